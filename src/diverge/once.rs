//! One fact, one line: a sentence of a quote that the other articles leave out is not told to stand in one article only too.

use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::{Divergence, Kind};
use crate::text::index::ArticleId;

/// From this part of a passage on a quote is the passage.
const MOST: f32 = 0.6;

/// Drops `Only` findings of passages that are, for the most part, words which a told difference says each other article leaves
/// out of a quote. Of those met in 102 pairs 18 stood beside such a difference. Linear in the one times the other.
pub(super) fn drop_left_out(context: &Context<'_>, found: &mut Vec<Divergence>) {
    let left_out: Vec<(ArticleId, Site)> = found
        .iter()
        .filter(|it| it.shown)
        .flat_map(|it| match it.kind {
            Kind::QuoteCut { cut, kept: 0, .. } => {
                let fuller = it.sites.iter().filter(|site| site.article != cut);
                fuller.map(|site| (cut, *site)).collect()
            }
            _ => Vec::new(),
        })
        .collect();
    let others = context.corpus.articles().len().saturating_sub(1).max(1);
    found.retain(|it| {
        let (Kind::Only { .. }, [site]) = (&it.kind, it.sites.as_slice()) else {
            return true;
        };
        let about = left_out.iter().filter(|it| is_most_of(it.1, *site));
        let mut lacking: Vec<ArticleId> = about.map(|it| it.0).collect();
        lacking.sort_unstable();
        lacking.dedup();
        lacking.len() < others
    });
}

/// Whether a quote takes up most of a passage.
fn is_most_of(quote: Site, passage: Site) -> bool {
    if quote.article != passage.article {
        return false;
    }
    let from = quote.span.start().max(passage.span.start());
    let to = quote.span.end().min(passage.span.end());
    to.saturating_sub(from) as f32 >= MOST * passage.span.len() as f32
}
