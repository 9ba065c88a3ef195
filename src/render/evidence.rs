//! What speaks for two passages telling the same: the link between them and what both name, in words of the text.

use crate::align::Link;
use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist::is_stopword;
use crate::render::wording::shorten;
use crate::segment::TokenKind;
use crate::text::normal::fold;
use rustc_hash::FxHashSet;

/// Words that are told at most, and of a quote.
const WORDS: usize = 10;

/// What two passages share.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shared {
    /// The link, where they were linked themselves; passages of one match may be linked through a third.
    pub link: Option<Link>,
    /// Words that mean something, as the first passage has them.
    pub words: Vec<String>,
    /// Names.
    pub names: Vec<String>,
    /// The beginnings of quotes.
    pub quotes: Vec<String>,
}

/// What `a` and `b` share. Linear in the passages and the shared quotes.
#[must_use]
pub fn shared(comparison: &Comparison, a: PassageRef, b: PassageRef) -> Shared {
    Shared {
        link: comparison.alignment().link([a, b]).copied(),
        words: words(comparison, a, b),
        names: names(comparison, a, b),
        quotes: quotes(comparison, a, b),
    }
}

impl Shared {
    /// The score and its parts: `score 0.87: words 0.61, names 1.00`; parts that say nothing are left out.
    #[must_use]
    pub fn score(&self) -> String {
        let Some(link) = &self.link else {
            return "linked through another telling".to_owned();
        };
        let it = &link.evidence;
        let parts = [
            ("words", it.words),
            ("names", it.names),
            ("quotes", it.quotes),
            ("numbers and dates", it.figures),
            ("neighbors", it.order),
        ];
        let parts = parts.iter().filter(|it| it.1 >= 0.005);
        let parts: Vec<String> = parts.map(|(name, it)| format!("{name} {it:.2}")).collect();
        let score = link.score.get();
        match parts.is_empty() {
            true => format!("score {score:.2} of 1"),
            false => format!("score {score:.2} of 1: {}", parts.join(", ")),
        }
    }

    /// The score alone.
    #[must_use]
    pub fn brief(&self) -> String {
        match &self.link {
            Some(link) => format!("score {:.2}", link.score.get()),
            None => "linked through another telling".to_owned(),
        }
    }

    /// What is shared, each kind with its name.
    #[must_use]
    pub fn parts(&self) -> Vec<(&'static str, String)> {
        let quoted: Vec<String> = self.quotes.iter().map(|it| format!("\"{it}\"")).collect();
        let parts = [
            ("words", &self.words),
            ("names", &self.names),
            ("quotes", &quoted),
        ];
        let told = parts.into_iter().filter(|it| !it.1.is_empty());
        told.map(|(name, it)| (name, it.join(", "))).collect()
    }
}

fn words(comparison: &Comparison, a: PassageRef, b: PassageRef) -> Vec<String> {
    let corpus = comparison.corpus();
    let forms = |(article, passage): PassageRef| {
        let tokens = corpus.segments(article).tokens_of(passage).iter();
        let tokens = tokens.filter(|it| it.kind != TokenKind::Punctuation);
        tokens.map(|it| {
            (
                fold(corpus.interner().form(it.symbol)).into_owned(),
                it.span,
            )
        })
    };
    let there: FxHashSet<String> = forms(b).map(|it| it.0).collect();
    let mut told: FxHashSet<String> = FxHashSet::default();
    let mut words = Vec::new();
    for (form, span) in forms(a) {
        let tells = form.chars().count() > 2 || form.chars().any(|it| it.is_ascii_digit());
        let counts = tells && there.contains(&form) && !is_stopword(Language::English, &form);
        if counts && told.insert(form) && words.len() < WORDS {
            words.push(corpus.articles()[a.0].slice(span).to_owned());
        }
    }
    words
}

fn names(comparison: &Comparison, a: PassageRef, b: PassageRef) -> Vec<String> {
    let corpus = comparison.corpus();
    let named = |(article, passage): PassageRef| {
        let span = corpus.segments(article).passages()[passage].span;
        let mentions = corpus.annotations(article).mentions.iter_enumerated();
        let near = mentions.filter(move |(_, it)| it.span.overlaps(span));
        near.map(move |(id, _)| corpus.entity(article, id))
    };
    let there: Vec<_> = named(b).collect();
    let mut names = Vec::new();
    for entity in named(a).filter(|it| there.contains(it)) {
        let name = &corpus.entities()[entity].name;
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn quotes(comparison: &Comparison, a: PassageRef, b: PassageRef) -> Vec<String> {
    let corpus = comparison.corpus();
    let span = |(article, passage): PassageRef| corpus.segments(article).passages()[passage].span;
    let mut quotes = Vec::new();
    for it in comparison.alignment().shared_quotes() {
        let at = |passage: PassageRef| {
            let own = it.sites.iter().map(|it| it.site);
            own.filter(|it| it.article == passage.0)
                .find(|it| it.span.overlaps(span(passage)))
        };
        let sites = [at(a), at(b)];
        if sites.iter().all(Option::is_some) {
            let shortest = sites.into_iter().flatten().min_by_key(|it| it.span.len());
            let words = shortest.map_or("", |it| corpus.slice(it));
            let bare = words.trim_matches(|it: char| !it.is_alphanumeric());
            quotes.push(shorten(bare, WORDS));
        }
    }
    quotes.dedup();
    quotes
}

#[cfg(test)]
mod tests {
    use super::shared;
    use crate::comparison::{Options, compare};
    use crate::load::{Input, read_one};

    const A: &str = "Pier closed in Halden\n\nThe harbor office closed the old pier in Halden on Monday after 3 planks broke, Mayor Ida Moe said. \"We will not wait for the storm,\" she said.\n";
    const B: &str = "Halden shuts pier\n\nAfter 3 planks broke, the old pier in Halden was closed on Monday by the harbor office, said Mayor Ida Moe.\n\n\"We will not wait for the storm,\" the mayor said.\n";

    #[test]
    fn what_both_tell_is_named() {
        let read = |text: &str| {
            let input = Input::Bytes {
                name: "a.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let comparison = compare(vec![read(A), read(B)], &Options::default());
        let matches = comparison.alignment().matches();
        let of = |words: &str| {
            let mut all = matches.iter();
            let found = all.find(|it| {
                let (article, passage) = it.passages[0];
                let span = comparison.corpus().segments(article).passages()[passage].span;
                comparison.corpus().articles()[article]
                    .slice(span)
                    .contains(words)
            });
            let it = found.expect("a match");
            shared(&comparison, it.passages[0], it.passages[1])
        };
        let found = of("planks");
        assert!(found.link.is_some() && found.score().starts_with("score "));
        for word in ["harbor", "closed", "planks", "3"] {
            assert!(found.words.iter().any(|it| it == word), "{found:?}");
        }
        assert!(!found.words.iter().any(|it| it == "the"), "{found:?}");
        assert!(found.names.iter().any(|it| it == "Ida Moe"), "{found:?}");
        let quoted = of("storm");
        assert_eq!(quoted.quotes, ["We will not wait for the storm"]);
    }
}
