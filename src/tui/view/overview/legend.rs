//! What the signs of the overview mean, in a few rows below it.

use crate::diverge::Class;
use crate::render::signs::Sign;
use crate::render::theme::Role;
use crate::render::wrap::columns;
use crate::tui::layout::Layout;
use crate::tui::overview::Overview;
use crate::tui::view::paint::Canvas;

/// Rows of the screen from which there is a legend.
const LEGEND_FROM: usize = 22;

/// Draws it above the status row.
pub(super) fn draw(layout: &Layout, overview: &Overview, canvas: &mut Canvas<'_>) {
    let rows = rows(layout, overview);
    let y = layout.status - rows.len().min(layout.status);
    for (n, text) in rows.iter().enumerate() {
        canvas.put(1, y + n, text, &[Role::Muted]);
    }
}

/// The rows of the legend: as many of its parts beside each other as there is room for.
pub(super) fn rows(layout: &Layout, overview: &Overview) -> Vec<String> {
    if layout.status < LEGEND_FROM {
        return Vec::new();
    }
    let classes = [
        Class::Same,
        Class::Told,
        Class::Different,
        Class::Check,
        Class::Only,
        Class::Near,
    ];
    let classes = classes.map(Sign::Mark);
    // Of `to check: facts or quotes differ` the first words.
    let first = |it: Sign| it.short().split([':', ',']).next().unwrap_or_default();
    let marks = classes.map(|it| format!("{} {}", it.glyph(), first(it)));
    let mut parts = vec!["· same order".to_owned()];
    parts.extend(marks);
    let others: Vec<String> = overview.others.iter().map(ToString::to_string).collect();
    match &others[..] {
        [] => {}
        [it] => parts.push(format!("{it} told in {it} instead")),
        all => parts.push(format!("{} told there instead", all.join(" "))),
    }
    let mut rows: Vec<String> = Vec::new();
    for part in parts {
        match rows.last_mut() {
            Some(row) if columns(row) + columns(&part) + 5 <= layout.whole.width => {
                row.push_str("   ");
                row.push_str(&part);
            }
            _ => rows.push(part),
        }
    }
    rows
}
