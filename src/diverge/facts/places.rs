//! Places that one of two linked passages names more closely: `in the capital`, `in Selnik`.

use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon;
use crate::text::Span;
use crate::text::few::Few;
use crate::text::index::{ArticleId, EntityId};
use rustc_hash::FxHashSet;

/// Words looked at behind a preposition for the place that it leads to.
const LONGEST: usize = 7;
/// Pairs of passages looked at for towns: each is looked for in a whole article.
const MOST: usize = 400;
/// Words that tell something looked at around a place, each way.
const REACH: usize = 4;

/// Words before a place.
const LEADS: Few<10> = Few::new([
    "in", "at", "near", "outside", "around", "inside", "from", "to", "across", "of",
]);
/// Places without a name.
const KINDS: Few<22> = Few::new([
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
]);

/// A place with how it is told.
struct Place {
    words: [usize; 2],
    entity: Option<EntityId>,
    coarse: bool,
}

/// One `MorePrecise` for each two linked passages of which one gives a region, a country or no name at all, and the other a
/// place with a name that the first article does not have; and for a town with what it lies in (`Selnik, Ardovia`), where the
/// other names one of the two.
///
/// Known failure: that the one lies in the other is taken from the words around, not from a map.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let countries: FxHashSet<String> =
        lexicon::entries(include_str!("../../../assets/lexicon/en/countries.txt"))
            .filter_map(|line| line.split(';').next())
            .flat_map(|names| names.split('|'))
            .map(|it| it.trim().to_lowercase())
            .collect();
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for (facing, _) in context.closest().take(MOST) {
        for side in [0, 1] {
            let found = longer(context, facing, side);
            out.extend(found.filter(|it| seen.insert(it.sites.clone())));
        }
    }
    let towns: FxHashSet<Site> = out
        .iter()
        .flat_map(|it: &Divergence| &it.sites)
        .copied()
        .collect();
    for facing in &context.facings {
        let all = [0, 1].map(|side| places(context, facing, side, &countries));
        for fine in [0, 1] {
            let found = finer(context, facing, fine, &all);
            let told = |it: &Divergence| it.sites.iter().any(|site| towns.contains(site));
            out.extend(found.filter(|it| !told(it) && seen.insert(it.sites.clone())));
        }
    }
    out
}

/// Places of a passage looked at for the town before them.
const WHOLES: usize = 6;
/// Words of a town's name.
const TOWN: usize = 3;

/// A town with what it lies in (`in Selnik, Ardovia`) where the other side names one of the two, and its article the other
/// one nowhere.
fn longer<'a>(
    context: &'a Context<'_>,
    facing: &'a Facing,
    side: usize,
) -> impl Iterator<Item = Divergence> + 'a {
    let [here, there] = [side, 1 - side].map(|it| facing.pair.passages[it]);
    let (words, other) = (&facing.sides[side], &facing.sides[1 - side]);
    let all = context.mentions(here);
    let wholes = all.filter(|it| it.1.kind == MentionKind::Place);
    wholes.take(WHOLES).filter_map(move |(id, mention)| {
        let whole = words.words_in(mention.span);
        let (from, to) = (*whole.first()?, *whole.last()?);
        let town = town(context, words, here, from)?;
        let (first, last) = (*town.first()?, *town.last()?);
        let spoken = words.quoted[first] || other.is_spoken();
        let is_lead = |side: &Side, at: usize| {
            at.checked_sub(1)
                .is_some_and(|n| LEADS.contains(side.form(n)))
        };
        // The whole without the town, or the town without the whole.
        let entity = context.corpus.entity(here.0, id);
        let mut named = context.mentions(there);
        let coarse = named
            .find(|it| context.corpus.entity(there.0, it.0) == entity)
            .map(|it| other.words_in(it.1.span))
            .filter(|_| !has_words(context, there.0, words, &town));
        let at = match coarse {
            Some(it) => (*it.first()?, *it.last()?),
            None if is_named(context, entity, there.0) => return None,
            None => {
                let length = last - first;
                let is_town = |at: &usize| {
                    (0..=length).all(|n| {
                        other
                            .words
                            .get(at + n)
                            .is_some_and(|it| *it.form == *words.form(first + n))
                    })
                };
                let at = (0..other.words.len()).find(is_town)?;
                (at, at + length)
            }
        };
        (!spoken && is_lead(other, at.0)).then(|| {
            let kind = Kind::MorePrecise {
                what: Precise::Place,
                article: here.0,
            };
            let sites = facing.in_order(
                side,
                facing.site(side, first, to),
                facing.site(1 - side, at.0, at.1),
            );
            context.divergence(kind, sites, facing.pair.score.get().max(SURE))
        })
    })
}

/// The words with capitals right before a comma and a place, behind a preposition.
fn town(context: &Context<'_>, side: &Side, here: PassageRef, place: usize) -> Option<Vec<usize>> {
    let text = context.corpus.articles()[here.0].text();
    let last = place.checked_sub(1)?;
    let between = text.get(side.words[last].span.end()..side.words[place].span.start())?;
    let is_upper = |n: &usize| {
        let span = side.words[*n].span;
        text[span.start()..span.end()].starts_with(char::is_uppercase)
    };
    let mut town: Vec<usize> = side.before(place - 1, TOWN).take_while(is_upper).collect();
    town.reverse();
    town.push(last);
    let lead = town[0].checked_sub(1)?;
    let led = LEADS.contains(side.form(lead)) && side.stretches[lead] == side.stretches[last];
    (between == ", " && is_upper(&last) && led).then_some(town)
}

/// Whether an article has words in a row. Linear in its words.
fn has_words(context: &Context<'_>, article: ArticleId, side: &Side, words: &[usize]) -> bool {
    let tokens = context.corpus.segments(article).tokens();
    let mut rows = tokens.as_slice().windows(words.len());
    rows.any(|row| {
        let mut both = row.iter().zip(words);
        both.all(|(token, n)| context.form(token) == side.form(*n))
    })
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

fn is_named(context: &Context<'_>, entity: EntityId, article: ArticleId) -> bool {
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
        let leads = LEADS.contains(words.form(from)) && words.form(from) != "of";
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
    let all = context.mentions(at);
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
    const DIRECTIONS: Few<10> = Few::new([
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
    ]);
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
        directed |= DIRECTIONS.contains(form);
        if KINDS.contains(form) {
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
