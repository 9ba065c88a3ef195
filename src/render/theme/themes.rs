//! Which theme is in use: choice, number of colours, and the background that the terminal reports.

use super::Theme;
use super::file::{ThemeError, ThemeFile};
use crate::render::color::{self, Rgb};
use serde::Deserialize;

/// How many colours can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Depth {
    /// None: attributes only.
    #[default]
    None,
    /// The 16 of the terminal's own scheme.
    Ansi16,
    /// The 256.
    Indexed,
    /// All.
    True,
}

/// What a background is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// Darker than its text.
    #[default]
    Dark,
    /// Lighter than its text.
    Light,
}

/// The theme that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ThemeChoice {
    /// By the background.
    #[default]
    Auto,
    /// One that comes with the program: `dark`, `light` or `mono`.
    Named(&'static str),
    /// A file: its name and its text.
    File(String, String),
}

/// The themes that can be had on this terminal, and which one is in use.
#[derive(Debug, Clone)]
pub struct Themes {
    round: Vec<Entry>,
    at: usize,
    depth: Depth,
    background: Option<Rgb>,
    hint: Option<Ground>,
}

#[derive(Debug, Clone)]
enum Entry {
    Auto,
    Fixed(ThemeFile),
}

impl Entry {
    fn name(&self) -> &str {
        match self {
            Self::Auto => "auto",
            Self::Fixed(file) => file.name(),
        }
    }
}

impl Default for Themes {
    /// No colour.
    fn default() -> Self {
        Self::new(&ThemeChoice::Auto, Depth::None, None).expect("no file, no error")
    }
}

impl Themes {
    /// The themes for a terminal with so many colours. `hint` is what is known of the background before the terminal
    /// says more (`COLORFGBG`).
    ///
    /// # Errors
    /// When the file chosen is no theme.
    pub fn new(
        choice: &ThemeChoice,
        depth: Depth,
        hint: Option<Ground>,
    ) -> Result<Self, ThemeError> {
        let mut round = vec![match choice {
            ThemeChoice::Auto => Entry::Auto,
            ThemeChoice::Named(name) => Entry::Fixed(bundled(name)),
            ThemeChoice::File(name, text) => Entry::Fixed(ThemeFile::parse(name, text)?),
        }];
        for name in ["dark", "light", "mono"] {
            if *choice != ThemeChoice::Named(name) {
                round.push(Entry::Fixed(bundled(name)));
            }
        }
        Ok(Self {
            round,
            at: 0,
            depth,
            background: None,
            hint,
        })
    }

    /// The theme in use where no colour can be shown.
    pub(super) fn colorless() -> Theme {
        bundled("mono").paint(Depth::None, None)
    }

    /// The theme in use.
    #[must_use]
    pub fn current(&self) -> Theme {
        match &self.round[self.at] {
            Entry::Auto => self.auto(),
            Entry::Fixed(file) => self.fitted(file),
        }
    }

    /// Goes to the next theme that looks otherwise than the present one, round.
    pub fn advance(&mut self) {
        let before = self.current();
        for _ in 0..self.round.len() {
            self.at = (self.at + 1) % self.round.len();
            if self.current().styles != before.styles {
                return;
            }
        }
    }

    /// Goes to the theme with this name. Tells whether there is one.
    pub fn select(&mut self, name: &str) -> bool {
        let found = self.round.iter().position(|it| it.name() == name);
        self.at = found.unwrap_or(self.at);
        found.is_some()
    }

    /// The names of those that can be had, the one chosen at start first.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.round.iter().map(|it| it.name().to_owned()).collect()
    }

    /// States the colour behind the terminal's text.
    pub fn set_background(&mut self, rgb: Rgb) {
        self.background = Some(rgb);
    }

    /// Roles of the theme chosen that are hard to read on its background, with their contrast.
    #[must_use]
    pub fn faint_roles(&self) -> Vec<(String, f64)> {
        match &self.round[0] {
            Entry::Auto => Vec::new(),
            Entry::Fixed(file) => file.faint_roles(self.background),
        }
    }

    fn auto(&self) -> Theme {
        let ground = match self.background {
            Some(rgb) if color::is_dark(rgb) => Some(Ground::Dark),
            Some(_) => Some(Ground::Light),
            None => self.hint,
        };
        match (ground, self.depth) {
            // Which of the 16 can be read is unknown as long as the background is.
            (None, Depth::Ansi16) => Self::colorless(),
            (Some(Ground::Light), _) => self.fitted(&bundled("light")),
            _ => self.fitted(&bundled("dark")),
        }
    }

    /// The theme painted; at 16 colours its place is taken by the one that uses only those.
    fn fitted(&self, file: &ThemeFile) -> Theme {
        match (self.depth, file.ground()) {
            (Depth::Ansi16, _) if file.is_colorless() => file.paint(Depth::None, None),
            (Depth::Ansi16, Ground::Dark) => bundled("ansi16-dark").paint(self.depth, None),
            (Depth::Ansi16, Ground::Light) => bundled("ansi16-light").paint(self.depth, None),
            (Depth::None, _) => Self::colorless(),
            _ if file.is_colorless() => file.paint(Depth::None, None),
            _ => file.paint(self.depth, self.background),
        }
    }
}

fn bundled(name: &str) -> ThemeFile {
    ThemeFile::bundled(name).expect("only names of bundled themes are asked for")
}

#[cfg(test)]
mod tests {
    use super::{Depth, Ground, ThemeChoice, Themes};
    use crate::render::color::contrast;
    use crate::render::theme::palette::{hex, ink, on};
    use crate::render::theme::{Color, Role, Theme};

    fn themes(choice: &ThemeChoice, depth: Depth) -> Themes {
        Themes::new(choice, depth, None).expect("a theme")
    }

    #[test]
    fn a_middling_background_is_met_with_lighter_or_darker_text() {
        for background in ["#555555", "#808080", "#b0b0b0", "#3a6ea5"] {
            let theme = on(Depth::True, background);
            let got = contrast(ink(&theme, Role::Different), hex(background));
            assert!(
                got >= 4.5 || [[0; 3], [255; 3]].contains(&ink(&theme, Role::Different)),
                "{background}: {got:.2}"
            );
        }
    }

    #[test]
    fn an_unknown_background_is_painted() {
        let theme = themes(&ThemeChoice::Auto, Depth::True).current();
        assert_eq!(
            theme.style(Role::Text).background,
            Some(Color::Rgb(0x16, 0x18, 0x1d))
        );
        let theme = themes(&ThemeChoice::Auto, Depth::Ansi16).current();
        assert!(theme.is_colorless());
        let mut light = themes(&ThemeChoice::Named("light"), Depth::True);
        light.set_background([0; 3]);
        assert_eq!(
            light.current().style(Role::Text).background,
            Some(Color::Rgb(255, 255, 255))
        );
    }

    #[test]
    fn the_background_chooses_the_theme() {
        assert_eq!(on(Depth::True, "#fdf6e3").name(), "light");
        assert_eq!(on(Depth::Indexed, "#002b36").name(), "dark");
        assert_eq!(on(Depth::Ansi16, "#000000").name(), "ansi16-dark");
        assert_eq!(
            on(Depth::Ansi16, "#ffffff")
                .style(Role::Different)
                .foreground,
            Some(Color::Indexed(4))
        );
        let hinted =
            Themes::new(&ThemeChoice::Auto, Depth::Indexed, Some(Ground::Light)).expect("a theme");
        assert_eq!(hinted.current().name(), "light");
    }

    #[test]
    fn no_colour_is_no_colour_at_all() {
        for choice in [ThemeChoice::Auto, ThemeChoice::Named("dark")] {
            assert!(themes(&choice, Depth::None).current().is_colorless());
        }
        assert!(
            themes(&ThemeChoice::Named("mono"), Depth::True)
                .current()
                .is_colorless()
        );
        assert!(Theme::default().style(Role::Quote).underline);
    }

    #[test]
    fn themes_go_round_and_none_looks_like_the_one_before() {
        let mut themes = themes(&ThemeChoice::Auto, Depth::True);
        themes.set_background([0; 3]);
        let mut names = Vec::new();
        for _ in 0..4 {
            names.push(themes.current().name().to_owned());
            themes.advance();
        }
        assert_eq!(names, ["dark", "light", "mono", "dark"]);
        let mut plain = Themes::default();
        plain.advance();
        assert!(plain.current().is_colorless());
    }

    #[test]
    fn a_file_inherits_what_it_leaves_out() {
        let text = "ground = \"light\"\n[roles]\ncheck = { color = \"#aa0000\" }\n";
        let choice = ThemeChoice::File("mine".into(), text.into());
        let mut themes = themes(&choice, Depth::True);
        themes.set_background([255; 3]);
        let theme = themes.current();
        assert_eq!(theme.name(), "mine");
        assert_eq!(ink(&theme, Role::Check), [0xaa, 0, 0]);
        assert_eq!(ink(&theme, Role::Entity), hex("#04559b"));
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said() {
        for (text, want) in [
            ("[roles]\nchek = {}", "\"chek\" is no role"),
            (
                "[roles]\ncheck = { color = \"red\" }",
                "\"red\" is no colour",
            ),
            ("inherits = \"dusk\"", "\"dusk\", which is no theme"),
            ("[roles]\ncheck = { colour = 1 }", "unknown field `colour`"),
        ] {
            let choice = ThemeChoice::File("mine".into(), text.into());
            let error = Themes::new(&choice, Depth::True, None)
                .expect_err("no theme")
                .to_string();
            assert!(error.contains(want), "{error}");
        }
    }

    #[test]
    fn faint_roles_are_listed() {
        let text = "[roles]\ncheck = { color = \"#222222\" }";
        let faint =
            themes(&ThemeChoice::File("mine".into(), text.into()), Depth::True).faint_roles();
        assert_eq!(
            faint.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(),
            ["check"]
        );
    }
}
