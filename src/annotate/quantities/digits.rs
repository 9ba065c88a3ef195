//! A number in digits: with its suffix, its sign and what was lost on the way.

use super::fraction;
use super::number::{Value, scaled};
use crate::annotate::tokens::Tokens;
use crate::lexicon::numbers::{NumberWord, number_word, unit};

/// `8,000`, `1.2bn`, `1.2 million`.
pub(super) fn in_digits(words: Tokens<'_>, at: usize) -> Option<Value> {
    let form = signed(words, at).map_or(words.form(at), |it| it.1);
    let cut = form
        .find(|c: char| c.is_ascii_alphabetic())
        .unwrap_or(form.len());
    let (digits, suffix) = form.split_at(cut);
    if is_rest(words, at) || words.form(at + 1) == "," && is_rest(words, at + 2) {
        return None;
    }
    let value = parse(digits).or_else(|| fraction::glued(words.text(at)))?;
    let scale = match suffix {
        "" => {
            let (last, part) = fraction::behind(words, at).unwrap_or((at, 0.0));
            return Some(scaled(
                words,
                Value {
                    last,
                    value: value + part,
                    scale: 1.0,
                },
            ));
        }
        "m" if is_length(words, at) => 1.0,
        _ => match number_word(suffix) {
            Some(NumberWord::Scale(scale)) => scale,
            // `5km`, `20kg`: the unit is glued on; `15th`, `1990s`, `3D` are no counts.
            _ if unit(suffix).is_some() => 1.0,
            _ => return None,
        },
    };
    Some(Value {
        last: at,
        value: value * scale,
        scale,
    })
}

/// Whether `m` behind digits stands for metres (`fell 60m from a ridge`, `a 60m-high wall`) and not for millions: what follows it goes
/// with a length, and no sign of a currency stands before it.
pub(super) fn is_length(words: Tokens<'_>, at: usize) -> bool {
    let money = at > 0 && words.touches_next(at - 1) && unit(words.text(at - 1)).is_some();
    let hyphen = usize::from(words.is_dash(at + 1) && words.touches_next(at));
    let goes_on = matches!(
        words.form(at + 1 + hyphen),
        "from"
            | "deep"
            | "high"
            | "long"
            | "wide"
            | "tall"
            | "thick"
            | "above"
            | "below"
            | "down"
            | "away"
            | "apart"
            | "across"
            | "offshore"
            | "underground"
            | "north"
            | "south"
            | "east"
            | "west"
            | "upstream"
            | "downstream"
    );
    goes_on && !money
}

/// The currency and the number of a word that holds both, where a sign was lost on the way: `euro22`.
pub(super) fn signed<'a>(words: Tokens<'a>, at: usize) -> Option<(&'static str, &'a str)> {
    let form = words.form(at);
    let cut = form
        .find(|c: char| c.is_ascii_digit())
        .filter(|it| *it > 2)?;
    let (sign, digits) = form.split_at(cut);
    let name = matches!(sign, "euro" | "eur" | "usd" | "gbp").then(|| unit(sign))??;
    Some((name, digits))
}

fn parse(digits: &str) -> Option<f64> {
    let plain: String = digits
        .chars()
        .filter(|c| !matches!(c, ',' | '\''))
        .collect();
    let ok = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && plain.matches('.').count() <= 1
        && plain.len() <= 15;
    ok.then(|| plain.parse().ok()).flatten()
}

/// Whether a token is the rest of a number that a space has torn: `000ft` of `2, 000ft`.
pub(super) fn is_rest(words: Tokens<'_>, at: usize) -> bool {
    let rest = words
        .is_number(at)
        .then(|| words.form(at).strip_prefix("000"));
    rest.flatten()
        .is_some_and(|it| !it.starts_with(|c: char| c.is_ascii_digit()))
}
