//! Who speaks where the sentence of a quotation does not say: other parts of it, the sentence before, the paragraph before.

use super::attribution::Unit;
use super::frames::Speaker;
use super::indirect::Told;
use super::scene::{Scene, Scenery, Words};
use super::subject;
use super::words::Class;
use crate::annotate::Route;
use crate::lexicon::given::given as given_name;
use crate::lexicon::language::Language;
use crate::text::Run;
use crate::text::normal::fold;

/// Tokens of a sentence that are looked at for its subject: keeps endless sentences cheap.
const LONGEST_LEAD: usize = 400;

/// Gives units without a speaker one from elsewhere in the paragraph, surest way first; `before` is who spoke or was spoken of in
/// the paragraph before, and whether it ends with what they were said to say.
pub(super) fn fill<'a>(
    scene: &Scene<'_>,
    scenery: &Scenery,
    units: &mut [Unit],
    told_before: impl Fn(&Unit) -> &'a [Told],
    before: Option<(Words, bool)>,
) {
    let given = |source: Words, route: Route| {
        Some(Speaker {
            source,
            cue: None,
            route,
        })
    };
    let subject = |words: Words| {
        let end = words.end().min(words.start() + LONGEST_LEAD);
        subject::of_sentence(scene, Run::new(words.start(), end))
    };
    let later = later_speakers(units);
    // Frames that begin between marks: `“…” as it “…,” Lind said` is all hers.
    let starts = units.iter().map(|it| (it.frame, it.words.start()));
    let starts = starts.filter(|it| {
        let frame = scenery.frames[it.0].words;
        scene.is_wordless(Run::new(frame.start().min(it.1), it.1))
    });
    let starts: Vec<usize> = starts.map(|it| it.0).collect();
    let opens = |frame: usize| starts.contains(&frame);
    // The last unit before `n` that has a speaker.
    let mut previous: Option<usize> = None;
    for n in 0..units.len() {
        if units[n].speaker.is_none() && !units[n].unsaid {
            let frame = scenery.frames[units[n].frame].words;
            let home = units[n].frame;
            let lead = Run::new(frame.start(), units[n].words.start());
            let embedded = !units[n].bare && scene.has_words(lead, 3);
            units[n].speaker = later[n]
                .map(|it| Speaker {
                    route: if opens(units[n].frame) {
                        it.route
                    } else {
                        Route::Inherited
                    },
                    ..it
                })
                .or_else(|| {
                    embedded
                        .then(|| subject(lead))
                        .flatten()
                        .and_then(|it| given(it, Route::Subject))
                })
                .or_else(|| inherited(units, previous, told_before(&units[n]), n))
                .or_else(|| {
                    let last = scenery.frames[home.checked_sub(1)?].words;
                    subject(last).and_then(|it| given(it, Route::Nearby))
                })
                .or_else(|| {
                    (!units[n].bare)
                        .then(|| subject(lead))
                        .flatten()
                        .and_then(|it| given(it, Route::Subject))
                })
                .or_else(|| {
                    let next = units[n + 1..].iter().take(4).filter_map(|it| it.speaker);
                    let cued = next.into_iter().find(|it| it.route == Route::Behind)?;
                    units[n]
                        .bare
                        .then_some(cued)
                        .and_then(|it| given(it.source, Route::Nearby))
                })
                .or_else(|| {
                    // `« … » Devant la porte, la maire, Ane Sol, s’emporte.`
                    let opens = units[n].bare && home == 0 && scene.language != Language::English;
                    let next = scenery.frames.get(home + 1).filter(|_| opens)?.words;
                    subject(next)
                        .filter(|it| names_somebody(scene, *it, next.end()))
                        .and_then(|it| given(it, Route::Nearby))
                })
                .or_else(|| {
                    let (it, said) = before?;
                    let alone = said && units.len() == 1 && scenery.frames.len() == 1;
                    let route = if alone && units[n].bare {
                        Route::Carried
                    } else {
                        Route::Nearby
                    };
                    given(it, route)
                });
        }
        if units[n].speaker.is_some() {
            previous = Some(n);
        }
    }
}

/// Whether a given name stands in a phrase or right behind it, set apart.
fn names_somebody(scene: &Scene<'_>, phrase: Words, end: usize) -> bool {
    let near = phrase.start()..end.min(phrase.end() + 2);
    let given = |n: usize| given_name(scene.language, &fold(scene.text(n))).is_some();
    near.into_iter()
        .any(|n| scene.is(n, Class::CAPITAL) && given(n))
}

/// For each unit, the speaker of the next one in its sentence that has one.
fn later_speakers(units: &[Unit]) -> Vec<Option<Speaker>> {
    let mut later = vec![None; units.len()];
    for n in (1..units.len()).rev() {
        if units[n - 1].frame == units[n].frame {
            later[n - 1] = units[n].speaker.or(later[n]);
        }
    }
    later
}

/// The speaker of what was quoted or told last in the paragraph. `all_told`: what is told up to the end of its sentence.
fn inherited(
    units: &[Unit],
    previous: Option<usize>,
    all_told: &[Told],
    n: usize,
) -> Option<Speaker> {
    let quoted = previous.map(|it| units[it]);
    let told = all_told
        .iter()
        .rev()
        .find(|it| it.content.end() <= units[n].words.start());
    let (source, cue, route) = match (quoted, told) {
        (Some(unit), Some(told)) if told.content.start() > unit.words.start() => {
            (told.source, None, Route::Carried)
        }
        (Some(unit), _) => {
            let it = unit.speaker?;
            let route = if matches!(it.route, Route::Subject | Route::Nearby) {
                it.route
            } else {
                Route::Carried
            };
            (it.source, None, route)
        }
        (None, Some(told)) => (told.source, None, Route::Carried),
        (None, None) => return None,
    };
    Some(Speaker { source, cue, route })
}
