//! Two sentences of one clause each, of which one says that it may be so: `might be done by the end of March`, `will be finished by the end
//! of March`.

use crate::corpus::Site;
use crate::diverge::claims::mood::hedged;
use crate::diverge::claims::thoughts::is_held;
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::language::Language;
use crate::lexicon::stance::{Around, Stance};
use std::ops::Range;

/// Words of the longest clause that is looked at.
const LONGEST: usize = 26;
/// Words that tell something in a stretch that is more than a name beside who says it.
const ASIDE: usize = 3;
/// Of the words that tell something in both sentences, those that both have must be so large a part.
const ALIKE: f32 = 0.4;
/// Words before a verb in which its helpers are.
const HELPS: usize = 4;

/// One `Certainty` for each two sentences, each the closest of the other, of one clause each beside who says it, of which one has a `may`, a
/// `possible`, a `believed to have` and the other tells its verb as done, or as sure to come, with nothing that makes it less sure.
///
/// The verbs may be any: a sentence of one clause tells one thing. Where both have the verb, other rules hold it. Silent in quotes and
/// headlines and where either denies anything. Known failure: two things that one thing did, told in nearly the same words.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let closest = context.closest_alike().filter(|it| it.1);
    let found = closest.filter_map(|(facing, _)| {
        let english = facing
            .sides
            .iter()
            .all(|it| it.language == Language::English);
        if !english || context.is_headline(facing.pair.passages[0]) {
            return None;
        }
        let mut sides = (0..2).filter(|side| doubts(&facing.sides[*side]));
        let sites = sides.find_map(|side| between(context, facing, side))?;
        Some(context.divergence(Kind::Certainty, sites, facing.pair.score.get()))
    });
    found.collect()
}

/// Whether any word may make a sentence less sure: the cheapest question.
fn doubts(side: &Side) -> bool {
    side.words.iter().any(|it| {
        let is = |stance| it.stances.has(stance);
        is(Stance::May)
            || is(Stance::Hedge)
            || Role::Held.has(&it.form)
            || Role::Fears.has(&it.form)
    }) || side.words.iter().any(|it| is_possibility(&it.form))
}

fn is_possibility(form: &str) -> bool {
    matches!(form, "possible" | "possibility")
}

fn between(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Vec<Site>> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let denies = |it: &Side| (0..it.words.len()).any(|n| it.is(n, Stance::Negates));
    if denies(here) || denies(there) || !are_alike(facing) {
        return None;
    }
    let (own, other) = (clause(here, true)?, clause(there, false)?);
    let at = own.clone().find(|n| is_doubt(here, *n))?;
    let helps = |n: &usize| {
        let form = here.form(*n);
        Role::Helper.has(form)
            || Role::Be.has(form)
            || matches!(form, "to" | "that" | "of" | "having")
    };
    // A verb that tells nothing by itself (`done`) is none that both could have.
    let verb = (at + 1..own.end)
        .find(|n| !helps(n))
        .filter(|n| here.tells(*n));
    // What both tell of by one verb is held against each other elsewhere.
    if verb.is_some_and(|it| here.mates[it].is_some()) {
        return None;
    }
    let unsure = |n: usize| {
        let word = &there.words[n];
        hedged(word)
            || is_doubt(there, n)
            || Role::Thinks.has(&word.form)
            || Role::Condition.has(&word.form)
            || there.is(n, Stance::Plans)
            || Role::Doubt.words().any(|it| word.form.starts_with(it))
    };
    let over = is_over(context, here, at, &own);
    let told = |n: usize| match over {
        true => is_verb(context, there, n),
        false => there.is(n, Stance::Sure),
    };
    // A word that both have and that is no name and no number.
    let common = own.clone().any(|n| {
        let mate = here.mates[n].filter(|it| other.contains(it));
        mate.is_some() && here.tells(n) && !here.named[n] && !here.counted[n]
    });
    if (0..there.words.len()).any(unsure) || !other.clone().any(told) || !common {
        return None;
    }
    let first = facing.site(side, own.start, own.end - 1);
    Some(facing.in_order(
        side,
        first,
        facing.site(1 - side, other.start, other.end - 1),
    ))
}

/// Whether the words that both sentences have are enough of those that tell something.
fn are_alike(facing: &Facing) -> bool {
    let telling = |side: &Side| (0..side.words.len()).filter(|n| side.tells(*n)).count();
    let [one, two] = [0, 1].map(|n| telling(&facing.sides[n]));
    let side = &facing.sides[0];
    let common = (0..side.words.len()).filter(|n| side.tells(*n) && side.mates[*n].is_some());
    2.0 * common.count() as f32 >= ALIKE * (one + two) as f32
}

/// The only clause of a sentence beside who says it; one on which the rest depends only where the sentence is a doubt (`if the winter is
/// mild`).
fn clause(side: &Side, open: bool) -> Option<Range<usize>> {
    if side.words.len() > 2 * LONGEST || side.quoted.contains(&true) {
        return None;
    }
    let said = |it: &Range<usize>| it.clone().any(|n| Role::Source.has(side.form(n)));
    let telling = |it: &Range<usize>| it.clone().filter(|n| side.tells(*n)).count();
    let all = stretches(side);
    let alone = all.len() == 1;
    let mut own = all
        .into_iter()
        .filter(|it| alone || !said(it) || telling(it) > ASIDE + 1)
        .filter(|it| alone || telling(it) > ASIDE);
    let mut found = own.next().filter(|_| own.next().is_none())?;
    // `Tarn said the work might be done`: what stands behind the word that says so.
    if let Some(at) = found.clone().find(|n| Role::Source.has(side.form(*n))) {
        let that = side.words.get(at + 1).is_some_and(|it| &*it.form == "that");
        let behind = at + 1 + usize::from(that)..found.end;
        found = if telling(&behind) > ASIDE {
            behind
        } else {
            found.start..at
        };
    }
    let depends = |n: usize| {
        let form = side.form(n);
        let is_if = open && matches!(form, "if" | "unless");
        // `Shortly before`, at the end, opens nothing.
        let opens = n + 1 < found.end && Around::Depends.has(form);
        (opens || form == "but") && !is_if
    };
    let fits = found.len() <= LONGEST && !found.is_empty();
    (fits && !found.clone().any(depends)).then_some(found)
}

/// The stretches of a sentence between marks.
fn stretches(side: &Side) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for n in 0..side.words.len() {
        match out.last_mut() {
            Some(last) if side.stretches[last.start] == side.stretches[n] => last.end = n + 1,
            _ => out.push(n..n + 1),
        }
    }
    out
}

/// Whether a word says that what its clause tells is not sure.
fn is_doubt(side: &Side, n: usize) -> bool {
    let form = side.form(n);
    let adverb = side.is(n, Stance::Hedge) && form.ends_with("ly") || Role::Perhaps.has(form);
    let next = side.words.get(n + 1).map_or("", |it| &*it.form);
    let held = || {
        let to = n + 1;
        next == "to"
            && side.words.get(to + 1).is_some_and(|it| &*it.form == "have")
            && is_held(&side.words, to)
    };
    side.is(n, Stance::May)
        || adverb
        || is_possibility(form)
        || form == "suspected" && next == "of"
        || held()
}

/// Whether what a clause tells as not sure is over: behind a `have`, or by a past of its own.
fn is_over(context: &Context<'_>, side: &Side, at: usize, clause: &Range<usize>) -> bool {
    let may = side.is(at, Stance::May);
    let have = (at + 1..clause.end)
        .take(HELPS)
        .any(|n| matches!(side.form(n), "have" | "having"));
    have || !may && clause.clone().any(|n| is_verb(context, side, n))
}

/// Whether a word is a verb of the past.
fn is_verb(context: &Context<'_>, side: &Side, at: usize) -> bool {
    let form = side.form(at);
    let past = context.stances.is_past(form);
    let noun = side.before(at, 1).any(|n| Role::Noun.has(side.form(n)));
    side.tells(at) && !side.named[at] && !side.is_told(at) && past && !noun
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn one_clause_told_as_possible_and_as_a_fact() {
        let found = found_amid_others(
            find,
            [
                "The Velin harbour crane had crushed a fence near the old fish market.",
                "The Velin harbour crane is assumed to have flattened a fence near the fish market, police said.",
            ],
        );
        assert_eq!(found.len(), 1, "{found:?}");
        let ahead = found_amid_others(
            find,
            [
                "Repairs to the Velin harbour crane will be finished by the end of August, Marn said.",
                "Marn said the work on the harbour crane might be done by the end of August if the parts arrive.",
            ],
        );
        assert_eq!(
            ahead,
            [[
                "Repairs to the Velin harbour crane will be finished by the end of August",
                "the work on the harbour crane might be done by the end of August if the parts arrive"
            ]]
        );
    }

    #[test]
    fn two_doubts_two_clauses_and_two_things_are_none() {
        let flat = "The Velin harbour crane had crushed a fence near the old fish market.";
        for other in [
            "The Velin harbour crane probably flattened a fence near the fish market, and the town council closed the old market.",
            "The Velin harbour crane may be sold to a fish market.",
            "The Velin harbour crane did not flatten a fence near the fish market.",
        ] {
            let found = found_amid_others(find, [flat, other]);
            assert!(found.is_empty(), "{other}: {found:?}");
        }
        let unsure =
            "The Velin harbour crane had probably crushed a fence near the old fish market.";
        let other =
            "The Velin harbour crane is assumed to have flattened a fence near the fish market.";
        assert!(found_amid_others(find, [unsure, other]).is_empty());
    }
}
