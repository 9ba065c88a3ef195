//! Crowds that two counted: `police put the crowd at 900`, `3,400 of them, by the count of the organizers`.

use crate::diverge::context::Context;
use crate::diverge::facts::figures::Figure;
use crate::diverge::facts::says;
use crate::diverge::facts::things::Thing;
use crate::lexicon::near::Sort;

/// Words around the number of a crowd looked at for who counted it, each way.
const COUNTED: usize = 14;
/// From here on people are a crowd.
const CROWD: f64 = 100.0;
/// What two numbers of a crowd weigh for being of one fact where both are told with the same counter (`police`), in the measure of what
/// words, figures and links beside two numbers weigh (`one_fact`). Set by hand: neither reaches by itself what is told there.
const ONE_COUNTER: f32 = 2.2;
/// The same where each is told with another counter, who may speak of another crowd.
const TWO_COUNTERS: f32 = 1.6;

/// Who counted the crowd that a number counts, and whether a word says that it is one.
fn counter<'a>(context: &Context<'a>, it: &Figure<'_>) -> Option<(&'a str, bool)> {
    let people = match it.thing {
        Thing::Bare => false,
        Thing::Noun(_, groups) | Thing::Compound(_, groups) => {
            groups.iter().any(|it| it.sort == Sort::Person)
        }
        Thing::Unit(_) | Thing::Fate(_) => return None,
    };
    let (before, after) = context.words_near(it.site);
    let mut near = before
        .take(COUNTED)
        .zip(1..)
        .chain(after.take(COUNTED).zip(1..));
    let article = it.site.article;
    let (mut who, mut crowd) = (None::<(usize, &str)>, false);
    let within = context.corpus.slice(it.site).to_lowercase();
    crowd |= within
        .split(' ')
        .any(|it| says(context, article, "crowd", it));
    for (word, steps) in near.by_ref() {
        let form = context.form(word);
        crowd |= says(context, article, "crowd", form);
        if says(context, article, "counts_crowds", form) && who.is_none_or(|it| steps < it.0) {
            who = Some((steps, form));
        }
    }
    let (_, who) = who.filter(|_| it.printed.value >= CROWD && (crowd || people))?;
    Some((who, crowd))
}

/// What it counts that two numbers are told of crowds, each with who counted it; more where it is the same who did. Two who count one
/// crowd come to numbers far apart.
pub(in crate::diverge) fn are_of_a_crowd(
    context: &Context<'_>,
    [one, two]: [&Figure<'_>; 2],
) -> Option<f32> {
    let (one, two) = (counter(context, one)?, counter(context, two)?);
    (one.1 || two.1).then_some(if one.0 == two.0 {
        ONE_COUNTER
    } else {
        TWO_COUNTERS
    })
}
