//! What two articles tell in other words, and what one of two that tell the same adds.

use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::given::Given;
use crate::diverge::facts::lone_facts;
use crate::diverge::trust;
use crate::diverge::wording::apart::{are_of_other_sums, are_of_others, is_crossed};
use crate::diverge::wording::groups::is_group;
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
use crate::lexicon::language::Language;
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
    let told = crew::each(context.corpus.size(), between, |it| {
        of_two(context, &given, &Pairing::new(it, &readings))
    });
    told.into_iter().flatten().collect()
}

/// What is found between two articles.
fn of_two(context: &Context<'_>, given: &Given<'_>, pairing: &Pairing<'_>) -> Vec<Divergence> {
    let mut out = lone_facts::of(context, given, pairing);
    // Words that are told in another style on the other side: what stands among them is a detail of the same thing.
    let mut styled = Styled::default();
    let mut found: Vec<Found> = pieces(pairing, context.stances)
        .into_iter()
        .map(|it| Found::new(context, pairing, it))
        .collect();
    for it in found.iter().filter(|it| it.in_style) {
        styled.add(&it.piece);
    }
    found.sort_by(|one, two| two.rank().total_cmp(&one.rank()));
    let mut taken = Taken::default();
    let mut rows: FxHashMap<[usize; 2], usize> = FxHashMap::default();
    // Of several details of two passages the surest is told: an editor signed 3 of 7 that stood so.
    let mut details: FxHashSet<[usize; 2]> = FxHashSet::default();
    for it in found {
        if !taken.takes(&it.piece) {
            continue;
        }
        let piece = &it.piece;
        let alone = piece.is_alone();
        // What tells of two things is doubted, and takes its words all the same: of what would be told of them then 16 of 24 were right.
        let sure = match (piece.more, it.bound) {
            _ if it.apart => it.sure.min(trust::DOUBTED),
            _ if it.much => trust::much(it.sure),
            (Some(_), _) if it.whole => trust::of_group(it.sure),
            (Some(_), _) => trust::of_detail(it.sure, styled.holds(piece)),
            // Of two passages that surely tell the same an editor sees other words too that say little.
            (None, Some(likely)) => likely.max(it.sure),
            (None, None) => it.sure,
        };
        let row = rows.entry(piece.at).or_default();
        *row += usize::from(sure >= trust::SHOWN);
        let again = alone && sure >= trust::SHOWN && !details.insert(piece.at);
        let sure = match (*row > trust::MOST_ROWS || again) && !piece.added {
            true => sure.min(trust::DOUBTED),
            false => sure,
        };
        let it = told(context, pairing, piece, sure);
        if !leads_in(context, &it) {
            out.push(it);
        }
    }
    out
}

/// Log odds of a link by what is said alone from which on two passages that are each other's closest surely tell the same: for other words
/// that say little, of which readers had marked 11 of 11 in 36 pairs of full reports and 19 of 22 that were read in 444 others were
/// differences, and for what one of the two adds (below, 3 of 6 that were read were no details).
const BOUND: f32 = 0.5;
const ADDING: f32 = 1.0;

/// A piece with what is made of it before those that overlap are held against each other.
struct Found {
    sure: f32,
    /// Whether both sides say much that the other report lacks.
    much: bool,
    /// Whether the two sides tell of two things.
    apart: bool,
    /// How likely the weights give it, where its passages surely tell the same and nothing speaks against it that no weight knows.
    bound: Option<f32>,
    /// Whether it is told in another style only, and surely enough.
    in_style: bool,
    /// Whether it is a whole group of words that one of two passages adds that surely tell the same.
    whole: bool,
    piece: Piece,
}

impl Found {
    fn new(context: &Context<'_>, pairing: &Pairing<'_>, mut piece: Piece) -> Self {
        let likely = trust::of_piece(piece.form, &piece.signals);
        let turned = !recut(pairing, &mut piece);
        let slight = is_one_word(pairing, &piece)
            || is_attribution(pairing, &piece)
            || is_said_abroad(pairing, &piece)
            || is_astray(pairing, &piece)
            || is_source(context, pairing, &piece);
        let weight = weight(context, pairing, &piece);
        let doubted = turned || slight || is_told_elsewhere(context, pairing, &piece);
        let little = weight == Weight::Little;
        let sure = match doubted || little {
            true => likely.min(trust::DOUBTED),
            false => likely,
        };
        let least = if piece.added { trust::ADDED } else { 0.0 };
        let closest = |odds: f32| {
            let told = !doubted && likely >= trust::GROUP && piece.signals.is_closest(odds);
            told && is_measured(context, pairing, &piece)
        };
        Self {
            sure: sure.max(least),
            bound: closest(BOUND).then_some(likely),
            much: weight == Weight::Much,
            in_style: little && likely >= trust::SHOWN,
            apart: is_crossed(pairing, &piece)
                || are_of_others(context, pairing, &piece)
                || are_of_other_sums(context, pairing, &piece),
            whole: closest(ADDING) && is_group(pairing, &piece),
            piece,
        }
    }

    /// Of those that overlap the one of the highest rank is told.
    fn rank(&self) -> f32 {
        let both = self.piece.words.iter().all(Option::is_some);
        let both = if both { BOTH } else { 0.0 };
        self.sure + both - LOOSE * self.piece.signals.loose as f32
    }
}

/// Whether passages are like those of which it was counted how much of what they tell otherwise is marked: in English, and not of other
/// people.
fn is_measured(context: &Context<'_>, pairing: &Pairing<'_>, piece: &Piece) -> bool {
    let passage = |side: usize| (pairing.articles[side], PassageId::new(piece.at[side]));
    let passages = [0, 1].map(passage);
    let english = |it: PassageRef| context.corpus.language(it.0) == Language::English;
    passages.into_iter().all(english) && !context.name_others(passages)
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
        let has = |(side, own): (usize, &Option<Range<usize>>)| {
            let held = self.0.get(&(side, piece.at[side])).into_iter().flatten();
            let own = own.clone().unwrap_or_default();
            held.into_iter()
                .any(|it| it.start < own.end && own.start < it.end)
        };
        piece.is_alone() && !piece.added && piece.words.iter().enumerate().any(has)
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
