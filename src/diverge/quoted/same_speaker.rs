//! What somebody is quoted to say in one report, and told to say in another, wherever the two stand.

use crate::align::SharedKind;
use crate::annotate::QuoteKind;
use crate::corpus::Site;
use crate::diverge::context::{Context, Towards};
use crate::diverge::quoted::utterance::is_borne_out;
use crate::diverge::trust::{CLOSE, DOUBT};
use crate::diverge::{Divergence, Kind};
use crate::segment::{Token, TokenKind};
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId, IndexVec, QuoteId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words that are no part of a name, and that both tellings must have.
const PLAIN: usize = 2;
/// How rare the words in common are together, for each of them: 2 is a word of one passage in seven.
const RARE: f32 = 2.0;
/// The part of the shorter telling that they must be.
const PART: f32 = 0.25;
/// Words of a statement that tell something, at least.
const LEAST: usize = 4;
/// Words of text to each word in common: what is scattered over a long statement says something else.
const SCATTERED: usize = 8;
/// Words that tell something in the longest quote that is shown whole.
const WHOLE: usize = 8;
/// Statements of one speaker and article that are looked at for one word.
const MOST: usize = 12;

/// One `QuoteParaphrase` for each quote and the statement of the same speaker, told without marks in another report, that has
/// most of its words: at least two that are no names and rare in both reports, close together.
///
/// In 78 pairs of full reports that readers had marked 8 of 11 that nothing else had found were right. The speaker must be
/// sure on both sides. Linear in the quotes but for the few statements of one speaker that hold a word.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let articles = context.corpus.articles();
    let counts: IndexVec<ArticleId, Counts> =
        articles.ids().map(|it| Counts::new(context, it)).collect();
    let statements = Statements::new(context);
    let known = quoted(context);
    let mut out = Vec::new();
    for article in articles.ids() {
        for (id, quote) in context.corpus.annotations(article).quotes.iter_enumerated() {
            let spoken = quote.is_spoken();
            let Some(speaker) = context.said_by(article, quote).filter(|_| spoken) else {
                continue;
            };
            let here = words(context, article, quote.content, true);
            for there in articles.ids() {
                let towards: Towards = (article, id, there);
                if there == article || known.contains(&towards) {
                    continue;
                }
                let likely = statements.of(speaker.entity, there, &here);
                let pair = [&counts[article], &counts[there]];
                let told = likely.filter_map(|it| {
                    let content = context.corpus.annotations(there).quotes[it].content;
                    Telling::new(pair, &here, &words(context, there, content, false))
                });
                // Of equally telling ones the first.
                let best = told.reduce(|a, b| if b.weight > a.weight { b } else { a });
                let Some(told) = best else {
                    continue;
                };
                let whole = stems(&here).len() <= WHOLE;
                let span = if whole { quote.span } else { told.spans[0] };
                let sites = vec![
                    Site { article, span },
                    Site {
                        article: there,
                        span: told.spans[1],
                    },
                ];
                let borne_out = told.is_most || is_borne_out(context, sites[0], sites[1], false);
                let score = if borne_out { CLOSE } else { DOUBT };
                let kind = Kind::QuoteParaphrase { quoted: article };
                out.push(context.divergence(kind, sites, score));
            }
        }
    }
    out
}

/// The quotes of which another article quotes something.
fn quoted(context: &Context<'_>) -> FxHashSet<Towards> {
    let shared = context.alignment.shared_quotes().iter();
    let marked = shared.filter(|it| it.kind != SharedKind::Paraphrased);
    let pairs = marked.filter_map(|it| it.sites.first_chunk::<2>());
    pairs
        .flat_map(|[one, two]| [(one, two), (two, one)])
        .filter_map(|(own, other)| Some((own.site.article, own.quote?, other.site.article)))
        .collect()
}

/// A word with its stem, if it tells something, and its place among the words of its text.
type Told = (usize, u32, Span);

/// The words of a stretch of text that tell something; of a statement only those outside of marks.
fn words(context: &Context<'_>, article: ArticleId, content: Span, quoted: bool) -> Vec<Told> {
    let segments = context.corpus.segments(article);
    let tokens: &[Token] = segments.tokens().run(segments.tokens_in(content));
    let words = tokens.iter().filter(|it| it.kind != TokenKind::Punctuation);
    words
        .enumerate()
        .filter_map(|(n, it)| Some((n, context.stems.of(it)?, it.span)))
        .filter(|it| quoted || !context.is_quoted(article, it.2))
        .collect()
}

fn stems(words: &[Told]) -> FxHashSet<u32> {
    words.iter().map(|it| it.1).collect()
}

/// In how many passages of an article each stem stands, and which are parts of names.
struct Counts {
    passages: usize,
    of: FxHashMap<u32, usize>,
    named: FxHashSet<u32>,
}

impl Counts {
    fn new(context: &Context<'_>, article: ArticleId) -> Self {
        let passages = context.corpus.segments(article).passages();
        let mut of: FxHashMap<u32, usize> = FxHashMap::default();
        for passage in passages.ids() {
            for stem in context.stems_of((article, passage)) {
                *of.entry(*stem).or_default() += 1;
            }
        }
        let mentions = context.corpus.annotations(article).mentions.iter();
        let named = mentions.flat_map(|it| {
            context.stems_in(Site {
                article,
                span: it.span,
            })
        });
        Self {
            passages: passages.len(),
            of,
            named: named.collect(),
        }
    }
}

/// The statements told without marks of every speaker, by their words.
struct Statements {
    holders: FxHashMap<(EntityId, ArticleId, u32), Vec<QuoteId>>,
}

impl Statements {
    fn new(context: &Context<'_>) -> Self {
        let mut holders: FxHashMap<_, Vec<QuoteId>> = FxHashMap::default();
        for article in context.corpus.articles().ids() {
            for (id, quote) in context.corpus.annotations(article).quotes.iter_enumerated() {
                let told = quote.speech && quote.kind == QuoteKind::Indirect;
                let Some(speaker) = context.said_by(article, quote).filter(|_| told) else {
                    continue;
                };
                for stem in stems(&words(context, article, quote.content, false)) {
                    let list = holders.entry((speaker.entity, article, stem)).or_default();
                    if list.len() < MOST {
                        list.push(id);
                    }
                }
            }
        }
        Self { holders }
    }

    /// The statements of a speaker that hold two of the words or more, in order.
    fn of(
        &self,
        speaker: EntityId,
        there: ArticleId,
        here: &[Told],
    ) -> impl Iterator<Item = QuoteId> {
        let mut found: Vec<QuoteId> = stems(here)
            .into_iter()
            .filter_map(|stem| self.holders.get(&(speaker, there, stem)))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        let mut twice: Vec<QuoteId> = found
            .windows(2)
            .filter(|it| it[0] == it[1])
            .map(|it| it[0])
            .collect();
        twice.dedup();
        twice.into_iter()
    }
}

/// What a statement tells of a quote.
struct Telling {
    weight: f32,
    // Whether they have more words in common than they must, names aside, and half of the shorter: then it is told, whatever
    // stands around the two.
    is_most: bool,
    spans: [Span; 2],
}

impl Telling {
    fn new(counts: [&Counts; 2], here: &[Told], there: &[Told]) -> Option<Self> {
        let (own, other) = (stems(here), stems(there));
        let mut common: Vec<u32> = own.intersection(&other).copied().collect();
        common.sort_unstable();
        let named = |it: u32| counts.iter().any(|count| count.named.contains(&it));
        let plain = common.iter().filter(|it| !named(**it)).count();
        let least = own.len().min(other.len());
        if plain < PLAIN || other.len() < LEAST || (common.len() as f32) < PART * least as f32 {
            return None;
        }
        let all = 1 + counts[0].passages + counts[1].passages;
        let weigh = |it: &u32| {
            let held: usize = counts.iter().filter_map(|count| count.of.get(it)).sum();
            let rare = (all as f32 / held.max(1) as f32).ln();
            if named(*it) { rare / 2.0 } else { rare }
        };
        // Summed by size: stems have other numbers where the articles come in another order.
        let mut weights: Vec<f32> = common.iter().map(weigh).collect();
        weights.sort_by(f32::total_cmp);
        let weight: f32 = weights.iter().sum();
        let ends = [here, there].map(|words| {
            let mut told = words
                .iter()
                .filter(|it| common.binary_search(&it.1).is_ok());
            let first = told.next()?;
            let last = told.next_back().unwrap_or(first);
            Some((first.2.cover(last.2), last.0 - first.0 + 1))
        });
        let [Some((a, one)), Some((b, two))] = ends else {
            return None;
        };
        let close = one.max(two) <= SCATTERED * common.len();
        (close && weight >= RARE * common.len() as f32).then_some(Self {
            weight,
            is_most: plain > PLAIN && 2 * common.len() >= least,
            spans: [a, b],
        })
    }
}
