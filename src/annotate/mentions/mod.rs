//! Names of people, organizations and places: runs of capitals, read with the help of lists and of the whole article.
//!
//! Known failures: a name that only ever begins a sentence and looks like a common word is missed; two names that follow
//! each other without a mark (`Denmark Anna Holm`) are one; a work's title is cut at its small words.

mod document;
mod kind;
mod pieces;
mod runs;

use super::{Mention, MentionKind};
use crate::article::Article;
use crate::segment::Segments;
use crate::text::{Interner, Symbol};
use document::Document;
use rustc_hash::FxHashMap;

/// Finds the names of one article: disjoint, in order of place. Linear in the text, with a few look-ups a capital.
pub(super) fn find(article: &Article, segments: &Segments, interner: &Interner) -> Vec<Mention> {
    let document = Document::new(article, segments, interner);
    let mut found = Vec::new();
    for passage in segments.passages().iter() {
        let title_case = document.is_title_case(passage);
        for run in pieces::runs(&document, passage.tokens) {
            runs::names(&document, run, title_case, &mut found);
        }
    }
    agree(&document, &mut found);
    found
}

/// One word that is part of a person's full name stands for that person wherever nothing else is known of it.
fn agree(document: &Document<'_>, found: &mut [Mention]) {
    let mut people: FxHashMap<Symbol, ()> = FxHashMap::default();
    for mention in found.iter().filter(|it| it.kind == MentionKind::Person) {
        let tokens = document.tokens_in(mention.span);
        if let [first, .., last] = tokens {
            people.insert(first.symbol, ());
            people.insert(last.symbol, ());
        }
    }
    for mention in found.iter_mut() {
        let [one] = document.tokens_in(mention.span) else {
            continue;
        };
        let known = document.gazetteer.get(document.slice(one.span)).is_some();
        if !known && people.contains_key(&one.symbol) {
            mention.kind = MentionKind::Person;
        }
    }
}

#[cfg(test)]
mod tests;
