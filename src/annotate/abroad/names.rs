//! Names by capitals, titles and lists. Where every noun has a capital, only by titles, given names, lists and what towns are called;
//! a last name alone is known by the full name.
//!
//! Known failures: in German, a name that no list knows and no title or given name stands before is missed, and a last name that
//! is a common noun too (`Richter`) where it stands alone; elsewhere, a name that only ever begins a sentence.

use crate::annotate::mentions::Document;
use crate::annotate::{Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::gazetteer::Known;
use crate::lexicon::given::given;
use crate::lexicon::language::Language;
use crate::lexicon::titles::Beside;
use crate::lexicon::wordlist::{self, CITIES, FIRST_NAMES};
use crate::segment::{Segments, TokenKind};
use crate::text::index::TokenId;
use crate::text::normal::fold;
use crate::text::{Interner, Run, Symbol};
use rustc_hash::FxHashSet;

mod persons;

/// Most tokens of one name.
const LONGEST: usize = 10;

/// Finds the names of an article that is not in English: disjoint, in order of place. Linear in the text.
pub(in crate::annotate) fn find(
    article: &Article,
    segments: &Segments,
    interner: &Interner,
    language: Language,
) -> Vec<Mention> {
    let document = Document::new(article, segments, interner);
    let finder = Finder::new(&document, language);
    let mut found = Vec::new();
    for passage in document.passages() {
        let mut at = passage.tokens.start();
        while at < passage.tokens.end() {
            match finder.name(at, passage.tokens) {
                Some((first, last, kind)) => {
                    let span = document.token(first).span.cover(document.token(last).span);
                    found.push(Mention { span, kind });
                    at = last + 1;
                }
                None => at += 1,
            }
        }
    }
    finder.add_last_names(&mut found);
    found
}

struct Finder<'a> {
    document: &'a Document<'a>,
    language: Language,
    beside: &'static Beside,
    // Words that are no names though they begin a sentence.
    small: FxHashSet<String>,
    // Words that stand behind a determiner: nouns.
    nouns: FxHashSet<Symbol>,
    days: FxHashSet<String>,
    determiners: FxHashSet<String>,
}

/// First and last token of a name, and its kind.
type Name = (usize, usize, MentionKind);

impl<'a> Finder<'a> {
    fn new(document: &'a Document<'a>, language: Language) -> Self {
        let of = |wanted: &[&str]| -> FxHashSet<String> {
            wordlist::classes(language)
                .filter(|it| wanted.contains(&it.0))
                .flat_map(|it| it.1.split_whitespace())
                .map(|it| fold(it).into_owned())
                .collect()
        };
        let determiners = of(&["determiner"]);
        let mut nouns = FxHashSet::default();
        for passage in document.passages() {
            for at in passage.tokens.start() + 1..passage.tokens.end() {
                if document.is_capital(at) && determiners.contains(document.form(at - 1)) {
                    nouns.insert(document.token(at).symbol);
                }
            }
        }
        Self {
            document,
            language,
            beside: Beside::of(language),
            small: of(&[
                "opener",
                "determiner",
                "pronoun",
                "preposition",
                "conjunction",
                "helper",
            ]),
            nouns,
            days: of(&["day"]),
            determiners,
        }
    }

    /// Whether a token is of a class of its language.
    fn is(&self, class: &str, at: usize) -> bool {
        wordlist::has_form(self.language, class, self.document.form(at))
    }

    /// The name that begins at a token.
    fn name(&self, at: usize, within: Run<TokenId>) -> Option<Name> {
        let document = self.document;
        let form = document.form(at);
        if !document.is_capital(at) || self.days.contains(form) {
            return None;
        }
        if let Some(it) = self.known(at, within) {
            return Some(it);
        }
        if self.is_title(at, within) {
            return None;
        }
        let last = self.run_end(at, within);
        if self.language.has_capital_nouns() {
            return self.among_nouns(at, last, within);
        }
        // `(EFE).- La Policía Nacional`
        let after_mark =
            at > within.start() && document.token(at - 1).kind == TokenKind::Punctuation;
        if after_mark && last > at && self.determiners.contains(form) {
            return None;
        }
        let starts = document.starts_sentence(at, within);
        let seen = document.seen(at);
        if starts
            && (self.small.contains(document.form(at))
                || last == at && (seen.middle == 0 || seen.lower > 0))
        {
            let acronym = self.is_acronym(at) && last == at;
            return acronym.then_some((at, at, MentionKind::Organization));
        }
        Some((at, last, self.kind(at, last, within)))
    }

    /// A title alone is no name; a title before one is no part of it.
    fn is_title(&self, at: usize, within: Run<TokenId>) -> bool {
        let next = at + 1 < within.end();
        self.beside.is_title(self.document.form(at)) && (next || self.language.has_capital_nouns())
    }

    /// The longest known name at a token, with a genitive ending if need be.
    fn known(&self, at: usize, within: Run<TokenId>) -> Option<Name> {
        let document = self.document;
        let form = document.form(at);
        let bare = form
            .strip_suffix('s')
            .filter(|_| self.language == Language::German);
        let longest = document
            .gazetteer
            .longest(form)
            .max(bare.map_or(0, |it| document.gazetteer.longest(it)));
        (at..within.end().min(at + longest)).rev().find_map(|last| {
            if document.token(last).kind == TokenKind::Punctuation {
                return None;
            }
            let text = document.slice(document.token(at).span.cover(document.token(last).span));
            let genitive = text
                .strip_suffix('s')
                .filter(|_| self.language == Language::German);
            let entry = document
                .gazetteer
                .get(text)
                .or_else(|| genitive.and_then(|it| document.gazetteer.get(it)))?;
            let kind = match entry.known {
                Known::Country | Known::Seat | Known::Place => MentionKind::Place,
                Known::Organization => MentionKind::Organization,
                Known::Demonym | Known::Other => MentionKind::Other,
            };
            Some((at, last, kind))
        })
    }

    /// The last token of the run of capitals that begins at a token, particles and hyphens inside.
    fn run_end(&self, at: usize, within: Run<TokenId>) -> usize {
        let document = self.document;
        let capital = |n: usize| {
            n < within.end() && document.is_capital(n) && !self.days.contains(document.form(n))
        };
        let mut last = at;
        while last - at < LONGEST {
            let next = last + 1;
            if next >= within.end() {
                break;
            }
            let particles = (next..within.end().min(next + 3))
                .take_while(|&n| self.is("inside_name", n) && !document.is_capital(n))
                .count();
            let joint = match document.text(next) {
                "-" if document.touch(last, next) => 1,
                "." if document.touch(last, next) && document.text(last).chars().count() == 1 => 1,
                _ => particles,
            };
            if !capital(next + joint) {
                break;
            }
            // `Holm von der CDU`, `Morel de France`: a particle does not join what is a name by itself.
            let other = next + joint;
            if particles > 0
                && joint == particles
                && (self.is_acronym(other) || self.known(other, within).is_some())
            {
                break;
            }
            last = next + joint;
        }
        last
    }

    /// A name where every noun has a capital: behind a title, or with a given name, or a known city, or initials.
    fn among_nouns(&self, at: usize, last: usize, within: Run<TokenId>) -> Option<Name> {
        let document = self.document;
        let form = document.form(at);
        let before = at.checked_sub(1).filter(|it| *it >= within.start());
        let titled = before.is_some_and(|it| {
            let stop = document.text(it) == "." && it > within.start();
            self.beside.is_title(document.form(it - usize::from(stop)))
        });
        let noun = |n: usize| self.nouns.contains(&document.token(n).symbol);
        // `dass der Fahrer Alkohol getrunken hatte`
        let office = |n: usize| self.beside.is_office(document.form(n));
        let full = last > at
            || self.is_given(form)
            || before.is_some_and(|it| document.text(it) == "." || office(it));
        if titled && full && !noun(at) && !self.is_acronym(at) && !self.is("begins_time", at) {
            return Some((at, last, MentionKind::Person));
        }
        let given = self.is_given(form) && document.seen(at).lower == 0;
        if given && (last > at && !noun(last) || self.is_aged(at, within)) {
            return Some((at, last, MentionKind::Person));
        }
        if self.is_acronym(at) {
            return Some((at, at, MentionKind::Organization));
        }
        let placed = before.is_some_and(|it| self.is("leads_to_place", it));
        let bad = form == "bad" && last == at + 1;
        let called = before.is_some_and(|it| self.is("before_place", it));
        let town = |n: usize| CITIES.contains(document.form(n)) || is_town(document.form(n));
        let fits = placed && (bad || town(at)) || called && !self.small.contains(form);
        (fits && !noun(at)).then_some((at, if bad { last } else { at }, MentionKind::Place))
    }

    /// Whether a normal form is a given name, by the list of the language or the English one.
    fn is_given(&self, form: &str) -> bool {
        FIRST_NAMES.contains(form) || given(self.language, form).is_some()
    }

    fn kind(&self, at: usize, last: usize, within: Run<TokenId>) -> MentionKind {
        let document = self.document;
        let form = document.form(at);
        let before = at.checked_sub(1).filter(|it| *it >= within.start());
        let titled = before.is_some_and(|it| {
            let stop = document.text(it) == "." && it > within.start();
            self.beside.is_title(document.form(it - usize::from(stop)))
        });
        let text = document.slice(document.token(at).span.cover(document.token(last).span));
        if titled && !self.is_acronym(at) {
            MentionKind::Person
        } else if self.is_of_a_body(at, within)
            || self.beside.is_head(form)
            || last == at && self.is_acronym(at)
        {
            MentionKind::Organization
        } else if self.is_given(form) && (last > at || self.is_aged(at, within)) {
            MentionKind::Person
        } else if document.gazetteer.is_city(text) {
            MentionKind::Place
        } else if last > at && last - at < 4 && self.may_be_somebody(at, last, within) {
            MentionKind::Person
        } else {
            MentionKind::Other
        }
    }

    /// `la compagnie Armor Lignes`, `el director de Vialco Norte`: behind the noun for a body, or behind who heads it and `of`.
    fn is_of_a_body(&self, at: usize, within: Run<TokenId>) -> bool {
        let document = self.document;
        let start = within.start();
        let small = |n: usize| n >= start && !document.is_capital(n);
        if at > start && small(at - 1) && self.beside.is_head(document.form(at - 1)) {
            return true;
        }
        let of = at > start + 1 && self.is("of_body", at - 1);
        let headed = |n: usize| self.beside.leads(document.form(n));
        of && (headed(at - 2) || at > start + 2 && headed(at - 3))
    }

    /// A word of two to six capitals.
    fn is_acronym(&self, at: usize) -> bool {
        let text = self.document.text(at);
        (2..=6).contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
    }
}

/// Whether a German word ends as the names of towns do.
fn is_town(form: &str) -> bool {
    let ends = wordlist::words_of(Language::German, "town_ends");
    let mut rest = ends.filter_map(|it| form.strip_suffix(it));
    rest.any(|it| it.len() >= 3)
}

#[cfg(test)]
mod tests;
