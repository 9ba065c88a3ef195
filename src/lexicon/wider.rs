//! Words for somebody that are wider than the word by which he was introduced: a president is a leader.

use super::entries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Whether a word (`leader`) stands for somebody who was introduced by another (`president`), with `more` said of him
/// (`prime` of a `minister`). Both are normal forms.
#[must_use]
pub fn stands_for(word: &str, introduced: &str, more: &[String]) -> bool {
    let Some(narrower) = all().get(word) else {
        return false;
    };
    narrower.iter().any(|it| match it.split_once('_') {
        Some((before, last)) => last == introduced && more.iter().any(|it| it == before),
        None => *it == introduced,
    })
}

/// Whether a word is wider than any other.
#[must_use]
pub fn is_wide(word: &str) -> bool {
    all().contains_key(word)
}

fn all() -> &'static FxHashMap<&'static str, Vec<&'static str>> {
    static SHARED: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
        let lines = entries(include_str!("../../assets/lexicon/en/wider.txt"));
        let lines = lines.filter_map(|it| it.split_once(':'));
        lines
            .map(|(word, narrower)| (word, narrower.split_whitespace().collect()))
            .collect()
    });
    &SHARED
}

#[cfg(test)]
mod tests {
    use super::stands_for;

    #[test]
    fn a_leader_is_a_president_and_a_minister_only_if_he_is_the_prime_one() {
        assert!(stands_for("leader", "president", &[]));
        assert!(stands_for("leader", "minister", &["prime".to_owned()]));
        assert!(!stands_for("leader", "minister", &["foreign".to_owned()]));
        assert!(!stands_for("president", "leader", &[]));
    }
}
