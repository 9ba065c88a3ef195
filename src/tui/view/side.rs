//! The panel beside the articles on wide terminals: what differs, who and what is named, and the passage at the cursor.

use crate::render::signs;
use crate::render::theme::Role;
use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::text::index::DivergenceId;
use crate::tui::layout::Area;
use crate::tui::list::{List, ListItem, ListRow};
use crate::tui::model::Model;
use crate::tui::view::list::places_in;
use crate::tui::view::notice::frame;
use crate::tui::view::paint::{Canvas, class_role};
use crate::tui::view::{rows, tall, told};

/// Rows of the box of the passage, with its frame: always as many, so that the lists above it stand still; more is told by `c`.
const PASSAGE: usize = 10;
/// Rows of the box of names below which it is not shown.
const NAMES_FROM: usize = 6;
/// Columns that a row of a list over the whole screen has more before what it says.
const NARROWER: usize = 5;
/// Rows of the box of names at most, with its frame.
const NAMES: usize = 14;
/// Rows of the body below which only what differs is shown.
const ALL_FROM: usize = 34;

pub(super) fn draw(model: &Model, area: Area, canvas: &mut Canvas<'_>) {
    let Some([differences, names]) = &model.side else {
        return;
    };
    // What differs comes before names, which `e` lists.
    let (names_rows, passage_rows) = match area.height {
        0..ALL_FROM => (0, PASSAGE.min(area.height / 3)),
        height => {
            let listed = differences.rows.len() + differences.count();
            let left = height.saturating_sub(PASSAGE + 2 + listed);
            let names = NAMES.min(names.count() + 2).min(left);
            (if names < NAMES_FROM { 0 } else { names }, PASSAGE)
        }
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
    let heading = match model.n_ticked() {
        0 => format!("Differences {}", list.count()),
        n => format!(
            "Differences {} · {} left",
            list.count(),
            list.count().saturating_sub(n)
        ),
    };
    boxed(area, &heading, canvas);
    let height = area.height.saturating_sub(2);
    let here = model.outline.findings(model.cursor);
    let is_here = |row: &ListRow| match row {
        ListRow::Item(ListItem::Difference(id)) => here.iter().any(|it| it.1 == *id),
        _ => false,
    };
    let width = area.width + NARROWER;
    let rows_of = |at: usize| match list.rows[at] {
        ListRow::Item(_) => tall::rows_of(model, list, width, at),
        ListRow::Heading(..) => 1,
    };
    let at = list.rows.iter().position(is_here).unwrap_or(0);
    let top = list.first_top(at, height / 2 + 1, rows_of);
    let top = top.min(list.first_top(list.rows.len(), height, rows_of));
    let end = area.y + 1 + height;
    let mut y = area.y + 1;
    let mut shown = top;
    for row in list.rows.iter().skip(top) {
        // No heading without a row below it.
        if y + usize::from(matches!(row, ListRow::Heading(..))) >= end {
            break;
        }
        shown += 1;
        if let ListRow::Heading(title, n) = row {
            let room = area.width.saturating_sub(4);
            let text = canvas.short(&format!("{title} {n}"), room);
            canvas.put(area.x + 2, y, &text, &[Role::Heading]);
            y += 1;
        }
        let ListRow::Item(ListItem::Difference(id)) = row else {
            continue;
        };
        let rows = difference(model, (list, *id), [y, end], area, canvas);
        if is_here(row) {
            let row = Area {
                x: area.x + 1,
                y,
                width: area.width - 2,
                height: rows,
            };
            canvas.lay(row, Role::CursorTint);
        }
        y += rows;
    }
    let items = |rows: &[ListRow]| {
        rows.iter()
            .filter(|it| matches!(it, ListRow::Item(_)))
            .count()
    };
    more(signs::ABOVE, items(&list.rows[..top]), area, area.y, canvas);
    more(signs::BELOW, items(&list.rows[shown..]), area, end, canvas);
}

/// In the frame: so many rows more.
fn more(sign: char, n: usize, area: Area, y: usize, canvas: &mut Canvas<'_>) {
    if n > 0 {
        let text = format!(" {sign}{n} ");
        let x = area.x + area.width.saturating_sub(canvas.width(&text) + 2);
        canvas.put(x, y, &text, &[Role::Heading]);
    }
}

/// A difference from row `y` on, up to row `end`; how many rows it took.
fn difference(
    model: &Model,
    (list, id): (&List, DivergenceId),
    [y, end]: [usize; 2],
    area: Area,
    canvas: &mut Canvas<'_>,
) -> usize {
    let class = model.comparison.divergences()[id].kind.class();
    let mark = class.mark().to_string();
    let ticked = model.is_ticked(id);
    let [role, words] = match ticked {
        true => [Role::Muted; 2],
        false => [class_role(class), Role::Text],
    };
    if ticked {
        canvas.put(area.x + 1, y, signs::TICKED, &[Role::Heading]);
    }
    canvas.put(area.x + 2, y, &mark, &[role]);
    let said = tall::said(model, list, id, area.width + NARROWER);
    let rows = said.len().min(end - y);
    for (n, row) in said.iter().take(rows).enumerate() {
        let places = match n == 0 || !row.articles.is_empty() {
            true => places_in(model, id, &row.articles),
            false => String::new(),
        };
        let at = area.width.saturating_sub(canvas.width(&places) + 2);
        let x = 4 + row.indent;
        let text = canvas.short(&row.text, at.saturating_sub(x + 1));
        canvas.put(area.x + x, y + n, &text, &[words]);
        canvas.put(area.x + at, y + n, &places, &[Role::Muted]);
    }
    rows
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
    let mut rest = 0;
    for text in &told::sentences(model, |_| true) {
        for (row, span) in wrap(text, Span::new(0, text.len()), fit).iter().enumerate() {
            if y >= end {
                rest += 1;
                continue;
            }
            let x = area.x + 2 + if row == 0 { 0 } else { 2 };
            canvas.put(x, y, &text[span.range()], &[Role::Text]);
            y += 1;
        }
    }
    more(signs::BELOW, rest, area, end, canvas);
}
