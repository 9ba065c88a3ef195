//! What a reader makes beside the articles: notes, marks, links by hand, what he ticks off; and where each is found again.

mod anchor;
mod identities;
mod places;
mod readings;
mod shelf;
mod ticks;

pub use anchor::{Anchor, Found, Identity, Origin, digest};
pub use identities::Identities;
pub use places::{Place, Places};
pub use readings::{Member, Reading};
pub use shelf::{Change, Cleared, Mark, Note, Shelf, Tie};
pub use ticks::{PlacedTick, Tick, TickSite, Ticked};

use crate::align::HandLink;
use crate::corpus::{Corpus, PassageRef};
use crate::text::index::ArticleId;

/// A note with the place where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The note.
    pub note: Note,
    /// The article that it is about.
    pub article: ArticleId,
    /// The passage; none when the article has no such passage any more.
    pub passage: Option<PassageRef>,
}

/// The notes on some articles, those with a passage in the order of the articles, then those without; and what is ticked off.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes {
    placed: Vec<Placed>,
    ticked: Ticked,
}

impl Notes {
    /// Finds the notes that are about these articles. For each linear in its article.
    #[must_use]
    pub fn new(corpus: &Corpus, identities: &Identities, shelf: &Shelf) -> Self {
        let place = |note: &Note| {
            let (article, passage) = match identities.find(corpus, &note.anchor) {
                Found::At(passage) => (passage.0, Some(passage)),
                Found::Gone(article) => (article, None),
                Found::Elsewhere => return None,
            };
            let note = note.clone();
            Some(Placed {
                note,
                article,
                passage,
            })
        };
        let mut all: Vec<Placed> = shelf.notes.iter().filter_map(place).collect();
        all.sort_by_key(|it| (it.passage.is_none(), it.passage, it.article));
        Self {
            placed: all,
            ticked: Ticked::new(corpus, identities, &shelf.ticks),
        }
    }

    /// Which differences are ticked off.
    #[must_use]
    pub fn ticked(&self) -> &Ticked {
        &self.ticked
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Placed] {
        &self.placed
    }

    /// Those on one passage. Logarithmic.
    #[must_use]
    pub fn on(&self, passage: PassageRef) -> &[Placed] {
        let placed = self.placed.partition_point(|it| it.passage.is_some());
        let placed = &self.placed[..placed];
        let from = placed.partition_point(|it| it.passage < Some(passage));
        let to = from + placed[from..].partition_point(|it| it.passage == Some(passage));
        &placed[from..to]
    }
}

/// The links by hand between passages of these articles, as [`crate::align::align`] takes them.
#[must_use]
pub fn hand_links(corpus: &Corpus, identities: &Identities, shelf: &Shelf) -> Vec<HandLink> {
    let links = shelf.ties.iter().filter_map(|it| {
        let [one, other] = identities.tied(corpus, shelf, it)?;
        (one.0 != other.0).then(|| HandLink {
            passages: [one.min(other), one.max(other)],
            apart: it.apart,
        })
    });
    links.collect()
}
