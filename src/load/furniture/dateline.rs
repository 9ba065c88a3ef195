//! The place, date and agency that open a report.

use super::is_agency;
use crate::lexicon::furniture::Furniture;
use crate::load::dates;
use std::ops::Range;

/// The parts of a dateline, in bytes of the paragraph that it opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) struct DatelineParts {
    /// One past the dash that ends it.
    pub end: usize,
    /// The place.
    pub place: Option<Range<usize>>,
    /// The date.
    pub date: Option<Range<usize>>,
    /// The agency, without brackets.
    pub agency: Option<Range<usize>>,
}

/// The dateline that opens a paragraph: `BEIJING, May 15 (Reuters) -`, `LONDON (AP) —`, `MOSCOW —`, `(AFP) –`, `Madrid, 9 oct (EFE).-`.
///
/// A place is in capitals, unless a date or an agency stands behind it. Known failures: places in scripts without capitals;
/// a colon instead of the dash, since speakers of a transcript are printed so.
pub(in crate::load) fn dateline(text: &str) -> Option<DatelineParts> {
    let (dash, end) = first_dash(text)?;
    let head = &text[..dash];
    let (body, agency) = match head
        .trim_end()
        .strip_suffix(')')
        .and_then(|it| it.rsplit_once('('))
    {
        Some((before, inside)) if is_agency(inside) || could_be_agency(inside) => {
            let start = before.len() + 1;
            (before, Some(start..start + inside.len()))
        }
        Some(_) => return None,
        None => (head, None),
    };
    let mut parts = DatelineParts {
        end,
        place: None,
        date: None,
        agency,
    };
    for range in split_commas(body) {
        let part = &body[range.clone()];
        if dates::is_date(part)
            || (parts.date.is_some() && part.len() == 4 && dates::is_date(&format!("May 1 {part}")))
        {
            parts.date = Some(parts.date.map_or(range.start, |it| it.start)..range.end);
        } else if parts.date.is_some() {
            return None;
        } else {
            parts.place = Some(parts.place.map_or(range.start, |it| it.start)..range.end);
        }
    }
    let known = parts
        .agency
        .as_ref()
        .is_some_and(|it| is_agency(&text[it.clone()]));
    let stated = parts.date.is_some() || known;
    let sound = match &parts.place {
        Some(place) => is_place(&body[place.clone()], stated),
        None => known,
    };
    sound.then_some(parts)
}

/// The dash that ends a dateline: where it starts and ends. Within the first 90 bytes, white space around it or a long one.
fn first_dash(text: &str) -> Option<(usize, usize)> {
    const DASHES: [&str; 8] = [" -- ", " - ", " — ", " – ", "—", "–", ") -", ").-"];
    let mut head = text.len().min(90);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    let (at, dash) = DASHES
        .iter()
        .filter_map(|dash| text[..head].find(dash).map(|at| (at, *dash)))
        .min_by_key(|&(at, dash)| (at, usize::MAX - dash.len()))?;
    let start = at + (dash.len() - dash.trim_start_matches([' ', ')']).len());
    Some((start, at + dash.trim_end().len()))
}

/// The parts between commas (and full stops before a date: `MOSCOW. May 15`), white space aside.
fn split_commas(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for end in text
        .match_indices(',')
        .map(|(at, _)| at)
        .chain([text.len()])
    {
        let part = &text[start..end];
        let lead = part.len() - part.trim_start().len();
        if !part.trim().is_empty() {
            parts.push(start + lead..start + lead + part.trim().len());
        }
        start = end + 1;
    }
    parts
}

/// Letters of what agencies call themselves in small letters (`dpa`), at most.
const SHORT: usize = 4;

/// Whether a bracket behind a place can name an agency that we do not know: one to three words with capitals, or a few small letters.
fn could_be_agency(inside: &str) -> bool {
    let small = inside.chars().all(char::is_lowercase);
    if small && (2..=SHORT).contains(&inside.chars().count()) {
        return true;
    }
    let words = inside.split_whitespace();
    (1..=3).contains(&words.clone().count())
        && words
            .into_iter()
            .all(|it| it.starts_with(char::is_uppercase))
}

/// Whether a text can be the place of a dateline. Its first part is in capitals, or `stated` (a date or agency follows)
/// and all words begin with one; six words at most.
fn is_place(text: &str, stated: bool) -> bool {
    let first = text.split(',').next().unwrap_or(text);
    let letters = || first.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() >= 3 && letters().all(char::is_uppercase);
    let words = text.split_whitespace().count();
    let plain = text
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '.' | '-' | '/' | '\'' | '’'));
    let begins = |word: &str| word.starts_with(char::is_uppercase);
    plain
        && words <= 6
        && !is_label(first.split_whitespace().next().unwrap_or(""))
        && (capitals || (stated && letters().count() >= 3 && text.split_whitespace().all(begins)))
}

/// Whether a word is a label of a report, in capitals, and no place.
fn is_label(word: &str) -> bool {
    word.chars().all(char::is_uppercase) && Furniture::Label.has(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::dateline;

    /// `expected` is place, date, agency and the first words behind, parted by `|`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = dateline(text).expect("a dateline");
        let part = |it: Option<std::ops::Range<usize>>| it.map_or("", |it| &text[it]);
        let got = format!(
            "{}|{}|{}|{}",
            part(found.place),
            part(found.date),
            part(found.agency),
            text[found.end..].trim()
        );
        assert_eq!(got, expected);
    }

    #[test]
    fn datelines_are_taken_apart() {
        check(
            "LINDHOLM, May 15 (Reuters) - A ferry",
            "LINDHOLM|May 15|Reuters|A ferry",
        );
        check("LINDHOLM (AP) — A ferry", "LINDHOLM||AP|A ferry");
        check("ST. OLAF — A ferry", "ST. OLAF|||A ferry");
        check(
            "PORT ELM, Norrland, Oct. 3, 2031 – A ferry",
            "PORT ELM, Norrland|Oct. 3, 2031||A ferry",
        );
        check(
            "LINDHOLM, Norrland, May 15 (Norra) - A ferry",
            "LINDHOLM, Norrland|May 15|Norra|A ferry",
        );
        check("Lindholm (dpa) - A ferry", "Lindholm||dpa|A ferry");
        check("Velka, 9 May (nkz) - A ferry", "Velka|9 May|nkz|A ferry");
        check("(AFP) – A ferry", "||AFP|A ferry");
        check(
            "Berlin, 12. März (dpa) – Eine Fähre",
            "Berlin|12. März|dpa|Eine Fähre",
        );
        check("Vell, 9 oct (EFE).- Un barco", "Vell|9 oct|EFE|Un barco");
        check("LINDHOLM—A ferry", "LINDHOLM|||A ferry");
    }

    #[test]
    fn ordinary_openings_are_no_datelines() {
        for text in [
            "The ferry - an old one - sank",
            "Lindholm — a port in the north",
            "BREAKING — A ferry sank",
            "A ferry (the Aurelia) — sank",
            "Ida Roth (Reform Union) — who lost",
            "NATO's answer — silence",
            "Ida Roth, the harbour master — said",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}
