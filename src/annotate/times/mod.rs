//! Dates, weekdays, relative times and times of day.
//!
//! Known failures: a bare year without a preposition is taken for a number; `spring` and holidays are no times; a weekday is
//! taken for the nearest one before publication unless a word of the future stands in its sentence.

mod clock;
mod openers;
mod relative;
pub(in crate::annotate) mod resolve;

use super::tokens::{Tokens, digits};
use super::{Mention, MentionKind, Time};
use crate::lexicon::times::{month, weekday};
use openers::Openers;
use relative::turn_of;
use resolve::{Anchor, Point};

/// Finds the times of an article, disjoint and in order. Linear.
pub(super) fn find(words: Tokens<'_>, mentions: &[Mention]) -> Vec<Time> {
    let tells_of_future = |at| {
        matches!(
            words.form(at),
            "will" | "shall" | "starting" | "due" | "scheduled" | "expected" | "plans" | "'ll"
        )
    };
    let openers = Openers::default();
    collect(words, mentions, tells_of_future, |at, end| {
        let hit = || point(words, at, end);
        let opens = openers.open(words, at);
        debug_assert!(opens || hit().is_none(), "{}", words.form(at));
        opens.then(hit).flatten()
    })
}

/// The times that `point` finds at a token of a passage that ends before another, names of people left out.
/// `tells_of_future` says whether a word puts what follows it into the future.
pub(in crate::annotate) fn collect(
    words: Tokens<'_>,
    mentions: &[Mention],
    tells_of_future: impl Fn(usize) -> bool,
    point: impl Fn(usize, usize) -> Option<Hit>,
) -> Vec<Time> {
    let anchor = Anchor::of(words.article);
    let mut found = Vec::new();
    for passage in words.segments.passages() {
        let (mut at, end) = (passage.tokens.start(), passage.tokens.end());
        let mut future = false;
        while at < end {
            future |= tells_of_future(at);
            let hit = point(at, end).filter(|hit| {
                let span = words.span(hit.first, hit.last);
                let next = mentions.partition_point(|it| it.span.end() <= span.start());
                !mentions
                    .get(next)
                    .is_some_and(|it| it.span.overlaps(span) && it.kind == MentionKind::Person)
            });
            let Some(hit) = hit else {
                at += 1;
                continue;
            };
            let (value, grain) = hit.point.value(anchor, future);
            found.push(Time {
                span: words.span(hit.first, hit.last),
                value,
                grain,
            });
            at = hit.last + 1;
        }
    }
    found
}

/// A time by its tokens.
pub(in crate::annotate) struct Hit {
    pub first: usize,
    pub last: usize,
    pub point: Point,
}

/// The time that begins at a token, if one does, within the passage that ends before `end`.
fn point(words: Tokens<'_>, at: usize, end: usize) -> Option<Hit> {
    [
        iso,
        clock::clock,
        clock::clock_in_words,
        day_and_month,
        month_first,
        week_day,
        year,
        relative::relative,
        relative::ago,
    ]
    .into_iter()
    .find_map(|find| find(words, at))
    .filter(|hit| hit.last < end)
}

/// `2024-05-15`, in any language.
pub(in crate::annotate) fn iso(words: Tokens<'_>, at: usize) -> Option<Hit> {
    let year = year_of(words.text(at))?;
    let joined = (at..at + 4).all(|it| words.touches_next(it))
        && words.text(at + 1) == "-"
        && words.text(at + 3) == "-";
    let (month, day) = (digits(words.text(at + 2))?, digits(words.text(at + 4))?);
    (joined && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Hit {
        first: at,
        last: at + 4,
        point: Point::Date(Some(year), month, Some(day)),
    })
}

/// `15 May`, `15 May 2024`.
fn day_and_month(words: Tokens<'_>, at: usize) -> Option<Hit> {
    let day = day_of(words.form(at))?;
    let month = month_of(words, at + 1)?;
    let (year, last) = year_after(words, at + 1);
    // `The 19 Sept. 11 hijackers`: the month has a day of its own.
    let behind = at + 2 + usize::from(words.text(at + 2) == ".");
    let own = year.is_none() && words.is_number(behind) && day_of(words.form(behind)).is_some();
    (!own).then_some(Hit {
        first: at,
        last,
        point: Point::Date(year, month, Some(day)),
    })
}

/// `May 15, 2024`, `May 15`, `May 2024`, `in May`.
fn month_first(words: Tokens<'_>, at: usize) -> Option<Hit> {
    let month = month_of(words, at)?;
    let stop = usize::from(words.text(at + 1) == "." && words.touches_next(at));
    let next = at + 1 + stop;
    if let Some(day) = day_of(words.form(next)).filter(|_| words.is_number(next)) {
        let (year, last) = year_after(words, next);
        return Some(Hit {
            first: at,
            last,
            point: Point::Date(year, month, Some(day)),
        });
    }
    let (year, last) = year_after(words, at);
    let before = words.before(at, 1);
    let sure = year.is_some()
        || matches!(
            before,
            "in" | "since"
                | "until"
                | "till"
                | "by"
                | "last"
                | "next"
                | "this"
                | "early"
                | "late"
                | "mid"
                | "of"
                | "from"
                | "during"
                | "through"
                | "before"
                | "after"
                | "to"
                | "between"
        );
    let verb = matches!(words.form(at), "may" | "march" | "mar" | "jan" | "jun");
    (sure || !verb).then_some(Hit {
        first: at,
        last,
        point: Point::Date(year, month, None),
    })
}

fn month_of(words: Tokens<'_>, at: usize) -> Option<u32> {
    words
        .is_capital(at)
        .then(|| month(words.form(at)))
        .flatten()
        .map(u32::from)
}

/// The year behind a token (`, 2024` or `2024`), and the last token with it.
fn year_after(words: Tokens<'_>, at: usize) -> (Option<u32>, usize) {
    let comma = usize::from(words.text(at + 1) == ",");
    match year_of(words.text(at + 1 + comma)) {
        Some(year) => (Some(year), at + 1 + comma),
        None => (None, at),
    }
}

/// A year in four digits, of the years that reports speak of.
pub(in crate::annotate) fn year_of(text: &str) -> Option<u32> {
    digits(text).filter(|it| text.len() == 4 && (1500..2100).contains(it))
}

fn day_of(form: &str) -> Option<u32> {
    let bare = form.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &form[bare.len()..];
    digits(bare)
        .filter(|it| (1..=31).contains(it) && matches!(ending, "" | "st" | "nd" | "rd" | "th"))
}

/// `Wednesday`, `last Wednesday`.
fn week_day(words: Tokens<'_>, at: usize) -> Option<Hit> {
    let turn = turn_of(words.form(at));
    let name = at + usize::from(turn.is_some());
    let day = weekday(words.form(name)).filter(|_| words.is_capital(name))?;
    if turn.is_none()
        && let Some(date) = date_behind(words, name)
    {
        return Some(Hit { first: at, ..date });
    }
    let long = words.form(name).len() > 4;
    long.then_some(Hit {
        first: at,
        last: name,
        point: Point::Weekday(day, turn.unwrap_or(0)),
    })
}

/// `Thursday, November 6`: the date that a weekday goes with is one time with it.
fn date_behind(words: Tokens<'_>, weekday: usize) -> Option<Hit> {
    let next = weekday + 1 + usize::from(matches!(words.text(weekday + 1), "," | "."));
    let has_day = |it: &Hit| matches!(it.point, Point::Date(_, _, Some(_)));
    day_and_month(words, next)
        .or_else(|| month_first(words, next))
        .filter(has_day)
}

/// `in 2022`, `1990s`, `the 1990s`.
fn year(words: Tokens<'_>, at: usize) -> Option<Hit> {
    let text = words.form(at);
    if let Some(decade) = text.strip_suffix('s').and_then(year_of) {
        return Some(Hit {
            first: at,
            last: at,
            point: Point::Decade(decade),
        });
    }
    let year = year_of(text)?;
    let before = words.before(at, 1);
    let sure = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "from"
            | "of"
            | "during"
            | "before"
            | "after"
            | "early"
            | "late"
            | "mid"
            | "between"
            | "year"
            | "through"
            | "around"
            | "summer"
            | "winter"
            | "autumn"
            | "spring"
            | "fall"
    ) || before == "-" && matches!(words.before(at, 2), "mid" | "early" | "late")
        || before == "to" && year_of(words.before(at, 2)).is_some();
    // A unit behind it makes it a count: `of 2000 people`.
    let counted =
        words.is_word(at + 1) && words.form(at + 1).ends_with('s') && words.form(at + 1).len() > 3;
    (sure && !counted).then_some(Hit {
        first: at,
        last: at,
        point: Point::Date(Some(year), 0, None),
    })
}

#[cfg(test)]
mod tests;
