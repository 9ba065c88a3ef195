//! The first row: letter, title and place of every article shown.

use crate::render::signs::{PARAGRAPH, Sign};
use crate::render::theme::Role;
use crate::text::index::ArticleId;
use crate::tui::layout::{Column, Kind, Layout};
use crate::tui::model::Model;
use crate::tui::view::paint::Canvas;
use crate::tui::view::{Shown, waiting};
use crate::tui::walks;

/// Columns of an article's letter.
const LETTER: usize = 3;

pub(super) fn draw(model: &Model, layout: &Layout, columns: &[Shown], canvas: &mut Canvas<'_>) {
    let mut last_room = 0;
    if let Some(text) = carousel(model, layout) {
        let width = canvas.width(&text);
        let x = layout.whole.width.saturating_sub(width + 1);
        canvas.put(x, 0, &text, &[Role::Muted]);
        last_room = width + 2;
    }
    let n = columns.len();
    for (i, shown) in columns.iter().enumerate() {
        let column = shown.column;
        let end = column.text + column.width;
        let taken = if i + 1 == n {
            (end + last_room).saturating_sub(layout.whole.width)
        } else {
            0
        };
        let room = column.width.saturating_sub(taken);
        one(model, layout, shown, room, canvas);
    }
}

fn one(model: &Model, layout: &Layout, shown: &Shown, room: usize, canvas: &mut Canvas<'_>) {
    let column = shown.column;
    let id = column.article;
    let own = Role::Article(id.index() as u8);
    let tabs = tabs(model, layout, column);
    let mut at = column.text - LETTER;
    for it in &tabs {
        let own = Role::Article(it.index() as u8);
        let roles = [own, Role::Heading, Role::Chosen];
        let roles = &roles[..if *it == model.focus() { 3 } else { 2 }];
        // Brackets where the letters of several stand side by side: which one is read must not hang on colours.
        let letter = match *it == model.focus() && tabs.len() > 1 {
            true => format!("[{it}]"),
            false => format!(" {it} "),
        };
        at = canvas.put(at, 0, &letter, roles);
    }
    // So that a reversed letter does not touch the title; that does not move when another column is read.
    at += usize::from(tabs.len() == 1 || tabs.last() == Some(&model.focus()));
    let taken = at - column.text;
    let room = room.saturating_sub(taken);
    let free = match model.panes[id].free {
        true => format!("{} ", Sign::Free.glyph()),
        false => String::new(),
    };
    let hides = layout.kind == Kind::Stack && tabs.len() < model.panes.len();
    let others = match hides {
        true => format!("{} of {} · ", id.index() + 1, model.panes.len()),
        false => String::new(),
    };
    let n = model.article(id).blocks().len();
    let place = match paragraph(model, shown) {
        0 => format!("{others}{free}{n} {PARAGRAPH}"),
        at => format!("{others}{free}{PARAGRAPH}{at}/{n}"),
    };
    let width = canvas.width(&place);
    let arrival = model.arrivals.of(id);
    if let Some(heading) = waiting::heading(arrival) {
        let text = canvas.short(heading, room);
        canvas.put(at, 0, &text, &[own, Role::Heading]);
        return;
    }
    let title = canvas.short(name(model, id), room.saturating_sub(width + 1));
    canvas.put(at, 0, &title, &[own, Role::Heading]);
    let x = at + room.saturating_sub(width);
    canvas.put(x, 0, &place, &[Role::Muted]);
}

/// What an article is called: its label, else its title.
pub(super) fn name(model: &Model, id: ArticleId) -> &str {
    let article = model.article(id);
    article.meta().label.as_deref().unwrap_or(article.title())
}

/// The paragraph at the cursor, of its counterpart, or the first one shown.
fn paragraph(model: &Model, shown: &Shown) -> usize {
    let id = shown.column.article;
    let segments = model.comparison.corpus().segments(id);
    if id == model.focus() {
        return match segments.passages().get(model.cursor.1) {
            Some(it) => it.block.index() + 1,
            None => 0,
        };
    }
    let span = shown.span();
    let beside = walks::beside(model);
    let visible = beside.iter().find(|it| {
        it.0 == id
            && !model.starts
            && (model.is_rows()
                || span.is_some_and(|span| span.contains_offset(model.span(**it).start())))
    });
    match visible {
        Some(it) => segments.paragraph_number(it.1),
        None => {
            let first = shown.lines.iter().flatten().next();
            first.map_or(0, |it| it.block.index() + 1)
        }
    }
}

/// The letters before the title: of the article itself; in the stack, which shows one article, of all of them in their
/// order, as far as they leave room for the title.
fn tabs(model: &Model, layout: &Layout, column: Column) -> Vec<ArticleId> {
    let all = model.panes.ids();
    if layout.kind == Kind::Stack && all.len() * LETTER <= column.width / 2 {
        return all.collect();
    }
    vec![column.article]
}

/// The article whose letter, or title, stands at a column of the first row.
pub(in crate::tui) fn article_at(model: &Model, layout: &Layout, x: usize) -> Option<ArticleId> {
    let column = layout.column_at(x)?;
    let tabs = tabs(model, layout, *column);
    let from = column.text - LETTER;
    let tab = x.checked_sub(from).and_then(|it| tabs.get(it / LETTER));
    Some(tab.copied().unwrap_or(match tabs.len() {
        1 => column.article,
        _ => model.focus(),
    }))
}

/// Which of the articles are shown, when not all are: `1-3 of 4`, `1,3-4 of 4`.
fn carousel(model: &Model, layout: &Layout) -> Option<String> {
    if !layout.carousel {
        return None;
    }
    let mut shown: Vec<usize> = layout
        .columns
        .iter()
        .map(|it| it.article.index() + 1)
        .collect();
    shown.sort_unstable();
    let parts: Vec<String> = shown
        .chunk_by(|a, b| a + 1 == *b)
        .map(|run| match run {
            [one] => one.to_string(),
            _ => format!("{}-{}", run[0], run[run.len() - 1]),
        })
        .collect();
    Some(format!("{} of {}", parts.join(","), model.panes.len()))
}
