//! How many of one whole: `five of the eleven posts`, `seven out of eleven posts`, `all eleven posts`, `the eleven posts will all`.

use crate::annotate::{Precision, Quantity};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::diverge::facts::is;
use crate::diverge::facts::likeness::{Reader, here};
use crate::diverge::trust::SURE;
use crate::diverge::wording::denied::parts;
use crate::diverge::words::Plain;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::claims::Role;
use crate::lexicon::cues::{Cue, Cues};
use crate::lexicon::language::Language;
use crate::lexicon::near::{Sort, groups_of};
use crate::lexicon::stance::Around;
use crate::text::Span;

/// The least whole: of two or three everything has some.
const LEAST: f64 = 4.0;
/// Words between the whole and how many of it (`of eleven posts, she told members, five`), and between it and a `all` behind it.
const BEHIND: usize = 12;
/// Words before a share among which is the verb that it is an object of.
const BEFORE: usize = 3;
/// Words behind a share among which its verb is.
const CLAUSE: usize = 15;
/// What the words around two shares must have in common before they are two counts of one thing: more than the noun of the whole.
const ALIKE: f32 = 1.4;

/// How many of a whole a passage tells.
#[derive(Debug, Clone, Copy)]
pub(in crate::diverge) struct Share<'a> {
    /// The words that tell it.
    pub span: Span,
    /// How many of how many.
    pub part: f64,
    pub whole: f64,
    /// What the whole is of.
    unit: Option<&'a str>,
    /// The words of the whole.
    of: Span,
}

impl Share<'_> {
    /// Whether two shares may be of one whole.
    pub(in crate::diverge) fn is_of_one(&self, other: &Self) -> bool {
        let unit = self.unit.is_none() || other.unit.is_none() || self.unit == other.unit;
        self.whole == other.whole && (unit || self.whole % 10.0 != 0.0)
    }
}

/// One `NumberConflict` for each two shares of one whole that are not the same and of which one verb is told, in passages that are linked
/// surely, or where the words around say that both count one thing.
///
/// Silent where the two add up to the whole: `five of the eleven are filled`, `six of the eleven are empty`. Linear. Known failure: two
/// shares of one whole that are told in the same words of two days.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut reader = Reader::new(context);
    let mut out: Vec<Divergence> = Vec::new();
    for pair in context.sure_links() {
        let numbers = |at: PassageRef| context.quantities(at).iter().any(may_be_whole);
        if !pair.passages.iter().all(|it| numbers(*it)) {
            continue;
        }
        let [left, right] = pair.passages.map(|at| shares(context, at));
        for one in &left {
            for two in right.iter().filter(|it| one.is_of_one(it)) {
                if one.part == two.part || one.part + two.part == one.whole {
                    continue;
                }
                let told = [one, two];
                let verbs = [0, 1].map(|n| governed(context, pair.passages[n], told[n]));
                if !share_a_verb(context, &verbs) {
                    continue;
                }
                let sites = [(0, one), (1, two)].map(|(side, it)| Site {
                    article: pair.passages[side].0,
                    span: it.span,
                });
                let around = sites.map(|it| reader.around(it));
                let [Some(a), Some(b)] = &around else {
                    continue;
                };
                let known = here(context, a, b);
                let sure = known.near() >= ALIKE || pair.score.get() >= SURE;
                context.trace.say(pair.passages, "number-conflict", || {
                    format!(
                        "{} and {} of {}: {}; {:.2} of {ALIKE:.2}",
                        one.part,
                        two.part,
                        one.whole,
                        known.told(context),
                        known.near(),
                    )
                });
                if sure {
                    let link = pair.score.get().max(SURE);
                    out.push(context.divergence(Kind::NumberConflict, sites.to_vec(), link));
                }
            }
        }
    }
    out.sort_by(|one, two| one.sites.cmp(&two.sites));
    out.dedup_by(|one, two| one.sites == two.sites);
    out
}

/// The words that may be the verb of a share: of what stands behind it the first that a helper leads to, else the first past; of what stands
/// before it those near. A participle or a clause between the share and that helper is none (`of the 45 rescued were taken`).
fn governed(context: &Context<'_>, at: PassageRef, share: &Share<'_>) -> Vec<Plain> {
    let words = context.plain(at);
    let form = |n: usize| &*words[n].form;
    let start = words.partition_point(|it| it.span.end() <= share.span.start());
    let end = words.partition_point(|it| it.span.start() < share.span.end());
    let says = |n: usize| {
        let cue = Cues::of(Language::English).get(form(n));
        matches!(cue, Some(Cue::Speech | Cue::Plain))
    };
    let tells = |n: &usize| words[*n].stem.is_some() && !says(*n);
    let before = (0..start).rev().take_while(|n| !parts(form(*n)));
    let mut out: Vec<usize> = before.filter(tells).take(BEFORE).collect();
    let helps = |n: usize| Role::Helper.has(form(n)) || Around::Helps.has(form(n));
    // A span that ends with `will all` has its helper in it.
    let from = (start..end)
        .rev()
        .take(2)
        .find(|n| helps(*n))
        .unwrap_or(end);
    let until = (end + CLAUSE).min(words.len());
    let which = |n: usize| matches!(form(n), "who" | "which" | "that");
    let own = (from..until).find(|n| which(*n) || parts(form(*n)) || helps(*n));
    let past = |n: usize| context.stances.is_past(form(n));
    let verb = match own {
        Some(n) if helps(n) => (n..until).find(|n| !helps(*n) && tells(n) && !slight(form(*n))),
        Some(n) if which(n) => {
            let inner = (n..until).find(|n| helps(*n)).unwrap_or(until);
            let over = (inner..until).find(|n| !helps(*n)).unwrap_or(until);
            let outer = (over..until).find(|n| helps(*n)).unwrap_or(until);
            (outer..until).find(|n| !helps(*n) && tells(n) && !slight(form(*n)))
        }
        other => (end..other.unwrap_or(until)).find(|n| past(*n) && tells(n)),
    };
    out.extend(verb);
    out.into_iter().map(|n| words[n].clone()).collect()
}

/// Whether a word only says how (`badly`).
fn slight(form: &str) -> bool {
    form.ends_with("ly")
}

/// Whether two shares have a verb in common, or two for one act.
fn share_a_verb(context: &Context<'_>, verbs: &[Vec<Plain>; 2]) -> bool {
    let acts = |it: &Plain| {
        let groups = groups_of(&it.form, context.stances.base(&it.form)).iter();
        // A verb that says little is none of an act (`taken`).
        let says = !context
            .stances
            .base(&it.form)
            .is_some_and(|it| Role::Empty.has(it));
        groups.filter(move |it| says && it.sort == Sort::Act)
    };
    let base = |it: &Plain| context.stances.base(&it.form).map(str::to_owned);
    let alike = |a: &Plain, b: &Plain| {
        a.key() == b.key()
            || base(a).is_some_and(|it| base(b).as_deref() == Some(&it) || *b.form == *it)
            || base(b).is_some_and(|it| *a.form == *it)
            || acts(a).any(|it| acts(b).any(|other| other.id == it.id))
    };
    verbs[0]
        .iter()
        .any(|a| verbs[1].iter().any(|b| alike(a, b)))
}

fn may_be_whole(it: &Quantity) -> bool {
    it.precision == Precision::Exact
        && it.upper.is_none()
        && it.value >= LEAST
        && it.value.fract() == 0.0
}

/// How many of which wholes a passage tells, in the order of the wholes. Linear but for the numbers of the passage.
pub(in crate::diverge) fn shares<'a>(context: &Context<'a>, at: PassageRef) -> Vec<Share<'a>> {
    let all = context.quantities(at);
    if !all.iter().any(may_be_whole) {
        return Vec::new();
    }
    let side = Side::new(context, at, context.plain(at).into());
    let wholes = all.iter().filter(|it| may_be_whole(it));
    wholes.filter_map(|it| share(&side, all, it)).collect()
}

fn share<'a>(side: &Side<'_>, all: &'a [Quantity], whole: &'a Quantity) -> Option<Share<'a>> {
    let words = side.words_in(whole.number);
    let (first, last) = (*words.first()?, *words.last()?);
    let form = |n: usize| side.words.get(n).map_or("", |it| &*it.form);
    let back = |n: usize| first.checked_sub(n).map_or("", form);
    let span = |from: usize, to: usize| side.words[from].span.cover(side.words[to].span);
    let told = |span: Span, part: f64| {
        (part <= whole.value).then_some(Share {
            span: span.cover(whole.span),
            part,
            whole: whole.value,
            unit: whole.unit.as_deref(),
            of: whole.span,
        })
    };
    // What stands between the number and `of`: `of the 64`, `of its 64`.
    let which = usize::from(is("opens_whole", back(1)));
    if back(1) == "all" || which > 0 && back(2) == "all" {
        return told(span(first - 1 - which, last), whole.value);
    }
    if back(1 + which) == "of" {
        let of = first - 1 - which;
        let before = of.checked_sub(1);
        let out = usize::from(before.is_some_and(|it| form(it) == "out"));
        let before = before.and_then(|it| it.checked_sub(out));
        let Some(before) = before else {
            return behind(side, all, whole, of);
        };
        let part = all.iter().find(|it| {
            it.precision == Precision::Exact
                && it.upper.is_none()
                && side.words_in(it.number).last() == Some(&before)
        });
        let part = part.map(|it| it.value).or(match form(before) {
            "all" => Some(whole.value),
            "none" => Some(0.0),
            "half" => Some(whole.value / 2.0),
            "one" if out == 0 && which > 0 => Some(1.0),
            _ => None,
        });
        return match part {
            Some(part) => {
                let number = all
                    .iter()
                    .find(|it| side.words_in(it.number).last() == Some(&before));
                let start = number.map_or(side.words[before].span, |it| it.number);
                told(start, part)
            }
            None if side.stretches[before] != side.stretches[of] => behind(side, all, whole, of),
            None => None,
        };
    }
    // `The 64 will all be`.
    if which == 0 {
        return None;
    }
    let until = (last + BEHIND).min(side.words.len());
    let floats = (last + 2..until).find(|n| form(*n) == "all" && is("carries_all", form(n - 1)))?;
    told(span(first - 1, floats), whole.value)
}

/// `Of eleven posts, she told members, five`: the next number behind a whole that opens its clause, if it is a bare one.
fn behind<'a>(
    side: &Side<'_>,
    all: &'a [Quantity],
    whole: &'a Quantity,
    of: usize,
) -> Option<Share<'a>> {
    let part = all.iter().find(|it| it.span.start() >= whole.span.end())?;
    let at = *side.words_in(part.number).first()?;
    let bare = part.unit.is_none() || part.unit == whole.unit;
    let near = at - of <= BEHIND && side.stretches[at] != side.stretches[of];
    let exact = part.precision == Precision::Exact && part.upper.is_none();
    (bare && near && exact && part.value <= whole.value).then_some(Share {
        span: part.span,
        part: part.value,
        whole: whole.value,
        unit: whole.unit.as_deref(),
        of: whole.span,
    })
}

/// Whether a number is a share of a whole, or that whole, of which another passage tells a share too: what it tells is told there.
pub(in crate::diverge) fn is_of_a_shared_whole(
    context: &Context<'_>,
    (at, number): (PassageRef, Span),
    there: PassageRef,
) -> bool {
    let own = shares(context, at);
    let mut own = own
        .iter()
        .filter(|it| it.span.overlaps(number) || it.of.overlaps(number))
        .peekable();
    if own.peek().is_none() {
        return false;
    }
    let theirs = shares(context, there);
    own.any(|it| theirs.iter().any(|other| it.is_of_one(other)))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::checks;

    checks!(find);

    #[test]
    fn two_shares_of_one_whole_disagree() {
        for (one, two, told) in [
            (
                "Of nineteen lamps on the pier of Velka, the warden said, six were broken.",
                "Nine out of nineteen lamps on Velka's pier were broken, the warden said.",
                ["six", "Nine out of nineteen lamps"],
            ),
            (
                "All 45 passengers were rescued from the ferry.",
                "Twelve of the 45 passengers were rescued from the ferry.",
                ["All 45 passengers", "Twelve of the 45 passengers"],
            ),
            (
                "All 34 ferries of the Tarnholm line failed the inspection.",
                "Twelve of the 34 ferries of the Tarnholm line failed the inspection.",
                ["All 34 ferries", "Twelve of the 34 ferries"],
            ),
            (
                "The 57 pilots of the harbour of Velka will all be offered posts in Tarnholm.",
                "The harbour of Velka has offered 31 of its 57 pilots posts in Tarnholm.",
                [
                    "The 57 pilots of the harbour of Velka will all",
                    "31 of its 57 pilots",
                ],
            ),
            (
                "None of the 45 moorings at Velka was damaged by the ice.",
                "The ice damaged 18 of the 45 moorings at Velka.",
                ["None of the 45 moorings", "18 of the 45 moorings"],
            ),
        ] {
            check(one, two, &[told]);
        }
    }

    #[test]
    fn shares_that_may_both_hold_are_silent() {
        for (one, two) in [
            // The same, and what adds up.
            (
                "Six of the nineteen lamps on the pier of Velka were broken, the warden said.",
                "Of nineteen lamps on the pier of Velka six were broken, the warden said.",
            ),
            (
                "Six of the nineteen lamps on the pier of Velka were broken, the warden said.",
                "Thirteen of the nineteen lamps on the pier of Velka burn again, the warden said.",
            ),
            // Two verbs.
            (
                "All 45 passengers were rescued from the ferry.",
                "Twelve of the 45 passengers rescued from the ferry were taken to hospital.",
            ),
            (
                "All 45 passengers were rescued from the ferry.",
                "Twelve of the 45 passengers who were rescued from the ferry were taken to hospital.",
            ),
            // Two wholes, and a whole alone.
            (
                "Six of the nineteen lamps on the pier of Velka were broken, the warden said.",
                "Six of the twelve lamps on the quay of Velka were broken, the warden said.",
            ),
            (
                "Six of the nineteen lamps on the pier of Velka were broken, the warden said.",
                "The nineteen lamps on the pier of Velka were put up by the warden.",
            ),
        ] {
            check(one, two, &[]);
        }
    }
}
