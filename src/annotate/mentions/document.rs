//! What the whole article tells about its words: which stand in lower case, which in capitals amid a sentence.

use crate::article::Article;
use crate::lexicon::gazetteer::Gazetteer;
use crate::lexicon::language::Language;
use crate::lexicon::times;
use crate::lexicon::titles::{Role, Roles};
use crate::segment::{Passage, Segments, Token, TokenKind};
use crate::text::index::TokenId;
use crate::text::{Interner, Run, Span, Symbol};
use rustc_hash::FxHashMap;

/// An article with what its finders look up.
pub(in crate::annotate) struct Document<'a> {
    pub gazetteer: &'static Gazetteer,
    pub roles: &'static Roles,
    article: &'a Article,
    segments: &'a Segments,
    interner: &'a Interner,
    seen: FxHashMap<Symbol, Seen>,
    // By token.
    capital: Vec<bool>,
    // By passage.
    title_case: Vec<bool>,
}

/// How often a word stands so.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::annotate) struct Seen {
    /// In lower case.
    pub lower: u32,
    /// With a capital amid a sentence.
    pub middle: u32,
}

impl<'a> Document<'a> {
    pub fn new(article: &'a Article, segments: &'a Segments, interner: &'a Interner) -> Self {
        let mut it = Self {
            gazetteer: Gazetteer::of(Language::of(article.meta().language.as_deref())),
            roles: Roles::shared(),
            article,
            segments,
            interner,
            seen: FxHashMap::default(),
            capital: Vec::new(),
            title_case: Vec::with_capacity(segments.passages().len()),
        };
        let capital = |token: &Token| {
            token.kind == TokenKind::Word
                && article.slice(token.span).starts_with(char::is_uppercase)
        };
        it.capital = segments.tokens().iter().map(capital).collect();
        for passage in segments.passages() {
            let title_case = it.says_nothing_by_capitals(passage);
            it.title_case.push(title_case);
            if title_case {
                continue;
            }
            for at in passage.tokens.start()..passage.tokens.end() {
                let token = it.token(at);
                if token.kind != TokenKind::Word {
                    continue;
                }
                let capital = it.is_capital(at);
                let middle = capital && !it.starts_sentence(at, passage.tokens);
                let seen = it.seen.entry(token.symbol).or_default();
                seen.lower += u32::from(!capital);
                seen.middle += u32::from(middle);
            }
        }
        it
    }

    /// All passages, in order.
    pub fn passages(&self) -> impl Iterator<Item = &'a Passage> {
        self.segments.passages().iter()
    }

    pub fn token(&self, at: usize) -> Token {
        self.segments.tokens().as_slice()[at]
    }

    /// Whether a span stands in a passage where capitals say nothing.
    pub fn in_title_case(&self, span: Span) -> bool {
        let passage = self.segments.passages_in(span).start();
        self.title_case.get(passage).copied().unwrap_or(false)
    }

    /// The words of the place that the report was filed from.
    pub fn dateline_place(&self) -> Option<Vec<Symbol>> {
        let place = self.article.dateline()?.place?;
        Some(self.tokens_in(place).iter().map(|it| it.symbol).collect())
    }

    /// The tokens that a span touches.
    pub fn token_run(&self, span: Span) -> Run<TokenId> {
        self.segments.tokens_in(span)
    }

    pub fn tokens_in(&self, span: Span) -> &[Token] {
        self.segments.tokens().run(self.segments.tokens_in(span))
    }

    pub fn slice(&self, span: Span) -> &'a str {
        self.article.slice(span)
    }

    /// What stands before a place of the article.
    pub fn before(&self, span: Span) -> &'a str {
        &self.article.text()[..span.start()]
    }

    pub fn text(&self, at: usize) -> &'a str {
        self.slice(self.token(at).span)
    }

    /// The token after `at`, or nothing at the end.
    pub fn text_after(&self, at: usize, within: Run<TokenId>) -> &'a str {
        if at + 1 < within.end() {
            self.text(at + 1)
        } else {
            ""
        }
    }

    /// The normal form of a token.
    pub fn form(&self, at: usize) -> &'a str {
        self.interner.form(self.token(at).symbol)
    }

    /// The normal form at a position that may lie beyond the end.
    pub fn form_or_empty(&self, at: usize) -> &'a str {
        let token = self.segments.tokens().as_slice().get(at);
        token.map_or("", |it| self.interner.form(it.symbol))
    }

    pub fn seen(&self, at: usize) -> Seen {
        self.seen
            .get(&self.token(at).symbol)
            .copied()
            .unwrap_or_default()
    }

    /// Whether a token is a word that begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.capital.get(at).copied().unwrap_or(false)
    }

    /// Whether two neighbouring tokens touch.
    pub fn touch(&self, left: usize, right: usize) -> bool {
        self.token(left).span.end() == self.token(right).span.start()
    }

    /// Whether a word stands where any word takes a capital.
    pub fn starts_sentence(&self, at: usize, within: Run<TokenId>) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&it| it >= within.start()) else {
            return true;
        };
        match self.text(before) {
            "." => before == within.start() || !self.is_abbreviation(before - 1),
            "“" | "\"" | "‘" | "'" | ":" | "!" | "?" | "…" | "•" | "«" | "„" | "''" | "``" => {
                true
            }
            "-" | "–" | "—" => before == within.start(),
            _ => false,
        }
    }

    /// Whether a full stop after the word is part of it: a title or an initial.
    pub fn is_abbreviation(&self, at: usize) -> bool {
        let form = self.form(at);
        form.chars().count() == 1 && self.is_capital(at)
            || form.len() <= 4 && self.roles.has(form, Role::Title)
            || matches!(form, "st" | "jr" | "sr" | "mt" | "ft" | "const")
    }

    pub fn is_month_or_weekday(&self, at: usize) -> bool {
        times::month(self.form(at)).is_some() || times::weekday(self.form(at)).is_some()
    }

    /// All passages with whether capitals say nothing in them: a headline in title case, or a line all in capitals.
    pub fn passages_by_case(&self) -> impl Iterator<Item = (&'a Passage, bool)> {
        self.passages().zip(self.title_case.iter().copied())
    }

    fn says_nothing_by_capitals(&self, passage: &Passage) -> bool {
        let (mut long, mut capitals, mut letters, mut upper) = (0, 0, 0, 0);
        for at in passage.tokens.start()..passage.tokens.end() {
            if self.token(at).kind != TokenKind::Word {
                continue;
            }
            let text = self.text(at);
            if text.len() > 3 {
                long += 1;
                capitals += usize::from(self.is_capital(at));
            }
            let (of_word, large) = letters_of(text);
            letters += of_word;
            upper += large;
        }
        let ends = self
            .slice(passage.span)
            .ends_with(['.', '!', '"', '”', ')', ']', ',', ':']);
        letters > 12 && upper * 10 >= letters * 8 || !ends && long >= 4 && capitals * 10 >= long * 8
    }
}

/// How many letters a word has, and how many of them are capitals.
fn letters_of(text: &str) -> (usize, usize) {
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
        return (letters, text.bytes().filter(u8::is_ascii_uppercase).count());
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (letters, text.chars().filter(|c| c.is_uppercase()).count())
}
