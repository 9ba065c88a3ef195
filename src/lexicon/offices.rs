//! Offices that people hold: which words name one office, and which of them one person holds at a time.

use super::entries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// An office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Office {
    /// The one word by which all forms of it are compared.
    pub name: &'static str,
    /// Whether one person of a place or body holds it at a time.
    pub single: bool,
    /// Whether a report tells of one such person without saying of what (`the mayor`).
    pub sole: bool,
    /// Whether the word is a title of it: `leads` and `chief` tell of an office and are none alone.
    pub noun: bool,
}

/// The office that a word (a normal form) names or tells of, if it does.
#[must_use]
pub fn office(form: &str) -> Option<&'static Office> {
    static SHARED: LazyLock<FxHashMap<&'static str, Office>> = LazyLock::new(load);
    SHARED.get(form.trim_end_matches('.'))
}

/// Whether a role that goes back to somebody (`the congresswoman`, `the lawmaker`) fits a title printed at a name (`Rep.`).
#[must_use]
pub fn fits(role: &str, printed: &str) -> bool {
    let Some(held) = title(printed) else {
        return false;
    };
    let any = any_of().find(|it| it.0 == role);
    title(role).is_some_and(|it| it.name == held.name)
        || any.is_some_and(|(_, mut names)| names.any(|it| it == held.name))
}

/// The words for those who hold any of several offices, with these.
fn any_of() -> impl Iterator<Item = (&'static str, std::str::SplitWhitespace<'static>)> {
    let lines = entries(include_str!("../../assets/lexicon/en/offices.txt"));
    let lines = lines.filter_map(|it| it.split_once(':'));
    lines.map(|(word, names)| (word.trim(), names.split_whitespace()))
}

/// The office of which a word is a title.
#[must_use]
pub fn title(form: &str) -> Option<&'static Office> {
    office(form).filter(|it| it.noun)
}

fn load() -> FxHashMap<&'static str, Office> {
    let mut all = FxHashMap::default();
    let lines = entries(include_str!("../../assets/lexicon/en/offices.txt"));
    for line in lines.filter(|it| !it.contains(':')) {
        let (sole, rest) = prefix(line, "sole ");
        let (one, rest) = prefix(rest, "one ");
        let (nouns, verbs) = rest.split_once('|').unwrap_or((rest, ""));
        let Some(name) = nouns.split_whitespace().next() else {
            continue;
        };
        for (words, noun) in [(nouns, true), (verbs, false)] {
            for form in words.split_whitespace() {
                let office = Office {
                    name,
                    single: one || sole,
                    sole,
                    noun,
                };
                all.insert(form, office);
            }
        }
    }
    all
}

fn prefix<'a>(line: &'a str, word: &str) -> (bool, &'a str) {
    match line.strip_prefix(word) {
        Some(rest) => (true, rest),
        None => (false, line),
    }
}

#[cfg(test)]
mod tests {
    use super::{fits, office, title};

    #[test]
    fn all_forms_of_an_office_are_one() {
        let name = |it: &str| office(it).map(|it| it.name);
        assert_eq!(name("sen."), Some("senator"));
        assert_eq!(name("leads"), name("chief"));
        assert!(title("leads").is_none() && title("head").is_some());
        assert_eq!(name("lighthouse"), None);
    }

    #[test]
    fn a_role_goes_back_to_a_title() {
        assert!(fits("congresswoman", "rep.") && fits("governor", "gov"));
        assert!(fits("lawmaker", "sen") && fits("lawmaker", "congressman"));
        assert!(!fits("senator", "rep") && !fits("lawmaker", "mayor") && !fits("boat", "boat"));
    }

    #[test]
    fn some_are_held_by_one_person() {
        let is = |it: &str| office(it).map(|it| (it.single, it.sole));
        assert_eq!(is("mayor"), Some((true, true)));
        assert_eq!(is("minister"), Some((true, false)));
        assert_eq!(is("senator"), Some((false, false)));
    }
}
