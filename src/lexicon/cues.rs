//! Verbs that introduce somebody's words (`said`, `argues`).

use super::entries;
use super::language::Language;
use crate::text::normal::fold;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::OnceLock;

/// What a cue verb can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// A common verb of speech.
    Speech,
    /// Another verb of speech.
    Plain,
    /// A verb of thought or wish: introduces what is believed only with a clause.
    Belief,
    /// A form that is often a noun or another verb: introduces a clause only before words that open one.
    Noun,
}

/// The cue verbs of one language, in normal form.
#[derive(Debug, Clone)]
pub struct Cues {
    verbs: FxHashMap<Cow<'static, str>, Cue>,
}

impl Cues {
    /// Those of a language, read at their first use: some 300.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ALL: [OnceLock<Cues>; Language::COUNT] =
            [const { OnceLock::new() }; Language::COUNT];
        ALL[language as usize].get_or_init(|| Self::load(language))
    }

    fn load(language: Language) -> Self {
        let verbs = entries(language.files().cues)
            .filter_map(|line| line.split_once(' '))
            .map(|(verb, class)| {
                let class = match class {
                    "speech" => Cue::Speech,
                    "belief" => Cue::Belief,
                    "noun" => Cue::Noun,
                    _ => Cue::Plain,
                };
                (fold(verb), class)
            })
            .collect();
        Self { verbs }
    }

    /// What a verb, in normal form, can introduce; none when it is no cue.
    #[must_use]
    pub fn get(&self, verb: &str) -> Option<Cue> {
        self.verbs.get(verb).copied()
    }

    /// All verbs with what they can do, in no order: to mark their symbols.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Cue)> + '_ {
        self.verbs.iter().map(|(verb, &cue)| (&**verb, cue))
    }
}

#[cfg(test)]
mod tests {
    use super::{Cue, Cues};
    use crate::lexicon::language::Language;

    #[test]
    fn cues_are_known_by_class() {
        let it = Cues::load(Language::English);
        assert_eq!(it.get("said"), Some(Cue::Speech));
        assert_eq!(it.get("hopes"), Some(Cue::Belief));
        assert_eq!(it.get("notes"), Some(Cue::Noun));
        assert_eq!(it.get("ran"), None);
        assert_eq!(
            Cues::load(Language::German).get("erklarte"),
            Some(Cue::Speech)
        );
        assert_eq!(Cues::load(Language::Other).iter().count(), 0);
    }
}
