//! Changes of what is quoted: cut, extended, altered, given to somebody else, marks taken away or put on.

use crate::mutation::facts::once;
use crate::mutation::names::people;
use crate::mutation::telling::{MARKS, Place, Telling, is_quoted, quotes, sentences, words};
use crate::mutation::{Change, Needs};
use std::ops::Range;

/// Fewest words of a quote that is cut or altered.
const LONG: usize = 8;

/// Every quote of running text that has some words: its block, what stands between the marks, its words.
fn long_quotes(telling: &Telling) -> Vec<(Place, Vec<Range<usize>>)> {
    let all = telling.paragraphs();
    all.flat_map(|(block, text)| {
        let inside = quotes(text).into_iter();
        inside.map(move |it| {
            let own = words(&text[it.clone()]).into_iter();
            let own = own.map(|word| word.start + it.start..word.end + it.start);
            (
                Place {
                    block,
                    range: it.clone(),
                },
                own.collect(),
            )
        })
    })
    .filter(|(_, words): &(Place, Vec<Range<usize>>)| words.len() >= LONG)
    .collect()
}

/// The sign that closes a quote inside its marks (`said,"`), with the space behind it in French, or nothing.
fn sign(text: &str) -> &str {
    let end = text.trim_end();
    let end = end.len() - usize::from(end.ends_with([',', '.', '?', '!']));
    &text[end..]
}

/// A quote without its last words.
pub fn cut(telling: &Telling) -> Vec<Change> {
    let cut = |(at, words): (Place, Vec<Range<usize>>)| {
        let text = &telling.blocks[at.block].1;
        let keep = words.len() * 3 / 5;
        let end = at.range.end - sign(&text[at.range.clone()]).len();
        let place = Place {
            block: at.block,
            range: words[keep - 1].end..end,
        };
        let needs = Needs::Quote(telling.text(&at).to_owned());
        let mut change = once(telling, "quote cut", place, "", needs);
        change.places[0].range.start = at.range.start;
        change
    };
    long_quotes(telling).into_iter().map(cut).collect()
}

/// A quote without its first words.
pub fn cut_front(telling: &Telling) -> Vec<Change> {
    let cut = |(at, words): (Place, Vec<Range<usize>>)| {
        let keep = words.len() * 2 / 5;
        let place = Place {
            block: at.block,
            range: at.range.start..words[keep].start,
        };
        let needs = Needs::Quote(telling.text(&at).to_owned());
        let mut change = once(telling, "quote cut in front", place, "", needs);
        change.places[0].range.end = at.range.end - (words[keep].start - at.range.start);
        change
    };
    long_quotes(telling).into_iter().map(cut).collect()
}

/// A quote that goes on.
pub fn extended(telling: &Telling) -> Vec<Change> {
    let extend = |(at, _): (Place, _)| {
        let end = at.range.end - sign(telling.text(&at)).len();
        let place = Place {
            block: at.block,
            range: end..end,
        };
        let needs = Needs::Quote(telling.text(&at).to_owned());
        once(
            telling,
            "quote extended",
            place,
            telling.tongue.goes_on,
            needs,
        )
    };
    long_quotes(telling).into_iter().map(extend).collect()
}

/// A quote with another word in it.
pub fn altered(telling: &Telling) -> Vec<Change> {
    let alter = |(at, words): (Place, Vec<Range<usize>>)| {
        let text = &telling.blocks[at.block].1;
        let inner = words.get(2..words.len() - 1)?.iter();
        let word = inner.max_by_key(|it| (it.len(), it.start))?.clone();
        let needs = Needs::Quote(telling.text(&at).to_owned());
        let several = text[word.clone()].ends_with('s');
        let new = telling.tongue.strange[usize::from(several)];
        Some(once(
            telling,
            "quote altered",
            Place {
                block: at.block,
                range: word,
            },
            new,
            needs,
        ))
    };
    long_quotes(telling).into_iter().filter_map(alter).collect()
}

/// A quote that says the contrary: `not` goes, or comes after `is`, `will` and their like.
pub fn contrary(telling: &Telling) -> Vec<Change> {
    let turn = |(at, words): (Place, Vec<Range<usize>>)| {
        let text = &telling.blocks[at.block].1;
        let needs = Needs::Quote(telling.text(&at).to_owned());
        let of = |it: &Range<usize>| &text[it.clone()];
        let inner = &words[1..words.len() - 1];
        if let Some(n) = inner.iter().position(|it| of(it) == "not") {
            let place = Place {
                block: at.block,
                range: inner[n].start..words[n + 2].start,
            };
            return Some(once(telling, "quote negated", place, "", needs));
        }
        let verb = inner
            .iter()
            .find(|it| matches!(of(it), "is" | "was" | "will" | "are" | "can"))?;
        let place = Place {
            block: at.block,
            range: verb.end..verb.end,
        };
        Some(once(telling, "quote negated", place, " not", needs))
    };
    let quotes = long_quotes(telling).into_iter();
    let mut all: Vec<Change> = quotes.filter_map(turn).collect();
    // Where a word went, its neighbors are the place.
    for it in &mut all {
        let text = &it.telling.blocks[it.places[0].block].1;
        let range = &mut it.places[0].range;
        range.start = text[..range.start]
            .trim_end()
            .rfind(' ')
            .map_or(0, |n| n + 1);
        range.end = text[range.end..]
            .find(' ')
            .map_or(text.len(), |n| range.end + n);
    }
    all
}

/// A quote without its marks.
pub fn unquoted(telling: &Telling) -> Vec<Change> {
    // Where a mark of another style closes it, what is quoted is not known, and by rule nothing is said of it (`told_quotes`).
    let even = |it: &(Place, _)| {
        let text = &telling.blocks[it.0.block].1;
        let mark = |it: Option<char>| it.filter(|it| MARKS.contains(it));
        let open = mark(text[..it.0.range.start].trim_end().chars().next_back());
        let close = mark(text[it.0.range.end..].chars().next());
        (open == Some('"')) == (close == Some('"'))
    };
    let strip = |(at, _): (Place, _)| {
        let text = &telling.blocks[at.block].1;
        let open = text[..at.range.start]
            .chars()
            .next_back()
            .map_or(0, char::len_utf8);
        let close = text[at.range.end..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        let words = telling.text(&at).trim().to_owned();
        let place = Place {
            block: at.block,
            range: at.range.start - open..at.range.end + close,
        };
        once(
            telling,
            "marks taken away",
            place,
            &words,
            Needs::Quote(words.clone()),
        )
    };
    let quotes = long_quotes(telling).into_iter();
    quotes.filter(even).map(strip).collect()
}

/// What somebody `said that`, between marks.
pub fn quoted(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    for (block, text) in telling.paragraphs() {
        for sentence in sentences(text) {
            let said = &text[sentence.clone()];
            let Some(from) = said.find(" said that ").map(|it| it + " said that ".len()) else {
                continue;
            };
            let end = said.trim_end_matches('.').len();
            if end < from || words(&said[from..end]).len() < LONG || is_quoted(text, &sentence) {
                continue;
            }
            let place = Place {
                block,
                range: sentence.start + from..sentence.start + end,
            };
            let words = format!("\"{}\"", &said[from..end]);
            out.push(once(
                telling,
                "marks put on",
                place,
                &words,
                Needs::Unquoted,
            ));
        }
    }
    out
}

/// A quote given to another person of the article: where the name follows the closing mark.
pub fn speakers(telling: &Telling) -> Vec<Change> {
    let people = people(telling);
    let mut out = Vec::new();
    for (at, _) in long_quotes(telling) {
        let text = &telling.blocks[at.block].1;
        let after = &text[at.range.end..];
        let end = sentences(after).first().map_or(after.len(), |it| it.end);
        let rest = &after[..end];
        let named = people.iter().enumerate().find_map(|(n, (first, last))| {
            let full = format!("{first} {last}");
            let name = if rest.contains(&full) {
                full
            } else {
                last.clone()
            };
            Some((n, rest.find(&name)?, name))
        });
        let Some((n, place, name)) = named.filter(|it| it.1 < 40) else {
            continue;
        };
        let mut others = people
            .iter()
            .enumerate()
            .filter(|it| it.0 != n && it.1.1 != people[n].1);
        let Some((_, (first, last))) = others.next_back() else {
            continue;
        };
        let start = at.range.end + place;
        let needs = Needs::Both(telling.text(&at).to_owned(), people[n].1.clone());
        let origin = Place {
            block: at.block,
            range: start..start + name.len(),
        };
        out.push(once(
            telling,
            "speaker",
            origin,
            &format!("{first} {last}"),
            needs,
        ));
    }
    out
}
