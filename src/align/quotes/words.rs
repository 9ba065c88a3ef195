//! The words of a quotation in a form that survives how outlets set them.

use super::print::{contraction, digits, is_amid_small_letters, word_length};
use crate::lexicon;
use crate::lexicon::language::Language;
use crate::lexicon::spelling::{joined, plain};
use crate::lexicon::stance::negating;
use crate::text::normal::fold;
use crate::text::{Interner, Span, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// One word of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its form: case, marks and what a house style decides folded (`7%` is `7 per cent`, `US` is `U.S.`, `colour` is `color`,
    /// `forty-two` is `42`), contractions opened (`don't` is `do not`).
    pub symbol: Symbol,
    /// Where it stands.
    pub span: Span,
    /// Whether it stands in square brackets: put in by the outlet, and said so.
    pub inserted: bool,
    /// Whether an ellipsis stands before it: something was left out, and said so.
    pub after_gap: bool,
    /// Whether it is printed with a capital.
    pub capital: bool,
    /// Whether a sentence ends before it.
    pub starts: bool,
    /// Whether a mark that parts clauses stands before it, or the end of a sentence.
    pub marked: bool,
}

/// Word lists, with the interner that they are known in.
#[derive(Debug)]
pub struct Vocabulary {
    forms: Interner,
    small: FxHashSet<Symbol>,
    ends: FxHashSet<Symbol>,
    denying: FxHashSet<Symbol>,
    language: Language,
    // What was printed so far.
    opened: FxHashMap<Box<str>, Opened>,
}

/// A printed word as its forms: two where it is a contraction. With each whether the next word may change it.
#[derive(Debug, Clone, Copy)]
struct Opened {
    forms: [Option<(Symbol, bool)>; 2],
    capital: bool,
}

impl Vocabulary {
    /// The lists of the program, no word of an article yet; spellings are those of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut forms = Interner::default();
        let mut set = |file: &'static str| {
            lexicon::entries(file)
                .flat_map(str::split_whitespace)
                .map(|word| forms.intern(word))
                .collect()
        };
        let small = set(include_str!("../../../assets/lexicon/en/small_words.txt"));
        let ends = set(include_str!("../../../assets/lexicon/en/quote_ends.txt"));
        let denying = negating().map(|it| forms.intern(&it)).collect();
        Self {
            forms,
            small,
            ends,
            denying,
            language,
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

    /// Whether the word turns what follows into its opposite.
    #[must_use]
    pub fn is_denying(&self, word: Symbol) -> bool {
        self.denying.contains(&word)
    }

    /// The form behind a symbol.
    #[must_use]
    pub fn form(&self, word: Symbol) -> &str {
        self.forms.form(word)
    }

    /// The letters and digits of words, brackets aside: `F.B.I.` and `FBI`, `health care` and `healthcare` are one word.
    #[must_use]
    pub fn letters(&self, words: &[Word]) -> String {
        let own = words.iter().filter(|it| !it.inserted);
        own.flat_map(|it| self.form(it.symbol).chars())
            .filter(|it| it.is_alphanumeric())
            .collect()
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
        // A word that the next one may change.
        let mut held: Option<Word> = None;
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
            let nation = &rest[..length] == "US" && is_amid_small_letters(text, place);
            let opened = self.open(if nation { "U.S." } else { &rest[..length] });
            for (symbol, held_back) in opened.forms.into_iter().flatten() {
                let mut word = Word {
                    symbol,
                    span: place,
                    inserted: state.bracket,
                    after_gap: std::mem::take(&mut state.gap),
                    capital: opened.capital,
                    starts: std::mem::take(&mut state.ended),
                    marked: std::mem::take(&mut state.parted),
                };
                state.started = true;
                if let Some(before) = held.take() {
                    let (done, next) = self.meet(text, before, word);
                    done.into_iter().for_each(&mut found);
                    word = next;
                }
                if held_back {
                    held = Some(word);
                } else {
                    found(word);
                }
            }
            at += length;
        }
        held.into_iter().for_each(found);
    }

    /// The forms of one printed word.
    fn open(&mut self, printed: &str) -> Opened {
        match self.opened.get(printed) {
            Some(it) => *it,
            None => {
                let it = self.opened(printed);
                self.opened.insert(printed.into(), it);
                it
            }
        }
    }

    fn opened(&mut self, printed: &str) -> Opened {
        let bare = match printed.contains(['[', ']']) {
            true => Cow::Owned(printed.replace(['[', ']'], "")),
            false => Cow::Borrowed(printed),
        };
        let form = fold(&bare);
        let (first, second) = contraction(&form);
        let language = self.language;
        let mut symbol = |form: &str, short: bool| {
            let form = Some(form).filter(|it| !it.is_empty())?;
            let plain = plain(digits(form), language);
            let tens = form.starts_with(char::is_alphabetic) && joined(&plain, "1").is_some();
            let held_back = tens || form == "per" || short && matches!(form, "is" | "would");
            Some((self.forms.intern(&plain), held_back))
        };
        Opened {
            forms: [symbol(first, false), symbol(second, true)],
            capital: bare.starts_with(char::is_uppercase),
        }
    }

    /// Two words on end of which the first was held back: the first if it is done, and the one to go on with. `per cent` and
    /// `forty-two` are one; `he's been` is `he has been`.
    fn meet(&mut self, text: &str, before: Word, word: Word) -> (Option<Word>, Word) {
        let (one, two) = (self.forms.form(before.symbol), self.forms.form(word.symbol));
        let close = before.span.end() < word.span.start()
            && matches!(&text[before.span.end()..word.span.start()], " " | "-")
            && before.inserted == word.inserted;
        let spelled = text[word.span.range()].starts_with(char::is_alphabetic);
        let whole = match (one, two) {
            ("per", "cent") => Some("percent".to_owned()),
            _ if spelled => joined(one, two),
            _ => None,
        };
        if let Some(form) = whole.filter(|_| close) {
            let whole = Word {
                symbol: self.forms.intern(&form),
                span: before.span.cover(word.span),
                ..before
            };
            return (None, whole);
        }
        let perfect = match (one, two) {
            ("is", "been" | "got" | "had" | "become" | "gone" | "done") => Some("has"),
            ("would", "been" | "better" | "had" | "become" | "gone") => Some("had"),
            _ => None,
        };
        let symbol = perfect.map_or(before.symbol, |it| self.forms.intern(it));
        (Some(Word { symbol, ..before }), word)
    }
}

/// What stood between words.
#[derive(Debug, Default)]
struct Marks {
    bracket: bool,
    gap: bool,
    // Whether a word was met, and a sentence ended after the last one.
    started: bool,
    ended: bool,
    // Whether a mark that parts clauses was met.
    parted: bool,
}

impl Marks {
    fn pass(&mut self, c: char, rest: &str) {
        self.parted |= matches!(
            c,
            ',' | ';' | ':' | '—' | '–' | '.' | '?' | '!' | '\n' | '…'
        );
        match c {
            '[' => self.bracket = true,
            ']' => self.bracket = false,
            '…' => self.gap = true,
            '.' if rest.starts_with("...") || rest.starts_with(". . .") => self.gap = true,
            '.' if self.gap => {}
            '.' | '?' | '!' | '\n' => self.ended = self.started,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Vocabulary};
    use crate::text::Span;

    /// Words as forms, `[inserted]` and `…` before what follows a gap.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut vocabulary = Vocabulary::new(Language::English);
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
    fn house_style_is_no_other_word() {
        check(
            "7% and 7 per cent and 7 percent",
            "7 percent and 7 percent and 7 percent",
        );
        check(
            "The U.S. told us. The US agreed",
            "the u.s. told us the u.s. agreed",
        );
        check("TELL US NOW", "tell us now");
        check("the F.B.I., at 9 a.m.", "the fbi at 9 am");
        check("forty-two boats, fifty one", "42 boats 51");
        check(
            "It's been said he'd better go. It's new",
            "it has been said he had better go it is new",
        );
        check(
            "We're gonna organise harbours",
            "we are going to organize harbors",
        );
    }

    #[test]
    fn where_sentences_begin_is_known() {
        let text = "We stay. Why? The U.S. Senate pays 1.5 crowns ... and so on";
        let mut vocabulary = Vocabulary::new(Language::English);
        let words = vocabulary.words(text, Span::new(0, text.len()));
        let starts = words.iter().filter(|it| it.starts);
        let starts: Vec<&str> = starts.map(|it| &text[it.span.range()]).collect();
        assert_eq!(starts, ["Why", "The"]);
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
        check("']'[a]b 日本", "ab 日 本");
    }
}
