//! What can be shared: every stretch between marks, with its words, its weight and who says it.

use super::words::{Vocabulary, Word};
use crate::annotate::{Quote, QuoteKind};
use crate::article::{Article, BlockKind};
use crate::corpus::Corpus;
use crate::text::index::{ArticleId, EntityId, IndexVec, QuoteId};
use crate::text::{Span, Symbol};

/// One quotation of one article.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub article: ArticleId,
    pub quote: QuoteId,
    /// With its marks.
    pub span: Span,
    pub words: Vec<Word>,
    pub speaker: Option<Speaker>,
    /// Whether it looks like the title of a work or the name of a thing.
    pub title: bool,
}

/// Who says it, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    pub entity: Option<EntityId>,
    /// Last word of the name, folded.
    pub name: Option<String>,
    pub certain: bool,
}

impl Speaker {
    /// Whether the two are one: by entity, else by the last word of the name; none when one of them is not known.
    pub(super) fn is_same(&self, other: &Self) -> Option<bool> {
        match (self.entity, other.entity) {
            (Some(one), Some(two)) if one == two => Some(true),
            _ => Some(self.name.as_ref()? == other.name.as_ref()?),
        }
    }
}

/// How often each word stands in each article.
#[derive(Debug)]
pub(super) struct Weights {
    counts: IndexVec<ArticleId, Vec<u32>>,
    totals: IndexVec<ArticleId, u32>,
}

impl Weights {
    pub(super) fn new(corpus: &Corpus, vocabulary: &mut Vocabulary) -> Self {
        let mut counts: IndexVec<ArticleId, Vec<u32>> = IndexVec::new();
        let mut totals = IndexVec::new();
        for article in corpus.articles() {
            let text = article.text();
            let mut count = vec![0; vocabulary.len()];
            let mut total = 0;
            vocabulary.each_word(text, Span::new(0, text.len()), |word| {
                let at = word.symbol.index();
                if at >= count.len() {
                    count.resize(at + 1, 0);
                }
                count[at] += 1;
                total += 1;
            });
            counts.push(count);
            totals.push(total);
        }
        Self { counts, totals }
    }

    /// What a word weighs between two articles, in 0..=1: 1 for a rare one, hardly anything for a small one.
    pub(super) fn weight(
        &self,
        vocabulary: &Vocabulary,
        (a, b): (ArticleId, ArticleId),
        word: Symbol,
    ) -> f32 {
        if vocabulary.is_small(word) {
            return 0.15;
        }
        let count = |id: ArticleId| self.counts[id].get(word.index()).copied().unwrap_or(0);
        let total = (self.totals[a] + self.totals[b]) as f32;
        (total / (count(a) + count(b)).max(1) as f32).ln().min(7.0) / 7.0
    }
}

/// All quotations of all articles, in order, but those without words and those told without marks.
pub(super) fn units(corpus: &Corpus, vocabulary: &mut Vocabulary) -> Vec<Unit> {
    let mut out = Vec::new();
    for (article, it) in corpus.articles().iter_enumerated() {
        for (quote, found) in corpus.annotations(article).quotes.iter_enumerated() {
            // A term held at a distance in a heading quotes nobody.
            let scare = !found.speech && in_heading(it, found.span);
            if found.kind == QuoteKind::Indirect || scare {
                continue;
            }
            let words = vocabulary.words(it.text(), found.content);
            if words.is_empty() {
                continue;
            }
            let title = is_title(it.slice(found.content), &words);
            out.push(Unit {
                article,
                quote,
                span: found.span,
                words,
                speaker: speaker(corpus, article, found),
                title,
            });
        }
    }
    out
}

fn in_heading(article: &Article, span: Span) -> bool {
    let blocks = article.blocks().as_slice();
    let at = blocks.partition_point(|it| it.span.end() <= span.start());
    blocks
        .get(at)
        .is_some_and(|it| it.kind == BlockKind::Heading)
}

/// Who says a quote; none when no source was found.
pub(super) fn speaker(corpus: &Corpus, article: ArticleId, quote: &Quote) -> Option<Speaker> {
    let source = quote.source?;
    let entity = source.mention.map(|it| corpus.entity(article, it));
    let printed = match entity {
        Some(id) => corpus.entities()[id].name.as_str(),
        None => corpus.articles()[article].slice(source.span),
    };
    let last = printed
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .rfind(|word| word.starts_with(char::is_uppercase));
    Some(Speaker {
        entity,
        name: last.map(|it| crate::text::normal::fold(it).into_owned()),
        certain: source.certain,
    })
}

/// Whether every longer word is capital and nothing is exclaimed or asked: a title or a name.
fn is_title(content: &str, words: &[Word]) -> bool {
    let longer = |it: &&Word| it.span.len() > 3;
    words.len() >= 2
        && !content.contains(['!', '?'])
        && words[0].capital
        && words.iter().filter(longer).all(|it| it.capital)
}
