//! Stretches of time told by their beginning and their end, of which one or both are not the same in two reports.

use crate::annotate::{MentionKind, Time};
use crate::diverge::context::{Context, Pair, sites};
use crate::diverge::facts::date_values::{is_conflict, is_written_out};
use crate::diverge::facts::one_moment::yearless;
use crate::diverge::facts::times::{Given, shared, tell_of_one_thing};
use crate::diverge::{Divergence, Kind};
use crate::text::Span;

/// Two stretches of time that each passage gives by its beginning and its end (`from 1967 to 1979`, `from 1966 to 1978`; `between 3 May and 9
/// June`, `from 3 May to 19 June`), of which each end is the same or not given in the other report. A year that only one report tells makes no
/// other day. Known failure: two terms of one length of one person.
pub(in crate::diverge) fn compare(
    context: &Context<'_>,
    pair: &Pair,
    ends: [[&Time; 2]; 2],
    given: &Given<'_>,
) -> Option<Divergence> {
    let joined = |n: usize| {
        let article = &context.corpus.articles()[pair.passages[n].0];
        let [from, to] = ends[n];
        let between = article.text().get(from.span.end()..to.span.start());
        let written = |it: &&Time| is_written_out(article.slice(it.span));
        ends[n].iter().all(written)
            && between.is_some_and(|it| match it {
                " and " => opener(&article.text()[..from.span.start()]) == "between ".len(),
                it => matches!(it, " to " | " until " | " till " | " through " | "-" | "–"),
            })
    };
    let span = |n: usize| {
        let own = ends[n][0].span.cover(ends[n][1].span);
        let text = context.corpus.articles()[pair.passages[n].0].text();
        Span::new(own.start() - opener(&text[..own.start()]), own.end())
    };
    let places = sites(pair, [span(0), span(1)]);
    let end = |n: usize| [ends[0][n], ends[1][n]];
    let days = |n: usize| end(n).map(yearless);
    let other = |n: usize| match days(n) {
        [Some(one), Some(two)] if one != two => true,
        _ => is_conflict(end(n)),
    };
    let same = |n: usize| match days(n) {
        [Some(one), Some(two)] => one == two,
        _ => ends[0][n].value == ends[1][n].value,
    };
    let elsewhere = |n: usize| {
        let article = places[1 - n].article;
        let mut all = [0, 1].into_iter().filter(|end| other(*end));
        all.any(|end| given.names(article, &ends[n][end].value))
    };
    let one_end = same(0) != same(1);
    let told = joined(0)
        && joined(1)
        && (other(0) && other(1) || one_end && (other(0) || other(1)))
        && !elsewhere(0)
        && !elsewhere(1);
    // Of one person stretches of one length are of one thing, whatever it is called (`served`, `held the seat`).
    let years = |n: usize| -> Option<i32> {
        let [from, to] = ends[n].map(|it| it.value.get(..4)?.parse::<i32>().ok());
        Some(to? - from?)
    };
    let as_long = years(0).is_some_and(|it| it > 0) && years(0) == years(1);
    let person = |n: usize| {
        let at = pair.passages[n];
        let before = context.mentions(at).filter(|(_, it)| {
            it.kind == MentionKind::Person && it.span.end() <= places[n].span.start()
        });
        before.last().map(|(id, _)| context.corpus.entity(at.0, id))
    };
    let of_one = || {
        as_long && person(0).is_some() && person(0) == person(1)
            || shared(context, &places) >= 2 && tell_of_one_thing(context, &places)
    };
    (told && of_one() && !context.name_others(pair.passages))
        .then(|| context.divergence(Kind::DateConflict, places, pair.score.get()))
}

/// Words before the beginning of a stretch of time.
const OPENERS: [&str; 2] = ["between ", "from "];

/// Bytes of the word that opens a stretch of time at the end of a text, its space with it; none where there is none. At the beginning of a
/// sentence it has a capital.
fn opener(before: &str) -> usize {
    let ends = |it: &&str| {
        let at = before.len().checked_sub(it.len());
        at.and_then(|at| before.get(at..))
            .is_some_and(|own| own.eq_ignore_ascii_case(it))
    };
    OPENERS.into_iter().find(ends).map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::opener;

    #[test]
    fn a_stretch_has_the_word_that_opens_it() {
        for (before, word) in [
            ("The lock was shut between ", "between "),
            ("Between ", "between "),
            ("From ", "from "),
            ("The lock was shut for ", ""),
            ("Über", ""),
            ("", ""),
        ] {
            assert_eq!(opener(before), word.len(), "{before}");
        }
    }
}
