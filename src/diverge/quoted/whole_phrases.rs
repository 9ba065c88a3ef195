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
    // A word that both have, and the mark between it and what is nearer to the change.
    let near = |at: usize, mark: usize, starts: [usize; 2]| Near {
        edge: edge(&words[at]),
        parted: marks(mark, starts),
        capital: capitals(at, starts),
    };
    let starts = [changed[0].start, changed[1].start];
    let back = match starts_clause && !empty {
        true => 0,
        false => {
            let most = before.length.min(MOST).min(starts[0]);
            let all = (1..=most).map(|n| near(starts[0] - n, starts[0] - n + 1, starts));
            back(&all.collect::<Vec<_>>())
        }
    };
    let ends = [after.left, after.right];
    let opens = words.get(after.left).is_some_and(|it| edge(it).clause);
    let on = match ends_clause || opens && (back > 0 || !empty) {
        true => 0,
        false => {
            let most = after.length.min(MOST);
            let last = (ends[0] + most).min(words.len());
            let all = (ends[0]..last).map(|at| near(at, at, ends));
            on(&all.collect::<Vec<_>>())
        }
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

/// A word beside a change that both tellings have.
struct Near {
    edge: Edge,
    /// Whether a mark parts it from what is nearer to the change.
    parted: bool,
    capital: bool,
}

/// How many words before a change, the nearest first, are shown with it: one, and on to where a phrase may begin.
fn back(near: &[Near]) -> usize {
    let first = nearest(near, |it| it.never_first);
    let edge = |n: usize| &near[n - 1].edge;
    // `a targeted attack`: back to what begins the noun phrase, over words that may stand in it.
    let plain = |n: usize| !edge(n).never_last && !edge(n).never_first && !edge(n).clause;
    let noun = (first..=reach(near)).find(|&n| edge(n).determiner);
    let noun = noun.filter(|&n| (first..n).all(plain));
    noun.unwrap_or(first).min(near.len())
}

/// How many words behind a change are shown with it: one, and on to where a phrase may end.
fn on(near: &[Near]) -> usize {
    nearest(near, |it| it.never_last).min(near.len())
}

/// How many of the words beside a change no mark parts from it.
fn reach(near: &[Near]) -> usize {
    let behind_mark = near.iter().skip(1).position(|it| it.parted);
    behind_mark.map_or(near.len(), |it| it + 1)
}

/// Which of the words beside a change, counted from 1, is the nearest at which a phrase may be cut: not amid a name (`Mara Lind`); the
/// first where none may.
fn nearest(near: &[Near], never: impl Fn(&Edge) -> bool) -> usize {
    let all = &near[..reach(near)];
    let amid = |n: usize| {
        all.get(n..n + 2)
            .is_some_and(|it| it.iter().all(|it| it.capital))
    };
    let cut = all
        .iter()
        .enumerate()
        .position(|(n, it)| !never(&it.edge) && !amid(n));
    cut.map_or(1, |it| it + 1)
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
