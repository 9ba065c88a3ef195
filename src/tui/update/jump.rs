//! Going to another place: counterparts, ends, paragraphs, and back again.

use crate::corpus::PassageRef;
use crate::diverge::Class;
use crate::text::index::{BlockId, PassageId};
use crate::tui::model::{Jump, Model};
use crate::tui::update::follow::{self, Motion};
use crate::tui::update::{fold, pane, scroll};
use crate::tui::walks;

/// How many jumps are kept.
const DEPTH: usize = 100;

/// Moves the cursor to a passage of any article, slides it into view if it is hidden, scrolls if it must, and lines up
/// the others. Where the jump began is kept.
pub(super) fn go(model: &mut Model, to: PassageRef) {
    remember(model);
    model.fresh = false;
    land(model, to);
}

/// The same without keeping where it began.
pub(super) fn land(model: &mut Model, to: PassageRef) {
    let row = scroll::cursor_row(model).unwrap_or(0);
    let was_shown = model.layout().column(to.0).is_some();
    fold::show(model, to);
    model.cursor = to;
    scroll::arrive(model);
    pane::bring(model, to.0);
    if !was_shown {
        // It takes the row that the cursor had, as if it had been lined up all the time.
        let place = model.place(to);
        let row = row.clamp(0, scroll::height(model) - 1);
        let to_top = model.step(to.0, place, -row);
        model.set_top(to.0, to_top);
    }
    scroll::reveal_jump(model);
    follow::line_up(model, Motion::Jump);
}

/// Start of the article.
pub(super) fn first(model: &mut Model) {
    let article = model.focus();
    if let Some(to) = model
        .synopsis
        .edge(article, false)
        .filter(|_| model.is_rows())
    {
        return go(model, to);
    }
    go(model, (article, PassageId::new(0)));
    follow::to_starts(model);
}

/// End of the article.
pub(super) fn last(model: &mut Model) {
    let article = model.focus();
    if let Some(to) = model
        .synopsis
        .edge(article, true)
        .filter(|_| model.is_rows())
    {
        return go(model, to);
    }
    let last = model.n_passages(article) - 1;
    go(model, (article, PassageId::new(last)));
}

/// `n` paragraphs on or back.
pub(super) fn paragraph(model: &mut Model, on: bool, n: usize) {
    let (article, passage) = model.cursor;
    let segments = model.comparison.corpus().segments(article);
    let block = segments.passages()[passage].block.index();
    let to = if on {
        block.saturating_add(n)
    } else {
        block.saturating_sub(n)
    };
    to_block(model, to);
}

/// To the `n`th paragraph of the article, counted from 1; the last one where it has fewer.
pub(super) fn to_paragraph(model: &mut Model, n: usize) {
    to_block(model, n.saturating_sub(1));
}

fn to_block(model: &mut Model, to: usize) {
    let article = model.focus();
    let segments = model.comparison.corpus().segments(article);
    let to = BlockId::new(to.min(model.article(article).blocks().len() - 1));
    let all = segments.passages().as_slice();
    let first = all.partition_point(|it| it.block < to).min(all.len() - 1);
    go(model, (article, PassageId::new(first)));
}

/// To the next telling of the match at the cursor, round all of them.
pub(super) fn counterpart(model: &mut Model) {
    let cursor = model.cursor;
    let joined = walks::joined(model);
    let at = joined.iter().position(|it| *it == cursor);
    let Some(at) = at.filter(|_| joined.len() > 1) else {
        // What comes near to it, and from there back again.
        let begun = model.near.filter(|it| it[1] == cursor);
        if let Some(to) = begun.map(|it| it[0]).or_else(|| walks::near(model)) {
            follow::free_none(model);
            go(model, to);
            model.near = Some([cursor, to]);
            return;
        }
        model.message = Some(if model.panes.len() < 2 {
            walks::ALONE.to_owned()
        } else if model.is_compared() {
            match model.comparison.passage_class(cursor) {
                Some(Class::Only) => format!("told only in {}: no counterpart", cursor.0),
                _ => "no counterpart is sure enough to go to".to_owned(),
            }
        } else {
            format!("no counterpart known {}", model.until_compared())
        });
        return;
    };
    let to = joined[(at + 1) % joined.len()];
    let home = walks::home(model);
    let walked = model.walk.at.filter(|_| !walks::across(model).is_empty());
    follow::free_none(model);
    go(model, to);
    if walked.is_some() {
        // Still the same difference, from its other end.
        model.walk.at = walked;
        follow::line_up(model, Motion::Jump);
    }
    model.walk.home = Some((model.cursor, home));
    model
        .aside
        .get_or_insert_with(|| format!("now in {}", to.0));
}

/// Back to where the last jump began.
pub(super) fn back(model: &mut Model) {
    match model.jumps.back.pop() {
        Some(to) => {
            let here = here(model);
            model.jumps.forward.push(here);
            return_to(model, to);
        }
        None => model.message = Some("no jump to go back from".to_owned()),
    }
}

/// Forward again.
pub(super) fn forward(model: &mut Model) {
    match model.jumps.forward.pop() {
        Some(to) => {
            let here = here(model);
            model.jumps.back.push(here);
            return_to(model, to);
        }
        None => model.message = Some("no jump to go forward to".to_owned()),
    }
}

fn here(model: &mut Model) -> Jump {
    Jump {
        cursor: model.cursor,
        row: scroll::cursor_row(model).unwrap_or(0),
    }
}

fn remember(model: &mut Model) {
    let here = here(model);
    model.jumps.forward.clear();
    model.jumps.back.push(here);
    if model.jumps.back.len() > DEPTH {
        model.jumps.back.remove(0);
    }
}

fn return_to(model: &mut Model, to: Jump) {
    fold::show(model, to.cursor);
    model.cursor = to.cursor;
    scroll::arrive(model);
    pane::bring(model, to.cursor.0);
    let place = model.place(to.cursor);
    let to_top = model.step(to.cursor.0, place, -to.row);
    model.set_top(to.cursor.0, to_top);
    follow::line_up(model, Motion::Jump);
}
