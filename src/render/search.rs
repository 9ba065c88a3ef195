//! Finding words in an article whichever way they are set: quotes, dashes, accents and white space folded, smart case.

use crate::text::Span;
use crate::text::normal::fold_char;
use regex::{Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Hits of one article that are kept.
const MOST: usize = 10_000;
/// Bytes that a pattern may take once it is compiled.
const PATTERN_BYTES: usize = 1 << 20;

/// A text as it is searched, with the byte of the article for each of its bytes.
#[derive(Debug, Default)]
struct Folded {
    text: String,
    // As long as the text, plus the end of the article.
    from: Vec<u32>,
}

/// What is looked for: words, or a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// As it was typed.
    pub text: String,
    /// Whether it is a regular expression.
    pub regex: bool,
}

/// A query made ready.
#[derive(Debug)]
pub struct Searcher(Wanted);

#[derive(Debug)]
enum Wanted {
    Words(String),
    Pattern(Regex),
}

impl Query {
    /// Words as they are.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            regex: false,
        }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether it stands in a text; never for nothing and for a pattern that is none.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.searcher().is_ok_and(|it| !it.find(text).is_empty())
    }

    /// Makes it ready. A pattern is matched against the text with quotes, dashes and accents folded; without a capital
    /// letter in any case; `^` and `$` are the ends of a paragraph.
    ///
    /// # Errors
    /// What is wrong with a pattern, in a few words.
    pub fn searcher(&self) -> Result<Searcher, String> {
        if !self.regex || self.is_empty() {
            return Ok(Searcher(Wanted::Words(self.text.clone())));
        }
        let folded = Folded::new(&self.text, true).text;
        let mut escaped = false;
        // The letter of a class (`\\W`) is no capital letter that is looked for.
        let keeps_case = folded.chars().any(|it| {
            let counts = !std::mem::take(&mut escaped);
            escaped = counts && it == '\\';
            counts && it.is_uppercase()
        });
        RegexBuilder::new(&folded)
            .case_insensitive(!keeps_case)
            .multi_line(true)
            .size_limit(PATTERN_BYTES)
            .build()
            .map(|it| Searcher(Wanted::Pattern(it)))
            .map_err(|error| {
                let text = error.to_string();
                let last = text.lines().last().unwrap_or_default();
                let last = last.strip_prefix("error: ").unwrap_or(last);
                format!("no pattern: {last}")
            })
    }
}

impl Searcher {
    /// Where it stands in a text, in order and disjoint; 10,000 hits at most. Linear in the text.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Span> {
        let pattern = match &self.0 {
            Wanted::Words(words) => return find(text, words),
            Wanted::Pattern(it) => it,
        };
        let folded = Folded::new(text, true);
        let mut spans: Vec<Span> = Vec::new();
        for hit in pattern
            .find_iter(&folded.text)
            .filter(|it| !it.is_empty())
            .take(MOST)
        {
            let span = folded.span(hit.start(), hit.end());
            // Two halves of one character, folded to several letters, are one hit.
            if spans.last().is_none_or(|it| it.end() <= span.start()) && !span.is_empty() {
                spans.push(span);
            }
        }
        spans
    }
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
    use super::{Query, find};
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

    #[track_caller]
    fn check_pattern(text: &str, pattern: &str, expected: &[&str]) {
        let query = Query {
            text: pattern.to_owned(),
            regex: true,
        };
        let hits = query.searcher().expect("a pattern").find(text);
        let hits: Vec<&str> = hits.iter().map(|it| &text[it.range()]).collect();
        assert_eq!(hits, expected);
    }

    #[test]
    fn patterns_are_found_with_marks_folded() {
        check_pattern("Café 12, cafe 340", r"cafe \d+", &["Café 12", "cafe 340"]);
        check_pattern("Halden, halden", r"\WH?alden", &[]);
        check_pattern(
            "a Halden, b halden",
            r"\Shalden|\Whalden",
            &[" Halden", " halden"],
        );
        check_pattern("“yes” – no", "\"\\w+\" -", &["“yes” –"]);
        check_pattern("one\ntwo one", "^one|^two", &["one", "two"]);
        check_pattern("ﬁn", "f|i", &["ﬁ"]);
        check_pattern("aaa", "b*", &[]);
    }

    #[test]
    fn what_is_no_pattern_says_why() {
        let query = Query {
            text: "(a".to_owned(),
            regex: true,
        };
        assert_eq!(
            query.searcher().err(),
            Some("no pattern: unclosed group".to_owned())
        );
        assert!(!query.is_in("(a") && Query::plain("(a").is_in("b (A)"));
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
