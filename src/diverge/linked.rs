//! What is linked with what, read off the alignment once: pairs of passages, passages with a counterpart, quotes told elsewhere.

use crate::align::{Alignment, Link};
use crate::article::BlockKind;
use crate::corpus::{Corpus, PassageRef};
use crate::diverge::context::{Pair, Towards};
use crate::text::index::{ArticleId, MatchId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Weighted share of words from which two passages tell the same, whatever else tells it.
const ALIKE: f32 = 0.6;

/// What has a counterpart: what stands in a match, and what is linked otherwise with a passage that is not told in the same
/// words elsewhere. A passage that the other article has word by word has its counterpart, and is none for what merely
/// resembles it.
pub(super) fn linked(corpus: &Corpus, alignment: &Alignment) -> FxHashSet<PassageRef> {
    let whole = told_whole(corpus, alignment);
    let matched = |it: &PassageRef| alignment.match_of(*it).is_some();
    let told = |link: &Link| {
        if link.evidence.words >= ALIKE {
            return link.passages.to_vec();
        }
        let [one, two] = link.passages;
        [(one, two), (two, one)]
            .into_iter()
            .filter_map(|(own, other)| {
                (matched(&own) || !whole.contains(&(other, own.0))).then_some(own)
            })
            .collect::<Vec<_>>()
    };
    let links = alignment.links().iter().flat_map(told);
    let matches = alignment.matches().iter();
    links
        .chain(matches.flat_map(|it| it.passages.iter().copied()))
        .collect()
}

/// The passages that another article has word by word, with that article.
pub(super) fn told_whole(
    corpus: &Corpus,
    alignment: &Alignment,
) -> FxHashSet<(PassageRef, ArticleId)> {
    let links = alignment.links().iter().map(|it| it.passages);
    links
        .filter(|it| corpus.same_words(*it))
        .flat_map(|[one, two]| [(one, two.0), (two, one.0)])
        .collect()
}

/// The links inside matches, the strongest of each match and two articles marked.
pub(super) fn pairs(corpus: &Corpus, alignment: &Alignment) -> Vec<Pair> {
    type Key = (Option<MatchId>, ArticleId, ArticleId);
    let inside = |link: &Link| {
        let [left, right] = link.passages.map(|it| alignment.match_of(it));
        left.filter(|_| left == right)
    };
    let mut found: Vec<Pair> = alignment
        .links()
        .iter()
        // Words in two languages cannot be compared: nothing is said of how such passages differ.
        .filter(|it| !corpus.differ_in_language(it.passages.map(|it| it.0)))
        .filter_map(|link| {
            Some(Pair {
                passages: link.passages,
                matched: Some(inside(link)?),
                score: link.firm,
                best: false,
            })
        })
        .collect();
    found.sort_by_key(|it| it.passages);
    let mut best: FxHashMap<Key, usize> = FxHashMap::default();
    // Of equally strong ones the earlier, seen from both articles; a caption may print a sentence of the report once more.
    let is_caption = |(article, passage): PassageRef| {
        let block = corpus.segments(article).passages()[passage].block;
        corpus.articles()[article].blocks()[block].kind == BlockKind::Caption
    };
    let rank = |it: &Pair| {
        let [left, right] = it.passages.map(|(_, passage)| passage.index());
        (
            corpus.same_words(it.passages),
            !it.passages.into_iter().any(is_caption),
            it.score,
            std::cmp::Reverse((left + right, left.abs_diff(right))),
        )
    };
    for (n, pair) in found.iter().enumerate() {
        let key = (pair.matched, pair.passages[0].0, pair.passages[1].0);
        let held = best.entry(key).or_insert(n);
        if rank(pair) > rank(&found[*held]) {
            *held = n;
        }
    }
    for n in best.into_values() {
        found[n].best = true;
    }
    found
}

/// The quotes of which another article quotes or tells something.
pub(super) fn told_quotes(alignment: &Alignment) -> FxHashSet<Towards> {
    let all = alignment.shared_quotes().iter();
    all.flat_map(|it| {
        let sites = it.sites.iter();
        sites.flat_map(|one| {
            let others = it.sites.iter().map(|it| it.site.article);
            others.filter_map(|other| Some((one.site.article, one.quote?, other)))
        })
    })
    .collect()
}
