//! Whether two quotations are tellings of the same words, and how they relate.

use super::blocks::{Block, blocks};
use super::ends::with_changed_ends;
use super::kinds::kind;
use super::runs::{best_run, gap, is_swapped, swap};
use super::units::{Unit, Weights};
use super::words::{Vocabulary, Word};
use crate::align::SharedKind;
use crate::text::normal::is_dense;

/// How much two quotations must share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bar {
    /// What nothing but their words speaks for.
    Alone,
    /// What goes on from tellings of one quote.
    GoingOn,
}

/// What two quotations share.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Relation {
    pub kind: SharedKind,
    /// Weight of what is shared, less the gaps.
    pub score: f32,
    /// Shared words over the words of the shorter one.
    pub coverage: f32,
    /// The shared runs.
    pub blocks: Vec<Block>,
}

/// How `left` and `right` relate, if they are tellings of the same words.
///
/// Conservative for short quotes: two or three words must all be there, a stock phrase or title never counts. Constants
/// from our trials on labeled pairs of reports.
pub(super) fn relate(
    left: &Unit,
    right: &Unit,
    vocabulary: &Vocabulary,
    weights: &Weights,
    bar: Bar,
) -> Option<Relation> {
    if is_swapped(&left.words, &right.words, vocabulary) {
        let mut found = relate(right, left, vocabulary, weights, bar)?;
        swap(&mut found.blocks);
        return Some(found);
    }
    let articles = (left.article, right.article);
    let weight = |word: &Word| weights.weight(vocabulary, articles, word.symbol);
    let (run, score) = match all_told(left, right, vocabulary) {
        Some(it) => {
            let words = it.iter().flat_map(|it| it.left..it.left + it.length);
            let score = words.map(|n| weight(&left.words[n])).sum();
            (it, score)
        }
        None => best_run(&left.words, &right.words, &weight)?,
    };
    let shared = Shared::new(&run, left, right, vocabulary, &weight);
    let first = left.words.first().map(|it| vocabulary.form(it.symbol));
    let dense = first.is_some_and(|it| it.starts_with(is_dense));
    accepts(&shared, left, right, dense, bar).then(|| Relation {
        kind: kind(
            &with_changed_ends(run.clone(), [&left.words, &right.words], vocabulary),
            &left.words,
            &right.words,
            vocabulary,
        ),
        score,
        coverage: shared.coverage,
        blocks: run,
    })
}

/// Measures of what is shared.
struct Shared {
    longest: usize,
    content: usize,
    coverage: f32,
    density: f32,
    weight: f32,
}

impl Shared {
    fn new(
        run: &[Block],
        left: &Unit,
        right: &Unit,
        vocabulary: &Vocabulary,
        weight: &impl Fn(&Word) -> f32,
    ) -> Self {
        let words = || {
            run.iter()
                .flat_map(|it| it.left..it.left + it.length)
                .map(|n| (n, &left.words[n]))
                .filter(|(_, word)| !vocabulary.is_small(word.symbol))
        };
        let matched: usize = run.iter().map(|it| it.length).sum();
        let gaps: usize = run.windows(2).map(|it| gap(&it[0], &it[1])).sum();
        let shorter = left.words.len().min(right.words.len());
        Self {
            longest: run.iter().map(|it| it.length).max().unwrap_or(0),
            content: words().count(),
            coverage: matched as f32 / shorter as f32,
            density: matched as f32 / (matched + gaps) as f32,
            // A name is shared by the event, not by the quote.
            weight: words()
                .map(|(n, word)| weight(word) * if word.capital && n > 0 { 0.3 } else { 1.0 })
                .sum(),
        }
    }
}

fn accepts(shared: &Shared, left: &Unit, right: &Unit, dense: bool, bar: Bar) -> bool {
    // Of a script without spaces two characters say about as much as a word.
    let part = if dense { 2 } else { 1 };
    let shorter = left.words.len().min(right.words.len()) / part;
    let shared = &Shared {
        longest: shared.longest / part,
        content: shared.content / part,
        weight: shared.weight / part as f32,
        ..*shared
    };
    let (one, two) = (left.speaker.as_ref(), right.speaker.as_ref());
    let same = one.zip(two).and_then(|(one, two)| one.is_same(two));
    let whole = shared.coverage >= 1.0;
    if shorter < 2 || shared.content == 0 {
        return false;
    }
    if left.title && right.title && shorter <= 5 && same != Some(true) {
        return false;
    }
    let heavy = |least: f32| shared.weight >= least || shared.coverage >= 0.8;
    let other = same == Some(false);
    if other && shared.longest < 5 && shorter <= 6 && !whole {
        return false;
    }
    // Some words of one speaker, all on end in what the same speaker says elsewhere.
    if same == Some(true) && shorter >= 4 && shared.longest >= shorter {
        return true;
    }
    if bar == Bar::GoingOn && shared.longest >= 3 && shared.coverage >= 0.6 {
        return true;
    }
    // All of it, with something left out; or all but a word at an end.
    if same == Some(true) && (is_long_enough(shared, shorter) || is_alike(shared, left, right)) {
        return true;
    }
    match (shorter, shared.longest) {
        (..=3, _) => whole && !(left.title && right.title),
        (_, 6..) => shared.content >= 2 && heavy(1.0),
        (_, 4..) if shared.content >= 2 => {
            (shared.coverage >= 0.4 || same == Some(true))
                && heavy(1.1)
                && !(other && shared.coverage < 0.7)
        }
        _ => shared.coverage >= 0.62 && shared.density >= 0.6 && shared.content >= 2,
    }
}

/// Words of the shortest quote of which a speaker says all and more elsewhere in several stretches.
const PARTS_OF: usize = 5;
/// Stretches of it, at most.
const PARTS: usize = 3;

/// The runs that hold all words of the shorter of two quotes of one speaker, in order and in few stretches of one sentence, each of which tells
/// something: `That wall saved us` of `That wall, and the men who built it, saved us`.
fn all_told(left: &Unit, right: &Unit, vocabulary: &Vocabulary) -> Option<Vec<Block>> {
    let (one, two) = (left.speaker.as_ref(), right.speaker.as_ref());
    let shorter = left.words.len().min(right.words.len());
    let same = one.zip(two).and_then(|(one, two)| one.is_same(two));
    if same != Some(true) || shorter < PARTS_OF {
        return None;
    }
    let found = blocks(&left.words, &right.words);
    let all: usize = found.iter().map(|it| it.length).sum();
    let tells = |it: &Block| {
        let mut words = left.words[it.left..it.left + it.length].iter();
        words.any(|word| !vocabulary.is_small(word.symbol))
    };
    let fits = (2..=PARTS).contains(&found.len()) && all == shorter;
    // What is said again in another sentence is said by itself.
    let (first, last) = (found.first()?, found.last()?);
    let inside = [
        &left.words[first.left + 1..last.left + last.length],
        &right.words[first.right + 1..last.right + last.length],
    ];
    let one = inside.iter().all(|it| !it.iter().any(|word| word.starts));
    (fits && one && found.iter().all(tells)).then_some(found)
}

fn is_long_enough(shared: &Shared, shorter: usize) -> bool {
    shared.coverage >= 1.0 && shorter >= PARTS_OF && shared.content >= 3
}

/// Words in a row that two quotes of nearly as many begin or end with.
const ALIKE: usize = 4;

/// Whether two quotes of one length are one utterance but for a word: four words on end, four in five of both, one of which tells something.
fn is_alike(shared: &Shared, left: &Unit, right: &Unit) -> bool {
    let lengths = [left.words.len(), right.words.len()];
    lengths[0].abs_diff(lengths[1]) <= 1
        && shared.longest >= ALIKE
        && shared.coverage >= 0.8
        && shared.content >= 1
        && [left, right].iter().all(|it| it.words[0].capital)
}

#[cfg(test)]
mod tests {
    use super::{Bar, relate};
    use crate::align::SharedKind;
    use crate::align::quotes::units::{Unit, Weights};
    use crate::align::quotes::words::Vocabulary;
    use crate::article::{ArticleBuilder, BlockKind, Metadata};
    use crate::corpus::Corpus;
    use crate::lexicon::language::Language;
    use crate::text::Span;
    use crate::text::index::{ArticleId, QuoteId};

    /// What else the two reports say: words that are common in them weigh less.
    const AROUND: &str =
        "The harbor board met on the pier. The board spoke of the pier and the harbor.";

    #[track_caller]
    fn check(left: &str, right: &str, expected: Option<SharedKind>) {
        let articles = [left, right].map(|quote| {
            let mut builder = ArticleBuilder::new(Metadata::default());
            builder.block(BlockKind::Paragraph, quote);
            builder.block(BlockKind::Paragraph, AROUND);
            builder.finish()
        });
        let corpus = Corpus::new(articles.to_vec());
        let mut vocabulary = Vocabulary::new(Language::English);
        let mut unit = |n: usize, text: &str| {
            let span = Span::new(0, text.len());
            Unit {
                article: ArticleId::new(n),
                quote: QuoteId::new(0),
                span,
                words: vocabulary.words(text, span),
                speaker: None,
                title: false,
                speech: true,
            }
        };
        let (left, right) = (unit(0, left), unit(1, right));
        let weights = Weights::new(&corpus, &mut vocabulary);
        let found =
            |one, two| relate(one, two, &vocabulary, &weights, Bar::Alone).map(|it| it.kind);
        assert_eq!(found(&left, &right), expected);
        assert_eq!(found(&right, &left), expected, "with the sides exchanged");
    }

    #[test]
    fn the_same_words_are_the_same_however_set() {
        check(
            "We won't sell the lighthouse.",
            "we won’t sell the lighthouse,",
            Some(SharedKind::Same),
        );
        check(
            "[W]e will not sell the lamp",
            "We will not sell the lamp",
            Some(SharedKind::Same),
        );
        check(
            "they [the keepers] polished every brass lamp",
            "they polished every brass lamp",
            Some(SharedKind::Same),
        );
    }

    #[test]
    fn a_small_word_at_an_end_moves_the_limits_only() {
        check(
            "a broad, patient repair of the breakwater",
            "broad, patient repair of the breakwater",
            Some(SharedKind::Bounds),
        );
        check(
            "never agreed to dredge the channel",
            "agreed to dredge the channel",
            Some(SharedKind::Cut),
        );
    }

    #[test]
    fn a_part_is_cut_also_at_an_ellipsis() {
        check(
            "urgent coastal and inland repairs",
            "will speak at length about the most urgent coastal and inland repairs",
            Some(SharedKind::Cut),
        );
        check(
            "The lamp failed … because nobody oiled the wheel",
            "The lamp failed, on a calm night, because nobody oiled the wheel",
            Some(SharedKind::Cut),
        );
    }

    #[test]
    fn whole_sentences_are_an_excerpt() {
        check(
            "We will keep the lamp burning",
            "The winter was long. We will keep the lamp burning. Nobody asked us twice.",
            Some(SharedKind::Excerpt),
        );
        check(
            "We will keep the lamp burning",
            "We will keep the lamp burning if the town pays. Nobody asked us twice.",
            Some(SharedKind::Cut),
        );
    }

    #[test]
    fn a_house_style_is_no_alteration() {
        check(
            "The U.S. harbors lost seven per cent of their labour",
            "The US harbours lost 7% of their labor",
            Some(SharedKind::Same),
        );
    }

    #[test]
    fn other_words_inside_are_an_alteration() {
        check(
            "We will close the northern pier before winter storms arrive",
            "We may close the northern pier before winter storms arrive",
            Some(SharedKind::Altered),
        );
    }

    #[test]
    fn another_word_at_an_end_is_an_alteration_too() {
        for (one, two) in [
            (
                "The nurses cannot believe what they are hearing",
                "The nurses cannot believe what they are seeing",
            ),
            (
                "The winter was long. Somebody hit the mast in the dark",
                "Something hit the mast in the dark",
            ),
            (
                "The keepers have a good plan and a fair plan for the mast tonight",
                "The keepers have a good plan and a cheap plan for the mast",
            ),
        ] {
            check(one, two, Some(SharedKind::Altered));
        }
    }

    #[test]
    fn a_part_in_which_a_word_differs_is_cut_all_the_same() {
        check(
            "As every keeper of this coast knows, the mast broke in the dark winter storm",
            "The mast broke in the dark winter fog",
            Some(SharedKind::AlteredPart),
        );
    }

    #[test]
    fn a_not_more_or_less_is_an_alteration_also_in_a_part() {
        for (one, two) in [
            (
                "We are closing the north pier",
                "We are not closing the north pier before the spring comes",
            ),
            (
                "The board will never sell the old lighthouse",
                "As I told you all at the meeting, the board will sell the old lighthouse",
            ),
        ] {
            check(one, two, Some(SharedKind::Altered));
        }
    }

    #[test]
    fn stock_phrases_and_other_quotes_are_not_shared() {
        check("as soon as possible", "as a matter of course", None);
        check("the pier", "a pier of the harbor that nobody wants", None);
        check(
            "We repaired the roof and painted every door",
            "Nobody asked the fishermen what they want",
            None,
        );
    }
}
