//! The clauses of two tellings: which both have for sure, and which only one.

use super::compare::entry;
use super::paint::{PanelRow, class_role};
use crate::corpus::PassageRef;
use crate::diverge::{Class, Divergence, Kind};
use crate::lexicon::wordlist::is_stopword;
use crate::render::wording::beginning;
use crate::segment::{Token, TokenKind};
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId};
use crate::text::normal::fold;
use crate::tui::model::Model;

/// Words of a clause that are shown.
const WORDS: usize = 24;
/// The part of their words that two clauses share which are surely one.
const SURE: f32 = 0.8;

/// A row or more for each clause that both have in about the same words, and for each that one alone has; none where no
/// clause is surely told by both. What `said` tells is not told again.
pub(super) fn rows(
    model: &Model,
    pair: [PassageRef; 2],
    said: &[&Divergence],
    width: usize,
    rows: &mut Vec<PanelRow>,
) {
    let passages = [pair[0].min(pair[1]), pair[0].max(pair[1])];
    let Some(clauses) = model.comparison.clauses(passages) else {
        return;
    };
    let n_only = clauses.only[0].len() + clauses.only[1].len();
    let text = |side: usize, span: Span| model.article(passages[side].0).slice(span);
    let sure = clauses.shared.iter().filter_map(|[one, two]| {
        let alike = alike(text(0, *one), text(1, *two));
        // Names that both have stand in a row of their own.
        let is_bare = names(model, passages[0], *one).is_some();
        (alike >= SURE && !is_bare).then_some((*one, alike))
    });
    let sure: Vec<(Span, f32)> = sure.collect();
    if n_only == 0 || sure.is_empty() {
        return;
    }
    for (span, alike) in joined(model, passages[0].0, sure) {
        let (class, how) = match alike < 1.0 {
            true => (Class::Told, "In both, nearly in these words"),
            false => (Class::Same, "In both"),
        };
        let said = format!("{how}: {}", beginning(text(0, span), WORDS));
        entry(class.mark(), class_role(class), &said, width, rows);
    }
    for side in [0, 1] {
        let (id, _) = passages[side];
        let untold = clauses.only[side].iter().copied();
        let there = named(model, passages[1 - side]);
        let is_shared = |it: Span| {
            let names = names(model, passages[side], it);
            names.is_some_and(|it| it.iter().any(|name| there.contains(name)))
        };
        let untold = untold.filter(|it| !is_told(said, id, *it) && !is_shared(*it));
        for (span, _) in joined(model, id, untold.map(|it| (it, 1.0)).collect()) {
            let said = format!("Only in {id}: {}", beginning(text(side, span), WORDS));
            entry(
                Class::Told.mark(),
                class_role(Class::Told),
                &said,
                width,
                rows,
            );
        }
    }
}

/// Who is named in a clause that is nothing but names; none where it says more.
fn names(model: &Model, (id, _): PassageRef, clause: Span) -> Option<Vec<EntityId>> {
    let corpus = model.comparison.corpus();
    let mentions = corpus.annotations(id).mentions.iter_enumerated();
    let inside: Vec<_> = mentions.filter(|it| it.1.span.overlaps(clause)).collect();
    let tokens = corpus.segments(id);
    let run = tokens.tokens_in(clause).ids();
    let mut rest = run
        .map(|it| &tokens.tokens()[it])
        .filter(|it| it.kind != TokenKind::Punctuation)
        .filter(|it| inside.iter().all(|name| !name.1.span.overlaps(it.span)));
    let says = |it: &Token| {
        let form = fold(corpus.interner().form(it.symbol));
        !is_stopword(corpus.language(id), &form)
    };
    let is_bare = !inside.is_empty() && !rest.any(says);
    is_bare.then(|| inside.iter().map(|it| corpus.entity(id, it.0)).collect())
}

/// Who is named in a passage.
fn named(model: &Model, passage: PassageRef) -> Vec<EntityId> {
    let corpus = model.comparison.corpus();
    let span = model.span(passage);
    let mentions = corpus.annotations(passage.0).mentions.iter_enumerated();
    let inside = mentions.filter(|it| it.1.span.overlaps(span));
    inside.map(|it| corpus.entity(passage.0, it.0)).collect()
}

/// Whether a difference names words of a clause.
fn is_told(said: &[&Divergence], id: ArticleId, clause: Span) -> bool {
    let names = |it: &&&Divergence| !matches!(it.kind, Kind::Reworded(_) | Kind::Order { .. });
    said.iter().filter(names).any(|it| {
        let mut sites = it.sites.iter();
        sites.any(|it| it.article == id && it.span.overlaps(clause))
    })
}

/// Clauses with nothing but marks and blanks between them as one, as alike as the least alike of them.
fn joined(model: &Model, id: ArticleId, mut clauses: Vec<(Span, f32)>) -> Vec<(Span, f32)> {
    clauses.sort_unstable_by_key(|it| it.0);
    let mut all: Vec<(Span, f32)> = Vec::new();
    for (span, alike) in clauses {
        let follows = |last: &Span| {
            let between = Span::new(last.end(), span.start().max(last.end()));
            let between = model.article(id).slice(between);
            !between.chars().any(char::is_alphanumeric)
        };
        match all.last_mut() {
            Some(last) if follows(&last.0) => *last = (last.0.cover(span), last.1.min(alike)),
            _ => all.push((span, alike)),
        }
    }
    all
}

/// Which part of their words two clauses share: 1 for the same words in the same order.
fn alike(one: &str, two: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|it: char| !it.is_alphanumeric());
        let words = words.filter(|it| !it.is_empty());
        words.map(|it| fold(it).into_owned()).collect()
    };
    let (one, mut two) = (words(one), words(two));
    if one == two {
        return 1.0;
    }
    let n = one.len() + two.len();
    let mut both = 0;
    for word in &one {
        if let Some(at) = two.iter().position(|it| it == word) {
            two.swap_remove(at);
            both += 1;
        }
    }
    // Other order, or another word: not the same.
    (2 * both) as f32 / (n as f32 + 0.01)
}

#[cfg(test)]
mod tests {
    use super::{SURE, alike};

    #[track_caller]
    fn check(one: &str, two: &str, sure: bool) {
        assert_eq!(alike(one, two) >= SURE, sure, "{}", alike(one, two));
    }

    #[test]
    fn what_is_surely_one_clause() {
        check(
            "there is no room for doubt",
            "There is no room for doubt,",
            true,
        );
        check(
            "when a bus slid into a ditch",
            "when the bus slid into a ditch",
            true,
        );
        check(
            "Seventeen people were hurt",
            "Fourteen people were hurt",
            false,
        );
        check(
            "the mayor paid a tax of 5 percent",
            "the harbor said its own tax was 5",
            false,
        );
    }
}
