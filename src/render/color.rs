//! Colour arithmetic: contrast, mixing, difference as seen, the nearest of the 256.

use std::sync::LazyLock;

/// Red, green, blue.
pub type Rgb = [u8; 3];

/// Reads `#rrggbb`.
#[must_use]
pub fn parse_hex(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|it| it.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    Some([(number >> 16) as u8, (number >> 8) as u8, number as u8])
}

/// Contrast of two colours, 1 to 21 (WCAG 2).
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Whether white shows better on it than black.
#[must_use]
pub fn is_dark(color: Rgb) -> bool {
    contrast(color, [255; 3]) > contrast(color, [0; 3])
}

/// `percent` of `over` laid over `ground`.
#[must_use]
pub fn mix(ground: Rgb, over: Rgb, percent: u8) -> Rgb {
    let part = f64::from(percent.min(100)) / 100.0;
    std::array::from_fn(|n| {
        let (a, b) = (f64::from(ground[n]), f64::from(over[n]));
        (a + (b - a) * part).round() as u8
    })
}

/// The colour, lightened or darkened in steps until it reaches a contrast of `least` on every one of the grounds as
/// the terminal shows it (`shown`), or the end of the scale.
#[must_use]
pub fn readable(color: Rgb, grounds: &[Rgb], least: f64, shown: impl Fn(Rgb) -> Rgb) -> Rgb {
    const STEP: u8 = 4;
    let goal = match grounds.first() {
        Some(&it) if is_dark(it) => [255; 3],
        _ => [0; 3],
    };
    let reaches = |it: Rgb| {
        grounds
            .iter()
            .all(|&ground| contrast(shown(it), ground) >= least)
    };
    (0..=100)
        .step_by(usize::from(STEP))
        .map(|percent| mix(color, goal, percent as u8))
        .find(|&it| reaches(it))
        .unwrap_or(goal)
}

/// One of the 256 colours from 16 on: the cube and the greys, which are the same everywhere.
#[must_use]
pub fn of_256(index: u8) -> Option<Rgb> {
    match index {
        0..16 => None,
        16..232 => {
            let level = |v: u8| if v == 0 { 0 } else { 55 + v * 40 };
            let n = index - 16;
            Some([level(n / 36), level(n / 6 % 6), level(n % 6)])
        }
        232.. => Some([8 + (index - 232) * 10; 3]),
    }
}

/// The nearest of the 256 colours as seen (CIEDE2000); the first of several. Costs some dozen differences: what is much
/// lighter or darker than the nearest found so far is passed over.
#[must_use]
pub fn nearest_256(color: Rgb) -> u8 {
    /// No difference is smaller than that of lightness divided by this.
    const MOST_FORGIVEN: f64 = 1.75;
    static FIXED: LazyLock<Vec<(u8, [f64; 3])>> = LazyLock::new(|| {
        (16..=255)
            .filter_map(|it| Some((it, lab(of_256(it)?))))
            .collect()
    });
    let wanted = lab(color);
    let far = |it: [f64; 3]| (0..3).map(|n| (it[n] - wanted[n]).powi(2)).sum::<f64>();
    let guess = FIXED.iter().min_by(|a, b| far(a.1).total_cmp(&far(b.1)));
    let mut nearest = guess.map_or((f64::MAX, 16), |it| (difference_lab(wanted, it.1), it.0));
    for &(index, it) in &*FIXED {
        if (it[0] - wanted[0]).abs() > MOST_FORGIVEN * nearest.0 {
            continue;
        }
        let distance = difference_lab(wanted, it);
        if (distance, index) < nearest {
            nearest = (distance, index);
        }
    }
    nearest.1
}

/// Difference as seen between two colours: CIEDE2000 (Sharma, Wu, Dalal 2005). 1 is just noticeable.
#[must_use]
pub fn difference(a: Rgb, b: Rgb) -> f64 {
    difference_lab(lab(a), lab(b))
}

/// Relative luminance, 0 to 1 (WCAG 2).
fn luminance(color: Rgb) -> f64 {
    let [r, g, b] = color.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.04045 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

/// CIE L*a*b* under D65.
fn lab(color: Rgb) -> [f64; 3] {
    let [r, g, b] = color.map(linear);
    let f = |t: f64| {
        if t > 216.0 / 24389.0 {
            t.cbrt()
        } else {
            (24389.0 / 27.0 * t + 16.0) / 116.0
        }
    };
    let x = f((0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47);
    let y = f(0.212_672_9 * r + 0.715_152_2 * g + 0.072_175 * b);
    let z = f((0.019_333_9 * r + 0.119_192 * g + 0.950_304_1 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn difference_lab([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let mean_chroma7 = f64::midpoint(a1.hypot(b1), a2.hypot(b2)).powi(7);
    let g = 0.5 * (1.0 - (mean_chroma7 / (mean_chroma7 + 25.0_f64.powi(7))).sqrt());
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let gray = c1 * c2 == 0.0;
    let dh = if gray {
        0.0
    } else {
        (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0
    };
    let big_dh = 2.0 * (c1 * c2).sqrt() * (dh / 2.0).to_radians().sin();
    let mean_h = if gray {
        h1 + h2
    } else {
        (h1 + dh / 2.0).rem_euclid(360.0)
    };
    let (mean_l, mean_c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t =
        1.0 - 0.17 * cos(mean_h - 30.0) + 0.24 * cos(2.0 * mean_h) + 0.32 * cos(3.0 * mean_h + 6.0)
            - 0.20 * cos(4.0 * mean_h - 63.0);
    let from_50 = (mean_l - 50.0).powi(2);
    let sl = 1.0 + 0.015 * from_50 / (20.0 + from_50).sqrt();
    let sc = 1.0 + 0.045 * mean_c;
    let sh = 1.0 + 0.015 * mean_c * t;
    let turn = 30.0 * (-((mean_h - 275.0) / 25.0).powi(2)).exp();
    let mean_c7 = mean_c.powi(7);
    let rc = 2.0 * (mean_c7 / (mean_c7 + 25.0_f64.powi(7))).sqrt();
    let rt = -(2.0 * turn).to_radians().sin() * rc;
    let (l, c, h) = ((l2 - l1) / sl, (c2 - c1) / sc, big_dh / sh);
    (l * l + c * c + h * h + rt * c * h).sqrt()
}

#[cfg(test)]
mod tests {
    use super::{
        contrast, difference, difference_lab, mix, nearest_256, of_256, parse_hex, readable,
    };

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        let text = parse_hex("#e4e4e4").expect("a colour");
        assert!((contrast(text, [0; 3]) - 16.52).abs() < 0.01);
    }

    #[test]
    fn difference_is_that_of_the_published_pairs() {
        // From the test data of Sharma, Wu and Dalal.
        for (a, b, want) in [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, -1.0, 2.0], [50.0, 0.0, 0.0], 2.3669),
            ([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030),
            ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
        ] {
            let got = difference_lab(a, b);
            assert!(
                (got - want).abs() < 1e-4,
                "{a:?} {b:?}: {got} is not {want}"
            );
        }
    }

    #[test]
    fn mixing_and_nearest() {
        assert_eq!(mix([0, 0, 0], [255, 100, 0], 10), [26, 10, 0]);
        assert_eq!(nearest_256([0x3b, 0xb5, 0xf0]), 39);
        for n in 0..3_u32.pow(5) {
            let color = [n * 7, n * 31, n * 101].map(|it| it as u8);
            let all = (16..=255).min_by(|&a, &b| {
                let [a, b] =
                    [a, b].map(|it| of_256(it).map_or(f64::MAX, |it| difference(color, it)));
                a.total_cmp(&b)
            });
            assert_eq!(Some(nearest_256(color)), all, "{color:?}");
        }
        assert_eq!(parse_hex("#12345"), None);
    }

    #[test]
    fn a_faint_colour_becomes_readable() {
        let ground = [0x60, 0x60, 0x60];
        let color = readable([0x95, 0xb5, 0xee], &[ground], 4.5, |it| it);
        assert!(contrast(color, ground) >= 4.5);
        assert_eq!(readable([255; 3], &[[0; 3]], 4.5, |it| it), [255; 3]);
    }
}
