//! `Pairing`: the clauses of two articles that tell the same, one for each at most, over all that is linked.

use crate::diverge::wording::counts::{Counts, MOST};
use crate::diverge::wording::in_common::InCommon;
use crate::diverge::wording::meetings::{Between, Meeting};
use crate::diverge::wording::reading::{Reading, Readings, common};
use crate::text::index::ArticleId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// What a word counts that stands in the other article once.
const WHOLE: u32 = 1000;
/// What the score of a link counts beside the words of two clauses, and what that of a link next to it counts.
const LINKED: f32 = 500.0;
const NEARLY: f32 = 150.0;

/// A clause by its passage and its place there.
pub(in crate::diverge) type Place = (usize, usize);

/// Two articles with what meets in them, and the clauses that tell the same.
pub(in crate::diverge) struct Pairing<'a> {
    /// In the order of their texts: so that nothing depends on the order in which they were given.
    pub articles: [ArticleId; 2],
    pub readings: &'a Readings<'a>,
    /// Sorted by their passages.
    pub meetings: Vec<Meeting>,
    /// For each article and passage, the meetings.
    pub of: [FxHashMap<usize, Vec<usize>>; 2],
    /// For each article, the clause of the other one that tells a clause.
    pub partners: [FxHashMap<Place, Place>; 2],
    /// Clauses without a partner, with the clause of the other article that is most like them.
    pub seconds: Vec<[Place; 2]>,
    pub counts: [&'a Counts; 2],
    /// By how often a key stands in the article that has it less often: what it counts.
    weights: Vec<u32>,
    /// For each meeting, how much its passages have in common.
    common: Vec<InCommon>,
}

impl<'a> Pairing<'a> {
    /// The clauses of two articles that tell the same.
    pub(in crate::diverge) fn new(between: Between, readings: &'a Readings<'a>) -> Self {
        let Between { articles, meetings } = between;
        let mut of = [FxHashMap::default(), FxHashMap::default()];
        for (n, it) in meetings.iter().enumerate() {
            for side in [0, 1] {
                let held: &mut Vec<usize> = of[side].entry(it.at[side]).or_default();
                held.push(n);
            }
        }
        let mut it = Self {
            articles,
            readings,
            meetings,
            of,
            partners: [FxHashMap::default(), FxHashMap::default()],
            seconds: Vec::new(),
            counts: articles.map(|id| &readings.counts[id.index()]),
            weights: (0..=MOST)
                .map(|n| (WHOLE as f32 / (1.0 + (1.0 + n as f32).ln())) as u32)
                .collect(),
            common: Vec::new(),
        };
        let mut totals: [FxHashMap<usize, f32>; 2] = Default::default();
        let all = it.meetings.iter().map(|meeting| {
            let totals = [0, 1].map(|side| {
                let at = meeting.at[side];
                let total = || {
                    it.reading(side, at)
                        .map(|read| it.counted(read.all.iter().copied()))
                };
                *totals[side]
                    .entry(at)
                    .or_insert_with(|| total().unwrap_or_default())
            });
            InCommon::new(&it, meeting, totals)
        });
        it.common = all.collect();
        it.pair();
        it
    }

    /// The meeting of two passages, with how much they have in common.
    pub(in crate::diverge) fn meeting(&self, at: [usize; 2]) -> Option<(&Meeting, &InCommon)> {
        let found = self.meetings.binary_search_by_key(&at, |it| it.at);
        let n = found.ok()?;
        Some((self.meetings.get(n)?, self.common.get(n)?))
    }

    /// The reading of a passage of one of the two.
    pub(in crate::diverge) fn reading(
        &self,
        side: usize,
        passage: usize,
    ) -> Option<&'a Reading<'a>> {
        self.readings.get(self.articles[side], passage)
    }

    /// What a key counts: less when both articles have it often.
    pub(in crate::diverge) fn weight(&self, key: u32) -> u32 {
        let [one, two] = self.counts.map(|it| it.of(key));
        self.weights[one.min(two)]
    }

    /// What several keys count, in words that stand in the other article once.
    pub(in crate::diverge) fn counted(&self, keys: impl Iterator<Item = u32>) -> f32 {
        self.sum(keys) as f32 / WHOLE as f32
    }

    /// What several keys count.
    pub(in crate::diverge) fn sum(&self, keys: impl Iterator<Item = u32>) -> u32 {
        keys.map(|it| self.weight(it)).sum()
    }

    /// Gives each clause its partner: those with most in common first. `n log n` in the clauses that meet.
    fn pair(&mut self) {
        // Places in short: there are many of them.
        type Near = (u32, u32);
        let mut found: Vec<(u32, Reverse<u32>, Near, Near)> = Vec::new();
        for it in &self.meetings {
            let [Some(one), Some(two)] = [0, 1].map(|side| self.reading(side, it.at[side])) else {
                continue;
            };
            let linked = (LINKED * it.link + NEARLY * it.near) as u32;
            let theirs: Vec<u32> = two
                .clauses
                .iter()
                .map(|it| self.sum(it.keys.iter().copied()))
                .collect();
            for (x, left) in one.clauses.iter().enumerate() {
                let ours = self.sum(left.keys.iter().copied());
                for (y, right) in two.clauses.iter().enumerate() {
                    if left.bits & right.bits == 0 {
                        continue;
                    }
                    let both = self.sum(common(&left.keys, &right.keys));
                    if both == 0 {
                        continue;
                    }
                    let least = ours.min(theirs[y]).max(1);
                    let score = both / 2
                        + (u64::from(both) * u64::from(both) / u64::from(2 * least)) as u32
                        + linked;
                    let near = |side: usize, clause: usize| (it.at[side] as u32, clause as u32);
                    let apart = Reverse(x.abs_diff(y) as u32);
                    found.push((score, apart, near(0, x), near(1, y)));
                }
            }
        }
        found.sort_unstable_by(|one, two| {
            (two.0, two.1)
                .cmp(&(one.0, one.1))
                .then((one.2, one.3).cmp(&(two.2, two.3)))
        });
        let place = |(passage, clause): Near| -> Place { (passage as usize, clause as usize) };
        let places = |it: &(u32, Reverse<u32>, Near, Near)| [place(it.2), place(it.3)];
        for [left, right] in found.iter().map(places) {
            if !self.partners[0].contains_key(&left) && !self.partners[1].contains_key(&right) {
                self.partners[0].insert(left, right);
                self.partners[1].insert(right, left);
            }
        }
        let mut met: [FxHashSet<Place>; 2] = Default::default();
        for [left, right] in found.iter().map(places) {
            let free = [
                !self.partners[0].contains_key(&left) && met[0].insert(left),
                !self.partners[1].contains_key(&right) && met[1].insert(right),
            ];
            if free.contains(&true) {
                self.seconds.push([left, right]);
            }
        }
    }
}
