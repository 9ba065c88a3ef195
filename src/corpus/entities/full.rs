//! Full names of one person that differ a little: a middle name, `Jr.`, the short form of a first name.

use super::{Graph, Key};
use crate::annotate::people::surname;
use crate::lexicon::person::is_short_for;
use crate::text::index::ArticleId;
use rustc_hash::FxHashMap;

/// No more namesakes than these are compared.
const MOST: usize = 64;

impl Graph {
    /// `Anna M. Holm` is `Anna Holm`, and so is `Anna Holm Jr.` unless an article tells them apart; `Bill Holm` is `William Holm`.
    pub(super) fn join_full_names(&mut self) {
        let mut by_last: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, node) in self.nodes.iter().enumerate() {
            if let Key::Words(words) = &node.key
                && let [_, .., last] = &words[..]
                && self.is_person(at)
            {
                by_last
                    .entry(surname(last).to_owned())
                    .or_default()
                    .push(at);
            }
        }
        let mut joins = Vec::new();
        for at in 0..self.nodes.len() {
            let Some([_, .., last]) = self.words(at) else {
                continue;
            };
            let namesakes = by_last.get(surname(last)).map_or(&[][..], Vec::as_slice);
            let namesakes = &namesakes[..namesakes.len().min(MOST)];
            if let Some(other) = self.only_variant(at, namesakes) {
                joins.push((at, other));
            }
        }
        let mut articles = self.articles_of_full_names();
        for (a, b) in joins {
            let short = self.differ_in_first(a, b);
            let (a, b) = (self.root(a), self.root(b));
            // An article that names both tells them apart, unless one is the short form of the other.
            let both = articles[a].iter().any(|it| articles[b].contains(it));
            if a != b && (short || !both) {
                let both = [
                    std::mem::take(&mut articles[a]),
                    std::mem::take(&mut articles[b]),
                ]
                .concat();
                articles[a.min(b)] = both;
                self.join(a, b);
            }
        }
    }

    /// The articles that give a person's full name, by root.
    fn articles_of_full_names(&self) -> Vec<Vec<ArticleId>> {
        let mut articles = vec![Vec::new(); self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate() {
            if self.words(at).is_some_and(|it| it.len() > 1) {
                articles[self.root(at)].push(node.article);
            }
        }
        articles
    }

    /// The one person of another article whose name is another form of this one; where there are several, a son and his
    /// father, the one that is told from the other in the same way.
    fn only_variant(&self, at: usize, namesakes: &[usize]) -> Option<usize> {
        let all: Vec<usize> = namesakes
            .iter()
            .copied()
            .filter(|it| self.root(*it) != self.root(at) && self.are_variants(at, *it))
            .collect();
        let sign = self.generation(at);
        let alike = all.iter().copied();
        let alike: Vec<usize> = alike.filter(|it| self.generation(*it) == sign).collect();
        self.single(&all).or_else(|| self.single(&alike))
    }

    /// What stands behind a surname to tell a son from his father; nothing behind most.
    fn generation(&self, at: usize) -> &str {
        let last = self.words(at).and_then(<[String]>::last);
        last.map_or("", |it| &it[surname(it).len()..])
    }

    /// The one person that some names name.
    fn single(&self, all: &[usize]) -> Option<usize> {
        let mut found: Option<usize> = None;
        for &other in all {
            match found {
                Some(it) if self.root(it) != self.root(other) => return None,
                _ => found = Some(other),
            }
        }
        found
    }

    fn are_variants(&self, a: usize, b: usize) -> bool {
        if !self.is_person(a) || self.nodes[a].article == self.nodes[b].article {
            return false;
        }
        let (Some([first, middle @ .., last]), Some([other_first, other_middle @ .., other_last])) =
            (self.words(a), self.words(b))
        else {
            return false;
        };
        // `Anna Holm Jr.` is no `Anna Holm Sr.`
        let told = |it: usize| !self.generation(it).is_empty();
        if last != other_last && told(a) == told(b) {
            return false;
        }
        let one_first = first == other_first || is_short_for(first, other_first);
        let one_middle = middle.is_empty()
            || other_middle.is_empty()
            || middle.len() == other_middle.len()
                && middle
                    .iter()
                    .zip(other_middle)
                    .all(|(a, b)| a.starts_with(b.as_str()) || b.starts_with(a.as_str()));
        one_first && one_middle && surname(last) == surname(other_last)
    }

    fn differ_in_first(&self, a: usize, b: usize) -> bool {
        let first = |it: usize| self.words(it).and_then(<[String]>::first);
        first(a) != first(b)
    }

    pub(super) fn words(&self, at: usize) -> Option<&[String]> {
        match &self.nodes[at].key {
            Key::Words(words) => Some(words),
            _ => None,
        }
    }
}
