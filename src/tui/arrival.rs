//! Articles that are on their way or could not be read, and the work that the reader waits for.

use crate::text::index::{ArticleId, IndexVec};
use crate::tui::model::Model;

/// How far an article has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Arrival {
    /// It can be read.
    #[default]
    Here,
    /// It is being read; the input as given.
    Reading(String),
    /// It could not be read.
    Failed {
        /// What and why, in words.
        what: String,
        /// What to do next, in words.
        next_step: String,
    },
}

/// What is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// In words that follow "comparing:" or stand alone, as `reading b.html`.
    pub what: String,
    /// The step that goes on, from 1, and how many there are.
    pub step: Option<(usize, usize)>,
}

/// Everything about articles that are not there yet.
#[derive(Debug, Default)]
pub(in crate::tui) struct Arrivals {
    each: IndexVec<ArticleId, Arrival>,
    /// What goes on, and since how many seconds.
    doing: Option<(Stage, u64)>,
}

/// How a message ends that holds no more once the articles are compared.
pub(in crate::tui) const UNTIL_COMPARED: &str = "until the articles are compared";
/// Columns of the bar that shows the steps.
const BAR: usize = 20;

impl Arrivals {
    pub(in crate::tui) fn new(each: Vec<Arrival>) -> Self {
        Self {
            each: each.into(),
            doing: None,
        }
    }

    /// How far an article has come; those of which nothing was said are here.
    pub(in crate::tui) fn of(&self, id: ArticleId) -> &Arrival {
        self.each.get(id).unwrap_or(&Arrival::Here)
    }

    /// What goes on now.
    pub(in crate::tui) fn doing(&mut self, stage: Stage, seconds: u64) {
        self.doing = Some((stage, seconds));
    }

    /// Nothing goes on any more.
    pub(in crate::tui) fn done(&mut self) {
        self.doing = None;
    }

    /// Whether something is on its way.
    pub(in crate::tui) fn is_reading(&self) -> bool {
        self.each.iter().any(|it| matches!(it, Arrival::Reading(_)))
    }

    /// The first article that is not there.
    pub(in crate::tui) fn missing(&self) -> Option<ArticleId> {
        let mut all = self.each.iter_enumerated();
        all.find(|it| *it.1 != Arrival::Here).map(|it| it.0)
    }

    /// The first article that could not be read.
    pub(in crate::tui) fn failed(&self) -> Option<ArticleId> {
        self.each
            .iter_enumerated()
            .find(|it| matches!(it.1, Arrival::Failed { .. }))
            .map(|it| it.0)
    }

    /// What goes on, where it takes long enough to wonder: `names and quotes, step 2 of 4, 3 s`.
    pub(in crate::tui) fn progress(&self) -> Option<String> {
        let (stage, seconds) = self.doing.as_ref()?;
        let mut text = stage.what.clone();
        if let Some((step, of)) = stage.step {
            text.push_str(&format!(", step {step} of {of}"));
        }
        if *seconds > 0 {
            text.push_str(&format!(", {seconds} s"));
        }
        Some(text)
    }

    /// The same for the column of an article: rows of words, the last a bar of the steps where there are any.
    pub(in crate::tui) fn rows(&self, id: ArticleId, width: usize) -> Vec<String> {
        match self.of(id) {
            Arrival::Here => Vec::new(),
            Arrival::Reading(name) => {
                let mut rows = vec![format!("reading {name}")];
                if let Some((stage, seconds)) = &self.doing {
                    if stage.what != rows[0] {
                        rows.push(stage.what.clone());
                    }
                    if let (Some((step, of)), 1..) = (stage.step, *seconds) {
                        let full = BAR * (step.min(of) * 2).saturating_sub(1) / (of.max(1) * 2);
                        let bar = "#".repeat(full) + &".".repeat(BAR - full);
                        let bar = &bar[..BAR.min(width.saturating_sub(8))];
                        rows.push(format!("[{bar}] {seconds} s"));
                    } else if *seconds > 0 {
                        rows.push(format!("{seconds} s"));
                    }
                }
                rows
            }
            Arrival::Failed { what, next_step } => {
                let mut rows = vec![what.clone(), String::new()];
                if !next_step.is_empty() {
                    rows.extend(["Try:".to_owned(), next_step.clone(), String::new()]);
                }
                rows
            }
        }
    }
}

impl Model {
    /// What something that is not known has to wait for.
    pub(in crate::tui) fn until_compared(&self) -> String {
        match self.unreadable() {
            Some(id) => format!("while {id} cannot be read"),
            None => UNTIL_COMPARED.to_owned(),
        }
    }

    /// The article for want of which nothing is compared: fewer than two can be read, and nothing is on its way.
    pub(in crate::tui) fn unreadable(&self) -> Option<ArticleId> {
        let readable = self.panes.ids().filter(|it| self.n_passages(*it) > 0);
        let waits = self.arrivals.is_reading() || readable.count() > 1;
        self.arrivals.failed().filter(|_| !waits)
    }
}

#[cfg(test)]
mod tests {
    use super::{Arrival, Arrivals, Stage};
    use crate::text::index::ArticleId;

    #[test]
    fn a_wait_is_named_and_after_a_second_measured() {
        let mut arrivals = Arrivals::new(vec![Arrival::Here, Arrival::Reading("b.html".into())]);
        assert!(arrivals.is_reading() && arrivals.progress().is_none());
        let stage = Stage {
            what: "reading b.html".into(),
            step: Some((1, 4)),
        };
        arrivals.doing(stage.clone(), 0);
        let b = ArticleId::new(1);
        assert_eq!(arrivals.rows(b, 30), ["reading b.html"]);
        arrivals.doing(stage, 2);
        assert_eq!(
            arrivals.progress().as_deref(),
            Some("reading b.html, step 1 of 4, 2 s")
        );
        assert_eq!(
            arrivals.rows(b, 30),
            ["reading b.html", "[##..................] 2 s"]
        );
        assert_eq!(arrivals.rows(b, 12), ["reading b.html", "[##..] 2 s"]);
        arrivals.done();
        assert!(arrivals.progress().is_none());
    }
}
