//! Who is credited at the end of a text: an agency, or those who made a picture.

use super::has_agency;
use crate::lexicon::furniture::Furniture;
use crate::load::plain::ends_sentence;
use std::ops::Range;

/// A credit at the end of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) struct Credit {
    /// Where it stands, brackets included.
    pub range: Range<usize>,
    /// Whether it speaks of a picture (`Photo: …`, `File photo`, `Name/Agency`), not only of an agency.
    pub picture: bool,
    /// Whether it stands in square brackets, which agencies' sign-offs do not.
    pub square: bool,
}

/// The credit that ends a text: `[AFP]`, `(Photo: Jane Roe)`, `(AP Photo/Jane Roe)`, `File photo`, `Photo: Jane Roe`.
pub(in crate::load) fn credit(text: &str) -> Option<Credit> {
    let text = text.trim_end();
    for (open, close) in [('[', ']'), ('(', ')')] {
        let closed = text
            .strip_suffix(close)
            .or_else(|| text.strip_suffix('.')?.strip_suffix(close));
        if let Some((before, inside)) = closed.and_then(|it| it.rsplit_once(open)) {
            let full_stop_after = text.ends_with('.');
            let named = has_agency(inside);
            let picture = has_picture_word(inside) || (named && inside.contains('/'));
            let short = inside.split_whitespace().count() <= 9;
            let sound = short && (picture || named) && (!full_stop_after || picture);
            return sound.then_some(Credit {
                range: before.len()..text.len(),
                picture,
                square: open == '[',
            });
        }
    }
    open_credit(text).map(|range| Credit {
        range,
        picture: true,
        square: false,
    })
}

/// A credit without brackets: `… at the quay. File photo`, `… at the quay. Photo: Jane Roe`.
fn open_credit(text: &str) -> Option<Range<usize>> {
    let mut from = text.len().saturating_sub(80);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    // ASCII only, so that places in the lower-case text are places in the text.
    let lower = text[from..].to_ascii_lowercase();
    let bytes = lower.as_bytes();
    let inside = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|it| bytes[it].is_ascii_alphabetic())
    };
    let begins = |at: &usize| matches!(bytes[*at], b'c' | b'f' | b'i' | b'p') && !inside(*at);
    let opens = |at: usize| {
        let found = move |it: &&&str| {
            let rest = bytes[at..].strip_prefix(it.as_bytes());
            let whole = |rest: &[u8]| !rest.first().is_some_and(u8::is_ascii_alphabetic);
            rest.is_some_and(|rest| it.ends_with(':') || whole(rest))
        };
        let openings = Furniture::PictureOpening.phrases().iter().filter(found);
        openings.map(move |it| (at, at + it.len()))
    };
    let starts = (0..bytes.len()).filter(begins).flat_map(opens);
    starts
        .filter(|&(at, end)| {
            let before = text[..from + at].trim_end();
            let parted = before.is_empty()
                || ends_sentence(before)
                || before.ends_with(['|', '—', '–', '-', '/', ',']);
            let rest = lower[end..].trim_end_matches('.');
            let short = rest.split_whitespace().count() <= 8;
            parted && short && !ends_sentence(rest) && !rest.contains(". ")
        })
        .map(|(at, _)| from + at)
        .min()
        .map(|at| at..text.len())
}

fn has_picture_word(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| Furniture::Picture.has(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::credit;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(credit(text).map(|it| &text[it.range]), expected);
    }

    #[test]
    fn credits_end_a_caption() {
        check("The ferry at the quay of Lindholm. [AFP]", Some("[AFP]"));
        check(
            "The ferry at the quay (AP Photo/Tom Vane)",
            Some("(AP Photo/Tom Vane)"),
        );
        check(
            "The ferry at the quay. Photo: Tom Vane",
            Some("Photo: Tom Vane"),
        );
        check("The ferry in port. File photo.", Some("File photo."));
        check(
            "The ferry in port. [Tom Vane/Reuters]",
            Some("[Tom Vane/Reuters]"),
        );
    }

    #[test]
    fn other_brackets_are_no_credit() {
        check("The ferry was built by the Associated Press (AP).", None);
        check("She joined the Harbour Board (HB)", None);
        check(
            "The police asked for a photo by Friday. They got none.",
            None,
        );
        check("He shared the image: it shows a ferry.", None);
    }
}
