//! What every finder looks at: the linked pairs, words without endings, and what stands in a passage.

use crate::align::stems::Stems;
use crate::align::{Alignment, Score};
use crate::annotate::{Mention, Quantity, Quote, Time};
use crate::article::BlockKind;
use crate::corpus::{Corpus, PassageRef, Site};
use crate::diverge::close::{self, Strongest};
use crate::diverge::facing::{Facing, LOOK_BACK};
use crate::diverge::linked::{linked, pairs, told_quotes};
use crate::diverge::standing::Standing;
use crate::diverge::stem_lists::StemLists;
use crate::diverge::trace::Trace;
use crate::diverge::words::{Plain, Words};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::stance::Stances;
use crate::segment::{Token, TokenKind};
use crate::text::index::{ArticleId, EntityId, MatchId, MentionId, PassageId, QuoteId};
use crate::text::{Span, crew};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// From this score on, a pair that is not the strongest of its match is looked at word by word too.
const STRONG: f32 = 0.6;

/// Tokens of a passage from which on it is held against its strongest counterpart only: one without an end may be linked
/// with every passage of another article.
const LONGEST: usize = 1_000;

/// Pairs that are worth a thread of their own.
const LEAST_PAIRS: usize = 64;

/// Who surely says a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Speaker {
    /// The name that says who.
    pub mention: MentionId,
    pub entity: EntityId,
}

/// Two linked passages of one match; the lower article first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub passages: [PassageRef; 2],
    /// The match in which both stand, if they do.
    pub matched: Option<MatchId>,
    pub score: Score,
    /// Whether it is the strongest of its match between its two articles.
    pub best: bool,
}

/// Corpus and alignment with what several finders derive from them.
pub(super) struct Context<'a> {
    pub corpus: &'a Corpus,
    pub alignment: &'a Alignment,
    pub stems: Arc<Stems>,
    pub stances: &'a Stances,
    words: &'a Words,
    stem_lists: StemLists,
    standing: Standing,
    pub trace: Trace,
    /// Linked pairs inside matches, sorted by place.
    pub pairs: Vec<Pair>,
    /// Passages that have a counterpart: a match, or a link.
    pub linked: FxHashSet<PassageRef>,
    /// The stronger pairs, word by word, in their order.
    pub facings: Vec<Facing<'a>>,
    /// Which links are the strongest of one of their passages, or of both.
    pub strongest: Strongest,
    /// The strongest pairs that are no facings, word by word.
    pub loose: Vec<Facing<'a>>,
    /// The quotes of which another article quotes or tells something.
    pub told_quotes: FxHashSet<Towards>,
}

/// A quote, and another article that has something of it.
pub(super) type Towards = (ArticleId, QuoteId, ArticleId);

impl<'a> Context<'a> {
    pub(super) fn new(corpus: &'a Corpus, alignment: &'a Alignment, words: &'a Words) -> Self {
        let mut it = Self {
            corpus,
            alignment,
            stems: Arc::clone(alignment.stems()),
            stances: &words.stances,
            words,
            stem_lists: StemLists::default(),
            standing: Standing::new(corpus),
            trace: Trace::default(),
            pairs: pairs(corpus, alignment),
            linked: linked(corpus, alignment),
            facings: Vec::new(),
            strongest: close::strongest(corpus, alignment),
            loose: Vec::new(),
            told_quotes: told_quotes(alignment),
        };
        it.stem_lists = StemLists::new(corpus, &it.stems);
        let short = |pair: &Pair| {
            let tokens = |(id, at): PassageRef| corpus.segments(id).passages()[at].tokens.len();
            pair.passages.iter().all(|it| tokens(*it) <= LONGEST)
        };
        let strong = it.pairs.iter().copied();
        let strong = strong.filter(|it| it.best || it.score.get() >= STRONG && short(it));
        it.facings = it.faced(&strong.collect::<Vec<_>>());
        let mut loose = close::loose(alignment, &it.strongest, &it.facings);
        loose.retain(|it| short(it));
        it.loose = it.faced(&loose);
        it
    }

    /// Pairs word by word.
    fn faced(&self, pairs: &[Pair]) -> Vec<Facing<'a>> {
        crew::runs(self.corpus.size(), pairs.len(), LEAST_PAIRS, |run| {
            let pairs = pairs[run].iter();
            pairs.map(|it| Facing::new(self, it)).collect()
        })
    }

    /// The name of who surely says a quote.
    pub(super) fn said_by(&self, article: ArticleId, quote: &Quote) -> Option<Speaker> {
        let mention = quote.source.filter(|it| it.certain)?.mention?;
        Some(Speaker {
            mention,
            entity: self.corpus.entity(article, mention),
        })
    }

    /// The linked pairs inside matches, and the sure links outside of them.
    pub(super) fn sure_links(&self) -> impl Iterator<Item = &Pair> {
        let apart = |it: &&Pair| {
            let [left, right] = it.passages.map(|it| self.alignment.match_of(it));
            it.score.get() >= STRONG && (left.is_none() || left != right)
        };
        let loose = self.loose.iter().map(|it| &it.pair);
        self.pairs.iter().chain(loose.filter(apart))
    }

    /// The words and numbers of a passage; marks are passed over.
    pub(super) fn plain(&self, at: PassageRef) -> &'a [Plain] {
        self.words.of(at)
    }

    /// Different stems of a passage, sorted: for comparing, their order says nothing.
    pub(super) fn stems_of(&self, passage: PassageRef) -> &[u32] {
        self.stem_lists.of(passage)
    }

    /// Whether an article has a stem anywhere.
    pub(super) fn tells(&self, article: ArticleId, stem: u32) -> bool {
        self.stem_lists.holds(article, stem)
    }

    /// What puts passages of several articles in an order that does not ask which article is named first.
    pub(super) fn by_text(&self, at: PassageRef) -> (&'a str, PassageId, &'a str) {
        let text = self.corpus.slice(self.corpus.passage_site(at));
        (text, at.1, self.corpus.articles()[at.0].text())
    }

    /// The passages of an article that have a stem, in their order.
    pub(super) fn holders(&self, article: ArticleId, stem: u32) -> &[PassageId] {
        self.stem_lists.holders(article, stem)
    }

    /// Stems of the `reach` words before and after a span, inside its passage, without those of the span.
    pub(super) fn stems_near(&self, site: Site, reach: usize) -> FxHashSet<u32> {
        let (before, after) = self.words_near(site);
        let near = before.take(reach).chain(after.take(reach));
        near.filter_map(|it| self.stems.of(it)).collect()
    }

    /// Stems of the `reach` words that tell something before and after a span, inside its passage.
    pub(super) fn telling_near(&self, site: Site, reach: usize) -> FxHashSet<u32> {
        let (before, after) = self.words_near(site);
        let stem = |it: &Token| self.stems.of(it);
        let before = before.filter_map(stem).take(reach);
        let after = after.filter_map(stem).take(reach);
        before.chain(after).collect()
    }

    /// Words before a span, the nearest first, and words after it, inside its passage. Logarithmic, and what is taken.
    pub(super) fn words_near(
        &self,
        site: Site,
    ) -> (
        impl Iterator<Item = &'a Token>,
        impl Iterator<Item = &'a Token>,
    ) {
        let segments = self.corpus.segments(site.article);
        let tokens = match self.corpus.passage_of(site) {
            Some(passage) => segments.tokens_of(passage),
            None => &[],
        };
        let before = tokens.partition_point(|it| it.span.end() <= site.span.start());
        let after = tokens.partition_point(|it| it.span.start() < site.span.end());
        let word = |it: &&Token| it.kind != TokenKind::Punctuation;
        let before = tokens[..before].iter().rev().filter(word);
        (before, tokens[after..].iter().filter(word))
    }

    /// The normal form of a token.
    pub(super) fn form(&self, token: &Token) -> &'a str {
        self.corpus.interner().form(token.symbol)
    }

    /// The role of the block in which a passage stands.
    pub(super) fn block_kind(&self, (article, passage): PassageRef) -> BlockKind {
        let block = self.corpus.segments(article).passages()[passage].block;
        self.corpus.articles()[article].blocks()[block].kind
    }

    /// Whether a site is a whole passage: it only says where something is lacking.
    pub(super) fn is_whole(&self, site: Site) -> bool {
        let passage = self.corpus.passage_of(site);
        passage.is_some_and(|it| self.corpus.passage_span((site.article, it)) == site.span)
    }

    /// Quantities inside a passage.
    pub(super) fn quantities(&self, at: PassageRef) -> &'a [Quantity] {
        &self.corpus.annotations(at.0).quantities[self.standing.quantities(at)]
    }

    /// Times inside a passage.
    pub(super) fn times(&self, at: PassageRef) -> &'a [Time] {
        &self.corpus.annotations(at.0).times[self.standing.times(at)]
    }

    /// Mentions inside a passage.
    pub(super) fn mentions(
        &self,
        at: PassageRef,
    ) -> impl Iterator<Item = (MentionId, &'a Mention)> + use<'a> {
        let run = self.standing.mentions(at);
        let all = &self.corpus.annotations(at.0).mentions;
        all.iter_from(run.start).take(run.len())
    }

    /// Whom phrases without a name stand for inside a passage (`the minister`).
    pub(super) fn described(&self, at: PassageRef) -> impl Iterator<Item = EntityId> + '_ {
        let own = self.corpus.passage_span(at);
        let all = &self.corpus.annotations(at.0).descriptions;
        let first = all.partition_point(|it| it.span.start() < own.start());
        let inside = all[first..]
            .iter()
            .take_while(move |it| it.span.end() <= own.end());
        inside.map(move |it| self.corpus.entity(at.0, it.mention))
    }

    /// Quotes of any kind that begin inside a passage.
    pub(super) fn quotes(
        &self,
        at: PassageRef,
    ) -> impl Iterator<Item = (QuoteId, &'a Quote)> + use<'a> {
        let run = self.standing.quotes(at);
        let all = &self.corpus.annotations(at.0).quotes;
        all.iter_from(run.start).take(run.len())
    }

    /// Whether a span lies between quotation marks.
    pub(super) fn is_quoted(&self, article: ArticleId, span: Span) -> bool {
        let quotes = self.corpus.annotations(article).quotes.as_slice();
        let before = quotes.partition_point(|it| it.span.start() <= span.start());
        let near = &quotes[before.saturating_sub(LOOK_BACK)..before];
        near.iter()
            .any(|it| it.content != it.span && it.content.overlaps(span))
    }

    /// The match that two sites have in common.
    pub(super) fn match_of(&self, sites: &[Site]) -> Option<MatchId> {
        let of = |site: &Site| {
            let passage = self.corpus.passage_of(*site)?;
            self.alignment.match_of((site.article, passage))
        };
        let (first, rest) = sites.split_first()?;
        let found = of(first)?;
        rest.iter().all(|it| of(it) == Some(found)).then_some(found)
    }

    /// A divergence with its sites in order.
    pub(super) fn divergence(
        &self,
        kind: Kind,
        mut sites: Vec<Site>,
        confidence: f32,
    ) -> Divergence {
        sites.sort();
        Divergence {
            matched: self.match_of(&sites),
            kind,
            sites,
            confidence: Score::new(confidence),
            shown: true,
        }
    }
}

/// Sites of two spans, each in its article.
pub(super) fn sites(pair: &Pair, [left, right]: [Span; 2]) -> Vec<Site> {
    let [a, b] = pair.passages.map(|it| it.0);
    vec![
        Site {
            article: a,
            span: left,
        },
        Site {
            article: b,
            span: right,
        },
    ]
}
