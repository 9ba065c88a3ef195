//! Possible in one report, told as so or as sure to come in the other, by another verb: `may have been hit by a stone`, `was struck by a
//! stone`; `strong winds are possible`, `strong winds will follow`.

use crate::corpus::Site;
use crate::diverge::claims::mood::{Mood, hedged, is_done, mood};
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::language::Language;
use crate::lexicon::stance::Stance;
use rustc_hash::FxHashSet;

/// Words of the clause that says it which the other report must have in one clause.
const COMMON: usize = 2;
/// Words behind `may` looked at for its verb.
const VERB: usize = 5;
/// Words between the verb of the other report and what both tell of.
const NEAR: usize = 3;
/// Words before a verb among which its helper is.
const HELPS: usize = 2;

/// One `Certainty` for each of two closest passages that says that something may be, in a clause of which the other has half of the words
/// that tell something and tells them as done, or as sure to come, with nothing in it that makes it less sure. Each of the two may say so
/// of another thing.
///
/// The verbs may be any: it is what they tell of that must be the same, half of the words that tell something and two at least, all in one
/// clause of the other side. Silent where the other verb stands in the first report too, in quotes, in conditions, behind a `not`. Known
/// failure: the clause of the other report tells something else of the same two things.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for (facing, _) in context.closest_alike() {
        let english = facing
            .sides
            .iter()
            .all(|it| it.language == Language::English);
        if !english || facing.pair.score.get() < SURE || context.name_others(facing.pair.passages) {
            continue;
        }
        let found = [0, 1]
            .into_iter()
            .filter_map(|side| possible(context, facing, side));
        for sites in found.filter(|it| seen.insert(it.clone())) {
            out.push(context.divergence(Kind::Certainty, sites, facing.pair.score.get()));
        }
    }
    out
}

/// A clause that says that something may be: its first and last word, its verb, and whether that is over.
struct Maybe {
    from: usize,
    to: usize,
    over: bool,
}

fn maybe(side: &Side, n: usize) -> Option<Maybe> {
    // The cheapest question first: few words say so.
    let may = side.is(n, Stance::May);
    let possible = side.form(n) == "possible";
    if !may && !possible || side.quoted[n] || side.counted[n] || side.named[n] {
        return None;
    }
    let here = side.stretches[n];
    if possible {
        let is = |form: &str| Role::Be.has(form) || form.starts_with("remain");
        let stands = |it: &usize| is(side.form(*it)) && side.stretches[*it] == here;
        let from = n.checked_sub(1).filter(stands)?;
        let said = !matches!(side.form(from), "be" | "been");
        return said.then_some(Maybe {
            from,
            to: n,
            over: false,
        });
    }
    let behind = (n + 1..side.words.len()).take(VERB);
    let mut behind = behind.take_while(|it| side.stretches[*it] == here);
    let to = behind.clone().find(|it| side.tells(*it))?;
    let over = behind.next().is_some_and(|it| side.form(it) == "have");
    let denied = (n..to).any(|it| side.is(it, Stance::Negates));
    (!denied).then_some(Maybe { from: n, to, over })
}

fn possible(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Vec<Site>> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    (0..here.words.len()).find_map(|n| {
        let it = maybe(here, n)?;
        let stretch = |k: &usize| here.stretches[*k] == here.stretches[n];
        let own: Vec<usize> = (0..here.words.len()).filter(stretch).collect();
        let open = |k: &usize| Role::Open.has(here.form(*k));
        if own.iter().any(open) {
            return None;
        }
        let own: Vec<usize> = own
            .into_iter()
            .filter(|k| here.tells(*k) && *k != it.to)
            .collect();
        let mates: Vec<usize> = own.iter().filter_map(|k| here.mates[*k]).collect();
        let verb = told(context, facing, 1 - side, &mates, it.over)?;
        let clause = |k: &&usize| there.stretches[**k] == there.stretches[verb.1];
        let met = mates
            .iter()
            .filter(clause)
            .filter(|k| !there.named[**k])
            .count();
        if met < COMMON || 2 * met < own.len() {
            return None;
        }
        let unsure = |k: usize| hedged(&there.words[k]) && k != verb.0;
        if (0..there.words.len()).any(unsure) {
            return None;
        }
        let first = facing.site(side, it.from, it.to);
        Some(facing.in_order(side, first, facing.site(1 - side, verb.0, verb.1)))
    })
}

/// The verb closest to one of some words that tells something as done, or as sure to come where it is not `over`, and that the other side
/// has not; with its helper.
fn told(
    context: &Context<'_>,
    facing: &Facing,
    on: usize,
    mates: &[usize],
    over: bool,
) -> Option<(usize, usize)> {
    let side = &facing.sides[on];
    let far = |n: usize| {
        let same = mates
            .iter()
            .filter(|it| side.stretches[**it] == side.stretches[n]);
        same.map(|it| it.abs_diff(n)).min()
    };
    let verbs = (0..side.words.len()).filter_map(|n| {
        let free = side.tells(n) && !side.named[n] && !side.counted[n] && !side.quoted[n];
        let far = far(n).filter(|it| free && (1..=NEAR).contains(it) && !side.is_told(n))?;
        let (mood, from) = mood(side, n);
        let told = match mood {
            Mood::Plain => over && is_done(context, side, n),
            Mood::Sure => !over && side.before(n, NEAR).all(|it| !side.is(it, Stance::Negates)),
            _ => false,
        };
        let helps = |it: &usize| Role::Helper.has(side.form(*it));
        let helper = side.before(n, HELPS).take_while(helps).last().unwrap_or(n);
        told.then_some((far, if mood == Mood::Sure { from } else { helper }, n))
    });
    verbs.min().map(|it| (it.1, it.2))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn a_possibility_is_held_against_a_fact_by_another_verb() {
        let found = found_amid_others(
            find,
            [
                "The ferry pilot may have been blinded by a laser near the Tarnholm lighthouse, police said.",
                "The ferry pilot was dazzled by a laser near the Tarnholm lighthouse, police said.",
            ],
        );
        assert_eq!(found, [["may have been blinded", "was dazzled"]]);
    }

    #[test]
    fn what_both_leave_open_is_none() {
        let both = [
            "The ferry pilot may have been blinded by a laser near the Tarnholm lighthouse, police said.",
            "The ferry pilot was perhaps dazzled by a laser near the Tarnholm lighthouse, police said.",
        ];
        assert!(found_amid_others(find, both).is_empty());
        let other = [
            "The ferry pilot may have been blinded by a laser near the Tarnholm lighthouse, police said.",
            "The mayor of Velin was seen at the town hall, his office said.",
        ];
        assert!(found_amid_others(find, other).is_empty());
    }
}
