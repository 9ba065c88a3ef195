//! How tall the rows of a list are, which of them a window shows, and what is left for the passages below it.

use crate::render::parted::{self, Room};
use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::text::index::{ArticleId, DivergenceId};
use crate::tui::layout::Layout;
use crate::tui::list::{List, ListItem, ListRow};
use crate::tui::model::Model;
use crate::tui::view::{list, quotes, rows};
use std::rc::Rc;

/// Rows of the heading and the blank row below it.
pub(super) const HEAD: usize = 2;
/// Columns before what a row says.
pub(super) const SAID: usize = 8;
/// From this many rows of a list the chosen row's passages are shown below it.
const PREVIEW_FROM: usize = 14;
/// Columns of the text of a passage that is long, and how many such passages there is always room for.
const LONG: usize = 330;
const PASSAGES: usize = 2;
/// Columns around the text of a passage below the list: its letter, and how many of its rows are not shown.
pub(super) const AROUND: usize = 8;

/// Rows of the list that are shown.
pub(in crate::tui) fn height(model: &Model, list: &List, layout: &Layout) -> usize {
    let rows = layout.status.saturating_sub(HEAD);
    rows - preview(model, list, layout)
}

/// Rows below the list for the passages of the chosen row, with the line above them: a third of the list at most, and no more than
/// two long passages take, so that the list keeps its height while one moves in it, but for a row that needs more.
pub(super) fn preview(model: &Model, list: &List, layout: &Layout) -> usize {
    let rows = layout.status.saturating_sub(HEAD);
    if rows < PREVIEW_FROM {
        return 0;
    }
    let room = layout.list_width().saturating_sub(AROUND).max(1);
    let usual = 1 + PASSAGES * LONG.div_ceil(room);
    let most = rows / 3;
    match list.item() {
        Some(ListItem::Note(_)) => most,
        Some(it) if usual < most => {
            let told = rows::told(model, it).into_iter();
            let taken = told.map(|it| {
                let text = model.article(it.article).text();
                lines(text, it.span, room).min(it.rows)
            });
            usual.max(1 + taken.sum::<usize>()).min(most)
        }
        _ => most,
    }
}

fn lines(text: &str, span: Span, room: usize) -> usize {
    let width = Width {
        first: room,
        rest: room,
    };
    wrap(text, span, width).len()
}

/// Rows of the screen that a row of the list takes.
pub(in crate::tui) fn rows_of(model: &Model, list: &List, width: usize, at: usize) -> usize {
    match list.rows.get(at) {
        Some(ListRow::Item(ListItem::Difference(id))) => said(model, list, *id, width).len(),
        Some(ListRow::Item(ListItem::Entity(id))) => 1 + model.spellings(*id).len(),
        Some(ListRow::Item(ListItem::Shared(..) | ListItem::Quote(..))) => quotes::rows(width),
        _ => 1,
    }
}

/// What the row of a difference says, in one row of the screen or two.
pub(super) fn said(
    model: &Model,
    list: &List,
    id: DivergenceId,
    width: usize,
) -> Rc<[parted::Row]> {
    list.said.get(id, width, || made(model, id, width))
}

fn made(model: &Model, id: DivergenceId, width: usize) -> Vec<parted::Row> {
    let columns = |text: &str| crate::render::wrap::columns(text);
    let beside = |articles: &[ArticleId]| {
        let places = columns(&list::places_in(model, id, articles));
        width.saturating_sub(places + SAID + 4)
    };
    let room = Room {
        columns: &columns,
        beside: &beside,
    };
    let it = &model.comparison.divergences()[id];
    let mut said = parted::rows(&model.comparison, it, &room);
    if let [only] = &mut said[..] {
        only.text = list::words(model, id, |it| columns(it) <= beside(&[]));
    }
    said
}

/// The rows of the list that a window shows: each with the row of the screen where it begins.
pub(super) fn shown(model: &Model, list: &List, layout: &Layout) -> Vec<(usize, usize)> {
    let (height, width) = (height(model, list, layout), layout.list_width());
    let mut all = Vec::new();
    let mut y = 0;
    for at in list.top..list.rows.len() {
        if y >= height {
            break;
        }
        all.push((at, HEAD + y));
        y += rows_of(model, list, width, at);
    }
    all
}

/// Position of the list row at a row of the screen.
pub(in crate::tui) fn row_at(
    model: &Model,
    list: &List,
    layout: &Layout,
    y: usize,
) -> Option<usize> {
    let end = HEAD + height(model, list, layout);
    let all = shown(model, list, layout);
    let found = all.iter().rev().find(|it| it.1 <= y && y < end)?;
    (y < found.1 + rows_of(model, list, layout.list_width(), found.0)).then_some(found.0)
}

/// Shows the chosen row in the middle of the window, where not all rows up to it are shown from the first one on.
pub(in crate::tui) fn center(model: &Model, list: &mut List) {
    let layout = model.layout();
    let (height, width) = (height(model, list, &layout), layout.list_width());
    let rows_of = |at: usize| rows_of(model, list, width, at);
    list.top = match list.first_top(list.chosen, height, rows_of) {
        0 => 0,
        _ => list.first_top(list.chosen, height / 2 + 1, rows_of),
    };
}

/// Keeps the chosen row inside the window.
pub(in crate::tui) fn settle(model: &Model, list: &mut List, layout: &Layout) {
    let (height, width) = (height(model, list, layout), layout.list_width());
    let tops = {
        let rows_of = |at: usize| rows_of(model, list, width, at);
        [
            list.first_top(list.chosen, height, rows_of),
            list.first_top(list.rows.len(), height, rows_of),
        ]
    };
    list.settle(tops);
}
