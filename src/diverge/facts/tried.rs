//! Which pairs of figures of two articles are tried, and which of those tried are told.

use crate::corpus::PassageRef;
use crate::diverge::context::Context;
use crate::diverge::facts::likeness::{Around, Key};
use rustc_hash::FxHashMap;

/// So many figures of an article at most may share a word by which they are tried: a word of more tells none from another, and the pairs
/// would be quadratic in them.
const TRIED: usize = 12;

/// The pairs of figures that share a word by which few figures of either article are tried, or two words near each other, or are among the
/// first of linked passages; sorted. About linear in the figures.
pub(in crate::diverge) fn candidates(
    context: &Context<'_>,
    one: &[&Around],
    two: &[&Around],
) -> Vec<[usize; 2]> {
    let keys = |it: &Around| -> Vec<Key> {
        let mut all: Vec<Key> = it.keys().collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let mut by_key: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    let mut by_passage: FxHashMap<PassageRef, Vec<usize>> = FxHashMap::default();
    for (m, it) in two.iter().enumerate() {
        for key in keys(it) {
            by_key.entry(key).or_default().push(m);
        }
        let faced = by_passage.entry(it.at).or_default();
        if faced.len() < TRIED {
            faced.push(m);
        }
    }
    let mut ours: FxHashMap<Key, usize> = FxHashMap::default();
    for key in one.iter().flat_map(|it| keys(it)) {
        *ours.entry(key).or_default() += 1;
    }
    let mut linked: FxHashMap<PassageRef, Vec<usize>> = FxHashMap::default();
    for link in context.alignment.links() {
        let [a, b] = link.passages;
        for (own, other) in [(a, b), (b, a)] {
            if let Some(all) = by_passage.get(&other) {
                linked.entry(own).or_default().extend(all);
            }
        }
    }
    let mut of_passage: FxHashMap<PassageRef, usize> = FxHashMap::default();
    let mut out = Vec::new();
    for (n, it) in one.iter().enumerate() {
        let mut keys = keys(it);
        keys.retain(|key| ours[key] <= TRIED);
        let shared = keys.iter().filter_map(|key| by_key.get(key));
        let shared = shared.filter(|it| it.len() <= TRIED).flatten();
        let before = of_passage.entry(it.at).or_default();
        *before += 1;
        let first = *before <= TRIED;
        let faced = linked.get(&it.at).filter(|_| first).into_iter().flatten();
        let mut all: Vec<usize> = shared.chain(faced).copied().collect();
        all.sort_unstable();
        all.dedup();
        out.extend(all.into_iter().map(|m| [n, m]));
    }
    out
}

/// Two figures, how surely they are of one thing, and what else is known of them.
pub(in crate::diverge) struct Tried<T> {
    pub pair: [usize; 2],
    pub sure: f32,
    pub known: T,
}

/// Of the pairs tried the ones that are told: the surest first, each two values once, where none that is still free comes within `lead` of
/// it for one of the two. `value` is the same for figures of a side that give one value. What is as sure is dealt with at once, so that no
/// order counts. About linear, but for a sort.
pub(in crate::diverge) fn best<T>(
    mut tried: Vec<Tried<T>>,
    lead: f32,
    value: impl Fn(usize, usize) -> u64,
) -> Vec<Tried<T>> {
    tried.sort_by(|a, b| b.sure.total_cmp(&a.sure).then(a.pair.cmp(&b.pair)));
    let values = |it: &Tried<T>| [value(0, it.pair[0]), value(1, it.pair[1])];
    let mut rows: [FxHashMap<u64, Vec<usize>>; 2] = Default::default();
    for (n, it) in tried.iter().enumerate() {
        for (rows, value) in rows.iter_mut().zip(values(it)) {
            rows.entry(value).or_default().push(n);
        }
    }
    let mut free = vec![true; tried.len()];
    let mut told = vec![false; tried.len()];
    let mut from = 0;
    while from < tried.len() {
        let alike = tried[from..]
            .iter()
            .take_while(|it| it.sure == tried[from].sure);
        let until = from + alike.count().max(1);
        let open: Vec<usize> = (from..until).filter(|n| free[*n]).collect();
        let mut first: FxHashMap<[u64; 2], [usize; 2]> = FxHashMap::default();
        for &n in &open {
            let own = values(&tried[n]);
            let rival = |side: usize| {
                // The surest come first: what comes behind those that are near enough is not asked.
                let all = rows[side][&own[side]].iter();
                let mut near = all.take_while(|m| tried[**m].sure > tried[n].sure - lead);
                near.any(|m| free[*m] && values(&tried[*m]) != own)
            };
            told[n] = !rival(0) && !rival(1);
            if told[n] {
                let place = place(tried[n].pair);
                let held = first.entry(own).or_insert(place);
                *held = place.min(*held);
            }
        }
        for &n in &open {
            let own = values(&tried[n]);
            told[n] &= first.get(&own) == Some(&place(tried[n].pair));
            // Whether told or not: both values are dealt with.
            for side in [0, 1] {
                for m in &rows[side][&own[side]] {
                    free[*m] = false;
                }
            }
        }
        from = until;
    }
    let mut told = told.into_iter();
    tried.retain(|_| told.next().unwrap_or(false));
    tried
}

/// How early two figures stand, whichever report is which.
fn place([one, two]: [usize; 2]) -> [usize; 2] {
    [one + two, one.min(two)]
}

#[cfg(test)]
mod tests {
    use super::{Tried, best};

    /// Pairs with how sure each is, and which are told.
    #[track_caller]
    fn check(tried: &[([usize; 2], f32)], expected: &[[usize; 2]]) {
        let tried = tried.iter().map(|&(pair, sure)| Tried {
            pair,
            sure,
            known: (),
        });
        let tried: Vec<Tried<()>> = tried.collect();
        let other = tried.iter().map(|it| Tried {
            pair: [it.pair[1], it.pair[0]],
            ..*it
        });
        let pairs = |tried: Vec<Tried<()>>| -> Vec<[usize; 2]> {
            let told = best(tried, 0.5, |_, n| n as u64 / 10);
            told.iter().map(|it| it.pair).collect()
        };
        let mut turned: Vec<[usize; 2]> = pairs(other.collect());
        turned.iter_mut().for_each(|it| it.reverse());
        let told = pairs(tried);
        assert_eq!(told, expected);
        assert_eq!(turned, expected, "the other article first");
    }

    #[test]
    fn what_is_as_sure_is_dealt_with_at_once() {
        check(
            &[
                ([10, 10], 5.0),
                ([10, 20], 5.0),
                ([20, 10], 5.0),
                ([20, 20], 4.0),
            ],
            &[],
        );
        check(&[([10, 10], 5.0), ([20, 20], 5.0)], &[[10, 10], [20, 20]]);
        // One value told twice in each report is told where it stands first.
        check(
            &[([10, 13], 5.0), ([11, 12], 5.0), ([11, 11], 5.0)],
            &[[11, 11]],
        );
    }

    #[test]
    fn the_surest_is_told_and_leaves_the_rest_to_others() {
        check(
            &[([0, 0], 5.0), ([0, 10], 4.0), ([10, 10], 3.8)],
            &[[0, 0], [10, 10]],
        );
    }

    #[test]
    fn what_is_nearly_as_likely_silences_both() {
        check(&[([0, 0], 5.0), ([0, 10], 4.7)], &[]);
        check(
            &[([0, 0], 5.0), ([10, 0], 4.7), ([10, 10], 3.0)],
            &[[10, 10]],
        );
    }
}
