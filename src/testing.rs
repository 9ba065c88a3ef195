//! Marked text for tests: `{s:Mara} {c:said} {q:“we stay”}.| Rain fell.` is parsed into text and marks, and printed back.
//!
//! Labels: `q` quote, `c` cue, `s` source, `p o l` names of people, organizations and places, `n` quantity, `t` time; a
//! number after the letter tells several apart (`{q1:…} {s1:…}`). `|` ends a passage that is not the last of its block.
//! Marks may nest. Blocks are parted by a blank line.

use crate::annotate::{Mention, MentionKind};
use crate::article::{Article, ArticleBuilder, BlockKind, Metadata};
use crate::text::Span;

/// A text without its marks, and the marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The text.
    pub text: String,
    /// The marks in the order in which they open.
    pub marks: Vec<Mark>,
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// What it says about the span.
    pub label: String,
    /// Where it stands; empty for `|`.
    pub span: Span,
}

impl Mark {
    /// A mark over `span`.
    pub fn new(label: impl Into<String>, span: Span) -> Self {
        Self {
            label: label.into(),
            span,
        }
    }
}

/// The marks of names.
pub(crate) fn marks_of(mentions: &[Mention]) -> Vec<Mark> {
    let mark = |it: &Mention| {
        let label = match it.kind {
            MentionKind::Person => "p",
            MentionKind::Organization => "o",
            MentionKind::Place => "l",
            MentionKind::Other => "x",
        };
        Mark::new(label, it.span)
    };
    mentions.iter().map(mark).collect()
}

/// Takes the marks out of a marked text.
#[track_caller]
pub(crate) fn parse(marked: &str) -> Marked {
    let mut text = String::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '{' => {
                let (label, after) = rest.split_once(':').expect("`{label:` in marked text");
                open.push(marks.len());
                marks.push(Mark::new(label, Span::new(text.len(), text.len())));
                rest = after;
            }
            '}' => {
                let mark = &mut marks[open.pop().expect("an open mark before `}`")];
                mark.span = Span::new(mark.span.start(), text.len());
            }
            '|' => marks.push(Mark::new("|", Span::new(text.len(), text.len()))),
            _ => text.push(c),
        }
    }
    assert!(open.is_empty(), "a mark is not closed in {marked:?}");
    Marked { text, marks }
}

/// Writes marks into a text, in one way only: outer marks first, at equal spans by label.
pub(crate) fn print(text: &str, marks: &[Mark]) -> String {
    let mut marks: Vec<&Mark> = marks.iter().collect();
    marks.sort_by(|a, b| {
        (a.span.start(), b.span.end(), &a.label).cmp(&(b.span.start(), a.span.end(), &b.label))
    });
    let mut out = String::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut next = 0;
    for offset in (0..=text.len()).filter(|&it| text.is_char_boundary(it)) {
        ends.retain(|&end| {
            if end == offset {
                out.push('}');
            }
            end != offset
        });
        while let Some(mark) = marks.get(next).filter(|it| it.span.start() == offset) {
            if mark.label == "|" {
                out.push('|');
            } else {
                out.push_str(&format!("{{{}:", mark.label));
                ends.push(mark.span.end());
            }
            next += 1;
        }
        out.extend(text[offset..].chars().next());
    }
    out
}

/// The marks with one of these first letters only: what a test of one pass compares.
pub(crate) fn only(marks: &[Mark], letters: &str) -> Vec<Mark> {
    marks
        .iter()
        .filter(|it| letters.contains(&it.label[..1]))
        .cloned()
        .collect()
}

/// An article of paragraphs, parted by blank lines.
pub(crate) fn article(text: &str) -> Article {
    let blocks: Vec<_> = text
        .split("\n\n")
        .map(|it| (BlockKind::Paragraph, it))
        .collect();
    article_of(&blocks)
}

/// The same in a language.
pub(crate) fn article_in(language: &str, text: &str) -> Article {
    let mut builder = ArticleBuilder::new(Metadata {
        language: Some(language.to_owned()),
        ..Metadata::default()
    });
    for it in text.split("\n\n") {
        builder.block(BlockKind::Paragraph, it);
    }
    builder.finish()
}

/// An article of blocks of any kind.
pub(crate) fn article_of(blocks: &[(BlockKind, &str)]) -> Article {
    let mut builder = ArticleBuilder::new(Metadata::default());
    for &(kind, text) in blocks {
        builder.block(kind, text);
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::{Mark, article, only, parse, print};
    use crate::text::Span;

    #[track_caller]
    fn check(marked: &str) {
        let it = parse(marked);
        assert_eq!(print(&it.text, &it.marks), marked);
        assert_eq!(article(&it.text).text(), it.text);
    }

    #[test]
    fn marks_print_as_they_are_parsed() {
        check("{s:Mara} {c:said} {q:“we stay”}.| Rain fell.");
        check("{s1:{s2:Mara}} {c:said} {q1:“a {q2:‘b’}”}\n\nEnd.");
        check("plain");
    }

    #[test]
    fn spans_are_those_of_the_bare_text() {
        let it = parse("é {p:Mara} {t:today}");
        assert_eq!(it.text, "é Mara today");
        assert_eq!(it.marks[0], Mark::new("p", Span::new(3, 7)));
        assert_eq!(only(&it.marks, "t"), [Mark::new("t", Span::new(8, 13))]);
    }
}
