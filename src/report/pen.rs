//! `Pen`: text with or without the colours of a terminal.

use crate::render::runs::Run;
use crate::render::theme::{Color, Role, Style, Theme};
use crate::text::Span;
use std::fmt::{self, Write};

/// Writes text in roles; without a theme it writes the text alone, so that no escape code can go out.
pub(super) struct Pen<'a> {
    theme: Option<&'a Theme>,
}

impl<'a> Pen<'a> {
    /// A pen that writes no escape code.
    pub(super) fn plain() -> Self {
        Self { theme: None }
    }

    /// A pen with the colours of a theme.
    pub(super) fn colored(theme: &'a Theme) -> Self {
        Self { theme: Some(theme) }
    }

    /// Writes text in one role.
    pub(super) fn write(&self, role: Role, text: &str, out: &mut dyn Write) -> fmt::Result {
        self.styled(self.theme.map(|it| it.style(role)), text, out)
    }

    /// Writes a row of an article: `runs` cover it, in order.
    pub(super) fn write_runs(
        &self,
        text: &str,
        row: Span,
        runs: &[Run],
        ground: Role,
        out: &mut dyn Write,
    ) -> fmt::Result {
        let from = runs.partition_point(|it| it.span.end() <= row.start());
        for run in runs[from..]
            .iter()
            .take_while(|it| it.span.start() < row.end())
        {
            let Some(span) = run.span.intersection(row) else {
                continue;
            };
            let style = self.theme.map(|theme| {
                let plain = run.roles.is_tinted();
                let roles = run
                    .roles
                    .iter()
                    .filter(|it| !plain || !is_colored_word(*it));
                let mut style = theme.style(ground);
                for role in roles {
                    style = laid_over(style, theme.style(role));
                }
                style
            });
            self.styled(style, &text[span.range()], out)?;
        }
        Ok(())
    }

    fn styled(&self, style: Option<Style>, text: &str, out: &mut dyn Write) -> fmt::Result {
        let codes = style.map(codes).unwrap_or_default();
        if codes.is_empty() || text.is_empty() {
            return out.write_str(text);
        }
        write!(out, "\u{1b}[{codes}m{text}\u{1b}[0m")
    }
}

/// Names and quotes lose their colour on a tint, where it can be too weak.
fn is_colored_word(role: Role) -> bool {
    matches!(role, Role::Entity | Role::EntityChosen | Role::Quote)
}

fn laid_over(below: Style, above: Style) -> Style {
    Style {
        foreground: above.foreground.or(below.foreground),
        background: above.background.or(below.background),
        bold: above.bold || below.bold,
        underline: above.underline || below.underline,
        reverse: above.reverse || below.reverse,
    }
}

/// Select Graphic Rendition codes (ECMA-48), without their frame; empty for plain text.
fn codes(style: Style) -> String {
    let mut codes = Vec::new();
    for (set, code) in [
        (style.bold, "1"),
        (style.underline, "4"),
        (style.reverse, "7"),
    ] {
        if set {
            codes.push(code.to_owned());
        }
    }
    codes.extend(style.foreground.map(|it| color(it, 30)));
    codes.extend(style.background.map(|it| color(it, 40)));
    codes.join(";")
}

/// A colour as a code; `base` is 30 in front and 40 behind.
fn color(color: Color, base: u16) -> String {
    match color {
        Color::Indexed(n @ 0..8) => (base + u16::from(n)).to_string(),
        Color::Indexed(n @ 8..16) => (base + 52 + u16::from(n)).to_string(),
        Color::Indexed(n) => format!("{};5;{n}", base + 8),
        Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use super::{codes, laid_over};
    use crate::render::theme::{Color, Style};

    #[track_caller]
    fn check(style: Style, expected: &str) {
        assert_eq!(codes(style), expected);
    }

    #[test]
    fn styles_become_codes() {
        let bold = Style {
            bold: true,
            foreground: Some(Color::Indexed(9)),
            ..Style::default()
        };
        check(Style::default(), "");
        check(bold, "1;91");
        let tint = Style {
            underline: true,
            background: Some(Color::Rgb(1, 2, 3)),
            ..Style::default()
        };
        check(laid_over(bold, tint), "1;4;91;48;2;1;2;3");
        let indexed = Style {
            foreground: Some(Color::Indexed(3)),
            background: Some(Color::Indexed(200)),
            ..Style::default()
        };
        check(indexed, "33;48;5;200");
    }
}
