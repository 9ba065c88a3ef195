//! Numbers with what they count: digits and words, money, shares, ranges, and how exactly they are told.
//!
//! Known failures: the head of a counted noun is guessed from its ending (`two blue house boats` gives `house`); `one` counts
//! only before a few nouns; a bare number that looks like a year is none.

mod fraction;
mod number;
mod unit;

use super::tokens::Tokens;
use super::{Mention, Precision, Quantity, Time};
use crate::lexicon::numbers::{AGE, toll};
use crate::text::Span;
use number::Number;

/// Finds the quantities of an article outside its names and times; disjoint and in order. Linear.
pub(super) fn find(words: Tokens<'_>, mentions: &[Mention], times: &[Time]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    for passage in words.segments.passages() {
        let (mut at, end) = (passage.tokens.start(), passage.tokens.end());
        while at < end {
            let hit = quantity(words, at, passage.tokens.start(), end).filter(|(it, _)| {
                let free_of_names =
                    mentions.get(mentions.partition_point(|m| m.span.end() <= it.number.start()));
                let free_of_times =
                    times.get(times.partition_point(|t| t.span.end() <= it.number.start()));
                // A number word that opens a sentence is no name.
                free_of_names.is_none_or(|m| !m.span.overlaps(it.number) || m.span == it.number)
                    && free_of_times.is_none_or(|t| !t.span.overlaps(it.number))
                    && found.last().is_none_or(|last| !last.span.overlaps(it.span))
            });
            match hit {
                Some((it, next)) => {
                    found.push(it);
                    at = next;
                }
                None => at = number::skip(words, at, end),
            }
        }
    }
    found
}

/// The quantity whose number begins at a token, and the position behind it.
fn quantity(words: Tokens<'_>, at: usize, start: usize, end: usize) -> Option<(Quantity, usize)> {
    if let Some(found) = another(words, at, start, end) {
        return Some(found);
    }
    let number = number::at(words, at, start, end)?;
    if is_apposed_age(words, at, start, end) {
        let it = Quantity {
            span: words.span(at, at),
            number: words.span(at, at),
            value: number.value,
            upper: None,
            unit: Some(AGE.to_owned()),
            precision: Precision::Exact,
        };
        return Some((it, at + 1));
    }
    let unit = unit::of(words, &number, end);
    if unit.name.is_none() && (!stands_alone(words, &number) || is_code(words, at, start)) {
        return None;
    }
    // `one in 3`, `1 in 3 chance`: a part of it, and no count.
    let back = |n: usize| at.checked_sub(n).filter(|it| *it >= start);
    let counted = unit.name.as_deref().is_some_and(|it| it != "chance");
    let odds = back(1).is_some_and(|it| words.form(it) == "in")
        && back(2).is_some_and(|it| number::at(words, it, start, end).is_some());
    if odds && !counted {
        return None;
    }
    let (first, precision) = precision(words, number.first, start, number.between);
    // `until about eleven`: an hour.
    let hour = unit.name.is_none() && number.value <= 12.0 && number.value.fract() == 0.0;
    if hour && first > start && matches!(words.form(first - 1), "at" | "until" | "till") {
        return None;
    }
    let last = unit.last.max(number.last);
    // `a third of the houses` is about 33 percent of them.
    let share = unit.name.is_none()
        && number.value < 1.0
        && !words.is_number(number.digits)
        && words.form(last + 1) == "of";
    let mut it = Quantity {
        span: words.span(first, last),
        number: cut(words, &number),
        value: number.value,
        upper: number.upper,
        unit: unit.name,
        precision,
    };
    // `Two decades` are some twenty years.
    if it.unit.as_deref() == Some("decade") {
        it.value *= 10.0;
        it.upper = it.upper.map(|it| it * 10.0);
        it.unit = Some("year".to_owned());
        if precision == Precision::Exact {
            it.precision = Precision::About;
        }
    }
    if share {
        it.value *= 100.0;
        it.unit = Some("percent".to_owned());
        if precision == Precision::Exact {
            it.precision = Precision::About;
        }
    }
    Some((it, last + 1))
}

/// Tokens before an age looked at for the article that opens the noun (`a retired lorry driver, 43,`).
const OPENS: usize = 5;

/// `a lorry driver, 43, was held`: digits between marks behind a noun that an article opens and that is no name. Ages behind names are
/// read where names are at hand (`diverge::facts::ages`). Known failure: a number on the back of a player who is called by his post.
fn is_apposed_age(words: Tokens<'_>, at: usize, start: usize, end: usize) -> bool {
    let form = words.form(at);
    let aged = form.len() == 2 && form.bytes().all(|b| b.is_ascii_digit()) && form >= "10";
    if !aged || at < start + 3 || words.form(at - 1) != "," {
        return false;
    }
    let noun = at - 2;
    let plain = words.is_word(noun) && !words.is_capital(noun);
    let behind = words.form(at + 1);
    let closed = at + 1 >= end
        || matches!(behind, "." | ";")
        || behind == "," && !(at + 2 < end && words.is_number(at + 2));
    let mut before = (start.max(noun.saturating_sub(OPENS))..noun).rev();
    let opened = before.by_ref().take_while(|n| words.is_word(*n));
    let mut opened = opened.map(|n| words.form(n));
    plain && closed && opened.any(|it| matches!(it, "a" | "an" | "the" | "another"))
}

/// Tokens before `another` looked at for what became of others.
const BACK: usize = 8;

/// `two people were killed and another wounded`: one of whom something else became than of those counted before. Known failure:
/// `another` is a vehicle.
fn another(words: Tokens<'_>, at: usize, start: usize, end: usize) -> Option<(Quantity, usize)> {
    let more = match (words.form(at), words.form(at + 1)) {
        ("another", _) => 1,
        ("one", "other") => 2,
        _ => return None,
    };
    let mut last = at + more;
    if matches!(words.form(last), "person" | "man" | "woman") {
        last += 1;
    }
    if matches!(words.form(last), "was" | "is" | "has") {
        last += 1 + usize::from(words.form(last + 1) == "been");
    }
    let name = toll(words.form(last))
        .filter(|_| last < end && words.form(last).ends_with(['d', 't', 'g']))?;
    // `Another injured man`: no count.
    let ends = last + 1 >= end
        || !words.is_word(last + 1)
        || matches!(
            words.form(last + 1),
            "in" | "by"
                | "when"
                | "after"
                | "as"
                | "at"
                | "on"
                | "during"
                | "while"
                | "and"
                | "before"
                | "near"
                | "outside"
        );
    let before = (start.max(at.saturating_sub(BACK))..at).filter_map(|n| toll(words.form(n)));
    let before: Vec<&str> = before.collect();
    let of_others = !before.is_empty() && !before.contains(&name);
    (ends && of_others).then(|| {
        let it = Quantity {
            span: words.span(at, last),
            number: words.span(at, at + more - 1),
            value: 1.0,
            upper: None,
            unit: Some(name.to_owned()),
            precision: Precision::Exact,
        };
        (it, last + 1)
    })
}

/// The digits or number words without the sign of a currency before them.
fn cut(words: Tokens<'_>, number: &Number) -> Span {
    words.span(number.digits, number.last)
}

/// A number without a unit counts only when it does not look like a year or a mere word.
fn stands_alone(words: Tokens<'_>, number: &Number) -> bool {
    !number.looks_like_year(words)
        && (words.is_number(number.digits) || number.value >= 2.0 || number.value.fract() > 0.0)
}

/// Whether digits without a unit stand right behind a name, which they tell from others (`Curve 8900`, `Tarnhof 3`), or hold a letter
/// that other letters may stand for (`802.11b/g`).
fn is_code(words: Tokens<'_>, at: usize, start: usize) -> bool {
    let named = at > start + 1 && words.is_capital(at - 1) && words.is_word(at - 1);
    let lettered = words.form(at).ends_with(|c: char| c.is_ascii_alphabetic());
    let slash = words.text(at + 1) == "/" && words.touches_next(at);
    words.is_number(at) && (named || lettered && slash)
}

/// The words before a number that say how exactly it is told: position of the first of them.
fn precision(words: Tokens<'_>, first: usize, start: usize, between: bool) -> (usize, Precision) {
    use Precision::{About, AtLeast, AtMost, Exact};
    if between {
        return (first, Exact);
    }
    let back = |n: usize| {
        first
            .checked_sub(n)
            .filter(|&it| it >= start)
            .map_or("", |it| words.form(it))
    };
    let phrase = (back(2), back(1));
    let three = (back(3), back(2), back(1));
    match (three, phrase) {
        (("as", "many" | "much", "as"), _) => (first - 3, AtMost),
        (("no", "fewer" | "less", "than"), _) => (first - 3, AtLeast),
        (("no", "more", "than"), _) => (first - 3, AtMost),
        (_, ("at", "least") | ("more" | "greater" | "higher", "than")) => (first - 2, AtLeast),
        (_, ("at", "most") | ("up", "to") | ("fewer" | "less" | "lower", "than")) => {
            (first - 2, AtMost)
        }
        (_, ("an", "estimated") | ("close", "to") | ("as", "nearly")) => (first - 2, About),
        (_, (_, "over" | "above" | "exceeding")) => (first - 1, AtLeast),
        (_, (_, "under" | "below")) => (first - 1, AtMost),
        (
            _,
            (
                _,
                "about" | "nearly" | "almost" | "some" | "roughly" | "around" | "approximately"
                | "estimated" | "circa",
            ),
        ) => (first - 1, About),
        _ => (first, Exact),
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::tests::check_numbers;
    use crate::annotate::tokens::Tokens;

    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        let find =
            |words: Tokens<'_>| super::find(words, &[], &super::super::times::find(words, &[]));
        check_numbers("en", marked, find, expected);
    }

    #[test]
    fn a_count_takes_its_noun() {
        check(
            "The flood drove {n:nearly 6,000 people} from {n:at least 40 villages}; {n:two dozen boats} sank.",
            &["~6000 people", ">=40 village", "24 boat"],
        );
        check(
            "It holds {n:1.2 million people} and {n:up to 300 local traders}.",
            &["1200000 people", "<=300 trader"],
        );
        check(
            "{n:Forty-two boats} came with {n:three hundred sheep}.",
            &["42 boat", "300 sheep"],
        );
    }

    #[test]
    fn money_and_shares_have_units() {
        check(
            "It cost {n:$1.2bn}, or {n:€3m}, or {n:£20 million}, up {n:5.5%} and {n:7 percent} of sales.",
            &[
                "1200000000 usd",
                "3000000 eur",
                "20000000 gbp",
                "5.5 percent",
                "7 percent",
            ],
        );
        check(
            "It lent {n:euro22 billion} of {n:22.4bn}.",
            &["22000000000 eur", "22400000000"],
        );
        check(
            "It grew {n:2.5 percentage points} along {n:12 km} and {n:30 miles}.",
            &["2.5 point", "12 km", "30 mile"],
        );
    }

    #[test]
    fn a_range_has_two_ends() {
        check(
            "It takes {n:10-15 days} or {n:between 20 and 30 days} or {n:3 to 4 weeks}.",
            &["10..15 day", "20..30 day", "3..4 week"],
        );
    }

    #[test]
    fn a_change_is_two_values() {
        check(
            "The harbor raised its fee from {n:20} to {n:35 crowns}; pumps went from {n:5} to {n:9 cubic metres a second}.",
            &["20", "35 crown", "5", "9 m3/second"],
        );
        check(
            "It covers {n:60 square miles} at {n:40 miles an hour} for {n:3 days} a week.",
            &["60 mile2", "40 mph", "3 day"],
        );
    }

    #[test]
    fn a_toll_says_what_became_of_people() {
        check(
            "The blast killed {n:12} and left {n:15 injured}.",
            &["12 dead", "15 injured"],
        );
        check(
            "It killed {n:12 people}. {n:Twelve people} were killed.",
            &["12 dead", "12 dead"],
        );
    }

    #[test]
    fn a_toll_goes_on_without_its_noun() {
        check(
            "{n:Four people} died and {n:23 were injured} on the ferry.",
            &["4 dead", "23 injured"],
        );
        check(
            "{n:Six} had been waiting; {n:40 have been evacuated} since.",
            &["6", "40 displaced"],
        );
        check("Of the crew {n:nine} were singing.", &["9"]);
    }

    #[test]
    fn the_rest_of_a_torn_number_is_none() {
        check(
            "The path falls {n:900ft}, or so; it rose by 2, 000ft.",
            &["900 foot"],
        );
    }

    #[test]
    fn an_age_stands_between_marks() {
        check(
            "A lorry driver, {n:43}, was held; the other guard, {n:29}, was not.",
            &["43 year old", "29 year old"],
        );
        check(
            "Roads closed were the bypass, {n:43}, {n:44} and {n:45}.",
            &["43", "44", "45"],
        );
        check("The winner of the heat, Oda Tarn, {n:61}, left.", &["61"]);
    }

    #[test]
    fn parts_of_one_are_numbers() {
        check(
            "{n:A quarter} of it and {n:half} of that burned.",
            &["~25 percent", "~50 percent"],
        );
    }

    #[test]
    fn a_part_of_one_stands_behind_a_whole_number() {
        check(
            "He got {n:2-1/2 years}, she {n:2 1/2 years}, they {n:2½ years} and {n:two and a half years}.",
            &["2.5 year", "2.5 year", "2.5 year", "2.5 year"],
        );
        check(
            "A {n:two-and-a-half-hour} talk, {n:3 3/4 miles}, {n:1½ million people}, {n:one and a half million boats}.",
            &["2.5 hour", "3.75 mile", "1500000 people", "1500000 boat"],
        );
        check(
            "It took {n:two} and {n:half} of the {n:9 boats}.",
            &["2", "~50 percent", "9 boat"],
        );
        check("On 2-1/2/20 it won 3-2.", &[]);
    }

    #[test]
    fn an_age_or_a_length_is_joined_by_hyphens() {
        // A year before what it dates counts nothing.
        check(
            "The 2012 ballot, a 2012 voter-approved measure, drew {n:2012 voters}.",
            &["2012 voter"],
        );
        check(
            "A {n:12-year-old} on a {n:two-day} trip, {n:54 years old}.",
            &["12 year old", "2 day", "54 year old"],
        );
    }

    #[test]
    fn decades_are_years_told_roughly() {
        check(
            "It ruled for {n:two decades} and {n:nearly three decades}, not {n:21 years}.",
            &["~20 year", "~30 year", "21 year"],
        );
    }

    #[test]
    fn codes_count_nothing() {
        check(
            "The new Curve 8900 has 802.11b/g and 802.11n; {n:8900 boats} have {n:$1.2b}.",
            &["8900 boat", "1200000000 usd"],
        );
    }

    #[test]
    fn the_letter_of_metres_is_told_from_that_of_millions() {
        check(
            "It fell {n:60m} from a ridge into a hole {n:600 m} wide, past a {n:40m}-high wall.",
            &["60 m", "600 m", "40 m"],
        );
        check(
            "It sold {n:60m} last year to {n:2m people} for {n:$5m} and {n:£3m} down.",
            &["60000000", "2000000 people", "5000000 usd", "3000000 gbp"],
        );
    }

    #[test]
    fn another_counts_as_one_behind_a_count_of_others() {
        check(
            "Police say {n:two people} were killed and {n:another wounded}.",
            &["2 dead", "1 injured"],
        );
        check(
            "The blast left {n:12 dead}; {n:one other was injured} near the pier.",
            &["12 dead", "1 injured"],
        );
        check(
            "The blast left {n:12 dead}, and another wounded man waited. Another injured in March stayed; {n:two were killed} and another killed later.",
            &["12 dead", "2 dead"],
        );
    }

    #[test]
    fn ranks_dates_and_times_of_day_count_nothing() {
        check(
            "The crew sang at about nine, until eleven. The No. 1 boat, the first one, left at 10:30 on May 4, 2023 in the second half.",
            &[],
        );
        check(
            "Call 555-0134-220; it won 3-2 in the 15th minute; one of them stayed.",
            &[],
        );
    }
}
