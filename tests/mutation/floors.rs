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
    row("number",             facts::numbers,          &["number-conflict", "quote-altered"],  [100, 75], [100, 75]),
    row("number word",        facts::number_words,     &["number-conflict", "quote-altered"],  [100, 100], [100, 100]),
    row("rounder number",     facts::rounded,          &["more-precise"],                      [100, 75], [100, 75]),
    row("number left out",    facts::dropped_numbers,  &["number-only"],                       [100, 62], [100, 62]),
    row("weekday",            facts::weekdays,         &["date-conflict", "quote-altered"],    [100, 75], [100, 75]),
    row("date",               facts::dates,            &["date-conflict", "quote-altered"],    [100, 100], [100, 100]),
    row("coarser date",       facts::coarser,          &["more-precise"],                      [100, 87], [100, 100]),
    row("name",               names::names,            &["name-conflict", "quote-speaker"],    [100, 62], [100, 62]),
    row("spelling",           names::spellings,        &["name-conflict", "described", "reworded"],         [87, 87], [100, 100]),
    row("source",             names::sources,          &["source-named"],                      [100, 100], [100, 100]),
    row("speaker",            speech::speakers,        &["quote-speaker"],                     [100, 75], [100, 75]),
    row("quote cut",          speech::cut,             &["quote-cut"],                         [100, 100], [100, 100]),
    row("quote cut in front", speech::cut_front,       &["quote-cut"],                         [100, 100], [100, 100]),
    row("quote extended",     speech::extended,        &["quote-cut"],                         [100, 100], [100, 100]),
    row("quote altered",      speech::altered,         &["quote-altered"],                     [100, 100], [100, 100]),
    row("quote negated",      speech::contrary,        &["quote-altered"],                     [100, 100], [100, 100]),
    row("marks taken away",   speech::unquoted,        &["quote-paraphrase"],                  [100, 100], [100, 100]),
    row("marks put on",       speech::quoted,          &["quote-paraphrase"],                  [100, 75], [100, 87]),
    row("sentence left out",  form::left_out,          &["only"],                              [100, 62], [100, 75]),
    row("sentence added",     form::added,             &["only"],                              [100, 100], [100, 100]),
    row("told twice",         form::repeated,          &["repeated"],                          [100, 87], [100, 87]),
    row("paragraph moved",    form::moved,             &["order"],                             [100, 75], [100, 87]),
    row("passage parted",     form::parted,            &["split"],                             [100, 0], [100, 100]),
    row("passages joined",    form::joined,            &["split"],                             [100, 100], [100, 100]),
    row("word changed",       form::reworded,          &["reworded", "described", "source-named"],          [100, 0], [100, 0]),
    row("polarity",           claims::polarity,        &["polarity"],                          [100, 87], [100, 87]),
    row("certainty",          claims::certainty,       &["certainty"],                         [100, 100], [100, 100]),
    row("status",             claims::status,          &["status"],                            [100, 100], [100, 100]),
    row("detail",             claims::detail,          &["detail"],                            [100, 12], [100, 37]),
    row("described",          claims::described,       &["described", "source-named"],         [87, 62], [100, 87]),
    row("source without name", claims::nameless,       &["source-named", "more-precise"],      [100, 50], [100, 83]),
];

#[rustfmt::skip]
/// German.
pub const GERMAN: [Row; 19] = [
    row("number", facts::numbers, &["number-conflict", "quote-altered"], [100, 100], [100, 100]),
    row("number word", facts::number_words, &["number-conflict", "quote-altered"], [100, 100], [100, 100]),
    row("weekday", abroad::weekdays, &["date-conflict", "quote-altered"], [100, 80], [100, 80]),
    row("date", abroad::dates, &["date-conflict", "quote-altered"], [100, 50], [100, 50]),
    row("name", names::names, &["name-conflict", "quote-speaker"], [100, 100], [100, 100]),
    row("speaker", speech::speakers, &["quote-speaker"], [85, 71], [85, 71]),
    row("quote cut", speech::cut, &["quote-cut"], [100, 100], [100, 100]),
    row("quote cut in front", speech::cut_front, &["quote-cut"], [100, 100], [100, 100]),
    row("quote extended", speech::extended, &["quote-cut"], [100, 100], [100, 100]),
    row("quote altered", speech::altered, &["quote-altered"], [100, 100], [100, 100]),
    row("quote negated", abroad::quote_denied, &["quote-altered"], [100, 100], [100, 100]),
    row("marks taken away", speech::unquoted, &["quote-paraphrase"], [100, 100], [100, 100]),
    row("sentence left out", form::left_out, &["only"], [100, 62], [100, 100]),
    row("sentence added", form::added, &["only"], [100, 100], [100, 100]),
    row("told twice", form::repeated, &["repeated"], [100, 87], [100, 87]),
    row("paragraph moved", form::moved, &["order"], [100, 87], [100, 75]),
    row("denied", abroad::denied, &["polarity"], [100, 80], [100, 80]),
    row("detail", claims::detail, &["detail"], [75, 0], [100, 33]),
    row("described", claims::described, &["described", "source-named"], [100, 0], [100, 33]),
];

#[rustfmt::skip]
/// French.
pub const FRENCH: [Row; 19] = [
    row("number", facts::numbers, &["number-conflict", "quote-altered"], [100, 87], [100, 87]),
    row("number word", facts::number_words, &["number-conflict", "quote-altered"], [100, 100], [100, 100]),
    row("weekday", abroad::weekdays, &["date-conflict", "quote-altered"], [100, 100], [100, 100]),
    row("date", abroad::dates, &["date-conflict", "quote-altered"], [100, 75], [100, 75]),
    row("name", names::names, &["name-conflict", "quote-speaker"], [100, 100], [100, 100]),
    row("speaker", speech::speakers, &["quote-speaker"], [100, 100], [100, 100]),
    row("quote cut", speech::cut, &["quote-cut"], [100, 100], [100, 100]),
    row("quote cut in front", speech::cut_front, &["quote-cut"], [100, 100], [100, 100]),
    row("quote extended", speech::extended, &["quote-cut"], [100, 100], [100, 100]),
    row("quote altered", speech::altered, &["quote-altered"], [100, 100], [100, 100]),
    row("quote negated", abroad::quote_denied, &["quote-altered"], [100, 100], [100, 100]),
    row("marks taken away", speech::unquoted, &["quote-paraphrase"], [100, 100], [100, 100]),
    row("sentence left out", form::left_out, &["only"], [100, 50], [100, 87]),
    row("sentence added", form::added, &["only"], [100, 100], [100, 100]),
    row("told twice", form::repeated, &["repeated"], [100, 87], [100, 87]),
    row("paragraph moved", form::moved, &["order"], [100, 100], [100, 66]),
    row("denied", abroad::denied, &["polarity"], [87, 100], [87, 100]),
    row("detail", claims::detail, &["detail"], [100, 50], [100, 100]),
    row("described", claims::described, &["described", "source-named"], [100, 33], [100, 66]),
];

#[rustfmt::skip]
/// Spanish.
pub const SPANISH: [Row; 19] = [
    row("number", facts::numbers, &["number-conflict", "quote-altered"], [100, 100], [100, 100]),
    row("number word", facts::number_words, &["number-conflict", "quote-altered"], [100, 100], [100, 100]),
    row("weekday", abroad::weekdays, &["date-conflict", "quote-altered"], [100, 66], [100, 66]),
    row("date", abroad::dates, &["date-conflict", "quote-altered"], [100, 100], [100, 100]),
    row("name", names::names, &["name-conflict", "quote-speaker"], [87, 75], [87, 75]),
    row("speaker", speech::speakers, &["quote-speaker"], [100, 100], [100, 100]),
    row("quote cut", speech::cut, &["quote-cut"], [100, 100], [100, 100]),
    row("quote cut in front", speech::cut_front, &["quote-cut"], [100, 100], [100, 100]),
    row("quote extended", speech::extended, &["quote-cut"], [100, 100], [100, 100]),
    row("quote altered", speech::altered, &["quote-altered"], [100, 100], [100, 100]),
    row("quote negated", abroad::quote_denied, &["quote-altered"], [100, 100], [100, 100]),
    row("marks taken away", speech::unquoted, &["quote-paraphrase"], [100, 100], [100, 100]),
    row("sentence left out", form::left_out, &["only"], [100, 75], [100, 100]),
    row("sentence added", form::added, &["only"], [100, 87], [100, 100]),
    row("told twice", form::repeated, &["repeated"], [100, 100], [100, 100]),
    row("paragraph moved", form::moved, &["order"], [100, 100], [100, 100]),
    row("denied", abroad::denied, &["polarity"], [87, 100], [87, 100]),
    row("detail", claims::detail, &["detail"], [50, 0], [50, 100]),
    row("described", claims::described, &["described", "source-named"], [100, 25], [100, 50]),
];

/// The greatest part (in percent) of harmless changes that may raise anything: styles of an article against itself and against another
/// telling, other orders against itself, other orders against another telling, and those with details and other words counted too.
/// Ceilings only fall.
pub const CEILINGS: [(&str, usize); 5] = [
    ("style", 0),
    ("style against another telling", 7),
    ("order", 0),
    ("order against another telling", 0),
    ("order against another telling, details too", 8),
];

/// The same in one other language, where so much may change with the style.
const fn abroad(style: usize) -> [(&'static str, usize); 5] {
    [
        ("style", 0),
        ("style against another telling", style),
        ("order", 0),
        ("order against another telling", 0),
        ("order against another telling, details too", 0),
    ]
}

/// As [`CEILINGS`], in German, French and Spanish. In Spanish 4 of 26: with a byline or a caption more, two paragraphs are told in another
/// order by one paragraph more than is told unasked.
pub const ABROAD: [[(&str, usize); 5]; 3] = [abroad(0), abroad(0), abroad(16)];
