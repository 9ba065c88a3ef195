//! Two persons of whom each report knows one and who are the same otherwise: one office, or one age.

use crate::annotate::{Mention, MentionKind};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::named::beside::descriptions;
use crate::diverge::named::introductions::{name_stems, words};
use crate::diverge::named::names::{is_named, is_spelling};
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::offices::office;
use crate::text::index::{ArticleId, EntityId, MentionId, PassageId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;

/// Most persons of a passage that are held against each other.
const MOST: usize = 8;
/// Mentions of a person that are read: the first ones.
const READ: usize = 12;
/// What makes an office that of several, and what makes it another.
const PAST: [&str; 7] = ["former", "ex", "late", "then", "onetime", "next", "future"];
const RANKS: [&str; 7] = [
    "vice",
    "deputy",
    "assistant",
    "associate",
    "acting",
    "interim",
    "lieutenant",
];
/// The oldest anybody is.
const OLDEST: u32 = 120;

/// One `NameConflict` for each two persons of two linked passages of whom either report knows one only, and who hold one
/// office (`the mayor, Oda Tarn`, `Mayor Piet Vos`), or are told in the same passage to be of one age.
///
/// The office is one that a single person holds; the words that say it are the same, or those of the one report are all among
/// those of the other. Nobody else in either report may hold it. Sites: where both are first named in full. Known failure: two
/// who held it one after the other.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut read = Read {
        context,
        known: FxHashMap::default(),
    };
    let mut met: FxHashSet<[EntityId; 2]> = FxHashSet::default();
    let mut found: Vec<([EntityId; 2], Divergence)> = Vec::new();
    for link in context.alignment.links() {
        let [left, right] = [0, 1].map(|n| read.strangers(link.passages, n));
        for one in &left {
            for two in &right {
                let pair = [one.entity, two.entity];
                let sure = link.score.get() >= SURE;
                let [a, b] = pair.map(|it| context.corpus.entities()[it].name.as_str());
                let same = one.shares_office(two) || sure && one.is_as_old(two);
                if same && !is_spelling(a, b) && met.insert(pair) {
                    let sites = vec![one.site, two.site];
                    let it = context.divergence(Kind::NameConflict, sites, link.score.get());
                    found.push((pair, it));
                }
            }
        }
    }
    // Who faces two others faces none.
    let mut faced: FxHashMap<(EntityId, ArticleId), usize> = FxHashMap::default();
    let keys = |(pair, it): &([EntityId; 2], Divergence)| {
        let articles = [&it.sites[0], &it.sites[1]].map(|it| it.article);
        [(pair[0], articles[1]), (pair[1], articles[0])]
    };
    for it in &found {
        for key in keys(it) {
            *faced.entry(key).or_default() += 1;
        }
    }
    found.retain(|it| keys(it).iter().all(|key| faced[key] == 1));
    found.into_iter().map(|it| it.1).collect()
}

/// What a report says of a person.
struct Stranger {
    entity: EntityId,
    /// Where it gives the full name first.
    site: Site,
    /// The words of each description that names an office.
    offices: Vec<FxHashSet<String>>,
    ages: Vec<u32>,
}

impl Stranger {
    fn shares_office(&self, other: &Self) -> bool {
        self.offices.iter().any(|one| {
            let mut all = other.offices.iter();
            let rank = |it: &FxHashSet<String>| RANKS.map(|rank| it.contains(rank));
            all.any(|two| rank(one) == rank(two) && (one.is_subset(two) || two.is_subset(one)))
        })
    }

    fn is_as_old(&self, other: &Self) -> bool {
        self.ages.iter().any(|it| other.ages.contains(it))
    }
}

/// The persons that were looked at, each once.
struct Read<'a, 'b> {
    context: &'a Context<'b>,
    known: FxHashMap<(EntityId, ArticleId), Option<Rc<Stranger>>>,
}

impl Read<'_, '_> {
    /// The persons of one of two passages that the other article does not name, with first and last name.
    fn strangers(&mut self, passages: [PassageRef; 2], side: usize) -> Vec<Rc<Stranger>> {
        let (here, there) = (passages[side], passages[1 - side].0);
        let persons = self.context.mentions(here);
        let persons = before(self.context, here).chain(persons);
        let persons = persons.filter(|it| it.1.kind == MentionKind::Person);
        let mut out: Vec<Rc<Stranger>> = Vec::new();
        for (id, _) in persons.take(MOST) {
            let entity = self.context.corpus.entity(here.0, id);
            if is_named(self.context, entity, there) || out.iter().any(|it| it.entity == entity) {
                continue;
            }
            let known = self.known.get(&(entity, here.0)).cloned();
            let known = known.unwrap_or_else(|| {
                let it = self.read(entity, here.0).map(Rc::new);
                self.known.insert((entity, here.0), it.clone());
                it
            });
            out.extend(known);
        }
        out
    }

    fn read(&self, entity: EntityId, article: ArticleId) -> Option<Stranger> {
        let context = self.context;
        let all = &context.corpus.entities()[entity].mentions;
        let own: Vec<(ArticleId, MentionId)> = all
            .iter()
            .copied()
            .filter(|it| it.0 == article)
            .take(READ)
            .collect();
        let site = |it: &(ArticleId, MentionId)| context.corpus.mention_site(article, it.1);
        let full = |it: &Site| context.corpus.slice(*it).split_whitespace().count() > 1;
        let first = own.iter().map(site).find(full)?;
        let name = name_stems(context, &own);
        let mut offices: Vec<FxHashSet<String>> = Vec::new();
        for it in &own {
            for span in descriptions(context, article, it.1) {
                let said: FxHashSet<String> = words(context, Site { article, span }, &name)
                    .into_iter()
                    .collect();
                let single = |it: &String| office(it).is_some_and(|it| it.single);
                let alone = |it: &String| office(it).is_some_and(|it| it.sole);
                let past = PAST.iter().any(|it| said.contains(*it));
                if past {
                    continue;
                }
                if said.iter().any(alone) || said.len() > 1 && said.iter().any(single) {
                    offices.push(said);
                }
            }
        }
        let ages = own.iter().filter_map(|it| self.age(site(it)));
        Some(Stranger {
            entity,
            site: first,
            offices,
            ages: ages.collect(),
        })
    }

    /// `, 54,` behind a name.
    fn age(&self, name: Site) -> Option<u32> {
        let passage = self.context.corpus.passage_of(name)?;
        let tokens = self
            .context
            .corpus
            .segments(name.article)
            .tokens_of(passage);
        let after = tokens.partition_point(|it| it.span.start() < name.span.end());
        let form = |n: usize| tokens.get(after + n).map_or("", |it| self.context.form(it));
        let age: u32 = form(1).parse().ok()?;
        let alone = form(0) == "," && matches!(form(2), "," | ".");
        (alone && (1..=OLDEST).contains(&age)).then_some(age)
    }
}

/// The names of the passage before in the same paragraph: `she said` may speak of them.
fn before<'a>(
    context: &Context<'a>,
    (article, passage): PassageRef,
) -> impl Iterator<Item = (MentionId, &'a Mention)> + use<'a> {
    let before = passage.index().checked_sub(1).map(PassageId::new);
    let passages = context.corpus.segments(article).passages();
    let block = |it: PassageId| passages[it].block;
    let before = before.filter(|it| block(*it) == block(passage));
    let mentions = before.map(|it| context.mentions((article, it)));
    mentions.into_iter().flatten()
}
