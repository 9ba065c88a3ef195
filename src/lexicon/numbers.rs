//! Number words and units of English.

use super::glossary::{Glossary, Sense};
use super::language::Language;
use super::wordlist;
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

/// What a unit measures, by the unit in which all of that sort are compared, and how many of it one unit is: a mile is 1609.344 m. None for
/// money, shares and time, and for units of which there are several by one name (`barrel`, `degree`). Of a `ton`, which may be any of three, the
/// short one.
#[must_use]
pub fn measured_in(unit: &str) -> Option<(&'static str, f64)> {
    Some(match unit {
        "mm" => ("m", 1e-3),
        "cm" => ("m", 1e-2),
        "inch" => ("m", 0.0254),
        "foot" => ("m", 0.3048),
        "yard" => ("m", 0.9144),
        "m" => ("m", 1.0),
        "km" => ("m", 1e3),
        "mile" => ("m", 1609.344),
        "foot2" => ("m2", 0.092_903_04),
        "m2" => ("m2", 1.0),
        "acre" => ("m2", 4046.856),
        "hectare" => ("m2", 1e4),
        "km2" => ("m2", 1e6),
        "mile2" => ("m2", 2_589_988.0),
        "kg" => ("kg", 1.0),
        "ton" => ("kg", 907.185),
        "tonne" => ("kg", 1e3),
        "kph" => ("kph", 1.0),
        "mph" => ("kph", 1.609_344),
        _ => return None,
    })
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
    if !WORDS.knows(form) {
        return None;
    }
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

/// Units of what lasts, each beside those by which the same stretch is told in round numbers.
pub const LASTS: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];

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

/// Whether words behind a count of times are what it multiplies, by the next two in normal form: `twice that sum`, `three times the price`;
/// but `twice that night`. English only.
#[must_use]
pub fn is_multiplied(next: &str, behind: &str) -> bool {
    let is = |class, form| wordlist::has(Language::English, class, form);
    let then = matches!(next, "that" | "this" | "last") && is("time_unit", behind);
    !then && is("multiplied", next)
}

#[cfg(test)]
mod tests {
    use super::{is_multiplied, measured_in};

    #[test]
    fn what_is_multiplied_is_no_time() {
        assert!(is_multiplied("that", "sum") && is_multiplied("the", "price"));
        assert!(!is_multiplied("that", "night") && !is_multiplied("in", "march"));
    }

    #[test]
    fn units_of_one_sort_are_turned_into_one() {
        let turned = |value: f64, unit| measured_in(unit).map(|it| (it.0, (value * it.1).round()));
        assert_eq!(turned(5.0, "mile"), Some(("m", 8047.0)));
        assert_eq!(turned(60.0, "mph"), Some(("kph", 97.0)));
        assert_eq!(turned(100.0, "hectare"), Some(("m2", 1e6)));
        assert_eq!(turned(3.0, "week"), None);
    }
}
