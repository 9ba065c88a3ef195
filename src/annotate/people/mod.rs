//! The people named in one article: which names are one person's, who is a woman and who a man.
//!
//! Two people of one surname are never one: `Mr.` and `Mrs.`, first names, `Jr.`, words such as `the wife of` and the
//! pronouns that follow tell whom a bare surname means; else it goes to who is named most, and is not certain.
//! Known failures: two people with one full name are one; who is named by a surname alone before both are introduced.

mod bare;
mod gender;
mod kin;
mod namesakes;
#[cfg(test)]
mod tests;

use super::{Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::language::Language;
use crate::lexicon::person::generation;
use crate::lexicon::titles::{Beside, Role, Roles};
use crate::lexicon::wordlist::{self, FIRST_NAMES};
use crate::text::Span;
use crate::text::normal::fold;
pub(crate) use gender::Gender;
pub(super) use gender::told;
use rustc_hash::FxHashMap;

/// The people of an article, by mention.
#[derive(Debug, Clone, Default)]
pub(crate) struct People {
    people: Vec<Person>,
    of: Vec<Option<Named>>,
}

/// One of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Person {
    /// The words of the name, folded; `jr` belongs to the last.
    pub words: Vec<String>,
    /// If it is known.
    pub gender: Option<Gender>,
    /// Introduced as somebody's wife, husband or child.
    pub kin: bool,
    // Titles before the full name, folded, in order of place.
    titles: Vec<String>,
}

impl Person {
    /// Whether an office stands before the name: `President Holm`.
    pub fn has_office(&self) -> bool {
        self.titles.iter().any(|it| gender::of_title(it).is_none())
    }
}

/// Whom a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named {
    person: usize,
    certain: bool,
}

/// A mention of a person, as printed.
struct Printed {
    span: Span,
    words: Vec<String>,
    // The title before it.
    title: Option<String>,
}

impl People {
    /// Reads them off the names of an article, which are disjoint and in order of place. Linear in the mentions, but for
    /// people who share a surname.
    pub fn new(article: &Article, mentions: &[Mention]) -> Self {
        let printed: Vec<Option<Printed>> = mentions
            .iter()
            .map(|it| (it.kind == MentionKind::Person).then(|| Printed::new(article, it.span)))
            .collect();
        let mut it = Self {
            people: Vec::new(),
            of: vec![None; mentions.len()],
        };
        it.add_full_names(&printed);
        let language = Language::of(article.meta().language.as_deref());
        it.people
            .iter_mut()
            .for_each(|it| it.gender = gender::of_name(&it.titles, &it.words, language));
        if language != Language::English {
            it.add_abroad(article, &printed, language);
        }
        bare::add(&mut it, article, &printed);
        gender::add_pronouns(&mut it, article, mentions);
        it
    }

    /// The person that a mention names.
    pub fn person(&self, mention: usize) -> Option<&Person> {
        Some(&self.people[self.number(mention)?])
    }

    /// The number of that person in this article.
    pub fn number(&self, mention: usize) -> Option<usize> {
        Some(self.of.get(mention).copied()??.person)
    }

    /// Whether it is sure whom a mention names, as far as its article tells.
    pub fn is_certain(&self, mention: usize) -> bool {
        self.of
            .get(mention)
            .copied()
            .flatten()
            .is_none_or(|it| it.certain)
    }

    /// Gives those a gender whose given names tell none, by what stands before their full names.
    fn add_abroad(&mut self, article: &Article, printed: &[Option<Printed>], language: Language) {
        let beside = Beside::of(language);
        for (n, it) in printed.iter().enumerate() {
            if let (Some(it), Some(named)) = (it, self.of[n]) {
                let person = &mut self.people[named.person];
                let told = || gender::abroad(article.text(), it.span.start(), language, beside);
                person.gender = person.gender.or_else(told);
            }
        }
    }

    /// One person for each full name; those that differ in a middle name only are one, unless the middle names differ.
    fn add_full_names(&mut self, printed: &[Option<Printed>]) {
        let full = |it: &&Printed| it.words.len() > 1;
        let mut middles: FxHashMap<(&str, &str), Vec<&[String]>> = FxHashMap::default();
        for it in printed.iter().flatten().filter(full) {
            let known = middles.entry(it.ends()).or_default();
            let middle = it.middle();
            if !middle.is_empty() && !known.contains(&middle) {
                known.push(middle);
            }
        }
        let tails = tails(printed);
        let mut numbers: FxHashMap<Vec<String>, usize> = FxHashMap::default();
        for (n, it) in printed.iter().enumerate() {
            let Some(it) = it.as_ref().filter(full) else {
                continue;
            };
            // `Van Holm` is `Ulf Van Holm`.
            let whole = tails.get(&it.words[..]).copied().flatten().unwrap_or(it);
            let one = middles.get(&whole.ends()).is_none_or(|it| are_one(it));
            let key = match whole.ends() {
                (first, last) if one => vec![first.to_owned(), last.to_owned()],
                _ => whole.words.clone(),
            };
            let next = self.people.len();
            let person = *numbers.entry(key).or_insert(next);
            if person == next {
                self.people.push(Person {
                    words: whole.words.clone(),
                    ..Person::default()
                });
            }
            let known = &mut self.people[person];
            if whole.words.len() < known.words.len() {
                known.words.clone_from(&whole.words);
            }
            known.titles.extend(it.title.clone());
            self.of[n] = Some(Named {
                person,
                certain: true,
            });
        }
    }
}

impl Printed {
    fn new(article: &Article, span: Span) -> Self {
        Self {
            span,
            words: words(article.slice(span)),
            title: title(article.text(), span.start()),
        }
    }

    fn ends(&self) -> (&str, &str) {
        (
            self.words.first().map_or("", String::as_str),
            self.words.last().map_or("", String::as_str),
        )
    }

    fn middle(&self) -> &[String] {
        match &self.words[..] {
            [_, middle @ .., _] => middle,
            _ => &[],
        }
    }
}

/// The full name that each surname of several words ends; none where several do.
fn tails(printed: &[Option<Printed>]) -> FxHashMap<&[String], Option<&Printed>> {
    let mut tails: FxHashMap<&[String], Option<&Printed>> = FxHashMap::default();
    for it in printed.iter().flatten() {
        if let [_, tail @ ..] = &it.words[..]
            && is_surname(tail)
        {
            let known = tails.entry(tail).or_insert(Some(it));
            if known.is_some_and(|known| known.words != it.words) {
                *known = None;
            }
        }
    }
    tails
}

/// Whether several words may be a surname (`Van Holm`): the first is nobody's first name, or a particle.
pub(crate) fn is_surname(words: &[String]) -> bool {
    let [first, _, ..] = words else { return false };
    wordlist::has(Language::English, "opens_surname", first)
        || first.len() > 2 && !FIRST_NAMES.contains(first)
}

/// Whether middle names may all be one person's: one is short for another (`M.` for `Maria`).
fn are_one(middles: &[&[String]]) -> bool {
    let [first, rest @ ..] = middles else {
        return true;
    };
    rest.iter().all(|it| {
        it.len() == first.len()
            && it
                .iter()
                .zip(*first)
                .all(|(a, b)| a.starts_with(b.as_str()) || b.starts_with(a.as_str()))
    })
}

/// The words of a person's name, folded. What tells a son from his father is a part of the last.
pub(crate) fn words(printed: &str) -> Vec<String> {
    let mut words: Vec<String> = fold(printed)
        .split_whitespace()
        .map(|it| it.trim_matches([',', '.', '\'']).to_owned())
        .filter(|it| !it.is_empty())
        .collect();
    if words.len() > 1
        && let Some(last) = words.pop()
    {
        match (generation(&last), words.last_mut()) {
            (Some(sign), Some(name)) => *name = format!("{name} {sign}"),
            _ => words.push(last),
        }
    }
    words
}

/// A last name without `jr`.
pub(crate) fn surname(last: &str) -> &str {
    last.split(' ').next().unwrap_or(last)
}

/// Whether a title of a person (`Mr.`, `President`) ends a text, as it stands before a name.
pub(super) fn is_titled(text: &str) -> bool {
    let before = text.trim_end_matches([' ', '.', '\u{a0}']);
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next();
    let apart = text[before.len()..].contains([' ', '\u{a0}']);
    let capital = word.is_some_and(|it| it.starts_with(char::is_uppercase));
    apart && capital && title(text, text.len()).is_some()
}

/// The title that stands right before a place.
fn title(text: &str, at: usize) -> Option<String> {
    let before = text[..at].trim_end_matches([' ', '.', '\u{a0}']);
    let start = before
        .char_indices()
        .rev()
        .take(20)
        .take_while(|(_, c)| c.is_alphabetic() || *c == '-')
        .last()
        .map(|(start, _)| start)?;
    let word = fold(&before[start..]);
    let known = Roles::shared().has(&word, Role::Title) || gender::of_title(&word).is_some();
    known.then(|| word.into_owned())
}
