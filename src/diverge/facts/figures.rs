//! `Figure`: a number with what it counts and the words around it; `Given`: the numbers of an article, asked for what they count.

use crate::annotate::Quantity;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facts::agreement::bits;
use crate::diverge::facts::likeness::{Around, Reader};
use crate::diverge::facts::things::{Thing, bare, is_of_no_thing, nearness, thing};
use crate::lexicon::near::{Group, Sort};
use crate::lexicon::numbers::measured_in;
use crate::text::index::ArticleId;
use rustc_hash::{FxHashMap, FxHashSet};

/// Below this a number stands somewhere by chance.
const BY_CHANCE: f64 = 15.0;
/// From this on two things may be one: `people` and `passengers` are not.
const ALIKE: f32 = 0.5;

/// A number with what is known of it.
pub(in crate::diverge) struct Figure<'a> {
    /// As printed.
    pub printed: &'a Quantity,
    /// What is measured, in the unit in which all of its sort are compared; else as printed.
    pub turned: Quantity,
    /// How many of that unit one of its own is.
    times: f64,
    pub site: Site,
    pub thing: Thing<'a>,
    pub around: Around,
}

/// The numbers of an article with what they count, by value.
pub(in crate::diverge) struct Given<'a> {
    all: Vec<Count<'a>>,
    by_value: FxHashMap<u64, Vec<usize>>,
}

/// A number, how many of the unit in which its sort is compared its own is, and what it counts.
struct Count<'a> {
    printed: &'a Quantity,
    times: f64,
    thing: Thing<'a>,
}

impl Count<'_> {
    /// Its value in the unit in which all of its sort are compared, to a millionth: 46 miles and 18 are 64.
    fn value(&self) -> f64 {
        if self.times == 1.0 {
            return self.printed.value;
        }
        millionths(self.printed.value * self.times)
    }
}

/// A value to a millionth: 5.3 less 5.1 is .2.
pub(in crate::diverge) fn millionths(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

impl<'a> Given<'a> {
    pub(in crate::diverge) fn new(context: &Context<'a>, id: ArticleId) -> Self {
        let all = &context.corpus.annotations(id).quantities;
        let of = |(n, it): (usize, &'a Quantity)| {
            let site = Site {
                article: id,
                span: it.span,
            };
            Some(Count {
                printed: it,
                times: times(context, site, it),
                thing: thing(context, site, all, n)?,
            })
        };
        let all: Vec<_> = all.iter().enumerate().filter_map(of).collect();
        let mut by_value: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (n, it) in all.iter().enumerate() {
            by_value.entry(bits(it.value())).or_default().push(n);
        }
        Self { all, by_value }
    }

    /// Whether it gives a value for what may be a thing.
    fn has(&self, value: f64, of: Thing<'_>) -> bool {
        let all = self.by_value.get(&bits(value)).into_iter().flatten();
        let mut all = all.map(|n| self.all[*n].thing);
        all.any(|it| nearness(it, of).is_some())
    }

    /// Whether it gives a value for such a thing; a small one stands for anything where its thing is not told.
    pub(in crate::diverge) fn surely_has(&self, value: f64, of: Thing<'_>) -> bool {
        let all = self.by_value.get(&bits(value)).into_iter().flatten();
        let mut all = all.map(|n| self.all[*n].thing);
        all.any(|it| {
            nearness(it, of).is_some_and(|it| it >= ALIKE || it == 0.0 && value >= BY_CHANCE)
        })
    }

    /// How many values it gives for each thing.
    fn things(&self) -> FxHashMap<Key<'a>, usize> {
        let mut out: FxHashMap<Key<'a>, FxHashSet<u64>> = FxHashMap::default();
        for it in &self.all {
            for key in keys(it.thing) {
                out.entry(key).or_default().insert(bits(it.value()));
            }
        }
        out.into_iter().map(|(key, all)| (key, all.len())).collect()
    }

    /// Those that another one does not give, and that a word could tell from others.
    pub(in crate::diverge) fn free(
        &self,
        context: &Context<'a>,
        reader: &mut Reader<'_, 'a>,
        id: ArticleId,
        other: &Self,
    ) -> Vec<Figure<'a>> {
        let of = |it: &Count<'a>| {
            let site = Site {
                article: id,
                span: it.printed.span,
            };
            let open = it.printed.value > 1.0 && it.printed.upper.is_none();
            let open = open && !other.has(it.value(), it.thing);
            (open && !is_of_no_thing(context, site)).then_some(())?;
            Some(Figure {
                printed: it.printed,
                turned: Quantity {
                    value: it.value(),
                    ..it.printed.clone()
                },
                times: it.times,
                site,
                thing: it.thing,
                around: reader.around(site)?,
            })
        };
        self.all.iter().filter_map(of).collect()
    }
}

/// The pairs of which each report counts such a thing nowhere else. Linear in the figures and the groups of their nouns.
pub(in crate::diverge) fn counted_once(
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

/// A noun that is counted, without the `s` of its plural, or a group of such nouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'a> {
    Noun(&'a str),
    Group(usize),
}

fn keys(thing: Thing<'_>) -> impl Iterator<Item = Key<'_>> {
    let (noun, groups) = match thing {
        Thing::Noun(noun, groups) | Thing::Compound(noun, groups) => (Some(noun), groups),
        _ => (None, Default::default()),
    };
    let counted = |it: &&Group| matches!(it.sort, Sort::Who | Sort::Thing);
    let groups = groups.iter().filter(counted).map(|it| Key::Group(it.id));
    noun.map(|it| Key::Noun(bare(it))).into_iter().chain(groups)
}

/// How many of the unit in which all measures of its sort are compared one unit of a number is.
fn times(context: &Context<'_>, site: Site, it: &Quantity) -> f64 {
    let unit = it.unit.as_deref();
    let nautical = unit == Some("mile") && context.corpus.slice(site).contains("nautical");
    let times = unit.and_then(measured_in).map_or(1.0, |it| it.1);
    if nautical { NAUTICAL } else { times }
}

/// Metres of a nautical mile.
const NAUTICAL: f64 = 1852.0;

/// Whether two numbers are told in two units: each may be rounded from the other.
pub(in crate::diverge) fn in_two_units([one, two]: [&Figure<'_>; 2]) -> bool {
    let measure = |it: &Figure<'_>| it.printed.unit.as_deref().and_then(measured_in);
    one.times != two.times || measure(one) != measure(two)
}

/// Two numbers as they can be held against each other: as printed, or turned into one unit where they are in two.
pub(in crate::diverge) fn comparable<'f>(both: [&'f Figure<'_>; 2]) -> [&'f Quantity; 2] {
    if in_two_units(both) {
        both.map(|it| &it.turned)
    } else {
        both.map(|it| it.printed)
    }
}
