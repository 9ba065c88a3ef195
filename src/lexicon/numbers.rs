//! Number words and units of English.

use super::glossary::{Glossary, Sense};
use std::sync::LazyLock;

static WORDS: LazyLock<Glossary> =
    LazyLock::new(|| Glossary::load(&[include_str!("../../assets/lexicon/en/numbers.txt")]));

/// Whether a unit measures a length, a volume or a weight; with `2` or `3` behind it an area or a volume.
#[must_use]
pub fn measures(unit: &str) -> bool {
    matches!(
        unit.trim_end_matches(['2', '3']),
        "km" | "mile" | "m" | "cm" | "mm" | "foot" | "inch" | "kg" | "ton" | "tonne" | "liter"
    )
}

/// What a number word is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NumberWord {
    /// Below a hundred: adds up (`forty two`).
    Small(f64),
    /// Multiplies what stands before it (`hundred`, `million`, `bn`).
    Scale(f64),
    /// A part of one (`half`, `third`).
    Part(f64),
    /// A vague number of ten or twelve (`dozen`).
    Pack(f64),
}

/// What a normal form is worth as a number word. Ordinals are none.
#[must_use]
pub fn number_word(form: &str) -> Option<NumberWord> {
    if !WORDS.knows(form) {
        return None;
    }
    let meaning = |sense| WORDS.word(sense, form).map(|it| it.value);
    meaning(Sense::Small)
        .map(NumberWord::Small)
        .or_else(|| meaning(Sense::Scale).map(NumberWord::Scale))
        .or_else(|| meaning(Sense::Part).map(NumberWord::Part))
        .or_else(|| meaning(Sense::Pack).map(NumberWord::Pack))
}

/// The digits of a number word up to a hundred.
#[must_use]
pub fn digits(form: &str) -> Option<&'static str> {
    let word = WORDS.word(Sense::Small, form);
    let found = word.or_else(|| WORDS.word(Sense::Scale, form))?;
    (found.value <= 100.0).then_some(found.name)
}

/// The normal form of a unit, from a normal form of the word or mark.
#[must_use]
pub fn unit(form: &str) -> Option<&'static str> {
    WORDS.word(Sense::Unit, form).map(|it| it.name)
}

/// The unit of how old somebody or something is (`12-year-old`).
pub const AGE: &str = "year old";

/// All that [`toll`] gives.
pub const TOLLS: [&str; 6] = [
    "dead",
    "injured",
    "missing",
    "arrested",
    "displaced",
    "rescued",
];

/// The normal form of what a count says about people (`12 dead`, `killed 12`).
#[must_use]
pub fn toll(form: &str) -> Option<&'static str> {
    WORDS.word(Sense::Toll, form).map(|it| it.name)
}
