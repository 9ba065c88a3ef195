//! Which passages tell the same thing: links between pairs, quotes that are shared, matches over all articles.

mod anchors;
mod explain;
mod features;
mod hand;
mod links;
mod matches;
mod order;
mod pairs;
pub mod quotes;
mod relations;
mod score;
pub mod stems;
#[cfg(test)]
mod tests;

pub use self::explain::{Explained, explain};
use self::features::{Profile, Vocabulary};
use self::hand::Hand;
pub use self::score::Term;
use self::stems::Stems;
use crate::corpus::{Corpus, PassageRef, Site};
use crate::text::crew;
use crate::text::index::{ArticleId, IndexVec, MatchId, PassageId, QuoteId};
use std::sync::Arc;

/// What is linked with what.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    links: Vec<Link>,
    near_misses: Vec<NearMiss>,
    matches: IndexVec<MatchId, Match>,
    shared_quotes: Vec<SharedQuote>,
    // Match of each passage of each article.
    match_of: IndexVec<ArticleId, IndexVec<PassageId, Option<MatchId>>>,
    stems: Arc<Stems>,
}

/// Two passages tell the same thing. Many-to-many, because a headline, a lead and a later paragraph may all tell one fact.
///
/// Invariants: never within one article; each pair once; lower article first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The two passages.
    pub passages: [PassageRef; 2],
    /// How sure: a probability.
    pub score: Score,
    /// How sure by what the two passages say alone, wherever they stand in their articles: what decides on
    /// differences, so that paragraphs in another order raise no others.
    pub firm: Score,
    /// Why.
    pub evidence: Evidence,
}

/// Two passages that may tell the same thing, but not surely enough for a link.
///
/// Invariants: as those of [`Link`]; no pair is linked too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NearMiss {
    /// The two passages.
    pub passages: [PassageRef; 2],
    /// The probability that they do.
    pub score: Score,
    /// The same by what the two say alone, as in [`Link`].
    pub firm: Score,
}

/// Two passages that the reader joins or parts, whatever was found.
///
/// Invariants: as those of [`Link`]; each pair once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HandLink {
    /// The two passages.
    pub passages: [PassageRef; 2],
    /// Whether they are parted and not joined.
    pub apart: bool,
}

/// A number in 0..=1, never NaN, so totally ordered.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score(f32);

impl Score {
    /// Clamps to 0..=1; NaN becomes 0.
    #[must_use]
    pub fn new(value: f32) -> Self {
        Self(if value.is_nan() {
            0.0
        } else {
            value.clamp(0.0, 1.0)
        })
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f32 {
        self.0
    }
}

impl Eq for Score {}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// What speaks for a link, each in 0..=1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// Weighted share of words in common.
    pub words: f32,
    /// Share of names in common.
    pub names: f32,
    /// Share of quoted words in common.
    pub quotes: f32,
    /// Share of numbers and dates in common.
    pub figures: f32,
    /// How well the neighbours match too.
    pub order: f32,
}

/// What the reader sees as one numbered thing.
///
/// Invariants: at least two articles; a passage is in one match at most; sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Its passages, sorted by article and place.
    pub passages: Vec<PassageRef>,
    /// Whether it stands in another order in some article: not in the maximum-weight set of matches that do not cross.
    pub moved: bool,
}

/// Words that more than one article quotes, or that one quotes and another narrates.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedQuote {
    /// How the tellings relate.
    pub kind: SharedKind,
    /// Where they stand: one in each of two articles, or for `Joined` one in one article and several in the other. Sorted.
    pub sites: Vec<QuoteSite>,
    /// Whether the tellings are surely given to two persons, however much of the words they share.
    pub two_persons: bool,
    /// How sure.
    pub confidence: Score,
}

/// One telling of a shared quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuoteSite {
    /// The quote with its marks, or the passage that narrates it.
    pub site: Site,
    /// The quote; none where the words are narrated.
    pub quote: Option<QuoteId>,
}

/// How two tellings of the same words relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SharedKind {
    /// The same words.
    Same,
    /// The same words, but one begins or ends some small words earlier or later, sense unchanged.
    Bounds,
    /// One keeps only a part of the words that the other quotes.
    Cut,
    /// The same, where what one leaves out are whole sentences.
    Excerpt,
    /// One is a part of the other, and further quotes on the other side of who says it have the rest: nothing is left out.
    Parted,
    /// Some words inside differ.
    Altered,
    /// One keeps only a part, in which few words differ.
    AlteredPart,
    /// Quoted here, narrated there.
    Paraphrased,
    /// The same words given to somebody else.
    Speaker,
    /// One runs together what the other gives as two quotes.
    Joined,
}

impl SharedKind {
    /// Whether one may lack words of the other.
    #[must_use]
    pub fn is_part(self) -> bool {
        matches!(self, Self::Cut | Self::Excerpt | Self::AlteredPart)
    }
}

impl Alignment {
    /// What was linked, put together: matches and links as given, shared quotes as given, no near misses.
    ///
    /// # Panics
    /// If a match names a passage that the corpus does not have.
    #[must_use]
    pub fn new(
        corpus: &Corpus,
        links: Vec<Link>,
        matches: IndexVec<MatchId, Match>,
        shared_quotes: Vec<SharedQuote>,
    ) -> Self {
        let stems = Arc::new(Stems::new(corpus));
        Self::with(corpus, stems, links, matches, shared_quotes)
    }

    fn with(
        corpus: &Corpus,
        stems: Arc<Stems>,
        links: Vec<Link>,
        matches: IndexVec<MatchId, Match>,
        shared_quotes: Vec<SharedQuote>,
    ) -> Self {
        let mut match_of: IndexVec<ArticleId, IndexVec<PassageId, Option<MatchId>>> = corpus
            .articles()
            .ids()
            .map(|id| vec![None; corpus.segments(id).passages().len()].into())
            .collect();
        for (id, it) in matches.iter_enumerated() {
            for &(article, passage) in &it.passages {
                match_of[article][passage] = Some(id);
            }
        }
        Self {
            links,
            near_misses: Vec::new(),
            matches,
            shared_quotes,
            match_of,
            stems,
        }
    }

    /// The stems of all words of the corpus.
    #[must_use]
    pub fn stems(&self) -> &Arc<Stems> {
        &self.stems
    }

    /// All links, sorted by their passages.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The link between two passages, in either order. Logarithmic.
    #[must_use]
    pub fn link(&self, [one, other]: [PassageRef; 2]) -> Option<&Link> {
        let pair = [one.min(other), one.max(other)];
        let at = self.links.binary_search_by_key(&pair, |it| it.passages);
        at.ok().map(|it| &self.links[it])
    }

    /// Pairs that fell just short of a link, sorted by their passages.
    #[must_use]
    pub fn near_misses(&self) -> &[NearMiss] {
        &self.near_misses
    }

    /// All matches, in the order of the first article that tells them.
    #[must_use]
    pub fn matches(&self) -> &IndexVec<MatchId, Match> {
        &self.matches
    }

    /// All shared quotes, sorted by place.
    #[must_use]
    pub fn shared_quotes(&self) -> &[SharedQuote] {
        &self.shared_quotes
    }

    /// The match that a passage belongs to.
    #[must_use]
    pub fn match_of(&self, (article, passage): PassageRef) -> Option<MatchId> {
        self.match_of.get(article)?.get(passage).copied().flatten()
    }
}

/// Links the passages of all articles with each other, every two articles compared.
///
/// Permuting the articles permutes what is found. For each pair of articles about linear in the text: see `pairs` for
/// what is given up in long ones.
#[must_use]
pub fn align(corpus: &Corpus, by_hand: &[HandLink]) -> Alignment {
    let order = by_text(corpus);
    let stems = Arc::new(Stems::new(corpus));
    let shared_quotes = quotes::shared_quotes(corpus, &stems);
    let vocabulary = Vocabulary::new(corpus, &stems);
    let profile = |id| Profile::new(corpus, id, &vocabulary);
    let profiles = crew::each(corpus.size(), corpus.articles().ids().collect(), profile);
    let profiles: IndexVec<ArticleId, Profile> = profiles.into();
    let hand = Hand::new(corpus, by_hand);
    let found = links::links(corpus, &order, &vocabulary, &profiles, &shared_quotes);
    let links = hand.applied(found.links);
    let matches = matches::matches(corpus, &order, &profiles, &links, &hand);
    Alignment {
        near_misses: hand.left_open(found.near_misses),
        ..Alignment::with(corpus, Arc::clone(&stems), links, matches, shared_quotes)
    }
}

/// The articles ordered by their text: an order that does not depend on how they were given. Articles with the same text
/// can be exchanged for each other, so their order does not matter.
fn by_text(corpus: &Corpus) -> Vec<ArticleId> {
    let mut order: Vec<ArticleId> = corpus.articles().ids().collect();
    order.sort_by_key(|id| corpus.articles()[*id].text());
    order
}
