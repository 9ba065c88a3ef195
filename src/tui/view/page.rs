//! A page of named facts over the articles: what is explained, what is told of the program.

use crate::render::theme::Role;
use crate::render::wrap::{Width, columns, wrap};
use crate::text::Span;
use crate::tui::layout::Layout;
use crate::tui::model::{Model, Overlay, Page};
use crate::tui::view::paint::{Canvas, PanelRow, piece};

/// Columns for the name of a fact at most.
const NAMES: usize = 18;
/// The first row below the title.
const FIRST_ROW: usize = 2;

/// How far it can be scrolled.
pub(in crate::tui) fn most_scroll(model: &Model, layout: &Layout) -> usize {
    let Some(Overlay::Page(page)) = &model.overlay else {
        return 0;
    };
    let rows = rows(page, layout.whole.width).len();
    rows.saturating_sub(layout.status.saturating_sub(FIRST_ROW))
}

pub(super) fn draw(page: &Page, layout: &Layout, canvas: &mut Canvas<'_>) {
    let width = layout.whole.width;
    let title = canvas.short(&page.title, width - 2);
    canvas.put(1, 0, &title, &[Role::Heading]);
    let visible = layout.status.saturating_sub(FIRST_ROW);
    let rows = rows(page, width);
    for (n, row) in rows.iter().skip(page.scroll).take(visible).enumerate() {
        canvas.row(1, FIRST_ROW + n, row, width - 2);
    }
}

fn rows(page: &Page, width: usize) -> Vec<PanelRow> {
    let longest = page.rows.iter().map(|it| columns(&it.0)).max().unwrap_or(0);
    let names = (longest + 2).min(NAMES);
    let room = width.saturating_sub(names + 3).max(2);
    let fit = Width {
        first: room,
        rest: room,
    };
    let mut rows: Vec<PanelRow> = Vec::new();
    for (name, text) in &page.rows {
        let mut name = format!("{name:<names$}");
        let spans = wrap(text, Span::new(0, text.len()), fit);
        if spans.is_empty() {
            rows.push(Vec::new());
        }
        for span in spans {
            let words = text[span.range()].to_owned();
            rows.push(vec![piece(name, Role::Muted), piece(words, Role::Text)]);
            name = " ".repeat(names);
        }
    }
    rows
}
