//! One name written in two ways: other letters for a foreign sound, a hyphen, a slip, a second surname left out.

use super::{Graph, Key, main_kind};
use crate::annotate::MentionKind;
use crate::annotate::people::is_surname;
use crate::corpus::keys::spelling;
use crate::text::normal::{fold, letters_apart};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// No more names than these are compared with each other.
const MOST: usize = 32;

impl Graph {
    /// Joins names that are spellings of one name.
    pub(super) fn join_variants(&mut self) {
        self.join_beginnings();
        self.join_endings();
        self.join_spellings();
        self.join_slips();
    }

    /// `Gabriel Ferran` is `Gabriel Ferran Morela` if nobody else's name begins so.
    fn join_beginnings(&mut self) {
        // In a headline names run together: `Gabriel Ferran NATO`.
        let others: FxHashSet<String> = (0..self.nodes.len())
            .filter(|&it| !self.is_person(it))
            .filter_map(|it| match self.words(it) {
                Some([word]) => Some(word.clone()),
                _ => None,
            })
            .collect();
        let mut longer: FxHashMap<Vec<String>, Vec<usize>> = FxHashMap::default();
        for at in 0..self.nodes.len() {
            if let Some([begin @ .., last]) = self.words(at)
                && begin.len() > 1
                && last.chars().count() > 1
                && !others.contains(last)
                && self.is_person(at)
            {
                longer.entry(begin.to_vec()).or_default().push(at);
            }
        }
        for at in 0..self.nodes.len() {
            let found = self
                .words(at)
                .filter(|it| it.len() > 1 && self.is_person(at))
                .and_then(|it| longer.get(it));
            if let Some(other) = found.and_then(|it| self.only(at, it, |it| self.agree(at, it))) {
                self.join(at, other);
            }
        }
    }

    /// `Ferran Morela` is `Gabriel Ferran Morela`, and `Van Holm` is `Ulf Van Holm`, if nobody else's name ends so.
    fn join_endings(&mut self) {
        let mut longer: FxHashMap<Vec<String>, Vec<usize>> = FxHashMap::default();
        for at in 0..self.nodes.len() {
            if let Some([_, end @ ..]) = self.words(at)
                && end.len() > 1
                && self.is_person(at)
            {
                longer.entry(end.to_vec()).or_default().push(at);
            }
        }
        for at in 0..self.nodes.len() {
            let found = self
                .words(at)
                .filter(|it| is_surname(it) && self.is_person(at))
                .and_then(|it| longer.get(it));
            if let Some(other) = found.and_then(|it| self.only(at, it, |it| self.agree(at, it))) {
                self.join(at, other);
            }
        }
    }

    /// Names of organizations, places and things that differ in a hyphen or in how another script was written in ours.
    fn join_spellings(&mut self) {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for at in 0..self.nodes.len() {
            let Some(words) = self.words(at) else {
                continue;
            };
            let one = matches!(words, [word] if !word.contains('-'));
            if one || self.is_person(at) {
                continue;
            }
            let other = *first.entry(spelling(words)).or_insert(at);
            self.join(other, at);
        }
    }

    /// Names of several words whose consonants are the same: of people no article names both.
    fn join_slips(&mut self) {
        let mut alike: BTreeMap<(bool, Vec<String>), Vec<usize>> = BTreeMap::new();
        for at in 0..self.nodes.len() {
            let words = self.spelled(at);
            if words.len() < 2 {
                continue;
            }
            let person = self.is_person(at);
            if person || main_kind(self.nodes[at].kinds) != MentionKind::Other {
                let key = words.iter().map(|it| bones(it)).collect();
                alike.entry((person, key)).or_default().push(at);
            }
        }
        let mut joins = Vec::new();
        for ((person, _), nodes) in &alike {
            let nodes = &nodes[..nodes.len().min(MOST)];
            for (n, &a) in nodes.iter().enumerate() {
                for &b in &nodes[n + 1..] {
                    let apart = *person && self.share_an_article(a, b, nodes);
                    if self.root(a) != self.root(b)
                        && !apart
                        && self.agree(a, b)
                        && self.are_near(a, b, *person)
                    {
                        joins.push((a, b));
                    }
                }
            }
        }
        for (a, b) in joins {
            self.join(a, b);
        }
    }

    /// The words of a name, also of one that is known beforehand.
    fn spelled(&self, at: usize) -> Vec<String> {
        match &self.nodes[at].key {
            Key::Words(words) => words.clone(),
            Key::Family(name) => fold(name).split(' ').map(str::to_owned).collect(),
            Key::Country(_) => Vec::new(),
        }
    }

    /// Whether an article has names of both entities, among some nodes.
    fn share_an_article(&self, a: usize, b: usize, nodes: &[usize]) -> bool {
        let of = |it: usize| {
            let root = self.root(it);
            nodes
                .iter()
                .filter(move |&&it| self.root(it) == root)
                .map(|&it| self.nodes[it].article)
        };
        of(a).any(|it| of(b).any(|other| it == other))
    }

    /// Whether each word differs from its fellow in so little that it may be a spelling of it. Of what is no person, one word
    /// differs, in one vowel.
    fn are_near(&self, a: usize, b: usize, person: bool) -> bool {
        let (one, two) = (self.spelled(a), self.spelled(b));
        let other: Vec<(&String, &String)> = one.iter().zip(&two).filter(|(a, b)| a != b).collect();
        match person {
            true => other.iter().all(|(a, b)| {
                sound(a) == sound(b) || bones(a).len() > 2 && letters_apart(a, b) <= 2
            }),
            false => {
                let small = |it: &&String| it.chars().count() < 4;
                other.len() == 1
                    && !other
                        .iter()
                        .any(|(a, b)| small(a) || small(b) || letters_apart(a, b) > 1)
            }
        }
    }
}

/// A word as it begins in our letters, whatever letters a foreign sound is written in: `Giannis` and `Yiannis`, `Jusuf` and
/// `Yusuf`.
fn sound(word: &str) -> String {
    let vowel = |it: &str| it.starts_with(['a', 'e', 'i', 'o', 'u']);
    let rest = match word.strip_prefix('g') {
        Some(rest) if rest.strip_prefix('i').is_some_and(vowel) => Some(rest),
        _ => word.strip_prefix('j').filter(|it| vowel(it)),
    };
    rest.map_or_else(|| word.to_owned(), |it| format!("y{it}"))
}

/// The consonants of a word, those of one sound alike: `Gaddafi` and `Gadhafi` have the same.
fn bones(word: &str) -> String {
    let mut out = String::new();
    let mut last = 'a';
    for c in sound(word).chars() {
        let before = std::mem::replace(&mut last, c);
        let sound = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | '-' | '\'' | '’' => continue,
            'h' if !"aeiouy".contains(before) => continue,
            'q' | 'c' => 'k',
            'z' => 's',
            c => c,
        };
        if c != before {
            out.push(sound);
        }
    }
    out
}
