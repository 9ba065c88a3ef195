//! What of a table no link holds against anything: on the row that has its value, or beside what another article gives of its kind.

use super::super::stands::Stands;
use super::super::value::Measure;
use super::Table;
use crate::text::index::ArticleId;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

impl<'a> Table<'a> {
    /// Puts what is left on the row that holds the same value: one in which its article gives it already, or one with a listed
    /// difference, else one of such.
    pub(in crate::render::figures) fn gather(&mut self) {
        self.filed();
        let mut rows: FxHashMap<(ArticleId, Measure<'a>, String), usize> = FxHashMap::default();
        for at in (0..self.told.len()).filter(|it| self.joined[*it]) {
            if let Some((measure, value)) = self.key(at) {
                let key = (self.told[at].0.article, measure, value);
                rows.entry(key).or_insert(at);
            }
        }
        let mut differing: FxHashMap<(Measure<'a>, String), usize> = FxHashMap::default();
        for at in (0..self.told.len()).filter(|it| self.joined[*it]) {
            let key = self.key(at).filter(|_| !self.listed[at].is_empty());
            if let Some(key) = key {
                differing.entry(key).or_insert(at);
            }
        }
        let mut rest: FxHashMap<(Measure<'a>, String), usize> = FxHashMap::default();
        for at in 0..self.told.len() {
            // A difference that stands on one alone is a row of its own.
            if self.joined[at] || !self.listed[at].is_empty() {
                continue;
            }
            let Some((measure, value)) = self.key(at) else {
                continue;
            };
            let key = (self.told[at].0.article, measure, value);
            let own = rows.get(&key).copied();
            let key = (key.1, key.2);
            let own = own.or_else(|| differing.get(&key).copied());
            let row = own.unwrap_or_else(|| *rest.entry(key).or_insert(at));
            self.join(row, at);
        }
        self.beside();
    }

    /// By what a value is known wherever it stands; nothing of a day that is not known by itself.
    fn key(&self, at: usize) -> Option<(Measure<'a>, String)> {
        let is_told = self.stands[at] == Stands::Told;
        self.told[at].1.key().filter(|_| is_told)
    }

    /// Puts on one row, without a claim, what each of several articles gives once only of one unit. Linear in what is told.
    fn beside(&mut self) {
        let mut units: BTreeMap<&'a str, Vec<usize>> = BTreeMap::new();
        for at in 0..self.told.len() {
            if let Some(Measure::Unit(it)) = self.told[at].1.measure() {
                units.entry(it).or_default().push(at);
            }
        }
        for all in units.into_values() {
            let mut rows: Vec<(ArticleId, usize)> = Vec::new();
            for at in &all {
                let row = (self.told[*at].0.article, self.root(*at));
                if !rows.contains(&row) {
                    rows.push(row);
                }
                // Several of one article: it is not known which.
                if rows.iter().filter(|it| it.0 == row.0).count() > 1 {
                    break;
                }
            }
            let is_left = |at: &usize| !self.joined[*at] && self.listed[*at].is_empty();
            let mut articles: Vec<ArticleId> = rows.iter().map(|it| it.0).collect();
            articles.dedup();
            let is_once = articles.len() == rows.len() && articles.len() > 1;
            if is_once && all.iter().all(is_left) {
                for pair in rows.windows(2) {
                    self.join(pair[0].1, pair[1].1);
                }
            }
        }
    }

    /// Puts on one row when each article says that it was written. Linear.
    fn filed(&mut self) {
        let all = (0..self.told.len()).filter(|it| self.stands[*it] == Stands::Filed);
        let all: Vec<usize> = all.collect();
        for pair in all.windows(2) {
            self.join(pair[0], pair[1]);
        }
    }
}
