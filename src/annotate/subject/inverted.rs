//! The subject behind its verb: `said Mara Lind`, `dijo a la agencia Norte el alcalde`.

use super::ends_clause;
use crate::annotate::noun_phrase::{at_start, first_in, is_surname};
use crate::annotate::scene::{Scene, Words};
use crate::annotate::words::Class;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::Run;

/// Past when it was said, in another language than English: `había dicho | horas antes | la alcaldesa`, `sagte | am Abend | der Minister`.
fn past_moment(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    if scene.language == Language::English {
        return start;
    }
    let when = |n: usize| {
        n < end && (scene.is(n, Class::DAY) || wordlist::has(scene.language, "when", scene.text(n)))
    };
    // `lundi | dernier`: alone it is somebody (`ce dernier`).
    let behind =
        |n: usize| n > start && wordlist::has(scene.language, "when_behind", scene.text(n));
    let leads = Class::DETERMINER.or(Class::PREPOSITION);
    let mut at = start;
    while at < end {
        let number = scene.text(at).starts_with(|c: char| c.is_ascii_digit());
        match () {
            () if when(at) || behind(at) => at += 1,
            () if (scene.is(at, leads) || number) && when(at + 1) => at += 2,
            () if scene.is(at, Class::PREPOSITION)
                && at + 1 < end
                && scene.is(at + 1, Class::DETERMINER)
                && when(at + 2) =>
            {
                at += 3
            }
            () => break,
        }
    }
    at
}

/// Past how or to whom it was said, in French and Spanish, where the subject follows: `dijo | a la agencia Norte | el alcalde`.
fn past_aside(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    const LONGEST_ASIDE: usize = 6;
    let romance = matches!(scene.language, Language::French | Language::Spanish);
    if !romance || start >= end || !scene.is(start, Class::PREPOSITION) {
        return start;
    }
    let within = start + 2..end.min(start + 2 + LONGEST_ASIDE);
    let aside = within.clone().take_while(|&n| {
        scene.is_word(n) && !scene.is(n, Class::CONJUNCTION) && scene.cue(n).is_none()
    });
    let free = |n: usize| {
        !scene.is(
            n - 1,
            Class::PREPOSITION.or(Class::OF).or(Class::DETERMINER),
        )
    };
    let human = |n: usize| scene.is(n, Class::DETERMINER) && free(n);
    let named = |n: usize| {
        let capital = |n: usize| n < end && scene.is(n, Class::CAPITAL) && !scene.is(n, Class::DAY);
        free(n) && capital(n) && capital(n + 1) && !scene.is(n - 1, Class::CAPITAL)
    };
    let mut aside: Vec<usize> = aside.collect();
    aside.retain(|&n| human(n) || named(n));
    let found = aside.iter().find(|&&n| human(n)).or(aside.first());
    let fits = |&&n: &&usize| {
        at_start(scene, Run::new(n, end)).is_some_and(|it| ends_clause(scene, it.end(), end))
    };
    found.filter(fits).copied().unwrap_or(start)
}

/// The subject after its cue: `said Mara Lind`.
pub(in crate::annotate) fn inverted(scene: &Scene<'_>, rest: Words) -> Option<Words> {
    // `dit-il`, `affirme-t-elle`
    let linked = |n: usize| n < rest.end() && (scene.is_mark(n, "-") || scene.text(n) == "t");
    let skipped = match scene.language {
        Language::French => (rest.start()..rest.end())
            .take_while(|&n| linked(n))
            .count(),
        _ => 0,
    };
    let start = past_moment(scene, rest.start() + skipped, rest.end());
    let rest = Run::new(past_aside(scene, start, rest.end()), rest.end());
    let first = rest.start();
    if first >= rest.end() || !scene.is_word(first) || scene.is_quoted(first) {
        return None;
    }
    let refused = Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::DAY);
    if scene.is(first, refused) || scene.is_text(first, "it") {
        return None;
    }
    // `ce dernier`
    let longer = scene.is(first, Class::DETERMINER) && scene.language == Language::French;
    if scene.is(first, Class::PRONOUN) && !longer && !is_surname(scene, first, rest.end()) {
        return Some(Run::new(first, first + 1));
    }
    if let Some(it) = at_start(scene, rest) {
        return Some(it);
    }
    // `said former harbor master Mara Lind`
    let end = (first..rest.end().min(first + 8))
        .find(|&n| {
            !scene.is_word(n) && !scene.is_mark(n, "-") || scene.is(n, refused.or(Class::HELPER))
        })
        .unwrap_or(rest.end().min(first + 8));
    let name =
        first_in(scene, Run::new(first, end)).filter(|it| scene.is(it.start(), Class::CAPITAL))?;
    Some(Run::new(first, name.end()))
}
