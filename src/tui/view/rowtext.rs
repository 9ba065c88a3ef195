//! The words by which a row of a list is found: what it says, and the passages it is about.

use crate::article::one_line;
use crate::render::names::kind_shown;
use crate::render::outline::passages;
use crate::tui::list::ListItem;
use crate::tui::model::Model;
use crate::tui::view::{list, quotes, rows};

/// All words of a row, its parts on lines of their own.
pub(in crate::tui) fn text(model: &Model, item: ListItem) -> String {
    let corpus = model.comparison.corpus();
    let mut parts: Vec<String> = Vec::new();
    match item {
        ListItem::Difference(id) => {
            parts.push(list::words(model, id, |_| true));
            parts.push(list::places(model, id));
            for passage in passages(&model.comparison, &model.comparison.divergences()[id]) {
                let text = model.article(passage.0).slice(model.span(passage));
                parts.push(text.to_owned());
            }
        }
        ListItem::Entity(id) => {
            let it = &corpus.entities()[id];
            parts.push(it.name.clone());
            parts.push(rows::kind(kind_shown(&model.comparison, id)).to_owned());
            for (article, mention) in &it.mentions {
                let span = corpus.annotations(*article).mentions[*mention].span;
                let text = model.article(*article).slice(span);
                if !parts.iter().any(|it| it == text) {
                    parts.push(text.to_owned());
                }
            }
        }
        ListItem::Shared(..) | ListItem::Quote(..) => {
            parts.push(quotes::speaker(model, item));
            parts.push(quotes::words(model, item));
            parts.push(quotes::how_told(model, item));
        }
        ListItem::Figure(n) => {
            for site in model.figures().get(n).iter().flat_map(|it| &it.sites) {
                let passage = model.passage_at(site.article, site.span.start());
                parts.push(model.article(site.article).slice(site.span).to_owned());
                parts.push(
                    model
                        .article(site.article)
                        .slice(model.span(passage))
                        .to_owned(),
                );
            }
        }
        ListItem::Note(n) => {
            if let Some(it) = model.kept.notes.all().get(n) {
                parts.push(one_line(&it.note.text));
                parts.push(one_line(&it.note.anchor.text));
            }
        }
        ListItem::Voice(n) => {
            if let Some(voice) = model.voices().get(n) {
                parts.push(voice.name.clone());
                let words = voice.quotes.iter().map(|(article, id)| {
                    let span = corpus.annotations(*article).quotes[*id].content;
                    model.article(*article).slice(span).to_owned()
                });
                parts.extend(words);
            }
        }
    }
    parts.join("\n")
}
