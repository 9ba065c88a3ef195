//! The order of the list of differences: in groups, in each what weighs most first, and what is told of the same two passages
//! together. List, walk and reports follow it.

use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge::{Class, Divergence, Kind, Precise};
use crate::render::outline::passages;
use crate::text::index::DivergenceId;
use rustc_hash::FxHashMap;

/// The headings of the list of differences before those of single articles, as [`group`] counts them.
pub const GROUPS: [&str; 4] = [
    "Check these",
    "Told differently",
    "Other words and details",
    "Order and repeats",
];

/// The group of the list of differences in which one stands: 0 check, 1 told differently, 2 in other words, with a detail, a longer
/// name or from another word of a quote on, 3 order, from 4 on told only in each article.
#[must_use]
pub fn group(divergence: &Divergence) -> usize {
    match (divergence.kind.class(), &divergence.kind) {
        (Class::Check, _) => 0,
        // What is told twice is no less told by the others, and what one tells in several places says where it is told.
        (_, Kind::Repeated | Kind::Split { .. }) => 3,
        (Class::Only, _) => 4 + divergence.sites.first().map_or(0, |it| it.article.index()),
        (_, Kind::Order { .. }) => 3,
        (_, kind) if weight(kind) > 0 => 2,
        _ => 1,
    }
}

/// All differences with their groups, in the order of the list: a pair of passages stands where the weightiest row about it
/// would, among equals where the first one would. `n log n` in their count.
#[must_use]
pub fn listed(comparison: &Comparison) -> Vec<(usize, DivergenceId)> {
    let mut rows: Vec<_> = comparison
        .divergences()
        .iter_enumerated()
        .map(|(id, it)| (group(it), passages(comparison, it), weight(&it.kind), id))
        .collect();
    let mut best: FxHashMap<(usize, Vec<PassageRef>), (u8, DivergenceId)> = FxHashMap::default();
    for (group, pair, weight, id) in &rows {
        let best = best.entry((*group, pair.clone())).or_insert((*weight, *id));
        *best = (*best).min((*weight, *id));
    }
    rows.sort_by_cached_key(|(group, pair, weight, id)| {
        let first = best.get(&(*group, pair.clone())).copied();
        (*group, first, *weight, *id)
    });
    rows.into_iter().map(|it| (it.0, it.3)).collect()
}

/// How little a kind weighs: first numbers, dates, sources, quotes, what is planned or done; then other words and details; last
/// where a quote begins, and names that one gives in full.
fn weight(kind: &Kind) -> u8 {
    match kind {
        Kind::QuoteBounds { .. } => 2,
        Kind::MorePrecise { what, .. } if *what == Precise::Name => 2,
        Kind::Described { .. } | Kind::Detail { .. } => 1,
        Kind::Reworded(_) => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, weight};
    use crate::comparison::{Options, compare};
    use crate::load::{Input, read_one};
    use crate::render::outline::passages;

    const A: &str = "Bridge shut\n\nThe old bridge over the fjord was closed by the harbor office on Friday, and buses go round it, mayor Ida Moe said.\n\n\"A close look at the northern pier will take until the spring,\" Moe told reporters in Halden.\n\nThe city council will vote on a new bridge on Monday, which may cost 48 million crowns.\n";
    const B: &str = "Halden bridge closed\n\nThe old bridge over the fjord was closed by the road agency on Friday, and 30 buses go round it, the mayor said.\n\n\"Close look at the northern pier will take until the spring,\" Ida Moe told reporters.\n\nThe city council voted on a new bridge on Monday, which costs 48 million crowns and has four lanes for cars.\n";

    #[test]
    fn rows_of_one_pair_stand_together_and_the_weightiest_pair_first() {
        let read = |text: &str| {
            let input = Input::Bytes {
                name: "report.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let options = Options {
            all_differences: true,
            ..Options::default()
        };
        let it = compare([A, B].map(read).into(), &options);
        let rows = listed(&it);
        assert_eq!(rows.len(), it.divergences().len());
        assert!(rows.is_sorted_by_key(|it| it.0));
        let pair = |n: usize| (rows[n].0, passages(&it, &it.divergences()[rows[n].1]));
        let weight = |n: usize| weight(&it.divergences()[rows[n].1].kind);
        let mut firsts: Vec<(usize, u8)> = Vec::new();
        for (n, (group, _)) in rows.iter().enumerate() {
            let goes_on = n > 0 && pair(n - 1) == pair(n);
            if goes_on {
                assert!(weight(n - 1) <= weight(n));
            } else {
                assert!((0..n).all(|at| pair(at) != pair(n)), "{:?}", pair(n));
                firsts.push((*group, weight(n)));
            }
        }
        assert!(firsts.is_sorted());
        assert!(firsts.len() < rows.len(), "two rows of one pair");
    }
}
