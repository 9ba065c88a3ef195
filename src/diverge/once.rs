//! One fact, one line: what a told difference holds against another article is not told to stand in one article only too.

use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::{Divergence, Kind};

/// Drops `Only` findings of passages that a told difference holds against another article: a reader asks which of the two is
/// true. In 143 pairs 29 of 3,933 were told beside such a difference. Linear, but for a sort.
pub(super) fn drop_held(context: &Context<'_>, found: &mut Vec<Divergence>) {
    let place = |it: &Site| Some((it.article, context.corpus.passage_of(*it)?));
    let across = found.iter().filter(|it| it.shown && it.is_across());
    let mut held: Vec<PassageRef> = across.flat_map(|it| &it.sites).filter_map(place).collect();
    held.sort_unstable();
    found.retain(|it| match (&it.kind, it.sites.as_slice()) {
        (Kind::Only { .. }, [site]) => {
            place(site).is_none_or(|it| held.binary_search(&it).is_err())
        }
        _ => true,
    });
}
