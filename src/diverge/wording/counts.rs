//! `Counts`: how often each key stands in what an article tells, in one byte a key.

/// From this count on a key is told everywhere: how much oftener says no more.
pub(in crate::diverge) const MOST: usize = 64;

/// By key, how often it stands there, as far as a byte counts. Keys are small: the numbers of stems, then those of base forms.
#[derive(Debug, Clone, Default)]
pub(in crate::diverge) struct Counts(Vec<u8>);

impl Counts {
    /// Counts a key once more.
    pub(in crate::diverge) fn add(&mut self, key: u32) {
        let at = key as usize;
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] = self.0[at].saturating_add(1);
    }

    /// How often a key was counted, [`MOST`] at most.
    pub(in crate::diverge) fn of(&self, key: u32) -> usize {
        let count = self.0.get(key as usize).copied().unwrap_or_default();
        usize::from(count).min(MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, MOST};

    #[test]
    fn keys_are_counted_as_far_as_it_says_something() {
        let mut counts = Counts::default();
        for _ in 0..1000 {
            counts.add(7);
        }
        counts.add(3);
        counts.add(3);
        let all: Vec<usize> = [3, 7, 4, 8].map(|it| counts.of(it)).into();
        assert_eq!(all, [2, MOST, 0, 0]);
    }
}
