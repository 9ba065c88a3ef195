//! Spellings of one word: what a house style decides (`colour`, `organise`, `U.K.`, `twelve`, `8.000`) says nothing.

use super::language::Language;
use super::numbers::digits;
use std::borrow::Cow;

/// The list: how words begin, and behind a `-` how they end.
const LIST: &str = include_str!("../../assets/lexicon/en/spelling.txt");

/// How words begin in British spelling, and in American. Sorted; none begins with another.
const BEGINNINGS: [(&str, &str); count(false)] = pairs(false);

/// Endings in British spelling, and in American; of long words only (`prise` and `prize` are two words).
const ENDINGS: [(&str, &str); count(true)] = pairs(true);

/// How many beginnings, or endings, the list has.
const fn count(endings: bool) -> usize {
    let (mut n, mut rest) = (0, LIST);
    while let Some((line, behind)) = line(rest) {
        n += is_pair(line, endings) as usize;
        rest = behind;
    }
    n
}

/// The beginnings, or the endings, of the list, read by the compiler.
const fn pairs<const N: usize>(endings: bool) -> [(&'static str, &'static str); N] {
    let (mut pairs, mut n, mut rest) = ([("", ""); N], 0, LIST);
    while let Some((line, behind)) = line(rest) {
        if is_pair(line, endings) {
            let mut gap = 0;
            while line.as_bytes()[gap] != b' ' {
                gap += 1;
            }
            let (british, american) = line.split_at(gap);
            let skipped = endings as usize;
            pairs[n] = (
                british.split_at(skipped).1,
                american.split_at(1 + skipped).1,
            );
            n += 1;
        }
        rest = behind;
    }
    pairs
}

/// The first line of a text, and what stands behind it.
const fn line(text: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    while end < text.len() {
        if text.as_bytes()[end] == b'\n' {
            let (line, behind) = text.split_at(end);
            return Some((line, behind.split_at(1).1));
        }
        end += 1;
    }
    None
}

/// Whether a line has a beginning, or an ending.
const fn is_pair(line: &str, ending: bool) -> bool {
    let first = line.as_bytes()[0];
    first != b'#' && (first == b'-') == ending
}

/// How many of the beginnings come before those with each letter, worked out by the compiler.
const STARTS: [u8; 27] = {
    let mut starts = [0; 27];
    let mut letter = 0;
    while letter < starts.len() {
        let mut n = 0;
        while n < BEGINNINGS.len()
            && (BEGINNINGS[n].0.as_bytes()[0] as usize) < letter + b'a' as usize
        {
            n += 1;
        }
        starts[letter] = n as u8;
        letter += 1;
    }
    starts
};

/// The beginning that a form has, with its American spelling: a look at those with its first letter.
fn beginning(form: &str) -> Option<(&'static str, &'static str)> {
    let letter = usize::from(form.bytes().next()?.checked_sub(b'a')?);
    let run = usize::from(*STARTS.get(letter)?)..usize::from(*STARTS.get(letter + 1)?);
    let mut run = BEGINNINGS[run].iter();
    let second = form.as_bytes().get(1)?;
    run.find(|it| it.0.as_bytes()[1] == *second && form.starts_with(it.0))
        .copied()
}

/// Fewest letters of a word whose ending is looked at.
const LONG: usize = 7;

/// The ending that a long form has, with its American spelling. Most are told by their last letter to have none.
fn ending(form: &str) -> Option<(&'static str, &'static str)> {
    let last = *form.as_bytes().last()?;
    let is_one = |it: &&(&str, &str)| it.0.as_bytes().last() == Some(&last) && form.ends_with(it.0);
    match form.len() >= LONG {
        true => ENDINGS.iter().find(is_one).copied(),
        false => None,
    }
}

/// The spelling under which a normal form of a language is compared with others: digits without separators of thousands, abbreviations
/// without their stops (but `u.s.`, which would be `us`); of English American, and number words up to a hundred as digits.
///
/// For telling whether two words are the same, never for showing: it makes words that are none (`precize`). Known failure:
/// a few words of two meanings meet (`metre` of verse, `practise`). Looks at a few lines of the table.
#[must_use]
pub fn plain(form: &str, language: Language) -> Cow<'_, str> {
    let english = language == Language::English;
    if form.starts_with(|c: char| c.is_ascii_digit()) {
        return match english {
            true if form.contains(',') => Cow::Owned(form.replace(',', "")),
            false if is_in_thousands(form) => Cow::Owned(form.replace([',', '.'], "")),
            _ => Cow::Borrowed(form),
        };
    }
    if let Some(digits) = number(form).filter(|_| english) {
        return Cow::Borrowed(digits);
    }
    if form.contains('.') && form.chars().all(|c| c.is_alphabetic() || c == '.') {
        return match form {
            "u.s." | "u.s" => Cow::Borrowed("u.s."),
            _ => Cow::Owned(form.replace('.', "")),
        };
    }
    match english {
        true => american(form),
        false => Cow::Borrowed(form),
    }
}

/// Whether digits stand in groups of three, as thousands do: the mark between them is a comma here and a stop there, and the other one
/// begins a part of one (`8.000`, `8,5`). Known failure: a part of one with three digits.
fn is_in_thousands(form: &str) -> bool {
    let mut groups = form.split([',', '.']);
    let first = groups.next().is_some_and(|it| it.len() <= 3);
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let mut rest = groups.peekable();
    first && rest.peek().is_some() && rest.all(|it| it.len() == 3 && digits(it))
}

/// An English word in American spelling.
fn american(form: &str) -> Cow<'_, str> {
    if let Some((british, american)) = beginning(form) {
        let rest = &form[british.len()..];
        // `centred` / `centered`: the letter that moved is in both.
        let e = if british.ends_with("re") && rest == "d" {
            "e"
        } else {
            ""
        };
        return Cow::Owned(format!("{american}{e}{rest}"));
    }
    match ending(form) {
        Some((british, american)) => {
            Cow::Owned(format!("{}{american}", &form[..form.len() - british.len()]))
        }
        None => Cow::Borrowed(form),
    }
}

/// The digits of a number word up to a hundred. `one` is none: it is a pronoun more often than a number.
fn number(form: &str) -> Option<&'static str> {
    digits(form).filter(|it| *it != "1")
}

/// The spelling whose letters are compared: [`plain`], but numbers in words stay words, and those that some house styles
/// print in words and others in digits, up to twelve, are words. Digits have hardly any letters.
#[must_use]
pub fn in_letters(form: &str, language: Language) -> Cow<'_, str> {
    if language != Language::English {
        return plain(form, language);
    }
    const UP_TO_TWELVE: [&str; 11] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    if form.len() <= 2
        && form.starts_with(|c: char| c.is_ascii_digit())
        && let Some(word) = UP_TO_TWELVE.iter().find(|it| number(it) == Some(form))
    {
        return Cow::Borrowed(word);
    }
    match number(form).is_some() {
        true => Cow::Borrowed(form),
        false => plain(form, language),
    }
}

/// The digits of a number in two words (`forty` and `two`), if they are one, both in [`plain`] spelling.
#[must_use]
pub fn joined(tens: &str, ones: &str) -> Option<String> {
    let tens: u32 = tens.parse().ok()?;
    let ones: u32 = ones.parse().ok()?;
    (tens.is_multiple_of(10) && (20..100).contains(&tens) && (1..10).contains(&ones))
        .then(|| (tens + ones).to_string())
}

#[cfg(test)]
mod tests {
    use super::{BEGINNINGS, Cow, Language, joined};

    fn plain(form: &str) -> Cow<'_, str> {
        super::plain(form, Language::English)
    }

    #[track_caller]
    fn check(one: &str, other: &str) {
        assert_eq!(plain(one), plain(other));
    }

    #[test]
    fn spellings_of_one_word_meet() {
        check("colours", "colors");
        check("neighbouring", "neighboring");
        check("centred", "centered");
        check("organisation", "organization");
        check("recognising", "recognizing");
        check("analysed", "analyzed");
        check("cancelled", "canceled");
        check("twelve", "12");
        check("8,000", "8000");
        check("u.k.", "uk");
        check("p.m.", "pm");
        check("yoghurts", "yogurts");
    }

    #[test]
    fn other_words_stay_other_words() {
        for (one, other) in [
            ("prise", "prize"),
            ("u.s.", "us"),
            ("four", "for"),
            ("1.5", "15"),
            ("hour", "hor"),
        ] {
            assert_ne!(plain(one), plain(other), "{one}");
        }
    }

    #[test]
    fn other_languages_have_no_english_spellings() {
        let check = |form, expected| {
            for language in [Language::German, Language::French, Language::Spanish] {
                assert_eq!(super::plain(form, language), expected);
            }
        };
        for form in [
            "reprise",
            "entreprise",
            "moglicherweise",
            "centre",
            "programme",
            "color",
            "six",
            "8,5",
            "2,25",
        ] {
            check(form, form);
        }
        check("8.000", "8000");
        check("1.250.000", "1250000");
        check("u.a.", "ua");
    }

    #[test]
    fn two_words_of_one_number_are_joined() {
        assert_eq!(
            joined(&plain("forty"), &plain("two")).as_deref(),
            Some("42")
        );
        assert_eq!(joined("40", "12"), None);
        assert_eq!(joined("15", "2"), None);
    }

    #[test]
    fn every_beginning_is_found() {
        for (british, american) in BEGINNINGS {
            assert_eq!(plain(british), american);
        }
    }

    #[test]
    fn no_beginning_hides_another() {
        for pair in BEGINNINGS.windows(2) {
            assert!(pair[0].0 < pair[1].0 && !pair[1].0.starts_with(pair[0].0));
        }
    }
}
