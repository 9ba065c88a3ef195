//! The same in other words, phrase by phrase, and what one of two passages adds.

mod admission;
pub(super) mod answers;
pub(super) mod apart;
pub(super) mod clauses;
pub(super) mod counts;
pub(super) mod denied;
pub(super) mod groups;
pub(super) mod in_common;
pub(super) mod lead_in;
pub(super) mod limits;
pub(super) mod meetings;
pub(super) mod other_words;
pub(super) mod pairing;
pub(super) mod phrases;
pub(super) mod pieces;
pub(super) mod reading;
pub(super) mod recut;
pub(super) mod retold;
pub(super) mod reword;
pub(super) mod runs;
pub(super) mod signals;
pub(super) mod sound;
pub(super) mod spans;
pub(super) mod weight;
