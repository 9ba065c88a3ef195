//! Cue and source of each quotation of an article, and what is told without marks.
//!
//! Ways in order of trust, with the share that was right on annotated news: cue after the quotation (97 %), inherited from
//! another part of a split quotation (95 %), cue before (79 %); the subject of its sentence (66 %), the paragraph before
//! (51 %) and the sentence before (30 %) are marked as uncertain.

mod lead;

use super::elsewhere::fill;
use super::frames::{self, Speaker};
use super::german;
use super::indirect::{Told, told};
use super::scene::{Scene, Scenery, Words};
use super::speech::{Marked, is_speech, is_title};
use super::subject;
use super::words::Class;
use crate::annotate::Route;
use crate::article::BlockKind;
use crate::lexicon::language::Language;
use crate::segment::marks::Quotation;
use crate::text::Run;
use crate::text::index::BlockId;

/// Tokens before a quotation, over others that nobody says, that are looked at for who says it.
const FARTHEST_LEAD: usize = 100;

/// A quotation with what was found about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub quotation: Quotation,
    pub words: Words,
    pub speaker: Option<Speaker>,
    pub speech: bool,
    /// Whether it is a part of something told (`said that it is “safe”`).
    pub in_told: bool,
    /// Whether somebody else than who tells is the subject of the verb before it (`said it was new, and Holm called it “safe”`).
    pub rival: bool,
    /// The frame it stands in, by number.
    pub frame: usize,
    // Whether it is the title of something that is shown (`on NBC’s “…”`), whatever verb stands beside it.
    title: bool,
    /// Whether it is its whole sentence.
    pub bare: bool,
    /// Whether its sentence only says who is spoken to (`Lind was asked: “…”`).
    pub unsaid: bool,
}

/// What a block quotes and tells.
#[derive(Debug, Default)]
pub(super) struct BlockSpeech {
    pub units: Vec<Unit>,
    pub told: Vec<Told>,
}

/// What one block leaves behind for the next.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Memory {
    speaker: Option<Words>,
    // Whether somebody said so, with a verb of speech, at the end of what is quoted in the last block.
    said: bool,
}

/// Finds what a block quotes and tells, and who says it. Near-linear in the block.
pub(super) fn block_speech(
    scene: &mut Scene<'_>,
    block: BlockId,
    memory: &mut Memory,
) -> BlockSpeech {
    let scenery = scene.scenery(block);
    hold_embedded(scene, &scenery);
    let scene = &*scene;
    let mut units = framed_units(scene, &scenery);
    said_next(scene, &scenery, block, &mut units);
    let mut all_told = Vec::new();
    // By frame: how much is told up to its end.
    let mut told_by: Vec<usize> = Vec::new();
    for frame in &scenery.frames {
        let first = units.partition_point(|it| it.words.start() < frame.words.start());
        let inside: Vec<Words> = units[first..]
            .iter()
            .take_while(|it| it.words.start() < frame.words.end())
            .filter(|it| !it.title)
            .map(|it| it.words)
            .collect();
        let known = all_told.len();
        all_told.extend(told(scene, *frame, &inside));
        if all_told.len() == known {
            all_told.extend(german::goes_on(scene, *frame, &units, &all_told));
        }
        told_by.push(all_told.len());
    }
    // A heading sums up what follows: who spoke before it says nothing about it, nor it about what comes after.
    let heading = scene.article.blocks()[block].kind == BlockKind::Heading;
    let before = memory
        .speaker
        .filter(|_| !heading)
        .map(|it| (it, memory.said));
    let told_before = |unit: &Unit| &all_told[..told_by[unit.frame]];
    fill(scene, &scenery, &mut units, told_before, before);
    lead::settle(scene, &mut units, &mut all_told);
    judge(scene, &scenery, &mut units);
    if heading {
        for unit in &mut units {
            unit.speech &= unit.speaker.is_some() || is_utterance(scene, unit);
        }
    } else {
        remember(scene, &scenery, &units, &all_told, memory);
    }
    BlockSpeech {
        units,
        told: all_told,
    }
}

/// Remembers which quotations are a part of a clause that goes on behind them.
fn hold_embedded(scene: &mut Scene<'_>, scenery: &Scenery) {
    if scene.language != Language::English {
        return;
    }
    for quotation in &scenery.quotations {
        let words = scene.words_of(quotation.span);
        let frame = scenery
            .frames
            .partition_point(|it| it.words.end() <= words.start());
        let Some(home) = scenery.frames.get(frame).map(|it| it.words) else {
            continue;
        };
        let amid = words.start() > home.start()
            && scene.is_word(words.start() - 1)
            && scene.cue(words.start() - 1).is_none()
            && scene.is_word_at(words.end(), home.end())
            && scene.cue(words.end()).is_none()
            && !ends_as_speech(scene, *quotation, words, home.end());
        if amid || is_title(scene, *quotation, words, home) {
            scene.hold(words);
        }
    }
}

/// Tells what somebody says from titles, terms and words held at a distance.
fn judge(scene: &Scene<'_>, scenery: &Scenery, units: &mut [Unit]) {
    // The end of the last words between marks, and whether they are speech.
    let mut last: Option<(usize, bool)> = None;
    for unit in units {
        let listed = last.and_then(|(end, speech)| {
            let mut between = end..unit.words.start();
            let joins = |n| matches!(scene.text(n), "," | "and" | "or" | "&");
            (between.len() <= 2 && between.all(joins)).then_some(speech)
        });
        unit.speech = is_speech(
            scene,
            Marked {
                quotation: unit.quotation,
                words: unit.words,
                frame: scenery.frames[unit.frame].words,
                speaker: unit.speaker,
                in_told: unit.in_told,
                listed,
            },
        );
        last = Some((unit.words.end(), unit.speech));
    }
}

/// Whether words between marks in a heading are more than a word or two held at a distance.
fn is_utterance(scene: &Scene<'_>, unit: &Unit) -> bool {
    scene.count(unit.words) >= 5
}

/// The quotations with the speakers that their own sentences name.
fn framed_units(scene: &Scene<'_>, scenery: &Scenery) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let words: Vec<Words> = scenery
        .quotations
        .iter()
        .map(|it| scene.words_of(it.span))
        .collect();
    let mut frame = 0;
    // The end of the last quotation that somebody says, or behind which a clause begins.
    let mut spoken = 0;
    for (n, quotation) in scenery.quotations.iter().enumerate() {
        while frame + 1 < scenery.frames.len()
            && scenery.frames[frame].words.end() <= words[n].start()
        {
            frame += 1;
        }
        let home = scenery.frames[frame].words;
        let farthest = words[n].start().saturating_sub(FARTHEST_LEAD);
        let before = n.checked_sub(1).map_or(0, |it| words[it].end());
        let low = home.start().max(spoken).max(farthest.min(before));
        let next = words.get(n + 1).map_or(usize::MAX, |it| it.start());
        let high = home.end().min(next).max(words[n].end());
        let ends = ends_as_speech(scene, *quotation, words[n], home.end());
        let mut speaker = frames::speaker(scene, words[n], low, high, ends);
        let same_frame = units.last().filter(|it| it.frame == frame);
        if let Some(last) = same_frame.and_then(|it| it.speaker) {
            let joined = scene.count(Run::new(low, words[n].start())) <= 1;
            let inherits = match speaker {
                None => true,
                Some(it) => {
                    let goes_on = goes_on(scene, it, low) || is_joined(scene, it, low);
                    it.route == Route::Before && (joined || goes_on)
                }
            };
            if inherits {
                speaker = Some(Speaker {
                    route: Route::Inherited,
                    ..last
                });
            }
        }
        let title = is_title(scene, *quotation, words[n], home);
        if speaker.is_some() && !title || !scene.is_held(words[n].start()) {
            spoken = words[n].end();
        }
        let bare = scene.is_wordless(Run::new(low.max(before), words[n].start()))
            && scene.is_wordless(Run::new(words[n].end(), high));
        units.push(Unit {
            quotation: *quotation,
            words: words[n],
            speaker,
            speech: true,
            in_told: false,
            rival: false,
            title,
            frame,
            bare,
            unsaid: speaker.is_none() && frames::is_spoken_to(scene, words[n], low),
        });
    }
    units
}

/// A quotation that ends its sentence or paragraph as speech before a verb does, where the next one begins with who says it:
/// `“…?”`, `Harbor master Mara Lind asked.`
fn said_next(scene: &Scene<'_>, scenery: &Scenery, block: BlockId, units: &mut [Unit]) {
    for unit in units.iter_mut().filter(|it| it.speaker.is_none()) {
        let frame = scenery.frames.get(unit.frame + 1).map(|it| it.words);
        let Some(next) = frame.or_else(|| scene.next_passage(block)) else {
            continue;
        };
        let content = scene.article.slice(unit.quotation.content);
        let comma = content.ends_with(',');
        let after = unit.words.end()..next.start();
        let ends = after.len() <= 1 && after.into_iter().all(|n| !scene.is_word(n));
        if ends && unit.quotation.closed && (comma || content.ends_with(['?', '!'])) {
            unit.speaker = frames::said_by(scene, next, comma);
        }
    }
}

/// `hailed it as “good,” telling viewers that it is “fair”`: a participle behind another quotation has the same subject, but
/// where a name stands right before it.
fn goes_on(scene: &Scene<'_>, speaker: Speaker, low: usize) -> bool {
    speaker.cue.is_some_and(|cue| {
        let apart = speaker.source.start() >= low && speaker.source.end() < cue.start();
        scene.is(cue.start(), Class::GERUND) && apart && scene.language == Language::English
    })
}

/// `Lind pledged “…” of the plan, but said that “…”`: a verb that `and` or `but` joins to the one before has the same subject.
fn is_joined(scene: &Scene<'_>, speaker: Speaker, low: usize) -> bool {
    speaker.cue.is_some_and(|cue| {
        let joined = ["and", "but", "or", "et", "mais", "y", "pero", "und", "aber"]
            .iter()
            .any(|it| scene.is_text(cue.start() - 1, it));
        let source = speaker.source.start();
        let object = source == low || scene.is(source - 1, Class::PREPOSITION.or(Class::OF));
        let behind = source == cue.end();
        let english = scene.language == Language::English;
        cue.start() > low && joined && source >= low && (object && english || behind && !english)
    })
}

/// Whether a quotation ends like speech before its cue: a mark inside at its end, or a comma after it.
fn ends_as_speech(scene: &Scene<'_>, quotation: Quotation, words: Words, end: usize) -> bool {
    let content = scene.article.slice(quotation.content);
    content.ends_with([',', '?', '!', '…', '—', '–', '-', '.', '，', '。'])
        || words.end() < end && scene.is_mark(words.end(), ",")
}

/// Whether words are `I` or `we`: a sentence of somebody whose words go on, whoever it is.
fn is_first_person(scene: &Scene<'_>, words: Words) -> bool {
    ["i", "we"]
        .iter()
        .any(|it| scene.is_text(words.start(), it))
}

fn remember(
    scene: &Scene<'_>,
    scenery: &Scenery,
    units: &[Unit],
    all_told: &[Told],
    memory: &mut Memory,
) {
    let quoted = units
        .iter()
        .rev()
        .filter(|it| it.speech)
        .find_map(|it| it.speaker.map(|it| it.source));
    let told = all_told.last().map(|it| it.source);
    memory.said = units.last().is_some_and(|it| {
        let by = it
            .speaker
            .is_some_and(|it| it.cue.is_some() || it.route == Route::Carried);
        it.speech && by && !it.in_told
    });
    if let Some(source) = quoted.or(told) {
        memory.speaker = Some(source);
    } else if units.is_empty()
        && let Some(frame) = scenery.frames.first()
        && let Some(subject) = subject::of_sentence(scene, frame.words)
        && !is_first_person(scene, subject)
    {
        memory.speaker = Some(subject);
    }
}
