//! The day right behind a verb, of one act in two reports, in whatever passages: `an interview published Saturday`, `comments published
//! Sunday`.

use crate::annotate::{Grain, Time};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::counted_days::count_to_each_other;
use crate::diverge::facts::date_values::{conflict, is_relative};
use crate::diverge::facts::times::Given;
use crate::diverge::facts::which::count_in_a_row;
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::cues::Cues;
use crate::segment::Token;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words that tell something looked at around a verb with its day.
const REACH: usize = 6;
/// Those of them that both must have besides the verb: in passages that name one thing, and in others. None where both name one thing
/// right at the verb.
const BESIDE: usize = 1;
const ALONE: usize = 3;

/// One `DateConflict` for each verb of the past that stands right before a day once in each of two reports, amid words in common, and
/// before another day in the other.
///
/// Neither report gives the day of the other anywhere, and the passages do not name two persons. Verbs of saying are passed over: people
/// speak every day. Linear. Known failure: two things to which one was done on two days (`a bill passed Tuesday`).
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let ids: Vec<ArticleId> = context.corpus.articles().ids().collect();
    let all: Vec<Acts<'_>> = ids.iter().map(|it| acts(context, *it)).collect();
    let given = Given::new(context);
    let mut out = Vec::new();
    for (n, one) in all.iter().enumerate() {
        for (m, two) in all.iter().enumerate().skip(n + 1) {
            if context.corpus.differ_in_language([ids[n], ids[m]]) {
                continue;
            }
            let mut here: Vec<(&u32, &Dated<'_>)> = one
                .iter()
                .filter_map(|(verb, it)| Some((verb, it.as_ref()?)))
                .collect();
            here.sort_by_key(|it| it.1.day.span);
            for (verb, here) in here {
                let there = two.get(verb).and_then(Option::as_ref);
                out.extend(there.and_then(|there| compare(context, &given, [here, there])));
            }
        }
    }
    out
}

/// Of each verb the one day that stands right behind it; none where there are several.
type Acts<'a> = FxHashMap<u32, Option<Dated<'a>>>;

#[derive(Clone, Copy)]
struct Dated<'a> {
    day: &'a Time,
    at: PassageRef,
    verb: Span,
}

fn acts<'a>(context: &Context<'a>, article: ArticleId) -> Acts<'a> {
    let mut out = Acts::default();
    for day in &context.corpus.annotations(article).times {
        let site = Site {
            article,
            span: day.span,
        };
        let Some((verb, stem)) = verb_before(context, site) else {
            continue;
        };
        let Some(at) = context.corpus.passage_of(site) else {
            continue;
        };
        let plain = day.grain == Grain::Day && !is_relative(context.corpus.slice(site));
        let it = Dated {
            day,
            at: (article, at),
            verb: verb.span,
        };
        out.entry(stem)
            .and_modify(|held| *held = None)
            .or_insert(plain.then_some(it));
    }
    out
}

/// The verb of the past right before a day, `on` between them or not, and its stem.
fn verb_before<'a>(context: &Context<'a>, day: Site) -> Option<(&'a Token, u32)> {
    let mut before = context.words_near(day).0;
    let mut word = before.next()?;
    if context.form(word) == "on" {
        word = before.next()?;
    }
    let form = context.form(word);
    let language = context.corpus.language(day.article);
    let past = form.len() > 4 && form.ends_with("ed");
    let says = Cues::of(language).get(form).is_some();
    let to_come = matches!(
        form,
        "scheduled" | "expected" | "planned" | "slated" | "delayed" | "updated" | "posted"
    );
    let free = past && !says && !to_come && !context.is_quoted(day.article, word.span);
    Some((word, context.stems.of(word).filter(|_| free)?))
}

fn compare(context: &Context<'_>, given: &Given<'_>, acts: [&Dated<'_>; 2]) -> Option<Divergence> {
    let sites = acts.map(|it| Site {
        article: it.at.0,
        span: it.day.span,
    });
    let pair = acts.map(|it| it.at);
    let elsewhere = |n: usize| given.has(sites[1 - n].article, &acts[n].day.value);
    if !conflict(context, &sites, acts.map(|it| it.day))
        || elsewhere(0)
        || elsewhere(1)
        || context.name_others(pair)
        || count_to_each_other(context, &sites, acts.map(|it| it.day))
        || count_in_a_row(context, &sites)
    {
        return None;
    }
    let around = acts.map(|it| {
        let site = Site {
            article: it.at.0,
            span: it.verb,
        };
        context.telling_near(site, REACH)
    });
    let common = around[0].intersection(&around[1]).count();
    let named = |near: bool| {
        let [one, two] = acts.map(|it| names(context, it, near));
        !one.is_disjoint(&two)
    };
    let same = common >= ALONE || common >= BESIDE && named(false) || named(true);
    same.then(|| context.divergence(Kind::DateConflict, sites.to_vec(), SURE))
}

/// What is named in the passage of a verb, or only right before the verb and behind it.
fn names(context: &Context<'_>, it: &Dated<'_>, near: bool) -> FxHashSet<EntityId> {
    let site = Site {
        article: it.at.0,
        span: it.verb,
    };
    let mut span = it.verb.cover(it.day.span);
    for word in context.words_near(site).0.take(REACH) {
        span = span.cover(word.span);
    }
    let all = context.mentions(it.at);
    let all = all.filter(|(_, name)| !near || span.contains(name.span));
    all.map(|(id, _)| context.corpus.entity(it.at.0, id))
        .collect()
}
