//! Numbers of one fact told in other words, in passages linked or not: `took 46 people off the roofs`, `brought 64 residents to safety`.

use crate::annotate::{MentionKind, Precision, Quantity};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::agreement::{Agreement, agreement, bits};
use crate::diverge::facts::amid::in_parts;
use crate::diverge::facts::likeness::{
    Around, Evidence, Reader, Tried, beside, best, candidates, here,
};
use crate::diverge::facts::things::{Slip, Thing, is_of_no_thing, nearness, slip, thing};
use crate::diverge::facts::which::count_two_things;
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::language::Language;
use crate::lexicon::near::{Group, Sort};
use crate::text::index::{ArticleId, EntityId};
use rustc_hash::{FxHashMap, FxHashSet};

/// From here on two numbers are of one fact. In 480 pairs of real reports hardly any pair of numbers that disagree came so far, and of
/// those that did most were right.
const TOLD: f32 = 3.6;
/// From here on two shares are of one fact: a report gives many, of many things.
const SHARE: f32 = 5.5;
/// How far the next candidate must be behind.
const LEAD: f32 = 0.5;
/// What the two passages alone must say before it is looked beside them.
const LEAST: f32 = 1.0;
/// From here on a bound and a number that it excludes are told (`1,900 lamps`, `more than 2,400 lamps`), in passages so surely linked.
const BOUND: f32 = 6.5;
/// What the words around must say where no noun that both count by does: all measures of one sort are alike.
const WORDS: f32 = 1.2;
/// What is counted counts so much where it is one noun, or two near each other.
const NOUN: f32 = 0.8;
/// A noun that each report counts once counts so much.
const ONCE: f32 = 1.5;
/// From this ratio on a number that is told roughly is another one.
const ROUGH: f64 = 1.4;
/// Below this a number stands somewhere by chance.
const BY_CHANCE: f64 = 15.0;
/// How many times the lesser number the greater one is at most.
const FAR: f64 = 10.0;
/// From this ratio on two numbers are less likely of one thing.
const WIDE: f64 = 2.5;

/// A number with what is known of it.
struct Figure<'a> {
    it: &'a Quantity,
    site: Site,
    thing: Thing<'a>,
    around: Around,
}

/// One `NumberConflict` for each two numbers that are of one fact by what is counted, by the words around them and near them in
/// meaning, by other figures beside and the links of their passages, where no other candidate is nearly as likely.
///
/// Silent where either value, or what they are apart, stands in the other report for such a thing; for bounds, roundings and ranges;
/// for ages; in other languages than English, of which no list says what is near. Two values that look like a slip of the pen (`246`, `264`) count as evidence. About linear. Known failures: a share of
/// two years, a count of two groups that are told in the same words; digits exchanged by chance.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let ids: Vec<ArticleId> = context.corpus.articles().ids().collect();
    let mut reader = Reader::new(context);
    let mut out = Vec::new();
    for (n, one) in ids.iter().enumerate() {
        for two in &ids[n + 1..] {
            if [one, two]
                .iter()
                .all(|it| context.corpus.language(**it) == Language::English)
            {
                out.extend(of_two(context, &mut reader, [*one, *two]));
            }
        }
    }
    out
}

/// The numbers of an article with what they count, by value.
struct Given<'a> {
    all: Vec<(&'a Quantity, Thing<'a>)>,
    by_value: FxHashMap<u64, Vec<usize>>,
}

impl<'a> Given<'a> {
    fn new(context: &Context<'a>, id: ArticleId) -> Self {
        let all = &context.corpus.annotations(id).quantities;
        let of = |(n, it): (usize, &'a Quantity)| {
            let site = Site {
                article: id,
                span: it.span,
            };
            Some((it, thing(context, site, all, n)?))
        };
        let all: Vec<_> = all.iter().enumerate().filter_map(of).collect();
        let mut by_value: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (n, (it, _)) in all.iter().enumerate() {
            by_value.entry(bits(it.value)).or_default().push(n);
        }
        Self { all, by_value }
    }

    /// Whether it gives a value for what may be a thing.
    fn has(&self, value: f64, of: Thing<'_>) -> bool {
        let all = self.by_value.get(&bits(value)).into_iter().flatten();
        let mut all = all.map(|n| self.all[*n].1);
        all.any(|it| nearness(it, of).is_some())
    }

    /// Whether it gives a value for such a thing; a small one stands for anything where its thing is not told.
    fn surely_has(&self, value: f64, of: Thing<'_>) -> bool {
        let all = self.by_value.get(&bits(value)).into_iter().flatten();
        let mut all = all.map(|n| self.all[*n].1);
        all.any(|it| nearness(it, of).is_some_and(|it| it > 0.0 || value >= BY_CHANCE))
    }

    /// How many values it gives for each thing.
    fn things(&self) -> FxHashMap<Key<'a>, usize> {
        let mut out: FxHashMap<Key<'a>, FxHashSet<u64>> = FxHashMap::default();
        for (it, thing) in &self.all {
            for key in keys(*thing) {
                out.entry(key).or_default().insert(bits(it.value));
            }
        }
        out.into_iter().map(|(key, all)| (key, all.len())).collect()
    }

    /// Those that another one does not give, and that a word could tell from others.
    fn free(
        &self,
        context: &Context<'a>,
        reader: &mut Reader<'_, 'a>,
        id: ArticleId,
        other: &Self,
    ) -> Vec<Figure<'a>> {
        let of = |&(it, thing): &(&'a Quantity, Thing<'a>)| {
            let site = Site {
                article: id,
                span: it.span,
            };
            let open = it.value > 1.0 && it.upper.is_none() && !other.has(it.value, thing);
            (open && !is_of_no_thing(context, site)).then_some(())?;
            Some(Figure {
                it,
                site,
                thing,
                around: reader.around(site)?,
            })
        };
        self.all.iter().filter_map(of).collect()
    }
}

/// The pairs of which each report counts such a thing nowhere else. Linear in the figures and the groups of their nouns.
fn counted_once(
    ours: &Given<'_>,
    theirs: &Given<'_>,
    one: &[Figure<'_>],
    two: &[Figure<'_>],
) -> Vec<[usize; 2]> {
    let [a, b] = [ours, theirs].map(Given::things);
    let single = |it: &Figure<'_>, all: &FxHashMap<Key<'_>, usize>| {
        let mut keys = keys(it.thing);
        keys.all(|it| all.get(&it) == Some(&1))
    };
    let free = |it: &Figure<'_>, there: &FxHashMap<Key<'_>, usize>| {
        let mut keys = keys(it.thing);
        keys.all(|it| there.get(&it).is_none_or(|n| *n == 1))
    };
    let mut by_key: FxHashMap<Key<'_>, Vec<usize>> = FxHashMap::default();
    for (m, it) in two.iter().enumerate() {
        if single(it, &b) && free(it, &a) {
            for key in keys(it.thing) {
                by_key.entry(key).or_default().push(m);
            }
        }
    }
    let mut out = Vec::new();
    for (n, it) in one.iter().enumerate() {
        if single(it, &a) && free(it, &b) {
            let there = keys(it.thing).filter_map(|key| by_key.get(&key));
            out.extend(there.flatten().map(|m| [n, *m]));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// A noun that is counted, or a group of such nouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'a> {
    Noun(&'a str),
    Group(usize),
}

fn keys(thing: Thing<'_>) -> impl Iterator<Item = Key<'_>> {
    let (noun, groups) = match thing {
        Thing::Noun(noun, groups) => (Some(noun), groups),
        _ => (None, Default::default()),
    };
    let counted = |it: &&Group| matches!(it.sort, Sort::Who | Sort::Thing);
    let groups = groups.iter().filter(counted).map(|it| Key::Group(it.id));
    noun.map(Key::Noun).into_iter().chain(groups)
}

fn of_two<'a>(
    context: &Context<'a>,
    reader: &mut Reader<'_, 'a>,
    ids: [ArticleId; 2],
) -> Vec<Divergence> {
    let [ours, theirs] = ids.map(|it| Given::new(context, it));
    let one = ours.free(context, reader, ids[0], &theirs);
    let two = theirs.free(context, reader, ids[1], &ours);
    let [a, b] = [&one, &two].map(|all| all.iter().map(|it| &it.around).collect::<Vec<_>>());
    let mut tried = Vec::new();
    let once = counted_once(&ours, &theirs, &one, &two);
    let mut pairs = candidates(context, &a, &b);
    pairs.extend(&once);
    pairs.sort_unstable();
    pairs.dedup();
    for pair in pairs {
        let both = [&one[pair[0]], &two[pair[1]]];
        let Some(things) = nearness(both[0].thing, both[1].thing) else {
            continue;
        };
        let mut known = here(context, &both[0].around, &both[1].around);
        let alone = if once.binary_search(&pair).is_ok() {
            ONCE
        } else {
            0.0
        };
        if things + known.here() + alone < LEAST {
            continue;
        }
        beside(reader, &both[0].around, &both[1].around, &mut known);
        let sure = things + alone + known.all() + values(both) - doubts(context, both);
        tried.push(Tried { pair, sure, known });
    }
    let value = |side: usize, n: usize| bits([&one, &two][side][n].it.value);
    let told = best(tried, LEAD, value);
    let told = told.into_iter().filter_map(|it| {
        let both = [&one[it.pair[0]], &two[it.pair[1]]];
        // 5.3 less 5.1 is .2.
        let apart = (both[0].it.value - both[1].it.value).abs();
        let apart = (apart * 1e6).round() / 1e6;
        let has = |it: &Given<'_>| both.iter().any(|one| it.surely_has(apart, one.thing));
        let sum = has(&ours) || has(&theirs);
        let once = once.binary_search(&it.pair).is_ok();
        tell(context, both, it.sure, &it.known, [sum, once])
    });
    told.collect()
}

/// What the values say: a slip of the pen speaks for one fact, numbers far apart against it.
fn values([one, two]: [&Figure<'_>; 2]) -> f32 {
    let (low, high) = (
        one.it.value.min(two.it.value),
        one.it.value.max(two.it.value),
    );
    let long = high >= 100.0 && (high.fract() == 0.0);
    let slip = match slip(one.it.value, two.it.value) {
        Slip::Exchanged => 1.8,
        Slip::Digit if long => 1.0,
        Slip::Digit => 0.4,
        Slip::None => 0.0,
    };
    slip - if high > WIDE * low { 1.0 } else { 0.0 }
}

/// What speaks against it: one is a part of a whole, other persons, other places, other days are named beside.
fn doubts(context: &Context<'_>, both: [&Figure<'_>; 2]) -> f32 {
    let [one, two] = both.map(|it| it.around.at);
    let apart = |a: FxHashSet<EntityId>, b: FxHashSet<EntityId>| {
        !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
    };
    let places = |at: PassageRef| {
        let all = context.mentions(at);
        let all = all.filter(|it| it.1.kind == MentionKind::Place);
        all.map(|it| context.corpus.entity(at.0, it.0)).collect()
    };
    let days = |at: PassageRef| -> FxHashSet<&str> {
        let all = context.times(at).iter().map(|it| it.value.as_str());
        all.filter(|it| !it.contains(':')).collect()
    };
    let (a, b) = (days(one), days(two));
    let is = |it: bool, much: f32| if it { much } else { 0.0 };
    is(in_parts(context, &both.map(|it| it.site)), 1.5)
        + is(context.name_others([one, two]), 1.0)
        + is(apart(places(one), places(two)), 1.0)
        + is(!a.is_empty() && !b.is_empty() && a.is_disjoint(&b), 0.5)
        + is(both.iter().all(|it| it.thing == Thing::Bare), 0.3)
}

/// Whether a number is told beside another one that it adds to: `another 19 boats`.
fn is_on_top(context: &Context<'_>, figure: &Figure<'_>) -> bool {
    const ON_TOP: [&str; 6] = [
        "another",
        "other",
        "others",
        "more",
        "additional",
        "further",
    ];
    let (mut before, mut after) = context.words_near(figure.site);
    let words = [before.next(), after.next()].into_iter().flatten();
    let within = context.corpus.slice(figure.site).to_lowercase();
    let mut words = words.map(|it| context.form(it)).chain(within.split(' '));
    words.any(|it| ON_TOP.contains(&it))
}

fn tell(
    context: &Context<'_>,
    both: [&Figure<'_>; 2],
    sure: f32,
    known: &Evidence,
    [sum, once]: [bool; 2],
) -> Option<Divergence> {
    let [one, two] = both;
    let exact = both.map(|it| it.it.precision == Precision::Exact);
    let bound = |it: &Figure<'_>| matches!(it.it.precision, Precision::AtLeast | Precision::AtMost);
    let (low, high) = (
        one.it.value.min(two.it.value),
        one.it.value.max(two.it.value),
    );
    let quoted = |it: &&Figure<'_>| context.is_quoted(it.site.article, it.site.span);
    let stands = agreement(one.it, two.it);
    let share = both.iter().any(|it| it.thing == Thing::Unit("percent"));
    let least = if share { SHARE } else { TOLD };
    let named = nearness(one.thing, two.thing).is_some_and(|it| it >= NOUN);
    // `8.6 goals` is of many games.
    let counted = both.iter().all(|it| matches!(it.thing, Thing::Noun(..)));
    let mean = |it: &Figure<'_>| it.it.value.fract() != 0.0;
    let against = [
        (sure < least, "not enough speaks for one fact"),
        (counted && mean(one) != mean(two), "one is a mean"),
        (
            stands != Agreement::Disagree,
            "one may be a telling of the other",
        ),
        (
            exact != [true, true]
                && !(both.iter().all(|it| !bound(it)) && high > ROUGH * low)
                && !((bound(one) || bound(two)) && sure >= BOUND && known.link >= SURE),
            "one is told roughly or as a bound",
        ),
        (
            known.close == 0 && known.figures < 1.0 && !once || !named && known.near() < WORDS,
            "too few words near are shared",
        ),
        (
            is_on_top(context, one) != is_on_top(context, two),
            "one comes on top of another",
        ),
        (
            one.it.unit.is_some()
                && one.it.unit == two.it.unit
                && count_two_things(context, &both.map(|it| it.site), both.map(|it| it.it)),
            "a word beside one of them says which of several things it counts",
        ),
        (high > FAR * low, "they are too far apart"),
        (sum, "what they are apart is told too"),
        (both.iter().all(quoted), "each stands in a quote"),
    ];
    let against = against.into_iter().find(|it| it.0);
    context.trace.say(both.map(|it| it.around.at), "number-conflict", || {
        format!(
            "one fact? {} / {}: {}; with what is counted and the values {sure:.2} of {least:.2}; {}",
            context.corpus.slice(one.site),
            context.corpus.slice(two.site),
            known.told(context),
            against.map_or("told", |it| it.1),
        )
    });
    if against.is_some() {
        return None;
    }
    let sites = vec![one.site, two.site];
    Some(context.divergence(Kind::NumberConflict, sites, known.link.max(SURE)))
}
