//! Whether words between marks are somebody's speech, rather than a title, a term or a word held at a distance.

use super::frames::Speaker;
use super::scene::{Scene, Words};
use crate::segment::marks::Quotation;

/// From this many words on, only titles are not speech.
const CLEAR_SPEECH: usize = 5;

/// What is named by a title that follows.
const WORKS: [&str; 24] = [
    "podcast",
    "show",
    "program",
    "programme",
    "book",
    "film",
    "movie",
    "song",
    "album",
    "series",
    "magazine",
    "column",
    "blog",
    "titled",
    "entitled",
    "headlined",
    "episode",
    "documentary",
    "memoir",
    "ballad",
    "novel",
    "site",
    "newsletter",
    "play",
];

/// Words that stand before a term held at a distance.
const TERMS: [&str; 5] = ["called", "so-called", "as", "dubbed", "nicknamed"];

/// Small words that a title does not capitalize.
const SMALL: [&str; 10] = [
    "of", "the", "and", "a", "in", "to", "for", "with", "on", "an",
];

pub(super) fn is_speech(
    scene: &Scene<'_>,
    quotation: Quotation,
    words: Words,
    frame: Words,
    speaker: Option<Speaker>,
) -> bool {
    let content = scene.article.slice(quotation.content);
    let inside: Vec<&str> = content
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
        .filter(|it| it.contains(char::is_alphanumeric))
        .take(CLEAR_SPEECH + 4)
        .collect();
    let Some(first) = inside.first() else {
        return false;
    };
    let shown = |it: &&str| it.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let is_title = inside.len() >= 2
        && first.starts_with(char::is_uppercase)
        && inside.iter().all(|it| shown(it) || SMALL.contains(it));
    let previous = (frame.start()..words.start())
        .rev()
        .find(|&n| scene.is_word(n))
        .map_or("", |n| scene.text(n));
    let after_work = WORKS.contains(&previous);
    let ends = content.ends_with([',', '.', '!', '?', '…', '—', '–', '-', '。', '！', '？']);
    if after_work && inside.len() <= 7 && (is_title || inside.len() <= 2) {
        return false;
    }
    let article = ["on", "the", "of", "'s", "’s", "host", "hosts", "watch"].contains(&previous);
    if is_title && inside.len() <= 6 && !content.ends_with(['!', '?']) && article {
        return false;
    }
    // A script without spaces gives few pieces.
    if inside.len() >= CLEAR_SPEECH || scene.count(words) >= 2 * CLEAR_SPEECH {
        return true;
    }
    if speaker.is_some_and(|it| it.cue.is_some()) {
        return true;
    }
    (inside.len() > 2 || ends) && !TERMS.contains(&previous)
}
