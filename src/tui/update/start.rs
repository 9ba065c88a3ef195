//! Going to the place that the command line names.

use crate::notes::Place;
use crate::render::outline::Walk;
use crate::render::search;
use crate::text::index::ArticleId;
use crate::tui::message::Goal;
use crate::tui::model::Model;
use crate::tui::update::{jump, walk};
use crate::tui::walks;

/// Goes there, or says what there is instead. Linear in the text of all articles.
pub(super) fn go(model: &mut Model, goal: &Goal) {
    let said = match goal {
        Goal::Match(n) => stop(model, Walk::Matches, *n),
        Goal::Quote(n) => stop(model, Walk::Quotes, *n),
        Goal::Paragraph(article, n) => paragraph(model, *article, *n),
        Goal::Text(words) => text(model, words),
    };
    if let Err(said) = said {
        model.message = Some(said);
    }
}

fn stop(model: &mut Model, walk: Walk, n: usize) -> Result<(), String> {
    walk::set(model, walk);
    let count = model.walk.stops.len();
    if n > count {
        let what = walks::name(model).to_owned();
        walk::set(model, Walk::Matches);
        return Err(format!("there is no number {n}: {count} {what}"));
    }
    walk::go_to(model, n - 1);
    Ok(())
}

/// Where the reader was when he left; nothing is said where that was the beginning.
pub(super) fn back(model: &mut Model, place: &Place) {
    let mut all = model.kept.identities.each().iter_enumerated();
    let found = all.find(|it| it.1.digest == place.focus).map(|it| it.0);
    drop(all);
    if let Some(id) = found {
        let to = model.passage_at(id, place.at);
        if to != model.cursor {
            jump::land(model, to);
            model.aside = Some("where you left".to_owned());
        }
    }
}

fn paragraph(model: &mut Model, article: usize, n: usize) -> Result<(), String> {
    if article >= model.panes.len() {
        return Err(format!("there are {} articles", model.panes.len()));
    }
    let id = ArticleId::new(article);
    let segments = model.comparison.corpus().segments(id);
    match segments.in_paragraph(n).next() {
        Some(passage) => {
            jump::go(model, (id, passage));
            Ok(())
        }
        None => Err(format!("{id} has no paragraph {n}")),
    }
}

/// The first passage, in the order of the articles, that holds the words, as a search finds them.
fn text(model: &mut Model, words: &str) -> Result<(), String> {
    for id in model.panes.ids() {
        let segments = model.comparison.corpus().segments(id);
        let hits = search::find(model.article(id).text(), words);
        let first = hits.first();
        if let Some(passage) = first.and_then(|it| segments.passage_at(it.start())) {
            jump::go(model, (id, passage));
            return Ok(());
        }
    }
    Err(format!("\"{words}\" stands in no article"))
}
