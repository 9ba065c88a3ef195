//! The panel beside the articles on wide terminals: what differs, who and what is named, and the passage at the cursor.

use crate::render::theme::Role;
use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::text::index::DivergenceId;
use crate::tui::list::{List, ListItem, ListRow};
use crate::tui::model::Model;
use crate::tui::view::layout::Area;
use crate::tui::view::notice::frame;
use crate::tui::view::paint::{Canvas, class_role};
use crate::tui::view::{list, rows, told};

/// Rows of the box of the passage, with its frame.
const PASSAGE: usize = 10;
/// Rows of the box of names at most, with its frame.
const NAMES: usize = 14;
/// Rows of the body below which only what differs is shown.
const ALL_FROM: usize = 34;

pub(super) fn draw(model: &Model, area: Area, canvas: &mut Canvas<'_>) {
    let Some([differences, names]) = &model.side else {
        return;
    };
    let (names_rows, passage_rows) = match area.height {
        0..ALL_FROM => (0, PASSAGE.min(area.height / 3)),
        _ => (NAMES.min(names.count() + 2), PASSAGE),
    };
    let first = area.height - names_rows - passage_rows;
    let part = |y: usize, height: usize| Area { y, height, ..area };
    what_differs(model, differences, part(area.y, first), canvas);
    if names_rows > 0 {
        named(model, names, part(area.y + first, names_rows), canvas);
    }
    let at = area.y + first + names_rows;
    passage(model, part(at, passage_rows), canvas);
}

/// A box with a heading in its frame.
fn boxed(area: Area, title: &str, canvas: &mut Canvas<'_>) {
    frame(area, canvas);
    let title = canvas.short(title, area.width.saturating_sub(4));
    canvas.put(area.x + 2, area.y, &format!(" {title} "), &[Role::Heading]);
}

/// The differences around those of the cursor passage, which are set off.
fn what_differs(model: &Model, list: &List, area: Area, canvas: &mut Canvas<'_>) {
    boxed(area, &format!("Differences {}", list.count()), canvas);
    let height = area.height.saturating_sub(2);
    let here = model.outline.findings(model.cursor);
    let is_here = |row: &ListRow| match row {
        ListRow::Item(ListItem::Difference(id)) => here.iter().any(|it| it.1 == *id),
        _ => false,
    };
    let items = || {
        let items = list.rows.iter();
        items.filter(|it| matches!(it, ListRow::Item(_)))
    };
    let first = here.first().map(|it| it.1);
    let at = first.and_then(|id| list.position(ListItem::Difference(id)));
    let top = at.unwrap_or(0).saturating_sub(height / 2);
    let top = top.min(list.count().saturating_sub(height));
    for (n, row) in items().skip(top).take(height).enumerate() {
        let ListRow::Item(ListItem::Difference(id)) = row else {
            continue;
        };
        let y = area.y + 1 + n;
        difference(model, *id, y, area, canvas);
        if is_here(row) {
            let row = Area {
                x: area.x + 1,
                y,
                width: area.width - 2,
                height: 1,
            };
            canvas.lay(row, Role::CursorTint);
        }
    }
}

fn difference(model: &Model, id: DivergenceId, y: usize, area: Area, canvas: &mut Canvas<'_>) {
    let it = &model.comparison.divergences()[id];
    let class = it.kind.class();
    canvas.put(
        area.x + 2,
        y,
        &class.mark().to_string(),
        &[class_role(class)],
    );
    let places = list::places(model, id);
    let at = area.width.saturating_sub(canvas.width(&places) + 2);
    let room = at.saturating_sub(5);
    let said = list::words(model, id, |it| canvas.width(it) <= room);
    let said = canvas.short(&said, room);
    canvas.put(area.x + 4, y, &said, &[Role::Text]);
    canvas.put(area.x + at, y, &places, &[Role::Muted]);
}

fn named(model: &Model, list: &List, area: Area, canvas: &mut Canvas<'_>) {
    boxed(area, &format!("Names {}", list.count()), canvas);
    let items = list.rows.iter().filter_map(|it| match it {
        ListRow::Item(ListItem::Entity(id)) => Some(*id),
        _ => None,
    });
    for (n, id) in items.take(area.height.saturating_sub(2)).enumerate() {
        rows::entity_short(model, id, area, area.y + 1 + n, canvas);
    }
    rows::letters(model, area.y, area.x + area.width - 1, canvas);
}

/// What is said of the passage at the cursor, in full.
fn passage(model: &Model, area: Area, canvas: &mut Canvas<'_>) {
    let (article, passage) = model.cursor;
    let n = model
        .comparison
        .corpus()
        .segments(article)
        .paragraph_number(passage);
    boxed(area, &format!("{article} ¶{n}"), canvas);
    let room = area.width.saturating_sub(4);
    let fit = Width {
        first: room,
        rest: room.saturating_sub(2),
    };
    let mut y = area.y + 1;
    let end = area.y + area.height.saturating_sub(1);
    for text in &told::sentences(model, |_| true) {
        for (row, span) in wrap(text, Span::new(0, text.len()), fit).iter().enumerate() {
            if y >= end {
                return;
            }
            let x = area.x + 2 + if row == 0 { 0 } else { 2 };
            canvas.put(x, y, &text[span.range()], &[Role::Text]);
            y += 1;
        }
    }
}
