//! Which bands there are, and what stands in each.

use super::Band;
use super::pairs::Pairs;
use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::render::outline::Outline;
use crate::text::index::{ArticleId, IndexVec};
use crate::tui::folds::Shut;

/// The bands in the order of the base: a match stands where its first telling does, what one article tells alone between.
/// Passages of one paragraph that are told alone make one band, folded ones next to each other one row.
pub(super) fn bands(comparison: &Comparison, outline: &Outline, shut: &Shut) -> Vec<Band> {
    let alignment = comparison.alignment();
    let mut all: Vec<_> = Vec::new();
    let pairs = Pairs::new(comparison);
    for (id, it) in alignment.matches().iter_enumerated() {
        let (beside, apart) = pairs.parted(&it.passages);
        all.push((outline.first_order(&beside), Some(id), beside));
        let alone = |it| (Some(outline.order(it)), None, vec![it]);
        all.extend(apart.into_iter().map(alone));
    }
    for it in comparison.corpus().passages() {
        if alignment.match_of(it).is_none() {
            all.push((Some(outline.order(it)), None, vec![it]));
        }
    }
    all.sort_by_key(|it| it.0);
    let mut bands: Vec<Band> = Vec::new();
    for (_, matched, passages) in all {
        let folded = passages.iter().all(|it| shut.is_closed(*it));
        match bands.last_mut() {
            Some(last) if joins(comparison, outline, last, folded, &passages) => {
                add(last, &passages);
                if last.matched != matched {
                    last.matched = None;
                }
            }
            _ => {
                let mut band = Band {
                    cells: Vec::new(),
                    matched,
                    folded,
                };
                add(&mut band, &passages);
                bands.push(band);
            }
        }
    }
    bands
}

/// Whether passages go into the band before them.
fn joins(
    comparison: &Comparison,
    outline: &Outline,
    last: &Band,
    folded: bool,
    passages: &[PassageRef],
) -> bool {
    if folded || last.folded {
        return folded && last.folded;
    }
    let corpus = comparison.corpus();
    let block =
        |(article, it): PassageRef| (article, corpus.segments(article).passages()[it].block);
    let follows = |before: PassageRef, it: PassageRef| {
        block(before) == block(it) && before.1.index() + 1 == it.1.index()
    };
    let before = last.passages().last();
    // In a match, or told elsewhere too: a band of its own.
    let alignment = comparison.alignment();
    let alone = |it: PassageRef| alignment.match_of(it).is_none() && outline.retold(it).is_empty();
    last.passages().chain(passages.iter().copied()).all(alone)
        && before
            .zip(passages.first().copied())
            .is_some_and(|(before, it)| follows(before, it))
}

fn add(band: &mut Band, passages: &[PassageRef]) {
    for (article, passage) in passages {
        match band.cells.iter_mut().find(|it| it.0 == *article) {
            Some(cell) => cell.1.push(*passage),
            None => band.cells.push((*article, vec![*passage])),
        }
    }
}

/// For each passage the band that it is in.
pub(super) fn index(comparison: &Comparison, bands: &[Band]) -> IndexVec<ArticleId, Vec<usize>> {
    let corpus = comparison.corpus();
    let sizes = corpus
        .articles()
        .ids()
        .map(|it| corpus.segments(it).passages().len());
    let mut index: IndexVec<ArticleId, Vec<usize>> = sizes.map(|n| vec![0; n]).collect();
    for (at, band) in bands.iter().enumerate() {
        for (article, passage) in band.passages() {
            index[article][passage.index()] = at;
        }
    }
    index
}
