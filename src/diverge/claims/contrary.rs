//! Contrary ends, told in whatever passages: `Tarn has dropped out`, `Tarn is still working on an offer`; `those arrested had been
//! released`, `all were still behind bars`.

use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::trust::SURE;
use crate::diverge::words::Plain;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::contraries::{End, Saying, ends, may_open};
use crate::lexicon::language::Language;
use crate::lexicon::stance::Stance;
use crate::text::index::{ArticleId, EntityId, PassageId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words that tell something looked at around a claim, each way.
const REACH: usize = 8;
/// Claims of one end in a report that are looked at: more are told of many things.
const MOST: usize = 3;
/// Words that tell something before a claim among which is what it tells of.
const BESIDE: usize = 3;
/// Words before one that only counts behind a helper.
const HELPS: usize = 3;
/// Words before and behind a claim in which nothing makes it other than it says.
const NEAR: usize = 4;
/// What the words that stand around both must say in sum: a word that stands in one passage of 20 says about 1.
const SAYS: f64 = 1.5;
/// The same where one of them stands right before both: it is what is told of.
const SUBJECT: f64 = 0.8;

/// One `Polarity` for each two reports of which one tells one end of something and the other the contrary end, of the same thing by the words
/// around both.
///
/// The words count the more the fewer passages have them; behind `it`, `he` or `they` those of the sentence before count too. Silent where a
/// report tells both ends, in quotes, behind a `not`, a `may` or an `if`, and where the two passages name two persons. Linear. Known failure:
/// two of several (two bidders, two suspects) of which neither report gives the name.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let ids: Vec<ArticleId> = context.corpus.articles().ids().collect();
    let english = |id: &&ArticleId| context.corpus.language(**id) == Language::English;
    let mut opens = Opens::new(|it| may_open(&it.form));
    let all: Vec<Told> = ids
        .iter()
        .filter(english)
        .map(|it| Told::new(context, *it, &mut opens))
        .collect();
    let mut out = Vec::new();
    for (n, one) in all.iter().enumerate() {
        for two in &all[n + 1..] {
            out.extend(between(context, one, two));
        }
    }
    out
}

/// A claim: the words that make it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    pub at: PassageRef,
    pub from: usize,
    pub to: usize,
    pub of_all: bool,
}

/// Of each different word whether a claim may begin with it, once asked.
pub(super) struct Opens {
    asked: Vec<Option<bool>>,
    may: fn(&Plain) -> bool,
}

impl Opens {
    pub(super) fn new(may: fn(&Plain) -> bool) -> Self {
        Self {
            asked: Vec::new(),
            may,
        }
    }

    pub(super) fn ask(&mut self, word: &Plain) -> bool {
        let at = word.id as usize;
        if at >= self.asked.len() {
            self.asked.resize(at + 1, None);
        }
        *self.asked[at].get_or_insert_with(|| (self.may)(word))
    }
}

/// The claims of a report, by what they say.
struct Told {
    id: ArticleId,
    /// In the order in which they are told.
    order: Vec<End>,
    claims: FxHashMap<End, Vec<Claim>>,
}

impl Told {
    fn new(context: &Context<'_>, id: ArticleId, opens: &mut Opens) -> Self {
        let mut it = Self {
            id,
            order: Vec::new(),
            claims: FxHashMap::default(),
        };
        for passage in context.corpus.segments(id).passages().ids() {
            it.read(context, (id, passage), opens);
        }
        it
    }

    fn read(&mut self, context: &Context<'_>, at: PassageRef, opens: &mut Opens) {
        let words = context.plain(at);
        let form = |n: usize| words.get(n).map_or("", |it| &*it.form);
        let mut past = 0;
        for n in 0..words.len() {
            if n < past || !opens.ask(&words[n]) {
                continue;
            }
            for it in ends(|k| form(n + k)).filter(|it| is_told(words, n, it)) {
                past = past.max(n + it.words);
                let claim = Claim {
                    at,
                    from: n,
                    to: n + it.words - 1,
                    of_all: it.of_all,
                };
                let held = self.claims.entry(it.end).or_default();
                if held.is_empty() {
                    self.order.push(it.end);
                }
                held.push(claim);
            }
        }
    }

    fn claims(&self, end: End) -> &[Claim] {
        self.claims.get(&end).map_or(&[], Vec::as_slice)
    }
}

/// Whether words in a row say what they say: behind the helper that they need, and with nothing around that turns it.
fn is_told(words: &[Plain], at: usize, it: &Saying) -> bool {
    let helps = |it: &Plain| {
        matches!(
            &*it.form,
            "is" | "are"
                | "was"
                | "were"
                | "be"
                | "been"
                | "remain"
                | "remains"
                | "remained"
                | "stay"
                | "stays"
                | "stayed"
                | "still"
                | "kept"
        )
    };
    let turns = |it: &Plain| {
        let is = |stance| it.stances.has(stance);
        is(Stance::Negates)
            || is(Stance::May)
            || is(Stance::Hedge)
            || is(Stance::Sure)
            || is(Stance::Plans)
            || matches!(
                &*it.form,
                "would"
                    | "if"
                    | "should"
                    | "must"
                    | "whether"
                    | "until"
                    | "unless"
                    | "former"
                    | "previously"
                    | "once"
            )
    };
    let before = &words[at.saturating_sub(NEAR)..at];
    let near = &words[at.saturating_sub(HELPS)..at];
    // `Ordered to be released`.
    let meant = before.iter().rev().take(2).any(|it| &*it.form == "to");
    (!it.helped || near.iter().any(helps)) && !meant && !before.iter().any(turns)
}

fn between(context: &Context<'_>, one: &Told, two: &Told) -> Vec<Divergence> {
    let mut out = Vec::new();
    for &(line, side) in &one.order {
        let here = one.claims((line, side));
        let there = two.claims((line, !side));
        let both = !one.claims((line, !side)).is_empty() || !two.claims((line, side)).is_empty();
        if both || there.is_empty() || here.len().max(there.len()) > MOST {
            continue;
        }
        let pairs = here.iter().flat_map(|a| there.iter().map(move |b| [a, b]));
        let found = pairs.filter_map(|it| compare(context, [one.id, two.id], it));
        // Of equals the first, whichever article comes first.
        let place = |it: &Divergence| -> usize {
            let starts = it.sites.iter().map(|it| it.span.start());
            starts.sum()
        };
        let surest = found.max_by(|a, b| {
            let by_place = || place(&b.1).cmp(&place(&a.1));
            a.0.total_cmp(&b.0).then_with(by_place)
        });
        out.extend(surest.map(|it| it.1));
    }
    out
}

fn compare(
    context: &Context<'_>,
    ids: [ArticleId; 2],
    claims: [&Claim; 2],
) -> Option<(f64, Divergence)> {
    let sites = claims.map(|it| {
        let words = context.plain(it.at);
        Site {
            article: it.at.0,
            span: words[it.from].span.cover(words[it.to].span),
        }
    });
    let quoted = sites
        .iter()
        .any(|it| context.is_quoted(it.article, it.span));
    let persons = claims.map(|it| persons(context, it));
    let of_others = !persons.iter().any(FxHashSet::is_empty) && persons[0].is_disjoint(&persons[1]);
    if quoted || of_others {
        return None;
    }
    let says = says(context, ids, claims);
    let of_all = || claims.iter().all(|it| it.of_all && is_of_all(context, it));
    let least = if have_one_subject(context, claims) {
        SUBJECT
    } else {
        SAYS
    };
    if says < least && !of_all() {
        return None;
    }
    Some((
        says,
        context.divergence(Kind::Polarity, sites.to_vec(), SURE),
    ))
}

/// Whether a claim speaks of all whom the report tells of: of several, none of them by name.
fn is_of_all(context: &Context<'_>, claim: &Claim) -> bool {
    let person = context
        .mentions(claim.at)
        .any(|it| it.1.kind == MentionKind::Person);
    let words = context.plain(claim.at);
    let before = &words[..claim.from];
    let several = before.iter().any(|it| {
        matches!(
            &*it.form,
            "all" | "most" | "those" | "they" | "were" | "are" | "have" | "both"
        )
    });
    let one = before
        .iter()
        .any(|it| matches!(&*it.form, "he" | "she" | "was" | "is" | "has" | "one"));
    several && !one && !person
}

/// Whether one of the words that tell something right before a claim is one of those before the other.
pub(super) fn have_one_subject(context: &Context<'_>, claims: [&Claim; 2]) -> bool {
    let [one, two] = claims.map(|it| -> Vec<u32> {
        let words = &context.plain(it.at)[..it.from];
        let stems = words
            .iter()
            .rev()
            .filter_map(|it| it.stem.map(|it| it.get()));
        stems.take(BESIDE).collect()
    });
    one.iter().any(|it| two.contains(it))
}

/// What the words around two claims say that both have.
pub(super) fn says(context: &Context<'_>, ids: [ArticleId; 2], claims: [&Claim; 2]) -> f64 {
    let [one, two] = claims.map(|it| {
        let mut all = around(context, it);
        all.sort_unstable();
        all.dedup();
        all
    });
    let common = one.iter().filter(|it| two.binary_search(it).is_ok());
    let part = |id: ArticleId, stem: u32| {
        let passages = context.corpus.segments(id).passages();
        let held = passages
            .ids()
            .filter(|it| context.stems_of((id, *it)).binary_search(&stem).is_ok());
        (held.count().max(1) as f64) / (passages.len().max(1) as f64)
    };
    let weight =
        |stem: u32| (-(part(ids[0], stem) * part(ids[1], stem)).sqrt().ln() / 3.0).min(1.0);
    common.map(|it| weight(*it)).sum()
}

/// The sentence before in the same paragraph, of a claim that speaks of `it`, `he` or `they`.
fn before(context: &Context<'_>, claim: &Claim) -> Option<PassageRef> {
    let pronoun = |it: &Plain| {
        matches!(
            &*it.form,
            "he" | "she" | "it" | "they" | "its" | "his" | "her" | "their"
        )
    };
    let (article, passage) = claim.at;
    let earlier = PassageId::new(passage.index().checked_sub(1)?);
    let passages = context.corpus.segments(article).passages();
    let near = passages[earlier].block == passages[passage].block;
    let speaks = context.plain(claim.at)[..claim.from].iter().any(pronoun);
    (near && speaks).then_some((article, earlier))
}

/// The persons whom a claim may be about.
pub(super) fn persons(context: &Context<'_>, claim: &Claim) -> FxHashSet<EntityId> {
    let all = [Some(claim.at), before(context, claim)];
    let mentions = all
        .into_iter()
        .flatten()
        .flat_map(|at| context.mentions(at).map(move |it| (at.0, it)));
    let persons = mentions.filter(|(_, it)| it.1.kind == MentionKind::Person);
    persons
        .map(|(article, it)| context.corpus.entity(article, it.0))
        .collect()
}

/// The stems around a claim, those of the sentence before among them.
fn around(context: &Context<'_>, claim: &Claim) -> Vec<u32> {
    let words = context.plain(claim.at);
    let stem = |it: &Plain| it.stem.map(|it| it.get());
    let ahead = words[..claim.from]
        .iter()
        .rev()
        .filter_map(stem)
        .take(REACH);
    let after = words[claim.to + 1..].iter().filter_map(stem).take(REACH);
    let mut out: Vec<u32> = ahead.chain(after).collect();
    if let Some(at) = before(context, claim) {
        out.extend(context.stems_of(at));
    }
    out
}
