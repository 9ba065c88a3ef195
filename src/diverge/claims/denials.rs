//! Denials by other means than a `not` before a word that both have: by another verb, by `without`.

use crate::diverge::claims::abroad;
use crate::diverge::claims::mood::{Mood, is_done, mood};
use crate::diverge::claims::planned::is_one_act;
use crate::diverge::claims::polarity::{
    COMMON, REACH, SCOPE, denies, denies_by_not, first_helper, is_no_denial, is_noun, is_open,
    target,
};
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side, paired};
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::language::Language;
use crate::lexicon::stance::Stance;

/// Passages of a report that have a noun at most, where one has none of it.
const FEW: usize = 2;

/// `did not discuss the ferry`, `talked about the ferry`: another verb for one act, amid the same words.
pub(in crate::diverge) fn by_other_verb(
    context: &Context<'_>,
    facing: &Facing,
    side: usize,
) -> Option<Divergence> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    if abroad::knows(here) || denies_by_not(there) || is_open(there) {
        return None;
    }
    let negators = (0..here.words.len()).filter(|n| here.is(*n, Stance::Negates));
    let targets = negators.filter_map(|n| Some((n, target(here, n)?)));
    let mut free = targets.filter(|(n, verb)| {
        here.mates[*verb].is_none()
            && !here.quoted[*verb]
            && !here.named[*verb]
            && !is_no_denial(here, *n)
    });
    free.find_map(|(negator, verb)| {
        let told = |m: &usize| {
            there.tells(*m)
                && there.mates[*m].is_none()
                && !there.named[*m]
                && !there.quoted[*m]
                && is_one_act(context, facing, [side, 1 - side], [verb, *m])
        };
        let mate = (0..there.words.len()).find(told)?;
        let at = paired(side, verb, mate);
        let alike = facing.common_near(at, REACH) > COMMON;
        if !alike || is_noun(there, mate) || denies(there, mate) {
            return None;
        }
        let from = first_helper(here, negator.min(verb));
        let sites = vec![
            facing.site(side, from, verb.max(negator)),
            facing.site(1 - side, first_helper(there, mate), mate),
        ];
        Some(context.divergence(Kind::Polarity, sites, facing.pair.score.get()))
    })
}

/// `without any rescue plan`, `drew up a rescue plan`: what one lacks by two words, and the other has behind a verb of the past.
pub(in crate::diverge) fn lacked(
    context: &Context<'_>,
    facing: &Facing,
    side: usize,
) -> Option<Divergence> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    if abroad::knows(here)
        || denies_by_not(there)
        || is_open(there)
        || facing.pair.score.get() < SURE
    {
        return None;
    }
    let lacks = |n: &usize| Role::Lacks.has(here.form(*n)) && !here.quoted[*n];
    (0..here.words.len()).filter(lacks).find_map(|n| {
        let behind = (n + 1..here.words.len())
            .take(SCOPE)
            .take_while(|k| here.stretches[*k] == here.stretches[n]);
        let first = behind.into_iter().find(|k| here.tells(*k))?;
        // `No. 5`.
        let ranks = here.form(first).starts_with(|c: char| c.is_ascii_digit());
        let between = !ranks && (n + 1..first).all(|k| Role::Article.has(here.form(k)));
        let mate = here.mates[first]?;
        // Two words in a row that both have.
        let row =
            here.mates.get(first + 1).copied().flatten() == Some(mate + 1) && here.tells(first + 1);
        let plain = [first, first + 1]
            .iter()
            .all(|k| row && !here.named[*k] && !here.counted[*k]);
        if !between || !plain || there.quoted[mate] {
            return None;
        }
        let verb = there.before(mate, SCOPE).find(|k| there.tells(*k))?;
        let turned = there
            .before(mate, REACH)
            .any(|k| there.is(k, Stance::Implies) && there.mates[k].is_none());
        let done = mood(there, verb).0 == Mood::Plain && is_done(context, there, verb);
        if turned || !done || there.mates[verb].is_some() {
            return None;
        }
        let sites = vec![
            facing.site(side, n, first + 1),
            facing.site(1 - side, verb, mate + 1),
        ];
        Some(context.divergence(Kind::Polarity, sites, facing.pair.score.get()))
    })
}

/// Whether one says that there is `no` of a noun of which the other tells some, in passages that are surely linked: the noun is a plural that no
/// article or owner makes a known one, and in few passages of either report.
pub(in crate::diverge) fn is_none_of(
    context: &Context<'_>,
    facing: &Facing,
    side: usize,
    [negator, target, mate]: [usize; 3],
) -> bool {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let plural = |side: &Side, n: usize| {
        let form = side.form(n);
        form.len() > 4 && form.ends_with('s') && !form.ends_with("ss")
    };
    let known = |n: usize| {
        let form = there.form(n);
        Role::Noun.has(form)
            && !matches!(form, "of" | "for" | "by" | "with" | "and" | "in" | "more")
            || form.ends_with("'s")
            || there.named[n]
    };
    let rare = |side: usize, n: usize| {
        let stem = facing.sides[side].words[n].stem;
        let at = facing.pair.passages[side].0;
        stem.is_some_and(|it| context.holders(at, it.get()).len() <= FEW)
    };
    // `No faults in the boiler`, `faults in the lift`; `trains ran again`.
    let placed = |n: usize| here.tells(n) && !here.is_told(n);
    let mut behind = target + 1..here.words.len();
    let elsewhere = behind.any(|n| here.stretches[n] == here.stretches[target] && placed(n));
    let later = |n: usize| {
        matches!(
            there.form(n),
            "again" | "later" | "until" | "after" | "before" | "first"
        )
    };
    here.form(negator) == "no"
        && here.language == Language::English
        && !elsewhere
        && !(0..there.words.len()).any(later)
        && facing.pair.score.get() >= SURE
        && plural(here, target)
        && plural(there, mate)
        && rare(side, target)
        && rare(1 - side, mate)
        && facing.common_near(paired(side, target, mate), REACH) >= 1
        && !there.before(mate, SCOPE).any(known)
}

#[cfg(test)]
mod tests {
    use crate::diverge::claims::polarity::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn none_of_a_thing_is_held_against_some_of_it() {
        for [one, two] in [
            [
                "Harbour inspector Oda Tarn found no cracks in the boiler.",
                "Oda Tarn, who inspects the harbour, spoke of hairline cracks in the boiler.",
            ],
            [
                "There were no delays at the harbour, the board said.",
                "The harbour board reported delays of several hours.",
            ],
        ] {
            assert_eq!(found_amid_others(find, [one, two]).len(), 1, "{one}");
        }
        for [one, two] in [
            [
                "Harbour inspector Oda Tarn found no cracks in the boiler.",
                "Harbour inspector Oda Tarn spoke of hairline cracks in the crane.",
            ],
            [
                "Doctors at the harbour found no fractures in his arm.",
                "He had fractures in both legs, doctors at the harbour said.",
            ],
        ] {
            assert!(found_amid_others(find, [one, two]).is_empty(), "{one}");
        }
    }

    #[test]
    fn words_that_are_opposites_are_told() {
        for [one, two] in [
            ["upheld", "quashed"],
            ["granted", "refused"],
            ["retained", "demolished"],
            ["strengthened", "weakened"],
        ] {
            let sentence =
                |it: &str| format!("The harbour board of Tarnholm {it} the old lighthouse plan.");
            let found = found_amid_others(find, [&sentence(one), &sentence(two)]);
            assert_eq!(found, [[one, two]]);
        }
    }

    #[test]
    fn what_is_denied_by_another_verb_is_told() {
        let found = found_amid_others(
            find,
            [
                "Both mayors did not discuss the closed ferry line in Tarnholm on Monday.",
                "Both mayors talked about the closed ferry line in Tarnholm on Monday.",
            ],
        );
        assert_eq!(found, [["did not discuss", "talked"]]);
    }

    #[test]
    fn what_one_lacks_and_the_other_has_is_told() {
        let found = found_amid_others(
            find,
            [
                "The Tarnholm council went into the winter without any rescue plan.",
                "The Tarnholm council drew up a rescue plan before the winter.",
            ],
        );
        assert_eq!(
            found,
            [["without any rescue plan", "drew up a rescue plan"]]
        );
    }
}
