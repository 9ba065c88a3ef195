//! `Entry`: one line that is typed, with its caret; the same for search, filters, the command line and every other prompt.

use crate::tui::key::{Code, Key};
use unicode_segmentation::UnicodeSegmentation;

/// Bytes that a line may have where nothing else is said: more than any name or sentence one looks for.
const LONGEST: usize = 400;

/// A line with a caret.
///
/// Invariant: the caret stands on a boundary of grapheme clusters, and no control character is in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) struct Entry {
    text: String,
    caret: usize,
    longest: usize,
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            text: String::new(),
            caret: 0,
            longest: LONGEST,
        }
    }
}

/// What a key did to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Typed {
    /// The text is another one.
    Changed,
    /// The caret moved, or stood at an end.
    Moved,
    /// There is no room for the letter.
    Full,
    /// It is no key for a line.
    Ignored,
}

impl Entry {
    /// A line with its caret behind the text.
    pub fn new(text: &str) -> Self {
        Self::of(text, LONGEST)
    }

    /// The same; `longest` is how many bytes may be typed.
    pub fn of(text: &str, longest: usize) -> Self {
        let text: String = text.chars().filter(|it| !it.is_control()).collect();
        Self {
            caret: text.len(),
            text,
            longest,
        }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the caret, and what behind it.
    pub fn halves(&self) -> (&str, &str) {
        self.text.split_at(self.caret)
    }

    /// Takes a key: letters, arrows, Home, End, Backspace, Delete, and what shells take: Ctrl-a, e, b, f, u, k, w.
    pub fn key(&mut self, key: Key) -> Typed {
        let before = self.text.len();
        match (key.code, key.ctrl, key.alt) {
            (Code::Char(c), false, false) if !c.is_control() => {
                if before + c.len_utf8() > self.longest {
                    return Typed::Full;
                }
                self.text.insert(self.caret, c);
                self.caret += c.len_utf8();
                self.round_up();
            }
            (Code::Backspace, ..) => self.cut(self.left()),
            (Code::Delete, ..) => self.cut(self.right()),
            (Code::Char('u'), true, _) => self.cut(0),
            (Code::Char('k'), true, _) => self.cut(before),
            (Code::Char('w'), true, _) => {
                let kept = self.text[..self.caret].trim_end().rfind(' ');
                self.cut(kept.map_or(0, |it| it + 1));
            }
            (Code::Left, ..) | (Code::Char('b'), true, _) => self.caret = self.left(),
            (Code::Right, ..) | (Code::Char('f'), true, _) => self.caret = self.right(),
            (Code::Home, ..) | (Code::Char('a'), true, _) => self.caret = 0,
            (Code::End, ..) | (Code::Char('e'), true, _) => self.caret = before,
            _ => return Typed::Ignored,
        }
        match self.text.len() == before {
            true => Typed::Moved,
            false => Typed::Changed,
        }
    }

    fn left(&self) -> usize {
        let mut all = self.text[..self.caret].grapheme_indices(true);
        all.next_back().map_or(0, |it| it.0)
    }

    fn right(&self) -> usize {
        let mut all = self.text[self.caret..].graphemes(true);
        self.caret + all.next().map_or(0, str::len)
    }

    /// Takes out what lies between the caret and `to`.
    fn cut(&mut self, to: usize) {
        let (from, to) = (self.caret.min(to), self.caret.max(to));
        self.text.replace_range(from..to, "");
        self.caret = from;
        self.round_up();
    }

    /// What was typed or taken out may have joined two clusters around the caret.
    fn round_up(&mut self) {
        let mut ends = self.text.grapheme_indices(true).map(|it| it.0);
        let end = ends.find(|it| *it >= self.caret);
        self.caret = end.unwrap_or(self.text.len());
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Typed};
    use crate::tui::key::Key;
    use proptest::prelude::*;

    /// Keys typed into a line, and the line with `|` at the caret.
    #[track_caller]
    fn check(keys: &str, want: &str) {
        let mut entry = Entry::new("");
        for key in keys.split(' ') {
            entry.key(Key::parse(key).expect("a key"));
        }
        let (before, after) = entry.halves();
        assert_eq!(format!("{before}|{after}"), want);
    }

    #[test]
    fn letters_go_in_at_the_caret() {
        check("a b Left c", "ac|b");
        check("a b Home c End d", "cabd|");
        check("a b Left Left Left Right c", "ac|b");
        check("a Space b", "a b|");
    }

    #[test]
    fn letters_words_and_all_go_out() {
        check("a b Backspace", "a|");
        check("a b Home Delete", "|b");
        check("a Space b c Ctrl-w", "a |");
        check("a Space b Left Ctrl-u", "|b");
        check("a Space b Left Ctrl-k", "a |");
    }

    #[test]
    fn a_letter_with_its_marks_goes_out_whole() {
        let mut entry = Entry::new("cafe\u{301}");
        assert_eq!(
            entry.key(Key::parse("Backspace").expect("a key")),
            Typed::Changed
        );
        assert_eq!(entry.text(), "caf");
        assert_eq!(entry.key(Key::parse("F5").expect("a key")), Typed::Ignored);
        assert_eq!(Entry::new("a\u{1b}b").text(), "ab");
    }

    proptest! {
        #[test]
        fn the_caret_never_parts_a_cluster(keys in prop::collection::vec(0usize..9, 0..40)) {
            let all = ["a", "\u{301}", "🇩", "Left", "Right", "Backspace", "Delete", "Ctrl-w", "Home"];
            let mut entry = Entry::new("");
            for key in keys {
                entry.key(Key::parse(all[key]).expect("a key"));
                let (before, after) = entry.halves();
                let parts = unicode_segmentation::UnicodeSegmentation::graphemes(before, true).count()
                    + unicode_segmentation::UnicodeSegmentation::graphemes(after, true).count();
                let whole = unicode_segmentation::UnicodeSegmentation::graphemes(entry.text(), true).count();
                prop_assert_eq!(parts, whole);
            }
        }
    }
}
