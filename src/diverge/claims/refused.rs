//! What somebody refused, declined or failed to do in one report, and did in the other; what he denied and admitted.

use crate::annotate::{MentionKind, Quote};
use crate::corpus::Site;
use crate::diverge::claims::mood::{Mood, is_done, mood};
use crate::diverge::claims::polarity::{REACH, denies, first_helper, is_noun, is_open};
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::language::Language;
use crate::lexicon::stance::{Around, Stance};
use crate::text::index::EntityId;
use rustc_hash::FxHashSet;

/// Words between `to` and the verb that is refused.
const VERB: usize = 2;
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
        let refuses = |it: &Side<'_>| (0..it.words.len()).any(|n| it.is(n, Stance::Implies));
        if !english || !facing.sides.iter().any(refuses) {
            continue;
        }
        let found = [0, 1].into_iter().find_map(|side| {
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
    let words = 0..side.words.len();
    words.filter_map(|n| {
        let to = side.words.get(n + 1).is_some_and(|it| &*it.form == "to");
        let refuses =
            side.is(n, Stance::Implies) && !side.quoted[n] && !side.form(n).ends_with("ly");
        if !to || !refuses {
            return None;
        }
        let behind = (n + 2..side.words.len()).take(VERB);
        let mut behind = behind.take_while(|it| side.stretches[*it] == side.stretches[n]);
        Some((n, behind.find(|it| side.tells(*it))?))
    })
}

fn undone(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Divergence> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    if is_open(here) || is_open(there) || is_over(here) {
        return None;
    }
    refusals(here).find_map(|(refuses, verb)| {
        let mate = here.mates[verb].filter(|it| !there.quoted[*it] && !there.named[*it])?;
        let denied = denies(there, mate)
            || here
                .before(refuses, VERB)
                .any(|n| here.is(n, Stance::Negates));
        let done = mood(there, mate).0 == Mood::Plain && is_done(context, there, mate);
        if denied
            || !done
            || is_noun(there, mate)
            || !is_of_one(context, facing, side, [refuses, mate])
        {
            return None;
        }
        let object = |side: &Side<'_>, at: usize| -> Vec<usize> {
            let behind = (at + 1..side.words.len()).take(OBJECT);
            let behind = behind.take_while(|n| side.stretches[*n] == side.stretches[at]);
            behind.filter(|n| side.tells(*n)).collect()
        };
        let (own, other) = (object(here, verb), object(there, mate));
        let met = own
            .iter()
            .any(|n| here.mates[*n].is_some_and(|it| other.contains(&it)));
        if !own.is_empty() && !met {
            return None;
        }
        Some(told(
            context,
            facing,
            side,
            [
                (first_helper(here, refuses), verb),
                (first_helper(there, mate), mate),
            ],
        ))
    })
}

/// `Denied that`, `admitted`: of one person, and of something that both have behind the verb.
fn denied(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Divergence> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let verbs = |side: &Side<'_>, at: usize| {
        !side.quoted[at] && !is_noun(side, at) && !side.is(at.saturating_sub(1), Stance::Negates)
    };
    let denials = (0..here.words.len()).filter(|n| here.is(*n, Stance::Implies) && verbs(here, *n));
    let mut pairs = denials.flat_map(|n| {
        let opposite = move |m: &usize| {
            context.stances.are_opposite(here.form(n), there.form(*m)) && verbs(there, *m)
        };
        (0..there.words.len()).filter(opposite).map(move |m| (n, m))
    });
    pairs.find_map(|(n, m)| {
        let common = (n + 1..here.words.len())
            .filter(|it| here.tells(*it) && !here.named[*it])
            .any(|it| here.mates[it].is_some_and(|mate| mate > m));
        let object = here.words.get(n + 1).map_or("", |it| &*it.form);
        let passive =
            |side: &Side<'_>, at: usize| side.before(at, 1).any(|it| Role::Be.has(side.form(it)));
        let clause = object == "that" || object.ends_with("ing") || Role::Article.has(object);
        let fits = common && clause && !passive(here, n) && !passive(there, m);
        if !fits || !is_of_one(context, facing, side, [n, m]) {
            return None;
        }
        Some(told(context, facing, side, [(n, n), (m, m)]))
    })
}

/// `Declined to comment` in one passage, and in the other words of the same person.
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
}
