//! Theme files: TOML, one row a role; and how a row becomes a style on the terminal at hand.

use super::themes::{Depth, Ground};
use super::{Color, ROLES, Style, Theme};
use crate::render::color::{self, Rgb, contrast, mix, nearest_256, readable};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The themes that come with the program.
const BUNDLED: &[(&str, &str)] = &[
    ("dark", include_str!("../../../assets/themes/dark.toml")),
    ("light", include_str!("../../../assets/themes/light.toml")),
    ("mono", include_str!("../../../assets/themes/mono.toml")),
    (
        "ansi16-dark",
        include_str!("../../../assets/themes/ansi16-dark.toml"),
    ),
    (
        "ansi16-light",
        include_str!("../../../assets/themes/ansi16-light.toml"),
    ),
];

/// The least contrast of text on what is behind it (WCAG 2, level AA).
pub(super) const LEAST_CONTRAST: f64 = 4.5;

/// What is wrong with a theme file, in words, with its line where there is one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ThemeError(String);

/// A theme file, with what it inherits filled in.
#[derive(Debug, Clone)]
pub(super) struct ThemeFile {
    name: String,
    ground: Ground,
    paper: Option<Rgb>,
    roles: BTreeMap<String, Paint>,
}

/// The file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    inherits: Option<String>,
    ground: Option<Ground>,
    paper: Option<String>,
    #[serde(default)]
    roles: BTreeMap<String, Paint>,
}

/// How a role looks, as written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Paint {
    color: Option<String>,
    index: Option<u8>,
    mix: Option<u8>,
    #[serde(default)]
    bold: bool,
    #[serde(default)]
    underline: bool,
    #[serde(default)]
    reverse: bool,
}

impl ThemeFile {
    /// One of the themes that come with the program.
    pub(super) fn bundled(name: &str) -> Option<Self> {
        let (name, text) = BUNDLED.iter().find(|it| it.0 == name)?;
        Some(Self::parse(name, text).expect("every bundled theme is parsed by a test"))
    }

    /// Parses a file. A role that it leaves out is that of the theme it inherits, by default the one for its ground.
    pub(super) fn parse(name: &str, text: &str) -> Result<Self, ThemeError> {
        let wire: Wire = toml::from_str(text).map_err(|it| ThemeError(it.to_string()))?;
        let ground = wire.ground.unwrap_or_default();
        let by_ground = match ground {
            Ground::Dark => "dark",
            Ground::Light => "light",
        };
        let parent =
            match wire.inherits.as_deref() {
                Some(parent) => Some(Self::bundled(parent).ok_or_else(|| {
                    ThemeError(format!("inherits \"{parent}\", which is no theme"))
                })?),
                // The themes that the others inherit from define every role themselves.
                None if BUNDLED.iter().any(|it| it.0 == name) => None,
                None => Self::bundled(by_ground),
            };
        let mut roles = parent
            .as_ref()
            .map(|it| it.roles.clone())
            .unwrap_or_default();
        for (role, paint) in wire.roles {
            check(&role, &paint)?;
            roles.insert(role, paint);
        }
        let paper = match wire.paper {
            Some(text) => Some(hex("paper", &text)?),
            None => parent.and_then(|it| it.paper),
        };
        Ok(Self {
            name: name.to_owned(),
            ground,
            paper,
            roles,
        })
    }

    /// Whether it is made for a dark or a light background.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn ground(&self) -> Ground {
        self.ground
    }

    /// Whether it has no colour at all.
    pub(super) fn is_colorless(&self) -> bool {
        self.roles
            .values()
            .all(|it| it.color.is_none() && it.index.is_none())
    }

    /// The theme on this terminal. `background` is the colour behind its text, where it is known; on a background that
    /// is unknown, or not of the theme's kind, the theme paints its own.
    pub(super) fn paint(&self, depth: Depth, background: Option<Rgb>) -> Theme {
        let fitting = background.filter(|&it| color::is_dark(it) == (self.ground == Ground::Dark));
        let paper = fitting.or(self.paper);
        let own = match (fitting, self.paper) {
            (None, Some(paper)) => solid(paper, None, depth),
            _ => None,
        };
        let mut styles = [Style::default(); ROLES.len()];
        for (style, (_, role)) in styles.iter_mut().zip(ROLES) {
            let paint = self.roles.get(role).cloned().unwrap_or_default();
            *style = self.style(&paint, depth, paper);
            if role == "text" {
                style.background = own;
            }
        }
        Theme {
            name: self.name.clone(),
            styles,
        }
    }

    /// What the file says of a role: colour, index among the 256, percent of a tint.
    #[cfg(test)]
    pub(super) fn written(&self, role: &str) -> (Rgb, Option<u8>, Option<u8>) {
        let paint = &self.roles[role];
        (paint.rgb().expect("a colour"), paint.index, paint.mix)
    }

    /// Roles of text whose contrast on a background is below the least, with that contrast.
    pub(super) fn faint_roles(&self, background: Option<Rgb>) -> Vec<(String, f64)> {
        let Some(paper) = background.or(self.paper) else {
            return Vec::new();
        };
        let faint = self.roles.iter().filter_map(|(role, paint)| {
            let color = paint.rgb().filter(|_| paint.mix.is_none())?;
            Some((role.clone(), contrast(color, paper)))
        });
        let text = self.roles.get("text").and_then(Paint::rgb);
        let tints = self.roles.iter().filter_map(|(role, paint)| {
            let tint = mix(paper, paint.rgb()?, paint.mix?);
            Some((format!("text on {role}"), contrast(text?, tint)))
        });
        faint
            .chain(tints)
            .filter(|it| it.1 < LEAST_CONTRAST)
            .collect()
    }

    fn style(&self, paint: &Paint, depth: Depth, paper: Option<Rgb>) -> Style {
        let mut style = Style {
            bold: paint.bold,
            underline: paint.underline,
            reverse: paint.reverse,
            ..Style::default()
        };
        match (paint.rgb(), paint.mix, paper) {
            (Some(rgb), Some(percent), Some(paper)) => {
                style.background = solid(mix(paper, rgb, percent), None, depth);
            }
            (Some(rgb), None, Some(paper)) => {
                style.foreground = self.ink(rgb, paint.index, depth, paper);
            }
            (Some(rgb), None, None) => style.foreground = solid(rgb, paint.index, depth),
            (None, _, _) if depth != Depth::None => {
                style.foreground = paint.index.map(Color::Indexed)
            }
            _ => {}
        }
        style
    }
}

impl ThemeFile {
    /// A colour of text, made readable on the paper and on the tint of the cursor's passage.
    fn ink(&self, rgb: Rgb, index: Option<u8>, depth: Depth, paper: Rgb) -> Option<Color> {
        let shown = |it: Rgb| match depth {
            Depth::Indexed => color::of_256(nearest_256(it)).unwrap_or(it),
            _ => it,
        };
        let tint = self.roles.get("cursor-tint").cloned().unwrap_or_default();
        let tint = tint.rgb().map(|it| mix(paper, it, tint.mix.unwrap_or(0)));
        let behind = tint.map_or(paper, shown);
        let fits = |it: Rgb| contrast(it, paper).min(contrast(it, behind)) >= LEAST_CONTRAST;
        if depth == Depth::Indexed && index.and_then(color::of_256).is_some_and(fits) {
            return index.map(Color::Indexed);
        }
        solid(
            readable(rgb, &[paper, behind], LEAST_CONTRAST, shown),
            None,
            depth,
        )
    }
}

impl Paint {
    /// The colour, which [`check`] has seen to be one.
    fn rgb(&self) -> Option<Rgb> {
        self.color.as_deref().and_then(color::parse_hex)
    }
}

/// A colour as the terminal can show it; none at 16 colours, where only a theme's own indices are safe.
fn solid(rgb: Rgb, index: Option<u8>, depth: Depth) -> Option<Color> {
    match depth {
        Depth::True => Some(Color::Rgb(rgb[0], rgb[1], rgb[2])),
        Depth::Indexed => Some(Color::Indexed(index.unwrap_or_else(|| nearest_256(rgb)))),
        Depth::Ansi16 => index.filter(|it| *it < 16).map(Color::Indexed),
        Depth::None => None,
    }
}

fn check(role: &str, paint: &Paint) -> Result<(), ThemeError> {
    if !ROLES.iter().any(|it| it.1 == role) {
        let names: Vec<&str> = ROLES.iter().map(|it| it.1).collect();
        return Err(ThemeError(format!(
            "\"{role}\" is no role; the roles are {}",
            names.join(", ")
        )));
    }
    if let Some(text) = &paint.color {
        hex(role, text)?;
    }
    Ok(())
}

fn hex(field: &str, text: &str) -> Result<Rgb, ThemeError> {
    color::parse_hex(text)
        .ok_or_else(|| ThemeError(format!("{field}: \"{text}\" is no colour (#rrggbb)")))
}
