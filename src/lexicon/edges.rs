//! How a few words cut out of a sentence begin and end: the list `phrase_edges`.

use super::entries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What is known of a word at the edge of a phrase.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// No phrase ends with it.
    pub never_last: bool,
    /// None begins with it.
    pub never_first: bool,
    /// It begins a clause of its own.
    pub clause: bool,
    /// It begins a noun phrase.
    pub determiner: bool,
}

static EDGES: LazyLock<FxHashMap<&str, Edge>> = LazyLock::new(|| {
    let mut out: FxHashMap<&str, Edge> = FxHashMap::default();
    for line in entries(include_str!("../../assets/lexicon/en/phrase_edges.txt")) {
        let (list, words) = line.split_once('|').unwrap_or(("", line));
        for word in words.split_whitespace() {
            let edge = out.entry(word).or_default();
            match list {
                "ends" => edge.never_last = true,
                "begins" => edge.never_first = true,
                "clause" => edge.clause = true,
                _ => edge.determiner = true,
            }
        }
    }
    out
});

/// What is known of an English word in normal form.
#[must_use]
pub fn edge(form: &str) -> Edge {
    EDGES.get(form).copied().unwrap_or_default()
}
