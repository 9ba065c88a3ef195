//! Clauses and phrases of a passage: where a sentence can be cut so that each piece says something.
//!
//! Cut at commas and other marks, before conjunctions, relative pronouns and `according to`, before participles that follow
//! a noun, and, inside of clauses, before prepositions. Read off the words, without a parser. Known failures: a main verb in
//! `-ed` is taken for a participle, which makes a piece too short but none wrong.

use crate::corpus::PassageRef;
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What a piece begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diverge) enum Opening {
    /// The passage, a mark, a conjunction, a relative pronoun, a participle.
    Clause,
    /// A preposition: a part of a clause.
    Phrase,
}

/// A piece of a passage: words by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::diverge) struct Piece {
    pub words: Range<usize>,
    pub opening: Opening,
}

const CONJUNCTIONS: [&str; 25] = [
    "and",
    "but",
    "or",
    "nor",
    "because",
    "although",
    "though",
    "while",
    "whereas",
    "when",
    "where",
    "whose",
    "who",
    "whom",
    "which",
    "that",
    "after",
    "before",
    "since",
    "until",
    "unless",
    "if",
    "according",
    "whether",
    "as",
];
const PREPOSITIONS: [&str; 27] = [
    "in",
    "at",
    "on",
    "with",
    "for",
    "by",
    "from",
    "near",
    "during",
    "under",
    "over",
    "into",
    "against",
    "amid",
    "despite",
    "without",
    "through",
    "between",
    "following",
    "about",
    "across",
    "around",
    "outside",
    "inside",
    "to",
    "within",
    "among",
];

/// The pieces of a passage in order; together they are the passage. Linear in its words.
pub(in crate::diverge) fn pieces(side: &Side) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for at in 0..side.words.len() {
        let opening = opening(side, at);
        match (opening, out.last_mut()) {
            (None, Some(last)) => last.words.end = at + 1,
            // A name, a number with its unit and a date are never cut.
            (Some(Opening::Phrase), Some(last)) if is_whole(side, at) => last.words.end = at + 1,
            (opening, _) => out.push(Piece {
                words: at..at + 1,
                opening: opening.unwrap_or(Opening::Clause),
            }),
        }
    }
    out
}

/// The clauses of a passage: pieces put together up to where the next clause opens.
pub(in crate::diverge) fn clauses(pieces: &[Piece]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last) if piece.opening == Opening::Phrase => last.end = piece.words.end,
            _ => out.push(piece.words.clone()),
        }
    }
    out
}

fn is_whole(side: &Side, at: usize) -> bool {
    at > 0 && (side.named[at] && side.named[at - 1] || side.counted[at] && side.counted[at - 1])
}

/// What a word opens by its form alone.
pub(in crate::diverge) fn opener(form: &str) -> Option<Opening> {
    if CONJUNCTIONS.contains(&form) {
        return Some(Opening::Clause);
    }
    PREPOSITIONS.contains(&form).then_some(Opening::Phrase)
}

fn opening(side: &Side, at: usize) -> Option<Opening> {
    let form = side.form(at);
    let Some(before) = at.checked_sub(1) else {
        return Some(Opening::Clause);
    };
    let opens = side.words[at].opens;
    if side.stretches[at] != side.stretches[before] || opens == Some(Opening::Clause) {
        return Some(Opening::Clause);
    }
    // Two openers in a row are one (`from under`, `after which`).
    if opens == Some(Opening::Phrase) && side.words[before].opens.is_none() {
        return Some(Opening::Phrase);
    }
    let participle = form.len() > 5 && (form.ends_with("ing") || form.ends_with("ed"));
    let follows_noun = side.tells(before) && !side.form(before).ends_with("ly");
    let takes = side.words.get(at + 1).is_some_and(|it| it.stem.is_none());
    (participle && follows_noun && takes && !side.named[at]).then_some(Opening::Clause)
}

/// What two linked passages share clause by clause, and what each has alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clauses {
    /// Clauses that tell the same, in the order of the first passage.
    pub shared: Vec<[Span; 2]>,
    /// Clauses of each passage of which the other tells nothing.
    pub only: [Vec<Span>; 2],
}

/// Clauses of every strongest pair, to look up by its passages, lower article first.
pub type ClauseTable = FxHashMap<[PassageRef; 2], Clauses>;

/// Words of a clause that tell something and are told there, from which on it is shared.
const SHARED: usize = 2;

/// Aligns the clauses of the strongest pairs. Linear in the passages but for the clauses of one with those of the other.
pub(in crate::diverge) fn table(context: &Context<'_>) -> ClauseTable {
    let best = context.facings.iter().filter(|it| it.pair.best);
    best.map(|it| (it.pair.passages, align(it))).collect()
}

fn align(facing: &Facing) -> Clauses {
    let of = facing.sides.each_ref().map(|it| clauses(&pieces(it)));
    let span = |side: usize, it: &Range<usize>| facing.site(side, it.start, it.end - 1).span;
    // Of each word of the second passage, its clause.
    let mut clause_of = vec![0; facing.sides[1].words.len()];
    for (n, it) in of[1].iter().enumerate() {
        clause_of[it.clone()].fill(n);
    }
    let mut out = Clauses::default();
    let mut met = vec![false; of[1].len()];
    for clause in &of[0] {
        let mut votes: FxHashMap<usize, usize> = FxHashMap::default();
        for n in clause.clone().filter(|n| facing.sides[0].tells(*n)) {
            if let Some(mate) = facing.sides[0].mates[n] {
                *votes.entry(clause_of[mate]).or_default() += 1;
            }
        }
        // Of several the one with most words in common, then the first.
        let best = votes.iter().map(|(n, count)| (*count, *n));
        let best = best.max_by_key(|(count, n)| (*count, std::cmp::Reverse(*n)));
        match best.filter(|it| it.0 >= SHARED.min(telling(&facing.sides[0], clause))) {
            Some((_, n)) => {
                met[n] = true;
                out.shared.push([span(0, clause), span(1, &of[1][n])]);
            }
            None if is_alone(&facing.sides[0], clause) => out.only[0].push(span(0, clause)),
            None => {}
        }
    }
    let alone = of[1]
        .iter()
        .zip(met)
        .filter(|(it, met)| !met && is_alone(&facing.sides[1], it));
    out.only[1] = alone.map(|(it, _)| span(1, it)).collect();
    out
}

fn telling(side: &Side, clause: &Range<usize>) -> usize {
    clause.clone().filter(|n| side.tells(*n)).count()
}

/// Whether a clause says something and the other side nothing of it.
fn is_alone(side: &Side, clause: &Range<usize>) -> bool {
    let told = clause
        .clone()
        .filter(|n| side.tells(*n) && side.is_told(*n))
        .count();
    telling(side, clause) >= 2 && told == 0
}
