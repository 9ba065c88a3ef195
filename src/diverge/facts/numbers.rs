//! Numbers of linked passages: which disagree, which are finer, which one article alone gives.

use crate::annotate::{Precision, Quantity};
use crate::corpus::Site;
use crate::diverge::context::{Context, Pair, sites};
use crate::diverge::facts::ages::are_of_one_noun;
use crate::diverge::facts::agreement::{ABOUT, Agreement, agreement, is_close};
use crate::diverge::facts::amid::{in_parts, is_apart};
use crate::diverge::facts::bounds::{bound, vaguer};
use crate::diverge::facts::changes::{are_of_one_change, have_one_verb_behind};
use crate::diverge::facts::same_things::crosses;
use crate::diverge::facts::units::{is_counted, is_length, is_money, is_thing, lasts};
use crate::diverge::facts::which::count_two_things;
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon::glossary::Sense;
use crate::lexicon::numbers::{AGE, TOLLS};
use crate::text::index::ArticleId;
use rustc_hash::FxHashMap;

/// Words that tell something looked at around a number for what it is about.
const REACH: usize = 5;

/// Words in common near two numbers where less than a match links their passages, or where neither is told exactly.
const MANY: usize = 3;

/// Numbers up to here stand everywhere, without what they count.
const FEW: f64 = 2.0;

/// Numbers that disagree and numbers that are finer, inside linked pairs.
///
/// Only where both passages give one number of that unit beside those that both give, in words alike around it; a conflict also needs both to be exact
/// and neither value to stand elsewhere in the other article, for that unit or for none. Known failure: two numbers of two things with one name
/// (`12 people` hurt, `20 people` present) when the same words stand around them.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let values = values(context);
    let mut out: Vec<Divergence> = Vec::new();
    for pair in context.sure_links() {
        let [left, right] = open_of_unit(pair.passages.map(|it| context.quantities(it)));
        context.trace.say(pair.passages, "number-conflict", || {
            let units = |all: &[&Quantity]| -> Vec<String> {
                all.iter().map(|it| format!("{} {}", it.value, it.unit.as_deref().unwrap_or(""))).collect()
            };
            let (one, two) = (units(&left).join(", "), units(&right).join(", "));
            format!("numbers that are the only ones of their unit: {one} / {two}; those of one unit are compared")
        });
        for one in &left {
            let there = right.binary_search_by_key(&&one.unit, |it| &it.unit);
            let Ok(two) = there else { continue };
            out.extend(compare(context, pair, [one, right[two]], &values));
        }
        for it in of_one_lead(context, pair) {
            out.extend(compare(context, pair, it, &values));
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

/// Numbers of a passage from which on it is a table, in which nothing is set aside.
const TABLE: usize = 24;

/// Of two passages the numbers that are the only ones of their unit, sorted by it: where there are several, what both give is set aside
/// (`rose by 14 percent here and fell by 3 percent there`, `14 percent here, 5 percent there`). Quadratic in the numbers, which are few.
fn open_of_unit(all: [&[Quantity]; 2]) -> [Vec<&Quantity>; 2] {
    if all.iter().any(|it| it.len() > TABLE) {
        return all.map(alone_of_unit);
    }
    let of = |side: usize, unit: &Option<String>| {
        let own = all[side].iter();
        own.filter(|it| it.unit == *unit).count()
    };
    [0, 1].map(|side| {
        let open = all[side].iter().filter(|it| {
            let several = it.unit.is_some() && (of(0, &it.unit) > 1 || of(1, &it.unit) > 1);
            let mut others = all[1 - side].iter();
            !(several && others.any(|two| two.unit == it.unit && two.value == it.value))
        });
        let mut open: Vec<&Quantity> = open.filter(|it| it.unit.is_some()).collect();
        open.sort_by(|one, two| one.unit.cmp(&two.unit));
        let units = open.chunk_by(|one, two| one.unit == two.unit);
        units.filter(|it| it.len() == 1).map(|it| it[0]).collect()
    })
}

/// Most numbers of a passage that are tried against each other by what governs them.
const MOST: usize = 8;

/// Where a passage gives several sums of money: of each side the one that the same word governs (`earned $139 million`, `earned
/// roughly $141 million and paid $44 million`), where no other is governed by it.
fn of_one_lead<'a>(context: &Context<'a>, pair: &Pair) -> Vec<[&'a Quantity; 2]> {
    let money = |it: &&Quantity| it.unit.as_deref().is_some_and(is_money);
    let [left, right] = pair.passages.map(|at| {
        let all = context.quantities(at).iter().filter(money).take(MOST);
        all.collect::<Vec<_>>()
    });
    if left.len().min(right.len()) == 0 || left.len().max(right.len()) < 2 {
        return Vec::new();
    }
    let led = |one: &Quantity, two: &Quantity| {
        one.unit == two.unit && have_one_lead(context, &sites(pair, [one.span, two.span]), 1)
    };
    let alone = |it: &[&'a Quantity]| it.len() == 1;
    let mut out = Vec::new();
    for one in &left {
        let there: Vec<&Quantity> = right.iter().copied().filter(|it| led(one, it)).collect();
        let Some(two) = there.first().filter(|_| alone(&there)) else {
            continue;
        };
        let back: Vec<&Quantity> = left.iter().copied().filter(|it| led(it, two)).collect();
        if alone(&back) {
            out.push([*one, *two]);
        }
    }
    out
}

/// All values that an article gives for a unit or for none, sorted; not those that it corrects.
type Values<'a> = FxHashMap<(ArticleId, Option<&'a str>), Vec<f64>>;

fn values<'a>(context: &Context<'a>) -> Values<'a> {
    let mut values = Values::default();
    for article in context.corpus.articles().ids() {
        for it in &context.corpus.annotations(article).quantities {
            let span = it.span;
            let passage = context.passage_at(Site { article, span });
            if passage.is_some_and(|it| context.is_correction(it)) {
                continue;
            }
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
    [one, two]: [&Quantity; 2],
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
    let crossed = crosses(context, (places[0], one), (places[1], two));
    let stands = match agreement(one, two) {
        Agreement::FirstFiner | Agreement::SecondFiner if crossed => return None,
        it => it,
    };
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
        Agreement::Disagree if exact => alike(least) || are_of_one_change(context, pair, &places),
        // Money told roughly may be a part of it, or of another year: but for what is nearly the same.
        Agreement::Disagree if one.precision != two.precision => {
            let near = is_close(one.value, two.value, ABOUT) && common >= MANY;
            // `Four people died`, `at least five people were killed`: what became of them is what is counted.
            let toll = one.unit.as_deref().is_some_and(|it| TOLLS.contains(&it));
            let bound =
                |it: &Quantity| matches!(it.precision, Precision::AtLeast | Precision::AtMost);
            let fates = toll && (bound(one) || bound(two)) && pair.matched.is_some() && common >= 1;
            let measured = one.unit.as_deref().is_some_and(is_length);
            fates
                || measured && have_one_verb_behind(context, &places)
                || are_of_one_change(context, pair, &places)
                || have_one_lead(context, &places, 2)
                    && common >= 2
                    && (near || !one.unit.as_deref().is_some_and(is_money))
        }
        // A thing counted is a word in common.
        _ if exact || !is_apart(one, two) => false,
        // Of measures what leads to them says what is measured: `fell about 150 metres`, `a fall of some 200 metres`.
        _ => {
            let measured = one.unit.as_deref().is_some_and(is_length);
            let led = || have_one_lead(context, &places, 1) || have_one_verb(context, &places);
            common + usize::from(thing) >= MANY || measured && led()
        }
    };
    let kind = match stands {
        Agreement::Same if places.iter().any(|it| is_dozen(context, *it)) => return None,
        Agreement::Same if one.precision != two.precision && alike(few) => match vaguer(one, two) {
            Some(vague) => finer(1 - vague),
            None => {
                let kind = Kind::Described { entity: None };
                return Some(context.divergence(kind, places, bound(one, two)));
            }
        },
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

/// Whether a number of German, French or Spanish is told as a dozen, which is twelve (`ein Dutzend Boote`).
fn is_dozen(context: &Context<'_>, site: Site) -> bool {
    const DOZEN: f64 = 12.0;
    let glossary = context.corpus.language(site.article).glossary();
    let segments = context.corpus.segments(site.article);
    let mut words = segments.tokens().run(segments.tokens_in(site.span)).iter();
    words.any(|it| {
        let pack = glossary.word(Sense::Pack, context.form(it));
        pack.is_some_and(|it| it.value == DOZEN)
    })
}

/// Whether one of the `most` words that tell something right before each of two numbers is the same: `put the damage at 3
/// million`, `spoke of damage of 3 million`; `holds 210 million`, `holds back some 210 million`.
pub(in crate::diverge) fn have_one_lead(
    context: &Context<'_>,
    places: &[Site],
    most: usize,
) -> bool {
    const NEAR: usize = 3;
    let leads = |site: Site| -> Vec<u32> {
        let (before, _) = context.words_near(site);
        let near = before.take(NEAR).filter_map(|it| context.stems.of(it));
        near.take(most).collect()
    };
    let [one, two] = [places[0], places[1]].map(leads);
    one.iter().any(|it| two.contains(it))
}

/// Whether forms of one verb lead to two numbers: `fell about 150 metres`, `after falling some 200 metres`.
fn have_one_verb(context: &Context<'_>, places: &[Site]) -> bool {
    let lead = |site: Site| {
        let word = context.words_near(site).0.next();
        let form = context.form(word.filter(|it| context.stems.of(it).is_some())?);
        let base = context.stances.base(form);
        Some(base.unwrap_or_else(|| form.strip_suffix("ing").unwrap_or(form)))
    };
    let [one, two] = [places[0], places[1]].map(lead);
    one.is_some() && one == two
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

/// Whether a number is counted right behind another, or behind somebody: `two women and one man died`, `a man and two women`.
fn is_listed(context: &Context<'_>, place: Site) -> bool {
    let (mut before, _) = context.words_near(place);
    let and = before.next().is_some_and(|it| context.form(it) == "and");
    let (Some(noun), true) = (before.next(), and) else {
        return false;
    };
    let passage = context.corpus.passage_of(place);
    let all = passage.map_or(&[][..], |it| context.quantities((place.article, it)));
    all.iter().any(|it| it.span.end() == noun.span.end())
        || before
            .next()
            .is_some_and(|it| matches!(context.form(it), "a" | "an"))
}

/// Whether two numbers stand in passages that name two persons: `Dorsey has been there for 37 years`, `Ryan, who has worked there
/// for nearly 30 years`.
fn are_of_two(context: &Context<'_>, places: &[Site]) -> bool {
    let at = |it: Site| Some((it.article, context.corpus.passage_of(it)?));
    let passages = at(places[0]).zip(at(places[1]));
    passages.is_some_and(|(one, two)| context.name_others([one, two]))
}

/// Whether two numbers count by one noun, as printed: `12 people dead`, `15 dead people`.
fn is_one_thing(context: &Context<'_>, places: &[Site]) -> bool {
    let [one, two] = [places[0], places[1]].map(|it| context.stems_in(it));
    one.iter().any(|it| two.contains(it))
}

/// Whether nothing speaks against a conflict: parts of a whole, numbers that the other article gives too.
fn is_conflict(
    context: &Context<'_>,
    places: &[Site],
    quantities: [&Quantity; 2],
    values: &Values<'_>,
) -> bool {
    let elsewhere = |value: &Quantity, article: ArticleId| {
        // A number of something else (`three hours`) says nothing about this one (`three people`), nor does a bare `two`.
        let bare = value.value > FEW;
        let units = [bare.then_some(None), Some(value.unit.as_deref())];
        units.into_iter().flatten().any(|unit| {
            let all = values.get(&(article, unit)).map_or(&[][..], Vec::as_slice);
            has_close(all, value.value)
        })
    };
    let quoted = places
        .iter()
        .all(|it| context.is_quoted(it.article, it.span));
    let against = [
        // A number in one quote told twice is an altered quote.
        (quoted, "each stands in a quote of its own"),
        (
            in_parts(context, places),
            "one is a part of a whole or comes on top of it",
        ),
        (
            places.iter().any(|it| is_listed(context, *it)) && !is_one_thing(context, places),
            "one is counted in a row with others, and by another noun",
        ),
        (
            quantities[0].unit.as_deref().is_some_and(is_counted)
                && count_two_things(context, places, quantities),
            "a word beside one of them says which of several things it counts",
        ),
        (
            quantities[0]
                .unit
                .as_deref()
                .is_some_and(|it| lasts(it) || it == AGE)
                && are_of_two(context, places),
            "each is of a person of its own",
        ),
        (
            quantities[0].unit.as_deref() == Some(AGE) && !are_of_one_noun(context, places),
            "each is the age of somebody who is called by another noun",
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

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::checks;

    checks!(find);

    #[test]
    fn what_both_give_is_set_aside() {
        let one =
            "Catches of herring at Velka rose by 14 percent, while those of cod fell by 3 percent.";
        check(
            one,
            "At Velka catches of herring rose by 14 percent and those of cod fell by 5 percent.",
            &[["3 percent", "5 percent"]],
        );
        check(
            one,
            "At Velka catches of herring rose by 14 percent, and 40 percent of the fleet has new engines.",
            &[],
        );
    }
}
