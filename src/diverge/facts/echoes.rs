//! Whether a passage gives a fact of another one in its own way: by its words, one by one, or in the next unit.

use crate::diverge::facing::Side;
use crate::diverge::facts::given::Fact;
use crate::diverge::wording::reading::Reading;
use crate::lexicon::numbers::{LASTS, NumberWord, number_word, unit};
use crate::text::Span;

/// The unit of people: who is one of them is told in other words.
const PEOPLE: &str = "people";

/// Whether a passage has all words of a stretch of another one: `next year` stands in `next year's budget`.
pub(super) fn repeats(reading: &Reading, span: Span, facing: &Reading) -> bool {
    fn bare<'a>(side: &'a Side, n: usize) -> &'a str {
        side.form(n).trim_end_matches("'s")
    }
    let mut words = reading.side.words_in(span).into_iter();
    words.all(|n| {
        let word = bare(&reading.side, n);
        (0..facing.side.words.len()).any(|n| bare(&facing.side, n) == word)
    })
}

/// Counts that a report may give one by one: `two passes`, where the other tells of `a pass` and of `another`.
const FEW: f64 = 4.0;

/// Whether a passage tells of one of the things of which a fact counts a few.
pub(super) fn tells_one(fact: &Fact<'_>, facing: &Reading) -> bool {
    let unit = fact.unit().filter(|it| *it != PEOPLE);
    let few = fact.number().is_some_and(|it| (2.0..=FEW).contains(&it));
    let mut words = 0..facing.side.words.len();
    few && unit.is_some_and(|unit| words.any(|n| facing.side.form(n) == unit))
}

/// Seconds of each of [`LASTS`].
const SECONDS: [f64; 7] = [1.0, 60.0, 3.6e3, 8.64e4, 6.048e5, 2.63e6, 3.156e7];
/// How far two lengths of time may be apart that are one in two units (`30 days`, `a month`; `four weeks`, `a month`).
const TURNED: f64 = 0.12;

/// Whether a passage measures a time by the next unit (`forty minutes`, `almost an hour`), or in any other unit to as much (`30 days`, `a
/// month`): it gives the measure, in its way.
pub(super) fn measures_alike(fact: &Fact<'_>, facing: &Reading) -> bool {
    let step = |name: &str| LASTS.iter().position(|it| *it == name);
    let Some(own) = fact.unit().and_then(step) else {
        return false;
    };
    let side = &facing.side;
    let count = |form: &str| match form {
        "a" | "an" | "one" => Some(1.0),
        "half" => Some(0.5),
        _ => form.parse().ok().or(match number_word(form) {
            Some(NumberWord::Small(it)) => Some(it),
            _ => None,
        }),
    };
    let lasts = fact.number().map(|it| it * SECONDS[own]);
    (1..side.words.len()).any(|n| {
        let told = unit(side.form(n)).and_then(step);
        let other = told.zip(count(side.form(n - 1)));
        let other = other.map(|(unit, count)| SECONDS[unit] * count);
        let turned = |it: f64| lasts.is_some_and(|own| (own - it).abs() <= TURNED * own.max(it));
        if told != Some(own) && other.is_some_and(turned) {
            return true;
        }
        told.is_some_and(|it| it.abs_diff(own) == 1)
            && matches!(side.form(n - 1), "a" | "an" | "half" | "one")
    })
}
