//! Roles to the styles of cells, glyphs to what the terminal has, and the only writes into the buffer.

use crate::render::runs::RoleSet;
use crate::render::theme::{self, Role, Theme};
use crate::render::wrap::{columns, fitting, shortened_to_words};
use crate::tui::entry::Entry;
use crate::tui::layout::Area;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// A buffer with a theme: rows and columns are counted from the top left of the view.
pub(in crate::tui) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    theme: &'a Theme,
    ascii: bool,
}

/// A stretch of one row of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) struct Piece {
    pub text: String,
    pub roles: Vec<Role>,
}

/// One row of a panel.
pub(in crate::tui) type PanelRow = Vec<Piece>;

/// A piece with one role.
pub(in crate::tui) fn piece(text: impl Into<String>, role: Role) -> Piece {
    Piece {
        text: text.into(),
        roles: vec![role],
    }
}

/// A line that is typed, its caret reversed.
pub(in crate::tui) fn typed(prompt: &str, entry: &Entry) -> Vec<Piece> {
    let (before, after) = entry.halves();
    let under = after.graphemes(true).next().unwrap_or("");
    let caret = if under.is_empty() { " " } else { under };
    vec![
        piece(format!("{prompt}{before}"), Role::Text),
        piece(caret, Role::Chosen),
        piece(&after[under.len()..], Role::Text),
    ]
}

impl<'a> Canvas<'a> {
    pub(in crate::tui) fn new(
        buffer: &'a mut Buffer,
        area: Rect,
        theme: &'a Theme,
        ascii: bool,
    ) -> Self {
        let area = area.intersection(buffer.area);
        Self {
            buffer,
            area,
            theme,
            ascii,
        }
    }

    /// Our own words and glyphs, in ASCII if that is asked for. Returns the column behind them.
    pub(in crate::tui) fn put(&mut self, x: usize, y: usize, text: &str, roles: &[Role]) -> usize {
        let style = style(self.theme, roles.iter().copied());
        let text = self.own(text).into_owned();
        self.write(x, y, &text, style)
    }

    /// Words of an article, as they are. Returns the column behind them.
    pub(in crate::tui) fn words(
        &mut self,
        x: usize,
        y: usize,
        text: &str,
        roles: RoleSet,
    ) -> usize {
        let style = style(self.theme, roles.iter());
        self.write(x, y, text, style)
    }

    /// A row of a panel, cut at `width`.
    pub(in crate::tui) fn row(&mut self, x: usize, y: usize, row: &PanelRow, width: usize) {
        let mut at = x;
        for it in row {
            let room = (x + width).saturating_sub(at);
            let text = self.own(&it.text).into_owned();
            at = self.put(at, y, fitting(&text, room), &it.roles);
        }
    }

    /// Lays a role over cells that are drawn already.
    pub(in crate::tui) fn lay(&mut self, area: Area, role: Role) {
        let it = convert(self.theme.style(role));
        let rect = Rect {
            x: self.area.x.saturating_add(area.x as u16),
            y: self.area.y.saturating_add(area.y as u16),
            width: area.width as u16,
            height: area.height as u16,
        };
        self.buffer.set_style(rect.intersection(self.area), it);
    }

    /// Sets a row off as a band of its own, where there are colours for that.
    pub(in crate::tui) fn band(&mut self, y: usize) {
        let it = theme::Style {
            background: self.theme.style(Role::CursorTint).background,
            ..theme::Style::default()
        };
        let rect = Rect {
            y: self.area.y.saturating_add(y as u16),
            height: 1,
            ..self.area
        };
        let rect = rect.intersection(self.area);
        for cell in rect.positions() {
            if let Some(cell) = self.buffer.cell_mut(cell)
                && cell.bg == Color::Reset
            {
                cell.set_style(convert(it));
            }
        }
    }

    /// Blanks cells.
    pub(in crate::tui) fn clear(&mut self, area: Area) {
        let blank = " ".repeat(area.width);
        for y in area.y..area.y + area.height {
            self.put(area.x, y, &blank, &[Role::Text]);
        }
    }

    /// A text in at most `width` columns, with an ellipsis in place of what does not fit.
    pub(in crate::tui) fn short(&self, text: &str, width: usize) -> String {
        let text = self.own(text);
        if !self.ascii || columns(&text) <= width {
            return shortened_to_words(&text, width);
        }
        let dots = &"..."[..width.min(3)];
        let kept = shortened_to_words(&text, width - dots.len() + 1);
        format!("{}{dots}", kept.trim_end_matches('…'))
    }

    /// Columns that our own words take.
    pub(in crate::tui) fn width(&self, text: &str) -> usize {
        columns(&self.own(text))
    }

    fn own<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !self.ascii || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '─' => out.push('-'),
                '│' => out.push('|'),
                '┌' | '┐' | '└' | '┘' | '┬' | '┴' | '├' | '┤' | '┼' | '╭' | '╮' => {
                    out.push('+')
                }
                '╰' => out.push('\\'),
                '╯' => out.push('/'),
                '█' => out.push('#'),
                '▌' => out.push('>'),
                '↑' => out.push('^'),
                '↓' => out.push('v'),
                '¶' => out.push_str("par"),
                '·' => out.push('.'),
                '…' => out.push_str("..."),
                _ => out.push(c),
            }
        }
        Cow::Owned(out)
    }

    fn write(&mut self, x: usize, y: usize, text: &str, style: Style) -> usize {
        let (width, height) = (usize::from(self.area.width), usize::from(self.area.height));
        if x >= width || y >= height || text.is_empty() {
            return x + columns(text);
        }
        let (left, top) = (self.area.x + x as u16, self.area.y + y as u16);
        // A wide glyph whose second half is written over goes whole.
        if x > 0
            && let Some(cell) = self.buffer.cell_mut((left - 1, top))
            && columns(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
        let (end, _) = self.buffer.set_stringn(left, top, text, width - x, style);
        usize::from(end - self.area.x)
    }
}

/// The style of several roles laid over each other. On a tint that says how words differ, names and quotes keep the plain
/// colour of text, since theirs can be too weak there.
fn style(theme: &Theme, roles: impl Iterator<Item = Role> + Clone) -> Style {
    let tinted = roles
        .clone()
        .any(|it| matches!(it, Role::DifferentTint | Role::OnlyTint | Role::CheckTint));
    let mut style = convert(theme.style(Role::Text));
    for role in roles {
        let mut it = theme.style(role);
        if tinted && matches!(role, Role::Entity | Role::EntityChosen | Role::Quote) {
            it.foreground = None;
        }
        style = style.patch(convert(it));
    }
    style
}

fn convert(it: theme::Style) -> Style {
    let mut style = Style::new();
    style.fg = it.foreground.map(color);
    style.bg = it.background.map(color);
    for (on, modifier) in [
        (it.bold, Modifier::BOLD),
        (it.underline, Modifier::UNDERLINED),
        (it.reverse, Modifier::REVERSED),
    ] {
        if on {
            style = style.add_modifier(modifier);
        }
    }
    style
}

fn color(it: theme::Color) -> Color {
    match it {
        theme::Color::Indexed(n) => Color::Indexed(n),
        theme::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

/// The role in which a class is drawn.
pub(in crate::tui) fn class_role(class: crate::diverge::Class) -> Role {
    match class {
        crate::diverge::Class::Same | crate::diverge::Class::Told => Role::Same,
        crate::diverge::Class::Near => Role::Muted,
        crate::diverge::Class::Different => Role::Different,
        crate::diverge::Class::Only => Role::Only,
        crate::diverge::Class::Check => Role::Check,
    }
}
