//! `view`: the model as cells.

pub(in crate::tui) mod about;
mod bands;
mod below;
mod clauses;
pub(in crate::tui) mod compare;
mod differing;
pub(in crate::tui) mod figures;
pub(in crate::tui) mod finder;
pub(in crate::tui) mod fold;
pub(in crate::tui) mod header;
pub(in crate::tui) mod help;
mod hints;
pub(in crate::tui) mod list;
pub(in crate::tui) mod menu;
pub(in crate::tui) mod note;
mod notice;
pub(in crate::tui) mod overview;
pub(in crate::tui) mod page;
mod paint;
pub(in crate::tui) mod pane;
pub(in crate::tui) mod quotes;
mod rail;
mod rows;
pub(in crate::tui) mod rowtext;
mod side;
mod stack;
pub(in crate::tui) mod status;
pub(in crate::tui) mod tall;
mod telling;
pub(in crate::tui) mod told;
mod voices;
mod waiting;

use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::tui::arrival::Arrival;
use crate::tui::layout::{Column, Kind, LEAST, Layout};
use crate::tui::lines::Line;
use crate::tui::model::{Model, Overlay};
use paint::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// One article with the rows of its window.
struct Shown {
    column: Column,
    lines: Vec<Option<Line>>,
}

impl Shown {
    /// The bytes from the first to the last row shown.
    fn span(&self) -> Option<Span> {
        let mut lines = self.lines.iter().flatten();
        let first = lines.next()?;
        Some(first.span.cover(lines.last().unwrap_or(first).span))
    }
}

/// Draws the model into the buffer. Writes no state; the work is bounded by the cells.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) {
    let layout = model.layout();
    let settings = model.settings();
    let mut canvas = Canvas::new(buffer, area, &settings.theme, settings.ascii);
    canvas.clear(layout.whole);
    if layout.kind == Kind::TooSmall {
        return too_small(model, &layout, &mut canvas);
    }
    match &model.overlay {
        Some(Overlay::List(it)) => list::draw(model, &layout, it, &mut canvas),
        Some(Overlay::Compare { .. }) if layout.panel.is_none() => {
            compare::draw(model, &layout, layout.whole, &mut canvas);
        }
        Some(Overlay::Help(_)) => help::draw(model, &layout, &mut canvas),
        Some(Overlay::Overview(_)) => overview::draw(model, &layout, &mut canvas),
        Some(Overlay::Page(it)) => page::draw(it, &layout, &mut canvas),
        Some(Overlay::About { .. }) => about::draw(model, &layout, &mut canvas),
        _ => articles(model, &layout, &mut canvas),
    }
    finder::draw(model, &layout, &mut canvas);
    menu::draw(model, &mut canvas);
    note::draw(model, &layout, &mut canvas);
    status::draw(model, &layout, &mut canvas);
    for y in [0, layout.status] {
        canvas.band(y);
    }
}

fn articles(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let height = layout.body.height;
    let columns: Vec<Shown> = layout
        .columns
        .iter()
        .map(|column| {
            let pane = &model.panes[column.article];
            let article = model.article(column.article);
            Shown {
                column: *column,
                lines: match layout.kind {
                    Kind::Rows => Vec::new(),
                    _ => pane.lines.shown(article, pane.top, height).collect(),
                },
            }
        })
        .collect();
    header::draw(model, layout, &columns, canvas);
    if layout.kind == Kind::Rows {
        bands::draw(model, layout, canvas);
    }
    for shown in &columns {
        match model.arrivals.of(shown.column.article) {
            Arrival::Here => pane::draw(model, layout, shown, canvas),
            _ => waiting::draw(model, layout, &shown.column, canvas),
        }
    }
    for (x, article) in &layout.rulers {
        if let Some(shown) = columns.iter().find(|it| it.column.article == *article) {
            pane::ruler(model, layout, shown, *x, canvas);
        }
    }
    if layout.kind != Kind::Rows {
        rail::draw(model, layout, &columns, canvas);
    }
    if let Some(below) = layout.below {
        stack::draw(model, below, &columns[0].column, canvas);
    }
    if let Some(area) = layout.side {
        side::draw(model, area, canvas);
    }
    if let Some(panel) = layout.panel {
        compare::draw(model, layout, panel, canvas);
    }
    if model.notice {
        notice::draw(model, layout, canvas);
    }
    fold::menu(model, layout, canvas);
}

fn too_small(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let size = model.size();
    let text = format!(
        "parallax needs {} columns and {} rows (now {} × {}); q quits",
        LEAST.width, LEAST.height, size.width, size.height
    );
    let text = text.replace('×', if model.settings().ascii { "x" } else { "×" });
    let fit = Width {
        first: layout.whole.width.max(1),
        rest: layout.whole.width.max(1),
    };
    let rows = wrap(&text, Span::new(0, text.len()), fit);
    let top = layout.whole.height.saturating_sub(rows.len()) / 2;
    for (n, row) in rows.iter().take(layout.whole.height).enumerate() {
        canvas.put(0, top + n, &text[row.range()], &[]);
    }
}
