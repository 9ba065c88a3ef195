//! What somebody denied in one report, and admitted in the other.

use crate::annotate::{MentionKind, Quote};
use crate::diverge::claims::polarity::is_noun;
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::language::Language;
use crate::lexicon::stance::Stance;
use crate::text::index::EntityId;
use rustc_hash::FxHashSet;

/// One `Polarity` for each two linked passages of which one says that somebody denied what the other says he admitted: `denied that she asked
/// for favors`, `admitted that she had expected favors`.
///
/// Both tell of one person. What was refused and done is told by its verb ([`crate::diverge::claims::verbs`]). Known failure:
/// what was denied first and admitted later, where neither report says so.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for facing in &context.facings {
        let english = facing
            .sides
            .iter()
            .all(|it| it.language == Language::English);
        // The cheapest question first: few passages deny anything.
        let denies = |it: &Side<'_>| {
            let mut words = 0..it.words.len();
            words.any(|n| it.is(n, Stance::Implies))
        };
        if !english || !facing.sides.iter().any(denies) {
            continue;
        }
        // Of both, so that neither report is the first.
        let found = [0, 1].into_iter();
        let found = found.filter_map(|side| denied(context, facing, side));
        out.extend(found.filter(|it| seen.insert(it.sites.clone())));
    }
    out
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
        let object = here.words.get(n + 1).map_or("", |it| &*it.form);
        let fits = (object == "that" || object.ends_with("ing") || Role::Article.has(object))
            && !turned(here, n)
            && !turned(there, m)
            && are_of_one_charge(facing, side, [n, m])
            && are_of_one_person(context, facing, [(side, n), (1 - side, m)]);
        let places = [facing.site(side, n, n), facing.site(1 - side, m, m)];
        let sites = facing.in_order(side, places[0], places[1]);
        fits.then(|| context.divergence(Kind::Polarity, sites, facing.pair.score.get()))
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

/// Whether one person does what two words say.
fn are_of_one_person(context: &Context<'_>, facing: &Facing, at: [(usize, usize); 2]) -> bool {
    let [one, two] = at.map(|(side, n)| person(context, facing, side, n));
    one.is_some() && one == two
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

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[track_caller]
    fn check(sentences: [&str; 2], expected: &[[&str; 2]]) {
        assert_eq!(found_amid_others(find, sentences), expected);
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
    fn two_charges_two_persons_and_both_in_one_report_are_none() {
        let denied = "Greta Holm denied the charge of bribery.";
        check(
            [denied, "Greta Holm admitted the charge of bribery."],
            &[["denied", "admitted"]],
        );
        for (one, two) in [
            (denied, "Greta Holm admitted the charge of fraud."),
            (denied, "Karl Vang admitted the charge of bribery."),
            (
                "Greta Holm denied the charge of bribery but admitted the charge of fraud.",
                "Greta Holm admitted the charge of fraud.",
            ),
        ] {
            check([one, two], &[]);
        }
    }
}
