//! The stops of a reading in the order of the base article: matches, differences, quotes, what is told only here.

use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge::{Class, Divergence, Kind};
use crate::render::order::listed;
use crate::render::tables;
use crate::text::Span;
use crate::text::index::{ArticleId, DivergenceId, IndexVec, MatchId, PassageId, QuoteId};
use rustc_hash::FxHashMap;

/// A list that a reader steps through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Walk {
    /// Matches, by number.
    Matches,
    /// What differs, in the order of a reading; what is about one passage in the order of the list.
    Differences,
    /// What differs, in the order of the list: see [`listed`].
    Listed,
    /// The differences to check, in the order of a reading.
    Checks,
    /// Quoted speech; what several articles quote is one stop.
    Quotes,
    /// What is told in one article only, a run of passages as one stop.
    Only,
    /// Hits of a search, or mentions of one name: see [`Outline::span_stops`].
    Lit,
}

/// One step of a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// Its first passage in the base, else the first in the order of a reading.
    pub passage: PassageRef,
    /// What it is.
    pub item: Item,
}

/// What a stop is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A match.
    Match(MatchId),
    /// A difference.
    Difference(DivergenceId),
    /// A shared quote, by its position in the alignment.
    Shared(usize),
    /// A quote of one article.
    Quote(QuoteId),
    /// A passage alone.
    Passage,
    /// Some words of a passage.
    Span(Span),
}

/// Where a passage stands in a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Located {
    /// At the stop with this position.
    On(usize),
    /// Behind this many stops, and at none.
    Behind(usize),
}

/// Numbers of matches and the order of all passages, both along one article, the base.
#[derive(Debug, Clone)]
pub struct Outline {
    base: ArticleId,
    numbers: IndexVec<MatchId, usize>,
    by_number: Vec<MatchId>,
    // For each passage the place along the base that it belongs to, from 1; 0 is before everything.
    anchors: IndexVec<ArticleId, IndexVec<PassageId, usize>>,
    // Passages that are in a match, in order.
    matched: IndexVec<ArticleId, Vec<PassageId>>,
    // Sorted by passage, then by importance.
    findings: IndexVec<ArticleId, Vec<(PassageId, DivergenceId)>>,
    // Words that another article quotes too; sorted, disjoint.
    shared: IndexVec<ArticleId, Vec<Span>>,
    // Passages that are linked but in no match: itself first, then the surest telling of each other article.
    retold: FxHashMap<PassageRef, Vec<PassageRef>>,
}

/// A passage's place in the order of a reading; see [`Outline::order`].
pub type Order = (usize, usize, PassageId);

/// How many matches are looked at on each side for one that the other article tells too.
const NEIGHBORS: usize = 64;

impl Outline {
    /// The outline along `base`. `n log n` in passages and findings.
    #[must_use]
    pub fn new(comparison: &Comparison, base: ArticleId) -> Self {
        let mut outline = Self {
            base,
            numbers: IndexVec::new(),
            by_number: comparison.alignment().matches().ids().collect(),
            anchors: tables::anchors(comparison, base),
            matched: tables::matched(comparison),
            findings: tables::findings(comparison),
            shared: tables::shared(comparison),
            retold: tables::retold(comparison),
        };
        let mut by_number = std::mem::take(&mut outline.by_number);
        by_number.sort_by_key(|id| {
            let passages = comparison.alignment().matches()[*id].passages.as_slice();
            let untold = passages.iter().all(|it| it.0 != base);
            (untold, outline.first_order(passages))
        });
        outline.numbers = by_number.iter().map(|_| 0).collect();
        for (n, id) in by_number.iter().enumerate() {
            outline.numbers[*id] = n + 1;
        }
        outline.by_number = by_number;
        outline
    }

    /// The article whose order is followed.
    #[must_use]
    pub fn base(&self) -> ArticleId {
        self.base
    }

    /// The number of a match, from 1: along the base, and after these the matches that the base does not tell.
    #[must_use]
    pub fn number(&self, id: MatchId) -> usize {
        self.numbers[id]
    }

    /// Number of matches.
    #[must_use]
    pub fn n_matches(&self) -> usize {
        self.by_number.len()
    }

    /// The order of a reading: along the base; what the base does not tell follows the passage after which it is told.
    #[must_use]
    pub fn order(&self, (article, passage): PassageRef) -> Order {
        let rank = match article.index() {
            it if it == self.base.index() => 0,
            it => it + 1,
        };
        // An article that is not there yet has no passage, but a cursor may be in it.
        let anchors = self.anchors.get(article);
        let anchor = anchors.and_then(|it| it.get(passage)).copied();
        (anchor.unwrap_or(0), rank, passage)
    }

    /// Differences that have a site in the passage, most important first. Logarithmic.
    #[must_use]
    pub fn findings(&self, (article, passage): PassageRef) -> &[(PassageId, DivergenceId)] {
        let Some(all) = self.findings.get(article) else {
            return &[];
        };
        let from = all.partition_point(|it| it.0 < passage);
        let to = from + all[from..].partition_point(|it| it.0 == passage);
        &all[from..to]
    }

    /// Where a passage that is linked but in no match (a repeated lead, a second telling) is told too: itself first, then
    /// the best linked passage of each other article, the surest first. Empty for any other passage.
    #[must_use]
    pub fn retold(&self, passage: PassageRef) -> &[PassageRef] {
        self.retold.get(&passage).map_or(&[], Vec::as_slice)
    }

    /// Words inside `span` that another article quotes too. Logarithmic.
    pub fn shared_words(&self, article: ArticleId, span: Span) -> impl Iterator<Item = Span> + '_ {
        let all = self.shared.get(article).map_or(&[][..], Vec::as_slice);
        let from = all.partition_point(|it| it.end() <= span.start());
        all[from..]
            .iter()
            .take_while(move |it| it.start() < span.end())
            .copied()
    }

    /// The nearest matches before and after a passage that `other` tells too: each as the passage here and its
    /// counterpart there. Looks at 64 matches on each side at most.
    #[must_use]
    pub fn around(
        &self,
        comparison: &Comparison,
        (article, passage): PassageRef,
        other: ArticleId,
    ) -> Option<[(PassageId, PassageId); 2]> {
        let all = &self.matched[article];
        let at = all.partition_point(|it| *it < passage);
        let there = |it: &PassageId| {
            let id = comparison.alignment().match_of((article, *it))?;
            let members = &comparison.alignment().matches()[id].passages;
            let member = members.iter().find(|it| it.0 == other)?;
            Some((*it, member.1))
        };
        let before = all[..at].iter().rev().take(NEIGHBORS).find_map(there)?;
        let after = all[at..].iter().take(NEIGHBORS).find_map(there)?;
        Some([before, after])
    }

    /// Words of the articles as stops in order. `n log n` in their count.
    #[must_use]
    pub fn span_stops(
        &self,
        comparison: &Comparison,
        spans: &IndexVec<ArticleId, Vec<Span>>,
    ) -> Vec<Stop> {
        let mut stops: Vec<(Order, Span, Stop)> = Vec::new();
        for (article, spans) in spans.iter_enumerated() {
            let segments = comparison.corpus().segments(article);
            for span in spans {
                let Some(passage) = segments.passage_at(span.start()) else {
                    continue;
                };
                let passage = (article, passage);
                let item = Item::Span(*span);
                stops.push((self.order(passage), *span, Stop { passage, item }));
            }
        }
        stops.sort_unstable_by_key(|it| (it.0, it.1));
        stops.into_iter().map(|it| it.2).collect()
    }

    /// The stops of a walk in order. `n log n` in their count. None for [`Walk::Lit`], which the outline does not know.
    #[must_use]
    pub fn stops(&self, comparison: &Comparison, walk: Walk) -> Vec<Stop> {
        let mut stops: Vec<Stop> = match walk {
            Walk::Matches => self.match_stops(comparison),
            Walk::Differences | Walk::Listed => self.difference_stops(comparison, |_| true),
            Walk::Checks => self.difference_stops(comparison, |it| it == Class::Check),
            Walk::Quotes => self.quote_stops(comparison),
            Walk::Lit => Vec::new(),
            Walk::Only => self.only_stops(comparison),
        };
        if !matches!(walk, Walk::Matches | Walk::Listed) {
            stops.sort_by_key(|it| self.order(it.passage));
        }
        stops
    }

    /// Where a passage stands in a walk of matches, quotes or passages. Logarithmic.
    #[must_use]
    pub fn locate(&self, comparison: &Comparison, stops: &[Stop], passage: PassageRef) -> Located {
        if let Some(id) = comparison.alignment().match_of(passage) {
            let at = self.number(id) - 1;
            if stops.get(at).map(|it| it.item) == Some(Item::Match(id)) {
                return Located::On(at);
            }
        }
        let order = self.order(passage);
        // Matches that the base does not tell stand behind all others and in no place along it.
        let behind = |it: &Stop| matches!(it.item, Item::Match(_)) && it.passage.0 != self.base;
        let at = stops.partition_point(|it| !behind(it) && self.order(it.passage) < order);
        match stops.get(at) {
            Some(it) if it.passage == passage => Located::On(at),
            _ => Located::Behind(at),
        }
    }

    /// The first place of some passages in the order of a reading.
    #[must_use]
    pub fn first_order(&self, passages: &[PassageRef]) -> Option<Order> {
        passages.iter().map(|it| self.order(*it)).min()
    }

    /// The first of some passages in the base, where one of them is there: the reader of the base comes to it there, however early another
    /// article tells it.
    fn first(&self, passages: impl Iterator<Item = PassageRef>) -> Option<PassageRef> {
        passages.min_by_key(|it| (it.0 != self.base, self.order(*it)))
    }

    fn match_stops(&self, comparison: &Comparison) -> Vec<Stop> {
        let matches = comparison.alignment().matches();
        self.by_number
            .iter()
            .filter_map(|id| {
                Some(Stop {
                    passage: self.first(matches[*id].passages.iter().copied())?,
                    item: Item::Match(*id),
                })
            })
            .collect()
    }

    fn difference_stops(
        &self,
        comparison: &Comparison,
        wanted: impl Fn(Class) -> bool,
    ) -> Vec<Stop> {
        let all = listed(comparison, self).into_iter();
        all.map(|(_, id)| (id, &comparison.divergences()[id]))
            .filter(|(_, it)| wanted(it.kind.class()))
            .filter_map(|(id, it)| {
                Some(Stop {
                    passage: self.first(passages(comparison, it).into_iter())?,
                    item: Item::Difference(id),
                })
            })
            .collect()
    }

    /// What the list of differences has as told by one article only, each at its first passage, so that both know the same.
    fn only_stops(&self, comparison: &Comparison) -> Vec<Stop> {
        let all = comparison.divergences().iter();
        let only = all.filter(|it| matches!(it.kind, Kind::Only { .. }));
        let first = only.filter_map(|it| passages(comparison, it).first().copied());
        let stop = |passage| Stop {
            passage,
            item: Item::Passage,
        };
        first.map(stop).collect()
    }

    fn quote_stops(&self, comparison: &Comparison) -> Vec<Stop> {
        let corpus = comparison.corpus();
        let mut seen: IndexVec<ArticleId, Vec<QuoteId>> =
            corpus.articles().iter().map(|_| Vec::new()).collect();
        let mut stops = Vec::new();
        for (n, shared) in comparison.alignment().shared_quotes().iter().enumerate() {
            let sites = shared.sites.iter().map(|it| it.site);
            let first =
                self.first(sites.filter_map(|it| Some((it.article, corpus.passage_of(it)?))));
            for site in &shared.sites {
                seen[site.site.article].extend(site.quote);
            }
            stops.extend(first.map(|passage| Stop {
                passage,
                item: Item::Shared(n),
            }));
        }
        for article in corpus.articles().ids() {
            seen[article].sort_unstable();
            for (id, quote) in corpus.annotations(article).quotes.iter_enumerated() {
                if quote.is_spoken() && seen[article].binary_search(&id).is_err() {
                    let passage = corpus.segments(article).passage_at(quote.span.start());
                    stops.extend(passage.map(|passage| Stop {
                        passage: (article, passage),
                        item: Item::Quote(id),
                    }));
                }
            }
        }
        stops
    }
}

/// The passages that the sites of a difference reach into, in order of the sites.
#[must_use]
pub fn passages(comparison: &Comparison, divergence: &Divergence) -> Vec<PassageRef> {
    let sites = divergence.sites.iter();
    let mut passages: Vec<PassageRef> = sites
        .flat_map(|it| {
            let run = comparison
                .corpus()
                .segments(it.article)
                .passages_in(it.span);
            run.ids().map(|passage| (it.article, passage))
        })
        .collect();
    passages.dedup();
    passages
}
