//! In which order findings are listed.

use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::{Class, Divergence, Kind};
use std::cmp::Reverse;

/// What findings are sorted by.
pub(super) type Key<'a> = (
    Reverse<Class>,
    usize,
    Option<(usize, usize)>,
    usize,
    &'a [Site],
);

/// Where a finding stands in the list: by class (check first), other words and details after all else in their class, `Reworded` last, then
/// by place in the first article that has a site.
pub(super) fn key<'a>(context: &Context<'_>, it: &'a Divergence) -> Key<'a> {
    let first = it.sites.first();
    let place = first.and_then(|site| {
        let passage = context.corpus.passage_of(*site)?;
        Some((site.article.index(), passage.index()))
    });
    // What a difference is about comes before what is only told in other words, or at greater length.
    let residual = match it.kind {
        Kind::Reworded(_) => 2,
        Kind::Described { entity: None } | Kind::Detail { .. } => 1,
        _ => 0,
    };
    (
        Reverse(it.kind.class()),
        residual,
        place,
        rank(&it.kind),
        &it.sites,
    )
}

/// Of findings at one place, what says more comes first.
fn rank(kind: &Kind) -> usize {
    match kind {
        Kind::QuoteSpeaker { .. } => 0,
        Kind::QuoteAltered => 1,
        Kind::QuoteCut { .. } => 2,
        Kind::QuoteJoined { .. } => 3,
        Kind::NumberConflict => 4,
        Kind::DateConflict => 5,
        Kind::NameConflict => 6,
        Kind::Polarity => 7,
        Kind::OwnQuote => 8,
        Kind::QuoteParaphrase { .. } => 9,
        Kind::QuoteBounds { .. } => 10,
        Kind::SourceNamed { .. } => 11,
        Kind::Certainty => 12,
        Kind::Status { .. } => 13,
        Kind::MorePrecise { .. } => 14,
        Kind::NumberOnly { .. } => 15,
        Kind::Described { .. } => 16,
        Kind::Detail { .. } => 17,
        Kind::Reworded(_) => 18,
        Kind::Split { .. } => 19,
        Kind::Order { .. } => 20,
        Kind::Repeated => 21,
        Kind::Only { .. } => 22,
    }
}
