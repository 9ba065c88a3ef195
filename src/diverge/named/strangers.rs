//! Two persons of whom each report knows one, in one place of the same statement.

use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::facts::agreement::{Agreement, agreement};
use crate::diverge::facts::numbers::alone_of_unit;
use crate::diverge::named::names::{is_named, is_spelling};
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind};
use crate::text::index::EntityId;
use rustc_hash::FxHashSet;

/// Words in common that must stand near the names, on both sides.
const COMMON: usize = 2;
/// Words that tell something looked at around, each way.
const REACH: usize = 4;

/// One `NameConflict` for each two surely linked passages of which each names one person that the other report does not know,
/// amid words in common.
///
/// Told once for each two persons, where they first meet. Known failure: two of several witnesses who say nearly the same.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut told: FxHashSet<[EntityId; 2]> = FxHashSet::default();
    let mut out = Vec::new();
    for facing in &context.facings {
        if facing.pair.score.get() < SURE {
            continue;
        }
        let both = [0, 1].map(|side| stranger(context, facing, side));
        let [Some(one), Some(two)] = both else {
            continue;
        };
        let common = facing.common_near([one.at, two.at], REACH);
        context.trace.say(facing.pair.passages, "name-conflict", || {
            let name = |it: &Stranger| context.corpus.slice(it.site).to_owned();
            format!(
                "{} / {}: neither is known to the other report; {common} word(s) in common near of {COMMON}",
                name(&one), name(&two)
            )
        });
        if count_otherwise(context, facing.pair.passages) {
            continue;
        }
        let [a, b] = [one.site, two.site].map(|it| context.corpus.slice(it));
        let full = [&one, &two]
            .iter()
            .all(|it| has_full_name(context, it.entity));
        if full && common >= COMMON && !is_spelling(a, b) && told.insert([one.entity, two.entity]) {
            let sites = vec![one.site, two.site];
            out.push(context.divergence(Kind::NameConflict, sites, facing.pair.score.get()));
        }
    }
    out
}

/// Whether two passages give each one number of a unit, and not the same: `has been at the plant for 37 years`, `has worked at the
/// plant for nearly 30 years`. What is told of two people in two numbers is no slip in a name.
fn count_otherwise(context: &Context<'_>, passages: [PassageRef; 2]) -> bool {
    let [left, right] = passages.map(|it| alone_of_unit(context.quantities(it)));
    left.iter().any(|one| {
        let same = right.iter().filter(|two| two.unit == one.unit);
        let mut same = same.map(|two| agreement(one, two));
        same.any(|it| it == Agreement::Disagree)
    })
}

/// The only person of a passage that the other report does not know.
struct Stranger {
    entity: EntityId,
    site: Site,
    /// The first word of the name.
    at: usize,
}

/// Whether a report gives first and last name: `Bush` alone may be a law, a stadium, or somebody of whom all know.
fn has_full_name(context: &Context<'_>, entity: EntityId) -> bool {
    let name = &context.corpus.entities()[entity].name;
    name.split_whitespace().count() >= 2
}

fn stranger(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Stranger> {
    let [here, there] = [side, 1 - side].map(|it| facing.pair.passages[it]);
    let words: &Side = &facing.sides[side];
    let persons = context.mentions(here);
    let mut unknown = persons
        .filter(|(_, it)| it.kind == MentionKind::Person)
        .filter_map(|(id, it)| {
            let entity = context.corpus.entity(here.0, id);
            let at = words.first_in(it.span)?;
            let site = Site {
                article: here.0,
                span: it.span,
            };
            (!is_named(context, entity, there.0)).then_some(Stranger { entity, site, at })
        });
    let first = unknown.next()?;
    unknown.all(|it| it.entity == first.entity).then_some(first)
}
