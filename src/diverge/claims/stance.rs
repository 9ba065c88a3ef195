//! One verb that both tell, told as sure and as possible (`will`, `may`; `stole`, `allegedly stole`), or as done and as to come.

use crate::article::BlockKind;
use crate::diverge::claims::abroad;
use crate::diverge::claims::mood::{GOVERNS, Mood, hedged, is_done, is_planned, mood};
use crate::diverge::claims::planned::are_two_acts;
use crate::diverge::claims::twins;
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::words::{Number, Plain};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::stance::Stance;
use rustc_hash::FxHashSet;

/// Words in common that must stand near, on both sides.
const COMMON: usize = 2;
/// Words that tell something looked at around, each way.
const REACH: usize = 5;

/// One `Certainty` and one `Status` at most for each two linked passages.
///
/// Both look at a word that the two have in common, in whatever form, and at what governs it. Known failures: `would` is
/// read as `will` told later; a past that is an adjective (`the closed plant`) is read as done.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let found = context.facings.iter().flat_map(|it| {
        if !is_governed(context, it) {
            context.trace.say(it.pair.passages, "certainty", || {
                "no word says how surely or when anything is told".to_owned()
            });
            return None.into_iter().chain(None);
        }
        let verbs = verbs(it);
        let told = || status(context, it, &verbs).or_else(|| twins::status(context, it));
        let one = !are_two_acts(context, it);
        let status = one.then(told).flatten();
        let certainty = certainty(context, it, &verbs).or_else(|| twins::certainty(context, it));
        status.into_iter().chain(certainty)
    });
    found
        .filter(|it| seen.insert((it.kind.name(), it.sites.clone())))
        .collect()
}

/// Whether either passage has a word at all that says how surely or when something is told.
fn is_governed(context: &Context<'_>, facing: &Facing) -> bool {
    let governs = |word: &Plain| word.stances.governs() || &*word.form == "would";
    if facing.sides.iter().any(abroad::knows) {
        return true;
    }
    let is_headline = |side: usize| {
        let kind = context.block_kind(facing.pair.passages[side]);
        matches!(kind, BlockKind::Headline | BlockKind::Heading)
    };
    [0, 1]
        .into_iter()
        .any(|side| is_headline(side) || facing.sides[side].words.iter().any(governs))
}

/// The words that both sides have and that may be verbs: in lower case, no name, no number.
fn verbs(facing: &Facing) -> Vec<[usize; 2]> {
    let [left, right] = &facing.sides;
    let plain = |side: &Side, at: usize| side.tells(at) && !side.named[at] && !side.counted[at];
    let pairs = left.mates.iter().enumerate();
    pairs
        .filter_map(|(one, mate)| Some([one, (*mate)?]))
        .filter(|[one, two]| plain(left, *one) && plain(right, *two))
        .filter(|[one, two]| !(left.quoted[*one] && right.quoted[*two]))
        .filter(|[one, two]| left.words[*one].key() == right.words[*two].key())
        .filter(|at| facing.is_beside(*at, REACH, COMMON))
        .collect()
}

fn certainty(context: &Context<'_>, facing: &Facing, verbs: &[[usize; 2]]) -> Option<Divergence> {
    context.trace.say(facing.pair.passages, "certainty", || {
        let verbs = verbs.iter().map(|at| {
            let [one, two] = [0, 1].map(|side| mood(&facing.sides[side], at[side]).0);
            format!(
                "{} {one:?} / {} {two:?}",
                facing.sides[0].form(at[0]),
                facing.sides[1].form(at[1])
            )
        });
        let verbs: Vec<String> = verbs.collect();
        format!(
            "words that both have amid the same words, and how they are told: {}",
            verbs.join(", ")
        )
    });
    // `A one in three chance that it will fail`, `... that it may fail`: it is the chance that both tell.
    let left = &facing.sides[0];
    if (0..left.words.len()).any(|n| left.mates[n].is_some() && Role::Chance.has(left.form(n))) {
        return None;
    }
    for &at in verbs {
        let moods = [0, 1].map(|side| mood(&facing.sides[side], at[side]));
        // A `would` that says what is to come is no doubt of it.
        let lacks = [0, 1].map(|side| {
            // `Would have allowed`: it did not.
            let words = &facing.sides[side].words;
            let is_ahead = |n: usize| words.get(n + 1).is_none_or(|it| &*it.form != "have");
            let mut words = facing.sides[side].words.iter().enumerate();
            let sure = moods[side].0 == Mood::Sure;
            // `In May` is no doubt.
            let month = |n: usize| facing.sides[side].counted[n];
            words
                .all(|(n, it)| !hedged(it) || month(n) || sure && n == moods[side].1 && is_ahead(n))
        });
        let differ = match [moods[0].0, moods[1].0] {
            [Mood::Sure, Mood::May] | [Mood::Plain, Mood::May | Mood::Hedge] => lacks[0],
            [Mood::May, Mood::Sure] | [Mood::May | Mood::Hedge, Mood::Plain] => lacks[1],
            _ => false,
        };
        // What one denies and the other holds possible is told as the opposite, not as less sure.
        let denied = [0, 1].map(|side| {
            let words = &facing.sides[side];
            let mut before = words.before(at[side], GOVERNS);
            before.any(|n| words.is(n, Stance::Negates))
        });
        let differ = differ && denied[0] == denied[1];
        if differ && !is_hedged_elsewhere(context, facing, at, moods.map(|it| it.1)) {
            let sites = [0, 1].map(|side| facing.site(side, moods[side].1, at[side]));
            let score = facing.pair.score.get();
            return Some(context.divergence(Kind::Certainty, sites.to_vec(), score));
        }
    }
    None
}

/// Whether the report that tells it as a fact has the word that makes it unsure in another place, beside the word for what is told: it only says so once (`held for
/// stealing the lamps`, `the theft suspect`). Linear in the passages of that report.
fn is_hedged_elsewhere(
    context: &Context<'_>,
    facing: &Facing,
    at: [usize; 2],
    moods: [usize; 2],
) -> bool {
    let unsure = usize::from(moods[0] == at[0]);
    let words = &facing.sides[unsure].words;
    let stem = |n: usize| words[n].stem.map(Number::get);
    let (Some(hedge), Some(told)) = (stem(moods[unsure]), stem(at[unsure])) else {
        return false;
    };
    let article = facing.pair.passages[1 - unsure].0;
    let passages = context.corpus.segments(article).passages().ids();
    passages.into_iter().any(|it| {
        let stems = context.stems_of((article, it));
        [hedge, told]
            .iter()
            .all(|it| stems.binary_search(it).is_ok())
    })
}

fn status(context: &Context<'_>, facing: &Facing, verbs: &[[usize; 2]]) -> Option<Divergence> {
    for &at in verbs {
        let moods = [0, 1].map(|side| mood(&facing.sides[side], at[side]));
        for planned in [0, 1] {
            let done = 1 - planned;
            let to_come = matches!(moods[planned].0, Mood::Sure | Mood::Plans)
                || is_headline_plan(context, facing, planned, at[planned]);
            let passive = |side: usize, helpers: &[&str]| {
                let words = &facing.sides[side];
                words
                    .before(at[side], 2)
                    .any(|n| helpers.contains(&words.form(n)))
            };
            let voices =
                !passive(planned, &["be"]) || passive(done, &["was", "were", "been", "is", "are"]);
            if to_come
                && voices
                && moods[done].0 == Mood::Plain
                && is_done(context, &facing.sides[done], at[done])
            {
                let from = |side: usize| match side == planned {
                    true if moods[side].1 == at[side] && abroad::knows(&facing.sides[side]) => {
                        at[side]
                    }
                    true if moods[side].1 == at[side] => at[side].saturating_sub(1),
                    true => moods[side].1,
                    false => helper(&facing.sides[side], at[side]),
                };
                let sites = [0, 1].map(|side| facing.site(side, from(side), at[side]));
                let score = facing.pair.score.get();
                return Some(context.divergence(
                    Kind::Status { court: false },
                    sites.to_vec(),
                    score,
                ));
            }
        }
    }
    None
}

/// `Norland to close mine`: in a headline, a `to` after the subject says what is to come.
fn is_headline_plan(context: &Context<'_>, facing: &Facing, side: usize, at: usize) -> bool {
    let words = &facing.sides[side];
    let headline = matches!(
        context.block_kind(facing.pair.passages[side]),
        BlockKind::Headline | BlockKind::Heading
    );
    headline && is_planned(context, words, at)
}

/// The helper verb right before a place (`has`, `was`).
fn helper(side: &Side, at: usize) -> usize {
    let helps = |n: &usize| {
        matches!(
            side.form(*n),
            "has" | "have" | "had" | "was" | "were" | "been"
        )
    };
    side.before(at, 2).take_while(helps).last().unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn one_verb_sure_in_one_report_and_possible_in_the_other() {
        let sure = "The council of Tarnholm will close the northern pier before the winter.";
        for (other, told) in [
            (
                "The council of Tarnholm may close the northern pier before the winter.",
                "may close",
            ),
            (
                "The council of Tarnholm could close the northern pier before the winter.",
                "could close",
            ),
        ] {
            assert_eq!(
                found_amid_others(find, [sure, other]),
                [["will close", told]]
            );
        }
        let done = "The keeper sold the brass lamps of the northern pier to a dealer in Velin.";
        let hedged =
            "The keeper allegedly sold the brass lamps of the northern pier to a dealer in Velin.";
        assert_eq!(
            found_amid_others(find, [done, hedged]),
            [["sold", "allegedly sold"]]
        );
    }

    #[test]
    fn one_verb_to_come_and_done() {
        let planned =
            "The council of Tarnholm plans to sell the old lighthouse to a hotel company.";
        let done = "The council of Tarnholm has sold the old lighthouse to a hotel company.";
        assert_eq!(
            found_amid_others(find, [planned, done]),
            [["plans to sell", "has sold"]]
        );
    }

    #[test]
    fn what_is_as_sure_in_other_words_is_none() {
        let could = "The keeper could not remember the loss of the brass lamps in Velin.";
        for other in [
            "The keeper couldn't remember the loss of the brass lamps in Velin.",
            "The keeper couldn’t remember the loss of the brass lamps in Velin.",
            "The keeper might not remember the loss of the brass lamps in Velin.",
        ] {
            assert!(
                found_amid_others(find, [could, other]).is_empty(),
                "{other}"
            );
        }
        let sure = "The council will not close the northern pier before the winter.";
        let short = "The council won't close the northern pier before the winter.";
        assert!(found_amid_others(find, [sure, short]).is_empty());
    }

    #[test]
    fn a_past_that_describes_a_thing_is_not_done() {
        let planned = "The council of Tarnholm will close the northern pier before the winter.";
        let other = "The closed northern pier of Tarnholm lies under snow before the winter.";
        assert!(found_amid_others(find, [planned, other]).is_empty());
    }
}
