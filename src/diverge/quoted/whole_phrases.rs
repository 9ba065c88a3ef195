//! The words around a change in a quote that are shown with it: whole phrases, the same on both sides.

use crate::align::quotes::blocks::Block;
use crate::align::quotes::words::{Vocabulary, Word};
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::quoted::quotes::Told;
use crate::lexicon::edges::{self, Edge};
use std::ops::Range;

/// Most words that both tellings have beside a change, each way.
const MOST: usize = 4;

/// The places that tell a change, from behind the first run of `from` to before the last of `to`, with words that both have on
/// either side: back to where a phrase may begin, on to where one may end, over no mark of both. In languages without the list one word each way.
pub(super) fn shown(
    context: &Context<'_>,
    told: &Told<'_>,
    vocabulary: &Vocabulary,
    [from, to]: [&[Block]; 2],
) -> [Site; 2] {
    let (before, after) = (from[0], to[1]);
    let changed = [
        before.left + before.length..after.left,
        before.right + before.length..after.right,
    ];
    let empty = changed.iter().any(Range::is_empty);
    let marked = |side: usize, at: usize| is_marked(context, told, side, at);
    let starts_clause = changed
        .iter()
        .enumerate()
        .all(|(n, it)| marked(n, it.start));
    let ends_clause = changed.iter().enumerate().all(|(n, it)| marked(n, it.end));
    let edge = |it: &Word| edges::edge(vocabulary.form(it.symbol));
    let words = &told.words[0];
    // Shared words are asked in both tellings: a mark or a capital that one alone has says nothing.
    let both = |at: usize, starts: [usize; 2]| [at, (at + starts[1]).saturating_sub(starts[0])];
    let marks = |at: usize, starts: [usize; 2]| {
        let both = both(at, starts);
        marked(0, both[0]) && marked(1, both[1])
    };
    let capitals = |at: usize, starts: [usize; 2]| {
        let mut all = told.words.iter().zip(both(at, starts));
        all.all(|(words, at)| words.get(at).is_some_and(|it| it.capital))
    };
    let starts = [changed[0].start, changed[1].start];
    let back = match starts_clause && !empty {
        true => 0,
        false => back(
            words,
            starts[0],
            before.length,
            edge,
            |at| marks(at, starts),
            |at| capitals(at, starts),
        ),
    };
    let ends = [after.left, after.right];
    let opens = words.get(after.left).is_some_and(|it| edge(it).clause);
    let on = match ends_clause || opens && (back > 0 || !empty) {
        true => 0,
        false => on(
            words,
            ends[0],
            after.length,
            edge,
            |at| marks(at, ends),
            |at| capitals(at, ends),
        ),
    };
    [0, 1].map(|side| {
        let all = &told.words[side];
        let start = changed[side].start.saturating_sub(back);
        let end = (changed[side].end + on).min(all.len()).max(start + 1);
        Site {
            article: told.sites[side].article,
            span: all[start].span.cover(all[end - 1].span),
        }
    })
}

/// How many words before a change are shown with it: one, and on to where a phrase may begin.
fn back(
    words: &[Word],
    start: usize,
    shared: usize,
    edge: impl Fn(&Word) -> Edge,
    marked: impl Fn(usize) -> bool,
    capital: impl Fn(usize) -> bool,
) -> usize {
    let most = shared.min(MOST).min(start);
    let reach = (1..=most)
        .take_while(|n| *n == 1 || !marked(start - n + 1))
        .count();
    let at = |n: usize| edge(&words[start - n]);
    // `Mara Lind`
    let amid = |n: usize| n < reach && capital(start - n) && capital(start - n - 1);
    let first = (1..=reach).find(|&n| !at(n).never_first && !amid(n));
    let first = first.unwrap_or(1);
    // `a targeted attack`: back to what begins the noun phrase, over words that may stand in it.
    let plain = |n: usize| !at(n).never_last && !at(n).never_first && !at(n).clause;
    let noun = (first..=reach).find(|&n| at(n).determiner);
    let noun = noun.filter(|&n| (first..n).all(plain));
    noun.unwrap_or(first).min(most)
}

/// How many words behind a change are shown with it: one, and on to where a phrase may end.
fn on(
    words: &[Word],
    start: usize,
    shared: usize,
    edge: impl Fn(&Word) -> Edge,
    marked: impl Fn(usize) -> bool,
    capital: impl Fn(usize) -> bool,
) -> usize {
    let most = shared.min(MOST).min(words.len() - start.min(words.len()));
    let reach = (1..=most)
        .take_while(|n| *n == 1 || !marked(start + n - 1))
        .count();
    let amid = |n: usize| n < reach && capital(start + n - 1) && capital(start + n);
    let last = (1..=reach).find(|&n| !edge(&words[start + n - 1]).never_last && !amid(n));
    last.unwrap_or(1).min(most)
}

/// Whether a mark that parts clauses stands right before a word of a telling.
fn is_marked(context: &Context<'_>, told: &Told<'_>, side: usize, at: usize) -> bool {
    let words = &told.words[side];
    let (Some(one), Some(two)) = (at.checked_sub(1).and_then(|n| words.get(n)), words.get(at))
    else {
        return true;
    };
    let text = context.corpus.articles()[told.sites[side].article].text();
    let between = text.get(one.span.end()..two.span.start()).unwrap_or("");
    between.contains([',', ';', ':', '.', '!', '?', '—', '–', '…', '(', ')'])
}

#[cfg(test)]
mod tests {
    use crate::diverge::quoted::quotes;
    use crate::diverge::tests::check_found;

    /// What one speaker says in two reports, and what is shown of the change.
    #[track_caller]
    fn check(said: [&str; 2], shown: &[[&str; 2]]) {
        let told = said.map(|it| format!("Rain in Vell\n\n“{it},” Oda Tarn said on Monday."));
        check_found(quotes::find, [&told[0], &told[1]], shown);
    }

    #[test]
    fn a_change_is_shown_in_whole_phrases() {
        check(
            [
                "The crew told me never to sail at night in winter",
                "The crew told me not to sail at night in winter",
            ],
            &[[
                "The crew told me never to sail",
                "The crew told me not to sail",
            ]],
        );
        check(
            [
                "The pier will be closed if the water comes up again",
                "The pier will be opened if the water comes up again",
            ],
            &[["The pier will be closed", "The pier will be opened"]],
        );
        check(
            [
                "We saw the light beside Karl Holm of the old yard",
                "We saw the lamp beside Karl Holm of the old yard",
            ],
            &[["the light beside Karl Holm", "the lamp beside Karl Holm"]],
        );
    }

    #[test]
    fn a_change_between_marks_of_both_is_shown_up_to_them() {
        check(
            [
                "It was a dark night by the pier, and the lamps were out",
                "It was a dark night by the harbor wall, and the lamps were out",
            ],
            &[["the pier", "the harbor wall"]],
        );
    }

    #[test]
    fn a_change_at_the_edge_of_a_quote_is_shown_with_what_there_is() {
        check(
            [
                "We never slept in the whole town that night",
                "We hardly slept in the whole town that night",
            ],
            &[["We never slept", "We hardly slept"]],
        );
    }
}
