//! Of whom a clause of German, French or Spanish tells: named persons, and people by their noun and how many they are.

use crate::annotate::MentionKind;
use crate::corpus::PassageRef;
use crate::diverge::claims::abroad::is_capital;
use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::lexicon::language::Language;
use crate::lexicon::near::{Sort, groups_of_stem};
use crate::lexicon::stance::Stance;
use crate::lexicon::wordlist;
use crate::text::Span;
use crate::text::index::EntityId;
use rust_stemmers::Stemmer;

/// Words before a noun among which a preposition leads to it.
const LEADS: usize = 3;

/// Somebody of whom a clause tells.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Whom {
    /// Who has a name.
    Named(EntityId),
    /// Others by their noun: its stem, the group of words for such people, and how many where a number says so.
    Called(u32, Option<usize>, Option<f64>),
}

impl Whom {
    /// Whether both are surely the same: one name, or one noun (or two for the same people) of one number.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Named(a), Self::Named(b)) => a == b,
            (Self::Called(a, g, n), Self::Called(b, h, m)) => {
                (a == b || g.is_some() && g == h) && n == m
            }
            _ => false,
        }
    }
}

/// Whether two clauses tell of the same people: somebody is in both, and where both have names one of these is.
///
/// Known failure: two people of one kind, neither of whom is named.
pub(super) fn are_same(one: &[Whom], two: &[Whom]) -> bool {
    let named = |all: &[Whom]| all.iter().any(|it| matches!(it, Whom::Named(_)));
    let both = named(one) && named(two);
    let fits = |it: &&Whom| !both || matches!(it, Whom::Named(_));
    let mut all = one.iter().filter(fits);
    all.any(|a| two.iter().any(|b| a.is(b)))
}

/// Those of whom the words of a clause tell, from `first` to `last`: no preposition leads to them. Linear in the words.
pub(super) fn in_clause(
    context: &Context<'_>,
    at: PassageRef,
    side: &Side<'_>,
    stemmer: &Stemmer,
    [first, last]: [usize; 2],
) -> Vec<Whom> {
    let led = |n: usize| {
        let class = |class, k: usize| wordlist::has_form(side.language, class, side.form(k));
        let opens = |k: usize| class("determiner", k) || side.counted[k];
        // `a` is a helper, whatever `à` is.
        let leads = |k: usize| class("preposition", k) && !side.is(k, Stance::Over);
        let mut before = (first..n).rev().take(LEADS).peekable();
        // `auf der alten Brücke`: one word stands between the article and its noun.
        before.next_if(|k| !opens(*k) && !leads(*k));
        before.find(|k| !opens(*k)).is_some_and(leads)
    };
    let span = side.words[first].span.cover(side.words[last].span);
    let mentions = context.mentions(at).filter(|it| span.contains(it.1.span));
    let people = mentions.filter(|it| it.1.kind == MentionKind::Person);
    let place = |it: Span| {
        side.words
            .partition_point(|word| word.span.end() <= it.start())
    };
    let people = people.filter(|it| !led(place(it.1.span)));
    let mut out: Vec<Whom> = people
        .map(|it| Whom::Named(context.corpus.entity(at.0, it.0)))
        .collect();
    let called = |n: usize| {
        let noun = match side.language {
            Language::German => is_capital(side, n) && n > first || side.counted[n],
            _ => {
                let before = n.checked_sub(1).filter(|k| *k >= first);
                before.is_some_and(|k| {
                    side.counted[k] || wordlist::has_form(side.language, "determiner", side.form(k))
                })
            }
        };
        let digits = side.form(n).starts_with(|c: char| c.is_ascii_digit());
        if side.named[n] || !noun || digits || led(n) {
            return None;
        }
        let stem = side.words[n].stem?.get();
        let text = stemmer.stem(side.form(n));
        let mut groups = groups_of_stem(side.language, &text).iter();
        let group = groups.find(|it| it.sort == Sort::Who).map(|it| it.id);
        let here = side.words[n].span;
        let mut counts = context.quantities(at).iter();
        let count = counts.find(|it| it.span.overlaps(here));
        Some(Whom::Called(stem, group, count.map(|it| it.value)))
    };
    out.extend((first..=last).filter_map(called));
    out
}
