//! The opposite: a `not` gained or lost, `denied` for `confirmed`, `rose` for `fell`.

use crate::corpus::PassageRef;
use crate::diverge::claims::{abroad, denials, twins};
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side, paired};
use crate::diverge::wording::denied::denial_before;
use crate::diverge::words::Plain;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::language::Language;
use crate::lexicon::stance::{Around, Stance};
use crate::lexicon::wordlist;
use crate::text::index::{ArticleId, EntityId, QuoteId};
use rustc_hash::FxHashSet;

/// Words in common that must stand near, on both sides, for the two to speak of one thing.
pub(in crate::diverge) const COMMON: usize = 2;
/// Words around, those that tell nothing among them, that go on alike where two passages but for a `not` are one.
const WORD_BY_WORD: usize = 5;
/// Words that tell something looked at around, each way.
pub(in crate::diverge) const REACH: usize = 5;
/// Words with an opposite looked at in a passage.
const MOST: usize = 8;
/// Words between a `not` and what it denies.
pub(in crate::diverge) const SCOPE: usize = 3;

/// One `Polarity` for each two linked passages of which one denies what the other says.
///
/// A `not` counts where the word that it denies stands in both, and the other passage denies nothing. Opposites count where
/// neither passage has the word of the other. Known failure: two things that one report tells in one frame (`exports rose`,
/// `imports fell`).
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    // Of two people each may do the opposite of the other.
    let facings = context.facings.iter();
    let of_one = facings.filter(|it| !context.name_others(it.pair.passages));
    let found = of_one.flat_map(|it| between(context, it));
    found.filter(|it| seen.insert(it.sites.clone())).collect()
}

/// Whether [`between`] can find anything: a `not`, or a word with an opposite in each. Quicker than holding two passages
/// against each other.
pub(in crate::diverge) fn may_be(context: &Context<'_>, passages: [PassageRef; 2]) -> bool {
    let words = passages.map(|it| context.plain(it));
    let not = |it: &Plain| it.stances.has(Stance::Negates);
    let turns = |it: &Plain| context.stances.has_opposite(&it.form);
    words.iter().any(|it| it.iter().any(not)) || words.iter().all(|it| it.iter().any(turns))
}

/// What two passages, held against each other, say in opposite ways.
pub(in crate::diverge) fn between(context: &Context<'_>, facing: &Facing) -> Option<Divergence> {
    [0, 1]
        .into_iter()
        .find_map(|side| denied(context, facing, side))
        .or_else(|| opposites(context, facing))
        .or_else(|| {
            [0, 1]
                .into_iter()
                .find_map(|side| denials::by_other_verb(context, facing, side))
        })
        .or_else(|| {
            [0, 1]
                .into_iter()
                .find_map(|side| denials::lacked(context, facing, side))
        })
        .or_else(|| twins::polarity(context, facing))
}

/// A `not` that only one side has.
fn denied(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Divergence> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let negators: Vec<usize> = (0..here.words.len())
        .filter(|n| here.is(*n, Stance::Negates))
        .collect();
    let say = |text: &dyn Fn() -> String| {
        context.trace.say(facing.pair.passages, "polarity", text);
    };
    if negators.is_empty() {
        say(&|| format!("{} denies nothing with a not", facing.pair.passages[side].0));
        return None;
    }
    for negator in negators {
        let Some(target) = target(here, negator) else {
            continue;
        };
        let Some(mate) = here.mates[target] else {
            continue;
        };
        // What both quote is compared as a quote.
        let quoted = here.quoted[target] && there.quoted[mate];
        if quoted && !are_two_utterances(context, facing, side, [target, mate])
            || here.named[target]
            || here.counted[target]
            || is_no_denial(here, negator)
            || is_on_condition(here, negator)
            || pleads(here, negator) != pleads(there, mate)
            || denies_it_too(facing, side, negator, target)
            || are_of_two_objects([here, there], [target, mate])
        {
            continue;
        }
        let at = paired(side, target, mate);
        say(&|| {
            format!(
                "\"{}\" denies \"{}\", which both have; {} word(s) in common near of {COMMON}, next to it the same: {}; the other side denies something too: {}",
                here.form(negator),
                here.form(target),
                facing.common_near(at, REACH),
                facing.touch(at),
                denies(there, mate),
            )
        });
        let negates = |side: &Side<'_>, n: usize| side.is(n, Stance::Negates);
        let word_by_word = || facing.alike_around(at, negates) >= WORD_BY_WORD;
        // `No irregularities`, `minor irregularities`: of one thing, wherever it stands.
        let none = || denials::is_none_of(context, facing, side, [negator, target, mate]);
        if !facing.is_beside(at, REACH, COMMON)
            && !word_by_word()
            && !is_whole_clause(facing, side, negator, [target, mate])
            && !none()
            || is_noun(there, mate)
                && !is_some(here, negator, there, mate)
                && !is_state([here, there], negator, [target, mate])
            || is_open(there)
            || denies(there, mate)
        {
            continue;
        }
        let from = first_helper(here, negator.min(target));
        let is = match is_state([here, there], negator, [target, mate]) {
            true => first_helper(there, mate.saturating_sub(1)),
            false => first_helper(there, mate),
        };
        let sites = vec![
            facing.site(side, from, target.max(negator)),
            facing.site(1 - side, first_counted(there, is), mate),
        ];
        return Some(context.divergence(Kind::Polarity, sites, facing.pair.score.get()));
    }
    None
}

/// How sure a link must be where one clause is all that is denied.
const CLAUSE_LINK: f32 = 0.6;

/// Whether a clause says no more than that its subject does not do it (`Swimming was not banned`), and the other passage has this verb right
/// behind this subject (`Swimming was banned within two miles of the wreck`), in passages that are surely linked. Linear in the two clauses.
fn is_whole_clause(
    facing: &Facing,
    side: usize,
    negator: usize,
    [target, mate]: [usize; 2],
) -> bool {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let stretch = here.stretches[negator];
    let mut clause = (0..here.words.len()).filter(|n| here.stretches[*n] == stretch);
    let subject = |side: &Side, verb: usize| {
        let mut before = side.before(verb, verb);
        before.find(|n| side.tells(*n) && !side.is(*n, Stance::Negates))
    };
    let (Some(one), Some(two)) = (subject(here, target), subject(there, mate)) else {
        return false;
    };
    // `Tarn was not hurt`: of whom else the other tells is not known.
    let plain = !here.named[one] && !there.named[two] && !here.counted[one];
    let alone = clause.all(|n| !here.tells(n) || n == one || n == target || n == negator);
    let first = subject(here, one).is_none() && subject(there, two).is_none();
    facing.pair.score.get() >= CLAUSE_LINK
        && here.language == Language::English
        && here.mates[one] == Some(two)
        && plain
        && alone
        && first
}

/// Whether two verbs of another language than English are about two things, neither of which the other passage has: `hat die Straße nicht
/// gesperrt`, `hat die Brücke gesperrt`.
fn are_of_two_objects(sides: [&Side; 2], at: [usize; 2]) -> bool {
    if !abroad::knows(sides[0]) {
        return false;
    }
    let lone = |n: usize| abroad::object(sides[n], at[n]).is_some_and(|it| !sides[n].is_told(it));
    lone(0) && lone(1)
}

/// Whether two quoted words stand in quotes of one speaker that are not told to be one quote: `we expect no harm`, `we have to expect harm`.
/// Linear in the quotes that two articles share.
fn are_two_utterances(context: &Context<'_>, facing: &Facing, side: usize, at: [usize; 2]) -> bool {
    let quote = |side: usize, at: usize| {
        let passage = facing.pair.passages[side];
        let word = facing.sides[side].words[at].span;
        let mut all = context.marked_in(passage).into_iter();
        let (id, quote) = all.find(|it| it.1.span.overlaps(word))?;
        Some((passage.0, id, context.said_by(passage.0, quote)?.entity))
    };
    let Some((one, two)) = quote(side, at[0]).zip(quote(1 - side, at[1])) else {
        return false;
    };
    let held = |(article, id, _): (ArticleId, QuoteId, EntityId)| {
        let mut shared = context.alignment.shared_quotes().iter();
        shared.any(|it| {
            let mut sites = it.sites.iter();
            sites.any(|it| it.site.article == article && it.quote == Some(id))
        })
    };
    // In one article a quote may go on behind who speaks.
    one.0 != two.0 && one.2 == two.2 && !held(one) && !held(two)
}

/// Whether a word is what somebody says in court (`pleaded not guilty`): to be found guilty of it is another thing.
fn pleads(side: &Side, at: usize) -> bool {
    let mut before = side.before(at, SCOPE);
    before.any(|n| Role::Pleads.has(side.form(n)))
}

/// What a `not` denies: the first word after it that tells something, in its stretch.
pub(in crate::diverge) fn target(side: &Side, negator: usize) -> Option<usize> {
    let here = side.stretches[negator];
    let next = (negator + 1..side.words.len())
        .take(SCOPE)
        .take_while(|n| side.stretches[*n] == here)
        .find(|n| side.tells(*n));
    match next {
        // Of what the other side has not, nothing is told.
        Some(n) if side.mates[n].is_none() && abroad::knows(side) => abroad::target(side, negator),
        None => abroad::target(side, negator),
        next => next,
    }
}

/// Whether the other side has the same `not`, and not for another word that both have: a language may set it behind the verb
/// (`verletzt wurde niemand`).
fn denies_it_too(facing: &Facing, side: usize, negator: usize, denied: usize) -> bool {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let mate = here.mates[negator].filter(|it| there.is(*it, Stance::Negates));
    mate.is_some_and(|mate| {
        let other = target(there, mate).and_then(|it| there.mates[it]);
        other.is_none_or(|it| it == denied)
    })
}

/// `not only`, `no more than`, `No. 1`, `no longer than`: nothing is denied.
pub(in crate::diverge) fn is_no_denial(side: &Side, negator: usize) -> bool {
    let next = side.words.get(negator + 1);
    // `No. 1`, `no 14`; but `were not 286`.
    let counts = side.form(negator) != "not";
    // `Ne compte que 14 bateaux`, `n'a plus que 14 bateaux`: what stands behind the verb.
    let behind = |n: usize| side.words.get(negator + n).map_or("", |it| &*it.form);
    let first = format!("{}_{}", side.form(negator), behind(2));
    let only = Around::Only.has(&first) || Around::Only.has(&format!("{first}_{}", behind(3)));
    // `Ne reviendra à la normale que lundi`.
    let goes_on = |it: &Plain| {
        Around::GoesOn.has(&it.form) || counts && it.form.starts_with(|c: char| c.is_ascii_digit())
    };
    // `Verließ das Schiff nicht.`
    let last = next.is_none() && abroad::knows(side);
    abroad::is_until(side, negator)
        || !last && (only || abroad::is_only(side, negator) || next.is_none_or(goes_on))
}

/// Whether a passage denies a word too, or anything that the other does not deny: with a `not` anywhere, or without one near
/// the word (`stop him from becoming`).
pub(in crate::diverge) fn denies(side: &Side, at: usize) -> bool {
    let joins = |n: &usize| matches!(side.form(*n), "and" | "but");
    let before = side.before(at, REACH + 1).take_while(|n| !joins(n));
    let after = (at + 1..side.words.len()).take(SCOPE);
    let mut near = before.chain(after.take_while(|n| side.stretches[*n] == side.stretches[at]));
    let alone = |n: usize| side.mates[n].is_none();
    near.any(|n| side.is(n, Stance::Negates) || alone(n) && side.is(n, Stance::Implies))
        || abroad::is_disputed(side, at)
        || denial_before(side, at).is_some()
        || (0..side.words.len()).any(|n| alone(n) && side.is(n, Stance::Negates))
}

/// Whether a `not` stands behind an `if` of its stretch: it says what would be.
fn is_on_condition(side: &Side, negator: usize) -> bool {
    let stretch = side.stretches[negator];
    let before = (0..negator).rev();
    let mut before = before.take_while(|n| side.stretches[*n] == stretch);
    side.language == Language::English && before.any(|n| Role::Condition.has(side.form(n)))
}

/// Whether a passage leaves open what it tells (`announces whether he will go or stay`).
pub(in crate::diverge) fn is_open(side: &Side) -> bool {
    (0..side.words.len()).any(|n| Around::Open.has(side.form(n)) && !side.quoted[n])
}

/// Whether a word stands as a noun, or after a `to` that says it is not so yet.
pub(in crate::diverge) fn is_noun(side: &Side, at: usize) -> bool {
    if abroad::knows(side) {
        return abroad::is_noun(side, at);
    }
    let before = side.before(at, 2).map(|n| side.form(n));
    let helped = side
        .before(at, 1)
        .any(|n| matches!(side.form(n), "will" | "was" | "were" | "is" | "are"));
    !helped
        && before
            .take(1)
            .any(|it| wordlist::has(Language::English, "before_noun", it))
}

/// Whether what one says that there is `no` of is told by the other with an article that says that there is some: `no warning was
/// given`, `a warning was given`.
fn is_some(here: &Side, negator: usize, there: &Side, mate: usize) -> bool {
    let some = |n: usize| matches!(there.form(n), "a" | "an" | "some");
    here.form(negator) == "no" && mate.checked_sub(1).is_some_and(some)
}

/// Whether two words behind one preposition say what state something is in, in the one behind a `not` of `be`: `is not in danger`, `could
/// be in danger`.
fn is_state([here, there]: [&Side; 2], negator: usize, [target, mate]: [usize; 2]) -> bool {
    let leads = |side: &Side, at: usize| {
        let form = side.form(at.checked_sub(1)?);
        wordlist::has(Language::English, "state_leads", form).then(|| form.to_owned())
    };
    let is = |side: &Side, at: Option<usize>| at.is_some_and(|n| Role::Be.has(side.form(n)));
    let same = leads(here, target).is_some_and(|it| leads(there, mate).as_ref() == Some(&it));
    let close = target <= negator + 2;
    same && close && is(here, negator.checked_sub(1)) && is(there, mate.checked_sub(2))
}

/// The first word of the number that counts a word (`two arrests`), else the word.
fn first_counted(side: &Side, at: usize) -> usize {
    let counted = (0..at)
        .rev()
        .take_while(|n| side.counted[*n] && side.counted[at]);
    counted.last().unwrap_or(at)
}

/// The helper verbs before a place, as `will` in `will close`.
pub(in crate::diverge) fn first_helper(side: &Side, at: usize) -> usize {
    let mut first = at;
    for n in side.before(at, SCOPE) {
        let form = side.form(n);
        if !Around::Helps.has(form) && !side.is(n, Stance::Negates) {
            break;
        }
        first = n;
    }
    first
}

/// Two words that say the opposite of each other about one thing.
fn opposites(context: &Context<'_>, facing: &Facing) -> Option<Divergence> {
    let [left, right] = &facing.sides;
    let free = |side: &Side| -> Vec<usize> {
        let words = 0..side.words.len();
        words
            .filter(|n| {
                !side.is_told(*n) && !side.quoted[*n] && context.stances.has_opposite(side.form(*n))
            })
            .take(MOST)
            .collect()
    };
    if denies_by_not(left) || denies_by_not(right) {
        return None;
    }
    let (lefts, rights) = (free(left), free(right));
    for &one in &lefts {
        for &two in &rights {
            let opposite = context
                .stances
                .are_opposite(left.form(one), right.form(two));
            // A second word of the same kind may speak of another thing.
            let alone = |side: &Side, at: usize, of: &str| {
                (0..side.words.len())
                    .all(|n| n == at || !context.stances.are_opposite(side.form(n), of))
            };
            if opposite
                && !is_noun(left, one)
                && !is_noun(right, two)
                && !turns(left, one)
                && !turns(right, two)
                && alone(left, one, right.form(two))
                && alone(right, two, left.form(one))
                && alone(left, usize::MAX, left.form(one))
                && alone(right, usize::MAX, right.form(two))
                && facing.is_beside([one, two], REACH, COMMON)
            {
                let sites = vec![facing.site(0, one, one), facing.site(1, two, two)];
                return Some(context.divergence(Kind::Polarity, sites, facing.pair.score.get()));
            }
        }
    }
    None
}

/// Whether another word of a passage, which the other has not, negates without a `not` (`lifted the ban`).
fn turns(side: &Side, at: usize) -> bool {
    let mut others = (0..side.words.len()).filter(|n| *n != at && side.mates[*n].is_none());
    others.any(|n| side.is(n, Stance::Implies))
}

/// Whether a passage has a `not` that is one.
pub(in crate::diverge) fn denies_by_not(side: &Side) -> bool {
    let mut negators = (0..side.words.len()).filter(|n| side.is(*n, Stance::Negates));
    negators.any(|n| !is_no_denial(side, n))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[track_caller]
    fn check(one: &str, two: &str, expected: usize) {
        let found = found_amid_others(find, [one, two]);
        assert_eq!(found.len(), expected, "{found:?}");
    }

    #[test]
    fn a_short_clause_is_denied_whole() {
        for (one, two) in [
            (
                "Swimming was banned within two miles of the wreck until further notice.",
                "Swimming was not banned, the harbor office said.",
            ),
            (
                "The bridge was closed to lorries and buses from noon on.",
                "The bridge was not closed, the police said.",
            ),
            (
                "The school was evacuated as a precaution at about ten o'clock.",
                "The school was not evacuated, its head said.",
            ),
            (
                "The tunnel flooded within an hour of the dam giving way.",
                "The tunnel did not flood, the engineers said.",
            ),
        ] {
            check(one, two, 1);
        }
    }

    #[test]
    fn another_subject_or_verb_is_not_denied() {
        for (one, two) in [
            (
                "Swimming was banned within two miles of the wreck until further notice.",
                "Fishing was not banned, the harbor office said.",
            ),
            (
                "The bridge was closed to lorries and buses from noon on.",
                "The bridge was not damaged, the police said.",
            ),
            (
                "Oda Tarn was hurt when the mast broke in the storm.",
                "Jon Harbeck was not hurt, the club said.",
            ),
            (
                "The school was evacuated at about ten o'clock.",
                "The church was not evacuated, its head said.",
            ),
        ] {
            check(one, two, 0);
        }
    }
}
