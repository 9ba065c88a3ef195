//! Below a list: the passages of the chosen row, each with its share of the rows, at the words that the row is about.

use crate::render::runs::flatten;
use crate::render::signs;
use crate::render::theme::Role;
use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::tui::layout::Layout;
use crate::tui::list::ListItem;
use crate::tui::model::Model;
use crate::tui::view::note;
use crate::tui::view::paint::Canvas;
use crate::tui::view::rows::{self, Told};
use crate::tui::view::tall::AROUND;

/// A passage, its rows, and which of them are shown.
struct Part {
    told: Told,
    rows: Vec<Span>,
    from: usize,
    shown: usize,
}

/// Draws what belongs to the chosen row from row `y` of the screen, a line, to the status row: right below the rows of the list, where
/// these do not fill it.
pub(super) fn draw(
    model: &Model,
    layout: &Layout,
    (item, mut y): (ListItem, usize),
    canvas: &mut Canvas<'_>,
) {
    let width = layout.list_width();
    let end = layout.status;
    canvas.put(1, y, &"─".repeat(width - 2), &[Role::Line]);
    y += 1;
    if let ListItem::Note(n) = item {
        return noted(model, n, [y, end, width], canvas);
    }
    for part in parts(model, item, width, end - y) {
        let text = model.article(part.told.article).text();
        let own = Role::Article(part.told.article.index() as u8);
        let letter = part.told.article.to_string();
        canvas.put(2, y, &letter, &[own, Role::Heading]);
        let most = part.rows.len().min(part.told.rows);
        let rest = most.saturating_sub(part.from + part.shown);
        let shown = part.rows.iter().skip(part.from).take(part.shown);
        for (n, row) in shown.enumerate() {
            let mut x = 4;
            for run in flatten(*row, &part.told.marks) {
                x = canvas.words(x, y, &text[run.span.range()], run.roles);
            }
            let edge = match n {
                0 if part.from > 0 => Some((signs::ABOVE, part.from)),
                _ if n + 1 == part.shown && rest > 0 => Some((signs::BELOW, rest)),
                _ => None,
            };
            if let Some((arrow, rows)) = edge {
                let text = format!("{arrow}{rows}");
                canvas.put(width.saturating_sub(4), y, &text, &[Role::Heading]);
            }
            y += 1;
        }
    }
}

/// The passages with their share of so many rows: where there are too few, the longest gives way first.
fn parts(model: &Model, item: ListItem, width: usize, room: usize) -> Vec<Part> {
    let fit = Width {
        first: width.saturating_sub(AROUND),
        rest: width.saturating_sub(AROUND),
    };
    let part = |told: Told| {
        let rows = wrap(model.article(told.article).text(), told.span, fit);
        let shown = rows.len().min(told.rows);
        Part {
            told,
            rows,
            from: 0,
            shown,
        }
    };
    let mut parts: Vec<Part> = rows::told(model, item).into_iter().map(part).collect();
    parts.truncate(room);
    while parts.iter().map(|it| it.shown).sum::<usize>() > room {
        let Some(longest) = parts.iter_mut().rev().max_by_key(|it| it.shown) else {
            break;
        };
        longest.shown -= 1;
    }
    for it in &mut parts {
        let is_about = |row: &Span| it.told.about.is_some_and(|about| about.overlaps(*row));
        let (first, last) = (
            it.rows.iter().position(is_about).unwrap_or(0),
            it.rows.iter().rposition(is_about).unwrap_or(0),
        );
        it.from = (last + 1).saturating_sub(it.shown).min(first);
    }
    parts
}

/// The note of the chosen row.
fn noted(model: &Model, n: usize, [mut y, end, width]: [usize; 3], canvas: &mut Canvas<'_>) {
    let room = Width {
        first: width - 4,
        rest: width - 4,
    };
    for (text, role) in note::preview(model, n) {
        for row in wrap(&text, Span::new(0, text.len()), room) {
            if y < end {
                canvas.put(2, y, &text[row.range()], &[role]);
            }
            y += 1;
        }
    }
}
