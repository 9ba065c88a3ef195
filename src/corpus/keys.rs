//! What two names must share to be one: a family known beforehand, or the same words.

use crate::annotate::MentionKind;
use crate::lexicon::gazetteer::{Gazetteer, Known};
use crate::lexicon::language::Language;
use crate::lexicon::person::generation;
use crate::lexicon::spelling::plain;
use crate::text::normal::fold;

/// Equal keys, one name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Key {
    /// A country with its people and its seat of government.
    Country(&'static str),
    /// Another family of names known beforehand.
    Family(&'static str),
    /// The words of the name, folded.
    Words(Vec<String>),
}

/// Makes keys.
pub(super) struct Keys;

impl Keys {
    /// The key of a name as printed, in an article of a language.
    pub fn key(&self, printed: &str, kind: MentionKind, language: Language) -> Key {
        let bare = printed
            .strip_prefix("The ")
            .or_else(|| printed.strip_prefix("the "))
            .unwrap_or(printed);
        if kind != MentionKind::Person
            && let Some(entry) = Gazetteer::of(language).get(bare)
        {
            return match entry.known {
                Known::Country | Known::Demonym | Known::Seat => Key::Country(entry.family),
                Known::Place | Known::Organization | Known::Other => Key::Family(entry.family),
            };
        }
        let form = fold(bare);
        let form = match form.split_once(" of ") {
            Some((head, rest)) if kind != MentionKind::Person && is_region(head) => rest,
            _ => &form,
        };
        let mut words: Vec<String> = form
            .split([' ', '\u{a0}'])
            .map(|it| without_stops(it.trim_matches([',', '.', '\''])))
            .filter(|it| !it.is_empty())
            .collect();
        if kind != MentionKind::Person {
            turn(&mut words, language);
        }
        while words.len() > 1
            && kind != MentionKind::Person
            && words.last().is_some_and(|it| is_legal_form(it))
        {
            words.pop();
        }
        while words.len() > 1
            && kind == MentionKind::Person
            && words.last().is_some_and(|it| generation(it).is_some())
        {
            words.pop();
        }
        Key::Words(words)
    }

    /// What a name may be shortened to: the first letters of all its words, and of all but the small ones.
    pub fn initials(&self, key: &Key) -> Vec<String> {
        let name: Vec<String> = match key {
            Key::Words(words) => words.clone(),
            Key::Family(name) => fold(name).split(' ').map(str::to_owned).collect(),
            Key::Country(_) => return Vec::new(),
        };
        if name.len() < 2 {
            return Vec::new();
        }
        let first = |small: bool| -> String {
            name.iter()
                .filter(|it| small || !is_small(it))
                .flat_map(|it| it.split('-').filter_map(|part| part.chars().next()))
                .collect()
        };
        let (all, short) = (first(true), first(false));
        if all == short {
            vec![all]
        } else {
            vec![all, short]
        }
    }
}

/// A name under which spellings meet that differ only in how another script was written in ours, or in a hyphen:
/// `Jabaliya` and `Jabalya`, `Kim Jong-un` and `Kim Jong Un`. Short words stay as they are.
pub(super) fn spelling(words: &[String]) -> String {
    let mut key = String::new();
    for word in words {
        let long = word.chars().count() >= 6;
        for c in word.chars().filter(|it| *it != '-') {
            let c = if long && c == 'y' { 'i' } else { c };
            if !(long && c == 'i' && key.ends_with('i')) {
                key.push(c);
            }
        }
    }
    key
}

/// Words that say what kind of place a name names and may be left out.
pub(super) fn is_region(word: &str) -> bool {
    matches!(
        word,
        "island"
            | "islands"
            | "province"
            | "region"
            | "city"
            | "county"
            | "district"
            | "state"
            | "town"
            | "village"
            | "peninsula"
            | "prefecture"
            | "governorate"
            | "municipality"
    )
}

/// `f.b.n` is `fbn`.
fn without_stops(word: &str) -> String {
    let initials = word.split('.').all(|it| it.chars().count() == 1);
    match initials {
        true => word.replace('.', ""),
        false => word.to_owned(),
    }
}

/// `Ministry of Defence` and `Defense Ministry` have one key, and so have `University of Tarsk` and `Tarsk University`.
fn turn(words: &mut Vec<String>, language: Language) {
    let office = |it: &str| {
        matches!(
            it,
            "ministry"
                | "department"
                | "university"
                | "institute"
                | "bureau"
                | "diocese"
                | "archdiocese"
                | "port"
        )
    };
    if let [head, of, rest @ ..] = &words[..]
        && of == "of"
        && office(head)
        && !rest.is_empty()
        && !rest.iter().any(|it| it == "of" || it == "at")
    {
        let rest = rest.iter().filter(|it| *it != "the").cloned();
        *words = rest.chain([head.clone()]).collect();
    }
    if words.len() > 1 && words.last().is_some_and(|it| office(it)) {
        for word in words {
            let plain = plain(word, language).into_owned();
            *word = plain;
        }
    }
}

fn is_legal_form(word: &str) -> bool {
    matches!(
        word,
        "inc"
            | "corp"
            | "corporation"
            | "co"
            | "company"
            | "ltd"
            | "llc"
            | "plc"
            | "group"
            | "holdings"
            | "ag"
            | "sa"
            | "nv"
            | "gmbh"
    )
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "the" | "and" | "for" | "in" | "on" | "to" | "a" | "an" | "de" | "la" | "at" | "&"
    )
}
