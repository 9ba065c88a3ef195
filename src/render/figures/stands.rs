//! How it is known which day a date names: told of an event, said by somebody on a day of his own, or the date line of the report.

use super::value::Value;
use crate::annotate::{Annotations, Quote};
use crate::article::{Article, Block, BlockKind};
use crate::text::Span;

/// How a number or date stands in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// In the report's own words, or told by itself.
    Told,
    /// It hangs on when it was said: `tonight` between marks.
    Loose,
    /// When the report was written: in its date line, beside its author, or on a line of its own.
    Filed,
}

/// Paragraphs at the beginning of an article among which a line of the paper's own may stand (`Harbor Post, 6 June 2031`), and its words.
const TOP: usize = 4;
const WORDS: usize = 8;

/// Whether a paragraph is a few words, and no sentence.
fn is_short(text: &str) -> bool {
    let ends = text
        .trim_end()
        .ends_with(['.', '!', '?', '"', '”', '»', '«']);
    !ends && text.split_whitespace().count() <= WORDS
}

impl Stands {
    /// How one stands. Linear in the quotes.
    pub(super) fn of(
        article: &Article,
        found: &Annotations,
        (span, value): (Span, Value<'_>),
    ) -> Self {
        if !value.is_date() {
            return Self::Told;
        }
        let mut blocks = article.blocks().iter().enumerate();
        let block = blocks.find(|it| it.1.span.contains(span));
        let is_alone = |it: Span| {
            let [before, after] = [it.start()..span.start(), span.end()..it.end()];
            let rest = [&article.text()[before], &article.text()[after]].concat();
            !rest.contains(char::is_alphanumeric)
        };
        let is_line = |(at, it): (usize, &Block)| match it.kind {
            BlockKind::Byline => true,
            BlockKind::Paragraph => {
                is_alone(it.span) || at < TOP && is_short(article.slice(it.span))
            }
            _ => false,
        };
        let is_dateline = article.dateline().is_some_and(|it| it.span.contains(span));
        if is_dateline || block.is_some_and(is_line) {
            return Self::Filed;
        }
        let is_placed = article.slice(span).contains(|c: char| c.is_ascii_digit());
        let holds = |it: &Quote| it.is_spoken() && it.span.contains(span);
        match !is_placed && found.quotes.iter().any(holds) {
            true => Self::Loose,
            false => Self::Told,
        }
    }
}
