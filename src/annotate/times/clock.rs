//! Times of day, in figures and in words.

use super::Hit;
use super::relative::count;
use super::resolve::Point;
use crate::annotate::tokens::{Tokens, digits};

/// `10:30`, `8 p.m.`, `8pm`, `noon`.
pub(super) fn clock(words: Tokens<'_>, at: usize) -> Option<Hit> {
    let hit = |last, hour: u32, minute| {
        Some(Hit {
            first: at,
            last,
            point: Point::Clock(hour, minute),
        })
    };
    match words.form(at) {
        "noon" => return hit(at, 12, 0),
        "midnight" => return hit(at, 0, 0),
        _ => {}
    }
    if !words.is_number(at) {
        return None;
    }
    let text = words.form(at);
    let (number, glued) = match text.find(|c: char| c.is_ascii_alphabetic()) {
        Some(cut) => text.split_at(cut),
        None => (text, ""),
    };
    let (hour, minute) = match number.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (digits(hour)?, Some(digits(minute)?)),
        Some(_) => return None,
        None => (digits(number)?, None),
    };
    let half = |form: &str| match form.replace('.', "").as_str() {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    };
    let (afternoon, last) = match (half(glued), half(words.form(at + 1))) {
        (Some(it), _) => (Some(it), at),
        (None, Some(it)) if glued.is_empty() => (Some(it), at + 1),
        _ => (None, at),
    };
    let valid = hour < 24
        && minute.is_none_or(|it| it < 60)
        && (afternoon.is_none() || (1..=12).contains(&hour));
    match afternoon {
        _ if !valid => None,
        Some(after) => hit(last, hour % 12 + 12 * u32::from(after), minute.unwrap_or(0)),
        None if is_game_clock(words, at) => None,
        None if number.contains(':') && glued.is_empty() => hit(last, hour, minute.unwrap_or(0)),
        None => None,
    }
}

/// Whether minutes and seconds stand at a place that a game has left: `with 7:42 left in the first half`, `with just 2:05 to play`.
fn is_game_clock(words: Tokens<'_>, at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).map_or("", |it| words.form(it));
    let with = before(1) == "with"
        || matches!(before(1), "just" | "only" | "about") && before(2) == "with";
    let behind = [words.form(at + 1), words.form(at + 2)];
    with && matches!(
        behind,
        ["left" | "remaining", _] | ["to", "go" | "play"] | ["on", "the"]
    )
}

/// `ten past four`, `half past nine`, `at twenty to six`, `ten to midnight`, `three in the morning`, `four o'clock`, `shortly after five`.
///
/// `to` without a preposition before it is a range or a score (`five to six people`). Without a part of the day the hour
/// counts from midnight.
pub(super) fn clock_in_words(words: Tokens<'_>, at: usize) -> Option<Hit> {
    let hour_at = |it: usize| {
        let (hour, last) = count(words, it).filter(|_| words.form(it) != "a")?;
        (1..=12).contains(&hour).then_some((hour as u32, last))
    };
    let past_or_to = past_or_to(words, at);
    // `twenty to midnight`: no hour of which half of the day is open.
    if let Some((minutes, after, next)) = past_or_to
        && let Some(hour) = middle(words.form(next))
    {
        let time = match after {
            true => hour * 60 % 1440 + minutes,
            false => hour * 60 - minutes,
        };
        return Some(Hit {
            first: at,
            last: next,
            point: Point::Clock(time / 60, time % 60),
        });
    }
    let (hour, minute, last) = match past_or_to {
        Some((minutes, after, next)) => {
            let (hour, last) = hour_at(next)?;
            if !after && is_counted(words, last + 1) {
                return None;
            }
            let time = match after {
                true => (hour * 60 + minutes) % 720,
                false => (hour * 60 + 720 - minutes) % 720,
            };
            (time / 60, time % 60, last)
        }
        None => {
            let (hour, last) = hour_at(at)?;
            let sharp = words.form(last + 1) == "o'clock";
            if !sharp && part_of_day(words, last + 1).is_none() && !is_led(words, at, last) {
                return None;
            }
            (hour % 12, 0, last + usize::from(sharp))
        }
    };
    let night = words.form(last + 1) == "at" && words.form(last + 2) == "night";
    let (afternoon, last) = match part_of_day(words, last + 1) {
        Some(it) => it,
        None if night => (hour >= DUSK, last + 2),
        None => (false, last),
    };
    Some(Hit {
        first: at,
        last,
        point: Point::Clock(hour + 12 * u32::from(afternoon), minute),
    })
}

/// `rose from five to nine seats`: what stands behind the second number is counted.
fn is_counted(words: Tokens<'_>, at: usize) -> bool {
    let form = words.form(at);
    let plural = form.len() > 3 && form.ends_with('s') && !form.ends_with("ss");
    words.is_word(at) && (plural || matches!(form, "people" | "percent" | "per" | "million"))
}

/// From this hour on what is `at night` is before midnight.
const DUSK: u32 = 6;

/// The hour of noon and of midnight.
fn middle(form: &str) -> Option<u32> {
    match form {
        "noon" => Some(12),
        "midnight" => Some(24),
        _ => None,
    }
}

/// `shortly after five, when`: an hour by the words before it, where nothing behind it is counted.
fn is_led(words: Tokens<'_>, at: usize, last: usize) -> bool {
    let soon = matches!(words.before(at, 2), "shortly" | "just" | "soon");
    let led = matches!(words.before(at, 1), "after" | "before" | "past");
    let behind = words.form(last + 1);
    let mark = !words.is_word(last + 1) && !words.is_number(last + 1);
    let ends = mark && !words.is_dash(last + 1) && behind != ":"
        || matches!(
            behind,
            "on" | "when" | "as" | "and" | "but" | "that" | "local"
        );
    soon && led && ends
}

/// Minutes, whether they are past the hour, and where the hour stands.
fn past_or_to(words: Tokens<'_>, at: usize) -> Option<(u32, bool, usize)> {
    let skip = usize::from(words.form(at) == "a" && words.form(at + 1) == "quarter");
    let (minutes, last) = match words.form(at + skip) {
        "half" => (30, at),
        "quarter" => (15, at + skip),
        _ => {
            let (tens, last) = count(words, at).filter(|_| words.form(at) != "a")?;
            let joint = 1 + usize::from(words.is_dash(last + 1));
            match count(words, last + joint) {
                Some((ones, end)) if tens == 20 && ones < 10 => (20 + ones as u32, end),
                _ => (u32::try_from(tens).ok().filter(|it| *it < 30)?, last),
            }
        }
    };
    let last = last + usize::from(words.form(last + 1) == "minutes");
    let placed = matches!(
        words.before(at, 1),
        "at" | "until" | "till" | "since" | "from" | "before" | "after" | "about" | "around"
    ) || words.form(last) == "quarter"
        && matches!(words.before(at, 1), "was" | "is" | "nearly" | "almost");
    // `It was ten to six in the evening`, `twenty to six in the evening`; `by nine to four` is how a vote went.
    let day = || {
        let hour = count(words, last + 2);
        let told = minutes >= 20 || matches!(words.before(at, 1), "was" | "is" | "by");
        told && hour.is_some_and(|(_, hour)| part_of_day(words, hour + 1).is_some())
    };
    let placed = placed || middle(words.form(last + 2)).is_some() || day();
    match words.form(last + 1) {
        "past" => Some((minutes, true, last + 2)),
        "to" if placed && minutes < 30 && !words.is_number(last) => {
            Some((minutes, false, last + 2))
        }
        _ => None,
    }
}

/// `in the morning`, `in the evening`: whether it is after noon, and its last token.
fn part_of_day(words: Tokens<'_>, at: usize) -> Option<(bool, usize)> {
    let the = words.form(at) == "in" && words.form(at + 1) == "the";
    let afternoon = match words.form(at + 2) {
        "morning" => false,
        "afternoon" | "evening" => true,
        _ => return None,
    };
    the.then_some((afternoon, at + 2))
}
