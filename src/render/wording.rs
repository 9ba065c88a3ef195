//! A divergence in words, once, for every output.

use crate::comparison::Comparison;
use crate::diverge::Divergence;

/// The sentence that names a divergence, without its class mark and without a full stop.
#[must_use]
pub fn sentence(_comparison: &Comparison, divergence: &Divergence) -> String {
    divergence.kind.name().to_owned()
}
