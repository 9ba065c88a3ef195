//! What German does with its verbs: at the end of the clause, as infinitives and in the passive, and in the mood of what somebody else says.

use super::Route;
use super::attribution::Unit;
use super::frames::Speaker;
use super::indirect::Told;
use super::noun_phrase::{first_in, last_in};
use super::scene::{Frame, Scene, Words};
use super::subject;
use super::words::Class;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::Run;

/// Most tokens from a verb back to the one that governs it.
const REACH: usize = 16;

/// The tokens of the clause of a verb before it, nearest first.
fn before<'a>(scene: &'a Scene<'_>, verb: usize, low: usize) -> impl Iterator<Item = usize> + 'a {
    let low = low.max(verb.saturating_sub(REACH));
    (low..verb).rev().take_while(|&n| !scene.is_mark(n, ","))
}

fn is_any(scene: &Scene<'_>, n: usize, class: &str) -> bool {
    wordlist::has(Language::German, class, scene.text(n))
}

/// What a sentence tells of somebody's words without saying whose: those of whom the last words before it are.
pub(super) fn goes_on(
    scene: &Scene<'_>,
    frame: Frame,
    units: &[Unit],
    all: &[Told],
) -> Option<Told> {
    if !is_told(scene, frame) {
        return None;
    }
    let start = frame.words.start();
    let inside = |it: &Unit| it.words.end() > start && it.words.start() < frame.words.end();
    if units.iter().any(|it| inside(it) && it.speaker.is_some()) {
        return None;
    }
    let quoted = units.iter().filter(|it| it.words.end() <= start);
    let quoted =
        quoted.filter_map(|it| Some((it.words.end(), it.speaker?.source, it.speaker?.cue?)));
    let told = all.iter().map(|it| (it.content.end(), it.source, it.cue));
    let (_, source, cue) = quoted.chain(told).max_by_key(|it| it.0)?;
    let mut end = frame.words.end();
    while end > start && !scene.is_word(end - 1) && !scene.is_quoted(end - 1) {
        end -= 1;
    }
    Some(Told {
        content: Run::new(start, end),
        source,
        cue,
    })
}

/// Whether a clause ends behind a word.
fn ends(scene: &Scene<'_>, n: usize) -> bool {
    n + 1 >= scene.len() || !scene.is_word(n + 1)
}

/// Whether a cue says nothing here: `muss erklären`, `zu erklären`, and without its subject `wurde angekündigt`.
pub(super) fn is_governed(scene: &Scene<'_>, cue: usize, low: usize) -> bool {
    if scene.language != Language::German {
        return false;
    }
    let next_governs = cue + 1 < scene.len() && is_any(scene, cue + 1, "modal");
    let infinitive = scene.text(cue).ends_with("en") && {
        let to = cue > low && scene.is_text(cue - 1, "zu");
        to || next_governs || before(scene, cue, low).any(|n| is_any(scene, n, "modal"))
    };
    infinitive && (ends(scene, cue) || next_governs) || is_passive(scene, cue, low)
}

/// `wurde angekündigt`, `worden ist`: nobody is told to speak.
fn is_passive(scene: &Scene<'_>, cue: usize, low: usize) -> bool {
    let made = |n: usize| is_any(scene, n, "passive");
    let done = cue + 1 < scene.len() && made(cue + 1);
    let last = ends(scene, cue) && before(scene, cue, low).any(made);
    is_participle(scene.text(cue)) && (done || last)
}

fn is_participle(form: &str) -> bool {
    form.ends_with('t') || form.ends_with("en")
}

/// `Das Ministerium hatte die Vorwürfe als „haltlos“ zurückgewiesen`: a participle right behind the words, with its helper before
/// them.
pub(super) fn verb_at_end(scene: &Scene<'_>, before: Words, after: Words) -> Option<Speaker> {
    let verb = after.start();
    let fits = scene.language == Language::German
        && verb < after.end()
        && scene.cue(verb).is_some()
        && is_participle(scene.text(verb))
        && ends(scene, verb);
    if !fits {
        return None;
    }
    let helper = (before.start()..before.end())
        .rev()
        .find(|&n| is_any(scene, n, "perfect"))?;
    let source = last_in(scene, Run::new(before.start(), helper))
        .filter(|it| it.end() == helper)
        .or_else(|| subject::inverted(scene, Run::new(helper + 1, before.end())))
        .or_else(|| first_in(scene, Run::new(before.start(), helper)))?;
    Some(Speaker {
        source,
        cue: Some(Run::new(verb, verb + 1)),
        route: Route::Behind,
    })
}

/// Whether a sentence tells somebody's words without saying whose (`Persönlich bereichert habe er sich nicht.`): a verb of its
/// first clause stands in the mood of what is told.
fn is_told(scene: &Scene<'_>, frame: Frame) -> bool {
    let words = frame.words;
    if scene.language != Language::German || words.len() < 4 {
        return false;
    }
    let mut first = (words.start()..words.end()).take_while(|&n| !scene.is_mark(n, ","));
    let Some(verb) = first.find(|&n| is_any(scene, n, "told") && !scene.is_quoted(n)) else {
        return false;
    };
    // `Es sei denn`, `Ich habe`; a question or a wish begins with its verb.
    let next = verb + 1;
    let set = next < words.end() && scene.is_text(next, "denn");
    let me = |n: usize| scene.is_text(n, "ich");
    let own = (words.start()..words.end()).any(|n| me(n) && !scene.is_quoted(n));
    let opens = scene.is(words.start(), Class::CONJUNCTION);
    verb > words.start() && !set && !own && !opens
}
