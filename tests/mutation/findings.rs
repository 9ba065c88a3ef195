//! Findings of a comparison, by which those before a change and those after it are held against each other.

use crate::mutation::one_style::in_one_style;
use crate::mutation::telling::folded;
use parallax::Comparison;
use parallax::corpus::Site;
use parallax::diverge::{Divergence, Kind};
use parallax::text::Span;
use parallax::text::index::{ArticleId, DivergenceId, IndexVec};
use std::collections::BTreeMap;
use std::ops::Range;

/// The findings of two articles: kind, words of each site, how often.
pub type Findings = BTreeMap<(String, Vec<String>), usize>;

/// Counts a finding, and whether there are more like it than before.
pub fn is_news(seen: &mut Findings, before: &Findings, key: &(String, Vec<String>)) -> bool {
    let count = seen.entry(key.clone()).or_insert(0);
    *count += 1;
    *count > before.get(key).copied().unwrap_or(0)
}

/// Whether a finding has a site, or names a speaker, at one of the places.
pub fn stands_at(it: &Divergence, places: &[(usize, Range<usize>)]) -> bool {
    let speakers: &[_] = match &it.kind {
        Kind::QuoteSpeaker { speakers } => speakers,
        _ => &[],
    };
    let mut all = it.sites.iter().chain(speakers);
    all.any(|site| within(site.article, site.span, places))
}

/// Whether a span of an article touches one of the places.
pub fn within(article: ArticleId, span: Span, places: &[(usize, Range<usize>)]) -> bool {
    let touches = |it: &Range<usize>| span.start() <= it.end && it.start <= span.end();
    places
        .iter()
        .any(|it| article.index() == it.0 && touches(&it.1))
}

/// A finding by its kind and its words.
pub fn key(comparison: &Comparison, it: &Divergence) -> (String, Vec<String>) {
    named(comparison, it, &it.sites)
}

/// A finding of these sites by its kind and their words.
fn named(comparison: &Comparison, it: &Divergence, sites: &[Site]) -> (String, Vec<String>) {
    let sites = sites
        .iter()
        .map(|site| in_one_style(comparison.corpus().slice(*site)));
    let plain = sites.map(|it| folded(&it));
    // Sites stand in the order of the text, which a change of order changes.
    let mut plain: Vec<String> = plain.collect();
    plain.sort();
    // A caption that prints the lead once more is one more place of one finding.
    plain.dedup();
    (it.kind.name().to_owned(), plain)
}

/// All findings, counted.
pub fn findings(comparison: &Comparison, all: &IndexVec<DivergenceId, Divergence>) -> Findings {
    let mut out = Findings::new();
    for it in all {
        for key in parts(comparison, it) {
            *out.entry(key).or_insert(0) += 1;
        }
    }
    out
}

/// The findings that one stands for: what one article alone tells in several sentences of a paragraph is one finding for the
/// reader, and another when the paragraph is broken elsewhere; here it is one for each sentence.
pub fn parts(comparison: &Comparison, it: &Divergence) -> Vec<(String, Vec<String>)> {
    let (Kind::Only { .. }, [site]) = (&it.kind, it.sites.as_slice()) else {
        return vec![key(comparison, it)];
    };
    let segments = comparison.corpus().segments(site.article);
    let passages = segments.passages_in(site.span).ids();
    let alone = passages.map(|id| Site {
        span: segments.passages()[id].span,
        ..*site
    });
    alone.map(|part| named(comparison, it, &[part])).collect()
}
