//! Links between articles in two languages: by the names, numbers and dates that two passages share, which no language
//! changes.
//!
//! Words say nothing here, so a link needs two such anchors, one of them rare, and that they are most of what the passages
//! have. Known failure: two passages that name the same people and tell different things of them.

use super::{Evidence, Link, Score};
use crate::annotate::Grain;
use crate::corpus::{Corpus, PassageRef};
use crate::text::index::{ArticleId, EntityId, PassageId};
use rustc_hash::FxHashMap;

/// The least share of the weight of all anchors that two linked passages have in common.
const LEAST: f32 = 0.5;
/// An anchor in more passages of an article than this finds no candidates.
const COMMON: usize = 12;
/// An anchor in at most so many passages of each article is rare.
const RARE: usize = 3;

/// What no language changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Anchor<'a> {
    Name(EntityId),
    Number(u64),
    Date(&'a str),
}

/// The passages of one article with their anchors.
struct Anchored<'a> {
    of: Vec<Vec<Anchor<'a>>>,
    places: FxHashMap<Anchor<'a>, Vec<PassageId>>,
}

impl<'a> Anchored<'a> {
    fn new(corpus: &'a Corpus, article: ArticleId) -> Self {
        let segments = corpus.segments(article);
        let found = corpus.annotations(article);
        let mut of: Vec<Vec<Anchor<'a>>> = vec![Vec::new(); segments.passages().len()];
        let mut put = |offset: usize, anchor: Anchor<'a>| {
            if let Some(at) = segments.passage_at(offset) {
                of[at.index()].push(anchor);
            }
        };
        for (id, it) in found.mentions.iter_enumerated() {
            put(it.span.start(), Anchor::Name(corpus.entity(article, id)));
        }
        // One, two and the like stand anywhere.
        for it in found
            .quantities
            .iter()
            .filter(|it| it.value > 3.0 || it.value.fract() > 0.0)
        {
            put(it.number.start(), Anchor::Number(it.value.to_bits()));
        }
        for it in found.times.iter().filter(|it| it.grain >= Grain::Year) {
            put(it.span.start(), Anchor::Date(&it.value));
        }
        let mut places: FxHashMap<Anchor<'a>, Vec<PassageId>> = FxHashMap::default();
        for (at, anchors) in of.iter_mut().enumerate() {
            anchors.sort_unstable();
            anchors.dedup();
            for it in anchors {
                places.entry(*it).or_default().push(PassageId::new(at));
            }
        }
        Self { of, places }
    }

    fn count(&self, anchor: Anchor<'a>) -> usize {
        self.places.get(&anchor).map_or(0, Vec::len)
    }
}

/// The links between two articles in different languages, sorted. About linear in the text.
pub(super) fn links(corpus: &Corpus, left: ArticleId, right: ArticleId) -> Vec<Link> {
    let (one, other) = (Anchored::new(corpus, left), Anchored::new(corpus, right));
    let all = (one.of.len() + other.of.len()) as f32;
    let weight = |it: Anchor<'_>| {
        let df = (one.count(it) + other.count(it)) as f32;
        (1.0 + (all - df + 0.5) / (df + 0.5)).ln()
    };
    let mut scored: Vec<(PassageId, PassageId, f32)> = Vec::new();
    for (at, anchors) in one.of.iter().enumerate() {
        let mut candidates: Vec<PassageId> = anchors
            .iter()
            .filter_map(|it| other.places.get(it))
            .filter(|it| it.len() <= COMMON)
            .flatten()
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        for there in candidates {
            let theirs = &other.of[there.index()];
            let common: Vec<Anchor<'_>> = anchors
                .iter()
                .filter(|it| theirs.binary_search(it).is_ok())
                .copied()
                .collect();
            let rare = common
                .iter()
                .any(|it| one.count(*it) <= RARE && other.count(*it) <= RARE);
            let sum = |it: &[Anchor<'_>]| it.iter().map(|it| weight(*it)).sum::<f32>();
            let share = 2.0 * sum(&common) / (sum(anchors) + sum(theirs));
            if common.len() >= 2 && rare && share >= LEAST {
                scored.push((PassageId::new(at), there, share));
            }
        }
    }
    best(&scored)
        .map(|(a, b, share)| link(corpus, (left, a), (right, b), share))
        .collect()
}

/// The pairs that are the best of both of their passages: one name tells several passages.
fn best(
    scored: &[(PassageId, PassageId, f32)],
) -> impl Iterator<Item = (PassageId, PassageId, f32)> + '_ {
    let mut most: [FxHashMap<PassageId, f32>; 2] = Default::default();
    for &(a, b, share) in scored {
        for (side, it) in [a, b].into_iter().enumerate() {
            let held = most[side].entry(it).or_default();
            *held = held.max(share);
        }
    }
    scored
        .iter()
        .filter(move |(a, b, share)| *share >= most[0][a] && *share >= most[1][b])
        .copied()
}

fn link(corpus: &Corpus, one: PassageRef, other: PassageRef, share: f32) -> Link {
    let passages = [one.min(other), one.max(other)];
    let [a, b] = passages;
    Link {
        passages,
        score: Score::new(share),
        firm: Score::new(share),
        evidence: Evidence {
            names: super::links::names_in_common(corpus, a, b),
            figures: super::links::figures_in_common(corpus, a, b),
            ..Evidence::default()
        },
    }
}
