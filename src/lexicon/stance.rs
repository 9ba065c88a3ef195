//! Words that say whether, how surely and when something is so, words that say the opposite, and irregular verbs.

use super::entries;
use super::forms;
use super::language::Language;
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

/// The lists of a language: what words do, opposites.
struct Lists {
    language: Language,
    stance: &'static str,
    opposites: &'static str,
    negation: &'static str,
}

macro_rules! lists {
    ($language:ident, $folder:literal, $negation:expr) => {
        Lists {
            language: Language::$language,
            stance: include_str!(concat!("../../assets/lexicon/", $folder, "/stance.txt")),
            opposites: include_str!(concat!("../../assets/lexicon/", $folder, "/opposites.txt")),
            negation: $negation,
        }
    };
}

const LISTS: [Lists; 4] = [
    lists!(English, "en", NEGATION[0]),
    lists!(German, "de", NEGATION[1]),
    lists!(French, "fr", NEGATION[2]),
    lists!(Spanish, "es", NEGATION[3]),
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
    /// Opens a clause that says nothing by itself (`if`, `before`).
    Depends,
    /// Says what is to be or can be, not what is (`must not`).
    Asks,
}

impl Around {
    /// Whether a word (a normal form) does this.
    #[must_use]
    pub fn has(self, form: &str) -> bool {
        static LISTS: LazyLock<[FxHashSet<String>; 6]> = LazyLock::new(|| {
            let all = |sort: &'static str| NEGATION.iter().flat_map(move |it| around(it, sort));
            ["goes on", "helps", "open", "only", "depends", "asks"].map(|it| all(it).collect())
        });
        LISTS[self as usize].contains(form)
    }
}

/// The words of one sort around a `not` in a list.
fn around(list: &'static str, sort: &'static str) -> impl Iterator<Item = String> {
    let lines = entries(list);
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
    /// In other languages: a helper of what is over (`hat`, `ont`).
    Over,
    /// In other languages: ends a clause behind its verb (`genehmigt haben`).
    Ends,
    /// In other languages: stands before a noun.
    Noun,
    /// Leaves open what it governs, or says whose word it is (`seems`, `would`, `claimed`).
    Doubts,
}

/// What a word does, of all that a word can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StanceSet(u16);

impl StanceSet {
    /// Whether the word does this.
    #[must_use]
    pub fn has(self, stance: Stance) -> bool {
        self.0 & (1 << stance as u8) != 0
    }

    /// Whether the word says how what it governs is to be taken; words that merely leave it open do not.
    #[must_use]
    pub fn governs(self) -> bool {
        self.0 & !(1 << Stance::Doubts as u8) != 0
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
    opposites: FxHashMap<Cow<'static, str>, Vec<(usize, bool)>>,
    // Words that are possible by their marks only.
    printed: FxHashSet<&'static str>,
    // How many lines of opposites were read.
    lines: usize,
    bases: FxHashMap<&'static str, &'static str>,
}

impl Stances {
    /// Reads the lists of some languages. Some 500 entries: make it once a comparison.
    #[must_use]
    pub fn load(languages: &[Language]) -> Self {
        let mut it = Self {
            stances: FxHashMap::default(),
            opposites: FxHashMap::default(),
            printed: FxHashSet::default(),
            lines: 0,
            bases: FxHashMap::default(),
        };
        let known = LISTS.iter().filter(|it| languages.contains(&it.language));
        for lists in known {
            it.read(lists);
        }
        it
    }

    fn read(&mut self, lists: &Lists) {
        for line in entries(lists.stance) {
            let named = line
                .split_once(' ')
                .and_then(|it| Some((it.0, stance(it.1)?)));
            if line.ends_with(" printed") {
                self.printed.extend(named.map(|it| it.0));
            } else if let Some((word, stance)) = named {
                let held = self.stances.entry(fold(word)).or_default();
                *held = held.with(stance);
            }
        }
        for (sort, stance) in [("negates", Stance::Negates), ("implies", Stance::Implies)] {
            for word in around(lists.negation, sort) {
                let held = self.stances.entry(word.into()).or_default();
                *held = held.with(stance);
            }
        }
        for line in entries(lists.opposites) {
            let Some((one, two)) = line.split_once('/') else {
                continue;
            };
            for (words, side) in [(one, false), (two, true)] {
                for word in words.split_whitespace() {
                    let held = self.opposites.entry(fold(word)).or_default();
                    held.push((self.lines, side));
                }
            }
            self.lines += 1;
        }
        for line in entries(forms::verbs(lists.language)) {
            let mut forms = line.split('|').next().unwrap_or(line).split_whitespace();
            let base = forms.next().unwrap_or_default();
            self.bases.extend(forms.map(|form| (form, base)));
        }
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

    /// Whether a word as printed says that something is possible, which its normal form does not (`könnte`, not `konnte`).
    #[must_use]
    pub fn is_possible(&self, printed: &str) -> bool {
        self.printed.contains(printed)
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

    /// On which sides of which lines of opposites a word stands.
    #[must_use]
    pub fn ends(&self, form: &str) -> &[(usize, bool)] {
        self.opposites.get(form).map_or(&[][..], Vec::as_slice)
    }

    /// Whether a word has an opposite at all.
    #[must_use]
    pub fn has_opposite(&self, form: &str) -> bool {
        self.opposites.contains_key(form)
    }

    /// Whether a word may be a past: by its ending, or by its form where that is no base form too (`cut`). Known failure: a
    /// word in `ed` that is none (`the shed`).
    #[must_use]
    pub fn is_past(&self, form: &str) -> bool {
        form.ends_with("ed") || self.base(form).is_some_and(|it| it != form)
    }

    /// The base form of an irregular past (`began`: `begin`).
    #[must_use]
    pub fn base(&self, form: &str) -> Option<&'static str> {
        self.bases.get(form).copied()
    }
}

/// The words of all languages that turn what follows into its opposite, as normal forms.
pub fn negating() -> impl Iterator<Item = String> {
    LISTS.iter().flat_map(|lists| {
        let own = entries(lists.stance).filter_map(|it| it.strip_suffix(" negates"));
        let own = own.map(|it| fold(it).into_owned());
        own.chain(around(lists.negation, "negates"))
    })
}

fn stance(name: &str) -> Option<Stance> {
    Some(match name {
        "negates" => Stance::Negates,
        "implies" => Stance::Implies,
        "sure" => Stance::Sure,
        "may" => Stance::May,
        "hedge" => Stance::Hedge,
        "plans" => Stance::Plans,
        "over" => Stance::Over,
        "ends" => Stance::Ends,
        "noun" => Stance::Noun,
        "doubts" => Stance::Doubts,
        "printed" => Stance::May,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Around, LISTS, Stance, Stances};
    use crate::lexicon::entries;
    use crate::lexicon::language::Language;

    const ALL: [Language; 4] = [
        Language::English,
        Language::German,
        Language::French,
        Language::Spanish,
    ];

    #[test]
    fn every_line_of_the_lists_is_understood() {
        for lists in LISTS {
            for line in entries(lists.stance) {
                let (word, name) = line.split_once(' ').expect("a word and what it does");
                assert!(super::stance(name).is_some(), "{word} {name}");
            }
            for line in entries(lists.opposites) {
                assert_eq!(line.matches(" / ").count(), 1, "{line}");
            }
            for line in entries(super::forms::verbs(lists.language)) {
                assert!(
                    line.contains(' ') && crate::text::normal::fold(line) == line,
                    "{line}"
                );
            }
        }
    }

    #[test]
    fn a_not_is_known_in_four_languages() {
        let stances = Stances::load(&ALL);
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
        let stances = Stances::load(&ALL);
        assert!(
            stances.are_opposite("rose", "fell") && stances.are_opposite("denied", "confirmed")
        );
        assert!(!stances.are_opposite("rose", "grew") && !stances.are_opposite("rose", "denied"));
        assert_eq!(stances.base("began"), Some("begin"));
        assert!(stances.is_past("began") && stances.is_past("closed"));
        assert!(!stances.is_past("begin") && !stances.is_past("cut"));
        assert_eq!(stances.base("geoffnet"), Some("offnen"));
        assert!(stances.are_opposite("geoffnet", "geschlossen"));
        // The words of another language say nothing.
        let english = Stances::load(&[Language::English]);
        assert!(!english.of("sin").has(Stance::Implies) && !english.has_opposite("geoffnet"));
        assert!(
            stances.of("won't").has(Stance::Negates) && stances.of("they'll").has(Stance::Sure)
        );
    }
}
