//! Numbers that are rounded in one article, also where a passage gives several of their unit.

use crate::annotate::Quantity;
use crate::diverge::context::{Context, Pair, sites};
use crate::diverge::facts::agreement::{Agreement, agreement, rounds_to};
use crate::diverge::{Divergence, Kind, Precise};

/// One `MorePrecise` for each number of which the linked passage has exactly one rounder telling (`$14,959,450`, `nearly $15
/// million`): so many digits are no accident, whatever stands around.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let links = context.sure_links();
    links.flat_map(|pair| rounded(context, pair)).collect()
}

/// Numbers of a passage that are tried against those of another for a rounding: a table is no sentence.
const TRIED: usize = 12;
/// Digits from which on a number that another one is a rounding of is the same number, whatever stands around.
const DIGITS: usize = 3;

/// Numbers of passages that give several of a unit, where only one there can be a rounder telling of it.
fn rounded(context: &Context<'_>, pair: &Pair) -> Vec<Divergence> {
    let [left, right] = pair.passages.map(|it| -> Vec<&Quantity> {
        let measured = context.quantities(it).iter();
        let measured = measured.filter(|it| it.unit.is_some());
        measured.take(TRIED).collect()
    });
    let finer = |one: &Quantity, two: &Quantity| {
        let fine = digits(one.value) >= DIGITS && digits(one.value) > digits(two.value);
        fine && agreement(one, two) == Agreement::FirstFiner && rounds_to(one.value, two.value)
    };
    let akin = |one: &Quantity, two: &Quantity| {
        one.unit == two.unit && (finer(one, two) || finer(two, one))
    };
    let same = |one: &Quantity, two: &Quantity| {
        one.unit == two.unit && (akin(one, two) || one.value == two.value)
    };
    let mut out = Vec::new();
    for one in &left {
        for two in right.iter().filter(|two| akin(one, two)) {
            let only = left.iter().filter(|it| same(it, two)).count() == 1
                && right.iter().filter(|it| same(one, it)).count() == 1;
            if !only {
                continue;
            }
            let fine = usize::from(!finer(one, two));
            let kind = Kind::MorePrecise {
                what: Precise::Number,
                article: pair.passages[fine].0,
            };
            let places = sites(pair, [one.span, two.span]);
            out.push(context.divergence(kind, places, pair.score.get()));
        }
    }
    out
}

/// Digits of a number that say something: of 35.72 four, of 15 million two.
fn digits(value: f64) -> usize {
    let text = format!("{value}");
    let all: String = text.chars().filter(char::is_ascii_digit).collect();
    all.trim_matches('0').len()
}
