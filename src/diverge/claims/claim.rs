//! `Claim`: a few words of a report that tell how far something has come, and whether the claims of two reports tell of one thing.

use crate::annotate::{Grain, MentionKind, Time};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::date_values::conflict;
use crate::diverge::words::Plain;
use crate::lexicon::claims::Role;
use crate::lexicon::stance::Stance;
use crate::text::index::{EntityId, PassageId};
use rustc_hash::FxHashSet;

/// Words that tell something looked at around a claim, each way.
const REACH: usize = 8;
/// Words that tell something before a claim among which is what it tells of.
const BESIDE: usize = 3;
/// Words between a name and the word that says that it is who tells the rest.
const SAID: usize = 2;
/// Words before a claim in which nothing makes it other than it says.
const NEAR: usize = 4;
/// Words right before a claim of which a `to` says that it is to come (`ordered to be released`).
const MEANT: usize = 2;
/// What a word says weighs at most 1: that of a word in one passage of 20 (its natural logarithm, 3.0).
const RARE: f64 = 3.0;

/// The words that make a claim.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    pub at: PassageRef,
    pub from: usize,
    pub to: usize,
    /// Whether it is told of all whom a report tells of, by whatever word it calls them.
    pub of_all: bool,
}

impl Claim {
    /// Its words, from a later one on if that is asked.
    pub(super) fn site(&self, context: &Context<'_>, from: usize) -> Site {
        let words = context.plain(self.at);
        Site {
            article: self.at.0,
            span: words[from].span.cover(words[self.to].span),
        }
    }
}

/// Of each different word whether a claim may begin with it, once asked.
pub(super) struct Opens {
    asked: Vec<Option<bool>>,
    may: fn(&Plain) -> bool,
}

impl Opens {
    pub(super) fn new(may: fn(&Plain) -> bool) -> Self {
        Self {
            asked: Vec::new(),
            may,
        }
    }

    pub(super) fn ask(&mut self, word: &Plain) -> bool {
        let at = word.id as usize;
        if at >= self.asked.len() {
            self.asked.resize(at + 1, None);
        }
        *self.asked[at].get_or_insert_with(|| (self.may)(word))
    }
}

/// Whether two claims tell of one thing: the words around both say `least` in sum, or `subject` where one of them stands right before both,
/// and the passages do not name two persons.
pub(super) fn are_of_one(
    context: &Context<'_>,
    claims: [&Claim; 2],
    [least, subject]: [f64; 2],
) -> bool {
    if are_of_two_persons(context, claims) {
        return false;
    }
    let says = says(context, claims);
    says >= least || says >= subject && have_one_subject(context, claims)
}

/// Whether both passages name persons, and none that the other names.
pub(super) fn are_of_two_persons(context: &Context<'_>, claims: [&Claim; 2]) -> bool {
    let persons = claims.map(|it| persons(context, it));
    !persons.iter().any(FxHashSet::is_empty) && persons[0].is_disjoint(&persons[1])
}

/// Whether nothing right before a claim turns it, or makes it possible or to come.
pub(super) fn stands_plain(words: &[Plain], at: usize) -> bool {
    let turns = |it: &Plain| {
        let all = [
            Stance::Negates,
            Stance::May,
            Stance::Hedge,
            Stance::Sure,
            Stance::Plans,
        ];
        all.iter().any(|stance| it.stances.has(*stance)) || Role::Turns.has(&it.form)
    };
    let before = &words[at.saturating_sub(NEAR)..at];
    let meant = before.iter().rev().take(MEANT).any(|it| &*it.form == "to");
    !meant && !before.iter().any(turns)
}

/// Whether the passages of both claims name the same persons, one at least.
pub(super) fn are_of_same_persons(context: &Context<'_>, claims: [&Claim; 2]) -> bool {
    let [one, two] = claims.map(|it| persons(context, it));
    !one.is_empty() && one == two
}

/// Whether both claims tell of the one person whom their passages name.
pub(super) fn are_of_one_person(context: &Context<'_>, claims: [&Claim; 2]) -> bool {
    let [one, two] = claims.map(|it| persons(context, it));
    one.len() == 1 && one == two
}

/// Whether the word that tells something right before both claims is one, and they do not tell of two persons.
pub(super) fn are_next_to_one(context: &Context<'_>, claims: [&Claim; 2]) -> bool {
    let [one, two] = claims.map(|it| {
        let words = &context.plain(it.at)[..it.from];
        words.iter().rev().find_map(Plain::key)
    });
    one.is_some() && one == two && !are_of_two_persons(context, claims)
}

/// Whether one of the words that tell something right before a claim is one of those before the other.
pub(super) fn have_one_subject(context: &Context<'_>, claims: [&Claim; 2]) -> bool {
    let [one, two] = claims.map(|it| -> Vec<u32> {
        let words = &context.plain(it.at)[..it.from];
        let stems = words
            .iter()
            .rev()
            .filter_map(|it| it.stem.map(|it| it.get()));
        stems.take(BESIDE).collect()
    });
    one.iter().any(|it| two.contains(it))
}

/// What the words around two claims say that both have: the more the fewer passages have them.
pub(super) fn says(context: &Context<'_>, claims: [&Claim; 2]) -> f64 {
    let [one, two] = claims.map(|it| {
        let mut all = around(context, it);
        all.sort_unstable();
        all.dedup();
        all
    });
    let common = one.iter().filter(|it| two.binary_search(it).is_ok());
    let part = |claim: &Claim, stem: u32| {
        let id = claim.at.0;
        let passages = context.corpus.segments(id).passages().len();
        let held = context.holders(id, stem).len();
        (held.max(1) as f64) / (passages.max(1) as f64)
    };
    let weight = |stem: u32| {
        let both = claims.map(|it| part(it, stem));
        (-(both[0] * both[1]).sqrt().ln() / RARE).min(1.0)
    };
    common.map(|it| weight(*it)).sum()
}

/// The sentence before in the same paragraph, of a claim that speaks of `it`, `he` or `they`.
fn before(context: &Context<'_>, claim: &Claim) -> Option<PassageRef> {
    let (article, passage) = claim.at;
    let earlier = PassageId::new(passage.index().checked_sub(1)?);
    let passages = context.corpus.segments(article).passages();
    let near = passages[earlier].block == passages[passage].block;
    let words = &context.plain(claim.at)[..claim.from];
    let speaks = words.iter().any(|it| Role::Pronoun.has(&it.form));
    (near && speaks).then_some((article, earlier))
}

/// The persons whom a claim may be about: those who only tell it are none of them.
fn persons(context: &Context<'_>, claim: &Claim) -> FxHashSet<EntityId> {
    let all = [Some(claim.at), before(context, claim)];
    let mentions = all
        .into_iter()
        .flatten()
        .flat_map(|at| context.mentions(at).map(move |it| (at, it)));
    let persons = mentions.filter(|(_, it)| it.1.kind == MentionKind::Person);
    let about = persons.filter(|(at, it)| {
        let words = context.plain(*at);
        let from = words.partition_point(|word| word.span.end() <= it.1.span.start());
        let to = words.partition_point(|word| word.span.start() < it.1.span.end());
        let behind = words[to.min(words.len())..].iter().take(SAID);
        let ahead = words[..from.min(to)].iter().rev().take(SAID);
        !behind.chain(ahead).any(|it| Role::Source.has(&it.form))
    });
    about
        .map(|(at, it)| context.corpus.entity(at.0, it.0))
        .collect()
}

/// The stems around a claim, those of the sentence before among them.
fn around(context: &Context<'_>, claim: &Claim) -> Vec<u32> {
    let words = context.plain(claim.at);
    let stem = |it: &Plain| it.stem.map(|it| it.get());
    let ahead = words[..claim.from]
        .iter()
        .rev()
        .filter_map(stem)
        .take(REACH);
    let after = words[claim.to + 1..].iter().filter_map(stem).take(REACH);
    let mut out: Vec<u32> = ahead.chain(after).collect();
    if let Some(at) = before(context, claim) {
        out.extend(context.stems_of(at));
    }
    out
}

/// Whether both passages give a day, and no day of the one can be one of the other.
pub(super) fn are_of_two_days(context: &Context<'_>, claims: [&Claim; 2]) -> bool {
    let [one, two] = claims.map(|it| -> Vec<&Time> {
        let all = context.times(it.at).iter();
        all.filter(|it| it.grain <= Grain::Day).collect()
    });
    let site = |claim: &Claim, it: &Time| Site {
        article: claim.at.0,
        span: it.span,
    };
    let differ =
        |a: &Time, b: &Time| conflict(context, &[site(claims[0], a), site(claims[1], b)], [a, b]);
    !one.is_empty() && !two.is_empty() && one.iter().all(|a| two.iter().all(|b| differ(a, b)))
}
