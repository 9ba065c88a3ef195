//! What is told with quoted words in it, and what only leads to a quotation.

use super::Unit;
use crate::annotate::Route;
use crate::annotate::frames::Speaker;
use crate::annotate::indirect::Told;
use crate::annotate::scene::{Scene, Words};
use crate::annotate::words::Class;
use crate::lexicon::cues::Cue;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::Run;

/// Decides what is a quotation with its lead (`said of the harbor: “…”`) and what is told with quoted words in it.
pub(super) fn settle(scene: &Scene<'_>, units: &mut [Unit], all_told: &mut Vec<Told>) {
    all_told.retain(|told| {
        let holds = |unit: &Unit| {
            told.content.start() <= unit.words.start() && unit.words.end() <= told.content.end() + 1
        };
        let first = units.partition_point(|it| it.words.start() < told.content.start());
        let len = units[first..].iter().take_while(|it| holds(it)).count();
        let inside = &mut units[first..first + len];
        let Some(unit) = inside.first_mut() else {
            return true;
        };
        let lead = Run::new(told.content.start(), unit.words.start());
        let speaker = Speaker {
            source: told.source,
            cue: Some(told.cue),
            route: Route::Before,
        };
        if is_lead(scene, unit, lead) {
            // `“…,” Lind said, according to the letter`: the letter hands it on.
            let said = unit.speaker.filter(|it| it.route == Route::Behind);
            let own = said.is_some_and(|it| {
                it.cue
                    .is_some_and(|cue| cue != told.cue && !scene.is_phrase(cue))
                    && scene.is_phrase(told.cue)
            });
            if scene.is_wordless(lead) && !own || said.is_none() {
                unit.speaker = Some(speaker);
            }
            return false;
        }
        let covered: usize = inside.iter().map(|it| scene.count(it.words)).sum();
        for unit in &mut *inside {
            unit.in_told = true;
            if !is_nearer(scene, unit.speaker, told) {
                unit.rival = is_rival(scene, unit.speaker, told);
            }
            if !unit.rival && !is_nearer(scene, unit.speaker, told) {
                unit.speaker = Some(speaker);
            }
        }
        if covered >= scene.count(told.content) {
            inside[0].in_told = false;
            return false;
        }
        true
    });
}

/// `Lind said it was new, and Holm called it “safe”`: a name that is joined to what is told, and has the verb before the quotation.
fn is_rival(scene: &Scene<'_>, own: Option<Speaker>, told: &Told) -> bool {
    let Some(own) = own.filter(|it| it.route == Route::Before) else {
        return false;
    };
    let at = own.source.start();
    let words = |it: Words| scene.article.slice(scene.span(it));
    let inside = at > told.content.start() && own.cue.is_some_and(|it| it.start() > at);
    if !inside {
        return false;
    }
    // `, and Holm called it`, `“safe” and Holm called it`, but not `of Lind and Holm`.
    let apart = at >= 2 && (scene.is_mark(at - 2, ",") || scene.is_quoted(at - 2));
    let joined = scene.is_text(at - 1, "and") && apart
        || ["while", "but"].iter().any(|it| scene.is_text(at - 1, it));
    joined
        && scene.language == Language::English
        && scene.is(at, Class::CAPITAL)
        && words(own.source) != words(told.source)
}

/// Whether a quotation inside something told has a verb of speech of its own there (`…, but Lind said it is “safe”`), or a
/// verb behind it where what is told is shown by a poll or paper, or only handed on (`“…,” Lind said, according to …`).
fn is_nearer(scene: &Scene<'_>, own: Option<Speaker>, told: &Told) -> bool {
    own.is_some_and(|own| {
        own.cue.is_some_and(|cue| {
            let inside =
                own.source.start() >= told.content.start() && cue.start() > told.cue.start();
            let said = scene.cue(cue.start()) == Some(Cue::Speech);
            let shown = scene.cue(told.cue.start()).is_none() && !scene.is_phrase(told.cue);
            let handed_on = told.content.start() <= cue.start() && cue.end() <= told.content.end();
            // `asked whether the town, which Holm called “safe,” is`: who asks tells nothing.
            let asked = wordlist::has(scene.language, "asks", scene.text(told.cue.start()));
            own.route == Route::Before && inside && (said || asked)
                || own.route == Route::Behind && (shown || handed_on)
        })
    })
}

/// Whether the words between a cue and a quotation only lead to it.
fn is_lead(scene: &Scene<'_>, unit: &Unit, lead: Words) -> bool {
    if scene.is_wordless(lead) {
        let content = scene.article.slice(unit.quotation.content);
        return content.ends_with([',', '?', '!']);
    }
    let last = scene.text(lead.end() - 1);
    let preposition =
        scene.is(lead.start(), Class::PREPOSITION) || scene.is_text(lead.start(), "of");
    preposition && matches!(last, "," | ":" | "-" | "–" | "—") || matches!(last, "." | "?" | "!")
}
