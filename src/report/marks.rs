//! What is to be seen inside passages: names, shared quotes, words that differ.

use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::diverge::Kind;
use crate::render::runs::Mark;
use crate::render::theme::Role;
use crate::text::index::{ArticleId, IndexVec, PassageId};

/// Names, shared quotes and the words of differences, by passage. Words that differ throughout are left unmarked: only
/// differences that are about some words of a passage tint them.
pub(super) fn marks(
    comparison: &Comparison,
) -> IndexVec<ArticleId, IndexVec<PassageId, Vec<Mark>>> {
    let corpus = comparison.corpus();
    let mut marks: IndexVec<ArticleId, IndexVec<PassageId, Vec<Mark>>> = corpus
        .articles()
        .ids()
        .map(|it| {
            corpus
                .segments(it)
                .passages()
                .iter()
                .map(|_| Vec::new())
                .collect()
        })
        .collect();
    let mut add = |site: Site, role: Role| {
        for passage in corpus.segments(site.article).passages_in(site.span).ids() {
            let span = site.span;
            marks[site.article][passage].push(Mark { span, role });
        }
    };
    for article in corpus.articles().ids() {
        for mention in &corpus.annotations(article).mentions {
            let span = mention.span;
            add(Site { article, span }, Role::Entity);
        }
    }
    for it in comparison
        .alignment()
        .shared_quotes()
        .iter()
        .flat_map(|it| &it.sites)
    {
        let Some(quote) = it.quote else { continue };
        let article = it.site.article;
        let span = corpus.annotations(article).quotes[quote].content;
        add(Site { article, span }, Role::Quote);
    }
    for divergence in comparison.divergences() {
        let role = match divergence.kind {
            Kind::QuoteAltered
            | Kind::NumberConflict
            | Kind::DateConflict
            | Kind::NameConflict
            | Kind::Polarity
            | Kind::OwnQuote => Role::CheckTint,
            Kind::SourceNamed { .. }
            | Kind::Described { .. }
            | Kind::Detail { .. }
            | Kind::MorePrecise { .. }
            | Kind::Certainty
            | Kind::Status { .. } => Role::DifferentTint,
            _ => continue,
        };
        let told_in = match divergence.kind {
            Kind::Detail { article } => Some(article),
            _ => None,
        };
        for site in &divergence.sites {
            if told_in.is_none_or(|it| it == site.article) {
                add(*site, role);
            }
        }
    }
    marks
}
