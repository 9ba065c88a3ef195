//! Who said what, as every report for people tells it: rows of quoted speech.

use super::{Digest, Place};
use crate::corpus::Site;
use crate::diverge::Class;
use crate::render::quoting;
use crate::render::who;
use crate::render::wording;
use crate::text::index::{ArticleId, QuoteId};

/// One row of who said what: the same words in one article or more.
pub(in crate::report) struct Said {
    pub class: Class,
    /// Who says it, as named first; none when unknown.
    pub source: Option<String>,
    /// The words of its shortest telling, without marks.
    pub words: Site,
    /// The same telling with its marks, if it has any.
    pub marked: Site,
    pub places: Vec<Place>,
    /// How the tellings relate.
    pub told: String,
    /// Each telling, where they are not the same words.
    pub versions: Vec<Site>,
}

impl<'a> Digest<'a> {
    /// Quoted speech: what several articles tell first, then the rest, in the order of the articles.
    pub(in crate::report) fn said(&self) -> Vec<Said> {
        let corpus = self.comparison.corpus();
        let shared = self.comparison.alignment().shared_quotes();
        let mut rows: Vec<Said> = shared.iter().filter_map(|it| self.shared(it)).collect();
        let mut seen: Vec<_> = shared
            .iter()
            .flat_map(|it| &it.sites)
            .filter_map(|it| Some((it.site.article, it.quote?)))
            .collect();
        seen.sort_unstable();
        for article in corpus.articles().ids() {
            for (id, quote) in corpus.annotations(article).quotes.iter_enumerated() {
                if !quote.is_spoken() || seen.binary_search(&(article, id)).is_ok() {
                    continue;
                }
                let row = self.alone(article, id);
                // Two quotes that a difference holds against each other are one row.
                let is_told = |it: &Said| {
                    let mut other = it.versions.iter();
                    !row.versions.is_empty()
                        && it.versions.len() == row.versions.len()
                        && other.all(|it| row.versions.contains(it))
                };
                if !rows.iter().any(is_told) {
                    rows.push(row);
                }
            }
        }
        rows
    }

    /// The words of a row of who said what, without the comma before the speaker.
    pub(in crate::report) fn said_words(&self, said: &Said) -> &'a str {
        let words = self.comparison.corpus().slice(said.words);
        words.trim_end_matches([',', '，'])
    }

    fn shared(&self, shared: &crate::align::SharedQuote) -> Option<Said> {
        let corpus = self.comparison.corpus();
        let quoted = |it: &crate::align::QuoteSite| {
            let quote = &corpus.annotations(it.site.article).quotes[it.quote?];
            Some((it.site.article, quote))
        };
        // What they share, as the list on the screen has it: two rows about parts of one long quote are told apart.
        let (article, shortest) = shared
            .sites
            .iter()
            .filter_map(quoted)
            .min_by_key(|(article, quote)| (quote.content.len(), *article))?;
        let telling = quoting::shared(self.comparison, shared);
        Some(Said {
            class: telling.class,
            source: who::says(self.comparison, &who::tellings(shared)).map(|it| it.text()),
            words: Site {
                article,
                span: shortest.content,
            },
            marked: Site {
                article,
                span: shortest.span,
            },
            places: self.places(shared.sites.iter().map(|it| it.site)),
            versions: match telling.class {
                Class::Same => Vec::new(),
                _ => shared.sites.iter().map(|it| it.site).collect(),
            },
            told: telling.words,
        })
    }

    fn alone(&self, article: ArticleId, id: QuoteId) -> Said {
        let quote = &self.comparison.corpus().annotations(article).quotes[id];
        let open = if quote.closed {
            ""
        } else {
            ", no closing mark"
        };
        let own = Site {
            article,
            span: quote.span,
        };
        let (class, told, others) = match quoting::alone(self.comparison, own) {
            Some((telling, others)) => (telling.class, telling.words, others),
            None => (
                quoting::class_alone(self.comparison, own),
                wording::quoted_only(article),
                Vec::new(),
            ),
        };
        Said {
            class,
            source: who::says(self.comparison, &[(article, id)]).map(|it| it.text()),
            words: Site {
                article,
                span: quote.content,
            },
            marked: own,
            places: self.places(std::iter::once(own).chain(others.iter().copied())),
            versions: match others.is_empty() {
                true => Vec::new(),
                false => std::iter::once(own).chain(others).collect(),
            },
            told: format!("{told}{open}"),
        }
    }
}
