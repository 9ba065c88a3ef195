//! Text as rows of spans that fit a column.

use crate::text::Span;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How wide rows may be, in columns. Less than 2 is taken as 2, since a wide glyph is never split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Width {
    /// The first row, which a paragraph may indent.
    pub first: usize,
    /// All other rows.
    pub rest: usize,
}

/// Above this many bytes a paragraph is filled row by row: the best fit holds several numbers a word.
const BEST_FIT_BYTES: usize = 16 * 1024;

/// A word that is not broken, with the white space after it.
#[derive(Debug, Clone, Copy)]
struct Word {
    span: Span,
    width: usize,
    space: usize,
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        self.width as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.space as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The rows of `span`: none wider than `width` (but for a cluster that is wider alone), white space at row ends left out,
/// everything else kept in order. Breaks where UAX 14 allows; a word wider than a row is broken between grapheme
/// clusters. Rows are evened out (least sum of squared gaps) up to 16 KiB, and filled one by one above. Linear.
#[must_use]
pub fn wrap(text: &str, span: Span, width: Width) -> Vec<Span> {
    let width = Width {
        first: width.first.max(2),
        rest: width.rest.max(2),
    };
    let words = words(text, span, width.first.min(width.rest));
    let widths = [width.first as f64, width.rest as f64];
    let best = (span.len() <= BEST_FIT_BYTES)
        .then(|| wrap_optimal_fit(&words, &widths, &penalties()).ok())
        .flatten()
        .filter(|rows| fits(rows, width));
    let rows = best.unwrap_or_else(|| wrap_first_fit(&words, &widths));
    rows.iter()
        .filter_map(|row| Some(row.first()?.span.cover(row.last()?.span)))
        .collect()
}

/// The columns that a text takes on a terminal: the sum over its grapheme clusters.
#[must_use]
pub fn columns(text: &str) -> usize {
    if text.bytes().all(|it| matches!(it, b' '..=b'~')) {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The longest start of `text` that takes at most `width` columns, never splitting a cluster.
#[must_use]
pub fn fitting(text: &str, width: usize) -> &str {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster.width();
        if used > width {
            return &text[..at];
        }
    }
    text
}

/// `text`, or its start with `…` in place of the rest, in at most `width` columns. For headings and list rows only:
/// article text is never shortened.
#[must_use]
pub fn shortened(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let kept = fitting(text, width.saturating_sub(1));
    let mut out = kept.trim_end_matches(['…', ' ']).to_owned();
    if width > 0 {
        out.push('…');
    }
    out
}

/// The same, cut where UAX 14 allows a break, so between words where there are any; in mid word only where the first one is too
/// wide alone. What joins the last word to what is left out (a comma, a dash) is left out too. Linear.
#[must_use]
pub fn shortened_to_words(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let most = fitting(text, width.saturating_sub(1)).len();
    let ends = linebreaks(text).map(|it| it.0);
    let end = ends.take_while(|it| text[..*it].trim_end().len() <= most);
    let kept = end.last().map_or("", |it| &text[..it]);
    let joins = |c: char| c.is_whitespace() || ['…', ',', ';', ':', '-', '–', '—'].contains(&c);
    match kept.trim_end_matches(joins) {
        "" => shortened(text, width),
        kept => format!("{kept}…"),
    }
}

/// A row that is too wide is worse than any gap: the default lets a row overflow when that saves a very short one.
fn penalties() -> Penalties {
    Penalties {
        overflow_penalty: 1_000_000_000,
        ..Penalties::new()
    }
}

fn fits(rows: &[&[Word]], width: Width) -> bool {
    rows.iter().enumerate().all(|(n, row)| {
        let taken: usize = row.iter().map(|it| it.width + it.space).sum();
        let last = row.last().map_or(0, |it| it.space);
        taken - last <= if n == 0 { width.first } else { width.rest }
    })
}

/// Words between break opportunities, none wider than `most`.
fn words(text: &str, span: Span, most: usize) -> Vec<Word> {
    let slice = &text[span.range()];
    let mut breaks = linebreaks(slice).peekable();
    let mut words: Vec<Word> = Vec::with_capacity(slice.len() / 6 + 1);
    let mut word = Word {
        span: Span::new(span.start(), span.start()),
        width: 0,
        space: 0,
    };
    for (at, cluster) in slice.grapheme_indices(true) {
        let (start, end) = (span.start() + at, span.start() + at + cluster.len());
        let columns = cluster.width();
        if cluster.chars().all(char::is_whitespace) {
            match words.last_mut() {
                Some(last) if word.span.is_empty() => last.space += columns,
                _ => word.space += columns,
            }
        } else {
            // White space that UAX 14 does not break at (no-break spaces) belongs to the word.
            let width = columns
                + if word.span.is_empty() {
                    0
                } else {
                    word.width + word.space
                };
            if width > most && !word.span.is_empty() {
                words.push(word);
                word = Word {
                    span: Span::new(start, end),
                    width: columns,
                    space: 0,
                };
            } else {
                let from = if word.span.is_empty() {
                    start
                } else {
                    word.span.start()
                };
                word = Word {
                    span: Span::new(from, end),
                    width,
                    space: 0,
                };
            }
        }
        let mut opportunity = false;
        while let Some((_, kind)) = breaks.next_if(|(offset, _)| span.start() + offset <= end) {
            opportunity = kind == BreakOpportunity::Mandatory || kind == BreakOpportunity::Allowed;
        }
        if opportunity && !word.span.is_empty() && ends_here(slice, at + cluster.len(), &word, span)
        {
            words.push(word);
            word = Word {
                span: Span::new(end, end),
                width: 0,
                space: 0,
            };
        }
    }
    if !word.span.is_empty() {
        words.push(word);
    }
    words
}

/// Whether a break at `at` of the slice lies behind all white space that follows the word, and not between the sign of what
/// is left out and the word it stands before: `"…the quay"`.
fn ends_here(slice: &str, at: usize, word: &Word, span: Span) -> bool {
    let end = word.span.end() - span.start();
    let start = word.span.start() - span.start();
    let begun = end == at && slice[start..end].ends_with('…');
    let is_sign = begun && !slice[start..end].contains(char::is_alphanumeric);
    !is_sign && slice[end..at].chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::{Width, columns, fitting, shortened, shortened_to_words, wrap};
    use crate::text::Span;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn the_sign_of_what_is_left_out_stays_with_its_word() {
        check("told of \"…the quay", 12, &["told of", "\"…the quay"]);
        check("told of… the quay", 13, &["told of… the", "quay"]);
    }

    #[track_caller]
    fn check(text: &str, width: usize, expected: &[&str]) {
        let rows = wrap(
            text,
            Span::new(0, text.len()),
            Width {
                first: width,
                rest: width,
            },
        );
        let rows: Vec<&str> = rows.iter().map(|it| &text[it.range()]).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn rows_break_between_words() {
        check(
            "The ferry left the pier late.",
            10,
            &["The ferry", "left the", "pier late."],
        );
    }

    #[test]
    fn a_long_word_breaks_between_clusters() {
        check("Brückenprüfung", 6, &["Brücke", "nprüfu", "ng"]);
    }

    #[test]
    fn wide_glyphs_are_never_split() {
        check("橋は閉鎖された", 5, &["橋は", "閉鎖", "され", "た"]);
        check("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 5, &["👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"]);
    }

    #[test]
    fn a_no_break_space_holds() {
        check("some 40\u{a0}km off", 8, &["some", "40\u{a0}km", "off"]);
    }

    #[test]
    fn the_first_row_may_be_narrower() {
        let text = "aa bb cc dd";
        let rows = wrap(text, Span::new(0, text.len()), Width { first: 2, rest: 5 });
        let rows: Vec<&str> = rows.iter().map(|it| &text[it.range()]).collect();
        assert_eq!(rows[0], "aa");
    }

    #[test]
    fn headings_end_in_an_ellipsis() {
        assert_eq!(shortened("Bridge closed again", 12), "Bridge clos…");
        assert_eq!(shortened("Bridge", 6), "Bridge");
        let to_words = [
            ("could not be staffed safely", 23, "could not be staffed…"),
            ("could not be staffed safely", 21, "could not be staffed…"),
            ("could not be staffed safely", 20, "could not be…"),
            ("not staffed, safely", 15, "not staffed…"),
            ("staffed", 7, "staffed"),
            ("staffed safely", 5, "staf…"),
            ("staffed safely", 0, ""),
            ("橋は閉鎖された", 7, "橋は閉…"),
        ];
        for (text, width, want) in to_words {
            assert_eq!(shortened_to_words(text, width), want, "{width}");
        }
        assert_eq!(fitting("橋橋", 3), "橋");
    }

    #[test]
    fn a_huge_paragraph_is_wrapped_too() {
        let text = "word and word ".repeat(5_000);
        let text = text.trim_end();
        let rows = wrap(
            text,
            Span::new(0, text.len()),
            Width {
                first: 38,
                rest: 40,
            },
        );
        assert!(rows.len() > 1_500);
        assert!(rows.iter().all(|it| columns(&text[it.range()]) <= 40));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_too_wide(
            text in "[a-z“”'’,. \u{a0}é橋👍🏽\u{301}-]{0,120}|\\PC{0,80}",
            first in 2usize..30,
            rest in 2usize..30,
        ) {
            let rows = wrap(&text, Span::new(0, text.len()), Width { first, rest });
            let mut at = 0;
            for (n, row) in rows.iter().enumerate() {
                prop_assert!(text[at..row.start()].chars().all(char::is_whitespace));
                let most = if n == 0 { first } else { rest };
                let shown = &text[row.range()];
                let one_cluster = shown.graphemes(true).count() == 1;
                prop_assert!(columns(shown) <= most || one_cluster, "{shown:?}");
                at = row.end();
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
