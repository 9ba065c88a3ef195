//! Parts of one behind a whole number: `2-1/2`, `2 1/2`, `2½`, `two and a half`.

use crate::annotate::tokens::{Tokens, digits};
use crate::lexicon::numbers::{NumberWord, number_word};

/// The denominators that are printed.
const MOST: u32 = 16;

/// A part of one that stands behind a whole number: its last token, and what it is worth.
pub(super) fn behind(words: Tokens<'_>, last: usize) -> Option<(usize, f64)> {
    in_digits(words, last).or_else(|| in_words(words, last))
}

/// The whole number and the part of a token that holds both (`2½`, `½`).
pub(super) fn glued(text: &str) -> Option<f64> {
    let sign = text.chars().last()?;
    let whole = &text[..text.len() - sign.len_utf8()];
    let part = vulgar(sign)?;
    match whole {
        "" => Some(part),
        _ => digits(whole).map(|it| f64::from(it) + part),
    }
}

fn vulgar(sign: char) -> Option<f64> {
    Some(match sign {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
}

/// `-1/2`, ` 1/2`, ` ½`.
fn in_digits(words: Tokens<'_>, last: usize) -> Option<(usize, f64)> {
    if !words.is_number(last) {
        return None;
    }
    let joined = words.touches_next(last);
    let hyphen = joined && words.is_dash(last + 1) && words.touches_next(last + 1);
    let over = last + 1 + usize::from(hyphen);
    if joined != hyphen {
        return None;
    }
    if let Some(part) = glued(words.text(over)).filter(|it| *it < 1.0) {
        return Some((over, part));
    }
    let slash =
        words.text(over + 1) == "/" && words.touches_next(over) && words.touches_next(over + 1);
    let (above, below) = (digits(words.text(over))?, digits(words.text(over + 2))?);
    let fits = slash && above > 0 && above < below && (2..=MOST).contains(&below);
    let ends = !(words.touches_next(over + 2) && words.text(over + 3) == "/");
    (fits && ends).then(|| (over + 2, f64::from(above) / f64::from(below)))
}

/// ` and a half`, `-and-a-half`, ` and three quarters`.
fn in_words(words: Tokens<'_>, last: usize) -> Option<(usize, f64)> {
    let next = |at: usize| at + 1 + usize::from(words.is_dash(at + 1) && words.touches_next(at));
    let and = next(last);
    let count = next(and);
    let part = next(count);
    let times = match (words.form(count), number_word(words.form(count))) {
        ("a" | "one", _) => 1.0,
        (_, Some(NumberWord::Small(it))) if it < 4.0 => it,
        _ => return None,
    };
    match number_word(words.form(part)) {
        Some(NumberWord::Part(it)) if words.form(and) == "and" => Some((part, times * it)),
        _ => None,
    }
}
