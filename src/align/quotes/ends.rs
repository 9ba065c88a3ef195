//! Words at the ends of two tellings that stand for each other: `what they are hearing`, `what they are seeing`.

use super::blocks::Block;
use super::words::{Vocabulary, Word};
use std::ops::Range;

/// Words that stand for others, at most; of more the one telling has what the other leaves out.
pub const FEW_CHANGED: usize = 3;
/// The same where both tellings end, or both begin: there nobody left out what follows.
const CHANGED_LIMIT: usize = 5;
/// Words that one telling alone has at an end, at most, where other words are changed too: they are no part left out.
pub(super) const BESIDE: usize = 2;
/// Shared words to each word that stands for another at an end: of fewer the two are other quotes.
const SHARED: usize = 2;

/// The runs of two tellings, with an empty one at each end where few words stand for few others, or are the same letters set
/// otherwise (`work force`); where anything is changed, also where one telling has a word or two more. What a sentence or an ellipsis parts
/// from the run is no such end, nor are words with which a quote may begin or end.
///
/// Linear in the words beside the runs. Known failure: two quotes that begin otherwise and go on alike.
#[must_use]
pub fn with_changed_ends(
    mut runs: Vec<Block>,
    words: [&[Word]; 2],
    vocabulary: &Vocabulary,
) -> Vec<Block> {
    let (Some(first), Some(last)) = (runs.first().copied(), runs.last().copied()) else {
        return runs;
    };
    let shared: usize = runs.iter().map(|it| it.length).sum();
    let before = [(0, first.left), (1, first.right)].map(|(n, at)| before(words[n], at));
    let behind = [(0, last.left + last.length), (1, last.right + last.length)]
        .map(|(n, at)| behind(words[n], at));
    let both = |ends: &[Range<usize>; 2]| is_changed(ends, words, shared, vocabulary);
    let changed = both(&before)
        || both(&behind)
        || runs.windows(2).any(|it| {
            let left = &words[0][it[0].left + it[0].length..it[1].left];
            let right = &words[1][it[0].right + it[0].length..it[1].right];
            // What a reporter explains in brackets stands for nothing.
            let said = |it: &[Word]| it.iter().any(|word| !word.inserted);
            said(left) && said(right)
        });
    let told = |ends: &[Range<usize>; 2]| both(ends) || changed && is_more(ends, words, vocabulary);
    if told(&before) {
        runs.insert(0, empty(before[0].start, before[1].start));
    }
    if told(&behind) {
        runs.push(empty(behind[0].end, behind[1].end));
    }
    runs
}

/// Words of the shortest phrase that is one, and not a word more.
const PHRASE: usize = 2;

/// Whether between two runs one telling has a phrase and the other nothing, before a mark that both have (`ten hours a day without rest,
/// and`, `ten hours a day, and`): it is left out, and no word stands for another. A `not` that is gone says the opposite.
#[must_use]
pub fn is_left_out(runs: [&Block; 2], words: [&[Word]; 2], vocabulary: &Vocabulary) -> bool {
    let [one, two] = runs;
    let left = &words[0][one.left + one.length..two.left];
    let right = &words[1][one.right + one.length..two.right];
    let own = if left.is_empty() { right } else { left };
    let next = [words[0].get(two.left), words[1].get(two.right)];
    let few = (PHRASE..=FEW_CHANGED).contains(&own.len()) && (left.is_empty() || right.is_empty());
    let plain = |it: &Word| !it.inserted && !it.after_gap && !vocabulary.is_denying(it.symbol);
    two.length > 0
        && few
        && own.iter().all(plain)
        && next.iter().all(|it| it.is_some_and(|word| word.marked))
}

fn empty(left: usize, right: usize) -> Block {
    Block {
        left,
        right,
        length: 0,
    }
}

/// The words of the sentence before a place, back to an ellipsis.
fn before(words: &[Word], at: usize) -> Range<usize> {
    let parted = |n: usize| words.get(n).is_none_or(|it| it.starts || it.after_gap);
    let mut start = at;
    while start > 0 && !parted(start) {
        start -= 1;
    }
    start..at
}

/// The words of the sentence from a place on, up to an ellipsis.
fn behind(words: &[Word], at: usize) -> Range<usize> {
    let parted = |it: &Word| it.starts || it.after_gap;
    let own = words[at..].iter().take_while(|it| !parted(it)).count();
    at..at + own
}

/// Whether few words stand for few others, one of which tells something.
fn is_changed(
    ends: &[Range<usize>; 2],
    words: [&[Word]; 2],
    shared: usize,
    vocabulary: &Vocabulary,
) -> bool {
    let own = [0, 1].map(|n| &words[n][ends[n].clone()]);
    let limits = |n: usize| {
        let last = words[n].len();
        [ends[n].start == 0, ends[n].end == last]
    };
    let (one, two) = (limits(0), limits(1));
    let most = match one[0] && two[0] || one[1] && two[1] {
        true => CHANGED_LIMIT,
        false => FEW_CHANGED,
    };
    // Where both end, or both begin, the one has as many words for fewer (`to everyone again`, `to all of us again`).
    let lengths = own.map(<[Word]>::len);
    let weighs = match most == CHANGED_LIMIT {
        true => {
            let (least, most) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
            most * SHARED <= shared
                || least * SHARED <= shared && most <= (least * SHARED).min(shared)
        }
        false => lengths[0].max(lengths[1]) * SHARED <= shared,
    };
    let few = own
        .iter()
        .all(|it| !it.is_empty() && it.len() <= most && it.iter().all(|word| !word.inserted))
        && weighs;
    let slight = |it: &Word| vocabulary.is_end(it.symbol);
    few && !own.iter().all(|it| it.iter().all(slight))
}

/// Whether one telling alone begins or ends with a word or two that tell something.
fn is_more(ends: &[Range<usize>; 2], words: [&[Word]; 2], vocabulary: &Vocabulary) -> bool {
    let lengths = [ends[0].len(), ends[1].len()];
    let slight = |it: &Word| it.inserted || vocabulary.is_end(it.symbol);
    (0..2).any(|n| {
        let own = &words[n][ends[n].clone()];
        let whole = ends[n].start == 0 || ends[n].end == words[n].len();
        lengths[1 - n] == 0
            && (1..=BESIDE).contains(&lengths[n])
            && whole
            && !own.iter().all(slight)
    })
}

#[cfg(test)]
mod tests {
    use super::with_changed_ends;
    use crate::align::quotes::blocks::blocks;
    use crate::align::quotes::words::Vocabulary;
    use crate::lexicon::language::Language;
    use crate::text::Span;

    /// What stands at the ends beside the shared words, where it is one change.
    #[track_caller]
    fn check(texts: [&str; 2], expected: [Option<[&str; 2]>; 2]) {
        let mut vocabulary = Vocabulary::new(Language::English);
        let words = texts.map(|it| vocabulary.words(it, Span::new(0, it.len())));
        let shared = blocks(&words[0], &words[1]);
        let runs = with_changed_ends(shared.clone(), [&words[0], &words[1]], &vocabulary);
        let shown = |n: usize, from: usize, to: usize| match words[n].get(from..to) {
            Some([first, .., last]) => &texts[n][first.span.cover(last.span).range()],
            Some([one]) => &texts[n][one.span.range()],
            _ => "",
        };
        let (first, last) = (runs[0], runs[runs.len() - 1]);
        let start = (first.length == 0).then(|| {
            [
                shown(0, first.left, runs[1].left),
                shown(1, first.right, runs[1].right),
            ]
        });
        let end = (last.length == 0).then(|| {
            let before = runs[runs.len() - 2];
            [
                shown(0, before.left + before.length, last.left),
                shown(1, before.right + before.length, last.right),
            ]
        });
        assert_eq!([start, end], expected);
    }

    #[test]
    fn a_word_at_an_end_stands_for_another() {
        check(
            [
                "The nurses cannot believe what they are hearing",
                "The nurses cannot believe what they are seeing",
            ],
            [None, Some(["hearing", "seeing"])],
        );
        check(
            [
                "Somebody hit the mast in the dark",
                "Something hit the mast in the dark",
            ],
            [Some(["Somebody", "Something"]), None],
        );
        check(
            [
                "It rained. Somebody hit the mast in the dark",
                "We slept. Something hit the mast in the dark",
            ],
            [Some(["Somebody", "Something"]), None],
        );
    }

    #[test]
    fn a_compound_may_be_set_in_two_words() {
        check(
            [
                "a plan that serves the whole work force",
                "a plan that serves the whole workforce",
            ],
            [None, Some(["work force", "workforce"])],
        );
    }

    #[test]
    fn what_one_alone_has_is_left_out() {
        check(
            ["The lamp will burn all winter long", "The lamp will burn"],
            [None, None],
        );
        check(
            ["The lamp will burn. Nobody asked us", "The lamp will burn"],
            [None, None],
        );
        check(
            ["… and so the lamp will burn", "The lamp will burn"],
            [None, None],
        );
    }

    #[test]
    fn a_word_more_counts_beside_a_change() {
        check(
            [
                "The old lamp will burn all night",
                "The new lamp will burn all",
            ],
            [None, Some(["night", ""])],
        );
    }

    #[test]
    fn what_is_explained_in_brackets_is_no_change() {
        check(
            [
                "We saw [the pilots] burn it all night",
                "We saw them burn it all",
            ],
            [None, None],
        );
    }

    #[test]
    fn where_both_end_more_words_may_stand_for_others() {
        check(
            [
                "It rained. I will never again board a ferry that I know to be rotten",
                "I will never again board a ferry that I believe could fall apart",
            ],
            [
                None,
                Some(["know to be rotten", "believe could fall apart"]),
            ],
        );
        check(
            [
                "I will never again board a ferry that I know to be rotten. It rained",
                "I will never again board a ferry that I believe could fall apart",
            ],
            [None, None],
        );
    }

    #[test]
    fn a_quote_that_begins_otherwise_is_another() {
        check(
            ["Every keeper knows the lamp", "Nobody ever saw the lamp"],
            [None, None],
        );
    }
}
