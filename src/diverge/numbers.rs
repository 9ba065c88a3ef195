//! Numbers of linked passages: which disagree, which are finer, which one article alone gives.

use super::context::{Context, Pair, sites};
use super::{Divergence, Kind, Precise};
use crate::annotate::{Precision, Quantity};
use crate::corpus::{PassageRef, Site};
use crate::lexicon;
use crate::text::index::ArticleId;
use rustc_hash::FxHashSet;

/// How far an approximate number may be from the exact one.
const ABOUT: f64 = 0.15;
/// Words that tell something looked at around a number for what it is about.
const REACH: usize = 5;

/// How two numbers of the same thing stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Agreement {
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
pub(super) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut out: Vec<Divergence> = Vec::new();
    for pair in &context.pairs {
        let [left, right] = pair.passages.map(|it| context.quantities(it));
        for one in left.iter().filter(|it| is_alone(it, left)) {
            let there = right
                .iter()
                .find(|it| it.unit == one.unit && is_alone(it, right));
            let Some(two) = there else { continue };
            out.extend(compare(context, pair, one, two));
        }
    }
    out.sort_by(|one, two| one.sites.cmp(&two.sites));
    out.dedup_by(|one, two| one.sites == two.sites);
    out
}

/// Whether it is the only number of its unit, and has one.
fn is_alone(it: &Quantity, all: &[Quantity]) -> bool {
    it.unit.is_some() && all.iter().filter(|other| other.unit == it.unit).count() == 1
}

fn compare(
    context: &Context<'_>,
    pair: &Pair,
    one: &Quantity,
    two: &Quantity,
) -> Option<Divergence> {
    let places = sites(pair, [one.span, two.span]);
    let finer = |side: usize| Kind::MorePrecise {
        what: Precise::Number,
        article: places[side].article,
    };
    let alike = |least: usize| {
        let [left, right] = [places[0], places[1]].map(|it| context.telling_near(it, REACH));
        left.intersection(&right).count() >= least
    };
    // The same thing counted is a word in common; the same measure (`percent`, `days`) is none.
    let least = 2 - usize::from(one.unit.as_deref().is_some_and(is_thing));
    let kind = match agreement(one, two) {
        Agreement::Same | Agreement::Compatible => return None,
        Agreement::FirstFiner if alike(1) => finer(0),
        Agreement::SecondFiner if alike(1) => finer(1),
        Agreement::Disagree if alike(least) && is_conflict(context, &places, [one, two]) => {
            Kind::NumberConflict
        }
        _ => return None,
    };
    Some(context.divergence(kind, places, pair.score.get()))
}

/// Whether a unit is something counted, and no measure that any two things may have.
fn is_thing(unit: &str) -> bool {
    let base = unit.split('/').next().unwrap_or(unit);
    lexicon::numbers::unit(base.trim_end_matches(['2', '3'])).is_none()
        && !matches!(base, "point" | "mph" | "kph" | "people" | "time")
}

/// Whether nothing speaks against a conflict: parts of a whole, numbers that the other article gives too.
fn is_conflict(context: &Context<'_>, places: &[Site], quantities: [&Quantity; 2]) -> bool {
    const PART: [&str; 12] = [
        "of",
        "among",
        "including",
        "other",
        "others",
        "another",
        "more",
        "additional",
        "further",
        "least",
        "total",
        "so",
    ];
    let in_parts = places.iter().any(|&site| {
        let (before, after) = context.words_near(site);
        let near = before.iter().rev().take(2).chain(after.iter().take(1));
        near.map(|it| context.form(it)).any(|it| PART.contains(&it))
    });
    let elsewhere = |value: &Quantity, article: ArticleId| {
        // A number of something else (`three hours`) says nothing about this one (`three people`).
        let of_this = |it: &Quantity| it.unit.is_none() || it.unit == value.unit;
        let all = &context.corpus.annotations(article).quantities;
        all.iter()
            .any(|it| of_this(it) && is_close(it.value, value.value, 1e-9))
    };
    !in_parts
        && quantities
            .iter()
            .all(|it| it.precision == Precision::Exact && it.upper.is_none())
        && !elsewhere(quantities[0], places[1].article)
        && !elsewhere(quantities[1], places[0].article)
}

fn agreement(one: &Quantity, two: &Quantity) -> Agreement {
    if one.value == two.value && one.upper == two.upper {
        return Agreement::Same;
    }
    let exact = |it: &Quantity| it.precision == Precision::Exact && it.upper.is_none();
    if rounds_to(one.value, two.value) && exact(one) {
        return Agreement::FirstFiner;
    }
    if rounds_to(two.value, one.value) && exact(two) {
        return Agreement::SecondFiner;
    }
    let within = |narrow: &Quantity, wide: &Quantity| {
        let (low, high) = range(wide);
        exact(narrow) && !exact(wide) && (low..=high).contains(&narrow.value)
    };
    match (within(one, two), within(two, one)) {
        // A bound says less than the number itself, but it is not a rounder telling of it.
        (true, _) if two.precision == Precision::About => Agreement::FirstFiner,
        (_, true) if one.precision == Precision::About => Agreement::SecondFiner,
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
fn rounds_to(fine: f64, coarse: f64) -> bool {
    if coarse.abs() < 20.0 || fine == coarse {
        return false;
    }
    let mut step = 1.0;
    while step * 10.0 <= coarse.abs() && (coarse / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    step > 1.0 && is_close((fine / step).round() * step, coarse, 1e-9)
}

fn is_close(one: f64, two: f64, part: f64) -> bool {
    (one - two).abs() <= part * one.abs().max(two.abs()).max(1.0)
}

/// Numbers that one article alone gives of what others tell too. Sites: the number, and the strongest counterpart in each
/// article that lacks it.
///
/// Silent when any other article gives the value anywhere, or another number of that unit in the counterpart.
pub(super) fn find_only(context: &Context<'_>) -> Vec<Divergence> {
    let mut out = Vec::new();
    let mut seen: FxHashSet<PassageRef> = FxHashSet::default();
    for at in context.pairs.iter().flat_map(|it| it.passages) {
        if seen.insert(at) {
            let told = context.quantities(at).iter().filter(|it| tells(it));
            out.extend(told.filter_map(|it| alone(context, at, it)));
        }
    }
    out
}

/// Whether a number says something when it is missing elsewhere: it measures or counts something.
fn tells(it: &Quantity) -> bool {
    it.unit.is_some() || it.value >= 3.0
}

fn alone(context: &Context<'_>, at: PassageRef, it: &Quantity) -> Option<Divergence> {
    let same = |other: &Quantity| {
        agreement(it, other) != Agreement::Disagree
            && (other.unit == it.unit || other.value == it.value)
    };
    let mut articles = context.corpus.articles().ids().filter(|id| *id != at.0);
    if articles.any(|id| context.corpus.annotations(id).quantities.iter().any(same)) {
        return None;
    }
    let mut best: Vec<(PassageRef, f32)> = Vec::new();
    for pair in context
        .pairs
        .iter()
        .filter(|pair| pair.passages.contains(&at))
    {
        let other = pair.passages[usize::from(pair.passages[0] == at)];
        let measured = context.quantities(other).iter();
        if it.unit.is_some() && measured.clone().any(|q| q.unit == it.unit) {
            return None;
        }
        match best.iter_mut().find(|(held, _)| held.0 == other.0) {
            Some(held) if held.1 >= pair.score.get() => {}
            Some(held) => *held = (other, pair.score.get()),
            None => best.push((other, pair.score.get())),
        }
    }
    let score = best.iter().map(|it| it.1).fold(0.0_f32, f32::max);
    let mut sites = vec![Site {
        article: at.0,
        span: it.span,
    }];
    sites.extend(best.iter().map(|it| context.corpus.passage_site(it.0)));
    let kind = Kind::NumberOnly { article: at.0 };
    (sites.len() > 1).then(|| context.divergence(kind, sites, score))
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
    }

    #[test]
    fn clearly_different_numbers_disagree() {
        check("12", "15", Agreement::Disagree);
        check("12", "10", Agreement::Disagree);
        check("4183", "about 6000", Agreement::Disagree);
        check("12", "at least 20", Agreement::Disagree);
    }
}
