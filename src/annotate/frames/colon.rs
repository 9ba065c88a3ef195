//! Who speaks where no verb of speech says so: a name before a colon, and behind `pour` and `para`.

use super::Speaker;
use crate::annotate::Route;
use crate::annotate::noun_phrase::at_start;
use crate::annotate::scene::{Scene, Words};
use crate::annotate::subject;
use crate::annotate::words::Class;
use crate::lexicon::given::given;
use crate::lexicon::language::Language;
use crate::text::Run;
use crate::text::normal::fold;

/// `Lind sighed: “…”`: a name, a word or two, and a colon.
pub(super) fn verb_before_colon(scene: &Scene<'_>, before: Words) -> Option<Speaker> {
    const LONGEST_VERB: usize = 3;
    let colon = before.end().checked_sub(1)?;
    let fits = scene.language == Language::English && colon > before.start();
    if !fits || !scene.is_mark(colon, ":") {
        return None;
    }
    let start = subject::after_opening_phrase(scene, Run::new(before.start(), colon));
    let source = at_start(scene, Run::new(start, colon))?;
    let verb = source.end()..colon;
    let who = Class::PRONOUN.or(Class::CAPITAL);
    let fits = scene.is(source.start(), who)
        && (1..=LONGEST_VERB).contains(&verb.len())
        && !scene.is(verb.start, Class::PREPOSITION.or(Class::BE))
        && verb.into_iter().all(|n| scene.is_word(n));
    fits.then_some(Speaker {
        source,
        cue: None,
        route: Route::Before,
    })
}

/// `Pour Mara Lind, « … »`, `Para Mara Lind, que preside el consejo, “…”`: who thinks so, a person by the given name.
pub(super) fn for_whom(scene: &Scene<'_>, before: Words) -> Option<Speaker> {
    let first = before.start();
    let opens = match scene.language {
        Language::French => scene.is_text(first, "pour"),
        Language::Spanish => scene.is_text(first, "para"),
        _ => false,
    };
    if !opens || before.len() < 3 {
        return None;
    }
    let source = at_start(scene, Run::new(first + 1, before.end()))?;
    let named = (source.start()..source.end()).any(|n| {
        scene.is(n, Class::CAPITAL) && given(scene.language, &fold(scene.text(n))).is_some()
    });
    let apart = source.end() < before.end() && scene.is_mark(source.end(), ",");
    (named && apart).then_some(Speaker {
        source,
        cue: None,
        route: Route::Before,
    })
}

/// `Ministerin Lind: „…“`: nothing but a name and a colon.
pub(super) fn named_before_colon(scene: &Scene<'_>, before: Words) -> Option<Speaker> {
    let colon = before.end().checked_sub(1)?;
    let fits =
        scene.language != Language::English && colon > before.start() && scene.is_mark(colon, ":");
    let source = at_start(scene, before).filter(|it| fits && it.end() == colon)?;
    Some(Speaker {
        source,
        cue: None,
        route: Route::Before,
    })
}
