//! One passage as a comparison shows it: whole, with the words that differ, among the passages around it.

use crate::corpus::PassageRef;
use crate::render::runs::{Mark, flatten};
use crate::render::signs;
use crate::render::theme::Role;
use crate::render::wrap::{Width, columns, wrap};
use crate::text::Span;
use crate::text::index::{ArticleId, PassageId};
use crate::tui::model::Model;
use crate::tui::view::paint::{PanelRow, Piece, class_role, piece};
use crate::tui::view::{differing, header};

/// One passage with its heading, words that differ from `other` tinted; in brackets where there is no colour.
pub(super) fn telling(
    model: &Model,
    passage: PassageRef,
    other: Option<PassageRef>,
    (width, around): (usize, usize),
    rows: &mut Vec<PanelRow>,
) {
    let id = passage.0;
    let own = Role::Article(id.index() as u8);
    let segments = model.comparison.corpus().segments(id);
    let place = format!("¶{}", segments.paragraph_number(passage.1));
    let room = width.saturating_sub(columns(&place) + 5);
    let title = crate::render::wrap::shortened_to_words(header::name(model, id), room);
    let gap = " ".repeat((room + 1).saturating_sub(columns(&title)));
    rows.push(vec![
        piece(format!(" {id} "), own),
        Piece {
            text: format!("{title}{gap}"),
            roles: vec![own, Role::Heading],
        },
        piece(place, Role::Muted),
    ]);
    let marks = match other {
        Some(other) => differing::apart(model, passage, other),
        None => Vec::new(),
    };
    let (text, marks) = bracketed(model, model.span(passage), id, &marks);
    let at = passage.1.index();
    let last = model.n_passages(id).min(at + 1 + around);
    for n in at.saturating_sub(around)..at {
        beside(model, (id, PassageId::new(n)), width, rows);
    }
    let bar = match passage == model.cursor {
        true => signs::FOCUS,
        false => signs::CURSOR,
    };
    for row in wrap(&text, Span::new(0, text.len()), fit(width)) {
        // Among the passages around it, it has the bar that it has beside the text.
        let mut pieces = vec![match around {
            0 => piece("   ", Role::Text),
            _ => piece(format!(" {} ", bar), own),
        }];
        for run in flatten(row, &marks) {
            pieces.push(Piece {
                text: text[run.span.range()].to_owned(),
                roles: run.roles.iter().collect(),
            });
        }
        rows.push(pieces);
    }
    for n in at + 1..last {
        beside(model, (id, PassageId::new(n)), width, rows);
    }
    rows.push(Vec::new());
}

/// The rows of a passage in a comparison of so many columns.
fn fit(width: usize) -> Width {
    let room = width.saturating_sub(6).max(2);
    Width {
        first: room,
        rest: room,
    }
}

/// A passage before or after the one that is compared, in full but quiet, behind its class.
fn beside(model: &Model, passage: PassageRef, width: usize, rows: &mut Vec<PanelRow>) {
    let text = model.article(passage.0).slice(model.span(passage));
    let class = model.comparison.passage_class(passage);
    for (n, row) in wrap(text, Span::new(0, text.len()), fit(width))
        .into_iter()
        .enumerate()
    {
        let before = match class.filter(|_| n == 0) {
            Some(it) => piece(format!(" {} ", it.mark()), class_role(it)),
            None => piece("   ", Role::Text),
        };
        rows.push(vec![before, piece(&text[row.range()], Role::Muted)]);
    }
}

/// The text of a passage with its marks in its own coordinates; brackets around marked words where colour is off.
fn bracketed(model: &Model, span: Span, id: ArticleId, marks: &[Mark]) -> (String, Vec<Mark>) {
    let brackets = model.settings().theme.is_colorless();
    let article = model.article(id);
    let mut text = String::with_capacity(span.len() + 2 * marks.len());
    let mut moved = Vec::new();
    for run in flatten(span, marks) {
        let start = text.len();
        let tinted = run.roles.is_tinted();
        let words = article.slice(run.span);
        let (open, close) = match tinted && brackets {
            true => ("[", "]"),
            false => ("", ""),
        };
        let inner = words.trim_end();
        text.push_str(open);
        text.push_str(inner);
        text.push_str(close);
        let end = text.len();
        text.push_str(&words[inner.len()..]);
        if start < end {
            moved.extend(run.roles.iter().map(|role| Mark {
                span: Span::new(start, end),
                role,
            }));
        }
    }
    (text, moved)
}

/// The passages before and after the one at the cursor.
pub(super) fn around(model: &Model, width: usize, rows: &mut Vec<PanelRow>) {
    let (id, passage) = model.cursor;
    let before = passage.index().checked_sub(1);
    let after = Some(passage.index() + 1).filter(|it| *it < model.n_passages(id));
    for (name, at) in [("Before", before), ("After ", after)] {
        let Some(at) = at.map(PassageId::new) else {
            continue;
        };
        let class = model.comparison.passage_class((id, at));
        let number = model.comparison.alignment().match_of((id, at));
        let n = model.comparison.corpus().segments(id).paragraph_number(at);
        let place = format!(" {name}  {id} ¶{n:<4}");
        let mark = class.map_or(' ', |it| it.mark());
        let number = number.map_or(String::new(), |it| model.outline.number(it).to_string());
        let head = format!(" {mark} {number:<3} ");
        let room = width.saturating_sub(columns(&place) + columns(&head) + 1);
        let text = model.article(id).slice(model.span((id, at)));
        rows.push(vec![
            piece(place, Role::Muted),
            piece(head, class.map_or(Role::Muted, class_role)),
            piece(
                crate::render::wrap::shortened_to_words(text, room),
                Role::Muted,
            ),
        ]);
    }
}
