//! Subjects: whose verb it is, from the words before it; `inverted` reads it behind the verb.

use super::frames::cues;
use super::noun_phrase::{at_start, first_in, is_plain, last_in};
use super::roles::is_human;
use super::scene::{Scene, Words};
use super::verbs;
use super::words::Class;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::Run;

mod inverted;

pub(super) use inverted::inverted;

/// Most tokens between a cue and what is looked at for its subject: keeps endless sentences cheap.
const FARTHEST: usize = 80;

/// Most tokens of where and when a report was written (`VELL, May 3 (AP) —`).
const LONGEST_DATELINE: usize = 14;

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
    if wordlist::has_form(scene.language, "joins_clauses", scene.text(end - 1)) {
        if let Some(it) = joined_in_relative(scene, Run::new(low, end - 1)) {
            return Some(it);
        }
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
        if let Some(it) = verbs::beside(scene, Run::new(low, end)) {
            return Some(it);
        }
        // `It came after Lind left, saying …`: nobody speaks but the one in the other clause.
        let found = of_sentence(scene, Run::new(low, end));
        if found.is_some_and(|it| !scene.is_text(it.start(), "it")) {
            return found;
        }
    }
    let apposition = scene.is_mark(end - 1, ",");
    if apposition {
        if let Some(it) = set_off(scene, Run::new(low, end)) {
            return Some(it);
        }
        let start = after_opening_phrase(scene, Run::new(low, end));
        let first = first_in(scene, Run::new(start, end));
        if let Some(it) = first.filter(|it| it.end() < end && scene.is_mark(it.end(), ",")) {
            return Some(it);
        }
    }
    in_clause(scene, Run::new(low, end), apposition, relative).map(|it| past_owner(scene, it, end))
}

/// `The pier is safe, the town's mayor, Oda Tarn,` before a verb: the last phrase of two between commas, a name and who it is, behind
/// what is told.
fn set_off(scene: &Scene<'_>, run: Words) -> Option<Words> {
    const LONGEST_APART: usize = 12;
    const LEAST_TOLD: usize = 4;
    let last = run.end() - 1;
    let comma = |from: usize, to: usize| {
        let low = run.start().max(to.saturating_sub(LONGEST_APART)).max(from);
        (low..to).rev().find(|&n| scene.is_mark(n, ","))
    };
    let middle = comma(run.start(), last)?;
    let first = comma(run.start(), middle)?;
    let who = at_start(scene, Run::new(first + 1, middle)).filter(|it| it.end() == middle)?;
    let apart = Run::new(middle + 1, last);
    let named = |it: Words| {
        (it.start()..it.end()).all(|n| !scene.is_word(n) || scene.is(n, Class::CAPITAL))
    };
    let other = at_start(scene, apart).filter(|it| it.end() == last);
    let fits = match named(who) {
        // `Oda Tarn, the mayor,`, `Oda Tarn, 44,`
        true => match other {
            Some(it) => !named(it),
            None => apart.len() == 1 && scene.text(apart.start()).parse::<u8>().is_ok(),
        },
        false => other.is_some_and(named) && is_human(scene.text(middle - 1)),
    };
    let told = Run::new(run.start(), first);
    (scene.language == Language::English && fits && scene.has_words(told, LEAST_TOLD))
        .then_some(who)
}

/// `the Holms' nephew`: the owner is not the subject, what is owned is.
fn past_owner(scene: &Scene<'_>, found: Words, end: usize) -> Words {
    let mark = found.end();
    let owns = scene.language == Language::English
        && mark + 1 < end
        && (scene.is_mark(mark, "'") || scene.is_mark(mark, "’"))
        && scene.text(mark - 1).ends_with('s')
        && scene.span(Run::new(mark - 1, mark)).end()
            == scene.span(Run::new(mark, mark + 1)).start()
        && is_plain(scene, mark + 1)
        && !scene.is(mark + 1, Class::CAPITAL);
    let owned = || first_in(scene, Run::new(mark + 1, end));
    let owned = owns.then(owned).flatten();
    owned.map_or(found, |it| Run::new(found.start(), it.end()))
}

/// `a clerk who had followed her and had yelled`: whom the first of two joined verbs of a relative clause is about; the helper
/// is said twice.
fn joined_in_relative(scene: &Scene<'_>, before: Words) -> Option<Words> {
    let helper = before.end() + 1;
    if scene.language != Language::English
        || helper >= scene.len()
        || !scene.is(helper, Class::HELPER)
    {
        return None;
    }
    let who = (before.start() + 1..before.end())
        .rev()
        .find(|&n| scene.is_text(n, "who"))?;
    let same = who + 1 < before.end() && scene.text(who + 1) == scene.text(helper);
    let comma = (who..before.end()).any(|n| scene.is_mark(n, ","));
    last_in(scene, Run::new(before.start(), who)).filter(|it| same && !comma && it.end() == who)
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
    let first = first_in(scene, clause)?;
    let found = with_name(scene, first, clause.end()).unwrap_or(first);
    // `Lind smiled but at the same time said`: what a preposition leads to, right before the verb, is not who speaks.
    let placed = scene.language == Language::English
        && found.end() == clause.end()
        && found.start() > run.start()
        && scene.is(found.start() - 1, Class::PREPOSITION)
        && !scene.is(found.start() - 1, Class::CONJUNCTION)
        && !scene.is_text(found.start() - 1, "as")
        && !scene.is(found.start(), Class::CAPITAL.or(Class::PRONOUN));
    let other = || of_sentence(scene, run).filter(|it| it.end() <= found.start());
    Some(placed.then(other).flatten().unwrap_or(found))
}

/// `Republican contender Mara Lind`: a name that goes on, over a few plain words, to another right before `end`.
fn with_name(scene: &Scene<'_>, first: Words, end: usize) -> Option<Words> {
    const MOST_BETWEEN: usize = 3;
    let english = scene.language == Language::English && scene.is(first.start(), Class::CAPITAL);
    if !english || first.end() >= end {
        return None;
    }
    let plain = |n: usize| is_plain(scene, n);
    let name = (first.end()..end.min(first.end() + MOST_BETWEEN + 2))
        .find(|&n| scene.is(n, Class::CAPITAL) || !plain(n))
        .filter(|&n| scene.is(n, Class::CAPITAL) && n - first.end() <= MOST_BETWEEN)?;
    let last = at_start(scene, Run::new(name, end))?;
    (last.end() == end).then(|| Run::new(first.start(), end))
}

/// Where the last clause of a run starts: after a conjunction, a semicolon, a colon, a dash or a quotation.
fn clause_start(scene: &Scene<'_>, run: Words) -> usize {
    (run.start()..run.end().saturating_sub(1))
        .rev()
        .find(|&n| {
            scene.is_quoted(n) && !scene.is_held(n)
                || scene.is(n, Class::CONJUNCTION) && !scene.is(n, Class::CAPITAL)
                || scene.is_text(n, "what") && scene.language == Language::English
                || matches!(scene.text(n), ";" | ":" | "—" | "–" | "--")
        })
        .map_or(run.start(), |n| n + 1)
}

/// The first phrase that can be the subject of a sentence.
pub(super) fn of_sentence(scene: &Scene<'_>, run: Words) -> Option<Words> {
    let start = after_opening_phrase(scene, run);
    // `Asked by the judge whether he was sorry, “…”`: the subject is missing.
    let missing = start < run.end()
        && verbs::is_participle(scene, start)
        && scene.is_text_at(start + 1, run.end(), "by");
    (!missing)
        .then(|| first_in(scene, Run::new(start, run.end())))
        .flatten()
}

/// Skips `But`, `In Vell on Monday,` and the like at the start of a run.
pub(super) fn after_opening_phrase(scene: &Scene<'_>, run: Words) -> usize {
    let mut start = past_dateline(scene, run);
    while start < run.end() && opens(scene, start) {
        let next = start + 1;
        if joins(scene, start) && next < run.end() && !scene.is_mark(next, ",") {
            start = next;
            continue;
        }
        let comma = (start + 1..run.end()).find(|&n| scene.is_mark(n, ","));
        match comma.filter(|&n| n + 1 < run.end()) {
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

/// Whether a word opens a phrase before the subject: `In`, `But`, `Holding signs,`.
fn opens(scene: &Scene<'_>, n: usize) -> bool {
    scene.is(n, Class::OPENER) && !scene.is(n, Class::DETERMINER) || verbs::is_participle(scene, n)
}

/// `But`, `And`: what goes before the whole sentence.
fn joins(scene: &Scene<'_>, n: usize) -> bool {
    scene.language == Language::English
        && ["but", "and", "or", "yet", "so"]
            .iter()
            .any(|it| scene.is_text(n, it))
}

/// Past `VELL, May 3 (AP) —` at the start of a run.
fn past_dateline(scene: &Scene<'_>, run: Words) -> usize {
    let end = run.end().min(run.start() + LONGEST_DATELINE);
    let shouted = |n: usize| scene.text(n).len() > 1 && !scene.text(n).contains(char::is_lowercase);
    let placed = |n: usize| {
        !scene.is_word(n)
            || scene.is(n, Class::CAPITAL)
            || scene.text(n).starts_with(|c: char| c.is_ascii_digit())
    };
    let apart = |n: usize| {
        let at = scene.span(Run::new(n, n + 1)).start();
        scene.span(Run::new(n - 1, n)).end() < at || matches!(scene.text(n), "--" | "—")
    };
    let dash = (run.start() + 1..end)
        .take_while(|&n| placed(n))
        .find(|&n| matches!(scene.text(n), "-" | "--" | "–" | "—") && apart(n));
    match dash {
        Some(dash) if dash + 1 < run.end() && shouted(run.start()) => dash + 1,
        Some(dash) if dash + 1 < run.end() && scene.is_mark(dash - 1, ")") => dash + 1,
        _ => run.start(),
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
