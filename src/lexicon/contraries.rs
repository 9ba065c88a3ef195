//! Words in a row that say to which of two ends something has come: `released`, `still behind bars`.

use super::entries;
use super::language::Language;
use crate::text::normal::fold;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// One side of a line: the line by number, and which side.
pub type End = (usize, bool);

/// What a row of words says, and how it is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saying {
    /// What is said.
    pub end: End,
    /// How many words say so.
    pub words: usize,
    /// Whether they do so only behind a helper (`was`, `remains`).
    pub helped: bool,
    /// Whether it is told of all whom a report tells of, by whatever word it calls them.
    pub of_all: bool,
}

/// A row of words in normal form with one space between two of them, and what it says.
type Row = (&'static str, Saying);

/// The rows by their first word, the longest first.
static ROWS: LazyLock<FxHashMap<&'static str, Vec<Row>>> = LazyLock::new(|| {
    let mut out: FxHashMap<&'static str, Vec<Row>> = FxHashMap::default();
    let lines = entries(include_str!("../../assets/lexicon/en/contrary.txt"));
    let sides = lines.map(|it| {
        let all = it.strip_prefix("all: ");
        let (one, two) = all.unwrap_or(it).split_once(" / ")?;
        Some((one, two, all.is_some()))
    });
    for (line, (one, two, of_all)) in sides.flatten().enumerate() {
        for (rows, side) in [(one, false), (two, true)] {
            for row in rows.split('|') {
                let helped = row.starts_with('*');
                let row = row.trim_start_matches('*');
                let first = row.split(' ').next().unwrap_or(row);
                let saying = Saying {
                    end: (line, side),
                    words: 1 + row.bytes().filter(|it| *it == b' ').count(),
                    helped,
                    of_all,
                };
                out.entry(first).or_default().push((row, saying));
            }
        }
    }
    for rows in out.values_mut() {
        rows.sort_by_key(|it| std::cmp::Reverse(it.1.words));
    }
    out
});

/// What words in a row say in another language.
#[derive(Debug, Clone)]
pub struct Abroad {
    /// The words as those of articles are compared; `..` stands for some words between two of them.
    pub words: Vec<Cow<'static, str>>,
    /// The same as they are printed, in small letters.
    pub listed: Vec<String>,
    /// Whether the only word is a noun: it is listed with a capital.
    pub noun: bool,
    /// What is said.
    pub end: End,
    /// Whether both ends are stages of a case in court.
    pub court: bool,
    /// Whether both are what becomes of people, so that they are contrary of the same ones only.
    pub who: bool,
}

impl Abroad {
    /// Whether it is one word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.words.len() == 1
    }
}

/// The rows of German, French or Spanish that begin with a word, the longest first; none in other languages.
#[must_use]
pub fn rows_abroad(language: Language, first: &str) -> &'static [Abroad] {
    type Rows = FxHashMap<Cow<'static, str>, Vec<Abroad>>;
    macro_rules! rows {
        ($folder:literal) => {{
            static ROWS: LazyLock<Rows> = LazyLock::new(|| {
                let text = include_str!(concat!("../../assets/lexicon/", $folder, "/contrary.txt"));
                read_abroad(text)
            });
            &*ROWS
        }};
    }
    fn read_abroad(text: &'static str) -> Rows {
        let mut out = Rows::default();
        for (line, it) in entries(text).enumerate() {
            let court = it.strip_prefix("court: ");
            let who = it.strip_prefix("who: ");
            let Some((one, two)) = court.or(who).unwrap_or(it).split_once(" / ") else {
                continue;
            };
            for (rows, side) in [(one, false), (two, true)] {
                for row in rows.split('|') {
                    let words: Vec<Cow<'static, str>> =
                        row.split(' ').map(in_normal_form).collect();
                    let held = out.entry(words[0].clone()).or_default();
                    held.push(Abroad {
                        words,
                        listed: row.split(' ').map(str::to_lowercase).collect(),
                        noun: row.starts_with(char::is_uppercase),
                        end: (line, side),
                        court: court.is_some(),
                        who: who.is_some(),
                    });
                }
            }
        }
        for rows in out.values_mut() {
            rows.sort_by_key(|it| std::cmp::Reverse(it.words.len()));
        }
        out
    }
    let all = match language {
        Language::German => rows!("de"),
        Language::French => rows!("fr"),
        Language::Spanish => rows!("es"),
        Language::English | Language::Other => return &[],
    };
    all.get(first).map_or(&[], Vec::as_slice)
}

/// A word of a row in normal form; what stands for others stays.
fn in_normal_form(word: &'static str) -> Cow<'static, str> {
    match word {
        ".." => Cow::Borrowed(word),
        _ => fold(word),
    }
}

/// Whether any row begins with a word.
#[must_use]
pub fn may_open(form: &str) -> bool {
    ROWS.contains_key(form)
}

/// What the words say that begin at a place (`word(0)`), on every line that has them; the longest rows first. A look into a table, and the
/// words of the rows that begin alike.
pub fn ends<'a>(word: impl Fn(usize) -> &'a str) -> impl Iterator<Item = Saying> {
    let rows = ROWS.get(word(0)).map_or(&[][..], Vec::as_slice);
    let is = move |row: &Row| row.0.split(' ').enumerate().all(|(n, it)| word(n) == it);
    rows.iter().filter(move |it| is(it)).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Row, Saying, ends, rows_abroad};
    use crate::lexicon::entries;
    use crate::lexicon::language::Language;
    use crate::text::normal::fold;

    fn of(text: &'static str) -> Option<Saying> {
        let words: Vec<&str> = text.split(' ').collect();
        ends(|n| words.get(n).copied().unwrap_or("")).next()
    }

    #[test]
    fn every_line_has_two_sides() {
        let text = include_str!("../../assets/lexicon/en/contrary.txt");
        for line in entries(text) {
            assert_eq!(line.matches(" / ").count(), 1, "{line}");
        }
        let words = |row: &Row| row.0.split(' ').all(|it| !it.is_empty() && fold(it) == it);
        assert!(ROWS.values().flatten().all(words));
    }

    #[test]
    fn lines_of_other_languages_have_two_sides_and_no_word_twice() {
        for text in [
            include_str!("../../assets/lexicon/de/contrary.txt"),
            include_str!("../../assets/lexicon/fr/contrary.txt"),
            include_str!("../../assets/lexicon/es/contrary.txt"),
        ] {
            for line in entries(text) {
                assert_eq!(line.matches(" / ").count(), 1, "{line}");
                let line = line
                    .trim_start_matches("court: ")
                    .trim_start_matches("who: ");
                for side in line.split(" / ") {
                    let mut rows: Vec<&str> = side.split('|').collect();
                    rows.sort_unstable();
                    let all = rows.len();
                    rows.dedup();
                    assert_eq!(rows.len(), all, "{line}");
                }
                assert!(!line.contains("  ") && !line.contains("| "), "{line}");
            }
        }
        let rows = rows_abroad(Language::German, "lehnte");
        let first = rows.first().map(|it| it.words.join(" "));
        assert_eq!(first.as_deref(), Some("lehnte .. ab"));
    }

    #[test]
    fn two_ends_of_one_thing_stand_on_one_line() {
        let [free, held] =
            ["released on Sunday", "behind bars for now"].map(|it| of(it).map(|it| it.end));
        let ((a, one), (b, two)) = (free.expect("known"), held.expect("known"));
        assert!(a == b && one != two);
        assert_eq!(of("in custody").map(|it| it.helped), Some(true));
        assert_eq!(of("behind the bars"), None);
    }
}
