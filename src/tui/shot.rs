//! A drawn screen as text, as text with colours, or as a picture.

mod svg;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// How a screen is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ScreenFormat {
    /// Glyphs only, no white space at line ends.
    #[default]
    Text,
    /// With colours and attributes of a terminal.
    Ansi,
    /// A picture.
    Svg,
}

/// Prints a screen.
#[must_use]
pub fn print(screen: &Buffer, format: ScreenFormat) -> String {
    match format {
        ScreenFormat::Text => text(screen),
        ScreenFormat::Ansi => ansi(screen),
        ScreenFormat::Svg => svg::svg(screen),
    }
}

/// The first 16 of the 256 colours: xterm's, since a picture has no scheme of its own.
const SCHEME: [[u8; 3]; 16] = [
    [0x00, 0x00, 0x00],
    [0xcd, 0x00, 0x00],
    [0x00, 0xcd, 0x00],
    [0xcd, 0xcd, 0x00],
    [0x00, 0x00, 0xee],
    [0xcd, 0x00, 0xcd],
    [0x00, 0xcd, 0xcd],
    [0xe5, 0xe5, 0xe5],
    [0x7f, 0x7f, 0x7f],
    [0xff, 0x00, 0x00],
    [0x00, 0xff, 0x00],
    [0xff, 0xff, 0x00],
    [0x5c, 0x5c, 0xff],
    [0xff, 0x00, 0xff],
    [0x00, 0xff, 0xff],
    [0xff, 0xff, 0xff],
];

fn text(screen: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(screen) {
        let line: String = glyphs(row).map(|(_, cell)| cell.symbol()).collect();
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn ansi(screen: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(screen) {
        let mut last = None;
        for (_, cell) in glyphs(row) {
            let look = (cell.fg, cell.bg, cell.modifier);
            if last != Some(look) {
                out.push_str(&sgr(cell));
                last = Some(look);
            }
            out.push_str(cell.symbol());
        }
        out.push_str("\u{1b}[0m\n");
    }
    out
}

fn sgr(cell: &Cell) -> String {
    let mut codes = vec!["0".to_owned()];
    for (modifier, code) in [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::ITALIC, "3"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::REVERSED, "7"),
    ] {
        if cell.modifier.contains(modifier) {
            codes.push(code.to_owned());
        }
    }
    for (layer, color) in [(38, cell.fg), (48, cell.bg)] {
        match (color, index(color)) {
            (Color::Rgb(r, g, b), _) => codes.push(format!("{layer};2;{r};{g};{b}")),
            (_, Some(n)) => codes.push(format!("{layer};5;{n}")),
            _ => {}
        }
    }
    format!("\u{1b}[{}m", codes.join(";"))
}

fn rgb(color: Color) -> Option<[u8; 3]> {
    if let Color::Rgb(r, g, b) = color {
        return Some([r, g, b]);
    }
    let n = index(color)?;
    Some(match n {
        0..=15 => SCHEME[usize::from(n)],
        16..=231 => {
            let level = |v: u8| if v == 0 { 0 } else { 55 + v * 40 };
            [
                level((n - 16) / 36),
                level((n - 16) / 6 % 6),
                level((n - 16) % 6),
            ]
        }
        _ => [8 + (n - 232) * 10; 3],
    })
}

fn index(color: Color) -> Option<u8> {
    const NAMED: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match color {
        Color::Indexed(n) => Some(n),
        _ => NAMED.iter().position(|&it| it == color).map(|n| n as u8),
    }
}

fn rows(screen: &Buffer) -> impl Iterator<Item = &[Cell]> {
    screen.content.chunks(usize::from(screen.area.width).max(1))
}

/// The cells that show a glyph, with their column: what a wide glyph covers is passed over.
fn glyphs(row: &[Cell]) -> impl Iterator<Item = (usize, &Cell)> {
    let mut free = 0;
    row.iter().enumerate().filter(move |&(x, cell)| {
        let shown = x >= free;
        if shown {
            free = x + cell.symbol().width().max(1);
        }
        shown
    })
}

#[cfg(test)]
mod tests {
    use super::{ScreenFormat, print};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    /// A screen with glyphs of two columns, a mark of SVG and colour.
    pub(super) fn screen() -> Buffer {
        let mut screen = Buffer::empty(Rect::new(0, 0, 8, 2));
        screen.set_string(0, 0, "a 日本<", Style::new());
        screen.set_string(1, 1, "red", Style::new().fg(Color::Indexed(203)).bold());
        screen
    }

    #[test]
    fn text_has_the_glyphs_only() {
        assert_eq!(print(&screen(), ScreenFormat::Text), "a 日本<\n red\n");
    }

    #[test]
    fn ansi_states_each_change_of_look_once() {
        let printed = print(&screen(), ScreenFormat::Ansi);
        assert_eq!(
            printed.lines().nth(1),
            Some("\u{1b}[0m \u{1b}[0;1;38;5;203mred\u{1b}[0m    \u{1b}[0m")
        );
    }
}
