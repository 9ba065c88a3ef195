//! Phrases that can name a source: pronouns, names, `the minister`, `critics`.
//!
//! Read off word classes and capitals, without a parser. Known failure: a capitalized word that is no name but begins a
//! sentence and is not in the list of openers counts as one.

use super::scene::{Scene, Words};
use super::verbs;
use super::words::Class;
use crate::lexicon::language::Language;
use crate::lexicon::titles::{Role, Roles};
use crate::lexicon::wordlist::{self, COMMON, FIRST_NAMES};
use crate::text::Run;
use crate::text::normal::fold;

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
            // `Mara Lind (R-Vell)`
            if let Some(close) = bracket_end(scene, at, words.end()) {
                at = close;
                continue;
            }
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

/// Past the closing bracket of a few words that an opening one stands before.
fn bracket_end(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    const LONGEST_BRACKET: usize = 12;
    if !scene.is_mark(at, "(") {
        return None;
    }
    (at..end.min(at + LONGEST_BRACKET))
        .find(|&n| scene.is_mark(n, ")"))
        .map(|n| n + 1)
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
    if scene.is(at, Class::PRONOUN) && !is_surname(scene, at, end) {
        return 1;
    }
    // `former Mayor Mara Lind`
    let once = scene.is_text(at, "former") || scene.is_text(at, "then");
    if once
        && scene.language == Language::English
        && at + 1 < end
        && scene.is(at + 1, Class::CAPITAL)
        && !scene.is(at, Class::CAPITAL)
        && !scene.is(at + 1, Class::DAY)
        && !scene.is_quoted(at + 1)
    {
        return 1 + office_len(scene, at + 1, end);
    }
    let name = scene.is(at, Class::CAPITAL) && !scene.is(at, Class::DAY);
    if name && !scene.is(at, Class::OPENER) && !verbs::is_participle(scene, at) {
        return many_len(scene, at, end).unwrap_or_else(|| name_len(scene, at, end));
    }
    if scene.is(at, Class::ROLE) || scene.text(at) == "one" {
        return described_len(scene, at, end);
    }
    0
}

/// `He Jianguo, the mayor`, `He Jianguo told`: a pronoun is a surname before another name, which no verb is.
/// Known failure: a headline with capitals (`He Gambles in Vell`).
pub(super) fn is_surname(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let name = at + 1;
    let english = scene.language == Language::English && name < end;
    let named = english
        && scene.is(at, Class::CAPITAL)
        && scene.text(at).len() == 2
        && scene.is(name, Class::CAPITAL)
        && !scene.is(
            name,
            Class::DAY
                .or(Class::HELPER)
                .or(Class::PRONOUN)
                .or(Class::ADVERB),
        )
        && !scene.is_quoted(name)
        && !COMMON.contains(&fold(scene.text(name)));
    let follows = name + 1;
    named
        && (follows >= end
            || !scene.is_word(follows)
            || scene.is(follows, Class::HELPER)
            || scene.cue(follows).is_some())
}

/// A name: capitalized words with particles, initials, hyphens and possessive endings between them.
fn name_len(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    let last = at + capitals(scene, at, end);
    if let Some(name) = based(scene, last, end) {
        return name + capitals(scene, name, end) - at;
    }
    // `Vell’s mayor`: the possessor alone is not who speaks.
    if last < end && is_possessive(scene, last) && last + 1 < end {
        return described_from(scene, at, last, end);
    }
    role_end(scene, last, end).unwrap_or(last) - at
}

/// A name behind `former`, also with an office of two parts: `Housing and Harbor Secretary Mara Lind`.
fn office_len(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    let len = name_len(scene, at, end);
    let next = at + len + 1;
    let joined = len == 1
        && next < end
        && scene.is_text(next - 1, "and")
        && scene.is(next, Class::CAPITAL)
        && !is_role(scene, at)
        && !FIRST_NAMES.contains(&fold(scene.text(at)));
    match joined {
        true => len + 1 + name_len(scene, next, end),
        false => len,
    }
}

/// Where the name begins that words such as `-based` stand before: `New York-based Harbor Watch`.
fn based(scene: &Scene<'_>, last: usize, end: usize) -> Option<usize> {
    let name = last + 2;
    let fits = name < end
        && scene.language == Language::English
        && scene.is_mark(last, "-")
        && wordlist::has(Language::English, "behind_place", scene.text(last + 1))
        && scene.is(name, Class::CAPITAL)
        && !scene.is(name, Class::DAY);
    fits.then_some(name)
}

/// `Recent polls`, `Older voters`: a common word at the start of a sentence that many of a kind follow.
fn many_len(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    let starts = scene.language == Language::English
        && scene.sentence_around(Run::new(at, at + 1)).0 == at
        && COMMON.contains(&fold(scene.text(at)));
    let many = at + 1;
    let fits = starts
        && many < end
        && is_plain(scene, many)
        && scene.text(many).ends_with('s')
        && !scene.text(many).ends_with("ss");
    let len = fits.then(|| described_from(scene, at, many, end))?;
    (len > 1).then_some(len)
}

/// The end of a name with who somebody is there (`Senate aides`, `Herald columnist Mara Lind`); `last` is the end of the name.
fn role_end(scene: &Scene<'_>, last: usize, end: usize) -> Option<usize> {
    const MOST_BETWEEN: usize = 4;
    if scene.language != Language::English {
        return None;
    }
    let role = (last..end.min(last + MOST_BETWEEN))
        .take_while(|&n| is_plain(scene, n))
        .last()?;
    if !is_role(scene, role) {
        return None;
    }
    let name = role + 1;
    let named = name < end && scene.is(name, Class::CAPITAL) && !scene.is(name, Class::DAY);
    if named {
        return Some(name + capitals(scene, name, end));
    }
    let verb = name >= end || !is_plain(scene, name);
    verb.then_some(name)
}

/// A word that can stand before who somebody is.
pub(super) fn is_plain(scene: &Scene<'_>, n: usize) -> bool {
    let refused = Class::PREPOSITION
        .or(Class::HELPER)
        .or(Class::CONJUNCTION)
        .or(Class::DETERMINER)
        .or(Class::PRONOUN)
        .or(Class::ADVERB)
        .or(Class::GERUND)
        .or(Class::CAPITAL)
        .or(Class::OF);
    scene.is_word(n)
        && !scene.is_quoted(n)
        && !scene.is(n, refused)
        && scene.cue(n).is_none()
        && !scene.text(n).ends_with("ed")
        || scene.is_mark(n, "-")
}

/// Whether a word says who somebody is: `aides`, `columnist`.
fn is_role(scene: &Scene<'_>, n: usize) -> bool {
    let roles = Roles::shared();
    let form = fold(scene.text(n));
    scene.is(n, Class::ROLE)
        || [Role::Describer, Role::Title]
            .iter()
            .any(|it| roles.has(&form, *it))
}

/// How many tokens a name has from its first capital on.
fn capitals(scene: &Scene<'_>, at: usize, end: usize) -> usize {
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
    let whose = matches!(scene.text(n), "'" | "’") && n > 0 && {
        let [before, own] = [n - 1, n].map(|n| scene.span(Run::new(n, n + 1)));
        before.end() == own.start() && scene.text(n - 1).ends_with('s')
    };
    whose || matches!(scene.text(n), "'s" | "’s")
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
    // `Many used`
    let several = from == at + 1 && wordlist::has(Language::English, "some_people", scene.text(at));
    // `des Betreibers | entstand`: behind a German noun, only what goes on with it.
    let behind_noun = |n: usize| {
        scene.language == Language::German
            && scene.is(n - 1, Class::CAPITAL)
            && !scene.is(n, Class::CAPITAL.or(Class::OF).or(Class::DETERMINER))
    };
    let is_over =
        |n: usize| (n > from || several) && begins_anew(scene, n) || n > from && behind_noun(n);
    // `The July indictment`
    let dated =
        |n: usize| n == from && scene.is(n, Class::DAY) && scene.is(n - 1, Class::DETERMINER);
    let mut n = from;
    while n < end && n - at < LONGEST && !scene.is_quoted(n) {
        let inner = scene.is_mark(n, "-") || scene.is_mark(n, ".") && scene.is(n - 1, Class::TITLE);
        let of = scene.is(n, Class::OF) || scene.is_text(n, "for") && scene.is_word_at(n + 1, end);
        let word = scene.is_word(n)
            && (!scene.is(n, stops.or(Class::PRONOUN)) || dated(n))
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

/// A word after which the phrase is over: a determiner, or what looks like a verb in the past, but in one word with the one
/// before (`a self-proclaimed`).
fn begins_anew(scene: &Scene<'_>, n: usize) -> bool {
    let lower = scene.language == Language::English && !scene.is(n, Class::CAPITAL);
    let text = scene.text(n);
    let past = lower
        && !scene.is_mark(n - 1, "-")
        && (text.ends_with("ed")
            || text.ends_with("n’t")
            || text.ends_with("n't")
            || verbs::is_past(text));
    // `a sailor calling himself Vos`
    let named = lower
        && scene.is(n, Class::GERUND)
        && ["himself", "herself"]
            .iter()
            .any(|it| scene.is_text_at(n + 1, scene.len(), it));
    past || named || scene.is(n, Class::DETERMINER) && !scene.is(n - 1, Class::PREPOSITION)
}
