//! The best sequence of labels.

use super::features::LABELS;
use super::model::Scores;

/// What one label after another is worth; the row is the label before.
pub type Transitions = [[i32; LABELS]; LABELS];

/// The labels of a stretch with the highest sum of scores and transitions (Viterbi 1967), in which the inner words of a
/// name follow its first; before the stretch stands no name. Linear in its length.
#[must_use]
pub fn decode(scores: &[Scores], transitions: &Transitions) -> Vec<u8> {
    const NEVER: i32 = i32::MIN / 2;
    let mut best = [NEVER; LABELS];
    best[0] = 0;
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    for word in scores {
        let mut next = [NEVER; LABELS];
        let mut from = [0u8; LABELS];
        for label in 0..LABELS {
            for before in before(label) {
                let sum = best[before].saturating_add(transitions[before][label]);
                if sum > next[label] {
                    next[label] = sum;
                    from[label] = before as u8;
                }
            }
            next[label] = next[label].saturating_add(word[label]).max(NEVER);
        }
        best = next;
        back.push(from);
    }
    let last = (0..LABELS).rev().max_by_key(|&it| best[it]).unwrap_or(0);
    let mut label = last as u8;
    let mut labels = vec![0; scores.len()];
    for (at, from) in back.iter().enumerate().rev() {
        labels[at] = label;
        label = from[label as usize];
    }
    labels
}

/// The labels that may stand before a label.
fn before(label: usize) -> std::ops::Range<usize> {
    if label > 0 && label.is_multiple_of(2) {
        label - 1..label + 1
    } else {
        0..LABELS
    }
}

#[cfg(test)]
mod tests {
    use super::{LABELS, Scores, decode};

    /// One label of each word is worth something.
    #[track_caller]
    fn check(worth: &[(usize, i32)], expected: &[u8]) {
        let row = |&(label, worth): &(usize, i32)| {
            std::array::from_fn(|it| if it == label { worth } else { 0 })
        };
        let scores: Vec<Scores> = worth.iter().map(row).collect();
        assert_eq!(decode(&scores, &[[0; LABELS]; LABELS]), expected);
    }

    #[test]
    fn inner_words_follow_the_first_of_their_kind() {
        check(&[(0, 5), (1, 5), (2, 5), (2, 5), (0, 5)], &[0, 1, 2, 2, 0]);
        check(&[(1, 5), (3, 5), (4, 5)], &[1, 3, 4]);
        check(&[], &[]);
        // The inner word of a person's name after an organization: the weaker of the two gives way.
        check(&[(3, 5), (2, 9)], &[1, 2]);
        check(&[(0, 9), (3, 9), (2, 5)], &[0, 3, 0]);
    }
}
