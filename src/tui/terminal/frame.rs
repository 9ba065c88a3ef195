//! What is sent to turn one screen into another: as few bytes as a plain terminal needs.
//!
//! Only cells that changed are written, looks are changed by what differs between two of them, a gap in a row is stepped over
//! or written again, whichever is shorter, and blank ends of rows are erased.

use crate::render::wrap::columns;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

/// How the terminal writes at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pen {
    foreground: Color,
    background: Color,
    modifiers: Modifier,
}

/// The writing side of a terminal whose screen is known.
#[derive(Debug, Default)]
pub(super) struct Frames {
    /// None while it is not known.
    pen: Option<Pen>,
}

/// A row's end of fewer blank cells is written.
const LEAST_ERASED: usize = 6;

/// A glyph with the cells it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot<'a> {
    symbol: &'a str,
    pen: Pen,
    width: usize,
}

impl Frames {
    /// Forgets what the terminal writes with: somebody else wrote on it.
    pub(super) fn forget(&mut self) {
        self.pen = None;
    }

    /// The bytes that turn a screen that shows `before` into one that shows `after`, which is as large. Linear in cells.
    pub(super) fn change(&mut self, before: &Buffer, after: &Buffer) -> String {
        let mut out = String::new();
        let mut at: Option<(usize, usize)> = None;
        let width = usize::from(after.area.width);
        for y in 0..usize::from(after.area.height) {
            let (old, new) = (row(before, y), row(after, y));
            let end = blank_from(&new, width);
            let mut x = 0;
            while x < width {
                let Some(slot) = new[x] else {
                    x += 1;
                    continue;
                };
                if old[x] == Some(slot) {
                    x += slot.width;
                    continue;
                }
                self.go(&mut out, at, (x, y), &new);
                self.look(&mut out, slot.pen);
                if x >= end && width - x >= LEAST_ERASED {
                    out.push_str("\x1b[K");
                    at = Some((x, y));
                    break;
                }
                out.push_str(slot.symbol);
                x += slot.width;
                // Behind the last column terminals differ, and so they do in how wide a cluster is.
                let known = x < width && slot.symbol.chars().nth(1).is_none();
                at = known.then_some((x, y));
            }
        }
        out
    }

    /// Moves to a cell: by nothing, by writing again what stands between, by a step, or by its place.
    fn go(
        &self,
        out: &mut String,
        from: Option<(usize, usize)>,
        (x, y): (usize, usize),
        row: &[Option<Slot<'_>>],
    ) {
        let Some((at, _)) = from.filter(|it| it.1 == y && it.0 <= x) else {
            // Writing to memory does not fail.
            let _ = write!(out, "\x1b[{};{}H", y + 1, x + 1);
            return;
        };
        if at == x {
            return;
        }
        let step = match x - at {
            1 => "\x1b[C".to_owned(),
            n => format!("\x1b[{n}C"),
        };
        let between = row[at..x].iter().flatten();
        let plain = between
            .clone()
            .all(|it| Some(it.pen) == self.pen && it.width == 1);
        let text: String = between.map(|it| it.symbol).collect();
        match plain && text.len() <= step.len() && text.is_ascii() {
            true => out.push_str(&text),
            false => out.push_str(&step),
        }
    }

    /// Changes how the terminal writes.
    fn look(&mut self, out: &mut String, to: Pen) {
        let plain = Pen {
            foreground: Color::Reset,
            background: Color::Reset,
            modifiers: Modifier::empty(),
        };
        const KNOWN: [(Modifier, &str, &str); 3] = [
            (Modifier::BOLD, "1", "22"),
            (Modifier::UNDERLINED, "4", "24"),
            (Modifier::REVERSED, "7", "27"),
        ];
        if self.pen == Some(to) {
            return;
        }
        let mut codes: Vec<String> = Vec::new();
        let from = self.pen.unwrap_or_else(|| {
            codes.push("0".to_owned());
            plain
        });
        for (modifier, on, off) in KNOWN {
            match (
                from.modifiers.contains(modifier),
                to.modifiers.contains(modifier),
            ) {
                (false, true) => codes.push(on.to_owned()),
                (true, false) => codes.push(off.to_owned()),
                _ => {}
            }
        }
        if from.foreground != to.foreground {
            codes.push(color(to.foreground, 30));
        }
        if from.background != to.background {
            codes.push(color(to.background, 40));
        }
        if to == plain && codes.len() > 1 {
            codes = vec!["0".to_owned()];
        }
        if !codes.is_empty() {
            let _ = write!(out, "\x1b[{}m", codes.join(";"));
        }
        self.pen = Some(to);
    }
}

/// The code of a colour; `base` is 30 for that of glyphs and 40 for that behind them.
fn color(it: Color, base: u8) -> String {
    match it {
        Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", base + 8),
        Color::Indexed(n @ 0..8) => (base + n).to_string(),
        Color::Indexed(n @ 8..16) => (base + 60 + n - 8).to_string(),
        Color::Indexed(n) => format!("{};5;{n}", base + 8),
        // Themes know no names.
        _ => (base + 9).to_string(),
    }
}

/// The glyphs of a row by the column they begin in; none behind a wide one.
fn row(buffer: &Buffer, y: usize) -> Vec<Option<Slot<'_>>> {
    let width = usize::from(buffer.area.width);
    let cells = &buffer.content[y * width..(y + 1) * width];
    let mut slots = vec![None; width];
    let mut x = 0;
    while x < width {
        let slot = slot(&cells[x]);
        slots[x] = Some(slot);
        x += slot.width;
    }
    slots
}

fn slot(cell: &Cell) -> Slot<'_> {
    let symbol = cell.symbol();
    let width = match symbol.len() {
        1 => 1,
        _ => columns(symbol).max(1),
    };
    Slot {
        symbol: if symbol.is_empty() { " " } else { symbol },
        pen: Pen {
            foreground: cell.fg,
            background: cell.bg,
            modifiers: cell.modifier,
        },
        width,
    }
}

/// The column from which a row holds nothing but blanks of one plain look, which erasing gives too.
fn blank_from(row: &[Option<Slot<'_>>], width: usize) -> usize {
    let is_blank = |it: &Slot<'_>| {
        let marked = Modifier::UNDERLINED | Modifier::REVERSED;
        it.symbol == " "
            && it.pen.background == Color::Reset
            && !it.pen.modifiers.intersects(marked)
    };
    let Some(Some(last)) = row.last() else {
        return width;
    };
    let same = |it: &Option<Slot<'_>>| it.is_some_and(|it| is_blank(&it) && it.pen == last.pen);
    width - row.iter().rev().take_while(|it| same(it)).count()
}

#[cfg(test)]
mod tests {
    use super::Frames;
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    const AREA: Rect = Rect {
        x: 0,
        y: 0,
        width: 24,
        height: 5,
    };

    fn terminal() -> vt100::Parser {
        let cells = |n: u16| std::num::NonZeroU16::new(n).expect("not empty");
        vt100::Parser::new(cells(AREA.height), cells(AREA.width), 0)
    }

    fn style(n: u8) -> Style {
        let style = Style::new();
        match n % 7 {
            0 => style,
            1 => style.fg(Color::Rgb(1, 2, 3)),
            2 => style.fg(Color::Indexed(12)).bg(Color::Rgb(9, 8, 7)),
            3 => style.add_modifier(Modifier::BOLD),
            4 => style.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            5 => style.add_modifier(Modifier::REVERSED),
            _ => style.bg(Color::Indexed(100)),
        }
    }

    /// Text put at places, in styles.
    fn screen(texts: &[(u16, u16, &str, u8)]) -> Buffer {
        let mut buffer = Buffer::empty(AREA);
        for &(x, y, text, look) in texts {
            let room = usize::from(AREA.width - x);
            buffer.set_stringn(x, y, text, room, style(look));
        }
        buffer
    }

    /// What an emulator shows after all frames is what the last one holds.
    fn check(frames: &[Buffer]) {
        let mut emulator = terminal();
        let mut writer = Frames::default();
        let mut shown = Buffer::empty(AREA);
        for frame in frames {
            let bytes = writer.change(&shown, frame);
            emulator.process(bytes.as_bytes());
            shown = frame.clone();
            let mut fresh = terminal();
            fresh.process(
                Frames::default()
                    .change(&Buffer::empty(AREA), frame)
                    .as_bytes(),
            );
            for y in 0..AREA.height {
                for x in 0..AREA.width {
                    let (got, want) = (emulator.screen().cell(y, x), &frame[(x, y)]);
                    let got = got.expect("inside");
                    let symbol = match got.contents() {
                        "" => " ",
                        it => it,
                    };
                    // The second half of a wide glyph looks as the terminal likes.
                    if got.is_wide_continuation() {
                        continue;
                    }
                    assert_eq!(symbol, want.symbol(), "{x},{y}");
                    assert_eq!(
                        got.bold(),
                        want.modifier.contains(Modifier::BOLD),
                        "{x},{y}"
                    );
                    let seen = fresh.screen().cell(y, x).expect("inside");
                    assert_eq!(got.fgcolor(), seen.fgcolor(), "{x},{y}");
                    assert_eq!(got.bgcolor(), seen.bgcolor(), "{x},{y}");
                    assert_eq!(got.underline(), seen.underline(), "{x},{y}");
                    assert_eq!(got.inverse(), seen.inverse(), "{x},{y}");
                }
            }
        }
    }

    #[test]
    fn a_changed_glyph_costs_little() {
        let mut writer = Frames::default();
        let before = screen(&[(0, 1, "the ferry left", 1)]);
        writer.change(&Buffer::empty(AREA), &before);
        let after = screen(&[(0, 1, "the FerrY left", 1)]);
        assert_eq!(writer.change(&before, &after), "\x1b[2;5HFerrY");
        assert_eq!(writer.change(&after, &after), "");
        assert_eq!(
            writer.change(&after, &Buffer::empty(AREA)),
            "\x1b[2;1H\x1b[0m\x1b[K".replace("0m", "39m")
        );
    }

    #[test]
    fn wide_glyphs_and_clusters_give_way_to_others() {
        check(&[
            screen(&[(0, 0, "水が漏れ", 0), (3, 1, "e\u{301}t\u{e9}", 2)]),
            screen(&[(1, 0, "水水", 3), (3, 1, "o\u{308} x", 1)]),
            screen(&[
                (0, 0, "abcdefghijklmnopqrstuvwx", 4),
                (0, 4, "                    水水", 5),
            ]),
            screen(&[(22, 0, "水", 6)]),
        ]);
    }

    #[test]
    fn what_follows_a_cluster_stands_where_it_belongs_on_a_terminal_that_takes_it_apart() {
        let mut emulator = terminal();
        let frame = screen(&[(3, 1, "👩\u{200d}🚒 here", 0)]);
        let bytes = Frames::default().change(&Buffer::empty(AREA), &frame);
        emulator.process(bytes.as_bytes());
        let row = emulator.screen().contents_between(1, 6, 1, AREA.width);
        assert_eq!(row.trim_end(), "here");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn any_frames_follow_each_other(
            frames in prop::collection::vec(
                prop::collection::vec((0u16..24, 0u16..5, "[a-c 水é]{0,24}", 0u8..7), 0..6),
                1..5,
            ),
        ) {
            let frames: Vec<Buffer> = frames
                .iter()
                .map(|it| {
                    let texts: Vec<_> = it.iter().map(|(x, y, text, look)| (*x, *y, text.as_str(), *look)).collect();
                    screen(&texts)
                })
                .collect();
            check(&frames);
        }
    }
}
