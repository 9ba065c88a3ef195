//! Changes of single facts: numbers and dates, and how finely they are told.

use crate::mutation::telling::{Place, Rewrite, Telling, is_quoted, words};
use crate::mutation::{Change, Needs};

/// Words as places of a telling, with their texts; paragraphs only.
pub fn words_of(telling: &Telling) -> Vec<(Place, &str)> {
    let all = telling.paragraphs();
    all.flat_map(|(block, text)| {
        let ranges = words(text).into_iter();
        ranges.map(move |range| {
            (
                Place {
                    block,
                    range: range.clone(),
                },
                &text[range],
            )
        })
    })
    .collect()
}

/// A change of the same words wherever they stand: another report would say it so throughout.
pub fn throughout(telling: &Telling, kind: &'static str, old: &str, new: &str) -> Option<Change> {
    let origins: Vec<Place> = telling.all(old);
    let rewrites: Vec<Rewrite> = origins
        .iter()
        .map(|it| (it.clone(), new.to_owned()))
        .collect();
    if rewrites.is_empty() || !telling.all(new).is_empty() {
        return None;
    }
    let (changed, places) = telling.rewritten(&rewrites);
    Some(Change {
        kind,
        telling: changed,
        places,
        origins,
        needs: Needs::Words(vec![old.to_owned()]),
        note: format!("{old} → {new}"),
    })
}

/// One place written anew.
pub fn once(telling: &Telling, kind: &'static str, at: Place, new: &str, needs: Needs) -> Change {
    let note = format!("{} → {new}", telling.text(&at));
    let (changed, places) = telling.rewritten(&[(at.clone(), new.to_owned())]);
    Change {
        kind,
        telling: changed,
        places,
        origins: vec![at],
        needs,
        note,
    }
}

/// Whether a word is a number in digits that is no date, hour, house number or year.
fn is_count(telling: &Telling, all: &[(Place, &str)], n: usize) -> bool {
    let (at, word) = &all[n];
    let near = |n: Option<usize>| n.and_then(|n| all.get(n)).map_or("", |it| it.1);
    let (before, after) = (near(n.checked_sub(1)), near(Some(n + 1)));
    let word = *word;
    let digits = word.starts_with(|c: char| c.is_ascii_digit())
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let year = word.len() == 4
        && ["17", "18", "19", "20"]
            .iter()
            .any(|it| word.starts_with(it));
    let months = telling.tongue.months;
    // `9 de noviembre`
    let behind = match after {
        "de" => near(Some(n + 2)),
        _ => after,
    };
    let dated = months.contains(&before) || months.contains(&behind);
    let minutes_of_hour = telling.blocks[at.block].1[..at.range.start].ends_with(':');
    let minutes = telling.blocks[at.block].1[at.range.end..].starts_with(':');
    let hour = minutes || matches!(after, "a" | "p" | "a.m" | "p.m" | "am" | "pm");
    digits
        && !year
        && !dated
        && !hour
        && !minutes_of_hour
        && !matches!(before, "No" | "and" | "or" | "between" | "to" | "from")
}

/// A number in digits, given as another throughout.
pub fn numbers(telling: &Telling) -> Vec<Change> {
    let all = words_of(telling);
    let mut seen: Vec<&str> = Vec::new();
    let mut out = Vec::new();
    for n in 0..all.len() {
        let word = all[n].1;
        if !is_count(telling, &all, n) || seen.contains(&word) {
            continue;
        }
        seen.push(word);
        let first = word.as_bytes()[0] - b'0';
        let other = char::from(b'1' + (first + 2) % 9);
        out.extend(throughout(
            telling,
            "number",
            word,
            &format!("{other}{}", &word[1..]),
        ));
    }
    out
}

/// A number in words before what it counts, given as another throughout.
pub fn number_words(telling: &Telling) -> Vec<Change> {
    let all = words_of(telling);
    let mut out = Vec::new();
    for &(old, new) in telling.tongue.counted {
        let counts = all.windows(2).any(|it| {
            let noun = telling.tongue.code == "de" && it[1].1.starts_with(char::is_uppercase);
            let thing = noun || it[1].1.ends_with('s') || matches!(it[1].1, "people" | "men");
            it[0].1.to_lowercase() == old
                && thing
                && !matches!(it[1].1, "others" | "is" | "was" | "as")
        });
        // "A dozen" words of one number may count other things too: only where it stands once.
        let cased = |it: &str| format!("{}{}", it[..1].to_uppercase(), &it[1..]);
        let (upper, lower) = (telling.all(&cased(old)), telling.all(old));
        if !counts || upper.len() + lower.len() != 1 {
            continue;
        }
        let change = match lower.is_empty() {
            true => throughout(telling, "number word", &cased(old), &cased(new)),
            false => throughout(telling, "number word", old, new),
        };
        out.extend(change.map(|it| Change {
            needs: Needs::Words(vec![old.into()]),
            ..it
        }));
    }
    out
}

/// A weekday given as another throughout.
pub fn weekdays(telling: &Telling) -> Vec<Change> {
    let (weekdays, months) = (&telling.tongue.weekdays, telling.tongue.months);
    let free = weekdays.iter().find(|it| telling.all(it).is_empty());
    let Some(new) = free else { return Vec::new() };
    // A weekday that is told with its date cannot change alone.
    let dated = |day: &str| {
        let parts = ["", " morning", " afternoon", " evening", " night"];
        months.iter().any(|month| {
            parts
                .iter()
                .any(|part| !telling.all(&format!("{day}{part}, {month}")).is_empty())
        })
    };
    let old = weekdays
        .iter()
        .filter(|it| !telling.all(it).is_empty() && !dated(it));
    old.filter_map(|it| throughout(telling, "weekday", it, new))
        .collect()
}

/// A day of a month, a month, or a year given as another throughout.
pub fn dates(telling: &Telling) -> Vec<Change> {
    let all = words_of(telling);
    let mut out: Vec<Change> = Vec::new();
    for (n, (at, word)) in all.iter().enumerate() {
        let next = all
            .get(n + 1)
            .filter(|it| it.0.block == at.block)
            .map(|it| it.1);
        let day = next
            .and_then(|it| it.parse::<u32>().ok())
            .filter(|it| *it < 32);
        let (old, new) = if telling.tongue.months.contains(word) {
            let other = if *word == "March" { "May" } else { "March" };
            match day {
                Some(day) => (
                    format!("{word} {day}"),
                    format!("{word} {}", (day + 10) % 27 + 1),
                ),
                None if next.is_some_and(|it| it.len() == 4) => continue,
                None => ((*word).to_owned(), other.to_owned()),
            }
        } else if word.len() == 4
            && word
                .parse::<u32>()
                .is_ok_and(|it| (1700..2040).contains(&it))
        {
            (
                (*word).to_owned(),
                (word.parse::<u32>().unwrap_or(0) - 3).to_string(),
            )
        } else {
            continue;
        };
        // A dateline is no part of the story, a date with its weekday cannot change alone.
        let text = &telling.blocks[at.block].1;
        let before = text[..at.range.start].trim_end();
        let dateline = text[at.range.end..].trim_start_matches(|c: char| !c.is_alphabetic());
        let with_weekday = before.ends_with(',')
            && before
                .split(' ')
                .rev()
                .take(2)
                .any(|it| telling.tongue.weekdays.contains(&it.trim_end_matches(',')));
        let filed = before.ends_with(',')
            && dateline.starts_with("Merrow") | dateline.starts_with("Nordvik");
        let bound = with_weekday || filed;
        if bound {
            continue;
        }
        let known = out.iter().any(|it| it.note.starts_with(&format!("{old} ")));
        if !known && day.is_some() | !telling.all(&old).iter().any(|it| it != at) {
            out.extend(throughout(telling, "date", &old, &new));
        }
    }
    out
}

/// A number of three digits and more told roundly: in tens below a thousand, in hundreds above. Nobody tells 164 as about 200.
pub fn rounded(telling: &Telling) -> Vec<Change> {
    let all = words_of(telling);
    let mut out = Vec::new();
    for n in 0..all.len() {
        let (at, word) = &all[n];
        let value: u64 = word.replace(',', "").parse().unwrap_or(0);
        let before = telling.blocks[at.block].1[..at.range.start].trim_end();
        let bare = !["than", "least", "about", "some", "nearly", "almost", "$"]
            .iter()
            .any(|it| before.ends_with(it));
        let step = if value < 1000 { 10 } else { 100 };
        let rounded = (value + step / 2) / step * step;
        if !is_count(telling, &all, n)
            || value < 100
            || value == rounded
            || !bare
            || telling.all(word).len() > 1
            || is_quoted(&telling.blocks[at.block].1, &at.range)
        {
            continue;
        }
        let round = if rounded >= 1000 {
            format!("{},{:03}", rounded / 1000, rounded % 1000)
        } else {
            rounded.to_string()
        };
        let needs = Needs::Words(vec![(*word).to_owned()]);
        out.push(once(
            telling,
            "rounder number",
            at.clone(),
            &format!("about {round}"),
            needs,
        ));
    }
    out
}

/// A day of a month told as the month, wherever it is given.
pub fn coarser(telling: &Telling) -> Vec<Change> {
    let all = words_of(telling);
    let mut out = Vec::new();
    for n in 0..all.len().saturating_sub(1) {
        let ((at, month), (day_at, day)) = (&all[n], &all[n + 1]);
        let date = format!("{month} {day}");
        let text = &telling.blocks[at.block].1;
        let on = text[..at.range.start].ends_with("on ");
        let dated =
            telling.tongue.months.contains(month) && day.parse::<u32>().is_ok_and(|it| it < 32);
        if !dated || !on || telling.all(&date).len() != 1 || at.block != day_at.block {
            continue;
        }
        let place = Place {
            block: at.block,
            range: at.range.start - 3..day_at.range.end,
        };
        let mut change = once(
            telling,
            "coarser date",
            place,
            &format!("in {month}"),
            Needs::Words(vec![date]),
        );
        change.places[0].range.start += 3;
        out.push(change);
    }
    out
}

/// A number before what it counts, left out.
pub fn dropped_numbers(telling: &Telling) -> Vec<Change> {
    let all = words_of(telling);
    let mut out = Vec::new();
    for n in 0..all.len().saturating_sub(1) {
        let ((at, word), (next_at, next)) = (&all[n], &all[n + 1]);
        let text = &telling.blocks[at.block].1;
        let adjoins = at.block == next_at.block && at.range.end + 1 == next_at.range.start;
        let thing = next.ends_with('s') || matches!(*next, "people");
        let before = text[..at.range.start].trim_end();
        let free = !["by", "of", "than", "least", "about", "at", "$"]
            .iter()
            .any(|it| before.ends_with(it));
        if !is_count(telling, &all, n)
            || !adjoins
            || !thing
            || !free
            || telling.all(word).len() > 1
            || is_quoted(text, &at.range)
            || matches!(*next, "was" | "is")
        {
            continue;
        }
        let place = Place {
            block: at.block,
            range: at.range.start..next_at.range.start,
        };
        out.push(once(
            telling,
            "number left out",
            place,
            "",
            Needs::Words(vec![format!("{word} {next}")]),
        ));
    }
    out
}
