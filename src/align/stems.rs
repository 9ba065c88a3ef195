//! `Stems`: the words of all articles without their endings and without the words that tell nothing.

use super::relations::Relations;
use crate::corpus::Corpus;
use crate::lexicon::compounds;
use crate::lexicon::language::Language;
use crate::segment::{Token, TokenKind};
use crate::text::Symbol;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The stem of each symbol of a corpus, as a small integer; none for stop words.
///
/// The integers depend on the order of the articles: compare them for equality, never sort by them.
#[derive(Debug, Default, Clone)]
pub struct Stems {
    of: Vec<Option<u32>>,
    kinds: usize,
    // By stem, those of its parts; of German only.
    parts: Vec<Vec<u32>>,
}

impl Stems {
    /// Stems of all words of the corpus. Linear in the number of different words.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let relations = Relations::new(corpus.common_code());
        let mut known: FxHashMap<String, u32> = FxHashMap::default();
        let forms = corpus.interner().forms();
        let printed = printed(corpus);
        let of = forms.enumerate().map(|(n, form)| {
            let stem = relations.canonical(form, printed.get(n).copied())?;
            let next = known.len() as u32;
            Some(*known.entry(stem).or_insert(next))
        });
        let of = of.collect();
        let german = corpus.common_language() == Language::German;
        let mut names = vec![String::new(); if german { known.len() } else { 0 }];
        if german {
            for (stem, n) in &known {
                names[*n as usize].clone_from(stem);
            }
        }
        Self {
            of,
            kinds: known.len(),
            parts: compounds::parts(&names),
        }
    }

    /// Number of different stems: all are below it.
    #[must_use]
    pub fn kinds(&self) -> usize {
        self.kinds
    }

    /// The parts of a stem that are stems of the articles too (`Brücke` of `Talbrücke`); none outside of German.
    #[must_use]
    pub fn parts(&self, stem: u32) -> &[u32] {
        self.parts.get(stem as usize).map_or(&[], Vec::as_slice)
    }

    /// The stem of a word or number; none for stop words and marks.
    #[must_use]
    pub fn of(&self, token: &Token) -> Option<u32> {
        if token.kind == TokenKind::Punctuation {
            return None;
        }
        self.of_symbol(token.symbol)
    }

    /// The stem of a normal form.
    #[must_use]
    pub fn of_symbol(&self, symbol: Symbol) -> Option<u32> {
        self.of.get(symbol.index()).copied().flatten()
    }
}

/// By symbol, a word as it is printed: the way that has no capital, else the one with the most letters beyond ASCII, which tell
/// most of its ending. Nothing where all is English. Linear in the text.
fn printed<'a>(corpus: &'a Corpus) -> Vec<&'a str> {
    if corpus.common_language() == Language::English {
        return Vec::new();
    }
    let mut printed = vec![""; corpus.interner().forms().len()];
    // What tells more about a word: no capital first, then accents.
    let rank = |it: &'a str| {
        let beyond = it.chars().filter(|c| !c.is_ascii()).count();
        (it.starts_with(char::is_lowercase), beyond, Reverse(it))
    };
    for article in corpus.articles().ids() {
        let text = corpus.articles()[article].text();
        for passage in corpus.segments(article).passages().iter() {
            for token in corpus.segments(article).tokens().run(passage.tokens) {
                let word = &text[token.span.range()];
                let known = &mut printed[token.symbol.index()];
                if token.kind == TokenKind::Word && (known.is_empty() || rank(word) > rank(known)) {
                    *known = word;
                }
            }
        }
    }
    printed
}
