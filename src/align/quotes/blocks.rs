//! Runs of words that two quotations have in common, in order: longest first, then left and right of it.

use super::words::Word;
use crate::text::Symbol;
use std::ops::Range;

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
    if left.len() == right.len() && left.iter().zip(right).all(|(a, b)| a.symbol == b.symbol) {
        let whole = Block {
            left: 0,
            right: 0,
            length: left.len(),
        };
        return Some(whole).filter(|it| it.length > 0).into_iter().collect();
    }
    // Sorted for looking up only.
    let mut places: Vec<(Symbol, usize)> = (right.iter().map(|it| it.symbol)).zip(0..).collect();
    places.sort_unstable();
    let there: Vec<&[(Symbol, usize)]> = left.iter().map(|it| held(&places, it.symbol)).collect();
    let mut found: Vec<Block> = Vec::new();
    let mut open = vec![(0, left.len(), 0, right.len())];
    let mut ends = Ends::default();
    while let Some((l0, l1, r0, r1)) = open.pop() {
        let Some(block) = ends.longest(&there[l0..l1], l0, r0..r1) else {
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

/// Where a word stands, in order.
fn held(places: &[(Symbol, usize)], symbol: Symbol) -> &[(Symbol, usize)] {
    let from = &places[places.partition_point(|it| it.0 < symbol)..];
    &from[..from.iter().take_while(|it| it.0 == symbol).count()]
}

/// Where runs end on the right that end with the left word before, in order, with their lengths; and with this word.
#[derive(Default)]
struct Ends {
    before: Vec<(usize, usize)>,
    here: Vec<(usize, usize)>,
}

impl Ends {
    /// The longest common run, the leftmost of equally long ones. `there`: where each left word from `l0` on stands on the
    /// right.
    fn longest(
        &mut self,
        there: &[&[(Symbol, usize)]],
        l0: usize,
        range: Range<usize>,
    ) -> Option<Block> {
        let mut best: Option<Block> = None;
        self.before.clear();
        for (n, places) in there.iter().enumerate() {
            self.here.clear();
            let mut known = self.before.iter().peekable();
            let inside = places.iter().skip_while(|it| it.1 < range.start);
            for &(_, r) in inside.take_while(|it| it.1 < range.end) {
                while known.next_if(|it| it.0 + 1 < r).is_some() {}
                let run = known.peek().filter(|it| it.0 + 1 == r);
                let length = run.map_or(1, |it| it.1 + 1);
                self.here.push((r, length));
                if best.is_none_or(|it| length > it.length) {
                    best = Some(Block {
                        left: l0 + n + 1 - length,
                        right: r + 1 - length,
                        length,
                    });
                }
            }
            std::mem::swap(&mut self.before, &mut self.here);
        }
        best
    }
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
    use crate::lexicon::language::Language;
    use crate::text::Span;

    #[track_caller]
    fn check(left: &str, right: &str, expected: &str) {
        let mut vocabulary = Vocabulary::new(Language::English);
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
