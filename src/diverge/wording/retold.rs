//! Other words and details that a finding of a kind of its own tells already.

use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::{Divergence, Kind, Precise};
use crate::text::index::PassageId;
use rustc_hash::FxHashMap;

/// Most passages of a site that are looked at: a quote over more is cut at both ends.
const MOST: usize = 8;

/// Bytes of the blank between two words.
const BLANK: usize = 1;

/// Drops `Described` and `Detail` where a finding that says more stands in their place: by half of the words on every side
/// that tells them; or where a word that turns the same clauses, or two numbers in them, are told; and a `Detail` that goes on with a figure. One that is less sure drops
/// none that is told. About linear in the findings.
pub(in crate::diverge) fn drop_retold(context: &Context<'_>, found: &mut Vec<Divergence>) {
    let mut at: FxHashMap<PassageRef, Vec<usize>> = FxHashMap::default();
    for (n, it) in found.iter().enumerate().filter(|it| says_more(&it.1.kind)) {
        for site in &it.sites {
            for passage in passages(context, *site) {
                at.entry(passage).or_default().push(n);
            }
        }
    }
    let retold = |it: &Divergence| {
        let own: Vec<Site> = match it.kind {
            Kind::Described { entity: None } => it.sites.clone(),
            Kind::Detail { article } => {
                let own = it.sites.iter().filter(|it| it.article == article);
                own.copied().collect()
            }
            _ => return false,
        };
        let there = own
            .first()
            .and_then(|it| context.corpus.passage_of(*it).map(|at| (it.article, at)));
        let near = there.and_then(|it| at.get(&it)).into_iter().flatten();
        near.into_iter().map(|n| &found[*n]).any(|other| {
            let told = |by: &dyn Fn(Site, Site) -> bool| {
                own.iter()
                    .all(|site| other.sites.iter().any(|it| by(*it, *site)))
            };
            let covered = told(&|one, two| covers(context, one, two));
            let within = says_which(&other.kind) && told(&|one, two| lies_in(one, two));
            let rest = is_detail(it) && is_figure(&other.kind) && {
                told(&|one, two| !context.is_whole(one) && goes_on(one, two))
            };
            (other.shown || !it.shown) && (covered || within || rest)
        })
    };
    let around = around(found);
    let gone = found.iter().enumerate();
    let gone: Vec<bool> = gone.map(|(n, it)| around[n] || retold(it)).collect();
    let mut gone = gone.into_iter();
    found.retain(|it| {
        let keep = !gone.next().unwrap_or_default();
        if !keep {
            context.trace.say_of(context.corpus, it, || {
                "dropped: a finding of a kind of its own tells it".to_owned()
            });
        }
        keep
    });
}

/// Whether other words hold shorter ones that are told: the shorter say it all. Linear but for those that begin at one place.
fn around(found: &[Divergence]) -> Vec<bool> {
    let other = |it: &&Divergence| matches!(it.kind, Kind::Described { entity: None });
    let mut told: Vec<&Divergence> = found.iter().filter(other).filter(|it| it.shown).collect();
    told.sort_by(|one, two| one.sites.cmp(&two.sites));
    let holds = |it: &Divergence, inner: &Divergence| {
        let mut sites = it.sites.iter().zip(&inner.sites);
        it.sites != inner.sites
            && it.sites.len() == inner.sites.len()
            && sites.all(|(one, two)| one.article == two.article && one.span.contains(two.span))
    };
    let outer = |it: &Divergence| {
        let Some(first) = it.sites.first() else {
            return false;
        };
        let begins = |it: &Site| (it.article, it.span.start());
        let from = told.partition_point(|two| two.sites.first().map(begins) < Some(begins(first)));
        let inside = |at: &Site| begins(at) <= (first.article, first.span.end());
        let near = told[from..].iter();
        let mut near = near.take_while(|two| two.sites.first().is_some_and(inside));
        near.any(|two| holds(it, two))
    };
    found.iter().map(|it| other(&it) && outer(it)).collect()
}

/// Whether a kind says what a difference in words is about.
fn says_more(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::Described { entity: None }
            | Kind::Detail { .. }
            | Kind::Reworded(_)
            | Kind::Split { .. }
            | Kind::Order { .. }
            | Kind::Repeated
            | Kind::Only { .. }
    )
}

/// Whether a kind says what two clauses differ in, by a word or a number of each: they are not told to be other words too.
fn says_which(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Polarity | Kind::Certainty | Kind::NumberConflict
    )
}

fn is_detail(it: &Divergence) -> bool {
    matches!(it.kind, Kind::Detail { .. })
}

/// Whether a kind tells a number, with what it counts.
fn is_figure(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::NumberOnly { .. }
            | Kind::NumberConflict
            | Kind::MorePrecise {
                what: Precise::Number,
                ..
            }
    )
}

/// Whether a stretch of text begins amid another, or right behind it: it is the rest of what that says (`8,000 people`,
/// `to leave their homes`), and nothing that a reader understands alone.
fn goes_on(one: Site, two: Site) -> bool {
    let begins = two.span.start();
    one.article == two.article && one.span.start() < begins && begins <= one.span.end() + BLANK
}

fn lies_in(one: Site, two: Site) -> bool {
    one.article == two.article && two.span.contains(one.span)
}

fn passages(context: &Context<'_>, site: Site) -> impl Iterator<Item = PassageRef> {
    let run = context.corpus.segments(site.article).passages_in(site.span);
    let ids: Vec<PassageId> = run.ids().take(MOST).collect();
    ids.into_iter().map(move |it| (site.article, it))
}

/// Whether a site holds half of another. One that is a whole passage only says where something is lacking.
fn covers(context: &Context<'_>, one: Site, two: Site) -> bool {
    let both = one.span.intersection(two.span);
    let half = both.is_some_and(|it| 2 * it.len() >= two.span.len());
    one.article == two.article && half && !context.is_whole(one)
}
