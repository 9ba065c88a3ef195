//! The small menu of the right button, beside the place where it was pressed.

use crate::render::theme::Role;
use crate::tui::layout::Area;
use crate::tui::message::{Position, Size};
use crate::tui::model::{Model, Overlay};
use crate::tui::view::paint::Canvas;

/// Its rows: words and command.
pub(in crate::tui) const ITEMS: [(&str, &str); 4] = [
    ("go to the counterpart", "match.follow"),
    ("compare word by word", "compare.toggle"),
    ("copy with its source", "copy.passage"),
    ("write a note", "note.edit"),
];

/// Columns of its rows inside the frame.
const WIDTH: usize = 26;

/// Where it stands: right of and below the place, inside the screen.
fn area(size: Size, at: Position) -> Area {
    let (width, height) = (WIDTH + 2, ITEMS.len() + 2);
    let (columns, rows) = (usize::from(size.width), usize::from(size.height));
    Area {
        x: usize::from(at.x).min(columns.saturating_sub(width)),
        y: (usize::from(at.y) + 1).min(rows.saturating_sub(height + 2)),
        width: width.min(columns),
        height,
    }
}

/// The row at a place of the screen.
pub(in crate::tui) fn item_at(size: Size, corner: Position, at: Position) -> Option<usize> {
    let area = area(size, corner);
    let (x, y) = (usize::from(at.x), usize::from(at.y));
    let inside = (area.x..area.x + area.width).contains(&x);
    let row = y.checked_sub(area.y + 1)?;
    (inside && row < ITEMS.len()).then_some(row)
}

pub(super) fn draw(model: &Model, canvas: &mut Canvas<'_>) {
    let Some(Overlay::Menu { at, chosen }) = model.overlay else {
        return;
    };
    let area = area(model.size(), at);
    canvas.clear(area);
    let bar = "─".repeat(area.width - 2);
    canvas.put(area.x, area.y, &format!("┌{bar}┐"), &[Role::Line]);
    let last = area.y + area.height - 1;
    canvas.put(area.x, last, &format!("└{bar}┘"), &[Role::Line]);
    for (n, (words, command)) in ITEMS.iter().enumerate() {
        let y = area.y + 1 + n;
        canvas.put(area.x, y, "│", &[Role::Line]);
        canvas.put(area.x + area.width - 1, y, "│", &[Role::Line]);
        canvas.put(area.x + 1, y, words, &[Role::Text]);
        if let Some(key) = model.settings().keys.first(command) {
            let end = area.x + area.width - 1;
            let at = end.saturating_sub(canvas.width(&key));
            if at > area.x + 1 + words.len() {
                canvas.put(at, y, &key, &[Role::Muted]);
            }
        }
        if n == chosen {
            let row = Area {
                x: area.x + 1,
                y,
                width: area.width - 2,
                height: 1,
            };
            canvas.lay(row, Role::Chosen);
        }
    }
}
