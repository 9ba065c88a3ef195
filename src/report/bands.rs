//! Bands: how articles are cut so that blocks which tell the same can stand on one height, no article reordered.

use super::digest::Digest;
use crate::text::index::{ArticleId, BlockId};
use std::ops::Range;

/// A stretch of one article that begins on the height of a row and lasts until its next stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Band {
    /// The row on which it begins.
    pub row: usize,
    /// How many rows it may take.
    pub rows: usize,
    /// Its blocks, by position.
    pub blocks: Range<usize>,
}

/// The bands of each of some articles. All begin in row 0; a new row is begun by the articles of a match, at the blocks
/// that tell it. Matches that stand in another order in some article are passed over. `n log n` in matches.
pub(super) fn bands(digest: &Digest<'_>, articles: &[ArticleId]) -> Vec<Vec<Band>> {
    let corpus = digest.comparison.corpus();
    let stops = stops(digest, articles);
    let bands = |(n, article): (usize, &ArticleId)| {
        let mut bands = Vec::new();
        let (mut row, mut from) = (0, 0);
        for (at, block) in stops
            .iter()
            .enumerate()
            .filter_map(|(at, it)| Some((at + 1, it[n]?)))
        {
            bands.push(Band {
                row,
                rows: at - row,
                blocks: from..block.index(),
            });
            (row, from) = (at, block.index());
        }
        bands.push(Band {
            row,
            rows: stops.len() + 1 - row,
            blocks: from..corpus.articles()[*article].blocks().len(),
        });
        bands
    };
    articles.iter().enumerate().map(bands).collect()
}

/// For each row but the first: the block of each article that begins there.
fn stops(digest: &Digest<'_>, articles: &[ArticleId]) -> Vec<Vec<Option<BlockId>>> {
    let corpus = digest.comparison.corpus();
    let mut matches: Vec<_> = digest
        .comparison
        .alignment()
        .matches()
        .iter_enumerated()
        .collect();
    matches.sort_by_key(|(_, it)| digest.outline.first_order(&it.passages));
    let mut reached = vec![BlockId::new(0); articles.len()];
    let mut stops = Vec::new();
    for (_, matched) in matches.into_iter().filter(|(_, it)| !it.moved) {
        let block = |article: &ArticleId| {
            let passage = matched.passages.iter().find(|it| it.0 == *article)?.1;
            Some(corpus.segments(*article).passages()[passage].block)
        };
        let stop: Vec<Option<BlockId>> = articles.iter().map(block).collect();
        let goes_on =
            |(it, reached): (&Option<BlockId>, &BlockId)| it.is_none_or(|it| it > *reached);
        let several = stop.iter().flatten().count() > 1;
        if several && stop.iter().zip(&reached).all(goes_on) {
            for (reached, it) in reached.iter_mut().zip(&stop) {
                *reached = it.unwrap_or(*reached);
            }
            stops.push(stop);
        }
    }
    stops
}
