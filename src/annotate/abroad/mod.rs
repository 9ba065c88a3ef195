//! Names, numbers and dates in languages whose words around them are data (`assets/lexicon/<language>/numbers.txt`, `times.txt`, `titles.txt`).
//!
//! Languages without such lists get what digits and marks alone tell: `12 %`, `1.234`, `14:30`, `2024-05-05`.

mod dense;
mod names;
mod numbers;
mod quantities;
mod times;

use super::tokens::Tokens;
use crate::lexicon::glossary::{Glossary, Meaning, Sense};
use crate::lexicon::language::Language;
pub(super) use names::find as names;
pub(super) use quantities::find as quantities;
pub(super) use times::find as times;

/// The words of an article with what they mean in its language.
#[derive(Clone, Copy)]
struct Words<'a> {
    tokens: Tokens<'a>,
    glossary: &'static Glossary,
    language: Language,
}

impl<'a> Words<'a> {
    fn new(tokens: Tokens<'a>, language: Language) -> Self {
        Self {
            tokens,
            glossary: language.glossary(),
            language,
        }
    }

    /// What the words from `at` on mean in a sense.
    fn meaning(self, sense: Sense, at: usize) -> Option<Meaning> {
        let first = self.tokens.form(at);
        self.glossary
            .meaning(sense, first, |n| self.tokens.form(at + n))
    }

    /// The same of a phrase that ends before `at`, and where it begins.
    fn meaning_before(self, sense: Sense, at: usize, start: usize) -> Option<(usize, Meaning)> {
        (1..=3).rev().find_map(|back| {
            let first = at.checked_sub(back).filter(|it| *it >= start)?;
            self.meaning(sense, first)
                .filter(|it| it.words == back)
                .map(|it| (first, it))
        })
    }

    /// The token behind an abbreviation's stop, else the token itself (`Mio. Euro`).
    fn past_stop(self, at: usize) -> usize {
        let stop = at > 0 && self.tokens.text(at) == "." && self.tokens.touches_next(at - 1);
        at + usize::from(stop)
    }
}
