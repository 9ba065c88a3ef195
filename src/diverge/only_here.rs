//! A date or a place that only one of two linked passages gives.

use super::close::FAIR;
use super::context::Context;
use super::trust::{DOUBT, SURE};
use super::{Divergence, Kind, Precise};
use crate::annotate::{Grain, MentionKind, Time};
use crate::corpus::{PassageRef, Site};
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId};
use rustc_hash::FxHashSet;

/// One `MorePrecise` for each date and place of a passage of which the closest passage of another article has none, and
/// which that article does not give anywhere.
///
/// A date in what is spoken, and one that a passage of spoken words lacks, are left out: who speaks gives no dates.
pub(super) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let times = given(context);
    let named = named(context);
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for (facing, mutual) in context.closest() {
        if facing
            .pair
            .passages
            .iter()
            .any(|it| context.is_headline(*it))
        {
            continue;
        }
        for side in [0, 1] {
            let [here, there] = [facing.pair.passages[side], facing.pair.passages[1 - side]];
            if facing.sides[1 - side].is_spoken() {
                continue;
            }
            let dates = dates(context, here, there, &times).into_iter();
            let places = places(context, here, there, &named).into_iter();
            let found = dates
                .map(|it| (it, Precise::Date))
                .chain(places.map(|it| (it, Precise::Place)));
            for (span, what) in found {
                let fair = facing.pair.score.get() >= FAIR;
                let sure =
                    mutual && fair || what == Precise::Place || is_month(context, here.0, span);
                if seen.insert((here.0, span, there.0)) {
                    let site = Site {
                        article: here.0,
                        span,
                    };
                    let kind = Kind::MorePrecise {
                        what,
                        article: here.0,
                    };
                    let score = facing.pair.score.get();
                    let score = if sure { score.max(SURE) } else { DOUBT * score };
                    let sites = vec![site, context.corpus.passage_site(there)];
                    out.push(context.divergence(kind, sites, score));
                }
            }
        }
    }
    out
}

/// Whether a time names a month or a year: an editor notes these also amid other words, a weekday he may not.
fn is_month(context: &Context<'_>, article: ArticleId, span: Span) -> bool {
    let times = &context.corpus.annotations(article).times;
    let at = times.partition_point(|it| it.span.start() < span.start());
    let time = times.get(at).filter(|it| it.span == span);
    time.is_some_and(|it| month(&it.value).is_some() || it.grain == Grain::Year)
}

/// The days of each article, its months, and how it prints them: a report that gives a month has a part of each of its days.
fn given(context: &Context<'_>) -> FxHashSet<(ArticleId, String)> {
    let mut out = FxHashSet::default();
    for article in context.corpus.articles().ids() {
        for time in &context.corpus.annotations(article).times {
            let printed = printed(context, article, time.span);
            let all = [Some(time.value.clone()), month(&time.value), Some(printed)];
            out.extend(all.into_iter().flatten().map(|it| (article, it)));
        }
    }
    out
}

fn printed(context: &Context<'_>, article: ArticleId, span: Span) -> String {
    context.corpus.slice(Site { article, span }).to_lowercase()
}

/// The month of a date, without its year: of `2022-02-24`, `2022-02` and `--02` it is `--02`.
pub(super) fn month(value: &str) -> Option<String> {
    let rest = value.strip_prefix("--").or_else(|| {
        let (year, rest) = value.split_once('-')?;
        (year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit())).then_some(rest)
    })?;
    let month = rest
        .get(..2)
        .filter(|it| it.bytes().all(|it| it.is_ascii_digit()))?;
    Some(format!("--{month}"))
}

/// Days, months, years and weeks, where the passage there gives no time at all.
fn dates(
    context: &Context<'_>,
    here: PassageRef,
    there: PassageRef,
    given: &FxHashSet<(ArticleId, String)>,
) -> Vec<Span> {
    if !context.times(there).is_empty() {
        return Vec::new();
    }
    let names_day = |it: &&Time| {
        matches!(
            it.grain,
            Grain::Day | Grain::Week | Grain::Month | Grain::Year
        ) && !it.value.starts_with("past")
    };
    let is_given = |it: &Time| {
        let month = month(&it.value).unwrap_or_default();
        let printed = printed(context, here.0, it.span);
        let mut forms = [it.value.clone(), month, printed].into_iter();
        forms.any(|form| given.contains(&(there.0, form)))
    };
    let all = context.times(here).iter().filter(names_day);
    all.filter(|it| !is_given(it) && !is_dateline(context, here.0, it.span))
        .filter(|it| !context.is_quoted(here.0, it.span))
        .map(|it| it.span)
        .collect()
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

/// The first place behind a preposition, where the passage there names no place.
fn places(
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
