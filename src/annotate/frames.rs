//! Who speaks, from the words around a quotation in its own sentence: subject of a cue before or after it.

use super::noun_phrase::{at_start, first_in, last_in};
use super::scene::{Scene, Words};
use super::words::Class;
use crate::lexicon::language::Language;
use crate::text::Run;

/// Most words between the end of a quotation and the cue that belongs to it.
const WORDS_TO_CUE: usize = 22;

/// Most tokens between a cue and what is looked at for its subject: keeps endless sentences cheap.
const FARTHEST: usize = 80;

/// How a source was found, surest ways first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// A cue after the quotation.
    After,
    /// A cue before it.
    Before,
    /// Another quotation of the same sentence or paragraph has it.
    Inherited,
    /// The subject of its sentence.
    Subject,
    /// The sentence or paragraph before, or a quotation after.
    Nearby,
}

/// A source with the cue that leads to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speaker {
    pub source: Words,
    pub cue: Option<Words>,
    pub how: How,
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
    let before = Run::new(low.min(unit.start()), unit.start());
    if ends {
        let found = cue_after(scene, after)
            .or_else(|| signed(scene, after))
            .or_else(|| any_verb(scene, after));
        if found.is_some() {
            return found;
        }
    }
    cue_before(scene, before)
        .or_else(|| named_before_colon(scene, before))
        .or_else(|| cue_after(scene, after))
}

/// `Ministerin Lind: „…“`: nothing but a name and a colon.
fn named_before_colon(scene: &Scene<'_>, before: Words) -> Option<Speaker> {
    let colon = before.end().checked_sub(1)?;
    let fits =
        scene.language != Language::English && colon > before.start() && scene.is_mark(colon, ":");
    let source = at_start(scene, before).filter(|it| fits && it.end() == colon)?;
    Some(Speaker {
        source,
        cue: None,
        how: How::Before,
    })
}

/// The cues in a run: positions and lengths in tokens (`according to` has two).
pub(super) fn cues<'a>(
    scene: &'a Scene<'_>,
    words: Words,
) -> impl DoubleEndedIterator<Item = Words> + 'a {
    (words.start()..words.end()).filter_map(move |n| match scene.according_len(n, words.end()) {
        0 => scene.cue(n).map(|_| Run::new(n, n + 1)),
        len => Some(Run::new(n, n + len)),
    })
}

/// The source of a phrase like `according to`: what follows it, or what stands before it.
pub(super) fn according_source(scene: &Scene<'_>, cue: Words, within: Words) -> Option<Words> {
    if scene.is(cue.start(), Class::ACCORDING_AFTER) {
        let before = Run::new(within.start().min(cue.start()), cue.start());
        return last_in(scene, before).filter(|it| it.end() == cue.start());
    }
    first_in(scene, Run::new(cue.end(), within.end().max(cue.end())))
}

fn cue_after(scene: &Scene<'_>, after: Words) -> Option<Speaker> {
    let cue = cues(scene, after).next()?;
    let between = Run::new(after.start(), cue.start());
    if scene.count(between) > WORDS_TO_CUE {
        return None;
    }
    let rest = Run::new(cue.end(), after.end());
    let source = if scene.is_phrase(cue) {
        according_source(scene, cue, after)
    } else if let Some(it) = handed_on(scene, cue.start(), after) {
        Some(it)
    } else if scene.is_wordless(between) {
        inverted(scene, rest).or_else(|| subject(scene, between, cue.start()))
    } else {
        subject(scene, between, cue.start()).or_else(|| inverted(scene, rest))
    }?;
    Some(Speaker {
        source,
        cue: Some(cue),
        how: How::After,
    })
}

fn cue_before(scene: &Scene<'_>, before: Words) -> Option<Speaker> {
    cues(scene, before).rev().find_map(|cue| {
        let source = if scene.is_phrase(cue) {
            according_source(scene, cue, before)
        } else if let Some(it) = handed_on(scene, cue.start(), before) {
            Some(it)
        } else if cue.start() == before.start() {
            // `Said Mara Lind: “…”`
            inverted(scene, Run::new(cue.end(), before.end()))
        } else {
            let direct = subject(scene, Run::new(before.start(), cue.start()), cue.start());
            verb_second(scene, cue, direct, before.end()).or(direct)
        }?;
        Some(Speaker {
            source,
            cue: Some(cue),
            how: How::Before,
        })
    })
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
    if direct.is_some_and(helped) {
        return None;
    }
    inverted(scene, Run::new(cue.end(), end.max(cue.end())))
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
    if scene.is(cue, Class::QUOTES) {
        let as_saying = (cue + 1..within.end().min(cue + 14)).find(|&n| says(n))?;
        return first_in(scene, Run::new(cue + 1, as_saying));
    }
    if cue > within.start() && says(cue - 1) {
        let start = within.start().max(cue.saturating_sub(14));
        let verb = (start..cue - 1)
            .rev()
            .find(|&n| scene.is(n, Class::QUOTES))?;
        return first_in(scene, Run::new(verb + 1, cue - 1));
    }
    None
}

/// `— Mara Lind` after a quotation.
fn signed(scene: &Scene<'_>, after: Words) -> Option<Speaker> {
    let dash = after.start();
    if dash >= after.end() || !matches!(scene.text(dash), "-" | "--" | "–" | "—" | "―") {
        return None;
    }
    let source = at_start(scene, Run::new(dash + 1, after.end()))?;
    scene.is(source.start(), Class::CAPITAL).then_some(Speaker {
        source,
        cue: None,
        how: How::After,
    })
}

/// `“…,” Lind laughed`: any verb in the place of a cue.
fn any_verb(scene: &Scene<'_>, after: Words) -> Option<Speaker> {
    if scene.language != Language::English {
        return verb_of_any_kind(scene, after);
    }
    let source = at_start(scene, after)?;
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
        how: How::After,
    })
}

/// `„…“, lachte Lind`: a word in lower case and a name or noun, right behind the comma of a quotation.
fn verb_of_any_kind(scene: &Scene<'_>, after: Words) -> Option<Speaker> {
    let verb = after.start() + 1;
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
        how: How::After,
    })
}

/// The subject of the cue that follows a run: looks left, not past the start of the run.
pub(super) fn subject(scene: &Scene<'_>, run: Words, cue: usize) -> Option<Words> {
    let low = run.start().max(run.end().saturating_sub(FARTHEST));
    let mut end = run.end();
    let mut continuous = false;
    let mut relative = false;
    while end > low
        && (scene.is(end - 1, Class::HELPER)
            || scene.is(end - 1, Class::ADVERB) && !scene.is(end - 1, Class::CAPITAL))
    {
        end -= 1;
        continuous |= scene.is(end, Class::BE);
        if matches!(scene.text(end), "who" | "which") {
            relative = true;
            break;
        }
    }
    if relative && end > low && scene.is_mark(end - 1, ",") {
        end -= 1;
    }
    if scene.is_wordless(Run::new(low, end)) {
        return None;
    }
    if scene.is(end - 1, Class::PRONOUN) {
        return Some(Run::new(end - 1, end));
    }
    if matches!(scene.text(end - 1), "and" | "but" | "or") {
        let first = cues(scene, Run::new(low, end)).rfind(|it| it.len() == 1);
        let found = match first {
            Some(it) if it.start() > low => subject(scene, Run::new(low, it.start()), it.start()),
            _ => of_sentence(scene, Run::new(low, end)),
        };
        if found.is_some() {
            return found;
        }
    }
    if scene.is(cue, Class::GERUND) && !continuous {
        let found = of_sentence(scene, Run::new(low, end));
        if found.is_some() {
            return found;
        }
    }
    let apposition = scene.is_mark(end - 1, ",");
    if apposition {
        let start = after_opening_phrase(scene, Run::new(low, end));
        let first = first_in(scene, Run::new(start, end));
        if let Some(it) = first.filter(|it| it.end() < end && scene.is_mark(it.end(), ",")) {
            return Some(it);
        }
    }
    in_clause(scene, Run::new(low, end), apposition, relative)
}

fn in_clause(scene: &Scene<'_>, run: Words, apposition: bool, relative: bool) -> Option<Words> {
    let clause = Run::new(clause_start(scene, run), run.end());
    let start = after_opening_phrase(scene, clause);
    let clause = Run::new(start, clause.end());
    if apposition {
        return first_in(scene, clause);
    }
    let comma = (clause.start()..clause.end())
        .rev()
        .find(|&n| scene.is_mark(n, ","));
    if let Some(comma) = comma.filter(|_| !relative) {
        let found = first_in(scene, Run::new(comma + 1, clause.end()));
        if found.is_some() {
            return found;
        }
    }
    if relative && comma.is_none() {
        return last_in(scene, clause);
    }
    first_in(scene, clause)
}

/// Where the last clause of a run starts: after a conjunction, a semicolon, a colon, a dash or a quotation.
fn clause_start(scene: &Scene<'_>, run: Words) -> usize {
    (run.start()..run.end().saturating_sub(1))
        .rev()
        .find(|&n| {
            scene.is_quoted(n)
                || scene.is(n, Class::CONJUNCTION) && !scene.is(n, Class::CAPITAL)
                || matches!(scene.text(n), ";" | ":" | "—" | "–" | "--")
        })
        .map_or(run.start(), |n| n + 1)
}

/// The first phrase that can be the subject of a sentence.
pub(super) fn of_sentence(scene: &Scene<'_>, run: Words) -> Option<Words> {
    first_in(scene, Run::new(after_opening_phrase(scene, run), run.end()))
}

/// Skips `But`, `In Vell on Monday,` and the like at the start of a run.
pub(super) fn after_opening_phrase(scene: &Scene<'_>, run: Words) -> usize {
    let mut start = run.start();
    while start < run.end() && scene.is(start, Class::OPENER) && !scene.is(start, Class::DETERMINER)
    {
        let comma = (start + 1..run.end()).find(|&n| scene.is_mark(n, ","));
        match comma.filter(|&n| n + 2 < run.end()) {
            Some(n) => start = past_place(scene, n, run.end()) + 1,
            None if scene.is(start, Class::CONJUNCTION) || scene.is(start, Class::HELPER) => {
                start += 1;
                break;
            }
            None => break,
        }
    }
    if start >= run.end() {
        run.start()
    } else {
        start
    }
}

/// The comma after a place that goes on after its first comma (`In Vell, Harrow County, she said`), else the same comma.
fn past_place(scene: &Scene<'_>, comma: usize, end: usize) -> usize {
    let proper = |n: usize| n < end && scene.is(n, Class::CAPITAL) && !scene.is(n, Class::DAY);
    let starts = Class::CAPITAL.or(Class::DETERMINER).or(Class::PRONOUN);
    at_start(scene, Run::new(comma + 1, end))
        .filter(|it| proper(comma - 1) && proper(it.start()))
        .filter(|it| it.end() + 1 < end && scene.is_mark(it.end(), ","))
        .filter(|it| scene.is(it.end() + 1, starts))
        .map_or(comma, |it| it.end())
}

/// Whether the subject after its cue can be one: no verb follows it.
pub(super) fn ends_clause(scene: &Scene<'_>, n: usize, end: usize) -> bool {
    n >= end
        || !scene.is_word(n)
        || scene.is(n, Class::PREPOSITION.or(Class::DAY).or(Class::CONJUNCTION))
        || matches!(scene.text(n), "who" | "which" | "told")
}

/// The subject after its cue: `said Mara Lind`.
pub(super) fn inverted(scene: &Scene<'_>, rest: Words) -> Option<Words> {
    // `dit-il`, `affirme-t-elle`
    let linked = |n: usize| n < rest.end() && (scene.is_mark(n, "-") || scene.text(n) == "t");
    let skipped = match scene.language {
        Language::French => (rest.start()..rest.end())
            .take_while(|&n| linked(n))
            .count(),
        _ => 0,
    };
    let rest = Run::new(rest.start() + skipped, rest.end());
    let first = rest.start();
    if first >= rest.end() || !scene.is_word(first) || scene.is_quoted(first) {
        return None;
    }
    let refused = Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::DAY);
    if scene.is(first, refused) || scene.is_text(first, "it") {
        return None;
    }
    if scene.is(first, Class::PRONOUN) {
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
