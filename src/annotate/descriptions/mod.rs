//! Descriptions that stand for a name: `the minister`, `the Russian leader`, `her brother`, `the company`, `the 38-year-old`.
//!
//! A definite phrase goes back to the one entity of the article of which its noun was said before, by title, set apart or with
//! `is`, if that one was named near and nothing that stands between may be meant as well.

mod given;
mod nouns;
mod phrase;
#[cfg(test)]
mod tests;

use super::scene::Scene;
use super::{Mention, MentionKind};
use crate::lexicon::language::Language;
use crate::lexicon::{offices, wider, wordlist};
use crate::text::Span;
use crate::text::index::{EntityId, IndexVec, MentionId};
use given::Given;
use phrase::Phrase;

/// How far back a person with an office that one holds at a time is named, in bytes, if a title says so.
const REACH: usize = 1500;
/// How far back others are.
const NEAR: usize = 700;
/// How far back the holder of such an office is of whom it is said without a title.
const CLOSE: usize = 300;
/// How many names, and phrases, are looked back at.
const LOOK_BACK: usize = 300;
/// No more than this is kept of what an article says of its people.
const MOST: usize = 400;

/// A phrase without a name that stands for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Description {
    /// Where it stands.
    pub span: Span,
    /// The last mention before it of the entity that it stands for.
    pub mention: MentionId,
}

/// The names of an article, and what they name.
pub(super) struct Whose<'a> {
    pub mentions: &'a IndexVec<MentionId, Mention>,
    pub entities: &'a IndexVec<MentionId, EntityId>,
}

impl Whose<'_> {
    /// The name that stands at a place.
    fn at(&self, place: usize) -> Option<&Mention> {
        let mentions = self.mentions.as_slice();
        let next = mentions.partition_point(|it| it.span.end() <= place);
        mentions.get(next).filter(|it| it.span.start() <= place)
    }

    /// Whether a name ends at a place.
    fn ends_at(&self, place: usize) -> bool {
        let mentions = self.mentions.as_slice();
        let next = mentions.partition_point(|it| it.span.end() < place);
        mentions.get(next).is_some_and(|it| it.span.end() == place)
    }
}

/// What names of people name where nothing else is known: a number for each person, and for each other name.
#[cfg(test)]
pub(super) fn whose_people(
    article: &crate::article::Article,
    mentions: &IndexVec<MentionId, Mention>,
) -> IndexVec<MentionId, EntityId> {
    let people = super::people::People::new(article, mentions.as_slice());
    let number = |n: usize| people.number(n).unwrap_or(mentions.len() + n);
    let all = 0..mentions.len();
    all.map(|n| EntityId::new(number(n))).collect()
}

/// Finds them, in order of place. Linear in the text; each definite phrase with a role is held against what is said of people,
/// [`MOST`] at most.
pub(super) fn find(scene: &Scene<'_>, whose: &Whose<'_>) -> Vec<Description> {
    if scene.language != Language::English {
        return Vec::new();
    }
    let mut given = given::all(scene, whose);
    given.truncate(MOST);
    let mut found = Finder {
        scene,
        whose,
        given,
        found: Vec::new(),
        rivals: Vec::new(),
    };
    for n in 0..scene.len() {
        if let Some(it) = phrase::at(scene, whose, n) {
            found.take(it);
        }
    }
    found.found
}

struct Finder<'a> {
    scene: &'a Scene<'a>,
    whose: &'a Whose<'a>,
    given: Vec<Given>,
    found: Vec<Description>,
    // Phrases that stand for nobody who is named: their noun, and where.
    rivals: Vec<(String, usize)>,
}

impl Finder<'_> {
    fn take(&mut self, it: Phrase) {
        match self.resolve(&it) {
            Some(mention) => self.found.push(Description {
                span: it.span,
                mention,
            }),
            None => self.rivals.push((it.head, it.span.start())),
        }
    }

    /// The last mention of the one entity that a phrase may stand for.
    fn resolve(&self, it: &Phrase) -> Option<MentionId> {
        if !it.definite {
            return None;
        }
        let at = it.span.start();
        let said = |given: &&Given| given.at <= at && fits(it, given);
        let exact = |given: &&Given| given.head == it.head;
        let alike: Vec<&Given> = self.given.iter().filter(said).collect();
        let own: Vec<&Given> = alike.iter().copied().filter(exact).collect();
        let mut who: Vec<EntityId> = match own.is_empty() {
            true => alike.iter().map(|it| it.who).collect(),
            false => own.iter().map(|it| it.who).collect(),
        };
        who.sort_unstable();
        who.dedup();
        let [who] = who[..] else { return None };
        let last = self.last_named(who, at)?;
        let seen = self.last_seen(who, at).unwrap_or(0);
        let kind = self.whose.mentions[last].kind;
        let single = offices::title(&it.head).map(|it| it.single);
        let titled = alike.iter().any(|it| it.who == who && it.titled);
        let reach = match (single, titled) {
            (None | Some(true), true) => REACH,
            // `Lind, president of a club`: the president may soon be another one.
            (Some(true), false) if it.more.is_empty() => CLOSE,
            _ => NEAR,
        };
        let rival = self
            .rivals
            .iter()
            .rev()
            .take(LOOK_BACK)
            .take_while(|rival| rival.1 > seen)
            .any(|rival| rival.0 == it.head);
        let near = at.saturating_sub(seen) < reach && !(it.owned && self.is_own(who, seen, at));
        let other = kind != MentionKind::Person
            && (self.has_other(who, seen, at) || self.is_contested(it, who, seen));
        (near && !rival && !other).then_some(last)
    }

    /// The last mention of an entity before a place.
    fn last_named(&self, who: EntityId, at: usize) -> Option<MentionId> {
        let mentions = self.whose.mentions.as_slice();
        let end = mentions.partition_point(|it| it.span.end() <= at);
        (0..end)
            .rev()
            .take(LOOK_BACK)
            .map(MentionId::new)
            .find(|&it| self.whose.entities[it] == who)
    }

    /// Where an entity is named or described last before a place.
    fn last_seen(&self, who: EntityId, at: usize) -> Option<usize> {
        let named = self.last_named(who, at);
        let named = named.map(|it| self.whose.mentions[it].span.start());
        let mut described = self.found.iter().rev().take(LOOK_BACK);
        let described = described.find(|it| self.whose.entities[it.mention] == who);
        named.max(described.map(|it| it.span.start()))
    }

    /// Whether somebody may be whose relative a phrase tells of (`Lind thanked his son`): named in the same sentence, or last.
    fn is_own(&self, who: EntityId, seen: usize, at: usize) -> bool {
        let between = self.scene.article.text().get(seen..at).unwrap_or("");
        let mentions = self.whose.mentions.as_slice();
        let end = mentions.partition_point(|it| it.span.end() <= at);
        let mut before = (0..end).rev().take(LOOK_BACK);
        let last = before.find(|&n| mentions[n].kind == MentionKind::Person);
        let last = last.map(|n| self.whose.entities[MentionId::new(n)]);
        !between.contains(['\n', '.', '!', '?']) || last == Some(who)
    }

    /// Whether another organization is named in the sentence in which one is named last, and may be meant as well: nothing is said
    /// of it, or what the phrase says (`Norholm was sued by Tarn Inc. The company paid`).
    fn is_contested(&self, it: &Phrase, who: EntityId, seen: usize) -> bool {
        let before = self.scene.article.text().get(..seen).unwrap_or("");
        let start = before.rfind(['.', '!', '?', '\n']).map_or(0, |it| it + 1);
        let mentions = self.whose.mentions.as_slice();
        let first = mentions.partition_point(|it| it.span.start() < start);
        let own = (first..mentions.len()).take_while(|&n| mentions[n].span.start() < seen);
        let bodies = own.filter(|&n| mentions[n].kind == MentionKind::Organization);
        bodies
            .map(|n| self.whose.entities[MentionId::new(n)])
            .any(|other| {
                let mut said = self.given.iter().filter(|it| it.who == other).peekable();
                other != who && (said.peek().is_none() || said.any(|given| fits(it, given)))
            })
    }

    /// Whether another organization is named between.
    fn has_other(&self, who: EntityId, from: usize, to: usize) -> bool {
        let mentions = self.whose.mentions.as_slice();
        let start = mentions.partition_point(|it| it.span.start() < from);
        let between = (start..mentions.len()).take_while(|&n| mentions[n].span.start() < to);
        let mut bodies = between.filter(|&n| mentions[n].kind == MentionKind::Organization);
        bodies.any(|n| self.whose.entities[MentionId::new(n)] != who)
    }
}

/// Whether a phrase may stand for whom something is said of: one noun, or a wider one, and nothing said with it that is not
/// said of him.
fn fits(it: &Phrase, given: &Given) -> bool {
    let noun = given.head == it.head
        || offices::fits(&it.head, &given.head)
        || wider::stands_for(&it.head, &given.head, &given.more);
    let said = |word: &String| given.more.contains(word) || *word == given.head;
    // `former`: another role, unless both have it.
    let other = |word: &&String| wordlist::has(Language::English, "other_role", word);
    noun && it.more.iter().all(said)
        && given
            .more
            .iter()
            .filter(other)
            .all(|word| it.more.contains(word))
}
