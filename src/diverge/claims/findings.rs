//! What one report says was found and the other says was not: `found nothing to link the fire to the stove`, `linked the fire to the
//! stove`; `saw no sign of a leak`, `noticed a leak`; `found nothing wrong with the tank`, `reported faults in the tank`.

use crate::corpus::{PassageRef, Site};
use crate::diverge::claims::denial::{Clause, What};
use crate::diverge::claims::mood::{Mood, hedged, is_done, mood};
use crate::diverge::claims::planned::is_one_act;
use crate::diverge::claims::polarity::{self, denies_by_not, is_open};
use crate::diverge::context::{Context, Pair};
use crate::diverge::facing::{Facing, Side};
use crate::diverge::trust::SURE;
use crate::diverge::words::Plain;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::language::Language;
use crate::lexicon::near::{Sort, groups_of};
use crate::lexicon::stance::Stance;
use rustc_hash::FxHashSet;

/// Words behind a verb of finding among which is what was found, and those behind that among which is where.
const FOUND: usize = 4;
const WHERE: usize = 6;
/// Words that tell something which both passages must have besides, where the link is sure and where it is not.
const COMMON: [usize; 2] = [1, 2];
/// Denials of a passage that are looked at.
const MOST: usize = 8;

/// One `Polarity` for each two linked passages of which one says that nothing, or no sign of something, was found, and the other that it
/// was found, or that it is so.
///
/// What was not found stands behind `no`, `nothing`, or a verb of finding behind a `not` or `failed to`; what was not found to be so, behind `nothing to`
/// and `no evidence that`. Of `nothing wrong with the tank` it is the tank in which something was found. English. Silent behind `if`, `may`
/// and a `not` of the other passage. Linear in the passages that have such a `no`. Known failure: two searches of one thing.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen: FxHashSet<[PassageRef; 2]> = FxHashSet::default();
    let loose = context.loose.iter().map(|it| &it.pair);
    let mut out = Vec::new();
    for pair in context.pairs.iter().chain(loose) {
        let words = pair.passages.map(|it| context.plain(it));
        if !words.iter().any(|it| it.iter().any(may_deny)) {
            continue;
        }
        if seen.insert(pair.passages) {
            out.extend(between(context, pair));
        }
    }
    out
}

fn may_deny(word: &Plain) -> bool {
    let stances = word.stances;
    stances.has(Stance::Negates) || stances.has(Stance::Implies) || &*word.form == "nothing"
}

fn between(context: &Context<'_>, pair: &Pair) -> Option<Divergence> {
    let english = |it: &PassageRef| context.corpus.language(it.0) == Language::English;
    if !pair.passages.iter().all(english) || context.name_others(pair.passages) {
        return None;
    }
    let facing = Facing::new(context, pair);
    let sites = [0, 1].into_iter().find_map(|side| {
        let words = &facing.sides[side].words;
        let mut denials = (0..words.len())
            .filter(|n| may_deny(&words[*n]))
            .take(MOST)
            .peekable();
        denials.peek()?;
        if is_unsure(&facing.sides[1 - side]) {
            return None;
        }
        denials.find_map(|n| found(context, &facing, side, n))
    })?;
    // What both passages have word for word is found there.
    if polarity::between(context, &facing).is_some() {
        return None;
    }
    // Where the link is not sure, more words in common are asked for in its place ([`COMMON`]).
    let score = pair.score.get().max(SURE);
    Some(context.divergence(Kind::Polarity, sites, score))
}

/// Whether a passage denies, doubts or leaves open anything: what it tells as found is not sure. Linear in its words.
fn is_unsure(there: &Side<'_>) -> bool {
    let alone = |n: usize| there.mates[n].is_none();
    // `In May` is no doubt.
    let unsure = |n: usize| {
        let word = &there.words[n];
        hedged(word) && !there.counted[n]
            || alone(n) && there.is(n, Stance::Implies)
            || &*word.form == "nothing"
    };
    denies_by_not(there) || is_open(there) || (0..there.words.len()).any(unsure)
}

/// The words of a denial on a side, and those of the other side that say otherwise.
fn found(context: &Context<'_>, facing: &Facing, side: usize, n: usize) -> Option<Vec<Site>> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let clause = Clause {
        context,
        side: here,
        stretch: here.stretches[n],
    };
    if here.quoted[n] {
        return None;
    }
    let it = clause.denial(n)?;
    let sure = facing.pair.score.get() >= SURE;
    let least = COMMON[usize::from(!sure)];
    let common = |own: &[usize]| {
        let all = (0..here.words.len()).filter(|n| !own.contains(n) && here.tells(*n));
        all.filter(|n| here.mates[*n].is_some() && !clause.finds(*n))
            .count()
            >= least
    };
    let (from, to) = match &it.what {
        What::Thing(head) => {
            let last = *head.last()?;
            let mate = mate(context, here, there, last)?;
            let told = told(context, there, mate)?;
            common(head).then_some(told)?
        }
        What::Act(verb) => {
            let same = |m: &usize| {
                !there.named[*m]
                    && there.tells(*m)
                    && mood(there, *m).0 == Mood::Plain
                    && is_done(context, there, *m)
                    && (is_one_act(context, facing, [side, 1 - side], [*verb, *m])
                        || are_near(context, here.form(*verb), there.form(*m)))
            };
            let mate = (0..there.words.len()).find(same)?;
            common(&[*verb]).then_some((mate, mate))?
        }
        What::Anything => discovered(context, here, there, &it.about)?,
    };
    // `When the tank was opened, they found a leak`: only in its own clause.
    let own = |n: &usize| there.stretches[*n] == there.stretches[to];
    let open = |n: usize| Role::Condition.has(there.form(n));
    let open = (0..there.words.len()).filter(own).any(open);
    if open || there.quoted[from] || there.quoted[to] {
        return None;
    }
    let own = facing.site(side, it.from.min(it.to), it.to.max(it.from));
    let last = end_of_number(there, from.max(to));
    Some(facing.in_order(side, own, facing.site(1 - side, from.min(to), last)))
}

/// The last word of the number, with what it counts, that a word is a part of; the word itself if it is of none.
fn end_of_number(there: &Side, word: usize) -> usize {
    let same = |n: &usize| there.counted[*n] && there.stretches[*n] == there.stretches[word];
    let run = (word..there.words.len()).take_while(same);
    run.last().unwrap_or(word)
}

/// The word of the other side that is the same, or another for the same.
fn mate(context: &Context<'_>, here: &Side, there: &Side, n: usize) -> Option<usize> {
    let near = |m: &usize| {
        there.tells(*m) && !there.named[*m] && are_near(context, here.form(n), there.form(*m))
    };
    let free = here.mates[n].filter(|_| !here.named[n]);
    free.or_else(|| (0..there.words.len()).find(near))
}

/// Whether two words are of one group of acts or things.
fn are_near(context: &Context<'_>, one: &str, two: &str) -> bool {
    let all = |it: &str| groups_of(it, context.stances.base(it)).iter();
    let tells = |sort: Sort| matches!(sort, Sort::Act | Sort::Thing | Sort::About);
    let mut one = all(one).filter(|it| tells(it.sort));
    one.any(|it| all(two).any(|other| other == it))
}

/// The words that say that something was found or is so: with the verb of finding in its clause, or as a verb of its own.
fn told(context: &Context<'_>, there: &Side, at: usize) -> Option<(usize, usize)> {
    let clause = Clause {
        context,
        side: there,
        stretch: there.stretches[at],
    };
    if is_done(context, there, at) && mood(there, at).0 == Mood::Plain {
        return Some((at, at));
    }
    let near = (at.saturating_sub(WHERE)..=clause.end(at).min(at + WHERE)).filter(|n| *n != at);
    let mut near = near.filter(|n| clause.finds(*n) && is_found(context, there, *n));
    near.next().map(|verb| (verb, at))
}

/// Whether a verb of finding tells that something was found.
fn is_found(context: &Context<'_>, there: &Side, verb: usize) -> bool {
    mood(there, verb).0 == Mood::Plain && is_done(context, there, verb)
}

/// The verb of finding, and what was found, where it was found in or with something of which the other side says that nothing was.
fn discovered(
    context: &Context<'_>,
    here: &Side,
    there: &Side,
    about: &[usize],
) -> Option<(usize, usize)> {
    let places: Vec<usize> = about.iter().filter_map(|n| here.mates[*n]).collect();
    let verbs = (0..there.words.len()).filter(|n| there.tells(*n) || !there.named[*n]);
    verbs.into_iter().find_map(|verb| {
        let clause = Clause {
            context,
            side: there,
            stretch: there.stretches[verb],
        };
        if !clause.finds(verb) || !is_found(context, there, verb) {
            return None;
        }
        let last = clause.end(verb);
        // Behind `that` stands what somebody says, and no thing.
        let opens = clause.form(verb + 1) == "that";
        let mut things = (verb + 1..=last.min(verb + FOUND)).filter(|n| there.tells(*n));
        let thing = things
            .find(|n| !there.named[*n] && !there.counted[*n])
            .filter(|_| !opens)?;
        let place = (thing + 1..=last.min(thing + WHERE)).find(|n| places.contains(n))?;
        let led = (thing + 1..place).any(|n| Role::Leads.has(clause.form(n)));
        (led && !places.contains(&thing)).then_some((verb, thing))
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[track_caller]
    fn check(one: &str, two: &str, told: usize) {
        let found = found_amid_others(find, [one, two]);
        assert_eq!(found.len(), told, "{one} / {two}: {found:?}");
    }

    #[test]
    fn what_was_not_found_to_be_so_is_held_against_what_is() {
        let linked = "The inquest linked the Tarnholm fire to a faulty stove, Oda Vos said.";
        for not in [
            "The inquest found nothing to link the Tarnholm fire to the stove, Oda Vos said.",
            "The inquest found nothing to connect the Tarnholm fire with the stove, Oda Vos said.",
            "The inquest found no evidence to link the Tarnholm fire to a stove, Oda Vos said.",
            "The inquest saw nothing that linked the Tarnholm fire to the stove, Oda Vos said.",
        ] {
            check(linked, not, 1);
        }
    }

    #[test]
    fn nothing_wrong_with_what_had_faults_is_told() {
        let faults = "The inspectors reported faults in the Tarnholm gas tank last May.";
        for not in [
            "The inspectors found nothing wrong with the Tarnholm gas tank last May.",
            "The inspectors did not find anything amiss with the Tarnholm gas tank last May.",
            "The inspectors found nothing unusual in the Tarnholm gas tank last May.",
        ] {
            check(faults, not, 1);
        }
    }

    #[test]
    fn what_opens_with_when_may_be_told_behind_its_clause() {
        let faults =
            "When the tank was opened in May, the inspectors reported faults in its steel.";
        let not = "In May the inspectors found nothing wrong with the steel of the tank.";
        check(faults, not, 1);
    }

    #[test]
    fn no_sign_of_what_was_noticed_is_told() {
        let noticed = "Divers noticed a leak under the hull of the Tarnholm ferry on Sunday.";
        for not in [
            "Divers saw no sign of any leak under the Tarnholm ferry on Sunday.",
            "Divers failed to find a leak under the hull of the Tarnholm ferry on Sunday.",
        ] {
            let found = found_amid_others(find, [noticed, not]);
            let known = found_amid_others(crate::diverge::claims::polarity::find, [noticed, not]);
            assert_eq!(found.len() + known.len(), 1, "{not}: {found:?} {known:?}");
        }
    }

    #[test]
    fn other_things_and_doubts_are_none() {
        let noticed = "Divers noticed a leak under the hull of the Tarnholm ferry on Sunday.";
        for other in [
            "Divers found no bodies under the hull of the Tarnholm ferry on Sunday.",
            "Divers found nothing to complain of in the kitchen of the Tarnholm ferry on Sunday.",
            "Divers saw no reason to leave the Tarnholm ferry on Sunday.",
            "Nothing was stolen from the Tarnholm ferry on Sunday.",
        ] {
            check(noticed, other, 0);
        }
        let unsure = "The inspectors may have reported faults in the Tarnholm gas tank last May.";
        let not = "The inspectors found nothing wrong with the Tarnholm gas tank last May.";
        check(unsure, not, 0);
        let both = "The inspectors reported no faults in the Tarnholm gas tank last May.";
        check(both, not, 0);
    }
}
