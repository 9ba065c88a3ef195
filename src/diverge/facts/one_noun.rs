//! Large counts of one noun, told in each of two reports, in whatever passages: `439 children`, `more than 450 children`.

use crate::annotate::{Precision, Quantity};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::agreement::{Agreement, agreement, is_close};
use crate::diverge::facts::amid::in_parts;
use crate::diverge::facts::units::is_counted;
use crate::diverge::facts::which::count_two_things;
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon::numbers::TOLLS;
use crate::text::index::ArticleId;
use rustc_hash::FxHashMap;

/// From this number on counts of one noun that are near each other are not so by accident.
const LARGE: f64 = 100.0;
/// How far apart two counts of one thing may be, as a part of the greater.
const NEAR: f64 = 0.15;
/// Counts of a noun that are tried: a table is no report.
const MOST: usize = 16;
/// Words that tell something looked at around a count, and those of them that both must have.
const REACH: usize = 8;
const COMMON: usize = 2;

/// One `NumberConflict` for each two large counts of one noun that are near each other and not the same, one `MorePrecise` where one is a
/// rounding of the other or a bound that holds.
///
/// Each report gives one count of the noun that is near one of the other, and both tell it amid words in common. Silent where a word
/// says that they count two things. Linear. Known failure: two groups of nearly one size.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let ids: Vec<ArticleId> = context.corpus.articles().ids().collect();
    let all: Vec<Counts<'_>> = ids.iter().map(|it| counts(context, *it)).collect();
    let mut out = Vec::new();
    for (n, one) in all.iter().enumerate() {
        for (m, two) in all.iter().enumerate().skip(n + 1) {
            if context.corpus.differ_in_language([ids[n], ids[m]]) {
                continue;
            }
            for (noun, here) in in_order(one) {
                let there = two.get(noun).map_or(&[][..], Vec::as_slice);
                out.extend(alone(here, there).and_then(|it| compare(context, it)));
            }
        }
    }
    out
}

/// A count and where it stands.
type Count<'a> = (Site, &'a Quantity);

/// Of each noun the large counts of it.
type Counts<'a> = FxHashMap<&'a str, Vec<Count<'a>>>;

/// By place: what is looked up in no order is told in one.
fn in_order<'a, 'b>(all: &'b Counts<'a>) -> Vec<(&'a str, &'b [Count<'a>])> {
    let mut told: Vec<_> = all
        .iter()
        .map(|(noun, it)| (*noun, it.as_slice()))
        .collect();
    told.sort_by_key(|it| it.1[0].0);
    told
}

/// The one count of each of two reports that is near one of the other and not the same, where no other one may be meant.
fn alone<'a>(here: &[Count<'a>], there: &[Count<'a>]) -> Option<[Count<'a>; 2]> {
    let near = |one: &Count<'_>, two: &Count<'_>| is_close(one.1.value, two.1.value, NEAR);
    let same = |one: &Count<'_>, two: &Count<'_>| agreement(one.1, two.1) == Agreement::Same;
    let mut found: Option<[Count<'a>; 2]> = None;
    for one in here {
        for two in there.iter().filter(|two| near(one, two)) {
            let again = found.is_some_and(|[a, b]| same(&a, one) && same(&b, two));
            if again {
                continue;
            }
            if found.is_some() || same(one, two) {
                return None;
            }
            found = Some([*one, *two]);
        }
    }
    found
}

fn counts<'a>(context: &Context<'a>, article: ArticleId) -> Counts<'a> {
    let mut out = Counts::default();
    for it in &context.corpus.annotations(article).quantities {
        let Some(noun) = it.unit.as_deref() else {
            continue;
        };
        let large = it.value >= LARGE && is_counted(noun) && !TOLLS.contains(&noun);
        let held = out.get(noun).map_or(0, Vec::len);
        if large && held < MOST {
            let site = Site {
                article,
                span: it.span,
            };
            out.entry(noun).or_default().push((site, it));
        }
    }
    out
}

fn compare(
    context: &Context<'_>,
    [(here, one), (there, two)]: [(Site, &Quantity); 2],
) -> Option<Divergence> {
    let passage =
        |it: Site| -> Option<PassageRef> { Some((it.article, context.corpus.passage_of(it)?)) };
    let places = [here, there];
    let others = in_parts(context, &places) || count_two_things(context, &places, [one, two]);
    let persons = context.name_others([passage(here)?, passage(there)?]);
    let finer = |side: usize| Kind::MorePrecise {
        what: Precise::Number,
        article: places[side].article,
    };
    let exact = |it: &Quantity| it.precision == Precision::Exact && it.upper.is_none();
    let bound = |it: &Quantity| matches!(it.precision, Precision::AtLeast | Precision::AtMost);
    let told = |it: &Quantity| exact(it) || bound(it);
    let kind = match agreement(one, two) {
        Agreement::FirstFiner => finer(0),
        Agreement::SecondFiner => finer(1),
        Agreement::Disagree if told(one) && told(two) => Kind::NumberConflict,
        Agreement::Compatible if exact(one) && bound(two) => finer(0),
        Agreement::Compatible if exact(two) && bound(one) => finer(1),
        _ => return None,
    };
    let quoted = [here, there]
        .iter()
        .any(|it| context.is_quoted(it.article, it.span));
    if others || persons || quoted {
        return None;
    }
    let [left, right] = [here, there].map(|it| context.telling_near(it, REACH));
    (left.intersection(&right).count() >= COMMON)
        .then(|| context.divergence(kind, vec![here, there], SURE))
}
