//! The lower part of the stack: the counterpart of the cursor passage, whole.

use crate::corpus::PassageRef;
use crate::diverge::Class;
use crate::render::runs::flatten;
use crate::render::signs;
use crate::render::theme::Role;
use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::text::index::PassageId;
use crate::tui::layout::{Area, Column};
use crate::tui::model::Model;
use crate::tui::view::paint::{Canvas, class_role};
use crate::tui::view::{pane, told, waiting};
use crate::tui::walks;

/// Passages that the beginning of one other article is shown with.
const BEGINNING: usize = 3;

pub(super) fn draw(model: &Model, area: Area, column: &Column, canvas: &mut Canvas<'_>) {
    let others = below(model);
    let room = area.width.saturating_sub(4);
    let heading = heading(model, &others);
    let heading = format!("{} ", canvas.short(heading.trim_end(), room));
    canvas.put(0, area.y, &"─".repeat(area.width), &[Role::Line]);
    let role = told::class(model).map_or(Role::Muted, class_role);
    canvas.put(2, area.y, &heading, &[role]);
    let mut y = area.y + 1;
    let end = area.y + area.height;
    if others.is_empty()
        && let Some(missing) = model.arrivals.missing()
        && !model.is_compared()
    {
        let below = Area {
            x: column.text,
            y,
            width: column.width,
            height: area.height - 1,
        };
        return waiting::draw_in(model, missing, below, canvas);
    }
    let mut rest = 0;
    for (n, passage) in others.iter().enumerate() {
        let is_begun = model.starts && n > 0 && others[n - 1].0 == passage.0;
        if n > 0 && !is_begun {
            if y < end {
                let text = format!("{} ¶{}", passage.0, paragraph(model, *passage));
                canvas.put(column.text, y, &text, &[Role::Muted]);
                y += 1;
            } else {
                rest += 1;
            }
        }
        let missing;
        (y, missing) = telling(model, *passage, column, y, end, canvas);
        rest += missing;
    }
    if rest > 0 && !model.starts {
        edge(signs::BELOW, rest, column, end - 1, canvas);
    }
}

/// How many rows there are above or below, beside the first or last one that is shown.
fn edge(arrow: char, rows: usize, column: &Column, y: usize, canvas: &mut Canvas<'_>) {
    let text = format!("{arrow}{rows}");
    canvas.put(column.text + column.width + 1, y, &text, &[Role::Heading]);
}

/// What is shown below: the tellings of the cursor passage in other articles; while all articles are shown from their
/// starts, how these begin.
fn below(model: &Model) -> Vec<PassageRef> {
    let focus = model.focus();
    if model.starts && model.is_compared() {
        let others = model.panes.ids().filter(|it| *it != focus);
        let most = if model.panes.len() == 2 { BEGINNING } else { 1 };
        let first = |it| (0..model.n_passages(it).min(most)).map(move |n| (it, PassageId::new(n)));
        return others.flat_map(first).collect();
    }
    // What the difference gone to, or told first, is about comes first: it may be outside of the match.
    let beside = walks::beside(model);
    let first = told::findings(model).into_iter().next();
    let mut all = match first.filter(|_| walks::across(model).is_empty()) {
        Some(id) => walks::ends(model, id),
        None => Vec::new(),
    };
    let is_check = |id| model.comparison.divergences()[id].kind.class() == Class::Check;
    if !first.is_some_and(is_check) {
        all.retain(|it| beside.contains(it));
    }
    for it in beside {
        if !all.contains(&it) {
            all.push(it);
        }
    }
    all
}

/// Where the words of the difference that is told of the cursor passage stand in another one.
fn told_at(model: &Model, passage: PassageRef) -> Option<Span> {
    let walked = walks::difference(model).into_iter();
    let mut all = walked.chain(told::findings(model));
    let (corpus, span) = (model.comparison.corpus(), model.span(passage));
    all.find_map(|id| {
        let mut sites = model.comparison.divergences()[id].sites.iter();
        let site = sites.find(|it| it.article == passage.0 && it.span.overlaps(span))?;
        (*site != corpus.passage_site(passage)).then_some(site.span)
    })
}

/// `B ¶8 · ! 8 · Halden closes the bridge`: where it stands, its sign and number, and which article that is.
fn heading(model: &Model, others: &[PassageRef]) -> String {
    let Some(first) = others.first() else {
        return if model.is_compared() {
            format!(" Told only in {} ", model.focus())
        } else {
            match model.unreadable() {
                Some(id) => format!(" {id} cannot be read "),
                None => " The comparison is not ready yet ".to_owned(),
            }
        };
    };
    let mut text = format!(" {} ¶{}", first.0, paragraph(model, *first));
    if model.starts && !model.members().contains(first) {
        return format!("{text} · Beginning of {} ", first.0);
    }
    if let Some(class) = told::class(model) {
        text.push_str(&format!(" · {}", class.mark()));
    }
    if let Some(id) = model
        .cursor_match()
        .filter(|_| model.members().contains(first))
    {
        text.push_str(&format!(" {}", model.outline.number(id)));
    }
    // What is said of it stands in the status row; here is who tells it.
    let title = model.article(first.0).title();
    text.push_str(&format!(" · {title} "));
    text
}

/// Draws one telling from row `y` on and returns the row behind it, and how many of its rows there was no room for.
fn telling(
    model: &Model,
    passage: PassageRef,
    column: &Column,
    mut y: usize,
    end: usize,
    canvas: &mut Canvas<'_>,
) -> (usize, usize) {
    let article = model.article(passage.0);
    let width = Width {
        first: column.width,
        rest: column.width,
    };
    let rows = wrap(article.text(), model.span(passage), width);
    let above = hidden(model, passage, &rows, end - y);
    if above > 0 {
        edge(signs::ABOVE, above, column, y, canvas);
    }
    let shown = (rows.len() - above).min(end - y);
    for row in rows.iter().copied().skip(above).take(shown) {
        let all = walks::barred(model);
        let own = all.iter().filter(|it| **it == passage);
        pane::bar(model, own, [column.marks, y], canvas);
        let mut x = column.text;
        for run in flatten(row, &pane::marks(model, passage.0, row)) {
            x = canvas.words(x, y, article.slice(run.span), run.roles);
        }
        y += 1;
    }
    (y, rows.len() - above - shown)
}

/// How many first rows of a passage are left out so that the words which the status row names are among the `room` rows that
/// are shown.
fn hidden(model: &Model, passage: PassageRef, rows: &[Span], room: usize) -> usize {
    let Some(told) = told_at(model, passage) else {
        return 0;
    };
    let holds = |it: &Span| it.overlaps(told);
    let (Some(first), Some(last)) = (rows.iter().position(holds), rows.iter().rposition(holds))
    else {
        return 0;
    };
    (last + 1).saturating_sub(room).min(first)
}

fn paragraph(model: &Model, (article, passage): PassageRef) -> usize {
    model
        .comparison
        .corpus()
        .segments(article)
        .paragraph_number(passage)
}
