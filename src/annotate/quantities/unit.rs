//! What is counted: a unit, money, a share, people that something became of, or the head of the noun behind the number.

use super::digits::is_length;
use super::number::Number;
use super::people::{fate, is_people, of_those, passive, verb_before};
use crate::annotate::tokens::Tokens;
use crate::lexicon::numbers::{AGE, measures, toll, unit};

/// A unit in normal form, and the last token that tells it.
pub(super) struct Unit {
    pub name: Option<String>,
    pub last: usize,
}

/// The unit of a number, within the passage that ends before `end`.
pub(super) fn of(words: Tokens<'_>, number: &Number, end: usize) -> Unit {
    let at = number.last + 1;
    let is = |name: &str, last: usize| Unit {
        name: Some(name.to_owned()),
        last,
    };
    if let Some(currency) = number.currency {
        return is(currency, number.last);
    }
    if let Some(glued) = glued(words.form(number.last)) {
        return is(glued, number.last);
    }
    let meters = words.form(number.last).ends_with('m') && words.is_number(number.last);
    if meters && is_length(words, number.last) {
        return is("m", number.last);
    }
    if at >= end {
        return after_verb(words, number, end);
    }
    // `600 m`, with a space; `600 M` may be millions.
    if words.text(at) == "m" && words.is_number(number.last) && !is_plural(words.form(at + 1)) {
        return is("m", at);
    }
    if words.form(at) == "per" && words.form(at + 1) == "cent" && at + 1 < end {
        return is("percent", at + 1);
    }
    if matches!(words.form(at), "percentage" | "percent")
        && words.form(at + 1).starts_with("point")
        && at + 1 < end
    {
        return is("point", at + 1);
    }
    // `12-year-old`, `two-day`
    let hyphen =
        usize::from(words.is_dash(at) && words.touches_next(number.last) && words.touches_next(at));
    if let Some(name) = unit(words.form(at + hyphen)).filter(|_| at + hyphen < end) {
        return match age(words, at + hyphen, end) {
            Some(last) => is(AGE, last),
            None => rate(words, name, at + hyphen, end),
        };
    }
    // `cubic metres`, `square miles`
    let power = at + hyphen;
    if let Some(digit) = power_of(words.form(power))
        && power + 1 < end
        && let Some(name) = unit(words.form(power + 1))
    {
        return rate(words, &format!("{name}{digit}"), power + 1, end);
    }
    if hyphen == 1 {
        return Unit {
            name: None,
            last: number.last,
        };
    }
    if words.form(at) != "died"
        && let Some(name) = toll(words.form(at))
    {
        return is(name, at);
    }
    // `20 more people`
    let more = matches!(words.form(at), "more" | "additional" | "further");
    let at = at + usize::from(more && is_plural(words.form(at + 1)));
    match head(words, at, end) {
        Some(last) => {
            let noun = singular(words.form(last));
            // `the 2012 ballot`, `a 2012 voter-approved measure`: a year before what it dates counts nothing.
            if number.looks_like_year(words) && noun == words.form(last) && !is_people(&noun) {
                return Unit {
                    name: None,
                    last: number.last,
                };
            }
            let fate = is_people(&noun)
                .then(|| fate(words, number, last + 1, end))
                .flatten();
            Unit {
                name: Some(fate.map_or(noun, str::to_owned)),
                last,
            }
        }
        None => after_verb(words, number, end),
    }
}

/// Where an age ends whose word for years stands at a place: `12-year-old`, `12 years old`.
fn age(words: Tokens<'_>, at: usize, end: usize) -> Option<usize> {
    let years = matches!(words.form(at), "year" | "years");
    let hyphen = words.is_dash(at + 1) && words.touches_next(at) && words.touches_next(at + 1);
    let last = at + 1 + usize::from(hyphen);
    let old = matches!(words.form(last), "old" | "olds");
    (years && old && last < end).then_some(last)
}

fn power_of(form: &str) -> Option<char> {
    match form {
        "square" | "sq" => Some('2'),
        "cubic" => Some('3'),
        _ => None,
    }
}

/// A unit with the time for which it is told: `cubic metres a second`, `miles per hour`. Money and shares are left as they
/// are: `3 percent a year` is compared with `3 percent`.
fn rate(words: Tokens<'_>, name: &str, last: usize, end: usize) -> Unit {
    let per = matches!(words.form(last + 1), "a" | "an" | "per" | "each");
    let time = unit(words.form(last + 2))
        .filter(|it| matches!(*it, "second" | "minute" | "hour" | "day" | "week" | "year"))
        .filter(|_| per && last + 2 < end && (measures(name) || name == "barrel"));
    let Some(time) = time else {
        return Unit {
            name: Some(name.to_owned()),
            last,
        };
    };
    let name = match (name, time) {
        ("mile", "hour") => "mph".to_owned(),
        ("km", "hour") => "kph".to_owned(),
        _ => format!("{name}/{time}"),
    };
    Unit {
        name: Some(name),
        last: last + 2,
    }
}

/// `5km`: letters that are a unit, behind digits.
fn glued(form: &str) -> Option<&'static str> {
    let cut = form.find(|c: char| c.is_ascii_alphabetic())?;
    form.starts_with(|c: char| c.is_ascii_digit())
        .then(|| &form[cut..])
        .filter(|it| it.len() > 1)
        .and_then(unit)
}

/// `killed 12`: the verb before a number without a noun; `23 were injured`: what became of those who were counted before by a noun.
fn after_verb(words: Tokens<'_>, number: &Number, end: usize) -> Unit {
    let name = verb_before(words, number).or_else(|| of_those(words, number));
    let behind = || passive(words, number.last + 1, end);
    let (name, last) = match name {
        Some(name) => (Some(name), number.last),
        None => behind().map_or((None, number.last), |(name, last)| (Some(name), last)),
    };
    Unit {
        name: name.map(str::to_owned),
        last,
    }
}

/// The last word of the noun that begins at a token: the first plural among three words in lower case, else the first.
fn head(words: Tokens<'_>, at: usize, end: usize) -> Option<usize> {
    // In a heading all in capitals they tell no name.
    let loud = words.is_loud(at);
    let fits = |n: usize| {
        let form = words.form(n);
        let name = words.is_capital(n) && !loud;
        n < end && words.is_word(n) && !name && form.len() > 2 && !is_small(form)
    };
    let run: Vec<usize> = (at..at + 3).take_while(|&n| fits(n)).collect();
    let plural = run.iter().copied().find(|&n| is_plural(words.form(n)));
    plural.or_else(|| {
        run.first().copied().filter(|&n| {
            !is_verb_like(words.form(n)) && (run.len() == 1 || !words.form(n).ends_with("ly"))
        })
    })
}

fn is_plural(form: &str) -> bool {
    matches!(
        form,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "sheep"
            | "personnel"
            | "feet"
            | "troops"
    ) || form.len() > 3 && form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("us")
}

fn is_verb_like(form: &str) -> bool {
    form.len() > 4 && (form.ends_with("ed") || form.ends_with("ing"))
}

/// Words that end a noun before it begins.
fn is_small(form: &str) -> bool {
    matches!(
        form,
        "and"
            | "the"
            | "for"
            | "from"
            | "with"
            | "were"
            | "was"
            | "are"
            | "has"
            | "have"
            | "had"
            | "but"
            | "who"
            | "that"
            | "than"
            | "that's"
            | "into"
            | "over"
            | "after"
            | "before"
            | "when"
            | "while"
            | "since"
            | "until"
            | "during"
            | "about"
            | "which"
            | "said"
            | "says"
            | "will"
            | "would"
            | "could"
            | "may"
            | "might"
            | "can"
            | "its"
            | "his"
            | "her"
            | "their"
            | "this"
            | "out"
            | "off"
            | "per"
            | "each"
            | "not"
            | "did"
            | "does"
            | "also"
            | "more"
            | "less"
            | "fewer"
            | "came"
            | "went"
            | "ago"
            | "under"
            | "above"
            | "between"
            | "across"
            | "through"
            | "against"
            | "near"
            | "because"
            | "though"
            | "they"
            | "you"
            | "she"
            | "last"
            | "next"
            | "never"
            | "there"
            | "where"
            | "then"
            | "still"
            | "only"
            | "just"
            | "even"
            | "half"
            | "third"
            | "quarter"
            | "ahead"
            | "behind"
            | "altogether"
    )
}

/// The singular of a noun, in normal form; people stay people.
fn singular(form: &str) -> String {
    match form {
        "person" | "people" | "persons" => return "people".into(),
        "men" => return "man".into(),
        "women" => return "woman".into(),
        "children" => return "child".into(),
        "feet" => return "foot".into(),
        _ => {}
    }
    if let Some(stem) = form.strip_suffix("ies").filter(|it| it.len() > 2) {
        return format!("{stem}y");
    }
    for ending in ["ches", "shes", "sses", "xes"] {
        if form.ends_with(ending) {
            return form[..form.len() - 2].to_owned();
        }
    }
    match form.strip_suffix('s') {
        Some(stem) if is_plural(form) => stem.to_owned(),
        _ => form.to_owned(),
    }
}
