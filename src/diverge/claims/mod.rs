//! What is claimed, how surely, and as planned or done.

use crate::diverge::context::Context;
use crate::diverge::{Divergence, english};
use crate::text::index::ArticleId;

pub(super) mod abroad;
mod act;
pub(super) mod acts;
mod acts_told;
pub(super) mod admitted;
mod claim;
pub(super) mod contrary;
pub(super) mod court;
mod denial;
pub(super) mod denials;
pub(super) mod doubted;
pub(super) mod drafted;
pub(super) mod findings;
pub(super) mod mood;
pub(super) mod one_clause;
pub(super) mod planned;
pub(super) mod polarity;
pub(super) mod possible;
mod stages;
pub(super) mod stance;
mod thoughts;
pub(super) mod twins;
pub(super) mod undone;
pub(super) mod verbs;
mod whom;

/// What is found between each two articles in English, of which each is read once.
fn of_each_two<T, F: IntoIterator<Item = Divergence>>(
    context: &Context<'_>,
    read: impl FnMut(ArticleId) -> T,
    between: impl Fn(&T, &T) -> F,
) -> Vec<Divergence> {
    let all: Vec<T> = english(context).into_iter().map(read).collect();
    let mut out = Vec::new();
    for (n, one) in all.iter().enumerate() {
        for two in &all[n + 1..] {
            out.extend(between(one, two));
        }
    }
    out
}
