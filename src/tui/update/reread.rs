//! Articles that were read again take the place of the old ones, and the reader stays where he is.

use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::render::outline::Outline;
use crate::text::index::{ArticleId, PassageId};
use crate::tui::arrival::Arrivals;
use crate::tui::lines::Lines;
use crate::tui::made::Made;
use crate::tui::message::Reread;
use crate::tui::model::{Model, Overlay};
use crate::tui::update::{arrive, fold, list, overview, scroll, search, settle, walk};
use std::sync::Arc;

/// A passage of the old text and the row of its column's window on which it began.
struct Anchor {
    article: ArticleId,
    passage: PassageId,
    row: isize,
}

/// Shows the new articles. Linear in the passages, but for the comparison that a jump kept costs with each of them.
pub(super) fn take(model: &mut Model, reread: Reread) {
    if let Some(comparison) = reread.comparison {
        let comparison = Arc::new(comparison.telling_all(model.comparison.tells_all()));
        if comparison.corpus().articles().len() == model.panes.len() {
            replace(model, comparison);
        } else {
            let mut kept = std::mem::take(&mut model.kept);
            kept.renew(&comparison);
            *model = fresh(model, comparison);
            model.kept = kept;
        }
    }
    if !reread.arrivals.is_empty() {
        model.arrivals = Arrivals::new(reread.arrivals);
    }
    arrive::begin_where_text_is(model);
    model.message = Some(reread.said);
}

/// Tells all differences, or again only those that are sure enough; the reader stays where he is.
pub(super) fn tell_all(model: &mut Model) {
    if !model.is_compared() {
        return;
    }
    let all = !model.comparison.tells_all();
    replace(model, Arc::new(model.comparison.telling_all(all)));
    let n = model.comparison.divergences().len();
    model.say(match all {
        true => format!("all differences told: {n}"),
        false => format!(
            "{n} differences told, {} less sure ones not",
            model.comparison.n_untold()
        ),
    });
}

fn fresh(model: &Model, comparison: Arc<Comparison>) -> Model {
    let mut fresh = Model::new(comparison, model.settings.clone());
    fold::renew(&mut fresh);
    settle::resize(&mut fresh, model.size);
    fresh
}

fn replace(model: &mut Model, comparison: Arc<Comparison>) {
    let anchors = anchors(model);
    let before = Arc::clone(&model.comparison);
    let moved = |at: PassageRef| (at.0, found_again(&before, &comparison, at));
    model.cursor = moved(model.cursor);
    model.kept.follow(moved);
    for jump in model.jumps.back.iter_mut().chain(&mut model.jumps.forward) {
        jump.cursor = moved(jump.cursor);
    }
    let anchors: Vec<Anchor> = anchors
        .into_iter()
        .map(|it| Anchor {
            passage: moved((it.article, it.passage)).1,
            ..it
        })
        .collect();
    // Matches are counted anew: what was kept by match is of no use.
    model.visited.clear();
    model.near = None;
    model.offsets.clear();
    fold::keep(model);
    model.outline = Outline::new(&comparison, model.outline.base());
    model.kept.renew(&comparison);
    model.comparison = comparison;
    model.side = None;
    model.made = Made::default();
    model.synopsis.clear();
    for pane in model.panes.iter_mut() {
        pane.ruler.clear();
        pane.lines = Lines::default();
    }
    fold::renew(model);
    search::renew(model);
    walk::set(model, model.walk.walk);
    settle::set_keeping_cursor(model);
    for it in anchors {
        if model.is_set(it.article) {
            let place = model.place((it.article, it.passage));
            let to_top = model.step(it.article, place, -it.row);
            model.set_top(it.article, to_top);
        }
    }
    // What waits under the help names findings that are no more.
    model.under.clear();
    overview::renew(model);
    if let Some(Overlay::List(list)) = &model.overlay {
        let kind = list.kind;
        model.close_all();
        list::open(model, kind);
    }
}

/// What holds each column in its place: the passage at the cursor in the focused one, else the one on the first row.
fn anchors(model: &mut Model) -> Vec<Anchor> {
    let ids: Vec<ArticleId> = model.panes.ids().collect();
    let mut anchors = Vec::new();
    for article in ids {
        if !model.is_set(article) {
            continue;
        }
        let at = match article == model.focus() {
            true => model.cursor,
            false => {
                let top = model.top(article);
                let offset = model.offset_of(article, top);
                model.passage_at(article, offset)
            }
        };
        if let Some(row) = scroll::row_of(model, at) {
            anchors.push(Anchor {
                article,
                passage: at.1,
                row,
            });
        }
    }
    anchors
}

/// Where a passage of the old text is in the new one: the same words nearest to where it stood, else the place of the
/// next passage before it that is still there. Linear in the passages, times those that are gone before it.
fn found_again(before: &Comparison, after: &Comparison, (article, at): PassageRef) -> PassageId {
    let (old, new) = (texts(before, article), texts(after, article));
    let last = new.len().saturating_sub(1);
    if old.is_empty() {
        return PassageId::new(0);
    }
    for back in 0..=at.index() {
        let from = at.index() - back;
        let same = (0..new.len()).filter(|it| new[*it] == old[from]);
        if let Some(found) = same.min_by_key(|it| it.abs_diff(from)) {
            return PassageId::new((found + back.min(1)).min(last));
        }
    }
    PassageId::new(at.index().min(last))
}

/// The passages of an article as text.
fn texts(comparison: &Comparison, article: ArticleId) -> Vec<&str> {
    let corpus = comparison.corpus();
    let text = corpus.articles()[article].text();
    let passages = corpus.segments(article).passages().as_slice().iter();
    passages.map(|it| &text[it.span.range()]).collect()
}
