//! Quotes that another article narrates: the words without the marks.

use super::blocks::MOST_WORDS;
use super::units::{Speaker, Unit};
use crate::align::stems::Stems;
use crate::annotate::QuoteKind;
use crate::corpus::{Corpus, PassageRef};
use crate::segment::{Token, TokenKind};
use crate::text::Span;
use crate::text::index::{ArticleId, PassageId};
use crate::text::normal::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// In how many passages a word may stand to lead from a quote to a passage.
const MOST_PASSAGES: usize = 40;

/// Words of a quote that are told by nobody else when all of them are told on end.
const WHOLE: usize = 6;
/// Content words that quote and narration share at least.
const LEAST_WORDS: usize = 3;
/// In how many passages of the other article a word may stand to be more than a word of the event.
const FEW_PASSAGES: usize = 2;
/// Quotes looked at for the cue of a passage.
const NEAR_QUOTES: usize = 8;

/// The passages of one article, as narration.
pub(super) struct Narration {
    article: ArticleId,
    /// Words outside quotation marks, and where those of each passage are.
    told: Vec<Token>,
    of_passage: Vec<Range<usize>>,
    holders: FxHashMap<u32, Vec<PassageId>>,
}

impl Narration {
    /// Linear in the article.
    pub(super) fn new(corpus: &Corpus, article: ArticleId, stems: &Stems) -> Self {
        let segments = corpus.segments(article);
        let quotes = corpus.annotations(article).quotes.iter();
        let marked: Vec<Span> = quotes
            .filter(|it| it.kind != QuoteKind::Indirect && it.speech)
            .map(|it| it.span)
            .collect();
        let mut next = marked.iter().peekable();
        let (mut told, mut of_passage) = (Vec::new(), Vec::new());
        let mut holders: FxHashMap<u32, Vec<PassageId>> = FxHashMap::default();
        for passage in segments.passages().ids() {
            let start = told.len();
            for token in segments.tokens_of(passage) {
                while next.next_if(|it| it.end() <= token.span.start()).is_some() {}
                let quoted = next.peek().is_some_and(|it| it.contains(token.span));
                if quoted || token.kind == TokenKind::Punctuation {
                    continue;
                }
                if let Some(stem) = stems.of(token) {
                    let list = holders.entry(stem).or_default();
                    if list.last() != Some(&passage) {
                        list.push(passage);
                    }
                }
                told.push(*token);
            }
            of_passage.push(start..told.len());
        }
        Self {
            article,
            told,
            of_passage,
            holders,
        }
    }
}

/// The passage of another article that narrates a quote, with how much of it, in 0..=1.
///
/// It must name the speaker and say that something is said, and tell most of the content words; or, where the speaker has
/// another name there, tell a good part of them and four words on end. All words of the quote on end need neither: they are
/// the quote without its marks.
pub(super) fn narrated(
    corpus: &Corpus,
    unit: &Unit,
    there: &Narration,
    stems: &Stems,
) -> Option<(PassageRef, f32)> {
    let quote = &corpus.annotations(unit.article).quotes[unit.quote];
    let segments = corpus.segments(unit.article);
    let tokens: Vec<&Token> = segments
        .tokens()
        .run(segments.tokens_in(quote.content))
        .iter()
        .filter(|it| it.kind != TokenKind::Punctuation)
        .collect();
    let content: FxHashSet<u32> = tokens.iter().filter_map(|it| stems.of(it)).collect();
    let whole = tokens.len() >= WHOLE && content.len() >= 2;
    if content.len() < LEAST_WORDS && !whole || unit.title || !quote.speech {
        return None;
    }
    let mut shared: FxHashMap<PassageId, usize> = FxHashMap::default();
    for stem in &content {
        let list = there.holders.get(stem).map_or(&[][..], Vec::as_slice);
        for &passage in list.iter().take(MOST_PASSAGES) {
            *shared.entry(passage).or_default() += 1;
        }
    }
    let mut found: Vec<(PassageId, usize)> = shared
        .into_iter()
        .filter(|it| it.1 >= LEAST_WORDS || whole && it.1 == content.len())
        .collect();
    found.sort_unstable();
    // Words of the main event stand everywhere: they alone do not make a narration.
    let rare = |passage: PassageId| {
        let lists = content.iter().filter_map(|it| there.holders.get(it));
        let few = lists.filter(|it| it.len() <= FEW_PASSAGES && it.contains(&passage));
        few.count() >= 1
    };
    let rate = |&(passage, n): &(PassageId, usize)| {
        let part = n as f32 / content.len() as f32;
        let told = &there.told[there.of_passage[passage.index()].clone()];
        let at = (there.article, passage);
        let cue = has_cue(corpus, at);
        let speaker = unit.speaker.as_ref();
        let named = speaker.is_some_and(|it| names(corpus, at, it));
        let enough = part >= 0.5 && rare(passage);
        let run = longest_run(&tokens, told, stems);
        let by_run = speaker.is_some() && n >= 5 && part >= 0.35 && run >= 4;
        let told =
            whole && run == tokens.len() || n >= LEAST_WORDS && cue && (named && enough || by_run);
        told.then_some((at, part))
    };
    found
        .iter()
        .filter_map(rate)
        .max_by(|one, two| one.1.total_cmp(&two.1).then(two.0.cmp(&one.0)))
}

/// Whether the passage says that something is said: a quote of any kind with a cue in it, or a source.
fn has_cue(corpus: &Corpus, (article, passage): PassageRef) -> bool {
    let span = corpus.passage_span((article, passage));
    let quotes = &corpus.annotations(article).quotes;
    // A cue stands in the passage of its quote or in the one beside it; a passage holds few quotes.
    let until = quotes
        .as_slice()
        .partition_point(|it| it.span.start() < span.end());
    quotes.as_slice()[until.saturating_sub(NEAR_QUOTES)..]
        .iter()
        .take(NEAR_QUOTES + 1)
        .any(|it| {
            it.cue.is_some_and(|cue| span.contains(cue)) || span.contains(it.span) && it.speech
        })
}

/// Whether the passage names the speaker.
fn names(corpus: &Corpus, (article, passage): PassageRef, speaker: &Speaker) -> bool {
    let span = corpus.passage_span((article, passage));
    let mentions = &corpus.annotations(article).mentions;
    let from = mentions
        .as_slice()
        .partition_point(|it| it.span.end() <= span.start());
    let by_entity = mentions
        .iter_from(from)
        .take_while(|(_, it)| it.span.start() < span.end())
        .any(|(id, _)| speaker.entity == Some(corpus.entity(article, id)));
    by_entity
        || speaker.name.as_ref().is_some_and(|name| {
            let text = corpus.articles()[article].slice(span);
            text.split(|c: char| !c.is_alphanumeric() && c != '-')
                .any(|word| fold(word) == name.as_str())
        })
}

/// Words on end that both tell, counted where at least two of them carry content; of each only the first [`MOST_WORDS`] are
/// looked at. The product of these at worst.
fn longest_run(quoted: &[&Token], told: &[Token], stems: &Stems) -> usize {
    let quoted = &quoted[..quoted.len().min(MOST_WORDS)];
    let told = &told[..told.len().min(MOST_WORDS)];
    let same = |one: &Token, two: &Token| {
        one.symbol == two.symbol
            || stems
                .of(one)
                .is_some_and(|stem| stems.of(two) == Some(stem))
    };
    let mut best = 0;
    let mut lengths = vec![(0_usize, 0_usize); told.len() + 1];
    for one in quoted {
        for n in (0..told.len()).rev() {
            lengths[n + 1] = if same(one, &told[n]) {
                let (length, content) = lengths[n];
                (length + 1, content + usize::from(stems.of(one).is_some()))
            } else {
                (0, 0)
            };
            let (length, content) = lengths[n + 1];
            if content >= 2 {
                best = best.max(length);
            }
        }
    }
    best
}
