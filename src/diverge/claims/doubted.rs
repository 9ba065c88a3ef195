//! Words of doubt that only one report has: `reportedly sold`, `sold`.

use crate::corpus::Site;
use crate::diverge::claims::mood::{alleges, hedged};
use crate::diverge::context::Context;
use crate::diverge::facing::Facing;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use rustc_hash::FxHashSet;

/// Words in common near a word of doubt.
const COMMON: usize = 2;

/// One `Certainty` at most for each close pair, of which one doubts what the other tells by the same word without any doubt.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let closest = context.closest_alike();
    let found = closest.filter_map(|(facing, _)| {
        let sites = (0..2).find_map(|side| doubted(facing, side))?;
        let score = facing.pair.score.get();
        let first = seen.insert(sites.clone());
        first.then(|| context.divergence(Kind::Certainty, sites, score))
    });
    found.collect()
}

/// `allegedly` and its like amid words that the other side tells without any doubt.
fn doubted(facing: &Facing, side: usize) -> Option<Vec<Site>> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    // As long as the shortest of them.
    let doubts = |at: &usize| here.form(*at).len() >= 7 && Role::Doubted.has(here.form(*at));
    let first = (0..here.words.len()).find(doubts)?;
    if there.words.iter().any(hedged) {
        return None;
    }
    (first..here.words.len()).find_map(|at| {
        if !doubts(&at)
            || alleges(here, at)
            || here.quoted[at]
            || facing.told_near(side, at, at) < COMMON
        {
            return None;
        }
        let verb = (at + 1..here.words.len()).find(|n| here.tells(*n))?;
        // What is doubted must be told there too: read in real reports, without it none of five was right.
        let mate = here.mates[verb]?;
        let there = facing.site(1 - side, mate, mate);
        Some(facing.in_order(side, facing.site(side, at, verb), there))
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn a_word_of_doubt_needs_what_is_doubted_on_the_other_side() {
        let doubted =
            "The keeper reportedly sold the brass lamps of the northern pier to a dealer in Velin.";
        let told = "The keeper sold the brass lamps of the northern pier to a dealer in Velin.";
        assert_eq!(
            found_amid_others(find, [doubted, told]),
            [["reportedly sold", "sold"]]
        );
        let hedged =
            "The keeper may have sold the brass lamps of the northern pier to a dealer in Velin.";
        assert!(found_amid_others(find, [doubted, hedged]).is_empty());
    }
}
