//! Whom a bare surname or first name means, where several people share it.

use super::namesakes::Namesakes;
use super::{Gender, Named, People, Person, Printed, gender};
use crate::article::Article;

/// A person is named so many times more often than another of one surname, and a bare surname means them.
const MORE: usize = 3;
/// Names behind a bare one among which the next is looked for.
const AHEAD: usize = 64;

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

fn may_be(person: &Person, gender: Option<Gender>) -> bool {
    gender.is_none() || person.gender.is_none() || person.gender == gender
}

fn is(person: &Person, gender: Option<Gender>) -> bool {
    gender.is_some() && person.gender == gender
}

/// Reads the bare names of an article in their order.
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
            let next = self.printed[n + 1..].iter().take(AHEAD).flatten().next();
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
        let times = |it: usize| (self.times[it], self.namesakes.times_in_full(it));
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
