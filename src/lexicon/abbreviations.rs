//! Abbreviations that end in a full stop, and the words that tell whether a sentence ended with them.

use super::entries;
use super::language::Language;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// What a full stop after an abbreviation can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    /// A name or number follows (`Mr.`): never the end of a sentence.
    Title,
    /// An abbreviation before a number only (`No. 1`).
    BeforeNumber,
    /// Can end a sentence (`Inc.`).
    MayEnd,
}

/// The abbreviations known of one language.
#[derive(Debug, Clone)]
pub struct Abbreviations {
    known: FxHashMap<&'static str, Abbreviation>,
    openers: FxHashSet<&'static str>,
}

impl Abbreviations {
    /// Those of a language, read at their first use: some 300 entries.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ALL: [OnceLock<Abbreviations>; Language::COUNT] =
            [const { OnceLock::new() }; Language::COUNT];
        ALL[language as usize].get_or_init(|| Self::load(language))
    }

    fn load(language: Language) -> Self {
        let files = language.files();
        let known = entries(files.abbreviations)
            .filter_map(|line| line.split_once(' '))
            .map(|(word, class)| {
                let class = match class {
                    "title" => Abbreviation::Title,
                    "number" => Abbreviation::BeforeNumber,
                    _ => Abbreviation::MayEnd,
                };
                (word, class)
            })
            .collect();
        let openers = entries(files.openers).collect();
        Self { known, openers }
    }

    /// What a full stop after `word` (without it, as printed) means; none when it is no abbreviation.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<Abbreviation> {
        if let Some(&it) = self.known.get(word) {
            return Some(it);
        }
        is_dotted(word).then_some(Abbreviation::MayEnd)
    }

    /// Whether a capitalized word usually opens a sentence.
    #[must_use]
    pub fn opens_sentence(&self, word: &str) -> bool {
        self.openers.contains(word)
    }
}

/// Letters with full stops between them (`U.S`, `a.m`, `Ph.D`).
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|it| matches!(it.len(), 1..=2) && it.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::{Abbreviation, Abbreviations};
    use crate::lexicon::language::Language;

    #[test]
    fn abbreviations_are_known_by_class() {
        let it = Abbreviations::of(Language::English);
        assert_eq!(it.get("Gen"), Some(Abbreviation::Title));
        assert_eq!(it.get("No"), Some(Abbreviation::BeforeNumber));
        assert_eq!(it.get("U.S"), Some(Abbreviation::MayEnd));
        assert_eq!(it.get("harbor"), None);
        assert!(it.opens_sentence("The") && !it.opens_sentence("Harbor"));
    }

    #[test]
    fn every_line_names_a_class() {
        for language in [
            Language::English,
            Language::German,
            Language::French,
            Language::Spanish,
        ] {
            for line in super::entries(language.files().abbreviations) {
                let class = line.split_once(' ').map(|it| it.1);
                assert!(matches!(class, Some("title" | "number" | "may")), "{line}");
            }
        }
    }
}
