//! Who speaks right behind a quotation without a known verb of speech: a signature, or a name with any verb.

use super::frames::Speaker;
use super::noun_phrase::at_start;
use super::scene::{Scene, Words};
use super::subject::inverted;
use super::words::Class;
use crate::annotate::Route;
use crate::lexicon::language::Language;
use crate::text::Run;

/// `— Mara Lind` after a quotation.
pub(super) fn signed(scene: &Scene<'_>, after: Words) -> Option<Speaker> {
    let dash = after.start();
    if dash >= after.end() || !matches!(scene.text(dash), "-" | "--" | "–" | "—" | "―") {
        return None;
    }
    let source = at_start(scene, Run::new(dash + 1, after.end()))?;
    scene.is(source.start(), Class::CAPITAL).then_some(Speaker {
        source,
        cue: None,
        route: Route::Behind,
    })
}

/// `“…,” Lind laughed`: any verb in the place of a cue.
pub(super) fn any_verb(scene: &Scene<'_>, after: Words) -> Option<Speaker> {
    if scene.language != Language::English {
        return verb_of_any_kind(scene, after);
    }
    if let Some(it) = verb_and_name(scene, after) {
        return Some(it);
    }
    let source = at_start(scene, after)?;
    if let Some(it) = many_and_verb(scene, source, after.end()) {
        return Some(it);
    }
    let mut n = source.end();
    if n < after.end() && scene.is_mark(n, ",") {
        n = (n + 1..after.end().min(n + 16)).find(|&it| scene.is_mark(it, ","))? + 1;
    }
    if n < after.end() && scene.is(n, Class::ADVERB) {
        n += 1;
    }
    let verb = n < after.end() && !scene.is(n, Class::CAPITAL) && {
        let text = scene.text(n);
        ["ed", "s", "t", "w", "ke", "ng"]
            .iter()
            .any(|it| text.ends_with(it))
    };
    verb.then_some(Speaker {
        source,
        cue: None,
        route: Route::Behind,
    })
}

/// `“…,” the records state.`: a word behind a noun for many, at the end of the sentence, is a verb.
fn many_and_verb(scene: &Scene<'_>, source: Words, end: usize) -> Option<Speaker> {
    let verb = source.end() - 1;
    let stop = source.end() + 1 == end && scene.is_mark(source.end(), ".");
    let many = source.len() > 2
        && scene.is(source.start(), Class::DETERMINER)
        && scene.text(verb - 1).ends_with('s')
        && !scene.text(verb).ends_with('s');
    (stop && many).then(|| Speaker {
        source: Run::new(source.start(), verb),
        cue: None,
        route: Route::Behind,
    })
}

/// `“…!” exclaimed Lind`: a verb in the past and a name, right behind the quotation.
fn verb_and_name(scene: &Scene<'_>, after: Words) -> Option<Speaker> {
    let mark = after.start() < after.end() && scene.is_mark(after.start(), ",");
    let verb = after.start() + usize::from(mark);
    let past = scene.is_word_at(verb, after.end())
        && !scene.is(verb, Class::CAPITAL.or(Class::ADVERB))
        && scene.text(verb).ends_with("ed");
    let source = at_start(scene, Run::new(verb + 1, after.end().max(verb + 1)))?;
    let named = scene.is(source.start(), Class::CAPITAL) && source.start() == verb + 1;
    (past && named).then_some(Speaker {
        source,
        cue: None,
        route: Route::Behind,
    })
}

/// `„…“, lachte Lind`: a word in lower case and a name or noun, right behind the comma of a quotation.
fn verb_of_any_kind(scene: &Scene<'_>, after: Words) -> Option<Speaker> {
    let mut verb = after.start() + 1;
    // `« … », s’est étonnée Lind`
    let first = verb;
    let joins = |n: usize| scene.is(n, Class::HELPER) && scene.is_word_at(n + 1, after.end());
    while scene.language == Language::French
        && verb < first + 3
        && verb < after.end()
        && joins(verb)
    {
        verb += 1;
    }
    let refused = Class::PREPOSITION
        .or(Class::CONJUNCTION)
        .or(Class::DETERMINER)
        .or(Class::PRONOUN)
        .or(Class::CAPITAL)
        .or(Class::OF);
    let fits = scene.language != Language::Other
        && verb < after.end()
        && scene.is_mark(after.start(), ",")
        && scene.is_word(verb)
        && !scene.is(verb, refused);
    if !fits {
        return None;
    }
    inverted(scene, Run::new(verb + 1, after.end())).map(|source| Speaker {
        source,
        cue: None,
        route: Route::Behind,
    })
}
