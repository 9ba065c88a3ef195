//! `Signals`: what speaks for a piece and against it, before anything is made of it.

use crate::diverge::facing::Side;
use crate::diverge::quoted::unsourced::SAYS;
use crate::diverge::wording::pairing::{Meeting, Pairing, Reading, common, sorted};
use crate::diverge::wording::pieces::Form;
use crate::diverge::wording::sound::own;
use std::ops::Range;

/// What is known of a piece, each of it the same whichever article comes first.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::diverge) struct Signals {
    /// Score of the link; 0 where the passages stand next to linked ones only.
    pub link: f32,
    /// The part of the longer passage's words that both have.
    pub cover: f32,
    /// Whether both passages are headlines, and whether both are the first ones after them.
    pub headline: f32,
    pub lead: f32,
    /// How far down the passage that stands higher stands: 1 + n as a logarithm.
    pub down: f32,
    /// The part of its words between quotation marks.
    pub quoted: f32,
    /// The part of its words that the other article has anywhere.
    pub elsewhere: f32,
    /// The part of the shorter side's words that the other side has; 0 where one side alone has it.
    pub inside: f32,
    /// What its clauses have in common counts, in words that stand in the other article once.
    pub common: f32,
    /// That part of what it counts together with the words of its own.
    pub kept: f32,
    /// On how many sides it stands at a phrase that both have.
    pub closed: f32,
    /// At how many of its ends a clause begins or ends, as a part of all.
    pub ends: f32,
    /// Whether it says that something is said.
    pub says: f32,
    /// Whether its clauses are each other's best, 0, or only the one the other's, 1.
    pub second: f32,
    /// How many pieces the two passages have: as a logarithm.
    pub beside: f32,
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
    ) -> Self {
        let shared = common(&readings[0].all, &readings[1].all).count();
        let sizes = [readings[0].all.len(), readings[1].all.len()];
        let keys = [0, 1].map(|side| {
            let run = words[side].clone().unwrap_or_default();
            sorted(run.filter_map(|n| readings[side].keys[n]))
        });
        let both = common(&keys[0], &keys[1]).count();
        let alone = [0, 1].map(|side| {
            let run = words[side].clone().unwrap_or_default();
            own(readings, side, run)
        });
        let most = alone[0].max(alone[1]) as f32;
        let flag = |it: bool| f32::from(u8::from(it));
        Signals {
            link: meeting.link,
            cover: part(shared, sizes[0].max(sizes[1])),
            headline: flag(meeting.headlines),
            lead: flag(meeting.at == [1, 1]),
            down: (1.0 + meeting.at[0].min(meeting.at[1]) as f32).ln(),
            quoted: average(words, |side, run| {
                let flags = &readings[side].side.quoted[run.clone()];
                part(flags.iter().filter(|it| **it).count(), run.len())
            }),
            elsewhere: average(words, |side, _| {
                let there = &pairing.counts[1 - side];
                let met = keys[side].iter().filter(|it| there.contains_key(*it));
                part(met.count(), keys[side].len())
            }),
            inside: part(both, keys[0].len().min(keys[1].len())),
            kept: self.common / (most + self.common).max(1.0),
            ends: average(words, |side, run| readings[side].ends(&run)),
            says: flag((0..2).any(|side| {
                let mut run = words[side].clone().unwrap_or_default();
                run.any(|n| says(&readings[side].side, n))
            })),
            ..self
        }
    }

    /// What is weighed, in the order of [`crate::diverge::trust::WEIGHTS`].
    pub(in crate::diverge) fn features(&self, form: Form) -> [f32; FEATURES] {
        let is = |other: Form| f32::from(u8::from(form == other));
        let link = self.link.clamp(0.1, 0.99);
        [
            1.0,
            is(Form::Whole),
            is(Form::Predicate),
            is(Form::Passage),
            is(Form::Gap),
            is(Form::Longer),
            is(Form::Alone),
            (link / (1.0 - link)).ln(),
            self.cover,
            self.headline,
            self.lead,
            self.down,
            self.quoted,
            self.elsewhere,
            self.inside,
            self.kept,
            self.closed,
            self.ends,
            self.says,
            self.second,
            self.beside,
        ]
    }
}

/// How many things are weighed.
pub(in crate::diverge) const FEATURES: usize = 21;

fn part(some: usize, all: usize) -> f32 {
    some as f32 / all.max(1) as f32
}

/// The average over the sides that tell a piece.
fn average(words: &Words, of: impl Fn(usize, Range<usize>) -> f32) -> f32 {
    let sides = (0..2).filter_map(|side| Some((side, words[side].clone()?)));
    let all: Vec<f32> = sides.map(|(side, run)| of(side, run)).collect();
    all.iter().sum::<f32>() / all.len().max(1) as f32
}

/// Whether a word says that something is said.
fn says(side: &Side, at: usize) -> bool {
    let form = side.form(at);
    form == "statement" || side.tells(at) && SAYS.contains(&form)
}

impl Reading {
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
