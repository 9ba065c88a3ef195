//! One fact, one line: what a told difference holds against another article is not told to stand in one article only too; two
//! facts are no conflict.

use crate::align::Score;
use crate::annotate::{MentionKind, Quantity};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::named::spellings::tells_spelling;
use crate::diverge::trust::DOUBTED;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::language::Language;
use crate::text::index::ArticleId;
use rustc_hash::{FxHashMap, FxHashSet};

/// Drops what is told in other languages than English of whether, when or how surely something is done where another such finding, found
/// before it, has words of all its places: linked passages are read word by word before whatever passages are. Quadratic in such findings.
pub(super) fn drop_second_acts(context: &Context<'_>, found: &mut Vec<Divergence>) {
    let mut told: Vec<Vec<Site>> = Vec::new();
    let meets = |a: &Site, b: &Site| a.article == b.article && a.span.overlaps(b.span);
    let english = |it: &Site| context.corpus.language(it.article) == Language::English;
    found.retain(|it| {
        let act = matches!(
            it.kind,
            Kind::Polarity | Kind::Status { .. } | Kind::Certainty
        );
        if !act || it.sites.iter().any(english) {
            return true;
        }
        let held = |all: &Vec<Site>| it.sites.iter().all(|a| all.iter().any(|b| meets(a, b)));
        let first = !told.iter().any(held);
        told.push(it.sites.clone());
        first
    });
}

/// Drops `Only` findings of passages that a told difference holds against another article: a reader asks which of the two is
/// true. In 143 pairs 29 of 3,933 were told beside such a difference. Linear, but for a sort.
pub(super) fn drop_held(context: &Context<'_>, found: &mut Vec<Divergence>) {
    let place = |it: &Site| context.passage_at(*it);
    let across = found.iter().filter(|it| it.shown && it.is_across());
    let mut held: Vec<PassageRef> = across.flat_map(|it| &it.sites).filter_map(place).collect();
    held.sort_unstable();
    found.retain(|it| match (&it.kind, it.sites.as_slice()) {
        (Kind::Only { .. }, [site]) => {
            place(site).is_none_or(|it| held.binary_search(&it).is_err())
        }
        _ => true,
    });
}

/// Drops conflicts of two passages that disagree in who it is and in a number or date as well: two facts, each of its own person
/// (`Dorsey has been there for 37 years`, `Ryan, who has worked there for nearly 30 years`). A place, and a person of whom both have one
/// of the names, are told otherwise of one fact. Linear.
///
/// Known failure: one fact of which a report has both wrong.
pub(super) fn drop_two_facts(context: &Context<'_>, found: &mut Vec<Divergence>) {
    let pair = |it: &Divergence| match it.sites.as_slice() {
        [one, two] => Some([context.passage_at(*one)?, context.passage_at(*two)?]),
        _ => None,
    };
    let figure = |it: &&Divergence| matches!(it.kind, Kind::NumberConflict | Kind::DateConflict);
    let figures: FxHashSet<_> = found.iter().filter(figure).filter_map(pair).collect();
    let name = |it: &&Divergence| {
        it.kind == Kind::NameConflict && !tells_spelling(context, it) && is_of_two(context, it)
    };
    let both: FxHashSet<_> = found.iter().filter(name).filter_map(pair).collect();
    found.retain(|it| {
        !(figure(&it) || name(&it))
            || pair(it).is_none_or(|it| !figures.contains(&it) || !both.contains(&it))
    });
}

/// Whether two names that disagree are of persons and have no word in common.
fn is_of_two(context: &Context<'_>, it: &Divergence) -> bool {
    let words = |site: &Site| -> FxHashSet<String> {
        let text = context.corpus.slice(*site).to_lowercase();
        text.split_whitespace().map(str::to_owned).collect()
    };
    let person = |site: &Site| {
        let mut all = context.passage_at(*site).into_iter();
        all.any(|at| {
            let mut names = context.mentions(at);
            names.any(|it| it.1.kind == MentionKind::Person && it.1.span.overlaps(site.span))
        })
    };
    let [one, two] = it.sites.as_slice() else {
        return true;
    };
    words(one).is_disjoint(&words(two)) && (person(one) || person(two))
}

/// Drops a conflict of two counts in passages that no match joins where two passages that a match joins give the same two counts of the
/// same thing: what headlines and leads both tell is told where a reader steps to it. Linear but for the articles of one match.
pub(super) fn drop_told_in_a_match(context: &Context<'_>, found: &mut Vec<Divergence>) {
    let counts = |it: &Divergence| -> Vec<Count> {
        let conflict = it.kind == Kind::NumberConflict;
        let sites = it.sites.iter().filter(|_| conflict);
        sites.filter_map(|it| count(context, *it)).collect()
    };
    let mut matched: FxHashSet<[Count; 2]> = FxHashSet::default();
    for it in found.iter().filter(|it| it.matched.is_some()) {
        let all = counts(it);
        let pairs = all
            .iter()
            .flat_map(|one| all.iter().map(move |two| [one, two]));
        matched.extend(pairs.map(|it| it.map(Count::clone)));
    }
    found.retain(|it| {
        let told = |all: Vec<Count>| match all.try_into() {
            Ok(pair) => matched.contains::<[Count; 2]>(&pair),
            Err(_) => false,
        };
        it.matched.is_some() || it.sites.len() != 2 || !told(counts(it))
    });
}

/// A report, what it counts, and how many, as bits.
type Count = (ArticleId, String, u64);

/// The count that stands at a site.
fn count(context: &Context<'_>, site: Site) -> Option<Count> {
    let all = context
        .corpus
        .annotations(site.article)
        .quantities
        .as_slice();
    let at = all.partition_point(|it| it.span.start() < site.span.start());
    let it = all.get(at).filter(|it| it.span == site.span)?;
    Some((site.article, it.unit.clone()?, it.value.to_bits()))
}

/// Doubts that a passage is told by one report only where it gives a number that the other report has too, with another value and
/// in a passage that is not linked: one count told twice is told in both. Linear, but for a sort.
pub(super) fn doubt_counts(context: &Context<'_>, found: &mut [Divergence]) {
    let pair = |it: &Divergence| match (&it.kind, it.sites.as_slice()) {
        (Kind::NumberConflict, [one, two]) => {
            Some([context.passage_at(*one)?, context.passage_at(*two)?])
        }
        _ => None,
    };
    let pairs = found.iter().filter_map(pair);
    let pairs = pairs.filter(|it| context.alignment.link(*it).is_none());
    let mut near: Vec<[PassageRef; 2]> = pairs.flat_map(|[a, b]| [[a, b], [b, a]]).collect();
    near.sort_unstable();
    for it in found {
        let (Kind::Only { near: None }, [site]) = (&it.kind, it.sites.as_slice()) else {
            continue;
        };
        let own = context.passage_at(*site);
        let at = near.partition_point(|it| Some(it[0]) < own);
        if let Some(other) = near.get(at).filter(|it| Some(it[0]) == own) {
            it.kind = Kind::Only {
                near: Some(context.corpus.passage_site(other[1])),
            };
            it.confidence = Score::new(it.confidence.get().min(DOUBTED));
            it.shown = false;
        }
    }
}

/// Words that tell something looked at around a count, each way.
const AROUND: usize = 6;

/// Doubts that a passage is told by one report only where it gives a number again that a told conflict holds against another report, amid a
/// word that stands there too: `17 went to the clinic` beside `seventeen people were brought to a clinic`, `nineteen people were`.
/// Linear in the conflicts and in such passages.
pub(super) fn doubt_told_again(context: &Context<'_>, found: &mut [Divergence]) {
    struct Told<'a> {
        unit: Option<&'a str>,
        near: FxHashSet<u32>,
        other: Site,
    }
    // By the report and the value, as bits.
    let mut told: FxHashMap<(ArticleId, u64), Vec<Told<'_>>> = FxHashMap::default();
    let conflicts = found.iter();
    for it in conflicts.filter(|it| it.shown && it.kind == Kind::NumberConflict) {
        for site in &it.sites {
            let passage = context.passage_at(*site);
            let all = passage.map_or(&[][..], |it| context.quantities(it));
            let number = all.iter().find(|it| it.span.overlaps(site.span));
            let other = it.sites.iter().find(|it| it.article != site.article);
            if let (Some(number), Some(other)) = (number, other) {
                let all = told.entry((site.article, number.value.to_bits()));
                all.or_default().push(Told {
                    unit: number.unit.as_deref(),
                    near: context.telling_near(*site, AROUND),
                    other: *other,
                });
            }
        }
    }
    for it in found {
        let (Kind::Only { near: None }, [site]) = (&it.kind, it.sites.as_slice()) else {
            continue;
        };
        let Some(at) = context.passage_at(*site) else {
            continue;
        };
        let again = |one: &Quantity| {
            let all = told.get(&(at.0, one.value.to_bits()))?;
            let site = Site {
                article: at.0,
                span: one.span,
            };
            let near = context.telling_near(site, AROUND);
            let unit = one.unit.as_deref();
            all.iter().find(|it| {
                let alike = it.unit == unit || it.unit.is_none() || unit.is_none();
                alike && !near.is_disjoint(&it.near)
            })
        };
        let mut all = context.quantities(at).iter().filter_map(again);
        if let Some(other) = all.next().and_then(|it| context.passage_at(it.other)) {
            it.kind = Kind::Only {
                near: Some(context.corpus.passage_site(other)),
            };
            it.confidence = Score::new(it.confidence.get().min(DOUBTED));
            it.shown = false;
        }
    }
}
