//! Words of the articles that a sentence repeats.

use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::diverge::Divergence;
use crate::render::wording::{shorten, sites_in};
use crate::text::index::ArticleId;

/// Words of the articles as a sentence repeats them, at most so many of each.
pub(super) struct Repeated<'a> {
    pub comparison: &'a Comparison,
    pub divergence: &'a Divergence,
    pub most: usize,
}

impl Repeated<'_> {
    /// The words of a site.
    pub(super) fn bare(&self, site: Site) -> String {
        shorten(self.comparison.corpus().slice(site), self.most)
    }

    /// `A Tuesday`: the letter, then the words of the site.
    pub(super) fn shown(&self, site: Option<Site>) -> String {
        site.map_or_else(String::new, |it| {
            format!("{} {}", it.article, self.bare(it))
        })
    }

    /// `A, B 48 tons / C 84 tons`.
    pub(super) fn all(&self) -> String {
        let mut tellings: Vec<(String, String)> = Vec::new();
        for it in &self.divergence.sites {
            let (article, text) = (it.article.to_string(), self.bare(*it));
            match tellings.iter_mut().find(|it| it.1 == text) {
                Some((letters, _)) if letters.split(", ").any(|it| it == article) => {}
                Some((letters, _)) => *letters = format!("{letters}, {article}"),
                None => tellings.push((article, text)),
            }
        }
        let tellings = tellings.iter().map(|(by, text)| format!("{by} {text}"));
        tellings.collect::<Vec<_>>().join(" / ")
    }

    /// `A "we never refused"`: the letter, then the words of the site between marks.
    pub(super) fn words(&self, site: Option<Site>) -> String {
        site.map_or_else(String::new, |it| {
            format!("{} {}", it.article, self.quoted(Some(it)))
        })
    }

    pub(super) fn quoted(&self, site: Option<Site>) -> String {
        site.map_or_else(String::new, |it| format!("\"{}\"", self.bare(it)))
    }

    pub(super) fn text_in(&self, article: ArticleId) -> String {
        let site = sites_in(self.divergence, article).next();
        site.map_or_else(String::new, |it| self.bare(it))
    }
}
