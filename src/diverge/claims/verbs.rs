//! One verb told as done by one report and otherwise by another, in whatever passages: finds the verbs and holds them against each other.

use crate::diverge::claims::claim::{
    Claim, Opens, are_next_to_one, are_of_one, are_of_one_person, are_of_two_days, says,
};
use crate::diverge::claims::mood::hedged;
use crate::diverge::claims::{stages, thoughts, undone};
use crate::diverge::context::Context;
use crate::diverge::trust::SURE;
use crate::diverge::words::{Number, Plain};
use crate::diverge::{Divergence, Kind, english};
use crate::lexicon::acts::bases;
use crate::lexicon::claims::Role;
use crate::lexicon::stance::Stance;
use crate::text::index::ArticleId;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words behind what opens a claim among which its verb is.
const VERB: usize = 4;
/// Words before a verb in which nothing makes it other than done.
const GOVERNS: usize = 4;
/// Words before a verb among which its helpers are.
const HELPS: usize = 2;
/// Claims of one verb in a report that are looked at: more are told of many things.
const MOST: usize = 3;
/// What the words around both verbs must say in sum, and where one of them stands right before both.
const SAYS: [f64; 2] = [1.5, 1.0];

/// One `Status`, `Certainty` or `Polarity` for each two reports of which one tells as done what the other tells, with a form of the same
/// verb, as to come or not done yet ([`stages`]), as what somebody thinks ([`thoughts`]), or as not done ([`undone`]).
///
/// It is the grammar around the verb that tells which. Silent where either report tells the verb both ways, in quotes, where
/// the passages name two persons or give two days, and where the sentence of what is done has a doubt, or a condition, of its own. Linear,
/// but for the few verbs told in two ways. Known failure: two acts of one kind on one thing (`the third of the houses is to be sold`, `the
/// second has been sold`).
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let ids = english(context);
    let may_open =
        |it: &Plain| stages::may_open(it) || thoughts::may_open(it) || undone::may_open(it);
    let mut opens = Opens::new(may_open);
    let open: Vec<Verbs> = ids
        .iter()
        .map(|it| open_verbs(context, *it, &mut opens))
        .collect();
    let mut out = Vec::new();
    for (n, one) in open.iter().enumerate() {
        for (k, id) in ids.iter().enumerate().filter(|it| it.0 != n) {
            out.extend(between(context, [ids[n], *id], [one, &open[k]]));
        }
    }
    out
}

/// How a verb is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// To come.
    Ahead,
    /// Not done, and it may come.
    Yet,
    /// Somebody thinks that it is so.
    Thought,
    /// Not done.
    Undone,
    /// Done.
    Done,
}

/// A verb that a word opens: the first word of the claim, the verb, and how it is told.
pub(super) type Opened = (usize, usize, Stage);

/// A verb of a report.
struct Verb {
    claim: Claim,
    stage: Stage,
    passive: bool,
}

/// The verbs of a report, by what their forms have in common.
type Verbs = FxHashMap<Key, Vec<Verb>>;
/// What the forms of a verb have in common and, of a verb that says little, of the word behind it.
type Key = (Number, Option<Number>);

fn open_verbs(context: &Context<'_>, id: ArticleId, opens: &mut Opens) -> Verbs {
    let mut out = Verbs::default();
    for passage in context.corpus.segments(id).passages().ids() {
        let words = context.plain((id, passage));
        for n in (0..words.len()).filter(|n| opens.ask(&words[*n])) {
            let found = stages::opened(context, words, n)
                .into_iter()
                .chain(thoughts::opened(context, words, n))
                .chain(undone::opened(context, words, n));
            for (from, to, stage) in found {
                let Some(key) = key(context, words, to) else {
                    continue;
                };
                let mut helpers = words[n..to].iter();
                let passive = helpers.any(|it| matches!(&*it.form, "be" | "been"));
                let stands = matches!(stage, Stage::Thought | Stage::Undone);
                let claim = Claim {
                    at: (id, passage),
                    from,
                    to,
                    of_all: false,
                };
                out.entry(key).or_default().push(Verb {
                    claim,
                    stage,
                    passive: passive || stands && is_passive(words, to),
                });
            }
        }
    }
    out
}

/// The verb behind helpers and words that only say when or how.
pub(super) fn verb(words: &[Plain], from: usize) -> Option<usize> {
    let form = |k: usize| &*words[k].form;
    let slight = |k: usize| words[k].light || form(k).ends_with("ly");
    let helps = |k: &usize| words[*k].key().is_none() || slight(*k);
    let first = (from..words.len().min(from + VERB)).find(|k| !helps(k))?;
    let plain = |k: usize| {
        let helper = matches!(
            form(k),
            "be" | "been" | "have" | "also" | "now" | "yet" | "soon"
        );
        helper || slight(k)
    };
    (from..first).all(plain).then_some(first)
}

fn key(context: &Context<'_>, words: &[Plain], at: usize) -> Option<Key> {
    let verb = words[at].key()?;
    let form = &*words[at].form;
    let base = context.stances.base(form);
    let regular = || base.is_none() && bases(form).any(|it| Role::Empty.has(&it));
    if !Role::Empty.has(base.unwrap_or(form)) && !regular() {
        return Some((verb, None));
    }
    let object = words[at + 1..].iter().find_map(Plain::key)?;
    Some((verb, Some(object)))
}

/// Whether a word is a past by its ending or its form.
pub(super) fn is_past(context: &Context<'_>, words: &[Plain], at: usize) -> bool {
    words[at].stem.is_some() && context.stances.is_past(&words[at].form)
}

/// Whether a form of `be` stands right before a verb.
fn is_passive(words: &[Plain], at: usize) -> bool {
    let mut before = words[at.saturating_sub(HELPS)..at].iter();
    before.any(|it| Role::Be.has(&it.form))
}

/// Whether a verb tells something as done, with nothing near that makes it less.
fn is_done(context: &Context<'_>, words: &[Plain], at: usize) -> bool {
    let near = &words[at.saturating_sub(GOVERNS)..at];
    let turns = |it: &Plain| {
        let all = [
            Stance::Negates,
            Stance::Implies,
            Stance::Plans,
            Stance::Sure,
        ];
        all.iter().any(|stance| it.stances.has(*stance)) || Role::Governs.has(&it.form)
    };
    let noun = near.last().is_none_or(|it| Role::Noun.has(&it.form));
    // A doubt of its own, or a condition, wherever it stands in the sentence.
    let open = |it: &Plain| {
        hedged(it)
            || Role::Doubt
                .words()
                .any(|begins| it.form.starts_with(begins))
            || Role::Thinks.has(&it.form)
            || Role::Condition.has(&it.form)
    };
    is_past(context, words, at) && !noun && !near.iter().any(turns) && !words.iter().any(open)
}

/// The verbs that a report tells as done, of those that are told otherwise in the other.
fn done_verbs(context: &Context<'_>, id: ArticleId, open: &Verbs) -> Verbs {
    let mut out = Verbs::default();
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
            let helps = |k: &usize| Role::Helper.has(&words[*k].form);
            let before = (0..n).rev().take(HELPS);
            let claim = Claim {
                at: (id, passage),
                from: before.take_while(helps).last().unwrap_or(n),
                to: n,
                of_all: false,
            };
            out.entry(key).or_default().push(Verb {
                claim,
                stage: Stage::Done,
                passive: is_passive(words, n),
            });
        }
    }
    out
}

/// What one report tells otherwise than as done, and another as done.
fn between(
    context: &Context<'_>,
    ids: [ArticleId; 2],
    [open, theirs]: [&Verbs; 2],
) -> Vec<Divergence> {
    let done = done_verbs(context, ids[1], open);
    if done.is_empty() {
        return Vec::new();
    }
    let own = done_verbs(context, ids[0], open);
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
        let found = pairs.filter_map(|it| compare(context, it));
        out.extend(found.max_by(|a, b| a.0.total_cmp(&b.0)).map(|it| it.1));
    }
    out
}

/// Whether two verbs tell one act: by the words around both; of what is done to a person, by whom alone both passages name; and of what is
/// not done, by the word right before both besides.
fn tell_one_act(context: &Context<'_>, [open, done]: [&Verb; 2]) -> bool {
    let claims = [&open.claim, &done.claim];
    match open.stage {
        Stage::Undone => {
            let said = || says(context, claims) >= SAYS[1];
            are_next_to_one(context, claims) && (said() || is_whole_act(context, claims))
        }
        _ => {
            let to_one = open.passive && are_of_one_person(context, claims);
            to_one || are_of_one(context, claims, SAYS)
        }
    }
}

/// Whether one person, whom both passages alone name, does by one and not by the other all that the verb says by itself, in passages that are surely linked:
/// neither tells to what, and the one that does not do it tells nothing more (`refused to concede`, `conceded shortly before midnight`).
fn is_whole_act(context: &Context<'_>, claims: [&Claim; 2]) -> bool {
    let [open, done] = claims.map(|it| (context.plain(it.at), it.to));
    let slight = |it: &Plain| it.key().is_none() || it.form.ends_with("ly");
    let ends = open.0[open.1 + 1..].iter().all(slight);
    let at_once = done.0.get(done.1 + 1).is_none_or(|it| {
        it.form.ends_with("ly") || matches!(&*it.form, "before" | "after" | "at" | "on" | "in")
    });
    let sites = claims.map(|it| it.site(context, it.from));
    let linked = || context.match_of(&sites).is_some();
    ends && at_once && linked() && are_of_one_person(context, claims)
}

/// How much the words around two verbs say that both have, and the finding, if they tell of one thing.
fn compare(context: &Context<'_>, [open, done]: [&Verb; 2]) -> Option<(f64, Divergence)> {
    let claims = [&open.claim, &done.claim];
    // As `stance` gives its places, so that what both find is told once.
    let from = match open.stage {
        Stage::Thought => done.claim.to,
        _ => done.claim.from,
    };
    let sites = [
        open.claim.site(context, open.claim.from),
        done.claim.site(context, from),
    ];
    let mut all = sites.iter();
    if all.any(|it| context.is_quoted(it.article, it.span)) || open.passive != done.passive {
        return None;
    }
    // What both only report from somebody may still be told more surely by one.
    let [thought, flat] = claims.map(|it| {
        let mut words = context.plain(it.at).iter();
        words.any(|it| Role::Source.has(&it.form))
    });
    let told_by = open.stage == Stage::Thought && flat && !thought;
    // What is not done yet by one day may be done by another: that is what differs.
    let dated = open.stage != Stage::Yet && are_of_two_days(context, claims);
    if told_by || dated || !tell_one_act(context, [open, done]) {
        return None;
    }
    let kind = match open.stage {
        Stage::Thought => Kind::Certainty,
        Stage::Undone => Kind::Polarity,
        Stage::Ahead | Stage::Yet | Stage::Done => Kind::Status { court: false },
    };
    let mut sites = sites.to_vec();
    sites.sort_by_key(|it| it.article);
    Some((says(context, claims), context.divergence(kind, sites, SURE)))
}
