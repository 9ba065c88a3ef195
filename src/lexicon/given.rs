//! What tells a woman from a man in a language that is not English: given names, and words for who was named last.

use super::entries;
use super::language::Language;
use super::wordlist::has_form;
use crate::text::normal::fold;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Whose a given name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// A woman's.
    Woman,
    /// A man's.
    Man,
    /// A woman's or a man's.
    Anybody,
}

type Names = FxHashMap<String, Given>;

/// Whose given name a normal form is in a language; none where it is on no list. Each list is read once.
#[must_use]
pub fn given(language: Language, form: &str) -> Option<Given> {
    static GERMAN: LazyLock<Names> =
        LazyLock::new(|| load(include_str!("../../assets/lexicon/de/given_names.txt")));
    static FRENCH: LazyLock<Names> =
        LazyLock::new(|| load(include_str!("../../assets/lexicon/fr/given_names.txt")));
    static SPANISH: LazyLock<Names> =
        LazyLock::new(|| load(include_str!("../../assets/lexicon/es/given_names.txt")));
    let names = match language {
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::English | Language::Other => return None,
    };
    // `Jean-Luc`, `Ann-Kathrin`: as the first of the two.
    names
        .get(form)
        .copied()
        .or_else(|| names.get(form.split_once('-')?.0).copied())
}

/// Who was named last, a man or a woman, where words in small letters say so: `ce dernier`, `este último`, `letzterer`.
#[must_use]
pub fn last_named(language: Language, words: &str) -> Option<Given> {
    let form = fold(words).replace(' ', "_");
    let sides = [("last_man", Given::Man), ("last_woman", Given::Woman)];
    let named = sides.iter().find(|it| has_form(language, it.0, &form));
    named.map(|it| it.1)
}

fn load(list: &'static str) -> Names {
    let mut names = Names::default();
    for (class, words) in entries(list).filter_map(|it| it.split_once(' ')) {
        let whose = if class == "woman" {
            Given::Woman
        } else {
            Given::Man
        };
        for word in words.split_whitespace() {
            let known = names.entry(fold(word).into_owned()).or_insert(whose);
            if *known != whose {
                *known = Given::Anybody;
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{Given, given};
    use crate::lexicon::language::Language;

    #[test]
    fn each_language_has_its_own_names() {
        assert_eq!(given(Language::German, "birte"), Some(Given::Woman));
        assert_eq!(given(Language::French, "etienne"), Some(Given::Man));
        assert_eq!(given(Language::Spanish, "inaki"), Some(Given::Man));
        assert_eq!(given(Language::French, "jean-luc"), Some(Given::Man));
        assert_eq!(given(Language::Spanish, "gunther"), None);
        assert_eq!(given(Language::English, "mary"), None);
    }
}
