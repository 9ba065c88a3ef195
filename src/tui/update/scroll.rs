//! Moving the cursor by passages and the windows by rows.

use crate::corpus::PassageRef;
use crate::text::index::{ArticleId, PassageId};
use crate::tui::layout::{Kind, Layout};
use crate::tui::lines::Place;
use crate::tui::model::Model;
use crate::tui::update::bands;
use crate::tui::update::fold;
use crate::tui::update::follow::{self, Motion};

/// Where to put the cursor's first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// First row of the window.
    Top,
    /// Middle of the window.
    Middle,
    /// The passage ends on the last row.
    Bottom,
}

/// Rows that are kept visible beyond the cursor passage where there are any.
const MARGIN: isize = 3;
/// How far rows are counted, in windows: farther off, a place is simply outside.
const FAR: usize = 8;

/// Rows of the window.
pub(super) fn height(model: &Model) -> isize {
    model.layout().body.height as isize
}

/// The row of the window on which the cursor passage begins; none if that is far outside.
pub(super) fn cursor_row(model: &mut Model) -> Option<isize> {
    let cursor = model.cursor;
    row_of(model, cursor)
}

/// The row of its window on which a passage begins.
pub(super) fn row_of(model: &mut Model, passage: PassageRef) -> Option<isize> {
    let start = model.span(passage).start();
    row_at(model, passage.0, start)
}

/// The row of the window on which the byte at `offset` stands.
fn row_at(model: &mut Model, article: ArticleId, offset: usize) -> Option<isize> {
    let limit = FAR * usize::from(model.size.height).max(50);
    let (top, place) = (model.top(article), model.place_of(article, offset));
    model.distance(article, top, place, limit)
}

/// The bands were made for the first time: the cursor is put at a third of the window.
pub(super) fn enter_rows(model: &mut Model) {
    let place = model.place(model.cursor);
    // From its start an article is read below nothing: what others tell before it comes when it is scrolled back.
    let is_start = model.cursor.1 == PassageId::new(0);
    let row = if is_start { 0 } else { height(model) / 3 };
    let top = model.step(model.focus(), place, -row);
    model.set_top(model.focus(), top.max(Place::default()));
}

/// First and last row of a passage in its window.
pub(super) fn rows_of(model: &mut Model, passage: PassageRef) -> Option<(isize, isize)> {
    let span = model.span(passage);
    let first = row_at(model, passage.0, span.start())?;
    let last = row_at(
        model,
        passage.0,
        span.end().saturating_sub(1).max(span.start()),
    )?;
    Some((first, last))
}

/// Scrolls the focused window so that the byte at `offset` stands inside, if it does not.
pub(super) fn reveal_offset(model: &mut Model, article: ArticleId, offset: usize) {
    let height = height(model);
    let Some(row) = row_at(model, article, offset) else {
        return;
    };
    let by = match row {
        it if it < 0 => it - MARGIN.min(height / 4),
        it if it >= height => it - height + 1 + MARGIN.min(height / 4),
        _ => return,
    };
    let top = model.top(article);
    let to_top = model.step(article, top, by);
    model.set_top(article, to_top);
}

/// Scrolls the focused window so that a run of passages, the cursor's among them, stands inside whole, if there is room for it.
pub(super) fn reveal_run(model: &mut Model, run: &[PassageRef]) {
    let height = height(model);
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return;
    };
    let Some(((first, _), (_, last))) = rows_of(model, *first).zip(rows_of(model, *last)) else {
        return;
    };
    let by = last - height + 1;
    if by > 0 && by <= first {
        let article = model.focus();
        let top = model.top(article);
        let to_top = model.step(article, top, (by + MARGIN).min(first));
        model.set_top(article, to_top);
    }
}

/// `n` passages on. A passage that goes beyond the window is first scrolled through.
pub(super) fn cursor_down(model: &mut Model, n: usize) {
    let height = height(model);
    if let Some((_, last)) = rows_of(model, model.cursor)
        && last >= height
    {
        let by = (last - height + 1).min((height / 2).max(1));
        return slide_all(model, by);
    }
    let Some(to) = fold::step(model, true, n) else {
        model.message = Some(edge(model, true));
        return;
    };
    model.cursor = to;
    arrive(model);
    reveal_down(model, height);
    follow::line_up(model, Motion::Step(true));
}

/// `n` passages back.
pub(super) fn cursor_up(model: &mut Model, n: usize) {
    let height = height(model);
    if let Some((first, _)) = rows_of(model, model.cursor)
        && first < 0
    {
        return slide_all(model, first.max(-(height / 2).max(1)));
    }
    let Some(to) = fold::step(model, false, n) else {
        model.message = Some(edge(model, false));
        return;
    };
    model.cursor = to;
    arrive(model);
    reveal_up(model, height);
    follow::line_up(model, Motion::Step(false));
}

/// What holds whenever the cursor came to another passage.
pub(super) fn arrive(model: &mut Model) {
    model.walk.at = None;
    model.starts = false;
    if let Some(id) = model.cursor_match() {
        model.visited.insert((id, model.cursor.0), model.cursor.1);
    }
}

/// Scrolls the focused window by rows; the others go along. A cursor that leaves the window moves to the nearest passage
/// inside.
pub(super) fn lines(model: &mut Model, by: isize) {
    let on = by > 0;
    match within(model, model.focus(), by) {
        0 => model.message = Some(edge(model, on)),
        by => slide_all(model, by),
    }
}

/// What is said where an article goes no further.
fn edge(model: &Model, on: bool) -> String {
    let end = if on { "end" } else { "start" };
    format!("{end} of {}", model.focus())
}

/// Scrolls by `n` pages, or parts of one. At the end the cursor goes to the last passage, at the start to the first.
pub(super) fn pages(model: &mut Model, n: isize, part: isize) {
    let height = height(model);
    let rows = if part == 1 { height - 2 } else { height / part };
    let by = within(model, model.focus(), n.saturating_mul(rows.max(1)));
    if by != 0 {
        return slide_all(model, by);
    }
    let article = model.focus();
    let to = if n > 0 {
        model.n_passages(article) - 1
    } else {
        0
    };
    if model.cursor.1.index() != to {
        model.cursor = (article, PassageId::new(to));
        arrive(model);
        follow::line_up(model, Motion::Step(n > 0));
    } else {
        model.message = Some(edge(model, n > 0));
    }
}

/// Puts the cursor passage on a row of the window.
pub(super) fn put(model: &mut Model, row: Row) {
    let height = height(model);
    let Some((first, last)) = rows_of(model, model.cursor) else {
        return;
    };
    let rows = last - first + 1;
    let to = match row {
        Row::Top => 0,
        Row::Middle => ((height - rows) / 2).max(0),
        Row::Bottom => (height - rows).max(0),
    };
    let article = model.focus();
    let top = model.top(article);
    let to_top = model.step(article, top, first - to);
    model.set_top(article, to_top);
    follow::line_up(model, Motion::Still);
}

/// `by`, cut so that the window of an article goes no further beyond its ends than it does already.
pub(super) fn within(model: &mut Model, article: ArticleId, by: isize) -> isize {
    let top = model.top(article);
    let limit = by.unsigned_abs();
    if by > 0 {
        let bottom = model.step(article, top, height(model) - 1);
        let end = model.end(article);
        if end <= bottom {
            // The end stands in the window already; blank rows above the start may still be scrolled away.
            let above = if top.row < 0 { -top.row } else { 0 };
            return by.min(above);
        }
        model
            .distance(article, bottom, end, limit)
            .unwrap_or(by)
            .min(by)
    } else {
        let start = Place::default();
        if top <= start {
            return 0;
        }
        let room = model.distance(article, start, top, limit);
        -room.unwrap_or(-by).min(-by)
    }
}

/// Scrolls the focused window and, as long as they follow, the others by the same rows.
fn slide_all(model: &mut Model, by: isize) {
    let layout = model.layout();
    let focus = model.focus();
    // Bands are common to all articles.
    let apart = layout.columns.iter();
    for column in apart.filter(|it| layout.kind != Kind::Rows || it.article == focus) {
        let id = column.article;
        if id == focus || (model.follow && !model.panes[id].free) {
            let top = model.top(id);
            let to_top = model.step(id, top, by);
            model.set_top(id, to_top);
        }
    }
    let before = model.cursor;
    keep_cursor_inside(model, &layout);
    if model.cursor != before {
        follow::line_up(model, Motion::Step(by > 0));
    }
}

/// Scrolls just so far that the cursor passage is in the window, wholly if it fits: after the window became lower, or
/// where it showed nothing but the blank rows beyond an end.
pub(super) fn keep_cursor_shown(model: &mut Model) {
    let height = height(model);
    let article = model.focus();
    let place = model.place(model.cursor);
    let rows = rows_of(model, model.cursor);
    let length = rows.map_or(1, |(first, last)| last - first + 1);
    let row = match rows {
        Some((first, last)) if last < 0 || last >= height => {
            first.clamp(0, (height - length).max(0))
        }
        Some(_) => return,
        None => 0,
    };
    let to_top = model.step(article, place, -row);
    model.set_top(article, to_top);
}

/// If no row of the cursor passage is in the window, the cursor goes to the nearest passage that has one.
pub(super) fn keep_cursor_inside(model: &mut Model, layout: &Layout) {
    let height = layout.body.height as isize;
    let article = model.focus();
    let top = model.top(article);
    let rows = rows_of(model, model.cursor);
    if rows.is_some_and(|(first, last)| last >= 0 && first < height) {
        return;
    }
    if layout.kind == Kind::Rows {
        return bands::keep_cursor_inside(model, layout, rows);
    }
    let above = match rows {
        Some((_, last)) => last < 0,
        None => {
            let cursor = model.cursor;
            model.place(cursor) < top
        }
    };
    let from = {
        let it = &model.comparison.corpus().articles()[article];
        model.panes[article].lines.offset_from(it, top)
    };
    let bottom = model.step(article, top, height - 1);
    let to = model.offset_of(article, bottom);
    let passages = model.comparison.corpus().segments(article).passages();
    let begun = |offset: usize| {
        let all = passages.as_slice();
        all.partition_point(|it| it.span.start() < offset)
    };
    let first = begun(from);
    let last = begun(to + 1).saturating_sub(1);
    let passage = match above {
        // The first passage that begins in the window, else the one that fills it.
        true => first.min(last.max(first.saturating_sub(1))),
        false => last,
    };
    let end = passages.len().saturating_sub(1);
    model.cursor = (article, PassageId::new(passage.min(end)));
    arrive(model);
    if rows_of(model, model.cursor).is_none_or(|(first, last)| last < 0 || first >= height) {
        keep_cursor_shown(model);
    }
}

/// Scrolls down just so far that the cursor passage is wholly in the window, with a margin where the article goes on.
fn reveal_down(model: &mut Model, height: isize) {
    let Some((first, last)) = rows_of(model, model.cursor) else {
        return;
    };
    let margin = MARGIN.min(height / 6);
    let need = (last - (height - 1)).max(0);
    let wanted = (last - (height - 1) + margin).max(0);
    let article = model.focus();
    let by = within(model, article, wanted).max(need).min(first.max(0));
    if by > 0 {
        let top = model.top(article);
        let to_top = model.step(article, top, by);
        model.set_top(article, to_top);
    }
}

/// Scrolls up just so far that the cursor passage begins in the window, with a margin where the article goes on.
fn reveal_up(model: &mut Model, height: isize) {
    let Some((first, last)) = rows_of(model, model.cursor) else {
        return;
    };
    let margin = MARGIN.min(height / 6);
    let article = model.focus();
    // A passage longer than the window is entered at its end.
    let need = if last - first < height {
        first.min(0)
    } else {
        (last - height + 1).min(0)
    };
    let wanted = (first - margin).min(0).max(last - height + 1).min(need);
    let by = within(model, article, wanted).min(need);
    if by < 0 {
        let top = model.top(article);
        let to_top = model.step(article, top, by);
        model.set_top(article, to_top);
    }
}

/// After a jump: nothing scrolls when the passage is wholly in the window, with some rows of what follows; else it is put at
/// a third of the window, but never so that blank rows show beyond the ends of the article.
pub(super) fn reveal_jump(model: &mut Model) {
    let height = height(model);
    let rows = rows_of(model, model.cursor);
    let article = model.focus();
    let margin = within(model, article, MARGIN.min(height / 6));
    if rows.is_some_and(|(first, last)| first >= 0 && last < height - margin) {
        return;
    }
    let place = model.place(model.cursor);
    let length = rows.map_or(1, |(first, last)| last - first + 1);
    let row = (height / 3).min((height - length).max(0));
    let to_top = model.step(article, place, -row);
    model.set_top(article, to_top);
    clamp(model, article);
}

/// Takes back blank rows beyond the ends.
fn clamp(model: &mut Model, article: ArticleId) {
    let height = height(model);
    let end = model.end(article);
    let lowest = model.step(article, end, 1 - height).max(Place::default());
    let top = model.top(article);
    model.set_top(article, top.clamp(Place::default(), lowest));
}
