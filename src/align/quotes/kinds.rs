//! How two tellings of the same words relate: the same, altered, cut, with other limits.

use super::blocks::Block;
use super::ends::{BESIDE, FEW_CHANGED, is_left_out};
use super::runs::gap;
use super::words::{Vocabulary, Word};
use crate::align::SharedKind;
use crate::lexicon::claims::Role;
use std::ops::Range;

/// How the words relate, whoever says them.
pub(super) fn kind(
    run: &[Block],
    left: &[Word],
    right: &[Word],
    vocabulary: &Vocabulary,
) -> SharedKind {
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
    let (mut changed, mut omitted, mut few, mut denied) = (0, 0, true, false);
    for it in run.windows(2) {
        let found = unexplained([&it[0], &it[1]], left, right, vocabulary);
        changed += found.changed;
        omitted += found.omitted;
        few &= found.changed <= FEW_CHANGED;
        denied |= found.changed > 0 && is_denied([&it[0], &it[1]], left, right, vocabulary);
    }
    // Where both have words of their own at an end, none of the two is cut there.
    let both = [
        (first.left, first.right),
        (left.len() - left_end, right.len() - right_end),
    ];
    let both = both.iter().any(|it| it.0 > 0 && it.1 > 0);
    let whole = || {
        is_whole(left, first.left, left_end, vocabulary)
            && is_whole(right, first.right, right_end, vocabulary)
    };
    let skipped = skipped(run, left, right);
    let slight =
        |it: &Vec<&Word>| it.len() <= 2 && it.iter().all(|word| vocabulary.is_end(word.symbol));
    let starts = [(0, &right[first.right]), (2, &left[first.left])];
    let led = |n: usize| {
        let mut starts = starts.iter();
        starts.any(|(at, other)| *at == n && is_lead(&rest[n], other, vocabulary))
    };
    let bounds = (0..rest.len()).all(|n| slight(&rest[n]) || led(n));
    if omitted > 0 {
        SharedKind::Cut
    } else if denied || changed > 0 && (n_outside == 0 || bounds) {
        // With a `not` more it says the opposite, whatever else it lacks.
        SharedKind::Altered
    } else if changed * 20 > n_inside {
        // A part that lacks more than sentences is cut, and few words that change in it are told besides.
        match !few || both || n_outside <= BESIDE || whole() {
            true => SharedKind::Altered,
            false => SharedKind::AlteredPart,
        }
    } else if n_outside == 0 && skipped == 0 {
        SharedKind::Same
    } else if bounds && skipped == 0 {
        SharedKind::Bounds
    } else if changed == 0 && skipped == 0 && whole() {
        SharedKind::Excerpt
    } else {
        SharedKind::Cut
    }
}

/// Words that lead to what something is called.
const LEAD: usize = 3;

/// Whether words before what both tellings have only say that it is something, and the other telling begins amid a sentence: `“This is a
/// bad day”` is `called it “a bad day”`.
fn is_lead(words: &[&Word], other: &Word, vocabulary: &Vocabulary) -> bool {
    let small = words.iter().all(|it| vocabulary.is_small(it.symbol));
    let last = words.last().map(|it| vocabulary.form(it.symbol));
    let is = last.is_some_and(|it| Role::Be.has(it));
    small && is && (2..=LEAD).contains(&words.len()) && !other.capital
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
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Unexplained {
    /// That stand for others, or are too few to be a part.
    changed: usize,
    /// That one leaves out, with nothing in their place.
    omitted: usize,
}

/// Words with nothing in their place, at most, that are a change of the words around them.
const FEW_OMITTED: usize = 3;

fn unexplained(
    [one, two]: [&Block; 2],
    left: &[Word],
    right: &[Word],
    vocabulary: &Vocabulary,
) -> Unexplained {
    let l = one.left + one.length..two.left;
    let r = one.right + one.length..two.right;
    let own = |words: &[Word]| words.iter().filter(|it| !it.inserted).count();
    let (here, there) = (own(&left[l.clone()]), own(&right[r.clone()]));
    let inserted = here < l.len() || there < r.len();
    let left_gap = up_to(left, &l).iter().any(|it| it.after_gap);
    let right_gap = up_to(right, &r).iter().any(|it| it.after_gap);
    // What one leaves out with an ellipsis, the other may have in full.
    let marked = left_gap && here == 0 || right_gap && there == 0;
    // `[the party]` for `we`: a marked replacement.
    let replaced = inserted && (here == 0 || there == 0) && here + there <= 3;
    let alike = || vocabulary.letters(&left[l.clone()]) == vocabulary.letters(&right[r.clone()]);
    if marked || replaced || alike() {
        return Unexplained::default();
    }
    let phrase = is_left_out([one, two], [left, right], vocabulary);
    match here.max(there) {
        omitted if here.min(there) == 0 && (omitted > FEW_OMITTED || phrase) => Unexplained {
            omitted,
            ..Unexplained::default()
        },
        changed => Unexplained {
            changed,
            ..Unexplained::default()
        },
    }
}

/// Whether of the words between two runs those of one telling alone have a `not`.
fn is_denied(
    [one, two]: [&Block; 2],
    left: &[Word],
    right: &[Word],
    vocabulary: &Vocabulary,
) -> bool {
    let denies = |words: &[Word]| words.iter().any(|it| vocabulary.is_denying(it.symbol));
    denies(&left[one.left + one.length..two.left])
        != denies(&right[one.right + one.length..two.right])
}

/// The words of a stretch and the one behind it, where there is one.
fn up_to<'a>(words: &'a [Word], it: &Range<usize>) -> &'a [Word] {
    &words[it.start..(it.end + 1).min(words.len())]
}

/// Words that one leaves out with an ellipsis.
fn skipped(run: &[Block], left: &[Word], right: &[Word]) -> usize {
    run.windows(2)
        .map(|it| {
            let l = up_to(left, &(it[0].left + it[0].length..it[1].left));
            let r = up_to(right, &(it[0].right + it[0].length..it[1].right));
            let marked = l.iter().chain(r).any(|it| it.after_gap);
            if marked { gap(&it[0], &it[1]) } else { 0 }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::align::SharedKind;
    use crate::align::quotes::common_runs;
    use crate::align::quotes::ends::with_changed_ends;
    use crate::align::quotes::words::Vocabulary;
    use crate::lexicon::language::Language;
    use crate::text::Span;

    #[track_caller]
    fn check(texts: [&str; 2], expected: SharedKind) {
        for texts in [texts, [texts[1], texts[0]]] {
            let mut vocabulary = Vocabulary::new(Language::English);
            let words = texts.map(|it| vocabulary.words(it, Span::new(0, it.len())));
            let words = [&words[0][..], &words[1][..]];
            let runs = common_runs(words[0], words[1], &vocabulary);
            let runs = with_changed_ends(runs, words, &vocabulary);
            assert_eq!(kind(&runs, words[0], words[1], &vocabulary), expected);
        }
    }

    #[test]
    fn more_words_for_fewer_at_an_end_cut_nothing() {
        check(
            [
                "Tonight the pier belongs to everyone again",
                "Tonight the pier belongs to all of us again",
            ],
            SharedKind::Altered,
        );
        // Of many words for one nobody says what stands for what.
        check(
            [
                "We shall paint the old northern lamp tomorrow",
                "We shall paint the old northern lamp as soon as rain ends",
            ],
            SharedKind::Cut,
        );
    }

    #[test]
    fn a_phrase_that_is_left_out_before_a_mark_is_cut() {
        check(
            [
                "They work ten hours a day without rest, and nobody cares",
                "They work ten hours a day, and nobody cares",
            ],
            SharedKind::Cut,
        );
        for other in [
            "They work ten hours a long day, and nobody cares",
            "They work some ten long hours a day, and nobody cares",
        ] {
            let whole = "They work ten hours a day, and nobody cares";
            check([whole, other], SharedKind::Altered);
        }
    }

    #[test]
    fn what_only_says_that_it_is_so_moves_the_limits() {
        check(
            [
                "This is a bitter but needed day for the pier",
                "a bitter but needed day for the pier",
            ],
            SharedKind::Bounds,
        );
        check(
            [
                "Nobody thinks it is a bitter day for the pier",
                "a bitter day for the pier",
            ],
            SharedKind::Cut,
        );
    }
}
