//! Cities that stand for a government: `Paris said` is France, `in Paris` is a city.

use crate::annotate::{Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::cues::Cues;
use crate::lexicon::gazetteer::{Gazetteer, Known};
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::Span;
use crate::text::index::{ArticleId, IndexVec};
use crate::text::normal::fold;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// How a seat of government is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// As a place: `in Paris`, `central Paris`.
    City,
    /// As one who acts: `Paris said`, `between Paris and Berlin`.
    Government,
    /// Nothing tells.
    Unknown,
}

/// The mentions that name a city and not its government.
///
/// A city named as a place, and nowhere in its article as one who acts, is a place throughout; an article where nothing tells
/// goes with the others. English only: elsewhere seats stay governments.
pub(super) fn cities(
    articles: &IndexVec<ArticleId, Article>,
    mentions: &IndexVec<ArticleId, Vec<Mention>>,
) -> FxHashSet<(ArticleId, usize)> {
    let mut seats: BTreeMap<String, Vec<(ArticleId, usize, Use)>> = BTreeMap::new();
    for (id, list) in mentions.iter_enumerated() {
        let article = &articles[id];
        let language = Language::of(article.meta().language.as_deref());
        if !matches!(language, Language::English | Language::Other) {
            continue;
        }
        let gazetteer = Gazetteer::of(language);
        for (n, mention) in list.iter().enumerate() {
            let printed = bare(article.slice(mention.span));
            let is_seat = mention.kind != MentionKind::Person
                && gazetteer
                    .get(printed)
                    .is_some_and(|it| it.known == Known::Seat)
                && !is_building(printed);
            if is_seat {
                let used = used(article.text(), mention.span, language);
                let city = fold(printed).into_owned();
                seats.entry(city).or_default().push((id, n, used));
            }
        }
    }
    let mut out = FxHashSet::default();
    for all in seats.into_values() {
        let a_city = all.iter().any(|it| it.2 == Use::City);
        for here in all.chunk_by(|a, b| a.0 == b.0) {
            let acts = here.iter().any(|it| it.2 == Use::Government);
            let places = here
                .iter()
                .filter(|it| it.2 == Use::City || a_city && !acts);
            out.extend(places.map(|it| (it.0, it.1)));
        }
    }
    out
}

/// Seats that are no cities.
fn is_building(printed: &str) -> bool {
    matches!(
        &*fold(printed),
        "white house"
            | "capitol hill"
            | "pentagon"
            | "kremlin"
            | "zhongnanhai"
            | "downing street"
            | "whitehall"
            | "westminster"
            | "elysee"
            | "blue house"
            | "holyrood"
            | "malacanang"
    )
}

/// A name without what is not of it.
pub(super) fn bare(printed: &str) -> &str {
    printed.trim_end_matches(['.', ','])
}

fn used(text: &str, at: Span, language: Language) -> Use {
    let before = last_word(&text[..at.start()]);
    let ahead = &text[at.end()..];
    let is = |class, word| wordlist::has(Language::English, class, word);
    if is("before_city", before) {
        return Use::City;
    }
    if is("before_government", before) {
        return Use::Government;
    }
    let next = ahead.strip_prefix(' ').map_or("", |it| {
        it.split(|c: char| !c.is_alphabetic()).next().unwrap_or("")
    });
    let acts = Cues::of(language).get(next).is_some() || is("acts", next);
    match acts {
        true => Use::Government,
        false => Use::Unknown,
    }
}

/// The last word of a text, if only a space stands behind it.
fn last_word(text: &str) -> &str {
    let Some(text) = text.strip_suffix([' ', '\u{a0}']) else {
        return "";
    };
    text.rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("")
}
