//! What is told earlier in one article than in another.

use crate::article::BlockKind;
use crate::corpus::PassageRef;
use crate::diverge::context::{Context, Pair};
use crate::diverge::trust::DOUBT;
use crate::diverge::{Divergence, Kind};
use crate::text::index::ArticleId;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// From this part of a report on a passage stands elsewhere: of ten findings an editor read in reports of crime, sport and
/// business he signed the two above it by far, and called seven of those that moved less true but not worth a note.
const FAR: f32 = 0.25;

/// One `Order` for each run of moved matches and each two articles. Sites: where the run begins in both.
///
/// A match is moved when it does not belong to the longest run of matches in the same order (`align` says so); it is told
/// earlier where fewer of the unmoved matches stand before it. Sorting, then linear in the matches.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut by_articles: FxHashMap<(ArticleId, ArticleId), Vec<&Pair>> = FxHashMap::default();
    for pair in context.pairs.iter().filter(|it| it.best) {
        let key = (pair.passages[0].0, pair.passages[1].0);
        by_articles.entry(key).or_default().push(pair);
    }
    let mut keys: Vec<_> = by_articles.keys().copied().collect();
    keys.sort_unstable();
    keys.iter()
        .flat_map(|key| between(context, &by_articles[key]))
        .collect()
}

/// Whether a headline tells it: that stands first whatever it tells, and says nothing about the order of a report.
fn is_headline(context: &Context<'_>, pair: &Pair) -> bool {
    let mut kinds = pair.passages.iter().map(|it| context.block_kind(*it));
    kinds.any(|it| it == BlockKind::Headline)
}

/// How far apart two passages stand, each measured by its own article: 0 where both stand as far down, 1 where one opens and
/// the other ends its article.
fn moved_by(context: &Context<'_>, pair: &Pair) -> f32 {
    let [one, two] = pair.passages.map(|(article, passage)| {
        let all = context.corpus.segments(article).passages().len();
        passage.index() as f32 / all.max(1) as f32
    });
    (one - two).abs()
}

/// The runs between two articles; `pairs` in the order of the first.
fn between(context: &Context<'_>, pairs: &[&Pair]) -> Vec<Divergence> {
    let moved = |it: &Pair| {
        it.matched
            .is_some_and(|it| context.alignment.matches()[it].moved)
    };
    let unmoved = |side: usize| -> Vec<PassageRef> {
        let mut all: Vec<PassageRef> = pairs
            .iter()
            .filter(|it| !moved(it))
            .map(|it| it.passages[side])
            .collect();
        all.sort_unstable();
        all
    };
    let before = [unmoved(0), unmoved(1)];
    let rank =
        |it: &Pair, side: usize| before[side].partition_point(|other| *other < it.passages[side]);
    // Moved ones between the same unmoved ones are one run. It is told by the pair with which it begins where it stands
    // earlier: "the first pair" alone would depend on which article is named first.
    let mut runs: BTreeMap<(usize, usize), &Pair> = BTreeMap::new();
    for pair in pairs
        .iter()
        .filter(|it| moved(it) && !is_headline(context, it))
    {
        let ranks = (rank(pair, 0), rank(pair, 1));
        let earlier = usize::from(ranks.1 < ranks.0);
        let first = runs.entry(ranks).or_insert(pair);
        if pair.passages[earlier] < first.passages[earlier] {
            *first = pair;
        }
    }
    let mut out = Vec::new();
    for (ranks, pair) in runs.into_iter().filter(|(it, _)| it.0 != it.1) {
        let earlier = pair.passages[usize::from(ranks.1 < ranks.0)].0;
        let sites = pair.passages.map(|it| context.corpus.passage_site(it));
        let score = match moved_by(context, pair) >= FAR {
            true => pair.score.get(),
            false => pair.score.get().min(DOUBT),
        };
        out.push(context.divergence(Kind::Order { earlier }, sites.to_vec(), score));
    }
    out
}
