//! Places that one of two linked passages names more closely: `in the capital`, `in Selnik`.

use super::context::Context;
use super::facing::{Facing, Side};
use super::{Divergence, Kind, Precise};
use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::lexicon;
use crate::text::Span;
use crate::text::index::EntityId;
use rustc_hash::FxHashSet;

/// Words looked at behind a preposition for the place that it leads to.
const LONGEST: usize = 7;
/// Words that tell something looked at around a place, each way.
const REACH: usize = 4;

/// Words before a place.
const LEADS: [&str; 10] = [
    "in", "at", "near", "outside", "around", "inside", "from", "to", "across", "of",
];
/// Places without a name.
const KINDS: [&str; 22] = [
    "capital",
    "city",
    "town",
    "village",
    "region",
    "province",
    "district",
    "country",
    "area",
    "suburb",
    "port",
    "state",
    "island",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "county",
];

/// A place with how it is told.
struct Place {
    words: [usize; 2],
    entity: Option<EntityId>,
    coarse: bool,
}

/// One `MorePrecise` for each two linked passages of which one gives a region, a country or no name at all, and the other a
/// place with a name that the first article does not have.
///
/// Known failure: that the one lies in the other is taken from the words around, not from a map.
pub(super) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let countries: FxHashSet<String> =
        lexicon::entries(include_str!("../../assets/lexicon/en/countries.txt"))
            .filter_map(|line| line.split(';').next())
            .flat_map(|names| names.split('|'))
            .map(|it| it.trim().to_lowercase())
            .collect();
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for facing in &context.facings {
        let all = [0, 1].map(|side| places(context, facing, side, &countries));
        for fine in [0, 1] {
            let found = finer(context, facing, fine, &all);
            out.extend(found.filter(|it| seen.insert(it.sites.clone())));
        }
    }
    out
}

/// The one place of `fine` that says more than the one of the other side.
fn finer(
    context: &Context<'_>,
    facing: &Facing,
    fine: usize,
    all: &[Vec<Place>; 2],
) -> Option<Divergence> {
    let (here, there) = (&all[fine], &all[1 - fine]);
    let mut named = here.iter().filter(|it| !it.coarse);
    let (one, None) = (named.next()?, named.next()) else {
        return None;
    };
    let coarse = there.first().filter(|it| it.coarse && there.len() == 1)?;
    let article = facing.pair.passages[1 - fine].0;
    let known = one.entity.is_some_and(|it| is_named(context, it, article));
    let at = match fine {
        0 => [one.words[0], coarse.words[0]],
        _ => [coarse.words[0], one.words[0]],
    };
    if known || facing.common_near(at, REACH) < 2 {
        return None;
    }
    let sites: Vec<Site> = [(fine, one), (1 - fine, coarse)]
        .into_iter()
        .map(|(side, it)| facing.site(side, it.words[0], it.words[1]))
        .collect();
    let kind = Kind::MorePrecise {
        what: Precise::Place,
        article: facing.pair.passages[fine].0,
    };
    Some(context.divergence(kind, sites, facing.pair.score.get()))
}

fn is_named(
    context: &Context<'_>,
    entity: EntityId,
    article: crate::text::index::ArticleId,
) -> bool {
    let mentions = &context.corpus.entities()[entity].mentions;
    mentions.iter().any(|it| it.0 == article)
}

/// The places that prepositions lead to, in order. A place after another's `in` or comma is a part of it.
fn places(
    context: &Context<'_>,
    facing: &Facing,
    side: usize,
    countries: &FxHashSet<String>,
) -> Vec<Place> {
    let words = &facing.sides[side];
    let at = facing.pair.passages[side];
    let named = named(context, at);
    let mut out: Vec<Place> = Vec::new();
    let mut from = 0;
    while from < words.words.len() {
        let leads = LEADS.contains(&words.form(from)) && words.form(from) != "of";
        let found = leads
            .then(|| place(context, words, from, &named, countries))
            .flatten();
        match found {
            Some(it) => {
                from = it.words[1] + 1;
                out.push(it);
            }
            None => from += 1,
        }
    }
    out
}

/// The place names of a passage, with what they name.
fn named(context: &Context<'_>, at: PassageRef) -> Vec<(Span, EntityId, MentionKind)> {
    let all = context.mentions(at).into_iter();
    all.map(|(id, it)| (it.span, context.corpus.entity(at.0, id), it.kind))
        .collect()
}

fn place(
    context: &Context<'_>,
    side: &Side,
    lead: usize,
    named: &[(Span, EntityId, MentionKind)],
    countries: &FxHashSet<String>,
) -> Option<Place> {
    const DIRECTIONS: [&str; 10] = [
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "north",
        "south",
        "east",
        "west",
        "northeastern",
    ];
    let stretch = side.stretches[lead];
    let mut kind = None;
    let mut directed = false;
    for n in (lead + 1..side.words.len()).take(LONGEST) {
        let form = side.form(n);
        if side.stretches[n] != stretch {
            break;
        }
        if side.named[n] {
            let first = side.words[n].span;
            let (span, entity, what) = named.iter().find(|it| it.0.overlaps(first))?;
            if *what != MentionKind::Place {
                return None;
            }
            let last = (n..side.words.len())
                .take_while(|m| side.words[*m].span.overlaps(*span))
                .last()?;
            // A possessive leads to something else (`Selnik's mayor`).
            let owns = side.form(last).ends_with("'s") || side.form(last).ends_with('\'');
            let name = context.corpus.entities()[*entity].name.to_lowercase();
            let is_country = countries.contains(&name);
            return (!owns).then(|| Place {
                words: [lead + 1, last],
                entity: Some(*entity),
                coarse: directed || is_country,
            });
        }
        directed |= DIRECTIONS.contains(&form);
        if KINDS.contains(&form) {
            kind = Some(n);
            let of = side.words.get(n + 1).is_some_and(|it| &*it.form == "of");
            if !of {
                break;
            }
        } else if side.tells(n) && kind.is_some() || matches!(form, "and" | "or" | "that" | "which")
        {
            break;
        } else if side.tells(n) && !directed && n > lead + 3 {
            return None;
        }
    }
    kind.map(|last| Place {
        words: [lead + 1, last],
        entity: None,
        coarse: true,
    })
}
