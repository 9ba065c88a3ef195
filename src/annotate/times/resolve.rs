//! From what is printed to a value, by the day on which the report was published.

use crate::annotate::Grain;
use crate::article::Article;
use crate::lexicon::times::month;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// The day from which a report speaks, if it is known.
#[derive(Debug, Clone, Copy)]
pub(in crate::annotate) struct Anchor(Option<Date>);

/// A time as printed.
#[derive(Debug, Clone, Copy)]
pub(in crate::annotate) enum Point {
    /// Year, month (0: none), day.
    Date(Option<u32>, u32, Option<u32>),
    /// A decade, by its first year.
    Decade(u32),
    /// Weekday from Monday 1; −1 last, 0 plain, 1 next.
    Weekday(u8, i32),
    /// A month; −1 last, 0 this, 1 next.
    Month(u32, i32),
    /// So many units from now; `d w m y D h`.
    Relative(i32, char),
    /// The last so many units.
    Past(i32, char),
    /// Hour and minute.
    Clock(u32, u32),
}

impl Anchor {
    /// The date of the dateline, in the year of publication; else the day of publication.
    pub fn of(article: &Article) -> Self {
        let published = article.meta().published.as_deref().and_then(parse);
        let printed = article
            .dateline()
            .and_then(|it| it.date)
            .map(|it| article.slice(it));
        let line = printed.and_then(|it| parse_line(it, published));
        Self(line.or(published))
    }
}

/// The day of an ISO 8601 date or time.
fn parse(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// `May 15, 2024`, `15 May`; the year is the nearest to publication when it is not printed.
fn parse_line(text: &str, published: Option<Date>) -> Option<Date> {
    let words = || text.split([' ', ',', '.']).filter(|it| !it.is_empty());
    let month = words().find_map(|it| month(&it.to_lowercase()))?;
    let numbers: Vec<u32> = words().filter_map(|it| it.parse().ok()).collect();
    let day = *numbers.iter().find(|it| (1..=31).contains(*it))?;
    match numbers.iter().find(|it| **it > 1500) {
        Some(&year) => date(year, u32::from(month), day),
        None => nearest(published?, u32::from(month), day),
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

/// The day of that month nearest to another day.
fn nearest(to: Date, month: u32, day: u32) -> Option<Date> {
    let year = u32::try_from(to.year()).ok()?;
    (year.saturating_sub(1)..=year + 1)
        .filter_map(|it| date(it, month, day))
        .min_by_key(|it| (days(to, *it).abs(), *it))
}

/// Days ahead of a report up to which it may name a day without a word that says so.
const SOON: i32 = 45;

/// The day of that month of which a report speaks: the nearest one, but the last one where the next is far and nothing says
/// that it is to come.
fn told(anchor: Date, month: u32, day: u32, future: bool) -> Option<Date> {
    let near = nearest(anchor, month, day)?;
    if future || days(anchor, near) <= SOON {
        return Some(near);
    }
    let year = u32::try_from(near.year()).ok()?;
    date(year.checked_sub(1)?, month, day).or(Some(near))
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |it| it.get_days())
}

impl Point {
    /// Normalized value and grain. `future`: whether a word of the future stands before it in the sentence.
    pub fn value(self, anchor: Anchor, future: bool) -> (String, Grain) {
        match self {
            Self::Date(year, 0, _) => (format!("{:04}", year.unwrap_or(0)), Grain::Year),
            Self::Date(Some(year), month, Some(day)) => {
                (format!("{year:04}-{month:02}-{day:02}"), Grain::Day)
            }
            Self::Date(Some(year), month, None) => (format!("{year:04}-{month:02}"), Grain::Month),
            Self::Date(None, month, Some(day)) => {
                let value = anchor.0.and_then(|it| told(it, month, day, future));
                (
                    value.map_or_else(|| format!("--{month:02}-{day:02}"), |it| it.to_string()),
                    Grain::Day,
                )
            }
            Self::Date(None, month, None) => (
                month_near(anchor, month, if future { 1 } else { 0 }, true),
                Grain::Month,
            ),
            Self::Month(month, turn) => (month_near(anchor, month, turn, false), Grain::Month),
            Self::Decade(year) => (format!("{year}s"), Grain::Decade),
            Self::Weekday(day, turn) => (weekday_near(anchor, day, turn, future), Grain::Day),
            Self::Clock(hour, minute) => (format!("{hour:02}:{minute:02}"), Grain::Minute),
            Self::Past(n, unit) => (format!("past:{n}{unit}"), grain(unit)),
            Self::Relative(n, unit) => {
                let value = anchor.0.and_then(|it| shifted(it, n, unit));
                (
                    value.unwrap_or_else(|| format!("relative:{n}{unit}")),
                    grain(unit),
                )
            }
        }
    }
}

fn grain(unit: char) -> Grain {
    match unit {
        'h' => Grain::Minute,
        'd' => Grain::Day,
        'w' => Grain::Week,
        'm' => Grain::Month,
        'y' => Grain::Year,
        _ => Grain::Decade,
    }
}

/// A month without a year: the last one that has begun, or the next one.
fn month_near(anchor: Anchor, month: u32, turn: i32, plain: bool) -> String {
    let Some(day) = anchor.0 else {
        return format!("--{month:02}");
    };
    let (year, now) = (
        i32::from(day.year()),
        u32::try_from(day.month()).unwrap_or(1),
    );
    let year = match turn {
        1 if month > now || plain && month == now => year,
        1 => year + 1,
        -1 if month < now => year,
        -1 => year - 1,
        _ if plain && month > now => year - 1,
        _ => year,
    };
    format!("{year:04}-{month:02}")
}

fn weekday_near(anchor: Anchor, weekday: u8, turn: i32, future: bool) -> String {
    let unplaced = format!("weekday:{weekday}");
    let Some(day) = anchor.0 else { return unplaced };
    let back = (i32::from(day.weekday().to_monday_one_offset()) - i32::from(weekday)).rem_euclid(7);
    let shift = match (turn, future) {
        (-1, _) => {
            if back == 0 {
                -7
            } else {
                -back
            }
        }
        (1, _) => 7 - back,
        (_, true) => (7 - back) % 7,
        _ => -back,
    };
    day.checked_add(shift.days())
        .map_or(unplaced, |it| it.to_string())
}

fn shifted(day: Date, n: i32, unit: char) -> Option<String> {
    let span = match unit {
        'd' => n.days(),
        'w' => n.weeks(),
        'm' => n.months(),
        'y' => n.years(),
        'D' => (n * 10).years(),
        _ => return None,
    };
    let day = day.checked_add(span).ok()?;
    Some(match unit {
        'd' => day.to_string(),
        'w' => {
            let week = day.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        'm' => format!("{:04}-{:02}", day.year(), day.month()),
        // Ten years ago is a year, not a decade.
        'y' | 'D' => format!("{:04}", day.year()),
        _ => return None,
    })
}
