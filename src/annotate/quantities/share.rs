//! Parts of a whole that are told as how many in how many: `one in three`, `one in three of the 30 clinics`, `half of the 60 nurses`.

use super::number::{self, Number};
use super::unit;
use crate::annotate::tokens::Tokens;
use crate::annotate::{Precision, Quantity};
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use std::ops::Range;

/// The least whole of which a part is reckoned: of two or three everything has some.
const LEAST: f64 = 4.0;
/// The greatest whole of which a part is reckoned: the whole itself is what is told of millions.
const WHOLE: f64 = 100_000.0;
/// Most that a part is told in: `one in 1,000`.
const MOST: f64 = 1000.0;
/// In how many more than one is told: `three in two villages` counts three.
const ROUND: [f64; 8] = [3.0, 4.0, 5.0, 8.0, 10.0, 20.0, 100.0, 1000.0];
/// Ordinals that tell a part behind `every`: the third of them is the first.
const EVERY: [&str; 8] = [
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

/// A part that is told at a place: its first and last word, and how much of the whole it is.
struct Part {
    words: [usize; 2],
    of: f64,
    /// Whether it is told as how many in how many.
    odds: bool,
}

/// The share that begins at a token, and the position behind it: of a whole that is counted behind it so many of it (`half of the 60 nurses`
/// are 30 nurses), else percent (`one in three`).
///
/// A part of a whole that is no whole number is told roughly. Known failure: `two in five villages` where two people are meant.
pub(super) fn at(words: Tokens<'_>, at: usize, passage: Range<usize>) -> Option<(Quantity, usize)> {
    let part = part(words, at, &passage)?;
    let [first, last] = part.words;
    if let Some((whole, noun)) = whole(words, last + 1, &passage) {
        let value = part.of * whole.value;
        let exact = (value - value.round()).abs() < 1e-9;
        let it = Quantity {
            span: words.span(first, noun.last),
            number: words.span(first, whole.last),
            value: if exact { value.round() } else { value },
            upper: None,
            unit: noun.name,
            precision: if exact {
                Precision::Exact
            } else {
                Precision::About
            },
        };
        return Some((it, noun.last + 1));
    }
    let it = Quantity {
        span: words.span(first, last),
        number: words.span(first, last),
        value: part.of * 100.0,
        upper: None,
        unit: Some("percent".to_owned()),
        precision: Precision::About,
    };
    part.odds.then_some((it, last + 1))
}

/// `of the 30 clinics`: the number and what it counts.
fn whole(words: Tokens<'_>, at: usize, passage: &Range<usize>) -> Option<(Number, unit::Unit)> {
    let opens = |n: usize| wordlist::has(Language::English, "opens_whole", words.form(n));
    let from = at + 2;
    if words.form(at) != "of" || !opens(at + 1) {
        return None;
    }
    let it = number::at(words, from, passage.start, passage.end)?;
    let noun = unit::of(words, &it, passage.end);
    let counts =
        it.upper.is_none() && (LEAST..=WHOLE).contains(&it.value) && it.value.fract() == 0.0;
    let last = noun.last.max(it.last);
    (counts && !is_while(&noun)).then_some((it, unit::Unit { last, ..noun }))
}

fn part(words: Tokens<'_>, at: usize, passage: &Range<usize>) -> Option<Part> {
    let form = words.form(at);
    if matches!(form, "every" | "each") {
        let n = EVERY.iter().position(|it| *it == words.form(at + 1))?;
        return Some(Part {
            words: [at, at + 1],
            of: 1.0 / (n as f64 + 3.0),
            odds: false,
        });
    }
    let few = number::at(words, at, passage.start, passage.end);
    let few = few.map(|it| {
        (
            it.last,
            it.value,
            it.upper.is_some() || it.currency.is_some(),
        )
    });
    let (last, value, other) = few.or((form == "one").then_some((at, 1.0, false)))?;
    if other || value <= 0.0 {
        return None;
    }
    if value < 1.0 {
        return (!words.is_number(at)).then_some(Part {
            words: [at, last],
            of: value,
            odds: false,
        });
    }
    let out = words.form(last + 1) == "out" && words.form(last + 2) == "of";
    let to = last + 2 + usize::from(out);
    if !out && words.form(last + 1) != "in" || to >= passage.end {
        return None;
    }
    let many = number::at(words, to, passage.start, passage.end)?;
    let round = value == 1.0 || ROUND.contains(&many.value);
    let fits = value < many.value && many.value <= MOST && many.upper.is_none() && round;
    let noun = unit::of(words, &many, passage.end);
    let other = noun.name.as_deref() == Some("chance") || is_while(&noun);
    (fits && !other && value.fract() == 0.0 && many.currency.is_none()).then_some(Part {
        words: [at, many.last],
        of: value / many.value,
        // `Seven out of eleven posts` are counted.
        odds: !out,
    })
}

/// Whether something lasts, or comes one after the other: `three in four days` are three.
fn is_while(unit: &unit::Unit) -> bool {
    let name = unit.name.as_deref();
    name.is_some_and(|it| wordlist::has(Language::English, "one_by_one", it))
}
