//! The weights: one row of small numbers for each hashed feature, compiled in.

use super::decode::Transitions;
use super::features::LABELS;
use std::sync::LazyLock;

/// Number of rows; features that share one share their weights.
pub const FEATURES: usize = 1 << 17;

/// What each label of a word is worth.
pub type Scores = [i32; LABELS];

const BYTES: &[u8] = include_bytes!("../../../assets/models/names.bin");
// The file: 81 transitions of four bytes, then the rows of one byte a label.
const HEAD: usize = LABELS * LABELS * 4;

static TRANSITIONS: LazyLock<Transitions> = LazyLock::new(|| {
    std::array::from_fn(|before| {
        std::array::from_fn(|label| {
            let at = (before * LABELS + label) * 4;
            let bytes = BYTES.get(at..at + 4).and_then(|it| it.try_into().ok());
            bytes.map_or(0, i32::from_le_bytes)
        })
    })
});

/// The transitions of the model.
pub(super) fn transitions() -> &'static Transitions {
    &TRANSITIONS
}

/// The sum of the rows of a word's features.
pub(super) fn scores(features: &[u32]) -> Scores {
    /// Bytes that are added in one go: a row and what follows it, which nobody reads.
    const WIDE: usize = 16;
    /// Rows whose sum fits sixteen bits.
    const MOST: usize = 255;
    let mut sum = [0; LABELS];
    for features in features.chunks(MOST) {
        let mut part = [0_i16; WIDE];
        for &feature in features {
            let at = HEAD + feature as usize * LABELS;
            let wide = BYTES.get(at..at + WIDE).and_then(|it| it.first_chunk());
            let row: [u8; WIDE] = wide.copied().unwrap_or_else(|| last_row(at));
            for (part, weight) in part.iter_mut().zip(row) {
                *part += i16::from(weight.cast_signed());
            }
        }
        for (sum, part) in sum.iter_mut().zip(&part) {
            *sum += i32::from(*part);
        }
    }
    sum
}

/// A row at the end of the file, behind which too little follows.
#[cold]
fn last_row<const WIDE: usize>(at: usize) -> [u8; WIDE] {
    let mut row = [0; WIDE];
    for (held, weight) in row.iter_mut().zip(BYTES.iter().skip(at)) {
        *held = *weight;
    }
    row
}

/// The file of a model: weights scaled so that all but the largest one in 2,000 fit eight bits. `rows` holds
/// `FEATURES * LABELS` weights.
#[must_use]
pub fn encode(rows: &[f64], transitions: &[[f64; LABELS]; LABELS]) -> Vec<u8> {
    let mut sizes: Vec<f64> = rows
        .iter()
        .map(|it| it.abs())
        .filter(|it| *it > 0.0)
        .collect();
    sizes.sort_by(f64::total_cmp);
    let largest = sizes.get(sizes.len().saturating_sub(1) * 1999 / 2000);
    let unit = largest.copied().unwrap_or(1.0) / 127.0;
    let mut file = Vec::with_capacity(HEAD + rows.len());
    for weight in transitions.iter().flatten() {
        file.extend(((weight / unit).round() as i32).to_le_bytes());
    }
    let small = |it: &f64| ((it / unit).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
    file.extend(rows.iter().map(small));
    file
}

#[cfg(test)]
mod tests {
    use super::{BYTES, FEATURES, HEAD, LABELS, encode};

    #[test]
    fn the_file_is_whole() {
        assert_eq!(BYTES.len(), HEAD + FEATURES * LABELS);
        assert!(BYTES[HEAD..].iter().any(|it| *it != 0), "all weights are 0");
    }

    #[test]
    fn weights_keep_their_sign_and_proportion() {
        let mut transitions = [[0.0; LABELS]; LABELS];
        transitions[0][1] = -4.0;
        let file = encode(&[2.0, -1.0, 2.0, 0.0], &transitions);
        assert_eq!(&file[HEAD..], [127, (-64i8).cast_unsigned(), 127, 0]);
        assert_eq!(file[4..8], (-254i32).to_le_bytes());
    }
}
