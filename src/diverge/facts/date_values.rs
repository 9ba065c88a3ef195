//! What two values of dates say of each other: which is finer, whether they are two.

use crate::annotate::{Grain, Time};
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::lexicon::glossary::Sense;
use crate::lexicon::language::Language;
use crate::text::normal::fold;

/// Which of two values is the finer telling of the other: `2022-02` of `2022`, `2022-02-24` of `--02` or of the weekday on
/// which it fell. A year that only one report lets us know makes nothing finer.
pub(in crate::diverge) fn finer(one: &str, two: &str) -> Option<usize> {
    let bare = |it: &str| {
        it.get(4..)
            .filter(|rest| rest.starts_with('-'))
            .map(str::to_owned)
    };
    let refines = |fine: &str, coarse: &str| {
        let goes_on = |fine: &str, coarse: &str| {
            fine.strip_prefix(coarse)
                .is_some_and(|it| it.starts_with('-'))
        };
        let yearless = |it: &str| it.strip_prefix('-').map(str::to_owned).or_else(|| bare(it));
        let other_year = fine.starts_with("--") != coarse.starts_with("--");
        let without_year = || Some(goes_on(&yearless(fine)?, &yearless(coarse)?));
        goes_on(fine, coarse)
            || other_year && without_year().unwrap_or(false)
            || fine.parse::<jiff::civil::Date>().is_ok_and(|it| {
                coarse == format!("weekday:{}", it.weekday().to_monday_one_offset())
            })
    };
    match () {
        () if refines(one, two) => Some(0),
        () if refines(two, one) => Some(1),
        () => None,
    }
}

/// Whether two values name different stretches of time of one grain.
pub(in crate::diverge) fn is_conflict([one, two]: [&Time; 2]) -> bool {
    let yearless = |it: &Time| it.value.starts_with("--");
    // A day whose date is not known in one report, and another day of the week in the other.
    if one.value.starts_with("weekday") != two.value.starts_with("weekday") {
        let days = [one, two].map(|it| weekday(&it.value));
        return days[0].is_some() && days[1].is_some() && days[0] != days[1];
    }
    one.grain == two.grain
        && one.value != two.value
        && one.grain >= Grain::Year
        && yearless(one) == yearless(two)
}

/// Whether two times disagree: of one grain, or one outside of the other where both print the year or neither does (a year
/// that only the day of the report gives may be another).
pub(in crate::diverge) fn conflict(
    context: &Context<'_>,
    places: &[Site],
    times: [&Time; 2],
) -> bool {
    // `Friday` here and there is one day, whatever year the reports were filed in.
    let text = |n: usize| fold(context.corpus.slice(places[n]));
    if text(0) == text(1) {
        return false;
    }
    let year = |n: usize| {
        let text = context.corpus.slice(places[n]);
        text.split(|c: char| !c.is_ascii_digit())
            .any(|it| it.len() == 4)
    };
    let value = |n: usize| match year(n) {
        true => times[n].value.as_str(),
        false => match times[n].value.strip_prefix("--") {
            Some(it) => it,
            None => times[n].value.get(5..).unwrap_or(""),
        },
    };
    is_conflict(times) || year(0) == year(1) && is_other_part(value(0), value(1))
}

/// Whether a date lies outside of a coarser one: `1998-08` and `1995`, `2031-03-09` and `2031-05`.
fn is_other_part(one: &str, two: &str) -> bool {
    let dated = |it: &str| it.bytes().all(|it| it.is_ascii_digit() || it == b'-');
    let (coarse, fine) = if one.len() < two.len() {
        (one, two)
    } else {
        (two, one)
    };
    let alike = one.starts_with("--") == two.starts_with("--");
    dated(one)
        && dated(two)
        && alike
        && !coarse.is_empty()
        && coarse.len() < fine.len()
        && !fine.starts_with(coarse)
}

/// Whether a date gives its day, month or year itself, and does not rest on the day of the report.
pub(in crate::diverge) fn is_written_out(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// Whether a time counts from the day of the report. A weekday does not: it is the same word for every reader.
pub(in crate::diverge) fn is_relative(text: &str) -> bool {
    const RELATIVE: [&str; 14] = [
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
        "ago",
        "last",
        "next",
        "this",
        "earlier",
        "later",
        "past",
        "previous",
        "following",
        "coming",
    ];
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| RELATIVE.contains(&word) || is_relative_abroad(word))
}

/// Whether a word of German, French or Spanish says that a time counts from the day of the report (`gestern`, `dernier`, `hace`).
fn is_relative_abroad(word: &str) -> bool {
    let form = fold(word);
    [Language::German, Language::French, Language::Spanish]
        .into_iter()
        .any(|it| {
            let glossary = it.glossary();
            let relative = [Sense::Day, Sense::Turn, Sense::Ago];
            glossary.knows(&form)
                && relative
                    .iter()
                    .any(|it| glossary.word(*it, &form).is_some())
        })
}

/// The weekday of a value, from Monday 1, if it is known.
pub(in crate::diverge) fn weekday(value: &str) -> Option<i8> {
    if let Some(day) = value.strip_prefix("weekday:") {
        return day.parse().ok();
    }
    let date: jiff::civil::Date = value.parse().ok()?;
    Some(date.weekday().to_monday_one_offset())
}

#[cfg(test)]
mod tests {
    use super::{finer, is_conflict, is_other_part, is_relative};
    use crate::annotate::{Grain, Time};
    use crate::text::Span;

    #[track_caller]
    fn check(one: &str, two: &str, expected: &str) {
        let time = |value: &str| Time {
            span: Span::default(),
            value: value.into(),
            grain: match value.len() {
                4 => Grain::Year,
                _ if value.starts_with("--") || value.starts_with("weekday") => Grain::Day,
                7 => Grain::Month,
                _ => Grain::Day,
            },
        };
        let found = match finer(one, two) {
            Some(0) => "first finer",
            Some(_) => "second finer",
            None if is_conflict([&time(one), &time(two)]) => "conflict",
            None => "nothing",
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_finer_date_is_no_conflict() {
        check("2031", "2031-04", "second finer");
        check("2031-04-07", "2031", "first finer");
        check("2031-04", "2031-04", "nothing");
        check("weekday:2", "2031-04-07", "conflict");
        check("--04-07", "2031-04-07", "nothing");
        check("2031", "2032-04", "nothing");
        check("--04", "2031-04-07", "second finer");
        check("--04", "2031-05-07", "nothing");
        check("2031-04", "--04-07", "second finer");
        check("weekday:1", "2031-04-07", "second finer");
    }

    #[test]
    fn other_dates_of_one_grain_disagree() {
        check("2031-04-07", "2031-04-08", "conflict");
        check("weekday:2", "weekday:3", "conflict");
        check("2031", "2032", "conflict");
    }

    #[test]
    fn a_finer_date_may_lie_outside() {
        assert!(is_other_part("2031", "2034-04") && is_other_part("03-09", "05"));
        assert!(!is_other_part("2031", "2031-04") && !is_other_part("03", "03-09"));
        assert!(!is_other_part("weekday:1", "2031-04-07") && !is_other_part("", "04-07"));
    }

    #[test]
    fn times_that_count_from_the_report_are_known() {
        assert!(is_relative("last Tuesday") && is_relative("two days ago"));
        assert!(!is_relative("Tuesday"));
    }
}
