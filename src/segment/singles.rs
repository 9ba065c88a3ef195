//! Speech between single marks (`‘We stay,’ she said`), told from apostrophes.
//!
//! Known failure: a possessive plural (`the miners’ hall`) before the end of the speech may close it early when nothing
//! later looks like an end.

use super::marks::{Quotation, between};
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::Span;

/// Fewest words between straight or right-curly single marks: fewer are terms and titles, or apostrophes astray.
const FEWEST_WORDS: usize = 4;

/// Marks looked at behind an opening one for the one that closes it.
const MOST_MARKS: usize = 16;

/// How much it takes to close.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// What may be a possessive plural closes where nothing better does.
    Any,
    /// It never does.
    Sure,
}

/// What stands between single marks in a block.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The quotations, in order.
    pub quotations: Vec<Quotation>,
    /// The mark behind them that opens what nothing in the block closes: the first where a sentence or what is said can begin.
    pub left_open: Option<Span>,
}

/// The quotations between single marks in a block, and what is left open. `text` is the whole article. Linear: what fails to
/// close is not looked at again from the same mark, and each mark is passed once per opening mark of its sentence.
#[must_use]
pub(super) fn find(text: &str, block: Span, how: Closing) -> Found {
    let marks = single_marks(text, block);
    let mut found = Found::default();
    let mut n = 0;
    while n < marks.len() {
        let (at, c) = marks[n];
        n += 1;
        if !opens(text, block, at, c) {
            continue;
        }
        let open = Span::new(at, at + c.len_utf8());
        let close = match own_closing(c) {
            Some(wanted) => marks[n..]
                .iter()
                .take(MOST_MARKS)
                .position(|it| wanted.contains(&it.1))
                .map(|it| n + it),
            None => closing(text, block, &marks, n, how),
        };
        let Some(close) = close else {
            if found.left_open.is_none() && may_run_on(text, block, open) {
                found.left_open = Some(open);
            }
            continue;
        };
        let (end, mark) = marks[close];
        if let Some(it) = between(text, open, Span::new(end, end + mark.len_utf8()))
            && words(&text[it.content.range()]) >= fewest(c, mark)
        {
            found.quotations.push(Quotation { single: true, ..it });
            // Another that closes stands behind it: that one was an apostrophe, or is nested.
            if found.left_open.is_some_and(|it| it.start() > block.start()) {
                found.left_open = None;
            }
            n = close + 1;
        }
    }
    found
}

/// Whether a block begins with a single mark that opens.
pub(super) fn begins(text: &str, block: Span) -> bool {
    let first = text[block.range()].chars().next();
    first.is_some_and(|c| matches!(c, '\'' | '‘' | '’') && opens(text, block, block.start(), c))
}

/// What stands between the single mark with which a block begins and the one that closes it.
pub(super) fn from_start(text: &str, block: Span, how: Closing) -> Option<Quotation> {
    if !begins(text, block) {
        return None;
    }
    let marks = single_marks(text, block);
    let (open, close) = (marks[0], marks[closing(text, block, &marks, 1, how)?]);
    let span = |it: (usize, char)| Span::new(it.0, it.0 + it.1.len_utf8());
    between(text, span(open), span(close))
}

/// Whether what a mark opens can run on over its paragraph: it begins the paragraph, or a sentence behind a stop, a comma or
/// a colon.
fn may_run_on(text: &str, block: Span, open: Span) -> bool {
    let before = text[block.start()..open.start()].trim_end();
    let rest = text[open.end()..block.end()].trim_start_matches(['…', '.', ' ', '“', '"']);
    before.is_empty()
        || before.ends_with(['.', '?', '!', ':', ',', '’', '\'', '”', '"'])
            && rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// The single marks and apostrophes of a block.
fn single_marks(text: &str, block: Span) -> Vec<(usize, char)> {
    text[block.range()]
        .char_indices()
        .filter(|&(_, c)| matches!(c, '\'' | '‘' | '’' | '‚' | '‹' | '›'))
        .map(|(at, c)| (block.start() + at, c))
        .collect()
}

/// The marks that close what a mark opens that is no apostrophe (`‚so‘`, `‹ainsi›`, `›so‹`).
fn own_closing(open: char) -> Option<&'static [char]> {
    match open {
        '‚' => Some(&['‘', '’']),
        '‹' => Some(&['›']),
        '›' => Some(&['‹']),
        _ => None,
    }
}

/// A pair that is set as a pair needs fewer words than marks that may be apostrophes.
fn fewest(open: char, close: char) -> usize {
    if open == '‘' && close == '’' || own_closing(open).is_some() {
        2
    } else {
        FEWEST_WORDS
    }
}

fn words(text: &str) -> usize {
    text.split(|c: char| c.is_whitespace() || c == '-')
        .filter(|it| it.contains(char::is_alphanumeric))
        .count()
}

fn opens(text: &str, block: Span, at: usize, c: char) -> bool {
    let before = text[block.start()..at].chars().next_back();
    let rest = &text[at + c.len_utf8()..block.end()];
    let word = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    before.is_none_or(|c| c.is_whitespace() || "([—–\"“".contains(c))
        && rest
            .trim_start_matches(own_closing(c).map_or(&[][..], |_| &[' ', '\u{a0}', '\u{202f}']))
            .starts_with(|c: char| c.is_alphanumeric() || c == '“' || c == '"' || c == '…')
        && (c == '‘' || !is_elided(word))
}

/// `’90s`, `’68`, `’em`
fn is_elided(word: &str) -> bool {
    let digits = word.trim_end_matches('s');
    digits.len() == 2 && digits.bytes().all(|it| it.is_ascii_digit())
        || wordlist::has(Language::English, "elided", word)
}

/// The mark that closes: the first one at the end of a word that does not look like an apostrophe, else the first that does,
/// where that is enough. None when another quotation opens first.
fn closing(
    text: &str,
    block: Span,
    marks: &[(usize, char)],
    from: usize,
    how: Closing,
) -> Option<usize> {
    let mut weak = None;
    for (n, &(at, c)) in marks.iter().enumerate().skip(from).take(MOST_MARKS) {
        let before = text[block.start()..at].chars().next_back();
        let after = text[at + c.len_utf8()..block.end()].chars().next();
        if c == '‘' {
            return weak;
        }
        if after.is_some_and(char::is_alphanumeric) || before.is_none_or(char::is_whitespace) {
            if opens(text, block, at, c) {
                return weak;
            }
            continue;
        }
        if after != Some(' ') || !is_clipped(&text[block.start()..at]) {
            return Some(n);
        }
        if how == Closing::Any {
            weak = weak.or(Some(n));
        }
    }
    weak
}

/// Whether a text ends in what an apostrophe often follows: a plural (`the miners’ hall`), a word without its last letters
/// (`goin’ home`, `ol’ man`).
fn is_clipped(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    let stem = word.strip_suffix("in").unwrap_or("");
    word.ends_with('s')
        || stem.len() >= 2 && stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        || wordlist::has(Language::English, "clipped", word)
}

#[cfg(test)]
mod tests {
    use super::{Closing, find};
    use crate::segment::tests::check_quotations;

    #[track_caller]
    fn check(marked: &str) {
        check_quotations(marked, |article| {
            let blocks = article.blocks().iter();
            let found = blocks.map(|it| find(article.text(), it.span, Closing::Any));
            found.flat_map(|it| it.quotations).collect()
        });
    }

    #[test]
    fn speech_between_single_marks() {
        check("‘{q:We don’t leave the miners’ hall,}’ she said. ‘{q:We stay.}’");
        check("'{q:We don't leave the hall,}' she said.");
        check("‘{q:He said “go” and we went,}’ she said.");
        check("‚{q:Wir bleiben hier}‘, sagte sie. ›{q:Wir gehen nie}‹. ‹ {q:Nous restons ici} ›");
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("The miners’ hall, the ’90s and rock ’n’ roll weren’t his.");
        check("Give 'em the miners' hall and the farmers' barn today.");
        check("'{q:We've been dancin' 'til the '60s came back,}' she said.");
    }
}
