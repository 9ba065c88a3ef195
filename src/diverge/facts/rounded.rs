//! Numbers that are rounded in one article, also where a passage gives several of their unit.

use crate::annotate::{Precision, Quantity};
use crate::corpus::Site;
use crate::diverge::context::{Context, Pair, sites};
use crate::diverge::facts::agreement::{Agreement, agreement, is_close, rounds_to};
use crate::diverge::facts::units::is_money;
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind, Precise};
use crate::text::index::ArticleId;
use rustc_hash::FxHashSet;

/// One `MorePrecise` for each number of which the linked passage has exactly one rounder telling (`$14,959,450`, `nearly $15
/// million`): so many digits are no accident, whatever stands around.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let links = context.sure_links();
    let mut out: Vec<Divergence> = links.flat_map(|pair| rounded(context, pair)).collect();
    let told: FxHashSet<Site> = out.iter().flat_map(|it| it.sites.iter().copied()).collect();
    let ids: Vec<ArticleId> = context.corpus.articles().ids().collect();
    for one in &ids {
        for two in ids.iter().filter(|it| *it != one) {
            out.extend(printed_whole(context, *one, *two, &told));
        }
    }
    out
}

/// Digits from which on a number is one and the same wherever it stands, and numbers of a report that are looked at for them.
const WHOLE: usize = 5;
const LISTED: usize = 64;
/// How far a rounding of such a number may be off.
const NEAR: f64 = 0.02;

/// Numbers that one report gives to so many digits (`$14,959,450`), where another one has one rounder telling of it (`nearly $15
/// million`) and never the number itself, in whatever passages: told where no other number there may be meant.
fn printed_whole(
    context: &Context<'_>,
    here: ArticleId,
    there: ArticleId,
    told: &FxHashSet<Site>,
) -> Vec<Divergence> {
    let of = |id: ArticleId| &context.corpus.annotations(id).quantities;
    let (own, theirs) = (of(here), of(there));
    let fine = |it: &&Quantity| {
        it.unit.is_some() && it.precision == Precision::Exact && digits(it.value) >= WHOLE
    };
    let mut out: Vec<Divergence> = Vec::new();
    for one in own.iter().filter(fine).take(LISTED) {
        let site = |article: ArticleId, it: &Quantity| Site {
            article,
            span: it.span,
        };
        let of_unit = |it: &&Quantity| it.unit == one.unit;
        let near = |it: &&Quantity| of_unit(it) && is_close(it.value, one.value, NEAR);
        let rounder = |it: &&Quantity| near(it) && rounds_to(one.value, it.value);
        let mut all = theirs.iter().filter(near);
        let (Some(two), None) = (all.next().filter(rounder), all.next()) else {
            continue;
        };
        // A number of the report itself that is as near may be meant as well.
        let alone = own.iter().filter(near).all(|it| it.value == one.value);
        let sites = vec![site(here, one), site(there, two)];
        let quoted = sites
            .iter()
            .any(|it| context.is_quoted(it.article, it.span));
        let seen = out.iter().any(|it| it.sites.contains(&sites[1]));
        if alone && !quoted && !seen && !sites.iter().any(|it| told.contains(it)) {
            let kind = Kind::MorePrecise {
                what: Precise::Number,
                article: here,
            };
            out.push(context.divergence(kind, sites, SURE));
        }
    }
    out
}

/// Numbers of a passage that are tried against those of another for a rounding: a table is no sentence.
const TRIED: usize = 12;
/// From this number on one without a unit may be money.
const LARGE: f64 = 1e6;
/// Digits from which on a number that another one is a rounding of is the same number, whatever stands around.
const DIGITS: usize = 3;

/// Numbers of passages that give several of a unit, where only one there can be a rounder telling of it.
fn rounded(context: &Context<'_>, pair: &Pair) -> Vec<Divergence> {
    let [left, right] = pair.passages.map(|it| -> Vec<&Quantity> {
        let measured = context.quantities(it).iter();
        let measured = measured.filter(|it| it.unit.is_some() || it.value >= LARGE);
        measured.take(TRIED).collect()
    });
    let finer = |one: &Quantity, two: &Quantity| {
        let fine = digits(one.value) >= DIGITS && digits(one.value) > digits(two.value);
        fine && agreement(one, two) == Agreement::FirstFiner && rounds_to(one.value, two.value)
    };
    // A sign of a currency may be lost: `22.4bn`, `22 billion euros`.
    let of_one = |one: &Quantity, two: &Quantity| {
        let money = |it: &Quantity| it.unit.as_deref().is_some_and(is_money);
        one.unit == two.unit || one.unit.is_none() && money(two) || two.unit.is_none() && money(one)
    };
    let akin =
        |one: &Quantity, two: &Quantity| of_one(one, two) && (finer(one, two) || finer(two, one));
    let same = |one: &Quantity, two: &Quantity| {
        of_one(one, two) && (akin(one, two) || one.value == two.value)
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
