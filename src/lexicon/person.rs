//! What of a person's name tells little: the short form of a first name, and what tells a son from his father.

use super::entries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// First names that are short for each other: a word stands for all words of its lines.
static SHORT_NAMES: LazyLock<FxHashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut lines: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let list = entries(include_str!("../../assets/lexicon/en/short_names.txt"));
    for (n, line) in list.enumerate() {
        for word in line.split_whitespace() {
            lines.entry(word).or_default().push(n);
        }
    }
    lines
});

/// Whether two first names (normal forms) are forms of one: both in one line of the list.
#[must_use]
pub fn is_short_for(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (SHORT_NAMES.get(a), SHORT_NAMES.get(b)) else {
        return false;
    };
    a.iter().any(|it| b.contains(it))
}

/// What tells a son from his father, in one form for each: of `Jr.` and `junior` it is `jr`. It is no name.
#[must_use]
pub fn generation(form: &str) -> Option<&'static str> {
    match form.trim_end_matches('.') {
        "jr" | "junior" => Some("jr"),
        "sr" => Some("sr"),
        "ii" => Some("ii"),
        "iii" => Some("iii"),
        "iv" => Some("iv"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{generation, is_short_for};

    #[test]
    fn short_names_stand_for_each_other() {
        assert!(is_short_for("ben", "benjamin") && is_short_for("charles", "chuck"));
        assert!(!is_short_for("ben", "chuck"));
    }

    #[test]
    fn a_son_is_told_from_his_father() {
        assert_eq!(generation("junior"), generation("jr."));
        assert_ne!(generation("sr"), generation("jr"));
        assert_eq!(generation("tarn"), None);
    }
}
