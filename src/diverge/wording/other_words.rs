//! What two articles tell in other words, and what one of two that tell the same adds.

use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::given::Given;
use crate::diverge::facts::lone_facts;
use crate::diverge::trust;
use crate::diverge::wording::apart::{are_of_others, is_crossed};
use crate::diverge::wording::lead_in::leads_in;
use crate::diverge::wording::limits::balanced;
use crate::diverge::wording::meetings::between;
use crate::diverge::wording::pairing::Pairing;
use crate::diverge::wording::pieces::{Piece, pieces};
use crate::diverge::wording::reading::Readings;
use crate::diverge::wording::recut::recut;
use crate::diverge::wording::weight::{
    Weight, is_astray, is_attribution, is_one_word, is_said_abroad, is_source, is_told_elsewhere,
    weight,
};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::stance::Stance;
use crate::text::crew;
use crate::text::index::PassageId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// One `Described` without a name for each piece of a passage that another article tells in other words (`crews left the
/// plant`, `workers left the plant`), one `Detail` for each that it does not tell.
///
/// Numbers, dates, names and quotes have kinds of their own. Of pieces that overlap the surest is told. Known failure: two
/// different things told in one frame (`banks closed`, `schools closed`).
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let between = between(context);
    let readings = Readings::new(context, &between);
    let given = Given::new(context);
    let told = crew::each(between, |it| {
        of_two(context, &given, &Pairing::new(it, &readings))
    });
    told.into_iter().flatten().collect()
}

/// What is found between two articles.
fn of_two(context: &Context<'_>, given: &Given<'_>, pairing: &Pairing<'_>) -> Vec<Divergence> {
    let mut out = lone_facts::of(context, given, pairing);
    // Words that are told in another style on the other side: what stands among them is a detail of the same thing.
    let mut styled = Styled::default();
    let mut found: Vec<Weighed> = pieces(pairing, context.stances)
        .into_iter()
        .map(|mut it| {
            let mut sure = trust::of_piece(it.form, &it.signals);
            let turned = !recut(pairing, &mut it);
            let slight = is_one_word(pairing, &it)
                || is_attribution(pairing, &it)
                || is_said_abroad(pairing, &it)
                || is_astray(pairing, &it)
                || is_source(context, pairing, &it);
            let weight = weight(context, pairing, &it);
            if weight == Weight::Little && sure >= trust::SHOWN {
                styled.add(&it);
            }
            if turned
                || slight
                || weight == Weight::Little
                || is_told_elsewhere(context, pairing, &it)
            {
                sure = sure.min(trust::DOUBTED);
            }
            let least = if it.added { trust::ADDED } else { 0.0 };
            Weighed {
                sure: sure.max(least),
                much: weight == Weight::Much,
                apart: is_crossed(pairing, &it) || are_of_others(context, pairing, &it),
                piece: it,
            }
        })
        .collect();
    let rank = |it: &Weighed| {
        let both = it.piece.words.iter().all(Option::is_some);
        it.sure + if both { BOTH } else { 0.0 } - LOOSE * it.piece.signals.loose as f32
    };
    found.sort_by(|one, two| rank(two).total_cmp(&rank(one)));
    let mut taken = Taken::default();
    let mut rows: FxHashMap<[usize; 2], usize> = FxHashMap::default();
    // Of several details of two passages the surest is told: an editor signed 3 of 7 that stood so.
    let mut details: FxHashSet<[usize; 2]> = FxHashSet::default();
    for Weighed {
        sure,
        much,
        apart,
        piece,
    } in found
    {
        if !taken.takes(&piece) {
            continue;
        }
        // What tells of two things is doubted, and takes its words all the same: of what would be told of them then 16 of 24 were right.
        let sure = if apart {
            sure.min(trust::DOUBTED)
        } else {
            sure
        };
        let much = much && !apart;
        let sure = match (much, piece.more) {
            (true, _) => trust::much(sure),
            (false, Some(_)) => trust::of_detail(sure, styled.holds(&piece)),
            (false, None) => sure,
        };
        let row = rows.entry(piece.at).or_default();
        *row += usize::from(sure >= trust::SHOWN);
        let alone = piece.more.is_some() || piece.words.iter().any(Option::is_none);
        let again = alone && sure >= trust::SHOWN && !details.insert(piece.at);
        let sure = match (*row > trust::MOST_ROWS || again) && !piece.added {
            true => sure.min(trust::DOUBTED),
            false => sure,
        };
        let it = told(context, pairing, &piece, sure);
        if !leads_in(context, &it) {
            out.push(it);
        }
    }
    out
}

/// A piece with what speaks for it.
struct Weighed {
    sure: f32,
    /// Whether both sides say much.
    much: bool,
    /// Whether they tell two things.
    apart: bool,
    piece: Piece,
}

/// How much surer a piece that one article alone tells must be than one of both where they overlap.
const BOTH: f32 = 0.1;

/// How much surer a piece must be than another where they overlap, for each clause that begins or ends it and shares nothing with
/// the other side.
const LOOSE: f32 = 0.05;

/// The finding that a piece makes.
fn told(context: &Context<'_>, pairing: &Pairing<'_>, piece: &Piece, sure: f32) -> Divergence {
    let passage =
        |side: usize| -> PassageRef { (pairing.articles[side], PassageId::new(piece.at[side])) };
    let site = |side: usize, words: &Range<usize>| -> Option<Site> {
        let read = &pairing.reading(side, piece.at[side])?.side.words;
        let (first, last) = (read.get(words.start)?, read.get(words.end.checked_sub(1)?)?);
        let span = first.span.cover(last.span);
        Some(Site {
            article: pairing.articles[side],
            span: balanced(context, pairing.articles[side], span),
        })
    };
    let sites = [0, 1].map(|side| {
        // Of a side that lacks it no words are the place: which clause it would stand in is not known.
        let found = piece.words[side].as_ref().and_then(|it| site(side, it));
        found.unwrap_or_else(|| context.corpus.passage_site(passage(side)))
    });
    let ordinals = [0, 1].map(|side| only_ordinal(pairing, piece, side));
    let value = |side: usize| {
        let read = pairing.reading(side, piece.at[side])?;
        ordinal(read.side.form(ordinals[side]?))
    };
    if let ([Some(one), Some(two)], false) = (ordinals, value(0) == value(1)) {
        let words = [site(0, &(one..one + 1)), site(1, &(two..two + 1))];
        let sites = words.into_iter().flatten().collect();
        return context.divergence(Kind::NumberConflict, sites, piece.signals.link);
    }
    let kind = match piece.more {
        Some(side) => Kind::Detail {
            article: pairing.articles[side],
        },
        None => Kind::Described { entity: None },
    };
    context
        .trace
        .say([passage(0), passage(1)], kind.name(), || {
            let text = sites.map(|it| context.corpus.slice(it));
            format!("{} / {}: {:?}, {sure:.2}", text[0], text[1], piece.form)
        });
    context.divergence(kind, sites.to_vec(), sure)
}

/// The one word that a side of a piece has and the other does not, where it says which in a row.
fn only_ordinal(pairing: &Pairing<'_>, piece: &Piece, side: usize) -> Option<usize> {
    let [here, there] = [side, 1 - side].map(|it| pairing.reading(it, piece.at[it]));
    let (here, there) = (here?, there?);
    let run = piece.words[side].clone()?;
    let mut own =
        run.filter(|n| here.keys[*n].is_some_and(|it| there.all.binary_search(&it).is_err()));
    let only = own.next()?;
    // The first time since when is not said, and `not the first` may be any other.
    let next = here.side.words.get(only + 1);
    let time = here.side.form(only) == "first" && next.is_some_and(|it| &*it.form == "time");
    let denied = here
        .side
        .before(only, 2)
        .any(|n| here.side.is(n, Stance::Negates));
    let alone = own.next().is_none() && !time && !denied;
    (alone && ordinal(here.side.form(only)).is_some()).then_some(only)
}

/// The words that are told in another style only, by side and passage.
#[derive(Default)]
struct Styled(FxHashMap<(usize, usize), Vec<Range<usize>>>);

impl Styled {
    fn add(&mut self, piece: &Piece) {
        for (side, words) in piece.words.iter().enumerate() {
            let held = self.0.entry((side, piece.at[side])).or_default();
            held.extend(words.clone());
        }
    }

    /// Whether a piece that one side alone tells has some of them. Linear in those of its passages.
    fn holds(&self, piece: &Piece) -> bool {
        let alone = piece.more.is_some() || piece.words.iter().any(Option::is_none);
        let has = |(side, own): (usize, &Option<Range<usize>>)| {
            let held = self.0.get(&(side, piece.at[side])).into_iter().flatten();
            let own = own.clone().unwrap_or_default();
            held.into_iter()
                .any(|it| it.start < own.end && own.start < it.end)
        };
        alone && !piece.added && piece.words.iter().enumerate().any(has)
    }
}

/// The words that are told by a piece already, by side and passage.
#[derive(Default)]
struct Taken {
    words: [FxHashMap<usize, Vec<Range<usize>>>; 2],
}

impl Taken {
    /// Takes the words of a piece, unless some of them are taken.
    fn takes(&mut self, piece: &Piece) -> bool {
        let own = [0, 1].map(|side| piece.words[side].clone());
        let free = (0..2).all(|side| {
            let held = self.words[side].get(&piece.at[side]).into_iter().flatten();
            let Some(own) = &own[side] else { return true };
            held.into_iter()
                .all(|it| it.end <= own.start || own.end <= it.start)
        });
        if free {
            for (side, own) in own.into_iter().enumerate() {
                self.words[side]
                    .entry(piece.at[side])
                    .or_default()
                    .extend(own);
            }
        }
        free
    }
}

/// Which one in a row a word says, from 1 (`third`, `21st`).
fn ordinal(form: &str) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    if let Some(at) = WORDS.iter().position(|it| *it == form) {
        return u32::try_from(at + 1).ok();
    }
    let digits = form.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let counts = matches!(&form[digits.len()..], "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|_| counts)
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn ordinals_are_one_in_words_and_in_digits() {
        assert_eq!(ordinal("second"), ordinal("2nd"));
        assert_eq!(ordinal("eleventh"), Some(11));
        assert_ne!(ordinal("third"), ordinal("23rd"));
        for it in ["th", "2", "month", "5x"] {
            assert_eq!(ordinal(it), None, "{it}");
        }
    }
}
