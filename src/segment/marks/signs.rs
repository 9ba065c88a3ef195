//! The double marks of a block, each with what its surroundings say.

use super::behind::{Tail, tail};
use super::{Glyph, Mark};
use crate::text::Span;

pub(super) fn double_marks(text: &str, block: Span) -> Vec<Mark> {
    let inside = &text[block.range()];
    let mut marks = Vec::new();
    let mut skip_to = 0;
    for (at, c) in inside.char_indices() {
        // Plain ASCII letters, spaces and stops are most of the text.
        if at < skip_to || c.is_ascii_alphanumeric() || c == ' ' {
            continue;
        }
        if c == '<' {
            skip_to = at + markup_len(&inside[at..]);
        } else if let Some((glyph, len)) = glyph(c, &inside[at..]) {
            skip_to = at + len;
            marks.push(mark(inside, at, len, glyph, block.start()));
        }
    }
    marks
}

/// The mark that starts here, with its length in bytes.
pub(super) fn glyph(c: char, rest: &str) -> Option<(Glyph, usize)> {
    let glyph = match c {
        '"' | '\u{FF02}' => Glyph::Straight,
        '“' | '‟' => Glyph::LeftCurly,
        '”' => Glyph::RightCurly,
        '„' => Glyph::Low,
        '«' => Glyph::LeftAngle,
        '»' => Glyph::RightAngle,
        '「' | '『' => Glyph::LeftCorner,
        '」' | '』' => Glyph::RightCorner,
        '\'' if rest.starts_with("''") => return Some((Glyph::Straight, 2)),
        '`' if rest.starts_with("``") => return Some((Glyph::Backticks, 2)),
        _ => return None,
    };
    Some((glyph, c.len_utf8()))
}

pub(super) fn mark(inside: &str, at: usize, len: usize, glyph: Glyph, base: usize) -> Mark {
    let before = inside[..at].chars().next_back();
    let after = inside[at + len..].chars().next();
    let after_digit = before.is_some_and(|c| c.is_ascii_digit());
    let apart = before.is_none_or(char::is_whitespace);
    let (ahead, behind) = (&inside[..at], &inside[at + len..]);
    let tail = apart.then(|| tail(ahead, behind)).flatten();
    let remark = tail == Some(Tail::Remark);
    let goes_on = after.is_some_and(|c| match glyph {
        Glyph::Straight => c.is_lowercase() || c == ' ',
        _ => c == ' ',
    });
    Mark {
        at: base + at,
        len,
        glyph,
        left_open: before
            .is_none_or(|c| c.is_whitespace() || "([{—–-/‘'…:,=>*_“：，。、".contains(c))
            && !(before == Some(',') && after.is_none_or(|c| !c.is_uppercase()))
            && !remark,
        right_close: after
            .is_none_or(|c| c.is_whitespace() || ".,;:!?)]}—–-…’'<*_，。！？、；：".contains(c))
            && !(apart && begins_content(behind))
            || remark,
        after_digit,
        after_feet: after_digit && follows_feet(ahead),
        before_letter: after.is_some_and(char::is_alphabetic),
        after_comma: tail == Some(Tail::Said) || goes_on && ahead.ends_with(", "),
        tail,
    }
}

/// Whether what stands right behind a mark can only begin what is quoted: `"… and so on`, `".@harbor is wrong"`, `"'Never' is
/// the word"`. Told for marks behind white space only.
pub(super) fn begins_content(after: &str) -> bool {
    let letter =
        |it: &str| it.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '#' | '$'));
    let rest = after.trim_start_matches(['.', '…', ' ']);
    let gap = after.starts_with('…') || after[..after.len() - rest.len()].matches('.').count() >= 2;
    gap && letter(rest)
        || after
            .strip_prefix(['.', '\'', '’', '‘'])
            .is_some_and(letter)
}

/// Whether the text ends in feet and a number of inches (`6'2`).
pub(super) fn follows_feet(before: &str) -> bool {
    let feet = before.trim_end_matches(|c: char| c.is_ascii_digit());
    feet.strip_suffix(['\'', '’', '′'])
        .is_some_and(|it| it.ends_with(|c: char| c.is_ascii_digit()))
}

/// Length of the piece of markup that starts here (`<a href="…">`), left in the text by some sites; 0 when it is none.
pub(super) fn markup_len(rest: &str) -> usize {
    let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return 0;
    }
    rest.char_indices()
        .skip(1)
        .take(300)
        .find(|&(_, c)| c == '>' || c == '<')
        .map_or(0, |(at, c)| if c == '>' { at } else { 0 })
}
