//! Passages without a link that have so much in common with one passage elsewhere that they may tell the same.

use crate::corpus::PassageRef;
use crate::diverge::context::Context;
use crate::diverge::linked::told_whole;
use crate::text::index::{ArticleId, PassageId};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;

/// What two passages must have in common, in thousandths: the sum over their stems of the logarithm of how many times as many passages
/// there are as have one; somewhat more than two words that stand nowhere else. In 36 pairs of full reports whose links two
/// readers noted, of the passages without a link 17 of 37 above it had none by either reader, and 490 of 594 below.
const MUCH: u32 = 7000;

/// Passages of two articles from which on more must be in common: in a longer text two passages share rare words by chance.
const FEW: usize = 60;

/// Stems in more passages of an article than this are passed over: they weigh little, and looking all of them up costs a square.
const MOST: usize = 32;

/// What passages of two articles have in common.
pub(super) struct SharedWords<'c, 'a> {
    context: &'c Context<'a>,
    /// Passages that another article has word by word: they have their counterpart there.
    whole: FxHashSet<(PassageRef, ArticleId)>,
}

impl<'c, 'a> SharedWords<'c, 'a> {
    pub(super) fn new(context: &'c Context<'a>) -> Self {
        Self {
            context,
            whole: told_whole(context.corpus, context.alignment),
        }
    }

    /// The passage of another article that has most in common with a passage, if that is much. At most [`MOST`] steps a word and
    /// article.
    ///
    /// Known failure: a new fact about persons and things that one sentence of the other article all names.
    pub(super) fn nearest(&self, own: PassageRef) -> Option<PassageRef> {
        let corpus = self.context.corpus;
        let passages = |id: ArticleId| corpus.segments(id).passages().len();
        let rank = |(weight, at): (u32, PassageRef)| (weight, Reverse(self.context.by_text(at)));
        let mut most: Option<(u32, PassageRef)> = None;
        let mut common: Vec<(PassageId, u32)> = Vec::new();
        for other in corpus.articles().ids().filter(|it| *it != own.0) {
            let all = passages(own.0) + passages(other);
            common.clear();
            for stem in self.context.stems_of(own) {
                let there = self.context.holders(other, *stem);
                if there.is_empty() || there.len() > MOST {
                    continue;
                }
                let weight = thousandths(
                    all + 1,
                    self.context.holders(own.0, *stem).len() + there.len(),
                );
                common.extend(there.iter().map(|at| (*at, weight)));
            }
            common.sort_unstable();
            let least = MUCH + 2 * thousandths(all.max(FEW), FEW);
            for same in common.chunk_by(|one, two| one.0 == two.0) {
                let it = (same.iter().map(|it| it.1).sum(), (other, same[0].0));
                let free = !self.whole.contains(&(it.1, own.0));
                if free && it.0 >= least && most.is_none_or(|most| rank(it) > rank(most)) {
                    most = Some(it);
                }
            }
        }
        most.map(|it| it.1)
    }
}

/// The logarithm of a quotient of two counts, in thousandths: whole numbers add up alike in every order.
fn thousandths(all: usize, some: usize) -> u32 {
    ((all as f32 / some.max(1) as f32).ln().max(0.0) * 1000.0).round() as u32
}

#[cfg(test)]
mod tests {
    use super::SharedWords;
    use crate::align::align;
    use crate::corpus::Corpus;
    use crate::diverge::context::Context;
    use crate::diverge::words::Words;
    use crate::testing;
    use crate::text::index::{ArticleId, PassageId};

    /// Whether the first paragraph of one of two long articles has much in common with the first of the other.
    fn is_near(a: &str, b: &str) -> bool {
        // Paragraphs of words that stand nowhere else.
        let rest = |letter: char| -> String {
            let line = |n: u8| {
                let end = char::from(b'a' + n);
                format!("\n\nWhalers mor{letter}{end}u vel{letter}{end}o tas{letter}{end}e.")
            };
            (0..24).map(line).collect()
        };
        let articles = [
            format!("Vell\n\n{a}{}", rest('x')),
            format!("Norr\n\n{b}{}", rest('z')),
        ];
        let articles = articles.map(|it| testing::article(&it));
        let corpus = Corpus::new(articles.to_vec());
        let alignment = align(&corpus, &[]);
        let words = Words::new(&corpus, alignment.stems());
        let context = Context::new(&corpus, &alignment, &words);
        let first = |article: usize| {
            let passages = corpus.segments(ArticleId::new(article)).passages();
            let at = passages.ids().nth(1).unwrap_or(PassageId::new(0));
            (ArticleId::new(article), at)
        };
        SharedWords::new(&context).nearest(first(0)) == Some(first(1))
    }

    #[test]
    fn several_rare_words_of_one_sentence_are_much() {
        assert!(is_near(
            "The ropemaker warned of rotten bollards in April.",
            "Nobody heard of bollards when a ropemaker called them rotten.",
        ));
    }

    #[test]
    fn one_rare_word_and_what_all_have_are_not_much() {
        assert!(!is_near(
            "Whalers heard the ropemaker in April.",
            "Whalers sent a ropemaker home with his cat.",
        ));
    }
}
