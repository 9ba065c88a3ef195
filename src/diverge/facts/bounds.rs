//! One number told in two ways, exactly, roughly or as a bound: `250`, `about 250`, `more than 250`.

use crate::annotate::{Precision, Quantity};
use crate::diverge::trust::DOUBTED;

/// How sure it is that `more than 250` for `250` is told: 5 of the 5 in 144 pairs of full reports were marked.
const BOUND: f32 = 0.7;

/// Which of two tellings of one number says less: `about 250` than `250`. A bound (`more than 250`) says something else, and is
/// neither finer nor rounder.
pub(in crate::diverge) fn vaguer(one: &Quantity, two: &Quantity) -> Option<usize> {
    let about = |it: &Quantity| it.precision == Precision::About;
    let exact = |it: &Quantity| it.precision == Precision::Exact;
    match () {
        () if about(one) && exact(two) => Some(0),
        () if exact(one) && about(two) => Some(1),
        () => None,
    }
}

/// How sure it is that a bound of one of two tellings of a number is told: that it is more is; of what reached 120 `up to 120` says
/// nothing else.
pub(in crate::diverge) fn bound(one: &Quantity, two: &Quantity) -> f32 {
    let most = [one, two]
        .iter()
        .any(|it| it.precision == Precision::AtMost);
    if most { DOUBTED } else { BOUND }
}
