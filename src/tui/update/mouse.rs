//! The mouse: a wheel scrolls what it is over, a click goes to what it is on.

use crate::render::wrap::fitting;
use crate::text::index::ArticleId;
use crate::tui::layout::{Column, Kind, Layout};
use crate::tui::lines::Line;
use crate::tui::message::Position;
use crate::tui::model::{Model, Overlay};
use crate::tui::update::{arrange, jump, overlay, overview, pane, scroll, select};
use crate::tui::view::header;
use crate::tui::view::pane::beginning;

/// The wheel over a column: the focused one takes the others along, another one scrolls alone and is free from then on.
pub(super) fn wheel(model: &mut Model, at: Position, rows: isize) {
    let layout = model.layout();
    let beside = layout.side.is_some_and(|it| usize::from(at.x) >= it.x);
    if layout.kind == Kind::TooSmall || overlay::wheel(model, rows) || beside {
        return;
    }
    let Some(column) = layout.column_at(usize::from(at.x)) else {
        return;
    };
    let id = column.article;
    if id == model.focus() || layout.kind == Kind::Rows {
        return scroll::lines(model, rows);
    }
    let by = scroll::within(model, id, rows);
    let top = model.top(id);
    let to_top = model.step(id, top, by);
    model.set_top(id, to_top);
    model.panes[id].free = true;
}

/// A click on a heading, a passage, a number or an overview.
pub(super) fn click(model: &mut Model, at: Position, twice: bool) {
    let layout = model.layout();
    let (x, y) = (usize::from(at.x), usize::from(at.y));
    if matches!(model.overlay, Some(Overlay::Overview(_))) && layout.kind != Kind::TooSmall {
        return overview::click(model, &layout, [x, y]);
    }
    if layout.kind == Kind::TooSmall || overlay::click(model, &layout, y) {
        return;
    }
    if y < layout.body.y {
        if let Some(article) = header::article_at(model, &layout, x) {
            pane::focus_at(model, article.index());
        }
        return;
    }
    let beside = layout.side.is_some_and(|it| x >= it.x);
    if beside || y >= layout.body.y + layout.body.height {
        return;
    }
    let row = y - layout.body.y;
    if let Some((_, id)) = layout.rulers.iter().find(|it| it.0 == x) {
        return ruler(model, *id, row, layout.body.height);
    }
    let Some(column) = layout.column_at(x).copied() else {
        return;
    };
    model.arrangement.held = layout.gutter_at(x);
    if layout.kind == Kind::Rows {
        return band(model, &layout, [x, row], twice);
    }
    let near = number_at(model, &layout, &column, x, row);
    if near.is_none() && model.arrangement.held.is_some() {
        return;
    }
    let Some((column, line)) = near.or_else(|| Some((column, line(model, &column, row)?))) else {
        return;
    };
    let on_number = near.is_some();
    let offset = if line.folded {
        line.span.start()
    } else if on_number {
        first_start(model, column.article, &line)
    } else {
        offset_at(model, &column, &line, x)
    };
    let to = model.passage_at(column.article, offset);
    if to != model.cursor {
        jump::go(model, to);
    }
    if on_number || twice {
        jump::counterpart(model);
    }
}

/// A click in the layout by rows: on a passage, or on the number of a band at the left.
fn band(model: &mut Model, layout: &Layout, [x, row]: [usize; 2], twice: bool) {
    let shown = model.synopsis.shown(layout.body.height);
    let Some((y, at)) = shown.take_while(|it| it.0 <= row as isize).last() else {
        return;
    };
    let on_number = layout.columns.first().is_some_and(|it| x < it.marks);
    let Some(column) = layout.column_at(x).filter(|_| !on_number) else {
        let band = &model.synopsis.bands()[at];
        let first = band.passages().next();
        if let Some(to) = first {
            jump::go(model, to);
        }
        return;
    };
    let cell = model.synopsis.bands()[at].cell(column.article);
    let n = (row as isize - y) as usize;
    let rows = model.synopsis.column(at, column.article);
    let passage = rows.get(n).map(|it| it.passage).or(cell.first().copied());
    if let Some(passage) = passage {
        let to = (column.article, passage);
        if to != model.cursor {
            model.cursor = to;
            scroll::arrive(model);
        }
        if twice {
            jump::counterpart(model);
        }
    }
}

/// The mouse moved with its button down: it takes a gutter along, or selects text of the column in which it went down.
pub(super) fn drag(model: &mut Model, at: Position) {
    match model.arrangement.held {
        Some(_) => arrange::drag(model, at),
        None => select::drag(model, at),
    }
}

/// The article and the byte of the letter under a place of the screen; within one article, the nearest one of its column.
pub(super) fn letter_under(
    model: &mut Model,
    at: Position,
    within: Option<ArticleId>,
) -> Option<(ArticleId, usize)> {
    let layout = model.layout();
    let (x, y) = (usize::from(at.x), usize::from(at.y));
    let column = match within {
        Some(id) => *layout.column(id)?,
        None => *layout.column_at(x)?,
    };
    let (top, height) = (layout.body.y, layout.body.height);
    let last = column.text + column.width - 1;
    let inside = (column.text..=last).contains(&x) && (top..top + height).contains(&y);
    if within.is_none() && !inside {
        return None;
    }
    let row = y.clamp(top, (top + height).saturating_sub(1)) - top;
    if let Some(line) = line(model, &column, row) {
        let x = x.clamp(column.text, last);
        return Some((column.article, offset_at(model, &column, &line, x)));
    }
    // A blank row: the end of what stands above it.
    within?;
    let above = (0..row).rev().find_map(|row| line(model, &column, row))?;
    Some((column.article, offset_at(model, &column, &above, last)))
}

/// To the slice of an article that an overview cell stands for.
fn ruler(model: &mut Model, id: ArticleId, row: usize, n: usize) {
    let offset = model.article(id).text().len() * row / n.max(1);
    let to = model.passage_at(id, offset);
    jump::go(model, to);
}

fn line(model: &mut Model, column: &Column, row: usize) -> Option<Line> {
    let article = &model.comparison.corpus().articles()[column.article];
    let pane = &mut model.panes[column.article];
    pane.lines.prepare(article, pane.top, row + 1);
    pane.lines.shown(article, pane.top, row + 1).nth(row)?
}

/// The column and row whose number stands at a place of the gutter: the left half is the left column's.
fn number_at(
    model: &mut Model,
    layout: &Layout,
    left: &Column,
    x: usize,
    row: usize,
) -> Option<(Column, Line)> {
    let gutter = left.text + left.width + 1;
    if x < gutter || x >= gutter + layout.gutter {
        return None;
    }
    let at = layout.columns.iter().position(|it| it == left)?;
    let column = match layout.columns.get(at + 1) {
        Some(right) if x >= gutter + layout.gutter / 2 => right,
        _ => left,
    };
    let line = line(model, column, row)?;
    let mut begun = beginning(model, column.article, &line);
    let alignment = model.comparison.alignment();
    let has_number = begun.any(|it| alignment.match_of((column.article, it)).is_some());
    has_number.then_some((*column, line))
}

/// Where the first passage that begins on a row begins; else where the row does.
fn first_start(model: &Model, id: ArticleId, line: &Line) -> usize {
    let segments = model.comparison.corpus().segments(id);
    let begun = segments
        .passages_in(line.span)
        .ids()
        .map(|it| segments.passages()[it].span.start())
        .find(|it| *it >= line.span.start());
    begun.unwrap_or(line.span.start())
}

fn offset_at(model: &Model, column: &Column, line: &Line, x: usize) -> usize {
    let columns = x.saturating_sub(column.text + line.indent);
    let text = model.article(column.article).slice(line.span);
    let inside = line.span.start() + fitting(text, columns).len();
    inside.min(line.span.end().saturating_sub(1).max(line.span.start()))
}
