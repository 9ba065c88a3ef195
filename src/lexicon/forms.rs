//! Forms of words that no ending brings together: vowels that change in German, irregular verbs and their nouns in French and Spanish.

use super::entries;
use super::language::Language;
use crate::text::normal::fold;
use rustc_hash::FxHashMap;

/// The forms of a language, as normal forms, each with the first one of its line.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    base: FxHashMap<String, &'static str>,
    /// Those that are nouns only (behind `|`).
    nouns: FxHashMap<String, &'static str>,
}

impl Forms {
    /// Reads the list of a language; an empty one where there is none. Some hundred lines: make it once a comparison.
    #[must_use]
    pub fn load(language: Language) -> Self {
        let list = match language {
            Language::German => include_str!("../../assets/lexicon/de/forms.txt"),
            Language::French => include_str!("../../assets/lexicon/fr/forms.txt"),
            Language::Spanish => include_str!("../../assets/lexicon/es/forms.txt"),
            Language::English | Language::Other => "",
        };
        let mut it = Self::default();
        for line in entries(list) {
            let (verbs, nouns) = line.split_once('|').unwrap_or((line, ""));
            let Some(base) = verbs.split_whitespace().next() else {
                continue;
            };
            for form in verbs.split_whitespace() {
                it.base.insert(fold(form).into_owned(), base);
            }
            for form in nouns.split_whitespace() {
                it.nouns.insert(fold(form).into_owned(), base);
            }
        }
        it
    }

    /// The first form of the line on which a normal form stands.
    #[must_use]
    pub fn base(&self, form: &str) -> Option<&'static str> {
        self.base.get(form).copied()
    }

    /// The same of a noun.
    #[must_use]
    pub fn of_noun(&self, form: &str) -> Option<&'static str> {
        self.nouns.get(form).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Forms, Language};

    #[test]
    fn forms_are_read_with_their_accents_folded() {
        let french = Forms::load(Language::French);
        assert_eq!(french.base("elu"), Some("élire"));
        assert!(french.base("maison").is_none());
        let german = Forms::load(Language::German);
        assert_eq!(german.base("nomm"), Some("nehm"));
        assert_eq!(german.of_noun("nahm"), Some("nehm"));
        assert!(Forms::load(Language::Other).base("elu").is_none());
    }
}
