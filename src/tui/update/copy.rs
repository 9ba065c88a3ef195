//! What is copied: a passage as one paragraph with its source, all tellings as a Markdown table, the row of a list.

use crate::article::one_line;
use crate::corpus::PassageRef;
use crate::render::escape::Literal;
use crate::render::outline::passages;
use crate::render::wording;
use crate::text::index::{ArticleId, DivergenceId};
use crate::tui::errand::Errand;
use crate::tui::list::ListItem;
use crate::tui::message::Effect;
use crate::tui::model::{Model, Overlay};
use crate::tui::view::told::findings;
use crate::tui::view::{figures, rowtext};
use std::fmt::Write as _;

/// The passage at the cursor, or what the chosen row of a list is about.
pub(super) fn passage(model: &mut Model) -> Effect {
    let text = match &model.overlay {
        Some(Overlay::List(list)) => match list.item() {
            Some(item) => row(model, item),
            None => return Effect::None,
        },
        _ => sourced(model, model.cursor),
    };
    Effect::Errand(Errand::Copy(text))
}

/// All tellings of the match at the cursor, or of the chosen row, with what differs between them.
pub(super) fn tellings(model: &mut Model) -> Effect {
    let (told, differences) = match &model.overlay {
        Some(Overlay::List(list)) => match list.item() {
            Some(ListItem::Difference(id)) => (members(model, ListItem::Difference(id)), vec![id]),
            Some(item) => (members(model, item), Vec::new()),
            None => return Effect::None,
        },
        _ => {
            let mut told = model.members().to_vec();
            if told.is_empty() {
                told.push(model.cursor);
            }
            told.sort_unstable();
            (told, findings(model))
        }
    };
    if told.is_empty() {
        return passage(model);
    }
    Effect::Errand(Errand::Copy(table(model, &told, &differences)))
}

/// `"…" (A: headline, ¶12, file)`.
fn sourced(model: &Model, passage: PassageRef) -> String {
    let words = model.article(passage.0).slice(model.span(passage));
    let [open, close] = match words.contains('"') {
        true => ["“", "”"],
        false => ["\"", "\""],
    };
    format!("{open}{words}{close} ({})", source(model, passage))
}

/// `A: headline, ¶12, file`.
fn source(model: &Model, (id, passage): PassageRef) -> String {
    let n = model
        .comparison
        .corpus()
        .segments(id)
        .paragraph_number(passage);
    let title = one_line(model.article(id).title());
    format!("{id}: {title}, ¶{n}, {}", name(model, id))
}

/// What an article goes by outside the program: its label, its whole address, or the name of its file.
fn name(model: &Model, id: ArticleId) -> String {
    let meta = model.article(id).meta();
    let source = match &meta.label {
        Some(label) => label.as_str(),
        None if meta.source == "-" => "standard input",
        None if meta.source.contains("://") => meta.source.as_str(),
        None => {
            let name = meta.source.rsplit('/').next();
            name.filter(|it| !it.is_empty()).unwrap_or(&meta.source)
        }
    };
    one_line(source)
}

/// The passages that a row of a list is about; none for a name.
fn members(model: &Model, item: ListItem) -> Vec<PassageRef> {
    let comparison = &model.comparison;
    match item {
        ListItem::Difference(id) => passages(comparison, &comparison.divergences()[id]),
        ListItem::Shared(n, _) => {
            let sites = comparison.alignment().shared_quotes()[n].sites.iter();
            sites
                .map(|it| model.passage_at(it.site.article, it.site.span.start()))
                .collect()
        }
        ListItem::Quote(article, id) => {
            let quote = &comparison.corpus().annotations(article).quotes[id];
            vec![model.passage_at(article, quote.span.start())]
        }
        ListItem::Note(n) => {
            let placed = model.kept.notes.all().get(n);
            placed.and_then(|it| it.passage).into_iter().collect()
        }
        ListItem::Figure(_) => figures::passages(model, item),
        ListItem::Entity(_) | ListItem::Voice(_) => Vec::new(),
    }
}

/// A row of a list as text: what it says, then each passage with its source; a name alone.
fn row(model: &Model, item: ListItem) -> String {
    let mut parts = Vec::new();
    match item {
        ListItem::Entity(id) => return model.comparison.corpus().entities()[id].name.clone(),
        ListItem::Difference(id) => parts.push(sentence(model, id)),
        ListItem::Voice(_) => {
            if matches!(model.overlay, Some(Overlay::List(_))) {
                return rowtext::text(model, item);
            }
        }
        ListItem::Note(n) => {
            let placed = model.kept.notes.all().get(n);
            parts.extend(placed.map(|it| one_line(&it.note.text)));
        }
        _ => {}
    }
    parts.extend(members(model, item).iter().map(|it| sourced(model, *it)));
    parts.join("\n\n")
}

fn sentence(model: &Model, id: DivergenceId) -> String {
    wording::sentence(&model.comparison, &model.comparison.divergences()[id])
}

/// A Markdown table: who tells it, where, in which words; below these what differs.
fn table(model: &Model, told: &[PassageRef], differences: &[DivergenceId]) -> String {
    let matched = told
        .first()
        .and_then(|it| model.comparison.alignment().match_of(*it));
    let title = match matched {
        Some(id) => format!("match {}", model.outline.number(id)),
        None => "words".to_owned(),
    };
    let mut out = format!("| | {title} | source |\n| --- | --- | --- |\n");
    // Writing to memory does not fail.
    for it in told {
        let words = model.article(it.0).slice(model.span(*it));
        let source = source(model, *it);
        let source = source.split_once(": ").map_or(source.as_str(), |it| it.1);
        let _ = writeln!(
            out,
            "| {} | {} | {} |",
            it.0,
            Literal(words),
            Literal(source)
        );
    }
    for id in differences {
        let class = model.comparison.divergences()[*id].kind.class();
        let text = sentence(model, *id);
        let _ = writeln!(out, "| `{}` | {} | |", class.mark(), Literal(&text));
    }
    out
}
