//! Words by which two reports tell one thing: who and what is counted, and what is done.

use super::acts::bases;
use super::entries;
use super::language::Language;
use crate::text::normal::fold;
use rust_stemmers::Stemmer;
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

/// The groups of all words, those of one word behind each other.
struct Groups {
    words: FxHashMap<&'static str, Place>,
    all: Vec<Group>,
    lines: usize,
}

/// Where the groups of a word begin, and how many there are.
#[derive(Default)]
struct Place {
    start: Option<usize>,
    groups: usize,
}

static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
    /// About as many as the list has.
    const WORDS: usize = 1_700;
    let mut read = Vec::with_capacity(WORDS);
    let mut words: FxHashMap<&'static str, Place> = FxHashMap::default();
    words.reserve(WORDS);
    let mut lines = 0;
    for (id, line) in entries(include_str!("../../assets/lexicon/en/near_words.txt")).enumerate() {
        let (sort, list) = line.split_once(' ').unwrap_or(("", line));
        let sort = sort_of(sort);
        for word in list.split(' ') {
            words.entry(word).or_default().groups += 1;
            read.push((word, Group { id, sort }));
        }
        lines = id + 1;
    }
    let mut all: Vec<Group> = read.iter().map(|it| it.1).collect();
    let mut next = 0;
    for (word, group) in read {
        let place = words.entry(word).or_default();
        // Its room is kept where the word first stands; then it is filled from there.
        let groups = std::mem::take(&mut place.groups);
        match place.start {
            None => {
                place.start = Some(next);
                all[next] = group;
                next += groups;
                place.groups = 1;
            }
            Some(start) => {
                all[start + groups] = group;
                place.groups = groups + 1;
            }
        }
    }
    Groups { words, all, lines }
});

fn sort_of(name: &str) -> Sort {
    match name {
        "person" => Sort::Person,
        "who" => Sort::Who,
        "thing" => Sort::Thing,
        "act" => Sort::Act,
        _ => Sort::About,
    }
}

/// The groups of words of another language, by their stems without an `s` at the end.
type Abroad = FxHashMap<String, Vec<Group>>;

/// The groups of a word of German, French or Spanish in normal form, by its stem; `stem` is one already. Of a German compound those of
/// nothing: its head is read where two nouns are held against each other.
#[must_use]
pub fn groups_of_stem(language: Language, stem: &str) -> &'static [Group] {
    macro_rules! list {
        ($language:ident, $folder:literal) => {{
            static ALL: LazyLock<Abroad> = LazyLock::new(|| {
                let text =
                    include_str!(concat!("../../assets/lexicon/", $folder, "/near_words.txt"));
                abroad(Language::$language, text)
            });
            &*ALL
        }};
    }
    let all = match language {
        Language::German => list!(German, "de"),
        Language::French => list!(French, "fr"),
        Language::Spanish => list!(Spanish, "es"),
        Language::English | Language::Other => return &[],
    };
    let found = all.get(stem.strip_suffix('s').unwrap_or(stem));
    found.map_or(&[], Vec::as_slice)
}

fn abroad(language: Language, text: &'static str) -> Abroad {
    let mut all = Abroad::default();
    let Some(stemmer) = language.stemmer() else {
        return all;
    };
    for (id, line) in entries(text).enumerate() {
        let (sort, list) = line.split_once(' ').unwrap_or(("", line));
        let sort = sort_of(sort);
        for word in list.split_whitespace() {
            let groups = all.entry(stem_of(&stemmer, word)).or_default();
            if groups.iter().all(|it| it.id != id) {
                groups.push(Group { id, sort });
            }
        }
    }
    all
}

fn stem_of(stemmer: &Stemmer, word: &str) -> String {
    let form = fold(word);
    let stem = stemmer.stem(&form);
    stem.strip_suffix('s').unwrap_or(&stem).to_owned()
}

/// How many lines the list has.
#[must_use]
pub fn groups() -> usize {
    GROUPS.lines
}

/// The groups of an English word in normal form, however it is inflected; `irregular` is the base of an irregular form.
#[must_use]
pub fn groups_of(form: &str, irregular: Option<&str>) -> &'static [Group] {
    let of = |it: &str| {
        let place = GROUPS.words.get(it)?;
        GROUPS.all.get(place.start?..place.start? + place.groups)
    };
    if let Some(found) = of(form).or_else(|| of(irregular?)) {
        return found;
    }
    bases(form).find_map(|it| of(&it)).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::{Sort, groups_of};
    use crate::lexicon::entries;

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
    fn a_word_has_the_groups_of_all_its_lines() {
        let text = include_str!("../../assets/lexicon/en/near_words.txt");
        for word in ["strike", "release", "vote", "people"] {
            let on = |line: &&str| line.split(' ').skip(1).any(|it| it == word);
            let lines = entries(text).filter(on).count();
            assert_eq!(groups_of(word, None).len(), lines, "{word}");
        }
    }

    #[test]
    fn other_words_have_no_group() {
        assert!(groups_of("lantern", None).is_empty());
    }

    #[test]
    fn words_of_other_languages_meet_by_their_stems() {
        use super::groups_of_stem;
        use crate::lexicon::language::Language;
        use crate::text::normal::fold;
        for (language, one, two) in [
            (Language::German, "Autos", "Fahrzeugen"),
            (Language::French, "emplois", "poste"),
            (Language::Spanish, "viviendas", "casa"),
        ] {
            let stemmer = language.stemmer().expect("a stemmer");
            let groups = |it: &str| groups_of_stem(language, &stemmer.stem(&fold(it)));
            let [a, b] = [groups(one), groups(two)];
            assert!(a.iter().any(|it| b.contains(it)), "{one} {two}");
        }
    }
}
