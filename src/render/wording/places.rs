//! Where the sites of a divergence stand, in words.

use crate::comparison::Comparison;
use crate::corpus::{PassageRef, Site};
use crate::diverge::{Divergence, Kind};
use crate::text::index::ArticleId;

/// The order as the first article sees it.
pub(super) fn order(
    comparison: &Comparison,
    divergence: &Divergence,
    earlier: ArticleId,
) -> String {
    let [when, there, at_there, at_base] = ordered(comparison, divergence, earlier);
    format!("Told {when} in {there}: {at_there}, {at_base}")
}

/// The same in fewer words.
pub(in crate::render) fn order_briefly(comparison: &Comparison, divergence: &Divergence) -> String {
    let Kind::Order { earlier } = divergence.kind else {
        return String::new();
    };
    let [when, there, at_there, at_base] = ordered(comparison, divergence, earlier);
    let when = if when == "earlier" {
        "Earlier"
    } else {
        "Later"
    };
    let at_there = at_there.trim_start_matches(&format!("{there} ")).to_owned();
    format!("{when} in {there}: {at_there}, {at_base}")
}

/// Whether earlier or later, in which article, and both places.
fn ordered(comparison: &Comparison, divergence: &Divergence, earlier: ArticleId) -> [String; 4] {
    let (Some(&base), Some(&there)) = (divergence.sites.first(), divergence.sites.last()) else {
        return Default::default();
    };
    let when = if there.article == earlier {
        "earlier"
    } else {
        "later"
    };
    let at = |site: Site| {
        let place = paragraph(comparison, Some(site)).unwrap_or_default();
        // An earlier place in one article can have the higher number.
        let of = comparison.corpus().articles()[site.article].blocks().len();
        format!("{} {place} of {of}", site.article)
    };
    [
        when.to_owned(),
        there.article.to_string(),
        at(there),
        at(base),
    ]
}

pub(in crate::render) fn sites_in(
    divergence: &Divergence,
    article: ArticleId,
) -> impl Iterator<Item = Site> {
    divergence
        .sites
        .iter()
        .copied()
        .filter(move |it| it.article == article)
}

/// The article of a pairwise divergence that is not `article`.
pub(in crate::render) fn counterpart(divergence: &Divergence, article: ArticleId) -> ArticleId {
    let found = divergence.sites.iter().find(|it| it.article != article);
    found.map_or(article, |it| it.article)
}

pub(super) fn letter(divergence: &Divergence) -> String {
    let first = divergence.sites.first();
    first.map_or_else(String::new, |it| it.article.to_string())
}

/// How many passages the first site reaches into.
pub(super) fn sentences(comparison: &Comparison, divergence: &Divergence) -> usize {
    let corpus = comparison.corpus();
    let first = divergence.sites.first();
    first.map_or(0, |it| {
        corpus.segments(it.article).passages_in(it.span).len()
    })
}

pub(super) fn paragraph(comparison: &Comparison, site: Option<Site>) -> Option<String> {
    let site = site?;
    let corpus = comparison.corpus();
    let passage = corpus.passage_of(site)?;
    let number = corpus.segments(site.article).paragraph_number(passage);
    Some(format!("¶{number}"))
}

/// Paragraph numbers, with the number of the sentence where one paragraph holds several of the sites.
pub(in crate::render) fn places(comparison: &Comparison, sites: &[Site]) -> Vec<String> {
    let corpus = comparison.corpus();
    let refs: Vec<PassageRef> = sites
        .iter()
        .filter_map(|&it| Some((it.article, corpus.passage_of(it)?)))
        .collect();
    let block = |(article, passage): PassageRef| corpus.segments(article).passages()[passage].block;
    refs.iter()
        .map(|&(article, passage)| {
            let here = block((article, passage));
            let number = corpus.segments(article).paragraph_number(passage);
            if refs.iter().filter(|&&it| block(it) == here).count() < 2 {
                return format!("¶{number}");
            }
            let passages = corpus.segments(article).passages().iter();
            let first = passages.take_while(|it| it.block < here).count();
            format!("¶{number} sentence {}", passage.index() - first + 1)
        })
        .collect()
}
