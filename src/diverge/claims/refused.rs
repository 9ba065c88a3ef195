//! What somebody refused, declined or failed to do in one report, and did in the other; what he denied and admitted.

use crate::annotate::{MentionKind, Quote};
use crate::corpus::Site;
use crate::diverge::claims::mood::{Mood, is_done, mood};
use crate::diverge::claims::planned::are_two_acts;
use crate::diverge::claims::polarity::{REACH, denies, first_helper, is_noun, is_open};
use crate::diverge::claims::undone::{leaves_undone, refusal};
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::language::Language;
use crate::lexicon::stance::{Around, Stance};
use crate::text::index::EntityId;
use rustc_hash::FxHashSet;

/// Words behind a verb among which is what it is done to.
const OBJECT: usize = 5;

/// One `Polarity` for each two linked passages of which one says that somebody would not or could not do what the other says he did:
/// `refused to concede`, `conceded`; `denied that she asked for favors`, `admitted that she had expected favors`; `declined to
/// comment`, `she said`.
///
/// Both tell of one person, or by one noun; what is done is the same verb, with nothing behind it that is another thing. Known failure:
/// what was refused first and done later, where neither report says so.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for facing in &context.facings {
        let english = facing
            .sides
            .iter()
            .all(|it| it.language == Language::English);
        // The cheapest question first: few passages refuse anything.
        let refuses = |it: &Side<'_>| {
            let mut words = 0..it.words.len();
            words.any(|n| it.is(n, Stance::Implies) || leaves_undone(it.form(n)))
        };
        if !english || !facing.sides.iter().any(refuses) {
            continue;
        }
        // Of both, so that neither report is the first.
        let found = [0, 1].into_iter().filter_map(|side| {
            undone(context, facing, side)
                .or_else(|| denied(context, facing, side))
                .or_else(|| silent(context, facing, side))
        });
        out.extend(found.filter(|it| seen.insert(it.sites.clone())));
    }
    out
}

/// The verb behind `refused to` and its like, with the word that refuses.
fn refusals<'a>(side: &'a Side<'_>) -> impl Iterator<Item = (usize, usize)> + 'a {
    let words = (0..side.words.len()).filter(|n| !side.quoted[*n]);
    words.filter_map(|n| {
        let verb = refusal(&side.words, n)?;
        (side.stretches[verb] == side.stretches[n]).then_some((n, verb))
    })
}

fn undone(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Divergence> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    if is_open(here) || is_open(there) || is_over(here) {
        return None;
    }
    let (refuses, verb, mate) = refusals(here).find_map(|(refuses, verb)| {
        let mate = here.mates[verb].filter(|it| !there.quoted[*it] && !there.named[*it])?;
        let done = mood(there, mate).0 == Mood::Plain && is_done(context, there, mate);
        let fits = done
            && !denies(there, mate)
            && !is_noun(there, mate)
            && are_of_one_object(facing, side, [verb, mate])
            && is_of_one(context, facing, side, [refuses, mate]);
        fits.then_some((refuses, verb, mate))
    })?;
    let ends = [
        (first_helper(here, refuses), verb),
        (first_helper(there, mate), mate),
    ];
    (!are_two_acts(context, facing)).then(|| told(context, facing, side, ends))
}

/// Whether what stands behind two verbs is one thing: the same word first, behind the same preposition if any, or nothing at all behind the
/// first and no object behind the second.
fn are_of_one_object(facing: &Facing, side: usize, at: [usize; 2]) -> bool {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    match (object(here, at[0]), object(there, at[1])) {
        ((None, None), (Some(_), None)) => false,
        ((None, None), _) => true,
        ((Some(own), led), (Some(other), by)) => {
            let form = |side: &Side<'_>, n: Option<usize>| n.map(|n| side.form(n).to_owned());
            here.mates[own] == Some(other) && form(here, led) == form(there, by)
        }
        _ => false,
    }
}

/// The first word behind a verb that tells something, but for how and when (`shortly before midnight`), and what leads to it (`before the break`).
fn object(side: &Side<'_>, at: usize) -> (Option<usize>, Option<usize>) {
    let behind = (at + 1..side.words.len()).take(OBJECT);
    let mut led = None;
    for n in behind.take_while(|n| side.stretches[*n] == side.stretches[at]) {
        if side.words[n].opens.is_some() {
            led = Some(n);
        } else if side.tells(n) && !side.counted[n] && !side.form(n).ends_with("ly") {
            return (Some(n), led);
        }
    }
    (None, led)
}

/// `Denied that`, `admitted`: of one person, and of what both have behind the verb; of a noun with `of` behind it, of what it is of
/// (`denied the charge of bribery`). Silent where either passage tells both.
fn denied(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Divergence> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let verbs = |side: &Side<'_>, at: usize| {
        !side.quoted[at] && !is_noun(side, at) && !side.is(at.saturating_sub(1), Stance::Negates)
    };
    let turned = |side: &Side<'_>, at: usize| {
        (0..side.words.len()).any(|n| context.stances.are_opposite(side.form(at), side.form(n)))
    };
    let denials = (0..here.words.len()).filter(|n| here.is(*n, Stance::Implies) && verbs(here, *n));
    let mut pairs = denials.flat_map(|n| {
        let opposite = move |m: &usize| {
            context.stances.are_opposite(here.form(n), there.form(*m)) && verbs(there, *m)
        };
        (0..there.words.len()).filter(opposite).map(move |m| (n, m))
    });
    pairs.find_map(|(n, m)| {
        let next = |side: &Side<'_>, at: usize| -> String {
            side.words
                .get(at + 1)
                .map_or(String::new(), |it| it.form.to_string())
        };
        let object = next(here, n);
        let passive =
            |side: &Side<'_>, at: usize| side.before(at, 1).any(|it| Role::Be.has(side.form(it)));
        let clause = object == "that" || object.ends_with("ing");
        let fits = (clause || Role::Article.has(&object))
            && !passive(here, n)
            && !passive(there, m)
            && !turned(here, n)
            && !turned(there, m);
        if !fits || !are_of_one_charge(facing, side, [n, m]) {
            return None;
        }
        if !is_of_one(context, facing, side, [n, m]) {
            return None;
        }
        Some(told(context, facing, side, [(n, n), (m, m)]))
    })
}

/// Whether what is denied and what is admitted is one thing: of two clauses that they have a word in common, of a noun that its words are
/// in the other's.
fn are_of_one_charge(facing: &Facing, side: usize, at: [usize; 2]) -> bool {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let (own, noun) = charge(here, at[0]);
    let (other, nouns) = charge(there, at[1]);
    let met = |n: &usize| here.mates[*n].is_some_and(|it| other.contains(&it));
    if !noun && !nouns {
        return own.iter().any(met);
    }
    let is_met = |m: &usize| own.iter().any(|n| here.mates[*n] == Some(*m));
    let all = noun && !own.is_empty() && own.iter().all(met);
    all || nouns && !other.is_empty() && other.iter().all(is_met)
}

/// The words of what a verb denies or admits, and whether it is a noun behind an article: its own words, or those behind its `of`.
fn charge(side: &Side<'_>, at: usize) -> (Vec<usize>, bool) {
    let tells = |n: &usize| side.tells(*n) && !side.named[*n];
    let behind = at + 1..side.words.len();
    if !behind
        .clone()
        .take(1)
        .any(|n| Role::Article.has(side.form(n)))
    {
        return (behind.filter(tells).collect(), false);
    }
    let here = behind.take_while(|n| side.stretches[*n] == side.stretches[at]);
    let parts = |n: &usize| side.words[*n].opens.is_some();
    let words: Vec<usize> = here.collect();
    let end = words.iter().position(parts).unwrap_or(words.len());
    let of = words.get(end).is_some_and(|n| side.form(*n) == "of");
    let words = match of {
        true => &words[end + 1..],
        false => &words[..end],
    };
    let own = words.iter().copied().take_while(|n| !parts(n));
    (own.filter(tells).collect(), true)
}

/// `Declined to comment` in one passage, and in the other words of the same person, of whom the whole first report has none.
fn silent(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Divergence> {
    let here = &facing.sides[side];
    let there = facing.pair.passages[1 - side];
    let (refuses, verb) = refusals(here).find(|it| here.form(it.1) == "comment")?;
    let who = person(context, facing, side, refuses)?;
    // What it is that nothing is said of.
    let rest = here
        .words
        .get(verb + 1)
        .is_some_and(|_| here.stretches.get(verb + 1) == here.stretches.get(verb));
    let article = facing.pair.passages[side].0;
    let mut own = context.corpus.annotations(article).quotes.as_slice().iter();
    // The verb that declines may be read as one of saying.
    let declines = here.words[refuses].span.cover(here.words[verb].span);
    let speaks = |it: &Quote| {
        let other = it.cue.is_some_and(|it| !it.overlaps(declines));
        other
            && context
                .said_by(article, it)
                .is_some_and(|it| it.entity == who)
    };
    if own.any(speaks) {
        return None;
    }
    let said = context.quotes(there).find_map(|(_, quote)| {
        let own = context.said_by(there.0, quote)?;
        let cue = quote.cue?;
        let source = quote.source?;
        (own.entity == who && quote.speech).then(|| source.span.cover(cue))
    })?;
    if rest || is_over(here) {
        return None;
    }
    let first = facing.site(side, first_helper(here, refuses), verb);
    let site = Site {
        article: there.0,
        span: said,
    };
    let sites = facing.in_order(side, first, site);
    Some(context.divergence(Kind::Polarity, sites, facing.pair.score.get()))
}

/// Whether a passage says that what it tells was so for a time (`first refused`).
fn is_over(side: &Side<'_>) -> bool {
    let then = |n: usize| matches!(side.form(n), "first" | "initially" | "originally" | "until");
    (0..side.words.len()).any(then)
}

/// Whether two verbs are of one: the only person named before each, or the same noun right before both.
fn is_of_one(context: &Context<'_>, facing: &Facing, side: usize, at: [usize; 2]) -> bool {
    let who = [
        person(context, facing, side, at[0]),
        person(context, facing, 1 - side, at[1]),
    ];
    if let [Some(one), Some(two)] = who {
        return one == two;
    }
    let noun = |side: usize, at: usize| {
        let words = &facing.sides[side];
        let mut before = words.before(at, REACH);
        let first = before.find(|n| {
            words.tells(*n) && !words.form(*n).ends_with("ly") && !Around::Helps.has(words.form(*n))
        });
        first.filter(|n| !words.named[*n] && !words.counted[*n])
    };
    let nouns = (noun(side, at[0]), noun(1 - side, at[1]));
    matches!(nouns, (Some(one), Some(two)) if facing.sides[side].mates[one] == Some(two))
        && who == [None, None]
}

/// Who does what a word says: who speaks, where it is the verb of what is told, else the only person who is named before it.
fn person(context: &Context<'_>, facing: &Facing, side: usize, at: usize) -> Option<EntityId> {
    let passage = facing.pair.passages[side];
    let word = facing.sides[side].words[at].span;
    let is_cue = |it: &Quote| it.cue.is_some_and(|it| it.overlaps(word));
    let told = context.quotes(passage).find(|it| is_cue(it.1));
    if let Some(said) = told.and_then(|it| context.said_by(passage.0, it.1)) {
        return Some(said.entity);
    }
    let before = context
        .mentions(passage)
        .filter(|it| it.1.span.end() <= word.start());
    let persons = before.filter(|it| it.1.kind == MentionKind::Person);
    let mut all = persons.map(|it| context.corpus.entity(passage.0, it.0));
    let first = all.next()?;
    all.all(|it| it == first).then_some(first)
}

fn told(
    context: &Context<'_>,
    facing: &Facing,
    side: usize,
    [here, there]: [(usize, usize); 2],
) -> Divergence {
    let first = facing.site(side, here.0, here.1);
    let sites = facing.in_order(side, first, facing.site(1 - side, there.0, there.1));
    context.divergence(Kind::Polarity, sites, facing.pair.score.get())
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[track_caller]
    fn check(sentences: [&str; 2], expected: &[[&str; 2]]) {
        assert_eq!(found_amid_others(find, sentences), expected);
    }

    #[test]
    fn what_is_refused_and_done_is_the_opposite() {
        check(
            [
                "Captain Oda Tarn refused to sign the salvage contract in the harbor office.",
                "In the harbor office captain Oda Tarn signed the salvage contract at noon.",
            ],
            &[["refused to sign", "signed"]],
        );
        check(
            [
                "The keepers of the Skarn lighthouse failed to repair the northern lamps, the inquiry heard.",
                "The keepers of the Skarn lighthouse repaired the northern lamps twice, the inquiry heard.",
            ],
            &[["failed to repair", "repaired"]],
        );
    }

    #[test]
    fn how_and_when_something_is_done_is_no_other_thing() {
        check(
            [
                "Captain Oda Tarn refused to surrender.",
                "Captain Oda Tarn surrendered quietly shortly before midnight.",
            ],
            &[["refused to surrender", "surrendered"]],
        );
    }

    #[test]
    fn what_is_denied_and_admitted_is_the_opposite() {
        check(
            [
                "Shipowner Greta Holm has denied that she ever asked the harbor board for favors.",
                "Shipowner Greta Holm admitted in court that she had expected favors of the harbor board.",
            ],
            &[["denied", "admitted"]],
        );
    }

    #[test]
    fn who_declines_to_comment_says_nothing() {
        check(
            [
                "Mayor Oda Tarn declined to comment, and the council took back 900 crowns for the pier.",
                "Mayor Oda Tarn said the council had taken back 900 crowns for the pier.",
            ],
            &[["declined to comment", "Mayor Oda Tarn said"]],
        );
    }

    #[test]
    fn two_persons_two_things_and_what_was_refused_first_are_none() {
        for other in [
            "In the harbor office pilot Karl Vang signed the salvage contract at noon.",
            "In the harbor office captain Oda Tarn signed the visitors' book at noon.",
            "In the harbor office captain Oda Tarn will sign the salvage contract at noon.",
            "In the harbor office captain Oda Tarn also refused to sign the salvage contract.",
        ] {
            check(
                [
                    "Captain Oda Tarn refused to sign the salvage contract in the harbor office.",
                    other,
                ],
                &[],
            );
        }
        check(
            [
                "Captain Oda Tarn first refused to sign the salvage contract in the harbor office.",
                "In the harbor office captain Oda Tarn signed the salvage contract at noon.",
            ],
            &[],
        );
    }

    #[test]
    fn what_is_done_to_do_another_thing_is_not_refused() {
        for (one, two) in [
            (
                "The truck driver stopped to help the injured cyclist.",
                "The truck driver helped the injured cyclist.",
            ),
            (
                "On Monday Oda Tarn refused to sign the contract.",
                "On Thursday Oda Tarn signed the contract.",
            ),
            (
                "Norland failed to score before the break.",
                "Norland scored twice after the break.",
            ),
            (
                "Holm denied the charge of bribery but admitted the charge of fraud.",
                "Holm admitted the charge of fraud.",
            ),
            (
                "Holm denied the charge of bribery.",
                "Holm admitted the charge of fraud.",
            ),
            (
                "Police chief Oda Tarn said the pier was closed but declined to comment, citing the inquiry.",
                "Police chief Oda Tarn said the pier was closed.",
            ),
        ] {
            check([one, two], &[]);
        }
    }

    #[test]
    fn their_true_neighbours_are_told() {
        for (one, two, told) in [
            (
                "The truck driver refused to help the injured cyclist.",
                "The truck driver helped the injured cyclist.",
                ["refused to help", "helped"],
            ),
            (
                "On Monday Oda Tarn refused to sign the contract.",
                "On Monday Oda Tarn signed the contract.",
                ["refused to sign", "signed"],
            ),
            (
                "The keepers of the Skarn lighthouse failed to repair the lamps, the inquiry heard.",
                "The keepers of the Skarn lighthouse repaired the lamps, the inquiry heard.",
                ["failed to repair", "repaired"],
            ),
            (
                "Greta Holm denied the charge of bribery.",
                "Greta Holm admitted the charge of bribery.",
                ["denied", "admitted"],
            ),
        ] {
            check([one, two], &[told]);
        }
    }

    #[test]
    fn each_report_may_refuse_what_the_other_tells() {
        check(
            [
                "Oda Tarn refused to sign the salvage contract, and Oda Tarn repaired the northern lamps.",
                "Oda Tarn signed the salvage contract, and Oda Tarn failed to repair the northern lamps.",
            ],
            &[
                ["refused to sign", "signed"],
                ["repaired", "failed to repair"],
            ],
        );
    }

    #[test]
    fn who_speaks_elsewhere_in_his_report_is_not_silent() {
        let one = "Mayor Oda Tarn declined to comment, and the council took back 900 crowns for the pier.";
        let two = "Mayor Oda Tarn said the council had taken back 900 crowns for the pier.";
        let spoke = format!("{one}\n\n“The ducks are fine,” Oda Tarn said.");
        check([&spoke, two], &[]);
        check(
            [two, one],
            &[["Mayor Oda Tarn said", "declined to comment"]],
        );
    }
}
