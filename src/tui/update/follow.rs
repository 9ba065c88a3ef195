//! The other columns line up with the cursor.

use crate::corpus::PassageRef;
use crate::text::index::ArticleId;
use crate::tui::layout::{Kind, Layout};
use crate::tui::lines::Place;
use crate::tui::model::Model;
use crate::tui::update::scroll;
use crate::tui::walks;

/// What the cursor did before the others line up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Motion {
    /// Nothing: the rows were set anew.
    Still,
    /// To a near passage, on (`true`) or back.
    Step(bool),
    /// To any passage: a column that stays behind would only be noise to tell about.
    Jump,
}

/// By how many rows all columns are moved at most so that none begins in the middle of a passage: where the focused article
/// is at its start, and elsewhere.
const MOST_SHIFTED: isize = 8;
const LITTLE_SHIFTED: isize = 2;
/// Rows that stay between the cursor passage and the edge when blank rows are filled.
const KEPT: isize = 3;
/// Rows up to which a move is counted; a longer one is told in paragraphs.
const COUNTED: usize = 500;

/// Shows every article from its start, the cursor on the first passage of the focused one. A reader who opens two reports,
/// or goes to the top, looks for their headlines: the counterpart of the first passage may be far below in another one.
pub(super) fn to_starts(model: &mut Model) {
    let focus = model.focus();
    model.set_top(focus, model.panes[focus].lines.start());
    model.starts = true;
    line_up(model, Motion::Jump);
}

/// Whether the articles stand at their starts and are to stay there.
pub(super) fn at_starts(model: &Model) -> bool {
    let focus = model.focus();
    model.starts && model.top(focus) == model.panes[focus].lines.start()
}

/// Whether the counterparts of the cursor passage stand beside it.
pub(super) fn is_lined_up(model: &mut Model) -> bool {
    let (starts, focus) = (at_starts(model), model.focus());
    let others = model.panes.ids().filter(|it| starts && *it != focus);
    let others: Vec<ArticleId> = others.collect();
    let mut far = others.into_iter().filter_map(|it| counterpart(model, it));
    far.all(|it| it.1.index() == 0)
}

/// Lines up every visible column that is not free with the cursor (design section 3, rules 2 to 4): its counterpart
/// begins on the row on which the cursor passage begins; without one, a place between the matches around, if these stand
/// in the same order there; else it holds still.
pub(super) fn line_up(model: &mut Model, motion: Motion) {
    let layout = model.layout();
    if !model.follow || layout.kind != Kind::Flow {
        return;
    }
    let Some(row) = scroll::cursor_row(model) else {
        return;
    };
    let starts = at_starts(model);
    for column in &layout.columns {
        let id = column.article;
        if id == model.focus() || model.panes[id].free {
            continue;
        }
        if starts {
            model.set_top(id, model.panes[id].lines.start());
            continue;
        }
        let Some(place) = target(model, id) else {
            continue;
        };
        let before = model.top(id);
        let offset = offset(model, id);
        let top = model.step(id, place, offset - row);
        model.set_top(id, top);
        if let Motion::Step(on) = motion {
            tell(model, id, before, top, on);
        }
    }
}

/// Moves all columns down by a few rows where one would begin in the middle of a passage, its first row just above the
/// window, and none does a little further up. The focused article itself is moved from its start, where the rows above it
/// are blank, or by a row or two: behind a walk only, since what is clicked stays below the mouse.
pub(super) fn show_first_rows(model: &mut Model) {
    let layout = model.layout();
    if !model.follow || layout.kind != Kind::Flow || at_starts(model) {
        return;
    }
    let focus = model.focus();
    let Some((_, last)) = scroll::rows_of(model, model.cursor) else {
        return;
    };
    let shown = lined(model, &layout);
    let most = match model.top(focus) <= model.panes[focus].lines.start() {
        true => MOST_SHIFTED,
        false => LITTLE_SHIFTED,
    };
    let fits = (scroll::height(model) - 1 - last).max(0);
    let whole = |by: &isize| shown.iter().all(|it| begins_whole(model, *it, *by));
    let Some(by) = (0..=most.min(fits)).find(whole).filter(|it| *it > 0) else {
        return;
    };
    shift(model, &shown, -by);
}

/// The articles that are shown and not scrolled apart.
fn lined(model: &Model, layout: &Layout) -> Vec<ArticleId> {
    let shown = layout.columns.iter().map(|it| it.article);
    shown.filter(|it| !model.panes[*it].free).collect()
}

/// Scrolls articles by as many rows.
fn shift(model: &mut Model, articles: &[ArticleId], by: isize) {
    for id in articles {
        let top = model.top(*id);
        let top = model.step(*id, top, by);
        model.set_top(*id, top);
    }
}

/// Moves all columns up where another one is blank above its start so that it lines up, and down where it is blank behind its
/// end: as far as the cursor passage stays whole, a few rows from the edge. Behind a walk only.
pub(super) fn fill_blank(model: &mut Model) {
    let layout = model.layout();
    if !model.follow || layout.kind != Kind::Flow || at_starts(model) {
        return;
    }
    let Some((first, last)) = scroll::rows_of(model, model.cursor) else {
        return;
    };
    let height = scroll::height(model);
    let shown = lined(model, &layout);
    let (mut above, mut behind) = (0, 0);
    // How far each could be moved down without a blank above it.
    let mut slack = isize::MAX;
    for id in &shown {
        let (top, start, end) = (
            model.top(*id),
            model.panes[*id].lines.start(),
            model.end(*id),
        );
        let far = if top > start { COUNTED as isize } else { 0 };
        let to_start = model.distance(*id, start, top, COUNTED).unwrap_or(far);
        above = above.max(-to_start);
        slack = slack.min(to_start);
        let to_end = model
            .distance(*id, top, end, height as usize)
            .unwrap_or(height);
        behind = behind.max(height - 1 - to_end);
    }
    let up = above.min(first - KEPT).max(0);
    let down = behind.min(height - 1 - last - KEPT).min(slack).max(0);
    shift(model, &shown, if up > 0 { up } else { -down });
}

/// Whether the window of an article would begin with the first row of a passage, or a blank row, `by` rows further up.
fn begins_whole(model: &mut Model, id: ArticleId, by: isize) -> bool {
    let top = model.top(id);
    let top = model.step(id, top, -by);
    if top <= model.panes[id].lines.start() {
        return true;
    }
    let offset = model.offset_of(id, top);
    let passage = model.passage_at(id, offset);
    model.span(passage).start() >= offset
}

/// The counterpart of the cursor passage in another article: that of the difference gone to, else the one last visited, else of the surest
/// the nearest to what is shown.
pub(super) fn counterpart(model: &mut Model, other: ArticleId) -> Option<PassageRef> {
    let joined = walks::beside(model).into_iter().find(|it| it.0 == other);
    if let Some(told) = joined.filter(|_| !walks::is_cursor_match(model)) {
        return Some(told);
    }
    let visited = model
        .cursor_match()
        .and_then(|id| Some((other, *model.visited.get(&(id, other))?)));
    let top = model.top(other);
    let shown = if model.panes[other].lines.setting().width > 0 {
        model.offset_of(other, top)
    } else {
        0
    };
    let members = model.members().iter().filter(|it| it.0 == other).copied();
    let members: Vec<PassageRef> = members.collect();
    if let Some(visited) = visited.filter(|it| members.contains(it)) {
        return Some(visited);
    }
    let surest = walks::surest(model, &members).into_iter();
    surest.min_by_key(|it| model.span(*it).start().abs_diff(shown))
}

/// Follow on or off.
pub(super) fn toggle(model: &mut Model) {
    model.follow = !model.follow;
    free_none(model);
    line_up(model, Motion::Still);
    model.message = Some(if model.follow {
        "follow on: the other articles line up with the cursor".to_owned()
    } else {
        "follow off: every article scrolls alone".to_owned()
    });
}

/// Keeps the present offset of the columns that were scrolled apart as the place where this match lines up.
pub(super) fn relink(model: &mut Model) {
    let (focus, found) = (model.focus(), model.cursor_match());
    let mut kept = 0;
    for column in model.layout().columns {
        let id = column.article;
        if id == focus || !model.panes[id].free {
            continue;
        }
        model.panes[id].free = false;
        kept += 1;
        let at = counterpart(model, id);
        let rows = scroll::cursor_row(model).zip(at.and_then(|it| scroll::row_of(model, it)));
        if let (Some(found), Some((here, there))) = (found, rows) {
            model.offsets.insert((found, focus, id), here - there);
        }
    }
    model.message = Some(match kept {
        0 => "nothing was scrolled apart".to_owned(),
        _ => "lined up here".to_owned(),
    });
}

/// No column is scrolled apart any longer.
pub(super) fn free_none(model: &mut Model) {
    for pane in model.panes.iter_mut() {
        pane.free = false;
    }
}

fn offset(model: &Model, other: ArticleId) -> isize {
    let key = model.cursor_match().map(|it| (it, model.focus(), other));
    key.and_then(|it| model.offsets.get(&it))
        .copied()
        .unwrap_or(0)
}

fn target(model: &mut Model, other: ArticleId) -> Option<Place> {
    if let Some(passage) = counterpart(model, other) {
        return Some(model.place(passage));
    }
    let [before, after] = model
        .outline
        .around(&model.comparison, model.cursor, other)?;
    if before.1 >= after.1 {
        return None;
    }
    let focus = model.focus();
    let here = [before.0, after.0, model.cursor.1].map(|it| model.span((focus, it)).start());
    let there = [before.1, after.1].map(|it| model.span((other, it)).start());
    let part = (here[2] - here[0]) as f64 / (here[1] - here[0]).max(1) as f64;
    let offset = there[0] + ((there[1] - there[0]) as f64 * part) as usize;
    Some(model.place_of(other, offset))
}

/// Says a move of more than half a window.
fn tell(model: &mut Model, id: ArticleId, before: Place, after: Place, on: bool) {
    let back = after < before;
    let rows = model.distance(id, before, after, COUNTED);
    let (n, what) = match rows {
        Some(rows) if rows.abs() <= scroll::height(model) / 2 => return,
        Some(rows) => (rows.unsigned_abs(), "rows"),
        None => (before.block.abs_diff(after.block), "paragraphs"),
    };
    let way = if back { "back" } else { "on" };
    let why = match (on, back) {
        _ if model.size.width < 120 => "",
        (true, true) => " (told earlier there)",
        (false, false) => " (told later there)",
        _ => "",
    };
    model.aside = Some(format!("{id} moved {n} {what} {way}{why}"));
}
