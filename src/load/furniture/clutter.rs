//! What pages put around a report that is no part of it: share bars, players, pointers elsewhere, notices on rights.

#[cfg(any(feature = "html", feature = "pdf"))]
use crate::article::BlockKind;
use crate::lexicon::furniture::Furniture;
#[cfg(any(feature = "html", feature = "pdf"))]
use crate::load::plain::ends_sentence;

/// Whether a block is a phrase of a page's furniture, an invitation, a notice about cookies, a counter or a pointer to another
/// article. `linked`: it is nothing but a link. Known failures: furniture in sentences, and in languages without such lists, is none.
#[cfg(any(feature = "html", feature = "pdf"))]
pub(in crate::load) fn is_clutter(kind: BlockKind, text: &str, linked: bool) -> bool {
    if matches!(kind, BlockKind::Headline | BlockKind::Dek) {
        return false;
    }
    let bare = bare(text);
    let words = bare.split_whitespace().count();
    bare.is_empty()
        || is_phrase(&bare)
        || (words <= 8 && is_counter(&bare))
        || (words <= 30 && is_pointer(text, linked))
}

/// Whether a block is a phrase of a page's furniture, an invitation or a notice about cookies, whatever it was copied from.
pub(in crate::load) fn is_furniture(text: &str) -> bool {
    is_phrase(&bare(text))
}

/// A text in small letters without marks around it.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
        .replace('’', "'")
}

fn is_phrase(bare: &str) -> bool {
    let has_at_most = |n: usize| bare.split_whitespace().nth(n).is_none();
    (has_at_most(8) && Furniture::Alone.has(bare))
        || (Furniture::Invitation.opens(bare) && has_at_most(25))
        || (Furniture::Cookies.opens(bare) && bare.contains("cookie") && has_at_most(120))
}

/// `1 / 5`, `3 of 12`, `8:09`, `12 comments`, `comments (5 posted)`, `current time 0:00`.
#[cfg(any(feature = "html", feature = "pdf"))]
fn is_counter(bare: &str) -> bool {
    let number = |it: &str| {
        it.starts_with(|c: char| c.is_ascii_digit())
            && it.chars().all(|c| c.is_ascii_digit() || ":%.,".contains(c))
    };
    let words: Vec<&str> = bare
        .split(|c: char| c.is_whitespace() || "()/".contains(c))
        .filter(|it| !it.is_empty())
        .collect();
    match words.as_slice() {
        [clock] => clock.contains(':') && number(clock),
        [a, "of", b] => number(a) && number(b),
        [a, b] if number(a) && number(b) => bare.contains('/'),
        [a, "comments" | "comment" | "shares" | "share"] => number(a),
        ["comments", a, ..] if number(a) => words.len() <= 3,
        _ => Furniture::Counter.phrases().iter().any(|it| {
            let rest = bare.strip_prefix(it).unwrap_or_default();
            number(rest.trim_start_matches([':', ' ', '-']))
        }),
    }
}

/// `Related: Ferry owner fined`: a word that points, a colon, and a title that is a link or no sentence.
#[cfg(any(feature = "html", feature = "pdf"))]
fn is_pointer(text: &str, linked: bool) -> bool {
    let Some((before, title)) = text.split_once(':') else {
        return false;
    };
    let before = before
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    Furniture::Pointer.has(&before) && !title.trim().is_empty() && (linked || !ends_sentence(title))
}

/// Most words of a notice on rights.
#[cfg(any(feature = "html", feature = "pdf"))]
const MOST_WORDS: usize = 40;

/// Whether a block says whose the words are: `© 2031 Norrland Radio. All rights reserved.`
#[cfg(any(feature = "html", feature = "pdf"))]
pub(in crate::load) fn is_notice(text: &str) -> bool {
    if text.split_whitespace().count() > MOST_WORDS {
        return false;
    }
    let small = text.to_lowercase();
    let says = |it: &&str| small.contains(it);
    let short = small.split_whitespace().count() <= MOST_WORDS / 3;
    short && Furniture::Notice.opens(&small) || Furniture::Rights.phrases().iter().any(says)
}

/// Whether a notice on rights is known by how it opens, so that it may end like a sentence: with a mark, or with a word for it before a
/// mark or a year (`Copyright 2031`) or in a line that reserves rights. `Copyright lawyers came.` is none.
#[cfg(feature = "html")]
pub(in crate::load) fn opens_as_notice(text: &str) -> bool {
    let small = text.to_lowercase();
    let mut opening = Furniture::Notice.phrases().iter();
    let opens = opening.any(|phrase| {
        let Some(rest) = small.strip_prefix(phrase) else {
            return false;
        };
        let says = |it: &&str| small.contains(it);
        !phrase.ends_with(char::is_alphabetic)
            || !rest.trim_start().starts_with(char::is_alphabetic)
            || Furniture::Rights.phrases().iter().any(says)
    });
    opens && small.split_whitespace().count() <= MOST_WORDS / 3
}
