//! Long word lists, looked up where they lie: sorted lines, searched by halves, nothing built at the start.

use super::entries;
use super::language::Language;
use std::cmp::Ordering;

/// The classes of words that attribution looks at: name of a class, and its words.
pub fn classes(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(language.files().words).filter_map(|line| line.split_once(' '))
}

/// The words that tell nothing, those of all languages with lists where the language is not one.
pub fn stopwords(languages: &[Language]) -> impl Iterator<Item = &'static str> {
    languages
        .iter()
        .flat_map(|it| entries(it.files().stopwords))
        .flat_map(str::split_whitespace)
}

/// A sorted word list file. Its comment lines stand at its head.
#[derive(Debug, Clone, Copy)]
pub struct WordList(&'static str);

/// First names.
pub const FIRST_NAMES: WordList = WordList(include_str!("../../assets/lexicon/en/first_names.txt"));
/// First names of women.
pub const WOMEN: WordList = WordList(include_str!("../../assets/lexicon/en/women.txt"));
/// First names of men.
pub const MEN: WordList = WordList(include_str!("../../assets/lexicon/en/men.txt"));
/// Last names that are no common word.
pub const LAST_NAMES: WordList = WordList(include_str!("../../assets/lexicon/en/last_names.txt"));
/// Cities that are no common word.
pub const CITIES: WordList = WordList(include_str!("../../assets/lexicon/en/cities.txt"));
/// Words that are common in lower case.
pub const COMMON: WordList = WordList(include_str!("../../assets/lexicon/en/common.txt"));

impl WordList {
    /// Whether `form`, a normal form, is a line of the list. Logarithmic.
    #[must_use]
    pub fn contains(self, form: &str) -> bool {
        let (form, bytes) = (form.as_bytes(), self.0.as_bytes());
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let start = bytes[low..middle]
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or(low, |at| low + at + 1);
            // As much of the line as the form is long; a shorter line brings its end along, which sorts before any letter.
            let stop = (start + form.len()).min(high);
            // `#` sorts before every letter, so the comment at the head is in order too.
            match form.cmp(&bytes[start..stop]) {
                Ordering::Equal if bytes.get(stop).is_none_or(|&b| b == b'\n') => return true,
                Ordering::Greater => {
                    let end = bytes[middle..high].iter().position(|&b| b == b'\n');
                    low = end.map_or(high, |at| middle + at + 1);
                }
                _ => high = start,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{CITIES, COMMON, FIRST_NAMES, LAST_NAMES, MEN, WOMEN, WordList};

    #[track_caller]
    fn check(list: WordList) {
        let lines: Vec<&str> = list.0.lines().collect();
        assert!(lines.is_sorted(), "the list is not sorted");
        for line in &lines[1..] {
            assert!(list.contains(line), "{line} is not found");
            assert!(!list.contains(&format!("{line}qq")));
        }
        assert!(!list.contains(""));
    }

    #[test]
    fn every_line_is_found() {
        for list in [FIRST_NAMES, LAST_NAMES, CITIES, COMMON, WOMEN, MEN] {
            check(list);
        }
    }
}
