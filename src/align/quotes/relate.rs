//! Whether two quotations are tellings of the same words, and how they relate.

use super::blocks::Block;
use super::runs::{best_run, gap, is_swapped, swap};
use super::units::{Unit, Weights};
use super::words::{Vocabulary, Word};
use crate::align::SharedKind;
use crate::text::normal::is_dense;

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
) -> Option<Relation> {
    if is_swapped(&left.words, &right.words, vocabulary) {
        let mut found = relate(right, left, vocabulary, weights)?;
        swap(&mut found.blocks);
        return Some(found);
    }
    let articles = (left.article, right.article);
    let weight = |word: &Word| weights.weight(vocabulary, articles, word.symbol);
    let (run, score) = best_run(&left.words, &right.words, &weight)?;
    let shared = Shared::new(&run, left, right, vocabulary, &weight);
    let first = left.words.first().map(|it| vocabulary.form(it.symbol));
    let dense = first.is_some_and(|it| it.starts_with(is_dense));
    accepts(&shared, left, right, dense).then(|| Relation {
        kind: kind(&run, &left.words, &right.words, vocabulary),
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

fn accepts(shared: &Shared, left: &Unit, right: &Unit, dense: bool) -> bool {
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

/// How the words relate, whoever says them.
fn kind(run: &[Block], left: &[Word], right: &[Word], vocabulary: &Vocabulary) -> SharedKind {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return SharedKind::Altered;
    };
    let (left_end, right_end) = (last.left + last.length, last.right + last.length);
    let outside = [
        &left[..first.left],
        &left[left_end..],
        &right[..first.right],
        &right[right_end..],
    ];
    let rest = outside.map(|it| it.iter().filter(|word| !word.inserted).collect::<Vec<_>>());
    let n_outside: usize = rest.iter().map(Vec::len).sum();
    let n_inside = (left_end - first.left).max(right_end - first.right);
    let changed: usize = run
        .windows(2)
        .map(|it| unexplained([&it[0], &it[1]], left, right, vocabulary))
        .sum();
    let bounds = rest
        .iter()
        .all(|it| it.len() <= 2 && it.iter().all(|word| vocabulary.is_end(word.symbol)));
    if changed > 0 && (n_outside == 0 || bounds || changed * 20 > n_inside) {
        SharedKind::Altered
    } else if n_outside == 0 && skipped(run, left, right) == 0 {
        SharedKind::Same
    } else if bounds && skipped(run, left, right) == 0 {
        SharedKind::Bounds
    } else if changed == 0
        && skipped(run, left, right) == 0
        && is_whole(left, first.left, left_end, vocabulary)
        && is_whole(right, first.right, right_end, vocabulary)
    {
        SharedKind::Excerpt
    } else {
        SharedKind::Cut
    }
}

/// Whether the words from `start` to `end` begin and end with sentences, small words aside.
fn is_whole(words: &[Word], start: usize, end: usize, vocabulary: &Vocabulary) -> bool {
    let begins = |n: usize| n == 0 || n == words.len() || words[n].starts;
    let slight = |n: usize| words[n].inserted || vocabulary.is_end(words[n].symbol);
    let mut first = start;
    while !begins(first) && slight(first - 1) {
        first -= 1;
    }
    let mut last = end;
    while !begins(last) && slight(last) {
        last += 1;
    }
    begins(first) && begins(last)
}

/// Words between two runs for which neither an ellipsis nor brackets account.
fn unexplained(
    [one, two]: [&Block; 2],
    left: &[Word],
    right: &[Word],
    vocabulary: &Vocabulary,
) -> usize {
    let l = one.left + one.length..two.left;
    let r = one.right + one.length..two.right;
    let own = |words: &[Word]| words.iter().filter(|it| !it.inserted).count();
    let (here, there) = (own(&left[l.clone()]), own(&right[r.clone()]));
    let inserted = here < l.len() || there < r.len();
    let left_gap = left[l.start..=l.end].iter().any(|it| it.after_gap);
    let right_gap = right[r.start..=r.end].iter().any(|it| it.after_gap);
    match () {
        // What one leaves out with an ellipsis, the other may have in full.
        () if left_gap && here == 0 || right_gap && there == 0 => 0,
        // `[the party]` for `we`: a marked replacement.
        () if inserted && (here == 0 || there == 0) && here + there <= 3 => 0,
        () if vocabulary.letters(&left[l.clone()]) == vocabulary.letters(&right[r.clone()]) => 0,
        () => here.max(there),
    }
}

/// Words that one leaves out with an ellipsis.
fn skipped(run: &[Block], left: &[Word], right: &[Word]) -> usize {
    run.windows(2)
        .map(|it| {
            let l = &left[it[0].left + it[0].length..=it[1].left];
            let r = &right[it[0].right + it[0].length..=it[1].right];
            let marked = l.iter().chain(r).any(|it| it.after_gap);
            if marked { gap(&it[0], &it[1]) } else { 0 }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::relate;
    use crate::align::SharedKind;
    use crate::align::quotes::units::{Unit, Weights};
    use crate::align::quotes::words::Vocabulary;
    use crate::article::{ArticleBuilder, BlockKind, Metadata};
    use crate::corpus::Corpus;
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
        let mut vocabulary = Vocabulary::new();
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
        let found = |one, two| relate(one, two, &vocabulary, &weights).map(|it| it.kind);
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
