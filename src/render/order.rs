//! The order of the list of differences: in groups, in each along the matches, what is in none at its place between them, and what is
//! told of the same two passages together, what weighs most first. List, walk and reports follow it.

use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge::{Class, Divergence, Kind, Precise};
use crate::render::outline::{Order, Outline, passages};
use crate::text::index::{ArticleId, DivergenceId};
use rustc_hash::FxHashMap;

/// The headings of the list of differences before those of single articles, as [`group`] counts them.
const GROUPS: [&str; 4] = [
    "To check",
    "Told differently",
    "Described otherwise, details",
    "Order and repeats",
];

/// The headings of the list of differences, in its order, of so many articles.
#[must_use]
pub fn headings(n_articles: usize) -> Vec<String> {
    let only = (0..n_articles).map(|it| format!("Told only in {}", ArticleId::new(it)));
    GROUPS.map(String::from).into_iter().chain(only).collect()
}

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

/// All differences with their groups, in the order of the list: those of a match where it is told first, the others where they stand;
/// a pair of passages stands where the first row about it would. What one article alone tells stands in its own order. `n log n` in their count.
#[must_use]
pub fn listed(comparison: &Comparison, outline: &Outline) -> Vec<(usize, DivergenceId)> {
    let mut rows: Vec<_> = comparison
        .divergences()
        .iter_enumerated()
        .map(|(id, it)| (group(it), passages(comparison, it), id))
        .collect();
    let mut first: FxHashMap<(usize, Vec<PassageRef>), Place> = FxHashMap::default();
    for (group, pair, id) in &rows {
        let place = place(comparison, outline, &comparison.divergences()[*id], pair);
        let first = first.entry((*group, pair.clone())).or_insert(place);
        *first = (*first).min(place);
    }
    rows.sort_by_cached_key(|(group, pair, id)| {
        // What one article alone tells follows that article.
        let first = first.get(&(*group, pair.clone())).copied();
        let first = first.filter(|_| *group < GROUPS.len());
        let weight = weight(&comparison.divergences()[*id].kind);
        (*group, first, pair.clone(), weight, *id)
    });
    rows.into_iter().map(|it| (it.0, it.2)).collect()
}

/// Whether the base does not tell the match, where that or else the difference is told first, the number of the match, and where the
/// difference itself is told first.
type Place = (bool, Option<Order>, usize, Option<Order>);

fn place(
    comparison: &Comparison,
    outline: &Outline,
    it: &Divergence,
    pair: &[PassageRef],
) -> Place {
    let own = outline.first_order(pair);
    let Some(id) = it.matched else {
        return (false, own, 0, own);
    };
    let members = &comparison.alignment().matches()[id].passages;
    let untold = members.iter().all(|it| it.0 != outline.base());
    let first = outline.first_order(members);
    (untold, first, outline.number(id), own)
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
    use super::{listed, place, weight};
    use crate::comparison::{Options, compare};
    use crate::load::{Input, read_one};
    use crate::render::outline::{Outline, passages};
    use crate::text::index::ArticleId;

    const A: &str = "Bridge shut\n\nThe old bridge over the fjord was closed by the harbor office on Friday, and buses go round it, mayor Ida Moe said.\n\n\"A close look at the northern pier will take until the spring,\" Moe told reporters in Halden.\n\nThe city council will vote on a new bridge on Monday, which may cost 48 million crowns.\n";
    const B: &str = "Halden bridge closed\n\nThe old bridge over the fjord was closed by the road agency on Friday, and 30 buses go round it, the mayor said.\n\n\"Close look at the northern pier will take until the spring,\" Ida Moe told reporters.\n\nThe city council voted on a new bridge on Monday, which costs 48 million crowns and has four lanes for cars.\n";

    #[test]
    fn rows_of_one_pair_stand_together_along_the_matches() {
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
        let outline = Outline::new(&it, ArticleId::new(0));
        let rows = listed(&it, &outline);
        assert_eq!(rows.len(), it.divergences().len());
        assert!(rows.is_sorted_by_key(|it| it.0));
        let pair = |n: usize| (rows[n].0, passages(&it, &it.divergences()[rows[n].1]));
        let weight = |n: usize| weight(&it.divergences()[rows[n].1].kind);
        let at = |n: usize| {
            let (group, pair) = pair(n);
            (
                group,
                place(&it, &outline, &it.divergences()[rows[n].1], &pair),
            )
        };
        let mut firsts = Vec::new();
        for n in 0..rows.len() {
            let goes_on = n > 0 && pair(n - 1) == pair(n);
            if goes_on {
                assert!(weight(n - 1) <= weight(n));
            } else {
                assert!((0..n).all(|at| pair(at) != pair(n)), "{:?}", pair(n));
                firsts.push(at(n));
            }
        }
        assert!(firsts.is_sorted());
        assert!(firsts.len() < rows.len(), "two rows of one pair");
    }
}
