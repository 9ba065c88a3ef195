//! What can be shared: every stretch between marks, with its words, its weight and who says it.

use super::words::{Vocabulary, Word};
use crate::annotate::{MentionKind, Quote, QuoteKind};
use crate::article::{Article, BlockKind};
use crate::corpus::Corpus;
use crate::lexicon::language::Language;
use crate::lexicon::person::is_short_for;
use crate::lexicon::wordlist::FIRST_NAMES;
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
    /// Whether somebody says it.
    pub speech: bool,
}

/// Who says it, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    pub entity: Option<EntityId>,
    /// Last word of the name, folded.
    pub name: Option<String>,
    pub certain: bool,
    /// Whether the words that give the source name it: `he` and `the minister` may be taken for the wrong person.
    pub named: bool,
    /// The last word that gives the source, folded: of two entities with one name nobody can say which it is.
    pub printed: Option<String>,
    /// The first name, folded, of a person whose full name is known and begins with one of the list.
    pub given: Option<String>,
}

impl Speaker {
    /// Whether the two are one: by entity, else by the last word of the name; none when one of them is not known, or when
    /// the names may be spellings of one.
    pub(super) fn is_same(&self, other: &Self) -> Option<bool> {
        match (self.entity, other.entity) {
            (Some(one), Some(two)) if one == two => Some(true),
            (Some(_), Some(_)) if self.is_namesake(other) => Some(false),
            _ => match (self.name.as_ref()?, other.name.as_ref()?) {
                (one, two) if one == two => Some(true),
                (one, two) if is_spelling(one, two) => None,
                _ => Some(false),
            },
        }
    }

    /// Whether the two are surely two persons with one last name: `Petra Hahn` and `Karl Hahn`. Known failure: somebody who is called by his
    /// second first name.
    pub(super) fn is_namesake(&self, other: &Self) -> bool {
        let names = self.given.as_deref().zip(other.given.as_deref());
        names.is_some_and(|(one, two)| are_two_names(one, two))
    }
}

/// Whether two first names, folded, cannot be forms or spellings of one.
fn are_two_names(one: &str, two: &str) -> bool {
    one != two && !is_short_for(one, two) && !is_spelling(one, two)
}

/// Whether two different names may be one written otherwise (`Belkova`, `Belkowa`): of four letters and more, begun alike,
/// with one letter other, lacking or exchanged with its neighbor; two of eight and more.
fn is_spelling(one: &str, two: &str) -> bool {
    if one.chars().next() != two.chars().next() {
        return false;
    }
    let [one, two] = [one, two].map(|it| it.chars().collect::<Vec<char>>());
    let length = one.len().min(two.len());
    let most = usize::from(length >= 4) + usize::from(length >= 8);
    if one.len().abs_diff(two.len()) > most {
        return false;
    }
    // Rows of the edit distance with neighbors exchanged: the two last ones are kept.
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in two.iter().enumerate() {
            let mut least = (row[j + 1] + 1)
                .min(next[j] + 1)
                .min(row[j] + usize::from(a != b));
            if i > 0 && j > 0 && *a == two[j - 1] && one[i - 1] == *b {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[two.len()] <= most
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
            if found.kind == QuoteKind::Indirect || scare || found.repeated {
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
                speech: found.speech,
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
    let last = |text: &str| -> Option<String> {
        let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
        let last = words.rfind(|word| word.starts_with(char::is_uppercase))?;
        Some(crate::text::normal::fold(last).into_owned())
    };
    let given = entity.map(|id| &corpus.entities()[id]).and_then(|it| {
        let (first, _) = it.name.split_once(' ')?;
        let first = crate::text::normal::fold(first).into_owned();
        let person = it.kind == MentionKind::Person;
        (person && FIRST_NAMES.contains(&first)).then_some(first)
    });
    Some(Speaker {
        entity,
        given,
        name: last(printed),
        printed: last(corpus.articles()[article].slice(source.span)),
        certain: source.certain,
        named: source.mention.is_some_and(|it| {
            let name = corpus.annotations(article).mentions[it].span;
            let text = &corpus.articles()[article];
            let after = text.text()[source.span.end()..].trim_start_matches('.');
            // `Tarn's lawyer` is somebody else.
            let whole = !after.starts_with(['\'', '’']);
            let own = || whole && last(text.slice(source.span)) == last(text.slice(name));
            // `le ministre | des Ports, | Luc Tarnel`: nothing but what the office is for, and a comma.
            let foreign = corpus.language(article) != Language::English;
            let apposed = || {
                let between = text.text().get(source.span.end()..name.start());
                let of = between.and_then(|it| it.strip_suffix(", "));
                foreign
                    && of.is_some_and(|it| {
                        it.chars()
                            .all(|c| c.is_alphanumeric() || " '’-".contains(c))
                    })
            };
            // `Oda Tarn`, `the mayor, Oda Tarn,`, or `Tarn` of the Oda Tarn before.
            source.span.contains(name)
                || source.span.end() + 2 == name.start()
                || apposed()
                || own()
        }),
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

#[cfg(test)]
mod tests {
    use super::is_spelling;

    #[test]
    fn one_letter_makes_no_other_name() {
        for (one, two) in [
            ("belkova", "belkowa"),
            ("sand", "snad"),
            ("thorn", "thoorn"),
            ("kostrova", "kosztrowa"),
        ] {
            assert!(
                is_spelling(one, two) && is_spelling(two, one),
                "{one} {two}"
            );
        }
        for (one, two) in [
            ("tarn", "vos"),
            ("lee", "lew"),
            ("holt", "kolt"),
            ("sand", "sundin"),
        ] {
            assert!(
                !is_spelling(one, two) && !is_spelling(two, one),
                "{one} {two}"
            );
        }
    }
}
