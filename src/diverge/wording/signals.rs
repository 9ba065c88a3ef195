//! `Signals`: what speaks for a piece and against it, before anything is made of it.

use crate::diverge::wording::in_common::InCommon;
use crate::diverge::wording::meetings::Meeting;
use crate::diverge::wording::pairing::Pairing;
use crate::diverge::wording::pieces::Form;
use crate::diverge::wording::reading::{Reading, common};
use std::ops::Range;

/// What is known of a piece, each of it the same whichever article comes first, and but for `link` wherever the passages stand.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::diverge) struct Signals {
    /// Score of the link; 0 where the passages stand next to linked ones only.
    pub link: f32,
    /// The same by what the passages say alone, as log odds.
    pub firm: f32,
    /// How much the two passages have in common.
    pub passages: InCommon,
    /// Whether both passages are headlines.
    pub headline: f32,
    /// The part of its words that the other article has anywhere.
    pub elsewhere: f32,
    /// The part of the shorter side's words that the other side has; 0 where one side alone has it.
    pub inside: f32,
    /// On how many sides it stands at a phrase that both have.
    pub closed: f32,
    /// At how many of its ends a clause begins or ends, as a part of all.
    pub ends: f32,
    /// How many clauses that begin or end one side say nothing that the other side says.
    pub loose: usize,
    /// What the words that both sides have count, in words that stand in the other article once, and how many they are.
    pub weight: f32,
    pub count: f32,
    /// How many words that tell something the longer side has: as a logarithm.
    pub long: f32,
    /// The part between quotation marks of the side of which it is more.
    pub quoted: f32,
    /// At how many of its ends both passages begin or end, and at how many only one.
    pub edges: f32,
    pub odd: f32,
}

/// The words of a piece on each side.
type Words = [Option<Range<usize>>; 2];

impl Signals {
    /// What is known of a piece beside what the finder of it saw. Linear in its words.
    pub(in crate::diverge) fn with(
        self,
        pairing: &Pairing<'_>,
        readings: [&Reading; 2],
        meeting: &Meeting,
        words: &Words,
        keys: &[Vec<u32>; 2],
    ) -> Self {
        let both = common(&keys[0], &keys[1]).count();
        let told = || (0..2).filter_map(|side| Some((side, words[side].clone()?)));
        let telling = |(side, run): (usize, Range<usize>)| {
            run.filter(|n| readings[side].side.tells(*n)).count()
        };
        let quoted = |(side, run): (usize, Range<usize>)| {
            let flags = &readings[side].side.quoted[run];
            part(flags.iter().filter(|it| **it).count(), flags.len())
        };
        // Of two sides that tell it, at how many a passage begins, and at how many one ends.
        let edges = [false, true].map(|last| {
            let at = told().map(|(side, run)| readings[side].stands_at(&run, last));
            let at: Vec<bool> = at.collect();
            at.iter().filter(|it| at.len() == 2 && **it).count()
        });
        let flag = |it: bool| f32::from(u8::from(it));
        Signals {
            link: meeting.link,
            firm: odds(meeting.firm),
            passages: pairing
                .meeting(meeting.at)
                .map(|it| *it.1)
                .unwrap_or_default(),
            headline: flag(meeting.headlines),
            elsewhere: average(words, |side, _| {
                let there = &pairing.counts[1 - side];
                let met = keys[side].iter().filter(|it| there.of(**it) > 0);
                part(met.count(), keys[side].len())
            }),
            inside: part(both, keys[0].len().min(keys[1].len())),
            ends: average(words, |side, run| readings[side].ends(&run)),
            weight: pairing.counted(common(&keys[0], &keys[1])),
            count: both as f32,
            long: (told().map(telling).max().unwrap_or_default().max(1) as f32).ln(),
            quoted: told().map(quoted).fold(0.0, f32::max),
            edges: edges.iter().filter(|it| **it == 2).count() as f32,
            odd: edges.iter().filter(|it| **it == 1).count() as f32,
            ..self
        }
    }

    /// Whether neither of its passages is bound closer to another one, and their link is at least so likely by what both say, in log odds.
    pub(in crate::diverge) fn is_closest(&self, odds: f32) -> bool {
        self.firm >= odds && self.passages.surer == [0.0; 2]
    }

    /// What is weighed, in the order of [`crate::diverge::trust::WEIGHTS`].
    pub(in crate::diverge) fn features(&self, form: Form) -> [f32; FEATURES] {
        let of = &self.passages;
        [
            1.0,
            f32::from(u8::from(form == Form::Passage)),
            self.headline,
            self.elsewhere,
            self.inside,
            self.closed,
            self.ends,
            self.firm,
            of.words,
            of.part,
            of.apart,
            of.named,
            of.named_part,
            (1.0 + of.least as f32).ln(),
            self.weight,
            self.count,
            self.long,
            self.quoted,
            self.edges,
            self.odd,
            of.spoken[0],
            of.spoken[1],
            of.surer[0],
            of.surer[1],
        ]
    }
}

/// How many things are weighed.
pub(in crate::diverge) const FEATURES: usize = 24;

/// The log odds of the score of a link.
fn odds(score: f32) -> f32 {
    let it = score.clamp(0.05, 0.99);
    (it / (1.0 - it)).ln()
}

fn part(some: usize, all: usize) -> f32 {
    some as f32 / all.max(1) as f32
}

/// The average over the sides that tell a piece.
fn average(words: &Words, of: impl Fn(usize, Range<usize>) -> f32) -> f32 {
    let sides = (0..2).filter_map(|side| Some((side, words[side].clone()?)));
    let all: Vec<f32> = sides.map(|(side, run)| of(side, run)).collect();
    all.iter().sum::<f32>() / all.len().max(1) as f32
}

impl Reading<'_> {
    /// Whether a run of words stands in the first clause of its passage, or in the last one.
    fn stands_at(&self, run: &Range<usize>, last: bool) -> bool {
        let (word, clause) = match last {
            true => (
                run.end.saturating_sub(1),
                self.clauses.len().saturating_sub(1),
            ),
            false => (run.start, 0),
        };
        self.clause_of(word) == Some(clause)
    }

    /// At how many of the two ends of a run of words a clause begins or ends, but for words that tell nothing.
    fn ends(&self, run: &Range<usize>) -> f32 {
        let clause = |word: usize| {
            let phrase = self.phrases.partition_point(|it| it.words.end <= word);
            let at = self.clauses.partition_point(|it| it.phrases.end <= phrase);
            self.clauses.get(at).map(|it| self.clause_words(it))
        };
        let tells = |mut words: Range<usize>| words.any(|n| self.side.tells(n));
        let begins = clause(run.start).is_some_and(|it| !tells(it.start..run.start));
        let last = run.end.saturating_sub(1);
        let stops = clause(last).is_some_and(|it| !tells(run.end..it.end));
        part(usize::from(begins) + usize::from(stops), 2)
    }
}
