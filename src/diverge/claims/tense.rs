//! To come in one, done in the other, told with different verbs; and words of doubt that only one has.

use crate::corpus::Site;
use crate::diverge::claims::mood::{Mood, alleges, hedged, is_planned, mood};
use crate::diverge::claims::planned::are_two_acts;
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::cues::Cues;
use crate::lexicon::language::Language;
use crate::lexicon::stance::Stance;
use crate::lexicon::wordlist;
use rustc_hash::FxHashSet;

/// Words after a verb looked at for what it is about, and before what it is about for the verb.
const REACH: usize = 6;
/// Words in common of what both verbs are about.
const COMMON: usize = 2;

/// One `Status` and one `Certainty` at most for each close pair.
///
/// The verbs may be other ones as long as what they are about is the same: `will present its plan for the harbor`, `laid
/// out a plan for the harbor`. Known failure: two acts that are about one thing.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for (facing, mutual) in context.closest_alike() {
        let headlines = context.is_headline(facing.pair.passages[0]);
        let status = [0, 1].into_iter().find_map(|side| match headlines {
            true => headline(context, facing, side),
            false => {
                ahead(context, facing, side).or_else(|| mutual.then(|| stage(facing, side))?)
            }
        });
        let status = status.filter(|_| !are_two_acts(context, facing));
        let doubt = [0, 1].into_iter().find_map(|side| doubted(facing, side));
        let found = [
            (Kind::Status { court: false }, status),
            (Kind::Certainty, doubt),
        ];
        for (kind, sites) in found {
            let Some(sites) = sites.filter(|it| seen.insert((kind.name(), it.clone()))) else {
                continue;
            };
            out.push(context.divergence(kind, sites, facing.pair.score.get()));
        }
    }
    out
}

/// `Norland to close mine` over one report, `Norland closes mine` over the other.
fn headline(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Vec<Site>> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    (2..here.words.len()).find_map(|verb| {
        let plans = is_planned(context, here, verb) && !here.named[verb];
        let name = here.mates[verb - 2].filter(|_| plans)?;
        let next = name + 1;
        let form = there.words.get(next).map(|it| &*it.form)?;
        let acts = there.tells(next)
            && !there.named[next]
            && Cues::of(Language::English).get(form).is_none()
            && (form.ends_with('s') && !form.ends_with("'s") || may_be_past(context, form));
        let open = (0..there.words.len())
            .any(|n| matches!(there.form(n), "to" | "will" | "may" | "could") && n == next);
        (acts && !open).then(|| {
            facing.in_order(
                side,
                facing.site(side, verb - 1, verb),
                facing.site(1 - side, next, next),
            )
        })
    })
}

/// Whether a word is a past, or may be one.
fn may_be_past(context: &Context<'_>, form: &str) -> bool {
    context.stances.is_past(form) || Role::Unchanged.has(form)
}

/// What a verb is about: the words after it that tell something and that the other side has, there.
fn objects(side: &Side, verb: usize) -> Vec<usize> {
    let after = (verb + 1..side.words.len()).take(REACH);
    let after = after.take_while(|n| side.stretches[*n] == side.stretches[verb]);
    after
        .filter(|n| side.tells(*n))
        .filter_map(|n| side.mates[n])
        .collect()
}

/// Whether a word says that something is to come and not that it is done (`set for June 28`).
fn is_set(side: &Side, at: usize) -> bool {
    let next = side.words.get(at + 1).map_or("", |it| &*it.form);
    side.is(at, Stance::Plans) && matches!(next, "to" | "for" | "on")
}

/// `will` and a verb, where the other side tells what it is about behind a verb of the past.
fn ahead(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Vec<Site>> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let open = there.words.iter().any(|it| {
        let is = |stance| it.stances.has(stance);
        is(Stance::Sure)
            || is(Stance::Plans) && !Role::Unchanged.has(&it.form)
            || is(Stance::May)
            || matches!(&*it.form, "would" | "if" | "not")
    });
    if open {
        return None;
    }
    (1..here.words.len()).find_map(|verb| {
        if !here.tells(verb) || here.named[verb] || here.quoted[verb] {
            return None;
        }
        let (mood, from) = mood(here, verb);
        let to_come = mood == Mood::Plans || mood == Mood::Sure && here.form(from) != "would";
        if !to_come {
            return None;
        }
        let told = objects(here, verb);
        let close = told.iter().max()? - told.iter().min()? <= REACH;
        let first = *told
            .iter()
            .min()
            .filter(|_| close && told.len() >= COMMON)?;
        let done = there.before(first, REACH).find(|n| {
            let form = there.form(*n);
            !there.named[*n]
                && there.tells(*n)
                && !is_set(there, *n)
                && !governs_another(there, *n)
                && !Role::Saying.has(form)
                && (may_be_past(context, form) || is_going_on(there, *n))
        })?;
        // `Promised to build the pier`, `are being offered the pier`: it is to come there too.
        // But for the verb itself: `will be offered`, `has been offered`.
        if leaves_open(there, done) && here.mates[verb] != Some(done) {
            return None;
        }
        let denied = (from..verb).any(|n| here.is(n, Stance::Negates));
        let owner = |n: usize| there.form(n).ends_with("'s");
        let free = !denied
            && !there.before(done, 1).any(owner)
            && !there.quoted[done]
            && there
                .before(done, 2)
                .all(|n| !matches!(there.form(n), "to" | "be" | "the" | "a"));
        free.then(|| {
            facing.in_order(
                side,
                facing.site(side, from, verb),
                facing.site(1 - side, done, done),
            )
        })
    })
}

/// Whether what stands behind a verb is still to come, or was never done: what somebody promised, and what any verb governs with `to`.
fn leaves_open(side: &Side, at: usize) -> bool {
    let form = |n: usize| side.words.get(n).map_or("", |it| &*it.form);
    let intends = wordlist::has(Language::English, "intends", form(at));
    let acts = at + 2 < side.words.len()
        && side.tells(at + 2)
        && !side.named[at + 2]
        && !side.counted[at + 2];
    intends || form(at + 1) == "to" && acts
}

/// Whether a past only governs what is done or to come (`interested in registering`).
fn governs_another(side: &Side, at: usize) -> bool {
    let form = |n: usize| side.words.get(n).map_or("", |it| &*it.form);
    let led = Role::Leads.has(form(at + 1)) || form(at + 1) == "of";
    led && form(at + 2).ends_with("ing")
}

/// Whether an `ing` tells what is being done: not behind a preposition (`interested in registering`), and not to come itself (`preparing to
/// sign`).
fn is_going_on(side: &Side, at: usize) -> bool {
    let form = side.form(at);
    let next = side.words.get(at + 1).map_or("", |it| &*it.form);
    let led = side
        .before(at, 1)
        .any(|n| Role::Leads.has(side.form(n)) || side.form(n) == "of");
    at > 0 && form.ends_with("ing") && form.len() > 5 && next != "to" && !led
}

/// `drafted a resolution` in one, `issued a resolution` in the other.
fn stage(facing: &Facing, side: usize) -> Option<Vec<Site>> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let verb = (0..here.words.len()).find(|n| Role::Draft.has(here.form(*n)))?;
    let settled = (0..there.words.len()).find(|n| Role::Settles.has(there.form(*n)))?;
    let either = |side: &Side, stage: Role| (0..side.words.len()).any(|n| stage.has(side.form(n)));
    if either(here, Role::Settles)
        || either(there, Role::Draft)
        || here.quoted[verb]
        || there.quoted[settled]
    {
        return None;
    }
    let about = objects(here, verb);
    let meets = about
        .iter()
        .any(|n| *n > settled && *n <= settled + REACH && !there.named[*n]);
    meets.then(|| {
        facing.in_order(
            side,
            facing.site(side, verb, verb),
            facing.site(1 - side, settled, settled),
        )
    })
}

/// `allegedly` and its like amid words that the other side tells without any doubt.
fn doubted(facing: &Facing, side: usize) -> Option<Vec<Site>> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    // As long as the shortest of them.
    let doubts = |at: &usize| here.form(*at).len() >= 7 && Role::Doubted.has(here.form(*at));
    let first = (0..here.words.len()).find(doubts)?;
    if there.words.iter().any(hedged) {
        return None;
    }
    (first..here.words.len()).find_map(|at| {
        if !doubts(&at)
            || alleges(here, at)
            || here.quoted[at]
            || facing.told_near(side, at, at) < COMMON
        {
            return None;
        }
        let verb = (at + 1..here.words.len()).find(|n| here.tells(*n))?;
        // What is doubted must be told there too: read in real reports, without it none of five was right.
        let mate = here.mates[verb]?;
        let there = facing.site(1 - side, mate, mate);
        Some(facing.in_order(side, facing.site(side, at, verb), there))
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn other_verbs_about_one_thing_are_one_act() {
        let planned = "Mayor Oda Tarn will present a budget for the ferry harbor of Tarnholm in the town hall.";
        let done =
            "Mayor Oda Tarn unveiled a budget for the ferry harbor of Tarnholm in the town hall.";
        assert_eq!(
            found_amid_others(find, [planned, done]),
            [["will present", "unveiled"]]
        );
    }

    #[test]
    fn what_is_promised_is_still_to_come() {
        let planned = "Mayor Oda Tarn will present a budget for the ferry harbor of Tarnholm in the town hall.";
        for other in [
            "Mayor Oda Tarn promised to draft a budget for the ferry harbor of Tarnholm in the town hall.",
            "The town hall is being offered a budget for the ferry harbor of Tarnholm by Mayor Oda Tarn.",
            "Mayor Oda Tarn was urged to change the budget for the ferry harbor of Tarnholm in the town hall.",
        ] {
            let found = found_amid_others(find, [planned, other]);
            assert!(found.is_empty(), "{other}: {found:?}");
        }
    }

    #[test]
    fn a_stage_before_and_one_behind() {
        let drafted = "The pilots drafted a resolution on the lamps of the northern pier.";
        let adopted = "The pilots adopted a resolution on the lamps of the northern pier.";
        assert_eq!(
            found_amid_others(find, [drafted, adopted]),
            [["drafted", "adopted"]]
        );
    }

    #[test]
    fn another_thing_and_what_both_leave_open_are_none() {
        let planned = "Mayor Oda Tarn will present a budget for the ferry harbor of Tarnholm in the town hall.";
        for other in [
            "Mayor Oda Tarn unveiled a garden behind the old brewery of Tarnholm in the spring.",
            "Mayor Oda Tarn would unveil a budget for the ferry harbor of Tarnholm in the town hall.",
            "Mayor Oda Tarn has not unveiled a budget for the ferry harbor of Tarnholm in the town hall.",
        ] {
            let found = found_amid_others(find, [planned, other]);
            assert!(found.is_empty(), "{other}: {found:?}");
        }
        let drafted = "The pilots drafted a resolution on the lamps of the northern pier.";
        let both =
            "The pilots adopted a resolution, drafted in May, on the lamps of the northern pier.";
        assert!(found_amid_others(find, [drafted, both]).is_empty());
    }

    #[test]
    fn a_word_of_doubt_needs_what_is_doubted_on_the_other_side() {
        let doubted =
            "The keeper reportedly sold the brass lamps of the northern pier to a dealer in Velin.";
        let told = "The keeper sold the brass lamps of the northern pier to a dealer in Velin.";
        assert_eq!(
            found_amid_others(find, [doubted, told]),
            [["reportedly sold", "sold"]]
        );
        let hedged =
            "The keeper may have sold the brass lamps of the northern pier to a dealer in Velin.";
        assert!(found_amid_others(find, [doubted, hedged]).is_empty());
    }
}
