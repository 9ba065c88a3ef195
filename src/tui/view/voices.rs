//! The rows of voices: who is quoted, in which report, with how many words.

use crate::diverge::Class;
use crate::render::runs::Mark;
use crate::render::theme::Role;
use crate::render::voices::Voice;
use crate::tui::list::ListItem;
use crate::tui::model::Model;
use crate::tui::view::paint::{Canvas, Piece, class_role, piece};
use crate::tui::view::rows::{self, COUNT, Told};

/// Quotes shown below the list.
const QUOTES: usize = 12;

/// The voice of a row.
fn voice(model: &Model, item: ListItem) -> Option<&Voice> {
    match item {
        ListItem::Voice(n) => model.voices().get(n),
        _ => None,
    }
}

fn class(voice: &Voice) -> Class {
    match voice.n_articles() {
        0 | 1 => Class::Only,
        _ => Class::Same,
    }
}

/// `= Ida Moe   person   8   5`: words quoted in each article.
pub(super) fn row(
    model: &Model,
    item: ListItem,
    y: usize,
    width: usize,
    chosen: bool,
    canvas: &mut Canvas<'_>,
) {
    let Some(voice) = voice(model, item) else {
        return;
    };
    let class = class(voice);
    let [role, muted] = rows::colors(class, chosen);
    if model.panes.len() > 1 {
        canvas.put(2, y, &class.mark().to_string(), &[role]);
    }
    let at = width.saturating_sub(COUNT * voice.words.len() + 1);
    // What two articles quote is one row of the quotes, and here twice.
    let quotes = match voice.quotes.len() {
        1 => "once".to_owned(),
        n => format!("{n} times"),
    };
    let quotes_at = at.saturating_sub(12);
    let kind = voice.kind.map_or("", rows::kind);
    let kind_at = match width {
        0..72 => quotes_at,
        _ => quotes_at.saturating_sub(14),
    };
    let name = canvas.short(&voice.name, kind_at.saturating_sub(5));
    canvas.put(4, y, &name, &[Role::Text]);
    if kind_at < quotes_at {
        canvas.put(kind_at, y, kind, &[muted]);
    }
    canvas.put(quotes_at, y, &quotes, &[muted]);
    for (n, words) in voice.words.iter().enumerate() {
        let role = if *words == 0 { muted } else { Role::Text };
        canvas.put(at + n * COUNT, y, &format!("{words:>COUNT$}"), &[role]);
    }
}

/// What the status row says of one.
pub(super) fn said(model: &Model, item: ListItem) -> Vec<Piece> {
    let Some(voice) = voice(model, item) else {
        return Vec::new();
    };
    let each: Vec<String> = voice
        .words
        .iter_enumerated()
        .map(|(article, words)| {
            let quotes = voice.quotes.iter().filter(|it| it.0 == article).count();
            match quotes {
                0 => format!("{article} no word"),
                1 => format!("{article} {words} words in 1 quote"),
                n => format!("{article} {words} words in {n} quotes"),
            }
        })
        .collect();
    let text = format!("{}: {}", voice.name, each.join(" · "));
    if model.panes.len() < 2 {
        return vec![piece(text, Role::Status)];
    }
    let class = class(voice);
    vec![
        piece(class.mark().to_string(), class_role(class)),
        piece(format!(" {text}"), Role::Status),
    ]
}

/// What he is quoted with, from each article in turn, so that the first words of all are seen.
pub(super) fn told(model: &Model, item: ListItem) -> Vec<Told> {
    let Some(voice) = voice(model, item) else {
        return Vec::new();
    };
    let corpus = model.comparison.corpus();
    let mut quotes: Vec<(usize, _)> = Vec::new();
    for article in model.panes.ids() {
        let own = voice.quotes.iter().filter(|it| it.0 == article);
        quotes.extend(own.enumerate());
    }
    quotes.sort_by_key(|it| it.0);
    quotes
        .into_iter()
        .take(QUOTES)
        .map(|(_, (article, id))| {
            let quote = &corpus.annotations(*article).quotes[*id];
            Told {
                article: *article,
                span: quote.span,
                marks: vec![Mark {
                    span: quote.content,
                    role: Role::Quote,
                }],
                about: Some(quote.content),
                rows: 2,
            }
        })
        .collect()
}
