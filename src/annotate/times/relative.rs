//! Times that count from another: `last week`, `two days ago`, `three weeks later`.

use super::resolve::Point;
use super::{Hit, Tokens, month_of};
use crate::annotate::tokens::digits;
use crate::lexicon::numbers::{NumberWord, number_word};

pub(super) fn turn_of(form: &str) -> Option<i32> {
    match form {
        "last" | "previous" => Some(-1),
        "next" | "coming" => Some(1),
        _ => None,
    }
}

/// `yesterday`, `last week`, `this year`, `the past two weeks`.
pub(super) fn relative(words: Tokens<'_>, at: usize) -> Option<Hit> {
    let day = match words.form(at) {
        "yesterday" => Some(-1),
        "today" | "tonight" => Some(0),
        "tomorrow" => Some(1),
        _ => None,
    };
    if let Some(n) = day {
        return Some(Hit {
            first: at,
            last: at,
            point: Point::Relative(n, 'd'),
        });
    }
    let turn = turn_of(words.form(at)).or_else(|| (words.form(at) == "this").then_some(0));
    if let Some(turn) = turn
        && let Some(unit) =
            unit_of(words.form(at + 1)).filter(|_| !words.form(at + 1).ends_with('s'))
    {
        return Some(Hit {
            first: at,
            last: at + 1,
            point: Point::Relative(turn, unit),
        });
    }
    if let Some(turn) = turn
        && let Some(month) = month_of(words, at + 1)
    {
        return Some(Hit {
            first: at,
            last: at + 1,
            point: Point::Month(month, turn),
        });
    }
    // `the past week`, `the last two years`
    if matches!(words.form(at), "past" | "last")
        && matches!(words.before(at, 1), "the" | "over" | "in")
    {
        let (count, last) = count(words, at + 1).unwrap_or((1, at));
        let unit = unit_of(words.form(last + 1))?;
        return Some(Hit {
            first: at,
            last: last + 1,
            point: Point::Past(count, unit),
        });
    }
    None
}

/// `a decade ago`, `two weeks earlier`.
pub(super) fn ago(words: Tokens<'_>, at: usize) -> Option<Hit> {
    let (count, last) = count(words, at)?;
    let unit = unit_of(words.form(last + 1))?;
    (words.form(last + 2) == "ago").then_some(Hit {
        first: at,
        last: last + 2,
        point: Point::Relative(-count, unit),
    })
}

/// A whole number and the position of its last token.
pub(super) fn count(words: Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    match words.form(at) {
        "a" | "an" => Some((1, at)),
        form => match number_word(form) {
            Some(NumberWord::Small(n)) => Some((n as i32, at)),
            _ => digits(form)
                .filter(|&it| it < 1000)
                .map(|it| (it as i32, at)),
        },
    }
}

fn unit_of(form: &str) -> Option<char> {
    Some(match form {
        "day" | "days" | "night" => 'd',
        "week" | "weeks" => 'w',
        "month" | "months" => 'm',
        "year" | "years" => 'y',
        "decade" | "decades" => 'D',
        "hour" | "hours" => 'h',
        _ => return None,
    })
}
