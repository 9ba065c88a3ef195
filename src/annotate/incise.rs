//! Who speaks, told inside the marks, as French does: `« Le port, explique Mara Lind, reste ouvert. »`, and Spanish between dashes:
//! `“El puerto —explica Mara Lind— sigue abierto”`.

use super::scene::{Scene, Words};
use super::subject;
use super::words::Class;
use crate::lexicon::cues::Cue;
use crate::lexicon::language::Language;
use crate::segment::marks::Quotation;
use crate::text::{Run, Span};

/// Most tokens of who speaks and what they are.
const LONGEST: usize = 16;

/// Most tokens of a verb with what stands before it (`a-t-il ajouté`).
const LONGEST_VERB: usize = 7;

/// The quotation without who speaks inside its marks: the parts before and behind; none where nobody does. Linear.
pub(super) fn parts(scene: &Scene<'_>, it: Quotation) -> Option<Vec<Quotation>> {
    let words = scene.words_of(it.content);
    if matches!(scene.language, Language::Spanish | Language::French)
        && let Some(parts) = dashed(scene, it, words)
    {
        return Some(parts);
    }
    if scene.language != Language::French {
        return None;
    }
    let (comma, end) = (words.start()..words.end()).find_map(|n| {
        let told = scene.is_mark(n, ",") && n > words.start();
        told.then(|| Some((n, incise_end(scene, n + 1, words.end())?)))?
    })?;
    let first = scene.span(Run::new(comma, comma + 1)).end();
    let mut parts = vec![Quotation {
        span: Span::new(it.span.start(), first),
        content: Span::new(it.content.start(), first),
        closed: true,
        ..it
    }];
    if end < words.end() {
        let start = scene.span(Run::new(end, end + 1)).start();
        parts.push(Quotation {
            span: Span::new(start, it.span.end()),
            content: Span::new(start, it.content.end()),
            ..it
        });
    }
    Some(parts)
}

/// The parts before and behind a verb of saying with its subject between two dashes.
fn dashed(scene: &Scene<'_>, it: Quotation, words: Words) -> Option<Vec<Quotation>> {
    let dash = |n: usize| matches!(scene.text(n), "—" | "–");
    let (open, close) = (words.start() + 1..words.end())
        .filter(|&n| dash(n))
        .find_map(|open| {
            let close = (open + 2..words.end().min(open + 2 + LONGEST)).find(|&n| dash(n))?;
            let linked = |n: usize| {
                scene.is(n, Class::HELPER.or(Class::PRONOUN))
                    || scene.is_mark(n, "-")
                    || scene.text(n) == "t"
            };
            let verb = (open + 1..close.min(open + 1 + LONGEST_VERB)).find(|&n| !linked(n))?;
            let says = matches!(scene.cue(verb), Some(Cue::Speech | Cue::Plain));
            let asked = (open + 1..verb)
                .any(|n| scene.is(n, Class::PRONOUN) && !scene.is(n, Class::HELPER));
            let named =
                says && (asked || subject::inverted(scene, Run::new(verb + 1, close)).is_some());
            named.then_some((open, close))
        })?;
    let end = scene.span(Run::new(open - 1, open)).end();
    let mut parts = vec![Quotation {
        span: Span::new(it.span.start(), end),
        content: Span::new(it.content.start(), end),
        closed: true,
        ..it
    }];
    let mark = |n: usize| n < words.end() && (scene.is_mark(n, ",") || scene.is_mark(n, "."));
    let next = close + 1 + usize::from(mark(close + 1));
    if next < words.end() {
        let start = scene.span(Run::new(next, next + 1)).start();
        parts.push(Quotation {
            span: Span::new(start, it.span.end()),
            content: Span::new(start, it.content.end()),
            ..it
        });
    }
    Some(parts)
}

/// Where what a verb of saying and its subject take up from `at` on ends, past its comma.
fn incise_end(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    let linked = |n: usize| {
        scene.is(n, Class::HELPER.or(Class::PRONOUN))
            || scene.is_mark(n, "-")
            || scene.text(n) == "t"
    };
    let verb = (at..end.min(at + LONGEST_VERB)).find(|&n| !linked(n))?;
    let asked = (at..verb).any(|n| scene.is(n, Class::PRONOUN));
    if scene.cue(verb) != Some(Cue::Speech) {
        return None;
    }
    let rest: Words = Run::new(verb + 1, end.min(verb + LONGEST));
    let past = match asked {
        true => verb + 1,
        false => subject::inverted(scene, rest)?.end(),
    };
    let comma =
        |from: usize| (from..rest.end()).find(|&n| scene.is_mark(n, ",") || scene.is_mark(n, "."));
    let first = match comma(past) {
        Some(n) => n,
        None => return (rest.end() == end).then_some(end),
    };
    // `explique le porte-parole, Karl Holm, …`
    let named = first + 1 < end && scene.is(first + 1, Class::CAPITAL) && scene.is_mark(first, ",");
    let last = if named {
        comma(first + 1).unwrap_or(first)
    } else {
        first
    };
    Some((last + 1).min(end))
}
