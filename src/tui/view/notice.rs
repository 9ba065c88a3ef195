//! What is said over the articles when they share nothing, until the next key.

use crate::align::SharedKind;
use crate::render::theme::Role;
use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::text::index::ArticleId;
use crate::tui::layout::{Area, Layout};
use crate::tui::model::Model;
use crate::tui::view::paint::Canvas;

/// Columns of the words.
const WIDEST: usize = 58;
/// Names in both articles that are told by name.
const NAMED: usize = 3;

pub(super) fn draw(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let room = layout.whole.width.saturating_sub(6).min(WIDEST);
    let rows = rows(model, room);
    let height = (rows.len() + 2).min(layout.body.height);
    let area = Area {
        x: (layout.whole.width - room - 4) / 2,
        y: layout.body.y + (layout.body.height - height) / 2,
        width: room + 4,
        height,
    };
    canvas.clear(area);
    frame(area, canvas);
    for (n, row) in rows.iter().take(height.saturating_sub(2)).enumerate() {
        let role = if n == 0 { Role::Heading } else { Role::Text };
        canvas.put(area.x + 2, area.y + 1 + n, row, &[role]);
    }
}

/// A frame of single lines at the edge of an area.
pub(super) fn frame(area: Area, canvas: &mut Canvas<'_>) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let line = "─".repeat(area.width - 2);
    let bottom = area.y + area.height - 1;
    canvas.put(area.x, area.y, &format!("┌{line}┐"), &[Role::Line]);
    canvas.put(area.x, bottom, &format!("└{line}┘"), &[Role::Line]);
    for y in area.y + 1..bottom {
        canvas.put(area.x, y, "│", &[Role::Line]);
        canvas.put(area.x + area.width - 1, y, "│", &[Role::Line]);
    }
}

fn rows(model: &Model, width: usize) -> Vec<String> {
    let keys = &model.settings().keys;
    let key = |command: &str, what: &str| match keys.first(command) {
        Some(key) => format!("{key}  {what}"),
        None => what.to_owned(),
    };
    let said = [
        match model.panes.len() {
            2 => "These two texts share no passage.".to_owned(),
            n => format!("These {n} texts share no passage."),
        },
        String::new(),
        in_common(model),
        "Perhaps they are about different events.".to_owned(),
        String::new(),
        "You can still read and search them side by side.".to_owned(),
        String::new(),
        key("list.diffs", "everything, as told only here"),
        key("list.entities", "the names that each text uses"),
        key(
            "follow.relink",
            "keeps them side by side as you scrolled them",
        ),
    ];
    let fit = Width {
        first: width,
        rest: width,
    };
    let mut rows = Vec::new();
    for text in said {
        if text.is_empty() {
            rows.push(text);
            continue;
        }
        let spans = wrap(&text, Span::new(0, text.len()), fit);
        rows.extend(spans.iter().map(|it| text[it.range()].to_owned()));
    }
    rows
}

/// How much was compared: names and quotes that more than one article has.
fn in_common(model: &Model) -> String {
    let entities = model.comparison.corpus().entities().iter();
    let names: Vec<&str> = entities
        .filter(|it| {
            let first: Option<ArticleId> = it.mentions.first().map(|it| it.0);
            it.mentions.iter().any(|it| Some(it.0) != first)
        })
        .map(|it| it.name.as_str())
        .collect();
    let mut told = names[..names.len().min(NAMED)].join(", ");
    if names.len() > NAMED {
        told.push_str(", …");
    }
    let told = match names.is_empty() {
        true => String::new(),
        false => format!(" ({told})"),
    };
    let quotes = model.comparison.alignment().shared_quotes().iter();
    let quotes = quotes.filter(|it| it.kind != SharedKind::Paraphrased);
    let n = names.len();
    format!(
        "Names in common: {n}{told}. Quotes in common: {}.",
        quotes.count()
    )
}
