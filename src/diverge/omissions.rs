//! What one article alone tells.

use super::context::Context;
use super::{Divergence, Kind};
use crate::article::BlockKind;

/// One `Only` for each passage without a match and without a link: a passage that tells again what a match tells already has
/// a link, and is not told here only. Titles, bylines and captions are passed over: they sum up, name or
/// describe, and a reader who sees them listed as facts told by one article only is misled.
pub(super) fn find(context: &Context<'_>) -> Vec<Divergence> {
    context
        .corpus
        .passages()
        .filter(|it| context.corpus.has_peer(it.0))
        .filter(|it| !context.linked.contains(it) && tells(context.block_kind(*it)))
        .map(|it| context.divergence(Kind::Only, vec![context.corpus.passage_site(it)], 0.8))
        .collect()
}

/// Whether passages of such a block tell facts of their own.
fn tells(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Dek | BlockKind::Paragraph | BlockKind::ListItem | BlockKind::BlockQuote => true,
        BlockKind::Headline | BlockKind::Byline | BlockKind::Heading | BlockKind::Caption => false,
    }
}
