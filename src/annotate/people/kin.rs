//! Relatives: who is introduced as somebody's wife, husband or child, read off the words around a name.

use crate::annotate::roles;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist::{self, FIRST_NAMES, LAST_NAMES};
use crate::text::Span;
use crate::text::normal::fold;

/// Whether a name stands behind `wife of` (with titles between), or before `'s wife`.
pub(super) fn is_beside_relation(text: &str, at: Span) -> bool {
    let words = |it: &str| -> Vec<String> {
        it.split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|it| !it.is_empty())
            .take(5)
            .map(str::to_lowercase)
            .collect()
    };
    let ahead = text[at.end()..]
        .split(['.', ',', '\n'])
        .next()
        .unwrap_or("");
    if ahead.starts_with(['\'', '’']) && words(ahead).iter().any(|it| is_relation(it)) {
        return true;
    }
    let mut before = text[..at.start()]
        .rsplit([',', '\n', ';'])
        .next()
        .unwrap_or("")
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|it| !it.is_empty())
        .rev()
        .take(6)
        .map(str::to_lowercase);
    before.any(|it| it == "of" || it == "to")
        && before
            .next()
            .is_some_and(|it| is_relation(&it) || it == "married")
}

/// Whether a relation stands right before a name: `his wife Anna Holm`, `her son, Lars Holm`, `his father, the Rev. Lars Holm`.
pub(super) fn is_introduced(text: &str, name: Span) -> bool {
    let before = roles::without_titles(&text[..name.start()]);
    let before = before.strip_suffix(" the").unwrap_or(before);
    let before = before.trim_end_matches([' ', ',']);
    before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .is_some_and(is_relation)
}

/// Whether another first name is joined to a name: `Oda and Lars Holm`.
pub(super) fn is_joined(text: &str, name: Span) -> bool {
    let Some(before) = text[..name.start()].strip_suffix(" and ") else {
        return false;
    };
    let mut words = before.rsplit(' ');
    let first = words.next().unwrap_or("");
    let alone = words
        .next()
        .is_none_or(|it| !it.starts_with(char::is_uppercase));
    let listed = FIRST_NAMES.contains(&fold(first)) && !LAST_NAMES.contains(&fold(first));
    alone && listed
}

/// Whether a relation stands right behind a name: `Anna Holm, the first lady`, `Anna Holm, his wife`.
pub(super) fn is_described(text: &str, name: Span) -> bool {
    let Some(ahead) = text[name.end()..].strip_prefix(", ") else {
        return false;
    };
    let mut words = ahead.split(|c: char| !c.is_alphabetic());
    match (words.next(), words.next(), words.next()) {
        (Some("the"), Some("first"), Some("lady")) => true,
        (Some("the" | "his" | "her" | "whose"), Some(word), _) => is_relation(word),
        (Some(word), _, _) => is_relation(word),
        _ => false,
    }
}

/// Whether a word as printed names a relation, in small letters.
fn is_relation(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && wordlist::has(Language::English, "relation", word)
}
