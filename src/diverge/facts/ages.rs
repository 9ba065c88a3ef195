//! Ages of one person that disagree: `Oda Tarn, 54, a baker` and `57-year-old Oda Tarn`, `a 57-year-old baker`; whether two ages are of one noun.

use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::diverge::facts::given::is_age;
use crate::diverge::facts::is;
use crate::diverge::facts::lone_facts::whole;
use crate::diverge::facts::{ages_abroad, ages_by_noun};
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind, alike};
use crate::lexicon::language::Language;
use crate::lexicon::numbers::AGE;
use crate::segment::Token;
use crate::text::index::{ArticleId, EntityId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::Hash;

/// The oldest anybody is.
const OLDEST: u32 = 120;
/// Words between `57-year-old` and the name.
const NEAR: usize = 4;

/// Words before an age or behind it, in an apposition (`a retired 57-year-old harbor pilot`).
pub(super) const APPOSED: usize = 4;
/// Words that tell something behind `34-year-old` of which one is the noun.
const AGED: usize = 3;

/// One `NumberConflict` for each two linked passages that give one person two ages, by name or, where a surely linked passage gives one age
/// of somebody without a name, by the noun beside it; and for each person to whom each report gives one age only, in whatever passages.
/// Linear in the names of linked passages and in the ages.
///
/// Known failure: two of one trade in two passages of one act, one of them without a name.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for facing in &context.facings {
        let [left, right] = [0, 1].map(|side| {
            let at = facing.pair.passages[side];
            ages(context, at, &facing.sides[side])
        });
        out.extend(
            ages_by_noun::find(context, facing)
                .filter(|it| seen.insert([it.sites[0], it.sites[1]])),
        );
        for one in &left {
            // Two of one name are told apart by their ages.
            let mut there = right.iter().filter(|it| it.0 == one.0);
            let single = left.iter().all(|it| it.0 != one.0 || it.1 == one.1);
            let Some(two) = there.next().filter(|it| single && it.1 != one.1) else {
                continue;
            };
            if there.any(|it| it.1 != two.1) {
                continue;
            }
            if !seen.insert([one.2, two.2]) {
                continue;
            }
            let score = facing.pair.score.get();
            out.push(context.divergence(Kind::NumberConflict, vec![one.2, two.2], score));
        }
    }
    // Each report is read once, however many others it is held against.
    let mut english = FxHashMap::default();
    let mut abroad = FxHashMap::default();
    for ids in alike(context) {
        let found = match context.corpus.language(ids[0]) {
            Language::English => {
                for id in ids {
                    english.entry(id).or_insert_with(|| of_persons(context, id));
                }
                between(context, ids.map(|it| &english[&it]))
            }
            _ => {
                for id in ids {
                    let read = || ages_abroad::of_persons(context, id);
                    abroad.entry(id).or_insert_with(read);
                }
                between(context, ids.map(|it| &abroad[&it]))
            }
        };
        let found = found.into_iter();
        out.extend(found.filter(|it| seen.insert([it.sites[0], it.sites[1]])));
    }
    out
}

/// The ages that a report gives to each of some persons, and where.
pub(super) type Aged<Who, Age> = FxHashMap<Who, Vec<(Age, Site)>>;

/// The persons of a report in English with their ages.
fn of_persons(context: &Context<'_>, id: ArticleId) -> Aged<EntityId, u32> {
    let mut out = Aged::default();
    for passage in context.corpus.segments(id).passages().ids() {
        let at = (id, passage);
        let mut all = context.quantities(at).iter();
        if !all.any(|it| it.unit.as_deref() == Some(AGE) || is_age(context, id, it)) {
            continue;
        }
        let side = Side::new(context, at, context.plain(at).into());
        for (who, age, site) in ages(context, at, &side) {
            out.entry(who).or_default().push((age, site));
        }
    }
    out
}

/// Those to whom each of two reports gives one age only, and not the same.
fn between<Who: Eq + Hash, Age: PartialEq>(
    context: &Context<'_>,
    [one, two]: [&Aged<Who, Age>; 2],
) -> Vec<Divergence> {
    let single = |all: &[(Age, Site)]| all.iter().all(|it| it.0 == all[0].0);
    let mut out = Vec::new();
    for (who, ours) in one {
        let Some(theirs) = two.get(who) else { continue };
        if ours[0].0 != theirs[0].0 && single(ours) && single(theirs) {
            let sites = vec![ours[0].1, theirs[0].1];
            out.push(context.divergence(Kind::NumberConflict, sites, SURE));
        }
    }
    // What is looked up in no order is told in one.
    out.sort_by(|one, two| one.sites.cmp(&two.sites));
    out
}

/// Whether two ages stand beside one noun: `a 34-year-old truck driver`, `a lorry driver, 43,`.
pub(super) fn are_of_one_noun(context: &Context<'_>, places: &[Site]) -> bool {
    let noun = |site: Site| -> Vec<u32> {
        let (before, after) = context.words_near(site);
        let stem = |it: &Token| context.stems.of(it);
        let language = context.corpus.language(site.article);
        if language != Language::English {
            // `der 34-jährige Fahrer`; `un hombre de 41 años`, `der Fahrer, 34 Jahre alt,`.
            let capital = |it: &&Token| {
                let text = context.corpus.articles()[site.article].slice(it.span);
                text.starts_with(char::is_uppercase)
            };
            let inflected = !context.corpus.slice(site).ends_with("alt");
            return match language {
                Language::German if inflected => {
                    after.filter(capital).take(1).filter_map(stem).collect()
                }
                _ => before.filter_map(stem).take(1).collect(),
            };
        }
        if is_bare(context.corpus.slice(site)) {
            before.take(1).filter_map(stem).collect()
        } else {
            after.filter_map(stem).take(AGED).collect()
        }
    };
    let [one, two] = [places[0], places[1]].map(noun);
    one.iter().any(|it| two.contains(it))
}

/// Whether an age is told by its digits alone, behind the noun.
fn is_bare(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit())
}

/// The persons of a passage with their ages.
pub(super) fn ages(
    context: &Context<'_>,
    at: PassageRef,
    words: &Side<'_>,
) -> Vec<(EntityId, u32, Site)> {
    let mut out = Vec::new();
    for (id, mention) in context.mentions(at) {
        if mention.kind != MentionKind::Person {
            continue;
        }
        let (start, end) = (mention.span.start(), mention.span.end());
        let first = words.words.partition_point(|it| it.span.end() <= start);
        let behind = words.words.partition_point(|it| it.span.start() < end);
        let Some(last) = behind.checked_sub(1).filter(|it| *it >= first) else {
            continue;
        };
        let found = after(words, last)
            .or_else(|| apposed(words, last))
            .or_else(|| year_old(words, first));
        if let Some((age, [from, to])) = found {
            let site = Site {
                article: at.0,
                span: words.words[from].span.cover(words.words[to].span),
            };
            let span = whole(context, site);
            out.push((context.corpus.entity(at.0, id), age, Site { span, ..site }));
        }
    }
    out
}

/// `, 54,` after a name: alone between two marks.
fn after(side: &Side, last: usize) -> Option<(u32, [usize; 2])> {
    let n = last + 1;
    let age = age(side, n)?;
    let alone = side.stretches[n] != side.stretches[last]
        && side
            .stretches
            .get(n + 1)
            .is_none_or(|it| *it != side.stretches[n]);
    alone.then_some((age, [n, n]))
}

/// `, a 57-year-old` behind a name, `, 57 years old,`, `, aged 57,` or `, who is 57,`.
fn apposed(side: &Side, last: usize) -> Option<(u32, [usize; 2])> {
    let from = last + 1;
    let here = *side.stretches.get(from)?;
    if here == side.stretches[last] {
        return None;
    }
    let ends = |n: usize| side.stretches.get(n + 1).is_none_or(|it| *it != here);
    let number = match side.form(from) {
        form if is("of_age", form) => Some(from + 1),
        "who" if matches!(side.words.get(from + 1)?.form.as_ref(), "is" | "was") => Some(from + 2),
        _ => None,
    };
    if let Some(n) = number.filter(|n| ends(*n)) {
        return Some((age(side, n)?, [n, n]));
    }
    let within = |n: &usize| side.stretches.get(*n) == Some(&here);
    // `, the son of a 57-year-old`
    let mut run = (from..from + APPOSED).take_while(|n| within(n) && !leads(side, *n));
    let n = run.find(|n| year_old_at(side, *n).is_some() && within(&(n + 2)))?;
    let opened = n == from || matches!(side.form(from), "a" | "an" | "the");
    opened.then(|| Some((year_old_at(side, n)?, [n, n + 2])))?
}

/// The age that is told by three words: `57-year-old`, `57 years old`.
pub(super) fn year_old_at(side: &Side, n: usize) -> Option<u32> {
    let form = |k: usize| side.words.get(n + k).map_or("", |it| &*it.form);
    let old = matches!(form(1), "year" | "years") && matches!(form(2), "old");
    age(side, n).filter(|_| old)
}

/// `57-year-old` before a name, and no preposition right before that (`the 15-year-old boat of`).
fn year_old(side: &Side, first: usize) -> Option<(u32, [usize; 2])> {
    let from = first.saturating_sub(NEAR + 3);
    let led = |n: usize| {
        let here = side.stretches.get(first);
        (n..first).any(|k| leads(side, k) && side.stretches.get(k) == here)
    };
    let mut starts = (from..first.saturating_sub(2)).rev();
    starts.find_map(|n| {
        let age = year_old_at(side, n).filter(|_| !led(n))?;
        Some((age, [n, n + 2]))
    })
}

/// Whether a word leads to another noun.
fn leads(side: &Side, at: usize) -> bool {
    side.words[at].opens.is_some() || side.form(at) == "of"
}

fn age(side: &Side, at: usize) -> Option<u32> {
    let form = &side.words.get(at)?.form;
    form.parse().ok().filter(|it| (1..=OLDEST).contains(it))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[track_caller]
    fn check(one: &str, two: &str, expected: &[[&str; 2]]) {
        assert_eq!(found_amid_others(find, [one, two]), expected);
    }

    #[test]
    fn an_age_is_that_of_whom_it_stands_beside() {
        for (one, two, expected) in [
            (
                "“We heard a bang and then it was dark,” said passenger Oda Tarn, 43, a baker from Velka.",
                "“We heard a bang and then it was dark,” Oda Tarn, a 45-year-old baker, told the Velka Courier.",
                ["43", "45-year-old baker"],
            ),
            (
                "The miller Jon Harbeck, 61, was pulled from the river by two anglers.",
                "Two anglers pulled Jon Harbeck, who is 63, from the river.",
                ["61", "63"],
            ),
            (
                "Ilse Varn, aged 71, won the chess final in Velka on Sunday.",
                "Ilse Varn, a 77-year-old widow, won the chess final in Velka.",
                ["71", "77-year-old widow"],
            ),
            (
                "The winner, Tom Kell, 19, ran the course at Velka in two hours.",
                "Tom Kell, a lanky 18-year-old student, won the race at Velka in two hours.",
                ["19", "18-year-old student"],
            ),
            (
                "Mayor Lena Orr, 52 years old, opened the new lock at Velka.",
                "The new lock at Velka was opened by 55-year-old Lena Orr, the mayor.",
                ["52 years old", "55-year-old"],
            ),
        ] {
            check(one, two, &[expected]);
        }
    }

    #[test]
    fn an_age_that_is_found_in_two_ways_is_told_once() {
        use crate::diverge::tests::found_in;
        let found = found_in(
            "fr",
            find,
            [
                "Nadia Karim, 51, est maire de Lissan depuis mai.",
                "Nadia Karim, 52, est maire de Lissan depuis mai.",
            ],
        );
        assert!(found.len() <= 1, "{found:?}");
    }

    #[test]
    fn the_age_of_somebody_else_is_another() {
        let one = "Jon Harbeck, 61, was pulled from the river at Velka by two anglers.";
        for two in [
            "Jon Harbeck, the father of a 12-year-old girl, was pulled from the river at Velka.",
            "Two anglers pulled Jon Harbeck from the river at Velka, and Ilse Varn, 34, too.",
            "The 45-year-old boat of Jon Harbeck was pulled from the river at Velka.",
            "Jon Harbeck, aged 61, was pulled from the river at Velka.",
            "Jon Harbeck, a miller for 45 years, was pulled from the river at Velka.",
            "Jon Harbeck, who is 45 minutes late, was pulled from the river at Velka.",
            "Jon Harbeck, a miller, was pulled from the river at Velka with a 45-year-old bell.",
        ] {
            check(one, two, &[]);
        }
        check(
            "Jon Harbeck, 61, and Jon Harbeck, 34, his son, own the mill at Velka.",
            "The mill at Velka is that of Jon Harbeck, 63.",
            &[],
        );
    }
}
