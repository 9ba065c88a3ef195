//! Pairs of passages of two articles that tell the same thing: candidates by an inverted index over rare words, then the score.

use super::features::{HeldWord, Profile, Vocabulary};
use super::score::{GramTable, LINK, NEAR, Signals, Weights};
use crate::segment::{Segments, Token};
use crate::text::index::PassageId;
use crate::text::{Symbol, crew};
use rustc_hash::FxHashMap;

/// Meetings of a word in one article with the same word in the other that are looked at, whatever the size.
const MEETINGS: u64 = 1 << 17;
/// The same for each passage: what keeps the work linear in long texts.
const MEETINGS_A_PASSAGE: u64 = 24;
/// Pairs with a lower share of words in common are not kept: no pair of the fit below it was linked.
const FAINT: f32 = 0.04;

/// Passages of one article that are worth a thread of their own.
const LEAST_ROWS: usize = 256;

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
    /// The same by what the two say alone: see [`Signals::firm`].
    pub(super) firm: f32,
    pub(super) signals: Signals,
}

/// The pairs of passages that score at least [`NEAR`], and those in `wanted` (sorted) whatever their score; sorted.
///
/// Candidates share a word that is rare enough: words are taken from the rarest on, until their meetings reach a number
/// that is linear in the passages; passages with the very same words are candidates whatever their words are, paired
/// in order. So the whole is linear in the text but for the logarithms of sorting.
///
/// Known failures: in texts of thousands of passages, passages that share only frequent words are not found; passages
/// whose words differ but whose characters agree to an unusual degree are given up before their characters are read, and
/// with them what could not have come up to [`LINK`].
pub(super) fn scored_pairs(
    vocabulary: &Vocabulary<'_>,
    left: Side<'_>,
    right: Side<'_>,
    wanted: &[(PassageId, PassageId)],
) -> Vec<Scored> {
    let weights = Weights::new(vocabulary, left.profile, right.profile);
    let mut pairs = compare_words(&weights, left, right, wanted);
    look_around(&mut pairs);
    let mut is_wanted = sought(wanted);
    pairs.retain(|it| it.signals.may_reach(LINK) || is_wanted(it));
    compare_chars(&mut pairs, vocabulary, &weights, left, right);
    let mut is_wanted = sought(wanted);
    pairs.retain_mut(|it| {
        it.probability = it.signals.probability();
        it.firm = it.signals.firm();
        it.probability >= NEAR || is_wanted(it)
    });
    pairs
}

/// Tells of pairs that come in their order whether they stand in `wanted`. Linear in both.
fn sought(wanted: &[(PassageId, PassageId)]) -> impl FnMut(&Scored) -> bool + '_ {
    let mut rest = wanted.iter().peekable();
    move |it| {
        let at = (it.left, it.right);
        while rest.next_if(|it| **it < at).is_some() {}
        rest.peek() == Some(&&at)
    }
}

/// One pair as it comes through the comparison, whether it is kept or not.
pub(super) struct Traced {
    pub(super) scored: Scored,
    /// Whether the pair is looked at without being asked for.
    pub(super) candidate: bool,
    /// How alike the words just before and just after are, where those pairs are kept.
    pub(super) around: [Option<f32>; 2],
    pub(super) weights: Weights,
}

/// Compares two articles and follows one pair. The work of [`scored_pairs`], done by the same steps.
pub(super) fn traced_pair(
    vocabulary: &Vocabulary<'_>,
    left: Side<'_>,
    right: Side<'_>,
    wanted: &[(PassageId, PassageId)],
    pair: (PassageId, PassageId),
) -> Traced {
    let weights = Weights::new(vocabulary, left.profile, right.profile);
    let is = |it: &Scored, at: (usize, usize)| (it.left.index(), it.right.index()) == at;
    let at = (pair.0.index(), pair.1.index());
    let kept = compare_words(&weights, left, right, wanted);
    let candidate = kept.iter().any(|it| is(it, at));
    let mut asked = wanted.to_vec();
    asked.push(pair);
    asked.sort_unstable();
    asked.dedup();
    let mut pairs = compare_words(&weights, left, right, &asked);
    let words = |at: (usize, usize)| {
        pairs
            .iter()
            .find(|it| is(it, at))
            .map(|it| it.signals.words)
    };
    let before = at.0.checked_sub(1).zip(at.1.checked_sub(1));
    let around = [before.and_then(words), words((at.0 + 1, at.1 + 1))];
    look_around(&mut pairs);
    pairs.retain(|it| is(it, at));
    compare_chars(&mut pairs, vocabulary, &weights, left, right);
    let mut scored = pairs.first().copied().unwrap_or(Scored {
        left: pair.0,
        right: pair.1,
        probability: 0.0,
        firm: 0.0,
        signals: Signals::default(),
    });
    scored.probability = scored.signals.probability();
    scored.firm = scored.signals.firm();
    Traced {
        scored,
        candidate,
        around,
        weights,
    }
}

/// Finds the right passages to compare each left passage with, row by row.
struct Candidates<'a> {
    index: Index,
    // By left passage: the right passage with the very same words.
    identical: Vec<Option<PassageId>>,
    wanted: &'a [(PassageId, PassageId)],
}

impl<'a> Candidates<'a> {
    fn new(left: Side<'_>, right: Side<'_>, wanted: &'a [(PassageId, PassageId)]) -> Self {
        let bound =
            MEETINGS + MEETINGS_A_PASSAGE * (left.profile.size as u64 + right.profile.size as u64);
        let most = most_meetings(left.profile, right.profile, bound);
        Self {
            index: Index::new(left.profile, right.profile, most),
            identical: identical(left, right),
            wanted,
        }
    }

    /// Puts the candidates of a left passage with these words into `row`, sorted. Linear in the meetings of its words.
    fn fill(&self, row: &mut Vec<PassageId>, passage: PassageId, words: &[HeldWord]) {
        row.clear();
        for held in words {
            row.extend_from_slice(self.index.passages_with(held.word));
        }
        row.extend(self.identical[passage.index()]);
        row.extend(self.wanted_with(passage).iter().map(|it| it.1));
        row.sort_unstable();
        row.dedup();
    }

    /// The wanted pairs of a left passage. Logarithmic.
    fn wanted_with(&self, passage: PassageId) -> &'a [(PassageId, PassageId)] {
        let from = &self.wanted[self.wanted.partition_point(|it| it.0 < passage)..];
        &from[..from.iter().take_while(|it| it.0 == passage).count()]
    }
}

/// Passages with the very same words, first with first, second with second and so on.
fn identical(left: Side<'_>, right: Side<'_>) -> Vec<Option<PassageId>> {
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
            found.and_then(|(met, passages)| {
                *met += 1;
                passages.get(*met - 1).copied()
            })
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

/// The candidates with all that their words say; sorted, those that share next to nothing left out.
fn compare_words(
    weights: &Weights,
    left: Side<'_>,
    right: Side<'_>,
    wanted: &[(PassageId, PassageId)],
) -> Vec<Scored> {
    let candidates = Candidates::new(left, right, wanted);
    let (left, right) = (left.profile, right.profile);
    let opening = |one, other| left.opens(one) && right.opens(other);
    let titles = |one, other| left.is_title(one) && right.is_title(other);
    let right_totals: Vec<f32> = right
        .passages()
        .map(|it| weights.total(right.words(it)))
        .collect();
    let length = |words: &[HeldWord]| (words.iter().filter(|it| it.whole).count() as f32).ln_1p();
    let right_lengths: Vec<f32> = right.passages().map(|it| length(right.words(it))).collect();
    crew::runs(crew::LARGE, left.passages().len(), LEAST_ROWS, |rows| {
        // Shares of the words of the left passage at hand; 0 for words that it does not hold.
        let mut shares = vec![0.0_f32; weights.words.len()];
        let (mut row, mut pairs) = (Vec::new(), Vec::new());
        for passage in rows.map(PassageId::new) {
            let words = left.words(passage);
            candidates.fill(&mut row, passage, words);
            for held in words {
                shares[held.word as usize] = held.share;
            }
            let (total, own_length) = (weights.total(words), length(words));
            let wanted = candidates.wanted_with(passage);
            for &other in &row {
                let others = right.words(other);
                let signals = Signals {
                    shorter: own_length.min(right_lengths[other.index()]),
                    pairs: weights.pairs,
                    opening: opening(passage, other),
                    titles: titles(passage, other),
                    ..weights.compare(&shares, others, total + right_totals[other.index()])
                };
                if signals.words >= FAINT || wanted.binary_search(&(passage, other)).is_ok() {
                    pairs.push(Scored {
                        left: passage,
                        right: other,
                        probability: 0.0,
                        firm: 0.0,
                        signals,
                    });
                }
            }
            for held in words {
                shares[held.word as usize] = 0.0;
            }
        }
        pairs
    })
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

/// Tokens of a passage whose characters are compared: one without an end may meet every passage of the other article.
const LONGEST: usize = 1_000;

/// Tells each pair how alike its characters are.
fn compare_chars(
    pairs: &mut [Scored],
    vocabulary: &Vocabulary<'_>,
    weights: &Weights,
    left: Side<'_>,
    right: Side<'_>,
) {
    fn tokens_of(side: Side<'_>, passage: PassageId) -> &[Token] {
        let tokens = side.segments.tokens_of(passage);
        &tokens[..tokens.len().min(LONGEST)]
    }
    let mut table = GramTable::new(vocabulary, weights);
    let mut norms: Vec<Option<f32>> = vec![None; right.profile.passages().len()];
    for row in pairs.chunk_by_mut(|a, b| a.left == b.left) {
        let tokens = tokens_of(left, row[0].left);
        let norm = table.norm(tokens);
        for it in row.iter() {
            norms[it.right.index()].get_or_insert_with(|| table.norm(tokens_of(right, it.right)));
        }
        table.put(tokens);
        for it in row {
            let product = table.product(tokens_of(right, it.right));
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
