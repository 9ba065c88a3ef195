//! The words of a passage that differ from its counterparts, as the kind of each difference has them.

use crate::corpus::{PassageRef, Site};
use crate::diverge::{Class, Divergence, Kind};
use crate::render::contrast;
use crate::render::runs::Mark;
use crate::render::theme::Role;
use crate::text::Span;
use crate::text::index::ArticleId;
use crate::tui::model::Model;

/// The words of a passage that differ from one counterpart; where no finding compares the two, the words that the other
/// one does not have.
pub(super) fn apart(model: &Model, passage: PassageRef, other: PassageRef) -> Vec<Mark> {
    let mut marks = words(model, passage, Some(other));
    if !is_reworded(model, passage, other) {
        // A phrase that is told otherwise may hold words that both have: these do not differ.
        marks.retain(|it| it.role != Role::DifferentTint);
        let corpus = model.comparison.corpus();
        let spans = contrast::words_only(corpus, passage, other).into_iter();
        let lacking = spans.map(|span| Mark {
            span,
            role: Role::DifferentTint,
        });
        marks.extend(lacking_in(model, lacking.collect(), passage, other));
    }
    marks
}

/// Of words that the counterpart lacks those that its article does not quote beside it either.
fn lacking_in(
    model: &Model,
    marks: Vec<Mark>,
    passage: PassageRef,
    other: PassageRef,
) -> Vec<Mark> {
    let quoted = contrast::quoted_beside(&model.comparison, passage, other);
    if quoted.is_empty() {
        return marks;
    }
    let text = model.article(passage.0).text();
    let left = |it: Mark| {
        let spans = contrast::without(text, it.span, &quoted).into_iter();
        spans.map(move |span| Mark {
            span,
            role: it.role,
        })
    };
    marks.into_iter().flat_map(left).collect()
}

/// Whether a finding compares two passages word by word.
pub(super) fn is_reworded(model: &Model, passage: PassageRef, other: PassageRef) -> bool {
    let findings = model.outline.findings(passage).iter();
    findings
        .map(|it| &model.comparison.divergences()[it.1])
        .any(|it| matches!(it.kind, Kind::Reworded(_)) && touches(model, it, other))
}

/// Whether a difference is about words of a passage.
pub(super) fn touches(model: &Model, it: &Divergence, passage: PassageRef) -> bool {
    let span = model.span(passage);
    let mut sites = it.sites.iter();
    sites.any(|it| it.article == passage.0 && span.overlaps(it.span))
}

/// The words of a passage that differ from its counterparts, or from one of them: in what way they do is their tint.
pub(super) fn words(model: &Model, passage: PassageRef, other: Option<PassageRef>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (_, id) in model.outline.findings(passage) {
        let it = &model.comparison.divergences()[*id];
        if other.is_none_or(|other| touches(model, it, other)) {
            marks.extend(of_finding(model, it, passage));
        }
    }
    marks
}

/// The words of a passage that one difference is about, in the tint of its kind; of one that is about whole passages the words that the
/// other one has not.
pub(super) fn of_row(
    model: &Model,
    it: &Divergence,
    passage: PassageRef,
    other: Option<PassageRef>,
) -> Vec<Mark> {
    let marks = of_finding(model, it, passage);
    let corpus = model.comparison.corpus();
    let is_narrow = |site: &Site| {
        let whole = corpus.passage_of(*site);
        whole.is_some_and(|whole| corpus.passage_site((site.article, whole)) != *site)
    };
    let is_check = it.kind.class() == Class::Check;
    if !marks.is_empty() || is_check {
        return marks;
    }
    if !it.sites.iter().any(is_narrow) {
        return other.map_or_else(Vec::new, |other| apart(model, passage, other));
    }
    let span = model.span(passage);
    let own = it.sites.iter().filter(|it| it.article == passage.0);
    let own = own.filter(|it| it.span.overlaps(span) && is_narrow(it));
    let mark = |site: &Site| Mark {
        span: site.span,
        role: Role::DifferentTint,
    };
    own.map(mark).collect()
}

/// The words of a passage that a difference tints.
fn of_finding(model: &Model, it: &Divergence, passage: PassageRef) -> Vec<Mark> {
    let mut marks = Vec::new();
    let span = model.span(passage);
    let other = it.sites.iter().find(|it| it.article != passage.0);
    let other = other.and_then(|it| Some((it.article, model.comparison.corpus().passage_of(*it)?)));
    let lacking = |marks: Vec<Mark>| match other {
        Some(other) => lacking_in(model, marks, passage, other),
        None => marks,
    };
    match &it.kind {
        Kind::Reworded(edits) => {
            let is_left = it.sites.first().is_some_and(|it| it.article == passage.0);
            let own = edits.iter().filter_map(|edit| {
                let (own, theirs) = match is_left {
                    true => (edit.left, edit.right),
                    false => (edit.right, edit.left),
                };
                let role = match theirs.is_empty() {
                    true => Role::OnlyTint,
                    false => Role::DifferentTint,
                };
                (!own.is_empty()).then_some(Mark { span: own, role })
            });
            marks.extend(lacking(own.collect()));
        }
        Kind::NumberConflict
        | Kind::DateConflict
        | Kind::NameConflict
        | Kind::QuoteAltered
        | Kind::Polarity
        | Kind::OwnQuote => {
            let own = it.sites.iter().filter(|it| it.article == passage.0);
            marks.extend(own.map(|it| check(it.span)));
        }
        Kind::QuoteSpeaker { speakers } => {
            let own = speakers.iter().filter(|it| it.article == passage.0);
            marks.extend(own.map(|it| check(it.span)));
        }
        Kind::QuoteCut { cut, .. } if !it.kind.is_partial() => {
            marks.extend(lacking(left_out(model, it, *cut, passage.0)))
        }
        Kind::Described { .. } | Kind::Detail { .. } => {
            let (told_in, role) = match it.kind {
                Kind::Detail { article } => (article, Role::OnlyTint),
                _ => (passage.0, Role::DifferentTint),
            };
            let own = it.sites.iter().filter(|it| it.article == passage.0);
            marks.extend(own.filter(|_| told_in == passage.0).map(|it| Mark {
                span: it.span,
                role,
            }));
        }
        _ => {}
    }
    marks.retain(|it| it.span.overlaps(span));
    marks
}

fn check(span: Span) -> Mark {
    Mark {
        span,
        role: Role::CheckTint,
    }
}

/// The words that a cut quote leaves out, in the article that has them.
fn left_out(model: &Model, it: &Divergence, cut: ArticleId, here: ArticleId) -> Vec<Mark> {
    let mut sites = it.sites.iter();
    let fuller = sites.clone().find(|it| it.article == here && here != cut);
    let (Some(fuller), Some(cut)) = (fuller, sites.find(|it| it.article == cut)) else {
        return Vec::new();
    };
    let spans = contrast::left_out(model.comparison.corpus(), *fuller, *cut);
    spans.into_iter().map(check).collect()
}
