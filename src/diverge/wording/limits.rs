//! Where the words of a piece begin and end as a reader sees them: whole compounds, and marks in pairs.

use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::text::Span;
use crate::text::index::ArticleId;

/// A stretch of text, with all of a compound that it begins or ends in, and with the mark just before it that opens what closes in it, or the one just after it that closes what
/// opens in it.
pub(in crate::diverge) fn balanced(context: &Context<'_>, article: ArticleId, span: Span) -> Span {
    let text = context.corpus.articles()[article].text();
    let span = uncut(text, span);
    let inside = context.corpus.slice(Site { article, span });
    let (Some(before), Some(after)) = (text.get(..span.start()), text.get(span.end()..)) else {
        return span;
    };
    for (open, close) in [('“', '”'), ('(', ')'), ('"', '"')] {
        let (opened, closed) = match open == close {
            // One mark for both: whether the odd one opens or closes shows where its like is.
            true if inside.matches(open).count() % 2 == 1 => (
                usize::from(after.starts_with(close)),
                usize::from(before.ends_with(open)),
            ),
            true => (0, 0),
            false => (inside.matches(open).count(), inside.matches(close).count()),
        };
        if closed > opened && before.ends_with(open) {
            return Span::new(span.start() - open.len_utf8(), span.end());
        }
        if open == '(' && closed != opened {
            return outside(inside, span);
        }
        if opened > closed && after.starts_with(close) {
            return Span::new(span.start(), span.end() + close.len_utf8());
        }
    }
    span
}

/// What of a stretch of text stands behind a bracket that it begins in, or before one that it ends in (`7.5 million), was in the
/// budget`); all of it where that is nothing.
fn outside(inside: &str, span: Span) -> Span {
    let marks = |it: char| !it.is_alphanumeric();
    let rest = match (inside.find('('), inside.find(')')) {
        (None, Some(close)) => inside.get(close..).unwrap_or("").trim_start_matches(marks),
        (Some(open), None) => {
            let rest = inside.get(..open).unwrap_or("").trim_end();
            let end = span.start() + rest.len();
            return if rest.contains(char::is_alphanumeric) {
                Span::new(span.start(), end)
            } else {
                span
            };
        }
        _ => return span,
    };
    match rest.is_empty() {
        true => span,
        false => Span::new(span.end() - rest.len(), span.end()),
    }
}

/// A stretch of text with all of the words joined by hyphens that it begins or ends in (`rain-soaked`).
fn uncut(text: &str, span: Span) -> Span {
    let (Some(before), Some(after)) = (text.get(..span.start()), text.get(span.end()..)) else {
        return span;
    };
    let joins = |it: char| it.is_alphanumeric() || it == '-';
    let start = match before.strip_suffix('-') {
        Some(rest) if rest.ends_with(char::is_alphanumeric) => before.trim_end_matches(joins).len(),
        _ => span.start(),
    };
    let end = match after.strip_prefix('-') {
        Some(rest) if rest.starts_with(char::is_alphanumeric) => {
            text.len() - after.trim_start_matches(joins).len()
        }
        _ => span.end(),
    };
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::{outside, uncut};
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str, words: &str, whole: &str) {
        let start = text.find(words).unwrap_or_default();
        let it = uncut(text, Span::new(start, start + words.len()));
        assert_eq!(&text[it.start()..it.end()], whole);
    }

    #[test]
    fn a_bracket_is_never_begun_or_ended_in() {
        let check = |text: &str, expected: &str| {
            let it = outside(text, Span::new(0, text.len()));
            assert_eq!(&text[it.start()..it.end()], expected);
        };
        check("7.5 million), was in the budget", "was in the budget");
        check("the office (FDO", "the office");
        check("million).", "million).");
        check("a lamp (old) and a pier", "a lamp (old) and a pier");
    }

    #[test]
    fn a_compound_is_never_cut() {
        check(
            "the rain-soaked crowd left",
            "soaked crowd",
            "rain-soaked crowd",
        );
        check("a grim-faced keeper stood", "grim", "grim-faced");
        check("a third-and-long pass", "long pass", "third-and-long pass");
        check("the pier - closed - is old", "closed", "closed");
        check("well-", "well", "well");
    }
}
