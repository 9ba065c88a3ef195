//! Whether what a piece says weighs enough to be told unasked.

use crate::diverge::context::Context;
use crate::diverge::wording::answers::answer;
use crate::diverge::wording::apart::two_sides;
use crate::diverge::wording::pairing::Pairing;
use crate::diverge::wording::pieces::Piece;
use crate::diverge::wording::reading::Reading;
use crate::diverge::words::{Number, Plain};
use crate::lexicon::cues::{Cue, Cues};
use crate::lexicon::language::Language;
use crate::text::Span;
use crate::text::index::PassageId;
use std::ops::Range;

/// Words of a detail that the whole other report lacks: as few are no fact, unless a number is told with them.
const SLIGHT: usize = 1;

/// How many times more words outside of a piece than in it lead astray.
const ASTRAY: usize = 2;

/// Whether the other article tells what one tells alone in another place: half or more of the words that its counterpart does
/// not have stand somewhere in it, or all but one where no number stands beside it. Only what the whole other report lacks is a detail: of those that it half tells 27 of 39 were
/// right in 144 pairs of full reports and 5 of 7 in 34 others, of the rest 61 of 74 and 12 of 14; of those with one word that it lacks
/// 13 of 19 and 2 of 2 (1 of 3 signed details of 12 has two). Linear in its words.
pub(in crate::diverge) fn is_told_elsewhere(
    context: &Context<'_>,
    pairing: &Pairing<'_>,
    piece: &Piece,
) -> bool {
    let side = match (&piece.words, piece.more) {
        ([Some(_), None], _) | (_, Some(0)) => 0,
        ([None, Some(_)], _) | (_, Some(_)) => 1,
        _ => return false,
    };
    let [Some(here), Some(there)] = [side, 1 - side].map(|it| pairing.reading(it, piece.at[it]))
    else {
        return false;
    };
    let run = piece.words[side].clone().unwrap_or_default();
    let counted = run.clone().any(|n| here.side.counted[n]);
    let own = run.filter(|&n| {
        let told = here.keys[n].is_some_and(|it| there.all.binary_search(&it).is_ok());
        here.side.tells(n) && !told && !here.side.counted[n] && !here.side.words[n].light
    });
    let stems: Vec<Option<u32>> = own
        .map(|n| here.side.words[n].stem.map(Number::get))
        .collect();
    let other = pairing.articles[1 - side];
    let told = stems
        .iter()
        .flatten()
        .filter(|it| context.tells(other, **it));
    let told = told.count();
    !stems.is_empty() && (2 * told >= stems.len() || !counted && stems.len() - told <= SLIGHT)
}

/// Whether what one tells alone is little more than that somebody says something: a verb of speech, and at most one word that the
/// counterpart does not have. Of such details 5 of 9 were right in 144 pairs of full reports, of the rest 83 of 110. Linear in its
/// words.
pub(in crate::diverge) fn is_attribution(pairing: &Pairing<'_>, piece: &Piece) -> bool {
    let (side, Some(run)) = (match &piece.words {
        [one @ Some(_), None] => (0, one.clone()),
        [None, two @ Some(_)] => (1, two.clone()),
        _ => return false,
    }) else {
        return false;
    };
    let [Some(here), Some(there)] = [side, 1 - side].map(|it| pairing.reading(it, piece.at[it]))
    else {
        return false;
    };
    let cues = Cues::of(here.side.language);
    let own = run.filter(|&n| {
        let told = here.keys[n].is_some_and(|it| there.all.binary_search(&it).is_ok());
        let it = &here.side;
        it.tells(n) && !told && !it.named[n] && !it.counted[n] && !it.words[n].light
    });
    let speaks = |n: &usize| {
        let cue = cues.get(here.side.form(*n));
        matches!(cue, Some(Cue::Speech | Cue::Plain))
    };
    let (said, rest): (Vec<usize>, Vec<usize>) = own.partition(speaks);
    !said.is_empty() && rest.len() <= 1
}

/// Whether one side is told elsewhere in the other passage: more than twice as many of its words stand there outside of the piece as in it, so
/// that the two are joined by a word or two and do not answer each other. Of such pieces that would be told 5 of 9 were right in 62
/// pairs of full reports on which nothing was fitted, of the others 178 of 212. Linear in its words.
pub(in crate::diverge) fn is_astray(pairing: &Pairing<'_>, piece: &Piece) -> bool {
    let Some([(left, one), (right, two)]) = two_sides(pairing, piece) else {
        return false;
    };
    let sides = [(left, one, right, two), (right, two, left, one)];
    sides.into_iter().any(|(here, run, there, others)| {
        let keys = run.clone().filter(|n| here.side.tells(*n));
        let keys = keys.filter_map(|n| here.keys[n]);
        let inside = |key: &u32| others.clone().any(|n| there.keys[n] == Some(*key));
        let (met, rest): (Vec<u32>, Vec<u32>) = keys.partition(inside);
        let outside = rest.iter().filter(|it| there.all.binary_search(it).is_ok());
        outside.count() > ASTRAY * met.len()
    })
}

/// Whether a detail is no more than who says what is told: another kind tells of sources. Linear in the quotes of its passage.
pub(in crate::diverge) fn is_source(
    context: &Context<'_>,
    pairing: &Pairing<'_>,
    piece: &Piece,
) -> bool {
    let Some(side) = piece.more else { return false };
    let at = (pairing.articles[side], PassageId::new(piece.at[side]));
    let words = pairing
        .reading(side, piece.at[side])
        .zip(piece.words[side].clone());
    let Some((read, run)) = words else {
        return false;
    };
    let own = &read.side.words[run];
    let names: Vec<Span> = context
        .quotes(at)
        .filter_map(|(_, it)| Some(it.source?.span))
        .collect();
    let is_name = |it: &Plain| it.light || names.iter().any(|name| name.contains(it.span));
    !names.is_empty() && own.iter().all(is_name)
}

/// Whether two sides in another language than English say no more than that somebody says something (`a raconté Mara Lind`,
/// `témoigne Mara Lind`): what they do not have in common is a verb of speech on one of them at least, and at most one word besides on each.
pub(in crate::diverge) fn is_said_abroad(pairing: &Pairing<'_>, piece: &Piece) -> bool {
    let [Some(one), Some(two)] = &piece.words else {
        return false;
    };
    let [Some(left), Some(right)] = [0, 1].map(|side| pairing.reading(side, piece.at[side])) else {
        return false;
    };
    if left.side.language == Language::English {
        return false;
    }
    let cues = Cues::of(left.side.language);
    let sides = [(left, one, right, two), (right, two, left, one)];
    let told = sides.map(|(here, run, there, others)| {
        let met = |key: u32| others.clone().any(|n| there.keys[n] == Some(key));
        let own = run.clone().filter(|&n| {
            let it = &here.side;
            it.tells(n) && !it.named[n] && !it.counted[n] && !here.keys[n].is_some_and(met)
        });
        let (said, rest): (Vec<usize>, Vec<usize>) =
            own.partition(|n| cues.get(here.side.form(*n)).is_some());
        (said.len(), rest.len())
    });
    told.iter().any(|it| it.0 > 0) && told.iter().all(|it| it.1 <= 1)
}

/// How much two sides say that they do not have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diverge) enum Weight {
    Little,
    Some,
    Much,
}

/// Words of a side that the other passage lacks, up to which both sides say little; those that the whole other report lacks, and the
/// same from which on both say much.
const FEW: usize = 3;
const FEW_THERE: usize = 1;
const MUCH: usize = 2;

/// How much two sides say otherwise: little where they do not answer each other, where neither has more than a few words that the other passage
/// lacks, or where one has none that the whole other report lacks: it is the same in another style (`due in court`, `the court date
/// is set`), or told elsewhere. Two headlines, and passages that are the same else, are told however little it is.
///
/// An editor signed 1 of 26 rows of little weight in 24 pairs, and 58 of 105 others; of the former readers had marked 115 of 147 in
/// 144 pairs and 20 of 29 in 34 others, of the latter 398 of 470 and 77 of 88. Linear in its words.
pub(in crate::diverge) fn weight(
    context: &Context<'_>,
    pairing: &Pairing<'_>,
    piece: &Piece,
) -> Weight {
    let [Some(one), Some(two)] = &piece.words else {
        return Weight::Some;
    };
    let [Some(left), Some(right)] = [0, 1].map(|side| pairing.reading(side, piece.at[side])) else {
        return Weight::Some;
    };
    let of = &piece.signals;
    if piece.more.is_some() || of.headline > 0.0 || are_same_else([left, right], piece) {
        return Weight::Some;
    }
    let sides = [(left, one, right, 0), (right, two, left, 1)];
    let counts = sides.map(|(here, run, there, side)| {
        let other = pairing.articles[1 - side];
        let mut own: Vec<(u32, bool)> = Vec::new();
        for n in run.clone() {
            let (Some(key), false) = (here.keys[n], here.side.words[n].light) else {
                continue;
            };
            if there.all.binary_search(&key).is_err() {
                let stem = here.side.words[n].stem.map(Number::get);
                own.push((key, stem.is_some_and(|it| !context.tells(other, it))));
            }
        }
        own.sort_unstable();
        own.dedup();
        [own.len(), own.iter().filter(|it| it.1).count()]
    });
    let [[x, x_there], [y, y_there]] = counts;
    let same = x.max(y) <= FEW || x_there.min(y_there) == 0 || x_there.max(y_there) <= FEW_THERE;
    match (
        same || !answer(pairing, piece),
        x_there.min(y_there) >= MUCH,
    ) {
        (true, _) => Weight::Little,
        (false, true) => Weight::Much,
        (false, false) => Weight::Some,
    }
}

/// Whether the passages of a piece are the same else. Of so few words that only one is another that one may be how it is said that somebody
/// speaks (`told the radio`, `said in an interview with the radio`): that is another style. Linear in the words of the piece.
fn are_same_else([left, right]: [&Reading; 2], piece: &Piece) -> bool {
    let of = &piece.signals.passages;
    let speaks = |here: &Reading, run: &Option<Range<usize>>| {
        let cues = Cues::of(here.side.language);
        let mut words = run.clone().unwrap_or_default();
        words.any(|n| matches!(cues.get(here.side.form(n)), Some(Cue::Speech | Cue::Plain)))
    };
    let [one, two] = &piece.words;
    of.is_same() || of.alike && !speaks(left, one) && !speaks(right, two)
}

/// Whether one word stands against one (`drunk`, `drunken`): mostly no more than another style. Of such rows 14 of 24 were right
/// in 144 pairs of full reports and 3 of 4 in 34 others, of the rest 427 of 520 and 87 of 104. Two headlines are told in
/// few words; and of two passages that are the same else the one word is the difference.
pub(in crate::diverge) fn is_one_word(pairing: &Pairing<'_>, piece: &Piece) -> bool {
    let [Some(one), Some(two)] = &piece.words else {
        return false;
    };
    let [Some(left), Some(right)] = [0, 1].map(|side| pairing.reading(side, piece.at[side])) else {
        return false;
    };
    let of = &piece.signals;
    if piece.more.is_some() || of.headline > 0.0 || are_same_else([left, right], piece) {
        return false;
    }
    let sides = [(left, one, right, two), (right, two, left, one)];
    sides.into_iter().all(|(here, run, there, others)| {
        let met = |key: u32| others.clone().any(|n| there.keys[n] == Some(key));
        let own = run.clone().filter(|&n| {
            let it = &here.side;
            let plain = it.tells(n) && !it.named[n] && !it.counted[n] && !it.words[n].light;
            plain && !here.keys[n].is_some_and(met)
        });
        own.count() == 1
    })
}
