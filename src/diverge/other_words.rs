//! The same thing called otherwise: short stretches that stand for each other between the same words.

use super::context::Context;
use super::facing::{Facing, Side};
use super::trust::DOUBT;
use super::{Divergence, Kind};
use crate::article::BlockKind;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Words of the longest stretch.
const LONGEST: usize = 4;
/// Words of the longest stretch that is found, though not surely.
const FAIRLY: usize = 8;
/// Words in common that must stand near, on both sides.
const COMMON: usize = 2;
/// Words that tell something looked at around, each way.
const REACH: usize = 4;

/// One `Described` without a name for each stretch of an article that another one tells in other words: `crews left the
/// plant`, `workers left the plant`.
///
/// Only outside of numbers, dates, names and quotes, which have kinds of their own, and only where what stands around is
/// the same: the same word on both sides, or on one where a mark stands on the other. Known failure: two different things
/// told in one frame (`banks closed`, `schools closed`).
pub(super) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for facing in &context.facings {
        for ([left, right], closed) in stretches(facing) {
            let at = [(0, &left), (1, &right)].map(|(side, it)| core(&facing.sides[side], it));
            let [Some(left), Some(right)] = at else {
                continue;
            };
            let common = facing.common_near([left.start, right.start], REACH);
            context.trace.say(facing.pair.passages, "described", || {
                let text = |side, it: &Range<usize>| {
                    context.corpus.slice(facing.site(side, it.start, it.end - 1)).to_owned()
                };
                let (one, two) = (text(0, &left), text(1, &right));
                format!("{one} / {two} stand for each other; {common} word(s) in common near of {COMMON}")
            });
            // Headlines hold little else than what two reports of one event have in common anyway.
            let headline = facing.pair.passages.iter().any(|it| {
                matches!(
                    context.block_kind(*it),
                    BlockKind::Headline | BlockKind::Heading
                )
            });
            if common < COMMON + usize::from(headline)
                || is_said_elsewhere(context, facing, [&left, &right])
            {
                continue;
            }
            let sites = vec![
                facing.site(0, left.start, left.end - 1),
                facing.site(1, right.start, right.end - 1),
            ];
            let short = closed && left.len() <= LONGEST && right.len() <= LONGEST;
            let score = facing.pair.score.get() * if short { 1.0 } else { DOUBT };
            if seen.insert(sites.clone()) {
                let ordinals = [(0, &left), (1, &right)].map(|(side, it)| {
                    it.len() == 1 && is_ordinal(facing.sides[side].form(it.start))
                });
                let kind = match ordinals {
                    [true, true] => Kind::NumberConflict,
                    _ => Kind::Described { entity: None },
                };
                out.push(context.divergence(kind, sites, score));
            }
        }
    }
    out
}

/// The stretches that stand for each other: what lies between two words that both have, in this order in both, and what
/// lies between such a word and a mark; the former are the surer ones. Linear in the words.
fn stretches(facing: &Facing) -> Vec<([Range<usize>; 2], bool)> {
    let [left, right] = &facing.sides;
    let told = |side: &Side| -> Vec<usize> {
        let words = 0..side.words.len();
        words
            .filter(|n| side.tells(*n) && side.mates[*n].is_some())
            .collect()
    };
    let mut out = Vec::new();
    let anchors = told(left);
    for (n, &one) in anchors.iter().enumerate() {
        let Some(two) = left.mates[one] else { continue };
        let next = anchors
            .get(n + 1)
            .and_then(|it| Some((*it, left.mates[*it]?)));
        // Between this word and the next that both have.
        if let Some((then, there)) = next.filter(|it| it.1 > two) {
            out.push(([one + 1..then, two + 1..there], true));
        }
        // Between this word and the mark after it, or before it.
        let ends = [after(left, one), after(right, two)];
        let starts = [before(left, one), before(right, two)];
        for [a, b] in [ends, starts] {
            let free = |side: &Side, it: &Range<usize>| {
                it.clone()
                    .all(|n| !(side.tells(n) && side.mates[n].is_some()))
            };
            if free(left, &a) && free(right, &b) {
                out.push(([a, b], false));
            }
        }
    }
    out
}

/// The words between a place and the next mark, `FAIRLY` at most.
fn after(side: &Side, at: usize) -> Range<usize> {
    let here = side.stretches[at];
    let rest = (at + 1..side.words.len()).take(FAIRLY + 2);
    let n = rest.take_while(|n| side.stretches[*n] == here).count();
    at + 1..at + 1 + n
}

/// The words between a place and the mark before it.
fn before(side: &Side, at: usize) -> Range<usize> {
    at - side.before(at, FAIRLY + 2).count()..at
}

/// The words of a stretch from the first that tells something to the last; none when it is no telling in other words.
fn core(side: &Side, range: &Range<usize>) -> Option<Range<usize>> {
    if range.len() > FAIRLY + 1 {
        return None;
    }
    let first = range.clone().find(|n| side.tells(*n))?;
    let last = range.clone().rev().find(|n| side.tells(*n))?;
    let core = first..last + 1;
    let plain = core.clone().all(|n| {
        let other = side.named[n] || side.counted[n] || side.quoted[n] || side.framing[n];
        let told = side.tells(n) && side.is_told(n);
        !other && !told && side.stretches[n] == side.stretches[first]
    });
    let says = core
        .clone()
        .any(|n| side.tells(n) && !is_light(side.form(n)));
    (plain && says && core.len() <= FAIRLY).then_some(core)
}

/// Whether a word says which one in a row (`third`, `21st`).
fn is_ordinal(form: &str) -> bool {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let digits = form.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &form[digits.len()..];
    let counted = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    WORDS.contains(&form) || counted && matches!(ending, "st" | "nd" | "rd" | "th")
}

/// Whether a word says only when or how much.
fn is_light(form: &str) -> bool {
    const LIGHT: [&str; 34] = [
        "since",
        "also",
        "later",
        "still",
        "even",
        "now",
        "then",
        "already",
        "recently",
        "just",
        "more",
        "much",
        "many",
        "some",
        "well",
        "back",
        "away",
        "out",
        "over",
        "ago",
        "early",
        "earlier",
        "mr",
        "mrs",
        "ms",
        "dr",
        "among",
        "following",
        "while",
        "yet",
        "however",
        "meanwhile",
        "include",
        "including",
    ];
    form.chars().count() < 3 || LIGHT.contains(&form)
}

/// Whether it is no other word, or another finding says it already: one is short for the other, the two are opposites.
fn is_said_elsewhere(context: &Context<'_>, facing: &Facing, ranges: [&Range<usize>; 2]) -> bool {
    let words = |side: usize| {
        ranges[side]
            .clone()
            .map(move |n| facing.sides[side].form(n))
    };
    let short = |one: &str, two: &str| {
        let start: String = one.chars().take(3).collect();
        ranges.iter().all(|it| it.len() == 1) && two.starts_with(&start)
    };
    words(0)
        .any(|one| words(1).any(|two| context.stances.are_opposite(one, two) || short(one, two)))
}
