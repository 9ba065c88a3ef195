//! What is quoted, and who is said to say it.

pub(super) mod cut_quotes;
pub(super) mod half_quotes;
pub(super) mod joined_quotes;
pub(super) mod own_quote;
pub(super) mod quotes;
pub(super) mod same_speaker;
pub(super) mod sources;
pub(super) mod speakers;
mod telling;
pub(super) mod told_quotes;
pub(super) mod two_quotes;
pub(super) mod unsourced;
pub(super) mod utterance;
mod whole_phrases;
