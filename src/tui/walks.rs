//! Walks: where the reader is on one, and which passages stand for one thing on the screen just now: those of the difference gone to, else the tellings of the
//! passage at the cursor. The bars, the drawn line, the headings and the lower parts all ask here.

use crate::article::BlockKind;
use crate::corpus::PassageRef;
use crate::diverge::{Class, Divergence, Kind};
use crate::render::outline::{Item, Located, Stop, Walk, passages};
use crate::text::index::{ArticleId, DivergenceId, PassageId};
use crate::tui::layout::Layout;
use crate::tui::list::ListItem;
use crate::tui::model::Model;
use crate::tui::synopsis::ABOUT;

/// What is said of articles without a match.
pub(in crate::tui) const NOTHING_SHARED: &str =
    "These articles share no passage; perhaps they are about different events";
/// What is said where an article alone has nothing to go to.
pub(in crate::tui) const ALONE: &str = "one article: quotes and names only";
/// The name of a walk in the status row.
pub(in crate::tui) fn name(model: &Model) -> &str {
    match (model.walk.walk, &model.lit) {
        (Walk::Matches, _) => "matches",
        // Their numbers are other ones in the order of the list.
        (Walk::Differences, _) => "differences as read",
        (Walk::Listed, _) => "as listed",
        (Walk::Checks, _) => "to check",
        (Walk::Quotes, _) => "quotes",
        (Walk::Only, _) => "told only here",
        (Walk::Lit, Some(lit)) => &lit.name,
        (Walk::Lit, None) => "hits",
    }
}

/// Where the cursor is in the walk. The walk of a list goes on from the row last gone to, wherever the cursor is; of the
/// differences that are about the cursor passage none is passed by: the first of them comes next.
pub(in crate::tui) fn position(model: &Model) -> Located {
    if let Some(at) = model.walk.at {
        return Located::On(at);
    }
    let stops = &model.walk.stops;
    let outline = model.walk.along.as_deref().unwrap_or(&model.outline);
    let along = || outline.locate(&model.comparison, stops, model.cursor);
    // What another article tells before anything that this one tells too is read first, too.
    let is_top = model.cursor == (home(model), PassageId::new(0));
    match model.walk.walk {
        Walk::Differences | Walk::Checks | Walk::Quotes | Walk::Only if is_top => {
            Located::Behind(0)
        }
        Walk::Listed => Located::Behind(model.walk.last.map_or(0, |it| it + 1)),
        Walk::Differences | Walk::Checks => {
            let here = model.outline.findings(model.cursor);
            let is_here = |it: &Stop| here.iter().any(|at| it.item == Item::Difference(at.1));
            let (Located::On(at) | Located::Behind(at)) = along();
            Located::Behind(stops.iter().position(is_here).unwrap_or(at))
        }
        _ => along(),
    }
}

/// The article that is read: the focused one, but for a step of a walk that led to another one.
pub(in crate::tui) fn home(model: &Model) -> ArticleId {
    match model.walk.home {
        Some((at, home)) if at == model.cursor => home,
        _ => model.focus(),
    }
}

/// The articles that tell the match at the cursor and are not on the screen; none where those that are shown tell nothing of it.
pub(in crate::tui) fn hidden(model: &Model, layout: &Layout) -> Vec<ArticleId> {
    if !layout.carousel {
        return Vec::new();
    }
    let mut hidden: Vec<ArticleId> = joined(model).iter().map(|it| it.0).collect();
    hidden.extend(model.members().iter().map(|it| it.0));
    hidden.retain(|it| layout.column(*it).is_none());
    hidden.sort_unstable();
    hidden.dedup();
    hidden
}

/// The difference at which the walk stands.
pub(in crate::tui) fn difference(model: &Model) -> Option<DivergenceId> {
    match model.walk.stops.get(model.walk.at?)?.item {
        Item::Difference(id) => Some(id),
        _ => None,
    }
}

/// The quote at which the walk stands, as a row of the list has it.
pub(in crate::tui) fn quote(model: &Model) -> Option<ListItem> {
    let stop = model.walk.stops.get(model.walk.at?)?;
    match stop.item {
        Item::Shared(n) => Some(ListItem::Shared(n, None)),
        Item::Quote(id) => Some(ListItem::Quote(stop.passage.0, id)),
        _ => None,
    }
}

/// The passages of other articles of the difference at which the walk stands; none where it stands at none.
pub(in crate::tui) fn across(model: &Model) -> Vec<PassageRef> {
    difference(model).map_or_else(Vec::new, |id| ends(model, id))
}

/// The passages of a difference in other articles than that at the cursor, or the others of one that is about one article; none where
/// it is not about the cursor passage, or tells what stands in one article only.
pub(in crate::tui) fn ends(model: &Model, id: DivergenceId) -> Vec<PassageRef> {
    let mut all = passages(&model.comparison, &model.comparison.divergences()[id]);
    let is_only = matches!(model.comparison.divergences()[id].kind, Kind::Only { .. });
    let is_across = all.iter().any(|it| it.0 != model.focus());
    match all.contains(&model.cursor) && !is_only {
        true if is_across => all.retain(|it| it.0 != model.focus()),
        true => all.retain(|it| *it != model.cursor),
        false => all.clear(),
    }
    all
}

/// What has a bar, and is joined by the drawn line: the passages of the difference gone to where it holds one passage
/// against another, else the tellings of the cursor passage; where there are none, the passages of its gravest difference.
pub(in crate::tui) fn joined(model: &Model) -> Vec<PassageRef> {
    let is_across = |it: &DivergenceId| !ends(model, *it).is_empty();
    let walked = difference(model).filter(is_across);
    if walked.is_none() && opens_at_lone_headline(model) {
        let others = match grave(model) {
            Some(id) => ends(model, id),
            None => model.outline.retold(model.cursor).to_vec(),
        };
        let others = others.into_iter();
        let others = others.filter(|it| it.0 != model.focus() && is_headline(model, *it));
        return std::iter::once(model.cursor).chain(others).collect();
    }
    match walked
        .or_else(|| grave(model))
        .or_else(|| told(model).filter(|_| model.members().is_empty()))
    {
        Some(id) => passages(&model.comparison, &model.comparison.divergences()[id]),
        None if model.members().is_empty() => vec![model.cursor],
        None => model.members().to_vec(),
    }
}

/// The gravest difference of the cursor passage from one of another article: what is not gone to joins articles only.
fn told(model: &Model) -> Option<DivergenceId> {
    let leaves = |it: &DivergenceId| ends(model, *it).iter().any(|it| it.0 != model.focus());
    let mut own = model.outline.findings(model.cursor).iter().map(|it| it.1);
    own.find(leaves)
}

/// The same where it is to check and the passage is in no match: it comes before where else that is told, as in the status row.
fn grave(model: &Model) -> Option<DivergenceId> {
    let all = model.comparison.divergences();
    let is_check = |it: &DivergenceId| all[*it].kind.class() == Class::Check;
    told(model).filter(|it| model.cursor_match().is_none() && is_check(it))
}

/// What wears the bar, and is joined by the drawn line: of what is joined the passages that are linked with the one at the cursor
/// themselves; of an article that has none of these, all. A match may hold others that only tell the same as these: they keep
/// their number, and Enter goes to them. Of what is told only here the whole run.
pub(in crate::tui) fn barred(model: &Model) -> Vec<PassageRef> {
    let mut all = joined(model);
    if all.len() < 2 {
        return run(model);
    }
    if !is_cursor_match(model) {
        return all;
    }
    let alignment = model.comparison.alignment();
    let linked = |it: &PassageRef| alignment.link([model.cursor, *it]).is_some();
    let direct: Vec<PassageRef> = all.iter().filter(|it| linked(it)).copied().collect();
    all.retain(|it| match it.0 == model.focus() {
        true => *it == model.cursor,
        false => linked(it) || direct.iter().all(|other| other.0 != it.0),
    });
    all
}

/// The passages of what is listed as told only here around the cursor, in order; the cursor passage alone where nothing is.
pub(in crate::tui) fn run(model: &Model) -> Vec<PassageRef> {
    let all = model.comparison.divergences();
    let mut own = model
        .outline
        .findings(model.cursor)
        .iter()
        .map(|it| &all[it.1]);
    match own.find(|it| matches!(it.kind, Kind::Only { .. })) {
        Some(it) => passages(&model.comparison, it),
        None => vec![model.cursor],
    }
}

/// The difference that tells the cursor passage as told in one article only, listed or not.
pub(in crate::tui) fn alone(model: &Model) -> Option<&Divergence> {
    let mut all = model.comparison.all_divergences().iter();
    all.find(|it| {
        matches!(it.kind, Kind::Only { .. })
            && passages(&model.comparison, it).contains(&model.cursor)
    })
}

/// The passage of another article that comes near to the one at the cursor, where this has no counterpart: what the status row names, Enter
/// goes to and the comparison shows.
pub(in crate::tui) fn near(model: &Model) -> Option<PassageRef> {
    let class = model.comparison.passage_class(model.cursor);
    if !matches!(class, Some(Class::Only | Class::Near)) || joined(model).len() > 1 {
        return None;
    }
    let Kind::Only { near: Some(site) } = alone(model)?.kind else {
        return None;
    };
    let passage = model.comparison.corpus().passage_of(site)?;
    Some((site.article, passage))
}

/// Whether nothing was pressed yet and the cursor is at a headline that no match holds: a line from there into the body of another
/// article, past its headline, would be the first thing that is seen.
fn opens_at_lone_headline(model: &Model) -> bool {
    model.fresh && model.cursor_match().is_none() && is_headline(model, model.cursor)
}

fn is_headline(model: &Model, (article, passage): PassageRef) -> bool {
    let passages = model.comparison.corpus().segments(article).passages();
    let block = passages.get(passage).map(|it| it.block);
    block.is_some_and(|it| model.article(article).blocks()[it].kind == BlockKind::Headline)
}

/// Whether what is joined is one match, so that its number may stand at the line.
pub(in crate::tui) fn is_match(model: &Model, joined: &[PassageRef]) -> bool {
    let of = |it: &PassageRef| model.comparison.alignment().match_of(*it);
    let first = joined.first().and_then(of);
    first.is_some() && joined.iter().all(|it| of(it) == first)
}

/// Whether what is joined are the tellings of the cursor passage, of which any may stand beside it.
pub(in crate::tui) fn is_cursor_match(model: &Model) -> bool {
    !model.members().is_empty() && across(model).is_empty() && grave(model).is_none()
}

/// The passages that belong beside the one at the cursor, in other articles if any do, the surest tellings of each article first.
pub(in crate::tui) fn beside(model: &Model) -> Vec<PassageRef> {
    let mut all = joined(model);
    let is_across = all.iter().any(|it| it.0 != model.focus());
    all.retain(|it| *it != model.cursor && (!is_across || it.0 != model.focus()));
    let surest = surest(model, &all);
    all.sort_by_key(|it| !surest.contains(it));
    all
}

/// Those of some tellings that are the surest ones of their article: linked with the cursor passage itself, and about as surely as
/// the surest one. A match may hold others that tell the same as these, and not the same as the cursor passage.
pub(in crate::tui) fn surest(model: &Model, all: &[PassageRef]) -> Vec<PassageRef> {
    let alignment = model.comparison.alignment();
    let score = |it: &PassageRef| {
        let link = alignment.link([model.cursor, *it]);
        link.map_or(0.0, |it| it.score.get())
    };
    let is_surest = |it: &&PassageRef| {
        let others = all.iter().filter(|other| other.0 == it.0);
        let best = others.map(score).fold(0.0, f32::max);
        score(it) + ABOUT >= best
    };
    all.iter().filter(is_surest).copied().collect()
}
