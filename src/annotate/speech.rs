//! Whether words between marks are somebody's speech, rather than a title, a term or a word held at a distance.
//!
//! Short words without a verb of speech beside them are read off what stands around them. Known failure: a term that an
//! article itself holds at a distance right behind `criticized` or `promised` counts as said.

use super::frames::{How, Speaker};
use super::scene::{Scene, Words};
use super::words::Class;
use crate::lexicon::language::Language;
use crate::segment::marks::Quotation;

/// From this many words on, only titles are not speech.
const CLEAR_SPEECH: usize = 5;

/// Longest title, in words.
const LONGEST_TITLE: usize = 9;

/// Tokens around a quotation that are looked at: keeps endless sentences cheap.
const NEAR: usize = 14;

/// Small words that a title does not capitalize.
const SMALL: [&str; 14] = [
    "of", "the", "and", "a", "in", "to", "for", "with", "on", "an", "at", "by", "from", "or",
];

/// Words between marks, with what was found about them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marked {
    pub quotation: Quotation,
    pub words: Words,
    /// The sentence they stand in.
    pub frame: Words,
    pub speaker: Option<Speaker>,
    /// Whether they are a part of something told.
    pub in_told: bool,
    /// Whether they go on a list of words that are no speech (`“Harbor” and “Home”`).
    pub listed: bool,
}

/// Whether somebody is said to say or write these words. Looks at a few words around them.
pub(super) fn is_speech(scene: &Scene<'_>, marked: Marked) -> bool {
    let content = scene.article.slice(marked.quotation.content);
    let pieces: Vec<&str> = content
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
        .filter(|it| it.contains(char::is_alphanumeric))
        .take(LONGEST_TITLE + 1)
        .collect();
    if pieces.is_empty() {
        return false;
    }
    let around = Around { scene, marked };
    let alone = around.words_before().next().is_none() && around.is_last();
    if scene.language == Language::English && !alone && around.is_phrase(content, &pieces) {
        return false;
    }
    // A script without spaces gives few pieces.
    if pieces.len() >= CLEAR_SPEECH || scene.count(marked.words) >= 2 * CLEAR_SPEECH {
        return true;
    }
    let ends = content.ends_with([',', '.', '!', '?', '…', '—', '–', '-', '。', '！', '？']);
    if marked.in_told || around.is_cued(ends) {
        return true;
    }
    (pieces.len() > 2 || ends || around.has_voice()) && !around.follows_term()
}

/// Words between marks and what stands around them in their sentence.
struct Around<'a> {
    scene: &'a Scene<'a>,
    marked: Marked,
}

impl Around<'_> {
    /// Tokens before the words, nearest first.
    fn before(&self) -> impl Iterator<Item = usize> + '_ {
        let start = self.marked.words.start();
        let low = self.marked.frame.start().max(start.saturating_sub(NEAR));
        (low.min(start)..start).rev()
    }

    fn words_before(&self) -> impl Iterator<Item = usize> + '_ {
        self.before().filter(|&n| self.scene.is_word(n))
    }

    /// The word right behind the words, without a mark between.
    fn next(&self) -> Option<usize> {
        let n = self.marked.words.end();
        (n < self.marked.frame.end() && self.scene.is_word(n)).then_some(n)
    }

    /// Whether no word of the sentence follows.
    fn is_last(&self) -> bool {
        let end = self.marked.words.end();
        let after = end..self.marked.frame.end().min(end + NEAR).max(end);
        !after.into_iter().any(|n| self.scene.is_word(n))
    }

    /// A title, a nickname, a name given to a thing.
    fn is_phrase(&self, content: &str, pieces: &[&str]) -> bool {
        let capital = |it: &&str| it.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let shown = |it: &&str| capital(it) || SMALL.contains(it);
        let short = pieces.len() <= 2;
        let titled = capital(&pieces[0]) && pieces.iter().all(shown) && !self.is_capitalized();
        let title = titled && pieces.len() >= 2 && pieces.len() <= LONGEST_TITLE;
        if self.is_nickname() && short && titled || self.marked.listed && (short || title) {
            return true;
        }
        if (title || short) && self.is_named() {
            return true;
        }
        let beside = self.follows_work() || self.precedes_work() && !self.marked.in_told;
        if titled && beside && (title || short) || short && self.follows_work() {
            return true;
        }
        if content.ends_with(['!', '?']) || self.is_given() {
            return false;
        }
        let owned = titled && !self.marked.in_told && self.follows_owner();
        owned || title && (self.is_placed() || !self.is_beside_cue())
    }

    /// `Marcia “Cia” Lind`: between two parts of a name.
    fn is_nickname(&self) -> bool {
        let capital = |n: usize| self.scene.is(n, Class::CAPITAL);
        let before = self.before().next().is_some_and(capital);
        before && self.next().is_some_and(capital)
    }

    /// `so-called “…”`, `the podcast, titled “…”`, `a method called “…”`: what a thing is named, by nobody.
    fn is_named(&self) -> bool {
        let scene = self.scene;
        let mut before = self.words_before();
        let Some(verb) = before.next() else {
            return false;
        };
        let second = before.next();
        if [
            "so-called",
            "titled",
            "entitled",
            "self-described",
            "self-styled",
        ]
        .iter()
        .any(|it| scene.is_text(verb, it))
        {
            return true;
        }
        let so = |n: usize| scene.is_text(n, "so") || scene.is_text(n, "known");
        if second.is_some_and(so) && ["called", "as"].iter().any(|it| scene.is_text(verb, it)) {
            return true;
        }
        // `which he called`, `has called`: somebody calls it so.
        let active = Class::CAPITAL.or(Class::PRONOUN).or(Class::HELPER);
        ["called", "named", "dubbed", "nicknamed", "headlined"]
            .iter()
            .any(|it| scene.is_text(verb, it))
            && second.is_some_and(|n| !self.scene.is(n, active) || self.scene.is(n, Class::BE))
            && self.has_no_relative()
    }

    /// Whether nothing before the words says `what` or `which` somebody calls so.
    fn has_no_relative(&self) -> bool {
        !self.words_before().any(|n| {
            ["what", "which", "whom", "who"]
                .iter()
                .any(|it| self.scene.is_text(n, it))
        })
    }

    /// `the podcast “…”`, `his new book, “…”`, `host of “…”`
    fn follows_work(&self) -> bool {
        let is_work = |n: usize| self.scene.is(n, Class::WORK);
        let mut before = self.words_before();
        let first = before.next();
        first.is_some_and(|n| {
            is_work(n) || self.scene.is(n, Class::OF) && before.next().is_some_and(is_work)
        })
    }

    /// `the “…” star`, `a “…” hat`
    fn precedes_work(&self) -> bool {
        let scene = self.scene;
        let is_work = |n: usize| scene.is(n, Class::WORK.or(Class::BEARER));
        let next = self.marked.words.end()..self.marked.frame.end();
        next.take(2).take_while(|&n| scene.is_word(n)).any(is_work)
    }

    /// `called Lind “Iron Hand”`, `references to Lind as “…”`: what somebody calls somebody.
    fn is_given(&self) -> bool {
        let names = [
            "called",
            "calls",
            "calling",
            "dubbed",
            "dubs",
            "nicknamed",
            "chanting",
            "chanted",
            "singing",
        ];
        self.words_before()
            .take(6)
            .any(|n| names.iter().any(|it| self.scene.is_text(n, it)))
            || self
                .before()
                .next()
                .is_some_and(|n| self.scene.is_mark(n, ":") || self.scene.is_text(n, "as"))
    }

    /// `NBC’s “…”`
    fn follows_owner(&self) -> bool {
        let mut before = self.before();
        let possessive = before
            .next()
            .is_some_and(|n| matches!(self.scene.text(n), "'s" | "’s"));
        possessive
            && before
                .next()
                .is_some_and(|n| self.scene.is(n, Class::CAPITAL))
    }

    /// `on “…”`, `the “…”`: where a work stands.
    fn is_placed(&self) -> bool {
        let scene = self.scene;
        let places = [
            "on",
            "the",
            "of",
            "in",
            "to",
            "watch",
            "watched",
            "including",
            "and",
            "a",
            "at",
            "from",
        ];
        !self.marked.in_told
            && self
                .before()
                .next()
                .is_some_and(|n| places.iter().any(|it| scene.is_text(n, it)))
    }

    /// Whether most words around are capital, as in a headline.
    fn is_capitalized(&self) -> bool {
        let scene = self.scene;
        let end = self.marked.words.end();
        let after = end..self.marked.frame.end().min(end + NEAR).max(end);
        let (mut all, mut capital) = (0, 0);
        for n in self.before().chain(after) {
            if scene.is_word(n) && !scene.is_quoted(n) && scene.text(n).len() > 3 {
                all += 1;
                capital += usize::from(scene.is(n, Class::CAPITAL));
            }
        }
        all >= 3 && 10 * capital > 7 * all
    }

    /// Whether a verb of speech stands right beside the words, but for a source.
    fn is_beside_cue(&self) -> bool {
        let words = self.marked.words;
        self.marked.speaker.is_some_and(|it| {
            it.cue.is_some_and(|cue| {
                let before = cue.end() <= words.start() && words.start() - cue.end() <= 3;
                let after =
                    words.end() <= cue.start() && cue.start() - words.end() <= it.source.len() + 2;
                before || after
            })
        })
    }

    /// Whether a verb of speech is about these words.
    fn is_cued(&self, ends: bool) -> bool {
        let words = self.marked.words;
        let comma = words.end() < self.marked.frame.end() && self.scene.is_mark(words.end(), ",");
        self.marked.speaker.is_some_and(|it| {
            it.cue.is_some() && (it.how != How::After || ends || comma || self.is_beside_cue())
        })
    }

    /// Whether a word near before tells that somebody speaks (`his call for “…”`).
    fn has_voice(&self) -> bool {
        self.words_before()
            .any(|n| self.scene.is(n, Class::VOICE) || self.scene.cue(n).is_some())
    }

    /// Words that stand before a term held at a distance.
    fn follows_term(&self) -> bool {
        let mut before = self.words_before();
        let Some(first) = before.next() else {
            return false;
        };
        let is = |n: usize, words: &[&str]| words.iter().any(|it| self.scene.is_text(n, it));
        is(first, &["called", "so-called", "dubbed", "nicknamed"])
            || is(first, &["as"]) && before.next().is_some_and(|n| is(n, &["such", "known"]))
    }
}
