//! `Reading`: a passage in its phrases and clauses, with the keys of its words; read once for all that it meets.

use crate::corpus::PassageRef;
use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::diverge::wording::counts::Counts;
use crate::diverge::wording::meetings::Between;
use crate::diverge::wording::phrases::{Head, Phrase, clauses, phrases};
use crate::diverge::words::{Number, Plain};
use crate::text::index::{ArticleId, EntityId, PassageId};
use crate::text::{Span, crew};
use std::borrow::Cow;
use std::ops::Range;

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
    pub(super) counts: Vec<Counts>,
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
        let read = crew::each(context.corpus.size(), ids().collect(), |id: ArticleId| {
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

    /// The phrase in which a word stands: what it is built around, and its words. Logarithmic.
    pub(in crate::diverge) fn phrase_at(&self, word: usize) -> Option<(Head, Range<usize>)> {
        let at = self.phrases.partition_point(|it| it.words.end <= word);
        let phrase = self.phrases.get(at)?;
        Some((phrase.head, phrase.words.clone()))
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
