//! What one article alone tells in sentences that follow each other is told as one finding.

use crate::diverge::context::Context;
use crate::diverge::{Divergence, Kind};
use crate::text::Span;
use crate::text::index::PassageId;

/// Joins `Only` findings of neighboring passages of one block: a reader sees one stretch that the others lack, not its sentences
/// one by one. Only what is told unasked and comes near to nothing is joined; the least sure of them speaks for all.
/// `O(n log n)` in the findings.
///
/// Known failure: an article whose paragraphs were lost on the way in is one block, and its stretches are long.
pub(super) fn join(context: &Context<'_>, found: Vec<Divergence>) -> Vec<Divergence> {
    let joins = |it: &Divergence| it.shown && matches!(it.kind, Kind::Only { near: None });
    let (mut alone, mut out): (Vec<_>, Vec<_>) = found.into_iter().partition(joins);
    alone.sort_by(|one, two| one.sites.cmp(&two.sites));
    let mut last: Option<Divergence> = None;
    for it in alone {
        match last.as_mut() {
            Some(held) if goes_on(context, held, &it) => {
                held.sites[0].span = Span::new(held.sites[0].span.start(), it.sites[0].span.end());
                held.confidence = held.confidence.min(it.confidence);
            }
            _ => out.extend(last.replace(it)),
        }
    }
    out.extend(last);
    out
}

/// Whether the second begins with the passage behind the last one of the first, in its block.
fn goes_on(context: &Context<'_>, one: &Divergence, two: &Divergence) -> bool {
    let ([one], [two]) = (one.sites.as_slice(), two.sites.as_slice()) else {
        return false;
    };
    let segments = context.corpus.segments(one.article);
    let last = segments.passages_in(one.span).ids().next_back();
    let next = segments.passages_in(two.span).ids().next();
    let (Some(last), Some(next)) = (last, next) else {
        return false;
    };
    let block = |it: PassageId| segments.passages()[it].block;
    one.article == two.article && last.index() + 1 == next.index() && block(last) == block(next)
}
