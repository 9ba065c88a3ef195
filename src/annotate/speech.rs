//! Whether words between marks are somebody's speech, rather than a title, a term or a word held at a distance.
//!
//! Short words without a verb of speech beside them are read off what stands around them. Known failure: a term that an
//! article itself holds at a distance right behind `criticized` or `promised` counts as said.

use super::Route;
use super::frames::Speaker;
use super::scene::{Scene, Words};
use super::titles::SMALL;
use super::words::Class;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::segment::marks::Quotation;

/// From this many words on, only titles are not speech.
const CLEAR_SPEECH: usize = 5;

/// Longest title, in words.
pub(super) const LONGEST_TITLE: usize = 9;

/// Tokens around a quotation that are looked at: keeps endless sentences cheap.
pub(super) const NEAR: usize = 14;

/// Words told of a word that somebody uses of something, between whom it is said of and the word.
const CALLING: [&str; 9] = [
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

/// What many say together, or stands on what they carry.
const SHOUTS: [&str; 12] = [
    "chant",
    "chants",
    "slogan",
    "slogans",
    "motto",
    "mantra",
    "refrain",
    "cry",
    "cries",
    "shouts",
    "battle-cry",
    "rallying",
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
    /// Whether they go on a list (`“Harbor” and “Home”`), and whether what stands before is speech.
    pub listed: Option<bool>,
}

/// Whether somebody is said to say or write these words. Looks at a few words around them.
pub(super) fn is_speech(scene: &Scene<'_>, marked: Marked) -> bool {
    let content = scene.article.slice(marked.quotation.content);
    let pieces = pieces(content);
    if pieces.is_empty() {
        return false;
    }
    let around = Around { scene, marked };
    let alone = around.words_before().next().is_none() && around.is_last();
    if around.is_word_itself(content, &pieces) || !marked.in_told && around.is_charge(content) {
        return false;
    }
    if scene.language == Language::English && !alone && around.is_phrase(content, &pieces) {
        return false;
    }
    if scene.language != Language::English && !alone && around.is_name_abroad(content, &pieces) {
        return false;
    }
    // A script without spaces gives few pieces.
    if pieces.len() >= CLEAR_SPEECH || scene.count(marked.words) >= 2 * CLEAR_SPEECH {
        return true;
    }
    let ends = content.ends_with([',', '.', '!', '?', '…', '—', '–', '-', '。', '！', '？']);
    if marked.in_told || marked.listed == Some(true) || around.is_cued(ends) {
        return true;
    }
    let given = around.is_given() || around.is_before_name(content);
    let given = given || around.is_whole_phrase(&pieces);
    (pieces.len() > 2 || ends || given || around.has_voice()) && !around.follows_term()
}

/// Whether the words are the title of something that is shown (`on NBC’s “…”`), whatever verb stands beside them.
pub(super) fn is_title(
    scene: &Scene<'_>,
    quotation: Quotation,
    words: Words,
    frame: Words,
) -> bool {
    let content = scene.article.slice(quotation.content);
    let marked = Marked {
        quotation,
        words,
        frame,
        speaker: None,
        in_told: false,
        listed: None,
    };
    scene.language == Language::English && Around { scene, marked }.is_broadcast(&pieces(content))
}

/// The words of a quotation, up to one more than a title has.
fn pieces(content: &str) -> Vec<&str> {
    content
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
        .filter(|it| it.contains(char::is_alphanumeric))
        .take(LONGEST_TITLE + 1)
        .collect()
}

/// Words between marks and what stands around them in their sentence.
pub(super) struct Around<'a> {
    pub scene: &'a Scene<'a>,
    pub marked: Marked,
}

impl Around<'_> {
    /// Tokens before the words, nearest first.
    pub(super) fn before(&self) -> impl Iterator<Item = usize> + '_ {
        let start = self.marked.words.start();
        let low = self.marked.frame.start().max(start.saturating_sub(NEAR));
        (low.min(start)..start).rev()
    }

    pub(super) fn words_before(&self) -> impl Iterator<Item = usize> + '_ {
        self.before().filter(|&n| self.scene.is_word(n))
    }

    /// The word right behind the words, without a mark between.
    pub(super) fn next(&self) -> Option<usize> {
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
        if self.is_broadcast(pieces) {
            return true;
        }
        let listed = self.marked.listed;
        // `Karl “the Hook” Holm`
        let named = titled || pieces.len() == 2 && pieces[0] == "the" && capital(&pieces[1]);
        if self.is_nickname() && short && named || short && self.is_dubbed() {
            return true;
        }
        if listed == Some(false) && (short || title) {
            return true;
        }
        if (title || short) && self.is_named() {
            return true;
        }
        let beside = self.follows_work() || self.precedes_work() && !self.marked.in_told;
        if titled && beside && (title || short) || short && self.follows_work() {
            return true;
        }
        if titled && (title || short) && self.is_shown() {
            return true;
        }
        if content.ends_with(['!', '?']) || listed == Some(true) || self.is_given() {
            return false;
        }
        let owned = titled && !self.marked.in_told && self.follows_owner().is_some();
        owned || title && (self.is_placed() || !self.is_beside_cue())
    }

    /// `le « Reine-Blanche »`, `el diario «El Faro»`, `dem „Vell-Tageblatt“`, `die Fähre „Seestern“`: how a ship or a paper is called. Where
    /// nouns have capitals, behind an article only what has two parts.
    fn is_name_abroad(&self, content: &str, pieces: &[&str]) -> bool {
        const LONGEST_NAME: usize = 4;
        let scene = self.scene;
        let nouns = scene.language.has_capital_nouns();
        let starts = self.marked.frame.start();
        let Some(before) = self.before().next().filter(|&n| scene.is_word(n)) else {
            return false;
        };
        let capital = |it: &str| it.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let shown =
            capital(pieces[0]) && (pieces.iter()).all(|it| capital(it) || it.chars().count() <= 3);
        let short = pieces.len() <= LONGEST_NAME && !content.ends_with([',', '.', '!', '?', '…']);
        if !shown || !short || scene.cue(before).is_some() || scene.text(before) == "als" {
            return false;
        }
        let joined = pieces.len() > 1 || content.contains('-');
        let article = scene.is(before, Class::DETERMINER.or(Class::OF));
        if wordlist::has(scene.language, "indefinite", scene.text(before)) {
            return false;
        }
        match nouns {
            true if article => joined,
            true => scene.is(before, Class::CAPITAL) && before > starts,
            false => article || !scene.is(before, Class::CAPITAL.or(Class::PREPOSITION)),
        }
    }

    /// `hard to say “no” to`: a word or two in small letters that nobody in particular says.
    fn is_word_itself(&self, content: &str, pieces: &[&str]) -> bool {
        let is = |n: usize, words: &[&str]| words.iter().any(|it| self.scene.is_text(n, it));
        let mut before = self.before();
        let said = before.next().is_some_and(|n| is(n, &["say", "saying"]));
        said && pieces.len() <= 2
            && content.starts_with(char::is_lowercase)
            && before
                .next()
                .is_some_and(|n| is(n, &["to", "of", "without"]))
            && self
                .next()
                .is_some_and(|n| is(n, &["to", "and", "or", "for", "when", "if"]))
    }

    /// `charged with “keeping a boat”`, `two counts of “theft”`: words of the law in small letters, which nobody says.
    fn is_charge(&self, content: &str) -> bool {
        let is = |n: usize, words: &[&str]| words.iter().any(|it| self.scene.is_text(n, it));
        let mut before = self.words_before();
        let leads = before
            .next()
            .is_some_and(|n| is(n, &["with", "of", "on", "for"]));
        let lawful = |n: usize| {
            let law = wordlist::has(self.scene.language, "charging", self.scene.text(n));
            law && !self.scene.is(n, Class::CAPITAL)
        };
        leads && content.starts_with(char::is_lowercase) && before.next().is_some_and(lawful)
    }

    /// `called Lind “Iron Hand”`, `references to Lind as “…”`, `chants of “…”`, `a promise to “…”`, `signs that read “…”`: what somebody
    /// calls somebody, or says or shows without a verb of speech.
    fn is_given(&self) -> bool {
        let scene = self.scene;
        let is = |n: usize, words: &[&str]| words.iter().any(|it| scene.is_text(n, it));
        if self.words_before().take(6).any(|n| is(n, &CALLING)) {
            return true;
        }
        let nearest = self.before().next();
        if nearest.is_some_and(|n| scene.is_mark(n, ":") || is(n, &["as"])) || self.is_bracketed() {
            return true;
        }
        if nearest.is_some_and(|n| is(n, &SHOUTS)) || self.next().is_some_and(|n| is(n, &SHOUTS)) {
            return true;
        }
        let mut before = self.words_before();
        let (Some(first), Some(second)) = (before.next(), before.next()) else {
            return false;
        };
        let leads = is(first, &["of", "to", "for"]);
        leads && (scene.is(second, Class::VOICE) || is(second, &SHOUTS))
            || is(first, &["read", "reads", "reading"])
                && before
                    .take(6)
                    .chain([second])
                    .any(|n| scene.is(n, Class::BEARER))
    }

    /// `Lind (“Iron Hand”)`
    fn is_bracketed(&self) -> bool {
        let (start, end) = (self.marked.words.start(), self.marked.words.end());
        start > self.marked.frame.start()
            && self.scene.is_mark(start - 1, "(")
            && end < self.marked.frame.end()
            && self.scene.is_mark(end, ")")
    }

    /// `the “little” Mara Lind`
    fn is_before_name(&self, content: &str) -> bool {
        let scene = self.scene;
        let owner = |n: usize| {
            let after = n + 1 < scene.len();
            after && matches!(scene.text(n + 1), "'s" | "’s" | "'" | "’")
        };
        content.starts_with(char::is_lowercase)
            && self.next().is_some_and(|n| {
                scene.is(n, Class::CAPITAL) && !scene.is(n, Class::DAY) && !owner(n)
            })
    }

    /// `a “distinguished guest” of the board`: two words that end their phrase. Before a noun they are a term (`a “zero day” flaw`).
    fn is_whole_phrase(&self, pieces: &[&str]) -> bool {
        let scene = self.scene;
        let small = Class::PREPOSITION
            .or(Class::CONJUNCTION)
            .or(Class::HELPER)
            .or(Class::OF)
            .or(Class::CLAUSE_OPENER);
        let words = self.marked.words;
        let term = |n: usize| scene.is(n, Class::TERM);
        pieces.len() == 2
            && pieces[1].starts_with(char::is_lowercase)
            && self.next().is_some_and(|n| scene.is(n, small))
            && !(words.start()..words.end()).any(term)
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
            it.cue.is_some() && (it.route != Route::Behind || ends || comma || self.is_beside_cue())
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
