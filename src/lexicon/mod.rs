//! Word lists by language, compiled in from `assets/lexicon/`: one line one entry, `#` starts a comment.

pub mod abbreviations;
pub mod acts;
pub mod claims;
pub mod compounds;
pub mod contraries;
pub mod cues;
pub mod deaths;
pub mod edges;
pub mod endings;
pub mod forms;
pub mod furniture;
pub mod gazetteer;
pub mod german;
pub mod given;
pub mod glossary;
pub mod language;
pub mod name_signs;
pub mod near;
pub mod numbers;
pub mod offices;
pub mod person;
pub mod rough;
pub mod spelling;
pub mod stance;
pub mod states;
pub mod times;
pub mod titles;
pub mod wider;
pub mod wordlist;

/// The entries of a word list file: lines without comments and white space around them.
pub fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    // Lines are short: bytes one by one are faster than a search that gets ready for long ones.
    let line = |line: &'static str| match line.bytes().position(|it| it == b'#') {
        Some(at) => line[..at].trim(),
        None => line.trim(),
    };
    file.lines().map(line).filter(|line| !line.is_empty())
}
