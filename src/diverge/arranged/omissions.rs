//! What one article alone tells.

use crate::align::Score;
use crate::article::BlockKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::arranged::same_values::SameValues;
use crate::diverge::arranged::shared_words::SharedWords;
use crate::diverge::context::Context;
use crate::diverge::linked::told_whole;
use crate::diverge::quoted::utterance::is_said_near;
use crate::diverge::trust::NEAR;
use crate::diverge::{Divergence, Kind};
use crate::text::index::PassageId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// How near a passage is counted that has the words of another or stands in its quote: past [`NEAR`].
const LIKELY: f32 = 0.2;
/// Passages at either end of an article among which those stand that put it right.
const ENDS: usize = 20;

/// One `Only` for each passage without a match and without a link: a passage that tells again what a match tells already has
/// a link, and is not told here only. It is the surer the less any passage of another article comes near to a link with it, has
/// its [words](SharedWords), or the quote that it stands in. That one article puts something right is told there only, whatever passage
/// tells of the same: see [`put_right`].
/// Titles, bylines and captions are passed over: they sum up, name or
/// describe, and a reader who sees them listed as facts told by one article only is misled.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let nearest = nearest(context);
    let quoted = quoted(context);
    let shared = SharedWords::new(context);
    let mut values = SameValues::new(context);
    let put_right = put_right(context);
    let site = |it| context.corpus.passage_site(it);
    context
        .corpus
        .passages()
        .filter(|it| context.corpus.has_peer(it.0))
        .filter(|it| !context.linked.contains(it) || put_right.contains(it))
        .filter(|it| tells(context.block_kind(*it)))
        .map(|it| {
            if put_right.contains(&it) {
                return context.divergence(Kind::Only { near: None }, vec![site(it)], 1.0);
            }
            let (score, near) = match nearest.get(&it) {
                Some(&(score, near)) => (score.get(), Some(near)),
                None => (0.0, None),
            };
            let near = near.filter(|_| score >= NEAR);
            let (near, score) = match near {
                Some(near) => (Some(near), score),
                None => {
                    let other = quoted.get(&it).copied().or_else(|| shared.nearest(it));
                    let other = other.or_else(|| values.nearest(it));
                    other.map_or((None, score), |it| (Some(it), LIKELY))
                }
            };
            let near = near.map(site);
            context.divergence(Kind::Only { near }, vec![site(it)], 1.0 - score)
        })
        .collect()
}

/// The passages in which one article alone says that it puts right what it told before (`Correction: It was 40, not 14.`), where they stand
/// near its beginning or its end. None where another article says so too: it may be the same.
fn put_right(context: &Context<'_>) -> FxHashSet<PassageRef> {
    let mut out = FxHashSet::default();
    for article in context.corpus.articles().ids() {
        let passages = context.corpus.segments(article).passages();
        let ends = |it: &PassageId| it.index() < ENDS || it.index() + ENDS >= passages.len();
        let mut block = None;
        let mut own: Vec<PassageRef> = Vec::new();
        for id in passages.ids().filter(ends) {
            let begins = block != Some(passages[id].block);
            if begins && !context.puts_right((article, id)) {
                continue;
            }
            block = Some(passages[id].block);
            own.push((article, id));
        }
        if !own.is_empty() && !out.is_empty() {
            return FxHashSet::default();
        }
        out.extend(own);
    }
    out
}

/// Passages that stand in a quote between marks which another article has too, with the passage there, where that one has their words:
/// `“My boat is old. I stay.”` is told of one utterance, whatever its second sentence alone is like. Linear in the shared quotes, but for
/// [`is_said_near`].
fn quoted(context: &Context<'_>) -> FxHashMap<PassageRef, PassageRef> {
    let shared = context.alignment.shared_quotes().iter();
    let pairs = shared.filter_map(|it| it.sites.first_chunk::<2>());
    let mut out = FxHashMap::default();
    for sites in pairs.filter(|it| it.iter().all(|it| it.quote.is_some())) {
        for [own, other] in [[&sites[0], &sites[1]], [&sites[1], &sites[0]]] {
            let article = own.site.article;
            let passages = context.corpus.segments(article).passages_in(own.site.span);
            let Some(there) = context.passage_at(other.site) else {
                continue;
            };
            for at in passages.ids().map(|it| (article, it)) {
                let whole = context.corpus.passage_span(at);
                let inside = whole.intersection(own.site.span);
                let Some(span) = inside.filter(|_| !context.linked.contains(&at)) else {
                    continue;
                };
                if is_said_near(context, Site { article, span }, other.site) {
                    out.entry(at).or_insert(there);
                }
            }
        }
    }
    out
}

/// The passage of another article that most likely tells the same, with how likely it is, for passages that come near to a
/// link. What is told word by word elsewhere has its counterpart and is near to nothing else. Linear in the near misses.
fn nearest(context: &Context<'_>) -> FxHashMap<PassageRef, (Score, PassageRef)> {
    let whole = told_whole(context.corpus, context.alignment);
    // Of equally likely ones the one whose text comes first, and then that of its article: no article is the first.
    let rank = |&(score, at): &(Score, PassageRef)| (score, Reverse(context.by_text(at)));
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

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn what_one_article_alone_puts_right_is_told_only_there() {
        let moved = "Some 310 guests of the hotel in Velka were moved to a school on Elm Road in the night.";
        let right = "Some 310 guests of the hotel in Velka were moved to a school on Elm Road in the night.\n\nCorrection: An earlier version of this article misstated the number of guests moved from the hotel. It was 310, not 130.";
        let of = |texts: [&str; 2], words: &str| {
            let found = found_amid_others(find, texts);
            found
                .iter()
                .flatten()
                .filter(|it| it.contains(words))
                .count()
        };
        assert_eq!(of([moved, right], "Correction"), 1);
        assert_eq!(of([moved, right], "It was 310"), 1);
        assert_eq!(of([right, right], "Correction"), 0);
    }
}
