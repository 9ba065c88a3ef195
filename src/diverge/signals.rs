//! `Signals`: what speaks for a piece and against it, before anything is made of it.

use super::facing::Side;
use super::pairing::{Meeting, Pairing, Reading, common};
use super::pieces::Form;
use std::ops::Range;

/// What is known of a piece, each of it the same whichever article comes first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signals {
    /// Score of the link; 0 where the passages stand next to linked ones only.
    pub link: f32,
    /// The highest score of their link and of those next to it.
    pub near: f32,
    /// On how many sides no other link is stronger.
    pub best: f32,
    /// The same of the side that tells the piece, or of both.
    pub own_best: f32,
    /// Different words that the passages have in common, and their part of the longer passage.
    pub shared: f32,
    pub cover: f32,
    /// Parts of the piece's words between quotation marks and in names.
    pub quoted: f32,
    pub named: f32,
    /// Words that tell something, on the average of its sides.
    pub words: f32,
    /// The part of them that the other article has anywhere.
    pub elsewhere: f32,
    /// On how many sides a gap stands at a phrase that both have.
    pub closed: f32,
    /// What its clauses have in common counts, in words that stand in the other article once.
    pub common: f32,
}

impl Signals {
    /// What is known of a piece beside what the finder of it saw. Linear in its words and in the links of its passages.
    pub(super) fn with(
        self,
        pairing: &Pairing<'_>,
        readings: [&Reading; 2],
        meeting: &Meeting,
        words: &[Option<Range<usize>>; 2],
    ) -> Self {
        let best = [0, 1].map(|side| {
            let all = pairing.of[side]
                .get(&meeting.at[side])
                .into_iter()
                .flatten();
            let most = all.map(|n| pairing.meetings[*n].link).fold(0.0, f32::max);
            f32::from(u8::from(meeting.link > 0.0 && meeting.link >= most))
        });
        let sides: Vec<usize> = (0..2).filter(|side| words[*side].is_some()).collect();
        let over = |of: &dyn Fn(usize, &[usize]) -> f32| -> f32 {
            let sum: f32 = sides
                .iter()
                .map(|&side| {
                    of(
                        side,
                        &words[side].clone().unwrap_or_default().collect::<Vec<_>>(),
                    )
                })
                .sum();
            sum / sides.len().max(1) as f32
        };
        let part = |some: usize, all: usize| some as f32 / all.max(1) as f32;
        let marked = |of: fn(&Side) -> &[bool]| {
            over(&|side, words| {
                let flags = of(&readings[side].side);
                part(words.iter().filter(|n| flags[**n]).count(), words.len())
            })
        };
        let keys = |side: usize, words: &[usize]| -> Vec<u32> {
            words
                .iter()
                .filter_map(|n| readings[side].keys[*n])
                .collect()
        };
        let shared = common(&readings[0].all, &readings[1].all).count();
        let sizes = [readings[0].all.len(), readings[1].all.len()];
        Signals {
            link: meeting.link,
            near: meeting.near,
            best: best[0] + best[1],
            own_best: sides.iter().map(|it| best[*it]).fold(1.0, f32::min),
            shared: shared as f32,
            cover: part(shared, sizes[0].max(sizes[1])),
            quoted: marked(|it| &it.quoted),
            named: marked(|it| &it.named),
            words: over(&|side, words| keys(side, words).len() as f32),
            elsewhere: over(&|side, words| {
                let keys = keys(side, words);
                let there = &pairing.counts[1 - side];
                part(
                    keys.iter().filter(|it| there.contains_key(*it)).count(),
                    keys.len(),
                )
            }),
            ..self
        }
    }

    /// What is weighed, in the order of [`super::trust::WEIGHTS`].
    pub(super) fn features(&self, form: Form) -> [f32; FEATURES] {
        let is = |other: Form| f32::from(u8::from(form == other));
        let link = self.link.clamp(0.1, 0.99);
        [
            1.0,
            is(Form::Within),
            is(Form::Longer),
            is(Form::Gap),
            is(Form::Extra),
            (link / (1.0 - link)).ln(),
            self.near,
            self.best,
            self.own_best,
            (1.0 + self.shared).ln(),
            self.cover,
            self.quoted,
            self.named,
            (self.words - LONG).max(0.0),
            self.elsewhere,
            self.closed,
            self.common.min(MOST),
        ]
    }
}

/// How many things are weighed.
pub(super) const FEATURES: usize = 17;
/// Words that tell something from which on a piece counts as long.
const LONG: f32 = 8.0;
/// Shared words of two clauses that are counted.
const MOST: f32 = 5.0;
