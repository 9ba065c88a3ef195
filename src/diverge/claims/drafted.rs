//! A draft in one report, settled in the other: `drafted a resolution`, `issued a resolution`.

use crate::corpus::Site;
use crate::diverge::claims::planned::are_two_acts;
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use rustc_hash::FxHashSet;

/// Words after a verb looked at for what it is about.
const REACH: usize = 6;

/// One `Status` at most for each two passages, each the closest of the other, of which one has a verb of a draft and the other, about the same
/// thing, one that settles it. Silent where either has both. Known failure: two drafts on one thing.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for (facing, mutual) in context.closest_alike() {
        let found = [0, 1].into_iter().find_map(|side| stage(facing, side));
        let found = found.filter(|_| mutual && !context.is_headline(facing.pair.passages[0]));
        let found = found.filter(|_| !are_two_acts(context, facing));
        if let Some(sites) = found.filter(|it| seen.insert(it.clone())) {
            let score = facing.pair.score.get();
            out.push(context.divergence(Kind::Status { court: false }, sites, score));
        }
    }
    out
}

/// What a verb is about: the words after it that tell something and that the other side has, there.
fn objects(side: &Side, verb: usize) -> Vec<usize> {
    let after = (verb + 1..side.words.len()).take(REACH);
    let after = after.take_while(|n| side.stretches[*n] == side.stretches[verb]);
    after
        .filter(|n| side.tells(*n))
        .filter_map(|n| side.mates[n])
        .collect()
}

/// `drafted a resolution` in one, `issued a resolution` in the other.
fn stage(facing: &Facing, side: usize) -> Option<Vec<Site>> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let verb = (0..here.words.len()).find(|n| Role::Draft.has(here.form(*n)))?;
    let settled = (0..there.words.len()).find(|n| Role::Settles.has(there.form(*n)))?;
    let either = |side: &Side, stage: Role| (0..side.words.len()).any(|n| stage.has(side.form(n)));
    if either(here, Role::Settles)
        || either(there, Role::Draft)
        || here.quoted[verb]
        || there.quoted[settled]
    {
        return None;
    }
    let about = objects(here, verb);
    let meets = about
        .iter()
        .any(|n| *n > settled && *n <= settled + REACH && !there.named[*n]);
    meets.then(|| {
        facing.in_order(
            side,
            facing.site(side, verb, verb),
            facing.site(1 - side, settled, settled),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn a_stage_before_and_one_behind() {
        let drafted = "The pilots drafted a resolution on the lamps of the northern pier.";
        let adopted = "The pilots adopted a resolution on the lamps of the northern pier.";
        assert_eq!(
            found_amid_others(find, [drafted, adopted]),
            [["drafted", "adopted"]]
        );
    }

    #[test]
    fn what_either_tells_both_of_is_none() {
        let drafted = "The pilots drafted a resolution on the lamps of the northern pier.";
        let both =
            "The pilots adopted a resolution, drafted in May, on the lamps of the northern pier.";
        assert!(found_amid_others(find, [drafted, both]).is_empty());
    }
}
