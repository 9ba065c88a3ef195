//! Running heads, running feet and page numbers: what a file prints on page after page.

use super::layout::Line;
use rustc_hash::FxHashMap;

/// Fewest pages on which a line stands for it to be a running one.
const FEWEST_PAGES: usize = 3;
/// How many lines at the head and at the foot of a page are looked at.
const DEPTH: usize = 3;
/// Longest running line, in bytes.
const LONGEST: usize = 120;

/// Pages without the lines that stand at the same place of at least three of them with the same text, numbers aside.
/// n log n in the lines.
pub(super) fn without_heads(mut pages: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let edges: Vec<Vec<usize>> = pages.iter().map(|it| edges(it)).collect();
    let mut seen: FxHashMap<(String, i64), usize> = FxHashMap::default();
    for (page, edges) in pages.iter().zip(&edges) {
        let mut keys: Vec<_> = edges.iter().map(|&it| key(&page[it])).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    // A line at the border of two cells counts for the neighbor too.
    let runs = |line: &Line| {
        let (text, place) = key(line);
        let at = |place| seen.get(&(text.clone(), place)).copied().unwrap_or(0);
        at(place - 1) + at(place) + at(place + 1) >= FEWEST_PAGES
    };
    for (page, edges) in pages.iter_mut().zip(&edges) {
        let mut n = 0;
        page.retain(|line| {
            n += 1;
            !(edges.contains(&(n - 1)) && runs(line))
        });
    }
    pages
}

/// The highest and the lowest short lines of a page.
fn edges(page: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|&a, &b| page[a].y.total_cmp(&page[b].y));
    let n = order.len();
    let kept = order
        .iter()
        .enumerate()
        .filter(|it| it.0 < DEPTH || it.0 + DEPTH >= n);
    kept.map(|it| *it.1)
        .filter(|&it| page[it].text.len() <= LONGEST)
        .collect()
}

/// The text of a line with `#` for each number, and the height at which it stands, in cells of three points.
fn key(line: &Line) -> (String, i64) {
    let mut text = String::new();
    for c in line.text.chars() {
        match c.is_ascii_digit() {
            true if text.ends_with('#') => {}
            true => text.push('#'),
            false => text.push(c),
        }
    }
    // A file may place a line beyond all measure.
    (text, (line.y / 3.0).clamp(-1e9, 1e9) as i64)
}
