//! Where what is told begins and ends in its sentence.

use super::Clause;
use crate::annotate::noun_phrase::at_start;
use crate::annotate::scene::Words;
use crate::annotate::subject;
use crate::annotate::words::Class;
use crate::lexicon::cues::Cue;
use crate::lexicon::language::Language;
use crate::text::Run;

/// Most tokens between cue or source and the clause that they introduce.
const FARTHEST_CLAUSE: usize = 14;

/// Most tokens of who hands on, at the end of a sentence.
const LONGEST_ATTRIBUTION: usize = 16;

impl Clause<'_> {
    /// Where the clause begins that is told behind `from`, the end of cue and source: behind a comma or colon in German,
    /// at `que` or behind a colon in French and Spanish.
    pub(super) fn clause_behind(&self, from: usize) -> Option<usize> {
        let scene = self.scene;
        let mut near = from..self.end.min(from + FARTHEST_CLAUSE);
        let colon = |n: usize| scene.is_mark(n, ":");
        match scene.language {
            Language::German => near
                .find(|&n| scene.is_mark(n, ",") || colon(n))
                .map(|n| n + 1)
                .filter(|&n| {
                    n < self.end && !scene.is_text(n, "der") && !scene.is_text(n, "sagte")
                }),
            Language::French | Language::Spanish => near.find_map(|n| match scene.text(n) {
                "que" | "qu'" | "qu’" | "si" => Some(n),
                _ => colon(n).then_some(n + 1),
            }),
            Language::English | Language::Other => None,
        }
    }

    /// The end of what is told from `start` on, without who hands it on at the end of the sentence (`…, the agency
    /// reported`, `…, according to the agency`).
    pub(super) fn without_attribution(&self, start: usize) -> usize {
        let scene = self.scene;
        let low = start.max(self.end.saturating_sub(LONGEST_ATTRIBUTION));
        let comma = (low..self.end)
            .rev()
            .find(|&n| scene.is_mark(n, ",") && !scene.is_quoted(n));
        let Some(comma) = comma.filter(|&n| n + 1 < self.end) else {
            return self.end;
        };
        let rest = Run::new(comma + 1, self.end);
        let according = scene.according_len(rest.start(), rest.end()) > 0;
        let named = at_start(scene, rest).is_some_and(|it| {
            it.end() < self.end
                && scene.cue(it.end()) == Some(Cue::Speech)
                && it.end() + 5 >= self.end
        });
        if according || named { comma } else { self.end }
    }

    /// What is told before the cue (`The harbor is safe, Lind said on Monday`).
    pub(super) fn before(&self, source: Words, inverted: bool) -> Option<Words> {
        let scene = self.scene;
        let cue = self.cue.start();
        let mut comma = source.start().min(cue).checked_sub(1)?;
        // `…, a déclaré Lind`, `…, a-t-il ajouté`, `…, wie Lind sagte`
        let between = |n: usize| match scene.language {
            Language::French => scene.is(n, Class::HELPER) || scene.is_mark(n, "-"),
            Language::German => scene.is_text(n, "wie") || scene.is(n, Class::HELPER),
            _ => false,
        };
        while comma > self.words.start() && between(comma) {
            comma -= 1;
        }
        // `…, "Lind said`: a mark that closed what nothing opens.
        let mark = |n: usize| scene.is_mark(n, "\"") && !scene.is_quoted(n);
        let astray = scene.language == Language::English && comma > self.words.start();
        if astray && mark(comma) && !(self.words.start()..comma).any(mark) {
            comma -= 1;
        }
        if comma < self.words.start() || !scene.is_mark(comma, ",") {
            return None;
        }
        let left = Run::new(self.words.start(), comma);
        let tail = self.cue.end().max(source.end());
        let ends = tail >= self.end
            || scene.is(tail, Class::PREPOSITION.or(Class::DAY))
            || scene.is_mark(tail, ",")
            || !scene.is_word(tail) && scene.is_wordless(Run::new(tail, self.end.max(tail)));
        let foreign = scene.language != Language::English;
        let tail_quoted = (tail..self.end).any(|n| scene.is_quoted(n));
        let opening = subject::after_opening_phrase(scene, Run::new(left.start(), cue)) >= comma;
        ((ends && !tail_quoted || inverted && !(tail_quoted && foreign))
            && scene.count(left) >= 4
            && !opening)
            .then_some(left)
    }

    pub(super) fn opens_clause(&self, n: usize) -> bool {
        n < self.end && self.scene.is(n, Class::CLAUSE_OPENER.or(Class::CAPITAL))
    }

    /// Past the person told and the time of telling (`told reporters on Monday that`).
    pub(super) fn after_addressee(&self) -> usize {
        let scene = self.scene;
        let mut at = self.cue.end();
        let opens = |n: usize| {
            n < self.end
                && [
                    "that", "to", "he", "she", "it", "they", "there", "if", "whether", "on",
                    "about", "in",
                ]
                .iter()
                .any(|it| scene.is_text(n, it))
        };
        if scene.is(self.cue.start(), Class::ADDRESSES) && !opens(at) {
            at = (at + 1..self.end.min(at + 6))
                .find(|&n| opens(n) || !scene.is_word(n))
                .filter(|&n| opens(n))
                .unwrap_or(at);
        }
        let timed = at < self.end && scene.is(at, Class::PREPOSITION);
        if timed && let Some(that) = (at..self.end.min(at + 12)).find(|&n| scene.is_text(n, "that"))
        {
            at = that;
        }
        while at < self.end
            && (scene.is(at, Class::DAY)
                || scene.is_text(at, "on") && at + 1 < self.end && scene.is(at + 1, Class::DAY)
                || ["also", "again", "repeatedly"]
                    .iter()
                    .any(|it| scene.is_text(at, it)))
        {
            at += 1;
        }
        at
    }
}
