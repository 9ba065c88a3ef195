//! Which article has the focus, which one is the base, and which ones are shown.

use crate::render::outline::Outline;
use crate::text::index::{ArticleId, PassageId};
use crate::tui::made::Made;
use crate::tui::model::Model;
use crate::tui::update::{follow, jump, scroll, settle, walk};

/// Focus the next article, or the one before.
pub(super) fn turn(model: &mut Model, on: bool) {
    let n = model.panes.len();
    let at = model.focus().index();
    focus_at(model, if on { (at + 1) % n } else { (at + n - 1) % n });
}

/// Focus an article by its position: its counterpart of the cursor passage, else what stands on the same row.
pub(super) fn focus_at(model: &mut Model, at: usize) {
    if at >= model.panes.len() {
        model.message = Some(format!("there are {} articles", model.panes.len()));
        return;
    }
    let id = ArticleId::new(at);
    if id == model.focus() || model.n_passages(id) == 0 {
        return;
    }
    if follow::at_starts(model) {
        // Nothing has been lined up yet, and nothing moves.
        jump::go(model, (id, PassageId::new(0)));
        return follow::to_starts(model);
    }
    let to = match follow::counterpart(model, id) {
        Some(to) => to,
        None => {
            let row = scroll::cursor_row(model).unwrap_or(0);
            let top = model.top(id);
            let shown = model.layout().column(id).is_some();
            let place = model.step(id, top, if shown { row } else { 0 });
            let offset = model.offset_of(id, place);
            model.passage_at(id, offset)
        }
    };
    jump::go(model, to);
}

/// Slides the others past the base.
pub(super) fn slide(model: &mut Model, on: bool) {
    let layout = model.layout();
    let hidden = model.panes.len() - layout.columns.len();
    if !layout.carousel {
        model.message = Some("all articles are shown".to_owned());
        return;
    }
    model.together.clear();
    let to = if on {
        (model.slide + 1).min(hidden)
    } else {
        model.slide.min(hidden).saturating_sub(1)
    };
    if to == model.slide {
        model.message = Some(format!(
            "no more articles at this {}",
            if on { "end" } else { "side" }
        ));
        return;
    }
    model.slide = to;
    settle::set_keeping_cursor(model);
    if model.layout().column(model.focus()).is_none() {
        let first = if on {
            1
        } else {
            model.layout().columns.len() - 1
        };
        let to = model.layout().columns[first].article;
        focus_at(model, to.index());
    }
    follow::line_up(model, follow::Motion::Jump);
}

/// Makes the focused article the base: numbers and walks follow it.
pub(super) fn base(model: &mut Model) {
    let base = model.focus();
    model.together.clear();
    model.outline = Outline::new(&model.comparison, base);
    model.made = Made::default();
    walk::set(model, model.walk.walk);
    bring(model, base);
    model.message = Some(format!("{base} is the base: matches are counted along it"));
}

/// The focused article alone, and back.
pub(super) fn zoom(model: &mut Model) {
    model.zoomed = !model.zoomed;
    bring(model, model.focus());
}

/// Slides so that an article is shown, and sets its rows for the column it gets.
pub(super) fn bring(model: &mut Model, id: ArticleId) {
    if model.layout().column(id).is_none() {
        model.together.clear();
    }
    let layout = model.layout();
    if layout.column(id).is_none() && layout.carousel {
        let base = model.outline.base();
        let at = id.index() - usize::from(id > base);
        let room = layout.columns.len() - 1;
        model.slide = if at < model.slide {
            at
        } else {
            (at + 1).saturating_sub(room)
        };
    }
    settle::set_keeping_cursor(model);
}

/// Sets the articles of a finding side by side, the focused one among them, where not all articles fit; nothing moves where as many of
/// them are shown as fit.
pub(super) fn bring_together(model: &mut Model, articles: &[ArticleId]) {
    let layout = model.layout();
    let room = layout.columns.len();
    let shown = |it: &&ArticleId| layout.column(**it).is_some();
    let n_shown = articles.iter().filter(shown).count();
    if !layout.carousel || room < 2 || n_shown >= articles.len().min(room) {
        return;
    }
    let base = model.outline.base();
    let all = model.panes.ids().filter(|it| *it != base);
    let wanted = [model.focus()].into_iter().chain(articles.iter().copied());
    let mut together: Vec<ArticleId> = Vec::new();
    for it in wanted.chain([base]).chain(all) {
        if together.len() < room && !together.contains(&it) {
            together.push(it);
        }
    }
    // The base stands first, where it is one of them.
    together.sort_by_key(|it| (*it != base, *it));
    model.together = together;
    settle::set_keeping_cursor(model);
    follow::line_up(model, follow::Motion::Jump);
}
