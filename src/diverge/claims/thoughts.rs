//! Verbs told as what somebody thinks: `is believed to have driven him there`, `police suspect that he drove him there`.

use crate::diverge::claims::verbs::{Opened, Stage, is_past, verb};
use crate::diverge::context::Context;
use crate::diverge::words::Plain;
use crate::lexicon::claims::Role;
use crate::lexicon::stance::Stance;

/// Words behind `believe that` of which every past is what is believed.
const CLAUSE: usize = 12;
/// Words before a participle among which the form of `be` is that makes it passive.
const PASSIVE: usize = 2;

/// Whether such a claim may begin with a word. `Could` is what somebody was able to do as often as a doubt.
pub(super) fn may_open(word: &Plain) -> bool {
    let is = |stance| word.stances.has(stance);
    is(Stance::May)
        || is(Stance::Hedge)
        || matches!(&*word.form, "to" | "of" | "possible" | "possibility")
        || Role::Thinks.has(&word.form)
}

/// The verbs that a word opens as what somebody thinks.
pub(super) fn opened(context: &Context<'_>, words: &[Plain], n: usize) -> Vec<Opened> {
    let form = |k: usize| words.get(k).map_or("", |it| &*it.form);
    let before = |k: usize| n.checked_sub(k).map_or("", form);
    let is = |stance| words[n].stances.has(stance);
    let past = |k: &usize| is_past(context, words, *k);
    let one = |from: usize, to: Option<usize>| {
        let told = to.map(|it| (from, it, Stage::Thought));
        told.into_iter().collect()
    };
    match form(n) {
        "to" if form(n + 1) == "have" && is_held(words, n) => one(n - 1, verb(words, n + 2)),
        "of" if matches!(before(1), "suspected" | "accused") => {
            let having = form(n + 1) == "having";
            let from = n + 1 + usize::from(having);
            let acts = |k: &usize| having || form(*k).ends_with("ing");
            one(n - 1, verb(words, from).filter(acts))
        }
        it if Role::Thinks.has(it) || matches!(it, "possible" | "possibility") => {
            let says = Role::Thinks.has(it) || form(n + 1) == "that";
            let clause = (n + 2..words.len().min(n + CLAUSE)).filter(past);
            let told = clause.map(|k| (n, k, Stage::Thought));
            told.filter(|_| says).collect()
        }
        _ if is(Stance::May) && form(n + 1) == "have" => one(n, verb(words, n + 2)),
        it if is(Stance::Hedge) && it.ends_with("ly") => one(n, verb(words, n + 1).filter(past)),
        _ => Vec::new(),
    }
}

/// Whether what stands before a `to have` says that others hold it: a word that says so, or any participle behind a form of `be`, but for
/// what is known.
pub(super) fn is_held(words: &[Plain], to: usize) -> bool {
    let Some(at) = to.checked_sub(1) else {
        return false;
    };
    let form = &*words[at].form;
    let mut ahead = words[at.saturating_sub(PASSIVE)..at].iter();
    let passive = form.ends_with("ed") && ahead.any(|it| Role::Be.has(&it.form));
    let plans = words[at].stances.has(Stance::Plans);
    (Role::Held.has(form) || passive && !plans) && !Role::Known.has(form)
}

#[cfg(test)]
mod tests {
    use crate::diverge::claims::verbs::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn what_others_hold_is_no_fact() {
        let flat = "A cracked boiler flooded the Tarnholm laundry.";
        for thought in [
            "A cracked boiler is assumed to have flooded the Tarnholm laundry.",
            "A cracked boiler may have flooded the Tarnholm laundry.",
            "Engineers believe that a cracked boiler flooded the Tarnholm laundry.",
            "It is possible that a cracked boiler flooded the Tarnholm laundry.",
            "A cracked boiler was suspected of having flooded the Tarnholm laundry.",
        ] {
            let found = found_amid_others(find, [flat, thought]);
            assert_eq!(found.len(), 1, "{thought}");
            assert_eq!(found[0][0], "flooded", "{thought}");
        }
    }

    #[test]
    fn what_is_known_or_told_of_another_thing_is_no_doubt() {
        let flat = "A cracked boiler flooded the Tarnholm laundry.";
        for other in [
            "A cracked boiler was found to have flooded the Tarnholm laundry.",
            "A burst main may have flooded the Velin post office.",
            "A cracked boiler flooded the Tarnholm laundry, and frost may have cracked it.",
        ] {
            let found = found_amid_others(find, [flat, other]);
            assert!(found.is_empty(), "{other}: {found:?}");
        }
    }
}
