//! How linked passages differ: runs the finders, sorts and deduplicates what they report.
//!
//! Every finder is a pure function over what was found in the articles and what is linked. They are conservative: a wrong
//! finding costs more trust than a missing one. What each gets wrong stands in its file.

mod classes;
mod context;
mod described;
mod kind;
mod names;
mod numbers;
mod omissions;
mod order;
mod quotes;
mod repeats;
mod reword;
mod sources;
mod splits;
mod tidy;
mod times;

pub use kind::{Edit, Kind, Precise};

use crate::align::{Alignment, Score};
use crate::corpus::{Corpus, Site};
use crate::text::index::{ArticleId, DivergenceId, IndexVec, MatchId, PassageId};
use context::Context;

/// One finding of where articles part. No prose inside: `render::wording` speaks.
///
/// Invariant: sites are sorted, each inside one run of passages.
#[derive(Debug, Clone, PartialEq)]
pub struct Divergence {
    /// What differs, with what its sentence needs.
    pub kind: Kind,
    /// Where: the words it is about. Pairwise kinds have one site in each of two articles, in article order; `Split` and
    /// `Repeated` have several in one article; `Only` has one.
    pub sites: Vec<Site>,
    /// The match that it belongs to, if its passages have one.
    pub matched: Option<MatchId>,
    /// How sure.
    pub confidence: Score,
}

/// How much attention a passage, match or divergence asks for. Higher ones win on one row: `!` `+` `~` `=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Same words after folding case, space, quote style and dashes.
    Same,
    /// Told differently.
    Different,
    /// Told only here.
    Only,
    /// Numbers, dates or names disagree; a quote is altered, cut, or given to somebody else.
    Check,
}

/// What the finders report, and the class that follows for every passage and match.
#[derive(Debug, Clone, Default)]
pub struct Divergences {
    /// All findings, sorted by class (check first), then place in the first article that has a site.
    pub list: IndexVec<DivergenceId, Divergence>,
    /// Class of each passage of each article.
    pub passage_class: IndexVec<ArticleId, IndexVec<PassageId, Class>>,
    /// Class of each match.
    pub match_class: IndexVec<MatchId, Class>,
}

impl Class {
    /// The mark beside the first row of a passage: ASCII, one column.
    #[must_use]
    pub fn mark(self) -> char {
        match self {
            Self::Same => '=',
            Self::Different => '~',
            Self::Only => '+',
            Self::Check => '!',
        }
    }

    /// Its name in JSON and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Only => "only",
            Self::Check => "check",
        }
    }
}

/// Compares what is linked and reports where the articles part. About linear in the text and the links.
///
/// Permuting the articles permutes what is reported and changes nothing else. One article alone has no divergence and no
/// class.
#[must_use]
pub fn diverge(corpus: &Corpus, alignment: &Alignment) -> Divergences {
    if corpus.articles().len() < 2 {
        return Divergences::default();
    }
    let context = Context::new(corpus, alignment);
    let finders: [fn(&Context<'_>) -> Vec<Divergence>; 12] = [
        quotes::find,
        numbers::find,
        times::find,
        names::find,
        sources::find,
        described::find,
        reword::find,
        splits::find,
        repeats::find,
        order::find,
        omissions::find,
        numbers::find_only,
    ];
    let found = finders.iter().flat_map(|find| find(&context)).collect();
    let list = tidy::tidy(&context, found);
    classes::classify(&context, list)
}
