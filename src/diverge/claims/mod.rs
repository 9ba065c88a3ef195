//! What is claimed, how surely, and as planned or done.

pub(super) mod abroad;
pub(super) mod contrary;
pub(super) mod court;
pub(super) mod denials;
pub(super) mod planned;
pub(super) mod polarity;
pub(super) mod possible;
pub(super) mod stages;
pub(super) mod stance;
pub(super) mod tense;
pub(super) mod twins;
