//! Long word lists, looked up where they lie: sorted lines, searched by halves, nothing built at the start.

use super::entries;
use super::language::Language;
use crate::text::normal::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::OnceLock;

/// The classes of words that attribution looks at: name of a class, and its words.
pub fn classes(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = language.files();
    let lines = entries(files.words).chain(entries(files.classes));
    lines.filter_map(|line| line.split_once(' '))
}

/// The words of one class: its lines, and what they come to once they are asked for; few texts ask for all classes.
#[derive(Default)]
struct Class {
    lines: Vec<(usize, &'static str)>,
    words: OnceLock<FxHashMap<Cow<'static, str>, Listed>>,
}

/// How a word stands on the list of its class.
#[derive(Debug, Clone, Copy, Default)]
struct Listed {
    /// The line, of all of the language, on which it stands as printed.
    printed: Option<usize>,
    /// Whether it is the normal form of a word of the class.
    form: bool,
}

impl Class {
    fn words(&self) -> &FxHashMap<Cow<'static, str>, Listed> {
        self.words.get_or_init(|| {
            let mut all: FxHashMap<Cow<'static, str>, Listed> = FxHashMap::default();
            for (line, words) in &self.lines {
                for word in words.split_whitespace() {
                    let printed = all.entry(word.into()).or_default();
                    printed.printed.get_or_insert(*line);
                    all.entry(fold(word)).or_default().form = true;
                }
            }
            all
        })
    }
}

/// A class of a language, read once.
fn class_of(language: Language, class: &str) -> Option<&'static Class> {
    type Classes = FxHashMap<&'static str, Class>;
    static ALL: [OnceLock<Classes>; Language::COUNT] = [const { OnceLock::new() }; Language::COUNT];
    let all = ALL[language as usize].get_or_init(|| {
        let mut all = Classes::default();
        for (line, (class, words)) in classes(language).enumerate() {
            all.entry(class).or_default().lines.push((line, words));
        }
        all
    });
    all.get(class)
}

/// How a word stands on the list of a class of a language.
fn listed(language: Language, class: &str, word: &str) -> Listed {
    let found = class_of(language, class).and_then(|it| it.words().get(word));
    found.copied().unwrap_or_default()
}

/// Whether a word as printed, capitals aside, is of a class of a language.
#[must_use]
pub fn has(language: Language, class: &str, word: &str) -> bool {
    let found = match word.starts_with(char::is_uppercase) {
        true => listed(language, class, &word.to_lowercase()),
        false => listed(language, class, word),
    };
    found.printed.is_some()
}

/// On which line of a class of a language a word stands, in small letters as printed: lines of one class part its words by meaning.
#[must_use]
pub fn line_of(language: Language, class: &str, word: &str) -> Option<usize> {
    listed(language, class, word).printed
}

/// Whether a word in normal form is of a class: `fur` is of that on whose list `für` stands.
#[must_use]
pub fn has_form(language: Language, class: &str, form: &str) -> bool {
    listed(language, class, form).form
}

/// The words of a class of a language as listed, line by line.
pub fn words_of(language: Language, class: &str) -> impl Iterator<Item = &'static str> {
    let lines = class_of(language, class).map_or(&[][..], |it| it.lines.as_slice());
    lines.iter().flat_map(|it| it.1.split_whitespace())
}

/// The words that tell nothing, those of all languages with lists where the language is not one.
pub fn stopwords(languages: &[Language]) -> impl Iterator<Item = &'static str> {
    languages
        .iter()
        .flat_map(|it| entries(it.files().stopwords))
        .flat_map(str::split_whitespace)
}

/// Whether a word tells nothing in a language: its list is read once. `form` is a normal form.
#[must_use]
pub fn is_stopword(language: Language, form: &str) -> bool {
    static ALL: [OnceLock<FxHashSet<Cow<'static, str>>>; Language::COUNT] =
        [const { OnceLock::new() }; Language::COUNT];
    let all = ALL[language as usize].get_or_init(|| stopwords(&[language]).map(fold).collect());
    all.contains(form)
}

/// A sorted word list file. Its comment lines stand at its head.
#[derive(Debug, Clone, Copy)]
pub struct WordList {
    text: &'static str,
    starts: &'static [u32; STARTS],
}

/// Kinds of bytes that a line can begin with: what sorts before `a`, each letter, what sorts after `z`.
const KINDS: usize = 28;
const STARTS: usize = KINDS * KINDS + 1;

/// Which kind the byte at a place of a line is; the end of the line sorts first.
const fn kind(line: &[u8], at: usize) -> usize {
    match at < line.len() {
        false => 0,
        true => match line[at] {
            b'a'..=b'z' => (line[at] - b'a' + 1) as usize,
            0..b'a' => 0,
            _ => KINDS - 1,
        },
    }
}

/// Where the lines of each two kinds of first bytes begin, worked out by the compiler.
const fn starts(text: &str) -> [u32; STARTS] {
    let bytes = text.as_bytes();
    let mut starts = [0; STARTS];
    let (mut next, mut at) = (0, 0);
    while at < bytes.len() {
        let mut end = at;
        while end < bytes.len() && bytes[end] != b'\n' {
            end += 1;
        }
        let line = bytes.split_at(at).1.split_at(end - at).0;
        let kinds = kind(line, 0) * KINDS + kind(line, 1);
        while next <= kinds {
            starts[next] = at as u32;
            next += 1;
        }
        at = end + 1;
    }
    while next < STARTS {
        starts[next] = bytes.len() as u32;
        next += 1;
    }
    starts
}

/// The list of a file in `assets/lexicon/en/`.
macro_rules! list {
    ($file:literal) => {{
        const TEXT: &str = include_str!(concat!("../../assets/lexicon/en/", $file));
        static STARTING: [u32; STARTS] = starts(TEXT);
        WordList {
            text: TEXT,
            starts: &STARTING,
        }
    }};
}

/// First names.
pub const FIRST_NAMES: WordList = list!("first_names.txt");
/// First names of women.
pub const WOMEN: WordList = list!("women.txt");
/// First names of men.
pub const MEN: WordList = list!("men.txt");
/// Last names that are no common word.
pub const LAST_NAMES: WordList = list!("last_names.txt");
/// Cities that are no common word.
pub const CITIES: WordList = list!("cities.txt");
/// Words that are common in lower case.
pub const COMMON: WordList = list!("common.txt");

impl WordList {
    /// Whether `form`, a normal form, is a line of the list. Logarithmic.
    #[must_use]
    pub fn contains(self, form: &str) -> bool {
        let (form, bytes) = (form.as_bytes(), self.text.as_bytes());
        let kinds = kind(form, 0) * KINDS + kind(form, 1);
        let (mut low, mut high) = (self.starts[kinds] as usize, self.starts[kinds + 1] as usize);
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
    use super::{
        CITIES, COMMON, FIRST_NAMES, FxHashSet, LAST_NAMES, Language, MEN, WOMEN, WordList, classes,
    };

    #[track_caller]
    fn check(list: WordList) {
        let lines: Vec<&str> = list.text.lines().collect();
        assert!(lines.is_sorted(), "the list is not sorted");
        for line in &lines[1..] {
            assert!(list.contains(line), "{line} is not found");
            assert!(!list.contains(&format!("{line}qq")));
        }
        assert!(!list.contains(""));
    }

    #[test]
    fn normal_forms_are_found_where_words_have_marks() {
        use super::{has, has_form};
        let is = |language, class, form| {
            assert!(has_form(language, class, form), "{form}");
        };
        is(Language::German, "preposition", "fur");
        is(Language::German, "preposition", "wahrend");
        is(Language::French, "preposition", "malgre");
        is(Language::French, "preposition", "derriere");
        is(Language::Spanish, "preposition", "segun");
        is(Language::Spanish, "pronoun", "el");
        assert!(has(Language::German, "preposition", "Für"));
        assert!(!has(Language::German, "preposition", "fur"));
        assert!(!has_form(Language::German, "preposition", "schleuse"));
    }

    /// Two lists that fall into one class by accident are told by the words that both have.
    #[test]
    fn no_word_stands_twice_in_a_class() {
        use Language::{English, French, German, Other, Spanish};
        let mut twice = Vec::new();
        for language in [English, German, French, Spanish, Other] {
            let mut seen = FxHashSet::default();
            let all: Vec<_> = classes(language).collect();
            let phrases = |class| all.iter().any(|it| it.0 == class && it.1.contains('|'));
            for (class, words) in &all {
                let mark = if phrases(*class) { '|' } else { ' ' };
                let entries = words.split(mark).map(str::trim);
                let again = entries.filter(|it| !it.is_empty() && !seen.insert((*class, *it)));
                twice.extend(again.map(|it| format!("{language:?} {class} {it}")));
            }
        }
        assert!(twice.is_empty(), "{twice:#?}");
    }

    #[test]
    fn every_line_is_found() {
        for list in [FIRST_NAMES, LAST_NAMES, CITIES, COMMON, WOMEN, MEN] {
            check(list);
        }
    }
}
