//! What words do around a claim: who thinks it, what governs it, what leaves it open.

use super::entries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word does around a claim. Each has its lines in `assets/lexicon/en/claims.txt`, by `NAMES`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Before a clause: what follows is what somebody thinks (`believes`).
    Thinks,
    /// Before `to have`: what follows is what others say or think (`understood to have`); any participle does behind a form of `be`.
    Held,
    /// Before `to have`: what follows is told as a fact all the same (`is known to have`).
    Known,
    /// Before a past: it is not vouched for (`probably`).
    Perhaps,
    /// Of a doubt, though no word that governs anything (`feared`).
    Fears,
    /// Says that somebody else tells what stands beside it (`said`).
    Source,
    /// A verb that says little without what stands behind it (`made a promise`).
    Empty,
    /// What a sentence with a doubt of its own has: how the word begins (`alleg`).
    Doubt,
    /// Before a verb: it is not told as done (`should`).
    Governs,
    /// Before a word that is a noun, or no verb of its own (`the`).
    Noun,
    /// Opens a condition, a question, or what something is for (`whether`).
    Open,
    /// In the sentence of what is done: that it is done only then, or is asked (`once`).
    Condition,
    /// A helper of what is over (`was`).
    Helper,
    /// A form of `be`.
    Be,
    /// Before a word for where something stands: that it stands there (`remains`).
    Stays,
    /// Before a claim: it is not so, or was so once (`former`).
    Turns,
    /// Speaks of several (`all`).
    Several,
    /// Speaks of one (`she`).
    One,
    /// Stands for what the sentence before tells of (`they`).
    Pronoun,
    /// What somebody means to do, so that `is to` behind it tells no more than what that is (`the aim is to`).
    Aim,
    /// Before two words that are lacking (`without`).
    Lacks,
    /// Stands between such a word and what is lacking (`any`).
    Article,
    /// A verb of finding, in base form (`find`).
    Finds,
    /// Behind `no`: what is missing is not the sign but what it is a sign of (`trace`).
    Signs,
    /// A noun of what is not sure (`odds`).
    Chance,
    /// Leads to where something was found, or when (`in`).
    Leads,
    /// Before `guilty`: it is what somebody says in court (`pleaded`).
    Pleads,
    /// What is done before something is settled (`drafted`).
    Draft,
    /// What settles it (`adopted`).
    Settles,
    /// Says that what stands behind it is not vouched for (`allegedly`).
    Doubted,
}

/// The names of the roles in the list, in their order.
const NAMES: [&str; 30] = [
    "thinks",
    "held",
    "known",
    "perhaps",
    "fears",
    "source",
    "empty",
    "doubt",
    "governs",
    "noun",
    "open",
    "condition",
    "helper",
    "be",
    "stays",
    "turns",
    "several",
    "one",
    "pronoun",
    "aim",
    "lacks",
    "article",
    "finds",
    "signs",
    "chance",
    "leads",
    "pleads",
    "draft",
    "settles",
    "doubted",
];

/// Of each word its roles, a bit for each.
static WORDS: LazyLock<FxHashMap<&'static str, u64>> = LazyLock::new(|| {
    let mut out: FxHashMap<&'static str, u64> = FxHashMap::default();
    for (role, words) in lines() {
        for word in words.split(' ') {
            *out.entry(word).or_default() |= 1 << role;
        }
    }
    out
});

/// The words of each role, in the order of the list.
static BY_ROLE: LazyLock<[Vec<&'static str>; NAMES.len()]> = LazyLock::new(|| {
    let mut out = [const { Vec::new() }; NAMES.len()];
    for (role, words) in lines() {
        out[role].extend(words.split(' '));
    }
    out
});

/// The lines of the list: which role, and its words.
fn lines() -> impl Iterator<Item = (usize, &'static str)> {
    let list = entries(include_str!("../../assets/lexicon/en/claims.txt"));
    list.filter_map(|it| {
        let (name, words) = it.split_once(": ")?;
        Some((NAMES.iter().position(|it| *it == name)?, words))
    })
}

impl Role {
    /// Whether a word (a normal form) does this. A look into a table.
    #[must_use]
    pub fn has(self, form: &str) -> bool {
        WORDS.get(form).is_some_and(|it| it >> self as u64 & 1 == 1)
    }

    /// The words that do this.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        BY_ROLE[self as usize].iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, Role};
    use crate::lexicon::entries;
    use crate::text::normal::fold;

    #[test]
    fn every_line_of_the_list_is_understood() {
        let list = include_str!("../../assets/lexicon/en/claims.txt");
        for line in entries(list) {
            let (name, words) = line.split_once(": ").expect("a role and its words");
            assert!(NAMES.contains(&name), "{line}");
            assert_eq!(fold(words), words, "{line}");
        }
        for name in NAMES {
            assert!(list.contains(&format!("\n{name}: ")), "{name} has no words");
        }
    }

    #[test]
    fn a_word_may_do_several_things() {
        assert!(Role::Source.has("said") && Role::Held.has("said") && !Role::Thinks.has("said"));
    }
}
