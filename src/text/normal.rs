//! The normal form of a word: case, accents, apostrophes, dashes, ligatures and zero-width characters folded.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a word (or any text) to its normal form: lower case, no accents, `'` for every apostrophe and single quote
/// mark, `"` for every double one, `-` for every dash, ligatures opened, zero-width characters and soft hyphens gone.
///
/// Two words that differ only in how they are set have one normal form. Borrowed when nothing changes. Linear in the text.
///
/// Known failure: accents carry meaning in some languages (`schon` / `schön`); they fold to one form here.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|b| b.is_ascii() && !b.is_ascii_uppercase())
    {
        return Cow::Borrowed(text);
    }
    if text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    Cow::Owned(
        text.nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            .filter_map(fold_char)
            .collect(),
    )
}

/// One character of the normal form: quote marks and dashes as their ASCII kin, none for characters that do not show.
#[must_use]
pub fn fold_char(c: char) -> Option<char> {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{2032}' | '\u{02BC}'
        | '\u{2039}' | '\u{203A}' | '`' | '\u{00B4}' => Some('\''),
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{00AB}' | '\u{00BB}'
        | '\u{2033}' => Some('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => None,
        // Arabic, Persian and Devanagari digits.
        '\u{0660}'..='\u{0669}' => ascii_digit(c, 0x660),
        '\u{06F0}'..='\u{06F9}' => ascii_digit(c, 0x6F0),
        '\u{0966}'..='\u{096F}' => ascii_digit(c, 0x966),
        _ => Some(c),
    }
}

fn ascii_digit(c: char, nought: u32) -> Option<char> {
    char::from_digit((c as u32).checked_sub(nought)?, 10)
}

/// Whether a character is of a script that sets no space between words: each is taken for a word.
#[must_use]
pub fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '々')
}

/// How many letters must be put in, left out or put in the place of others to make one word of the other; more than two count as
/// three. The letters of one times those of the other.
#[must_use]
pub fn letters_apart(one: &str, two: &str) -> usize {
    const MOST: usize = 3;
    let [one, two] = [one, two].map(|it| it.chars().collect::<Vec<char>>());
    if one.len().abs_diff(two.len()) >= MOST {
        return MOST;
    }
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (n, a) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = n + 1;
        for (m, b) in two.iter().enumerate() {
            let put = corner + usize::from(a != b);
            corner = row[m + 1];
            row[m + 1] = put.min(corner + 1).min(row[m] + 1);
        }
    }
    row.last().copied().unwrap_or(MOST).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected);
    }

    #[test]
    fn words_that_only_look_different_fold_together() {
        check("Moscow’s", "moscow's");
        check("Élysée", "elysee");
        check("ﬁnal", "final");
        check("no–limits", "no-limits");
        check("co\u{00AD}operation", "cooperation");
        check("plain", "plain");
        check("١٤", "14");
        check("１４", "14");
    }
}
