//! Where the letters of a page stand, to lines, columns and paragraphs.

use super::heads::without_heads;
use crate::load::plain::{ends_sentence, is_item};

/// A letter, or a few that are one glyph, as set on a page. Lengths in points; `y` grows downwards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub text: String,
    pub x: f64,
    /// Of the line on which it stands.
    pub y: f64,
    /// Where the next one would stand.
    pub end: f64,
    /// Of the type.
    pub size: f64,
    /// Whether it begins a piece of text that the file sets at once.
    pub begins: bool,
}

/// A stretch of text on one line of one column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub x: f64,
    pub y: f64,
    pub end: f64,
    pub size: f64,
}

/// Wider gaps than so many sizes of the type part columns.
const GUTTER: f64 = 1.2;
/// Narrower blocks of text, in sizes of the type, are columns of a table, which is read row by row.
const NARROWEST: f64 = 9.0;
/// Fewest lines of a column.
const FEWEST: usize = 3;
/// Most lines of a page on which columns are looked for, and most places where one may begin.
const MOST_LINES: usize = 10_000;
const MOST_STARTS: usize = 500;
/// The widest distance of lines in one paragraph, in sizes of the type: what is double-spaced.
const WIDEST_LEADING: f64 = 2.4;

/// The paragraphs of a file, each as its typeset lines: columns one after the other, without running heads and feet.
///
/// `pages` are the lines of each page, in the order of the file. n log n in the lines of a page, times its columns.
/// Known failures: a table with wide cells is read column by column; text that is set askew is read as it comes.
pub(super) fn paragraphs(pages: Vec<Vec<Line>>) -> Vec<Vec<String>> {
    let pages = without_heads(pages);
    let mut out: Vec<Vec<String>> = Vec::new();
    let mut last: Option<(Line, f64)> = None;
    for column in pages.into_iter().flat_map(columns) {
        let mut first = true;
        let width = width(&column);
        for paragraph in split(&column) {
            let goes_on = first
                && last
                    .as_ref()
                    .is_some_and(|it| runs_on(&it.0, it.1, &paragraph[0]));
            let texts = paragraph.iter().map(|it| it.text.clone());
            match out.last_mut() {
                Some(before) if goes_on => before.extend(texts),
                _ => out.push(texts.collect()),
            }
            last = paragraph.last().map(|it| (it.clone(), width));
            first = false;
        }
    }
    out
}

/// Glyphs to stretches without a gap as wide as that between columns.
pub(super) fn lines(glyphs: Vec<Glyph>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let somewhere = |it: &Glyph| it.x.is_finite() && it.y.is_finite() && it.end.is_finite();
    for glyph in glyphs.into_iter().filter(somewhere) {
        let space = glyph.text.trim().is_empty();
        match lines.last_mut() {
            Some(line) if continues(line, &glyph) => {
                let gap = glyph.x - line.end > glyph.size * 0.1;
                if glyph.begins && gap && !space && !line.text.ends_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(&glyph.text);
                line.end = line.end.max(glyph.end);
                line.size = line.size.max(glyph.size);
            }
            _ if space => {}
            _ => lines.push(Line {
                text: glyph.text,
                x: glyph.x,
                y: glyph.y,
                end: glyph.end,
                size: glyph.size,
            }),
        }
    }
    for line in &mut lines {
        line.text = line.text.trim_end().to_owned();
    }
    lines
}

fn continues(line: &Line, glyph: &Glyph) -> bool {
    let gap = glyph.x - line.end;
    (glyph.y - line.y).abs() < line.size.max(glyph.size) * 0.4
        && (-0.5 * glyph.size..GUTTER * glyph.size.max(line.size)).contains(&gap)
}

/// The columns of a page, in reading order: what runs across a gutter parts what is above it from what is below.
fn columns(mut lines: Vec<Line>) -> Vec<Vec<Line>> {
    lines.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let gutters = gutters(&lines);
    let mut columns = Vec::new();
    let mut open: Vec<Vec<Line>> = vec![Vec::new(); gutters.len() + 1];
    let mut across: Vec<Line> = Vec::new();
    for line in lines {
        if gutters.iter().any(|&it| line.x < it && line.end > it) {
            columns.extend(open.iter_mut().map(std::mem::take));
            across.push(line);
        } else {
            columns.push(std::mem::take(&mut across));
            let at = gutters.iter().filter(|&&it| it <= line.x).count();
            open[at].push(line);
        }
    }
    columns.extend(open);
    columns.push(across);
    columns.retain(|it| !it.is_empty());
    columns.into_iter().map(rows).collect()
}

/// Where the columns of a page part: places that few lines cross, with a column of text on either side.
///
/// `lines` are sorted from the top. A page with more than [`MOST_LINES`] is no page of text.
fn gutters(lines: &[Line]) -> Vec<f64> {
    let mut gutters: Vec<f64> = Vec::new();
    if lines.len() > MOST_LINES {
        return gutters;
    }
    let mut starts: Vec<f64> = lines.iter().map(|it| it.x).collect();
    starts.sort_by(f64::total_cmp);
    starts.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    starts.truncate(MOST_STARTS);
    for x in starts {
        let place = x - 0.5;
        let from = gutters.last().copied().unwrap_or(f64::MIN);
        let ends = |it: &&Line| it.end <= place && it.x >= from;
        let left: Vec<&Line> = lines.iter().filter(ends).collect();
        let right: Vec<&Line> = lines.iter().filter(|it| it.x > place).collect();
        let crossing = lines.iter().filter(|it| it.x < place && it.end > place);
        let few = crossing.count() * 4 <= left.len() + right.len();
        if few && is_text(&left) && is_text(&right) && beside(&left, &right) >= FEWEST {
            gutters.push(place);
        }
    }
    gutters
}

/// How many lines of a column have one of another at about their height.
fn beside(left: &[&Line], right: &[&Line]) -> usize {
    let has = |it: &&&Line| {
        let next = right.partition_point(|other| other.y < it.y - it.size);
        right
            .get(next)
            .is_some_and(|other| other.y < it.y + it.size)
    };
    left.iter().filter(has).count()
}

/// Whether lines are a column of running text: several, and half of them as wide as text is.
fn is_text(lines: &[&Line]) -> bool {
    let wide = lines
        .iter()
        .filter(|it| it.end - it.x >= it.size * NARROWEST);
    lines.len() >= FEWEST && wide.count() * 2 >= lines.len()
}

/// Lines of one height as one line.
fn rows(lines: Vec<Line>) -> Vec<Line> {
    let mut rows: Vec<Line> = Vec::new();
    for line in lines {
        match rows.last_mut() {
            Some(row)
                if (row.y - line.y).abs() < row.size.min(line.size) * 0.4
                    && line.x >= row.end - row.size =>
            {
                row.text.push(' ');
                row.text.push_str(&line.text);
                row.end = line.end;
            }
            _ => rows.push(line),
        }
    }
    rows
}

/// The paragraphs of a column.
fn split(column: &[Line]) -> Vec<&[Line]> {
    let left = column.iter().map(|it| it.x).fold(f64::MAX, f64::min);
    let right = left + width(column);
    let leading = leading(column);
    let mut out = Vec::new();
    let mut start = 0;
    for at in 1..column.len() {
        if is_end(&column[at - 1], &column[at], left, right, leading) {
            out.push(&column[start..at]);
            start = at;
        }
    }
    if start < column.len() {
        out.push(&column[start..]);
    }
    out
}

/// Whether a paragraph ends between two lines of a column.
fn is_end(line: &Line, next: &Line, left: f64, right: f64, leading: f64) -> bool {
    let size = line.size.max(next.size);
    let other_type = size > line.size.min(next.size) * 1.15;
    let apart = next.y - line.y > leading.min(WIDEST_LEADING * size) * 1.35;
    let indent = next.x - left;
    let indented = (0.8 * size..5.0 * size).contains(&indent) && next.x - line.x > 0.5 * size;
    let room = right - line.end;
    let word = next.text.split(' ').next().unwrap_or("").chars().count();
    // Letters are about half as wide as high.
    let fits = room > (word as f64 * 0.5 + 1.5) * size;
    let short = room > (right - left) * 0.35 && next.text.starts_with(char::is_uppercase);
    other_type
        || apart
        || indented
        || is_item(&next.text)
        || (fits && ends_sentence(&line.text))
        || short
}

/// The distance of lines inside the paragraphs of a column: one that at most a fifth of the lines fall short of, since the
/// paragraphs of a page may be of one or two lines each.
fn leading(column: &[Line]) -> f64 {
    let mut steps: Vec<f64> = column.windows(2).map(|it| it[1].y - it[0].y).collect();
    steps.sort_by(f64::total_cmp);
    steps.get(steps.len() / 5).copied().unwrap_or(f64::MAX)
}

/// How wide a column is.
fn width(column: &[Line]) -> f64 {
    let left = column.iter().map(|it| it.x).fold(f64::MAX, f64::min);
    column.iter().map(|it| it.end).fold(left, f64::max) - left
}

/// Whether a paragraph that a column of a width ends with goes on at the head of the next one.
fn runs_on(last: &Line, width: f64, next: &Line) -> bool {
    let same_type = (last.size - next.size).abs() < last.size * 0.15;
    let full = last.end - last.x > width * 0.6 || next.text.starts_with(char::is_lowercase);
    same_type && full && !ends_sentence(&last.text) && !is_item(&next.text)
}
