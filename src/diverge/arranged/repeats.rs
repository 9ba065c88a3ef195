//! What one article tells twice.

use crate::article::BlockKind;
use crate::corpus::PassageRef;
use crate::diverge::context::Context;
use crate::diverge::stem_lists::common;
use crate::diverge::{Divergence, Kind};
use crate::text::index::{ArticleId, PassageId};
use rustc_hash::FxHashMap;

/// How much of the longer passage both must have in common.
const ALIKE: f32 = 0.7;
/// How many different content words at least.
const LEAST_WORDS: usize = 5;
/// In how many passages a word may stand to lead from one to another.
const MOST_HOLDERS: usize = 12;

/// One `Repeated` for each two passages of an article that tell the same in nearly the same words, unless another article
/// tells it twice as well. A title is repeated by its text in every article, so titles and captions do not count.
///
/// Every passage meets those with which it shares a word that few have: near-linear in the text.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut out = Vec::new();
    for article in context.corpus.articles().ids() {
        for (one, two, part) in twice(context, article) {
            let [one, two] = [one, two].map(|it| (article, it));
            if !others_too(context, one, two) {
                let sites = [one, two].map(|it| context.corpus.passage_site(it));
                out.push(context.divergence(Kind::Repeated, sites.to_vec(), part));
            }
        }
    }
    out
}

/// Pairs of passages of one article that are alike, each passage with the first one like it.
fn twice(context: &Context<'_>, article: ArticleId) -> Vec<(PassageId, PassageId, f32)> {
    let mut holders: FxHashMap<u32, Vec<PassageId>> = FxHashMap::default();
    let mut known: Vec<&[u32]> = Vec::new();
    let mut near: Vec<PassageId> = Vec::new();
    let mut out = Vec::new();
    for passage in context.corpus.segments(article).passages().ids() {
        let tells = matches!(
            context.block_kind((article, passage)),
            BlockKind::Dek | BlockKind::Paragraph | BlockKind::ListItem
        );
        let stems = if tells {
            context.stems_of((article, passage))
        } else {
            &[]
        };
        near.clear();
        for stem in stems {
            let list = holders.entry(*stem).or_default();
            if list.len() <= MOST_HOLDERS {
                near.extend_from_slice(list);
                list.push(passage);
            }
        }
        near.sort_unstable();
        near.dedup();
        let alike = |it: &PassageId| part(known[it.index()], stems);
        if let Some(first) = near.iter().find(|it| alike(it) >= ALIKE)
            && !is_title(*first, passage)
        {
            out.push((*first, passage, alike(first)));
        }
        known.push(stems);
    }
    out
}

/// Whether a passage only gives the first line of its article again, right behind it: that is its title, with the place or the
/// rubric before it in one of the two. Of eleven such rows in 506 pairs none told anything.
fn is_title(one: PassageId, two: PassageId) -> bool {
    one.index() == 0 && two.index() == 1
}

/// Words in common over words of the longer one, both sorted; 0 for short ones, and where it cannot come to [`ALIKE`].
fn part(one: &[u32], two: &[u32]) -> f32 {
    let (shorter, longer) = (one.len().min(two.len()), one.len().max(two.len()));
    if shorter < LEAST_WORDS || (shorter as f32 / longer as f32) < ALIKE {
        return 0.0;
    }
    common(one, two) as f32 / longer as f32
}

/// Whether another article has a counterpart for each of the two.
fn others_too(context: &Context<'_>, one: PassageRef, two: PassageRef) -> bool {
    let (Some(m), Some(n)) = (
        context.alignment.match_of(one),
        context.alignment.match_of(two),
    ) else {
        return false;
    };
    let articles = |id| {
        let passages = context.alignment.matches()[id].passages.iter();
        passages
            .map(|it| it.0)
            .filter(|it| *it != one.0)
            .collect::<Vec<_>>()
    };
    let first = articles(m);
    if m == n {
        first.windows(2).any(|it| it[0] == it[1])
    } else {
        articles(n).iter().any(|it| first.contains(it))
    }
}
