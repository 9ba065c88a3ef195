//! One verb at two stages, told in whatever passages: `is to be suspended`, `has been suspended`; `has yet to be charged`, `was charged`;
//! `is believed to have driven him there`, `drove him there`.

use crate::annotate::{Grain, Time};
use crate::corpus::Site;
use crate::diverge::claims::contrary::{Claim, Opens, have_one_subject, persons, says};
use crate::diverge::claims::stance::hedged;
use crate::diverge::context::Context;
use crate::diverge::facts::times::conflict;
use crate::diverge::trust::SURE;
use crate::diverge::words::{Number, Plain};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::language::Language;
use crate::lexicon::stance::Stance;
use crate::text::index::ArticleId;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words behind what opens a claim among which its verb is.
const VERB: usize = 4;
/// Words behind `believe that` of which every past is what is believed.
const CLAUSE: usize = 12;
/// Words before a verb in which nothing makes it other than done.
const GOVERNS: usize = 4;
/// Claims of one verb in a report that are looked at: more are told of many things.
const MOST: usize = 3;
/// What the words around both verbs must say in sum, as in `contrary`.
const SAYS: f64 = 1.5;
/// The same where one of them stands right before both.
const SUBJECT: f64 = 1.0;

/// One `Status` or `Certainty` for each two reports of which one tells as done what the other tells, with a form of the same verb, as to
/// come, as not done yet, or as what somebody thinks.
///
/// It is the grammar around the verb that tells the stage. Silent where either report tells the verb at both stages, in quotes, where the
/// passages name two persons or give two days, and where the sentence of what is done has a doubt, or a condition, of its own. Linear, but
/// for the few verbs told at two stages. Known failure: two acts of one kind on one thing (`the third of the houses is to be sold`, `the
/// second has been sold`).
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let ids: Vec<ArticleId> = context.corpus.articles().ids().collect();
    let english = |id: &&ArticleId| context.corpus.language(**id) == Language::English;
    let ids: Vec<ArticleId> = ids.iter().filter(english).copied().collect();
    let mut opens = Opens::new(triggers);
    let open: Vec<Open> = ids
        .iter()
        .map(|it| open_claims(context, *it, &mut opens))
        .collect();
    let mut out = Vec::new();
    for (n, one) in open.iter().enumerate() {
        for (k, id) in ids.iter().enumerate().filter(|it| it.0 != n) {
            out.extend(between(context, [ids[n], *id], [one, &open[k]]));
        }
    }
    out
}

/// How far what a verb tells has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// To come.
    Ahead,
    /// Not done, and it may come.
    Yet,
    /// Somebody thinks that it is so.
    Thought,
}

/// A verb that is not told as done.
struct Verb {
    claim: Claim,
    stage: Stage,
    passive: bool,
}

/// The verbs of a report that are not told as done, by what their forms have in common.
type Open = FxHashMap<Key, Vec<Verb>>;
/// What the forms of a verb have in common and, of a verb that says little, of the word behind it.
type Key = (Number, Option<Number>);

/// Whether a claim may begin with a word. `Could` is what somebody was able to do as often as a doubt.
fn triggers(word: &Plain) -> bool {
    let is = |stance| word.stances.has(stance);
    is(Stance::Sure)
        || is(Stance::May)
        || is(Stance::Hedge)
        || matches!(&*word.form, "to" | "yet" | "of")
        || thinks(&word.form)
}

/// Whether a word says that what follows is what somebody thinks.
fn thinks(form: &str) -> bool {
    matches!(
        form,
        "believe"
            | "believes"
            | "think"
            | "thinks"
            | "suspect"
            | "suspects"
            | "alleged"
            | "alleges"
            | "allege"
            | "claimed"
    )
}

fn open_claims(context: &Context<'_>, id: ArticleId, opens: &mut Opens) -> Open {
    let mut out = Open::default();
    for passage in context.corpus.segments(id).passages().ids() {
        let words = context.plain((id, passage));
        for n in (0..words.len()).filter(|n| opens.ask(&words[*n])) {
            for (from, to, stage) in opened(context, words, n) {
                let Some(key) = key(context, words, to) else {
                    continue;
                };
                let passive = words[n..to]
                    .iter()
                    .any(|it| matches!(&*it.form, "be" | "been"));
                let claim = Claim {
                    at: (id, passage),
                    from,
                    to,
                    of_all: false,
                };
                out.entry(key).or_default().push(Verb {
                    claim,
                    stage,
                    passive: passive || stage == Stage::Thought && is_passive(words, to),
                });
            }
        }
    }
    out
}

/// The verbs that a word opens: the first word of the claim, the verb, and its stage.
fn opened(context: &Context<'_>, words: &[Plain], n: usize) -> Vec<(usize, usize, Stage)> {
    let form = |k: usize| words.get(k).map_or("", |it| &*it.form);
    let before = |k: usize| n.checked_sub(k).map_or("", form);
    let is = |k: usize, stance| words.get(k).is_some_and(|it| it.stances.has(stance));
    // The verb behind helpers and words that only say when or how.
    let verb = |from: usize| {
        let helps =
            |k: &usize| words[*k].key().is_none() || words[*k].light || form(*k).ends_with("ly");
        let first = (from..words.len().min(from + VERB)).find(|k| !helps(k))?;
        let plain = (from..first).all(|k| {
            matches!(
                form(k),
                "be" | "been" | "have" | "also" | "now" | "yet" | "soon"
            ) || words[k].light
                || form(k).ends_with("ly")
        });
        plain.then_some(first)
    };
    let past = |k: usize| is_past(context, words, k);
    let one = |from: usize, to: Option<usize>, stage| {
        to.map(|it| (from, it, stage)).into_iter().collect()
    };
    let has = |it: &str| matches!(it, "has" | "have" | "had");
    match form(n) {
        "to" if before(1) == "yet" => one(n - 1, verb(n + 1), Stage::Yet),
        "to" if before(1) == "whether" => one(n - 1, verb(n + 1), Stage::Ahead),
        "to" if form(n + 1) == "have" => {
            let thought = n.checked_sub(1).filter(|k| {
                matches!(
                    form(*k),
                    "believed"
                        | "thought"
                        | "suspected"
                        | "alleged"
                        | "said"
                        | "understood"
                        | "presumed"
                        | "feared"
                        | "reported"
                        | "rumoured"
                        | "rumored"
                )
            });
            thought.map_or_else(Vec::new, |it| one(it, verb(n + 1), Stage::Thought))
        }
        "to" if form(n + 1) == "be" && matches!(before(1), "is" | "are" | "was" | "were") => {
            one(n - 1, verb(n + 1).filter(|k| past(*k)), Stage::Ahead)
        }
        "to" => {
            let plans = (1..=2).find(|k| n.checked_sub(*k).is_some_and(|it| is(it, Stance::Plans)));
            plans.map_or_else(Vec::new, |k| one(n - k, verb(n + 1), Stage::Ahead))
        }
        "of" if matches!(before(1), "suspected" | "accused") => {
            let from = if form(n + 1) == "having" {
                n + 2
            } else {
                n + 1
            };
            let to = verb(from).filter(|k| form(*k).ends_with("ing") || from == n + 2);
            one(n - 1, to, Stage::Thought)
        }
        "yet" if before(1) == "not" && n > 1 && has(before(2)) => {
            one(n - 2, verb(n + 1).filter(|k| past(*k)), Stage::Yet)
        }
        it if thinks(it) => {
            let clause = (n + 2..words.len().min(n + CLAUSE)).filter(|k| past(*k));
            clause.map(|k| (n, k, Stage::Thought)).collect()
        }
        _ if is(n, Stance::May) && form(n + 1) == "have" => one(n, verb(n + 2), Stage::Thought),
        // `So that talks may go on`: what something is for.
        "may" | "might" if !words[..n].iter().any(|it| &*it.form == "so") => {
            one(n, verb(n + 1), Stage::Ahead)
        }
        _ if is(n, Stance::Sure) && !is(n + 1, Stance::Negates) => {
            one(n, verb(n + 1), Stage::Ahead)
        }
        it if is(n, Stance::Hedge) && it.ends_with("ly") => {
            one(n, verb(n + 1).filter(|k| past(*k)), Stage::Thought)
        }
        _ => Vec::new(),
    }
}

/// Whether a word says that somebody else tells what stands beside it.
fn is_source(word: &Plain) -> bool {
    matches!(
        &*word.form,
        "said"
            | "says"
            | "say"
            | "saying"
            | "told"
            | "tells"
            | "according"
            | "added"
            | "reported"
            | "reports"
    )
}

/// Whether a verb says little without what stands behind it (`made a speech`, `made a promise`).
fn is_empty(context: &Context<'_>, word: &Plain) -> bool {
    matches!(
        context.stances.base(&word.form).unwrap_or(&word.form),
        "make"
            | "take"
            | "give"
            | "get"
            | "go"
            | "come"
            | "have"
            | "do"
            | "hold"
            | "keep"
            | "put"
            | "set"
            | "say"
            | "see"
            | "show"
            | "become"
            | "begin"
            | "find"
            | "know"
            | "feel"
            | "leave"
            | "bring"
            | "continued"
            | "remained"
            | "started"
            | "used"
            | "called"
            | "asked"
            | "wanted"
            | "needed"
            | "helped"
            | "worked"
            | "tried"
    )
}

fn key(context: &Context<'_>, words: &[Plain], at: usize) -> Option<Key> {
    let verb = words[at].key()?;
    if !is_empty(context, &words[at]) {
        return Some((verb, None));
    }
    let object = words[at + 1..].iter().find_map(Plain::key)?;
    Some((verb, Some(object)))
}

/// Whether a word is of a doubt, by how it begins (`allegations`, `possibility`).
fn doubts(word: &Plain) -> bool {
    [
        "alleg",
        "possib",
        "suspic",
        "investigat",
        "reject",
        "disput",
    ]
    .iter()
    .any(|it| word.form.starts_with(it))
}

/// Whether a word is a past by its ending or its form.
fn is_past(context: &Context<'_>, words: &[Plain], at: usize) -> bool {
    let form = &*words[at].form;
    let irregular = || context.stances.base(form).is_some_and(|it| it != form);
    words[at].stem.is_some() && (form.ends_with("ed") || irregular())
}

/// Whether a form of `be` stands right before a verb.
fn is_passive(words: &[Plain], at: usize) -> bool {
    let before = &words[at.saturating_sub(2)..at];
    before
        .iter()
        .any(|it| matches!(&*it.form, "is" | "are" | "was" | "were" | "been" | "be"))
}

/// Whether a verb tells something as done, with nothing near that makes it less.
fn is_done(context: &Context<'_>, words: &[Plain], at: usize) -> bool {
    let near = &words[at.saturating_sub(GOVERNS)..at];
    let turns = |it: &Plain| {
        let is = |stance| it.stances.has(stance);
        is(Stance::Negates)
            || is(Stance::Implies)
            || is(Stance::Plans)
            || is(Stance::Sure)
            || matches!(
                &*it.form,
                "to" | "be" | "being" | "should" | "must" | "would" | "having"
            )
    };
    let noun = near.last().is_none_or(|it| {
        matches!(
            &*it.form,
            "the"
                | "a"
                | "an"
                | "its"
                | "their"
                | "his"
                | "her"
                | "of"
                | "in"
                | "for"
                | "more"
                | "by"
                | "with"
                | "and"
                | "on"
                | "at"
        )
    });
    // A doubt of its own, or a condition, wherever it stands in the sentence.
    let open = |it: &Plain| {
        hedged(it)
            || doubts(it)
            || thinks(&it.form)
            || matches!(&*it.form, "whether" | "unless" | "when" | "once")
    };
    is_past(context, words, at) && !noun && !near.iter().any(turns) && !words.iter().any(open)
}

/// The verbs that a report tells as done, of those that the other does not.
fn done_claims(context: &Context<'_>, id: ArticleId, open: &Open) -> Open {
    let mut out = Open::default();
    let verbs: FxHashSet<Number> = open.keys().map(|it| it.0).collect();
    if open.is_empty() {
        return out;
    }
    for passage in context.corpus.segments(id).passages().ids() {
        let words = context.plain((id, passage));
        for (n, word) in words.iter().enumerate() {
            if word.key().is_none_or(|it| !verbs.contains(&it)) {
                continue;
            }
            let Some(key) = key(context, words, n).filter(|it| open.contains_key(it)) else {
                continue;
            };
            if !is_done(context, words, n) {
                continue;
            }
            let helps = |k: &usize| {
                matches!(
                    &*words[*k].form,
                    "was" | "were" | "has" | "have" | "had" | "been" | "are" | "is"
                )
            };
            let from = (0..n).rev().take(2).take_while(helps).last().unwrap_or(n);
            let claim = Claim {
                at: (id, passage),
                from,
                to: n,
                of_all: false,
            };
            out.entry(key).or_default().push(Verb {
                claim,
                stage: Stage::Ahead,
                passive: is_passive(words, n),
            });
        }
    }
    out
}

/// What one report tells as open, and another as done.
fn between(
    context: &Context<'_>,
    ids: [ArticleId; 2],
    [open, theirs]: [&Open; 2],
) -> Vec<Divergence> {
    let done = done_claims(context, ids[1], open);
    if done.is_empty() {
        return Vec::new();
    }
    let own = done_claims(context, ids[0], open);
    let mut out = Vec::new();
    let mut keys: Vec<Key> = done.keys().copied().collect();
    keys.sort_unstable();
    for key in keys {
        let (here, there) = (&open[&key], &done[&key]);
        let both = own.contains_key(&key) || theirs.contains_key(&key);
        if both || here.len().max(there.len()) > MOST {
            continue;
        }
        let pairs = here.iter().flat_map(|a| there.iter().map(move |b| [a, b]));
        let found = pairs.filter_map(|it| compare(context, ids, it));
        out.extend(found.max_by(|a, b| a.0.total_cmp(&b.0)).map(|it| it.1));
    }
    out
}

fn compare(
    context: &Context<'_>,
    ids: [ArticleId; 2],
    [open, done]: [&Verb; 2],
) -> Option<(f64, Divergence)> {
    let claims = [&open.claim, &done.claim];
    let site = |it: &Claim, from: usize| {
        let words = context.plain(it.at);
        Site {
            article: it.at.0,
            span: words[from].span.cover(words[it.to].span),
        }
    };
    // As `stance` gives its places, so that what both find is told once.
    let alone = open.stage == Stage::Thought;
    let from = if alone {
        done.claim.to
    } else {
        done.claim.from
    };
    let sites = [site(&open.claim, open.claim.from), site(&done.claim, from)];
    let quoted = sites
        .iter()
        .any(|it| context.is_quoted(it.article, it.span));
    // What both only report from somebody may still be told more surely by one.
    let [thought, flat] = claims.map(|it| context.plain(it.at).iter().any(is_source));
    let told_by = open.stage == Stage::Thought && flat && !thought;
    if quoted || told_by || open.passive != done.passive {
        return None;
    }
    let persons = claims.map(|it| persons(context, it));
    let of_others = !persons.iter().any(FxHashSet::is_empty) && persons[0].is_disjoint(&persons[1]);
    // What is not done yet by one day may be done by another: that is what differs.
    let dated = open.stage != Stage::Yet && are_of_two_days(context, claims);
    if of_others || dated {
        return None;
    }
    let says = says(context, ids, claims);
    let least = if have_one_subject(context, claims) {
        SUBJECT
    } else {
        SAYS
    };
    if says < least {
        return None;
    }
    let kind = match open.stage {
        Stage::Thought => Kind::Certainty,
        Stage::Ahead | Stage::Yet => Kind::Status { court: false },
    };
    let mut sites = sites.to_vec();
    sites.sort_by_key(|it| it.article);
    Some((says, context.divergence(kind, sites, SURE)))
}

/// Whether both passages give a day, and no day of the one can be one of the other.
fn are_of_two_days(context: &Context<'_>, claims: [&Claim; 2]) -> bool {
    let [one, two] = claims.map(|it| -> Vec<&Time> {
        let all = context.times(it.at).iter();
        all.filter(|it| it.grain <= Grain::Day).collect()
    });
    let site = |claim: &Claim, it: &Time| Site {
        article: claim.at.0,
        span: it.span,
    };
    let differ =
        |a: &Time, b: &Time| conflict(context, &[site(claims[0], a), site(claims[1], b)], [a, b]);
    !one.is_empty() && !two.is_empty() && one.iter().all(|a| two.iter().all(|b| differ(a, b)))
}
