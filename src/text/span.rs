//! `Span`: a stretch of one article's text, in bytes.

use std::fmt;

/// A half-open stretch of bytes in the text of one article.
///
/// Always in coordinates of the whole article, never relative to a passage, and on character boundaries. Read it with
/// [`crate::article::Article::slice`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    // Invariant: start <= end.
    start: u32,
    end: u32,
}

impl Span {
    /// The span from byte `start` to byte `end` (exclusive).
    ///
    /// # Panics
    /// If `start > end`, or `end` does not fit 32 bits (articles hold at most `u32::MAX` bytes).
    #[must_use]
    #[track_caller]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "span {start}..{end} runs backwards");
        assert!(end <= u32::MAX as usize, "span end {end} beyond 4 GiB");
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// First byte.
    #[must_use]
    #[inline]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[must_use]
    #[inline]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    #[inline]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    #[must_use]
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span, ends included.
    #[must_use]
    #[inline]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside.
    #[must_use]
    #[inline]
    pub fn contains_offset(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether the two share at least one byte.
    #[must_use]
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes that both hold, if any.
    #[must_use]
    #[inline]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The least span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same as a range, for slicing a string.
    #[must_use]
    #[inline]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }
}

/// Where `part`, a slice of `whole`, begins in it, in bytes. The iterators of `str` give words without their places.
///
/// # Panics
/// May panic where `part` is no slice of `whole`.
#[must_use]
pub fn offset_in(whole: &str, part: &str) -> usize {
    part.as_ptr() as usize - whole.as_ptr() as usize
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn spans_meet_and_part() {
        let (a, b) = (Span::new(2, 6), Span::new(4, 9));
        assert_eq!(a.intersection(b), Some(Span::new(4, 6)));
        assert_eq!(a.cover(b), Span::new(2, 9));
        assert!(a.overlaps(b) && !a.contains(b) && a.contains(Span::new(2, 6)));
        assert_eq!(Span::new(0, 2).intersection(Span::new(2, 4)), None);
        assert_eq!(format!("{a:?}"), "2..6");
    }
}
