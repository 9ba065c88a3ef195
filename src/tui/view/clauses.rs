//! The clauses of two tellings: which both have, and which only one.

use super::compare::entry;
use super::paint::PanelRow;
use crate::corpus::PassageRef;
use crate::diverge::Kind;
use crate::render::theme::Role;
use crate::render::wording::beginning;
use crate::text::Span;
use crate::tui::model::Model;

/// Words of a clause that are shown.
const WORDS: usize = 9;

/// One row or more for each clause, where there are several to tell apart.
pub(super) fn rows(model: &Model, pair: [PassageRef; 2], width: usize, rows: &mut Vec<PanelRow>) {
    let passages = [pair[0].min(pair[1]), pair[0].max(pair[1])];
    let Some(clauses) = model.comparison.clauses(passages) else {
        return;
    };
    let n_only = clauses.only[0].len() + clauses.only[1].len();
    if n_only == 0 || clauses.shared.is_empty() {
        return;
    }
    let said = |side: usize, span: Span| {
        let (id, _) = passages[side];
        format!("{id} {}", beginning(model.article(id).slice(span), WORDS))
    };
    for [one, two] in &clauses.shared {
        let text = format!("{} / {}", said(0, *one), said(1, *two));
        let words = |side: usize, span: Span| model.article(passages[side].0).slice(span);
        let alike = words(0, *one).eq_ignore_ascii_case(words(1, *two));
        let (mark, role) = match alike {
            true => ('=', Role::Same),
            false => ('~', Role::Different),
        };
        entry(mark, role, "Clause in both", &text, width, rows);
    }
    for side in [0, 1] {
        for span in &clauses.only[side] {
            let (id, _) = passages[side];
            // A detail that is told above is not told again.
            let told = model.comparison.divergences().iter().any(|it| {
                let detail = matches!(it.kind, Kind::Detail { article } if article == id);
                let mut sites = it.sites.iter();
                detail && sites.any(|it| it.article == id && it.span.overlaps(*span))
            });
            if told {
                continue;
            }
            let text = model.article(id).slice(*span);
            let label = format!("Clause only in {id}");
            entry(
                '~',
                Role::Different,
                &label,
                &beginning(text, 3 * WORDS),
                width,
                rows,
            );
        }
    }
}
