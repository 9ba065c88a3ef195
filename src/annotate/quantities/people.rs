//! What became of people who are counted, how old somebody is, and what was done twice.

use super::number::Number;
use crate::annotate::tokens::Tokens;
use crate::annotate::{Precision, Quantity};
use crate::lexicon::language::Language;
use crate::lexicon::numbers::{is_multiplied, toll};
use crate::lexicon::wordlist;

/// Tokens before an age looked at for the article that opens the noun (`a retired lorry driver, 43,`).
const OPENS: usize = 5;

/// `a lorry driver, 43, was held`: digits between marks behind a noun that an article opens and that is no name. Ages behind names are
/// read where names are at hand (`diverge::facts::ages`). Known failure: a number on the back of a player who is called by his post.
pub(super) fn is_apposed_age(words: Tokens<'_>, at: usize, start: usize, end: usize) -> bool {
    let form = words.form(at);
    let aged = form.len() == 2 && form.bytes().all(|b| b.is_ascii_digit()) && form >= "10";
    if !aged || at < start + 3 || words.form(at - 1) != "," {
        return false;
    }
    let noun = at - 2;
    let plain = words.is_word(noun) && !words.is_capital(noun);
    let behind = words.form(at + 1);
    let closed = at + 1 >= end
        || matches!(behind, "." | ";")
        || behind == "," && !(at + 2 < end && words.is_number(at + 2));
    let mut before = (start.max(noun.saturating_sub(OPENS))..noun).rev();
    let opened = before.by_ref().take_while(|n| words.is_word(*n));
    let mut opened = opened.map(|n| words.form(n));
    plain && closed && opened.any(|it| matches!(it, "a" | "an" | "the" | "another"))
}

/// Tokens before `another` looked at for what became of others.
const BACK: usize = 8;

/// `two people were killed and another wounded`: one of whom something else became than of those counted before. Known failure:
/// `another` is a vehicle.
pub(super) fn another(
    words: Tokens<'_>,
    at: usize,
    start: usize,
    end: usize,
) -> Option<(Quantity, usize)> {
    let more = match (words.form(at), words.form(at + 1)) {
        ("another", _) => 1,
        ("one", "other") => 2,
        _ => return None,
    };
    let mut last = at + more;
    if matches!(words.form(last), "person" | "man" | "woman") {
        last += 1;
    }
    if matches!(words.form(last), "was" | "is" | "has") {
        last += 1 + usize::from(words.form(last + 1) == "been");
    }
    let name = toll(words.form(last))
        .filter(|_| last < end && words.form(last).ends_with(['d', 't', 'g']))?;
    // `Another injured man`: no count.
    let ends = last + 1 >= end
        || !words.is_word(last + 1)
        || matches!(
            words.form(last + 1),
            "in" | "by"
                | "when"
                | "after"
                | "as"
                | "at"
                | "on"
                | "during"
                | "while"
                | "and"
                | "before"
                | "near"
                | "outside"
        );
    let before = (start.max(at.saturating_sub(BACK))..at).filter_map(|n| toll(words.form(n)));
    let before: Vec<&str> = before.collect();
    let of_others = !before.is_empty() && !before.contains(&name);
    (ends && of_others).then(|| {
        let it = Quantity {
            span: words.span(at, last),
            number: words.span(at, at + more - 1),
            value: 1.0,
            upper: None,
            unit: Some(name.to_owned()),
            precision: Precision::Exact,
        };
        (it, last + 1)
    })
}

/// `36 of the injured`, `of the injured, 36`: people that something became of, of whom this is a part.
pub(super) fn of_those(words: Tokens<'_>, number: &Number) -> Option<&'static str> {
    let whole = |of: &str, the: &str| of == "of" && matches!(the, "the" | "those");
    let behind = number.last + 1;
    if whole(words.form(behind), words.form(behind + 1)) {
        return toll(words.form(behind + 2));
    }
    let before = |n: usize| words.before(number.first, n);
    let opens = before(1) == "," && whole(before(4), before(3));
    opens.then(|| toll(before(2))).flatten()
}

/// `reported it twice in March`: two times. Not where it multiplies (`twice the price`, `twice as many`), tells a rate (`twice a week`) or
/// stands with another count (`once or twice`, `at least twice`).
pub(super) fn twice(
    words: Tokens<'_>,
    at: usize,
    start: usize,
    end: usize,
) -> Option<(Quantity, usize)> {
    let is = |class: &str, form: &str| wordlist::has(Language::English, class, form);
    if !is("two_times", words.form(at)) {
        return None;
    }
    let next = if at + 1 < end { words.form(at + 1) } else { "" };
    let joined = at + 1 < end && words.is_dash(at + 1);
    let back = if at > start { words.form(at - 1) } else { "" };
    let behind = if at + 2 < end { words.form(at + 2) } else { "" };
    let free = !is_multiplied(next, behind) && !is("per", next) && !is("no_count", back);
    (free && !joined).then(|| {
        let span = words.span(at, at);
        let it = Quantity {
            span,
            number: span,
            value: 2.0,
            upper: None,
            unit: Some("time".to_owned()),
            precision: Precision::Exact,
        };
        (it, at + 1)
    })
}

pub(super) fn verb_before(words: Tokens<'_>, number: &Number) -> Option<&'static str> {
    // Over the words that say how exactly: `killed at least 12`.
    (1..=3)
        .map(|back| words.before(number.first, back))
        .scan(true, |open, form| {
            let now = *open;
            *open = matches!(
                form,
                "at" | "least"
                    | "more"
                    | "than"
                    | "about"
                    | "nearly"
                    | "some"
                    | "over"
                    | "up"
                    | "to"
                    | "almost"
                    | "around"
                    | "most"
            );
            now.then_some(form)
        })
        .find_map(toll)
}

/// What became of people: the verb before, or the one shortly behind (`12 people were killed`).
pub(super) fn fate(
    words: Tokens<'_>,
    number: &Number,
    behind: usize,
    end: usize,
) -> Option<&'static str> {
    // `12 people killed a bear`: without a form of `be` only the words that cannot take an object.
    let alone = || {
        let form = words.form(behind);
        let fits = behind < end && matches!(form, "dead" | "died" | "missing");
        fits.then(|| toll(form)).flatten()
    };
    verb_before(words, number)
        .or_else(|| passive(words, behind, end).map(|it| it.0))
        .or_else(alone)
}

/// Auxiliary verbs before what became of people that are looked over.
const AUXILIARIES: usize = 3;

/// What became of people behind a form of `be` or `have` at a token, and the token that says so.
pub(super) fn passive(words: Tokens<'_>, from: usize, end: usize) -> Option<(&'static str, usize)> {
    let is_auxiliary = |n: usize| {
        matches!(
            words.form(n),
            "were"
                | "was"
                | "have"
                | "has"
                | "had"
                | "been"
                | "are"
                | "being"
                | "also"
                | "to"
                | "be"
        )
    };
    let most = end.min(from + AUXILIARIES);
    let at = (from..most).find(|n| !is_auxiliary(*n)).unwrap_or(most);
    if at == from || at >= end {
        return None;
    }
    // `20 people had to be led to safety`
    if at + 2 < end && words.form(at + 1) == "to" && words.form(at + 2) == "safety" {
        return Some(("rescued", at));
    }
    Some((toll(words.form(at))?, at))
}

pub(super) fn is_people(noun: &str) -> bool {
    matches!(
        noun,
        "people"
            | "civilian"
            | "soldier"
            | "child"
            | "woman"
            | "man"
            | "passenger"
            | "resident"
            | "worker"
            | "protester"
            | "other"
    )
}
