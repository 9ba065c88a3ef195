//! Changes that do not matter: styles of marks, line breaks, spelling of units, where paragraphs begin and in which order they come.

use crate::mutation::telling::{Telling, quotes, sentences, words};
use parallax::load::{Input, read_one};

/// Number words with their digits.
const DIGITS: [(&str, &str); 11] = [
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
];
/// American spellings with British ones.
const BRITISH: [(&str, &str); 9] = [
    ("harbor", "harbour"),
    ("Harbor", "Harbour"),
    ("neighbor", "neighbour"),
    ("center", "centre"),
    ("labor ", "labour "),
    ("kilometers", "kilometres"),
    ("defense", "defence"),
    ("program ", "programme "),
    ("toward ", "towards "),
];

/// A text as it is in one style of all: two findings that differ in style only are one.
pub fn in_one_style(text: &str) -> String {
    let text = BRITISH
        .iter()
        .fold(text.to_lowercase(), |it, (one, other)| {
            it.replace(other, one)
        });
    let mut out = text.clone();
    for word in words(&text).into_iter().rev() {
        if let Some((_, digits)) = DIGITS.iter().find(|it| it.0 == &text[word.clone()]) {
            out.replace_range(word, digits);
        }
    }
    out
}

/// A telling that says the same.
#[derive(Debug)]
pub struct Same {
    /// What was changed.
    pub kind: &'static str,
    /// The telling as it is now.
    pub telling: Telling,
}

/// Every harmless change of how one article is printed.
pub fn styles(telling: &Telling) -> Vec<Same> {
    let mut out: Vec<Same> = Vec::new();
    let mut add = |kind, told: Telling| {
        if told.blocks != telling.blocks {
            out.push(Same {
                kind,
                telling: told,
            });
        }
    };
    add(
        "straight marks",
        replaced(telling, &[("“", "\""), ("”", "\""), ("’", "'"), ("‘", "'")]),
    );
    add("curly marks", curly(telling, ["“", "”"]));
    add("angled marks", curly(telling, ["«", "»"]));
    add("curly apostrophes", replaced(telling, &[("'", "’")]));
    add(
        "dashes",
        replaced(telling, &[(" - ", " — "), (" — ", " – ")]),
    );
    add(
        "spaces",
        replaced(
            telling,
            &[
                (" percent", "\u{a0}percent"),
                (" million", "\u{a0}million"),
                (" crowns", "\u{202f}crowns"),
            ],
        ),
    );
    add("percent", replaced(telling, &[(" percent", " per cent")]));
    add("percent sign", replaced(telling, &[(" percent", "%")]));
    add("digits", digits(telling));
    add("British spelling", replaced(telling, &BRITISH));
    add(
        "titles",
        replaced(telling, &[("Mr ", "Mr. "), ("Ms ", "Ms. ")]),
    );
    add("titles in capitals", capitals(telling));
    add("more paragraphs", parted(telling));
    add("fewer paragraphs", joined(telling));
    if let Some(told) = flowed(telling, 48, "\n") {
        add("lines of 48 columns", told);
    }
    if let Some(told) = flowed(telling, 72, "\r\n") {
        add("lines of 72 columns, CRLF", told);
    }
    out
}

/// Words that speak of somebody or something named before.
const PRONOUNS: [&str; 9] = [
    "He", "She", "It", "They", "His", "Her", "Its", "Their", "This",
];

/// The same paragraphs in other orders: back to front, the halves exchanged, neighbors exchanged. A paragraph that opens with
/// a pronoun stays behind the one before: elsewhere it would speak of somebody else.
pub fn orders(telling: &Telling) -> Vec<Same> {
    let own: Vec<usize> = telling.paragraphs().map(|it| it.0).collect();
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for (block, text) in telling.paragraphs() {
        let opens = text
            .split(|c: char| !c.is_alphabetic())
            .find(|it| !it.is_empty());
        let leans = opens.is_some_and(|it| PRONOUNS.contains(&it));
        match parts.last_mut() {
            Some(last) if leans => last.push(block),
            _ => parts.push(vec![block]),
        }
    }
    let turned = parts.iter().rev().flatten().copied().collect::<Vec<_>>();
    let halves = [&parts[parts.len() / 2..], &parts[..parts.len() / 2]].concat();
    let halves = halves.concat();
    parts.chunks_exact_mut(2).for_each(|it| it.swap(0, 1));
    let pairs = parts.concat();
    let orders = [
        ("back to front", turned),
        ("halves exchanged", halves),
        ("neighbors exchanged", pairs),
    ];
    orders
        .map(|(kind, order)| {
            let mut told = telling.clone();
            for (&to, &from) in own.iter().zip(&order) {
                told.blocks[to] = telling.blocks[from].clone();
            }
            Same {
                kind,
                telling: told,
            }
        })
        .into()
}

fn replaced(telling: &Telling, pairs: &[(&str, &str)]) -> Telling {
    telling.restyled(|text| {
        let text = text.to_owned();
        pairs
            .iter()
            .fold(text, |it, (old, new)| it.replace(old, new))
    })
}

/// Number words up to twelve as digits.
fn digits(telling: &Telling) -> Telling {
    telling.restyled(|text| {
        let mut out = text.to_owned();
        for word in words(text).into_iter().rev() {
            let known = DIGITS.iter().find(|it| it.0 == &text[word.clone()]);
            if let Some((_, digits)) = known {
                out.replace_range(word, digits);
            }
        }
        out
    })
}

/// Double marks in pairs as other glyphs; a mark that never closes stays as it is.
fn curly(telling: &Telling, [open, close]: [&str; 2]) -> Telling {
    let mut told = telling.clone();
    for (_, text) in &mut told.blocks {
        for it in quotes(text).into_iter().rev() {
            let last = text[it.end..].chars().next().map_or(0, char::len_utf8);
            let first = text[..it.start]
                .chars()
                .next_back()
                .map_or(0, char::len_utf8);
            text.replace_range(it.end..it.end + last, close);
            text.replace_range(it.start - first..it.start, open);
        }
    }
    told
}

fn capitals(telling: &Telling) -> Telling {
    let mut told = telling.clone();
    told.blocks[0].1 = told.blocks[0].1.to_uppercase();
    told
}

/// Paragraphs parted after their first sentence, where no quote is open.
fn parted(telling: &Telling) -> Telling {
    let mut told = telling.clone();
    let own: Vec<usize> = telling.paragraphs().map(|it| it.0).collect();
    for block in own.into_iter().rev() {
        let (kind, text) = told.blocks[block].clone();
        let ends = sentences(&text);
        let Some(cut) = ends
            .get(1)
            .map(|it| it.start)
            .filter(|&at| is_free(&text, at))
        else {
            continue;
        };
        told.blocks[block].1 = text[..cut].trim_end().to_owned();
        told.blocks
            .insert(block + 1, (kind, text[cut..].to_owned()));
    }
    told
}

/// Whether no quote is open at a place, and what follows stands on its own (`he`, `she` and marks lean on what was before).
fn is_free(text: &str, at: usize) -> bool {
    let next = words(&text[at..])
        .first()
        .map_or("", |it| &text[at + it.start..at + it.end]);
    let leans = matches!(
        next,
        "He" | "She" | "They" | "It" | "His" | "Her" | "Others"
    );
    let marked = text[at..].starts_with(['"', '“']);
    text[..at]
        .matches(['"', '“', '”'])
        .count()
        .is_multiple_of(2)
        && !leans
        && !marked
}

/// Every two paragraphs that quote nothing in one.
fn joined(telling: &Telling) -> Telling {
    let mut told = telling.clone();
    let own: Vec<usize> = telling.paragraphs().map(|it| it.0).collect();
    for pair in own.chunks_exact(2).rev() {
        let [one, two] = [pair[0], pair[1]];
        let plain = [one, two]
            .iter()
            .all(|&it| !told.blocks[it].1.contains(['"', '“', '”']));
        if two == one + 1 && plain {
            let (_, second) = told.blocks.remove(two);
            told.blocks[one].1 = format!("{} {second}", told.blocks[one].1);
        }
    }
    told
}

/// Read again from a text file in lines of some width.
fn flowed(telling: &Telling, width: usize, end: &str) -> Option<Telling> {
    if !telling.name.ends_with(".txt") {
        return None;
    }
    let mut text = String::new();
    for (_, block) in &telling.blocks {
        let mut column = 0;
        for word in block.split(' ') {
            let length = word.chars().count() + 1;
            if column > 0 && column + length > width {
                text.push_str(end);
                column = 0;
            } else if column > 0 {
                text.push(' ');
            }
            column += length;
            text.push_str(word);
        }
        text.push_str(end);
        text.push_str(end);
    }
    let input = Input::Bytes {
        name: telling.name.clone(),
        bytes: text.into_bytes(),
    };
    let (article, _) = read_one(&input).ok()?;
    let told = Telling::new(&telling.name, &telling.event, &article);
    Some(told)
}
