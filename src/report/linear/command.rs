//! What can be typed in linear mode.

use crate::article::plain;

/// What a line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Command {
    /// The next item; also an empty line.
    Next,
    /// The item before.
    Previous,
    /// The same item once more.
    Again,
    /// All matches, or one by its number.
    Match(Option<usize>),
    /// What differs, or one of it.
    Differences(Option<usize>),
    /// What differs and is not ticked off.
    Left,
    /// A difference is ticked off, or no longer: one by its number, or the one told last.
    Tick(Option<usize>),
    /// Who said what, or one row of it.
    Said(Option<usize>),
    /// The names, or the passages with one of them.
    Names(Option<usize>),
    /// Numbers and dates, or the passages with one of them.
    Figures(Option<usize>),
    /// An article, passage by passage.
    Read(Place),
    /// The words by which the tellings at hand differ.
    Words,
    /// Passages with some words.
    Search(String),
    /// The articles.
    Articles,
    /// What can be typed.
    Help,
    /// The end.
    Quit,
    /// None of these; the line, safe to print.
    Unknown(String),
}

/// Where to read: the article by its position from 0 and the paragraph by its number, if they are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    pub article: Option<usize>,
    pub paragraph: Option<usize>,
}

/// Letters, and what they do.
pub(super) const HELP: [(&str, &str); 17] = [
    ("n or an empty line", "the next one"),
    ("p", "the one before"),
    (".", "the same once more"),
    ("a number", "the match with that number"),
    ("m", "list of matches"),
    (
        "d",
        "list of differences; d 3 tells the third, n goes on from there",
    ),
    (
        "t",
        "tick off the difference told last, or take that back; t 3 the third; n passes it over, and it stays so",
    ),
    ("l", "list of differences that are left, not ticked off"),
    ("s", "who said what; s 3 tells the third row"),
    (
        "e",
        "people, places and organizations; e 3 goes through the passages with the third",
    ),
    (
        "#",
        "numbers and dates; # 3 goes through the passages with the third",
    ),
    (
        "r",
        "read the article from here; r B 12 begins at paragraph 12 of article B",
    ),
    ("w", "the words that only one of the tellings has"),
    ("/ and words", "go through the passages with these words"),
    ("i", "the articles once more"),
    ("?", "this list"),
    ("q", "quit"),
];

impl Command {
    /// What a line means; upper and lower case are one.
    pub(super) fn parse(line: &str) -> Self {
        let line = line.trim();
        if let Some(words) = line.strip_prefix('/').map(str::trim) {
            return match words.is_empty() {
                true => Self::unknown(line),
                false => Self::Search(words.to_owned()),
            };
        }
        if let Some(rest) = line.strip_prefix('#') {
            let found = optional(rest.trim()).map(Self::Figures);
            return found.unwrap_or_else(|| Self::unknown(line));
        }
        let lower = line.to_lowercase();
        if let Some(number) = number(&lower) {
            return Self::Match(Some(number));
        }
        let head: String = lower.chars().take_while(|it| it.is_alphabetic()).collect();
        let rest = lower[head.len()..].trim();
        let found = match (head.as_str(), rest) {
            ("", "") | ("n" | "next", "") => Some(Self::Next),
            ("", "?") | ("h" | "help", "") => Some(Self::Help),
            ("", ".") => Some(Self::Again),
            ("p" | "previous", "") => Some(Self::Previous),
            ("q" | "quit" | "exit", "") => Some(Self::Quit),
            ("w" | "c" | "words" | "compare", "") => Some(Self::Words),
            ("i" | "articles", "") => Some(Self::Articles),
            ("m" | "match" | "matches", rest) => optional(rest).map(Self::Match),
            ("l" | "left", "") | ("d" | "differences", "left") => Some(Self::Left),
            ("t" | "tick", rest) => optional(rest).map(Self::Tick),
            ("d" | "differences", rest) => optional(rest).map(Self::Differences),
            ("s" | "said", rest) => optional(rest).map(Self::Said),
            ("e" | "names", rest) => optional(rest).map(Self::Names),
            ("numbers" | "dates", rest) => optional(rest).map(Self::Figures),
            ("r" | "read", rest) => Place::parse(rest).map(Self::Read),
            _ => None,
        };
        found.unwrap_or_else(|| Self::unknown(line))
    }

    fn unknown(line: &str) -> Self {
        const MOST: usize = 40;
        Self::Unknown(plain(line).chars().take(MOST).collect())
    }
}

impl Place {
    /// `b 12`, `b12`, `b`, `12` or nothing.
    fn parse(text: &str) -> Option<Self> {
        let letter = text.chars().next().filter(char::is_ascii_lowercase);
        let rest = &text[letter.map_or(0, char::len_utf8)..];
        Some(Self {
            article: letter.map(|it| usize::from(it as u8 - b'a')),
            paragraph: optional(rest.trim())?,
        })
    }
}

/// A number or nothing; none for anything else.
fn optional(text: &str) -> Option<Option<usize>> {
    match text {
        "" => Some(None),
        text => number(text).map(Some),
    }
}

fn number(text: &str) -> Option<usize> {
    let is_number = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Command, Place};

    #[track_caller]
    fn check(line: &str, want: Command) {
        assert_eq!(Command::parse(line), want, "{line:?}");
    }

    #[test]
    fn letters_words_and_numbers() {
        check("", Command::Next);
        check(" N \r", Command::Next);
        check("12", Command::Match(Some(12)));
        check("m", Command::Match(None));
        check("d", Command::Differences(None));
        check("d3", Command::Differences(Some(3)));
        check("# 3", Command::Figures(Some(3)));
        check("t", Command::Tick(None));
        check("t3", Command::Tick(Some(3)));
        check("L", Command::Left);
        check("d left", Command::Left);
        check("#", Command::Figures(None));
        check("D 3", Command::Differences(Some(3)));
        check("/ the Bridge ", Command::Search("the Bridge".into()));
        check("?", Command::Help);
        check("99999999999999999999999", Command::Match(Some(usize::MAX)));
    }

    #[test]
    fn places_to_read_from() {
        let place = |article, paragraph| Command::Read(Place { article, paragraph });
        check("r", place(None, None));
        check("r B", place(Some(1), None));
        check("rB12", Command::Unknown("rB12".into()));
        check("r b 12", place(Some(1), Some(12)));
        check("r b12", place(Some(1), Some(12)));
        check("r 4", place(None, Some(4)));
    }

    #[test]
    fn what_means_nothing_is_safe_to_print() {
        check("\u{1b}[2J", Command::Unknown("[2J".into()));
        check("d x", Command::Unknown("d x".into()));
        check("/", Command::Unknown("/".into()));
        check("é", Command::Unknown("é".into()));
    }
}
