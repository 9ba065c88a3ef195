//! What stands beside a stop: what can begin the next sentence, initials, agencies, closing marks.

use crate::lexicon::furniture::Furniture;

/// Marks in a row that are looked over for the word behind them; a longer row begins nothing.
const MOST_MARKS: usize = 64;

/// `J. K. Rowling`, `John F. Kennedy`: an initial stands first or after a capitalized word or another initial.
pub(super) fn is_initial(before: &str, word: &str) -> bool {
    let head = before[..before.len() - word.len()].trim_end();
    let previous = head
        .rsplit(|c: char| c.is_whitespace() || "([“\"‘".contains(c))
        .next()
        .unwrap_or("");
    previous.ends_with('.') && previous.len() <= 5
        || word == "J"
        || previous.is_empty() && word != "I"
}

/// What begins the next sentence, without marks before it; none when nothing there can begin one.
pub(super) fn begins(next: &str) -> Option<&str> {
    const MARKS: [char; 19] = [
        '“', '"', '„', '«', '‘', '\'', '`', '(', '[', '»', '”', '¿', '¡', '「', '…', ' ', '—', '–',
        '•',
    ];
    let mut near = next.char_indices().take(MOST_MARKS);
    let (at, first) = near.find(|(_, c)| !MARKS.contains(c))?;
    let bare = &next[at..];
    let upper = first.is_uppercase() || first.is_numeric();
    let caseless = first.is_alphabetic() && !first.is_lowercase();
    let symbol = matches!(first, '$' | '€' | '£' | '#' | '@' | '+')
        || !first.is_ascii() && !first.is_alphanumeric();
    (upper || caseless || symbol).then_some(bare)
}

pub(super) fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("")
}

/// `[AFP]`, `(AP Photo)`, `[File: Reuters]` at the end of a block.
pub(super) fn is_agency_tag(next: &str) -> bool {
    let closes = match next.chars().next() {
        Some('[') => ']',
        Some('(') => ')',
        _ => return false,
    };
    let Some(end) = next.char_indices().take(60).find(|it| it.1 == closes) else {
        return false;
    };
    let (inside, after) = (&next[1..end.0], &next[end.0 + 1..]);
    after.trim_start().is_empty()
        && !inside.ends_with(['.', '!', '?'])
        && inside
            .split(|c: char| !c.is_alphanumeric())
            .any(|it| it.len() >= 2 && it.chars().all(char::is_uppercase) || is_agency(it))
}

/// Whether a word of a tag is an agency, or says with a capital what is shown (`File`, `Courtesy`).
fn is_agency(word: &str) -> bool {
    let shown = || Furniture::Picture.has(&word.to_lowercase());
    Furniture::Agency.has(word) || word.starts_with(char::is_uppercase) && shown()
}

pub(super) fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '؟' | '।' | '۔' | '‽'
    )
}

pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '”' | '"'
            | '’'
            | '\''
            | '“'
            | '»'
            | '«'
            | '›'
            | ')'
            | ']'
            | '」'
            | '』'
            | '）'
            | '】'
            | '*'
            | '_'
    )
}

pub(super) fn has_word(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

pub(super) fn skip_space(text: &str, from: usize, to: usize) -> usize {
    let rest = &text[from..to];
    to - rest.trim_start().len()
}
