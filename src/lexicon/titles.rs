//! Words that say what kind of name stands beside them: titles of people, heads of organizations and places.

use super::entries;
use super::language::Language;
use crate::text::normal::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{LazyLock, OnceLock};

/// What a word says about the name beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A title: a person follows.
    Title,
    /// Part of a title before another title word (`Foreign` Minister).
    BeforeTitle,
    /// Head of an organization (`Ministry`).
    Organization,
    /// Head of a place (`River`).
    Place,
    /// A noun that says what somebody is (`aide`, `lawyer`).
    Describer,
    /// What stands before such a noun (`former`, `campaign`).
    BeforeDescriber,
}

/// The words with a role, by normal form.
#[derive(Debug, Clone)]
pub struct Roles(FxHashMap<&'static str, [bool; 6]>);

impl Roles {
    /// The one set of roles, read at its first use: some 800 words.
    #[must_use]
    pub fn shared() -> &'static Self {
        static SHARED: LazyLock<Roles> = LazyLock::new(Roles::load);
        &SHARED
    }

    fn load() -> Self {
        let mut map: FxHashMap<&'static str, [bool; 6]> = FxHashMap::default();
        let lists = [
            (
                include_str!("../../assets/lexicon/en/titles.txt"),
                Role::Title,
            ),
            (
                include_str!("../../assets/lexicon/en/organization_heads.txt"),
                Role::Organization,
            ),
            (
                include_str!("../../assets/lexicon/en/place_heads.txt"),
                Role::Place,
            ),
            (
                include_str!("../../assets/lexicon/en/describers.txt"),
                Role::Describer,
            ),
        ];
        for (list, role) in lists {
            for line in entries(list) {
                let (line, role) = match (line.strip_prefix("with "), role) {
                    (Some(line), Role::Describer) => (line, Role::BeforeDescriber),
                    (Some(line), _) => (line, Role::BeforeTitle),
                    (None, role) => (line, role),
                };
                for word in line.split('|') {
                    map.entry(word).or_default()[role as usize] = true;
                }
            }
        }
        Self(map)
    }

    /// Whether a word (a normal form) has a role.
    #[must_use]
    pub fn has(&self, form: &str, role: Role) -> bool {
        self.0
            .get(form.trim_end_matches('.'))
            .is_some_and(|it| it[role as usize])
    }
}

/// The same words of a language whose list names them `title`, `ending`, `trade`, `head` and `leads`.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    titles: FxHashSet<String>,
    endings: Vec<String>,
    trades: Vec<String>,
    heads: FxHashSet<String>,
    leads: FxHashSet<String>,
}

impl Beside {
    /// The words of a language that is not English, read once.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ALL: [OnceLock<Beside>; Language::COUNT] =
            [const { OnceLock::new() }; Language::COUNT];
        ALL[language as usize].get_or_init(|| Self::load(language))
    }

    fn load(language: Language) -> Self {
        let mut it = Self::default();
        for line in entries(language.files().titles) {
            let Some((class, words)) = line.split_once(' ') else {
                continue;
            };
            let words = words.split('|').map(|it| fold(it).into_owned());
            match class {
                "title" => it.titles.extend(words),
                "ending" => it.endings.extend(words),
                "trade" => it.trades.extend(words),
                "leads" => it.leads.extend(words),
                _ => it.heads.extend(words),
            }
        }
        it
    }

    /// Whether a normal form is a title, or ends as one (`Innenminister`).
    #[must_use]
    pub fn is_title(&self, form: &str) -> bool {
        self.is_office(form) || self.trades.iter().any(|it| form.ends_with(it.as_str()))
    }

    /// The same without what many are (`Fahrer`): behind it, a word with a capital need be no name.
    #[must_use]
    pub fn is_office(&self, form: &str) -> bool {
        self.titles.contains(form) || self.endings.iter().any(|it| form.ends_with(it.as_str()))
    }

    /// What a title says, a woman's as a man's and without what stands before its ending (`Innenministerin` as `minister`): for
    /// comparing only. None for other words.
    #[must_use]
    pub fn office(&self, form: &str) -> Option<String> {
        if !self.is_title(form) {
            return None;
        }
        let ends = self
            .endings
            .iter()
            .chain(&self.trades)
            .filter(|it| form.ends_with(it.as_str()));
        let ending = ends.min_by_key(|it| it.len());
        let bare = ending.map_or(form, String::as_str);
        let bare = bare
            .strip_suffix("in")
            .or_else(|| bare.strip_suffix(['e', 'a']))
            .unwrap_or(bare);
        Some(bare.to_owned())
    }

    /// Whether a normal form is somebody who heads a body (`directeur`).
    #[must_use]
    pub fn leads(&self, form: &str) -> bool {
        self.leads.contains(form)
    }

    /// Whether a normal form is the first word of an organization.
    #[must_use]
    pub fn is_head(&self, form: &str) -> bool {
        self.heads.contains(form)
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, Roles};

    #[test]
    fn a_word_can_have_several_roles() {
        let roles = Roles::shared();
        assert!(roles.has("minister", Role::Title) && roles.has("gen.", Role::Title));
        assert!(roles.has("justice", Role::Title) && roles.has("justice", Role::BeforeTitle));
        assert!(roles.has("ministry", Role::Organization) && !roles.has("ministry", Role::Title));
        assert!(roles.has("aide", Role::Describer) && !roles.has("aide", Role::Title));
        assert!(
            roles.has("former", Role::BeforeDescriber) && roles.has("former", Role::BeforeTitle)
        );
        assert!(roles.has("river", Role::Place) && !roles.has("bridgehead", Role::Place));
    }
}
