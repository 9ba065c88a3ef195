//! `Meeting`: which passages of two articles are held against each other: what is linked, what stands next to it, headlines.

use crate::article::BlockKind;
use crate::diverge::context::Context;
use crate::text::index::{ArticleId, PassageId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Two passages that are linked, or stand next to two that are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::diverge) struct Meeting {
    /// Which passages, in the order of [`Pairing::articles`].
    pub at: [usize; 2],
    /// The score of their link; 0 without one.
    pub link: f32,
    /// The same by what the two say alone, wherever they stand.
    pub firm: f32,
    /// The highest score of their link and of those next to it.
    pub near: f32,
    /// Whether both are headlines of their articles.
    pub headlines: bool,
}

/// Two articles with what meets in them.
pub(in crate::diverge) struct Between {
    /// In the order of their texts: so that nothing depends on the order in which they were given.
    pub articles: [ArticleId; 2],
    /// Sorted by their passages.
    pub meetings: Vec<Meeting>,
}

/// Every two articles of one language that are linked.
pub(in crate::diverge) fn between(context: &Context<'_>) -> Vec<Between> {
    let mut found: Vec<([ArticleId; 2], Vec<Meeting>)> = Vec::new();
    let mut at: FxHashMap<[ArticleId; 2], usize> = FxHashMap::default();
    for link in context.alignment.links() {
        let articles = link.passages.map(|it| it.0);
        if context.corpus.differ_in_language(articles) {
            continue;
        }
        let n = *at.entry(articles).or_insert(found.len());
        if n == found.len() {
            found.push((articles, Vec::new()));
        }
        let score = link.score.get();
        found[n].1.push(Meeting {
            at: link.passages.map(|it| it.1.index()),
            link: score,
            firm: link.firm.get(),
            near: score,
            headlines: false,
        });
    }
    let text = |id: ArticleId| context.corpus.articles()[id].text();
    let ordered = |(mut articles, mut links): ([ArticleId; 2], Vec<Meeting>)| {
        if text(articles[1]) < text(articles[0]) {
            articles.reverse();
            for it in &mut links {
                it.at.reverse();
            }
        }
        Between {
            articles,
            meetings: meetings(context, articles, &links),
        }
    };
    found.into_iter().map(ordered).collect()
}

/// What is linked and what stands next to it, without the passages that the other article has word by word, and without a
/// headline and what is none: an editor holds a headline against the other one. Of eight rows of such two none was right.
fn meetings(context: &Context<'_>, articles: [ArticleId; 2], links: &[Meeting]) -> Vec<Meeting> {
    let passage = |side: usize, n: usize| (articles[side], PassageId::new(n));
    let mut whole: [FxHashSet<usize>; 2] = Default::default();
    for it in links {
        if context
            .corpus
            .same_words([passage(0, it.at[0]), passage(1, it.at[1])])
        {
            whole[0].insert(it.at[0]);
            whole[1].insert(it.at[1]);
        }
    }
    let open = |at: [usize; 2]| !whole[0].contains(&at[0]) && !whole[1].contains(&at[1]);
    let heads = |side: usize, n: usize| context.block_kind(passage(side, n)) == BlockKind::Headline;
    let alike = |at: [usize; 2]| heads(0, at[0]) == heads(1, at[1]);
    let mut found: BTreeMap<[usize; 2], Meeting> = links
        .iter()
        .filter(|it| open(it.at) && alike(it.at))
        .map(|it| (it.at, *it))
        .collect();
    let plain = |side: usize, n: usize| {
        n < context.corpus.segments(articles[side]).passages().len()
            && context.block_kind(passage(side, n)) == BlockKind::Paragraph
    };
    for it in links
        .iter()
        .filter(|it| plain(0, it.at[0]) && plain(1, it.at[1]))
    {
        let [x, y] = it.at;
        let around = [
            [x + 1, y],
            [x.wrapping_sub(1), y],
            [x, y + 1],
            [x, y.wrapping_sub(1)],
        ];
        for at in around {
            if open(at) && plain(0, at[0]) && plain(1, at[1]) {
                let held = found.entry(at).or_insert(Meeting {
                    at,
                    link: 0.0,
                    firm: 0.0,
                    near: 0.0,
                    headlines: false,
                });
                if held.link == 0.0 {
                    held.near = held.near.max(it.link);
                }
            }
        }
    }
    // Two headlines tell of one event, whatever their words.
    let is_headline = |side: usize| {
        let some = !context
            .corpus
            .segments(articles[side])
            .passages()
            .is_empty();
        some && context.block_kind(passage(side, 0)) == BlockKind::Headline
    };
    if is_headline(0) && is_headline(1) && open([0, 0]) {
        let held = found.entry([0, 0]).or_insert(Meeting {
            at: [0, 0],
            link: 0.0,
            firm: 0.0,
            near: 0.0,
            headlines: true,
        });
        held.headlines = true;
    }
    found.into_values().collect()
}
