//! Numbers with what they count: digits and words, money, shares, ranges, and how exactly they are told.
//!
//! Known failures: the head of a counted noun is guessed from its ending (`two blue house boats` gives `house`); `one` counts
//! only before a few nouns; a bare number that looks like a year is none.

mod digits;
mod fraction;
mod number;
mod people;
mod share;
mod unit;

use super::tokens::Tokens;
use super::{Mention, Precision, Quantity, Time};
use crate::lexicon::numbers::{AGE, unit as measure};
use crate::text::Span;
use number::Number;
use people::{another, is_apposed_age, twice};

/// Finds the quantities of an article outside its names and times; disjoint and in order. Linear.
pub(super) fn find(words: Tokens<'_>, mentions: &[Mention], times: &[Time]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    for passage in words.segments.passages() {
        let (mut at, end) = (passage.tokens.start(), passage.tokens.end());
        while at < end {
            let hit = quantity(words, at, passage.tokens.start(), end).filter(|(it, _)| {
                let free_of_names =
                    mentions.get(mentions.partition_point(|m| m.span.end() <= it.number.start()));
                let free_of_times =
                    times.get(times.partition_point(|t| t.span.end() <= it.number.start()));
                // A number word that opens a sentence is no name.
                free_of_names.is_none_or(|m| !m.span.overlaps(it.number) || m.span == it.number)
                    && free_of_times.is_none_or(|t| !t.span.overlaps(it.number))
                    && found.last().is_none_or(|last| !last.span.overlaps(it.span))
            });
            match hit {
                Some((mut it, next)) => {
                    // `won 10,406 votes and finished 1,742 ahead`
                    let behind = words.form(next);
                    let margin = it.unit.is_none() && matches!(behind, "ahead" | "behind");
                    let start = words.span(passage.tokens.start(), at).start();
                    let counted = found.last().filter(|it| margin && it.span.start() >= start);
                    // Of a share, a sum or a measure a bare number is no margin: `12 percent, 300 ahead`.
                    let counts = |it: &str| it != AGE && measure(it).is_none();
                    let counted = counted.and_then(|it| it.unit.as_deref().filter(|it| counts(it)));
                    it.unit = it.unit.or_else(|| counted.map(str::to_owned));
                    found.push(it);
                    at = next;
                }
                None => at = number::skip(words, at, end),
            }
        }
    }
    found
}

/// The quantity whose number begins at a token, and the position behind it.
fn quantity(words: Tokens<'_>, at: usize, start: usize, end: usize) -> Option<(Quantity, usize)> {
    if let Some(found) = another(words, at, start, end) {
        return Some(found);
    }
    if let Some(found) = twice(words, at, start, end) {
        return Some(found);
    }
    let number = number::at(words, at, start, end);
    // The cheapest question first: few words open a share.
    let opens = number.is_some() || matches!(words.form(at), "one" | "every" | "each");
    if opens && let Some((mut it, next)) = share::at(words, at, start..end) {
        let (first, told) = precision(words, at, start, false);
        it.span = words.span(first, at).cover(it.span);
        if told != Precision::Exact {
            it.precision = told;
        }
        return Some((it, next));
    }
    let number = number?;
    if is_apposed_age(words, at, start, end) {
        let it = Quantity {
            span: words.span(at, at),
            number: words.span(at, at),
            value: number.value,
            upper: None,
            unit: Some(AGE.to_owned()),
            precision: Precision::Exact,
        };
        return Some((it, at + 1));
    }
    let unit = unit::of(words, &number, end);
    if unit.name.is_none() && (!stands_alone(words, &number) || is_code(words, at, start)) {
        return None;
    }
    // `one in 3`, `1 in 3 chance`: a part of it, and no count.
    let back = |n: usize| at.checked_sub(n).filter(|it| *it >= start);
    let counted = unit.name.as_deref().is_some_and(|it| it != "chance");
    let odds = back(1).is_some_and(|it| words.form(it) == "in")
        && back(2).is_some_and(|it| number::at(words, it, start, end).is_some());
    if odds && !counted {
        return None;
    }
    let (first, precision) = precision(words, number.first, start, number.between);
    // `until about eleven`: an hour.
    let hour = unit.name.is_none() && number.value <= 12.0 && number.value.fract() == 0.0;
    if hour && first > start && matches!(words.form(first - 1), "at" | "until" | "till") {
        return None;
    }
    let last = unit.last.max(number.last);
    // `a third of the houses` is about 33 percent of them.
    let share = unit.name.is_none()
        && number.value < 1.0
        && !words.is_number(number.digits)
        && words.form(last + 1) == "of";
    let mut it = Quantity {
        span: words.span(first, last),
        number: cut(words, &number),
        value: number.value,
        upper: number.upper,
        unit: unit.name,
        precision,
    };
    // `Two decades` are some twenty years.
    if it.unit.as_deref() == Some("decade") {
        it.value *= 10.0;
        it.upper = it.upper.map(|it| it * 10.0);
        it.unit = Some("year".to_owned());
        if precision == Precision::Exact {
            it.precision = Precision::About;
        }
    }
    if share {
        it.value *= 100.0;
        it.unit = Some("percent".to_owned());
        if precision == Precision::Exact {
            it.precision = Precision::About;
        }
    }
    Some((it, last + 1))
}

/// The digits or number words without the sign of a currency before them.
fn cut(words: Tokens<'_>, number: &Number) -> Span {
    words.span(number.digits, number.last)
}

/// A number without a unit counts only when it does not look like a year or a mere word.
fn stands_alone(words: Tokens<'_>, number: &Number) -> bool {
    !number.looks_like_year(words)
        && (words.is_number(number.digits) || number.value >= 2.0 || number.value.fract() > 0.0)
}

/// Whether digits without a unit stand right behind a name, which they tell from others (`Curve 8900`, `Tarnhof 3`), or hold a letter
/// that other letters may stand for (`802.11b/g`).
fn is_code(words: Tokens<'_>, at: usize, start: usize) -> bool {
    let named = at > start + 1 && words.is_capital(at - 1) && words.is_word(at - 1);
    let lettered = words.form(at).ends_with(|c: char| c.is_ascii_alphabetic());
    let slash = words.text(at + 1) == "/" && words.touches_next(at);
    words.is_number(at) && (named || lettered && slash)
}

/// The words before a number that say how exactly it is told: position of the first of them.
fn precision(words: Tokens<'_>, first: usize, start: usize, between: bool) -> (usize, Precision) {
    use Precision::{About, AtLeast, AtMost, Exact};
    if between {
        return (first, Exact);
    }
    let back = |n: usize| {
        first
            .checked_sub(n)
            .filter(|&it| it >= start)
            .map_or("", |it| words.form(it))
    };
    let phrase = (back(2), back(1));
    let three = (back(3), back(2), back(1));
    match (three, phrase) {
        (("as", "many" | "much", "as"), _) => (first - 3, AtMost),
        (("no", "fewer" | "less", "than"), _) => (first - 3, AtLeast),
        (("no", "more", "than"), _) => (first - 3, AtMost),
        (_, ("at", "least") | ("more" | "greater" | "higher", "than")) => (first - 2, AtLeast),
        (_, ("at", "most") | ("up", "to") | ("fewer" | "less" | "lower", "than")) => {
            (first - 2, AtMost)
        }
        (_, ("an", "estimated") | ("close", "to") | ("as", "nearly")) => (first - 2, About),
        (_, (_, "over" | "above" | "exceeding")) => (first - 1, AtLeast),
        (_, (_, "under" | "below")) => (first - 1, AtMost),
        (
            _,
            (
                _,
                "about" | "nearly" | "almost" | "some" | "roughly" | "around" | "approximately"
                | "estimated" | "circa",
            ),
        ) => (first - 1, About),
        _ => (first, Exact),
    }
}

#[cfg(test)]
mod tests;
