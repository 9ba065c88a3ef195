//! Words that say whether, how surely and when something is so, words that say the opposite, and irregular verbs.

use super::entries;
use crate::text::normal::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The words around a `not`, of all languages that have such lists: articles in two languages are not held against each
/// other, and few of the words are words of another one.
const NEGATION: [&str; 4] = [
    include_str!("../../assets/lexicon/en/negation.txt"),
    include_str!("../../assets/lexicon/de/negation.txt"),
    include_str!("../../assets/lexicon/fr/negation.txt"),
    include_str!("../../assets/lexicon/es/negation.txt"),
];

/// What a word around a `not` does there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    /// Behind it: nothing is denied (`not only`).
    GoesOn,
    /// Before it or the verb that it denies (`did not`).
    Helps,
    /// Leaves open what is told (`whether`).
    Open,
    /// A `not` and a word behind the verb that makes it an only, with `_` between them (`ne_que`).
    Only,
}

impl Around {
    /// Whether a word (a normal form) does this.
    #[must_use]
    pub fn has(self, form: &str) -> bool {
        static LISTS: LazyLock<[FxHashSet<String>; 4]> =
            LazyLock::new(|| ["goes on", "helps", "open", "only"].map(|it| around(it).collect()));
        LISTS[self as usize].contains(form)
    }
}

/// The words of one sort around a `not`.
fn around(sort: &'static str) -> impl Iterator<Item = String> {
    let lines = NEGATION.into_iter().flat_map(entries);
    let lists = lines.filter_map(move |it| it.strip_prefix(sort)?.strip_prefix(": "));
    lists.flat_map(|it| it.split(' ').map(|it| fold(it).into_owned()))
}

/// What a word does to what it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stance {
    /// Turns it into its opposite (`not`, `never`).
    Negates,
    /// Negates without a `not` (`failed to`, `without`).
    Implies,
    /// Certain to come (`will`).
    Sure,
    /// Possible (`may`).
    May,
    /// Not vouched for (`allegedly`).
    Hedge,
    /// To come (`plans to`, `is due to`).
    Plans,
    /// Says that a visit, a hearing, a strike is to come (`starting Thursday`).
    Ahead,
    /// Says that it has come (`arrived`).
    Done,
}

/// What a word does, of all that a word can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StanceSet(u8);

impl StanceSet {
    /// Whether the word does this.
    #[must_use]
    pub fn has(self, stance: Stance) -> bool {
        self.0 & (1 << stance as u8) != 0
    }

    /// The same and this besides.
    #[must_use]
    pub fn with(self, stance: Stance) -> Self {
        Self(self.0 | 1 << stance as u8)
    }
}

/// The lists, looked up by normal form.
#[derive(Debug, Clone)]
pub struct Stances {
    stances: FxHashMap<Cow<'static, str>, StanceSet>,
    // Which sides of which lines of opposites a word stands on.
    opposites: FxHashMap<&'static str, Vec<(usize, bool)>>,
    bases: FxHashMap<&'static str, &'static str>,
}

impl Stances {
    /// Reads the lists. Some 500 entries: make it once a comparison.
    #[must_use]
    pub fn load() -> Self {
        let mut it = Self {
            stances: FxHashMap::default(),
            opposites: FxHashMap::default(),
            bases: FxHashMap::default(),
        };
        for line in entries(include_str!("../../assets/lexicon/en/stance.txt")) {
            let named = line
                .split_once(' ')
                .and_then(|it| Some((it.0, stance(it.1)?)));
            if let Some((word, stance)) = named {
                let held = it.stances.entry(word.into()).or_default();
                *held = held.with(stance);
            }
        }
        for (sort, stance) in [("negates", Stance::Negates), ("implies", Stance::Implies)] {
            for word in around(sort) {
                let held = it.stances.entry(word.into()).or_default();
                *held = held.with(stance);
            }
        }
        for (n, line) in entries(include_str!("../../assets/lexicon/en/opposites.txt")).enumerate()
        {
            let Some((one, two)) = line.split_once('/') else {
                continue;
            };
            for (words, side) in [(one, false), (two, true)] {
                for word in words.split_whitespace() {
                    it.opposites.entry(word).or_default().push((n, side));
                }
            }
        }
        for line in entries(include_str!("../../assets/lexicon/en/irregular_verbs.txt")) {
            let mut forms = line.split(' ');
            let base = forms.next().unwrap_or_default();
            it.bases.extend(forms.map(|form| (form, base)));
        }
        it
    }

    /// What a word does.
    #[must_use]
    pub fn of(&self, form: &str) -> StanceSet {
        let mut found = self.stances.get(form).copied().unwrap_or_default();
        if form.ends_with("n't") {
            found = found.with(Stance::Negates);
        }
        if form.ends_with("'ll") {
            found = found.with(Stance::Sure);
        }
        found
    }

    /// Whether two words say the opposite of each other.
    #[must_use]
    pub fn are_opposite(&self, one: &str, two: &str) -> bool {
        let sides = |form| self.opposites.get(form).map_or(&[][..], Vec::as_slice);
        let two = sides(two);
        sides(one)
            .iter()
            .any(|(line, side)| two.contains(&(*line, !side)))
    }

    /// Whether a word has an opposite at all.
    #[must_use]
    pub fn has_opposite(&self, form: &str) -> bool {
        self.opposites.contains_key(form)
    }

    /// The base form of an irregular past (`began`: `begin`).
    #[must_use]
    pub fn base(&self, form: &str) -> Option<&'static str> {
        self.bases.get(form).copied()
    }
}

fn stance(name: &str) -> Option<Stance> {
    Some(match name {
        "negates" => Stance::Negates,
        "implies" => Stance::Implies,
        "sure" => Stance::Sure,
        "may" => Stance::May,
        "hedge" => Stance::Hedge,
        "plans" => Stance::Plans,
        "ahead" => Stance::Ahead,
        "done" => Stance::Done,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Around, Stance, Stances};
    use crate::lexicon::entries;

    #[test]
    fn every_line_of_the_lists_is_understood() {
        for line in entries(include_str!("../../assets/lexicon/en/stance.txt")) {
            let (word, name) = line.split_once(' ').expect("a word and what it does");
            assert!(super::stance(name).is_some(), "{word} {name}");
        }
        for line in entries(include_str!("../../assets/lexicon/en/opposites.txt")) {
            assert_eq!(line.matches(" / ").count(), 1, "{line}");
        }
    }

    #[test]
    fn a_not_is_known_in_four_languages() {
        let stances = Stances::load();
        for word in ["not", "nicht", "ne", "nunca"] {
            assert!(stances.of(word).has(Stance::Negates), "{word}");
        }
        for word in ["only", "nur", "seulement", "solo"] {
            assert!(Around::GoesOn.has(word), "{word}");
        }
        assert!(stances.of("keine").has(Stance::Implies) && Around::Only.has("ne_que"));
        assert!(Around::Open.has("ob") && Around::Helps.has("did") && !Around::Helps.has("nicht"));
    }

    #[test]
    fn opposites_stand_on_two_sides_of_one_line() {
        let stances = Stances::load();
        assert!(
            stances.are_opposite("rose", "fell") && stances.are_opposite("denied", "confirmed")
        );
        assert!(!stances.are_opposite("rose", "grew") && !stances.are_opposite("rose", "denied"));
        assert_eq!(stances.base("began"), Some("begin"));
        assert!(
            stances.of("won't").has(Stance::Negates) && stances.of("they'll").has(Stance::Sure)
        );
    }
}
