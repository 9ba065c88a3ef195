//! Names of people, organizations and places: runs of capitals, read by rules with the help of lists and of the whole article,
//! then by the tagger, which learnt where the rules err.
//!
//! Known failures: a name that only ever begins a sentence and looks like a common word is missed; two names that follow
//! each other without a mark (`Denmark Anna Holm`) are one; a work's title is cut at its small words.

mod document;
mod firms;
mod kind;
mod named_after;
mod pieces;
mod runs;
mod union;

use super::{Mention, MentionKind, people, tagger};
use crate::article::Article;
use crate::lexicon::gazetteer::Known;
use crate::lexicon::titles::Role;
use crate::segment::Segments;
use crate::text::{Interner, Span, Symbol};
pub(in crate::annotate) use document::Document;
use rustc_hash::{FxHashMap, FxHashSet};

/// Finds the names of one article: disjoint, in order of place. Linear in the text, with a few look-ups a capital.
pub(super) fn find(article: &Article, segments: &Segments, interner: &Interner) -> Vec<Mention> {
    let document = Document::new(article, segments, interner);
    let rules = by_rules(&document);
    let tagged = tagger::find(&document, &rules);
    let mut found = union::union(&document, &tagged, &rules);
    agree(&document, &mut found);
    union::settle(&document, &mut found);
    named_after::part(&document, &mut found);
    bound(&document, &mut found);
    firms::tell(&document, &mut found);
    found
}

/// Names without a word that only points (`This American dream`), and with the first word of theirs (`Joint Base Tarn`, `This
/// American Harbor`).
fn bound(document: &Document<'_>, found: &mut [Mention]) {
    let mut end = 0;
    for mention in found.iter_mut() {
        let text = document.slice(mention.span);
        let points = ["This ", "That ", "These ", "Those "];
        let start = mention.span.start();
        let people = |rest: &str| {
            let known = document.gazetteer.get(rest);
            known.is_some_and(|it| it.known == Known::Demonym)
        };
        let points = points.iter().find(|it| text.starts_with(**it));
        let show = |rest: &str| {
            rest.split_once(' ')
                .is_some_and(|(first, rest)| people(first) && rest.starts_with(char::is_uppercase))
        };
        if points.is_some_and(|it| show(&text[it.len()..])) {
            // `This American Harbor`, a show.
            mention.kind = MentionKind::Other;
        } else if let Some(it) = points.filter(|it| people(&text[it.len()..])) {
            mention.span = Span::new(start + it.len(), mention.span.end());
        } else if text.starts_with("Base ")
            && let Some(before) = document.before(mention.span).strip_suffix("Joint ")
            && before.len() >= end
        {
            mention.span = Span::new(before.len(), mention.span.end());
            mention.kind = MentionKind::Organization;
        } else if let Some(before) = document.before(mention.span).strip_suffix("This ")
            && before.len() >= end
            && show(text)
        {
            mention.span = Span::new(before.len(), mention.span.end());
            mention.kind = MentionKind::Other;
        }
        end = mention.span.end();
    }
}

/// The names that the rules find.
pub(super) fn by_rules(document: &Document<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for (passage, title_case) in document.passages_by_case() {
        for run in pieces::runs(document, passage.tokens) {
            runs::names(document, run, title_case, &mut found);
        }
    }
    agree(document, &mut found);
    found
}

/// One word that is part of a person's full name stands for that person wherever nothing else is known of it; one that has a
/// person's title before it anywhere (`Mr. Quay`) is that person's everywhere.
fn agree(document: &Document<'_>, found: &mut [Mention]) {
    let mut people: FxHashMap<Symbol, ()> = FxHashMap::default();
    for mention in found.iter().filter(|it| it.kind == MentionKind::Person) {
        let tokens = document.tokens_in(mention.span);
        if let [first, .., last] = tokens {
            people.insert(first.symbol, ());
            people.insert(last.symbol, ());
        }
    }
    let mut titled: FxHashSet<Symbol> = FxHashSet::default();
    for mention in found.iter_mut() {
        if mention.kind == MentionKind::Place || !people::is_titled(document.before(mention.span)) {
            continue;
        }
        match document.tokens_in(mention.span) {
            [one] => {
                titled.insert(one.symbol);
            }
            // `Rep. Elijah Tarn`, not `Justice Department`
            [.., last]
                if !document.roles.has(
                    &document.slice(last.span).to_lowercase(),
                    Role::Organization,
                ) =>
            {
                mention.kind = MentionKind::Person;
            }
            _ => {}
        }
    }
    for mention in found.iter_mut() {
        let [one] = document.tokens_in(mention.span) else {
            continue;
        };
        let known = document.gazetteer.get(document.slice(one.span)).is_some();
        let of_person = !known && people.contains_key(&one.symbol);
        if of_person || titled.contains(&one.symbol) {
            mention.kind = MentionKind::Person;
        }
    }
}

#[cfg(test)]
mod tests;
