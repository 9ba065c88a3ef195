//! `Tick`: a difference that the reader has ticked off, named so that it is found again.

use super::Identities;
use super::anchor::{Anchor, Found};
use super::shelf::Change;
use crate::corpus::{Corpus, PassageRef, Site};
use crate::diverge::Divergence;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// A difference that was looked at and is done with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// The name of its kind, as in JSON.
    pub kind: String,
    /// What it is about.
    pub sites: Vec<TickSite>,
}

/// One place of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TickSite {
    /// The passage.
    pub anchor: Anchor,
    /// The words of it that differ.
    pub words: String,
}

impl Tick {
    /// What ticks off a difference; none where an article of it has no identity.
    #[must_use]
    pub fn new(corpus: &Corpus, identities: &Identities, it: &Divergence) -> Option<Self> {
        let site = |it: &Site| {
            let passage = corpus.passage_of(*it)?;
            let identity = identities.get(it.article)?;
            Some(TickSite {
                anchor: Anchor::new(corpus, identity, (it.article, passage)),
                words: corpus.slice(*it).to_owned(),
            })
        };
        Some(Self {
            kind: it.kind.name().to_owned(),
            sites: it.sites.iter().map(site).collect::<Option<Vec<_>>>()?,
        })
    }
}

/// What a difference is known by: its kind, and the words that differ with their passages, in order.
type Key = (String, Vec<(PassageRef, String)>);

/// Which differences of some articles are ticked off. One is not any more when the words that differ are others: it is to be looked at
/// anew.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ticked(FxHashMap<Key, Vec<Tick>>);

impl Ticked {
    /// Finds what is ticked off in these articles. For each place linear in its article.
    #[must_use]
    pub fn new(corpus: &Corpus, identities: &Identities, all: &[Tick]) -> Self {
        let mut ticked = Self::default();
        for tick in all {
            let site = |it: &TickSite| match identities.find(corpus, &it.anchor) {
                Found::At(passage) => Some((passage, it.words.clone())),
                _ => None,
            };
            let sites: Option<Vec<_>> = tick.sites.iter().map(site).collect();
            if let Some(mut sites) = sites.filter(|it| !it.is_empty()) {
                sites.sort_unstable();
                let key = (tick.kind.clone(), sites);
                ticked.0.entry(key).or_default().push(tick.clone());
            }
        }
        ticked
    }

    /// What ticked a difference off; nothing where it is left. Linear in its words.
    #[must_use]
    pub fn on(&self, corpus: &Corpus, it: &Divergence) -> &[Tick] {
        if self.0.is_empty() {
            return &[];
        }
        let site = |it: &Site| {
            let passage = corpus.passage_of(*it)?;
            Some(((it.article, passage), corpus.slice(*it).to_owned()))
        };
        let sites: Option<Vec<_>> = it.sites.iter().map(site).collect();
        let Some(mut sites) = sites else { return &[] };
        sites.sort_unstable();
        let found = self.0.get(&(it.kind.name().to_owned(), sites));
        found.map_or(&[], Vec::as_slice)
    }

    /// The change that ticks a difference off, or takes that back; none where an article of it is not known.
    #[must_use]
    pub fn toggled(
        &self,
        corpus: &Corpus,
        identities: &Identities,
        it: &Divergence,
    ) -> Option<Change> {
        match self.on(corpus, it) {
            [] => Tick::new(corpus, identities, it).map(Change::Tick),
            ticks => Some(Change::Untick(ticks.to_vec())),
        }
    }

    /// Whether a difference is ticked off.
    #[must_use]
    pub fn has(&self, corpus: &Corpus, it: &Divergence) -> bool {
        !self.on(corpus, it).is_empty()
    }

    /// Whether nothing is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
