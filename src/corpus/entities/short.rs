//! What is short for a full name: a surname, a first name, the last word of an organization, initials.

use super::{Graph, Key, kind_is_sure, main_kind};
use crate::annotate::MentionKind;
use crate::annotate::people::{Gender, surname};
use crate::corpus::keys::{is_region, spelling};
use crate::lexicon::titles::{Role, Roles};
use crate::lexicon::wordlist::COMMON;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Of several people with one surname, the one named so many times more often is meant by it.
const MORE: usize = 3;

/// The nodes by the words that may stand for them.
#[derive(Default)]
struct Shorts {
    by_last: FxHashMap<String, Vec<usize>>,
    by_first: FxHashMap<String, Vec<usize>>,
    by_head: FxHashMap<String, Vec<usize>>,
}

impl Graph {
    /// A single word that is the last (or else the first) word of one full name only: of the same article if there is
    /// one, else of any. Of several people it is, and not for certain, the one named most by far. What is left is joined
    /// by equal words.
    pub(super) fn join_short_names(&mut self) {
        let shorts = self.shorts();
        let mut joins = Vec::new();
        let mut left: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for at in 0..self.nodes.len() {
            let Some([word]) = self.words(at) else {
                continue;
            };
            if let Some(other) = self.stands_for(at, word, &shorts) {
                joins.push((at, other, true));
                continue;
            }
            let surname = shorts.by_last.get(word).map_or(&[][..], Vec::as_slice);
            if let Some(other) = self.most_named(at, surname) {
                joins.push((at, other, false));
                continue;
            }
            let same = left
                .entry(spelling(std::slice::from_ref(word)))
                .or_default();
            match same.iter().find(|&&it| self.agree(it, at)) {
                Some(&other) => joins.push((at, other, true)),
                None => same.push(at),
            }
        }
        self.join_as_elsewhere(&left, &mut joins);
        for (a, b, certain) in joins {
            self.nodes[a].certain &= certain;
            self.join(a, b);
        }
    }

    /// What a word is short for in one article, it is in others that do not say what it is short for.
    fn join_as_elsewhere(
        &self,
        left: &FxHashMap<String, Vec<usize>>,
        joins: &mut Vec<(usize, usize, bool)>,
    ) {
        let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for &(at, other, certain) in joins.iter() {
            if let Some(words @ [_]) = self.words(at)
                && certain
                && self.words(other).is_none_or(|it| it.len() > 1)
            {
                known.entry(spelling(words)).or_default().push(other);
            }
        }
        for (spelled, all) in known {
            let [unknown] = left.get(&spelled).map_or(&[][..], Vec::as_slice) else {
                continue;
            };
            let other = all[0];
            let one = all.iter().all(|&it| self.root(it) == self.root(other));
            if one && self.agree(*unknown, other) {
                joins.push((*unknown, other, true));
            }
        }
    }

    fn shorts(&self) -> Shorts {
        let mut shorts = Shorts::default();
        for (at, node) in self.nodes.iter().enumerate() {
            let Some([first, .., last]) = self.words(at) else {
                continue;
            };
            if self.is_person(at) {
                shorts.by_last.entry(last.clone()).or_default().push(at);
                if surname(last) != last {
                    let bare = surname(last).to_owned();
                    shorts.by_last.entry(bare).or_default().push(at);
                }
            } else if main_kind(node.kinds) != MentionKind::Place {
                shorts.by_head.entry(last.clone()).or_default().push(at);
            }
            shorts.by_first.entry(first.clone()).or_default().push(at);
        }
        shorts
    }

    /// The one entity that a word is short for.
    fn stands_for(&self, at: usize, word: &String, shorts: &Shorts) -> Option<usize> {
        let kind = main_kind(self.nodes[at].kinds);
        let of =
            |map: &'_ FxHashMap<String, Vec<usize>>| map.get(word).cloned().unwrap_or_default();
        (kind != MentionKind::Place)
            .then(|| self.only(at, &of(&shorts.by_last), |it| self.agree(at, it)))
            .flatten()
            .or_else(|| {
                self.only(at, &of(&shorts.by_first), |it| {
                    self.is_short_for(at, it) && self.agree(at, it)
                })
            })
            .or_else(|| {
                // A club of `Angels` is none of the angels; a `Bank` is any.
                let common = COMMON.contains(word) && !word.ends_with('s')
                    || Roles::shared().has(word, Role::Organization);
                let known = kind_is_sure(kind) || common;
                self.only(at, &of(&shorts.by_head), |_| !known)
            })
    }

    /// Whether nothing tells that two nodes are a woman and a man, or a president and his wife.
    pub(super) fn agree(&self, a: usize, b: usize) -> bool {
        let (one, two) = (&self.nodes[a], &self.nodes[b]);
        if one.office && two.kin && !two.office || two.office && one.kin && !one.office {
            return false;
        }
        match (self.nodes[a].gender, self.gender(b)) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    /// The gender of a node, or of one that is joined to it.
    fn gender(&self, at: usize) -> Option<Gender> {
        let root = self.root(at);
        self.nodes[at].gender.or(self.nodes[root].gender)
    }

    /// Of the people with a surname, the one named at least [`MORE`] times as often as any other.
    fn most_named(&self, at: usize, people: &[usize]) -> Option<usize> {
        let mut times: BTreeMap<usize, usize> = BTreeMap::new();
        for &it in people.iter().filter(|&&it| self.agree(at, it)) {
            *times.entry(self.root(it)).or_default() += self.nodes[it].mentions.len();
        }
        let (&most, &n) = times.iter().rev().max_by_key(|&(_, n)| *n)?;
        let others = times.iter().filter(|&(it, _)| *it != most);
        let second = others.map(|(_, n)| *n).max().unwrap_or(0);
        (n >= MORE * second).then_some(most)
    }

    /// Whether a first word alone may stand for a full name: people by the kind of the word, organizations likewise;
    /// a place may leave out what kind of place it is.
    fn is_short_for(&self, at: usize, other: usize) -> bool {
        let (short, full) = (
            main_kind(self.nodes[at].kinds),
            main_kind(self.nodes[other].kinds),
        );
        let region = matches!(&self.nodes[other].key, Key::Words(words) if words[1..].iter().all(|it| is_region(it)));
        match short {
            MentionKind::Person | MentionKind::Organization => short == full,
            MentionKind::Place | MentionKind::Other => region && full == MentionKind::Place,
        }
    }

    /// The one entity among the candidates; those of the same article first.
    pub(super) fn only(
        &self,
        at: usize,
        candidates: &[usize],
        fits: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let gender = self.nodes[at].gender;
        let alike = |it: usize| gender.is_some() && self.gender(it) == gender && fits(it);
        let sure = candidates.iter().any(|&it| alike(it));
        let fits = |it: usize| if sure { alike(it) } else { fits(it) };
        let article = self.nodes[at].article;
        let roots = |same: bool| -> FxHashSet<usize> {
            candidates
                .iter()
                .filter(|&&it| fits(it) && (!same || self.nodes[it].article == article))
                .map(|&it| self.root(it))
                .collect()
        };
        let near = roots(true);
        let roots = if near.is_empty() { roots(false) } else { near };
        (roots.len() == 1)
            .then(|| roots.into_iter().next())
            .flatten()
    }

    /// `UNH Tarsk` is `United North Harbor Tarsk`: the first word is the initials of the first words of the other.
    pub(super) fn join_expanded(&mut self) {
        let mut short: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for at in (0..self.nodes.len()).filter(|&at| !self.is_person(at)) {
            let Some(words) = self.words(at) else {
                continue;
            };
            for n in 2..words.len().min(5) {
                let initials: String = words[..n]
                    .iter()
                    .filter_map(|it| it.chars().next())
                    .collect();
                let name = [&[initials][..], &words[n..]].concat();
                short.entry(name).or_default().push(at);
            }
        }
        for at in 0..self.nodes.len() {
            if self.is_person(at) {
                continue;
            }
            let found = self
                .words(at)
                .filter(|it| it.len() > 1)
                .and_then(|it| short.get(it));
            if let Some(other) = found.and_then(|it| self.only(at, it, |_| true)) {
                self.join(at, other);
            }
        }
    }

    /// Capitals that are the initials of one name only.
    pub(super) fn join_acronyms(&mut self) {
        let mut initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if self.is_person(at) {
                continue;
            }
            for name in self.keys.initials(&node.key) {
                initials.entry(name).or_default().push(at);
            }
        }
        for at in 0..self.nodes.len() {
            let Some([word]) = self.words(at) else {
                continue;
            };
            let word = word.replace('.', "");
            if !self.nodes[at].capitals || !(2..=6).contains(&word.chars().count()) {
                continue;
            }
            let candidates = initials.get(&word).map_or(&[][..], Vec::as_slice);
            if let Some(other) = self.only(at, candidates, |it| it != at) {
                self.join(at, other);
            }
        }
    }
}
