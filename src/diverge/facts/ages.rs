//! Ages of one person that disagree: `Oda Tarn, 54,` and `57-year-old Oda Tarn`; whether two ages are of one noun.

use crate::annotate::MentionKind;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::{Divergence, Kind};
use crate::segment::Token;
use crate::text::index::EntityId;
use rustc_hash::FxHashSet;

/// The oldest anybody is.
const OLDEST: u32 = 120;
/// Words between `57-year-old` and the name.
const NEAR: usize = 4;

/// One `NumberConflict` for each two linked passages that give one person two ages.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for facing in &context.facings {
        let [left, right] = [0, 1].map(|side| ages(context, facing, side));
        for one in &left {
            let other = right.iter().find(|it| it.0 == one.0);
            let Some(two) = other.filter(|it| it.1 != one.1) else {
                continue;
            };
            if !seen.insert([one.2, two.2]) {
                continue;
            }
            let score = facing.pair.score.get();
            out.push(context.divergence(Kind::NumberConflict, vec![one.2, two.2], score));
        }
    }
    out
}

/// Words that tell something behind `34-year-old` of which one is the noun.
const AGED: usize = 3;

/// Whether two ages stand beside one noun: `a 34-year-old truck driver`, `a lorry driver, 43,`.
pub(super) fn are_of_one_noun(context: &Context<'_>, places: &[Site]) -> bool {
    let noun = |site: Site| -> Vec<u32> {
        let (before, after) = context.words_near(site);
        let stem = |it: &Token| context.stems.of(it);
        if is_bare(context.corpus.slice(site)) {
            before.take(1).filter_map(stem).collect()
        } else {
            after.filter_map(stem).take(AGED).collect()
        }
    };
    let [one, two] = [places[0], places[1]].map(noun);
    one.iter().any(|it| two.contains(it))
}

/// Whether an age is told by its digits alone, behind the noun.
fn is_bare(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit())
}

/// The persons of a passage with their ages.
fn ages(context: &Context<'_>, facing: &Facing, side: usize) -> Vec<(EntityId, u32, Site)> {
    let at = facing.pair.passages[side];
    let words = &facing.sides[side];
    let mut out = Vec::new();
    for (id, mention) in context.mentions(at) {
        if mention.kind != MentionKind::Person {
            continue;
        }
        let (start, end) = (mention.span.start(), mention.span.end());
        let first = words.words.partition_point(|it| it.span.end() <= start);
        let behind = words.words.partition_point(|it| it.span.start() < end);
        let Some(last) = behind.checked_sub(1).filter(|it| *it >= first) else {
            continue;
        };
        let found = after(words, last).or_else(|| year_old(words, first));
        if let Some((age, [from, to])) = found {
            out.push((
                context.corpus.entity(at.0, id),
                age,
                facing.site(side, from, to),
            ));
        }
    }
    out
}

/// `, 54,` after a name: alone between two marks.
fn after(side: &Side, last: usize) -> Option<(u32, [usize; 2])> {
    let n = last + 1;
    let age = age(side, n)?;
    let alone = side.stretches[n] != side.stretches[last]
        && side
            .stretches
            .get(n + 1)
            .is_none_or(|it| *it != side.stretches[n]);
    alone.then_some((age, [n, n]))
}

/// `57-year-old` before a name, or right after it.
fn year_old(side: &Side, first: usize) -> Option<(u32, [usize; 2])> {
    let from = first.saturating_sub(NEAR + 3);
    let mut starts = (from..first).rev();
    starts.find_map(|n| {
        let years = matches!(&*side.words.get(n + 1)?.form, "year" | "years");
        let old = &*side.words.get(n + 2)?.form == "old" && n + 2 < first;
        (years && old).then(|| Some((age(side, n)?, [n, n + 2])))?
    })
}

fn age(side: &Side, at: usize) -> Option<u32> {
    let form = &side.words.get(at)?.form;
    form.parse().ok().filter(|it| (1..=OLDEST).contains(it))
}
