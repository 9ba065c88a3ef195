//! `Identities`: what tells the articles at hand from others, and where in them that stands which was made before.

use super::anchor::{Anchor, Found, Identity, digest};
use super::readings::{Reading, editions};
use super::shelf::{Shelf, Tie};
use crate::article::Article;
use crate::corpus::{Corpus, PassageRef};
use crate::text::index::{ArticleId, IndexVec};
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};

/// The articles at hand with what tells them from others. What was looked for in them once is not looked for again, so that one
/// change costs no search for all that is kept.
#[derive(Debug, Clone, Default)]
pub struct Identities {
    each: IndexVec<ArticleId, Identity>,
    // Of the articles that these were made of, which never change.
    found: RefCell<FxHashMap<Anchor, Found>>,
    reading: OnceCell<Option<Reading>>,
}

impl Identities {
    /// Those of some articles and of where each came from; of one that was edited and saved under another name also what it was, as far as
    /// the shelf knows. Linear in the texts and in what is kept.
    #[must_use]
    pub fn new(corpus: &Corpus, sources: &[String], shelf: &Shelf) -> Self {
        let identity = |(n, article): (usize, &Article)| Identity {
            digest: digest(article.text()),
            source: sources.get(n).cloned().unwrap_or_default(),
            was: Vec::new(),
        };
        let each = corpus.articles().iter().enumerate().map(identity);
        let mut each: IndexVec<ArticleId, Identity> = each.collect();
        let was = editions(corpus, &each, &shelf.readings);
        for (identity, was) in each.iter_mut().zip(was.iter()) {
            identity.was.clone_from(was);
        }
        Self {
            each,
            found: RefCell::default(),
            reading: OnceCell::default(),
        }
    }

    /// Which articles are read together; see [`Reading::new`]. Linear in the texts, which are those that these were made of, the first time.
    #[must_use]
    pub fn reading(&self, corpus: &Corpus) -> Option<&Reading> {
        let reading = || Reading::new(corpus, self);
        self.reading.get_or_init(reading).as_ref()
    }

    /// Says of which articles what was made about an earlier text of theirs is shown; nothing where nothing is.
    #[must_use]
    pub fn taken_over(&self, corpus: &Corpus, shelf: &Shelf) -> Option<String> {
        let is_of = |id: ArticleId, it: &Anchor| {
            let was = &self.each[id].was;
            let is_before = was.iter().any(|was| was.digest == it.article);
            is_before && matches!(self.find(corpus, it), Found::At(at) if at.0 == id)
        };
        let anchors = || {
            let ticks = shelf.ticks.iter().flat_map(|it| &it.sites);
            let notes = shelf.notes.iter().map(|it| &it.anchor);
            let marks = shelf.marks.iter().map(|it| &it.anchor);
            let ties = shelf.ties.iter();
            let ties = ties.filter(|it| self.tied(corpus, shelf, it).is_some());
            let ties = ties.flat_map(|it| &it.ends);
            let ticks = ticks.map(|it| &it.anchor);
            notes.chain(marks).chain(ties).chain(ticks)
        };
        let ids = self.each.ids();
        let shown = ids.filter(|id| anchors().any(|it| is_of(*id, it)));
        let letters: Vec<String> = shown.map(|it| it.to_string()).collect();
        (!letters.is_empty()).then(|| {
            let (is, copy) = match letters.len() {
                1 => ("is", "an edited copy"),
                _ => ("are", "edited copies"),
            };
            let all = letters.join(" and ");
            format!("{all} {is} {copy}: what you made before comes along")
        })
    }

    /// That of one article; none where nothing is kept.
    #[must_use]
    pub fn get(&self, id: ArticleId) -> Option<&Identity> {
        self.each.get(id)
    }

    /// All of them.
    #[must_use]
    pub fn each(&self) -> &IndexVec<ArticleId, Identity> {
        &self.each
    }

    /// Where the ends of a link by hand are among the articles; none where one is not there, or where it was taken back between these.
    #[must_use]
    pub fn tied(&self, corpus: &Corpus, shelf: &Shelf, tie: &Tie) -> Option<[PassageRef; 2]> {
        let found = |it: &Anchor| match self.find(corpus, it) {
            Found::At(passage) => Some(passage),
            _ => None,
        };
        let at = [found(&tie.ends[0])?, found(&tie.ends[1])?];
        let between = at.map(|it| &self.each[it.0]);
        (!shelf.is_cleared(tie, between)).then_some(at)
    }

    /// Where an anchor is among the articles, which are those that these were made of. Linear in an article, the first time.
    #[must_use]
    pub fn find(&self, corpus: &Corpus, anchor: &Anchor) -> Found {
        let known = self.found.borrow().get(anchor).copied();
        known.unwrap_or_else(|| {
            let found = anchor.find(corpus, &self.each);
            self.found.borrow_mut().insert(anchor.clone(), found);
            found
        })
    }
}
