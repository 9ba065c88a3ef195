//! Phrases that can name a source: pronouns, names, `the minister`, `critics`.
//!
//! Read off word classes and capitals, without a parser. Known failure: a capitalized word that is no name but begins a
//! sentence and is not in the list of openers counts as one.

use super::scene::{Scene, Words};
use super::verbs;
use super::words::Class;
use crate::lexicon::language::Language;
use crate::text::Run;

/// Most tokens of a phrase that begins with a determiner or role.
const LONGEST: usize = 9;

/// The first phrase in a run.
pub(super) fn first_in(scene: &Scene<'_>, words: Words) -> Option<Words> {
    phrases(scene, words).next()
}

/// The last phrase in a run.
pub(super) fn last_in(scene: &Scene<'_>, words: Words) -> Option<Words> {
    phrases(scene, words).last()
}

/// The phrase that starts at the first token of a run.
pub(super) fn at_start(scene: &Scene<'_>, words: Words) -> Option<Words> {
    let len = phrase_len(scene, words.start(), words.end());
    (len > 0).then(|| Run::new(words.start(), words.start() + len))
}

/// All phrases in a run, from left to right. Linear.
fn phrases<'a>(scene: &'a Scene<'_>, words: Words) -> impl Iterator<Item = Words> + 'a {
    let mut at = words.start();
    std::iter::from_fn(move || {
        while at < words.end() {
            let start = at;
            let len = phrase_len(scene, at, words.end());
            at += len.max(1);
            // `In der Stadt sagte Lind`: what a preposition stands before is no subject. English texts say it with a comma.
            let placed = scene.language != Language::English
                && start > words.start()
                && scene.is(start - 1, Class::PREPOSITION)
                && !scene.is(start - 1, Class::OF);
            if len > 0 && !placed {
                return Some(Run::new(start, start + len));
            }
        }
        None
    })
}

fn phrase_len(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    if at >= end || scene.is_quoted(at) {
        return 0;
    }
    let next_is_noun = at + 1 < end
        && scene.is_word(at + 1)
        && !scene.is(at + 1, Class::HELPER)
        && (scene.cue(at + 1).is_none() || at + 2 < end);
    if scene.is(at, Class::DETERMINER) && next_is_noun {
        return described_len(scene, at, end);
    }
    if scene.is(at, Class::PRONOUN) {
        return 1;
    }
    let name = scene.is(at, Class::CAPITAL) && !scene.is(at, Class::DAY);
    if name && !scene.is(at, Class::OPENER) && !verbs::is_participle(scene, at) {
        return name_len(scene, at, end);
    }
    if scene.is(at, Class::ROLE) || scene.text(at) == "one" {
        return described_len(scene, at, end);
    }
    0
}

/// A name: capitalized words with particles, initials, hyphens and possessive endings between them.
fn name_len(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    let mut n = at + 1;
    let mut last = n;
    while n < end && !scene.is_quoted(n) && n - at < LONGEST + 3 {
        if scene.is(n, Class::CAPITAL) && !scene.is(n, Class::DAY) {
            last = n + 1;
        } else if !joins(scene, n, end) {
            break;
        }
        n += 1;
    }
    // `Vell’s mayor`: the possessor alone is not who speaks.
    if last < end && is_possessive(scene, last) && last + 1 < end {
        return described_from(scene, at, last, end);
    }
    last - at
}

/// Whether a token can stand inside a name, before another capital.
fn joins(scene: &Scene<'_>, n: usize, end: usize) -> bool {
    let capital = |n: usize| n < end && scene.is(n, Class::CAPITAL);
    let stop = scene.is_mark(n, ".")
        && (scene.is(n - 1, Class::TITLE) || scene.text(n - 1).chars().count() == 1);
    let particle = scene.is(n, Class::PARTICLE) || scene.is_mark(n, "-") || scene.is_mark(n, "&");
    let article = scene.is_text(n, "the") && scene.is(n - 1, Class::PARTICLE);
    (stop || particle || article || scene.is_text(n, "for"))
        && (capital(n + 1) || scene.is_text_at(n + 1, end, "the") && capital(n + 2))
}

fn is_possessive(scene: &Scene<'_>, n: usize) -> bool {
    matches!(scene.text(n), "'s" | "’s")
}

fn described_len(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    described_from(scene, at, at + 1, end)
}

/// Goes on over words up to a verb, preposition, conjunction or mark.
fn described_from(scene: &Scene<'_>, at: usize, from: usize, end: usize) -> usize {
    let stops = Class::CONJUNCTION
        .or(Class::HELPER)
        .or(Class::BE)
        .or(Class::DAY);
    let is_over = |n: usize| n > from && begins_anew(scene, n);
    let mut n = from;
    while n < end && n - at < LONGEST && !scene.is_quoted(n) {
        let inner = scene.is_mark(n, "-") || scene.is_mark(n, ".") && scene.is(n - 1, Class::TITLE);
        let of = scene.is(n, Class::OF) || scene.is_text(n, "for") && scene.is_word_at(n + 1, end);
        let word = scene.is_word(n)
            && !scene.is(n, stops.or(Class::PRONOUN))
            && (!scene.is(n, Class::PREPOSITION) || of)
            && !is_adverb(scene, n)
            && !is_over(n);
        if !word && !inner {
            break;
        }
        n += 1;
    }
    while n > from && (!scene.is_word(n - 1) || scene.is(n - 1, Class::PREPOSITION)) {
        n -= 1;
    }
    n - at
}

fn is_adverb(scene: &Scene<'_>, n: usize) -> bool {
    scene.is(n, Class::ADVERB) && !scene.is(n, Class::CAPITAL)
}

/// A word after which the phrase is over: a determiner, or what looks like a verb in the past.
fn begins_anew(scene: &Scene<'_>, n: usize) -> bool {
    let past = scene.language == Language::English
        && scene.text(n).ends_with("ed")
        && !scene.is(n, Class::CAPITAL);
    past || scene.is(n, Class::DETERMINER) && !scene.is(n - 1, Class::PREPOSITION)
}
