//! Numbers of linked passages: which disagree, which are finer, which one article alone gives.

use crate::annotate::{Precision, Quantity};
use crate::corpus::Site;
use crate::diverge::context::{Context, Pair, sites};
use crate::diverge::facts::amid::{in_parts, is_apart};
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon;
use crate::text::index::ArticleId;
use rustc_hash::FxHashMap;

/// How far an approximate number may be from the exact one.
pub(in crate::diverge) const ABOUT: f64 = 0.15;
/// How far an approximate number may be from one that is told to be the finer one.
const CLOSELY: f64 = 0.08;
/// Words that tell something looked at around a number for what it is about.
const REACH: usize = 5;

/// Words in common near two numbers where less than a match links their passages, or where neither is told exactly.
const MANY: usize = 3;

/// From this number on the digits say something though it is told roughly.
const HUNDREDS: f64 = 100.0;

/// How two numbers of the same thing stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diverge) enum Agreement {
    Same,
    /// Compatible, the first finer.
    FirstFiner,
    /// Compatible, the second finer.
    SecondFiner,
    /// Compatible, and none finer.
    Compatible,
    Disagree,
}

/// Numbers that disagree and numbers that are finer, inside linked pairs.
///
/// Only where both passages give one number of that unit, in words alike around it; a conflict also needs both to be exact
/// and neither value to stand elsewhere in the other article, for that unit or for none. Known failure: two numbers of two things with one name
/// (`12 people` hurt, `20 people` present) when the same words stand around them.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let values = values(context);
    let mut out: Vec<Divergence> = Vec::new();
    for pair in context.sure_links() {
        let [left, right] = pair
            .passages
            .map(|it| alone_of_unit(context.quantities(it)));
        context.trace.say(pair.passages, "number-conflict", || {
            let units = |all: &[&Quantity]| -> Vec<String> {
                all.iter().map(|it| format!("{} {}", it.value, it.unit.as_deref().unwrap_or(""))).collect()
            };
            let (one, two) = (units(&left).join(", "), units(&right).join(", "));
            format!("numbers that are the only ones of their unit: {one} / {two}; those of one unit are compared")
        });
        for one in left {
            let there = right.binary_search_by_key(&&one.unit, |it| &it.unit);
            let Ok(two) = there else { continue };
            out.extend(compare(context, pair, one, right[two], &values));
        }
    }
    out.sort_by(|one, two| one.sites.cmp(&two.sites));
    out.dedup_by(|one, two| one.sites == two.sites);
    out
}

/// The numbers that are the only ones of their unit, sorted by it.
pub(in crate::diverge) fn alone_of_unit(all: &[Quantity]) -> Vec<&Quantity> {
    let mut measured: Vec<&Quantity> = all.iter().filter(|it| it.unit.is_some()).collect();
    measured.sort_by_key(|it| &it.unit);
    let units = measured.chunk_by(|one, two| one.unit == two.unit);
    units.filter(|it| it.len() == 1).map(|it| it[0]).collect()
}

/// All values that an article gives for a unit or for none, sorted.
type Values<'a> = FxHashMap<(ArticleId, Option<&'a str>), Vec<f64>>;

fn values<'a>(context: &Context<'a>) -> Values<'a> {
    let mut values = Values::default();
    for article in context.corpus.articles().ids() {
        for it in &context.corpus.annotations(article).quantities {
            let of_unit = values.entry((article, it.unit.as_deref())).or_default();
            of_unit.push(it.value);
        }
    }
    for it in values.values_mut() {
        it.sort_unstable_by(f64::total_cmp);
    }
    values
}

/// Whether sorted values hold one that is close to another. Logarithmic, and those around it.
fn has_close(all: &[f64], value: f64) -> bool {
    // What is beyond all numbers is close to all of them.
    let last = all.last();
    if last.is_some_and(|it| it.is_infinite() || value.is_infinite()) {
        return true;
    }
    let near = 2e-9 * value.abs().max(1.0);
    let from = all.partition_point(|it| *it < value - near);
    let mut around = all[from..].iter().take_while(|it| **it <= value + near);
    around.any(|it| is_close(*it, value, 1e-9))
}

fn compare(
    context: &Context<'_>,
    pair: &Pair,
    one: &Quantity,
    two: &Quantity,
    values: &Values<'_>,
) -> Option<Divergence> {
    let places = sites(pair, [one.span, two.span]);
    let finer = |side: usize| Kind::MorePrecise {
        what: Precise::Number,
        article: places[side].article,
    };
    let [left, right] = [places[0], places[1]].map(|it| context.telling_near(it, REACH));
    let common = left.intersection(&right).count();
    let alike = |least: usize| common >= least || have_one_lead(context, &places, 1);
    let thing = one.unit.as_deref().is_some_and(is_thing);
    // The same thing counted is a word in common; the same measure (`percent`, `days`) is none.
    // `A majority of 51` says little of what is counted.
    let of = places.iter().any(|it| {
        let word = context.words_near(*it).0.next();
        word.is_some_and(|it| context.form(it) == "of")
    });
    let least = match pair.matched {
        Some(_) => 2 - usize::from(!of && thing),
        None if one.unit.as_deref().is_some_and(is_money) => MANY,
        None => 2,
    };
    let few = if pair.matched.is_some() { 1 } else { MANY };
    let stands = agreement(one, two);
    context.trace.say(pair.passages, "number-conflict", || {
        format!(
            "{} / {}: {stands:?}; {} word(s) in common near are needed, {}",
            context.corpus.slice(places[0]),
            context.corpus.slice(places[1]),
            if stands == Agreement::Disagree {
                least
            } else {
                few
            },
            if alike(if stands == Agreement::Disagree {
                least
            } else {
                few
            }) {
                "found"
            } else {
                "not found"
            },
        )
    });
    let exact = [one, two].iter().all(|it| it.precision == Precision::Exact);
    let apart = match stands {
        Agreement::Disagree if exact => alike(least),
        // Money told roughly may be a part of it, or of another year.
        Agreement::Disagree if one.precision != two.precision => {
            have_one_lead(context, &places, 2)
                && common >= 2
                && !one.unit.as_deref().is_some_and(is_money)
        }
        _ => !exact && is_apart(one, two) && common >= MANY,
    };
    let kind = match stands {
        Agreement::Same if one.precision != two.precision && alike(few) => finer(bounded(one, two)),
        Agreement::FirstFiner if alike(few) => finer(0),
        Agreement::SecondFiner if alike(few) => finer(1),
        Agreement::Disagree | Agreement::Compatible
            if apart && is_conflict(context, &places, [one, two], values) =>
        {
            Kind::NumberConflict
        }
        _ => return None,
    };
    Some(context.divergence(kind, places, pair.score.get()))
}

/// Which of two tellings of one number says more: `more than 250` than `250`, and `250` than `about 250`.
fn bounded(one: &Quantity, two: &Quantity) -> usize {
    let rank = |it: &Quantity| match it.precision {
        Precision::About => 0,
        Precision::Exact => 1,
        Precision::AtLeast | Precision::AtMost => 2,
    };
    usize::from(rank(two) > rank(one))
}

/// Whether one of the `most` words that tell something right before each of two numbers is the same: `put the damage at 3
/// million`, `spoke of damage of 3 million`; `holds 210 million`, `holds back some 210 million`.
fn have_one_lead(context: &Context<'_>, places: &[Site], most: usize) -> bool {
    const NEAR: usize = 3;
    let leads = |site: Site| -> Vec<u32> {
        let (before, _) = context.words_near(site);
        let near = before.take(NEAR).filter_map(|it| context.stems.of(it));
        near.take(most).collect()
    };
    let [one, two] = [places[0], places[1]].map(leads);
    one.iter().any(|it| two.contains(it))
}

/// Whether two numbers of one article, of one unit, are clearly two different ones of one thing.
pub(in crate::diverge) fn disagree(
    context: &Context<'_>,
    pair: &Pair,
    one: &Quantity,
    two: &Quantity,
) -> bool {
    let places = sites(pair, [one.span, two.span]);
    let [left, right] = [places[0], places[1]].map(|it| context.telling_near(it, REACH));
    let exact = |it: &Quantity| it.precision == Precision::Exact && it.upper.is_none();
    exact(one)
        && exact(two)
        && agreement(one, two) == Agreement::Disagree
        && !in_parts(context, &places)
        && left.intersection(&right).count() >= 2
}

/// Whether a unit is a currency.
fn is_money(unit: &str) -> bool {
    matches!(
        unit,
        "usd" | "eur" | "gbp" | "jpy" | "inr" | "cny" | "rub" | "aud" | "cad" | "hkd"
    )
}

/// Whether a unit is something counted, and no measure that any two things may have.
fn is_thing(unit: &str) -> bool {
    let base = unit.split('/').next().unwrap_or(unit);
    lexicon::numbers::unit(base.trim_end_matches(['2', '3'])).is_none()
        && !matches!(base, "point" | "mph" | "kph" | "people" | "time")
}

/// Whether nothing speaks against a conflict: parts of a whole, numbers that the other article gives too.
fn is_conflict(
    context: &Context<'_>,
    places: &[Site],
    quantities: [&Quantity; 2],
    values: &Values<'_>,
) -> bool {
    let elsewhere = |value: &Quantity, article: ArticleId| {
        // A number of something else (`three hours`) says nothing about this one (`three people`).
        [None, value.unit.as_deref()].into_iter().any(|unit| {
            let all = values.get(&(article, unit)).map_or(&[][..], Vec::as_slice);
            has_close(all, value.value)
        })
    };
    let against = [
        (
            in_parts(context, places),
            "one is a part of a whole or comes on top of it",
        ),
        (
            elsewhere(quantities[0], places[1].article),
            "the other article gives the first number too",
        ),
        (
            elsewhere(quantities[1], places[0].article),
            "the first article gives the other number too",
        ),
    ];
    let against = against.into_iter().find(|it| it.0);
    if let (Some((_, why)), [Some(one), Some(two)]) = (
        against,
        [0, 1].map(|n| context.corpus.passage_of(places[n])),
    ) {
        let passages = [(places[0].article, one), (places[1].article, two)];
        context
            .trace
            .say(passages, "number-conflict", || format!("kept back: {why}"));
    }
    against.is_none()
}

pub(in crate::diverge) fn agreement(one: &Quantity, two: &Quantity) -> Agreement {
    if one.value == two.value && one.upper == two.upper {
        return Agreement::Same;
    }
    let exact = |it: &Quantity| it.precision == Precision::Exact && it.upper.is_none();
    // `some 210` is finer than `about 200`; `about 32` of `about 30` is not.
    let told = |it: &Quantity| {
        let about = it.precision == Precision::About && it.value >= HUNDREDS;
        exact(it) || about && it.upper.is_none()
    };
    if rounds_to(one.value, two.value) && told(one) {
        return Agreement::FirstFiner;
    }
    if rounds_to(two.value, one.value) && told(two) {
        return Agreement::SecondFiner;
    }
    let within = |narrow: &Quantity, wide: &Quantity| {
        let (low, high) = range(wide);
        exact(narrow) && !exact(wide) && (low..=high).contains(&narrow.value)
    };
    // `Roughly 36` may be a telling of 35.2; 31.5 may be another number.
    let near = (one.value - two.value).abs() <= CLOSELY * one.value.abs().max(two.value.abs());
    match (within(one, two), within(two, one)) {
        // A bound says less than the number itself, but it is not a rounder telling of it.
        (true, _) if two.precision == Precision::About && near => Agreement::FirstFiner,
        (_, true) if one.precision == Precision::About && near => Agreement::SecondFiner,
        (true, _) | (_, true) => Agreement::Compatible,
        _ => {
            let ((a, b), (c, d)) = (range(one), range(two));
            if a <= d && c <= b {
                Agreement::Compatible
            } else {
                Agreement::Disagree
            }
        }
    }
}

/// The values that a number may stand for.
fn range(it: &Quantity) -> (f64, f64) {
    let high = it.upper.unwrap_or(it.value);
    match it.precision {
        Precision::Exact => (it.value, high),
        Precision::About => (it.value - ABOUT * it.value.abs(), high + ABOUT * high.abs()),
        Precision::AtLeast => (it.value, f64::INFINITY),
        Precision::AtMost => (f64::NEG_INFINITY, high),
    }
}

/// Whether `fine`, rounded as coarsely as `coarse` is, gives `coarse`. Only for numbers of 20 and more: below, every
/// digit counts.
pub(in crate::diverge) fn rounds_to(fine: f64, coarse: f64) -> bool {
    let printed = format!("{coarse}");
    if let Some((_, decimals)) = printed.split_once('.') {
        let scale = 10_f64.powi(i32::try_from(decimals.len()).unwrap_or(9).min(9));
        return fine != coarse && is_close((fine * scale).round() / scale, coarse, 1e-9);
    }
    if coarse.abs() < 20.0 || fine == coarse {
        return false;
    }
    let mut step = 1.0;
    while step * 10.0 <= coarse.abs() && (coarse / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    let near = |it: f64| is_close(it * step, coarse, 1e-9);
    // Of several digits the rest may be dropped instead (`43 million` of 43,885,310).
    step > 1.0
        && (near((fine / step).round()) || coarse / step >= 10.0 && near((fine / step).trunc()))
}

fn is_close(one: f64, two: f64, part: f64) -> bool {
    (one - two).abs() <= part * one.abs().max(two.abs()).max(1.0)
}

/// The same for equal values.
pub(in crate::diverge) fn bits(value: f64) -> u64 {
    (value + 0.0).to_bits()
}

#[cfg(test)]
mod tests {
    use super::{Agreement, agreement};
    use crate::annotate::{Precision, Quantity};
    use crate::text::Span;

    /// A number as it is printed: `about 900`, `at least 5`, `3-5`, `7`.
    fn quantity(printed: &str) -> Quantity {
        let (precision, digits) = match printed.rsplit_once(' ') {
            Some(("about", it)) => (Precision::About, it),
            Some(("at least", it)) => (Precision::AtLeast, it),
            Some(("at most", it)) => (Precision::AtMost, it),
            _ => (Precision::Exact, printed),
        };
        let (low, high) = digits.split_once('-').unwrap_or((digits, ""));
        Quantity {
            span: Span::default(),
            number: Span::default(),
            value: low.parse().expect("a number"),
            upper: high.parse().ok(),
            unit: Some("people".into()),
            precision,
        }
    }

    #[track_caller]
    fn check(one: &str, two: &str, expected: Agreement) {
        let back = match expected {
            Agreement::FirstFiner => Agreement::SecondFiner,
            Agreement::SecondFiner => Agreement::FirstFiner,
            it => it,
        };
        let (one, two) = (quantity(one), quantity(two));
        assert_eq!(agreement(&one, &two), expected);
        assert_eq!(agreement(&two, &one), back, "with the sides exchanged");
    }

    #[test]
    fn a_rounded_number_is_no_other_number() {
        check("7", "7", Agreement::Same);
        check("4183", "about 4200", Agreement::FirstFiner);
        check("4183", "4200", Agreement::FirstFiner);
        check("4183", "4000", Agreement::FirstFiner);
        check("3120", "at least 3000", Agreement::FirstFiner);
        check("12", "at least 9", Agreement::Compatible);
        check("12", "at most 40", Agreement::Compatible);
        check("12", "10-15", Agreement::Compatible);
        check("about 30", "about 32", Agreement::Compatible);
        check("35.72", "35.7", Agreement::FirstFiner);
        check("38", "about 36", Agreement::FirstFiner);
        check("31.5", "about 36", Agreement::Compatible);
    }

    #[test]
    fn clearly_different_numbers_disagree() {
        check("12", "15", Agreement::Disagree);
        check("12", "10", Agreement::Disagree);
        check("4183", "about 6000", Agreement::Disagree);
        check("12", "at least 20", Agreement::Disagree);
    }
}
