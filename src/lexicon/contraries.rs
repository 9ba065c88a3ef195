//! Words in a row that say to which of two ends something has come: `released`, `still behind bars`.

use super::entries;
use crate::text::normal::fold;
use rustc_hash::FxHashMap;
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

/// A row of words, and what it says.
type Row = (Vec<String>, Saying);

/// The rows by their first word, the longest first.
static ROWS: LazyLock<FxHashMap<String, Vec<Row>>> = LazyLock::new(|| {
    let mut out: FxHashMap<String, Vec<Row>> = FxHashMap::default();
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
                let words = row.trim_start_matches('*').split(' ');
                let words: Vec<String> = words.map(|it| fold(it).into_owned()).collect();
                let held = out.entry(words[0].clone()).or_default();
                let saying = Saying {
                    end: (line, side),
                    words: words.len(),
                    helped,
                    of_all,
                };
                held.push((words, saying));
            }
        }
    }
    for rows in out.values_mut() {
        rows.sort_by_key(|it| std::cmp::Reverse(it.0.len()));
    }
    out
});

/// Whether any row begins with a word.
#[must_use]
pub fn may_open(form: &str) -> bool {
    ROWS.contains_key(form)
}

/// What the words say that begin at a place (`word(0)`), on every line that has them; the longest rows first. A look into a table, and the
/// words of the rows that begin alike.
pub fn ends<'a>(word: impl Fn(usize) -> &'a str) -> impl Iterator<Item = Saying> {
    let rows = ROWS.get(word(0)).map_or(&[][..], Vec::as_slice);
    let is = move |row: &Row| row.0.iter().enumerate().all(|(n, it)| word(n) == it);
    rows.iter().filter(move |it| is(it)).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Saying, ends};
    use crate::lexicon::entries;

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
        assert!(
            ROWS.values()
                .flatten()
                .all(|it| it.0.iter().all(|word| !word.is_empty()))
        );
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
