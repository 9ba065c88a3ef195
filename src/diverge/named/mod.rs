//! Persons and organizations: how they are named and described.

pub(super) mod beside;
pub(super) mod described;
pub(super) mod finer_names;
pub(super) mod fuller_names;
pub(super) mod given_names;
pub(super) mod heads;
pub(super) mod holders;
pub(super) mod introductions;
pub(super) mod last_names;
pub(super) mod names;
pub(super) mod spellings;
pub(super) mod strangers;
pub(super) mod towns;
