//! Walks: what `n` and `p` step through, one stop on or back, and going to a stop.

use crate::corpus::PassageRef;
use crate::diverge::{Class, Kind};
use crate::render::outline::{Item, Located, Outline, Stop, Walk, passages};
use crate::text::index::ArticleId;
use crate::tui::folds::Filter;
use crate::tui::model::Model;
use crate::tui::update::follow::{self, Motion};
use crate::tui::update::{fold, jump, pane, scroll};
use crate::tui::walks;

/// Below this width it is said in few words that a walk came round: the row is needed for what is found there.
const NARROW: u16 = 100;

/// Makes `walk` the walk and steps along it.
pub(super) fn along(model: &mut Model, kind: Walk, on: bool, n: usize) {
    let read = walks::home(model);
    let along = model.walk.along.as_ref().map(|it| it.base());
    let is_along = along.unwrap_or(model.outline.base()) == read;
    if model.walk.walk != kind || !is_along && is_in_order(kind) {
        let here = walks::difference(model).map(Item::Difference);
        set(model, kind);
        // The difference gone to last is not gone to again.
        let mut stops = model.walk.stops.iter();
        model.walk.at = here.and_then(|here| stops.position(|it| it.item == here));
    }
    step(model, on, n);
}

/// Makes `kind` the walk.
pub(super) fn set(model: &mut Model, kind: Walk) {
    model.walk.walk = kind;
    model.walk.at = None;
    model.walk.last = None;
    model.walk.along = None;
    model.walk.stops = match (&model.lit, kind) {
        (Some(lit), Walk::Lit) => model.outline.span_stops(&model.comparison, &lit.spans),
        _ => {
            model.lit = None;
            let read = walks::home(model);
            let is_other = read != model.outline.base() && is_in_order(kind);
            model.walk.along = is_other.then(|| Box::new(Outline::new(&model.comparison, read)));
            let outline = model.walk.along.as_deref().unwrap_or(&model.outline);
            outline.stops(&model.comparison, kind)
        }
    };
}

/// Whether the stops of a walk stand in the order in which the article that is read tells them: not those that have numbers along the base,
/// or the order of a list.
fn is_in_order(kind: Walk) -> bool {
    matches!(
        kind,
        Walk::Differences | Walk::Checks | Walk::Quotes | Walk::Only
    )
}

/// `n` stops on or back, round the ends with a message.
pub(super) fn step(model: &mut Model, on: bool, n: usize) {
    let count = model.walk.stops.len();
    if count == 0 {
        let what = walks::name(model).to_owned();
        let lacks_matches = model.is_compared() && model.outline.n_matches() == 0;
        model.message = Some(
            if model.panes.len() < 2 && model.walk.walk != Walk::Quotes {
                walks::ALONE.to_owned()
            } else if lacks_matches && model.walk.walk == Walk::Matches {
                walks::NOTHING_SHARED.to_owned()
            } else {
                let none = match model.walk.walk {
                    Walk::Checks => "nothing to check".to_owned(),
                    Walk::Only => "nothing is told only here".to_owned(),
                    Walk::Differences | Walk::Listed => "no differences".to_owned(),
                    _ => format!("no {what}"),
                };
                match model.is_compared() || model.walk.walk == Walk::Quotes {
                    true => none,
                    false => format!("{none} {}", model.until_compared()),
                }
            },
        );
        return;
    }
    // The stops in the order in which they come, from the next one round to where the reader is.
    let begin = match (walks::position(model), on) {
        // The articles are shown from their starts: the first step brings what tells the first passage beside it.
        (Located::On(at), true) if !follow::is_lined_up(model) => at,
        (Located::On(at), true) => at + 1,
        (Located::Behind(at), true) => at,
        (Located::On(at) | Located::Behind(at), false) => at + count,
    };
    let coming = |step: usize| if on { begin + step } else { begin - 1 - step };
    let open: Vec<usize> = {
        let is_passed = passed(model);
        let comes = |step: &usize| !is_passed(&model.walk.stops[coming(*step) % count]);
        (0..count).filter(comes).collect()
    };
    let Some(&step) = open.get((n - 1) % open.len().max(1)) else {
        model.message = Some(nothing_open(model));
        return;
    };
    let to = coming(step) % count;
    let is_round = match on {
        true => coming(step) >= count,
        false => coming(step) < count,
    };
    // A count may go round more than once.
    let wraps = is_round || n > open.len();
    let is_alone = open.len() == 1 && model.walk.at == Some(to);
    follow::free_none(model);
    go_to(model, to);
    if wraps || is_alone {
        let what = match model.walk.walk {
            Walk::Differences | Walk::Listed => "differences".to_owned(),
            _ => walks::name(model).to_owned(),
        };
        let key = model.settings().keys.first("go.check_next");
        let unmatched = if on && key.is_some() {
            n_unmatched(model)
        } else {
            0
        };
        let key = key.unwrap_or_default();
        model.aside = Some(match on {
            _ if count == 1 => "there is only this one".to_owned(),
            _ if is_alone => "only this one is left".to_owned(),
            _ if unmatched > 0 && model.size.width < NARROW => {
                format!("round to 1; {unmatched} more: {key}")
            }
            _ if unmatched > 0 => {
                format!("from last to first of {count} {what}; {unmatched} to check in none: {key}")
            }
            _ if model.size.width < NARROW => format!("round to {}/{count}", to + 1),
            true => format!("from last to first of {count} {what}"),
            false => format!("from first to last of {count} {what}"),
        });
    }
}

/// How many differences to check are left that no match holds, so that the walk of the matches does not come to them.
fn n_unmatched(model: &Model) -> usize {
    if model.walk.walk != Walk::Matches {
        return 0;
    }
    let all = model.comparison.divergences().iter_enumerated();
    all.filter(|it| it.1.kind.class() == Class::Check && it.1.matched.is_none())
        .filter(|it| !model.is_ticked(it.0))
        .count()
}

/// Which stops are passed by: differences that are ticked off; of other walks what a filter folds. Differences, hits and mentions are gone
/// to whatever folds them, and what is folded there is opened.
fn passed(model: &Model) -> impl Fn(&Stop) -> bool {
    let walk = model.walk.walk;
    let whole = matches!(
        walk,
        Walk::Differences | Walk::Listed | Walk::Checks | Walk::Lit
    );
    let folds = !whole && model.folds.filter != Filter::All;
    move |stop: &Stop| {
        let closed = |it: &PassageRef| model.shut().is_closed(*it);
        match stop.item {
            Item::Difference(id) => model.is_ticked(id),
            Item::Match(id) if folds => {
                let members = &model.comparison.alignment().matches()[id].passages;
                members.iter().all(closed)
            }
            _ if walk == Walk::Only && is_ticked_only(model, stop.passage) => true,
            _ => folds && closed(&stop.passage),
        }
    }
}

/// Whether what tells a passage as told in one article only is ticked off.
fn is_ticked_only(model: &Model, passage: PassageRef) -> bool {
    let all = model.comparison.divergences();
    let mut own = model.outline.findings(passage).iter().map(|it| it.1);
    let found = own.find(|it| matches!(all[*it].kind, Kind::Only { .. }));
    found.is_some_and(|it| model.is_ticked(it))
}

/// Why there is no stop to go to though the walk has some.
fn nothing_open(model: &Model) -> String {
    let n = model.walk.stops.len();
    let none = match model.walk.walk {
        Walk::Checks => "nothing left to check",
        Walk::Differences | Walk::Listed => "no difference left",
        Walk::Only if model.folds.filter == Filter::All => "nothing left that is told only here",
        _ => return format!("all {} are folded: Esc shows them", walks::name(model)),
    };
    match n {
        1 => format!("{none}: the only one is ticked off"),
        n => format!("{none}: all {n} are ticked off"),
    }
}

/// To a stop of the walk: to its telling in the focused article if there is one.
pub(super) fn go_to(model: &mut Model, at: usize) {
    let stop = model.walk.stops[at];
    let home = walks::home(model);
    let to = telling(model, stop, home);
    jump::go(model, to);
    model.walk.home = Some((to, home));
    let articles = articles_of(model, stop.item);
    pane::bring_together(model, &articles);
    if let Item::Span(span) = stop.item {
        scroll::reveal_offset(model, to.0, span.start());
        follow::line_up(model, Motion::Jump);
    }
    model.walk.at = Some(at);
    model.walk.last = Some(at);
    let run = walks::run(model);
    if run.len() > 1 {
        scroll::reveal_run(model, &run);
        follow::line_up(model, Motion::Jump);
    }
    if let Item::Difference(id) = stop.item {
        // Of a long passage, the words that it is about.
        let sites = &model.comparison.divergences()[id].sites;
        let span = model.span(to);
        let site = sites
            .iter()
            .find(|it| it.article == to.0 && it.span.overlaps(span));
        if let Some(end) = site.map(|it| it.span.end().min(span.end())) {
            scroll::reveal_offset(model, to.0, end.saturating_sub(1).max(span.start()));
        }
        // Its passages need not be those of one match.
        follow::line_up(model, Motion::Jump);
    }
    follow::fill_blank(model);
    follow::show_first_rows(model);
}

/// The articles that a stop of a walk is about, each once, in their order.
fn articles_of(model: &Model, item: Item) -> Vec<ArticleId> {
    let comparison = &model.comparison;
    let alignment = comparison.alignment();
    let mut all: Vec<ArticleId> = match item {
        Item::Match(id) => alignment.matches()[id]
            .passages
            .iter()
            .map(|it| it.0)
            .collect(),
        Item::Difference(id) => comparison.divergences()[id]
            .sites
            .iter()
            .map(|it| it.article)
            .collect(),
        Item::Shared(n) => {
            let sites = alignment.shared_quotes()[n].sites.iter();
            sites.map(|it| it.site.article).collect()
        }
        Item::Quote(_) | Item::Passage | Item::Span(_) => Vec::new(),
    };
    all.sort_unstable();
    all.dedup();
    all
}

/// `Esc` with nothing open: the walk is the first one again, then the filter is off.
pub(super) fn cancel(model: &mut Model) {
    let home = model.home_walk();
    if model.walk.walk != home {
        set(model, home);
    } else if model.folds.filter != Filter::All {
        fold::filter(model, Filter::All);
    }
}

/// Where a stop is told in the article that is read; else where it is told first.
fn telling(model: &mut Model, stop: Stop, focus: ArticleId) -> PassageRef {
    let here = match stop.item {
        Item::Match(id) => {
            let visited = model.visited.get(&(id, focus)).map(|it| (focus, *it));
            visited.or_else(|| {
                let members = &model.comparison.alignment().matches()[id].passages;
                members.iter().find(|it| it.0 == focus).copied()
            })
        }
        Item::Difference(id) => {
            let all = passages(&model.comparison, &model.comparison.divergences()[id]);
            all.into_iter().find(|it| it.0 == focus)
        }
        Item::Shared(n) => {
            let sites = &model.comparison.alignment().shared_quotes()[n].sites;
            let site = sites.iter().find(|it| it.site.article == focus);
            site.map(|it| model.passage_at(focus, it.site.span.start()))
        }
        Item::Quote(_) | Item::Passage | Item::Span(_) => None,
    };
    here.unwrap_or(stop.passage)
}
