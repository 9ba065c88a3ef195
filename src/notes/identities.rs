//! `Identities`: what tells the articles at hand from others, and where in them that stands which was made before.

use super::anchor::{Anchor, Found, Identity, digest};
use crate::article::Article;
use crate::corpus::Corpus;
use crate::text::index::{ArticleId, IndexVec};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// The articles at hand with what tells them from others. What was looked for in them once is not looked for again, so that one
/// change costs no search for all that is kept.
#[derive(Debug, Clone, Default)]
pub struct Identities {
    each: IndexVec<ArticleId, Identity>,
    // Of the articles that these were made of, which never change.
    found: RefCell<FxHashMap<Anchor, Found>>,
}

impl Identities {
    /// Those of some articles and of where each came from. Linear in the texts.
    #[must_use]
    pub fn new(corpus: &Corpus, sources: &[String]) -> Self {
        let identity = |(n, article): (usize, &Article)| Identity {
            digest: digest(article.text()),
            source: sources.get(n).cloned().unwrap_or_default(),
        };
        let each = corpus.articles().iter().enumerate().map(identity);
        Self {
            each: each.collect(),
            found: RefCell::default(),
        }
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
