//! A drawn screen as an SVG picture: text in any font stays on the grid, lines and bars are drawn and meet.

use super::{glyphs, rgb, rows};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// What a picture paints where the screen leaves the terminal's own colours.
const PAPER: [u8; 3] = [0x16, 0x18, 0x1d];
const INK: [u8; 3] = [0xe4, 0xe4, 0xe4];
/// Size of a cell in a picture.
const CELL: (f64, f64) = (8.4, 18.0);
/// Where the baseline stands below the top of a cell.
const BASELINE: f64 = 13.5;
/// Every run of one look is one `<text>` with its length stated, so that any font stays on the grid. The ground that most cells have
/// is painted once.
pub(super) fn svg(screen: &Buffer) -> String {
    let (width, height) = (
        f64::from(screen.area.width) * CELL.0,
        f64::from(screen.area.height) * CELL.1,
    );
    let ground = ground(screen);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.1} {height:.1}\">\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n\
         <g font-family=\"JetBrains Mono,DejaVu Sans Mono,Menlo,Consolas,monospace\" font-size=\"14\" xml:space=\"preserve\">\n",
        hex(ground)
    );
    for (y, row) in rows(screen).enumerate() {
        svg_row(&mut out, y as f64 * CELL.1, row, ground);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// The ground that most cells have.
fn ground(screen: &Buffer) -> [u8; 3] {
    let mut counts: BTreeMap<[u8; 3], usize> = BTreeMap::new();
    for cell in &screen.content {
        *counts.entry(inks(cell).1).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|it| it.1);
    most.map_or(PAPER, |it| it.0)
}

fn svg_row(out: &mut String, top: f64, row: &[Cell], ground: [u8; 3]) {
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
        if paper != ground {
            let _ = write!(
                out,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{}\" fill=\"{}\"/>",
                columns as f64 * CELL.0 + 0.2,
                CELL.1,
                hex(paper)
            );
        }
        let kind = |cell: &Cell| (cell.symbol().trim().is_empty(), drawn(cell).is_some());
        for words in run.chunk_by(|a, b| kind(a.1) == kind(b.1)) {
            match kind(words[0].1) {
                (true, _) => {}
                (false, true) => words.iter().for_each(|it| svg_lines(out, top, ink, *it)),
                (false, false) => svg_text(out, top, ink, words),
            }
        }
    }
    out.push('\n');
}

/// Which edges of its cell a line goes to from the middle: left, right, up, down. A bar goes to none: it fills the left half.
fn drawn(cell: &Cell) -> Option<[bool; 4]> {
    let edges = match cell.symbol() {
        "\u{2500}" => [1, 1, 0, 0],
        "\u{2502}" => [0, 0, 1, 1],
        "\u{250c}" | "\u{256d}" => [0, 1, 0, 1],
        "\u{2510}" | "\u{256e}" => [1, 0, 0, 1],
        "\u{2514}" | "\u{2570}" => [0, 1, 1, 0],
        "\u{2518}" | "\u{256f}" => [1, 0, 1, 0],
        "\u{251c}" => [0, 1, 1, 1],
        "\u{2524}" => [1, 0, 1, 1],
        "\u{252c}" => [1, 1, 0, 1],
        "\u{2534}" => [1, 1, 1, 0],
        "\u{253c}" => [1, 1, 1, 1],
        "\u{258c}" => [0, 0, 0, 0],
        _ => return None,
    };
    Some(edges.map(|it| it == 1))
}

fn svg_lines(out: &mut String, top: f64, ink: [u8; 3], (x, cell): (usize, &Cell)) {
    let left = x as f64 * CELL.0;
    let (mid, middle) = (left + CELL.0 / 2.0, top + CELL.1 / 2.0);
    let (right, bottom) = (left + CELL.0, top + CELL.1);
    let ink = hex(ink);
    let edges = drawn(cell).unwrap_or_default();
    if edges == [false; 4] {
        let (width, height) = (CELL.0 / 2.0, CELL.1);
        let _ = write!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height}\" fill=\"{ink}\"/>"
        );
        return;
    }
    let ends = [(left, middle), (right, middle), (mid, top), (mid, bottom)];
    let mut path = String::new();
    for ((x, y), _) in ends.iter().zip(edges).filter(|it| it.1) {
        let _ = write!(path, "M{mid:.1} {middle:.1}L{x:.1} {y:.1}");
    }
    let _ = write!(
        out,
        "<path d=\"{path}\" stroke=\"{ink}\" stroke-width=\"1.2\" stroke-linecap=\"square\"/>"
    );
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

fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use super::svg;
    use crate::tui::shot::tests::screen;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    #[test]
    fn svg_keeps_wide_glyphs_on_the_grid() {
        let printed = svg(&screen());
        assert!(printed.contains("x=\"16.8\""), "{printed}");
        assert!(printed.contains("textLength=\"42.0\""), "{printed}");
        assert!(printed.contains("日本&lt;</text>"), "{printed}");
        assert!(
            printed.contains("fill=\"#ff5f5f\" font-weight=\"700\""),
            "{printed}"
        );
    }

    #[test]
    fn lines_go_from_edge_to_edge() {
        let mut screen = Buffer::empty(Rect::new(0, 0, 2, 2));
        screen.set_string(0, 0, "╭─", Style::new());
        screen.set_string(0, 1, "│▌", Style::new());
        let printed = svg(&screen);
        // Right from the corner to the end of its cell, down from it through the cell below.
        assert!(
            printed.contains("M4.2 9.0L8.4 9.0M4.2 9.0L4.2 18.0"),
            "{printed}"
        );
        assert!(
            printed.contains("M4.2 27.0L4.2 18.0M4.2 27.0L4.2 36.0"),
            "{printed}"
        );
        assert!(!printed.contains("<text"), "{printed}");
    }

    #[test]
    fn the_ground_of_most_cells_is_painted_once() {
        let mut screen = screen();
        screen.set_style(screen.area, Style::new().bg(Color::White));
        let printed = svg(&screen);
        assert_eq!(printed.matches("<rect").count(), 1, "{printed}");
    }
}
