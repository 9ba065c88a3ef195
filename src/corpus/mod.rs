//! `Corpus`: the articles with everything found in them, names linked within and across them.

mod entities;
mod grow;
mod keys;
mod kinds;
mod persons;
mod words;

use crate::annotate::{self, Annotations, Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::language::Language;
use crate::segment::{self, Segments};
use crate::text::index::{ArticleId, EntityId, IndexVec, MentionId, PassageId};
use crate::text::{Interner, Span, crew};
use std::sync::OnceLock;

/// Everything found in the articles taken alone, plus the entities that link them. Read-only context of all above.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    interner: Interner,
    articles: IndexVec<ArticleId, Article>,
    segments: IndexVec<ArticleId, Segments>,
    annotations: IndexVec<ArticleId, Annotations>,
    entities: IndexVec<EntityId, Entity>,
    // Entity of each mention of each article.
    entity_of: IndexVec<ArticleId, IndexVec<MentionId, EntityId>>,
    // Mentions of which the entity is not sure; sorted.
    uncertain: IndexVec<ArticleId, Vec<MentionId>>,
    // Which passages have the same words; worked out when first asked for.
    tellings: OnceLock<words::Tellings>,
    // By which words persons are named; worked out when first asked for.
    persons: OnceLock<persons::Named>,
}

/// One person, organization or place, over all articles.
///
/// Invariant: mentions are sorted; each mention belongs to exactly one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: MentionKind,
    /// Its fullest name.
    pub name: String,
    /// Where it is named.
    pub mentions: Vec<(ArticleId, MentionId)>,
}

/// A place in the corpus: the only currency across articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Site {
    /// Which article.
    pub article: ArticleId,
    /// Where in it.
    pub span: Span,
}

/// A passage in the corpus.
pub type PassageRef = (ArticleId, PassageId);

impl Corpus {
    /// Segments and annotates the articles and links their names. Linear in the text.
    #[must_use]
    pub fn new(articles: Vec<Article>) -> Self {
        let mut interner = Interner::default();
        let articles: IndexVec<ArticleId, Article> = articles.into();
        let segments: IndexVec<ArticleId, Segments> = articles
            .iter()
            .map(|it| segment::segment(it, &mut interner))
            .collect();
        let size = size(&articles);
        let names = |id| annotate::names(&articles[id], &segments[id], &interner);
        let mut mentions = IndexVec::from(crew::each(size, articles.ids().collect(), names));
        grow::grow(&articles, &segments, &interner, &mut mentions);
        kinds::settle(&articles, &mut mentions);
        let linked = entities::link(&articles, &mentions);
        let annotate = |(id, it): (ArticleId, Vec<Mention>)| {
            annotate::annotate(
                &articles[id],
                &segments[id],
                &interner,
                it,
                &linked.entity_of[id],
            )
        };
        let known = articles.ids().zip(mentions).collect();
        let mut annotations = IndexVec::from(crew::each(size, known, annotate));
        for (annotations, uncertain) in annotations.iter_mut().zip(&linked.uncertain) {
            doubt(annotations, uncertain);
        }
        Self {
            interner,
            articles,
            segments,
            annotations,
            entities: linked.entities,
            entity_of: linked.entity_of,
            uncertain: linked.uncertain,
            tellings: OnceLock::new(),
            persons: OnceLock::new(),
        }
    }

    /// The articles in passages, with nothing found in them. Linear in the text, and much quicker than [`Corpus::new`].
    #[must_use]
    pub fn plain(articles: Vec<Article>) -> Self {
        let mut interner = Interner::default();
        let articles: IndexVec<ArticleId, Article> = articles.into();
        let segments = articles
            .iter()
            .map(|it| segment::segment(it, &mut interner))
            .collect();
        Self {
            interner,
            segments,
            annotations: articles.iter().map(|_| Annotations::default()).collect(),
            entity_of: articles.iter().map(|_| IndexVec::new()).collect(),
            uncertain: articles.iter().map(|_| Vec::new()).collect(),
            articles,
            ..Self::default()
        }
    }

    /// The normal forms of all words.
    #[must_use]
    pub fn interner(&self) -> &Interner {
        &self.interner
    }

    /// The articles, in the order given.
    #[must_use]
    pub fn articles(&self) -> &IndexVec<ArticleId, Article> {
        &self.articles
    }

    /// The languages of the articles as ISO 639-1 codes, sorted, each once; an unknown one counts for none.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        let known = self.articles.iter();
        let mut languages: Vec<&str> = known
            .filter_map(|it| it.meta().language.as_deref())
            .collect();
        languages.sort_unstable();
        languages.dedup();
        languages
    }

    /// The language of an article, as far as the finders know it.
    #[must_use]
    pub fn language(&self, article: ArticleId) -> Language {
        Language::of(self.articles[article].meta().language.as_deref())
    }

    /// The language that all articles of known language share, as ISO 639-1 code.
    #[must_use]
    pub fn common_code(&self) -> Option<&str> {
        let codes = self.articles.iter();
        let mut known = codes.filter_map(|it| it.meta().language.as_deref());
        let first = known.next()?;
        known.all(|it| it == first).then_some(first)
    }

    /// The same, as far as the finders know it; English where there is none.
    #[must_use]
    pub fn common_language(&self) -> Language {
        Language::of(self.common_code())
    }

    /// Whether two articles are in different languages, as far as both are known.
    #[must_use]
    pub fn differ_in_language(&self, [one, other]: [ArticleId; 2]) -> bool {
        let [one, other] = [one, other].map(|it| self.articles[it].meta().language.as_deref());
        one.is_some() && other.is_some() && one != other
    }

    /// Whether another article is in the language of this one: then what it alone tells can be told.
    #[must_use]
    pub fn has_peer(&self, article: ArticleId) -> bool {
        let mut others = self.articles.ids().filter(|it| *it != article);
        others.any(|it| !self.differ_in_language([article, it]))
    }

    /// How many bytes of text there are.
    #[must_use]
    pub fn size(&self) -> usize {
        size(&self.articles)
    }

    /// Passages and tokens of an article.
    #[must_use]
    pub fn segments(&self, article: ArticleId) -> &Segments {
        &self.segments[article]
    }

    /// What was found in an article.
    #[must_use]
    pub fn annotations(&self, article: ArticleId) -> &Annotations {
        &self.annotations[article]
    }

    /// All entities.
    #[must_use]
    pub fn entities(&self) -> &IndexVec<EntityId, Entity> {
        &self.entities
    }

    /// The entity that a mention names.
    #[must_use]
    pub fn entity(&self, article: ArticleId, mention: MentionId) -> EntityId {
        self.entity_of[article][mention]
    }

    /// The phrases without a name that stand for an entity (`the minister`), in order of place.
    pub fn descriptions(&self, entity: EntityId) -> impl Iterator<Item = Site> + '_ {
        self.articles.ids().flat_map(move |article| {
            let all = self.annotations[article].descriptions.iter();
            let own = all.filter(move |it| self.entity(article, it.mention) == entity);
            own.map(move |it| Site {
                article,
                span: it.span,
            })
        })
    }

    /// Whether it is sure which entity a mention names: not where a bare surname is that of several people.
    #[must_use]
    pub fn is_certain(&self, article: ArticleId, mention: MentionId) -> bool {
        self.uncertain[article].binary_search(&mention).is_err()
    }

    /// The text of a site.
    #[must_use]
    pub fn slice(&self, site: Site) -> &str {
        self.articles[site.article].slice(site.span)
    }

    /// The span of a passage.
    #[must_use]
    pub fn passage_span(&self, (article, passage): PassageRef) -> Span {
        self.segments[article].passages()[passage].span
    }

    /// A passage as a site.
    #[must_use]
    pub fn passage_site(&self, (article, passage): PassageRef) -> Site {
        Site {
            article,
            span: self.passage_span((article, passage)),
        }
    }

    /// A mention of an article as a site.
    #[must_use]
    pub fn mention_site(&self, article: ArticleId, mention: MentionId) -> Site {
        let span = self.annotations(article).mentions[mention].span;
        Site { article, span }
    }

    /// The passage in which a site begins.
    #[must_use]
    pub fn passage_of(&self, site: Site) -> Option<PassageId> {
        self.segments[site.article].passage_at(site.span.start())
    }

    /// All passages of all articles, in order.
    pub fn passages(&self) -> impl Iterator<Item = PassageRef> + '_ {
        self.articles.ids().flat_map(|article| {
            self.segments[article]
                .passages()
                .ids()
                .map(move |passage| (article, passage))
        })
    }
}

/// How many bytes of text articles have.
fn size(articles: &IndexVec<ArticleId, Article>) -> usize {
    articles.iter().map(|it| it.text().len()).sum()
}

/// Who is named by a name that several people share is no certain source.
fn doubt(annotations: &mut Annotations, uncertain: &[MentionId]) {
    let is_doubtful = |it: &MentionId| uncertain.binary_search(it).is_ok();
    for source in annotations
        .quotes
        .iter_mut()
        .filter_map(|it| it.source.as_mut())
    {
        source.certain &= !source.mention.as_ref().is_some_and(is_doubtful);
    }
}
