//! Whom a bare surname or first name means, where several people share it.

use super::{Gender, Named, People, Person, Printed, gender, surname};
use crate::annotate::roles;
use crate::article::Article;
use crate::lexicon::wordlist::{FIRST_NAMES, LAST_NAMES};
use crate::text::Span;
use crate::text::normal::fold;
use rustc_hash::FxHashMap;

/// A person is named so many times more often than another of one surname, and a bare surname means them.
const MORE: usize = 3;
/// No more namesakes than these are told apart.
const MOST: usize = 64;
/// How far from each other two relatives are named, in bytes.
const NEAR: usize = 140;

/// Adds whom the mentions of one word name.
pub(super) fn add(people: &mut People, article: &Article, printed: &[Option<Printed>]) {
    let namesakes = Namesakes::new(people, article.text(), printed);
    for (n, person) in people.people.iter_mut().enumerate() {
        person.kin = namesakes.is_kin(n);
    }
    let mut reader = Reader {
        article,
        printed,
        times: vec![0; people.people.len()],
        last: vec![0; people.people.len()],
        namesakes,
    };
    for (n, it) in printed.iter().enumerate() {
        let Some(it) = it else { continue };
        let found = match people.of[n] {
            Some(full) => full,
            None => reader.resolve(people, n, it),
        };
        people.of[n] = Some(found);
        if found.certain {
            reader.times[found.person] += 1;
            reader.last[found.person] = n + 1;
        }
    }
}

/// The people by each word that may stand for them.
struct Namesakes<'a> {
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
    fn new(people: &mut People, text: &'a str, printed: &[Option<Printed>]) -> Self {
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
    fn told(&self, bare: &Printed) -> Option<Gender> {
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

    /// Whether a person is introduced as somebody's wife, husband or child.
    fn is_kin(&self, person: usize) -> bool {
        self.relatives.get(person).is_some_and(|it| *it)
    }

    /// Whether a surname with what is told of it may mean a person: not the wife who is named in full where her husband is
    /// `President Holm`.
    fn may_mean(&self, person: &Person, n: usize, bare: &Printed, told: Option<Gender>) -> bool {
        let gender = person.gender.or(self.behind.get(n).copied().flatten());
        let differ = told.is_some() && gender.is_some() && told != gender;
        let other = |it: &String| {
            let office = gender::of_title(it).is_none();
            (office || gender.is_none()) && !person.titles.contains(it)
        };
        let relative = self.is_kin(n) && bare.title.as_ref().is_some_and(other);
        !differ && !relative
    }

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
    fn is_relative(&self, person: usize, at: Span) -> bool {
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

    fn between(&self, a: Span, b: Span) -> &str {
        let (first, second) = if a < b { (a, b) } else { (b, a) };
        let range = first.end()..second.start().max(first.end());
        self.text.get(range).unwrap_or("")
    }

    fn of(&self, word: &str) -> &[usize] {
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

fn may_be(person: &Person, gender: Option<Gender>) -> bool {
    gender.is_none() || person.gender.is_none() || person.gender == gender
}

fn is(person: &Person, gender: Option<Gender>) -> bool {
    gender.is_some() && person.gender == gender
}

struct Reader<'a> {
    article: &'a Article,
    printed: &'a [Option<Printed>],
    namesakes: Namesakes<'a>,
    // By person: how often named for sure so far, and the last mention, counted from 1.
    times: Vec<usize>,
    last: Vec<usize>,
}

impl Reader<'_> {
    fn resolve(&self, people: &People, n: usize, it: &Printed) -> Named {
        let all = self
            .namesakes
            .of(it.words.first().map_or("", String::as_str));
        let told = self.namesakes.told(it);
        let fits = |&person: &usize| {
            let known = &people.people[person];
            self.namesakes.may_mean(known, person, it, told)
        };
        let mut left: Vec<usize> = all.iter().copied().filter(fits).collect();
        self.narrow(&mut left, |person| {
            !self.namesakes.is_relative(person, it.span)
        });
        self.narrow(&mut left, |person| is(&people.people[person], told));
        let titled = |person: usize| {
            let titles = &people.people[person].titles;
            it.title.as_ref().is_some_and(|it| titles.contains(it))
        };
        if left.iter().any(|&it| titled(it)) {
            self.narrow(&mut left, titled);
        }
        if left.len() > 1 {
            // Before others are introduced there is one only.
            self.narrow(&mut left, |person| self.times[person] > 0);
        }
        if left.len() > 1 {
            let next = self.printed[n + 1..].iter().take(MOST).flatten().next();
            let behind =
                gender::behind(self.article, it.span.end(), next.map(|it| it.span.start()));
            let told = gender::of_pronoun(behind);
            self.narrow(&mut left, |person| may_be(&people.people[person], told));
            self.narrow(&mut left, |person| is(&people.people[person], told));
        }
        // A wife or father who is introduced as one, and named less, is told by more than the surname: surely, where far less.
        let plain = |it: &usize| !self.namesakes.is_kin(*it);
        let mut others = left.iter().filter(|it| plain(it));
        if let (Some(&one), None) = (others.next(), others.next()) {
            let more = |n: usize| {
                let least = |it: usize| n * self.times[it].max(1);
                left.iter()
                    .all(|&it| it == one || self.times[one] >= least(it))
            };
            let (far, some) = (more(MORE), more(2));
            if far || some && left.len() > 1 {
                return Named {
                    person: one,
                    certain: far,
                };
            }
        }
        match left[..] {
            [person] => Named {
                person,
                certain: true,
            },
            _ => self.likely(&left, all),
        }
    }

    /// Keeps those who fit, if any does.
    fn narrow(&self, left: &mut Vec<usize>, fits: impl Fn(usize) -> bool) {
        if left.iter().any(|&it| fits(it)) {
            left.retain(|&it| fits(it));
        }
    }

    /// Who is named most by far, else who was named last; certain when both are the same.
    fn likely(&self, left: &[usize], all: &[usize]) -> Named {
        let left = if left.is_empty() { all } else { left };
        let times = |it: usize| (self.times[it], self.namesakes.full[it].len());
        let most = left.iter().copied().rev().max_by_key(|&it| times(it));
        let last = left.iter().copied().rev().max_by_key(|&it| self.last[it]);
        let (most, last) = (most.unwrap_or(0), last.unwrap_or(0));
        let others = left.iter().filter(|&&it| it != most);
        let second = others.map(|&it| self.times[it]).max().unwrap_or(0);
        let clearly = self.times[most] >= MORE * second.max(1);
        Named {
            person: if clearly { most } else { last },
            certain: clearly && most == last,
        }
    }
}

/// Whether a name stands behind `wife of` (with titles between), or before `'s wife`.
fn is_beside_relation(text: &str, at: Span) -> bool {
    let words = |it: &str| -> Vec<String> {
        it.split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|it| !it.is_empty())
            .take(5)
            .map(str::to_lowercase)
            .collect()
    };
    let ahead = text[at.end()..]
        .split(['.', ',', '\n'])
        .next()
        .unwrap_or("");
    if ahead.starts_with(['\'', '’']) && words(ahead).iter().any(|it| is_relation(it)) {
        return true;
    }
    let mut before = text[..at.start()]
        .rsplit([',', '\n', ';'])
        .next()
        .unwrap_or("")
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|it| !it.is_empty())
        .rev()
        .take(6)
        .map(str::to_lowercase);
    before.any(|it| it == "of" || it == "to")
        && before
            .next()
            .is_some_and(|it| is_relation(&it) || it == "married")
}

/// Whether a relation stands right before a name: `his wife Anna Holm`, `her son, Lars Holm`, `his father, the Rev. Lars Holm`.
fn is_introduced(text: &str, name: Span) -> bool {
    let before = roles::without_titles(&text[..name.start()]);
    let before = before.strip_suffix(" the").unwrap_or(before);
    let before = before.trim_end_matches([' ', ',']);
    before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .is_some_and(is_relation)
}

/// Whether another first name is joined to a name: `Oda and Lars Holm`.
fn is_joined(text: &str, name: Span) -> bool {
    let Some(before) = text[..name.start()].strip_suffix(" and ") else {
        return false;
    };
    let mut words = before.rsplit(' ');
    let first = words.next().unwrap_or("");
    let alone = words
        .next()
        .is_none_or(|it| !it.starts_with(char::is_uppercase));
    let listed = FIRST_NAMES.contains(&fold(first)) && !LAST_NAMES.contains(&fold(first));
    alone && listed
}

/// Whether a relation stands right behind a name: `Anna Holm, the first lady`, `Anna Holm, his wife`.
fn is_described(text: &str, name: Span) -> bool {
    let Some(ahead) = text[name.end()..].strip_prefix(", ") else {
        return false;
    };
    let mut words = ahead.split(|c: char| !c.is_alphabetic());
    match (words.next(), words.next(), words.next()) {
        (Some("the"), Some("first"), Some("lady")) => true,
        (Some("the" | "his" | "her" | "whose"), Some(word), _) => is_relation(word),
        (Some(word), _, _) => is_relation(word),
        _ => false,
    }
}

fn is_relation(word: &str) -> bool {
    matches!(
        word,
        "wife"
            | "husband"
            | "son"
            | "sons"
            | "daughter"
            | "daughters"
            | "mother"
            | "father"
            | "brother"
            | "sister"
            | "widow"
            | "widower"
            | "niece"
            | "nephew"
            | "cousin"
            | "uncle"
            | "aunt"
            | "stepson"
            | "stepdaughter"
            | "child"
            | "children"
            | "parents"
            | "grandson"
            | "granddaughter"
            | "spouse"
            | "girlfriend"
            | "boyfriend"
    )
}
