//! Links over all articles: every two articles compared, shared quotes joined in, evidence told.

use super::features::{Profile, Vocabulary};
use super::pairs::{Scored, Side, scored_pairs, traced_pair};
use super::score::{FIRM, LINK};
use super::{Evidence, Link, NearMiss, Score, SharedQuote, anchors};
use crate::corpus::{Corpus, PassageRef, Site};
use crate::text::crew;
use crate::text::index::{ArticleId, EntityId, IndexVec, PassageId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Sentences of a quote that are looked at for the ones that another article quotes too.
const MOST_SENTENCES: usize = 8;

/// Passages that tell a shared quote, by article and place, with how sure the quote is.
type Quoted = BTreeMap<[PassageRef; 2], Score>;

/// What came of comparing every two articles, both sorted by passages.
pub(super) struct Found {
    pub(super) links: Vec<Link>,
    pub(super) near_misses: Vec<NearMiss>,
}

/// Links between all articles, and the pairs that fell just short of one.
///
/// `order` ranks the articles by something that does not depend on how they were given: each pair is compared the lower
/// rank first, so that permuted articles give the same numbers to the last bit. For each pair of articles, linear in the
/// text but for the logarithms of sorting.
pub(super) fn links(
    corpus: &Corpus,
    order: &[ArticleId],
    vocabulary: &Vocabulary<'_>,
    profiles: &IndexVec<ArticleId, Profile>,
    quotes: &[SharedQuote],
) -> Found {
    let quoted = quoted_pairs(corpus, profiles, quotes);
    let side = |id| Side {
        segments: corpus.segments(id),
        profile: &profiles[id],
    };
    let compared = |(left, right)| {
        if corpus.differ_in_language([left, right]) {
            let links = across_languages(corpus, left, right, &quoted);
            return (links, Vec::new());
        }
        let wanted = wanted(&quoted, left, right);
        let (mut links, mut near_misses) = (Vec::new(), Vec::new());
        for it in scored_pairs(vocabulary, side(left), side(right), &wanted) {
            match link(corpus, left, right, &it, &quoted) {
                Ok(link) => links.push(link),
                Err(near) => near_misses.push(near),
            }
        }
        (links, near_misses)
    };
    let ranked = order.iter().enumerate();
    let pairs =
        ranked.flat_map(|(rank, &left)| order[rank + 1..].iter().map(move |it| (left, *it)));
    let (mut links, mut near_misses) = (Vec::new(), Vec::new());
    for (mut own, mut near) in crew::each(corpus.size(), pairs.collect(), compared) {
        links.append(&mut own);
        near_misses.append(&mut near);
    }
    links.sort_by_key(|it| it.passages);
    near_misses.sort_by_key(|it| it.passages);
    Found { links, near_misses }
}

/// The links between two articles in different languages: by names, numbers and dates, and by the quotes that they share
/// word for word.
fn across_languages(
    corpus: &Corpus,
    left: ArticleId,
    right: ArticleId,
    quoted: &Quoted,
) -> Vec<Link> {
    let mut found = anchors::links(corpus, left, right);
    for (&passages, &score) in quoted {
        let both = passages.map(|it| it.0);
        let known = found.iter().any(|it| it.passages == passages);
        if (both == [left, right] || both == [right, left]) && !known && score.get() >= LINK {
            found.push(Link {
                passages,
                score,
                firm: score,
                evidence: Evidence {
                    quotes: score.get(),
                    ..Evidence::default()
                },
            });
        }
    }
    found
}

/// The pairs of passages in which shared quotes stand, lower article first: of a quote over several sentences, the two
/// that share most words.
fn quoted_pairs(
    corpus: &Corpus,
    profiles: &IndexVec<ArticleId, Profile>,
    quotes: &[SharedQuote],
) -> Quoted {
    let passages = |site: Site| -> Vec<PassageRef> {
        corpus
            .segments(site.article)
            .passages_in(site.span)
            .ids()
            .take(MOST_SENTENCES)
            .map(|it| (site.article, it))
            .collect()
    };
    let mut quoted = Quoted::new();
    for quote in quotes {
        for (at, one) in quote.sites.iter().enumerate() {
            for other in &quote.sites[at + 1..] {
                let (one, other) = (one.site, other.site);
                if one.article == other.article {
                    continue;
                }
                if let Some(best) = closest(corpus, profiles, &passages(one), &passages(other)) {
                    let sure = quoted.entry(best).or_default();
                    *sure = quote.confidence.max(*sure);
                }
            }
        }
    }
    quoted
}

/// The two passages that share most words, the first of them when several do; lower article first.
fn closest(
    corpus: &Corpus,
    profiles: &IndexVec<ArticleId, Profile>,
    ones: &[PassageRef],
    others: &[PassageRef],
) -> Option<[PassageRef; 2]> {
    let words = |(article, passage): PassageRef| profiles[article].words(passage);
    ones.iter()
        .flat_map(|&one| others.iter().map(move |&other| (one, other)))
        .max_by_key(|&(one, other)| {
            let common = words(one)
                .iter()
                .filter(|a| words(other).iter().any(|b| a.word == b.word))
                .count();
            let late = one.1.index() + other.1.index();
            // Whichever article comes first, the same pair wins.
            let mut texts = [one, other].map(|it| corpus.slice(corpus.passage_site(it)));
            texts.sort_unstable();
            (common, Reverse(late), texts)
        })
        .map(|(one, other)| pair(one, other))
}

/// Two passages, lower article first.
fn pair(one: PassageRef, other: PassageRef) -> [PassageRef; 2] {
    [one.min(other), one.max(other)]
}

/// The pairs of two articles in which shared quotes stand, sorted.
fn wanted(quoted: &Quoted, left: ArticleId, right: ArticleId) -> Vec<(PassageId, PassageId)> {
    let mut wanted: Vec<_> = quoted
        .keys()
        .filter_map(|[a, b]| match (a.0 == left, b.0 == right) {
            (true, true) => Some((a.1, b.1)),
            _ if b.0 == left && a.0 == right => Some((b.1, a.1)),
            _ => None,
        })
        .collect();
    wanted.sort_unstable();
    wanted
}

/// The link of a scored pair; a near miss when even with the quote that it shares it is too unsure.
fn link(
    corpus: &Corpus,
    left: ArticleId,
    right: ArticleId,
    it: &Scored,
    quoted: &Quoted,
) -> Result<Link, NearMiss> {
    let passages = pair((left, it.left), (right, it.right));
    let quote = quoted.get(&passages).map_or(0.0, |it| it.get());
    let probability = together(it.probability, quote);
    let score = Score::new(probability);
    let firm = Score::new(together(it.firm, quote));
    let may = it.signals.opening || firm.get() >= FIRM;
    if probability < LINK || !may {
        return Err(NearMiss {
            passages,
            score,
            firm,
        });
    }
    let evidence = Evidence {
        words: it.signals.words.min(1.0),
        names: names_in_common(corpus, passages[0], passages[1]),
        quotes: quote,
        figures: figures_in_common(corpus, passages[0], passages[1]),
        order: it.signals.around.min(1.0),
    };
    Ok(Link {
        passages,
        score,
        firm: Score::new(firm.get().max(LINK)),
        evidence,
    })
}

/// Share of names that two passages have in common.
pub(super) fn names_in_common(corpus: &Corpus, one: PassageRef, other: PassageRef) -> f32 {
    share(&names(corpus, one), &names(corpus, other))
}

/// Share of numbers and times that two passages have in common.
pub(super) fn figures_in_common(corpus: &Corpus, one: PassageRef, other: PassageRef) -> f32 {
    share(&figures(corpus, one), &figures(corpus, other))
}

/// The probability that words and a shared quote give together, taken as independent witnesses.
pub(super) fn together(words: f32, quote: f32) -> f32 {
    1.0 - (1.0 - words) * (1.0 - quote)
}

/// How sure the quote is that two passages share; 0 where there is none.
pub(super) fn quote_of(
    corpus: &Corpus,
    profiles: &IndexVec<ArticleId, Profile>,
    quotes: &[SharedQuote],
    passages: [PassageRef; 2],
) -> f32 {
    let quoted = quoted_pairs(corpus, profiles, quotes);
    quoted.get(&passages).map_or(0.0, |it| it.get())
}

/// One pair of passages, followed through the comparison, with the words that they have in common.
pub(super) struct ExplainedPair {
    pub(super) scored: Scored,
    pub(super) candidate: bool,
    pub(super) around: [Option<f32>; 2],
    pub(super) common: Vec<(String, f32, f32)>,
}

/// Follows one pair, lower article first, through the comparison of its articles as [`links`] makes it.
pub(super) fn explained_pair(
    corpus: &Corpus,
    order: &[ArticleId],
    vocabulary: &Vocabulary<'_>,
    profiles: &IndexVec<ArticleId, Profile>,
    quotes: &[SharedQuote],
    passages: [PassageRef; 2],
) -> ExplainedPair {
    let rank = |it: PassageRef| order.iter().position(|id| *id == it.0);
    let [mut left, mut right] = passages;
    if rank(left) > rank(right) {
        std::mem::swap(&mut left, &mut right);
    }
    let quoted = quoted_pairs(corpus, profiles, quotes);
    let wanted = wanted(&quoted, left.0, right.0);
    let side = |id| Side {
        segments: corpus.segments(id),
        profile: &profiles[id],
    };
    let pair = (left.1, right.1);
    let traced = traced_pair(vocabulary, side(left.0), side(right.0), &wanted, pair);
    let holds = |it: PassageRef, word: u32| {
        profiles[it.0]
            .words(it.1)
            .iter()
            .any(|held| held.word == word)
    };
    let mut common: Vec<(String, f32, f32)> = Vec::new();
    let mut seen = Vec::new();
    for token in corpus.segments(passages[0].0).tokens_of(passages[0].1) {
        for (word, _) in vocabulary.shares_of(token) {
            if holds(left, word) && holds(right, word) && !seen.contains(&word) {
                seen.push(word);
                let form = corpus.interner().form(token.symbol).to_owned();
                let at = word as usize;
                common.push((form, traced.weights.words[at], traced.weights.rare[at]));
            }
        }
    }
    common.sort_by(|one, two| two.2.total_cmp(&one.2).then_with(|| one.0.cmp(&two.0)));
    ExplainedPair {
        scored: traced.scored,
        candidate: traced.candidate,
        around: traced.around,
        common,
    }
}

/// Share in common of two sorted lists without repeats: twice the common ones over all; 0 when both are empty.
fn share<T: Ord>(one: &[T], other: &[T]) -> f32 {
    let common = one
        .iter()
        .filter(|it| other.binary_search(it).is_ok())
        .count();
    match one.len() + other.len() {
        0 => 0.0,
        all => (2 * common) as f32 / all as f32,
    }
}

/// The entities named in a passage, sorted.
fn names(corpus: &Corpus, passage: PassageRef) -> Vec<EntityId> {
    let span = corpus.passage_span(passage);
    let mentions = &corpus.annotations(passage.0).mentions;
    let first = mentions
        .as_slice()
        .partition_point(|it| it.span.start() < span.start());
    let mut entities: Vec<EntityId> = mentions
        .iter_from(first)
        .take_while(|(_, it)| it.span.start() < span.end())
        .map(|(id, _)| corpus.entity(passage.0, id))
        .collect();
    entities.sort_unstable();
    entities.dedup();
    entities
}

/// A number or a point in time, to compare.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Figure<'a> {
    Number(u64),
    Time(&'a str),
}

/// The numbers and times told in a passage, sorted.
fn figures(corpus: &Corpus, passage: PassageRef) -> Vec<Figure<'_>> {
    let span = corpus.passage_span(passage);
    let found = corpus.annotations(passage.0);
    let quantities = &found.quantities[found
        .quantities
        .partition_point(|it| it.span.start() < span.start())..];
    let times = &found.times[found
        .times
        .partition_point(|it| it.span.start() < span.start())..];
    let mut figures: Vec<Figure<'_>> = quantities
        .iter()
        .take_while(|it| it.span.start() < span.end())
        .map(|it| Figure::Number(it.value.to_bits()))
        .chain(
            times
                .iter()
                .take_while(|it| it.span.start() < span.end())
                .map(|it| Figure::Time(&it.value)),
        )
        .collect();
    figures.sort_unstable();
    figures.dedup();
    figures
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn evidence_is_the_share_in_common() {
        assert_eq!(share::<u8>(&[], &[]), 0.0);
        assert_eq!(share(&[1, 2], &[2, 3]), 0.5);
        assert_eq!(share(&[1, 2], &[1, 2]), 1.0);
    }
}
