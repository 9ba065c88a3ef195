//! Finding words in an article whichever way they are set: quotes, dashes, accents and white space folded, smart case.

use crate::text::Span;
use crate::text::normal::fold_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Hits of one article that are kept.
const MOST: usize = 10_000;

/// A text as it is searched, with the byte of the article for each of its bytes.
#[derive(Debug, Default)]
struct Folded {
    text: String,
    // As long as the text, plus the end of the article.
    from: Vec<u32>,
}

/// Where `pattern` stands in `text`, in order and disjoint; 10,000 hits at most. A pattern without a capital letter is
/// found in any case. Nothing is found for white space alone. Linear in the text.
#[must_use]
pub fn find(text: &str, pattern: &str) -> Vec<Span> {
    let keeps_case = pattern.chars().any(char::is_uppercase);
    let wanted = Folded::new(pattern, keeps_case).text;
    if wanted.trim().is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text, keeps_case);
    folded
        .text
        .match_indices(&wanted)
        .take(MOST)
        .map(|(at, _)| folded.span(at, at + wanted.len()))
        .filter(|it| !it.is_empty())
        .collect()
}

impl Folded {
    fn new(text: &str, keeps_case: bool) -> Self {
        let mut it = Self {
            text: String::with_capacity(text.len()),
            from: Vec::with_capacity(text.len() + 1),
        };
        for (at, c) in text.char_indices() {
            if c.is_ascii() {
                it.push(at, c, keeps_case);
                continue;
            }
            for c in c.nfkd().filter(|it| !is_combining_mark(*it)) {
                if let Some(c) = fold_char(c) {
                    it.push(at, c, keeps_case);
                }
            }
        }
        it.from.push(text.len() as u32);
        it
    }

    fn push(&mut self, at: usize, c: char, keeps_case: bool) {
        let c = if c == '\n' {
            c
        } else if c.is_whitespace() {
            ' '
        } else {
            c
        };
        if keeps_case {
            self.text.push(c);
        } else {
            self.text.extend(c.to_lowercase());
        }
        self.from.resize(self.text.len(), at as u32);
    }

    /// The bytes of the article that a stretch of the folded text stands for: whole characters with their marks.
    fn span(&self, start: usize, end: usize) -> Span {
        let last = self.from[end - 1];
        let after = self.from[end..].iter().find(|it| **it > last);
        let after = after.copied().unwrap_or(last);
        Span::new(self.from[start] as usize, after as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, pattern: &str, expected: &[&str]) {
        let hits = find(text, pattern);
        let hits: Vec<&str> = hits.iter().map(|it| &text[it.range()]).collect();
        assert_eq!(hits, expected);
    }

    #[test]
    fn a_pattern_without_capitals_is_found_in_any_case() {
        check(
            "Halden, HALDEN and halden",
            "halden",
            &["Halden", "HALDEN", "halden"],
        );
        check("Halden, HALDEN and halden", "Halden", &["Halden"]);
    }

    #[test]
    fn quotes_dashes_accents_and_spaces_fold() {
        check(
            "the ship’s café – a “long” one",
            "ship's cafe - a \"long\"",
            &["ship’s café – a “long”"],
        );
        check("30\u{a0}crowns", "30 crowns", &["30\u{a0}crowns"]);
        check("ﬁve ﬁns", "fi", &["ﬁ", "ﬁ"]);
        check("cafe\u{301}s", "cafe", &["cafe\u{301}"]);
    }

    #[test]
    fn nothing_is_found_for_nothing_and_never_across_paragraphs() {
        check("one two", "", &[]);
        check("one two", "  ", &[]);
        check("one\n\ntwo", "one two", &[]);
    }

    proptest! {
        #[test]
        fn hits_are_whole_characters_in_order(text in "[a-bÀ-ÿ’“ﬁ\u{301}\n ]{0,40}", pattern in "[a-bÀ-ÿ' ]{0,3}") {
            let mut end = 0;
            for hit in find(&text, &pattern) {
                prop_assert!(hit.start() >= end && text.get(hit.range()).is_some());
                end = hit.end();
            }
        }
    }
}
