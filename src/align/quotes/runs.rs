//! The runs of words that two quotations have in common: all of them, or the stretch that is one utterance.

use super::blocks::{Block, blocks};
use super::words::{Vocabulary, Word};

/// The runs of words that two quotations have in common, stray words far off left aside; for quotations that are known to be
/// tellings of the same words.
#[must_use]
pub fn common_runs(left: &[Word], right: &[Word], vocabulary: &Vocabulary) -> Vec<Block> {
    let weight = |word: &Word| {
        if vocabulary.is_small(word.symbol) {
            0.15
        } else {
            0.8
        }
    };
    in_one_order(left, right, vocabulary, |left, right| {
        best_run(left, right, &weight).map_or_else(Vec::new, |(run, _)| run)
    })
}

/// All runs of words that two quotations have in common, also beyond a long gap: the words that one keeps of the other.
#[must_use]
pub fn common_words(left: &[Word], right: &[Word], vocabulary: &Vocabulary) -> Vec<Block> {
    in_one_order(left, right, vocabulary, |left, right| {
        let mut found = blocks(left, right);
        let heavy = |it: &Block| {
            let mut words = left[it.left..it.left + it.length].iter();
            words.any(|word| !vocabulary.is_small(word.symbol))
        };
        found.retain(|it| it.length >= 3 || it.length == 2 && heavy(it));
        found
    })
}

/// The runs that `find` finds of a pair, compared in one order whichever of the two comes first.
fn in_one_order(
    left: &[Word],
    right: &[Word],
    vocabulary: &Vocabulary,
    find: impl Fn(&[Word], &[Word]) -> Vec<Block>,
) -> Vec<Block> {
    if !is_swapped(left, right, vocabulary) {
        return find(left, right);
    }
    let mut found = find(right, left);
    swap(&mut found);
    found
}

/// Whether a pair is to be compared the other way round, so that the order of the articles cannot show.
pub(super) fn is_swapped(left: &[Word], right: &[Word], vocabulary: &Vocabulary) -> bool {
    let [left, right] = [left, right].map(|it| it.iter().map(|it| vocabulary.form(it.symbol)));
    right.lt(left)
}

/// Exchanges the sides.
pub(super) fn swap(blocks: &mut [Block]) {
    for it in blocks {
        std::mem::swap(&mut it.left, &mut it.right);
    }
}

/// The stretch of runs in common that carries most weight, with what it carries; none where nothing is.
pub(super) fn best_run(
    left: &[Word],
    right: &[Word],
    weight: &impl Fn(&Word) -> f32,
) -> Option<(Vec<Block>, f32)> {
    let all = blocks(left, right);
    let (run, score) = densest(&all, left, weight)?;
    let run = with_neighbors(run, &all);
    Some((with_ends(run, &all, left, right), score))
}

/// The runs beside a stretch that one word on each side parts from it (`and our sons | soldiers will come home`), however little they carry:
/// a word stands for another between them. Of two words or more, for a small word stands anywhere. Logarithmic, and what is added.
fn with_neighbors(run: Vec<Block>, all: &[Block]) -> Vec<Block> {
    let exchanged = |one: &Block, two: &Block| {
        let apart = (
            two.left - (one.left + one.length),
            two.right - (one.right + one.length),
        );
        apart == (1, 1)
    };
    // They stand in the order of both quotations.
    let place = |it: &Block| all.partition_point(|other| other.left < it.left);
    let (Some(first), Some(last)) = (run.first().map(place), run.last().map(place)) else {
        return run;
    };
    let told = |n: usize| all[n].length >= 2;
    let before = (1..=first)
        .rev()
        .take_while(|n| told(n - 1) && exchanged(&all[n - 1], &all[*n]));
    let behind = (last + 1..all.len()).take_while(|n| told(*n) && exchanged(&all[n - 1], &all[*n]));
    let (before, behind) = (before.count(), behind.count());
    let beside = |range: std::ops::Range<usize>| all[range].to_vec();
    [
        beside(first - before..first),
        run,
        beside(last + 1..last + 1 + behind),
    ]
    .concat()
}

/// The stretch of runs that carries most weight for its gaps: a long quote may share stray words far off.
fn densest(
    all: &[Block],
    left: &[Word],
    weight: &impl Fn(&Word) -> f32,
) -> Option<(Vec<Block>, f32)> {
    let carries = |it: &&Block| it.length >= 2 || weight(&left[it.left]) >= 0.6;
    let mut core: Vec<Block> = all.iter().filter(carries).copied().collect();
    if core.is_empty() {
        core = all.to_vec();
    }
    // Kadane over runs: weight of a run, less .35 for each word of the gap before it.
    let own = |it: &Block| -> f32 { left[it.left..it.left + it.length].iter().map(weight).sum() };
    let mut best: Option<(usize, usize, f32)> = None;
    let (mut start, mut sum) = (0, 0.0_f32);
    for (n, block) in core.iter().enumerate() {
        let gap = n.checked_sub(1).map_or(0, |m| gap(&core[m], block));
        let joined = sum - 0.35 * gap as f32;
        if n == 0 || joined <= 0.0 {
            (start, sum) = (n, 0.0);
        } else {
            sum = joined;
        }
        sum += own(block);
        if best.is_none_or(|(_, _, most)| sum > most) {
            best = Some((start, n, sum));
        }
    }
    best.map(|(start, end, score)| (core[start..=end].to_vec(), score))
}

/// Small words that both quotes begin or end with, beside the run and not far from it: then what differs lies inside.
fn with_ends(mut run: Vec<Block>, all: &[Block], left: &[Word], right: &[Word]) -> Vec<Block> {
    const NEAR: usize = 2;
    if let (Some(first), Some(edge)) = (run.first(), all.first())
        && (edge.left, edge.right) == (0, 0)
        && edge.left < first.left
        && gap(edge, first) <= NEAR
    {
        run.insert(0, *edge);
    }
    if let (Some(last), Some(edge)) = (run.last(), all.last())
        && (edge.left + edge.length, edge.right + edge.length) == (left.len(), right.len())
        && edge.left > last.left
        && gap(last, edge) <= NEAR
    {
        run.push(*edge);
    }
    run
}

/// Words between two runs, on the side that has more.
pub(super) fn gap(one: &Block, two: &Block) -> usize {
    let left = two.left - (one.left + one.length);
    let right = two.right - (one.right + one.length);
    left.max(right)
}
