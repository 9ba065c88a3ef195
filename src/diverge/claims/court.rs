//! How far a case in court has come: `was charged with assault` in one report, `was convicted of assault` in the other.

use crate::annotate::MentionKind;
use crate::diverge::claims::planned::apart;
use crate::diverge::claims::stance::{Mood, mood};
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::acts::{noun, step};
use crate::text::index::{ArticleId, EntityId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words looked at around a step for what it is about.
const REACH: usize = 8;
/// Two steps, by their numbers in the list, that are one act.
const CHARGED: u8 = 2;
const INDICTED: u8 = 3;

/// One `Status` for each two closest passages that name one person and tell one step of a case each, not the same one, where
/// neither report tells the step of the other anywhere: a report of a charge tells of the arrest too, in another sentence.
///
/// In 178 pairs of full reports one was found, right; before reports were read through, 2 of 6 in pairs that no rule was made with.
/// Known failure: the steps are those of somebody else whom the passages name nowhere.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    let mut read: FxHashMap<ArticleId, FxHashSet<u8>> = FxHashMap::default();
    for (facing, _) in context.closest_alike() {
        let steps = [0, 1].map(|side| told(&facing.sides[side]));
        let ([(one, from, to)], [(two, first, last)]) = (&steps[0][..], &steps[1][..]) else {
            continue;
        };
        let meets = facing.common_near([*from, *first], REACH);
        // Who is indicted is charged, by another word.
        let is_charge = matches!((one, two), (&CHARGED, &INDICTED) | (&INDICTED, &CHARGED));
        if one == two
            || is_charge
            || meets == 0
            || !of_one(context, facing)
            || apart(context, facing)
        {
            continue;
        }
        let ids = facing.pair.passages.map(|it| it.0);
        for id in ids {
            read.entry(id).or_insert_with(|| told_anywhere(context, id));
        }
        if read[&ids[1]].contains(one) || read[&ids[0]].contains(two) {
            continue;
        }
        let sites = vec![facing.site(0, *from, *to), facing.site(1, *first, *last)];
        if seen.insert(sites.clone()) {
            out.push(context.divergence(
                Kind::Status { court: true },
                sites,
                facing.pair.score.get(),
            ));
        }
    }
    out
}

/// The steps that a passage tells as done, outside of quotes.
fn told(side: &Side) -> Vec<(u8, usize, usize)> {
    let steps = (0..side.words.len()).filter_map(|n| {
        let word = |k: usize| side.words.get(n + k).map_or("", |it| &*it.form);
        let (step, length) = step(word)?;
        let free = !side.quoted[n] && !side.named[n] && mood(side, n).0 == Mood::Plain;
        free.then_some((step, n, n + length - 1))
    });
    steps.collect()
}

/// The steps that a report has words for anywhere, nouns too (`the arrest`). Linear.
fn told_anywhere(context: &Context<'_>, id: ArticleId) -> FxHashSet<u8> {
    let passages = context.corpus.segments(id).passages().ids();
    let all = passages.flat_map(|it| {
        let words = context.plain((id, it));
        (0..words.len()).filter_map(|n| {
            let word = |k: usize| words.get(n + k).map_or("", |it| &*it.form);
            step(word).map(|it| it.0).or_else(|| noun(word(0)))
        })
    });
    all.collect()
}

/// Whether both passages name one person.
fn of_one(context: &Context<'_>, facing: &Facing) -> bool {
    let persons = |side: usize| -> FxHashSet<EntityId> {
        let at: (ArticleId, _) = facing.pair.passages[side];
        let all = context.mentions(at);
        let persons = all.filter(|(_, it)| it.kind == MentionKind::Person);
        persons
            .map(|(id, _)| context.corpus.entity(at.0, id))
            .collect()
    };
    let [one, two] = [0, 1].map(persons);
    !one.is_disjoint(&two)
}
