//! Links become matches: groups of passages over all articles, and which of them stand in another order.

use super::score::LINK;
use super::{Link, Match};
use crate::article::BlockKind;
use crate::corpus::{Corpus, PassageRef};
use crate::text::index::{ArticleId, IndexVec, MatchId, PassageId};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The most passages of one article that one match holds.
const MOST_TELLINGS: usize = 3;

/// A match in the making: its passages.
type Group = Vec<PassageRef>;

/// Groups links into matches, sorted by their first passage.
///
/// Links are taken from the strongest on, those between a headline and running text last: a headline sums up several
/// passages, but its match is the other headline. Two groups become one when their passages are linked on average as strongly as
/// a link must be (average linkage: one strong link does not chain two groups), when some article still tells it in one
/// passage, and no article in more than three. `order` ranks the articles as in [`super::links::links`].
///
/// Cost: sorting the links, and for each link the product of two small groups.
///
/// Known failure: a link that is passed over is not looked at again when the groups have grown.
pub(super) fn matches(
    corpus: &Corpus,
    order: &[ArticleId],
    links: &[Link],
) -> IndexVec<MatchId, Match> {
    let ranks = ranks(order);
    let strength: FxHashMap<[PassageRef; 2], f32> = links
        .iter()
        .map(|it| (it.passages, it.score.get()))
        .collect();
    let mut groups = group(corpus, links, &ranks, &strength);
    groups.sort_unstable();
    let mut matches: IndexVec<MatchId, Match> = groups
        .into_iter()
        .map(|passages| Match {
            passages,
            moved: false,
        })
        .collect();
    for (rank, &left) in order.iter().enumerate() {
        for &right in &order[rank + 1..] {
            let places = places(&matches, left, right, &strength);
            let size = corpus.segments(right).passages().len();
            for id in out_of_order(&places, size) {
                matches[id].moved = true;
            }
        }
    }
    matches
}

/// The rank of each article.
fn ranks(order: &[ArticleId]) -> IndexVec<ArticleId, usize> {
    let mut ranks: IndexVec<ArticleId, usize> = vec![0; order.len()].into();
    for (rank, &article) in order.iter().enumerate() {
        ranks[article] = rank;
    }
    ranks
}

/// Average linkage over the links, strongest first; each group sorted, with two passages at least.
fn group(
    corpus: &Corpus,
    links: &[Link],
    ranks: &IndexVec<ArticleId, usize>,
    strength: &FxHashMap<[PassageRef; 2], f32>,
) -> Vec<Group> {
    let mut strongest: Vec<_> = links
        .iter()
        .map(|it| {
            let mut ends = it
                .passages
                .map(|(article, passage)| (ranks[article], passage, article));
            ends.sort_unstable();
            let apart = ends[0].1.index().abs_diff(ends[1].1.index());
            let [one, other] = it.passages.map(|it| is_headline(corpus, it));
            (one != other, Reverse(it.score), apart, ends)
        })
        .collect();
    strongest.sort_unstable();
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of: FxHashMap<PassageRef, usize> = FxHashMap::default();
    for (.., ends) in strongest {
        let [one, other] = ends.map(|(_, passage, article)| {
            *group_of.entry((article, passage)).or_insert_with(|| {
                groups.push(vec![(article, passage)]);
                groups.len() - 1
            })
        });
        if one == other || !tell_the_same(&groups[one], &groups[other], strength) {
            continue;
        }
        let moving = std::mem::take(&mut groups[other]);
        for passage in &moving {
            group_of.insert(*passage, one);
        }
        groups[one].extend(moving);
    }
    groups.retain_mut(|it| {
        it.sort_unstable();
        it.len() > 1
    });
    groups
}

/// Whether a passage stands in the headline.
fn is_headline(corpus: &Corpus, (article, passage): PassageRef) -> bool {
    let block = corpus.segments(article).passages()[passage].block;
    corpus.articles()[article].blocks()[block].kind == BlockKind::Headline
}

/// Whether two groups may become one match.
fn tell_the_same(one: &Group, other: &Group, strength: &FxHashMap<[PassageRef; 2], f32>) -> bool {
    if !stays_plain(one, other) {
        return false;
    }
    let (mut sum, mut pairs) = (0.0, 0.0);
    for &a in one {
        for &b in other.iter().filter(|b| b.0 != a.0) {
            sum += strength.get(&[a.min(b), a.max(b)]).unwrap_or(&0.0);
            pairs += 1.0;
        }
    }
    sum >= LINK * pairs
}

/// Whether some article tells both groups together in one passage, and none in too many.
fn stays_plain(one: &Group, other: &Group) -> bool {
    let mut articles: Vec<ArticleId> = one.iter().chain(other).map(|it| it.0).collect();
    articles.sort_unstable();
    let mut tellings = articles.chunk_by(|a, b| a == b).map(<[_]>::len);
    let (fewest, most) = tellings
        .by_ref()
        .fold((usize::MAX, 0), |(min, max), it| (min.min(it), max.max(it)));
    fewest == 1 && most <= MOST_TELLINGS
}

/// Where a match stands in two articles.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    id: MatchId,
    left: PassageId,
    right: PassageId,
    weight: f32,
}

/// Where the matches that both articles tell stand, in the order of the left one.
///
/// A match with several tellings stands where its strongest link does, and weighs as much as all its links.
fn places(
    matches: &IndexVec<MatchId, Match>,
    left: ArticleId,
    right: ArticleId,
    strength: &FxHashMap<[PassageRef; 2], f32>,
) -> Vec<Place> {
    let mut places: Vec<Place> = matches
        .iter_enumerated()
        .filter_map(|(id, it)| {
            let mut best: Option<(f32, PassageId, PassageId)> = None;
            let mut weight = 0.0;
            for a in it.passages.iter().filter(|a| a.0 == left) {
                for b in it.passages.iter().filter(|b| b.0 == right) {
                    let link = strength
                        .get(&[*a.min(b), *a.max(b)])
                        .copied()
                        .unwrap_or(0.0);
                    weight += link;
                    if best.is_none_or(|it| link > it.0) {
                        best = Some((link, a.1, b.1));
                    }
                }
            }
            let (_, left, right) = best?;
            Some(Place {
                id,
                left,
                right,
                weight,
            })
        })
        .collect();
    places.sort_by_key(|it| (it.left, it.right));
    places
}

/// The matches outside of the heaviest set of matches that do not cross. `size`: passages of the right article.
///
/// A heaviest increasing subsequence, by a Fenwick tree of maxima: `n log n`.
fn out_of_order(places: &[Place], size: usize) -> Vec<MatchId> {
    // tree: by right passage, heaviest chain that ends there or before, and its last place.
    let mut tree: Vec<(f32, Option<usize>)> = vec![(0.0, None); size + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    let mut end = (0.0, None);
    for (at, it) in places.iter().enumerate() {
        let mut best = (0.0, None);
        let mut node = it.right.index();
        while node > 0 {
            if tree[node].0 > best.0 {
                best = tree[node];
            }
            node &= node - 1;
        }
        before.push(best.1);
        let chain = (best.0 + it.weight, Some(at));
        let mut node = it.right.index() + 1;
        while node <= size {
            if chain.0 > tree[node].0 {
                tree[node] = chain;
            }
            node += node & node.wrapping_neg();
        }
        if chain.0 > end.0 {
            end = chain;
        }
    }
    let mut in_order = vec![false; places.len()];
    let mut next = end.1;
    while let Some(at) = next {
        in_order[at] = true;
        next = before[at];
    }
    places
        .iter()
        .zip(in_order)
        .filter(|(_, in_order)| !in_order)
        .map(|(it, _)| it.id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Place, out_of_order, stays_plain};
    use crate::text::index::{ArticleId, MatchId, PassageId};

    /// `rights`: for each match in the order of the left article, its place in the right one and its weight.
    #[track_caller]
    fn check_moved(rights: &[(usize, f32)], expected: &[usize]) {
        let places: Vec<Place> = rights
            .iter()
            .enumerate()
            .map(|(n, &(right, weight))| Place {
                id: MatchId::new(n),
                left: PassageId::new(n),
                right: PassageId::new(right),
                weight,
            })
            .collect();
        let moved: Vec<usize> = out_of_order(&places, 20)
            .iter()
            .map(|it| it.index())
            .collect();
        assert_eq!(moved, expected);
    }

    #[test]
    fn the_fewest_and_lightest_matches_are_the_moved_ones() {
        check_moved(&[(0, 1.0), (1, 1.0), (2, 1.0)], &[]);
        check_moved(&[(5, 1.0), (0, 1.0), (1, 1.0)], &[0]);
        check_moved(&[(1, 1.0), (0, 0.5)], &[1]);
        check_moved(&[(3, 0.9), (4, 0.9), (1, 0.6), (2, 0.6), (7, 1.0)], &[2, 3]);
        check_moved(&[], &[]);
    }

    #[test]
    fn a_match_keeps_one_article_with_one_telling() {
        let group = |list: &[(usize, usize)]| {
            list.iter()
                .map(|&(article, passage)| (ArticleId::new(article), PassageId::new(passage)))
                .collect()
        };
        let pair = group(&[(0, 0), (1, 0)]);
        assert!(stays_plain(&pair, &group(&[(1, 4)])));
        assert!(!stays_plain(&pair, &group(&[(0, 1), (1, 1)])));
        assert!(!stays_plain(&pair, &group(&[(1, 1), (1, 2), (1, 3)])));
    }
}
