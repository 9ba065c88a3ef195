//! What of all that is told stands on one row.

mod gather;

use super::telephone::is_telephone;
use super::value::Value;
use super::whole::{share, whole};
use super::{Figure, stands::Stands};
use crate::annotate::Quantity;
use crate::comparison::Comparison;
use crate::corpus::{PassageRef, Site};
use crate::diverge::{Class, Divergence, Kind, Precise};
use crate::render::outline::{Outline, passages};
use crate::text::Span;
use crate::text::index::DivergenceId;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Everything that is told, and what of it stands on one row.
pub(super) struct Table<'a> {
    comparison: &'a Comparison,
    told: Vec<(Site, Value<'a>)>,
    /// Of each how it is known which day it names.
    stands: Vec<Stands>,
    /// For each another one of its row; itself for one of them.
    next: Vec<usize>,
    /// Whether a passage that tells the same, or a difference, gives it too.
    joined: Vec<bool>,
    /// Whether a passage that tells the same gives the same number, of whatever.
    echoed: Vec<bool>,
    listed: Vec<Vec<DivergenceId>>,
    of_passage: FxHashMap<PassageRef, Vec<usize>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(comparison: &'a Comparison) -> Self {
        let mut table = Self {
            comparison,
            told: Vec::new(),
            stands: Vec::new(),
            next: Vec::new(),
            joined: Vec::new(),
            echoed: Vec::new(),
            listed: Vec::new(),
            of_passage: FxHashMap::default(),
        };
        for id in comparison.corpus().articles().ids() {
            let found = comparison.corpus().annotations(id);
            let article = &comparison.corpus().articles()[id];
            let text = article.text();
            let numbers = found.quantities.iter();
            let numbers = numbers.filter(|it| !is_telephone(text, it.span));
            let number = |it: &'a Quantity| match share(text, it.span) {
                // `six in ten`: neither number is one of anything by itself.
                Some(span) => (span, Value::Words(false)),
                None => (whole(text, it.span), Value::Number(it)),
            };
            let mut all: Vec<(Span, Value<'a>)> = numbers.map(number).collect();
            all.extend(found.times.iter().map(|it| (it.span, Value::Time(it))));
            // Of what overlaps the longer one comes first.
            all.sort_by_key(|it| (it.0.start(), std::cmp::Reverse(it.0.end())));
            // What overlaps is told once, and all of it.
            all.dedup_by(|it, before| {
                let is_one = it.0.overlaps(before.0);
                if is_one && it.0.end() > before.0.end() {
                    *before = (before.0.cover(it.0), it.1);
                }
                is_one
            });
            for (span, value) in all {
                let at = table.add(Site { article: id, span }, value);
                table.stands[at] = Stands::of(article, found, (span, value));
            }
        }
        table
    }

    fn add(&mut self, site: Site, value: Value<'a>) -> usize {
        let at = self.told.len();
        self.told.push((site, value));
        self.next.push(at);
        self.stands.push(Stands::Told);
        self.joined.push(false);
        self.echoed.push(false);
        self.listed.push(Vec::new());
        if let Some(passage) = self.comparison.corpus().passage_of(site) {
            let passage = (site.article, passage);
            self.of_passage.entry(passage).or_default().push(at);
        }
        at
    }

    /// The one of its row that stands for all: the way there is halved each time it is gone, so that many of one row cost no square.
    fn root(&mut self, mut at: usize) -> usize {
        while self.next[at] != at {
            self.next[at] = self.next[self.next[at]];
            at = self.next[at];
        }
        at
    }

    fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.root(one), self.root(two));
        self.next[one.max(two)] = one.min(two);
    }

    /// Takes in a listed difference of numbers or dates.
    pub(super) fn list(&mut self, id: DivergenceId, it: &Divergence) {
        let (is_date, alone) = match &it.kind {
            Kind::NumberConflict => (false, None),
            Kind::DateConflict => (true, None),
            Kind::MorePrecise {
                what: Precise::Number,
                ..
            } => (false, None),
            Kind::MorePrecise {
                what: Precise::Date,
                ..
            } => (true, None),
            Kind::NumberOnly { article } => (false, Some(*article)),
            Kind::QuoteAltered => return self.list_altered(id, it),
            _ => return,
        };
        let mut sides: Vec<Vec<usize>> = Vec::new();
        for site in &it.sites {
            // The passage that lacks it.
            let passage = self.comparison.corpus().passage_of(*site);
            let whole = passage
                .map(|it| self.comparison.corpus().passage_span((site.article, it)))
                .is_some_and(|it| it == site.span);
            if whole || alone.is_some_and(|it| it != site.article) {
                continue;
            }
            sides.push(self.at(*site, is_date));
        }
        for at in sides.iter().flatten() {
            self.listed[*at].push(id);
        }
        // Where one side tells several, it is not known which of them stands against which, but by their order.
        let n = sides.first().map_or(0, Vec::len);
        if sides.iter().all(|it| it.len() == n) {
            for (one, two) in sides.iter().zip(sides.iter().skip(1)) {
                for (one, two) in one.iter().zip(two) {
                    self.join(*one, *two);
                    self.joined[*one] = true;
                    self.joined[*two] = true;
                }
            }
        }
    }

    /// Takes in a quote of which both articles give as many numbers, one of them another one.
    fn list_altered(&mut self, id: DivergenceId, it: &Divergence) {
        let sides: Vec<Vec<usize>> = it.sites.iter().map(|it| self.inside(*it)).collect();
        let [one, two] = &sides[..] else { return };
        if one.len() != two.len() {
            return;
        }
        for (one, two) in one.iter().zip(two) {
            let is_other = !self.is_same(*one, *two);
            for at in [one, two] {
                self.listed[*at].extend(is_other.then_some(id));
                self.joined[*at] = true;
            }
            self.join(*one, *two);
        }
    }

    /// The numbers and dates in some words.
    fn inside(&self, site: Site) -> Vec<usize> {
        let run = self.comparison.corpus().segments(site.article);
        let run = run.passages_in(site.span).ids();
        let all = run.filter_map(|it| self.of_passage.get(&(site.article, it)));
        let all: Vec<usize> = all.flatten().copied().collect();
        let is_in = |it: &usize| self.told[*it].0.span.overlaps(site.span);
        all.into_iter().filter(is_in).collect()
    }

    /// The numbers or dates in some words; the words themselves where none was read in them.
    fn at(&mut self, site: Site, is_date: bool) -> Vec<usize> {
        let inside = self.inside(site);
        let of_kind = inside.iter().copied();
        let of_kind: Vec<usize> = of_kind
            .filter(|it| self.told[*it].1.is_date() == is_date)
            .collect();
        match (of_kind.is_empty(), inside.is_empty()) {
            (false, _) => of_kind,
            (true, false) => inside,
            (true, true) => vec![self.add(site, Value::Words(is_date))],
        }
    }

    /// Whether two are one value; dates that are printed alike too, since the day of publication may not be known of each article.
    fn is_same(&self, one: usize, two: usize) -> bool {
        let (one, two) = (&self.told[one], &self.told[two]);
        let corpus = self.comparison.corpus();
        let alike = || corpus.slice(one.0).to_lowercase() == corpus.slice(two.0).to_lowercase();
        one.1.is(two.1) || one.1.is_date() && two.1.is_date() && alike()
    }

    /// Whether all of a row are one value. Quadratic in its different values.
    fn is_one(&self, all: &[usize]) -> bool {
        let mut kinds: Vec<Vec<usize>> = Vec::new();
        for at in all {
            let (mine, others): (Vec<_>, Vec<_>) = kinds
                .into_iter()
                .partition(|kind| kind.iter().any(|it| self.is_same(*it, *at)));
            kinds = others;
            let mut mine: Vec<usize> = mine.into_iter().flatten().collect();
            // One of each way of saying it is enough.
            let is_new = |it: &usize| {
                let [old, new] =
                    [*it, *at].map(|it| self.comparison.corpus().slice(self.told[it].0));
                old != new
            };
            if mine.iter().all(is_new) {
                mine.push(*at);
            }
            kinds.push(mine);
        }
        kinds.len() == 1
    }

    /// Puts on one row what two passages that tell the same give: one value, or the only ones of one measure.
    pub(super) fn link(&mut self, passages: [PassageRef; 2]) {
        let [left, right] =
            passages.map(|it| self.of_passage.get(&it).cloned().unwrap_or_default());
        let only = |all: &[usize], fits: &dyn Fn(usize) -> bool| {
            let mut all = all.iter().copied().filter(|it| fits(*it));
            all.next().filter(|_| all.next().is_none())
        };
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for one in &left {
            let same = |it: usize| self.is_same(*one, it);
            let found = only(&right, &same).filter(|_| only(&left, &same).is_some());
            // `three patients` and `three nurses` beside `three people`: it is not known which.
            let of = |two: usize| only(&left, &|it| self.is_same(two, it)).is_some();
            pairs.extend(found.filter(|two| of(*two)).map(|two| (*one, two)));
        }
        for one in &left {
            for two in &right {
                if self.told[*one].1.is_number(self.told[*two].1) {
                    self.echoed[*one] = true;
                    self.echoed[*two] = true;
                }
            }
        }
        for one in &left {
            let Some(measure) = self.told[*one].1.measure() else {
                continue;
            };
            // A number that stands alone may count the same.
            let of = |it: usize| {
                let value = self.told[it].1;
                value.measure() == Some(measure) || value.is_bare()
            };
            let found = only(&right, &of).filter(|_| only(&left, &of).is_some());
            let found = found.filter(|it| !self.told[*it].1.is_bare());
            let Some(two) = found else { continue };
            if pairs.iter().all(|it| it.0 != *one && it.1 != two) {
                pairs.push((*one, two));
            }
        }
        let is_filed = |at: &usize| self.stands[*at] == Stands::Filed;
        pairs.retain(|(one, two)| !is_filed(one) && !is_filed(two));
        for (one, two) in pairs {
            self.join(one, two);
            // Printed alike, and another day by what is known of each article.
            let [a, b] = [one, two].map(|it| self.told[it].1);
            let is_known = |it: Value<'a>| it.is_date() && it.key().is_some();
            let is_loose = is_known(a) && is_known(b) && !a.is(b) && self.is_same(one, two);
            for at in [one, two] {
                self.joined[at] = true;
                if is_loose {
                    self.stands[at] = Stands::Loose;
                }
            }
        }
    }

    pub(super) fn rows(&mut self, outline: &Outline) -> Vec<Figure> {
        let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.told.len() {
            rows.entry(self.root(at)).or_default().push(at);
        }
        let alone = alone(self.comparison);
        let mut roots: Vec<usize> = rows.keys().copied().collect();
        let place = |at: &usize| {
            let site = self.told[*at].0;
            let passage = self.comparison.corpus().passage_of(site)?;
            Some((outline.order((site.article, passage)), site.span))
        };
        let first = |root: &usize| rows[root].iter().filter_map(place).min();
        roots.sort_by_cached_key(first);
        let figure = |it: &usize| self.figure(&rows[it], &alone);
        roots.iter().map(figure).collect()
    }

    fn figure(&self, all: &[usize], alone: &FxHashMap<PassageRef, DivergenceId>) -> Figure {
        let mut sites: Vec<Site> = all.iter().map(|it| self.told[*it].0).collect();
        sites.sort_unstable();
        let mut listed: Vec<DivergenceId> = all
            .iter()
            .flat_map(|it| self.listed[*it].iter().copied())
            .collect();
        listed.sort_unstable();
        listed.dedup();
        let class_of = |it: &DivergenceId| self.comparison.divergences()[*it].kind.class();
        let gravest = listed.iter().map(class_of).max();
        let first = self.told[all[0]].1;
        let is_joined = all.iter().any(|it| self.joined[*it]);
        let is_one = self.is_one(all);
        let passage = |it: &Site| Some((it.article, self.comparison.corpus().passage_of(*it)?));
        let found = |it: &Site| alone.get(&passage(it)?).copied();
        let all_alone: Option<Vec<DivergenceId>> = sites.iter().map(found).collect();
        let mut units: Vec<&str> = all
            .iter()
            .filter_map(|it| self.told[*it].1.unit())
            .collect();
        units.dedup();
        Figure {
            alone: all_alone.and_then(|it| it.first().copied()),
            is_lone: listed.is_empty() && !is_joined && !is_one,
            is_echoed: all.iter().any(|it| self.echoed[*it]),
            has_nouns: units.len() > 1,
            is_date: first.is_date(),
            is_filed: self.stands[all[0]] == Stands::Filed,
            class: gravest.or(match (is_joined, is_one) {
                (true, true) => Some(Class::Same),
                (true, false) => Some(Class::Told),
                (false, _) => None,
            }),
            sites,
            listed,
        }
    }
}

/// The difference, listed or not, that tells a passage as told in one article only, for each such passage. Linear.
fn alone(comparison: &Comparison) -> FxHashMap<PassageRef, DivergenceId> {
    let mut all = FxHashMap::default();
    for (id, it) in comparison.all_divergences().iter_enumerated() {
        if matches!(it.kind, Kind::Only { .. }) {
            for passage in passages(comparison, it) {
                all.entry(passage).or_insert(id);
            }
        }
    }
    all
}
