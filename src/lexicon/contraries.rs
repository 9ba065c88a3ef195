//! Words in a row that say to which of two ends something has come: `released`, `still behind bars`.

use super::entries;
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
    use super::{ROWS, Row, Saying, ends};
    use crate::lexicon::entries;
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
    fn two_ends_of_one_thing_stand_on_one_line() {
        let [free, held] =
            ["released on Sunday", "behind bars for now"].map(|it| of(it).map(|it| it.end));
        let ((a, one), (b, two)) = (free.expect("known"), held.expect("known"));
        assert!(a == b && one != two);
        assert_eq!(of("in custody").map(|it| it.helped), Some(true));
        assert_eq!(of("behind the bars"), None);
    }
}
