//! `Landmarks`: how many tokens end before each so many bytes, so that the one at a byte is found in a few steps.

use super::Token;

/// Bytes from one landmark to the next: a line of text, some ten tokens.
const STEP: usize = 64;

/// By step, the number of tokens that end before it or at it.
#[derive(Debug, Clone, Default)]
pub(super) struct Landmarks(Vec<u32>);

impl Landmarks {
    /// Linear in the text of the tokens, which are in order.
    pub(super) fn new(tokens: &[Token]) -> Self {
        let end = tokens.last().map_or(0, |it| it.span.end());
        let mut passed = 0;
        let count = |step: usize| {
            let ended = |it: &Token| it.span.end() <= step * STEP;
            passed += tokens[passed..].iter().take_while(|it| ended(it)).count();
            passed as u32
        };
        Self((0..=end / STEP).map(count).collect())
    }

    /// The first of the tokens that ends behind `offset`, or their number: a walk from the landmark before it.
    pub(super) fn first_behind(&self, tokens: &[Token], offset: usize) -> usize {
        let near = self.0.get(offset / STEP).or(self.0.last());
        let from = near.map_or(0, |it| *it as usize);
        let walk = tokens[from..].iter();
        from + walk.take_while(|it| it.span.end() <= offset).count()
    }
}

#[cfg(test)]
mod tests {
    use super::Landmarks;
    use crate::segment::segment;
    use crate::testing::article;
    use crate::text::Interner;

    #[test]
    fn tokens_are_found_as_by_halves() {
        let long = "x".repeat(200);
        for text in [
            "",
            "a",
            "A short one.",
            &format!("Of {long} and {long}, é – \n\n\n{long}!"),
        ] {
            let segments = segment(&article(text), &mut Interner::default());
            let tokens = segments.tokens().as_slice();
            let landmarks = Landmarks::new(tokens);
            for offset in 0..text.len() + 300 {
                let expected = tokens.partition_point(|it| it.span.end() <= offset);
                assert_eq!(landmarks.first_behind(tokens, offset), expected, "{offset}");
            }
        }
    }
}
