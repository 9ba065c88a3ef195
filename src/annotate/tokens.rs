//! The tokens of an article by position, with their text and normal form: what finders of numbers and times read.

use crate::article::Article;
use crate::segment::{Segments, TokenKind};
use crate::text::{Interner, Span, Symbol};

/// The tokens of an article. Positions beyond the end read as nothing.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'a> {
    pub article: &'a Article,
    pub segments: &'a Segments,
    pub interner: &'a Interner,
}

impl<'a> Tokens<'a> {
    pub fn text(self, at: usize) -> &'a str {
        let token = self.segments.tokens().as_slice().get(at);
        token.map_or("", |it| self.article.slice(it.span))
    }

    /// The normal form as a number, none beyond the end.
    pub fn symbol(self, at: usize) -> Option<Symbol> {
        Some(self.segments.tokens().as_slice().get(at)?.symbol)
    }

    /// The normal form, which has no upper case.
    pub fn form(self, at: usize) -> &'a str {
        let token = self.segments.tokens().as_slice().get(at);
        token.map_or("", |it| self.interner.form(it.symbol))
    }

    /// The normal form of the token `back` places before `at`.
    pub fn before(self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |it| self.form(it))
    }

    pub fn is_number(self, at: usize) -> bool {
        self.segments
            .tokens()
            .as_slice()
            .get(at)
            .is_some_and(|it| it.kind == TokenKind::Number)
    }

    pub fn is_word(self, at: usize) -> bool {
        self.segments
            .tokens()
            .as_slice()
            .get(at)
            .is_some_and(|it| it.kind == TokenKind::Word)
    }

    pub fn is_capital(self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase)
    }

    /// Whether a token stands in a passage that is set in capitals.
    pub fn is_loud(self, at: usize) -> bool {
        let token = self.segments.tokens().as_slice().get(at);
        let passage = token.and_then(|it| self.segments.passage_at(it.span.start()));
        let text = passage.map_or("", |it| {
            self.article.slice(self.segments.passages()[it].span)
        });
        self.text(at).len() > 1 && !text.contains(char::is_lowercase)
    }

    /// Whether a token touches the one after it.
    pub fn touches_next(self, at: usize) -> bool {
        let tokens = self.segments.tokens().as_slice();
        matches!((tokens.get(at), tokens.get(at + 1)), (Some(a), Some(b)) if a.span.end() == b.span.start())
    }

    /// From the start of one token to the end of another.
    pub fn span(self, first: usize, last: usize) -> Span {
        let tokens = self.segments.tokens().as_slice();
        tokens[first].span.cover(tokens[last].span)
    }

    /// Whether a token is a dash.
    pub fn is_dash(self, at: usize) -> bool {
        matches!(self.text(at), "-" | "–" | "—" | "‑")
    }
}

/// A whole number of digits only.
pub(super) fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}
