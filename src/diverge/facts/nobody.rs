//! Nobody in one report, a count in the other: `nobody was hurt`, `at least five people were injured`.

use crate::annotate::{Precision, Quantity};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::trust::SURE;
use crate::diverge::wording::reading::common;
use crate::diverge::words::Plain;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::numbers::{TOLLS, toll};
use crate::text::Span;
use crate::text::index::ArticleId;
use rustc_hash::FxHashSet;

/// Words behind or before a count looked at for what became of those whom it counts.
const REACH: usize = 4;
/// Words before `nobody` that may make a wish or a condition of it.
const LEAD: usize = 4;
/// Words that tell something which passages without a link must have in common to be of one event, names among them.
const COMMON: usize = 3;
/// What is asked of an event that killed or hurt: of the other counts (`arrested`) two reports may tell of two evenings.
const ASKED: [&str; 3] = ["dead", "injured", "missing"];

/// One `Polarity` for each two reports of which one says of nobody what the other counts people for, of one event.
///
/// Silent where either report gives both, where a word says that it speaks of another time (`nobody was hurt in the second blast`), in
/// quotes, of wishes (`made sure that nobody was hurt`) and where nothing is reported yet (`no immediate reports`). Linear. Known failure: two
/// events at one place on one day.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let ids: Vec<ArticleId> = context.corpus.articles().ids().collect();
    let all: Vec<Told<'_>> = ids.iter().map(|it| Told::new(context, *it)).collect();
    let mut out = Vec::new();
    for (n, one) in all.iter().enumerate() {
        for two in &all[n + 1..] {
            if context.corpus.differ_in_language([one.id, two.id]) {
                continue;
            }
            out.extend(between(context, one, two).or_else(|| between(context, two, one)));
        }
    }
    out
}

/// What a report says of nobody, and whom it counts.
struct Told<'a> {
    id: ArticleId,
    nobody: Vec<Nobody>,
    counts: Vec<&'a Quantity>,
}

/// A clause that says of nobody that something became of him.
struct Nobody {
    at: PassageRef,
    span: Span,
    /// What did not become of anybody, by the names of counts.
    of: Vec<&'static str>,
}

impl<'a> Told<'a> {
    fn new(context: &Context<'a>, id: ArticleId) -> Self {
        let passages = context.corpus.segments(id).passages().ids();
        let nobody = passages.flat_map(|it| said_of_nobody(context, (id, it)));
        let counts = context.corpus.annotations(id).quantities.iter();
        let people = |it: &&Quantity| {
            let of = it.unit.as_deref().is_some_and(|unit| ASKED.contains(&unit));
            of && it.value >= 1.0 && it.precision != Precision::AtMost
        };
        Self {
            id,
            nobody: nobody.collect(),
            counts: counts.filter(people).collect(),
        }
    }

    fn counts(&self, of: &[&str]) -> bool {
        let mut units = self.counts.iter().filter_map(|it| it.unit.as_deref());
        units.any(|it| of.contains(&it))
    }
}

/// The clauses of a passage that say so.
fn said_of_nobody(context: &Context<'_>, at: PassageRef) -> Vec<Nobody> {
    let words = context.plain(at);
    let form = |n: usize| words.get(n).map_or("", |it| &*it.form);
    let mut out = Vec::new();
    for n in 0..words.len() {
        let Some((last, of)) = nobody(&form, n) else {
            continue;
        };
        let span = words[n].span.cover(words[last].span);
        let open = (n.saturating_sub(LEAD)..n).any(|n| is_open(form(n)));
        if !open && !words.iter().any(is_of_another) && !context.is_quoted(at.0, span) {
            out.push(Nobody { at, span, of });
        }
    }
    out
}

/// Words that say of which event it is, and that it is not the one at hand.
fn is_of_another(it: &Plain) -> bool {
    matches!(
        &*it.form,
        "second"
            | "separate"
            | "earlier"
            | "previous"
            | "previously"
            | "other"
            | "another"
            | "similar"
            | "else"
    )
}

/// Words that make a wish, a condition or a guess of what follows.
fn is_open(form: &str) -> bool {
    matches!(
        form,
        "if" | "ensure"
            | "ensured"
            | "sure"
            | "hope"
            | "hoped"
            | "hopes"
            | "unless"
            | "whether"
            | "until"
            | "will"
            | "would"
            | "should"
            | "miracle"
            | "lucky"
            | "luckily"
            | "believed"
            | "thought"
            | "not"
    )
}

/// The last word of a clause that begins at a word and says that something became of nobody, and what.
fn nobody<'a>(form: &impl Fn(usize) -> &'a str, at: usize) -> Option<(usize, Vec<&'static str>)> {
    let next = match (form(at), form(at + 1)) {
        ("nobody" | "no-one" | "none", _) => at + 1,
        ("no", "one" | "body" | "people") => at + 2,
        ("no" | "without", _) => return nothing(form, at + 1),
        _ => return None,
    };
    let helps = match (form(next), form(next + 1)) {
        ("had" | "has" | "have", "been") => 2,
        ("was" | "were" | "got", _) => 1,
        ("died", _) => 0,
        _ => return None,
    };
    let verb = next + helps;
    let mut of = vec![toll(form(verb)).filter(|it| TOLLS.contains(it))?];
    let mut last = verb;
    if form(verb + 1) == "or"
        && let Some(more) = toll(form(verb + 2))
    {
        of.push(more);
        last = verb + 2;
    }
    // Whom nothing hurt nothing killed.
    if of.contains(&"injured") && !of.contains(&"dead") {
        of.push("dead");
    }
    Some((last, of))
}

/// The same behind a `no`: `no casualties`, `no deaths or injuries`.
fn nothing<'a>(form: &impl Fn(usize) -> &'a str, at: usize) -> Option<(usize, Vec<&'static str>)> {
    let named = |n: usize| -> Option<&'static [&'static str]> {
        Some(match form(n) {
            "casualties" => &["dead", "injured"],
            "injuries" | "injury" => &["injured"],
            "deaths" | "fatalities" => &["dead"],
            _ => return None,
        })
    };
    let mut of = named(at)?.to_vec();
    let mut last = at;
    if form(at + 1) == "or"
        && let Some(more) = named(at + 2)
    {
        of.extend(more);
        last = at + 2;
    }
    Some((last, of))
}

/// What one report says of nobody against what the other counts.
fn between(context: &Context<'_>, empty: &Told<'_>, full: &Told<'_>) -> Option<Divergence> {
    let mut best: Option<(f32, Divergence)> = None;
    for nobody in &empty.nobody {
        if empty.counts(&nobody.of) {
            continue;
        }
        for it in &full.counts {
            let unit = it.unit.as_deref().unwrap_or("");
            let too = full.nobody.iter().any(|it| it.of.contains(&unit));
            let site = Site {
                article: full.id,
                span: it.span,
            };
            let Some(passage) = context.corpus.passage_of(site) else {
                continue;
            };
            if too || !nobody.of.contains(&unit) || context.is_quoted(full.id, it.span) {
                continue;
            }
            let Some(sure) = are_of_one(context, nobody.at, (full.id, passage)) else {
                continue;
            };
            if best.as_ref().is_none_or(|it| it.0 < sure) {
                let own = Site {
                    article: empty.id,
                    span: nobody.span,
                };
                let sites = vec![own, with_fate(context, site, unit)];
                best = Some((
                    sure,
                    context.divergence(Kind::Polarity, sites, sure.max(SURE)),
                ));
            }
        }
    }
    best.map(|it| it.1)
}

/// How sure it is that two passages tell of one event: by their link, or else by the words and the name that they have in common.
fn are_of_one(context: &Context<'_>, one: PassageRef, two: PassageRef) -> Option<f32> {
    let pair = [one.min(two), one.max(two)];
    if context.plain(two).iter().any(is_of_another) || context.name_others(pair) {
        return None;
    }
    if let Some(link) = context.alignment.link(pair) {
        return Some(link.score.get());
    }
    let common = common(context.stems_of(one), context.stems_of(two)).count();
    let entities = |at: PassageRef| -> FxHashSet<_> {
        let all = context.mentions(at);
        all.map(|(id, _)| context.corpus.entity(at.0, id)).collect()
    };
    let named = !entities(one).is_disjoint(&entities(two));
    (common >= COMMON && named).then_some(0.0)
}

/// A count with the word that says what became of those whom it counts: `at least six people were killed`.
fn with_fate(context: &Context<'_>, site: Site, unit: &str) -> Site {
    let says = |span: Span| {
        let segments = context.corpus.segments(site.article);
        let mut words = segments.tokens().run(segments.tokens_in(span)).iter();
        words.any(|it| toll(context.form(it)) == Some(unit))
    };
    if says(site.span) {
        return site;
    }
    let (before, after) = context.words_near(site);
    let fate = after
        .take(REACH)
        .find(|it| toll(context.form(it)) == Some(unit));
    let fate = fate.or_else(|| {
        before
            .take(REACH)
            .find(|it| toll(context.form(it)) == Some(unit))
    });
    Site {
        span: fate.map_or(site.span, |it| site.span.cover(it.span)),
        ..site
    }
}

#[cfg(test)]
mod tests {
    use super::nobody;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &[&str])>) {
        let words: Vec<&str> = text.split(' ').collect();
        let form = |n: usize| words.get(n).copied().unwrap_or("");
        let found = nobody(&form, 0).map(|(last, of)| (words[..=last].join(" "), of));
        let found = found
            .as_ref()
            .map(|(text, of)| (text.as_str(), of.as_slice()));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_became_of_nobody() {
        check(
            "nobody was hurt",
            Some(("nobody was hurt", &["injured", "dead"])),
        );
        check(
            "no one had been killed by it",
            Some(("no one had been killed", &["dead"])),
        );
        check("no one died in it", Some(("no one died", &["dead"])));
        check(
            "no deaths or injuries",
            Some(("no deaths or injuries", &["dead", "injured"])),
        );
        check(
            "without casualties",
            Some(("without casualties", &["dead", "injured"])),
        );
    }

    #[test]
    fn what_says_less_than_that() {
        check("nobody was seriously hurt", None);
        check("no serious injuries", None);
        check("no further casualties", None);
        check("no immediate reports of casualties", None);
        check("nobody is hurt by it", None);
        check("no one killed the bill", None);
    }
}
