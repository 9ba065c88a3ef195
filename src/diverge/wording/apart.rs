//! Whether the two sides of a piece tell two things: cut crosswise, or of two persons.

use crate::annotate::{MentionKind, Quantity};
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::named::names::is_spelling;
use crate::diverge::wording::pairing::Pairing;
use crate::diverge::wording::phrases::{Head, Phrase};
use crate::diverge::wording::pieces::Piece;
use crate::diverge::wording::reading::Reading;
use crate::text::Span;
use crate::text::index::{EntityId, PassageId};
use std::ops::Range;

/// Words that tell something and that each side has before what both have, or behind it, for the two to be cut crosswise.
const OWN: usize = 3;

/// Whether one side ends with what both have and the other begins with it: what stands before it here and what stands behind it there
/// do not answer each other (`the pilot brought nine crates of lamps`, `nine crates of lamps, which the board had refused`).
///
/// Nothing of their own stands between the words in common. Two headlines are held against each other whatever their order. Linear
/// in the words of both sides.
pub(in crate::diverge) fn is_crossed(pairing: &Pairing<'_>, piece: &Piece) -> bool {
    let Some([(left, one), (right, two)]) = two_sides(pairing, piece) else {
        return false;
    };
    let (Some([a, b, c]), Some([x, y, z])) =
        (around(left, one, right, two), around(right, two, left, one))
    else {
        return false;
    };
    b == 0
        && y == 0
        && (a >= OWN && c == 0 && x == 0 && z >= OWN || c >= OWN && a == 0 && z == 0 && x >= OWN)
}

/// Both sides of a piece, each the reading of its passage and its words there; none where one side adds something, or of headlines.
pub(in crate::diverge) fn two_sides<'a>(
    pairing: &'a Pairing<'_>,
    piece: &'a Piece,
) -> Option<[(&'a Reading<'a>, &'a Range<usize>); 2]> {
    let ([Some(one), Some(two)], None) = (&piece.words, piece.more) else {
        return None;
    };
    let [left, right] = [0, 1].map(|side| pairing.reading(side, piece.at[side]));
    let told = piece.signals.headline <= 0.0;
    let sides = left.zip(right).filter(|_| told);
    sides.map(|(left, right)| [(left, one), (right, two)])
}

/// How many words of its own a side has before, among and behind those that both have; none where they have none in common.
fn around(
    here: &Reading,
    run: &Range<usize>,
    there: &Reading,
    others: &Range<usize>,
) -> Option<[usize; 3]> {
    let met = |n: usize| {
        let meets = |key: u32| others.clone().any(|n| there.keys[n] == Some(key));
        here.keys[n].is_some_and(meets)
    };
    let telling: Vec<usize> = run.clone().filter(|n| here.side.tells(*n)).collect();
    let first = telling.iter().position(|n| met(*n))?;
    let last = telling.iter().rposition(|n| met(*n))?;
    let among = telling[first..last].iter().filter(|n| !met(**n));
    Some([first, among.count(), telling.len() - last - 1])
}

/// Whether one side gives a sum or count that the other report gives elsewhere, and the other side another one of its unit: the first is told
/// there, and this is of something else (`the mill paid 310,000 crowns`, `was ordered to pay 4.2 million crowns`). Linear in the numbers of
/// the other report.
pub(in crate::diverge) fn are_of_other_sums(
    context: &Context<'_>,
    pairing: &Pairing<'_>,
    piece: &Piece,
) -> bool {
    let Some(sides) = two_sides(pairing, piece) else {
        return false;
    };
    let sums = [0, 1].map(|side| {
        let (here, run) = sides[side];
        let inside = |it: &Span| here.side.words_in(*it).iter().any(|n| run.contains(n));
        let at = (pairing.articles[side], PassageId::new(piece.at[side]));
        let own = context.quantities(at).iter();
        let own = own.filter(|it| it.value >= LARGE && it.unit.is_some() && inside(&it.span));
        own.collect::<Vec<&Quantity>>()
    });
    let same = |one: &Quantity, two: &Quantity| one.unit == two.unit && one.value == two.value;
    let [ours, theirs] = &sums;
    let both = ours.iter().any(|it| theirs.iter().any(|two| same(it, two)));
    let elsewhere = |side: usize| {
        let there = &context
            .corpus
            .annotations(pairing.articles[1 - side])
            .quantities;
        let other = |it: &Quantity| sums[1 - side].iter().any(|two| two.unit == it.unit);
        let mut own = sums[side].iter();
        own.any(|it| other(it) && there.iter().any(|two| same(it, two)))
    };
    !both && (elsewhere(0) || elsewhere(1))
}

/// From here on a number that two reports give is of one thing.
const LARGE: f64 = 100.0;

/// Whether each side tells what a person did, and they are two: what two persons did or said is no telling of one thing (`Mara
/// Lind won the vote for clerk`, `Piet Vos was elected treasurer`). Linear in the names of the passages.
///
/// Two headlines are of one event, and two spellings are one person. Known failure: one thing that a report ascribes to another person.
pub(in crate::diverge) fn are_of_others(
    context: &Context<'_>,
    pairing: &Pairing<'_>,
    piece: &Piece,
) -> bool {
    if piece.more.is_some() || piece.signals.headline > 0.0 {
        return false;
    }
    let doers = [0, 1].map(|side| doers(context, pairing, piece, side));
    let [Some(one), Some(two)] = doers else {
        return false;
    };
    let one_person = |a: &Site, b: &Site| {
        let names = [a, b].map(|it| context.corpus.slice(*it));
        is_spelling(names[0], names[1])
    };
    let meet = |a: &(EntityId, Site)| two.iter().any(|b| a.0 == b.0 || one_person(&a.1, &b.1));
    !one.is_empty() && !two.is_empty() && !one.iter().any(meet)
}

/// The persons whom a side names before its first verb; none where nothing is told there.
fn doers(
    context: &Context<'_>,
    pairing: &Pairing<'_>,
    piece: &Piece,
    side: usize,
) -> Option<Vec<(EntityId, Site)>> {
    let run = piece.words[side].clone()?;
    let read = pairing.reading(side, piece.at[side])?;
    let mut verbs = read.phrases.iter().filter(|it| it.head == Head::Verb);
    let acts = |it: &&Phrase| it.words.start < run.end && it.words.end > run.start;
    let verb = verbs.find(acts)?.words.start;
    let words = &read.side.words;
    let (first, last) = (words.get(run.start)?.span, words.get(verb)?.span);
    let article = pairing.articles[side];
    let all = context.mentions((article, PassageId::new(piece.at[side])));
    let before = all.filter(|(_, it)| {
        let inside = it.span.start() >= first.start() && it.span.start() < last.start();
        it.kind == MentionKind::Person && inside
    });
    let doers = before.map(|(id, it)| {
        let span = it.span;
        (context.corpus.entity(article, id), Site { article, span })
    });
    Some(doers.collect())
}
