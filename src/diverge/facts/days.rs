//! `Days`: every day, month and year that a report gives, asked for one of another report.

use crate::annotate::Time;
use rustc_hash::FxHashSet;

/// How a time is printed, so far as it says what may be the same day elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diverge) enum Filed {
    /// With a month or year of its own.
    Written,
    /// So that only the day of the report says which it is: `Tuesday`, `yesterday`.
    Counted,
}

impl Filed {
    /// Of the words of a time.
    pub(in crate::diverge) fn of(text: &str) -> Self {
        match text.contains(|c: char| c.is_ascii_digit()) {
            true => Self::Written,
            false => Self::Counted,
        }
    }
}

/// What a report calls its times, and all that these are a part of.
#[derive(Debug, Clone, Default)]
pub(in crate::diverge) struct Days {
    names: FxHashSet<String>,
    /// Whether it has a day of the week, and one that counts from the report, of which the date is not known.
    weekday: bool,
    counted: bool,
    /// Whether it has a month of which the year is not known.
    month: bool,
}

impl Days {
    /// Of the times of a report. Linear.
    pub(in crate::diverge) fn new(times: &[Time]) -> Self {
        let mut it = Self::default();
        for time in times {
            it.add(&time.value);
        }
        it
    }

    fn add(&mut self, value: &str) {
        self.weekday |= value.starts_with("weekday:");
        self.counted |= value.starts_with("relative:") && value.ends_with('d');
        self.month |= value.starts_with("--");
        self.names.extend(names(value));
        if let Some((month, _)) = value.strip_prefix("--").and_then(|it| it.split_once('-')) {
            self.names.insert(format!("--{month}"));
        }
    }

    /// Adds the day on which the report was published.
    pub(in crate::diverge) fn filed(&mut self, published: Option<&str>) {
        let day = published.and_then(|it| it.get(..10));
        if let Some(day) = day.filter(|it| it.parse::<jiff::civil::Date>().is_ok()) {
            self.add(day);
        }
    }

    /// Adds a number that may be a year (`the 2016 race`).
    pub(in crate::diverge) fn number(&mut self, text: &str) {
        let year = text
            .parse()
            .ok()
            .filter(|it| text.len() == 4 && (1500..2100).contains(it));
        if let Some(year) = year {
            let year: u32 = year;
            self.names.insert(year.to_string());
        }
    }

    /// Whether a report gives a time, or a part of it: the same day whatever it is called, as far as that is known; where the
    /// day of a report is not known, what may be the same day.
    pub(in crate::diverge) fn gives(&self, value: &str, printed: Filed) -> bool {
        if self.names.contains(value) {
            return true;
        }
        let counted = value.starts_with("relative:");
        match value.chars().last() {
            // `Yesterday` may be the `Tuesday` of the other report.
            Some('d') if counted => self.weekday,
            Some('w') if counted => value == "relative:0w" && self.weekday,
            Some('m') if counted => self.month,
            _ => printed == Filed::Counted && self.counted && is_day(value),
        }
    }
}

/// Whether a value is a day.
fn is_day(value: &str) -> bool {
    value.starts_with("weekday:") || value.parse::<jiff::civil::Date>().is_ok()
}

/// A time and all that it lies in, by their values.
fn names(value: &str) -> Vec<String> {
    let mut out = vec![value.to_owned()];
    if let Ok(day) = value.parse::<jiff::civil::Date>() {
        let week = day.iso_week_date();
        out.extend([
            format!("{:04}", day.year()),
            format!("{:04}-{:02}", day.year(), day.month()),
            format!("--{:02}", day.month()),
            format!("--{:02}-{:02}", day.month(), day.day()),
            format!("weekday:{}", day.weekday().to_monday_one_offset()),
            format!("{:04}-W{:02}", week.year(), week.week()),
        ]);
    } else if let Some((year, month)) = value.split_once('-').filter(|it| it.0.len() == 4) {
        out.push(year.to_owned());
        if !month.starts_with('W') {
            out.push(format!("--{month}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Days, Filed};
    use crate::annotate::{Grain, Time};
    use crate::text::Span;

    #[track_caller]
    fn check(report: &[&str], value: &str, printed: Filed, expected: bool) {
        let times: Vec<Time> = report
            .iter()
            .map(|it| Time {
                span: Span::default(),
                value: (*it).into(),
                grain: Grain::Day,
            })
            .collect();
        assert_eq!(Days::new(&times).gives(value, printed), expected);
    }

    #[test]
    fn a_day_is_given_whatever_it_is_called() {
        check(&["2031-04-08"], "2031-04-08", Filed::Written, true);
        check(&["2031-04-08"], "weekday:2", Filed::Counted, true);
        check(&["2031-04-08"], "--04-08", Filed::Written, true);
        check(&["2031-04-08"], "2031", Filed::Written, true);
        check(&["2031-04-08"], "--04", Filed::Counted, true);
        check(&["--04-08"], "--04", Filed::Counted, true);
        check(&["2031-04-08"], "2031-W15", Filed::Counted, true);
        check(&["2031-04-09"], "weekday:2", Filed::Counted, false);
        check(&["2031"], "2031-04-08", Filed::Written, false);
        check(&["weekday:2"], "2031-04-08", Filed::Written, false);
    }

    #[test]
    fn a_day_that_is_not_known_may_be_the_same() {
        check(&["weekday:2"], "relative:-1d", Filed::Counted, true);
        check(&["relative:-1d"], "weekday:2", Filed::Counted, true);
        check(&["relative:-1d"], "2031-04-08", Filed::Written, false);
        check(&["weekday:2"], "relative:0w", Filed::Counted, true);
        check(&["weekday:2"], "relative:-1w", Filed::Counted, false);
    }
}
