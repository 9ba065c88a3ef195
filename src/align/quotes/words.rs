//! The words of a quotation in a form that survives how outlets set them.

use crate::lexicon;
use crate::lexicon::spelling::plain;
use crate::text::normal::fold;
use crate::text::{Interner, Span, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// One word of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its form: case and marks folded, contractions opened (`don't` is `do not`), small numbers as digits.
    pub symbol: Symbol,
    /// Where it stands.
    pub span: Span,
    /// Whether it stands in square brackets: put in by the outlet, and said so.
    pub inserted: bool,
    /// Whether an ellipsis stands before it: something was left out, and said so.
    pub after_gap: bool,
    /// Whether it is printed with a capital.
    pub capital: bool,
}

/// Word lists, with the interner that they are known in.
#[derive(Debug, Default)]
pub struct Vocabulary {
    forms: Interner,
    small: FxHashSet<Symbol>,
    ends: FxHashSet<Symbol>,
    // What was printed so far.
    opened: FxHashMap<Box<str>, Opened>,
}

/// A printed word as its forms: two where it is a contraction.
#[derive(Debug, Clone, Copy)]
struct Opened {
    forms: [Option<Symbol>; 2],
    capital: bool,
}

impl Vocabulary {
    /// The lists of the program, no word of an article yet.
    #[must_use]
    pub fn new() -> Self {
        let mut forms = Interner::default();
        let mut set = |file: &'static str| {
            lexicon::entries(file)
                .flat_map(str::split_whitespace)
                .map(|word| forms.intern(word))
                .collect()
        };
        let small = set(include_str!("../../../assets/lexicon/en/small_words.txt"));
        let ends = set(include_str!("../../../assets/lexicon/en/quote_ends.txt"));
        Self {
            forms,
            small,
            ends,
            opened: FxHashMap::default(),
        }
    }

    /// Whether the word weighs nothing when two quotes share it.
    #[must_use]
    pub fn is_small(&self, word: Symbol) -> bool {
        self.small.contains(&word)
    }

    /// Whether a quote may begin or end with the word or without it, sense unchanged.
    #[must_use]
    pub fn is_end(&self, word: Symbol) -> bool {
        self.ends.contains(&word)
    }

    /// The form behind a symbol.
    #[must_use]
    pub fn form(&self, word: Symbol) -> &str {
        self.forms.form(word)
    }

    /// Number of forms met.
    #[must_use]
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether none was met.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The words of a stretch of an article's `text`, in order. Linear.
    pub fn words(&mut self, text: &str, span: Span) -> Vec<Word> {
        let mut out = Vec::new();
        self.each_word(text, span, |it| out.push(it));
        out
    }

    /// Calls `found` with each word of a stretch of an article's `text`, in order. Linear.
    pub fn each_word(&mut self, text: &str, span: Span, mut found: impl FnMut(Word)) {
        let mut state = Marks::default();
        let mut at = span.start();
        while at < span.end() {
            let rest = &text[at..span.end()];
            let length = word_length(rest);
            if length == 0 {
                let c = rest.chars().next().expect("the rest is not empty");
                state.pass(c, rest);
                at += c.len_utf8();
                continue;
            }
            let place = Span::new(at, at + length);
            self.open(&rest[..length], place, &mut state, &mut found);
            at += length;
        }
    }

    /// Interns one printed word, opened where it is a contraction.
    fn open(&mut self, printed: &str, span: Span, state: &mut Marks, found: &mut impl FnMut(Word)) {
        let opened = match self.opened.get(printed) {
            Some(it) => *it,
            None => {
                let it = self.opened(printed);
                self.opened.insert(printed.into(), it);
                it
            }
        };
        for symbol in opened.forms.into_iter().flatten() {
            found(Word {
                symbol,
                span,
                inserted: state.bracket,
                after_gap: std::mem::take(&mut state.gap),
                capital: opened.capital,
            });
        }
    }

    fn opened(&mut self, printed: &str) -> Opened {
        let bare = match printed.contains(['[', ']']) {
            true => Cow::Owned(printed.replace(['[', ']'], "")),
            false => Cow::Borrowed(printed),
        };
        let form = fold(&bare);
        let (first, second) = contraction(&form);
        let forms = [first, second].map(|it| {
            let it = Some(it).filter(|it| !it.is_empty())?;
            Some(self.forms.intern(&plain(digits(it))))
        });
        Opened {
            forms,
            capital: bare.starts_with(char::is_uppercase),
        }
    }
}

/// What stood between words.
#[derive(Debug, Default)]
struct Marks {
    bracket: bool,
    gap: bool,
}

impl Marks {
    fn pass(&mut self, c: char, rest: &str) {
        match c {
            '[' => self.bracket = true,
            ']' => self.bracket = false,
            '…' => self.gap = true,
            '.' if rest.starts_with("...") || rest.starts_with(". . .") => self.gap = true,
            _ => {}
        }
    }
}

/// Bytes of the word that `rest` begins with; 0 when it begins with something else. Letters in brackets that belong to a
/// word (`[W]e`) are part of it.
fn word_length(rest: &str) -> usize {
    // Most words are plain letters before a space.
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if matches!(rest.as_bytes().get(plain), None | Some(b' ' | b'\n')) {
        return plain;
    }
    let mut length = 0;
    for (at, c) in rest.char_indices() {
        let next = rest[at + c.len_utf8()..].chars().next();
        let inside = length > 0 && next.is_some_and(char::is_alphanumeric);
        let part = match c {
            _ if c.is_alphanumeric() || matches!(c, '$' | '%' | '£' | '€' | '&') => true,
            '\'' | '’' | '\u{2BC}' => inside,
            ',' | '.' => {
                inside && is_digit_before(rest, at) && next.is_some_and(|n| n.is_ascii_digit())
            }
            '[' => opens_inside_word(&rest[at..]),
            ']' => length > 0 && inside && rest[..at].contains('['),
            _ => false,
        };
        if !part {
            break;
        }
        length = at + c.len_utf8();
    }
    length
}

fn is_digit_before(rest: &str, at: usize) -> bool {
    rest[..at].ends_with(|c: char| c.is_ascii_digit())
}

/// Whether `rest` is `[` + letters + `]` + letter: a changed initial, not an inserted word.
fn opens_inside_word(rest: &str) -> bool {
    let inner = rest[1..].trim_start_matches(char::is_alphabetic);
    let letters = rest.len() - 1 - inner.len();
    letters > 0
        && letters <= 4
        && inner
            .strip_prefix(']')
            .is_some_and(|it| it.starts_with(char::is_alphabetic))
}

/// Both halves of a contraction; the second is empty for any other word.
fn contraction(form: &str) -> (&str, &str) {
    match form {
        "can't" => return ("can", "not"),
        "won't" => return ("will", "not"),
        "cannot" => return ("can", "not"),
        "&" => return ("and", ""),
        _ => {}
    }
    if let Some(first) = form.strip_suffix("n't") {
        return (first, "not");
    }
    match form.split_once('\'') {
        Some((first, "s")) => (first, "is"),
        Some((first, "re")) => (first, "are"),
        Some((first, "ve")) => (first, "have"),
        Some((first, "ll")) => (first, "will"),
        Some((first, "m")) => (first, "am"),
        Some((first, "d")) => (first, "would"),
        Some((first, second)) => (first, second),
        None => (form, ""),
    }
}

/// Small numbers as digits.
fn digits(form: &str) -> &str {
    const NUMBERS: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    const DIGITS: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
    let found = NUMBERS.iter().position(|it| *it == form);
    found.map_or(form, |n| DIGITS[n])
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;
    use crate::text::Span;

    /// Words as forms, `[inserted]` and `…` before what follows a gap.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut vocabulary = Vocabulary::new();
        let words = vocabulary.words(text, Span::new(0, text.len()));
        let shown: Vec<String> = words
            .iter()
            .map(|it| {
                let form = vocabulary.form(it.symbol);
                let form = if it.inserted {
                    format!("[{form}]")
                } else {
                    form.to_owned()
                };
                if it.after_gap {
                    format!("…{form}")
                } else {
                    form
                }
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn words_survive_how_they_are_set() {
        check("We don’t — can't — yield.", "we do not can not yield");
        check("“They’re FIVE,” he", "they are 5 he");
        check("a co-pilot’s $1,200.50", "a co pilot is $1,200.50");
    }

    #[test]
    fn what_the_outlet_put_in_or_left_out_is_known() {
        check(
            "[W]e left [the port] at noon",
            "we left [the] [port] at noon",
        );
        check("We left … at noon ... again", "we left …at noon …again");
    }

    #[test]
    fn odd_text_has_words_too() {
        check("", "");
        check("[", "");
        check("']'[a]b 日本", "ab 日本");
    }
}
