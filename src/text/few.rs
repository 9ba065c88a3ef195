//! `Few`: a short list of words that is asked for nearly every word of a text.

/// A short list of words, none of them empty. Most words are turned away by their length or their first letter.
#[derive(Debug, Clone, Copy)]
pub struct Few<const N: usize> {
    words: [&'static str; N],
    // A bit for each length that a word of it has; all from 31 bytes on have the last one.
    lengths: u32,
    // A bit for the lowest five bits of each first byte.
    firsts: u32,
}

impl<const N: usize> Few<N> {
    /// The list of these words.
    #[must_use]
    pub const fn new(words: [&'static str; N]) -> Self {
        let (mut lengths, mut firsts) = (0, 0);
        let mut n = 0;
        while n < N {
            let bytes = words[n].as_bytes();
            lengths |= length_bit(bytes.len());
            firsts |= first_bit(bytes[0]);
            n += 1;
        }
        Self {
            words,
            lengths,
            firsts,
        }
    }

    /// Whether a word is one of them.
    #[must_use]
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        let Some(&first) = word.as_bytes().first() else {
            return false;
        };
        let may = self.lengths & length_bit(word.len()) != 0 && self.firsts & first_bit(first) != 0;
        may && self.words.contains(&word)
    }
}

#[inline]
const fn length_bit(length: usize) -> u32 {
    1 << if length < 31 { length } else { 31 }
}

#[inline]
const fn first_bit(first: u8) -> u32 {
    1 << (first & 31)
}

#[cfg(test)]
mod tests {
    use super::Few;

    #[test]
    fn what_is_on_the_list_is_found_and_nothing_else() {
        const FEW: Few<4> = Few::new([
            "ahead",
            "per",
            "été",
            "a-word-of-more-than-thirty-one-bytes",
        ]);
        for word in [
            "ahead",
            "per",
            "été",
            "a-word-of-more-than-thirty-one-bytes",
        ] {
            assert!(FEW.contains(word), "{word}");
        }
        for word in [
            "",
            "a",
            "pea",
            "aheap",
            "peri",
            "qer",
            "ete",
            "Per",
            "a-word-of-more-than-thirty-two-bytes",
        ] {
            assert!(!FEW.contains(word), "{word}");
        }
        assert!(!Few::new([]).contains("per"));
    }
}
