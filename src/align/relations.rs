//! Words that stand for each other: inflected forms, numbers in words and in digits.

use crate::lexicon::language::Language;
use crate::lexicon::spelling::plain;
use crate::lexicon::wordlist::stopwords;
use crate::text::normal::fold;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// Brings words of one language to the form under which they are compared.
pub(super) struct Relations {
    stemmer: Stemmer,
    stopwords: FxHashSet<Cow<'static, str>>,
}

impl Relations {
    /// For a language as ISO 639-1 code; English when it is unknown or has no stemmer.
    pub(super) fn new(language: Option<&str>) -> Self {
        let own = Language::of(language);
        // English words tell nothing in any report: what is quoted in it is often English.
        let languages = match own {
            Language::English => vec![own],
            _ => vec![Language::English, own],
        };
        Self {
            stemmer: Stemmer::create(algorithm(language.unwrap_or("en"))),
            stopwords: stopwords(&languages).map(fold).collect(),
        }
    }

    /// The form under which a normal form is compared; none for marks and for words that tell nothing.
    ///
    /// Spellings of one word are one, number words become digits ([`plain`]), all other words their stem. Known failures:
    /// stems of unrelated words may meet (`universe`, `university`); `1.200` is read as a decimal.
    pub(super) fn canonical(&self, form: &str) -> Option<String> {
        let word = form.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() || self.stopwords.contains(form) || self.stopwords.contains(word) {
            return None;
        }
        let word = plain(word);
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(without_scale(&word).to_owned());
        }
        Some(self.stemmer.stem(&word).into_owned())
    }
}

/// Digits without the letters of a scale that are set behind them (`48m`, `1.2bn`): elsewhere that is a word of its own.
fn without_scale(word: &str) -> &str {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    match &word[digits.len()..] {
        "m" | "mn" | "bn" | "tn" => digits,
        _ => word,
    }
}

/// The stemmer of a language.
fn algorithm(language: &str) -> Algorithm {
    match language {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => Algorithm::English,
    }
}

#[cfg(test)]
mod tests {
    use super::Relations;

    #[track_caller]
    fn check(one: &str, other: &str) {
        let relations = Relations::new(None);
        assert_eq!(relations.canonical(one), relations.canonical(other));
    }

    #[test]
    fn forms_of_one_word_meet() {
        check("bridges", "bridge");
        check("negotiated", "negotiating");
        check("eight", "8");
        check("8,000", "8000");
        check("1.2bn", "1.2");
        check("organised", "organizing");
    }

    #[test]
    fn words_that_tell_nothing_have_no_form() {
        let relations = Relations::new(None);
        for form in ["the", "'s", "—", "said", "\"", "don't"] {
            assert_eq!(relations.canonical(form), None, "{form}");
        }
    }

    #[test]
    fn other_languages_have_their_own_stems() {
        let relations = Relations::new(Some("de"));
        assert_eq!(
            relations.canonical("brucken"),
            relations.canonical("brucke")
        );
    }
}
