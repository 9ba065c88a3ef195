//! Verbs told as to come, or as not done yet: `is to be suspended`, `plans to sell`, `has yet to be charged`.

use crate::diverge::claims::verbs::{Opened, Stage, is_past, verb};
use crate::diverge::context::Context;
use crate::diverge::words::Plain;
use crate::lexicon::claims::Role;
use crate::lexicon::stance::Stance;

/// Words before a `to` among which is the word for a plan.
const PLANS: usize = 2;
/// Words before `is to` looked at for what somebody means to do.
const AIM: usize = 8;

/// Whether such a claim may begin with a word.
pub(super) fn may_open(word: &Plain) -> bool {
    let is = |stance| word.stances.has(stance);
    is(Stance::Sure) || matches!(&*word.form, "to" | "yet" | "may" | "might")
}

/// The verb that a word opens, as to come or not done yet.
pub(super) fn opened(context: &Context<'_>, words: &[Plain], n: usize) -> Option<Opened> {
    let form = |k: usize| words.get(k).map_or("", |it| &*it.form);
    let before = |k: usize| n.checked_sub(k).map_or("", form);
    let is = |k: usize, stance| words.get(k).is_some_and(|it| it.stances.has(stance));
    let to = verb(words, n + 1);
    match form(n) {
        "to" => opened_by_to(context, words, n),
        "yet" if before(1) == "not" && matches!(before(2), "has" | "have" | "had") => {
            let to = to.filter(|k| is_past(context, words, *k))?;
            Some((n - 2, to, Stage::Yet))
        }
        // `So that talks may go on`: what something is for.
        "may" | "might" => {
            let past = form(n + 1) == "have";
            let purpose = words[..n].iter().any(|it| &*it.form == "so");
            (!past && !purpose).then_some((n, to?, Stage::Ahead))
        }
        _ if is(n, Stance::Sure) && !is(n + 1, Stance::Negates) => Some((n, to?, Stage::Ahead)),
        _ => None,
    }
}

/// What a `to` opens, by the words before it.
fn opened_by_to(context: &Context<'_>, words: &[Plain], n: usize) -> Option<Opened> {
    let form = |k: usize| words.get(k).map_or("", |it| &*it.form);
    let before = |k: usize| n.checked_sub(k).map_or("", form);
    let to = verb(words, n + 1)?;
    match (before(2), before(1)) {
        (_, "yet") | ("has" | "have" | "had", "still") | (_, "remains" | "remain" | "remained") => {
            Some((n - 1, to, Stage::Yet))
        }
        (_, "whether") => Some((n - 1, to, Stage::Ahead)),
        (_, "is" | "are" | "was" | "were") => {
            let passive = form(n + 1) == "be";
            // `The aim is to close it`: what is meant, not what is to come.
            let near = &words[n.saturating_sub(AIM)..n];
            let aim = near.iter().any(|it| Role::Aim.has(&it.form));
            let past = is_past(context, words, to);
            let ahead = if passive { past } else { !past && !aim };
            ahead.then_some((n - 1, to, Stage::Ahead))
        }
        _ => {
            let plans = |k: &usize| {
                let at = n.checked_sub(*k).and_then(|it| words.get(it));
                at.is_some_and(|it| it.stances.has(Stance::Plans))
            };
            let from = n - (1..=PLANS).find(plans)?;
            (form(n + 1) != "have").then_some((from, to, Stage::Ahead))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diverge::claims::verbs::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn what_is_to_come_is_held_against_what_is_done() {
        let done = "The council dismissed the Tarnholm harbour master.";
        for open in [
            "The council is to dismiss the Tarnholm harbour master.",
            "The council will dismiss the Tarnholm harbour master.",
            "The council plans to dismiss the Tarnholm harbour master.",
            "The council has yet to dismiss the Tarnholm harbour master.",
            "The council has not yet dismissed the Tarnholm harbour master.",
        ] {
            let found = found_amid_others(find, [done, open]);
            assert_eq!(found.len(), 1, "{open}");
            assert_eq!(found[0][0], "dismissed", "{open}");
        }
    }

    #[test]
    fn what_both_know_what_is_meant_and_other_things_are_none() {
        let done = "The council dismissed the Tarnholm harbour master.";
        for other in [
            "The aim of the council was to dismiss the Tarnholm harbour master.",
            "The Velin school board will dismiss two teachers.",
            "The council had said it would dismiss the Tarnholm harbour master, and on Monday the council dismissed the harbour master.",
        ] {
            let found = found_amid_others(find, [done, other]);
            assert!(found.is_empty(), "{other}: {found:?}");
        }
    }
}
