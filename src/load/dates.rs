//! Dates as head lines print them, to ISO 8601.

use crate::lexicon::glossary::Sense;
use crate::lexicon::language::Language;
use crate::lexicon::times;
use crate::text::normal::fold;
use crate::text::offset_in;
use std::ops::Range;

/// A date found in a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// Where it stands in the line.
    pub range: Range<usize>,
    /// `2031-05-15`, or with a time where the line prints ISO 8601 itself.
    pub iso: String,
}

/// The first date with a year in a line: `May 15, 2031`, `15 May 2031`, `15.05.2031`, `2031-05-15T10:00Z`.
///
/// `5/4/2031` is not read: nobody can tell which of the two is the month.
pub(super) fn find(line: &str) -> Option<Printed> {
    let mut words = words(line);
    // `15 de mayo de 2031`
    words.retain(|it| !matches!(it.1, "de" | "del"));
    for (n, &(start, word)) in words.iter().enumerate() {
        let found = |end: usize, iso: String| {
            Some(Printed {
                range: start..end,
                iso,
            })
        };
        if let Some(iso) = iso(word) {
            return found(start + word.len(), iso);
        }
        if let Some(iso) = day_first(word) {
            return found(start + word.len(), iso);
        }
        let Some(&[(_, second), (at, third)]) = words.get(n + 1..n + 3) else {
            continue;
        };
        // The year first: what the months are called in other languages is read once they are asked for.
        let Some(year) = year(third) else { continue };
        let Some((month, day)) = month_and_day(word, second) else {
            continue;
        };
        let Some(iso) = calendar(year, month, day) else {
            continue;
        };
        return found(at + third.len(), iso);
    }
    None
}

/// A date as it is stated beside a report, for machines or readers, as ISO 8601 if it can be read; nothing if it is no date at all.
/// Seconds or thousandths of them since 1970 are read as such.
pub(super) fn published(printed: &str) -> Option<String> {
    let printed = printed.trim();
    let digits = printed.bytes().take_while(u8::is_ascii_digit).count();
    if digits == printed.len() {
        return match digits {
            8 => {
                let (year, month, day) = (&printed[..4], &printed[4..6], &printed[6..]);
                published(&format!("{year}-{month}-{day}"))
            }
            10 => moment(printed.parse().ok()?),
            13 => moment(printed[..10].parse().ok()?),
            _ => None,
        };
    }
    // `2031-05-15 10:40:00.000`: the space instead of a `T`, and parts of a second that nobody needs.
    if printed.len() > 11 && printed.as_bytes()[10] == b' ' && printed.is_ascii() {
        let (day, hour) = (&printed[..10], &printed[11..]);
        let zone = hour.split_once('.').map_or("", |it| {
            it.1.trim_start_matches(|c: char| c.is_ascii_digit())
        });
        let hour = hour.split('.').next().unwrap_or(hour);
        let joined = format!("{day}T{hour}{zone}").replace(' ', "");
        if let Some(found) = find(&joined) {
            return Some(found.iso);
        }
    }
    match find(printed) {
        Some(found) => Some(found.iso),
        None => (printed.len() <= 60 && printed.contains(' ')).then(|| printed.to_owned()),
    }
}

/// Seconds since 1970 as ISO 8601.
fn moment(seconds: i64) -> Option<String> {
    Some(jiff::Timestamp::from_second(seconds).ok()?.to_string())
}

/// Whether a text is a date without a year, or with one: `May 15`, `15 May 2031`, `Wednesday`, `Wed, May 15`.
pub(super) fn is_date(text: &str) -> bool {
    let words: Vec<&str> = words(text).into_iter().map(|(_, word)| word).collect();
    match words.as_slice() {
        [] => false,
        [weekday, rest @ ..] if is_weekday(weekday) => rest.is_empty() || is_date(&rest.join(" ")),
        [a, b] => month_and_day(a, b).is_some(),
        [a, b, c] => month_and_day(a, b).is_some() && year(c).is_some(),
        [one] => iso(one).is_some() || day_first(one).is_some(),
        _ => false,
    }
}

/// Whether a word names a day of the week, in full or in a short form.
pub(super) fn is_weekday(word: &str) -> bool {
    times::weekday(&word.trim_end_matches(['.', ',']).to_lowercase()).is_some()
}

/// The number of a month, from its English name or a short form of it, or its German, French or Spanish name.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let abroad = || {
        let word = fold(&word);
        let of = [Language::German, Language::French, Language::Spanish];
        let mut found = (of.into_iter()).filter_map(|it| it.glossary().word(Sense::Month, &word));
        found.next().map(|it| it.value as u32)
    };
    times::month(&word).map(u32::from).or_else(abroad)
}

/// Words with their places, without commas and the like at their ends.
fn words(line: &str) -> Vec<(usize, &str)> {
    line.split_whitespace()
        .filter_map(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let start = offset_in(line, bare);
            (!bare.is_empty()).then_some((start, bare))
        })
        .collect()
}

/// Month and day from two words in either order.
fn month_and_day(a: &str, b: &str) -> Option<(u32, u32)> {
    match (day(a), day(b)) {
        (None, Some(day)) => Some((month(a)?, day)),
        (Some(day), None) => Some((month(b)?, day)),
        _ => None,
    }
}

/// `15`, `15th`, `1st`, `1er`.
fn day(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th" | "er");
    let day = word[..digits].parse().ok()?;
    (suffix && (1..=31).contains(&day)).then_some(day)
}

fn year(word: &str) -> Option<u32> {
    let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year = word.parse().ok()?;
    (digits && (1700..2200).contains(&year)).then_some(year)
}

/// A day as ISO 8601, if the calendar has it: there is no 31 February.
fn calendar(year: u32, month: u32, day: u32) -> Option<String> {
    let (year, month, day) = (year as i16, month as i8, day as i8);
    Some(jiff::civil::Date::new(year, month, day).ok()?.to_string())
}

/// A word that is ISO 8601 already, date or date and time.
fn iso(word: &str) -> Option<String> {
    let date = word.get(..10)?;
    let [y, m, d] = *date.split('-').collect::<Vec<_>>() else {
        return None;
    };
    let two = m.len() == 2 && d.len() == 2 && is_month_number(m);
    calendar(year(y)?, m.parse().ok()?, day(d)?)?;
    let rest = &word[10..];
    (two && (rest.is_empty() || is_clock(rest))).then(|| word.to_owned())
}

/// `T10:40`, with seconds, parts of them and a zone.
fn is_clock(text: &str) -> bool {
    let Some((clock, rest)) = text.strip_prefix('T').and_then(|it| it.split_at_checked(5)) else {
        return false;
    };
    let below = |part: &str, end: u32| {
        let digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        digits && part.parse().is_ok_and(|it: u32| it < end)
    };
    let clock = clock.split_once(':');
    clock.is_some_and(|(hour, minute)| below(hour, 25) && below(minute, 60))
        && (rest.bytes()).all(|b| b.is_ascii_digit() || b":.+-Z".contains(&b))
}

/// `15.05.2031`, and `15/05/2031` where the first number is too great for a month.
fn day_first(word: &str) -> Option<String> {
    let parts: Vec<&str> = word.split(['.', '/']).collect();
    let [d, m, y] = *parts.as_slice() else {
        return None;
    };
    let (day, year) = (day(d)?, year(y)?);
    let sound = is_month_number(m) && (day > 12 || word.contains('.'));
    calendar(year, m.parse().ok()?, day).filter(|_| sound)
}

fn is_month_number(word: &str) -> bool {
    word.len() <= 2 && word.parse().is_ok_and(|m: u32| (1..=12).contains(&m))
}

#[cfg(test)]
mod tests {
    use super::{find, is_date, published};

    #[track_caller]
    fn check(line: &str, printed: &str, iso: &str) {
        let found = find(line).expect("a date");
        assert_eq!((&line[found.range], found.iso.as_str()), (printed, iso));
    }

    #[test]
    fn dates_of_head_lines_are_read() {
        check(
            "Published: May 15, 2031, 10:40 GMT",
            "May 15, 2031",
            "2031-05-15",
        );
        check("Wednesday 1st Oct. 2031", "1st Oct. 2031", "2031-10-01");
        check("el 15 de mayo de 2031", "15 de mayo de 2031", "2031-05-15");
        check("le 1er mai 2031", "1er mai 2031", "2031-05-01");
        check("15.05.2031", "15.05.2031", "2031-05-15");
        check("Updated 10:40 15/05/2031", "15/05/2031", "2031-05-15");
        check(
            "(2031-05-15T10:40:00Z)",
            "2031-05-15T10:40:00Z",
            "2031-05-15T10:40:00Z",
        );
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        assert_eq!(find("5/4/2031"), None);
        assert_eq!(find("May 2031"), None);
        assert_eq!(find("é–é–é–é 15"), None);
    }

    #[test]
    fn what_no_calendar_has_is_no_date() {
        for line in [
            "2031-02-31",
            "February 31, 2031",
            "31.04.2031",
            "2031-05-15Tuesday",
            "2031-05-15T99:99",
        ] {
            assert_eq!(find(line), None, "{line}");
        }
        assert!(find("29 February 2032").is_some());
    }

    #[test]
    fn dates_for_machines_become_iso() {
        let iso = |it: &str| published(it);
        assert_eq!(
            iso("2031-05-15 10:40:00.000000").as_deref(),
            Some("2031-05-15T10:40:00")
        );
        assert_eq!(
            iso("2031-05-15 10:40:00 +0200").as_deref(),
            Some("2031-05-15T10:40:00+0200")
        );
        assert_eq!(
            iso("Thu, 15 May 2031 10:40:00 GMT").as_deref(),
            Some("2031-05-15")
        );
        assert_eq!(
            iso("Thu May 15 10:40 2031").as_deref(),
            Some("Thu May 15 10:40 2031")
        );
        assert_eq!(iso("1234567"), None);
        assert_eq!(iso("1936608000").as_deref(), Some("2031-05-15T10:40:00Z"));
        assert_eq!(iso("1936608000123"), iso("1936608000"));
    }

    #[test]
    fn dates_of_datelines_need_no_year() {
        for date in [
            "May 15",
            "12. März 2031",
            "4 juin",
            "15 May",
            "Oct. 3, 2031",
            "Wednesday",
            "Wed, May 15",
        ] {
            assert!(is_date(date), "{date}");
        }
        for other in ["May", "Marchtown", "15", "Mayor 15", "Kyiv 3"] {
            assert!(!is_date(other), "{other}");
        }
    }
}
