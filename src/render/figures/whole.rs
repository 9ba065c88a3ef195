//! A duration that is told in two steps, whole: `an hour and twenty minutes`, `a year and a half`.

use crate::lexicon::numbers::{LASTS, number_word};
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
    let plain = |it: Option<&str>| fold(it.unwrap_or_default()).to_lowercase();
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

#[cfg(test)]
mod tests {
    use super::whole;
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
