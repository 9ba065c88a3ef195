//! Small pieces of the answers: lines put on end, names of classes and kinds, sentences as they are read aloud.

use super::super::digest::Row;
use crate::annotate::MentionKind;
use crate::diverge::Class;
use crate::render::wording::{capital, passage_is};

/// A line, whatever is in it: a line break in an article's text would be read as a new item.
pub(super) fn put(text: &mut String, line: &str) {
    text.extend(line.trim_end().chars().map(|it| match it {
        '\n' => ' ',
        it => it,
    }));
    text.push('\n');
}

/// A class in words that stand alone.
pub(super) fn class_name(class: Class) -> String {
    capital(passage_is(class))
}

/// The sentence of a difference behind its class, where it does not say that itself.
pub(super) fn classed(row: &Row) -> String {
    let sentence = spoken(&row.sentence);
    match row.class {
        Class::Only => sentence,
        class => format!("{}. {sentence}", class_name(class)),
    }
}

/// `Ticked off. `, where the reader did that.
pub(super) fn ticked(row: &Row) -> String {
    match row.ticked {
        true => "Ticked off. ".to_owned(),
        false => String::new(),
    }
}

pub(super) fn kind_name(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "person",
        MentionKind::Organization => "organization",
        MentionKind::Place => "place",
        MentionKind::Other => "name",
    }
}

/// A sentence of the one wording with its signs as words: `¶2 s1` is `paragraph 2, sentence 1`.
pub(super) fn spoken(sentence: &str) -> String {
    let mut out = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some(at) = rest.find('¶') {
        out.push_str(&rest[..at]);
        rest = &rest[at + '¶'.len_utf8()..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        out.push_str("paragraph ");
        out.push_str(&rest[..digits]);
        rest = &rest[digits..];
        if digits > 0
            && let Some(after) = rest.strip_prefix(" s")
            && after.starts_with(|it: char| it.is_ascii_digit())
        {
            out.push_str(" sentence ");
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// With a full stop unless it ends already.
pub(super) fn ended(text: &str) -> String {
    let inner = text.trim_end_matches(['"', '”', '’', '\'', ')']);
    match inner.ends_with(['.', '!', '?', '…']) {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}

pub(super) fn count(n: usize, noun: &str) -> String {
    match n {
        1 => format!("1 {noun}"),
        n => format!("{n} {noun}s"),
    }
}
