//! Ages of one person that disagree, in other languages than English: `Karim, 52 ans`, `der 34-jährige Karl Tarn`.

use crate::annotate::MentionKind;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facts::ages::Aged;
use crate::lexicon::glossary::Sense;
use crate::lexicon::numbers::AGE;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId};

/// Words between a name and the age of who bears it, in other languages.
const BESIDE: usize = 2;

/// The persons of a report in another language than English with the ages right beside their names: `Karim, 52 ans`, `der 34-jährige Karl
/// Tarn`. Linear in the ages and the names.
pub(super) fn of_persons(context: &Context<'_>, id: ArticleId) -> Aged<(EntityId, Told), f64> {
    let mut out = Aged::default();
    let all = context.corpus.annotations(id).quantities.iter();
    for age in all.filter(|it| it.unit.as_deref() == Some(AGE)) {
        let site = Site {
            article: id,
            span: age.span,
        };
        if let Some(who) = beside(context, site) {
            out.entry(who).or_default().push((age.value, site));
        }
    }
    out
}

/// When somebody was so old.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Told {
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

#[cfg(test)]
mod tests {
    use crate::diverge::facts::ages::find;
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
