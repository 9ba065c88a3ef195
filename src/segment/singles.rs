//! Speech between single marks (`‘We stay,’ she said`), told from apostrophes.
//!
//! Known failure: a possessive plural (`the miners’ hall`) before the end of the speech may close it early when nothing
//! later looks like an end.

use super::marks::{Quotation, between};
use crate::text::Span;

/// Fewest words between straight or right-curly single marks: fewer are terms and titles, or apostrophes astray.
const FEWEST_WORDS: usize = 4;

/// Words that begin with an apostrophe.
const ELIDED: [&str; 8] = ["em", "tis", "twas", "cause", "til", "till", "n", "round"];

/// The quotations between single marks in a block, in order. `text` is the whole article. Linear: what fails to close is
/// not looked at again from the same mark, and each mark is passed once per opening mark of its sentence.
#[must_use]
pub(super) fn quotations(text: &str, block: Span) -> Vec<Quotation> {
    let inside = &text[block.range()];
    let marks: Vec<(usize, char)> = inside
        .char_indices()
        .filter(|&(_, c)| matches!(c, '\'' | '‘' | '’' | '‚' | '‹' | '›'))
        .map(|(at, c)| (block.start() + at, c))
        .collect();
    let mut found = Vec::new();
    let mut n = 0;
    while n < marks.len() {
        let (at, c) = marks[n];
        n += 1;
        if !opens(text, block, at, c) {
            continue;
        }
        let close = match own_closing(c) {
            Some(wanted) => marks[n..]
                .iter()
                .take(16)
                .position(|it| wanted.contains(&it.1))
                .map(|it| n + it),
            None => closing(text, block, &marks, n),
        };
        let Some(close) = close else {
            continue;
        };
        let (end, mark) = marks[close];
        let open = Span::new(at, at + c.len_utf8());
        if let Some(it) = between(text, open, Span::new(end, end + mark.len_utf8()))
            && words(&text[it.content.range()]) >= fewest(c, mark)
        {
            found.push(Quotation { single: true, ..it });
            n = close + 1;
        }
    }
    found
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

/// `’90s`, `’em`
fn is_elided(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || ELIDED.iter().any(|it| word.eq_ignore_ascii_case(it))
}

/// The mark that closes: the first one at the end of a word that does not look like a possessive plural, else the first
/// that does. None when another quotation opens first.
fn closing(text: &str, block: Span, marks: &[(usize, char)], from: usize) -> Option<usize> {
    let mut weak = None;
    for (n, &(at, c)) in marks.iter().enumerate().skip(from).take(16) {
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
        let plural = before == Some('s') && after == Some(' ');
        if !plural {
            return Some(n);
        }
        weak = weak.or(Some(n));
    }
    weak
}

#[cfg(test)]
mod tests {
    use super::quotations;
    use crate::segment::tests::check_quotations;

    #[track_caller]
    fn check(marked: &str) {
        check_quotations(marked, |article| {
            let blocks = article.blocks().iter();
            let found = blocks.flat_map(|it| quotations(article.text(), it.span));
            found.collect()
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
    }
}
