//! How alike two passages are: weights over the two articles at hand, signals, and the probability that follows.
//!
//! The score is a logistic regression over seven signals ([`Signals`]), one calibration for all texts. Where a passage
//! stands in its article is no signal, but for the opening: reports tell the same facts in another order.
//!
//! How it was fitted: the signals of all judged pairs of passages of four public sets (reports of one event by different
//! outlets, ABCD-Link `newshe`; Wikinews against a rewrite, `synth`; summary against article, SuperPAL; reports linked by
//! event coreference, ECB+, weight 0.3 because many of its negatives are really links), the linked pairs of each set
//! weighing as much together as those of another; scikit-learn's `LogisticRegression(C=10)`. Its output was then brought
//! to a probability by a second regression (Platt) on scores of articles left out of the fit (five folds). F1 of those
//! articles at [`LINK`]: newshe .79, superpal .77, synth .67, ecb .46.
//!
//! Tried without gain: order, row and column terms, the best of each row only, containment, shared numbers and names as
//! signals of their own, shares of plain words and of names apart, pairs of adjacent words, a list of synonyms and
//! derivations, the speaker of quotes in common, how much of each is quoted, the length of the longer one, the
//! neighbours' characters or probability, passages beside the other of the pair; how rare words are in the language, as a
//! signal or as a factor (mean F1 of the four sets −.004 to +.000); GloVe vectors, word to word and averaged (−.004 to
//! .000); all derivations and synonyms of WordNet, as words that count in part or as one word (−.001 to +.004, at fixed
//! weights +.002); names for pronouns and for the source of a quote (.000 to +.002); likeness to a passage of the same
//! article that is linked (−.001 to +.001); how many passages the two articles share (−.005).
//!
//! What it gets wrong: two tellings without a word in common (`deeply regrets`, `has apologized`) are missed; the same
//! frame with another person or date is linked.

use super::features::{HeldWord, Profile, Vocabulary};
use crate::segment::Token;

/// How the sum of the terms becomes a probability: fitted on pairs that readers marked.
const SHIFT: f32 = 0.15;
const SLOPE: f32 = 1.15;

/// That, in words.
pub(super) fn formula() -> String {
    format!("probability: 1 / (1 + e^({SHIFT:.2} - {SLOPE:.2} sum))")
}

/// From this probability on, two passages are linked: where the mean F1 of the four sets of the fit is highest.
pub(super) const LINK: f32 = 0.25;

/// So likely two passages that do not both open their articles must tell the same by what they say alone, or nothing around
/// them makes a link: so `told only here` can go by what holds in any order of paragraphs. F1 with it: mean of the four sets
/// .676 to .675, nine pairs of full reports of which every link was noted by hand .679 to .68.
pub(super) const FIRM: f32 = 0.14;

/// How alike the passages around two linked ones commonly are. With it, what is said of links by what they say alone is as
/// often right as what is said of them by their score.
const USUAL: f32 = 0.085;

/// From this probability on, two passages that are not linked are kept as a near miss: all that come up to [`FIRM`] do.
pub(super) const NEAR: f32 = 0.09;

/// Pairs of passages beyond which their number says nothing more. The fit saw at most 2,600; beyond that the signal is
/// carried on, because false links in texts of thousands of passages fade with it.
const MOST_PAIRS: f32 = 1e8;

/// What two openings have ahead of other pairs, in logits. Fitted beside the other terms it comes to 0.8 to 1.3, by the
/// weight of ECB+; set to 1 with the others kept. F1 with it: ecb .453 to .478, mean of the four sets .670 to .676, and
/// nine pairs of full reports of which every link was noted by hand .647 to .670.
const OPENING: f32 = 1.0;

/// What speaks for two passages telling the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Signals {
    /// Dice coefficient of the different words, each weighted by how rare it is in the two articles; 0..=1.
    pub(super) words: f32,
    /// Sum over shared words of how surprising it is that both articles hold them here: `ln((n·m + 1) / (dfA·dfB))`.
    /// Not normalized by length: long sentences that share one proposition have a low `words`, but a high `rare`.
    pub(super) rare: f32,
    /// Cosine of the character 4-grams; 0..=1. Finds derivation and compounds that stems miss.
    pub(super) chars: f32,
    /// Mean `words` of the pairs just before and just after; 0..=1.
    pub(super) around: f32,
    /// `ln(1 + n)` of the number of different words of the passage that has fewer.
    pub(super) shorter: f32,
    /// `ln` of the number of pairs of passages of the two articles, up to [`MOST_PAIRS`].
    pub(super) pairs: f32,
    /// Whether both passages open their articles ([`Profile::opens`]): headline, standfirst and lead tell what the
    /// whole report tells, whatever their words.
    pub(super) opening: bool,
    /// Whether both stand in headline or standfirst, which open an article in whatever order its paragraphs are.
    pub(super) titles: bool,
}

/// One term of the logit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// What is measured.
    pub name: &'static str,
    /// The measure.
    pub value: f32,
    /// What one of it counts.
    pub weight: f32,
    /// What it adds.
    pub part: f32,
}

impl Signals {
    /// What each signal adds to the logit, in the order in which it is summed up.
    pub(super) fn terms(&self) -> [Term; 8] {
        let term = |name, value: f32, weight: f32| Term {
            name,
            value,
            weight,
            part: weight * value,
        };
        [
            term("base", 1.0, -1.47),
            term("words in common (share by weight)", self.words, 1.60),
            term(
                "rare words in common (ln of 1 + sum)",
                self.rare.ln_1p(),
                1.24,
            ),
            term("letters in common (cosine of 4-grams)", self.chars, 9.20),
            term("words of the passages around", self.around, 5.09),
            term(
                "both open their articles",
                f32::from(u8::from(self.opening)),
                OPENING,
            ),
            term("pairs of passages (ln)", self.pairs, -0.50),
            term("words of the shorter (ln of 1 + n)", self.shorter, -0.62),
        ]
    }

    /// The probability that the two passages tell the same thing; 0..=1, never NaN.
    pub(super) fn probability(&self) -> f32 {
        let [first, rest @ ..] = self.terms();
        let logit = rest.iter().fold(first.part, |sum, it| sum + it.part);
        1.0 / (1.0 + (SHIFT - SLOPE * logit).exp())
    }

    /// The probability by what the two passages say, wherever they stand: as if they stood where links commonly do.
    pub(super) fn firm(&self) -> f32 {
        let anywhere = Self {
            around: USUAL,
            opening: self.titles,
            ..*self
        };
        anywhere.probability()
    }

    /// Whether the probability could reach `least` when all but `chars` is known: `chars` seldom exceeds `words` by more
    /// than 0.3 (in the fit, one link in a thousand).
    pub(super) fn may_reach(&self, least: f32) -> bool {
        let chars = (self.words + 0.3).min(1.0);
        Self { chars, ..*self }.probability() >= least
    }
}

/// How much words and 4-grams weigh between two articles: rare ones in these two weigh most.
pub(super) struct Weights {
    /// By word: `ln(1 + (N − df + ½) / (df + ½))` over the passages of both articles.
    pub(super) words: Vec<f32>,
    /// By word: `ln((n·m + 1) / (dfA·dfB))`, at least 0; 0 for words that only one article has.
    pub(super) rare: Vec<f32>,
    /// By 4-gram: `ln(1 + N / cf)` squared.
    pub(super) grams: Vec<f32>,
    /// As [`Signals::pairs`].
    pub(super) pairs: f32,
}

impl Weights {
    /// Linear in the number of different words and 4-grams.
    pub(super) fn new(vocabulary: &Vocabulary<'_>, left: &Profile, right: &Profile) -> Self {
        let passages = (left.size + right.size) as f64;
        let pairs = left.size as f64 * right.size as f64;
        let both = |at: usize| (left.passages_with[at], right.passages_with[at]);
        Self {
            words: (0..vocabulary.words())
                .map(|at| {
                    let (a, b) = both(at);
                    let df = f64::from(a + b);
                    (1.0 + (passages - df + 0.5) / (df + 0.5)).ln() as f32
                })
                .collect(),
            rare: (0..vocabulary.words())
                .map(|at| match both(at) {
                    (0, _) | (_, 0) => 0.0,
                    (a, b) => {
                        let product = f64::from(a) * f64::from(b);
                        ((pairs + 1.0) / product).ln().max(0.0) as f32
                    }
                })
                .collect(),
            grams: left
                .gram_counts
                .iter()
                .zip(&right.gram_counts)
                .map(|(a, b)| match a + b {
                    0 => 0.0,
                    count => (1.0 + passages / f64::from(count)).ln().powi(2) as f32,
                })
                .collect(),
            pairs: (pairs as f32).clamp(1.0, MOST_PAIRS).ln(),
        }
    }

    /// The weight of all words of a passage. Linear in the passage.
    pub(super) fn total(&self, words: &[HeldWord]) -> f32 {
        words
            .iter()
            .map(|it| it.share * self.words[it.word as usize])
            .sum()
    }

    /// What the words of two passages say: the shares of one in a table by word, the words of the other as a list, and
    /// the weight of all words of both. Linear in the list.
    pub(super) fn compare(&self, shares: &[f32], others: &[HeldWord], total: f32) -> Signals {
        let (mut common, mut rare) = (0.0, 0.0);
        for held in others {
            let at = held.word as usize;
            let share = shares[at];
            if share > 0.0 {
                common += (share + held.share) * self.words[at];
                rare += share.min(held.share) * self.rare[at];
            }
        }
        Signals {
            words: if total > 0.0 { common / total } else { 1.0 },
            rare,
            ..Signals::default()
        }
    }
}

/// Counts of the 4-grams of one passage, to compare many others with. The table is made once and swept after each use.
pub(super) struct GramTable<'a> {
    vocabulary: &'a Vocabulary<'a>,
    weights: &'a [f32],
    counts: Vec<f32>,
}

impl<'a> GramTable<'a> {
    /// An empty table.
    pub(super) fn new(vocabulary: &'a Vocabulary, weights: &'a Weights) -> Self {
        Self {
            vocabulary,
            weights: &weights.grams,
            counts: vec![0.0; vocabulary.gram_kinds()],
        }
    }

    /// Puts a passage into the table. Linear in the passage.
    pub(super) fn put(&mut self, tokens: &[Token]) {
        for token in tokens {
            for &gram in self.vocabulary.grams_of(token) {
                self.counts[gram as usize] += 1.0;
            }
        }
    }

    /// Takes it out again. Linear in the passage.
    pub(super) fn sweep(&mut self, tokens: &[Token]) {
        for token in tokens {
            for &gram in self.vocabulary.grams_of(token) {
                self.counts[gram as usize] = 0.0;
            }
        }
    }

    /// The weighted product of the passage in the table with another. Linear in the other.
    pub(super) fn product(&self, tokens: &[Token]) -> f32 {
        let mut sum = 0.0;
        for token in tokens {
            for &gram in self.vocabulary.grams_of(token) {
                sum += self.weights[gram as usize] * self.counts[gram as usize];
            }
        }
        sum
    }

    /// The length of a passage as a vector of weighted 4-grams. Leaves the table empty. Linear in the passage.
    pub(super) fn norm(&mut self, tokens: &[Token]) -> f32 {
        self.put(tokens);
        let norm = self.product(tokens).sqrt();
        self.sweep(tokens);
        norm
    }
}

#[cfg(test)]
mod tests {
    use super::{LINK, Signals};

    /// Two sentences of eight words that share most of them, in articles of twenty passages.
    const ALIKE: Signals = Signals {
        words: 0.7,
        rare: 20.0,
        chars: 0.7,
        around: 0.1,
        shorter: 2.2,
        pairs: 6.0,
        opening: false,
        titles: false,
    };

    #[test]
    fn each_signal_speaks_for_a_link() {
        let base = ALIKE.probability();
        assert!(base > 0.9, "{base}");
        for less in [
            Signals {
                words: 0.2,
                ..ALIKE
            },
            Signals { rare: 2.0, ..ALIKE },
            Signals {
                chars: 0.2,
                ..ALIKE
            },
            Signals {
                around: 0.0,
                ..ALIKE
            },
            Signals {
                pairs: 9.1,
                ..ALIKE
            },
        ] {
            assert!(less.probability() < base, "{less:?}");
        }
        let opening = Signals {
            opening: true,
            ..ALIKE
        };
        assert!(opening.probability() > base);
    }

    #[test]
    fn passages_that_share_one_common_word_are_not_linked() {
        let apart = Signals {
            words: 0.05,
            rare: 1.5,
            chars: 0.05,
            ..ALIKE
        };
        assert!(apart.probability() < LINK);
    }
}
