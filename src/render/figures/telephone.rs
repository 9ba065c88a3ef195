//! Whether a number is a part of a telephone number, which counts nothing.

use crate::text::Span;

/// Digits of a telephone number, and of its longest group.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
/// What parts its groups.
const BETWEEN: &[char] = &[' ', '-', '(', ')', '/'];

/// Whether the digits of a span stand among groups of digits that begin with `+` or `0`: `+47 10 555 010`, `020 5550 100`. Linear in
/// the groups.
///
/// Known failure: a number that is printed without either (`555-0100`).
pub(super) fn is_telephone(text: &str, span: Span) -> bool {
    if !text[span.range()].starts_with(|c: char| c.is_ascii_digit() || c == '+') {
        return false;
    }
    let is_part = |c: char| c.is_ascii_digit() || c == '+' || BETWEEN.contains(&c);
    let before = &text[..span.start()];
    let from = before.trim_end_matches(is_part).len();
    let rest = &text[span.start()..];
    let behind = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
    let run = text[from..span.start() + behind].trim_matches(BETWEEN);
    let groups = run.split(BETWEEN).filter(|it| !it.is_empty());
    let is_dialled = run.starts_with(['+', '0']) && run.rfind('+').unwrap_or(0) == 0;
    let digits = run.chars().filter(char::is_ascii_digit).count();
    is_dialled && groups.count() > 1 && DIGITS.contains(&digits)
}

#[cfg(test)]
mod tests {
    use super::is_telephone;
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str, found: &str, expected: bool) {
        let at = text.find(found).expect("the words stand there");
        let span = Span::new(at, at + found.len());
        assert_eq!(is_telephone(text, span), expected, "{found}");
    }

    #[test]
    fn a_telephone_number_counts_nothing() {
        let text = "Call +47 10 555 010 or (020) 5550 100, the harbor office said.";
        for part in ["+47", "47 10", "555", "010 or", "5550 100"] {
            check(text, part, true);
        }
        let text = "Of 1 204 000 boats 0.5 percent sank, 12 of them in 2031 - 2032 and 14 in May.";
        for part in ["1 204 000", "204", "0.5", "12", "2031", "14"] {
            check(text, part, false);
        }
    }
}
