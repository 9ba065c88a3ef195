//! A drawn screen as text, as text with colours, or as an SVG picture.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;
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
        ScreenFormat::Svg => svg(screen),
    }
}

/// What a picture paints where the screen leaves the terminal's own colours.
const PAPER: [u8; 3] = [0x16, 0x18, 0x1d];
const INK: [u8; 3] = [0xe4, 0xe4, 0xe4];
/// Size of a cell in a picture.
const CELL: (f64, f64) = (8.4, 18.0);
/// Where the baseline stands below the top of a cell.
const BASELINE: f64 = 13.5;
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

/// Every run of one look is one `<text>` with its length stated, so that any font stays on the grid.
fn svg(screen: &Buffer) -> String {
    let (width, height) = (
        f64::from(screen.area.width) * CELL.0,
        f64::from(screen.area.height) * CELL.1,
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.1} {height:.1}\">\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n\
         <g font-family=\"JetBrains Mono,DejaVu Sans Mono,Menlo,Consolas,monospace\" font-size=\"14\" xml:space=\"preserve\">\n",
        hex(PAPER)
    );
    for (y, row) in rows(screen).enumerate() {
        svg_row(&mut out, y as f64 * CELL.1, row);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn svg_row(out: &mut String, top: f64, row: &[Cell]) {
    let cells: Vec<(usize, &Cell)> = glyphs(row).collect();
    for run in
        cells.chunk_by(|a, b| (a.1.fg, a.1.bg, a.1.modifier) == (b.1.fg, b.1.bg, b.1.modifier))
    {
        let (ink, paper) = inks(run[0].1);
        let left = run[0].0 as f64 * CELL.0;
        let columns: usize = run
            .iter()
            .map(|(_, cell)| cell.symbol().width().max(1))
            .sum();
        if paper != PAPER {
            let _ = write!(
                out,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{}\" fill=\"{}\"/>",
                columns as f64 * CELL.0 + 0.2,
                CELL.1,
                hex(paper)
            );
        }
        let blank = |cell: &Cell| cell.symbol().trim().is_empty();
        for words in run.chunk_by(|a, b| blank(a.1) == blank(b.1)) {
            if !blank(words[0].1) {
                svg_text(out, top, ink, words);
            }
        }
    }
    out.push('\n');
}

fn svg_text(out: &mut String, top: f64, ink: [u8; 3], words: &[(usize, &Cell)]) {
    let columns: usize = words
        .iter()
        .map(|(_, cell)| cell.symbol().width().max(1))
        .sum();
    let look = words[0].1.modifier;
    let mut attributes = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"700\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if look.contains(modifier) {
            attributes.push_str(attribute);
        }
    }
    let _ = write!(
        out,
        "<text x=\"{:.1}\" y=\"{:.1}\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{attributes}>",
        words[0].0 as f64 * CELL.0,
        top + BASELINE,
        columns as f64 * CELL.0,
        hex(ink),
    );
    for c in words.iter().flat_map(|(_, cell)| cell.symbol().chars()) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out.push_str("</text>");
}

/// Colours of glyph and ground as seen, after reversal.
fn inks(cell: &Cell) -> ([u8; 3], [u8; 3]) {
    let (ink, paper) = (rgb(cell.fg).unwrap_or(INK), rgb(cell.bg).unwrap_or(PAPER));
    if cell.modifier.contains(Modifier::REVERSED) {
        (paper, ink)
    } else {
        (ink, paper)
    }
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

fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
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

    fn screen() -> Buffer {
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

    #[test]
    fn svg_keeps_wide_glyphs_on_the_grid() {
        let printed = print(&screen(), ScreenFormat::Svg);
        assert!(printed.contains("x=\"16.8\""), "{printed}");
        assert!(printed.contains("textLength=\"42.0\""), "{printed}");
        assert!(printed.contains("日本&lt;</text>"), "{printed}");
        assert!(
            printed.contains("fill=\"#ff5f5f\" font-weight=\"700\""),
            "{printed}"
        );
    }
}
