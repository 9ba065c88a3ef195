//! Runs of words that two quotations have in common, in order: longest first, then left and right of it.

use super::words::Word;
use crate::text::Symbol;
use rustc_hash::FxHashMap;

/// Words of a quotation that are compared; what follows is passed over, so that one unclosed mark cannot make the work
/// quadratic in the article.
pub const MOST_WORDS: usize = 400;

/// A run of equal words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Position of its first word on the left.
    pub left: usize,
    /// Position of its first word on the right.
    pub right: usize,
    /// How many words.
    pub length: usize,
}

/// The runs that `left` and `right` have in common, in order. After Ratcliff and Obershelp. The product of the lengths at
/// worst, each at most [`MOST_WORDS`].
///
/// Swapping the sides can change which of two equally long runs is taken: order a pair by its text first.
#[must_use]
pub fn blocks(left: &[Word], right: &[Word]) -> Vec<Block> {
    let left = &left[..left.len().min(MOST_WORDS)];
    let right = &right[..right.len().min(MOST_WORDS)];
    let mut places: FxHashMap<Symbol, Vec<usize>> = FxHashMap::default();
    for (n, word) in right.iter().enumerate() {
        places.entry(word.symbol).or_default().push(n);
    }
    let mut found: Vec<Block> = Vec::new();
    let mut open = vec![(0, left.len(), 0, right.len())];
    while let Some((l0, l1, r0, r1)) = open.pop() {
        let Some(block) = longest(&left[l0..l1], l0, (r0, r1), &places) else {
            continue;
        };
        found.push(block);
        open.push((l0, block.left, r0, block.right));
        open.push((
            block.left + block.length,
            l1,
            block.right + block.length,
            r1,
        ));
    }
    found.sort_unstable_by_key(|it| it.left);
    joined(found)
}

/// The longest common run, the leftmost of equally long ones.
fn longest(
    left: &[Word],
    l0: usize,
    (r0, r1): (usize, usize),
    places: &FxHashMap<Symbol, Vec<usize>>,
) -> Option<Block> {
    let mut best: Option<Block> = None;
    let mut lengths: FxHashMap<usize, usize> = FxHashMap::default();
    for (n, word) in left.iter().enumerate() {
        let mut next = FxHashMap::default();
        let there = places.get(&word.symbol).map_or(&[][..], Vec::as_slice);
        for &r in there.iter().filter(|r| (r0..r1).contains(r)) {
            let before = r.checked_sub(1).and_then(|it| lengths.get(&it));
            let length = before.map_or(1, |it| it + 1);
            next.insert(r, length);
            if best.is_none_or(|it| length > it.length) {
                best = Some(Block {
                    left: l0 + n + 1 - length,
                    right: r + 1 - length,
                    length,
                });
            }
        }
        lengths = next;
    }
    best
}

/// Neighbouring runs as one.
fn joined(found: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(found.len());
    for block in found {
        match out.last_mut() {
            Some(last)
                if last.left + last.length == block.left
                    && last.right + last.length == block.right =>
            {
                last.length += block.length;
            }
            _ => out.push(block),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use crate::align::quotes::words::Vocabulary;
    use crate::text::Span;

    #[track_caller]
    fn check(left: &str, right: &str, expected: &str) {
        let mut vocabulary = Vocabulary::new();
        let [left, right] =
            [left, right].map(|text| vocabulary.words(text, Span::new(0, text.len())));
        let shown: Vec<String> = blocks(&left, &right)
            .iter()
            .map(|it| {
                let words = &left[it.left..it.left + it.length];
                let forms = words.iter().map(|it| vocabulary.form(it.symbol));
                forms.collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(shown.join(" | "), expected);
    }

    #[test]
    fn common_runs_come_in_order() {
        check(
            "the dam will hold",
            "the dam will hold",
            "the dam will hold",
        );
        check(
            "the dam will hold",
            "the old dam may hold",
            "the | dam | hold",
        );
        check("rain fell", "snow melts", "");
        check("", "snow", "");
    }
}
