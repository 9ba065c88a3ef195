//! What the outline looks up, made once for a comparison. Each linear, or sorted.

use crate::align::SharedKind;
use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::render::outline::passages;
use crate::text::Span;
use crate::text::index::{ArticleId, DivergenceId, IndexVec, PassageId};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The place along the base that each passage belongs to, from 1; 0 is before everything.
pub(super) fn anchors(
    comparison: &Comparison,
    base: ArticleId,
) -> IndexVec<ArticleId, IndexVec<PassageId, usize>> {
    let alignment = comparison.alignment();
    let along = |article, passage: PassageId| {
        if article == base {
            return Some(passage.index() + 1);
        }
        let id = alignment.match_of((article, passage))?;
        let members = &alignment.matches()[id].passages;
        let member = members.iter().find(|it| it.0 == base)?;
        Some(member.1.index() + 1)
    };
    let corpus = comparison.corpus();
    let articles = corpus.articles().ids();
    articles
        .map(|article| {
            let mut last = 0;
            let passages = corpus.segments(article).passages().ids();
            passages
                .map(|passage| {
                    last = along(article, passage).unwrap_or(last);
                    last
                })
                .collect()
        })
        .collect()
}

/// Passages that are in a match, in order.
pub(super) fn matched(comparison: &Comparison) -> IndexVec<ArticleId, Vec<PassageId>> {
    let corpus = comparison.corpus();
    let of = |article| {
        let passages = corpus.segments(article).passages().ids();
        passages
            .filter(|it| comparison.alignment().match_of((article, *it)).is_some())
            .collect()
    };
    corpus.articles().ids().map(of).collect()
}

/// Differences by passage, most important first.
pub(super) fn findings(
    comparison: &Comparison,
) -> IndexVec<ArticleId, Vec<(PassageId, DivergenceId)>> {
    let articles = comparison.corpus().articles();
    let mut findings: IndexVec<ArticleId, Vec<_>> = articles.iter().map(|_| Vec::new()).collect();
    for (id, divergence) in comparison.divergences().iter_enumerated() {
        for (article, passage) in passages(comparison, divergence) {
            findings[article].push((passage, id));
        }
    }
    for list in findings.iter_mut() {
        list.sort_unstable();
        list.dedup();
    }
    findings
}

/// Passages linked but in no match, with the surest telling of each other article.
pub(super) fn retold(comparison: &Comparison) -> FxHashMap<PassageRef, Vec<PassageRef>> {
    let alignment = comparison.alignment();
    let mut links: Vec<_> = alignment.links().iter().collect();
    links.sort_by_key(|it| (Reverse(it.score), it.passages));
    let mut retold: FxHashMap<PassageRef, Vec<PassageRef>> = FxHashMap::default();
    for [left, right] in links.iter().map(|it| it.passages) {
        for (passage, other) in [(left, right), (right, left)] {
            if alignment.match_of(passage).is_some() {
                continue;
            }
            let told = retold.entry(passage).or_insert_with(|| vec![passage]);
            if told.iter().all(|it| it.0 != other.0) {
                told.push(other);
            }
        }
    }
    retold
}

/// Words that another article quotes too; all quotes of an article alone. Sorted, disjoint.
pub(super) fn shared(comparison: &Comparison) -> IndexVec<ArticleId, Vec<Span>> {
    let corpus = comparison.corpus();
    let mut spans: IndexVec<ArticleId, Vec<Span>> =
        corpus.articles().iter().map(|_| Vec::new()).collect();
    // An article read alone has all its quotes marked: there is nothing to choose them by.
    if corpus.articles().len() == 1 {
        for (spans, article) in spans.iter_mut().zip(corpus.articles().ids()) {
            let quotes = corpus.annotations(article).quotes.iter();
            let marked = quotes.filter(|it| it.speech && it.content != it.span);
            spans.extend(marked.map(|it| it.content));
        }
    }
    // Words that one article quotes and another only narrates are not quoted by both.
    let quoted = comparison.alignment().shared_quotes().iter();
    let quoted = quoted.filter(|it| it.kind != SharedKind::Paraphrased);
    for site in quoted.flat_map(|it| &it.sites) {
        let Some(quote) = site.quote else { continue };
        let quotes = &corpus.annotations(site.site.article).quotes;
        spans[site.site.article].push(quotes[quote].content);
    }
    for list in spans.iter_mut() {
        list.sort_unstable();
        list.dedup_by(|next, kept| {
            let joins = next.start() <= kept.end();
            if joins {
                *kept = kept.cover(*next);
            }
            joins
        });
    }
    spans
}
