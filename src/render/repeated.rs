//! Words of the articles that a sentence repeats.

use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::diverge::{Divergence, Kind};
use crate::render::wording::{shorten, sites_in};
use crate::text::index::ArticleId;
use crate::text::offset_in;

/// Words of the articles as a sentence repeats them, at most so many of each.
pub(super) struct Repeated<'a> {
    pub comparison: &'a Comparison,
    pub divergence: &'a Divergence,
    pub most: usize,
}

impl Repeated<'_> {
    /// The words of a site; of two that begin alike and do not fit, without what both begin with.
    pub(super) fn bare(&self, site: Site) -> String {
        let text = self.comparison.corpus().slice(site);
        let rest = without_words(text, self.alike());
        match rest.len() < text.len() {
            true => format!("…{}", shorten(rest, self.most)),
            false => shorten(text, self.most),
        }
    }

    /// With how many words both sites of what is told in other words begin, where one of them has more words than are
    /// repeated; none else.
    fn alike(&self) -> usize {
        let (Kind::Described { entity: None }, [one, two]) =
            (&self.divergence.kind, &self.divergence.sites[..])
        else {
            return 0;
        };
        let texts = [one, two].map(|it| self.comparison.corpus().slice(*it));
        let words = texts.map(|it| it.split_whitespace().count());
        if words.iter().all(|it| *it <= self.most + 1) {
            return 0;
        }
        let [one, two] = texts.map(|it| it.split_whitespace().map(str::to_lowercase));
        one.zip(two).take_while(|(one, two)| one == two).count()
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

/// A text from behind its first `n` words on; whole where nothing would be left.
fn without_words(text: &str, n: usize) -> &str {
    let rest = text.split_whitespace().nth(n);
    let at = rest.map_or(0, |it| offset_in(text, it));
    text.get(at..).unwrap_or(text)
}
