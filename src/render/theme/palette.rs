//! The palette measured: contrast (WCAG 2), difference as seen (CIEDE2000), and both for the colour-blind (Machado 2009).
//!
//! The figures are those of the bundled theme files on seven dark and five light backgrounds that terminals come with.

use super::file::ThemeFile;
use super::{Color, Depth, ROLES, Role, Theme, ThemeChoice, Themes};
use crate::render::color::{Rgb, contrast, difference, mix, of_256, parse_hex};

const DARK: [&str; 7] = [
    "#000000", "#0c0c0c", "#1a1b26", "#1e1e1e", "#282828", "#282c34", "#002b36",
];
const LIGHT: [&str; 5] = ["#ffffff", "#f6f8fa", "#fdf6e3", "#fbf1c7", "#eff1f5"];
const ARTICLES: [Role; 4] = [
    Role::Article(0),
    Role::Article(1),
    Role::Article(2),
    Role::Article(3),
];
const MARKS: [Role; 4] = [Role::Same, Role::Different, Role::Only, Role::Check];

pub(super) fn hex(text: &str) -> Rgb {
    parse_hex(text).expect("a colour")
}

pub(super) fn on(depth: Depth, background: &str) -> Theme {
    let mut themes = Themes::new(&ThemeChoice::Auto, depth, None).expect("a theme");
    themes.set_background(hex(background));
    themes.current()
}

fn rgb(color: Option<Color>) -> Option<Rgb> {
    match color? {
        Color::Rgb(r, g, b) => Some([r, g, b]),
        Color::Indexed(n) => of_256(n),
    }
}

pub(super) fn ink(theme: &Theme, role: Role) -> Rgb {
    rgb(theme.style(role).foreground).expect("a colour")
}

/// Every text role on every background and on the cursor's tint; `text` on the other tints.
#[track_caller]
fn check_contrast(background: &str, depth: Depth) {
    let theme = on(depth, background);
    let paper = hex(background);
    let tint = rgb(theme.style(Role::CursorTint).background).expect("a tint");
    for (role, name) in ROLES {
        if let Some(ink) = rgb(theme.style(role).foreground) {
            for ground in [paper, tint] {
                let got = contrast(ink, ground);
                assert!(got >= 4.5, "{name} on {background} {depth:?}: {got:.2}");
            }
        }
    }
    let least = if LIGHT.contains(&background) {
        7.0
    } else {
        6.5
    };
    for role in [Role::DifferentTint, Role::OnlyTint, Role::CheckTint] {
        let tint = rgb(theme.style(role).background).expect("a tint");
        let got = contrast(ink(&theme, Role::Text), tint);
        assert!(
            depth != Depth::True || got >= least,
            "text on {role:?} on {background}: {got:.2}"
        );
    }
    assert_eq!(
        theme.style(Role::Text).background,
        None,
        "the terminal's own ground stays"
    );
}

#[test]
fn text_is_readable_on_every_background() {
    for background in DARK.iter().chain(&LIGHT) {
        check_contrast(background, Depth::True);
        check_contrast(background, Depth::Indexed);
    }
}

/// Role, least contrast of its colour on the backgrounds, its 256-colour index, least contrast of that.
type Figure = (&'static str, f64, u8, f64);

const DARK_FIGURES: [Figure; 11] = [
    ("text", 11.01, 254, 11.01),
    ("muted", 5.89, 248, 5.89),
    ("different", 6.75, 111, 6.40),
    ("only", 8.75, 220, 9.98),
    ("check", 5.08, 203, 4.70),
    ("entity", 6.04, 39, 5.72),
    ("quote", 7.70, 178, 6.68),
    ("article-a", 5.34, 111, 6.40),
    ("article-b", 5.16, 208, 5.81),
    ("article-c", 10.56, 225, 10.94),
    ("article-d", 12.14, 193, 12.54),
];
const LIGHT_FIGURES: [Figure; 11] = [
    ("text", 15.02, 234, 15.02),
    ("muted", 5.89, 59, 5.63),
    ("different", 4.86, 25, 5.68),
    ("only", 4.99, 94, 5.05),
    ("check", 12.26, 52, 12.45),
    ("entity", 6.66, 25, 5.68),
    ("quote", 7.10, 94, 5.05),
    ("article-a", 5.21, 26, 5.12),
    ("article-b", 4.94, 94, 5.05),
    ("article-c", 14.42, 53, 11.20),
    ("article-d", 14.17, 235, 13.34),
];
/// Tint, least contrast of text and of names on it.
const DARK_TINTS: [(&str, f64, f64); 4] = [
    ("cursor-tint", 9.12, 5.00),
    ("different-tint", 6.70, 3.67),
    ("only-tint", 6.87, 3.77),
    ("check-tint", 7.14, 3.91),
];
const LIGHT_TINTS: [(&str, f64, f64); 4] = [
    ("cursor-tint", 13.36, 5.93),
    ("different-tint", 11.39, 5.05),
    ("only-tint", 11.21, 4.97),
    ("check-tint", 10.43, 4.63),
];

#[track_caller]
fn check_figures(name: &str, grounds: &[&str], figures: &[Figure], tints: &[(&str, f64, f64)]) {
    let file = ThemeFile::bundled(name).expect("bundled");
    let least = |ink: Rgb, behind: &dyn Fn(Rgb) -> Rgb| {
        let all = grounds.iter().map(|it| contrast(ink, behind(hex(it))));
        all.fold(f64::MAX, f64::min)
    };
    let same = |got: f64, want: f64, what: &str| {
        assert!(
            (got - want).abs() < 0.006,
            "{name} {what}: {got:.3}, not {want}"
        );
    };
    for (role, color, index, indexed) in figures {
        let (rgb, stated, _) = file.written(role);
        assert_eq!(stated, Some(*index), "{name} {role}");
        same(least(rgb, &|it| it), *color, role);
        same(
            least(of_256(*index).expect("of the cube"), &|it| it),
            *indexed,
            role,
        );
    }
    let (text, names) = (file.written("text").0, file.written("entity").0);
    for (tint, on_text, on_names) in tints {
        let (rgb, _, percent) = file.written(tint);
        let percent = percent.expect("a tint is mixed");
        same(least(text, &|it| mix(it, rgb, percent)), *on_text, tint);
        same(least(names, &|it| mix(it, rgb, percent)), *on_names, tint);
    }
}

#[test]
fn the_figures_of_the_design_are_those_of_the_files() {
    check_figures("dark", &DARK, &DARK_FIGURES, &DARK_TINTS);
    check_figures("light", &LIGHT, &LIGHT_FIGURES, &LIGHT_TINTS);
}

/// Machado, Oliveira, Fernandes (2009), full severity, on linear light.
const BLINDNESS: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

fn seen(color: Rgb, matrix: &[[f64; 3]; 3]) -> Rgb {
    let linear = color.map(|c| match f64::from(c) / 255.0 {
        c if c <= 0.04045 => c / 12.92,
        c => ((c + 0.055) / 1.055).powf(2.4),
    });
    matrix.map(|row| {
        let sum: f64 = row.iter().zip(linear).map(|(a, b)| a * b).sum();
        let c = match sum.clamp(0.0, 1.0) {
            c if c <= 0.003_130_8 => c * 12.92,
            c => 1.055 * c.powf(1.0 / 2.4) - 0.055,
        };
        (c * 255.0).round() as u8
    })
}

#[track_caller]
fn check_apart(depth: Depth, background: &str, group: &[Role], least: f64) {
    let theme = on(depth, background);
    for matrix in &BLINDNESS {
        for (n, &a) in group.iter().enumerate() {
            for &b in &group[n + 1..] {
                let got = difference(seen(ink(&theme, a), matrix), seen(ink(&theme, b), matrix));
                assert!(got >= least, "{a:?} and {b:?} on {background}: {got:.1}");
            }
        }
    }
}

/// The least difference within a group for each kind of sight: normal, protanopia, deuteranopia, tritanopia.
#[track_caller]
fn check_group(background: &str, group: &[Role], want: [f64; 4]) {
    let theme = on(Depth::True, background);
    for (matrix, want) in BLINDNESS.iter().zip(want) {
        let mut least = f64::MAX;
        for (n, &a) in group.iter().enumerate() {
            for &b in &group[n + 1..] {
                let (a, b) = (seen(ink(&theme, a), matrix), seen(ink(&theme, b), matrix));
                least = least.min(difference(a, b));
            }
        }
        assert!(
            (least - want).abs() < 0.25,
            "{group:?} on {background}: {least:.2}, not {want}"
        );
    }
}

#[test]
fn colours_of_a_group_stay_apart_without_red_green_or_blue() {
    let text = [Role::Text, Role::Entity, Role::Quote];
    for (background, marks, words, articles) in [
        (
            "#000000",
            [19.0, 16.0, 17.2, 19.1],
            [26.2, 22.8, 27.3, 23.9],
            [29.8, 22.6, 22.3, 24.8],
        ),
        (
            "#ffffff",
            [23.7, 22.3, 20.7, 20.2],
            [27.3, 26.0, 27.4, 25.5],
            [31.4, 26.3, 25.6, 25.9],
        ),
    ] {
        check_group(background, &MARKS, marks);
        check_group(background, &text, words);
        check_group(background, &ARTICLES, articles);
        for group in [&MARKS[..], &text, &ARTICLES] {
            check_apart(Depth::True, background, group, 15.0);
            check_apart(Depth::Indexed, background, group, 14.0);
        }
    }
}
