//! `Standing`: which quantities, times, names and quotes stand in each passage, looked up once for all finders.

use crate::corpus::{Corpus, PassageRef};
use crate::text::Span;
use crate::text::index::{ArticleId, IndexVec, PassageId};
use std::ops::Range;

/// By article and passage, the runs of what stands there.
#[derive(Debug, Default)]
pub(super) struct Standing {
    of: IndexVec<ArticleId, IndexVec<PassageId, Runs>>,
}

/// What stands in a passage, as runs of the lists of its article.
#[derive(Debug, Default, Clone, Copy)]
struct Runs {
    quantities: Run,
    times: Run,
    mentions: Run,
    quotes: Run,
}

/// From where and to where; half the size of a range.
#[derive(Debug, Default, Clone, Copy)]
struct Run(u32, u32);

impl Run {
    fn range(self) -> Range<usize> {
        self.0 as usize..self.1 as usize
    }
}

impl Standing {
    /// Linear in the passages and what stands in them.
    pub(super) fn new(corpus: &Corpus) -> Self {
        let of = corpus.articles().ids().map(|id| {
            let found = corpus.annotations(id);
            let inside = |own: Span, it: Span| it.end() <= own.end();
            let begins = |own: Span, it: Span| it.start() < own.end();
            let mut quantities = Walk::new(&found.quantities, |it| it.span, inside);
            let mut times = Walk::new(&found.times, |it| it.span, inside);
            let mut mentions = Walk::new(found.mentions.as_slice(), |it| it.span, inside);
            let mut quotes = Walk::new(found.quotes.as_slice(), |it| it.span, begins);
            let passages = corpus.segments(id).passages().iter();
            let runs = passages.map(|it| Runs {
                quantities: quantities.next(it.span),
                times: times.next(it.span),
                mentions: mentions.next(it.span),
                quotes: quotes.next(it.span),
            });
            runs.collect()
        });
        Self { of: of.collect() }
    }

    fn runs(&self, (article, passage): PassageRef) -> Runs {
        self.of[article][passage]
    }

    /// The quantities inside a passage.
    pub(super) fn quantities(&self, at: PassageRef) -> Range<usize> {
        self.runs(at).quantities.range()
    }

    /// The times inside a passage.
    pub(super) fn times(&self, at: PassageRef) -> Range<usize> {
        self.runs(at).times.range()
    }

    /// The mentions inside a passage.
    pub(super) fn mentions(&self, at: PassageRef) -> Range<usize> {
        self.runs(at).mentions.range()
    }

    /// The quotes that begin inside a passage.
    pub(super) fn quotes(&self, at: PassageRef) -> Range<usize> {
        self.runs(at).quotes.range()
    }
}

/// A walk over a sorted list, passage by passage.
struct Walk<'a, T, O, H> {
    all: &'a [T],
    at: usize,
    of: O,
    holds: H,
}

impl<'a, T, O: Fn(&T) -> Span, H: Fn(Span, Span) -> bool> Walk<'a, T, O, H> {
    /// `of` tells where an item stands, `holds` whether a passage holds one that does not begin before it.
    fn new(all: &'a [T], of: O, holds: H) -> Self {
        Self {
            all,
            at: 0,
            of,
            holds,
        }
    }

    /// What the next passage holds.
    fn next(&mut self, own: Span) -> Run {
        let before = |it: &&T| (self.of)(it).start() < own.start();
        let start = self.at + self.all[self.at..].iter().take_while(before).count();
        let held = |it: &&T| (self.holds)(own, (self.of)(it));
        let end = start + self.all[start..].iter().take_while(held).count();
        self.at = start;
        Run(start as u32, end as u32)
    }
}
