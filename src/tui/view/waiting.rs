//! The column of an article that is not there: what is done about it, or why it cannot be read and what to do.

use crate::render::theme::Role;
use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::text::index::ArticleId;
use crate::tui::arrival::Arrival;
use crate::tui::layout::{Area, Column, Layout};
use crate::tui::model::Model;
use crate::tui::view::paint::{Canvas, Piece, piece};

/// Rows left free above.
const TOP: usize = 2;

pub(super) fn draw(model: &Model, layout: &Layout, column: &Column, canvas: &mut Canvas<'_>) {
    let area = Area {
        x: column.text,
        width: column.width,
        ..layout.body
    };
    draw_in(model, column.article, area, canvas);
}

/// The same in any place.
pub(super) fn draw_in(model: &Model, article: ArticleId, area: Area, canvas: &mut Canvas<'_>) {
    let failed = matches!(model.arrivals.of(article), Arrival::Failed { .. });
    let mut rows: Vec<(String, Role)> = Vec::new();
    let said = model.arrivals.rows(article, area.width);
    for (n, text) in said.into_iter().enumerate() {
        let role = if failed && n == 0 {
            Role::Check
        } else {
            Role::Text
        };
        let parts = wrapped(&text, area.width).into_iter();
        rows.extend(parts.map(|it| (it, role)));
    }
    if failed {
        let keys = &model.settings().keys;
        if let Some(key) = keys.first("reload") {
            rows.push((format!("{key}  reads it again"), Role::Muted));
        }
    }
    let top = TOP.min(area.height.saturating_sub(rows.len()));
    for (n, (text, role)) in rows.iter().take(area.height).enumerate() {
        canvas.put(area.x, area.y + top + n, text, &[*role]);
    }
}

/// What the status row says while nothing is compared.
pub(super) fn status(model: &Model) -> Vec<Piece> {
    if let Some(id) = model.unreadable() {
        let what = match model.arrivals.of(id) {
            Arrival::Failed { what, .. } => what.as_str(),
            _ => "",
        };
        return vec![piece("! ", Role::Check), piece(what, Role::Status)];
    }
    let readable = model.n_passages(model.focus()) > 0;
    let rest = match (readable, model.arrivals.is_reading()) {
        (false, _) => "q stops",
        (true, true) => "you can read now, matches appear when all is read",
        (true, false) => "you can read now, matches appear when it is done",
    };
    let text = match model.arrivals.progress() {
        Some(doing) => format!("{doing} · {rest}"),
        None if model.arrivals.is_reading() => format!("reading: {rest}"),
        None => format!("comparing: {rest}"),
    };
    vec![piece(text, Role::Status)]
}

/// What stands in its heading instead of a title.
pub(super) fn heading(arrival: &Arrival) -> Option<&'static str> {
    match arrival {
        Arrival::Here => None,
        Arrival::Reading(_) => Some("(being read)"),
        Arrival::Failed { .. } => Some("(not readable)"),
    }
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    if text.is_empty() {
        return vec![String::new()];
    }
    let fit = Width {
        first: width,
        rest: width,
    };
    let rows = wrap(text, Span::new(0, text.len()), fit);
    rows.iter().map(|it| text[it.range()].to_owned()).collect()
}
