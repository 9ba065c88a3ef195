//! What denies the words that follow it in its clause: a `not`, or a verb that does so (`denied that she`, `refused to`, `without`).

use crate::diverge::claims::polarity::is_no_denial;
use crate::diverge::claims::undone::leaves_undone;
use crate::diverge::facing::Side;
use crate::lexicon::language::Language;
use crate::lexicon::stance::{Around, Stance};
use crate::lexicon::wordlist;

/// Whether a word opens a clause that a denial before it does not govern.
pub(in crate::diverge) fn parts(form: &str) -> bool {
    is("parts_clause", form)
}

fn is(class: &str, word: &str) -> bool {
    wordlist::has(Language::English, class, word)
}

/// Whether a word denies what it governs: a `not` that is one, or a verb with `to` or `that` behind it, or `without`.
///
/// Known failure: such a verb with a noun behind it (`denied the charge`).
pub(in crate::diverge) fn denies(side: &Side<'_>, at: usize) -> bool {
    if side.is(at, Stance::Negates) {
        return !is_no_denial(side, at);
    }
    let next = side.words.get(at + 1).map_or("", |it| &*it.form);
    let form = side.form(at);
    match next {
        // `Stopped to help` denies nothing.
        "to" => leaves_undone(form) || is("keeps_from", form),
        _ if is("denies_that", form) => leads_to_that(side, at), // `denied that`, `denied on Tuesday that`
        _ => form == "without",
    }
}

/// Words between such a verb and its `that` (`denied on Tuesday that`).
const AMID: usize = 3;

/// Whether the words behind a verb go on with `that`, at most after when or how it is done.
fn leads_to_that(side: &Side<'_>, verb: usize) -> bool {
    let behind = (verb + 1..side.words.len()).take(AMID + 1);
    let mut behind = behind.map(|n| side.form(n)).take_while(|it| !parts(it));
    behind.any(|it| it == "that")
}

/// The first word of what denies the words from a place on, with its helpers (`has denied`); none where nothing does. A look back over
/// the stretch between marks.
pub(in crate::diverge) fn denial_before(side: &Side<'_>, at: usize) -> Option<usize> {
    if at >= side.words.len() || parts(side.form(at)) {
        return None;
    }
    let mut before = side.before(at, at);
    let found = before
        .by_ref()
        .take_while(|n| !parts(side.form(*n)))
        .find(|n| denies(side, *n))?;
    let helps = |n: &usize| Around::Helps.has(side.form(*n));
    Some(
        side.before(found, HELPERS)
            .take_while(helps)
            .last()
            .unwrap_or(found),
    )
}

/// Helpers of a verb, at most (`has not been`).
const HELPERS: usize = 3;
