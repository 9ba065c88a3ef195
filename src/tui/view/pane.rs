//! One article: its text with what is marked in it, the marks beside it, the overview at the edge.

use crate::article::BlockKind;
use crate::corpus::PassageRef;
use crate::diverge::Kind;
use crate::render::contrast;
use crate::render::runs::{Mark, flatten};
use crate::render::theme::Role;
use crate::text::Span;
use crate::text::index::{ArticleId, PassageId};
use crate::tui::lines::Line;
use crate::tui::model::Model;
use crate::tui::view::layout::{Area, Column, Layout};
use crate::tui::view::paint::{Canvas, class_role};
use crate::tui::view::{Shown, fold};

pub(super) fn draw(model: &Model, layout: &Layout, shown: &Shown, canvas: &mut Canvas<'_>) {
    for (row, line) in shown.lines.iter().enumerate() {
        let Some(line) = line else { continue };
        let y = layout.body.y + row;
        margin(model, &shown.column, line, y, canvas);
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

/// `▌` beside the passage at the cursor and its counterparts; the class beside the first row of a passage, the strongest
/// where several begin on one row.
fn margin(model: &Model, column: &Column, line: &Line, y: usize, canvas: &mut Canvas<'_>) {
    let id = column.article;
    let run = model
        .comparison
        .corpus()
        .segments(id)
        .passages_in(line.span);
    if run.ids().any(|it| is_current(model, (id, it))) {
        let own = Role::Article(id.index() as u8);
        canvas.put(column.marks, y, "▌", &[own]);
    }
    let class = beginning(model, id, line)
        .filter_map(|it| model.comparison.passage_class((id, it)))
        .max();
    if let Some(class) = class {
        let mark = class.mark().to_string();
        canvas.put(column.marks + 1, y, &mark, &[class_role(class)]);
    }
}

fn is_current(model: &Model, passage: PassageRef) -> bool {
    passage == model.cursor || model.members().contains(&passage)
}

fn text(model: &Model, column: &Column, line: &Line, y: usize, canvas: &mut Canvas<'_>) {
    let id = column.article;
    let article = model.article(id);
    let kind = article.blocks()[line.block].kind;
    if line.first && kind == BlockKind::ListItem {
        canvas.put(column.text, y, "·", &[Role::Muted]);
    }
    if kind == BlockKind::BlockQuote {
        canvas.put(column.text, y, "│", &[Role::Line]);
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
    if model.layers.words {
        let passages = model.comparison.corpus().segments(id).passages_in(span);
        for passage in passages.ids() {
            marks.extend(differing(model, (id, passage), None));
        }
    }
    marks
}

/// The words of a passage that differ from one counterpart; where no finding compares the two, the words that the other
/// one does not have.
pub(super) fn apart(model: &Model, passage: PassageRef, other: PassageRef) -> Vec<Mark> {
    let mut marks = differing(model, passage, Some(other));
    if !is_reworded(model, passage, other) {
        let corpus = model.comparison.corpus();
        let spans = contrast::words_only(corpus, passage, other).into_iter();
        marks.extend(spans.map(|span| Mark {
            span,
            role: Role::DifferentTint,
        }));
    }
    marks
}

/// Whether a finding compares two passages word by word.
pub(super) fn is_reworded(model: &Model, passage: PassageRef, other: PassageRef) -> bool {
    let findings = model.outline.findings(passage).iter();
    findings
        .map(|it| &model.comparison.divergences()[it.1])
        .any(|it| {
            let mut sites = it.sites.iter();
            let span = model.span(other);
            matches!(it.kind, Kind::Reworded(_))
                && sites.any(|it| it.article == other.0 && span.overlaps(it.span))
        })
}

/// The words of a passage that differ from its counterparts, or from one of them: in what way they do is their tint.
pub(super) fn differing(
    model: &Model,
    passage: PassageRef,
    other: Option<PassageRef>,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    let span = model.span(passage);
    for (_, id) in model.outline.findings(passage) {
        let it = &model.comparison.divergences()[*id];
        let beside = |other: PassageRef| {
            let span = model.span(other);
            let mut sites = it.sites.iter();
            sites.any(|it| it.article == other.0 && span.overlaps(it.span))
        };
        if other.is_some_and(|it| !beside(it)) {
            continue;
        }
        match &it.kind {
            Kind::Reworded(edits) => {
                let is_left = it.sites.first().is_some_and(|it| it.article == passage.0);
                marks.extend(edits.iter().filter_map(|edit| {
                    let (own, theirs) = match is_left {
                        true => (edit.left, edit.right),
                        false => (edit.right, edit.left),
                    };
                    let role = match theirs.is_empty() {
                        true => Role::OnlyTint,
                        false => Role::DifferentTint,
                    };
                    (!own.is_empty()).then_some(Mark { span: own, role })
                }));
            }
            Kind::NumberConflict | Kind::DateConflict | Kind::NameConflict | Kind::QuoteAltered => {
                let own = it.sites.iter().filter(|it| it.article == passage.0);
                marks.extend(own.map(|it| Mark {
                    span: it.span,
                    role: Role::CheckTint,
                }));
            }
            Kind::Described { .. } | Kind::Detail { .. } => {
                let (told_in, role) = match it.kind {
                    Kind::Detail { article } => (article, Role::OnlyTint),
                    _ => (passage.0, Role::DifferentTint),
                };
                let own = it.sites.iter().filter(|it| it.article == passage.0);
                marks.extend(own.filter(|_| told_in == passage.0).map(|it| Mark {
                    span: it.span,
                    role,
                }));
            }
            _ => {}
        }
    }
    marks.retain(|it| it.span.overlaps(span));
    marks
}
