//! The languages that have lists of their own: one row each, with its folder in `assets/lexicon/`.

use super::glossary::Glossary;
use rust_stemmers::{Algorithm, Stemmer};
use std::sync::LazyLock;

/// The language of an article, as far as the finders know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English; also what no language is known of.
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Any other: words and marks only.
    Other,
}

/// The lists of a language; empty for one without.
#[derive(Debug, Clone, Copy)]
pub(super) struct Files {
    pub(super) abbreviations: &'static str,
    pub(super) openers: &'static str,
    pub(super) cues: &'static str,
    pub(super) words: &'static str,
    // Classes of words that finders look at beside those of attribution; English ones stand among the words.
    pub(super) classes: &'static str,
    pub(super) stopwords: &'static str,
    pub(super) countries: &'static str,
    pub(super) organizations: &'static str,
    pub(super) titles: &'static str,
    // Numbers and times; English ones are read by `numbers` and `times`.
    glossary: [&'static str; 2],
}

impl Files {
    /// The lists of words around numbers and dates.
    #[cfg(test)]
    pub(super) fn lists(self) -> impl Iterator<Item = &'static str> {
        self.glossary.into_iter()
    }
}

/// One language with its code and lists.
struct Row {
    language: Language,
    code: &'static str,
    files: Files,
}

/// The files of one folder of `assets/lexicon/` that all languages have.
macro_rules! files {
    ($folder:literal, $($glossary:literal),*) => {
        Files {
            abbreviations: include_str!(concat!("../../assets/lexicon/", $folder, "/abbreviations.txt")),
            openers: include_str!(concat!("../../assets/lexicon/", $folder, "/openers.txt")),
            cues: include_str!(concat!("../../assets/lexicon/", $folder, "/cues.txt")),
            words: include_str!(concat!("../../assets/lexicon/", $folder, "/words.txt")),
            classes: "",
            stopwords: include_str!(concat!("../../assets/lexicon/", $folder, "/stopwords.txt")),
            titles: include_str!(concat!("../../assets/lexicon/", $folder, "/titles.txt")),
            organizations: include_str!(concat!("../../assets/lexicon/", $folder, "/organizations.txt")),
            countries: include_str!(concat!("../../assets/lexicon/", $folder, "/countries.txt")),
            glossary: [$(include_str!(concat!("../../assets/lexicon/", $folder, $glossary))),*],
        }
    };
}

const ROWS: [Row; 4] = [
    Row {
        language: Language::English,
        code: "en",
        files: Files {
            glossary: ["", ""],
            ..files!("en", "/words.txt", "/words.txt")
        },
    },
    Row {
        language: Language::German,
        code: "de",
        files: Files {
            classes: include_str!("../../assets/lexicon/de/classes.txt"),
            ..files!("de", "/numbers.txt", "/times.txt")
        },
    },
    Row {
        language: Language::French,
        code: "fr",
        files: Files {
            classes: include_str!("../../assets/lexicon/fr/classes.txt"),
            ..files!("fr", "/numbers.txt", "/times.txt")
        },
    },
    Row {
        language: Language::Spanish,
        code: "es",
        files: Files {
            classes: include_str!("../../assets/lexicon/es/classes.txt"),
            ..files!("es", "/numbers.txt", "/times.txt")
        },
    },
];

/// The few lists of languages without a folder.
const OTHER: Files = Files {
    abbreviations: "",
    openers: "",
    cues: "",
    words: "",
    classes: include_str!("../../assets/lexicon/other/classes.txt"),
    stopwords: "",
    countries: "",
    organizations: "",
    titles: "",
    glossary: ["", ""],
};

impl Language {
    /// How many there are.
    pub(super) const COUNT: usize = 5;

    /// The language of an ISO 639-1 code; English when nothing is known.
    #[must_use]
    pub fn of(code: Option<&str>) -> Self {
        match code {
            None => Self::English,
            Some(code) => ROWS
                .iter()
                .find(|it| it.code == code)
                .map_or(Self::Other, |it| it.language),
        }
    }

    /// Its lists.
    pub(super) fn files(self) -> Files {
        ROWS.iter()
            .find(|it| it.language == self)
            .map_or(OTHER, |it| it.files)
    }

    /// Its words around numbers and dates; none for English, which has finders of its own; in languages without lists a few around numbers.
    #[must_use]
    pub fn glossary(self) -> &'static Glossary {
        static GERMAN: LazyLock<Glossary> = LazyLock::new(|| load(Language::German));
        static FRENCH: LazyLock<Glossary> = LazyLock::new(|| load(Language::French));
        static SPANISH: LazyLock<Glossary> = LazyLock::new(|| load(Language::Spanish));
        static OTHER: LazyLock<Glossary> = LazyLock::new(|| {
            Glossary::load(&[include_str!("../../assets/lexicon/other/numbers.txt")])
        });
        static NONE: LazyLock<Glossary> = LazyLock::new(Glossary::default);
        match self {
            Self::German => &GERMAN,
            Self::French => &FRENCH,
            Self::Spanish => &SPANISH,
            Self::English => &NONE,
            Self::Other => &OTHER,
        }
    }

    /// What brings its words to one form, in normal forms; none for English, whose forms are read by rules of their own.
    #[must_use]
    pub fn stemmer(self) -> Option<Stemmer> {
        Some(Stemmer::create(match self {
            Self::German => Algorithm::German,
            Self::French => Algorithm::French,
            Self::Spanish => Algorithm::Spanish,
            Self::English | Self::Other => return None,
        }))
    }

    /// Whether every noun takes a capital, so that a capital tells no name.
    #[must_use]
    pub fn has_capital_nouns(self) -> bool {
        self == Self::German
    }
}

fn load(language: Language) -> Glossary {
    Glossary::load(&language.files().glossary)
}

#[cfg(test)]
mod tests {
    use super::{Language, ROWS};

    #[test]
    fn every_row_is_found_by_its_code() {
        for row in ROWS {
            assert_eq!(Language::of(Some(row.code)), row.language);
            assert!(!row.language.files().cues.is_empty(), "{}", row.code);
        }
        assert_eq!(Language::of(Some("fi")), Language::Other);
        assert_eq!(Language::of(None), Language::English);
        assert!(Language::Other.files().words.is_empty());
    }
}
