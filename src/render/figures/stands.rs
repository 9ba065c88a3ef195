//! How it is known which day a date names: told of an event, said by somebody on a day of his own, or the date line of the report.

use super::value::Value;
use crate::annotate::{Annotations, Quote};
use crate::article::{Article, BlockKind};
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
        let block = article.blocks().iter().find(|it| it.span.contains(span));
        let is_alone = |it: Span| {
            let [before, after] = [it.start()..span.start(), span.end()..it.end()];
            let rest = [&article.text()[before], &article.text()[after]].concat();
            !rest.contains(char::is_alphanumeric)
        };
        let is_line = block.is_some_and(|it| it.kind == BlockKind::Byline || is_alone(it.span));
        if is_line || article.dateline().is_some_and(|it| it.span.contains(span)) {
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
