//! What is claimed, how surely, and as planned or done.

pub(super) mod abroad;
mod claim;
pub(super) mod contrary;
pub(super) mod court;
pub(super) mod denials;
pub(super) mod one_clause;
pub(super) mod planned;
pub(super) mod polarity;
pub(super) mod possible;
mod stages;
pub(super) mod stance;
pub(super) mod tense;
mod thoughts;
pub(super) mod twins;
mod undone;
pub(super) mod verbs;
