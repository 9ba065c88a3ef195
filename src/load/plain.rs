//! Plain text to paragraphs: blank lines, one line each, hard-wrapped, indented.

use super::furniture::byline;
use crate::lexicon::furniture::Furniture;
use crate::lexicon::wordlist::COMMON;
use crate::text::normal::fold;
use rustc_hash::FxHashSet;
use unicode_width::UnicodeWidthStr;

/// How a hyphen at the end of a wrapped line is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphens {
    /// It belongs to the word, for people who wrap text by hand or by editor do not divide words; but programs that took the text from
    /// a page do: where the word without it is a common one or stands elsewhere in the text, it divides that. Not behind a
    /// prefix and before a common word: `re-sign` must not become its opposite, and `re-port` stays so instead.
    Keep,
    /// It divides a word, unless the text has the word with its hyphen elsewhere: typeset pages.
    #[cfg_attr(
        not(feature = "pdf"),
        allow(dead_code, reason = "only PDF files are read so")
    )]
    Join,
}

/// A line with what decides whether the next one goes on with it.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    /// Without white space at its ends.
    text: &'a str,
    /// Columns of white space before it.
    indent: usize,
    /// Columns of the text.
    width: usize,
    /// How many `>` of a mail are taken off it.
    depth: usize,
}

/// Widest column at which text is taken to be wrapped by hand.
const WIDEST: usize = 120;
/// Below this, lines are verse, addresses or lists rather than wrapped text.
const NARROWEST: usize = 40;

/// Lines at the start of a text, at most, among which those stand that say who wrote it and when.
const HEAD: usize = 6;

/// The paragraphs of a text, in order, line breaks inside them as spaces; every character that is not white space is in
/// exactly one (but for hyphens that divide a word).
///
/// A blank line always ends a paragraph. Whether a line break does is decided once for the file: it is wrapped when
/// its lines keep to one width and sentences run across their ends. A byline in the head of a text is a paragraph whatever stands
/// on the next lines. Linear.
///
/// Known failures: two wrapped paragraphs without blank line or indentation between them become one when the first ends at
/// the full width; verse of long lines is joined.
pub(super) fn paragraphs(text: &str, hyphens: Hyphens) -> Vec<String> {
    let paragraphs = joined(text, &groups(text, false), hyphens);
    paragraphs.into_iter().map(|it| it.0).collect()
}

/// The paragraphs of the text of a mail as [`paragraphs`] has them, and whether each is quoted: `>` at the start of lines is taken off,
/// and lines behind more or fewer of them are other paragraphs.
pub(super) fn of_mail(text: &str, hyphens: Hyphens) -> Vec<(String, bool)> {
    let paragraphs = joined(text, &groups(text, true), hyphens);
    paragraphs
        .into_iter()
        .map(|(it, depth)| (it, depth > 0))
        .collect()
}

/// The paragraphs of the lines of a text, each with the depth of its lines.
fn joined(text: &str, groups: &[Vec<Line<'_>>], hyphens: Hyphens) -> Vec<(String, usize)> {
    let wrap = wrap_width(groups);
    let signed = bylines(groups);
    let mut lines = groups.iter().flatten();
    let words = match lines.any(|it| it.text.ends_with('-')) {
        true => text.split_whitespace().map(bare).collect(),
        false => FxHashSet::default(),
    };
    let mut out: Vec<(String, usize)> = Vec::new();
    let mut at = 0;
    for group in groups {
        let base = group.iter().map(|line| line.indent).min().unwrap_or(0);
        let numbered = group.iter().filter(|it| is_numbered(it.text)).count();
        for (n, line) in group.iter().enumerate() {
            let alone = |at: usize| signed.get(at).is_some_and(|it| *it);
            let apart = n > 0 && (alone(at - 1) || alone(at));
            at += 1;
            let goes_on = n > 0
                && !apart
                && (closes(line.text)
                    || wrap.is_some_and(|width| {
                        goes_on(group[n - 1], *line, width, base)
                            || numbered == 1 && is_torn(group[n - 1], *line, width)
                    }));
            match out.last_mut() {
                Some(last) if goes_on => append(&mut last.0, line.text, hyphens, &words),
                _ => out.push((line.text.to_owned(), line.depth)),
            }
        }
    }
    out
}

/// Whether a line opens with a mark that closes what the line before quotes: in French a space stands before it, at which lines are broken.
fn closes(line: &str) -> bool {
    let rest = line.strip_prefix(['»', '”']);
    rest.is_some_and(|it| it.is_empty() || it.starts_with([' ', ',', '.', ';', ':']))
}

/// Which of the first lines of a text are bylines: those that say so (`By Ida Roth`), and below one, or below a first line
/// that is no sentence, those of a day or an agency, unless the next line goes on with a small letter. No quoted line of a mail.
///
/// Known failure: the last line of a headline of two lines, if that is names and a day.
fn bylines(groups: &[Vec<Line<'_>>]) -> Vec<bool> {
    let lines: Vec<Line<'_>> = groups.iter().flatten().take(HEAD).copied().collect();
    let mut found = vec![false; lines.len()];
    for at in 1..lines.len() {
        let (above, line) = (lines[at - 1], lines[at]);
        let titled = at == 1 && !ends_sentence(above.text) && !above.text.ends_with(',');
        let run_on = lines.get(at + 1).is_some_and(|it| starts_small(it.text));
        let placed = (titled || found[at - 1]) && !run_on;
        found[at] =
            line.depth == 0 && byline(line.text).is_some() && (placed || says_by(line.text));
    }
    found
}

/// Whether a line opens with the words of a byline.
fn says_by(line: &str) -> bool {
    Furniture::By.behind(line).is_some() || Furniture::ByName.behind(line).is_some()
}

/// Paragraphs of which the typeset lines are known: line breaks as spaces, divided words whole. Linear.
#[cfg(feature = "pdf")]
pub(super) fn typeset(paragraphs: &[Vec<String>]) -> Vec<String> {
    let lines = paragraphs.iter().flatten();
    let words = lines
        .flat_map(|it| it.split_whitespace())
        .map(bare)
        .collect();
    let join = |lines: &Vec<String>| {
        let mut out = String::new();
        for line in lines {
            match out.is_empty() {
                true => out.push_str(line.trim()),
                false => append(&mut out, line.trim(), Hyphens::Join, &words),
            }
        }
        out
    };
    paragraphs.iter().map(join).collect()
}

/// Whether a line is an item of a list: a bullet, a dash or a number before it.
pub(super) fn is_item(line: &str) -> bool {
    without_bullet(line).len() < line.len() || is_numbered(line)
}

/// An item of a list without the bullet or dash before it; a line without one as it is.
pub(super) fn without_bullet(line: &str) -> &str {
    let behind = line.strip_prefix(['•', '◦', '▪', '●', '–', '—', '-', '*']);
    behind
        .filter(|rest| rest.starts_with([' ', '\t']))
        .map_or(line, str::trim_start)
}

/// Whether a line opens with a number of one or two digits and the stop or bracket of an item.
fn is_numbered(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && (line[digits..].starts_with(". ") || line[digits..].starts_with(") "))
}

/// Whether text ends as a sentence does, closing quotes and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']', '」', '』'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟'])
}

/// Runs of lines without a blank one between them; of a mail, which quotes lines behind `>`, runs of one depth, without these marks.
fn groups(text: &str, mail: bool) -> Vec<Vec<Line<'_>>> {
    let mut groups: Vec<Vec<Line<'_>>> = Vec::new();
    let mut open = false;
    for raw in text.lines() {
        let (raw, depth) = if mail { unquoted(raw) } else { (raw, 0) };
        let line = raw.trim();
        if line.is_empty() {
            open = false;
            continue;
        }
        let lead = &raw[..raw.len() - raw.trim_start().len()];
        let line = Line {
            text: line,
            indent: lead.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum(),
            width: width(line),
            depth,
        };
        match groups.last_mut() {
            Some(group) if open && group[0].depth == depth => group.push(line),
            _ => groups.push(vec![line]),
        }
        open = true;
    }
    groups
}

/// A line of a mail without the marks of quotation before it, each with the space behind it, and how many these are.
fn unquoted(line: &str) -> (&str, usize) {
    let (mut rest, mut depth) = (line, 0);
    while let Some(behind) = rest.trim_start().strip_prefix('>') {
        rest = behind.strip_prefix(' ').unwrap_or(behind);
        depth += 1;
    }
    (rest, depth)
}

/// Columns of a line; of a long one, a bound is enough.
fn width(line: &str) -> usize {
    if line.len() > WIDEST * 4 {
        line.len() / 2
    } else if line.is_ascii() {
        line.len()
    } else {
        line.width()
    }
}

/// The width at which the file is wrapped, if it is: nine of ten lines that have a next one keep to it, at two of five of their ends
/// a sentence runs on to the next line because there was no more room, and lines that are too wide to be wrapped are fewer.
fn wrap_width(groups: &[Vec<Line<'_>>]) -> Option<usize> {
    let pairs = || groups.iter().flat_map(|group| group.windows(2));
    let mut widths: Vec<usize> = pairs().map(|pair| pair[0].width).collect();
    widths.sort_unstable();
    let long = groups.iter().flatten().filter(|it| it.width > WIDEST);
    if long.count() > widths.len() {
        return None;
    }
    let width = *widths.get((widths.len() * 9 / 10).min(widths.len().saturating_sub(1)))?;
    let run_on = pairs()
        .filter(|pair| {
            !ends_sentence(pair[0].text)
                && (starts_small(pair[1].text) || no_room(pair[0], pair[1], width, width / 8))
        })
        .count();
    ((NARROWEST..=WIDEST).contains(&width) && run_on * 5 >= widths.len() * 2).then_some(width)
}

/// Whether, in text wrapped at `width`, `next` goes on with the paragraph of `line`.
fn goes_on(line: Line<'_>, next: Line<'_>, width: usize, base: usize) -> bool {
    let item = is_item(line.text) || line.indent > base + 1;
    if is_item(next.text) || is_rule(next.text) || is_rule(line.text) {
        return false;
    }
    if next.indent > base + 1 && next.indent > line.indent && !item {
        return false;
    }
    if starts_small(next.text) {
        return true;
    }
    let slack = if ends_sentence(line.text) {
        width / 8
    } else {
        width / 4
    };
    no_room(line, next, width, slack)
}

/// Whether a line that looks like an item only opens with the last word of a sentence, for which there was no room (`starts on October`,
/// `5. It carries`): known to be no list by its being the one such line of its group.
fn is_torn(line: Line<'_>, next: Line<'_>, width: usize) -> bool {
    let open = !ends_sentence(line.text) && !line.text.ends_with([':', ';']);
    is_numbered(next.text)
        && open
        && next.indent == line.indent
        && no_room(line, next, width, width / 8)
}

/// Whether the first word of `next` did not fit behind `line`, give or take `slack` columns.
fn no_room(line: Line<'_>, next: Line<'_>, width: usize, slack: usize) -> bool {
    let word = match next.text.split_whitespace().next() {
        Some(word) if next.text.starts_with(is_wide) => word.chars().take(1).map(|_| 2).sum(),
        Some(word) => word.width() + 1,
        None => 0,
    };
    line.width + word + slack > width
}

/// Whether it starts with a small letter or a mark that no paragraph starts with.
fn starts_small(text: &str) -> bool {
    text.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '%'))
}

/// Whether a line is drawn, not written: `-----`, `* * *`.
fn is_rule(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// Letters of scripts that are written without spaces.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// Adds a wrapped line to its paragraph.
fn append(paragraph: &mut String, line: &str, hyphens: Hyphens, words: &FxHashSet<&str>) {
    let divided = paragraph
        .strip_suffix('-')
        .is_some_and(|before| before.ends_with(char::is_alphabetic));
    if divided && starts_small(line) {
        let goes = match hyphens {
            Hyphens::Join => !is_compound(paragraph, line, words),
            Hyphens::Keep => is_known_whole(paragraph, line, words),
        };
        if goes {
            paragraph.pop();
        }
    } else if !(paragraph.ends_with(is_wide) && line.starts_with(is_wide)) {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// Whether the word around the line end has its hyphen elsewhere in the text, and not the whole word without it.
fn is_compound(before: &str, line: &str, words: &FxHashSet<&str>) -> bool {
    around_end(before, line).is_some_and(|it| {
        words.contains(it.divided().as_str()) && !words.contains(it.whole().as_str())
    })
}

/// Whether the word around the line end is a word without its hyphen, has not got that elsewhere in the text, and is no common word
/// behind a prefix.
fn is_known_whole(before: &str, line: &str, words: &FxHashSet<&str>) -> bool {
    around_end(before, line).is_some_and(|it| {
        let whole = it.whole();
        !words.contains(it.divided().as_str())
            && (words.contains(whole.as_str()) || COMMON.contains(&fold(&whole)))
            && !it.is_prefixed()
    })
}

/// Most bytes of a word that is looked up; longer ones are in no list, and a paragraph may be one word.
const LONGEST_WORD: usize = 64;

/// The word around a line end.
#[derive(Debug, Clone, Copy)]
struct Around<'a> {
    /// Before the hyphen at the end of the line.
    head: &'a str,
    /// On the next line.
    tail: &'a str,
}

impl Around<'_> {
    /// With its hyphen.
    fn divided(self) -> String {
        format!("{}-{}", self.head, self.tail)
    }

    /// Without it.
    fn whole(self) -> String {
        format!("{}{}", self.head, self.tail)
    }

    /// Whether it is a prefix and a common word, in one of its forms: what it is without its hyphen may mean something else.
    fn is_prefixed(self) -> bool {
        let tail = fold(self.tail);
        Furniture::Prefix.has(&self.head.to_lowercase())
            && (COMMON.contains(&tail) || COMMON.contains(&format!("{tail}s")))
    }
}

/// The word around a line end, behind the hyphen there; nothing where it is longer than [`LONGEST_WORD`]. Its cost does not depend
/// on how long the paragraph is.
fn around_end<'a>(before: &'a str, line: &'a str) -> Option<Around<'a>> {
    let before = before.strip_suffix('-')?;
    let near = before.len().saturating_sub(LONGEST_WORD);
    let near = &before[before.ceil_char_boundary(near)..];
    let head = near.rsplit(char::is_whitespace).next().unwrap_or(near);
    if head.len() == near.len() && near.len() < before.len() {
        return None;
    }
    let tail = bare(line.split_whitespace().next().unwrap_or(line));
    let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
    if head.len() + tail.len() > LONGEST_WORD {
        return None;
    }
    Some(Around { head, tail })
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests;
