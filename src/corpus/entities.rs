//! Mentions to entities, within and across articles: full names first, then what is short for them.
//!
//! A country, its people and its seat of government are one entity. People who share a surname are told apart by
//! `annotate::people` inside an article, by gender and by how often they are named across. Known failure: two people with
//! one full name are one.

mod full;
mod seats;
mod short;
#[cfg(test)]
mod tests;
mod told;
mod variants;

use super::Entity;
use super::keys::{Key, Keys, spelling};
use crate::annotate::people::{Gender, People, Person};
use crate::annotate::{Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::language::Language;
use crate::lexicon::titles::{Role, Roles};
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId, IndexVec, MentionId};
use crate::text::normal::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// What names were found to name.
pub(super) struct Linked {
    /// The entities, in order of their first mention.
    pub entities: IndexVec<EntityId, Entity>,
    /// The entity of each mention.
    pub entity_of: IndexVec<ArticleId, IndexVec<MentionId, EntityId>>,
    /// The mentions of which that is not sure: a surname that several people share. Sorted.
    pub uncertain: IndexVec<ArticleId, Vec<MentionId>>,
}

/// Mentions of one article with one key.
struct Node {
    key: Key,
    article: ArticleId,
    mentions: Vec<MentionId>,
    // Of a person, if it is known.
    gender: Option<Gender>,
    // Of a person: somebody's wife or child; who has an office.
    kin: bool,
    office: bool,
    // Whether more than this name tells who it is: false for a surname that several people share.
    certain: bool,
    // How often each kind was found, by number of the kind.
    kinds: [u32; 4],
    // Whether all are written in capitals.
    capitals: bool,
    // Small words that stand right behind each of them, two at most: `Tarsk prison unit`.
    ahead: Option<Vec<String>>,
    parent: usize,
}

/// Links names. Linear but for names that share a first or last word.
pub(super) fn link(
    articles: &IndexVec<ArticleId, Article>,
    mentions: &IndexVec<ArticleId, Vec<Mention>>,
) -> Linked {
    let mut graph = Graph::new(articles, mentions);
    graph.join_equal();
    graph.join_full_names();
    graph.join_variants();
    graph.join_told();
    graph.join_short_names();
    graph.join_expanded();
    graph.join_acronyms();
    graph.finish(articles, mentions)
}

struct Graph {
    nodes: Vec<Node>,
    keys: Keys,
    uncertain: IndexVec<ArticleId, Vec<MentionId>>,
    // Nodes that an article says are one: `Ardovia Relief Agency (ARA)`.
    told: Vec<(usize, usize)>,
}

impl Graph {
    fn new(
        articles: &IndexVec<ArticleId, Article>,
        mentions: &IndexVec<ArticleId, Vec<Mention>>,
    ) -> Self {
        let mut it = Self {
            nodes: Vec::new(),
            keys: Keys,
            uncertain: articles.iter().map(|_| Vec::new()).collect(),
            told: Vec::new(),
        };
        let cities = seats::cities(articles, mentions);
        for (article, list) in mentions.iter_enumerated() {
            it.add(article, &articles[article], list, &cities);
        }
        it
    }

    /// Adds the names of an article: a node for each person, and for each name of anything else.
    fn add(
        &mut self,
        id: ArticleId,
        article: &Article,
        mentions: &[Mention],
        cities: &FxHashSet<(ArticleId, usize)>,
    ) {
        let people = People::new(article, mentions);
        let language = Language::of(article.meta().language.as_deref());
        let mut before: Option<(usize, Span)> = None;
        let mut of_key: FxHashMap<(Key, Option<usize>), usize> = FxHashMap::default();
        for (n, mention) in mentions.iter().enumerate() {
            let printed = article.slice(mention.span);
            let person = people.person(n);
            let key = match person {
                Some(person) => Key::Words(person.words.clone()),
                None if cities.contains(&(id, n)) => {
                    Key::Words(vec![fold(seats::bare(printed)).into_owned()])
                }
                None => self.keys.key(printed, mention.kind, language),
            };
            let next = self.nodes.len();
            let key = (key, people.number(n));
            let at = of_key.get(&key).copied().unwrap_or(next);
            if at == next {
                of_key.insert(key.clone(), next);
                self.nodes.push(Node {
                    key: key.0,
                    article: id,
                    mentions: Vec::new(),
                    gender: person.and_then(|it| it.gender),
                    kin: person.is_some_and(|it| it.kin),
                    office: person.is_some_and(Person::has_office),
                    certain: true,
                    kinds: [0; 4],
                    capitals: true,
                    ahead: None,
                    parent: next,
                });
            }
            let ahead = || told::ahead(article.text(), mention.span);
            if let Some((full, span)) = before
                && told::explains(article.text(), span, mention.span)
            {
                self.told.push((full, at));
            }
            before = Some((at, mention.span));
            let node = &mut self.nodes[at];
            node.mentions.push(MentionId::new(n));
            node.kinds[mention.kind as usize] += 1;
            node.capitals &= !printed.chars().any(char::is_lowercase);
            match &mut node.ahead {
                Some(words) if words.is_empty() => {}
                Some(words) => {
                    let here = ahead();
                    words.retain(|it| here.contains(it));
                }
                none => *none = Some(ahead()),
            }
            if !people.is_certain(n) {
                self.uncertain[id].push(MentionId::new(n));
            }
        }
    }

    fn root(&self, mut at: usize) -> usize {
        while self.nodes[at].parent != at {
            at = self.nodes[at].parent;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.nodes[a.max(b)].parent = a.min(b);
    }

    /// Whether most mentions of a node are people; unknown words may be, too.
    fn is_person(&self, at: usize) -> bool {
        main_kind(self.nodes[at].kinds) == MentionKind::Person
    }

    /// Full names and known families are one across articles. A single word waits: it may be short for somebody.
    fn join_equal(&mut self) {
        let mut first: FxHashMap<Key, usize> = FxHashMap::default();
        let mut spelled: FxHashMap<String, usize> = FxHashMap::default();
        for at in 0..self.nodes.len() {
            let key = &self.nodes[at].key;
            if is_single(key) {
                continue;
            }
            let same = match key {
                Key::Words(words) if self.is_person(at) => {
                    Some(*spelled.entry(spelling(words)).or_insert(at))
                }
                _ => None,
            };
            let other = *first.entry(key.clone()).or_insert(at);
            self.join(other, at);
            if let Some(same) = same {
                self.join(same, at);
            }
        }
    }

    fn finish(
        mut self,
        articles: &IndexVec<ArticleId, Article>,
        mentions: &IndexVec<ArticleId, Vec<Mention>>,
    ) -> Linked {
        // Entities by root, then in order of their first mention.
        let mut groups: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for at in 0..self.nodes.len() {
            groups.entry(self.root(at)).or_default().push(at);
        }
        let mut entities: Vec<Entity> = groups
            .into_values()
            .map(|nodes| self.entity(&nodes, articles, mentions))
            .collect();
        entities.sort_by(|a, b| a.mentions.first().cmp(&b.mentions.first()));
        let mut entity_of: IndexVec<ArticleId, IndexVec<MentionId, EntityId>> = mentions
            .iter()
            .map(|list| list.iter().map(|_| EntityId::new(0)).collect())
            .collect();
        for (n, entity) in entities.iter().enumerate() {
            for &(article, mention) in &entity.mentions {
                entity_of[article][mention] = EntityId::new(n);
            }
        }
        for node in self.nodes.iter().filter(|it| !it.certain) {
            self.uncertain[node.article].extend(&node.mentions);
        }
        for list in self.uncertain.iter_mut() {
            list.sort_unstable();
            list.dedup();
        }
        Linked {
            entities: entities.into(),
            entity_of,
            uncertain: self.uncertain,
        }
    }

    fn entity(
        &self,
        nodes: &[usize],
        articles: &IndexVec<ArticleId, Article>,
        mentions: &IndexVec<ArticleId, Vec<Mention>>,
    ) -> Entity {
        let mut kinds = [0; 4];
        let mut all: Vec<(ArticleId, MentionId)> = Vec::new();
        let mut country = None;
        for node in nodes.iter().map(|&it| &self.nodes[it]) {
            for (sum, n) in kinds.iter_mut().zip(node.kinds) {
                *sum += n;
            }
            all.extend(node.mentions.iter().map(|&it| (node.article, it)));
            if let Key::Country(name) = node.key {
                country = Some(name.to_owned());
            }
        }
        all.sort_unstable();
        let printed = all
            .iter()
            .map(|&(article, it)| articles[article].slice(mentions[article][it.index()].span));
        let name = country
            .as_ref()
            .map_or_else(|| fullest(printed), Clone::clone);
        let kind = match main_kind(kinds) {
            MentionKind::Other if country.is_some() => MentionKind::Place,
            MentionKind::Person
                if kinds[MentionKind::Organization as usize] > 0 && is_firm(&name) =>
            {
                MentionKind::Organization
            }
            kind => kind,
        };
        Entity {
            kind,
            name,
            mentions: all,
        }
    }
}

/// Whether the fullest name ends as that of an organization: `Tarnholm Group`, for which `Tarnholm` is short.
fn is_firm(name: &str) -> bool {
    let last = name.rsplit_once(' ').map_or("", |it| it.1);
    Roles::shared().has(&fold(last), Role::Organization)
}

/// Whether a name of a kind is not short for an organization or a thing.
fn kind_is_sure(kind: MentionKind) -> bool {
    matches!(kind, MentionKind::Person | MentionKind::Place)
}

fn is_single(key: &Key) -> bool {
    matches!(key, Key::Words(words) if words.len() == 1)
}

/// The kind met most; names of no kind give way.
fn main_kind(kinds: [u32; 4]) -> MentionKind {
    let known = [
        MentionKind::Person,
        MentionKind::Organization,
        MentionKind::Place,
    ];
    let best = known.into_iter().rev().max_by_key(|it| kinds[*it as usize]);
    best.filter(|it| kinds[*it as usize] > 0)
        .unwrap_or(MentionKind::Other)
}

/// Most words, then longest, then met most, then first by letters; names in capitals throughout give way to others.
fn fullest<'a>(printed: impl Iterator<Item = &'a str>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in printed {
        *counts.entry(name).or_default() += 1;
    }
    let rank = |name: &str, n: usize| {
        let shouted = name.contains(' ') && !name.chars().any(char::is_lowercase);
        (
            !shouted,
            name.split_whitespace().count(),
            name.chars().count(),
            n,
        )
    };
    counts
        .into_iter()
        .rev()
        .max_by_key(|&(name, n)| rank(name, n))
        .map(|(name, _)| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .unwrap_or_default()
}
