//! `InCommon`: how much two passages that meet have in common.

use crate::diverge::wording::meetings::Meeting;
use crate::diverge::wording::pairing::Pairing;
use crate::diverge::wording::reading::{Reading, common};

/// How much two passages have in common.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::diverge) struct InCommon {
    /// What the words that both have count, in words that stand in the other article once.
    pub words: f32,
    /// That, as a part of what all words of the one count that has less of them.
    pub part: f32,
    /// Whether they are the same but for one word in one place.
    pub alike: bool,
    /// How many words the shorter one has.
    pub least: usize,
    /// How many people, places and bodies both name, and that as a part of what the one names that names more, and one.
    pub named: f32,
    pub named_part: f32,
    /// How much surer their link is than any other of the one or of the other passage: the greater of the two.
    pub apart: f32,
    /// How many other links of the one passage, and of the other, are surer: as logarithms, the lesser first.
    pub surer: [f32; 2],
    /// The part between quotation marks of the one, and of the other, the lesser first.
    pub spoken: [f32; 2],
}

/// From this part of their words in common on two passages are the same but for a few.
const SAME: f32 = 0.75;

/// Words that tell something which two passages must share around one place, and those that each may have there, for the two to be the
/// same else: a part of all says little of so short ones.
const AROUND: usize = 4;
const PLACE: usize = 1;

impl InCommon {
    /// Whether the passages have nearly all words in common: whoever holds them against each other sees the others.
    pub(in crate::diverge) fn is_same(&self) -> bool {
        self.part >= SAME
    }

    /// How much the passages of a meeting have in common, with what all words of each count. Linear in their words and what
    /// they meet.
    pub(in crate::diverge) fn new(it: &Pairing<'_>, meeting: &Meeting, totals: [f32; 2]) -> Self {
        let [Some(one), Some(two)] = [0, 1].map(|side| it.reading(side, meeting.at[side])) else {
            return Self::default();
        };
        let words = it.counted(common(&one.all, &two.all));
        let named = one
            .named
            .iter()
            .filter(|it| two.named.binary_search(it).is_ok());
        let named = named.count() as f32;
        let mut apart = f32::MIN;
        let mut surer = [0, 1].map(|side| {
            let others = it.of[side].get(&meeting.at[side]).into_iter().flatten();
            let others = others.map(|n| &it.meetings[*n]);
            let (mut best, mut count) = (0.0_f32, 0_u16);
            for other in others.filter(|it| it.at != meeting.at) {
                best = best.max(other.firm);
                count += u16::from(other.firm > meeting.firm);
            }
            apart = apart.max(meeting.firm - best);
            f32::from(count).ln_1p()
        });
        surer.sort_by(f32::total_cmp);
        let mut spoken = [one.spoken(), two.spoken()];
        spoken.sort_by(f32::total_cmp);
        Self {
            words,
            part: words / (totals[0].min(totals[1]) + 0.1),
            alike: are_alike(one, two),
            least: one.all.len().min(two.all.len()),
            named,
            named_part: named / (1 + one.named.len().max(two.named.len())) as f32,
            apart,
            surer,
            spoken,
        }
    }
}

/// Whether two passages tell the same words in one order, but for few in one place (`the ferry sails in May`, `the vessel sails in May`).
/// Linear in their words.
fn are_alike(one: &Reading, two: &Reading) -> bool {
    let told = |it: &Reading| it.keys.iter().flatten().count();
    let (x, y) = (told(one), told(two));
    if x.abs_diff(y) > PLACE {
        return false;
    }
    let keys = |it: &'_ Reading| it.keys.iter().flatten().copied().collect::<Vec<u32>>();
    let (left, right) = (keys(one), keys(two));
    let alike = |(a, b): &(&u32, &u32)| a == b;
    let before = left.iter().zip(&right).take_while(alike).count();
    let rest = x.min(y) - before;
    let behind = left.iter().rev().zip(right.iter().rev()).take(rest);
    let shared = before + behind.take_while(alike).count();
    shared >= AROUND && x.max(y) - shared <= PLACE
}
