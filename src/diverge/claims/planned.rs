//! An act to come in one report and done in the other: `will meet`, `met`; `will meet in Selnik`, `arrived in Selnik`.

use crate::annotate::{Grain, Time};
use crate::corpus::Site;
use crate::diverge::claims::mood::{Mood, is_done, is_planned, mood};
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side, paired};
use crate::diverge::facts::date_values::conflict;
use crate::diverge::trust::{CLOSE, SURE};
use crate::diverge::words::Plain;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::acts::{are_one, bases};
use crate::lexicon::claims::Role;
use rustc_hash::FxHashSet;

/// Words looked at around a verb for who does it, and to what.
const REACH: usize = 9;
/// Words before a verb among which `has` or `already` says that it is done.
const HAS: usize = 3;
/// Shared words and names that must stand near both verbs.
const COMMON: usize = 2;
/// Words behind a verb among which is what it is done to.
const OBJECT: usize = 3;
/// Words before `is to` looked at for what somebody means to do.
const AIM: usize = 8;

/// One `Status` for each two closest passages that tell one act as to come and as done, with one verb or with two verbs for it.
///
/// Readers had marked 5 of 6 in 144 pairs of full reports. Silent where a passage tells both, and in quotes; where both give days that are not the same they must be closely linked. Known failure: two acts of one
/// person at one place (`will visit Selnik again`).
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for (facing, _) in context.closest_alike() {
        let found = [0, 1]
            .into_iter()
            .find_map(|side| act(context, facing, side));
        if let Some(sites) = found.filter(|it| seen.insert(it.clone())) {
            let score = facing.pair.score.get().max(SURE);
            out.push(context.divergence(Kind::Status { court: false }, sites, score));
        }
    }
    out
}

/// The verbs of one act that is to come on a side.
fn act(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Vec<Site>> {
    let plans = |side: usize| -> Vec<(usize, usize)> {
        let words = &facing.sides[side];
        (1..words.words.len())
            .filter_map(|n| Some((to_come(context, facing, side, n)?, n)))
            .collect()
    };
    // Most passages tell of nothing that is to come: the rest is read only where one does.
    let ahead = plans(side);
    if ahead.is_empty() || context.name_others(facing.pair.passages) {
        return None;
    }
    // What is to come on one day and done on another may be two acts, but for what is told in the same words.
    let days = apart(context, facing);
    if days && facing.pair.score.get() < CLOSE {
        return None;
    }
    let other = plans(1 - side);
    let past = |side: usize| -> Vec<usize> {
        (0..facing.sides[side].words.len())
            .filter(|n| done(context, facing, side, *n))
            .collect()
    };
    let (own, theirs) = (past(side), past(1 - side));
    ahead.into_iter().find_map(|(from, verb)| {
        let same = |on: usize, n: usize| is_one_act(context, facing, [side, on], [verb, n]);
        let told = |on: usize, all: &[usize]| all.iter().any(|n| same(on, *n));
        let open = other.iter().any(|it| same(1 - side, it.1));
        if told(side, &own) || open {
            return None;
        }
        // A `would` may only be what is to come told later, but for what the other report says has come by then.
        let would = facing.sides[side].form(from) == "would";
        let may_be = |it: &Plain| matches!(&*it.form, "possibility" | "chance" | "if" | "whether");
        if would && facing.sides[side].words.iter().any(may_be) {
            return None;
        }
        let has = |n: usize| {
            let words = &facing.sides[1 - side];
            let mut before = words.before(n, HAS).map(|n| words.form(n));
            before.any(|it| matches!(it, "has" | "have" | "already"))
        };
        let object = |on: usize, n: usize| {
            let words = &facing.sides[on];
            let mut behind = (n + 1..words.words.len()).take(OBJECT);
            behind.find(|k| words.tells(*k) && !words.counted[*k])
        };
        // On another day it is done to the same thing.
        let of_one = |n: usize| match (object(side, verb), object(1 - side, n)) {
            (Some(own), Some(other)) => facing.sides[side].mates[own] == Some(other),
            _ => true,
        };
        let meets = |n: &usize| {
            (!days || of_one(*n)) && near(facing, side, verb, *n) >= COMMON && (!would || has(*n))
        };
        let n = theirs
            .iter()
            .copied()
            .find(|n| same(1 - side, *n) && meets(n))?;
        Some(facing.in_order(
            side,
            facing.site(side, from, verb),
            facing.site(1 - side, n, n),
        ))
    })
}

/// The first word that says that a verb is to come, if one does.
fn to_come(context: &Context<'_>, facing: &Facing, side: usize, at: usize) -> Option<usize> {
    let words = &facing.sides[side];
    if !words.tells(at) || words.named[at] || words.quoted[at] || words.counted[at] {
        return None;
    }
    let headline = context.is_headline(facing.pair.passages[side]);
    if headline && is_planned(context, words, at) {
        return Some(at - 1);
    }
    if let Some(from) = is_to(words, at) {
        return Some(from);
    }
    let (mood, from) = mood(words, at);
    let sure = mood == Mood::Sure && at.abs_diff(from) <= 2 && words.form(at - 1) != "have";
    (sure || mood == Mood::Plans).then_some(from)
}

/// The `are` of `are to be freed`, where a verb stands behind one; not `the aim is to free them`.
fn is_to(side: &Side, at: usize) -> Option<usize> {
    let back = |n: usize| at.checked_sub(n).map_or("", |n| side.form(n));
    let passive = usize::from(back(1) == "be");
    let from = at.checked_sub(2 + passive)?;
    let to = back(1 + passive) == "to" && matches!(side.form(from), "is" | "are");
    let mut before = side.before(from, AIM);
    (to && !before.any(|n| Role::Aim.has(side.form(n)))).then_some(from)
}

/// Whether a word is a verb that says that something is done.
fn done(context: &Context<'_>, facing: &Facing, side: usize, at: usize) -> bool {
    let words = &facing.sides[side];
    if !words.tells(at) || words.named[at] || words.quoted[at] || words.counted[at] {
        return false;
    }
    let form = words.form(at);
    let headline = context.is_headline(facing.pair.passages[side]);
    let now = headline && form.ends_with('s') && at.checked_sub(1).is_some_and(|n| words.named[n]);
    mood(words, at).0 == Mood::Plain && (now || is_done(context, words, at))
}

/// Whether two verbs are forms of one verb, or tell one act.
pub(in crate::diverge) fn is_one_act(
    context: &Context<'_>,
    facing: &Facing,
    [one, two]: [usize; 2],
    [at, n]: [usize; 2],
) -> bool {
    let (here, there) = (&facing.sides[one], &facing.sides[two]);
    if here.words[at].key() == there.words[n].key() {
        return true;
    }
    let forms = |side: &Side, at: usize| -> Vec<String> {
        let form = side.form(at);
        let base = context.stances.base(form).map(str::to_owned);
        base.map_or_else(|| bases(form).collect(), |it| vec![it])
    };
    let there = forms(there, n);
    forms(here, at)
        .iter()
        .any(|one| there.iter().any(|two| are_one(one, two)))
}

/// How many words near both verbs tell the same.
fn near(facing: &Facing, side: usize, verb: usize, other: usize) -> usize {
    facing.common_near(paired(side, verb, other), REACH)
}

/// Whether two passages tell two acts: those of two people, or of two days.
pub(in crate::diverge) fn are_two_acts(context: &Context<'_>, facing: &Facing) -> bool {
    context.name_others(facing.pair.passages) || apart(context, facing)
}

/// Whether both passages give a day, and no day of the one can be one of the other.
pub(in crate::diverge) fn apart(context: &Context<'_>, facing: &Facing) -> bool {
    let days = |side: usize| -> Vec<&Time> {
        let all = context.times(facing.pair.passages[side]).iter();
        all.filter(|it| it.grain <= Grain::Day).collect()
    };
    let (left, right) = (days(0), days(1));
    let site = |side: usize, it: &Time| Site {
        article: facing.pair.passages[side].0,
        span: it.span,
    };
    let differ =
        |one: &Time, two: &Time| conflict(context, &[site(0, one), site(1, two)], [one, two]);
    !left.is_empty()
        && !right.is_empty()
        && left
            .iter()
            .all(|one| right.iter().all(|two| differ(one, two)))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn one_act_by_one_verb_or_by_two() {
        let planned = "Mayor Oda Tarn will meet the pilots of the northern pier in Brodek.";
        let met = "Mayor Oda Tarn met the pilots of the northern pier in Brodek.";
        assert_eq!(
            found_amid_others(find, [planned, met]),
            [["will meet", "met"]]
        );
        let visit = "Mayor Oda Tarn will travel to the shipyards of the northern pier in Brodek.";
        let came = "Mayor Oda Tarn has arrived at the shipyards of the northern pier in Brodek.";
        assert_eq!(
            found_amid_others(find, [visit, came]),
            [["will travel", "arrived"]]
        );
    }

    #[test]
    fn two_days_two_persons_and_a_meeting_told_as_both_are_none() {
        let planned =
            "Mayor Oda Tarn will meet the pilots of the northern pier in Brodek on Friday.";
        for other in [
            "Mayor Oda Tarn met skippers of the southern quay in Brodek on Monday.",
            "Piet Vos, the premier, met the pilots of the northern pier in Brodek.",
            "Mayor Oda Tarn met the pilots of the northern pier in Brodek and will meet them again on Friday.",
        ] {
            let found = found_amid_others(find, [planned, other]);
            assert!(found.is_empty(), "{other}: {found:?}");
        }
    }

    #[test]
    fn two_days_of_one_act_are_told_where_the_words_are_the_same() {
        let planned =
            "Mayor Oda Tarn will visit the flooded mill of the northern pier on Thursday.";
        let done = "Mayor Oda Tarn visited the flooded mill of the northern pier on Wednesday.";
        assert_eq!(
            found_amid_others(find, [planned, done]),
            [["will visit", "visited"]]
        );
    }

    #[test]
    fn what_is_to_be_done_is_to_come() {
        let planned = "The harbour board of Brodek is to sell the northern pier to the pilots.";
        let done = "The harbour board of Brodek has sold the northern pier to the pilots.";
        assert_eq!(
            found_amid_others(find, [planned, done]),
            [["is to sell", "sold"]]
        );
        let aim =
            "The aim of the harbour board of Brodek is to sell the northern pier to the pilots.";
        assert!(found_amid_others(find, [aim, done]).is_empty());
    }

    #[test]
    fn a_would_is_done_only_by_what_has_come() {
        let would = "Mayor Oda Tarn said she would meet the pilots of the northern pier in Brodek.";
        let has = "Mayor Oda Tarn has met the pilots of the northern pier in Brodek.";
        assert_eq!(
            found_amid_others(find, [would, has]),
            [["would meet", "met"]]
        );
        let told = "Mayor Oda Tarn met the pilots of the northern pier in Brodek.";
        assert!(found_amid_others(find, [would, told]).is_empty());
    }
}
