//! `Pairing`: the clauses of two articles that tell the same, one for each at most, over all that is linked.

use crate::corpus::PassageRef;
use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::diverge::wording::counts::{Counts, MOST};
use crate::diverge::wording::in_common::InCommon;
use crate::diverge::wording::meetings::{Between, Meeting};
use crate::diverge::wording::phrases::{Phrase, clauses, phrases};
use crate::diverge::words::{Number, Plain};
use crate::text::index::{ArticleId, EntityId, PassageId};
use crate::text::{Span, crew};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

/// What a word counts that stands in the other article once.
const WHOLE: u32 = 1000;
/// What the score of a link counts beside the words of two clauses, and what that of a link next to it counts.
const LINKED: f32 = 500.0;
const NEARLY: f32 = 150.0;

/// Words and clauses of a passage from which on it is no sentence that a reader would take apart: those that have more are
/// left whole. Every two clauses of what meets are held against each other.
const LONGEST: usize = 300;
const MOST_CLAUSES: usize = 60;

/// A passage in its phrases and clauses; none where it is too long to be taken apart.
pub(in crate::diverge) struct Reading<'a> {
    pub side: Side<'a>,
    pub phrases: Vec<Phrase>,
    pub clauses: Vec<Clause>,
    /// By word, what it has in common with its other forms.
    pub keys: Vec<Option<u32>>,
    /// The different keys, sorted.
    pub all: Vec<u32>,
    // Those of each phrase, phrase behind phrase, and where each ends.
    phrase_keys: Vec<u32>,
    phrase_ends: Vec<u32>,
    /// How its long words begin, sorted.
    pub starts: Vec<u32>,
    /// Who and what is named after the dateline, sorted.
    pub named: Vec<EntityId>,
    /// The first word after the dateline.
    pub from: usize,
}

/// A clause of a passage.
pub(in crate::diverge) struct Clause {
    pub phrases: Range<usize>,
    /// Its different keys, sorted.
    pub keys: Vec<u32>,
    /// Bits of them: clauses without a bit in common share no key.
    pub bits: u64,
}

/// Readings of the passages of which something meets; each is made once.
pub(in crate::diverge) struct Readings<'a> {
    of: Vec<Vec<Option<Reading<'a>>>>,
    // For each article, how often each key stands in the passages that are linked, or stand next to one that is.
    counts: Vec<Counts>,
}

impl<'a> Readings<'a> {
    /// Reads what meets, and the words of the passages around all links. Linear in their words.
    pub(in crate::diverge) fn new(context: &Context<'a>, between: &[Between]) -> Self {
        let passages = |id| context.corpus.segments(id).passages().len();
        let ids = || context.corpus.articles().ids();
        let mut near: Vec<Vec<bool>> = ids().map(|id| vec![false; passages(id)]).collect();
        for (article, passage) in context.alignment.links().iter().flat_map(|it| it.passages) {
            let at = passage.index();
            let around = at.saturating_sub(1)..(at + 2).min(passages(article));
            near[article.index()][around].fill(true);
        }
        let mut met: Vec<Vec<bool>> = ids().map(|id| vec![false; passages(id)]).collect();
        for it in between {
            for (side, article) in it.articles.iter().enumerate() {
                for meeting in &it.meetings {
                    met[article.index()][meeting.at[side]] = true;
                }
            }
        }
        let read = crew::each(ids().collect(), |id: ArticleId| {
            let mut count = Counts::default();
            let read = (0..passages(id)).map(|n| {
                if !near[id.index()][n] {
                    return None;
                }
                let at = (id, PassageId::new(n));
                let words = Told::new(context, at);
                for key in words.keys.iter().flatten() {
                    count.add(*key);
                }
                met[id.index()][n].then(|| Reading::new(context, at, words))
            });
            (read.collect(), count)
        });
        let (of, counts) = read.into_iter().unzip();
        Self { of, counts }
    }

    /// The reading of a passage; none where nothing meets it.
    pub(in crate::diverge) fn get(
        &self,
        article: ArticleId,
        passage: usize,
    ) -> Option<&Reading<'a>> {
        self.of[article.index()].get(passage)?.as_ref()
    }
}

/// The words of a passage with what they have in common with their other forms.
struct Told<'a> {
    words: Cow<'a, [Plain]>,
    keys: Vec<Option<u32>>,
    from: usize,
}

impl<'a> Told<'a> {
    fn new(context: &Context<'a>, at: PassageRef) -> Self {
        let mut words = Cow::Borrowed(context.plain(at));
        // What a report says of itself is no telling of the event; what stands before it in another passage is.
        let dateline = context.corpus.articles()[at.0].dateline();
        let own = context.corpus.passage_span(at);
        let dateline = dateline.filter(|it| it.span.overlaps(own));
        let end = dateline.map_or(0, |it| it.span.end());
        let from = words.partition_point(|it| it.span.end() <= end);
        if from > 0 {
            for word in &mut words.to_mut()[..from] {
                word.stem = None;
            }
        }
        let keys = words.iter().map(|it| it.key().map(Number::get)).collect();
        Self { words, keys, from }
    }
}

impl<'a> Reading<'a> {
    fn new(context: &Context<'_>, at: PassageRef, told: Told<'a>) -> Self {
        let Told { words, keys, from } = told;
        let mut side = Side::new(context, at, words);
        // In a headline that capitalizes every word, none is known to be a name.
        let telling = (0..side.words.len()).filter(|n| side.tells(*n));
        let (named, rest): (Vec<usize>, Vec<usize>) = telling.partition(|n| side.named[*n]);
        if context.is_headline(at) && named.len() > rest.len() {
            side.named.fill(false);
        }
        let phrases = match side.words.len() > LONGEST {
            true => Vec::new(),
            false => phrases(&side, context.stances),
        };
        let (phrase_keys, phrase_ends) = by_phrase(&phrases, &keys);
        let of = |run: &Range<usize>| {
            let words = phrases[run.clone()].iter().flat_map(|it| it.words.clone());
            sorted(words.filter_map(|n| keys[n]))
        };
        let runs = clauses(&side, &phrases).into_iter();
        let clauses = match runs.len() > MOST_CLAUSES {
            true => Vec::new(),
            false => runs
                .map(|it| {
                    let keys = of(&it);
                    Clause {
                        bits: bits(&keys),
                        keys,
                        phrases: it,
                    }
                })
                .collect(),
        };
        Self {
            all: sorted(keys.iter().copied().flatten()),
            starts: sorted(side.words.iter().filter_map(|it| it.start.map(Number::get))),
            named: names_in(context, at, side.words.get(from).map(|it| it.span)),
            from,
            side,
            phrase_keys,
            phrase_ends,
            phrases,
            clauses,
            keys,
        }
    }

    /// The words of a clause.
    pub(in crate::diverge) fn clause_words(&self, clause: &Clause) -> Range<usize> {
        let phrases = &self.phrases[clause.phrases.clone()];
        match (phrases.first(), phrases.last()) {
            (Some(first), Some(last)) => first.words.start..last.words.end,
            _ => 0..0,
        }
    }

    /// The clause in which a word stands. Logarithmic.
    pub(in crate::diverge) fn clause_of(&self, word: usize) -> Option<usize> {
        let phrase = self.phrases.partition_point(|it| it.words.end <= word);
        let clause = self.clauses.partition_point(|it| it.phrases.end <= phrase);
        (clause < self.clauses.len()).then_some(clause)
    }

    /// The part of the words that tell something between quotation marks.
    pub(in crate::diverge) fn spoken(&self) -> f32 {
        let telling = || (0..self.keys.len()).filter(|n| self.keys[*n].is_some());
        let quoted = telling().filter(|n| self.side.quoted[*n]).count();
        quoted as f32 / telling().count().max(1) as f32
    }

    /// The different keys of a phrase, sorted.
    pub(in crate::diverge) fn keys_of(&self, phrase: usize) -> &[u32] {
        let start = phrase
            .checked_sub(1)
            .map_or(0, |it| self.phrase_ends[it] as usize);
        &self.phrase_keys[start..self.phrase_ends[phrase] as usize]
    }
}

/// The different keys of each phrase, sorted, phrase behind phrase, and where those of each end.
fn by_phrase(phrases: &[Phrase], keys: &[Option<u32>]) -> (Vec<u32>, Vec<u32>) {
    let mut all: Vec<u32> = Vec::with_capacity(keys.len());
    let mut ends = Vec::with_capacity(phrases.len());
    let mut own = Vec::new();
    for phrase in phrases {
        own.clear();
        own.extend(phrase.words.clone().filter_map(|n| keys[n]));
        own.sort_unstable();
        own.dedup();
        all.extend_from_slice(&own);
        ends.push(all.len() as u32);
    }
    (all, ends)
}

/// Who and what a passage names from a place on, sorted.
fn names_in(context: &Context<'_>, at: PassageRef, from: Option<Span>) -> Vec<EntityId> {
    let after = |it: &Span| from.is_some_and(|from| it.start() >= from.start());
    let mentions = context.mentions(at);
    let told = mentions.filter(|(_, it)| after(&it.span));
    let mut out: Vec<EntityId> = told
        .map(|(id, _)| context.corpus.entity(at.0, id))
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Different values in order.
pub(in crate::diverge) fn sorted(values: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut out: Vec<u32> = values.collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// A bit for each key; keys share them. Most clauses that meet have nothing in common: this says so at once.
fn bits(keys: &[u32]) -> u64 {
    keys.iter().fold(0, |bits, key| bits | 1 << (key % 64))
}

/// What two sorted lists have in common. Linear.
pub(in crate::diverge) fn common<'a>(
    one: &'a [u32],
    two: &'a [u32],
) -> impl Iterator<Item = u32> + 'a {
    let mut rest = two;
    one.iter().copied().filter(move |key| {
        let before = rest.iter().take_while(|it| *it < key).count();
        rest = &rest[before..];
        rest.first() == Some(key)
    })
}

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
