//! Changes of how an article is built: passages left out, added, told twice, moved, parted, joined, or told in another word.

use crate::mutation::facts::once;
use crate::mutation::telling::{Place, Telling, is_quoted, words};
use crate::mutation::{Change, Needs};
use parallax::article::BlockKind;
use std::ops::Range;

/// Words that are a part of a number.
const SCALES: [&str; 4] = ["thousand", "million", "billion", "trillion"];

/// Sentences of a paragraph that has several, away from quotation marks, with some words.
fn plain_sentences(telling: &Telling) -> Vec<Place> {
    let plain = |at: &Place| {
        let text = &telling.blocks[at.block].1;
        words(telling.text(at)).len() >= 8
            && !is_quoted(text, &at.range)
            && *text != telling.text(at)
    };
    telling.sentences().into_iter().filter(plain).collect()
}

/// A sentence left out.
pub fn left_out(telling: &Telling) -> Vec<Change> {
    let drop = |at: Place| {
        let text = &telling.blocks[at.block].1;
        let rest = text[at.range.end..].len() - text[at.range.end..].trim_start().len();
        let start = if at.range.end == text.len() {
            text[..at.range.start].trim_end().len()
        } else {
            at.range.start
        };
        let place = Place {
            block: at.block,
            range: start..at.range.end + rest,
        };
        let mut change = once(telling, "sentence left out", place, "", Needs::Sentence);
        change.places.clear();
        change.origins = vec![at];
        change
    };
    plain_sentences(telling).into_iter().map(drop).collect()
}

/// A sentence that no other article has.
pub fn added(telling: &Telling) -> Vec<Change> {
    let news = telling.tongue.news;
    let add = |(n, (block, text)): (usize, (usize, &str))| {
        let at = Place {
            block,
            range: text.len()..text.len(),
        };
        let mut change = once(
            telling,
            "sentence added",
            at,
            &format!(" {}", news[n % news.len()]),
            Needs::Nothing,
        );
        change.places[0].range.start += 1;
        change
    };
    telling.paragraphs().enumerate().map(add).collect()
}

/// A paragraph told again at the end.
pub fn repeated(telling: &Telling) -> Vec<Change> {
    let last = telling.blocks.len();
    let again = |(_, text): (usize, &str)| {
        let mut changed = telling.clone();
        changed.blocks.push((BlockKind::Paragraph, text.to_owned()));
        Change {
            kind: "told twice",
            telling: changed,
            places: vec![Place {
                block: last,
                range: 0..text.len(),
            }],
            origins: Vec::new(),
            needs: Needs::Nothing,
            note: text.chars().take(40).collect(),
        }
    };
    let long = telling
        .paragraphs()
        .filter(|it| words(it.1).len() >= 12 && it.0 + 2 < last);
    long.map(again).collect()
}

/// A paragraph moved to the farther end of its article. How far a paragraph that stands elsewhere must be from its old place to be told
/// unasked an editor has said (`diverge::arranged::order`): a quarter of the report, and the farther end is half of it away at least.
pub fn moved(telling: &Telling) -> Vec<Change> {
    let own: Vec<(usize, &str)> = telling.paragraphs().collect();
    let mut out = Vec::new();
    for (n, &(block, text)) in own.iter().enumerate() {
        let to = if 2 * n < own.len() {
            own[own.len() - 1].0
        } else {
            own[0].0
        };
        if block.abs_diff(to) < 4 {
            continue;
        }
        let mut changed = telling.clone();
        let it = changed.blocks.remove(block);
        changed.blocks.insert(to, it);
        out.push(Change {
            kind: "paragraph moved",
            telling: changed,
            places: vec![Place {
                block: to,
                range: 0..text.len(),
            }],
            origins: vec![Place {
                block,
                range: 0..text.len(),
            }],
            needs: Needs::InOrder,
            note: format!(
                "block {block} → {to}: {}",
                text.chars().take(30).collect::<String>()
            ),
        });
    }
    out
}

/// A sentence parted at `, and`, the second half told at the end.
pub fn parted(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    let last = telling.blocks.len();
    for at in telling.sentences() {
        let said = telling.text(&at);
        let Some(cut) = said.find(", and ") else {
            continue;
        };
        let (head, tail) = (&said[..cut], &said[cut + ", and ".len()..]);
        if words(head).len() < 6
            || words(tail).len() < 6
            || is_quoted(&telling.blocks[at.block].1, &at.range)
        {
            continue;
        }
        let (mut changed, mut places) = telling.rewritten(&[(at.clone(), format!("{head}."))]);
        let tail = format!("{}{}", tail[..1].to_uppercase(), &tail[1..]);
        places.push(Place {
            block: last,
            range: 0..tail.len(),
        });
        changed.blocks.push((BlockKind::Paragraph, tail.clone()));
        out.push(Change {
            kind: "passage parted",
            telling: changed,
            places,
            origins: vec![at.clone()],
            needs: Needs::Halves(head.to_owned(), tail.clone()),
            note: format!("… {tail}"),
        });
    }
    out
}

/// Two sentences that follow each other, in one.
pub fn joined(telling: &Telling) -> Vec<Change> {
    let plain = plain_sentences(telling);
    let mut out = Vec::new();
    for pair in plain.windows(2) {
        let (one, two) = (&pair[0], &pair[1]);
        if one.block != two.block || two.range.start - one.range.end > 1 {
            continue;
        }
        let text = &telling.blocks[one.block].1;
        let second = &text[two.range.clone()];
        let name = second.starts_with(|c: char| c.is_numeric())
            || telling
                .all(words(second).first().map_or("", |it| &second[it.clone()]))
                .len()
                > 1;
        let second = if name {
            second.to_owned()
        } else {
            format!("{}{}", second[..1].to_lowercase(), &second[1..])
        };
        let both = format!(
            "{}; {second}",
            text[one.range.clone()].trim_end_matches('.')
        );
        let place = Place {
            block: one.block,
            range: one.range.start..two.range.end,
        };
        let mut change = once(telling, "passages joined", place, &both, Needs::Sentence);
        change.origins = vec![one.clone(), two.clone()];
        out.push(change);
    }
    out
}

/// A plain word changed for another.
pub fn reworded(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    // As in the other rows of words, the shortest sentences are left alone: `He was not charged.`
    let long = telling.sentences().into_iter();
    for at in long.filter(|at| words(telling.text(at)).len() >= 6) {
        let text = &telling.blocks[at.block].1;
        let own = words(telling.text(&at)).into_iter().skip(1);
        let own = own.map(|it| it.start + at.range.start..it.end + at.range.start);
        // A scale is a part of a number, and numbers have rows of their own.
        let scale = |it: &Range<usize>| SCALES.contains(&&text[it.clone()]);
        let lower = own.filter(|it| {
            text[it.clone()].chars().all(char::is_lowercase) && !is_quoted(text, it) && !scale(it)
        });
        let Some(word) = lower
            .max_by_key(|it| (it.len(), it.start))
            .filter(|it| it.len() > 6)
        else {
            continue;
        };
        let several = text[word.clone()].ends_with('s');
        let new = telling.tongue.strange[usize::from(several)];
        out.push(once(
            telling,
            "word changed",
            Place {
                block: at.block,
                range: word,
            },
            new,
            Needs::No,
        ));
    }
    out
}
