//! Articles that arrive while others are read already: each takes its column, and the reader stays where he is.

use crate::comparison::Comparison;
use crate::render::outline::Outline;
use crate::text::index::{ArticleId, PassageId};
use crate::tui::arrival::{Arrivals, UNTIL_COMPARED};
use crate::tui::lines::Lines;
use crate::tui::made::Made;
use crate::tui::message::Arrived;
use crate::tui::model::{Model, Overlay, Pane};
use crate::tui::update::{fold, follow, list, overview, search, walk};
use std::sync::Arc;

/// Shows what has arrived so far. Linear in the passages.
pub(super) fn take(model: &mut Model, arrived: Arrived) {
    if arrived.comparison.corpus().articles().len() != model.panes.len() {
        return;
    }
    model.arrivals = Arrivals::new(arrived.arrivals);
    model.settings.notes.extend(arrived.notes);
    exchange(model, arrived.comparison);
    let is_over = |it: &mut String| it.ends_with(UNTIL_COMPARED);
    model.message.take_if(is_over);
}

/// Exchanges the comparison for one of as many articles: columns whose text is the same stay as they are.
pub(super) fn exchange(model: &mut Model, comparison: Arc<Comparison>) {
    let comparison = Arc::new(comparison.telling_all(model.comparison.tells_all()));
    let before = Arc::clone(&model.comparison);
    let mut changed = false;
    let ids: Vec<ArticleId> = model.panes.ids().collect();
    for id in ids {
        let (old, new) = (
            &before.corpus().articles()[id],
            &comparison.corpus().articles()[id],
        );
        model.panes[id].ruler.clear();
        if old.text() != new.text() {
            changed = true;
            model.panes[id] = Pane::default();
            model.panes[id].lines = Lines::default();
            if model.cursor.0 == id {
                model.cursor.1 = PassageId::new(0);
            }
        }
    }
    fold::keep(model);
    if changed {
        model.kept.renew(&comparison);
    } else {
        model.kept.place_ticks(&comparison);
    }
    model.outline = Outline::new(&comparison, model.outline.base());
    model.comparison = comparison;
    model.side = None;
    model.made = Made::default();
    model.synopsis.clear();
    fold::renew(model);
    overview::renew(model);
    if changed {
        model.visited.clear();
        model.near = None;
        model.offsets.clear();
        search::renew(model);
    }
    begin_where_text_is(model);
    walk::set(model, model.walk.walk);
    // What a list held may be named otherwise now.
    model.under.retain(|it| !matches!(it, Overlay::List(_)));
    if let Some(Overlay::List(list)) = &model.overlay {
        let kind = list.kind;
        model.close_all();
        list::open(model, kind);
    }
    if model.n_passages(model.focus()) > 0 {
        follow::line_up(model, follow::Motion::Still);
    }
}

/// Until a key is pressed, or the reader is where he left, the cursor is in the first article that can be read; later it leaves only
/// one that cannot.
pub(super) fn begin_where_text_is(model: &mut Model) {
    let readable = model.panes.ids().find(|it| model.n_passages(*it) > 0);
    let here = model.n_passages(model.focus()) > 0;
    // Nowhere was gone to.
    let is_unmoved = model.fresh && model.starts;
    if let Some(first) = readable.filter(|it| !here || is_unmoved && *it < model.focus()) {
        model.cursor = (first, PassageId::new(0));
    }
}
