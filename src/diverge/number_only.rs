//! Numbers that one article alone gives of what others tell too.

use super::context::{Context, Pair};
use super::numbers::{Agreement, agreement, bits};
use super::{Divergence, Kind};
use crate::annotate::Quantity;
use crate::corpus::{PassageRef, Site};
use crate::text::index::ArticleId;
use rustc_hash::{FxHashMap, FxHashSet};

/// The oldest anybody is.
const OLDEST: f64 = 120.0;

/// Numbers that one article alone gives of what others tell too. Sites: the number, and the strongest counterpart in each
/// article that lacks it.
///
/// Silent when any other article gives the value anywhere, or another number of that unit in the counterpart.
pub(super) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut pairs_of: FxHashMap<PassageRef, Vec<&Pair>> = FxHashMap::default();
    let mut order: Vec<PassageRef> = Vec::new();
    for pair in context.sure_links() {
        for at in pair.passages {
            let pairs = pairs_of.entry(at).or_insert_with(|| {
                order.push(at);
                Vec::new()
            });
            pairs.push(pair);
        }
    }
    let given = Given::new(context);
    let mut out = Vec::new();
    for at in order {
        let told = context.quantities(at).iter().filter(|it| tells(it));
        let told = told.filter(|it| !is_age(context, at.0, it));
        out.extend(told.filter_map(|it| alone(context, (at, &pairs_of[&at]), it, &given)));
    }
    out
}

/// Every different number of each article, by its unit and by its value.
struct Given<'a> {
    by_unit: FxHashMap<(ArticleId, Option<&'a str>), Vec<&'a Quantity>>,
    by_value: FxHashMap<(ArticleId, u64), Vec<&'a Quantity>>,
}

impl<'a> Given<'a> {
    fn new(context: &Context<'a>) -> Self {
        let mut it = Self {
            by_unit: FxHashMap::default(),
            by_value: FxHashMap::default(),
        };
        let mut seen = FxHashSet::default();
        for article in context.corpus.articles().ids() {
            for given in &context.corpus.annotations(article).quantities {
                let unit = given.unit.as_deref();
                let (value, upper) = (bits(given.value), given.upper.map(bits));
                if seen.insert((article, unit, value, upper, given.precision)) {
                    it.by_unit.entry((article, unit)).or_default().push(given);
                    it.by_value.entry((article, value)).or_default().push(given);
                }
            }
        }
        it
    }

    /// Whether an article gives a number that may be the same: of its unit or its value, and without disagreement. Linear
    /// in the different numbers of the unit.
    fn has(&self, article: ArticleId, it: &Quantity) -> bool {
        let of_value = self.by_value.get(&(article, bits(it.value)));
        let of_unit = self.by_unit.get(&(article, it.unit.as_deref()));
        let mut all = of_value.into_iter().chain(of_unit).flatten();
        all.any(|other| agreement(it, other) != Agreement::Disagree)
    }
}

/// Whether a number says something when it is missing elsewhere: it measures or counts something.
fn tells(it: &Quantity) -> bool {
    // `one man` counts nobody.
    it.unit.is_some() && it.value != 1.0 || it.value >= 3.0
}

/// Whether a number may be the age of somebody: `Oda Tarn, 54, a teacher`. It counts nothing; two ages of one person are
/// compared apart.
fn is_age(context: &Context<'_>, article: ArticleId, it: &Quantity) -> bool {
    let text = context.corpus.articles()[article].text();
    it.unit.is_none()
        && it.value.fract() == 0.0
        && it.value <= OLDEST
        && text[..it.span.start()].ends_with(", ")
        && text[it.span.end()..].starts_with([',', '.', ';'])
}

fn alone(
    context: &Context<'_>,
    (at, pairs): (PassageRef, &[&Pair]),
    it: &Quantity,
    given: &Given<'_>,
) -> Option<Divergence> {
    let mut best: Vec<(PassageRef, f32)> = Vec::new();
    for pair in pairs {
        let other = pair.passages[usize::from(pair.passages[0] == at)];
        let measured = context.quantities(other).iter();
        if it.unit.is_some() && measured.clone().any(|q| q.unit == it.unit) {
            return None;
        }
        // A link outside of matches can only say that it is told.
        if pair.matched.is_none() {
            continue;
        }
        match best.iter_mut().find(|(held, _)| held.0 == other.0) {
            Some(held) if held.1 >= pair.score.get() => {}
            Some(held) => *held = (other, pair.score.get()),
            None => best.push((other, pair.score.get())),
        }
    }
    let mut others = context.corpus.articles().ids().filter(|id| *id != at.0);
    if others.any(|id| given.has(id, it)) {
        return None;
    }
    let score = best.iter().map(|it| it.1).fold(0.0_f32, f32::max);
    let score = context.as_closest(at, best.iter().map(|it| it.0), score);
    let mut sites = vec![Site {
        article: at.0,
        span: it.span,
    }];
    sites.extend(best.iter().map(|it| context.corpus.passage_site(it.0)));
    let kind = Kind::NumberOnly { article: at.0 };
    (sites.len() > 1).then(|| context.divergence(kind, sites, score))
}
