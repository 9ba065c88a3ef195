//! Days that a passage counts from the day that it names: `on Friday they boarded the barge that sank a day earlier` tells of Thursday too.

use crate::annotate::Time;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::date_values::weekday;
use crate::diverge::facts::is;
use crate::diverge::words::Plain;
use crate::lexicon::numbers::{NumberWord, number_word};
use crate::text::Span;

/// Days of a week, after which its names come again.
const WEEK: i32 = 7;

/// Whether one of two days is as far from the other as its passage, or that of the other, counts days: it names the day of another act, and
/// the act that both tell of is dated by that count. Linear in the words of the passages.
///
/// Known failure: a count from some third day that comes to the same.
pub(in crate::diverge) fn count_to_each_other(
    context: &Context<'_>,
    places: &[Site],
    times: [&Time; 2],
) -> bool {
    let Some(apart) = apart(&times[0].value, &times[1].value) else {
        return false;
    };
    let weekdays = times.iter().any(|it| it.value.starts_with("weekday"));
    let same = |days: i32| match weekdays {
        true => (apart - days).rem_euclid(WEEK) == 0 || (apart + days).rem_euclid(WEEK) == 0,
        false => apart.abs() == days,
    };
    let passages = places.iter().filter_map(|it| context.passage_at(*it));
    let counts = passages.flat_map(|at| counts(context, at));
    counts.into_iter().any(same)
}

/// How many days two dates are apart; of days of the week, some number of weeks more or less.
fn apart(one: &str, two: &str) -> Option<i32> {
    let day = |it: &str| -> Option<jiff::civil::Date> {
        // The year that neither tells makes no difference, but for the end of February.
        let dated = it.strip_prefix("--").map(|it| format!("2023-{it}"));
        dated.as_deref().unwrap_or(it).parse().ok()
    };
    if one.starts_with("weekday") || two.starts_with("weekday") {
        return Some(i32::from(weekday(one)?) - i32::from(weekday(two)?));
    }
    let one = day(one).filter(|_| one.starts_with("--") == two.starts_with("--"))?;
    Some((day(two)? - one).get_days())
}

/// The days that a passage counts from another: `a day earlier`, `two weeks after`, `the next day`, `the night before`.
fn counts(context: &Context<'_>, at: PassageRef) -> Vec<i32> {
    let words = context.plain(at);
    let text = context.corpus.articles()[at.0].text();
    let form = |n: usize| words.get(n).map_or("", |it| &*it.form);
    let of = |n: usize| {
        let unit = match form(n) {
            "day" | "days" | "night" | "evening" | "morning" => 1,
            "week" | "weeks" => WEEK,
            _ => return None,
        };
        let before = n.checked_sub(1)?;
        if is("next_day", form(before)) {
            return Some(unit);
        }
        let joined = |one: &Plain, two: &Plain| {
            let gap = Span::new(one.span.end(), two.span.start());
            text.get(gap.range())
                .is_some_and(|it| it == " " || it == "-")
        };
        // Right behind the unit: `three days of talks later` is no count of days from another.
        let way = is("counts_from", form(n + 1)) && joined(&words[n], &words[n + 1]);
        way.then(|| number(form(before)).map(|it| it * unit))?
    };
    (0..words.len()).filter_map(of).collect()
}

/// How many of a unit a word before it says.
fn number(form: &str) -> Option<i32> {
    // Of no more digits than a count of days has: what is counted is multiplied, and added to a date.
    let digits = form.parse::<u16>().ok().map(i32::from);
    digits.or(match form {
        "a" | "an" | "the" | "one" => Some(1),
        _ => match number_word(form) {
            Some(NumberWord::Small(it)) => Some(it as i32),
            _ => None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::apart;
    use crate::diverge::facts::times::find;
    use crate::diverge::tests::checks;

    checks!(find);

    #[test]
    fn days_of_the_week_and_of_the_year_are_counted() {
        assert_eq!(apart("weekday:4", "weekday:5"), Some(-1));
        assert_eq!(apart("2031-03-01", "2031-03-03"), Some(2));
        assert_eq!(apart("--03-01", "--03-03"), Some(2));
        assert_eq!(apart("--03-01", "2031-03-03"), None);
        assert_eq!(apart("2031", "2031-03-03"), None);
    }

    #[test]
    fn a_number_of_any_length_is_no_count_of_days() {
        for count in [
            "999999999 weeks",
            "2147483647 days",
            "99999999999999999999 days",
            "65535 weeks",
        ] {
            check(
                "The grain barge Tarna sank at the lock of Velka on Thursday, the wardens said.",
                &format!(
                    "The grain barge Tarna sank at the lock of Velka on Tuesday, {count} later, the wardens said."
                ),
                &[["Thursday", "Tuesday"]],
            );
        }
    }

    #[test]
    fn the_day_of_another_act_is_no_other_day() {
        let sank = "The grain barge Tarna sank at the lock of Velka on Thursday, the wardens said.";
        for other in [
            "Wardens on Friday searched the grain barge Tarna, which sank at the lock of Velka a day earlier.",
            "Divers reached the grain barge Tarna on Friday, the day after it sank at the lock of Velka.",
            "The grain barge Tarna was raised on Saturday, two days after it sank at the lock of Velka.",
            "The lock of Velka had been closed on Wednesday, the day before the grain barge Tarna sank.",
        ] {
            check(sank, other, &[]);
        }
        // The count comes to another day: the day that is named is that of the same act.
        check(
            sank,
            "The grain barge Tarna sank at the lock of Velka on Tuesday, a day after it had left Tarnholm, the wardens said.",
            &[["Thursday", "Tuesday"]],
        );
        check(
            sank,
            "The grain barge Tarna sank at the lock of Velka on Friday, the wardens said.",
            &[["Thursday", "Friday"]],
        );
    }
}
