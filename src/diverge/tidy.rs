//! The order of what is reported, and what is told once.

use super::context::Context;
use super::{Class, Divergence, Kind};
use crate::corpus::Site;
use crate::text::index::{DivergenceId, IndexVec};
use std::cmp::Reverse;

/// Sorts by class (check first), then by place in the first article that has a site; what a finding about a quote says
/// already is dropped.
pub(super) fn tidy(
    context: &Context<'_>,
    mut found: Vec<Divergence>,
) -> IndexVec<DivergenceId, Divergence> {
    let quoted: Vec<Site> = found
        .iter()
        .filter(|it| matches!(it.kind, Kind::QuoteAltered | Kind::QuoteCut { .. }))
        .flat_map(|it| it.sites.clone())
        .collect();
    let told = |it: &Divergence| {
        let figure = matches!(
            it.kind,
            Kind::NumberConflict
                | Kind::NumberOnly { .. }
                | Kind::DateConflict
                | Kind::MorePrecise { .. }
        );
        let inside = |site: &Site| {
            quoted
                .iter()
                .any(|q| q.article == site.article && q.span.contains(site.span))
        };
        figure && it.sites.iter().any(inside)
    };
    found.retain(|it| !told(it));
    found.sort_by(|one, two| key(context, one).cmp(&key(context, two)));
    found.dedup_by(|one, two| one.kind == two.kind && one.sites == two.sites);
    found.into()
}

type Key<'a> = (Reverse<Class>, Option<(usize, usize)>, usize, &'a [Site]);

fn key<'a>(context: &Context<'_>, it: &'a Divergence) -> Key<'a> {
    let first = it.sites.first();
    let place = first.and_then(|site| {
        let passage = context.corpus.passage_of(*site)?;
        Some((site.article.index(), passage.index()))
    });
    (Reverse(it.kind.class()), place, rank(&it.kind), &it.sites)
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
        Kind::QuoteParaphrase { .. } => 7,
        Kind::QuoteBounds { .. } => 8,
        Kind::SourceNamed => 9,
        Kind::MorePrecise { .. } => 10,
        Kind::NumberOnly { .. } => 11,
        Kind::Described { .. } => 12,
        Kind::Reworded(_) => 13,
        Kind::Split { .. } => 14,
        Kind::Order { .. } => 15,
        Kind::Repeated => 16,
        Kind::Only => 17,
    }
}
