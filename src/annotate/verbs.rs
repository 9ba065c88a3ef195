//! How a verb of speech stands in its sentence: in the passive, as a noun with whose it is, as a participle.

use super::noun_phrase::{at_start, last_in};
use super::scene::{Scene, Words};
use super::words::Class;
use crate::lexicon;
use crate::lexicon::cues::Cue;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist::{self, COMMON};
use crate::text::Run;
use crate::text::normal::fold;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Most words between a verb in the passive and the `by` of who speaks.
const FARTHEST_AGENT: usize = 6;

/// Most tokens between a noun and whose it is (`Lind’s more careful remarks`).
const FARTHEST_OWNER: usize = 4;

/// `was told`, `is described`: the subject is not who speaks. `low`: where its sentence begins.
pub(super) fn is_passive(scene: &Scene<'_>, cue: usize, low: usize) -> bool {
    let mut n = cue;
    while n > low && scene.is(n - 1, Class::ADVERB) {
        n -= 1;
    }
    n > low
        && (scene.is(n - 1, Class::BE)
            || is_named(scene, cue, n, low)
            || lacks_object(scene, cue, low))
        && !scene.is(cue, Class::GERUND)
        && !scene.is(cue, Class::QUOTES)
        && scene.language == Language::English
}

/// `Lind, accused of theft`, `a plan hailed by many`: in the past and without an object, which verbs such as `accuse` always have.
fn lacks_object(scene: &Scene<'_>, cue: usize, low: usize) -> bool {
    const FOLLOWS: [&str; 5] = ["of", "for", "by", "as", "to"];
    const AHEAD: usize = 6;
    let next = cue + 1;
    // `whom Holm accused of theft`, `they have accused of theft`
    let relative = (low.max(cue.saturating_sub(AHEAD))..cue).any(|n| {
        ["whom", "which", "that", "what", "who"]
            .iter()
            .any(|it| scene.is_text(n, it))
    });
    let ahead = Class::HELPER.or(Class::PRONOUN);
    if relative || cue > low && scene.is(cue - 1, ahead) {
        return false;
    }
    scene.is_word_at(next, scene.len())
        && FOLLOWS.iter().any(|it| scene.is_text(next, it))
        && wordlist::has(scene.language, "transitive", scene.text(cue))
}

/// `a plan, also referred to as “principles”`, `a group, called “…”`: what others name so. `from`: the verb or the adverb
/// before it.
fn is_named(scene: &Scene<'_>, cue: usize, from: usize, low: usize) -> bool {
    const NAMING: [&str; 6] = [
        "called",
        "labeled",
        "labelled",
        "dubbed",
        "described",
        "referred",
    ];
    let also = from > low + 1 && scene.is(from - 1, Class::HELPER);
    let mark = from - 1 - usize::from(also);
    let next = cue + 1;
    if next >= scene.len() || !NAMING.iter().any(|it| scene.is_text(cue, it)) {
        return false;
    }
    // `Lind, the mayor, called “…”` is no such name.
    let commas = (low..mark).filter(|&n| scene.is_mark(n, ",")).count();
    let set_apart = scene.is_mark(mark, ",") && commas == 0
        || matches!(scene.text(mark), "-" | "--" | "–" | "—" | "(");
    let referred = scene.is_text(cue, "referred") && scene.is_mark(mark, ",");
    set_apart && (scene.is_quoted(next) || scene.is_text(next, "as")) || referred
}

/// Who speaks, where a verb in the passive says so: `called “a ruin” by the mayor`.
pub(super) fn agent(scene: &Scene<'_>, after: Words) -> Option<Words> {
    let end = after.end().min(after.start() + FARTHEST_AGENT);
    let by = (after.start()..end)
        .take_while(|&n| scene.is_quoted(n) || !scene.is_text(n, "and"))
        .find(|&n| scene.is_text(n, "by") && !scene.is_quoted(n))?;
    at_start(scene, Run::new(by + 1, after.end().max(by + 1)))
}

/// Whose words a noun tells: `Lind’s claim that`, `her remarks about`. `low`: where its sentence begins.
pub(super) fn owner(scene: &Scene<'_>, cue: usize, low: usize) -> Option<Words> {
    if scene.language != Language::English || scene.cue(cue) != Some(Cue::Noun) {
        return None;
    }
    // `Lind’s aide claims` is told by the aide; `Lind’s blunt remarks` are hers.
    let plain = ["remarks", "tweets", "chants"]
        .iter()
        .any(|it| scene.is_text(cue, it));
    let far = if plain { FARTHEST_OWNER } else { 1 };
    let low = low.max(cue.saturating_sub(far));
    let at = (low..cue).rev().find(|&n| owns(scene, n))?;
    if !matches!(scene.text(at), "'s" | "’s") {
        return Some(Run::new(at, at + 1));
    }
    let mut start = at;
    let titled = |n: usize| n > 0 && scene.is_mark(n, ".") && scene.is(n - 1, Class::TITLE);
    while start > 0 && at - start < 6 && (scene.is(start - 1, Class::CAPITAL) || titled(start - 1))
    {
        start -= 1;
    }
    (start < at).then(|| Run::new(start, at))
}

fn owns(scene: &Scene<'_>, n: usize) -> bool {
    matches!(scene.text(n), "'s" | "’s")
        || ["his", "her", "their"]
            .iter()
            .any(|it| scene.is_text(n, it))
}

/// A form that is a noun here: `the claims`, `to report`.
pub(super) fn is_noun(scene: &Scene<'_>, cue: usize, low: usize) -> bool {
    cue > low
        && scene.cue(cue) == Some(Cue::Noun)
        && scene.language == Language::English
        && scene.is(cue - 1, Class::NOUN_FOLLOWS)
        && !scene.is(cue - 1, Class::PRONOUN)
}

/// Whether a word in small letters is the past of an irregular verb and nothing else (`took`).
pub(super) fn is_past(word: &str) -> bool {
    static PAST: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let verbs = lexicon::entries(include_str!("../../assets/lexicon/en/irregular_verbs.txt"));
        let past = |line: &'static str| {
            let mut forms = line.split_whitespace();
            let base = forms.next();
            forms.next().filter(|it| Some(*it) != base)
        };
        verbs.filter_map(past).collect()
    });
    PAST.contains(word)
}

/// A participle that opens a sentence: `Holding signs, …`, `Alarmed by …`.
pub(super) fn is_participle(scene: &Scene<'_>, n: usize) -> bool {
    if !scene.is(n, Class::CAPITAL) || scene.language != Language::English {
        return false;
    }
    let next = n + 1;
    if next >= scene.len() || scene.is(next, Class::CAPITAL) {
        return false;
    }
    let moved = scene.text(n).ends_with("ed")
        && (scene.is(next, Class::PREPOSITION) || scene.is_text(next, "if"));
    let object = scene.is(next, Class::DETERMINER) || scene.is_text(next, "into");
    moved || scene.is(n, Class::GERUND) && (object || COMMON.contains(&fold(scene.text(n))))
}

/// `with Lind saying`, `footage of harbor master Lind saying`: the name right before a participle, behind a word that sets it
/// apart from the subject of the sentence.
pub(super) fn beside(scene: &Scene<'_>, before: Words) -> Option<Words> {
    const LONGEST_ROLE: usize = 3;
    let it = last_in(scene, before).filter(|it| it.end() == before.end())?;
    let low = before
        .start()
        .max(it.start().saturating_sub(LONGEST_ROLE + 1));
    let apart = [
        "with", "of", "has", "have", "had", "from", "showed", "shows", "caught", "heard",
    ];
    let setter = (low..it.start())
        .rev()
        .take_while(|&n| scene.is_word(n) && scene.cue(n).is_none())
        .find(|&n| apart.iter().any(|word| scene.is_text(n, word)))?;
    let role =
        (setter + 1..it.start()).all(|n| !scene.is(n, Class::PREPOSITION.or(Class::CONJUNCTION)));
    role.then_some(it)
}

/// `Lind said, citing a report`: a participle, which never stands before its subject.
pub(super) fn is_tail(scene: &Scene<'_>, cue: usize) -> bool {
    scene.is(cue, Class::GERUND) && scene.language == Language::English
}
