//! Places in a sentence where a verb of speech may belong to another clause than the words between marks.

use super::attribution::Unit;
use super::frames::Speaker;
use super::scene::Scene;
use super::words::Class;
use crate::annotate::Route;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::Run;

/// Words from which on a verb behind a part of a clause is no longer the verb of that clause.
const APART: usize = 2;

/// Whether who speaks is a guess, though a verb of speech goes with it. Of words that are a part of a clause:
/// `wore a shirt with “Stop” on it, as Lind said` (10 of 15 such were wrong on annotated news), `While Lind called it
/// “safe,” Holm said` (5 of 6), `a reading of Lind's letter calls it “safe”` (4 of 4), `Holm heard that Lind called it
/// “safe”` (5 of 9).
pub(super) fn is_doubtful(scene: &Scene<'_>, unit: &Unit, speaker: Speaker) -> bool {
    let Some(cue) = speaker.cue.filter(|_| scene.language == Language::English) else {
        return false;
    };
    let (start, end) = (unit.words.start(), unit.words.end());
    let (low, _) = scene.sentence_around(unit.words);
    let embedded = start > low && scene.is_word(start - 1) && scene.cue(start - 1).is_none();
    if !embedded && !unit.in_told {
        return false;
    }
    let source = speaker.source.start();
    if unit.rival {
        return true;
    }
    if source >= end && is_aside(scene, unit, low) {
        return true;
    }
    match speaker.route {
        // `“We stay” is “all,” Lind said`: the whole sentence is hers.
        Route::Behind if scene.is_quoted(low) => false,
        Route::Behind => {
            let next = source.min(cue.start()).max(end);
            let opened =
                low < start && wordlist::has(Language::English, "opens_clause", scene.text(low));
            // `“…,” the Herald quoted Lind as saying`
            let handed_on = scene.is(cue.start(), Class::QUOTES);
            !handed_on && (scene.count(Run::new(end, next)) >= APART || opened)
        }
        Route::Before => {
            let behind = |it: &str| source > low && scene.is_text(source - 1, it);
            let own =
                scene.article.text()[scene.span(speaker.source).end()..].starts_with(['\'', '’']);
            behind("of") && !own || behind("that")
        }
        _ => false,
    }
}

/// Whether words between marks end a clause with `who` or `which` that is set apart in the sentence: `Lind, who was listed as a
/// member of its “professional staff,” had left, the police said`. Whose words they are the verb of the sentence does not say.
fn is_aside(scene: &Scene<'_>, unit: &Unit, low: usize) -> bool {
    let (start, end) = (unit.words.start(), unit.words.end());
    let content = scene.article.slice(unit.quotation.content);
    let comma = (low..start).rev().find(|&n| scene.is_mark(n, ","));
    let relative = comma.is_some_and(|n| {
        ["who", "which", "whose"]
            .iter()
            .any(|it| scene.is_text(n + 1, it))
    });
    let said = comma.is_some_and(|n| (n..start).any(|it| scene.cue(it).is_some()));
    relative && !said && (content.ends_with(',') || scene.is_mark_at(end, ","))
}
