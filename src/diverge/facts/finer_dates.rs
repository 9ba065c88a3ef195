//! Dates that one article gives more closely, also where the passages that give them are not linked.

use crate::annotate::{Grain, Time};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::facts::date_values::is_relative;
use crate::diverge::trust::{DOUBT, SURE};
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon::times::PARTS_OF_DAY;
use crate::text::Span;
use crate::text::few::Few;
use crate::text::index::{ArticleId, PassageId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// Words that tell something looked at around a date, each way.
const REACH: usize = 4;
/// The same for two days or stretches of time, and how many of the words must be the same where a passage gives several.
const AROUND: usize = 5;
const AMONG: usize = 3;
/// Dates of one month looked at in an article: of more, which is meant is not known.
const MOST: usize = 4;
/// How sure it is that two dates amid the same words, in one month, date the same thing: in linked passages 3 of 3 in 178 pairs
/// of full reports (and as many with a link of a neighbor), elsewhere 2 of 8.
const AMID: f32 = 0.7;

/// One `MorePrecise` for a month that another article gives by its day or with its year (`in March` / `March 3`), and, in
/// close passages, for a day counted from another (`a day after` / `on Monday`) and for a part of a day (`Tuesday` /
/// `Tuesday afternoon`).
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut out = of_months(context);
    let mut seen: FxHashSet<Vec<Site>> = out.iter().map(|it| it.sites.clone()).collect();
    for (facing, _) in context.closest() {
        for side in [0, 1] {
            let found = [
                part_of_day(context, facing, side),
                stretch(context, facing, side),
                counted(context, facing, side),
                afterwards(context, facing, side),
            ];
            let found = found.into_iter().flatten();
            out.extend(found.filter(|it| seen.insert(it.sites.clone())));
        }
    }
    out
}

/// The month of a date, without its year: of `2022-02-24`, `2022-02` and `--02` it is `--02`.
fn month(value: &str) -> Option<String> {
    let rest = value.strip_prefix("--").or_else(|| {
        let (year, rest) = value.split_once('-')?;
        (year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit())).then_some(rest)
    })?;
    let month = rest
        .get(..2)
        .filter(|it| it.bytes().all(|it| it.is_ascii_digit()))?;
    Some(format!("--{month}"))
}

fn more_precise(context: &Context<'_>, fine: Site, coarse: Site, score: f32) -> Divergence {
    let kind = Kind::MorePrecise {
        what: Precise::Date,
        article: fine.article,
    };
    context.divergence(kind, vec![fine, coarse], score)
}

/// Months of two articles of which one is given more closely amid words that both have.
fn of_months(context: &Context<'_>) -> Vec<Divergence> {
    let mut by_month: FxHashMap<String, Vec<(ArticleId, &Time)>> = FxHashMap::default();
    let mut order: Vec<String> = Vec::new();
    for article in context.corpus.articles().ids() {
        let dateline = context.corpus.articles()[article]
            .dateline()
            .map(|it| it.span);
        for time in &context.corpus.annotations(article).times {
            let filed = dateline.is_some_and(|it| it.overlaps(time.span));
            let Some(month) =
                month(&time.value).filter(|_| !filed && is_written(context, article, time))
            else {
                continue;
            };
            let all = by_month.entry(month.clone()).or_insert_with(|| {
                order.push(month);
                Vec::new()
            });
            if all.iter().filter(|it| it.0 == article).count() < MOST {
                all.push((article, time));
            }
        }
    }
    let mut out = Vec::new();
    for month in order {
        let all = &by_month[&month];
        for (n, &one) in all.iter().enumerate() {
            let others = all[n + 1..].iter().filter(|it| it.0 != one.0);
            out.extend(others.filter_map(|&two| finer(context, one, two)));
        }
    }
    out
}

/// Whether a time names its month itself.
fn is_written(context: &Context<'_>, article: ArticleId, time: &Time) -> bool {
    let span = time.span;
    context
        .corpus
        .slice(Site { article, span })
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && matches!(time.grain, Grain::Day | Grain::Month)
        && !time.value.contains('W')
}

type Dated<'a> = (ArticleId, &'a Time);

/// Of two dates in one month amid a word that both have, the one with a day or a year that the other lacks.
fn finer(context: &Context<'_>, one: Dated<'_>, two: Dated<'_>) -> Option<Divergence> {
    let site = |it: Dated<'_>| Site {
        article: it.0,
        span: it.1.span,
    };
    let digits = |it: Dated<'_>| -> Vec<&str> {
        let text = context.corpus.slice(site(it));
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|it| !it.is_empty())
            .collect()
    };
    let (a, b) = (digits(one), digits(two));
    let holds = |fine: &[&str], coarse: &[&str]| {
        fine.len() > coarse.len() && coarse.iter().all(|it| fine.contains(it))
    };
    let (fine, coarse) = match (holds(&a, &b), holds(&b, &a)) {
        (true, _) => (one, two),
        (_, true) => (two, one),
        _ => return None,
    };
    let near = |it| context.telling_near(site(it), REACH);
    let meets = near(fine).intersection(&near(coarse)).count();
    let at = |it: Dated<'_>| Some((it.0, context.corpus.passage_of(site(it))?));
    let told = at(one).zip(at(two));
    let linked = told.is_some_and(|(one, two)| is_told_beside(context, one, two));
    let sure = if linked { AMID } else { DOUBT };
    (meets >= 1).then(|| more_precise(context, site(fine), site(coarse), sure))
}

/// Whether two passages are linked, or one is linked with a neighbor of the other in its block: `an inspection in March` before
/// `The inspection found…`, which is `An inspection on March 9 found…`.
fn is_told_beside(context: &Context<'_>, one: PassageRef, two: PassageRef) -> bool {
    let linked = |one, two| context.alignment.link([one, two]).is_some();
    let beside = |it: PassageRef| {
        let passages = context.corpus.segments(it.0).passages();
        let near = [it.1.index().checked_sub(1), Some(it.1.index() + 1)];
        let near = near.into_iter().flatten().filter(|&at| at < passages.len());
        let ids = near.map(PassageId::new);
        ids.filter(move |&id| passages[id].block == passages[it.1].block)
            .map(move |id| (it.0, id))
    };
    linked(one, two)
        || beside(two).any(|it| linked(one, it))
        || beside(one).any(|it| linked(it, two))
}

/// `Tuesday afternoon` where the other side says only `Tuesday`, and `late Tuesday afternoon` where it lacks `late`.
///
/// Told when asked: of 34 with a word in common near in 126 pairs of full reports readers had marked 25, but an editor who read
/// the others called them trivial.
fn part_of_day(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Divergence> {
    let [here, there] = [facing.pair.passages[side], facing.pair.passages[1 - side]];
    let near = |article, span| context.telling_near(Site { article, span }, AROUND);
    let days = context.times(here).iter();
    let days = days.filter(|it| it.grain == Grain::Day || it.value.starts_with("weekday"));
    let mut found = days.filter_map(|time| {
        let (span, parts) = with_part(&facing.sides[side], time.span)?;
        let same = context.times(there).iter();
        let mut same = same.filter(|it| it.value == time.value);
        let other = same.find_map(|it| {
            let (_, less) = with_part(&facing.sides[1 - side], it.span)?;
            let fewer = parts.len() > less.len() && less.iter().all(|it| parts.contains(it));
            fewer.then_some(it)
        })?;
        let mut meets = near(here.0, time.span);
        let around = near(there.0, other.span);
        meets.retain(|it| around.contains(it));
        (!meets.is_empty()).then(|| {
            let fine = Site {
                article: here.0,
                span,
            };
            let coarse = Site {
                article: there.0,
                span: other.span,
            };
            more_precise(context, fine, coarse, DOUBT)
        })
    });
    found.next()
}

/// A day with the words right before and behind it, and in it, that say at what time of it.
fn with_part<'a>(side: &'a Side<'_>, day: Span) -> Option<(Span, Vec<&'a str>)> {
    let words = side.words_in(day);
    let (first, last) = (*words.first()?, *words.last()?);
    let lead = first.checked_sub(1);
    let lead = lead.filter(|n| matches!(side.form(*n), "early" | "late"));
    let tail = Some(last + 1).filter(|n| *n < side.words.len());
    let tail = tail.filter(|n| PARTS_OF_DAY.contains(&side.form(*n)));
    let inner = words
        .iter()
        .copied()
        .filter(|n| PARTS_OF_DAY.contains(&side.form(*n)));
    let all = inner.chain(lead).chain(tail).map(|n| side.form(n));
    let span = side.words[lead.unwrap_or(first)].span;
    let span = span.cover(side.words[tail.unwrap_or(last)].span);
    Some((span, all.collect()))
}

/// A day or a month where the other side gives only a stretch of time that counts from the report: `in February` /
/// `earlier this year`.
///
/// Of those with [`AMONG`] words in common near in 68 pairs of full reports 9 of 12 were right.
fn stretch(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Divergence> {
    let [here, there] = [facing.pair.passages[side], facing.pair.passages[1 - side]];
    let site = |article, span| Site { article, span };
    let text = |article, span| context.corpus.slice(site(article, span));
    let alone = context.times(there).len() == 1;
    let given =
        |at: PassageRef, it: &Time| context.times(at).iter().any(|own| own.value == it.value);
    let loose = context.times(there).iter().filter(|it| {
        // `Three weeks ago` is a day, and another one than `Sunday`.
        let whole = text(there.0, it.span);
        is_relative(whole)
            && !whole.ends_with("ago")
            && !given(here, it)
            && matches!(it.grain, Grain::Year | Grain::Month | Grain::Week)
    });
    let filed = context.corpus.articles()[here.0].dateline();
    let days: Vec<&Time> = context
        .times(here)
        .iter()
        .filter(|it| it.grain <= Grain::Day && !is_relative(text(here.0, it.span)))
        .filter(|it| !filed.is_some_and(|line| line.span.overlaps(it.span)))
        .filter(|it| !given(there, it))
        .collect();
    let found = loose.filter_map(|coarse| {
        let around = context.telling_near(site(there.0, coarse.span), AROUND);
        let meets = |it: &Time| {
            let near = context.telling_near(site(here.0, it.span), AROUND);
            near.intersection(&around).count()
        };
        let finer = days.iter().filter(|it| it.grain > coarse.grain);
        let best = finer.map(|it| (meets(it), Reverse(it.span.start()), *it));
        let (meets, _, fine) = best.max_by_key(|it| (it.0, it.1))?;
        let told = |side: usize, span: Span| {
            let words = facing.sides[side].words_in(span);
            let ends = words.first().zip(words.last());
            ends.map_or(0, |(first, last)| facing.told_near(side, *first, *last))
        };
        let amid = || told(side, fine.span) >= 2 && told(1 - side, coarse.span) >= 1;
        (meets >= AMONG || alone && amid()).then_some((meets, fine, coarse))
    });
    let (_, fine, coarse) = found.max_by_key(|it| it.0)?;
    let score = facing.pair.score.get().max(SURE);
    let fine = site(here.0, fine.span);
    Some(more_precise(
        context,
        fine,
        site(there.0, coarse.span),
        score,
    ))
}

/// A day with its name where the other side counts it from something else: `on Monday` / `a day after the vote`.
///
/// Told when asked: of 5 in 144 pairs of full reports one was right, in the others the two dated two things.
fn counted(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Divergence> {
    let [here, there] = [facing.pair.passages[side], facing.pair.passages[1 - side]];
    let heads = [here, there].iter().any(|it| context.is_headline(*it));
    if heads || !context.times(there).is_empty() || facing.sides[1 - side].is_spoken() {
        return None;
    }
    let days: Vec<Span> = context
        .times(here)
        .iter()
        .filter(|it| {
            it.grain == Grain::Day
                && !is_relative(context.corpus.slice(Site {
                    article: here.0,
                    span: it.span,
                }))
        })
        .map(|it| it.span)
        .collect();
    let [day] = days.as_slice() else { return None };
    let (from, to) = counting(&facing.sides[1 - side])?;
    let words = facing.sides[side].words_in(*day);
    let (first, last) = (*words.first()?, *words.last()?);
    let amid = facing.told_near(side, first, last) + facing.told_near(1 - side, from, to);
    let score = facing.pair.score.get();
    (amid >= 1 && score >= SURE || score >= 0.9).then(|| {
        let fine = Site {
            article: here.0,
            span: *day,
        };
        more_precise(context, fine, facing.site(1 - side, from, to), DOUBT)
    })
}

/// `A few days later` where the other side begins with `after that`.
fn afterwards(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Divergence> {
    const LOOSE: [&str; 6] = [
        "later",
        "then",
        "afterward",
        "afterwards",
        "subsequently",
        "after",
    ];
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let (from, to) = counting(here).filter(|it| it.1 < REACH + 1)?;
    let loose = there
        .words
        .first()
        .is_some_and(|it| LOOSE.contains(&&*it.form));
    let until = (1..there.words.len()).take_while(|n| there.stretches[*n] == there.stretches[0]);
    let until = until.last().unwrap_or(0);
    let bare = counting(there).is_none() && until < REACH && !there.quoted[0];
    let untimed = (0..=until).all(|n| !there.counted[n]);
    (bare && untimed && loose).then(|| {
        let fine = facing.site(side, from.saturating_sub(1), to);
        let coarse = facing.site(1 - side, 0, until);
        more_precise(context, fine, coarse, facing.pair.score.get())
    })
}

/// The words that count a day from another: `a day after`, `three days later`, `the next day`.
fn counting(side: &Side) -> Option<(usize, usize)> {
    const UNITS: Few<6> = Few::new(["day", "days", "hours", "week", "weeks", "weekend"]);
    const WAYS: Few<5> = Few::new(["after", "later", "before", "earlier", "ago"]);
    const COUNTS: Few<12> = Few::new([
        "a", "an", "one", "two", "three", "four", "five", "six", "few", "several", "some", "many",
    ]);
    const NEXT: Few<4> = Few::new(["next", "following", "previous", "same"]);
    (0..side.words.len()).find_map(|n| {
        let is_unit = UNITS.contains(side.form(n)) && !side.quoted[n];
        let before = n.checked_sub(1).filter(|_| is_unit)?;
        let counts = |at: usize| {
            let digits = side.form(at).starts_with(|c: char| c.is_ascii_digit());
            digits || COUNTS.contains(side.form(at)) || side.counted[at]
        };
        if NEXT.contains(side.form(before)) {
            return Some((before, n));
        }
        let way = side
            .words
            .get(n + 1)
            .is_some_and(|it| WAYS.contains(&it.form));
        let from = if counts(before) { before } else { n };
        way.then_some((from, n + 1))
    })
}
