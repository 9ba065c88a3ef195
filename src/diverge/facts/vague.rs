//! Numbers that nobody counted in one article (`dozens of arrests`), and that the other gives.

use crate::annotate::Quantity;
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon::rough::{Rough, all, begin};
use crate::text::Span;

/// Words that may stand between such a number and what it counts, and words looked at behind a number for the same.
const REACH: usize = 3;

/// One `MorePrecise` for each such number of which the linked passage tells how many of that there are.
///
/// Never a conflict: nobody knows how many dozens are. Silent where the number is beyond what the word may stand for, and
/// where either is quoted.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut out: Vec<Divergence> = Vec::new();
    let corpus = context.corpus;
    let articles = corpus.articles().ids();
    let rough: Vec<&[Rough]> = articles.map(|it| all(corpus.language(it))).collect();
    for facing in &context.facings {
        for side in [0, 1] {
            let list = rough[facing.pair.passages[side].0.index()];
            let found = vague(&facing.sides[side], list);
            out.extend(found.filter_map(|it| finer(context, facing, side, &it)));
        }
    }
    out
}

/// A number that nobody counted, with what it counts.
struct Vague<'a> {
    number: &'a Rough,
    first: usize,
    thing: usize,
}

/// Those of a passage, outside of quotes.
fn vague<'a>(side: &'a Side<'_>, list: &'a [Rough]) -> impl Iterator<Item = Vague<'a>> + 'a {
    (0..side.words.len()).filter_map(move |first| {
        let word = |n: usize| side.words.get(first + n).map_or("", |it| &*it.form);
        let (number, length) = begin(list, word)?;
        let from = first + length;
        let mut things = (from..side.words.len()).take(REACH);
        let thing = things.find(|n| side.tells(*n) && side.mates[*n].is_some())?;
        let free = !side.quoted[first] && !side.counted[first];
        (free && side.stretches[first] == side.stretches[thing]).then_some(Vague {
            number,
            first,
            thing,
        })
    })
}

/// The number of the other side that counts the same.
fn finer(
    context: &Context<'_>,
    facing: &Facing,
    side: usize,
    it: &Vague<'_>,
) -> Option<Divergence> {
    let there = &facing.sides[1 - side];
    let mate = there.words[facing.sides[side].mates[it.thing]?].span;
    let at = facing.pair.passages[1 - side];
    let counts = |number: &&Quantity| {
        let fits = it.number.fits(number.value);
        let behind = number.span.end() <= mate.start() && {
            let between = Span::new(number.span.end(), mate.start());
            there.words_in(between).len() < REACH
        };
        fits && number.unit.is_some() && (number.span.overlaps(mate) || behind)
    };
    let mut numbers = context.quantities(at).iter().filter(counts);
    let (number, None) = (numbers.next()?, numbers.next()) else {
        return None;
    };
    let words = there.words_in(number.span);
    let (first, last) = (*words.first()?, *words.last()?);
    if there.quoted[first] {
        return None;
    }
    let kind = Kind::MorePrecise {
        what: Precise::Number,
        article: at.0,
    };
    let sites = facing.in_order(
        side,
        facing.site(side, it.first, it.thing),
        facing.site(1 - side, first, last),
    );
    Some(context.divergence(kind, sites, facing.pair.score.get()))
}
