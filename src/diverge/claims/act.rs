//! `Act`: what a report in German, French or Spanish tells, how surely and when, and the words of its clause.

use crate::diverge::claims::claim::Claim;
use crate::diverge::claims::whom::Whom;
use crate::lexicon::compounds::is_part;

/// How something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// As done.
    Done,
    /// As it is, or in a form that does not say when.
    Now,
    /// To come, for certain.
    Sure,
    /// Meant to come.
    Plans,
    /// As possible.
    May,
    /// By hearsay.
    Hedge,
    /// As not done.
    Undone,
}

/// What is told.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum What {
    /// A verb, by what its forms have in common.
    Verb(String),
    /// A verb by the group of those that say the same.
    Sense(usize),
    /// One end of two: the line, which side, and whether both are stages of a case.
    End(usize, bool, bool),
    /// Something of so much, or at such a time.
    Figure(String),
}

/// An act as a report tells it.
#[derive(Debug, Clone)]
pub(super) struct Act {
    pub claim: Claim,
    pub what: What,
    pub stage: Stage,
    /// Whether nothing in its passage says that it is not sure, or somebody's word.
    pub flat: bool,
    /// What tells something in its clause and is no name, without its own words; sorted.
    pub clause: Vec<Word>,
    /// What stands right before and right behind it there.
    pub beside: [Option<Word>; 3],
    /// Of nouns there with another one behind them that says whose they are both: `den Antrag der Verwaltung`.
    pub whose: Vec<[Word; 2]>,
    /// The noun next to it that it may be about.
    pub object: Option<Word>,
    /// Those of whom it is told, where it is what becomes of people.
    pub whom: Option<Vec<Whom>>,
}

/// A word of a clause that tells something and is no name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word {
    pub stem: u32,
    /// The stem as its language makes it.
    pub text: String,
    /// The group of words for one thing.
    pub group: Option<usize>,
    /// Whether its language puts words together.
    pub compounds: bool,
}

/// Letters in which words derived from one another begin alike, at least.
const ALIKE: usize = 5;

impl Word {
    /// Whether two words of one language tell of one thing: forms of one, words for one thing, in German a compound and a part of it
    /// (`Ampelanlage`, `Ampel`), elsewhere one that is derived from the other (`municipal`, `municipalité`).
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let group = self.group.is_some() && self.group == other.group;
        let part = |long: &str, short: &str| match self.compounds {
            true => is_part(long, short),
            false => short.len() >= ALIKE && long.starts_with(short),
        };
        let (one, two) = (self.text.as_str(), other.text.as_str());
        self.stem == other.stem || group || part(one, two) || part(two, one)
    }
}
