//! Words that stand for each other: inflected forms, numbers in words and in digits.

use crate::lexicon::language::Language;
use crate::lexicon::wordlist::stopwords;
use crate::text::normal::fold;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// Number words with their digits. `one` is left out: it is a pronoun more often than a number.
const NUMBER_WORDS: [(&str, &str); 27] = [
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "100"),
];

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
    /// Numbers lose their thousands separators, number words become digits, all other words their stem. Known failures:
    /// stems of unrelated words may meet (`universe`, `university`); `1.200` is read as a decimal.
    pub(super) fn canonical(&self, form: &str) -> Option<String> {
        let word = form.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() || self.stopwords.contains(form) || self.stopwords.contains(word) {
            return None;
        }
        if let Some((_, digits)) = NUMBER_WORDS.iter().find(|(it, _)| *it == word) {
            return Some((*digits).to_owned());
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(word.replace(',', ""));
        }
        Some(self.stemmer.stem(word).into_owned())
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
