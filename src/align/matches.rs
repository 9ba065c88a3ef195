//! Links become matches: groups of passages over all articles.

use super::features::Profile;
use super::hand::Hand;
use super::order::{Strength, out_of_order, places};
use super::score::LINK;
use super::{Link, Match};
use crate::article::BlockKind;
use crate::corpus::{Corpus, PassageRef};
use crate::text::index::{ArticleId, IndexVec, MatchId};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The most passages of one article that one match holds.
const MOST_TELLINGS: usize = 3;
/// The mean score of the links between two matches from which they are one: more likely than not.
const TWO_GROUPS: f32 = 0.5;
/// So many words, names aside, a second telling in one article must share with a passage of another beyond what the
/// first telling shares with it, and the other way round: then one passage is told in two places. Else it is told twice.
const OWN_WORDS: usize = 2;

/// A match in the making: its passages.
type Group = Vec<PassageRef>;

/// Groups links into matches, sorted by their first passage.
///
/// Links are taken from the strongest on, those between a headline and running text last: a headline sums up several
/// passages, but its match is the other headline. Two groups become one when their passages are linked on average as strongly as
/// a link must be, or as a sure one if both hold several (average linkage: one strong link does not chain two groups), when some article still tells it in one
/// passage and no article in more than three, and when the tellings of each article share it out between them. `order` ranks the articles as in [`super::links::links`].
///
/// Cost: sorting the links, and for each link the product of two small groups.
///
/// Known failure: a link that is passed over is not looked at again when the groups have grown.
pub(super) fn matches(
    corpus: &Corpus,
    order: &[ArticleId],
    profiles: &IndexVec<ArticleId, Profile>,
    links: &[Link],
    hand: &Hand,
) -> IndexVec<MatchId, Match> {
    let strength: Strength = links
        .iter()
        .map(|it| (it.passages, it.score.get()))
        .collect();
    let linkage = Linkage {
        corpus,
        profiles,
        strength: &strength,
        hand,
    };
    let mut groups = linkage.group(links, &ranks(order));
    groups.sort_unstable();
    let mut matches: IndexVec<MatchId, Match> = groups
        .into_iter()
        .map(|passages| Match {
            passages,
            moved: false,
        })
        .collect();
    for (rank, &left) in order.iter().enumerate() {
        for &right in &order[rank + 1..] {
            let places = places(&matches, left, right, &strength);
            let size = corpus.segments(right).passages().len();
            for id in out_of_order(&places, size) {
                matches[id].moved = true;
            }
        }
    }
    matches
}

/// The rank of each article.
fn ranks(order: &[ArticleId]) -> IndexVec<ArticleId, usize> {
    let mut ranks: IndexVec<ArticleId, usize> = vec![0; order.len()].into();
    for (rank, &article) in order.iter().enumerate() {
        ranks[article] = rank;
    }
    ranks
}

/// What decides which groups become one.
#[derive(Clone, Copy)]
struct Linkage<'a> {
    corpus: &'a Corpus,
    profiles: &'a IndexVec<ArticleId, Profile>,
    strength: &'a Strength,
    hand: &'a Hand,
}

impl Linkage<'_> {
    /// Average linkage over the links, strongest first; each group sorted, with two passages at least.
    fn group(self, links: &[Link], ranks: &IndexVec<ArticleId, usize>) -> Vec<Group> {
        let mut strongest: Vec<_> = links
            .iter()
            .map(|it| {
                let mut ends = it
                    .passages
                    .map(|(article, passage)| (ranks[article], passage, article));
                ends.sort_unstable();
                let apart = ends[0].1.index().abs_diff(ends[1].1.index());
                let [one, other] = it.passages.map(|it| self.is_headline(it));
                // Scores of passages with much in common all come to 1: the same words go first.
                let differs = !self.corpus.same_words(it.passages);
                (one != other, differs, Reverse(it.score), apart, ends)
            })
            .collect();
        strongest.sort_unstable();
        let mut groups: Vec<Group> = Vec::new();
        let mut group_of: FxHashMap<PassageRef, usize> = FxHashMap::default();
        // What the reader joined comes first and whatever else would be said of it.
        let joined = self
            .hand
            .joined()
            .iter()
            .map(|it| (it.map(|(article, passage)| (0, passage, article)), true));
        let found = strongest.into_iter().map(|it| (it.4, false));
        for (ends, by_hand) in joined.chain(found) {
            let [one, other] = ends.map(|(_, passage, article)| {
                *group_of.entry((article, passage)).or_insert_with(|| {
                    groups.push(vec![(article, passage)]);
                    groups.len() - 1
                })
            });
            let may = one != other
                && !self.hand.parts(&groups[one], &groups[other])
                && (by_hand || self.tell_the_same(&groups[one], &groups[other]));
            if !may {
                continue;
            }
            let moving = std::mem::take(&mut groups[other]);
            for passage in &moving {
                group_of.insert(*passage, one);
            }
            groups[one].extend(moving);
        }
        groups.retain_mut(|it| {
            it.sort_unstable();
            it.len() > 1
        });
        groups
    }

    /// Whether a passage stands in the headline.
    fn is_headline(self, (article, passage): PassageRef) -> bool {
        let block = self.corpus.segments(article).passages()[passage].block;
        self.corpus.articles()[article].blocks()[block].kind == BlockKind::Headline
    }

    /// Whether two groups may become one match.
    fn tell_the_same(self, one: &Group, other: &Group) -> bool {
        if !stays_plain(one, other) {
            return false;
        }
        let (mut sum, mut pairs) = (0.0, 0.0);
        for &a in one {
            for &b in other {
                if a.0 != b.0 {
                    let link = self.strength.get(&[a.min(b), a.max(b)]);
                    sum += link.unwrap_or(&0.0);
                    pairs += 1.0;
                } else if !self.share_out(a, b, one.iter().chain(other)) {
                    return false;
                }
            }
        }
        // Two groups that each stand by themselves need more than a passage that joins one.
        let bar = match one.len().min(other.len()) {
            1 => LINK,
            _ => TWO_GROUPS,
        };
        sum >= bar * pairs
    }

    /// Whether two passages of one article tell different parts of a passage of another article.
    fn share_out<'a>(
        self,
        one: PassageRef,
        other: PassageRef,
        mut all: impl Iterator<Item = &'a PassageRef>,
    ) -> bool {
        if self.is_headline(one) || self.is_headline(other) {
            return false;
        }
        let words = |(article, passage): PassageRef| self.profiles[article].plain(passage);
        let holds = |list: &[u32], word: &u32| list.binary_search(word).is_ok();
        // What each says that the other one does not.
        let own = |here: PassageRef, there: PassageRef| -> Vec<u32> {
            let own = words(here).iter().copied();
            own.filter(|it| !holds(words(there), it)).collect()
        };
        let (of_one, of_other) = (own(one, other), own(other, one));
        if of_one.len().min(of_other.len()) < OWN_WORDS {
            return false;
        }
        // Whether a passage shares such words with the whole.
        let adds = |own: &[u32], whole: PassageRef| {
            let shared = own.iter().filter(|it| holds(words(whole), it));
            shared.take(OWN_WORDS).count() == OWN_WORDS
        };
        all.any(|&whole| whole.0 != one.0 && adds(&of_one, whole) && adds(&of_other, whole))
    }
}

/// Whether some article tells both groups together in one passage, and none in too many.
fn stays_plain(one: &Group, other: &Group) -> bool {
    let mut articles: Vec<ArticleId> = one.iter().chain(other).map(|it| it.0).collect();
    articles.sort_unstable();
    let mut tellings = articles.chunk_by(|a, b| a == b).map(<[_]>::len);
    let (fewest, most) = tellings
        .by_ref()
        .fold((usize::MAX, 0), |(min, max), it| (min.min(it), max.max(it)));
    fewest == 1 && most <= MOST_TELLINGS
}

#[cfg(test)]
mod tests {
    use super::stays_plain;
    use crate::text::index::{ArticleId, PassageId};

    #[test]
    fn a_match_keeps_one_article_with_one_telling() {
        let group = |list: &[(usize, usize)]| {
            list.iter()
                .map(|&(article, passage)| (ArticleId::new(article), PassageId::new(passage)))
                .collect()
        };
        let pair = group(&[(0, 0), (1, 0)]);
        assert!(stays_plain(&pair, &group(&[(1, 4)])));
        assert!(!stays_plain(&pair, &group(&[(0, 1), (1, 1)])));
        assert!(!stays_plain(&pair, &group(&[(1, 1), (1, 2), (1, 3)])));
    }
}
