//! Words, numbers and marks inside a passage.
//!
//! A word goes on over an apostrophe between letters (`don’t`) but not over the possessive ending, which is a word of its
//! own, nor over a hyphen (`two-day` is `two`, `-`, `day`, so that it meets `two day`). Letters with full stops between
//! them are one word (`U.S.`), digits with their separators one number (`8,000`). Scripts without spaces give one word a
//! character. Runs of full stops and of hyphens, and `''`, are one mark. `%` and `per cent` are one word, and the same one
//! as `percent`; so are `a. m.` and `a.m.`.

use super::TokenKind;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::normal::is_dense;
use crate::text::{Span, normal};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Calls `found` with every token of a passage, in order. `text` is the whole article. Linear.
///
/// `elided` says that a short word before an apostrophe is a word of its own (`l’eau`).
pub(super) fn tokens(
    text: &str,
    passage: Span,
    elided: bool,
    mut found: impl FnMut(Span, TokenKind),
) {
    let mut at = passage.start();
    while let Some(c) = text[at..passage.end()].chars().next() {
        let rest = &text[at..passage.end()];
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let elision = elided.then(|| elision_len(rest)).flatten();
        let (len, kind) = match elision {
            Some(len) => (len, TokenKind::Word),
            None => token(rest, c, &text[passage.start()..at]),
        };
        found(Span::new(at, at + len), kind);
        at += len;
    }
}

/// The normal form of a token. How a share is printed (`%`, `per cent`, `Prozent`) is a matter of style, and so are the stops of
/// `U.S.`, which without them would be the form of the word `us`.
pub(super) fn form(text: &str) -> Cow<'_, str> {
    let folded = normal::fold(text);
    if spaced_len(text) == Some(text.len()) {
        return Cow::Owned(folded.split_whitespace().collect());
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(char::is_whitespace) {
        return Cow::Owned(folded.split_whitespace().collect());
    }
    let share = folded == "%"
        || folded == "prozent"
        || text.contains(char::is_whitespace) && !folded.is_empty();
    match text {
        _ if share => Cow::Borrowed("percent"),
        "US" => Cow::Borrowed("u.s."),
        _ => folded,
    }
}

/// The longest word that loses its last letter before a vowel, in bytes.
const LONGEST_ELIDED: usize = 7;

/// Length of such a word with its apostrophe, before a letter.
fn elision_len(rest: &str) -> Option<usize> {
    let mut near = rest.char_indices().take_while(|it| it.0 <= LONGEST_ELIDED);
    let word = near.find(|it| matches!(it.1, '\'' | '’'))?.0;
    let mark = rest[word..].chars().next().map_or(0, char::len_utf8);
    let known = wordlist::has(
        Language::French,
        "elides",
        &rest[..word].to_ascii_lowercase(),
    );
    let goes_on = rest[word + mark..].starts_with(char::is_alphabetic);
    (known && goes_on).then_some(word + mark)
}

/// Length and kind of the token at the start of `rest`, whose first character is `first`.
fn token(rest: &str, first: char, before: &str) -> (usize, TokenKind) {
    if first.is_numeric() && !is_dense(first) {
        return (number_len(rest), TokenKind::Number);
    }
    if is_dense(first) {
        return (
            first.len_utf8() + trailing_marks(&rest[first.len_utf8()..]),
            TokenKind::Word,
        );
    }
    if let Some(len) = plain_len(rest, first) {
        return (len, TokenKind::Word);
    }
    if first.is_alphabetic() {
        let share = share_len(rest, before);
        return (share.unwrap_or_else(|| word_len(rest)), TokenKind::Word);
    }
    if first == '%' {
        return (1, TokenKind::Word);
    }
    if let Some(len) = possessive_len(rest, before) {
        return (len, TokenKind::Word);
    }
    (mark_len(rest, first), TokenKind::Punctuation)
}

/// Length of a word of plain letters before a space, a comma or a line end, as most are; none where it may be a share.
fn plain_len(rest: &str, first: char) -> Option<usize> {
    if matches!(first, 'p' | 'P') {
        return None;
    }
    let bytes = rest.as_bytes();
    let len = bytes
        .iter()
        .take_while(|it| it.is_ascii_alphabetic())
        .count();
    (len > 0 && matches!(bytes.get(len), None | Some(b' ' | b',' | b'\n'))).then_some(len)
}

/// Length of `per cent`; of `pour cent` and `por ciento` behind digits only, for they may also be `for a hundred`.
fn share_len(rest: &str, before: &str) -> Option<usize> {
    const SHARES: [(&str, &str); 3] = [("per", "cent"), ("pour", "cent"), ("por", "ciento")];
    let starts = |text: &str, word: &str| {
        let head = text.get(..word.len());
        head.is_some_and(|it| it.eq_ignore_ascii_case(word))
    };
    let (one, two) = SHARES.iter().find(|it| starts(rest, it.0))?;
    let gap = rest[one.len()..].trim_start();
    let start = rest.len() - gap.len();
    let behind_digits = before.trim_end().ends_with(|it: char| it.is_ascii_digit());
    (start > one.len()
        && starts(gap, two)
        && !gap[two.len()..].starts_with(is_word_char)
        && (*one == "per" || behind_digits))
        .then_some(start + two.len())
}

/// `'s` after a word, before none.
fn possessive_len(rest: &str, before: &str) -> Option<usize> {
    let ending = rest.strip_prefix(['\'', '’'])?.strip_prefix(['s', 'S'])?;
    let ends = !ending.starts_with(is_word_char);
    (ends && before.ends_with(|c: char| is_word_char(c) || c == '.'))
        .then(|| rest.len() - ending.len())
}

/// Length of a number: groups of three digits that narrow or unbreakable spaces set apart belong to it (`11 400`).
fn number_len(rest: &str) -> usize {
    if let Some(len) = grouped_len(rest) {
        return len;
    }
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '.' | ',' | '’' | '\'' | ':')
            && chars.peek().is_some_and(|(_, c)| c.is_ascii_digit());
        // Seconds and prices of apostrophe countries (`8'000`) go on; `5's` does not.
        if !(c.is_numeric() || joins || is_word_char(c) && !is_dense(c)) {
            return at;
        }
    }
    rest.len()
}

/// Length of one to three digits and the groups of three behind them, each after a narrow or unbreakable space, if there is one.
fn grouped_len(rest: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut len = digits(rest);
    let alone = len;
    while let Some(group) = rest[len..].strip_prefix(['\u{a0}', '\u{202f}', '\u{2009}']) {
        if digits(group) != 3 || !(1..=3).contains(&alone) || group[3..].starts_with(is_word_char) {
            break;
        }
        len = rest.len() - group.len() + 3;
    }
    (len > alone).then_some(len)
}

fn word_len(rest: &str) -> usize {
    if let Some(len) = spaced_len(rest).or_else(|| dotted_len(rest)) {
        return len;
    }
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let goes_on = if matches!(c, '\'' | '’') {
            next.is_some_and(char::is_alphabetic)
                && possessive_len(&rest[at..], &rest[..at]).is_none()
        } else {
            is_word_char(c) && !is_dense(c)
        };
        if !goes_on {
            return at;
        }
    }
    rest.len()
}

/// Abbreviations of two letters that are also set with a space between them, as printed: no initials of anybody.
static SPACED: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let classes = wordlist::classes(Language::English).filter(|it| it.0 == "spaced");
    classes.flat_map(|it| it.1.split_whitespace()).collect()
});

/// Length of such an abbreviation with a space inside: `a. m.`
fn spaced_len(rest: &str) -> Option<usize> {
    let space = rest
        .get(2..)?
        .chars()
        .next()
        .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'))?;
    let (one, two) = (
        &rest[..2],
        rest.get(2 + space.len_utf8()..4 + space.len_utf8())?,
    );
    let known = SPACED.iter().any(|it| it.split_at(2) == (one, two));
    known.then_some(4 + space.len_utf8())
}

/// Most letters of one abbreviation: text that only looks like one is not read to its end over and over.
const LONGEST_ABBREVIATION: usize = 64;

/// Length of letters with full stops between them, at least two (`U.S.`, `p.m.`).
fn dotted_len(rest: &str) -> Option<usize> {
    let mut len = 0;
    let mut letters = 0;
    let mut chars = rest.chars();
    while letters < LONGEST_ABBREVIATION {
        let letter = chars.next().filter(|c| c.is_alphabetic());
        let after = chars.clone().next();
        match (letter, after) {
            (Some(c), Some('.')) => {
                chars.next();
                len += c.len_utf8() + 1;
                letters += 1;
            }
            // `U.S` without the last stop; but `U.Sand` is no abbreviation.
            (Some(c), after) if letters > 0 && !after.is_some_and(is_word_char) => {
                len += c.len_utf8();
                letters += 1;
                break;
            }
            (Some(_), _) if letters > 0 => return None,
            _ => break,
        }
    }
    (letters >= 2).then_some(len)
}

fn mark_len(rest: &str, first: char) -> usize {
    let run = |c: char| rest.len() - rest.trim_start_matches(c).len();
    match first {
        '.' | '-' => run(first),
        '\'' | '`' => first.len_utf8() + usize::from(rest[1..].starts_with(first)),
        _ => first.len_utf8() + trailing_marks(&rest[first.len_utf8()..]),
    }
}

/// Length of the combining and joining characters that belong to the one before.
fn trailing_marks(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(is_attached).len()
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_attached(c)
}

/// Combining marks, joiners, soft hyphens, variation selectors.
fn is_attached(c: char) -> bool {
    !c.is_ascii()
        && (unicode_normalization::char::is_combining_mark(c)
            || matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'))
}
