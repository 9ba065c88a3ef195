//! What the reader joins and parts by hand, whatever else speaks for it or against it.

use super::{Evidence, HandLink, Link, NearMiss, Score};
use crate::corpus::{Corpus, PassageRef};
use std::collections::BTreeMap;

/// Links by hand that the corpus has passages for.
#[derive(Debug, Default)]
pub(super) struct Hand {
    // Sorted, lower article first.
    joined: Vec<[PassageRef; 2]>,
    parted: Vec<[PassageRef; 2]>,
}

impl Hand {
    /// Takes those between passages that there are, of two articles; of several for one pair the last. `n log n`.
    pub(super) fn new(corpus: &Corpus, links: &[HandLink]) -> Self {
        let exists = |(article, passage): PassageRef| {
            article.index() < corpus.articles().len()
                && passage.index() < corpus.segments(article).passages().len()
        };
        let mut all: BTreeMap<[PassageRef; 2], bool> = BTreeMap::new();
        for it in links {
            let [one, other] = it.passages;
            if one.0 != other.0 && exists(one) && exists(other) {
                all.insert([one.min(other), one.max(other)], it.apart);
            }
        }
        let of = |apart| {
            let pairs = all.iter().filter(move |it| *it.1 == apart);
            pairs.map(|it| *it.0).collect()
        };
        Self {
            joined: of(false),
            parted: of(true),
        }
    }

    /// Pairs that are joined.
    pub(super) fn joined(&self) -> &[[PassageRef; 2]] {
        &self.joined
    }

    /// Whether a passage of one group is parted from one of the other. The product of two small groups.
    pub(super) fn parts(&self, ones: &[PassageRef], others: &[PassageRef]) -> bool {
        !self.parted.is_empty()
            && ones.iter().any(|one| {
                let mut others = others.iter();
                others.any(|other| {
                    let pair = [*one.min(other), *one.max(other)];
                    self.parted.binary_search(&pair).is_ok()
                })
            })
    }

    /// Near misses on which the reader has not spoken.
    pub(super) fn left_open(&self, mut near: Vec<NearMiss>) -> Vec<NearMiss> {
        let spoken = |pairs: &[_], it: &NearMiss| pairs.binary_search(&it.passages).is_ok();
        near.retain(|it| !spoken(&self.parted, it) && !spoken(&self.joined, it));
        near
    }

    /// Links without those that are parted and with those that are joined, sorted by their passages.
    pub(super) fn applied(&self, mut links: Vec<Link>) -> Vec<Link> {
        links.retain(|it| self.parted.binary_search(&it.passages).is_err());
        for pair in &self.joined {
            match links.binary_search_by_key(pair, |it| it.passages) {
                Ok(at) => (links[at].score, links[at].firm) = (Score::new(1.0), Score::new(1.0)),
                Err(at) => links.insert(
                    at,
                    Link {
                        passages: *pair,
                        score: Score::new(1.0),
                        firm: Score::new(1.0),
                        evidence: Evidence::default(),
                    },
                ),
            }
        }
        links
    }
}
