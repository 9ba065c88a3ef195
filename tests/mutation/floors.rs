//! The tables: which part of the changes of each kind must be named, and which part of what does not matter may raise anything.

use crate::mutation::telling::Telling;
use crate::mutation::{Change, abroad, claims, facts, form, names, speech};

/// A kind of change: what makes it, which differences name it rightly, and the least part (in percent) that must be named, of
/// an article against itself and against another telling: unasked, and where all differences are asked for.
pub struct Row {
    pub kind: &'static str,
    pub make: fn(&Telling) -> Vec<Change>,
    pub right: &'static [&'static str],
    pub floors: [[usize; 2]; 2],
}

/// A row of a language in which nothing is asked for yet.
const fn new(
    kind: &'static str,
    make: fn(&Telling) -> Vec<Change>,
    right: &'static [&'static str],
    floors: [usize; 2],
) -> Row {
    row(kind, make, right, floors, floors)
}

const fn row(
    kind: &'static str,
    make: fn(&Telling) -> Vec<Change>,
    right: &'static [&'static str],
    unasked: [usize; 2],
    asked: [usize; 2],
) -> Row {
    Row {
        kind,
        make,
        right,
        floors: [unasked, asked],
    }
}

#[rustfmt::skip]
/// English.
pub const FLOORS: [Row; 31] = [
    row("number",             facts::numbers,          &["number-conflict", "quote-altered"],  [95, 62], [95, 62]),
    row("number word",        facts::number_words,     &["number-conflict", "quote-altered"],  [87, 87], [87, 87]),
    row("rounder number",     facts::rounded,          &["more-precise"],                      [75, 37], [75, 37]),
    row("number left out",    facts::dropped_numbers,  &["number-only"],                       [88, 50], [88, 50]),
    row("weekday",            facts::weekdays,         &["date-conflict", "quote-altered"],    [95, 62], [95, 62]),
    row("date",               facts::dates,            &["date-conflict", "quote-altered"],    [95, 87], [95, 87]),
    row("coarser date",       facts::coarser,          &["more-precise"],                      [85, 75], [85, 87]),
    row("name",               names::names,            &["name-conflict", "quote-speaker"],    [95, 50], [95, 50]),
    row("spelling",           names::spellings,        &["name-conflict", "described", "reworded"],         [87, 75], [95, 87]),
    row("source",             names::sources,          &["source-named"],                      [95, 50], [95, 50]),
    row("speaker",            speech::speakers,        &["quote-speaker"],                     [95, 50], [95, 50]),
    row("quote cut",          speech::cut,             &["quote-cut"],                         [87, 87], [87, 87]),
    row("quote cut in front", speech::cut_front,       &["quote-cut"],                         [88, 88], [88, 88]),
    row("quote extended",     speech::extended,        &["quote-cut"],                         [88, 88], [88, 88]),
    row("quote altered",      speech::altered,         &["quote-altered"],                     [87, 88], [87, 88]),
    row("quote negated",      speech::contrary,        &["quote-altered"],                     [88, 88], [88, 88]),
    row("marks taken away",   speech::unquoted,        &["quote-paraphrase"],                  [87, 88], [87, 88]),
    row("marks put on",       speech::quoted,          &["quote-paraphrase"],                  [87, 62], [87, 75]),
    row("sentence left out",  form::left_out,          &["only"],                              [88, 50], [95, 62]),
    row("sentence added",     form::added,             &["only"],                              [87, 88], [87, 88]),
    row("told twice",         form::repeated,          &["repeated"],                          [87, 75], [87, 75]),
    row("paragraph moved",    form::moved,             &["order"],                             [95, 62], [95, 75]),
    row("passage parted",     form::parted,            &["split"],                             [88, 0], [88, 50]),
    row("passages joined",    form::joined,            &["split"],                             [88, 88], [88, 88]),
    row("word changed",       form::reworded,          &["reworded", "described", "source-named"],          [87, 0], [87, 0]),
    row("polarity",           claims::polarity,        &["polarity"],                          [95, 75], [95, 75]),
    row("certainty",          claims::certainty,       &["certainty"],                         [95, 87], [95, 87]),
    row("status",             claims::status,          &["status"],                            [95, 87], [95, 87]),
    row("detail",             claims::detail,          &["detail"],                            [87, 0], [87, 25]),
    row("described",          claims::described,       &["described", "source-named"],         [62, 50], [75, 75]),
    row("source without name", claims::nameless,       &["source-named", "more-precise"],      [87, 33], [87, 66]),
];

#[rustfmt::skip]
/// German.
pub const GERMAN: [Row; 19] = [
    new("number", facts::numbers, &["number-conflict", "quote-altered"], [0, 0]),
    new("number word", facts::number_words, &["number-conflict", "quote-altered"], [0, 0]),
    new("weekday", abroad::weekdays, &["date-conflict", "quote-altered"], [0, 0]),
    new("date", abroad::dates, &["date-conflict", "quote-altered"], [0, 0]),
    new("name", names::names, &["name-conflict", "quote-speaker"], [0, 0]),
    new("speaker", speech::speakers, &["quote-speaker"], [0, 0]),
    new("quote cut", speech::cut, &["quote-cut"], [0, 0]),
    new("quote cut in front", speech::cut_front, &["quote-cut"], [0, 0]),
    new("quote extended", speech::extended, &["quote-cut"], [0, 0]),
    new("quote altered", speech::altered, &["quote-altered"], [0, 0]),
    new("quote negated", abroad::quote_denied, &["quote-altered"], [0, 0]),
    new("marks taken away", speech::unquoted, &["quote-paraphrase"], [0, 0]),
    new("sentence left out", form::left_out, &["only"], [0, 0]),
    new("sentence added", form::added, &["only"], [0, 0]),
    new("told twice", form::repeated, &["repeated"], [0, 0]),
    new("paragraph moved", form::moved, &["order"], [0, 0]),
    new("denied", abroad::denied, &["polarity"], [0, 0]),
    new("detail", claims::detail, &["detail"], [0, 0]),
    new("described", claims::described, &["described", "source-named"], [0, 0]),
];

#[rustfmt::skip]
/// French.
pub const FRENCH: [Row; 19] = [
    new("number", facts::numbers, &["number-conflict", "quote-altered"], [0, 0]),
    new("number word", facts::number_words, &["number-conflict", "quote-altered"], [0, 0]),
    new("weekday", abroad::weekdays, &["date-conflict", "quote-altered"], [0, 0]),
    new("date", abroad::dates, &["date-conflict", "quote-altered"], [0, 0]),
    new("name", names::names, &["name-conflict", "quote-speaker"], [0, 0]),
    new("speaker", speech::speakers, &["quote-speaker"], [0, 0]),
    new("quote cut", speech::cut, &["quote-cut"], [0, 0]),
    new("quote cut in front", speech::cut_front, &["quote-cut"], [0, 0]),
    new("quote extended", speech::extended, &["quote-cut"], [0, 0]),
    new("quote altered", speech::altered, &["quote-altered"], [0, 0]),
    new("quote negated", abroad::quote_denied, &["quote-altered"], [0, 0]),
    new("marks taken away", speech::unquoted, &["quote-paraphrase"], [0, 0]),
    new("sentence left out", form::left_out, &["only"], [0, 0]),
    new("sentence added", form::added, &["only"], [0, 0]),
    new("told twice", form::repeated, &["repeated"], [0, 0]),
    new("paragraph moved", form::moved, &["order"], [0, 0]),
    new("denied", abroad::denied, &["polarity"], [0, 0]),
    new("detail", claims::detail, &["detail"], [0, 0]),
    new("described", claims::described, &["described", "source-named"], [0, 0]),
];

#[rustfmt::skip]
/// Spanish.
pub const SPANISH: [Row; 19] = [
    new("number", facts::numbers, &["number-conflict", "quote-altered"], [0, 0]),
    new("number word", facts::number_words, &["number-conflict", "quote-altered"], [0, 0]),
    new("weekday", abroad::weekdays, &["date-conflict", "quote-altered"], [0, 0]),
    new("date", abroad::dates, &["date-conflict", "quote-altered"], [0, 0]),
    new("name", names::names, &["name-conflict", "quote-speaker"], [0, 0]),
    new("speaker", speech::speakers, &["quote-speaker"], [0, 0]),
    new("quote cut", speech::cut, &["quote-cut"], [0, 0]),
    new("quote cut in front", speech::cut_front, &["quote-cut"], [0, 0]),
    new("quote extended", speech::extended, &["quote-cut"], [0, 0]),
    new("quote altered", speech::altered, &["quote-altered"], [0, 0]),
    new("quote negated", abroad::quote_denied, &["quote-altered"], [0, 0]),
    new("marks taken away", speech::unquoted, &["quote-paraphrase"], [0, 0]),
    new("sentence left out", form::left_out, &["only"], [0, 0]),
    new("sentence added", form::added, &["only"], [0, 0]),
    new("told twice", form::repeated, &["repeated"], [0, 0]),
    new("paragraph moved", form::moved, &["order"], [0, 0]),
    new("denied", abroad::denied, &["polarity"], [0, 0]),
    new("detail", claims::detail, &["detail"], [0, 0]),
    new("described", claims::described, &["described", "source-named"], [0, 0]),
];

/// The greatest part (in percent) of harmless changes that may raise anything: styles of an article against itself and against another
/// telling, other orders against itself, other orders against another telling, and those with details and other words counted too.
/// Ceilings only fall.
pub const CEILINGS: [(&str, usize); 5] = [
    ("style", 1),
    ("style against another telling", 8),
    ("order", 2),
    ("order against another telling", 2),
    ("order against another telling, details too", 10),
];

/// As [`CEILINGS`], in German, French and Spanish.
pub const ABROAD: [[(&str, usize); 5]; 3] = [CEILINGS; 3];
