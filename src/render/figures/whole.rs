//! What is told in two numbers, whole: `an hour and twenty minutes`, `a year and a half`, `six in ten`.

use crate::lexicon::numbers::{LASTS, NumberWord, number_word};
use crate::text::normal::fold;
use crate::text::{Span, offset_in};

/// The span of a number with the longer unit before it, where both tell one duration; else the span itself. Linear in the words
/// before it.
///
/// Known failure: English only; what was found of the longer unit by itself is told on a row of its own too where it does not overlap.
pub(super) fn whole(text: &str, span: Span) -> Span {
    let before = &text[..span.start()];
    let own = &text[span.range()];
    let mut words = before.split_whitespace().rev();
    let plain = |it: Option<&str>| plain(it.unwrap_or_default());
    let is_and = plain(words.next()) == "and";
    let longer = plain(words.next());
    let Some(first) = words.next().filter(|_| is_and) else {
        return span;
    };
    let counts = plain(Some(first));
    let is_number = matches!(counts.as_str(), "a" | "an")
        || counts.chars().all(|it| it.is_ascii_digit())
        || number_word(&counts).is_some();
    let last = own.split_whitespace().next_back();
    let is_time = |it: &str| LASTS.contains(&it.trim_end_matches('s'));
    let ends = plain(last);
    let is_rest = ends == "half" || ends == "quarter" || is_time(&ends);
    match is_number && is_time(&longer) && is_rest {
        true => Span::new(offset_in(text, first), span.end()),
        false => span,
    }
}

/// Where a number is the whole of which another one before it is the share, the span of both: `six in ten voters`, `three out of four`.
/// Linear in the words before it.
///
/// Known failure: English only; `two in ten boats` may be two people.
pub(super) fn share(text: &str, span: Span) -> Option<Span> {
    let own = &text[span.range()];
    let mut own_words = own.split_whitespace().map(plain);
    let whole = number_of(&own_words.next()?)?;
    // `twice in ten days` tells how often.
    if own_words.any(|it| LASTS.contains(&it.trim_end_matches('s'))) {
        return None;
    }
    let mut words = text[..span.start()].split_whitespace().rev();
    let link = plain(words.next()?);
    let first = match link.as_str() {
        "in" => words.next()?,
        "of" if plain(words.next()?) == "out" => words.next()?,
        _ => return None,
    };
    let part = number_of(&plain(first))?;
    (part < whole && whole <= MOST).then(|| Span::new(offset_in(text, first), span.end()))
}

/// Shares are told of small wholes, and of a hundred: `in 2024` is a year.
const MOST: f64 = 100.0;

fn plain(word: &str) -> String {
    fold(word).to_lowercase()
}

fn number_of(word: &str) -> Option<f64> {
    word.parse().ok().or_else(|| match number_word(word) {
        Some(NumberWord::Small(it)) => Some(it),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{share, whole};
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str, found: &str, expected: &str) {
        let at = text.find(found).expect("the words stand there");
        let span = whole(text, Span::new(at, at + found.len()));
        assert_eq!(&text[span.range()], expected);
    }

    #[test]
    fn a_duration_in_two_steps_is_one() {
        check(
            "It took an hour and twenty minutes to land.",
            "twenty minutes",
            "an hour and twenty minutes",
        );
        check(
            "He kept the lamp for two years and a half.",
            "a half",
            "two years and a half",
        );
        check("A year and a half went by.", "a half", "A year and a half");
        check(
            "It lasted 3 hours and 5 minutes.",
            "5 minutes",
            "3 hours and 5 minutes",
        );
    }

    #[test]
    fn a_share_of_a_whole_is_one() {
        let check = |text: &str, found: &str, expected: Option<&str>| {
            let at = text.find(found).expect("the words stand there");
            let span = share(text, Span::new(at, at + found.len()));
            assert_eq!(span.map(|it| &text[it.range()]), expected, "{text}");
        };
        check(
            "Seven in ten boats sank.",
            "ten boats",
            Some("Seven in ten boats"),
        );
        check(
            "He saved 3 out of 4 lamps.",
            "4 lamps",
            Some("3 out of 4 lamps"),
        );
        check("It broke twice in ten days.", "ten days", None);
        check("They built two in ten days.", "ten days", None);
        check("Seven sank in ten harbors.", "ten harbors", None);
        check("He won nine of ten races.", "ten races", None);
    }

    #[test]
    fn what_is_no_duration_is_left() {
        check(
            "two boats and twenty minutes",
            "twenty minutes",
            "twenty minutes",
        );
        check("an hour and twenty boats", "twenty boats", "twenty boats");
        check(
            "the keeper and five minutes",
            "five minutes",
            "five minutes",
        );
        check("twenty minutes", "twenty minutes", "twenty minutes");
    }
}
