//! `Points`: bytes of a text counted as Unicode code points, as programs outside count.

use crate::text::Span;

/// Bytes between two counts that are kept: a look-up reads at most so many.
const STEP: usize = 128;

/// Counts code points up to any byte of one text. Built in linear time; each look-up is bounded by a constant.
#[derive(Debug)]
pub(super) struct Points<'a> {
    text: &'a [u8],
    // Code points before byte `n * STEP`; empty when every character is one byte.
    counts: Vec<u32>,
}

impl<'a> Points<'a> {
    /// Counts over `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.as_bytes();
        let mut counts = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for chunk in text.chunks(STEP) {
                counts.push(count);
                count += starts(chunk);
            }
            counts.push(count);
        }
        Self { text, counts }
    }

    /// `[start, end]` of a span of the same text, in code points.
    pub(super) fn span(&self, span: Span) -> [u32; 2] {
        [self.point(span.start()), self.point(span.end())]
    }

    fn point(&self, byte: usize) -> u32 {
        match self.counts.get(byte / STEP) {
            Some(count) => count + starts(&self.text[byte / STEP * STEP..byte]),
            None => u32::try_from(byte).expect("articles hold at most u32::MAX bytes"),
        }
    }
}

/// Number of characters that begin in `bytes`.
fn starts(bytes: &[u8]) -> u32 {
    let n = bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count();
    u32::try_from(n).expect("articles hold at most u32::MAX bytes")
}

#[cfg(test)]
mod tests {
    use super::Points;
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str) {
        let points = Points::new(text);
        let boundaries = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for (n, at) in boundaries.enumerate() {
            assert_eq!(points.span(Span::new(at, at)), [n as u32; 2], "byte {at}");
        }
    }

    #[test]
    fn every_boundary_counts_the_characters_before_it() {
        check("");
        check("plain");
        check(&"plain ".repeat(100));
        check("„Brücke“ 橋 🌉 e\u{301}");
        check(&"„Brücke“ 橋 🌉 e\u{301} ".repeat(40));
        check(&"é".repeat(64));
        check(&"é".repeat(128));
    }
}
