//! A list in groups, with the passages of the chosen row below; the rows of what differs.

use crate::diverge::Kind;
use crate::render::outline::passages;
use crate::render::runs::flatten;
use crate::render::theme::Role;
use crate::render::wording;
use crate::render::wrap::{Width, wrap};
use crate::text::index::DivergenceId;
use crate::tui::list::{List, ListItem, ListKind, ListRow};
use crate::tui::model::Model;
use crate::tui::view::layout::{Area, Layout};
use crate::tui::view::paint::{Canvas, class_role};
use crate::tui::view::rows;

/// Rows of the heading and the blank row below it.
const HEAD: usize = 2;
/// From this many rows of a list the chosen row's passages are shown below it.
const PREVIEW_FROM: usize = 14;

/// Rows of the list that are shown.
pub(in crate::tui) fn height(layout: &Layout) -> usize {
    let rows = layout.status.saturating_sub(HEAD);
    rows - preview(layout)
}

/// Position of the list row at a row of the screen.
pub(in crate::tui) fn row_at(list: &List, layout: &Layout, y: usize) -> Option<usize> {
    let row = y.checked_sub(HEAD).filter(|it| *it < height(layout))?;
    (list.top + row < list.rows.len()).then_some(list.top + row)
}

pub(super) fn draw(model: &Model, layout: &Layout, list: &List, canvas: &mut Canvas<'_>) {
    let width = layout.whole.width;
    let title = match list.kind {
        ListKind::Differences => "What differs",
        ListKind::Entities => "People, places, organizations",
        ListKind::Quotes => "Who said what",
    };
    let heading = format!("{title} · {}", list.count());
    canvas.put(1, 0, &heading, &[Role::Heading]);
    if list.kind == ListKind::Entities {
        rows::letters(model, 0, width, canvas);
    }
    let shown = list.rows.iter().enumerate().skip(list.top);
    for (n, (at, row)) in shown.take(height(layout)).enumerate() {
        let y = HEAD + n;
        let chosen = at == list.chosen;
        match row {
            ListRow::Heading(name, count) => {
                canvas.put(1, y, &format!("{name} {count}"), &[Role::Heading]);
            }
            ListRow::Item(ListItem::Difference(id)) => item(model, *id, y, width, chosen, canvas),
            ListRow::Item(ListItem::Entity(id)) => {
                rows::entity(model, *id, y, width, chosen, canvas);
            }
            ListRow::Item(it) => rows::quote(model, *it, y, width, chosen, canvas),
        }
        if chosen {
            let row = Area {
                x: 1,
                y,
                width: width - 2,
                height: 1,
            };
            canvas.lay(row, Role::Chosen);
        }
    }
    if preview(layout) > 0
        && let Some(item) = list.item()
    {
        passages_of(model, layout, item, canvas);
    }
}

fn item(
    model: &Model,
    id: DivergenceId,
    y: usize,
    width: usize,
    chosen: bool,
    canvas: &mut Canvas<'_>,
) {
    let it = &model.comparison.divergences()[id];
    let class = it.kind.class();
    // One colour in the chosen row, so that its reverse is one bar.
    let [role, muted] = match chosen {
        true => [Role::Text, Role::Text],
        false => [class_role(class), Role::Muted],
    };
    canvas.put(2, y, &class.mark().to_string(), &[role]);
    if let Some(id) = it.matched {
        let number = model.outline.number(id).to_string();
        canvas.put(4, y, &number, &[role]);
    }
    let places = places(model, id);
    let taken = canvas.width(&places) + 2;
    let at = width.saturating_sub(taken);
    let said = canvas.short(&words(model, id), at.saturating_sub(10));
    canvas.put(8, y, &said, &[Role::Text]);
    canvas.put(at, y, &places, &[muted]);
}

/// The sentence; for what one article tells alone the beginning of it, since the heading says the rest; for what is told
/// in other words the beginning too, since the sentence names nothing.
pub(super) fn words(model: &Model, id: DivergenceId) -> String {
    let it = &model.comparison.divergences()[id];
    let sentence = wording::sentence(&model.comparison, it);
    let Some(site) = it.sites.first() else {
        return sentence;
    };
    let start = || wording::beginning(model.comparison.corpus().slice(*site), 30);
    match &it.kind {
        Kind::Only => start(),
        Kind::Reworded(_) => format!("{sentence}: {}", start()),
        _ => sentence,
    }
}

/// `A¶12 B¶8`.
fn places(model: &Model, id: DivergenceId) -> String {
    let corpus = model.comparison.corpus();
    let all = passages(&model.comparison, &model.comparison.divergences()[id]);
    let mut parts: Vec<String> = all
        .into_iter()
        .map(|(article, passage)| {
            let n = corpus.segments(article).paragraph_number(passage);
            format!("{article}¶{n}")
        })
        .collect();
    parts.dedup();
    parts.truncate(4);
    parts.join(" ")
}

/// Rows below the list for the passages of the chosen row.
fn preview(layout: &Layout) -> usize {
    let rows = layout.status.saturating_sub(HEAD);
    if rows < PREVIEW_FROM { 0 } else { rows / 3 }
}

/// The passages of the chosen row, each with the letter of its article.
fn passages_of(model: &Model, layout: &Layout, item: ListItem, canvas: &mut Canvas<'_>) {
    let width = layout.whole.width;
    let end = layout.status;
    let mut y = end - preview(layout);
    canvas.put(1, y, &"─".repeat(width - 2), &[Role::Line]);
    y += 1;
    for told in rows::told(model, item) {
        let text = model.article(told.article).text();
        let most = Width {
            first: width - 6,
            rest: width - 6,
        };
        let all = wrap(text, told.span, most).into_iter();
        for (n, row) in all.take(told.rows).enumerate() {
            if y >= end {
                return;
            }
            if n == 0 {
                let own = Role::Article(told.article.index() as u8);
                canvas.put(2, y, &told.article.to_string(), &[own, Role::Heading]);
            }
            let mut x = 4;
            for run in flatten(row, &told.marks) {
                x = canvas.words(x, y, &text[run.span.range()], run.roles);
            }
            y += 1;
        }
    }
}
