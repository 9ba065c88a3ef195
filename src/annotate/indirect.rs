//! Speech told without marks: `Lind said that the harbor is safe`, `The harbor is safe, Lind said`.
//!
//! The limits of what is told are those of the sentence, its cue and its quotations. Known failure: what follows the told
//! clause in the same sentence (`…, which she left in May`) is taken for a part of it.

mod limits;

use super::frames::{self, cues};
use super::noun_phrase::at_start;
use super::scene::{Frame, Scene, Words};
use super::subject;
use super::verbs;
use super::words::Class;
use crate::lexicon::cues::Cue;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist::{self, CITIES, COMMON};
use crate::text::Run;
use crate::text::normal::fold;

/// Most cues looked at in one sentence.
const MOST_CUES: usize = 24;

/// Something told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub content: Words,
    pub source: Words,
    pub cue: Words,
}

/// What is told in a sentence, in order of the cues. `units` are its quotations. Linear in the sentence.
pub(super) fn told(scene: &Scene<'_>, frame: Frame, units: &[Words]) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    found.extend(labeled(scene, frame));
    let evidence = (frame.words.start()..frame.words.end())
        .filter(|&n| scene.is(n, Class::EVIDENCE) && !scene.is_quoted(n))
        .map(|n| Run::new(n, n + 1));
    for cue in cues(scene, frame.words)
        .take(MOST_CUES)
        .chain(evidence.take(MOST_CUES))
    {
        let used = |it: &Told| it.content.start() < cue.end() && cue.start() < it.content.end();
        if found.iter().any(used) {
            continue;
        }
        let clause = Clause {
            scene,
            words: frame.words,
            end: trimmed_end(scene, frame.words),
            units,
            cue,
        };
        let it = if scene.is_phrase(cue) {
            clause.according_to()
        } else if scene.cue(cue.start()).is_some() {
            clause.told()
        } else {
            clause.shown()
        };
        let behind = it.and_then(|it| clause.behind(it));
        found.extend(it.into_iter().chain(behind));
    }
    found
}

/// `Lind: The harbor is safe` at the start of a block: a name, a colon, and what is said without marks.
fn labeled(scene: &Scene<'_>, frame: Frame) -> Option<Told> {
    const LONGEST_LABEL: usize = 5;
    let words = frame.words;
    let text = &scene.article.text()[..frame.span.start()];
    let source = at_start(scene, words).filter(|_| text.is_empty() || text.ends_with('\n'))?;
    let named = source.len() <= LONGEST_LABEL
        && (source.start()..source.end()).all(|n| scene.is(n, Class::CAPITAL) || !scene.is_word(n));
    let colon = source.end();
    if !named || colon + 1 >= words.end() || !scene.is_mark(colon, ":") {
        return None;
    }
    let label = scene.article.slice(scene.span(source));
    let common = COMMON.contains(&fold(label)) || CITIES.contains(&fold(label));
    let content = Run::new(colon + 1, trimmed_end(scene, words).max(colon + 1));
    let plain = !(content.start()..content.end()).any(|n| scene.is_quoted(n));
    let fits =
        scene.language == Language::English && !common && plain && scene.has_words(content, 4);
    fits.then_some(Told {
        content,
        source,
        cue: Run::new(colon, colon + 1),
    })
}

/// The end of a sentence without its stop, when the stop is outside quotations.
fn trimmed_end(scene: &Scene<'_>, words: Words) -> usize {
    let mut end = words.end();
    while end > words.start()
        && !scene.is_quoted(end - 1)
        && scene.text(end - 1).starts_with(['.', '!', '?'])
    {
        end -= 1;
    }
    end
}

/// A sentence around one of its cues.
struct Clause<'a> {
    scene: &'a Scene<'a>,
    words: Words,
    end: usize,
    units: &'a [Words],
    cue: Words,
}

impl Clause<'_> {
    fn according_to(&self) -> Option<Told> {
        let scene = self.scene;
        let source = frames::according_source(scene, self.cue, self.words)?;
        let opens = scene.is(self.cue.start(), Class::CAPITAL)
            || source.start() == self.words.start() && source.end() == self.cue.start();
        let (start, end) = if opens {
            let past = source.end().max(self.cue.end());
            let comma = (past..self.end).find(|&n| scene.is_mark(n, ","));
            // `Laut Lind ist der Hafen sicher`: no comma.
            match comma {
                _ if scene.language == Language::German => (past, self.end),
                Some(comma) => (comma + 1, self.end),
                None => return None,
            }
        } else if let Some(comma) = self.opening_before(source) {
            (comma + 1, self.end)
        } else {
            (self.words.start(), self.cue.start())
        };
        self.make(start, end, source)
    }

    /// `On Monday, according to Lind, the harbor …`: the comma behind the source, where only a few words stand before.
    fn opening_before(&self, source: Words) -> Option<usize> {
        let scene = self.scene;
        let before = Run::new(self.words.start(), self.cue.start());
        let comma = source.end();
        let fits = source.start() >= self.cue.end()
            && comma < self.end
            && scene.is_mark(comma, ",")
            && !scene.has_words(before, 5)
            && scene.has_words(Run::new(comma + 1, self.end), 4);
        fits.then_some(comma)
    }

    /// `A poll showed that the harbor is safe`: what polls and papers tell.
    fn shown(&self) -> Option<Told> {
        let scene = self.scene;
        let cue = self.cue.start();
        if verbs::is_passive(scene, cue, self.words.start()) {
            return None;
        }
        let source = subject::subject(scene, Run::new(self.words.start(), cue), cue)?;
        let next = self.cue.end();
        let paper = (source.start()..source.end()).any(|n| scene.is(n, Class::EVIDENCE_NOUN));
        let clause = scene.is_text_at(next, self.end, "that") || paper && self.opens_clause(next);
        clause
            .then(|| self.make(next, self.without_attribution(next), source))
            .flatten()
    }

    /// What goes on behind who says it: `The harbor is safe and open, Lind said, because the town repaired it`.
    fn behind(&self, told: Told) -> Option<Told> {
        let scene = self.scene;
        let tail = self.cue.end().max(told.source.end());
        let before = told.content.end() <= self.cue.start().min(told.source.start());
        let refused = Class::CONJUNCTION.or(Class::GERUND);
        let start = tail + 1;
        let fits = before
            && start < self.end
            && scene.is_mark(tail, ",")
            && scene.is_word(start)
            && scene.cue(start).is_none()
            && (!scene.is(start, refused) || scene.is_text(start, "because"))
            && !matches!(
                scene.text(start),
                "who" | "which" | "where" | "and" | "but" | "a" | "an" | "the"
            )
            && !(start..self.end).any(|n| scene.is_quoted(n))
            && (scene.language == Language::English
                || cues(scene, Run::new(start, self.end)).next().is_none())
            && scene.has_words(Run::new(start, self.end), 4);
        fits.then(|| self.make(start, self.without_attribution(start), told.source))
            .flatten()
    }

    fn told(&self) -> Option<Told> {
        let scene = self.scene;
        let cue = self.cue.start();
        let kind = scene.cue(cue)?;
        if self.is_noun(kind)
            || verbs::is_passive(scene, cue, self.words.start())
            || !self.fits(kind)
            || kind == Cue::Belief && self.is_possible()
            || self.is_of_a_name()
        {
            return None;
        }
        let low = self
            .units
            .iter()
            .filter(|it| it.end() <= cue)
            .map(|it| it.end())
            .max()
            .unwrap_or(self.words.start());
        let before = Run::new(low, cue);
        let direct = verbs::owner(scene, cue, low).or_else(|| subject::subject(scene, before, cue));
        let addressed = matches!(
            scene.text(cue),
            "told" | "tells" | "informed" | "assured" | "reminded"
        );
        let second = frames::verb_second(scene, self.cue, direct, self.words.end());
        // `The mayor, Oda Tarn, defended the plan`: what follows such a verb is no subject.
        let set_off = kind != Cue::Speech
            && direct.is_some_and(|it| it.end() < cue && scene.is_mark(it.end(), ","));
        let may_invert = !addressed
            && !set_off
            && !verbs::is_tail(scene, cue)
            && (scene.is_wordless(before) || scene.is_mark(cue - 1, ","));
        let inverted = may_invert
            .then(|| subject::inverted(scene, Run::new(cue + 1, self.words.end())))
            .flatten()
            .filter(|_| {
                direct.is_none_or(|it| it.end() != cue && !frames::is_apposed(scene, it, cue))
            })
            .filter(|it| subject::ends_clause(scene, it.end(), self.words.end()))
            .or(second);
        let source = inverted.or(direct)?;
        // `what Lind calls the “Harbor Plan”`
        let names = kind != Cue::Speech && source.start() > low;
        if names && scene.is_text(source.start() - 1, "what") {
            return None;
        }
        if let Some(content) = self.before(source, inverted.is_some()) {
            return self.make(content.start(), content.end(), source);
        }
        let first = match scene.language {
            Language::English => source.start(),
            _ => source.start().min(cue),
        };
        let follows_quote = self.units.iter().any(|it| {
            it.end() <= cue.min(source.start())
                && scene.is_wordless(Run::new(it.end(), first.max(it.end())))
        });
        let next = |words: &[&str]| {
            words
                .iter()
                .any(|it| scene.is_text_at(cue + 1, self.end, it))
        };
        if follows_quote && !next(&["that", "of"]) || self.is_about(kind) {
            return None;
        }
        let start = match scene.language {
            Language::English => self.after_addressee(),
            _ => self.clause_behind(self.cue.end().max(source.end()))?,
        };
        if kind == Cue::Belief && !self.opens_clause(start) {
            return None;
        }
        self.make(start, self.without_attribution(start), source)
    }

    /// `the claims`, `to say`
    fn is_noun(&self, kind: Cue) -> bool {
        let cue = self.cue.start();
        let scene = self.scene;
        // Nouns have capitals there.
        if scene.language.has_capital_nouns() {
            return false;
        }
        cue > self.words.start()
            && scene.is(cue - 1, Class::NOUN_FOLLOWS)
            && !scene.is(cue - 1, Class::PRONOUN)
            && !(kind == Cue::Speech && matches!(scene.text(cue), "said" | "says"))
    }

    /// `People could expect to be home within days`: what somebody may believe is said by whoever tells it.
    fn is_possible(&self) -> bool {
        let cue = self.cue.start();
        self.scene.language == Language::English
            && cue > self.words.start()
            && wordlist::has(Language::English, "modal", self.scene.text(cue - 1))
    }

    /// `A neighbor calling herself Moe`: the verb tells who somebody is.
    fn is_of_a_name(&self) -> bool {
        let scene = self.scene;
        let (cue, next) = (self.cue.start(), self.cue.end());
        let own = |it: &&str| scene.is_text_at(next, self.end, it);
        scene.is(cue, Class::GERUND)
            && cue > self.words.start()
            && scene.is_word(cue - 1)
            && ["himself", "herself"].iter().any(own)
            && next + 1 < self.end
            && scene.is(next + 1, Class::CAPITAL)
    }

    /// Whether a form that is often a noun is a verb here.
    fn fits(&self, kind: Cue) -> bool {
        kind != Cue::Noun || self.opens_clause(self.cue.end())
    }

    /// `spoke about`, `said at a meeting`: no clause follows.
    fn is_about(&self, kind: Cue) -> bool {
        let scene = self.scene;
        let next = self.cue.end();
        let preposition = [
            "in", "at", "during", "about", "with", "against", "of", "on", "aloud", "for",
        ]
        .iter()
        .any(|it| scene.is_text_at(next, self.end, it));
        let dated = scene.is_text_at(next, self.end, "on")
            && next + 1 < self.end
            && scene.is(next + 1, Class::DAY);
        let clause = (next..self.end.min(next + 12)).any(|n| scene.is_text(n, "that"));
        let comma = (next..self.end.min(next + 9)).any(|n| scene.is_mark(n, ","));
        preposition && !dated && !clause && !comma && kind != Cue::Belief
    }

    fn make(&self, start: usize, end: usize, source: Words) -> Option<Told> {
        let scene = self.scene;
        let stray = |n: usize| matches!(scene.text(n), "," | ":" | ";");
        let (mut start, mut end) = (start, end);
        while start < end && stray(start) {
            start += 1;
        }
        while end > start && stray(end - 1) {
            end -= 1;
        }
        let content = Run::new(start, end.max(start));
        let inside = content.start() < source.end() && source.start() < content.end();
        (scene.count(content) >= 2 && !inside).then_some(Told {
            content,
            source,
            cue: self.cue,
        })
    }
}
