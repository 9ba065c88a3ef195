//! Which matches stand in another order in two articles.

use super::Match;
use crate::corpus::PassageRef;
use crate::text::index::{ArticleId, IndexVec, MatchId, PassageId};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The score of each link, by its passages.
pub(super) type Strength = FxHashMap<[PassageRef; 2], f32>;

/// One place where a match stands in two articles; a match told in two places has several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    id: MatchId,
    left: PassageId,
    right: PassageId,
    weight: f32,
}

/// Where the matches that both articles tell stand, in the order of the left one. A match weighs as much as all its links
/// between the two.
pub(super) fn places(
    matches: &IndexVec<MatchId, Match>,
    left: ArticleId,
    right: ArticleId,
    strength: &Strength,
) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (id, it) in matches.iter_enumerated() {
        let first = places.len();
        for a in it.passages.iter().filter(|a| a.0 == left) {
            for b in it.passages.iter().filter(|b| b.0 == right) {
                let link = strength.get(&[*a.min(b), *a.max(b)]);
                places.push(Place {
                    id,
                    left: a.1,
                    right: b.1,
                    weight: link.copied().unwrap_or(0.0),
                });
            }
        }
        let weight = places[first..].iter().map(|it| it.weight).sum();
        places[first..].iter_mut().for_each(|it| it.weight = weight);
    }
    places.sort_by_key(|it| (it.left, it.right));
    places
}

/// The matches outside of the heaviest set of matches that do not cross; a match told in several places may stand at any
/// of them. `size`: passages of the right article.
///
/// A heaviest increasing subsequence, by a Fenwick tree of maxima: `n log n`.
pub(super) fn out_of_order(places: &[Place], size: usize) -> BTreeSet<MatchId> {
    let mut chains = Chains::new(size);
    // By place: the place before it in the heaviest chain that ends there.
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    let mut end = (0.0, None);
    for row in places.chunk_by(|a, b| a.left == b.left) {
        // All of a row are asked before any is put in: one left passage stands in one place.
        let first = before.len();
        let found: Vec<(f32, Option<usize>)> =
            row.iter().map(|it| chains.before(it.right)).collect();
        for (n, (it, best)) in row.iter().zip(found).enumerate() {
            before.push(best.1);
            let chain = (best.0 + it.weight, Some(first + n));
            chains.put(it.right, chain);
            if chain.0 > end.0 {
                end = chain;
            }
        }
    }
    let mut moved: BTreeSet<MatchId> = places.iter().map(|it| it.id).collect();
    let mut next = end.1;
    while let Some(at) = next {
        moved.remove(&places[at].id);
        next = before[at];
    }
    moved
}

/// The heaviest chain that ends at or before each right passage, with its last place: a Fenwick tree of maxima.
struct Chains {
    tree: Vec<(f32, Option<usize>)>,
}

impl Chains {
    fn new(size: usize) -> Self {
        Self {
            tree: vec![(0.0, None); size + 1],
        }
    }

    /// The heaviest chain that ends before `right`. Logarithmic.
    fn before(&self, right: PassageId) -> (f32, Option<usize>) {
        let mut best = (0.0, None);
        let mut node = right.index();
        while node > 0 {
            if self.tree[node].0 > best.0 {
                best = self.tree[node];
            }
            node &= node - 1;
        }
        best
    }

    /// Puts in a chain that ends at `right`. Logarithmic.
    fn put(&mut self, right: PassageId, chain: (f32, Option<usize>)) {
        let mut node = right.index() + 1;
        while node < self.tree.len() {
            if chain.0 > self.tree[node].0 {
                self.tree[node] = chain;
            }
            node += node & node.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, out_of_order};
    use crate::text::index::{MatchId, PassageId};

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
    fn a_match_told_in_two_places_stands_at_the_one_that_fits() {
        let place = |id, left, right| Place {
            id: MatchId::new(id),
            left: PassageId::new(left),
            right: PassageId::new(right),
            weight: 1.0,
        };
        let places = [
            place(0, 0, 2),
            place(0, 0, 9),
            place(1, 1, 4),
            place(2, 2, 5),
        ];
        assert!(out_of_order(&places, 10).is_empty());
    }
}
