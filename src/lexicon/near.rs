//! Words by which two reports tell one thing: who and what is counted, and what is done.

use super::acts::bases;
use super::entries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What the words of a line have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Who is counted, whoever it is: `people`, `residents`.
    Person,
    /// Some people, told from others: `officers`.
    Who,
    /// Other things that are counted: `jobs`, `positions`.
    Thing,
    /// What is done, or a noun of it.
    Act,
    /// What it is about.
    About,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Which one: below [`groups`].
    pub id: usize,
    /// What its words have in common.
    pub sort: Sort,
}

type Groups = FxHashMap<&'static str, Vec<Group>>;

static GROUPS: LazyLock<(Groups, usize)> = LazyLock::new(|| {
    /// About as many as the list has.
    const WORDS: usize = 1_500;
    let mut out = Groups::default();
    out.reserve(WORDS);
    let mut lines = 0;
    for (id, line) in entries(include_str!("../../assets/lexicon/en/near_words.txt")).enumerate() {
        let (sort, words) = line.split_once(' ').unwrap_or(("", line));
        let sort = match sort {
            "person" => Sort::Person,
            "who" => Sort::Who,
            "thing" => Sort::Thing,
            "act" => Sort::Act,
            _ => Sort::About,
        };
        for word in words.split(' ') {
            out.entry(word).or_default().push(Group { id, sort });
        }
        lines = id + 1;
    }
    (out, lines)
});

/// How many lines the list has.
#[must_use]
pub fn groups() -> usize {
    GROUPS.1
}

/// The groups of an English word in normal form, however it is inflected; `irregular` is the base of an irregular form.
#[must_use]
pub fn groups_of(form: &str, irregular: Option<&str>) -> &'static [Group] {
    let of = |it: &str| GROUPS.0.get(it).map(Vec::as_slice);
    if let Some(found) = of(form).or_else(|| of(irregular?)) {
        return found;
    }
    bases(form).find_map(|it| of(&it)).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::{Sort, groups_of};

    #[track_caller]
    fn check(one: &str, two: &str, sort: Sort) {
        let one = groups_of(one, None).iter();
        let mut one = one.filter(|it| it.sort == sort);
        let two = groups_of(two, None);
        assert!(one.any(|it| two.contains(it)));
    }

    #[test]
    fn forms_of_words_for_one_thing_meet() {
        check("jobs", "positions", Sort::Thing);
        check("residents", "people", Sort::Person);
        check("employees", "workers", Sort::Who);
        check("evacuated", "displaced", Sort::Act);
        check("factories", "plant", Sort::Thing);
    }

    #[test]
    fn other_words_have_no_group() {
        assert!(groups_of("lantern", None).is_empty());
    }
}
