//! A list in groups, with the passages of the chosen row below; the rows of what differs.

use crate::diverge::Kind;
use crate::render::brief::listed;
use crate::render::outline::passages;
use crate::render::runs::flatten;
use crate::render::theme::Role;
use crate::render::wording;
use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::text::index::DivergenceId;
use crate::tui::list::{List, ListItem, ListKind, ListRow, Tab};
use crate::tui::model::Model;
use crate::tui::view::layout::{Area, Layout};
use crate::tui::view::paint::{Canvas, class_role};
use crate::tui::view::{note, quotes, rows, voices};

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
        ListKind::Notes => "Notes",
    };
    let narrowed = list.filter.text();
    let heading = match narrowed.is_empty() {
        true => format!("{title} · {}", list.total()),
        false => format!(
            "{title} · {} of {} · /{narrowed}",
            list.count(),
            list.total()
        ),
    };
    let untold = model.comparison.n_untold();
    let heading = match list.kind {
        ListKind::Differences if untold > 0 => format!("{heading} · {untold} less sure: D"),
        _ => heading,
    };
    let heading = canvas.short(&heading, width - 2);
    canvas.put(1, 0, &heading, &[Role::Heading]);
    tabs(list, width, canvas);
    let is_counted = list.kind == ListKind::Entities || list.shown() == Tab::Voices;
    if list.shown() == Tab::Voices {
        let at = width.saturating_sub(rows::COUNT * model.panes.len() + 6);
        canvas.put(at, 1, "words", &[Role::Muted]);
    }
    if is_counted {
        rows::letters(model, 1, width, canvas);
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
            ListRow::Item(it @ ListItem::Voice(_)) => {
                voices::row(model, *it, y, width, chosen, canvas);
            }
            ListRow::Item(ListItem::Note(n)) => {
                note::row(model, *n, y, width, chosen, canvas);
            }
            ListRow::Item(it) => {
                let before = at.checked_sub(1).filter(|_| n > 0);
                let before = before.and_then(|it| list.rows.get(it));
                let goes_on =
                    matches!(before, Some(ListRow::Item(one)) if quotes::goes_on(model, *one, *it));
                quotes::quote(model, *it, [y, width], [chosen, goes_on], canvas);
            }
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
    if list.count() == 0 {
        canvas.put(1, HEAD, "no row holds that", &[Role::Muted]);
    }
    if preview(layout) > 0
        && let Some(item) = list.item()
    {
        passages_of(model, layout, item, canvas);
    }
}

/// The parts and orders of the list, the one shown in brackets; where not all fit, it and those before it that do.
fn tabs(list: &List, width: usize, canvas: &mut Canvas<'_>) {
    if list.tabs.len() < 2 {
        return;
    }
    let named: Vec<String> = list
        .tabs
        .iter()
        .enumerate()
        .map(|(n, it)| match n == list.tab {
            true => format!("[{}]", it.name()),
            false => format!(" {} ", it.name()),
        })
        .collect();
    let fits = |from: usize, to: usize| {
        let taken: usize = named[from..=to].iter().map(|it| canvas.width(it)).sum();
        taken + 2 <= width
    };
    let mut from = 0;
    while from < list.tab && !fits(from, list.tab) {
        from += 1;
    }
    let mut to = list.tab;
    while to + 1 < named.len() && fits(from, to + 1) {
        to += 1;
    }
    let mut x = 0;
    for (n, name) in named.iter().enumerate().take(to + 1).skip(from) {
        let role = if n == list.tab {
            Role::Heading
        } else {
            Role::Muted
        };
        x = canvas.put(x, 1, name, &[role]);
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
    let room = at.saturating_sub(10);
    let said = words(model, id, |it| canvas.width(it) <= room);
    let said = canvas.short(&said, room);
    canvas.put(8, y, &said, &[Role::Text]);
    canvas.put(at, y, &places, &[muted]);
}

/// The sentence, so short that it fits; for what one article tells alone the beginning of it, since the heading says the rest; for what is told
/// in other words the beginning too, since the sentence names nothing.
pub(super) fn words(model: &Model, id: DivergenceId, fits: impl Fn(&str) -> bool) -> String {
    let it = &model.comparison.divergences()[id];
    let sentence = listed(&model.comparison, it, fits);
    let Some(site) = it.sites.first() else {
        return sentence;
    };
    let start = || wording::beginning(model.comparison.corpus().slice(*site), 30);
    match &it.kind {
        Kind::Only { .. } => start(),
        Kind::Reworded(_) => format!("{sentence}: {}", start()),
        _ => sentence,
    }
}

/// `A¶3,12 B¶8`.
pub(super) fn places(model: &Model, id: DivergenceId) -> String {
    let all = passages(&model.comparison, &model.comparison.divergences()[id]);
    rows::paragraphs(model, &all, " ")
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
    let room = Width {
        first: width - 4,
        rest: width - 4,
    };
    if let ListItem::Note(n) = item {
        for (text, role) in note::preview(model, n) {
            for row in wrap(&text, Span::new(0, text.len()), room) {
                if y < end {
                    canvas.put(2, y, &text[row.range()], &[role]);
                }
                y += 1;
            }
        }
    }
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
