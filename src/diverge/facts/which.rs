//! Which of several things two numbers are of: words beside them that only one of them has.

use crate::annotate::Quantity;
use crate::corpus::Site;
use crate::diverge::claims::mood::is_done;
use crate::diverge::context::{Context, Pair};
use crate::diverge::facing::Side;
use crate::lexicon::stance::Stance;
use crate::lexicon::wordlist;
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

/// Words looked at for one of them, each way.
const NEAR: usize = 16;

/// Whether words near both of two times say which of several they date, and not the same: `the first shot fell at 9:30`, `the second
/// shot fell at 9:42`. Where one side alone has such a word it may be the same thing: `the second stamp was found`, `the stamp was found`.
pub(in crate::diverge) fn count_in_a_row(context: &Context<'_>, places: &[Site]) -> bool {
    let near = |place: Site| -> Vec<usize> {
        let language = context.corpus.language(place.article);
        let (before, after) = context.words_near(place);
        let near = before.take(NEAR).chain(after.take(NEAR));
        let which = |it| wordlist::line_of(language, "in_a_row", context.form(it));
        let mut found: Vec<usize> = near.filter_map(which).collect();
        found.sort_unstable();
        found
    };
    let [one, two] = [near(places[0]), near(places[1])];
    !one.is_empty() && !two.is_empty() && one != two
}

/// Whether one of two times dates what is done and the other what is to come: two acts, or a plan and what became of it.
pub(in crate::diverge) fn date_two_acts(
    context: &Context<'_>,
    pair: &Pair,
    places: &[Site],
) -> bool {
    let done = [0, 1].map(|n| {
        let words = context.plain(pair.passages[n]);
        let side = Side::new(context, pair.passages[n], words.into());
        is_dated_done(context, &side, places[n])
    });
    matches!(done, [Some(one), Some(two)] if one != two)
}

/// Whether the verb next to a time, before it in its clause or else behind it, says that something is done, and not that it is to
/// come.
fn is_dated_done(context: &Context<'_>, side: &Side, time: Site) -> Option<bool> {
    let words = side.words_in(time.span);
    let (first, last) = (*words.first()?, *words.last()?);
    let here = side.stretches[first];
    let before = (0..first).rev();
    let behind = last + 1..side.words.len();
    let mut near = before
        .chain(behind)
        .filter(|n| side.stretches[*n] == here && !side.named[*n]);
    near.find_map(|n| {
        let ahead = [Stance::Sure, Stance::Plans, Stance::May]
            .iter()
            .any(|it| side.is(n, *it));
        let done = !ahead && side.tells(n) && is_done(context, side, n);
        (ahead || done).then_some(done)
    })
}
