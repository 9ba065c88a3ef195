//! Pairs of passages of two articles that tell the same thing: candidates by an inverted index over rare words, then the score.

use super::features::{Profile, Vocabulary};
use super::score::{GramTable, LINK, Signals, Weights};
use crate::segment::{Segments, Token};
use crate::text::Symbol;
use crate::text::index::PassageId;
use rustc_hash::FxHashMap;

/// Meetings of a word in one article with the same word in the other that are looked at, whatever the size.
const MEETINGS: u64 = 1 << 17;
/// The same for each passage: what keeps the work linear in long texts.
const MEETINGS_A_PASSAGE: u64 = 48;

/// One of the two articles at hand.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) segments: &'a Segments,
    pub(super) profile: &'a Profile,
}

/// Two passages that tell the same thing, with what speaks for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scored {
    pub(super) left: PassageId,
    pub(super) right: PassageId,
    pub(super) probability: f32,
    pub(super) signals: Signals,
}

/// The pairs of passages that score at least [`LINK`], and those in `wanted` whatever their score; sorted.
///
/// Candidates share a word that is rare enough: words are taken from the rarest on, until their meetings reach a number
/// that is linear in the passages; passages with the very same words are candidates whatever their words are, paired
/// in order. So the whole is linear in the text but for the logarithms of sorting.
///
/// Known failure: in texts of thousands of passages, passages that share only frequent words are not found.
pub(super) fn scored_pairs(
    vocabulary: &Vocabulary,
    left: Side<'_>,
    right: Side<'_>,
    wanted: &[(PassageId, PassageId)],
) -> Vec<Scored> {
    let weights = Weights::new(vocabulary, left.profile, right.profile);
    let mut rows = candidates(left, right);
    for &(a, b) in wanted {
        rows[a.index()].push(b);
    }
    for row in &mut rows {
        row.sort_unstable();
        row.dedup();
    }
    let mut pairs = compare_words(&rows, &weights, left.profile, right.profile);
    look_around(&mut pairs);
    compare_chars(&mut pairs, vocabulary, &weights, left, right);
    pairs.retain_mut(|it| {
        it.probability = it.signals.probability();
        it.probability >= LINK || wanted.contains(&(it.left, it.right))
    });
    pairs
}

/// For each left passage, the right passages to compare it with; may hold one twice.
fn candidates(left: Side<'_>, right: Side<'_>) -> Vec<Vec<PassageId>> {
    let mut rows = identical(left, right);
    let bound =
        MEETINGS + MEETINGS_A_PASSAGE * (left.profile.size as u64 + right.profile.size as u64);
    let most = most_meetings(left.profile, right.profile, bound);
    let index = Index::new(left.profile, right.profile, most);
    for passage in left.profile.passages() {
        let row = &mut rows[passage.index()];
        for held in left.profile.words(passage) {
            row.extend_from_slice(index.passages_with(held.word));
        }
        row.sort_unstable();
        row.dedup();
    }
    rows
}

/// Passages with the very same words, first with first, second with second and so on.
fn identical(left: Side<'_>, right: Side<'_>) -> Vec<Vec<PassageId>> {
    let mut places: FxHashMap<Vec<Symbol>, (usize, Vec<PassageId>)> = FxHashMap::default();
    let words = |side: Side<'_>, passage| -> Vec<Symbol> {
        side.segments
            .tokens_of(passage)
            .iter()
            .map(|it| it.symbol)
            .collect()
    };
    for passage in right.profile.passages() {
        if right.profile.linkable(passage) {
            places
                .entry(words(right, passage))
                .or_default()
                .1
                .push(passage);
        }
    }
    left.profile
        .passages()
        .map(|passage| {
            let found = places
                .get_mut(&words(left, passage))
                .filter(|_| left.profile.linkable(passage));
            let next = found.and_then(|(met, passages)| {
                *met += 1;
                passages.get(*met - 1).copied()
            });
            next.into_iter().collect()
        })
        .collect()
}

/// The number of meetings up to which words are indexed, so that all meetings together stay below `bound`. Words with
/// the same number are all in or all out: no order decides.
fn most_meetings(left: &Profile, right: &Profile, bound: u64) -> u64 {
    let mut meetings: Vec<u64> = left
        .passages_with
        .iter()
        .zip(&right.passages_with)
        .map(|(a, b)| u64::from(*a) * u64::from(*b))
        .filter(|it| *it > 0)
        .collect();
    meetings.sort_unstable();
    let mut most = 0;
    let mut sum = 0;
    for same in meetings.chunk_by(|a, b| a == b) {
        sum += same[0] * same.len() as u64;
        if sum > bound {
            break;
        }
        most = same[0];
    }
    most
}

/// For each word, the right passages that hold it; empty for words that meet too often.
struct Index {
    starts: Vec<u32>,
    passages: Vec<PassageId>,
}

impl Index {
    fn new(left: &Profile, right: &Profile, most: u64) -> Self {
        let kept = |word: u32| {
            let at = word as usize;
            let meetings = u64::from(left.passages_with[at]) * u64::from(right.passages_with[at]);
            (1..=most).contains(&meetings)
        };
        let mut starts = vec![0_u32; right.passages_with.len() + 1];
        for (at, count) in right.passages_with.iter().enumerate() {
            starts[at + 1] = starts[at] + if kept(at as u32) { *count } else { 0 };
        }
        let total = starts.last().copied().unwrap_or(0) as usize;
        let mut passages = vec![PassageId::new(0); total];
        let mut next = starts.clone();
        for passage in right.passages() {
            for held in right.words(passage).iter().filter(|it| kept(it.word)) {
                let at = &mut next[held.word as usize];
                passages[*at as usize] = passage;
                *at += 1;
            }
        }
        Self { starts, passages }
    }

    fn passages_with(&self, word: u32) -> &[PassageId] {
        let at = word as usize;
        &self.passages[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// The candidates with all that their words say.
fn compare_words(
    rows: &[Vec<PassageId>],
    weights: &Weights,
    left: &Profile,
    right: &Profile,
) -> Vec<Scored> {
    let totals = |side: &Profile| -> Vec<f32> {
        side.passages()
            .map(|passage| {
                side.words(passage)
                    .iter()
                    .map(|it| it.share * weights.words[it.word as usize])
                    .sum()
            })
            .collect()
    };
    let (left_totals, right_totals) = (totals(left), totals(right));
    // Shares of the words of the left passage at hand; 0 for words that it does not hold.
    let mut shares = vec![0.0_f32; weights.words.len()];
    let mut pairs = Vec::with_capacity(rows.iter().map(Vec::len).sum());
    for (passage, row) in left.passages().zip(rows) {
        for held in left.words(passage) {
            shares[held.word as usize] = held.share;
        }
        for &other in row {
            let (mut common, mut rare) = (0.0, 0.0);
            for held in right.words(other) {
                let share = shares[held.word as usize];
                if share > 0.0 {
                    common += (share + held.share) * weights.words[held.word as usize];
                    rare += share.min(held.share) * weights.rare[held.word as usize];
                }
            }
            let total = left_totals[passage.index()] + right_totals[other.index()];
            let signals = Signals {
                words: if total > 0.0 { common / total } else { 1.0 },
                rare,
                shorter: left.words(passage).len().min(right.words(other).len()),
                pairs: weights.pairs,
                ..Signals::default()
            };
            pairs.push(Scored {
                left: passage,
                right: other,
                probability: 0.0,
                signals,
            });
        }
        for held in left.words(passage) {
            shares[held.word as usize] = 0.0;
        }
    }
    pairs
}

/// Tells each pair how alike the pairs just before and just after it are.
fn look_around(pairs: &mut [Scored]) {
    // One step down the diagonal keeps the order of the pairs, so a second reader that never goes back finds each next one.
    let place = |it: &Scored| (it.left.index(), it.right.index());
    let mut after = 0;
    for at in 0..pairs.len() {
        let (left, right) = place(&pairs[at]);
        while after < pairs.len() && place(&pairs[after]) < (left + 1, right + 1) {
            after += 1;
        }
        if after < pairs.len() && place(&pairs[after]) == (left + 1, right + 1) {
            pairs[at].signals.around += pairs[after].signals.words / 2.0;
            pairs[after].signals.around += pairs[at].signals.words / 2.0;
        }
    }
}

/// Tells each pair how alike its characters are.
fn compare_chars(
    pairs: &mut [Scored],
    vocabulary: &Vocabulary,
    weights: &Weights,
    left: Side<'_>,
    right: Side<'_>,
) {
    let mut table = GramTable::new(vocabulary, weights);
    let mut norms: Vec<Option<f32>> = vec![None; right.profile.passages().len()];
    for row in pairs.chunk_by_mut(|a, b| a.left == b.left) {
        let tokens: &[Token] = left.segments.tokens_of(row[0].left);
        let norm = table.norm(tokens);
        for it in row.iter() {
            norms[it.right.index()]
                .get_or_insert_with(|| table.norm(right.segments.tokens_of(it.right)));
        }
        table.put(tokens);
        for it in row {
            let product = table.product(right.segments.tokens_of(it.right));
            let length = norm * norms[it.right.index()].unwrap_or(0.0);
            it.signals.chars = if length > 0.0 {
                (product / length).min(1.0)
            } else {
                1.0
            };
        }
        table.sweep(tokens);
    }
}
