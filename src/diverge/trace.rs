//! `Trace`: the steps that led to findings on one pair of passages, or kept them from being told.

use crate::corpus::{Corpus, PassageRef, Site};
use crate::diverge::{Divergence, Kind};
use std::sync::{Mutex, PoisonError};

/// One step of a finder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which finder, by the kind that it looks for.
    pub finder: &'static str,
    /// What it saw and what followed.
    pub text: String,
}

/// Listens to the finders while they look at one pair; to nothing at all in an ordinary run.
#[derive(Debug, Default)]
pub(super) struct Trace {
    about: Option<[PassageRef; 2]>,
    steps: Mutex<Vec<Step>>,
}

impl Trace {
    /// Listens to what is said of two passages, lower article first.
    pub(super) fn about(passages: [PassageRef; 2]) -> Self {
        Self {
            about: Some(passages),
            steps: Mutex::default(),
        }
    }

    /// Takes down a step about two passages if they are listened to. The text is made only then.
    pub(super) fn say(
        &self,
        passages: [PassageRef; 2],
        finder: &'static str,
        text: impl FnOnce() -> String,
    ) {
        let [one, two] = passages;
        if self.about == Some([one.min(two), one.max(two)]) {
            let step = Step {
                finder,
                text: text(),
            };
            let steps = self.steps.lock();
            steps.unwrap_or_else(PoisonError::into_inner).push(step);
        }
    }

    /// The same about a finding that has a site in both passages.
    pub(super) fn say_of(&self, corpus: &Corpus, it: &Divergence, text: impl FnOnce() -> String) {
        let Some(passages) = self.about else { return };
        let within = |passage: PassageRef| {
            let span = corpus.passage_span(passage);
            let inside = |site: &Site| {
                site.article == passage.0
                    && site.span.start() >= span.start()
                    && site.span.start() < span.end().max(span.start() + 1)
            };
            it.sites.iter().any(inside)
        };
        // What is told only here has one site.
        let alone = matches!(it.kind, Kind::Only { .. } | Kind::Repeated | Kind::OwnQuote);
        if within(passages[0]) && within(passages[1]) || alone && passages.into_iter().any(within) {
            self.say(passages, it.kind.name(), text);
        }
    }

    /// What was taken down.
    pub(super) fn steps(self) -> Vec<Step> {
        let steps = self.steps.into_inner();
        steps.unwrap_or_else(PoisonError::into_inner)
    }
}
