//! `Tick`: a difference that the reader has ticked off, named so that it is found again.

use super::Identities;
use super::anchor::{Anchor, Found};
use super::shelf::Change;
use crate::corpus::{Corpus, PassageRef, Site};
use crate::diverge::Divergence;
use crate::text::index::ArticleId;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// A difference that was looked at and is done with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tick {
    /// The name of its kind, as in JSON.
    pub kind: String,
    /// What it is about.
    pub sites: Vec<TickSite>,
}

/// One place of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
pub struct Ticked {
    by_key: FxHashMap<Key, Vec<Tick>>,
    about: Vec<PlacedTick>,
}

/// What ticked a difference of these articles off, with where each of its places is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedTick {
    /// The tick.
    pub tick: Tick,
    /// For each of its sites the article, and the passage where that is found again.
    pub places: Vec<(ArticleId, Option<PassageRef>)>,
}

impl Ticked {
    /// Finds what is ticked off in these articles. For each place linear in its article.
    #[must_use]
    pub fn new(corpus: &Corpus, identities: &Identities, all: &[Tick]) -> Self {
        let mut ticked = Self::default();
        for tick in all {
            let place = |it: &TickSite| match identities.find(corpus, &it.anchor) {
                Found::At(passage) => Some((passage.0, Some(passage))),
                Found::Gone(article) => Some((article, None)),
                Found::Elsewhere => None,
            };
            let places: Option<Vec<_>> = tick.sites.iter().map(place).collect();
            let Some(places) = places.filter(|it| !it.is_empty()) else {
                continue;
            };
            let sites = tick.sites.iter().zip(&places);
            let sites = sites.map(|(it, at)| Some((at.1?, it.words.clone())));
            if let Some(mut sites) = sites.collect::<Option<Vec<_>>>() {
                sites.sort_unstable();
                let key = (tick.kind.clone(), sites);
                ticked.by_key.entry(key).or_default().push(tick.clone());
            }
            let tick = tick.clone();
            ticked.about.push(PlacedTick { tick, places });
        }
        ticked
    }

    /// What ticked a difference off; nothing where it is left. Linear in its words.
    #[must_use]
    pub fn on(&self, corpus: &Corpus, it: &Divergence) -> &[Tick] {
        if self.by_key.is_empty() {
            return &[];
        }
        let site = |it: &Site| {
            let passage = corpus.passage_of(*it)?;
            Some(((it.article, passage), corpus.slice(*it).to_owned()))
        };
        let sites: Option<Vec<_>> = it.sites.iter().map(site).collect();
        let Some(mut sites) = sites else { return &[] };
        sites.sort_unstable();
        let found = self.by_key.get(&(it.kind.name().to_owned(), sites));
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

    /// Whether nothing is that is found again with its words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// What was ticked off and is none of these differences now, in the order in which that was done. Linear in both.
    #[must_use]
    pub fn lost<'a>(
        &'a self,
        corpus: &Corpus,
        told: impl Iterator<Item = &'a Divergence>,
    ) -> Vec<&'a PlacedTick> {
        if self.about.is_empty() {
            return Vec::new();
        }
        let told: FxHashSet<&Tick> = told.flat_map(|it| self.on(corpus, it)).collect();
        let rest = self.about.iter().filter(|it| !told.contains(&it.tick));
        rest.collect()
    }

    /// The same in words; nothing where nothing is lost.
    #[must_use]
    pub fn said_lost<'a>(
        &'a self,
        corpus: &Corpus,
        told: impl Iterator<Item = &'a Divergence>,
    ) -> Option<String> {
        match self.lost(corpus, told).len() {
            0 => None,
            1 => Some("1 row ticked off before is not listed now".to_owned()),
            n => Some(format!("{n} rows ticked off before are not listed now")),
        }
    }

    /// Everything that was ticked off in these articles, in the order in which that was done, whatever became of it.
    #[must_use]
    pub fn about(&self) -> &[PlacedTick] {
        &self.about
    }
}
