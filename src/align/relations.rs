//! Words that stand for each other: inflected forms, numbers in words and in digits.

use crate::lexicon::forms::Forms;
use crate::lexicon::german;
use crate::lexicon::language::Language;
use crate::lexicon::spelling::plain;
use crate::lexicon::wordlist::stopwords;
use crate::text::normal::fold;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// Brings words of one language to the form under which they are compared.
pub(super) struct Relations {
    language: Language,
    forms: &'static Forms,
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
            language: own,
            forms: Forms::of(own),
            stemmer: Stemmer::create(algorithm(language.unwrap_or("en"))),
            stopwords: stopwords(&languages).map(fold).collect(),
        }
    }

    /// The form under which a normal form is compared; none for marks and for words that tell nothing. `printed` is the word as it
    /// stands in an article, with its capital and accents, which the stemmers of other languages than English go by.
    ///
    /// Spellings of one word are one, number words become digits ([`plain`]), all other words their stem. Known failures:
    /// stems of unrelated words may meet (`universe`, `university`); `1.200` is read as a decimal.
    pub(super) fn canonical(&self, form: &str, printed: Option<&str>) -> Option<String> {
        let word = form.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() || self.stopwords.contains(form) || self.stopwords.contains(word) {
            return None;
        }
        let word = plain(word, self.language);
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(without_scale(&word).to_owned());
        }
        Some(match self.language {
            Language::English => self.stemmer.stem(&word).into_owned(),
            Language::German => {
                let noun = printed.is_some_and(|it| it.starts_with(char::is_uppercase));
                german::stem(&word, noun)
            }
            _ => self.stem_of(&word, printed),
        })
    }

    /// The stem of a word in a language whose endings have accents: taken off the word as it is printed, and then folded.
    fn stem_of(&self, word: &str, printed: Option<&str>) -> String {
        if let Some(base) = self.forms.base(word) {
            return fold(&self.stemmer.stem(base)).into_owned();
        }
        let printed = printed.map(|it| {
            it.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        });
        match printed.filter(|it| fold(it) == word) {
            Some(printed) => fold(&self.stemmer.stem(&printed)).into_owned(),
            None => self.stemmer.stem(word).into_owned(),
        }
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
    use crate::text::normal::fold;

    #[track_caller]
    fn check(one: &str, other: &str) {
        let relations = Relations::new(None);
        let of = |it| relations.canonical(it, None);
        assert_eq!(of(one), of(other));
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
            assert_eq!(relations.canonical(form, None), None, "{form}");
        }
    }

    #[test]
    fn other_languages_have_their_own_stems() {
        let check = |language: &str, words: &[&str]| {
            let relations = Relations::new(Some(language));
            let of = |it: &&str| relations.canonical(&fold(it), Some(it));
            let stems: Vec<_> = words.iter().map(of).collect();
            assert!(
                stems.windows(2).all(|it| it[0] == it[1]),
                "{words:?} {stems:?}"
            );
        };
        check("de", &["Brücken", "Brücke"]);
        check("de", &["Straße", "Strassen"]);
        check(
            "fr",
            &["déclencher", "déclenchée", "déclenchées", "déclenchèrent"],
        );
        check("fr", &["municipal", "municipaux", "municipale"]);
        check("fr", &["élu", "élus", "élection", "élire"]);
        check("es", &["hallar", "halló", "hallada", "hallaron"]);
        check("es", &["ocurrir", "ocurrió", "ocurrido"]);
        check("es", &["murió", "muertos", "muere"]);
    }
}
