//! `Namesakes`: the people by each word that may stand for them.

use super::kin::{is_beside_relation, is_described, is_introduced, is_joined};
use super::{Gender, People, Person, Printed, gender, surname};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// No more namesakes than these are told apart.
const MOST: usize = 64;
/// How far from each other two relatives are named, in bytes.
const NEAR: usize = 140;

/// The people by each word that may stand for them.
pub(super) struct Namesakes<'a> {
    text: &'a str,
    by_last: FxHashMap<String, Vec<usize>>,
    by_first: FxHashMap<String, Vec<usize>>,
    // Where each is named in full.
    full: Vec<Vec<Span>>,
    // The gender of those whom an office and a surname name: what the pronouns behind tell.
    officers: FxHashMap<String, Option<Gender>>,
    // The gender that the pronouns behind full names tell, where all agree.
    behind: Vec<Option<Gender>>,
    // Those who are introduced as somebody's wife, husband or child.
    relatives: Vec<bool>,
}

impl<'a> Namesakes<'a> {
    /// Those with a full name, then those whom only `Mr. Holm` or the bare word names: one for each gender that titles tell.
    pub(super) fn new(people: &mut People, text: &'a str, printed: &[Option<Printed>]) -> Self {
        let mut it = Self {
            text,
            by_last: FxHashMap::default(),
            by_first: FxHashMap::default(),
            full: vec![Vec::new(); people.people.len()],
            officers: officers(text, printed),
            behind: vec![None; people.people.len()],
            relatives: vec![false; people.people.len()],
        };
        for (n, person) in people.people.iter().enumerate() {
            if let [first, .., last] = &person.words[..] {
                it.by_last.entry(last.clone()).or_default().push(n);
                if surname(last) != last {
                    let bare = surname(last).to_owned();
                    it.by_last.entry(bare).or_default().push(n);
                }
                it.by_first.entry(first.clone()).or_default().push(n);
            }
        }
        for (named, printed) in people.of.iter().zip(printed) {
            if let (Some(named), Some(printed)) = (named, printed) {
                it.full[named.person].push(printed.span);
            }
        }
        it.read_full_names();
        // Titles first: then the bare word finds somebody.
        for titled in [true, false] {
            for printed in printed.iter().flatten().filter(|it| it.words.len() == 1) {
                let told = it.told(printed);
                if told.is_some() == titled {
                    it.add_bare(people, printed, told);
                }
            }
        }
        it
    }

    /// The gender that is told of whom a surname means: by the title, by the spouse, by the pronouns behind an office.
    pub(super) fn told(&self, bare: &Printed) -> Option<Gender> {
        let title = bare.title.as_deref();
        title
            .and_then(gender::of_title)
            .or_else(|| gender::of_spouse(gender::sentence(self.text, bare.span.end())))
            .or_else(|| {
                title?;
                self.officers.get(bare.words.first()?).copied()?
            })
    }

    /// What is told around the full names.
    fn read_full_names(&mut self) {
        for (person, spans) in self.full.iter().enumerate() {
            let mut told = spans
                .iter()
                .filter_map(|it| gender::of_pronoun(gender::sentence(self.text, it.end())));
            let first = told.next();
            self.behind[person] = first.filter(|it| told.all(|other| other == *it));
            self.relatives[person] = spans.iter().any(|it| {
                is_introduced(self.text, *it)
                    || is_described(self.text, *it)
                    || is_joined(self.text, *it)
            });
        }
    }

    /// How often a person is named in full.
    pub(super) fn times_in_full(&self, person: usize) -> usize {
        self.full[person].len()
    }

    /// Whether a person is introduced as somebody's wife, husband or child.
    pub(super) fn is_kin(&self, person: usize) -> bool {
        self.relatives.get(person).is_some_and(|it| *it)
    }

    /// Whether a surname with what is told of it may mean a person: not the wife who is named in full where her husband is
    /// `President Holm`.
    pub(super) fn may_mean(
        &self,
        person: &Person,
        n: usize,
        bare: &Printed,
        told: Option<Gender>,
    ) -> bool {
        let gender = person.gender.or(self.behind.get(n).copied().flatten());
        let differ = told.is_some() && gender.is_some() && told != gender;
        let other = |it: &String| {
            let office = gender::of_title(it).is_none();
            (office || gender.is_none()) && !person.titles.contains(it)
        };
        let relative = self.is_kin(n) && bare.title.as_ref().is_some_and(other);
        !differ && !relative
    }

    /// Adds the person whom only a bare surname names, unless it may mean one who is known.
    fn add_bare(&mut self, people: &mut People, bare: &Printed, gender: Option<Gender>) {
        let [word] = &bare.words[..] else { return };
        let fits = |&it: &usize| {
            self.may_mean(&people.people[it], it, bare, gender) && !self.is_relative(it, bare.span)
        };
        if self.of(word).iter().any(fits) {
            return;
        }
        self.by_last
            .entry(word.clone())
            .or_default()
            .push(people.people.len());
        self.full.push(Vec::new());
        people.people.push(Person {
            words: bare.words.clone(),
            gender,
            titles: bare.title.iter().cloned().collect(),
            kin: false,
        });
    }

    /// Whether a surname means a relative of a person whose full name stands near: `the wife of President Holm, Anna Holm`.
    pub(super) fn is_relative(&self, person: usize, at: Span) -> bool {
        let near = |full: &Span| {
            full.start().abs_diff(at.start()) < NEAR
                && !self.between(*full, at).contains(['\n', '!', '?', ';'])
        };
        let from = at.start().saturating_sub(NEAR);
        let full = &self.full[person];
        let first = full.partition_point(|it| it.start() < from);
        full[first..]
            .iter()
            .take_while(|it| it.start() < at.end() + NEAR)
            .filter(|it| near(it))
            .any(|it| {
                // `his wife, Anna Holm`, behind a bare `Holm`
                let introduced = it.start() > at.end() && is_introduced(self.text, *it);
                introduced || is_beside_relation(self.text, at)
            })
    }

    /// What stands between two places of the text, in either order.
    fn between(&self, a: Span, b: Span) -> &str {
        let (first, second) = if a < b { (a, b) } else { (b, a) };
        let range = first.end()..second.start().max(first.end());
        self.text.get(range).unwrap_or("")
    }

    /// The people whom a word may mean: by last names, else by first names.
    pub(super) fn of(&self, word: &str) -> &[usize] {
        let last = self.by_last.get(word);
        let found = last.or_else(|| self.by_first.get(word));
        let found = found.map_or(&[][..], Vec::as_slice);
        &found[..found.len().min(MOST)]
    }
}

/// What `President Holm said he` tells, by surname, where all agree and nobody of that name is a `Mr.` or `Mrs.`.
fn officers(text: &str, printed: &[Option<Printed>]) -> FxHashMap<String, Option<Gender>> {
    let mut told: FxHashMap<String, Option<Gender>> = FxHashMap::default();
    for it in printed.iter().flatten() {
        let ([word], Some(title)) = (&it.words[..], &it.title) else {
            continue;
        };
        if gender::of_title(title).is_some() {
            told.insert(word.clone(), None);
        } else if let Some(gender) = gender::of_speaker(gender::sentence(text, it.span.end())) {
            let known = told.entry(word.clone()).or_insert(Some(gender));
            if *known != Some(gender) {
                *known = None;
            }
        }
    }
    told
}
