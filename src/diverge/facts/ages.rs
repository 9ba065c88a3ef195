//! Ages of one person that disagree: `Oda Tarn, 54, a baker` and `57-year-old Oda Tarn`, `a 57-year-old baker`; whether two ages are of one noun.

use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facing::{Facing, Side};
use crate::diverge::facts::given::is_age;
use crate::diverge::facts::is;
use crate::diverge::trust::SURE;
use crate::diverge::words::Number;
use crate::diverge::{Divergence, Kind, alike};
use crate::lexicon::glossary::Sense;
use crate::lexicon::language::Language;
use crate::lexicon::numbers::AGE;
use crate::segment::Token;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId};
use rustc_hash::{FxHashMap, FxHashSet};

/// The oldest anybody is.
const OLDEST: u32 = 120;
/// Words between `57-year-old` and the name.
const NEAR: usize = 4;

/// Words before an age or behind it, in an apposition (`a retired 57-year-old harbor pilot`).
const APPOSED: usize = 4;
/// How sure a link must be where a noun alone says whose age it is.
const LINKED: f32 = 0.6;

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
        out.extend(by_noun(context, facing).filter(|it| seen.insert([it.sites[0], it.sites[1]])));
        for one in &left {
            let other = right.iter().find(|it| it.0 == one.0);
            let Some(two) = other.filter(|it| it.1 != one.1) else {
                continue;
            };
            if !seen.insert([one.2, two.2]) {
                continue;
            }
            let score = facing.pair.score.get();
            out.push(context.divergence(Kind::NumberConflict, vec![one.2, two.2], score));
        }
    }
    for ids in alike(context) {
        match context.corpus.language(ids[0]) {
            Language::English => {
                let found = anywhere(context, ids).into_iter();
                out.extend(found.filter(|it| seen.insert([it.sites[0], it.sites[1]])));
            }
            _ => out.extend(abroad(context, ids)),
        }
    }
    out
}

/// The persons to whom each of two reports in English gives one age only, and not the same.
fn anywhere(context: &Context<'_>, ids: [ArticleId; 2]) -> Vec<Divergence> {
    let [one, two] = ids.map(|id| {
        let mut out: FxHashMap<EntityId, Vec<(u32, Site)>> = FxHashMap::default();
        for passage in context.corpus.segments(id).passages().ids() {
            let at = (id, passage);
            let all = context.quantities(at).iter();
            let mut aged =
                all.filter(|it| it.unit.as_deref() == Some(AGE) || is_age(context, id, it));
            if aged.next().is_none() {
                continue;
            }
            let side = Side::new(context, at, context.plain(at).into());
            for (who, age, site) in ages(context, at, &side) {
                out.entry(who).or_default().push((age, site));
            }
        }
        out
    });
    let single = |all: &[(u32, Site)]| all.iter().all(|it| it.0 == all[0].0);
    let mut out = Vec::new();
    for (who, ours) in &one {
        let Some(theirs) = two.get(who) else { continue };
        let ((a, here), (b, there)) = (ours[0], theirs[0]);
        if a != b && single(ours) && single(theirs) {
            out.push(context.divergence(Kind::NumberConflict, vec![here, there], SURE));
        }
    }
    out.sort_by(|one, two| one.sites.cmp(&two.sites));
    out
}

/// Somebody of whom a passage tells the age: by name or without one, and the nouns that say who it is.
struct Aged {
    named: bool,
    age: u32,
    site: Site,
    nouns: Vec<u32>,
}

/// The ages of two surely linked passages that each give one, one of them of somebody with a name and the other of somebody without, who is
/// called by the same noun (`Oda Tarn, 54, a baker`, `a 57-year-old baker`); neither report gives the age of the other to anybody.
fn by_noun(context: &Context<'_>, facing: &Facing) -> impl Iterator<Item = Divergence> + use<> {
    let [one, two] = [0, 1].map(|side| aged(context, facing, side));
    let pair = one.zip(two).filter(|(one, two)| {
        let of_one = one.nouns.iter().any(|it| two.nouns.contains(it));
        let given = |it: &Aged, id: ArticleId| {
            let mut all = context.corpus.annotations(id).quantities.iter();
            all.any(|other| other.value == f64::from(it.age) && other.upper.is_none())
        };
        one.named != two.named
            && one.age != two.age
            && of_one
            && facing.pair.score.get() >= LINKED
            && !given(one, two.site.article)
            && !given(two, one.site.article)
    });
    let found = pair.map(|(one, two)| {
        let score = facing.pair.score.get();
        context.divergence(Kind::NumberConflict, vec![one.site, two.site], score)
    });
    found.into_iter()
}

/// The one person of a passage of whom it tells the age.
fn aged(context: &Context<'_>, facing: &Facing, side: usize) -> Option<Aged> {
    let at = facing.pair.passages[side];
    let words = &facing.sides[side];
    if words.language != Language::English {
        return None;
    }
    let stem = |n: usize| words.words[n].stem.map(Number::get);
    // What stands before a preposition or a mark: `harbor pilot from Velka`.
    let nouns = |from: usize| -> Vec<u32> {
        let here = words.stretches.get(from).copied();
        let run = (from..words.words.len()).take(APPOSED).take_while(|n| {
            Some(words.stretches[*n]) == here && words.words[*n].opens.is_none() && !words.named[*n]
        });
        run.filter_map(stem).collect()
    };
    let named = ages(context, at, words);
    let mut all: Vec<Aged> = Vec::new();
    for (_, age, site) in named {
        let span = words.words_in(site.span);
        let (first, last) = (*span.first()?, *span.last()?);
        let mut own = nouns(last + 1);
        // `Harbor pilot Oda Tarn, 54,`
        let name = first.checked_sub(1).map(|n| words.before(n + 1, n + 1));
        let before = name.into_iter().flatten().filter(|n| !words.named[*n]);
        own.extend(before.take(APPOSED).filter_map(stem));
        all.push(Aged {
            named: true,
            age,
            site,
            nouns: own,
        });
    }
    for n in 0..words.words.len() {
        let Some(age) = year_old_at(words, n) else {
            continue;
        };
        let site = facing.site(side, n, n + 2);
        let nouns = nouns(n + 3);
        if !all.iter().any(|it| it.site == site) {
            all.push(Aged {
                named: false,
                age,
                site,
                nouns,
            });
        }
    }
    match all.len() {
        1 => all.pop(),
        _ => None,
    }
}

/// Words between a name and the age of who bears it, in other languages.
const BESIDE: usize = 2;

/// One `NumberConflict` for each person to whom two reports in another language than English give two ages right beside the name, each
/// one only: `Karim, 52 ans`, `der 34-jährige Karl Tarn`. Linear in the ages and the names.
fn abroad(context: &Context<'_>, ids: [ArticleId; 2]) -> Vec<Divergence> {
    let [one, two] = ids.map(|id| {
        let mut out: FxHashMap<(EntityId, Told), Vec<(f64, Site)>> = FxHashMap::default();
        let found = context.corpus.annotations(id);
        for age in found
            .quantities
            .iter()
            .filter(|it| it.unit.as_deref() == Some(AGE))
        {
            let site = Site {
                article: id,
                span: age.span,
            };
            if let Some(who) = beside(context, site) {
                out.entry(who).or_default().push((age.value, site));
            }
        }
        out
    });
    let mut out = Vec::new();
    for (who, ours) in &one {
        let [(a, here), ..] = ours[..] else { continue };
        let Some([(b, there), ..]) = two.get(who).map(Vec::as_slice) else {
            continue;
        };
        let single = |all: &[(f64, Site)]| all.iter().all(|it| it.0 == all[0].0);
        if a != *b && single(ours) && single(&two[who]) {
            out.push(context.divergence(Kind::NumberConflict, vec![here, *there], SURE));
        }
    }
    // What is looked up in no order is told in one.
    out.sort_by(|one, two| one.sites.cmp(&two.sites));
    out
}

/// When somebody was so old.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Told {
    /// As it is told.
    Now,
    /// When dying.
    AtDeath,
}

/// Words that begin as these do tell of a death.
const DIES: [&str; 10] = [
    "starb",
    "gestorben",
    "verstorben",
    "verstarb",
    "mort",
    "meurt",
    "decede",
    "murio",
    "fallec",
    "muert",
];

/// The person whose name stands right before an age, or shortly behind it; behind words that say that an age comes (`âgée de`) right before them
/// only. Of `im Alter von`, which says when, only that of a death.
fn beside(context: &Context<'_>, age: Site) -> Option<(EntityId, Told)> {
    let at = context.passage_at(age)?;
    let words = context.plain(at);
    let first = words.partition_point(|it| it.span.end() <= age.span.start());
    let next = words.partition_point(|it| it.span.start() < age.span.end());
    let mut persons = context
        .mentions(at)
        .filter(|it| it.1.kind == MentionKind::Person);
    let glossary = context.corpus.language(at.0).glossary();
    let form = |n: usize| words.get(n).map_or("", |it| &*it.form);
    let mut starts = (1..=4).rev().filter_map(|back| first.checked_sub(back));
    let aged = starts.find(|from| {
        let it = glossary.meaning(Sense::Aged, form(*from), |n| form(from + n));
        it.is_some_and(|it| from + it.words == first)
    });
    let then = aged.is_some_and(|it| {
        (it..first).any(|n| matches!(form(n), "alter" | "age" | "edad" | "cumplir"))
    });
    let near = |name: Span| {
        let from = words.partition_point(|it| it.span.end() <= name.start());
        let behind = words.partition_point(|it| it.span.start() < name.end());
        let little = words
            .get(behind..first)
            .is_some_and(|it| it.iter().all(|it| it.stem.is_none()));
        if let Some(aged) = aged {
            return behind == aged && !then;
        }
        let apposed = behind <= first && first - behind < BESIDE && little;
        apposed || from >= next && from - next < BESIDE
    };
    if let Some(found) = persons.find(|it| near(it.1.span)) {
        return Some((context.corpus.entity(at.0, found.0), Told::Now));
    }
    // `starb im Alter von 81 Jahren`: of the only person of the sentence.
    let dies = words
        .iter()
        .any(|it| DIES.iter().any(|dies| it.form.starts_with(dies)));
    let mut all = context
        .mentions(at)
        .filter(|it| it.1.kind == MentionKind::Person)
        .map(|it| context.corpus.entity(at.0, it.0));
    let only = all.next().filter(|_| then && dies)?;
    all.all(|it| it == only).then_some((only, Told::AtDeath))
}

/// Words that tell something behind `34-year-old` of which one is the noun.
const AGED: usize = 3;

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
fn ages(context: &Context<'_>, at: PassageRef, words: &Side<'_>) -> Vec<(EntityId, u32, Site)> {
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
            out.push((context.corpus.entity(at.0, id), age, site));
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
    let mut run =
        (from..from + APPOSED).take_while(|n| within(n) && side.words[*n].opens.is_none());
    let n = run.find(|n| year_old_at(side, *n).is_some() && within(&(n + 2)))?;
    let opened = n == from || matches!(side.form(from), "a" | "an" | "the");
    opened.then(|| Some((year_old_at(side, n)?, [n, n + 2])))?
}

/// The age that is told by three words: `57-year-old`, `57 years old`.
fn year_old_at(side: &Side, n: usize) -> Option<u32> {
    let form = |k: usize| side.words.get(n + k).map_or("", |it| &*it.form);
    let old = matches!(form(1), "year" | "years") && matches!(form(2), "old");
    age(side, n).filter(|_| old)
}

/// `57-year-old` before a name.
fn year_old(side: &Side, first: usize) -> Option<(u32, [usize; 2])> {
    let from = first.saturating_sub(NEAR + 3);
    let mut starts = (from..first).rev();
    starts.find_map(|n| {
        let years = matches!(&*side.words.get(n + 1)?.form, "year" | "years");
        let old = &*side.words.get(n + 2)?.form == "old" && n + 2 < first;
        (years && old).then(|| Some((age(side, n)?, [n, n + 2])))?
    })
}

fn age(side: &Side, at: usize) -> Option<u32> {
    let form = &side.words.get(at)?.form;
    form.parse().ok().filter(|it| (1..=OLDEST).contains(it))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_in;

    #[track_caller]
    fn check(language: &str, one: &str, two: &str, expected: usize) {
        let found = found_in(language, find, [one, two]);
        assert_eq!(found.len(), expected, "{found:?}");
    }

    #[test]
    fn an_age_at_which_something_was_done_is_not_that_of_now() {
        check(
            "fr",
            "À l’âge de 18 ans, Nadia Karim quitte Lissan.",
            "Nadia Karim, 52 ans, est maire.",
            0,
        );
        check(
            "de",
            "Im Alter von 18 Jahren verließ Karl Tarn Lissan.",
            "Der 52-jährige Karl Tarn ist Lehrer.",
            0,
        );
    }

    #[test]
    fn two_ages_of_one_person_are_told() {
        check(
            "fr",
            "Nadia Karim, âgée de 51 ans, est maire.",
            "Nadia Karim, 52 ans, est maire.",
            1,
        );
        check(
            "de",
            "Karl Tarn starb im Alter von 81 Jahren.",
            "Karl Tarn ist im Alter von 83 Jahren gestorben.",
            1,
        );
    }
}
