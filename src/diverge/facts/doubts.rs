//! What speaks against it that two figures are of one fact.

use crate::annotate::MentionKind;
use crate::corpus::PassageRef;
use crate::diverge::context::Context;
use crate::diverge::facts::amid::in_parts;
use crate::diverge::facts::figures::Figure;
use crate::diverge::facts::says;
use crate::diverge::facts::things::Thing;
use crate::lexicon::numbers::TOLLS;
use crate::text::index::EntityId;
use rustc_hash::FxHashSet;

/// What speaks against it: one is a part of a whole, other persons, other places, other days are named beside.
pub(in crate::diverge) fn doubts(context: &Context<'_>, both: [&Figure<'_>; 2]) -> f32 {
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
    let when = |it: bool, much: f32| if it { much } else { 0.0 };
    when(in_parts(context, &both.map(|it| it.site)), 1.5)
        + when(context.name_others([one, two]), 1.0)
        + when(apart(places(one), places(two)), 1.0)
        + when(!a.is_empty() && !b.is_empty() && a.is_disjoint(&b), 0.5)
        + when(both.iter().all(|it| it.thing == Thing::Bare), 0.3)
}

/// Whether a number is told beside another one that it adds to: `another 19 boats`.
pub(in crate::diverge) fn is_on_top(context: &Context<'_>, figure: &Figure<'_>) -> bool {
    let (mut before, mut after) = context.words_near(figure.site);
    let words = [before.next(), after.next()].into_iter().flatten();
    let within = context.corpus.slice(figure.site).to_lowercase();
    let mut words = words.map(|it| context.form(it)).chain(within.split(' '));
    words.any(|it| says(context, figure.site.article, "on_top", it))
        && !is_another_fate(context, figure)
}

/// Whether a number of people comes behind one of people whom something else became: `three killed and 19 others hurt`.
fn is_another_fate(context: &Context<'_>, figure: &Figure<'_>) -> bool {
    let Thing::Fate(own) = figure.thing else {
        return false;
    };
    let all = context.quantities(figure.around.at).iter();
    let before = all.take_while(|it| it.span.start() < figure.site.span.start());
    let fates = before.filter_map(|it| it.unit.as_deref());
    fates.into_iter().any(|it| TOLLS.contains(&it) && it != own)
}
