//! Why two passages are linked or not, told by the code that links.

use super::features::{Profile, Vocabulary};
use super::links::{explained_pair, quote_of};
use super::score::{LINK, Term};
use super::{Alignment, by_text};
use crate::corpus::{Corpus, PassageRef};
use crate::text::index::{ArticleId, IndexVec};

/// Why two passages are linked or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The signals with what each adds to the logit, in the order of the sum.
    pub terms: Vec<Term>,
    /// The probability that the words give.
    pub probability: f32,
    /// How the sum of the terms became that, in words.
    pub formula: String,
    /// How sure a quote is that the two share; 0 where there is none.
    pub quote: f32,
    /// The score of both together.
    pub score: f32,
    /// From this score on, passages are linked.
    pub threshold: f32,
    /// Whether the pair is looked at: the passages share a word that is rare enough, or a quote.
    pub candidate: bool,
    /// Whether the pair is given up before its characters are read, since they could not bring it over the threshold.
    pub given_up: bool,
    /// Whether both are of a kind that is ever linked: a byline is not.
    pub linkable: bool,
    /// Words in common, as in the first passage, with their weight and how surprising they are; the heaviest first.
    pub common: Vec<(String, f32, f32)>,
    /// How alike the words of the passages just before and just after are; none where that pair is too faint to be kept.
    pub around: [Option<f32>; 2],
}

/// Runs the comparison of the two articles once more and tells what it finds out about one pair, lower article first.
///
/// As costly as the alignment of the two articles.
#[must_use]
pub fn explain(corpus: &Corpus, alignment: &Alignment, passages: [PassageRef; 2]) -> Explained {
    let order = by_text(corpus);
    let vocabulary = Vocabulary::new(corpus, alignment.stems());
    let profiles: IndexVec<ArticleId, Profile> = corpus
        .articles()
        .ids()
        .map(|id| Profile::new(corpus, id, &vocabulary))
        .collect();
    let quotes = alignment.shared_quotes();
    let found = explained_pair(corpus, &order, &vocabulary, &profiles, quotes, passages);
    let quote = quote_of(corpus, &profiles, quotes, passages);
    let signals = found.scored.signals;
    let linkable = |(article, passage): PassageRef| profiles[article].linkable(passage);
    Explained {
        terms: signals.terms().to_vec(),
        probability: found.scored.probability,
        formula: super::score::formula(),
        quote,
        score: super::links::together(found.scored.probability, quote),
        threshold: LINK,
        candidate: found.candidate,
        given_up: quote == 0.0 && !signals.may_reach(LINK),
        linkable: passages.into_iter().all(linkable),
        common: found.common,
        around: found.around,
    }
}
