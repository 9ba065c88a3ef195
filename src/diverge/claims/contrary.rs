//! Contrary ends, told in whatever passages: `Tarn has dropped out`, `Tarn is still working on an offer`; `those arrested had been
//! released`, `all were still behind bars`.

use crate::annotate::MentionKind;
use crate::corpus::PassageRef;
use crate::diverge::claims::claim::{
    Claim, Opens, are_of_one, are_of_two_persons, says, stands_plain,
};
use crate::diverge::claims::of_each_two;
use crate::diverge::context::Context;
use crate::diverge::trust::SURE;
use crate::diverge::words::Plain;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::contraries::{End, Saying, ends, may_open};
use crate::text::index::ArticleId;
use rustc_hash::FxHashMap;

/// Claims of one end in a report that are looked at: more are told of many things.
const MOST: usize = 3;
/// Words before one that only counts behind a helper.
const HELPS: usize = 3;
/// What the words that stand around both must say in sum, and where one of them stands right before both: it is what is told of.
const SAYS: [f64; 2] = [1.5, 0.8];
/// The same from which on a report tells the other end of it too.
const BOTH: [f64; 2] = [0.6, 0.3];

/// One `Polarity` for each two reports of which one tells one end of something and the other the contrary end, of the same thing by the words
/// around both.
///
/// The words count the more the fewer passages have them; behind `it`, `he` or `they` those of the sentence before count too. Silent where a
/// report tells both ends of it, in quotes, behind a `not`, a `may` or an `if`, and where the two passages name two persons. Linear but for
/// the few claims of one end. Known failure: two of several (two bidders, two suspects) of which neither report gives the name.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut opens = Opens::new(|it| may_open(&it.form));
    of_each_two(
        context,
        |it| Told::new(context, it, &mut opens),
        |one, two| between(context, one, two),
    )
}

/// The claims of a report, by what they say.
struct Told {
    /// In the order in which they are told.
    order: Vec<End>,
    claims: FxHashMap<End, Vec<Claim>>,
}

impl Told {
    fn new(context: &Context<'_>, id: ArticleId, opens: &mut Opens) -> Self {
        let mut it = Self {
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
    let mut near = words[at.saturating_sub(HELPS)..at].iter();
    (!it.helped || near.any(|it| Role::Stays.has(&it.form))) && stands_plain(words, at)
}

fn between(context: &Context<'_>, one: &Told, two: &Told) -> Vec<Divergence> {
    let mut out = Vec::new();
    for &(line, side) in &one.order {
        let here = one.claims((line, side));
        let there = two.claims((line, !side));
        let own = [one.claims((line, !side)), two.claims((line, side))];
        let all = [here, there, own[0], own[1]];
        if there.is_empty() || all.iter().any(|it| it.len() > MOST) {
            continue;
        }
        // A report that tells the other end of the same thing too knows of both.
        let told = |own: &[Claim], other: &Claim| {
            own.iter().any(|it| are_of_one(context, [it, other], BOTH))
        };
        let pairs = here.iter().flat_map(|a| there.iter().map(move |b| [a, b]));
        let pairs = pairs.filter(|[a, b]| !told(own[0], b) && !told(own[1], a));
        let found = pairs.filter_map(|it| compare(context, it));
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

/// How much the words around two contrary claims say that both have, and the finding, if they tell of one thing.
fn compare(context: &Context<'_>, claims: [&Claim; 2]) -> Option<(f64, Divergence)> {
    let sites = claims.map(|it| it.site(context, it.from));
    let mut all = sites.iter();
    if all.any(|it| context.is_quoted(it.article, it.span)) {
        return None;
    }
    let of_all = || {
        claims.iter().all(|it| it.of_all && is_of_all(context, it))
            && !are_of_two_persons(context, claims)
    };
    if !are_of_one(context, claims, SAYS) && !of_all() {
        return None;
    }
    let found = context.divergence(Kind::Polarity, sites.to_vec(), SURE);
    Some((says(context, claims), found))
}

/// Whether a claim speaks of all whom the report tells of: of several, none of them by name.
fn is_of_all(context: &Context<'_>, claim: &Claim) -> bool {
    let person = context
        .mentions(claim.at)
        .any(|it| it.1.kind == MentionKind::Person);
    let words = context.plain(claim.at);
    let before = &words[..claim.from];
    let has = |role: Role| before.iter().any(|it| role.has(&it.form));
    let (several, one) = (has(Role::Several), has(Role::One));
    several && !one && !person
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn one_thing_at_two_ends_is_told() {
        let found = found_amid_others(
            find,
            [
                "The Tarnholm swing bridge reopened on Monday.",
                "On Monday the Tarnholm swing bridge was still closed to lorries.",
            ],
        );
        assert_eq!(found, [["reopened", "still closed"]]);
    }

    #[test]
    fn two_things_and_both_ends_in_one_report_are_none() {
        // Another thing.
        let other = [
            "The Tarnholm swing bridge reopened on Monday.",
            "The school in Velin was still closed a week later.",
        ];
        assert!(found_amid_others(find, other).is_empty());
        // A report that knows of both ends.
        let both = [
            "The Tarnholm swing bridge was still closed at noon. The Tarnholm swing bridge reopened on Monday.",
            "On Monday the Tarnholm swing bridge was still closed to lorries.",
        ];
        assert!(found_amid_others(find, both).is_empty());
        let turned = [
            "The Tarnholm swing bridge may have reopened on Monday.",
            "On Monday the Tarnholm swing bridge was still closed to lorries.",
        ];
        assert!(found_amid_others(find, turned).is_empty());
    }
}
