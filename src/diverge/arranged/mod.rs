//! Whole passages: told by one alone, twice, in parts, or in another order.

pub(super) mod omissions;
pub(super) mod order;
pub(super) mod repeats;
mod same_values;
mod shared_words;
pub(super) mod splits;
