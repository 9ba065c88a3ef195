//! What a passage tells, without marks, of the words of a quote in another article.

use crate::align::Score;
use crate::annotate::Quote;
use crate::corpus::Site;
use crate::diverge::context::{Context, Pair};
use crate::diverge::facing::{Facing, Side, paired};
use crate::diverge::quoted::unsourced::says;
use crate::diverge::trust::SURE;
use crate::lexicon::endings;
use crate::text::Span;

/// Words that tell something in the longest quote that is shown whole; of a longer one what is told there is shown.
pub(super) const WHOLE: usize = 8;
/// Words between two words that are told in one place.
const GAP: usize = 6;
/// Words that tell something in a quote of a few words.
const FEW: usize = 3;
/// Words looked at after such a quote.
const NEAR: usize = 12;

/// What a passage tells of the words of a quote.
pub(super) struct Told {
    /// The words of the quote that are told.
    pub here: Span,
    /// The words that tell them.
    pub there: Span,
    /// How many words of the quote tell something.
    pub of: usize,
    /// Whether so much of it is told that the passage tells the quote.
    pub enough: bool,
    /// Whether all of its words are told.
    pub whole: bool,
}

/// What the other side tells without marks of the words between marks on one side; none when it quotes any of them.
pub(super) fn told(
    context: &Context<'_>,
    facing: &Facing,
    side: usize,
    content: Span,
) -> Option<Told> {
    let article = facing.pair.passages[side].0;
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let words: Vec<usize> = here.words_in(content);
    // That something is said is told everywhere.
    let telling = |n: &usize| here.tells(*n) && !says(context, article, here.form(*n));
    let words: Vec<usize> = words.into_iter().filter(telling).collect();
    let mut mates: Vec<(usize, usize)> = words
        .iter()
        .filter_map(|n| Some((*n, here.mates[*n]?)))
        .collect();
    if mates.iter().any(|it| there.quoted[it.1]) {
        return None;
    }
    if mates.is_empty() && words.len() <= 2 {
        mates.extend(
            words
                .iter()
                .find_map(|n| Some((*n, derived(here, *n, there)?))),
        );
    }
    let mates = densest(mates);
    let (first, last) = (mates.first()?, mates.last()?);
    let strong = mates.iter().filter(|it| !here.named[it.0]).count();
    let (need, part) = match words.len() {
        0..=2 => (1, 0.5),
        3..=5 => (2, 0.4),
        6..=8 => (3, 0.5),
        _ => (4, 0.35),
    };
    let ends = |of: &Side, at: [usize; 2]| of.words[at[0]].span.cover(of.words[at[1]].span);
    let from = mates.iter().map(|it| it.0).min()?;
    let to = mates.iter().map(|it| it.0).max()?;
    Some(Told {
        here: ends(here, [from, to]),
        there: ends(there, [first.1, last.1]),
        of: words.len(),
        whole: mates.len() == words.len(),
        enough: strong >= need && mates.len() as f32 >= part * words.len() as f32,
    })
}

/// A few words between marks before words that both sides have, where the other side quotes nothing: what it tells of these
/// is in its own words (`"unwise" to raise the harbor tax` / `not the time to raise the harbor tax`).
pub(super) fn beside(
    context: &Context<'_>,
    facing: &Facing,
    side: usize,
    quote: &Quote,
) -> Option<Told> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let words = here.words_in(quote.content);
    let (first, last) = (*words.first()?, *words.last()?);
    let telling: Vec<usize> = words.iter().copied().filter(|n| here.tells(*n)).collect();
    let silent = context.marked_in(facing.pair.passages[1 - side]).is_empty();
    let few = quote.speech && telling.len() <= FEW && !telling.is_empty();
    if !silent || !few || facing.pair.score.get() < SURE {
        return None;
    }
    let near = (last + 1..here.words.len())
        .take(NEAR)
        .take_while(|n| here.stretches[*n] == here.stretches[last])
        .filter(|n| here.tells(*n));
    let mates: Vec<(usize, usize)> = near.filter_map(|n| Some((n, here.mates[n]?))).collect();
    let mates = densest(mates);
    let plain = mates.iter().filter(|it| !here.named[it.0]).count();
    if plain == 0 || mates.len() < 2 {
        return None;
    }
    let to = mates.iter().map(|it| it.0).max()?;
    let ends = (mates.first()?.1, mates.last()?.1);
    Some(Told {
        here: here.words[first].span.cover(here.words[to].span),
        there: there.words[ends.0].span.cover(there.words[ends.1].span),
        of: WHOLE + 1,
        enough: true,
        whole: false,
    })
}

/// What one side leaves out of a quote of which it keeps a part, and tells itself: at least three words in one place.
pub(super) fn left_out(facing: &Facing, side: usize, content: Span) -> Option<Told> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let words = here.words_in(content).into_iter();
    let told = words.filter(|n| here.tells(*n));
    let mates = told.filter_map(|n| Some((n, here.mates[n].filter(|it| !there.quoted[*it])?)));
    let mates = densest(mates.collect());
    let (first, last) = (mates.first()?, mates.last()?);
    let (from, to) = (
        mates.iter().map(|it| it.0).min()?,
        mates.iter().map(|it| it.0).max()?,
    );
    let plain = mates.iter().filter(|it| !here.named[it.0]).count();
    let close = to - from <= 2 * (last.1 - first.1) + GAP;
    (plain >= 2 && mates.len() >= 3 && close).then(|| Told {
        here: here.words[from].span.cover(here.words[to].span),
        there: there.words[first.1].span.cover(there.words[last.1].span),
        of: WHOLE + 1,
        enough: true,
        whole: false,
    })
}

/// Of words told in several places of a passage, those of the place that tells most of them; by place there.
fn densest(mut mates: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    mates.sort_by_key(|it| it.1);
    let mut groups: Vec<Vec<(usize, usize)>> = Vec::new();
    for it in mates {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|last| it.1 - last.1 <= GAP) => group.push(it),
            _ => groups.push(vec![it]),
        }
    }
    // Of equal ones the first.
    let most = groups.iter().map(Vec::len).max().unwrap_or(0);
    groups
        .into_iter()
        .find(|it| it.len() == most)
        .unwrap_or_default()
}

/// A word without mate, outside of marks, that is made of the same word: `racism` of `racist`.
fn derived(here: &Side, at: usize, there: &Side) -> Option<usize> {
    let root = endings::root(here.form(at))?;
    let free = |n: &usize| there.tells(*n) && !there.quoted[*n] && there.mates[*n].is_none();
    let all = (0..there.words.len()).filter(free);
    all.into_iter()
        .find(|n| endings::root(there.form(*n)) == Some(root))
}

/// The words of a quote and of the passage that narrates it, where both can be told, and whether so much of it is told that
/// the passage surely tells it; the sites as they are otherwise.
pub(in crate::diverge) fn tightened(
    context: &Context<'_>,
    quote: Site,
    narrated: Site,
) -> ([Site; 2], bool) {
    let found = || {
        let run = context
            .corpus
            .segments(quote.article)
            .passages_in(quote.span);
        let there = (narrated.article, context.corpus.passage_of(narrated)?);
        let all = run.ids().filter_map(|it| {
            let here = (quote.article, it);
            let side = usize::from(quote.article > narrated.article);
            let passages = paired(side, here, there);
            let pair = Pair {
                passages,
                matched: None,
                score: Score::new(1.0),
                best: false,
            };
            told(context, &Facing::new(context, &pair), side, quote.span)
        });
        all.max_by_key(|it| it.there.end() - it.there.start())
    };
    match found() {
        Some(it) => {
            let here = if it.of <= WHOLE { quote.span } else { it.here };
            let sites = [
                Site {
                    span: here,
                    ..quote
                },
                Site {
                    span: it.there,
                    ..narrated
                },
            ];
            (sites, it.enough)
        }
        None => ([quote, narrated], false),
    }
}
