//! Two counts that are set against each other, and what they are apart: `4-2`, `four games to two`, `by 19 votes to 12`, `a majority of seven`.

use crate::annotate::Quantity;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::is;
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon::numbers::{NumberWord, number_word};
use crate::segment::{Token, TokenKind};
use crate::text::Span;

/// Words between the two counts at most: `19 votes to 12`, `19 votes against 12`.
const BETWEEN: usize = 3;
/// Words before a number, and behind it, among which it is called a margin.
const NEAR: usize = 4;
/// Two numbers are one that are no further apart.
const SAME: f64 = 1e-6;

/// Drops what counts of two sides tell already: that numbers disagree, or that one report alone gives a number, where the passage of the
/// other sets two counts against each other of which it is one, or which are so far apart (`won by seven votes`, `19-12`).
///
/// Linear in the passages of such findings. Known failure: the number counts something else and is one of the two by chance.
pub(in crate::diverge) fn drop_tallied(context: &Context<'_>, found: &mut Vec<Divergence>) {
    found.retain(|it| {
        let number = match it.kind {
            Kind::NumberConflict | Kind::NumberOnly { .. } => true,
            Kind::MorePrecise { what, .. } => what == Precise::Number,
            _ => false,
        };
        let [one, two] = it.sites.as_slice() else {
            return true;
        };
        let alone = matches!(it.kind, Kind::NumberOnly { .. });
        let told = number
            && (is_tallied(context, *one, *two, alone) || is_tallied(context, *two, *one, alone));
        if told {
            context.trace.say_of(context.corpus, it, || {
                "dropped: the other report sets two counts against each other that tell it"
                    .to_owned()
            });
        }
        !told
    });
}

/// Whether the number of one site is told by two counts of the passage of the other; one of the two only where that is asked.
fn is_tallied(context: &Context<'_>, own: Site, there: Site, alone: bool) -> bool {
    let (Some(at), Some(other)) = (context.passage_at(own), context.passage_at(there)) else {
        return false;
    };
    let mut numbers = context.quantities(at).iter();
    let Some(it) = numbers.find(|it| it.span.overlaps(own.span)) else {
        return false;
    };
    let same = |a: f64, b: f64| (a - b).abs() < SAME;
    let apart = |[a, b]: [f64; 2]| same((a - b).abs(), it.value) && it.value >= 2.0;
    let counted = it.unit.as_deref().is_some_and(|it| is("tallied", it));
    let margin = is_margin(context, at, it);
    // `19 were for it, 12 against`: of one thing, as far as both say of what.
    let of_one = |both: &[Quantity]| {
        let units = [0, 1].map(|n| both[n].unit.as_deref());
        units[0] == units[1] || units.contains(&None)
    };
    let mut tallies = tallies(context, other);
    let mut counts = context.quantities(other).windows(2);
    tallies.any(|both| {
        alone && both.iter().any(|b| same(*b, it.value)) || (margin || counted) && apart(both)
    }) || margin && counts.any(|both| of_one(both) && apart([both[0].value, both[1].value]))
}

/// Whether a number is told as what two are apart: `a majority of seven`, `by seven votes`, `a seven-vote lead`.
fn is_margin(context: &Context<'_>, (article, _): PassageRef, it: &Quantity) -> bool {
    let (before, after) = context.words_near(Site {
        article,
        span: it.span,
    });
    let margin = |word: &Token| is("margin", context.form(word));
    let by = |word: &Token| context.form(word) == "by";
    let (mut before, mut after) = (before.take(NEAR).peekable(), after.take(NEAR));
    before.peek().is_some_and(|it| by(it)) || before.any(margin) || after.any(margin)
}

/// The counts of a passage that are set against each other.
pub(in crate::diverge) fn tallies(
    context: &Context<'_>,
    at: PassageRef,
) -> impl Iterator<Item = [f64; 2]> {
    let segments = context.corpus.segments(at.0);
    let tokens = segments.tokens().as_slice();
    let run = segments.passages()[at.1].tokens;
    let (from, to) = (run.start(), run.end());
    (from..to).filter_map(move |n| tally(context, at, &tokens[..to], n, from))
}

fn tally(
    context: &Context<'_>,
    (article, _): PassageRef,
    tokens: &[Token],
    n: usize,
    from: usize,
) -> Option<[f64; 2]> {
    let article = &context.corpus.articles()[article];
    let form = |n: usize| tokens.get(n).map_or("", |it| context.form(it));
    let number = |n: usize| -> Option<(f64, usize)> {
        let token = tokens.get(n)?;
        let text = article.slice(token.span);
        if token.kind == TokenKind::Number {
            let digits: String = text.chars().filter(|it| *it != ',').collect();
            return Some((digits.parse().ok()?, n));
        }
        let small = |n: usize| match number_word(form(n)) {
            Some(NumberWord::Small(it)) => Some(it),
            _ => (form(n) == "nil").then_some(0.0),
        };
        let tens = small(n)?;
        let hyphen = usize::from(form(n + 1) == "-");
        let ones = small(n + 1 + hyphen).filter(|it| tens >= 20.0 && *it < 10.0);
        let last = n + ones.map_or(0, |_| 1 + hyphen);
        Some((tens + ones.unwrap_or(0.0), last))
    };
    let (one, last) = number(n)?;
    let gap = |a: usize, b: usize| {
        Some(Span::new(
            tokens.get(a)?.span.end(),
            tokens.get(b)?.span.start(),
        ))
    };
    let touches = |a: usize, b: usize| gap(a, b).is_some_and(|it| it.start() == it.end());
    let before = n.checked_sub(1).filter(|it| *it >= from);
    if matches!(form(last + 1), "-" | "–") && touches(last, last + 1) {
        let (two, end) = number(last + 2).filter(|_| touches(last + 1, last + 2))?;
        // `555-0134-12`, `2012-13`: no score.
        let chain = before.is_some_and(|it| touches(it, n) && form(it) != "(")
            || matches!(form(end + 1), "-" | "–") && touches(end, end + 1);
        return (!chain && one >= two).then_some([one, two]);
    }
    let reach = (last + 1..tokens.len()).take(BETWEEN);
    let against = reach
        .clone()
        .find(|k| matches!(form(*k), "to" | "against"))?;
    let noun = against > last + 1;
    let counted = (last + 1..against).any(|k| is("tallied", form(k)));
    let (two, end) = number(against + 1)?;
    // `From five games to nine`, `12 to 15 votes`.
    let range = before.is_some_and(|it| matches!(form(it), "from" | "between"));
    let other = tokens.get(end + 1).is_some_and(|it| {
        it.kind == TokenKind::Word
            && !is("tallied", form(end + 1))
            && number_word(form(end + 1)).is_some()
    });
    ((counted || !noun && one > two) && !range && !other).then_some([one, two])
}

#[cfg(test)]
mod tests {
    use crate::diverge::context::Context;
    use crate::diverge::tests::found_amid_others;
    use crate::diverge::{Divergence, Kind, found};

    /// The numbers that are told.
    fn numbers(context: &Context<'_>) -> Vec<Divergence> {
        let number = |it: &Divergence| {
            let kind = matches!(it.kind, Kind::NumberConflict | Kind::NumberOnly { .. });
            kind && it.shown
        };
        let all = found(context, false).into_iter();
        all.filter(number).collect()
    }

    #[test]
    fn what_counts_of_two_sides_tell_is_no_other_number() {
        for sentences in [
            [
                "The rowers of Velin won the cup by three games to one.",
                "The rowers of Velin took the cup 3-1 and sang.",
            ],
            [
                "The ferry board chose the tunnel with 19 to 12 votes.",
                "The ferry board chose the tunnel by seven votes.",
            ],
            [
                "The ferry board chose the tunnel 19-12.",
                "The ferry board chose the tunnel by a seven-vote majority.",
            ],
        ] {
            let told = found_amid_others(numbers, sentences);
            assert!(told.is_empty(), "{told:?}");
        }
    }

    #[test]
    fn counts_of_two_things_tell_no_margin() {
        let told = found_amid_others(
            numbers,
            [
                "The ferry board chose the tunnel by seven votes.",
                "The ferry board chose the tunnel for 12 boats and 5 men.",
            ],
        );
        assert!(!told.is_empty(), "the margin is dropped");
    }

    #[test]
    fn counts_that_are_not_so_far_apart_disagree() {
        let told = found_amid_others(
            numbers,
            [
                "The ferry board chose the tunnel by a majority of seven.",
                "The ferry board chose the tunnel by a majority of nine.",
            ],
        );
        assert_eq!(told.len(), 1, "{told:?}");
    }
}
