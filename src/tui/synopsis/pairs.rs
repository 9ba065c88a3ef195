//! Which passages of a match stand beside each other in a band: those that are surely told of one thing.

use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use rustc_hash::FxHashMap;

/// Links whose scores differ by no more are about as sure.
pub(in crate::tui) const ABOUT: f32 = 0.1;

/// From here on a link is sure enough to stand, whatever else is linked.
const SURE: f32 = 0.9;

/// The links of a comparison, and for each passage in a match the surest one that goes out of it.
pub(super) struct Pairs<'a> {
    comparison: &'a Comparison,
    outside: FxHashMap<PassageRef, f32>,
}

impl<'a> Pairs<'a> {
    /// Linear in the links.
    pub fn new(comparison: &'a Comparison) -> Self {
        let alignment = comparison.alignment();
        let mut outside: FxHashMap<PassageRef, f32> = FxHashMap::default();
        for link in alignment.links() {
            let of = link.passages.map(|it| alignment.match_of(it));
            if of[0] == of[1] {
                continue;
            }
            for it in link.passages {
                let best = outside.entry(it).or_insert(0.0);
                *best = best.max(link.score.get());
            }
        }
        Self {
            comparison,
            outside,
        }
    }

    /// The passages of a match that stand beside each other, and those that have a band of their own: not surely linked, about as
    /// surely with something outside of the match, while another paragraph of their article is told in it more surely. What is
    /// told in two paragraphs stays together. Cubic in the passages of a match.
    pub fn parted(&self, all: &[PassageRef]) -> (Vec<PassageRef>, Vec<PassageRef>) {
        all.iter().partition(|it| {
            let own = self.surest(**it, all);
            let mut mates = all.iter().filter(|mate| mate.0 == it.0);
            let outside = self.outside.get(*it).copied().unwrap_or(0.0);
            let is_torn = own < SURE && outside + ABOUT >= own;
            let is_surer = |mate: &PassageRef| self.surest(*mate, all) > own;
            !(is_torn && mates.any(|mate| !self.is_near(*mate, **it) && is_surer(mate)))
        })
    }

    /// The score of the surest link of a passage with another of the match.
    fn surest(&self, it: PassageRef, all: &[PassageRef]) -> f32 {
        let links = all.iter().filter_map(|other| {
            let link = self.comparison.alignment().link([it, *other])?;
            Some(link.score.get())
        });
        links.fold(0.0, f32::max)
    }

    /// Whether two passages of one article stand in one paragraph.
    fn is_near(&self, one: PassageRef, two: PassageRef) -> bool {
        let passages = self.comparison.corpus().segments(one.0).passages();
        passages[one.1].block == passages[two.1].block
    }
}
