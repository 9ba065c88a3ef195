//! Mentions to entities, within and across articles: full names first, then what is short for them.
//!
//! A country, its people and its seat of government are one entity. Known failures: two people with one full name are one;
//! a surname that two people of one article share stays apart from both.

use super::Entity;
use super::keys::{Key, Keys, is_region, spelling};
use crate::annotate::{Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist::COMMON;
use crate::text::index::{ArticleId, EntityId, IndexVec, MentionId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// The entities, in order of their first mention, and the entity of each mention.
pub(super) type Linked = (
    IndexVec<EntityId, Entity>,
    IndexVec<ArticleId, IndexVec<MentionId, EntityId>>,
);

/// Mentions of one article with one key.
struct Node {
    key: Key,
    article: ArticleId,
    mentions: Vec<MentionId>,
    // How often each kind was found, by number of the kind.
    kinds: [u32; 4],
    // Whether all are written in capitals.
    capitals: bool,
    parent: usize,
}

/// Links names. Linear but for names that share a first or last word.
pub(super) fn link(
    articles: &IndexVec<ArticleId, Article>,
    mentions: &IndexVec<ArticleId, Vec<Mention>>,
) -> Linked {
    let mut graph = Graph::new(articles, mentions);
    graph.join_equal();
    graph.join_middle_names();
    graph.join_short_names();
    graph.join_acronyms();
    graph.finish(articles, mentions)
}

struct Graph {
    nodes: Vec<Node>,
    keys: Keys,
}

impl Graph {
    fn new(
        articles: &IndexVec<ArticleId, Article>,
        mentions: &IndexVec<ArticleId, Vec<Mention>>,
    ) -> Self {
        let keys = Keys;
        let mut nodes: Vec<Node> = Vec::new();
        for (article, list) in mentions.iter_enumerated() {
            let mut of_key: FxHashMap<Key, usize> = FxHashMap::default();
            let language = Language::of(articles[article].meta().language.as_deref());
            for (n, mention) in list.iter().enumerate() {
                let printed = articles[article].slice(mention.span);
                let key = keys.key(printed, mention.kind, language);
                let at = *of_key.entry(key.clone()).or_insert_with(|| {
                    nodes.push(Node {
                        key,
                        article,
                        mentions: Vec::new(),
                        kinds: [0; 4],
                        capitals: true,
                        parent: nodes.len(),
                    });
                    nodes.len() - 1
                });
                nodes[at].mentions.push(MentionId::new(n));
                nodes[at].kinds[mention.kind as usize] += 1;
                nodes[at].capitals &= !printed.chars().any(char::is_lowercase);
            }
        }
        Self { nodes, keys }
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

    /// `Anna M. Holm` is `Anna Holm`.
    fn join_middle_names(&mut self) {
        let mut short: FxHashMap<(String, String), usize> = FxHashMap::default();
        for (at, node) in self.nodes.iter().enumerate() {
            if let Key::Words(words) = &node.key
                && let [first, last] = &words[..]
                && self.is_person(at)
            {
                short.entry((first.clone(), last.clone())).or_insert(at);
            }
        }
        for at in 0..self.nodes.len() {
            if let Key::Words(words) = &self.nodes[at].key
                && let [first, _, last] = &words[..]
                && self.is_person(at)
                && let Some(&other) = short.get(&(first.clone(), last.clone()))
            {
                self.join(at, other);
            }
        }
    }

    /// A single word that is the last (or else the first) word of one full name only: of the same article if there is
    /// one, else of any. What is left is joined by equal words.
    fn join_short_names(&mut self) {
        let mut by_last: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_first: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_head: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, node) in self.nodes.iter().enumerate() {
            if let Key::Words(words) = &node.key
                && let [first, .., last] = &words[..]
            {
                if self.is_person(at) {
                    by_last.entry(last.clone()).or_default().push(at);
                } else if main_kind(node.kinds) != MentionKind::Place {
                    by_head.entry(last.clone()).or_default().push(at);
                }
                by_first.entry(first.clone()).or_default().push(at);
            }
        }
        let mut joins = Vec::new();
        let mut left: FxHashMap<String, usize> = FxHashMap::default();
        for at in 0..self.nodes.len() {
            let Key::Words(words) = &self.nodes[at].key else {
                continue;
            };
            let [word] = &words[..] else { continue };
            let kind = main_kind(self.nodes[at].kinds);
            let surname = by_last.get(word).map_or(&[][..], Vec::as_slice);
            let head = by_head.get(word).map_or(&[][..], Vec::as_slice);
            let first = by_first.get(word).map_or(&[][..], Vec::as_slice);
            let found = (kind != MentionKind::Place)
                .then(|| self.only(at, surname, |_| true))
                .flatten()
                .or_else(|| self.only(at, first, |other| self.is_short_for(at, other)))
                .or_else(|| self.only(at, head, |_| !kind_is_sure(kind) && !COMMON.contains(word)));
            match found {
                Some(other) => joins.push((at, other)),
                None => joins.push((at, *left.entry(spelling(words)).or_insert(at))),
            }
        }
        for (a, b) in joins {
            self.join(a, b);
        }
    }

    /// Whether a first word alone may stand for a full name: people by the kind of the word, organizations likewise;
    /// a place may leave out what kind of place it is.
    fn is_short_for(&self, at: usize, other: usize) -> bool {
        let (short, full) = (
            main_kind(self.nodes[at].kinds),
            main_kind(self.nodes[other].kinds),
        );
        let region = matches!(&self.nodes[other].key, Key::Words(words) if words[1..].iter().all(|it| is_region(it)));
        match short {
            MentionKind::Person | MentionKind::Organization => short == full,
            MentionKind::Place | MentionKind::Other => region && full == MentionKind::Place,
        }
    }

    /// The one entity among the candidates; those of the same article first.
    fn only(&self, at: usize, candidates: &[usize], fits: impl Fn(usize) -> bool) -> Option<usize> {
        let article = self.nodes[at].article;
        let roots = |same: bool| -> FxHashSet<usize> {
            candidates
                .iter()
                .filter(|&&it| fits(it) && (!same || self.nodes[it].article == article))
                .map(|&it| self.root(it))
                .collect()
        };
        let near = roots(true);
        let roots = if near.is_empty() { roots(false) } else { near };
        (roots.len() == 1)
            .then(|| roots.into_iter().next())
            .flatten()
    }

    /// Capitals that are the initials of one name only.
    fn join_acronyms(&mut self) {
        let mut initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if self.is_person(at) {
                continue;
            }
            for name in self.keys.initials(&node.key) {
                initials.entry(name).or_default().push(at);
            }
        }
        for at in 0..self.nodes.len() {
            let Key::Words(words) = &self.nodes[at].key else {
                continue;
            };
            let [word] = &words[..] else { continue };
            let word = word.replace('.', "");
            if !self.nodes[at].capitals || !(2..=6).contains(&word.chars().count()) {
                continue;
            }
            let candidates = initials.get(&word).map_or(&[][..], Vec::as_slice);
            if let Some(other) = self.only(at, candidates, |it| it != at) {
                self.join(at, other);
            }
        }
    }

    fn finish(
        &self,
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
        (entities.into(), entity_of)
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
        let kind = match main_kind(kinds) {
            MentionKind::Other if country.is_some() => MentionKind::Place,
            kind => kind,
        };
        Entity {
            kind,
            name: country.unwrap_or_else(|| fullest(printed)),
            mentions: all,
        }
    }
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

#[cfg(test)]
mod tests {
    use crate::corpus::Corpus;
    use crate::testing::article;

    /// The entities that two articles share, by name, sorted; whichever comes first.
    #[track_caller]
    fn check(a: &str, b: &str, expected: &[&str]) {
        for articles in [[a, b], [b, a]] {
            let corpus = Corpus::new(articles.into_iter().map(article).collect());
            let mut shared: Vec<&str> = corpus
                .entities()
                .iter()
                .filter(|it| it.mentions.first().map(|m| m.0) != it.mentions.last().map(|m| m.0))
                .map(|it| it.name.as_str())
                .collect();
            shared.sort_unstable();
            assert_eq!(shared, expected);
            for (id, entity) in corpus.entities().iter_enumerated() {
                assert!(entity.mentions.is_sorted());
                for &(article, mention) in &entity.mentions {
                    assert_eq!(corpus.entity(article, mention), id);
                }
            }
        }
    }

    #[test]
    fn a_surname_stands_for_the_full_name() {
        check(
            "The plan of President Anna Holm failed, a clerk said.",
            "On Monday Holm’s plan failed in the north.",
            &["Anna Holm"],
        );
    }

    #[test]
    fn two_people_with_one_surname_stay_apart() {
        check(
            "The mayor, Anna Holm, stayed. Later Holm slept.",
            "The judge, Lars Holm, went. Later Holm slept.",
            &[],
        );
    }

    #[test]
    fn a_country_is_its_people_and_its_seat_of_government() {
        check(
            "Talks in Denmark failed.",
            "The Danish side left. It was Copenhagen that asked.",
            &["Denmark"],
        );
    }

    #[test]
    fn initials_stand_for_the_name() {
        check(
            "Money came from the Ardovia Relief Agency this year.",
            "Money came from the ARA this year.",
            &["Ardovia Relief Agency"],
        );
    }

    #[test]
    fn a_name_found_in_one_article_is_found_in_the_other() {
        check(
            "The ferry reached Tarsk in the night.",
            "Tarsk Waits for Second Ferry of Week",
            &["Tarsk"],
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_disjoint_finds_in_order(words in proptest::collection::vec(
            proptest::sample::select(vec![
                "Anna", "Holm", "’s", "al", "-", "Danish", "Minister", "of", "and", "Bank", "U.S.", ".", ",", "“", "”",
                "12", "$", "1.2bn", "to", "between", "a", "third", "people", "killed", "May", "2024", "last", "week", "ago",
                "10:30", "p.m.", "é", "漢字", "the", "No", "%", "two", "hundred", "O", "’", "Kim", "un", "\n\n", "–", "/",
            ]), 0..40), glue in proptest::collection::vec(proptest::bool::ANY, 40)) {
            let text: String = words.iter().zip(glue).map(|(w, g)| format!("{w}{}", if g { " " } else { "" })).collect();
            let corpus = Corpus::new(vec![article(&text), article("Anna Holm left.")]);
            for id in corpus.articles().ids() {
                let found = corpus.annotations(id);
                let mentions: Vec<_> = found.mentions.iter().map(|it| it.span).collect();
                let times: Vec<_> = found.times.iter().map(|it| it.span).collect();
                let quantities: Vec<_> = found.quantities.iter().map(|it| it.span).collect();
                for spans in [&mentions, &times, &quantities] {
                    proptest::prop_assert!(spans.windows(2).all(|it| it[0].end() <= it[1].start()), "{spans:?} in {text:?}");
                    for span in spans {
                        proptest::prop_assert!(corpus.articles()[id].text().get(span.range()).is_some());
                    }
                }
                for it in &found.quantities {
                    proptest::prop_assert!(it.span.contains(it.number), "{it:?} in {text:?}");
                }
            }
        }
    }
}
