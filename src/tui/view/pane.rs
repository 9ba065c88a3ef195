//! One article: its text with what is marked in it, the marks beside it, the overview at the edge.

use crate::article::BlockKind;
use crate::corpus::PassageRef;
use crate::diverge::Class;
use crate::render::runs::{Mark, flatten};
use crate::render::signs;
use crate::render::theme::Role;
use crate::render::wrap::columns;
use crate::text::Span;
use crate::text::index::{ArticleId, PassageId};
use crate::tui::layout::{Area, Column, Layout};
use crate::tui::lines::Line;
use crate::tui::model::Model;
use crate::tui::view::paint::{Canvas, class_role};
use crate::tui::view::{Shown, differing, fold};
use crate::tui::walks;

pub(super) fn draw(model: &Model, layout: &Layout, shown: &Shown, canvas: &mut Canvas<'_>) {
    let joined = walks::barred(model);
    for (row, line) in shown.lines.iter().enumerate() {
        let Some(line) = line else { continue };
        let y = layout.body.y + row;
        margin(model, &shown.column, (line, &joined), y, canvas);
        match line.folded {
            true => {
                let Column { text, width, .. } = shown.column;
                fold::row(
                    model,
                    shown.column.article,
                    line.span,
                    [text, y],
                    width,
                    canvas,
                );
            }
            false => text(model, &shown.column, line, y, canvas),
        }
    }
}

/// The overview: the strongest mark of each slice; the window is tinted, or reversed where there is no colour.
pub(super) fn ruler(
    model: &Model,
    layout: &Layout,
    shown: &Shown,
    x: usize,
    canvas: &mut Canvas<'_>,
) {
    let id = shown.column.article;
    let slices = &model.panes[id].ruler;
    for (row, class) in slices.iter().enumerate().take(layout.body.height) {
        if let Some(class) = class {
            let mark = class.mark().to_string();
            canvas.put(x, layout.body.y + row, &mark, &[class_role(*class)]);
        }
    }
    let length = model.article(id).text().len().max(1);
    if let Some(span) = shown.span() {
        let n = slices.len();
        let from = span.start() * n / length;
        let to = span.end().saturating_sub(1).max(span.start()) * n / length;
        let role = if model.settings().theme.is_colorless() {
            Role::Chosen
        } else {
            Role::DifferentTint
        };
        canvas.lay(
            Area {
                x,
                y: layout.body.y + from,
                width: 1,
                height: to + 1 - from,
            },
            role,
        );
    }
}

/// The passages that begin on a row.
pub(in crate::tui) fn beginning(
    model: &Model,
    id: ArticleId,
    line: &Line,
) -> impl Iterator<Item = PassageId> {
    let segments = model.comparison.corpus().segments(id);
    let start = line.span.start();
    let run = segments.passages_in(line.span);
    run.ids()
        .filter(move |it| segments.passages()[*it].span.start() >= start)
}

/// A bar beside the passage at the cursor and its counterparts; the class beside the first row of a passage. Where several
/// begin on one row, a check wins, else the first.
fn margin(
    model: &Model,
    column: &Column,
    (line, joined): (&Line, &[PassageRef]),
    y: usize,
    canvas: &mut Canvas<'_>,
) {
    let id = column.article;
    let run = model
        .comparison
        .corpus()
        .segments(id)
        .passages_in(line.span);
    let barred: Vec<PassageRef> = run.ids().map(|it| (id, it)).collect();
    bar(
        model,
        barred.iter().filter(|it| joined.contains(it)),
        [column.marks, y],
        canvas,
    );
    let mut classes =
        beginning(model, id, line).filter_map(|it| model.comparison.passage_class((id, it)));
    let first = classes.next();
    let check = classes.find(|it| *it == Class::Check);
    if let Some(class) = check.or(first) {
        let mark = class.mark().to_string();
        canvas.put(column.marks + 1, y, &mark, &[class_role(class)]);
    }
}

/// The bar of a row on which these passages stand that have one: a thicker one where the cursor is.
pub(super) fn bar<'a>(
    model: &Model,
    mut barred: impl Iterator<Item = &'a PassageRef>,
    [x, y]: [usize; 2],
    canvas: &mut Canvas<'_>,
) {
    let Some(first) = barred.next() else { return };
    let is_focus = *first == model.cursor || barred.any(|it| *it == model.cursor);
    let sign = if is_focus {
        signs::FOCUS
    } else {
        signs::CURSOR
    };
    canvas.put(x, y, sign, &[Role::Article(first.0.index() as u8)]);
}

fn text(model: &Model, column: &Column, line: &Line, y: usize, canvas: &mut Canvas<'_>) {
    let id = column.article;
    let article = model.article(id);
    let kind = article.blocks()[line.block].kind;
    // A text that prints its own needs no second one.
    let is_marked = article
        .slice(line.span)
        .starts_with(['*', '-', '•', '·', '–', '▪']);
    if line.first && kind == BlockKind::ListItem && !is_marked {
        canvas.put(column.text, y, signs::ITEM, &[Role::Muted]);
    }
    if kind == BlockKind::BlockQuote {
        canvas.put(column.text, y, signs::BLOCK, &[Role::Line]);
    }
    let mut marks = marks(model, id, line.span);
    if matches!(kind, BlockKind::Headline | BlockKind::Heading) {
        marks.push(Mark {
            span: line.span,
            role: Role::Heading,
        });
    }
    if id == model.focus() {
        marks.push(Mark {
            span: model.span(model.cursor),
            role: Role::CursorTint,
        });
    }
    let mut x = column.text + line.indent;
    for run in flatten(line.span, &marks) {
        x = canvas.words(x, y, article.slice(run.span), run.roles);
    }
    starts(model, column, line, y, canvas);
}

/// Where a passage begins in mid row: a bar in the colour of its mark, or the mark itself where there is no colour, in the
/// place of the blank before it. So it is seen which words a mark is about.
fn starts(model: &Model, column: &Column, line: &Line, y: usize, canvas: &mut Canvas<'_>) {
    let id = column.article;
    let text = model.article(id).text();
    for passage in beginning(model, id, line) {
        let start = model.span((id, passage)).start();
        let before = &text[line.span.start()..start];
        let class = model.comparison.passage_class((id, passage));
        let (Some(class), true) = (class, before.ends_with(' ')) else {
            continue;
        };
        let x = column.text + line.indent + columns(before) - 1;
        if model.settings().theme.is_colorless() {
            let mark = class.mark().to_string();
            canvas.put(x, y, &mark, &[class_role(class), Role::Chosen]);
        } else {
            canvas.put(x, y, signs::BEGINS, &[class_role(class)]);
        }
    }
}

/// What is marked inside a span of an article: names, words of shared quotes, words that differ.
pub(super) fn marks(model: &Model, id: ArticleId, span: Span) -> Vec<Mark> {
    let mut marks = Vec::new();
    if model.layers.entities {
        let mentions = model
            .comparison
            .corpus()
            .annotations(id)
            .mentions
            .as_slice();
        let from = mentions.partition_point(|it| it.span.end() <= span.start());
        let near = mentions[from..].iter();
        marks.extend(
            near.take_while(|it| it.span.start() < span.end())
                .map(|it| Mark {
                    span: it.span,
                    role: Role::Entity,
                }),
        );
    }
    if let Some(it) = model.kept.select.filter(|it| it.article == id) {
        let (span, role) = (it.span(), Role::Chosen);
        marks.push(Mark { span, role });
    }
    if let Some(lit) = &model.lit {
        let role = lit.role();
        marks.extend(lit.inside(id, span).map(|span| Mark { span, role }));
    }
    if model.layers.quotes {
        marks.extend(model.outline.shared_words(id, span).map(|span| Mark {
            span,
            role: Role::Quote,
        }));
    }
    let passages = model.comparison.corpus().segments(id).passages_in(span);
    for passage in passages.ids() {
        let differing = differing::words(model, (id, passage), None).into_iter();
        // What is to be checked is seen at once; all other words that differ on request.
        marks.extend(differing.filter(|it| model.layers.words || it.role == Role::CheckTint));
    }
    marks
}
