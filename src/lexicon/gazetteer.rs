//! Names that are known beforehand: countries with their people and seats of government, organizations, places.

use super::entries;
use super::language::Language;
use super::wordlist::CITIES;
use crate::text::normal::fold;
use crate::text::offset_in;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::str::Split;
use std::sync::LazyLock;

/// What a known name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Known {
    /// A country.
    Country,
    /// The people of a country, or what comes from there (`Danish`, `Danes`).
    Demonym,
    /// A city or building that stands for a government (`Kremlin`).
    Seat,
    /// Any other place.
    Place,
    /// An organization.
    Organization,
    /// Any other name.
    Other,
}

/// A known name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The first name of its line: all names of one line are one family.
    pub family: &'static str,
    /// What it names.
    pub known: Known,
    // Written in capitals only (`WHO`).
    capitals: bool,
}

/// A list as it lies in its file, and the same in small letters, made by the compiler: most keys are slices of it.
#[derive(Debug, Clone, Copy)]
struct List {
    text: &'static str,
    small: &'static str,
}

impl List {
    /// A list that is not there in small letters.
    fn of(text: &'static str) -> Self {
        Self { text, small: "" }
    }

    /// The form under which a name of the list is kept.
    fn key(self, name: &'static str) -> Cow<'static, str> {
        let at = offset_in(self.text, name);
        let small = self.small.get(at..at + name.len());
        match small.filter(|it| it.is_ascii() && !it.contains('.')) {
            Some(small) => Cow::Borrowed(small),
            None => Cow::Owned(key(name)),
        }
    }
}

/// The bytes of a list with its ASCII letters small.
const fn small<const N: usize>(list: &[u8; N]) -> [u8; N] {
    let mut out = *list;
    out.make_ascii_lowercase();
    out
}

/// The list of a file in `assets/lexicon/en/`.
macro_rules! list {
    ($file:literal) => {{
        const BYTES: &[u8] = include_bytes!(concat!("../../assets/lexicon/en/", $file));
        static SMALL: [u8; BYTES.len()] =
            small(include_bytes!(concat!("../../assets/lexicon/en/", $file)));
        const TEXT: Option<&str> = match std::str::from_utf8(&SMALL) {
            Ok(it) => Some(it),
            Err(_) => None,
        };
        List {
            text: include_str!(concat!("../../assets/lexicon/en/", $file)),
            small: TEXT.expect("small letters of UTF-8 are UTF-8"),
        }
    }};
}

const COUNTRIES: List = list!("countries.txt");
const LISTS: [(List, Known); 3] = [
    (list!("organizations.txt"), Known::Organization),
    (list!("places.txt"), Known::Place),
    (list!("others.txt"), Known::Other),
];

/// All known names, by normal form without full stops.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    entries: FxHashMap<Cow<'static, str>, Entry>,
    // For each first word, how many words the longest name has that begins with it.
    longest: FxHashMap<Cow<'static, str>, usize>,
}

impl Gazetteer {
    /// The one gazetteer, read at its first use: some 1,300 names.
    #[must_use]
    pub fn shared() -> &'static Self {
        static SHARED: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::load);
        &SHARED
    }

    /// The gazetteer of a language: its own names for countries and organizations, then what is written alike everywhere.
    /// The families have English names, so that names in two languages meet.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static GERMAN: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::abroad(Language::German));
        static FRENCH: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::abroad(Language::French));
        static SPANISH: LazyLock<Gazetteer> =
            LazyLock::new(|| Gazetteer::abroad(Language::Spanish));
        match language {
            Language::German => &GERMAN,
            Language::French => &FRENCH,
            Language::Spanish => &SPANISH,
            Language::English | Language::Other => Self::shared(),
        }
    }

    /// With room for the names that there are.
    fn roomy() -> Self {
        const NAMES: usize = 1_700;
        let mut it = Self::default();
        it.entries.reserve(NAMES);
        it.longest.reserve(NAMES);
        it
    }

    fn abroad(language: Language) -> Self {
        let mut it = Self::roomy();
        let list = List::of(language.files().countries);
        for line in entries(list.text) {
            let mut fields = line.split(';');
            let family = fields.next().unwrap_or(line);
            it.add_country(list, family, fields);
        }
        let list = List::of(language.files().organizations);
        for line in entries(list.text) {
            let family = line.split('|').next().unwrap_or(line);
            for name in line.split('|').skip(1) {
                it.add(list.key(name), name, family, Known::Organization);
            }
        }
        it.add_lists();
        it
    }

    fn load() -> Self {
        let mut it = Self::roomy();
        for line in entries(COUNTRIES.text) {
            let family = line.split(['|', ';']).next().unwrap_or(line);
            it.add_country(COUNTRIES, family, line.split(';'));
        }
        it.add_lists();
        it
    }

    /// Names, people and seats of a country.
    fn add_country(&mut self, list: List, family: &'static str, fields: Split<'static, char>) {
        let all = [Known::Country, Known::Demonym, Known::Seat];
        for (names, known) in fields.zip(all) {
            for name in names.split('|') {
                self.add(list.key(name), name, family, known);
            }
        }
    }

    /// Organizations, places and other names.
    fn add_lists(&mut self) {
        for (list, known) in LISTS {
            for line in entries(list.text) {
                let family = line.split('|').next().unwrap_or(line);
                for name in line.split('|') {
                    self.add(list.key(name), name, family, known);
                }
            }
        }
    }

    /// The entry of a name as printed; cities of some size are known too. Full stops and case do not matter, but a name
    /// that is written in capitals (`US`) is known only so.
    #[must_use]
    pub fn get(&self, printed: &str) -> Option<Entry> {
        let form = key(printed);
        if let Some(entry) = self.entries.get(form.as_str()) {
            return (!entry.capitals || !printed.chars().any(char::is_lowercase)).then_some(*entry);
        }
        None
    }

    /// Whether a name as printed is a city of some size.
    #[must_use]
    pub fn is_city(&self, printed: &str) -> bool {
        CITIES.contains(&fold(printed))
    }

    /// The number of words of the longest name that begins with the word `form` (a normal form); 0 when none does.
    #[must_use]
    pub fn longest(&self, form: &str) -> usize {
        self.longest
            .get(form.trim_end_matches('.'))
            .or_else(|| {
                let stopped = form.contains('.');
                stopped.then(|| self.longest.get(form.replace('.', "").as_str()))?
            })
            .copied()
            .unwrap_or(0)
    }

    /// Adds a name under its key.
    fn add(
        &mut self,
        form: Cow<'static, str>,
        name: &'static str,
        family: &'static str,
        known: Known,
    ) {
        if name.is_empty() {
            return;
        }
        let (mut words, mut first) = (1, form.len());
        for (at, byte) in form.bytes().enumerate() {
            // Hyphens part words, as they part tokens.
            words += match byte {
                b' ' => 1,
                b'-' | b'/' => 2,
                _ => continue,
            };
            first = first.min(at);
        }
        match self.longest.get_mut(&form[..first]) {
            Some(longest) => *longest = words.max(*longest),
            None => {
                let first = match &form {
                    Cow::Borrowed(form) => Cow::Borrowed(&form[..first]),
                    Cow::Owned(form) => Cow::Owned(form[..first].to_owned()),
                };
                self.longest.insert(first, words);
            }
        }
        let capitals = name.len() <= 5 && !name.chars().any(char::is_lowercase);
        self.entries.entry(form).or_insert(Entry {
            family,
            known,
            capitals,
        });
    }
}

/// The form under which a name is kept.
fn key(name: &str) -> String {
    let form = fold(name);
    match form.contains('.') {
        true => form.replace('.', ""),
        false => form.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Gazetteer, Known};
    use crate::lexicon::language::Language;

    #[track_caller]
    fn check(name: &str, expected: Option<(&str, Known)>) {
        let found = Gazetteer::shared()
            .get(name)
            .map(|it| (it.family, it.known));
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn names_in_two_languages_meet() {
        for (language, name) in [
            (Language::German, "Vereinigte Staaten"),
            (Language::French, "États-Unis"),
            (Language::Spanish, "Estados Unidos"),
        ] {
            let family = Gazetteer::of(language).get(name).map(|it| it.family);
            assert_eq!(family, Some("United States"), "{name}");
        }
        let moscow = Gazetteer::of(Language::German).get("Moskau");
        assert_eq!(moscow.map(|it| it.family), Some("Russia"));
    }

    #[test]
    fn names_of_one_country_are_one_family() {
        check("Denmark", Some(("Denmark", Known::Country)));
        check("Danish", Some(("Denmark", Known::Demonym)));
        check("Copenhagen", Some(("Denmark", Known::Seat)));
        check("U.S.", Some(("United States", Known::Country)));
        check("US", Some(("United States", Known::Country)));
        check("us", None);
        check("Who", None);
        check(
            "WHO",
            Some(("World Health Organization", Known::Organization)),
        );
    }
}
