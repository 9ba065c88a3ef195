//! Verbs told as not done: `the siren did not sound`, `was never told`.

use crate::diverge::claims::verbs::{Opened, Stage, is_past, verb};
use crate::diverge::context::Context;
use crate::diverge::words::Plain;
use crate::lexicon::claims::Role;
use crate::lexicon::language::Language;
use crate::lexicon::stance::{Around, Stance};
use crate::lexicon::wordlist;

fn is(class: &str, word: &str) -> bool {
    wordlist::has(Language::English, class, word)
}

/// Whether what stands behind a word and a `to` is left undone: `refused to sign`.
pub(in crate::diverge) fn leaves_undone(form: &str) -> bool {
    is("leaves_undone", form)
}

/// The verb that somebody `refused to` do, where the word at a place says so, and no `not` before it (`did not refuse to`).
pub(in crate::diverge) fn refusal(words: &[Plain], n: usize) -> Option<usize> {
    if !leaves_undone(&words[n].form) || words.get(n + 1).is_none_or(|it| &*it.form != "to") {
        return None;
    }
    let mut before = words[n.saturating_sub(2)..n].iter();
    let denied = before.any(|it| it.stances.has(Stance::Negates));
    verb(words, n + 2).filter(|_| !denied)
}

/// Whether such a claim may begin with a word.
pub(super) fn may_open(word: &Plain) -> bool {
    word.stances.has(Stance::Negates) || leaves_undone(&word.form)
}

/// The verb that a `not` opens behind a helper: `did not sound`, `had not been told`, `never sounded`; or one that somebody `refused to` do.
pub(super) fn opened(context: &Context<'_>, words: &[Plain], n: usize) -> Option<Opened> {
    let form = &*words[n].form;
    if leaves_undone(form) {
        return Some((n, refusal(words, n)?, Stage::Undone));
    }
    if !words[n].stances.has(Stance::Negates) {
        return None;
    }
    let next = words.get(n + 1).map_or("", |it| &*it.form);
    if Around::GoesOn.has(next) || next == "yet" {
        return None;
    }
    let helper = n.checked_sub(1).map_or("", |it| &*words[it].form);
    let short = form.strip_suffix("n't").unwrap_or("");
    let to = verb(words, n + 1)?;
    let past = is_past(context, words, to);
    let (did, is_over) = if form == "not" {
        (helper == "did", Role::Helper.has(helper))
    } else {
        (short == "did", Role::Helper.has(short) || form == "never")
    };
    // Its helper stands before a `not`.
    let from = n.saturating_sub(usize::from(form == "not"));
    (did && !past || is_over && past).then_some((from, to, Stage::Undone))
}

#[cfg(test)]
mod tests {
    use crate::diverge::claims::verbs::find;
    use crate::diverge::tests::{check_found, found_amid_others};

    #[test]
    fn what_is_not_done_is_held_against_what_is() {
        let done = "The harbour siren at Tarnholm sounded before the wave came.";
        for not in [
            "Nobody ran, because the harbour siren at Tarnholm did not sound.",
            "The harbour siren at Tarnholm never sounded, the council found.",
            "The harbour siren at Tarnholm didn't sound.",
            "The harbour siren at Tarnholm failed to sound.",
        ] {
            let found = found_amid_others(find, [done, not]);
            assert_eq!(found.len(), 1, "{not}");
            assert_eq!(found[0][0], "sounded");
        }
        let signed = "The harbour pilots of Tarnholm signed the new contract.";
        let refused = "The harbour pilots of Tarnholm refused to sign the new contract.";
        assert_eq!(found_amid_others(find, [signed, refused]).len(), 1);
        let may = "The harbour pilots of Tarnholm never refused to sign the new contract.";
        assert!(found_amid_others(find, [signed, may]).is_empty());
    }

    #[test]
    fn what_a_verb_says_by_itself_is_done_or_refused_by_one_person() {
        let done = "Harbour pilot Judith Marlow was elected mayor of Tarnholm on Sunday.\n\nMarlow took 53 percent against 47 percent for the incumbent, Desmond Falk, with all boats counted.\n\nFalk yielded shortly before midnight. \"I have called Mrs Marlow,\" he said.";
        let not = |what: &str| {
            format!(
                "Judith Marlow, a harbour pilot, beat mayor Desmond Falk in the ballot of Sunday at Tarnholm.\n\nShe had 53 percent, the clerk said.\n\nFalk refused to yield{what}. He said he would ask for a recount."
            )
        };
        check_found(find, [done, &not("")], &[["yielded", "refused to yield"]]);
        check_found(find, [done, &not(" the old pilot boat")], &[]);
    }

    #[test]
    fn a_not_of_another_thing_is_none() {
        let done = "The harbour siren at Tarnholm sounded before the wave came.";
        for other in [
            "Not a single siren sounded at Velin.",
            "The bell of the church in Velin did not sound on Friday.",
            "The harbour siren at Tarnholm did not only sound, it howled.",
            "If the harbour siren at Tarnholm does not sound, listen to the radio.",
        ] {
            let found = found_amid_others(find, [done, other]);
            assert!(found.is_empty(), "{other}: {found:?}");
        }
    }
}
