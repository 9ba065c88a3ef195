//! How words of quotations are printed: where one ends, what a contraction and a transcribed form stand for.

use crate::lexicon::numbers;
use crate::text::Span;
use crate::text::normal::is_dense;

/// Whether small letters stand near a word: `US` among capitals is `us`.
pub(super) fn is_amid_small_letters(text: &str, place: Span) -> bool {
    const NEAR: usize = 16;
    let before = text[..place.start()].chars().rev().take(NEAR);
    let after = text[place.end()..].chars().take(NEAR);
    before.chain(after).any(char::is_lowercase)
}

/// Bytes of the word that `rest` begins with; 0 when it begins with something else. Letters in brackets that belong to a
/// word (`[W]e`) are part of it.
pub(super) fn word_length(rest: &str) -> usize {
    // Most words are plain letters before a space.
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if matches!(rest.as_bytes().get(plain), None | Some(b' ' | b'\n')) {
        return plain;
    }
    let mut length = acronym_length(rest);
    if length > 0 {
        return length;
    }
    // Of a script without spaces every character is a word, as it is elsewhere.
    let first = rest.chars().next().filter(|it| is_dense(*it));
    if let Some(c) = first {
        return c.len_utf8();
    }
    for (at, c) in rest.char_indices() {
        if is_dense(c) {
            break;
        }
        let next = rest[at + c.len_utf8()..].chars().next();
        let inside = length > 0 && next.is_some_and(char::is_alphanumeric);
        let part = match c {
            _ if c.is_alphanumeric() || matches!(c, '$' | '%' | '£' | '€' | '&') => true,
            '\'' | '’' | '\u{2BC}' => inside,
            ',' | '.' => {
                inside && is_digit_before(rest, at) && next.is_some_and(|n| n.is_ascii_digit())
            }
            '[' => opens_inside_word(&rest[at..]),
            ']' => length > 0 && inside && rest[..at].contains('['),
            _ => false,
        };
        if !part {
            break;
        }
        length = at + c.len_utf8();
    }
    length
}

/// Bytes of `U.S.` at the start of `rest`: single letters, each with its stop; 0 when there are not two.
fn acronym_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut length = 0;
    while bytes.get(length).is_some_and(u8::is_ascii_alphabetic)
        && bytes.get(length + 1) == Some(&b'.')
    {
        length += 2;
    }
    let goes_on = rest[length..].starts_with(|c: char| c.is_alphanumeric());
    if length >= 4 && !goes_on { length } else { 0 }
}

fn is_digit_before(rest: &str, at: usize) -> bool {
    rest[..at].ends_with(|c: char| c.is_ascii_digit())
}

/// Whether `rest` is `[` + letters + `]` + letter: a changed initial, not an inserted word.
fn opens_inside_word(rest: &str) -> bool {
    let inner = rest[1..].trim_start_matches(char::is_alphabetic);
    let letters = rest.len() - 1 - inner.len();
    letters > 0
        && letters <= 4
        && inner
            .strip_prefix(']')
            .is_some_and(|it| it.starts_with(char::is_alphabetic))
}

/// Both halves of a contraction; the second is empty for any other word.
pub(super) fn contraction(form: &str) -> (&str, &str) {
    match form {
        "can't" => return ("can", "not"),
        "won't" => return ("will", "not"),
        "cannot" => return ("can", "not"),
        "&" => return ("and", ""),
        // How one who transcribes speech may spell it.
        "gonna" => return ("going", "to"),
        "wanna" => return ("want", "to"),
        "gotta" => return ("got", "to"),
        "okay" => return ("ok", ""),
        "til" | "till" => return ("until", ""),
        "pct" => return ("percent", ""),
        "sen" => return ("senator", ""),
        "gov" => return ("governor", ""),
        "rep" => return ("representative", ""),
        _ => {}
    }
    if let Some(first) = form.strip_suffix("n't") {
        return (first, "not");
    }
    if let Some(first) = form.strip_suffix('%') {
        return (first, "percent");
    }
    match form.split_once('\'') {
        Some((first, "s")) => (first, "is"),
        Some((first, "re")) => (first, "are"),
        Some((first, "ve")) => (first, "have"),
        Some((first, "ll")) => (first, "will"),
        Some((first, "m")) => (first, "am"),
        Some((first, "d")) => (first, "would"),
        Some((first, second)) => (first, second),
        None => (form, ""),
    }
}

/// Small numbers as digits.
pub(super) fn digits(form: &str) -> &str {
    let found = numbers::digits(form).filter(|it| it.len() == 1 || *it == "10");
    found.unwrap_or(form)
}
