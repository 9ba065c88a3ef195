//! A date or a place that only one of two linked passages gives.

use super::context::{Context, Pair};
use super::trust::DOUBT;
use super::{Divergence, Kind, Precise};
use crate::annotate::{Grain, MentionKind, Time};
use crate::corpus::{PassageRef, Site};
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId, PassageId};
use rustc_hash::FxHashSet;

/// From this score of the link on.
const SURE: f32 = 0.6;

/// One `MorePrecise` for the first date and the first place of a passage of which the strongest linked passage of another
/// article has none, and which that article does not give anywhere.
pub(super) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let times: FxHashSet<(ArticleId, &str)> = context
        .corpus
        .articles()
        .ids()
        .flat_map(|id| {
            let all = context.corpus.annotations(id).times.iter();
            all.map(move |it| (id, it.value.as_str()))
        })
        .collect();
    let named = named(context);
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    let pairs = context
        .pairs
        .iter()
        .filter(|it| it.best && it.score.get() >= SURE);
    for pair in pairs {
        for side in [0, 1] {
            let [here, there] = [pair.passages[side], pair.passages[1 - side]];
            let date = date(context, here, there, &times).map(|it| (it, Precise::Date));
            let place = place(context, here, there, &named).map(|it| (it, Precise::Place));
            for (span, what) in date.into_iter().chain(place) {
                if seen.insert((here.0, span, there.0)) {
                    out.push(divergence(context, pair, [here, there], span, what));
                }
            }
        }
    }
    out
}

fn divergence(
    context: &Context<'_>,
    pair: &Pair,
    [here, there]: [PassageRef; 2],
    span: Span,
    what: Precise,
) -> Divergence {
    let site = Site {
        article: here.0,
        span,
    };
    let kind = Kind::MorePrecise {
        what,
        article: here.0,
    };
    context.divergence(
        kind,
        vec![site, context.corpus.passage_site(there)],
        DOUBT * pair.score.get(),
    )
}

/// The passages just before and just after, and the passage itself.
fn around(
    context: &Context<'_>,
    (article, passage): PassageRef,
) -> impl Iterator<Item = PassageRef> {
    let last = context.corpus.segments(article).passages().len() - 1;
    let at = passage.index();
    (at.saturating_sub(1)..=(at + 1).min(last)).map(move |n| (article, PassageId::new(n)))
}

/// A day, month or year, where the passages there give no time at all.
fn date(
    context: &Context<'_>,
    here: PassageRef,
    there: PassageRef,
    given: &FxHashSet<(ArticleId, &str)>,
) -> Option<Span> {
    if around(context, there).any(|it| !context.times(it).is_empty()) {
        return None;
    }
    let names_day = |it: &&Time| {
        matches!(it.grain, Grain::Day | Grain::Month | Grain::Year) && !it.value.starts_with("past")
    };
    let mut all = context.times(here).iter().filter(names_day);
    let found = all.find(|it| !given.contains(&(there.0, it.value.as_str())))?;
    (!is_dateline(context, here.0, found.span)).then_some(found.span)
}

fn is_dateline(context: &Context<'_>, article: ArticleId, span: Span) -> bool {
    let dateline = context.corpus.articles()[article].dateline();
    dateline.is_some_and(|it| it.span.overlaps(span))
}

/// The entities that each article names.
fn named(context: &Context<'_>) -> FxHashSet<(ArticleId, EntityId)> {
    let entities = context.corpus.entities().iter_enumerated();
    entities
        .flat_map(|(id, it)| it.mentions.iter().map(move |at| (at.0, id)))
        .collect()
}

/// A place behind a preposition, where the passage there names no place.
fn place(
    context: &Context<'_>,
    here: PassageRef,
    there: PassageRef,
    named: &FxHashSet<(ArticleId, EntityId)>,
) -> Option<Span> {
    let is_place = |it: &MentionKind| *it == MentionKind::Place;
    if context
        .mentions(there)
        .iter()
        .any(|(_, it)| is_place(&it.kind))
    {
        return None;
    }
    let found = context.mentions(here).into_iter().find(|(id, it)| {
        let site = Site {
            article: here.0,
            span: it.span,
        };
        let (mut before, mut after) = context.words_near(site);
        let led = before.next().is_some_and(|word| {
            matches!(
                context.form(word),
                "in" | "at" | "near" | "outside" | "from" | "to"
            )
        });
        let owns = after.next().is_some_and(|word| context.form(word) == "'s");
        is_place(&it.kind)
            && led
            && !owns
            && !named.contains(&(there.0, context.corpus.entity(here.0, *id)))
            && !is_dateline(context, here.0, it.span)
            && !context.is_quoted(here.0, it.span)
    })?;
    Some(found.1.span)
}
