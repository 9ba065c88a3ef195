//! How an article becomes passages and tokens.

use crate::article::Article;
use crate::text::index::{BlockId, IndexVec, PassageId, TokenId};
use crate::text::{Interner, Run, Span, Symbol, normal};
use unicode_segmentation::UnicodeSegmentation;

/// The passages and tokens of one article.
///
/// Invariants: passages partition their block and tokens their passage, white space aside; runs are adjacent.
#[derive(Debug, Clone, Default)]
pub struct Segments {
    passages: IndexVec<PassageId, Passage>,
    tokens: IndexVec<TokenId, Token>,
}

/// One sentence, heading or caption: the unit of cursor, match and note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// The block it stands in.
    pub block: BlockId,
    /// Where it stands, without white space around it.
    pub span: Span,
    /// Its tokens.
    pub tokens: Run<TokenId>,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Its normal form.
    pub symbol: Symbol,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word; the possessive ending (`'s`) is a word of its own.
    Word,
    /// Digits with their separators (`8,000`, `1.2`).
    Number,
    /// One mark.
    Punctuation,
}

impl Segments {
    /// All passages in published order.
    #[must_use]
    pub fn passages(&self) -> &IndexVec<PassageId, Passage> {
        &self.passages
    }

    /// All tokens in published order.
    #[must_use]
    pub fn tokens(&self) -> &IndexVec<TokenId, Token> {
        &self.tokens
    }

    /// The tokens of a passage.
    #[must_use]
    pub fn tokens_of(&self, passage: PassageId) -> &[Token] {
        self.tokens.run(self.passages[passage].tokens)
    }

    /// The passage that holds the byte at `offset`, or the last one before it; none in an empty article. Logarithmic.
    #[must_use]
    pub fn passage_at(&self, offset: usize) -> Option<PassageId> {
        let after = self
            .passages
            .as_slice()
            .partition_point(|it| it.span.start() <= offset);
        (!self.passages.is_empty()).then(|| PassageId::new(after.saturating_sub(1)))
    }

    /// The passages that share a byte with `span`. Logarithmic.
    #[must_use]
    pub fn passages_in(&self, span: Span) -> Run<PassageId> {
        let start = self
            .passages
            .as_slice()
            .partition_point(|it| it.span.end() <= span.start());
        let end = self
            .passages
            .as_slice()
            .partition_point(|it| it.span.start() < span.end());
        Run::new(start, end.max(start))
    }

    /// The tokens that share a byte with `span`. Logarithmic.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Run<TokenId> {
        let start = self
            .tokens
            .as_slice()
            .partition_point(|it| it.span.end() <= span.start());
        let end = self
            .tokens
            .as_slice()
            .partition_point(|it| it.span.start() < span.end());
        Run::new(start, end.max(start))
    }

    /// The number, from 1, of the paragraph (block) that a passage stands in: what `¶` shows.
    #[must_use]
    pub fn paragraph_number(&self, passage: PassageId) -> usize {
        self.passages[passage].block.index() + 1
    }
}

/// Cuts an article into passages and tokens; words go to the interner in normal form. Linear in the text.
#[must_use]
pub fn segment(article: &Article, interner: &mut Interner) -> Segments {
    let mut segments = Segments::default();
    for (block, it) in article.blocks().iter_enumerated() {
        let text = article.slice(it.span);
        for (at, sentence) in text
            .unicode_sentences()
            .map(|s| (s.as_ptr() as usize - text.as_ptr() as usize, s.trim_end()))
        {
            let start = it.span.start() + at;
            let first = segments.tokens.len();
            for (offset, word) in sentence
                .split_word_bound_indices()
                .filter(|(_, word)| !word.trim().is_empty())
            {
                let kind = match word.chars().next() {
                    Some(c) if c.is_numeric() => TokenKind::Number,
                    Some(c) if c.is_alphabetic() => TokenKind::Word,
                    _ => TokenKind::Punctuation,
                };
                let span = Span::new(start + offset, start + offset + word.len());
                segments.tokens.push(Token {
                    span,
                    kind,
                    symbol: interner.intern(&normal::fold(word)),
                });
            }
            let tokens = Run::new(first, segments.tokens.len());
            segments.passages.push(Passage {
                block,
                span: Span::new(start, start + sentence.len()),
                tokens,
            });
        }
    }
    segments
}
