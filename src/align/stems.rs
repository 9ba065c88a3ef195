//! `Stems`: the words of all articles without their endings and without the words that tell nothing.

use super::relations::Relations;
use crate::corpus::Corpus;
use crate::segment::{Token, TokenKind};
use crate::text::Symbol;
use rustc_hash::FxHashMap;

/// The stem of each symbol of a corpus, as a small integer; none for stop words.
///
/// The integers depend on the order of the articles: compare them for equality, never sort by them.
#[derive(Debug, Default, Clone)]
pub struct Stems {
    of: Vec<Option<u32>>,
    kinds: usize,
}

impl Stems {
    /// Stems of all words of the corpus. Linear in the number of different words.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let relations = Relations::new(super::features::common_language(corpus));
        let mut known: FxHashMap<String, u32> = FxHashMap::default();
        let forms = corpus.interner().forms();
        let of = forms.map(|form| {
            let stem = relations.canonical(form)?;
            let next = known.len() as u32;
            Some(*known.entry(stem).or_insert(next))
        });
        Self {
            of: of.collect(),
            kinds: known.len(),
        }
    }

    /// Number of different stems: all are below it.
    #[must_use]
    pub fn kinds(&self) -> usize {
        self.kinds
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
