//! `Search`: what is typed behind `/`, what it finds, and where the reader was before; `Lit`: what the walk lights up.

use crate::corpus::PassageRef;
use crate::render::outline::Walk;
use crate::render::search::Query;
use crate::render::theme::Role;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId, IndexVec};
use crate::tui::entry::Entry;
use crate::tui::lines::Place;
use crate::tui::message::Size;

/// A search while it is typed.
#[derive(Debug)]
pub(in crate::tui) struct Search {
    pub entry: Entry,
    /// Whether only the article in which it began is searched.
    pub alone: bool,
    /// Whether what is typed is a pattern.
    pub regex: bool,
    /// What is wrong with the pattern.
    pub wrong: Option<String>,
    /// Where the reader was.
    pub start: Start,
}

/// What the reader saw before a search.
#[derive(Debug)]
pub(in crate::tui) struct Start {
    pub cursor: PassageRef,
    /// The row of the window on which the cursor stood.
    pub row: isize,
    pub tops: Vec<Place>,
    pub slide: usize,
    pub size: Size,
    pub walk: Walk,
    pub at: Option<usize>,
    pub last: Option<usize>,
    pub lit: Option<Lit>,
}

/// Places in the articles that are painted and stepped through: hits of a search, or mentions of one name.
#[derive(Debug, Clone)]
pub(in crate::tui) struct Lit {
    /// As the status row names it.
    pub name: String,
    /// What was searched for, if they are hits.
    pub query: Option<Query>,
    /// The entity, if it is one.
    pub entity: Option<EntityId>,
    /// Sorted, disjoint.
    pub spans: IndexVec<ArticleId, Vec<Span>>,
}

impl Lit {
    pub fn role(&self) -> Role {
        match self.query {
            Some(_) => Role::Hit,
            None => Role::EntityChosen,
        }
    }

    pub fn count(&self) -> usize {
        self.spans.iter().map(Vec::len).sum()
    }

    /// Those that reach into a span. Logarithmic.
    pub fn inside(&self, article: ArticleId, span: Span) -> impl Iterator<Item = Span> + '_ {
        let all = self.spans.get(article).map_or(&[][..], Vec::as_slice);
        let from = all.partition_point(|it| it.end() <= span.start());
        let near = all[from..].iter();
        near.take_while(move |it| it.start() < span.end()).copied()
    }
}
