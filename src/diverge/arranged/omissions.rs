//! What one article alone tells.

use crate::align::Score;
use crate::article::BlockKind;
use crate::corpus::PassageRef;
use crate::diverge::context::{Context, told_whole};
use crate::diverge::trust::NEAR;
use crate::diverge::{Divergence, Kind};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// One `Only` for each passage without a match and without a link: a passage that tells again what a match tells already has
/// a link, and is not told here only. It is the surer the less any passage of another article comes near to a link with it.
/// Titles, bylines and captions are passed over: they sum up, name or
/// describe, and a reader who sees them listed as facts told by one article only is misled.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let nearest = nearest(context);
    let site = |it| context.corpus.passage_site(it);
    context
        .corpus
        .passages()
        .filter(|it| context.corpus.has_peer(it.0))
        .filter(|it| !context.linked.contains(it) && tells(context.block_kind(*it)))
        .map(|it| {
            let (score, near) = match nearest.get(&it) {
                Some(&(score, near)) => (score.get(), Some(near)),
                None => (0.0, None),
            };
            let near = near.filter(|_| score >= NEAR).map(site);
            context.divergence(Kind::Only { near }, vec![site(it)], 1.0 - score)
        })
        .collect()
}

/// The passage of another article that most likely tells the same, with how likely it is, for passages that come near to a
/// link. What is told word by word elsewhere has its counterpart and is near to nothing else. Linear in the near misses.
fn nearest(context: &Context<'_>) -> FxHashMap<PassageRef, (Score, PassageRef)> {
    let whole = told_whole(context.corpus, context.alignment);
    // Of equally likely ones the one whose text comes first, whichever article it stands in.
    let rank = |&(score, at): &(Score, PassageRef)| {
        let text = context.corpus.slice(context.corpus.passage_site(at));
        (score, Reverse((text, at.1)))
    };
    let mut nearest: FxHashMap<PassageRef, (Score, PassageRef)> = FxHashMap::default();
    for it in context.alignment.near_misses() {
        let [one, two] = it.passages;
        for (own, other) in [(one, two), (two, one)] {
            if whole.contains(&(other, own.0)) {
                continue;
            }
            let found = (it.firm, other);
            let most = nearest.entry(own).or_insert(found);
            if rank(&found) > rank(most) {
                *most = found;
            }
        }
    }
    nearest
}

/// Whether passages of such a block tell facts of their own.
fn tells(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Dek | BlockKind::Paragraph | BlockKind::ListItem | BlockKind::BlockQuote => true,
        BlockKind::Headline | BlockKind::Byline | BlockKind::Heading | BlockKind::Caption => false,
    }
}
