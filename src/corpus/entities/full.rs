//! Full names of one person that differ a little: a middle name, `Jr.`, the short form of a first name.

use super::{Graph, Key};
use crate::annotate::people::surname;
use crate::lexicon::entries;
use crate::text::index::ArticleId;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// First names that are short for each other: a word stands for all words of its lines.
static SHORT_NAMES: LazyLock<FxHashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut lines: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let list = entries(include_str!("../../../assets/lexicon/en/short_names.txt"));
    for (n, line) in list.enumerate() {
        for word in line.split_whitespace() {
            lines.entry(word).or_default().push(n);
        }
    }
    lines
});

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

    /// The one person of another article whose name is another form of this one.
    fn only_variant(&self, at: usize, namesakes: &[usize]) -> Option<usize> {
        let mut found: Option<usize> = None;
        for &other in namesakes {
            if self.root(other) == self.root(at) || !self.are_variants(at, other) {
                continue;
            }
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
        if last != other_last && surname(last) == last && surname(other_last) == other_last {
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

/// Whether two first names are forms of one: both in one line of the list.
fn is_short_for(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (SHORT_NAMES.get(a), SHORT_NAMES.get(b)) else {
        return false;
    };
    a.iter().any(|it| b.contains(it))
}
