//! Names of weekdays, of months and of the parts of a day, in English.

use super::glossary::{Glossary, Sense};
use std::sync::LazyLock;

static WORDS: LazyLock<Glossary> =
    LazyLock::new(|| Glossary::load(&[include_str!("../../assets/lexicon/en/times.txt")]));

/// The parts of a day (normal forms).
pub const PARTS_OF_DAY: [&str; 9] = [
    "morning",
    "noon",
    "midday",
    "afternoon",
    "evening",
    "night",
    "overnight",
    "midnight",
    "dawn",
];

/// Monday 1 … Sunday 7, from a normal form; short forms too.
#[must_use]
pub fn weekday(form: &str) -> Option<u8> {
    number(Sense::Weekday, form)
}

/// January 1 … December 12, from a normal form; short forms too.
#[must_use]
pub fn month(form: &str) -> Option<u8> {
    number(Sense::Month, form)
}

fn number(sense: Sense, form: &str) -> Option<u8> {
    let found = WORDS.word(sense, form.trim_end_matches('.'))?;
    Some(found.value as u8)
}
