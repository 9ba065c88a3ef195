//! Who speaks, from the words around a quotation in its own sentence: subject of a cue before or after it.

use super::any_verb::{any_verb, signed};
use super::german;
use super::noun_phrase::{at_start, first_in, last_in};
use super::scene::{Scene, Words};
use super::subject::{ends_clause, inverted, subject};
use super::verbs;
use super::words::Class;
use crate::annotate::Route;
use crate::lexicon::cues::Cue;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::Run;

mod colon;

use colon::{for_whom, named_before_colon, verb_before_colon};

/// Most words between the end of a quotation and the cue that belongs to it.
const WORDS_TO_CUE: usize = 22;

/// Most tokens between a verb in the passive and the quotation that it leads to.
const FARTHEST_PASSIVE: usize = 12;

/// A source with the cue that leads to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speaker {
    pub source: Words,
    pub cue: Option<Words>,
    pub route: Route,
}

/// The speaker of a quotation (`unit`), from the words of its sentence that are free for it: from `low` to `high`.
/// `ends` says that the quotation ends as speech before a cue does (`,` `?` `.` …).
pub(super) fn speaker(
    scene: &Scene<'_>,
    unit: Words,
    low: usize,
    high: usize,
    ends: bool,
) -> Option<Speaker> {
    let after = Run::new(unit.end(), high.max(unit.end()));
    let before: Words = Run::new(low.min(unit.start()), unit.start());
    if is_followed(scene, before, after) {
        return cue_before(scene, before, after);
    }
    if let Some(it) = german::verb_at_end(scene, before, after) {
        return Some(it);
    }
    if ends && !names_it(scene, before) && !is_told_to(scene, before) {
        let found = cue_after(scene, before, after)
            .or_else(|| signed(scene, after))
            .or_else(|| any_verb(scene, after));
        if found.is_some() {
            return found;
        }
    }
    cue_before(scene, before, after)
        .or_else(|| named_before_colon(scene, before))
        .or_else(|| verb_before_colon(scene, before))
        .or_else(|| for_whom(scene, before))
        .or_else(|| cue_after(scene, before, after))
}

/// Who says the words before a sentence that begins with a name and its verb: `Mara Lind asked.`, and behind a comma
/// `Lind said in a letter that …`.
pub(super) fn said_by(scene: &Scene<'_>, sentence: Words, comma: bool) -> Option<Speaker> {
    let source = at_start(scene, sentence)?;
    let verb = source.end();
    let said = verb < sentence.end() && scene.cue(verb) == Some(Cue::Speech);
    let ends = verb + 1 >= sentence.end() || !scene.is_word(verb + 1);
    (said && (comma || ends)).then_some(Speaker {
        source,
        cue: Some(Run::new(verb, verb + 1)),
        route: Route::Behind,
    })
}

/// `Lind pledged “…,” and she vowed to go on`: what stands behind `and` says something else.
fn is_followed(scene: &Scene<'_>, before: Words, after: Words) -> bool {
    let next = (after.start()..after.end()).find(|&n| scene.is_word(n));
    let joins = next.is_some_and(|n| scene.is_text(n, "and") || scene.is_text(n, "but"));
    joins && scene.has_words(before, 1) && scene.language == Language::English
}

/// `what Lind calls “…”`: a verb right before the words, which is no `said`.
fn names_it(scene: &Scene<'_>, before: Words) -> bool {
    before.start() + 1 < before.end()
        && matches!(scene.cue(before.end() - 1), Some(Cue::Plain | Cue::Noun))
        && !scene.is(before.end() - 1, Class::GERUND)
        && scene.language == Language::English
}

/// `…, and told her, “…,” the Herald reported`: a verb with whom it is told to leads right to the words.
fn is_told_to(scene: &Scene<'_>, before: Words) -> bool {
    let whom = ["him", "her", "them", "me", "us"];
    let end = before.end();
    end >= before.start() + 3
        && (scene.is_mark(end - 1, ",") || scene.is_mark(end - 1, ":"))
        && whom.iter().any(|it| scene.is_text(end - 2, it))
        && scene.is(end - 3, Class::ADDRESSES)
        && scene.cue(end - 3).is_some()
}

/// Whether the verb of speech nearest before a quotation is in the passive and nobody is named who speaks
/// (`Lind was asked: “…”`).
pub(super) fn is_spoken_to(scene: &Scene<'_>, unit: Words, low: usize) -> bool {
    let before: Words = Run::new(low.min(unit.start()), unit.start());
    let from = before.end().saturating_sub(FARTHEST_PASSIVE);
    let near: Words = Run::new(from.max(before.start()), before.end());
    let nearest = cues(scene, near).next_back();
    nearest.is_some_and(|it| verbs::is_passive(scene, it.start(), before.start()))
}

/// The cues in a run: positions and lengths in tokens (`according to` has two).
pub(super) fn cues<'a>(
    scene: &'a Scene<'_>,
    words: Words,
) -> impl DoubleEndedIterator<Item = Words> + 'a {
    (words.start()..words.end()).filter_map(move |n| match scene.according_len(n, words.end()) {
        0 => scene
            .cue(n)
            .filter(|_| !german::is_governed(scene, n, words.start()))
            .map(|_| Run::new(n, n + 1)),
        len => Some(Run::new(n, n + len)),
    })
}

/// The source of a phrase like `according to`: what follows it, or what stands before it.
pub(super) fn according_source(scene: &Scene<'_>, cue: Words, within: Words) -> Option<Words> {
    if scene.is(cue.start(), Class::ACCORDING_AFTER) {
        let before = Run::new(within.start().min(cue.start()), cue.start());
        return last_in(scene, before).filter(|it| it.end() == cue.start());
    }
    let start = past_when(scene, cue.end(), within.end());
    first_in(scene, Run::new(start, within.end().max(start)))
}

/// Past the verb behind a word for `as`, and past when it was said (`según informó este domingo el Gobierno`).
fn past_when(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    if scene.language == Language::English || start >= end || scene.cue(start).is_none() {
        return start;
    }
    let mut at = start + 1;
    while at < end {
        let day = |n: usize| n < end && scene.is(n, Class::DAY);
        match () {
            () if day(at) => at += 1,
            () if scene.is(at, Class::DETERMINER) && day(at + 1) => at += 2,
            () => break,
        }
    }
    at
}

fn cue_after(scene: &Scene<'_>, before: Words, after: Words) -> Option<Speaker> {
    let cue = cues(scene, after).find(|it| !verbs::is_noun(scene, it.start(), after.start()))?;
    // `…,” which the mayor said is a word for it`
    let first = (after.start()..cue.start()).find(|&n| scene.is_word(n));
    let relative = |n: usize| {
        ["which", "who", "whom"]
            .iter()
            .any(|it| scene.is_text(n, it))
    };
    if first.is_some_and(|n| relative(n) && !(n..cue.start()).any(|it| scene.is_mark(it, ","))) {
        return None;
    }
    if is_other_clause(scene, before, cue, after) {
        return None;
    }
    let between = Run::new(after.start(), cue.start());
    // `…,” Lind sighed, when Holm said no.`
    let of_other = (between.start()..between.end())
        .rev()
        .take_while(|&n| !scene.is_mark(n, ","))
        .any(|n| wordlist::has(scene.language, "elsewhere", scene.text(n)));
    if of_other {
        return None;
    }
    if scene.count(between) > WORDS_TO_CUE {
        return None;
    }
    let rest = Run::new(cue.end(), after.end());
    let source = if scene.is_phrase(cue) {
        according_source(scene, cue, after)
    } else if let Some(it) = handed_on(scene, cue.start(), after) {
        Some(it)
    } else if let Some(it) = verbs::owner(scene, cue.start(), after.start()) {
        Some(it)
    } else if verbs::is_tail(scene, cue.start()) {
        subject(scene, between, cue.start())
    } else if scene.is_wordless(between) {
        inverted(scene, rest).or_else(|| subject(scene, between, cue.start()))
    } else {
        // `…,” lawmakers dismissed the concerns`: what follows is no subject where a word stands before the verb.
        let open = scene.language != Language::English || !scene.is_word(cue.start() - 1);
        let behind = || inverted(scene, rest).filter(|_| open);
        subject(scene, between, cue.start()).or_else(behind)
    }?;
    Some(Speaker {
        source,
        cue: Some(cue),
        route: Route::Behind,
    })
}

/// Whether a verb behind a quotation says something else: `Lind offered “…” to the town, and praised it`, `Lind found it
/// “…,” the town dismissed the plan`.
fn is_other_clause(scene: &Scene<'_>, before: Words, cue: Words, after: Words) -> bool {
    let (verb, next) = (cue.start(), cue.end());
    if scene.language != Language::English || verb == after.start() {
        return false;
    }
    let joined = ["and", "but", "or"]
        .iter()
        .any(|it| scene.is_text(verb - 1, it));
    let object = Class::DETERMINER.or(Class::CAPITAL);
    let told = scene.cue(verb) == Some(Cue::Plain)
        && !scene.is(verb, Class::ADDRESSES.or(Class::GERUND))
        && scene.is_word(verb - 1)
        && next < after.end()
        && scene.is(next, object)
        && scene.has_words(before, 3)
        && scene.is_word(before.end() - 1)
        && scene.cue(before.end() - 1).is_none();
    joined || told
}

fn cue_before(scene: &Scene<'_>, before: Words, after: Words) -> Option<Speaker> {
    cues(scene, before).rev().find_map(|cue| {
        // `in a series of tweets`
        let held = scene.language == Language::English
            && scene.cue(cue.start()) == Some(Cue::Noun)
            && cue.start() > before.start()
            && scene.is(cue.start() - 1, Class::OF);
        if held {
            return None;
        }
        let source = if scene.is_phrase(cue) {
            according_source(scene, cue, before)
        } else if let Some(it) = handed_on(scene, cue.start(), before) {
            Some(it)
        } else if let Some(it) = verbs::owner(scene, cue.start(), before.start()) {
            Some(it)
        } else if verbs::is_passive(scene, cue.start(), before.start()) {
            let rest = Run::new(cue.end(), before.end());
            verbs::agent(scene, rest).or_else(|| verbs::agent(scene, after))
        } else if cue.start() == before.start() && !verbs::is_tail(scene, cue.start()) {
            // `Said Mara Lind: “…”`
            inverted(scene, Run::new(cue.end(), before.end()))
        } else {
            let direct = subject(scene, Run::new(before.start(), cue.start()), cue.start());
            parenthesis(scene, cue, direct, before.end())
                .or_else(|| verb_second(scene, cue, direct, before.end()))
                .or(direct)
        }?;
        Some(Speaker {
            source,
            cue: Some(cue),
            route: Route::Before,
        })
    })
}

/// `Her words, said Mara Lind, the mayor, are “safe”`: a name behind its verb, between commas, right behind the subject of what is said.
fn parenthesis(scene: &Scene<'_>, cue: Words, direct: Option<Words>, end: usize) -> Option<Words> {
    let apart = cue.start() > 0
        && scene.is_mark(cue.start() - 1, ",")
        && direct.is_some_and(|it| it.end() + 1 == cue.start());
    if scene.language != Language::English || !apart {
        return None;
    }
    let found = inverted(scene, Run::new(cue.end(), end.max(cue.end())))?;
    (found.end() < end && scene.is_mark(found.end(), ",")).then_some(found)
}

/// `Am Montag sagte Lind`, `En Madrid dijo Lind`: the subject behind its verb, where something else stands before it.
pub(super) fn verb_second(
    scene: &Scene<'_>,
    cue: Words,
    direct: Option<Words>,
    end: usize,
) -> Option<Words> {
    if scene.language == Language::English {
        return None;
    }
    let helped = |it: Words| (it.end()..cue.start()).all(|n| scene.is(n, Class::HELPER));
    // `Lind dénonce “…” et accuse la ville de …`: what follows is no subject.
    let joined = cue.start() > 0
        && ["et", "y", "e", "und"]
            .iter()
            .any(|it| scene.is_text(cue.start() - 1, it));
    let parted = |it: Words| is_apposed(scene, it, cue.start());
    if direct.is_some_and(helped) || direct.is_some_and(parted) || joined {
        return None;
    }
    inverted(scene, Run::new(cue.end(), end.max(cue.end())))
}

/// `El exalcalde, de 61 años, negó …`: a subject that what stands between commas parts from its verb.
pub(super) fn is_apposed(scene: &Scene<'_>, subject: Words, verb: usize) -> bool {
    if scene.language == Language::English {
        return false;
    }
    // `Le maire, Octave Sorel, a promis`
    let mut verb = verb;
    while verb > subject.end() && scene.is(verb - 1, Class::HELPER) {
        verb -= 1;
    }
    subject.end() + 1 < verb && scene.is_mark(subject.end(), ",") && scene.is_mark(verb - 1, ",")
}

/// A source with the name that `and` joins to it (`Lind and Holm`): which of the two spoke is not known. `cue` says where
/// its verb stands.
pub(super) fn joint(scene: &Scene<'_>, source: Words, cue: Option<Words>) -> Option<Words> {
    const FARTHEST_NAME: usize = 8;
    if scene.language != Language::English || !scene.is(source.start(), Class::CAPITAL) {
        return None;
    }
    let name = |it: &Words| scene.is(it.start(), Class::CAPITAL);
    let (low, high) = scene.sentence_around(source);
    if let Some(and) = source.start().checked_sub(1).filter(|&n| n > low)
        && scene.is_text(and, "and")
        && let before = Run::new(low.max(and.saturating_sub(FARTHEST_NAME)), and)
        && let Some(it) = last_in(scene, before).filter(|it| it.end() == and && name(it))
    {
        return Some(Run::new(it.start(), source.end()));
    }
    let and = source.end();
    if and + 1 >= high || !scene.is_text(and, "and") {
        return None;
    }
    let it = at_start(scene, Run::new(and + 1, high)).filter(name)?;
    let fits = match cue {
        Some(cue) if cue.start() >= it.end() => true,
        Some(_) => ends_clause(scene, it.end(), high),
        None => !scene.is_text_at(it.end(), high, "said"),
    };
    fits.then(|| Run::new(source.start(), it.end()))
}

/// `quoted Lind as saying`: whose words are handed on, by the verb that hands on or by the `saying` after it.
fn handed_on(scene: &Scene<'_>, cue: usize, within: Words) -> Option<Words> {
    let says = |n: usize| {
        n + 1 < within.end()
            && scene.is_text(n, "as")
            && (scene.is_text(n + 1, "saying") || scene.is_text(n + 1, "telling"))
    };
    // `Lind was quoted by the Herald as saying`: what a preposition leads to only hands on.
    let whose = |verb: usize, as_saying: usize| match scene.is(verb + 1, Class::PREPOSITION) {
        true => subject(scene, Run::new(within.start(), verb), verb),
        false => first_in(scene, Run::new(verb + 1, as_saying)),
    };
    if scene.is(cue, Class::QUOTES) {
        let as_saying = (cue + 1..within.end().min(cue + 14)).find(|&n| says(n))?;
        return whose(cue, as_saying);
    }
    if cue > within.start() && says(cue - 1) {
        let start = within.start().max(cue.saturating_sub(14));
        let verb = (start..cue - 1)
            .rev()
            .find(|&n| scene.is(n, Class::QUOTES))?;
        return whose(verb, cue - 1);
    }
    None
}
