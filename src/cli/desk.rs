//! The desk: what the process does for the reading view.

use super::browser::browse;
use super::clipboard;
use super::editor::{self, Wanted};
use super::export::export;
use super::keeper::Keeper;
use crate::config::Clipboard;
use crate::corpus::PassageRef;
use crate::load::{Request, Warning};
use crate::report::ReportOptions;
use crate::tui::Event;
use crate::tui::errand::{Desk, Errand, Hands};
use crate::tui::message::Message;
use crate::tui::model::Model;
use rustc_hash::FxHashSet;
use std::cell::RefCell;
use std::rc::Rc;

/// The desk of a reading.
pub struct Office {
    /// How texts are copied.
    pub clipboard: Clipboard,
    /// Whether a script reads: nothing outside the program is touched then.
    pub dry: bool,
    /// Where the articles came from.
    pub requests: Vec<Request>,
    /// What was noticed while reading them.
    pub warnings: Vec<Warning>,
    /// Columns of a report as text.
    pub width: usize,
    /// Who keeps what the reader makes.
    pub keeper: Rc<RefCell<Keeper>>,
}

impl Desk for Office {
    fn perform(&mut self, errand: Errand, model: &Model, hands: &mut dyn Hands) -> Vec<Event> {
        match errand {
            Errand::Copy(text) if self.dry => {
                let n = text.chars().count();
                told(format!("{n} characters: a script copies nothing"))
            }
            Errand::Keep(change) => {
                let mut keeper = self.keeper.borrow_mut();
                let said = keeper.keep(change, model.reading());
                let mut events = vec![Event::Message(Message::Kept(keeper.shelf().clone()))];
                events.extend(told(said));
                events
            }
            Errand::Edit(passage) => self.edit(passage, model, hands),
            Errand::Browse(article) => {
                let article = &model.comparison().corpus().articles()[article];
                match self.dry {
                    true => told("a script opens nothing".to_owned()),
                    false => told(browse(article.meta())),
                }
            }
            Errand::Export(_) if self.dry => told("a script writes no file".to_owned()),
            Errand::Export(what) => {
                let options = ReportOptions {
                    width: self.width,
                    theme: model.settings().theme.clone(),
                    warnings: self.warnings(model),
                    notes: model.notes().clone(),
                };
                told(export(what, model.comparison(), &options))
            }
            Errand::Copy(text) => told(clipboard::copy(&text, self.clipboard, hands)),
        }
    }
}

impl Office {
    /// What was noticed while reading the articles, also those that came later.
    fn warnings(&self, model: &Model) -> Vec<Warning> {
        let mut warnings = self.warnings.clone();
        for article in model.comparison().corpus().articles() {
            let meta = article.meta();
            let remarks = meta.remarks.iter().map(|what| Warning {
                source_name: meta.source.clone(),
                what: what.clone(),
            });
            warnings.extend(remarks);
        }
        let mut told = FxHashSet::default();
        warnings.retain(|it| told.insert((it.source_name.clone(), it.what.clone())));
        warnings
    }

    fn edit(&self, passage: PassageRef, model: &Model, hands: &mut dyn Hands) -> Vec<Event> {
        let Some(request) = self.requests.get(passage.0.index()).filter(|_| !self.dry) else {
            return told("a script opens nothing".to_owned());
        };
        let corpus = model.comparison().corpus();
        let (article, span) = (&corpus.articles()[passage.0], corpus.passage_span(passage));
        let wanted = Wanted {
            words: article.slice(span),
            share: span.start() as f64 / article.text().len().max(1) as f64,
        };
        match editor::edit(request, &wanted, hands) {
            (said, false) => told(said),
            // What reading it again comes to is said then.
            (said, true) if said.is_empty() => vec![Event::Changed],
            (said, true) => {
                let mut events = told(said);
                events.push(Event::Changed);
                events
            }
        }
    }
}

fn told(text: String) -> Vec<Event> {
    vec![Event::Message(Message::Told(text))]
}
