//! Which of several things two numbers are of: words beside them that only one of them has.

use crate::annotate::Quantity;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::segment::{Token, TokenKind};

/// Words right behind a number that say against what it is counted: `10 points down`, `four minutes late`.
const AGAINST: [&str; 9] = [
    "down", "up", "ahead", "behind", "short", "clear", "adrift", "early", "late",
];

/// Whether a word beside one of two numbers says which of several things it counts, and the passage of the other has no such
/// word: `17 unanswered points`, `10 points down`; `nine crew members`, `12 people`.
///
/// Linear in the two passages. Known failure: one count that only one report says more of (`14 wooden boats`, `19 boats`).
pub(in crate::diverge) fn count_two_things(
    context: &Context<'_>,
    places: &[Site],
    quantities: [&Quantity; 2],
) -> bool {
    let against = |n: usize| {
        let next = context.words_near(places[n]).1.next();
        let form = next.map(|it| context.form(it));
        form.filter(|it| AGAINST.contains(it))
    };
    let lacks = |n: usize| {
        let Some(other) = context.corpus.passage_of(places[1 - n]) else {
            return false;
        };
        let there = context.stems_of((places[1 - n].article, other));
        let mut own = says_which(context, places[n], quantities[n]);
        own.any(|it| there.binary_search(&it).is_err())
    };
    against(0) != against(1) || lacks(0) || lacks(1)
}

/// The words between a number and what it counts that tell something.
fn says_which<'a>(
    context: &'a Context<'_>,
    place: Site,
    it: &Quantity,
) -> impl Iterator<Item = u32> + 'a {
    let segments = context.corpus.segments(place.article);
    let tokens = segments.tokens().run(segments.tokens_in(it.span));
    let words = tokens.iter().filter(|it| it.kind != TokenKind::Punctuation);
    let number = it.number.end();
    let behind: Vec<&Token> = words.filter(|it| it.span.start() >= number).collect();
    let which = behind.len().saturating_sub(1);
    let which = behind.into_iter().take(which);
    which.filter_map(|it| context.stems.of(it))
}
