//! Whether words between marks are the title of a work, or a name given to a thing or a person.

use super::speech::{Around, LONGEST_TITLE, NEAR};
use super::words::Class;

/// Small words that a title does not capitalize.
pub(super) const SMALL: [&str; 18] = [
    "of", "the", "and", "a", "in", "to", "for", "with", "on", "an", "at", "by", "from", "or", "is",
    "are", "as", "but",
];

impl Around<'_> {
    /// `Marcia “Cia” Lind`: between two parts of a name.
    pub(super) fn is_nickname(&self) -> bool {
        let capital = |n: usize| self.scene.is(n, Class::CAPITAL);
        let before = self.before().next().is_some_and(capital);
        before && self.next().is_some_and(capital)
    }

    /// `the man dubbed the “Old Sailor” by the papers`
    pub(super) fn is_dubbed(&self) -> bool {
        let is = |n: usize, words: &[&str]| words.iter().any(|it| self.scene.is_text(n, it));
        let mut before = self.words_before().skip_while(|&n| is(n, &["the"]));
        let dubbed = before
            .next()
            .is_some_and(|n| is(n, &["dubbed", "nicknamed"]));
        dubbed && self.next().is_some_and(|n| is(n, &["by"]))
    }

    /// `so-called “…”`, `the podcast, titled “…”`, `a method called “…”`: what a thing is named, by nobody.
    pub(super) fn is_named(&self) -> bool {
        let scene = self.scene;
        let mut before = self.words_before();
        let Some(first) = before.next() else {
            return false;
        };
        // `a site called the “…”`
        let article = scene.is_text(first, "the");
        let Some(verb) = (if article { before.next() } else { Some(first) }) else {
            return false;
        };
        let second = before.next();
        if ["titled", "entitled"]
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

    /// `the podcast “…”`, `his new book, “…”`, `host of “…”`, `hits including “…”`
    pub(super) fn follows_work(&self) -> bool {
        let scene = self.scene;
        let is_work = |n: usize| scene.is(n, Class::WORK);
        let mut before = self.words_before();
        let first = before.next();
        let leads = |n: usize| scene.is(n, Class::OF) || scene.is_text(n, "including");
        first.is_some_and(|n| is_work(n) || leads(n) && before.next().is_some_and(is_work))
    }

    /// `the “…” star`, `a “…” hat`
    pub(super) fn precedes_work(&self) -> bool {
        let scene = self.scene;
        let is_work = |n: usize| scene.is(n, Class::WORK.or(Class::BEARER));
        let next = self.marked.words.end()..self.marked.frame.end();
        next.take(2).take_while(|&n| scene.is_word(n)).any(is_work)
    }

    /// `on NBC’s “…”`: a title whose owner is known by initials.
    pub(super) fn is_broadcast(&self, pieces: &[&str]) -> bool {
        let capital = |it: &&str| it.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let shown = |it: &&str| capital(it) || SMALL.contains(it);
        pieces.len() <= LONGEST_TITLE
            && pieces.first().is_some_and(capital)
            && pieces.iter().all(shown)
            && self
                .follows_owner()
                .is_some_and(|n| is_initials(self.scene.text(n)))
    }

    /// Where works are shown: `on “…”`, `“…,” a film by Lind`, `“…,” by Mara Lind`.
    pub(super) fn is_shown(&self) -> bool {
        let scene = self.scene;
        let on = self.before().next().is_some_and(|n| scene.is_text(n, "on"));
        on && !self.marked.in_told || self.is_explained()
    }

    /// Whether behind the words, and a mark, stands what work they are or who made it.
    fn is_explained(&self) -> bool {
        let scene = self.scene;
        let end = self.marked.frame.end();
        let after = self.marked.words.end()..end.min(self.marked.words.end() + NEAR);
        let mut after =
            after.skip_while(|&n| matches!(scene.text(n), "," | "-" | "--" | "–" | "—" | "("));
        match after.next() {
            Some(n) if scene.is_text(n, "by") => {
                after.next().is_some_and(|n| scene.is(n, Class::CAPITAL))
            }
            Some(n)
                if ["a", "an", "the", "his", "her"]
                    .iter()
                    .any(|it| scene.is_text(n, it)) =>
            {
                after
                    .take(4)
                    .take_while(|&n| scene.is_word(n) && scene.cue(n).is_none())
                    .any(|n| scene.is(n, Class::WORK))
            }
            _ => false,
        }
    }

    /// `NBC’s “…”`: whose the words are.
    pub(super) fn follows_owner(&self) -> Option<usize> {
        let mut before = self.before();
        let possessive = |n: &usize| matches!(self.scene.text(*n), "'s" | "’s" | "'" | "’");
        before.next().filter(possessive)?;
        before.next().filter(|&n| self.scene.is(n, Class::CAPITAL))
    }

    /// `on “…”`, `the “…”`: where a work stands.
    pub(super) fn is_placed(&self) -> bool {
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
}

/// `NBC`
fn is_initials(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 2 && !text.contains(char::is_lowercase)
}
