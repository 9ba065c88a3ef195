//! One act told in two ways by reports in German, French or Spanish, in whatever passages: done and to come, sure and possible, so and not so.

use crate::diverge::claims::act::{Act, Stage, What, Word};
use crate::diverge::claims::acts_told::acts;
use crate::diverge::claims::claim::are_of_two_days;
use crate::diverge::claims::whom::are_same;
use crate::diverge::context::Context;
use crate::diverge::trust::SURE;
use crate::diverge::words::Plain;
use crate::diverge::{Divergence, Kind, alike};
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::index::{ArticleId, PassageId};
use rustc_hash::FxHashMap;

/// Words that tell something looked at around an act, each way.
const REACH: usize = 8;
/// Acts of one sort in a report that are looked at: more are told of many things.
const MOST: usize = 4;
/// What a word says weighs at most 1: that of a word in one passage of 20 (its natural logarithm, 3.0).
const RARE: f64 = 3.0;
/// From here on a word of both clauses says that they tell of one thing.
const TELLS: f64 = 0.5;
/// What a sure link of the two passages counts.
const LINK: f64 = 0.6;
/// From this link on a word of both clauses is enough, and from this one on none is needed.
const LINKED: f64 = 0.25;
const FIRM: f64 = 0.6;
/// What a group of words for one thing weighs.
const GROUP: f64 = 0.7;
/// What the words around both must say in sum, those of the clauses counted once more: of one verb, of verbs that say the same or of contrary
/// ends, and of other verbs of one number.
const SAYS: [f64; 3] = [1.6, 1.9, 2.4];
/// How much less where it is what becomes of people, who must be the same.
const OF_SAME: f64 = 0.6;
/// The same from which on a report tells it as the other does too.
const BOTH: f64 = 0.9;

/// One `Polarity`, `Status` or `Certainty` for each two reports of which one tells an act as done or for certain and the other tells it, by the
/// same verb, as not done, to come, or possible; and of which one tells one end of something and the other the contrary one. Verbs that say the
/// same are held against each other where one is denied; any two verbs where their clauses give one number or date, one for certain and
/// one as possible.
///
/// That it is one act the words around both must say, the more the fewer passages have them; a word that is no name must stand in both clauses, beside
/// the act or among few others. Silent
/// where either report tells it both ways, in quotes and conditions, where the passages name other persons or give other days. Linear, but for
/// the few acts of one sort. Known failure: two acts of one kind on one thing.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut told: FxHashMap<ArticleId, Report> = FxHashMap::default();
    let mut out = Vec::new();
    for ids in alike(context) {
        if context.corpus.language(ids[0]) == Language::English {
            continue;
        }
        for id in ids {
            told.entry(id).or_insert_with(|| Report::new(context, id));
        }
        out.extend(between(context, [&told[&ids[0]], &told[&ids[1]]]));
    }
    out
}

/// The acts of a report, and which tell what.
struct Report {
    acts: Vec<Act>,
    by_what: FxHashMap<What, Vec<usize>>,
}

impl Report {
    fn new(context: &Context<'_>, id: ArticleId) -> Self {
        let acts = acts(context, id);
        let mut by_what: FxHashMap<What, Vec<usize>> = FxHashMap::default();
        for (n, it) in acts.iter().enumerate() {
            by_what.entry(it.what.clone()).or_default().push(n);
        }
        Self { acts, by_what }
    }

    fn of(&self, what: &What) -> impl Iterator<Item = &Act> {
        let all = self.by_what.get(what).into_iter().flatten();
        all.map(|n| &self.acts[*n])
    }
}

/// Where reports tell an act that is read, as another one would.
fn opposite(what: &What) -> What {
    match what {
        What::End(line, side, court) => What::End(*line, !side, *court),
        it => it.clone(),
    }
}

fn between(context: &Context<'_>, reports: [&Report; 2]) -> Vec<Divergence> {
    let [one, two] = reports;
    let mut found: Vec<(f64, Divergence)> = Vec::new();
    let mut whats: Vec<&What> = one.by_what.keys().collect();
    whats.sort_unstable();
    for what in whats {
        let other = opposite(what);
        let (here, there) = (one.of(what).count(), two.of(&other).count());
        if there == 0 || here > MOST || there > MOST {
            continue;
        }
        for a in one.of(what) {
            for b in two.of(&other) {
                let Some(kind) = apart([a, b]) else { continue };
                let Some(sure) = tell_one(context, [a, b]) else {
                    continue;
                };
                // A report that tells it in the other way too knows of both.
                let knows = |report: &Report, own: &Act, other: &Act| {
                    report.of(&other.what).any(|it| {
                        (it.claim.at, it.claim.from) != (own.claim.at, own.claim.from)
                            && apart([it, other]).is_none()
                            && apart([it, own])
                                .as_ref()
                                .is_some_and(|it| it.name() == kind.name())
                            && says(context, [it, other]).0 >= BOTH
                    })
                };
                if knows(one, a, b) || knows(two, b, a) {
                    continue;
                }
                let sites = [a, b].map(|it| it.claim.site(context, it.claim.from));
                found.push((sure, context.divergence(kind, sites.to_vec(), SURE)));
            }
        }
    }
    best(found)
}

/// Of findings that have a place in common the surest, and of equals the one that stands first.
fn best(mut found: Vec<(f64, Divergence)>) -> Vec<Divergence> {
    let place = |it: &Divergence| -> usize { it.sites.iter().map(|it| it.span.start()).sum() };
    found.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| place(&a.1).cmp(&place(&b.1)))
    });
    let mut out: Vec<Divergence> = Vec::new();
    for (_, it) in found {
        let held = out.iter().any(|told| {
            let mut sites = told.sites.iter();
            sites.any(|a| {
                it.sites
                    .iter()
                    .any(|b| a.article == b.article && a.span.overlaps(b.span))
            })
        });
        if !held {
            out.push(it);
        }
    }
    out
}

/// In what two tellings of one act part.
fn apart([a, b]: [&Act; 2]) -> Option<Kind> {
    use Stage::{Done, Hedge, May, Plans, Sure, Undone};
    let verb = matches!(a.what, What::Verb(_));
    let status = || Kind::Status { court: false };
    Some(match (a.stage, b.stage) {
        _ if let What::End(_, _, court) = a.what => match court {
            true => Kind::Status { court },
            false => Kind::Polarity,
        },
        (Done, Undone) | (Undone, Done) if !matches!(a.what, What::Figure(_)) => Kind::Polarity,
        (Done, Plans | Sure) | (Plans | Sure, Done) if verb => status(),
        (Done, May | Hedge) if a.flat && verb => Kind::Certainty,
        (May | Hedge, Done) if b.flat && verb => Kind::Certainty,
        (Sure, May) if a.flat => Kind::Certainty,
        (May, Sure) if b.flat => Kind::Certainty,
        _ => return None,
    })
}

/// How surely two acts are one, if they are.
fn tell_one(context: &Context<'_>, acts: [&Act; 2]) -> Option<f64> {
    let passages = acts.map(|it| it.claim.at);
    let least = match acts[0].what {
        What::Verb(_) => SAYS[0],
        What::End(..) if acts.iter().all(|it| it.whom.is_some()) => SAYS[1] - OF_SAME,
        What::Sense(_) | What::End(..) => SAYS[1],
        What::Figure(_) => SAYS[2],
    };
    let possible = acts
        .iter()
        .any(|it| matches!(it.stage, Stage::May | Stage::Hedge));
    let (sure, clause) = says(context, acts);
    context.trace.say(passages, "polarity", || {
        let told = acts.map(|it| (context.corpus.slice(it.claim.site(context, it.claim.from)), it.stage));
        format!("one act? {told:?}: the words around say {sure:.2} of {least:.2}, a word of both clauses, next to it or among few: {clause:?}")
    });
    let two = context.name_others(passages)
        || !possible && are_of_two_days(context, acts.map(|it| &it.claim));
    let court = matches!(acts[0].what, What::End(_, _, true));
    let others = are_of_others(acts);
    let link = context.alignment.link(passages);
    let link = f64::from(link.map_or(0.0, |it| it.firm.get()));
    let clause = match link {
        it if it >= FIRM => true,
        it if it >= LINKED => clause[0],
        _ => clause[0] && clause[1],
    };
    let enough = sure >= least - LINK * link;
    (enough && (clause || court) && !two && !others).then_some(sure)
}

/// Whether two acts are about two things, neither of which the clause of the other has, or a noun that both clauses have is somebody else's in each:
/// `der Antrag der Verwaltung`, `der Antrag der Linken`.
fn are_of_others(acts: [&Act; 2]) -> bool {
    let [one, two] = acts;
    // What becomes of people is told of the same ones.
    if let [Some(a), Some(b)] = [&one.whom, &two.whom]
        && !are_same(a, b)
    {
        return true;
    }
    let has = |all: &Act, it: &Word| {
        let mut words = all.clause.iter().chain(&all.object);
        words.any(|told| told.is_like(it))
    };
    if let [Some(a), Some(b)] = [&one.object, &two.object]
        && !has(two, a)
        && !has(one, b)
    {
        return true;
    }
    one.whose.iter().any(|[noun, ours]| {
        let mut there = two.whose.iter().filter(|it| it[0].is_like(noun));
        let told = |all: &Act, it: &Word| all.clause.iter().any(|told| told.is_like(it));
        there.any(|[_, theirs]| !told(two, ours) && !told(one, theirs))
    })
}

/// What the words around two acts say that both have, those of both clauses once more; whether one of these tells something, and whether it stands
/// beside both acts or among few others.
fn says(context: &Context<'_>, acts: [&Act; 2]) -> (f64, [bool; 2]) {
    let part = |act: &Act, stem: u32| {
        let id = act.claim.at.0;
        let passages = context.corpus.segments(id).passages().len();
        let held = context.holders(id, stem).len();
        (held.max(1) as f64) / (passages.max(1) as f64)
    };
    let weight = |stem: u32| {
        let both = acts.map(|it| part(it, stem));
        (-(both[0] * both[1]).sqrt().ln() / RARE).clamp(0.0, 1.0)
    };
    let [one, two] = acts.map(|it| around(context, it));
    let common = one.iter().filter(|it| two.binary_search(it).is_ok());
    let around: f64 = common.map(|it| weight(*it)).sum();
    let [near, theirs] = acts.map(|it| it.clause.as_slice());
    let worth = |a: &Word, b: &Word| match a.stem == b.stem {
        true => weight(a.stem),
        false => GROUP,
    };
    // Seen from either side, so that neither report is the first.
    let common = |ours: &[Word], theirs: &[Word]| -> Vec<f64> {
        let best = |a: &Word| {
            let all = theirs.iter().filter(|b| a.is_like(b));
            all.map(|b| worth(a, b)).max_by(f64::total_cmp)
        };
        let mut all: Vec<f64> = ours.iter().filter_map(best).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let both = [common(near, theirs), common(theirs, near)];
    let many = both.iter().map(Vec::len).min().unwrap_or(0);
    let tells = both[0].iter().any(|it| *it >= TELLS);
    // Of a clause that tells much else it may be another thing.
    let most = many * 2 >= near.len().min(theirs.len());
    let [ours, theirs] = acts.map(|it| it.beside.iter().flatten());
    let next = ours.into_iter().any(|a| {
        let mut there = theirs.clone();
        there.any(|b| a.is_like(b) && worth(a, b) >= TELLS)
    });
    let sums = both.iter().map(|it| it.iter().sum::<f64>());
    let clause = sums.fold(f64::INFINITY, f64::min);
    (around + clause * 0.5, [tells, most || next])
}

/// The stems around an act, sorted: of a clause whose subject is a pronoun those of the sentence before too.
fn around(context: &Context<'_>, act: &Act) -> Vec<u32> {
    let (id, passage) = act.claim.at;
    let words = context.plain(act.claim.at);
    let stem = |it: &Plain| it.stem.map(|it| it.get());
    let (from, to) = (act.claim.from, act.claim.to);
    let ahead = words[..from].iter().rev().filter_map(stem).take(REACH);
    let after = words[to + 1..].iter().filter_map(stem).take(REACH);
    let mut out: Vec<u32> = ahead.chain(after).collect();
    // A verb at the end of its clause has the rest between its parts.
    if to > from + 2 {
        out.extend(words[from + 1..to].iter().filter_map(stem));
    }
    let language = context.corpus.language(id);
    let speaks = words[..to]
        .iter()
        .any(|it| wordlist::has_form(language, "pronoun", &it.form));
    let earlier = passage.index().checked_sub(1).map(PassageId::new);
    let passages = context.corpus.segments(id).passages();
    let near = earlier.filter(|it| passages[*it].block == passages[passage].block);
    if let Some(at) = near.filter(|_| speaks) {
        out.extend(context.stems_of((id, at)));
    }
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests;
