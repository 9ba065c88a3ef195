//! A report that says otherwise than its own quote.

use crate::align::Score;
use crate::annotate::Quote;
use crate::corpus::{PassageRef, Site};
use crate::diverge::claims::polarity;
use crate::diverge::context::{Context, Pair, sites};
use crate::diverge::facing::Facing;
use crate::diverge::facts::numbers::{alone_of_unit, disagree};
use crate::diverge::stem_lists::common;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::stance::Around;
use crate::text::Span;
use crate::text::index::{ArticleId, PassageId};
use rustc_hash::FxHashSet;

/// Passages before and after a quote that may tell what it says.
const NEAR: usize = 3;
/// Passages at the start of an article that may tell what any of its quotes says: headline, standfirst, lead.
const LEAD: usize = 3;
/// Words that a quote and what tells it must have in common.
const COMMON: usize = 3;

/// One `OwnQuote` for each quote and each passage of its article that gives another number for the same thing, or says the
/// opposite. Very strict: three words in common, and those near what differs. Linear in the quotes.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let printed = |it: &Site| context.corpus.slice(*it).to_lowercase();
    let mut seen = FxHashSet::default();
    let mut out: Vec<Divergence> = Vec::new();
    for article in context.corpus.articles().ids() {
        for (id, quote) in context.corpus.annotations(article).quotes.iter_enumerated() {
            if !quote.speech || quote.content == quote.span {
                continue;
            }
            let run = context.corpus.segments(article).passages_in(quote.content);
            for passage in run.ids() {
                let found = of_passage(context, article, quote, passage);
                // One quote against one telling, however often either is printed.
                let new = found.into_iter().filter(|it| {
                    let words: Vec<String> = it.sites.iter().map(printed).collect();
                    seen.insert((article, id, words))
                });
                out.extend(new);
            }
        }
    }
    out
}

/// What the passages around a quote say otherwise.
fn of_passage(
    context: &Context<'_>,
    article: ArticleId,
    quote: &Quote,
    passage: PassageId,
) -> Vec<Divergence> {
    let at = passage.index();
    let last = context.corpus.segments(article).passages().len();
    let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(last);
    let lead = 0..LEAD.min(near.start);
    let own = context.stems_of((article, passage));
    lead.chain(near)
        .filter(|n| *n != at)
        .map(PassageId::new)
        .filter(|it| common(own, context.stems_of((article, *it))) >= COMMON)
        .filter_map(|it| compare(context, quote.content, [(article, it), (article, passage)]))
        .collect()
}

/// A passage that narrates against one with a quote.
fn compare(context: &Context<'_>, quoted: Span, passages: [PassageRef; 2]) -> Option<Divergence> {
    let pair = Pair {
        passages,
        matched: None,
        score: Score::new(1.0),
        best: true,
    };
    let may_be = tells(context, passages[0]) && polarity::may_be(context, passages);
    let facing = may_be.then(|| Facing::new(context, &pair));
    let told = |it: &Divergence| -> bool {
        let inside = |site: &Site| quoted.contains(site.span);
        it.sites.len() == 2 && it.sites.iter().filter(|site| inside(site)).count() == 1
    };
    let apart = |span: Span| !context.is_quoted(passages[0].0, span);
    let found = facing
        .and_then(|it| {
            let sure = |found: &Divergence| are_close(&it, found) && both_claim(&it, found);
            polarity::between(context, &it).filter(sure)
        })
        .into_iter()
        .chain(numbers(context, &pair))
        .find(|it| {
            told(it)
                && it
                    .sites
                    .iter()
                    .all(|site| quoted.contains(site.span) || apart(site.span))
        })?;
    Some(context.divergence(Kind::OwnQuote, found.sites, 1.0))
}

/// Whether a passage can say otherwise than a quote: it is no question, and no mark opens it that nothing closes.
fn tells(context: &Context<'_>, passage: PassageRef) -> bool {
    let text = context
        .corpus
        .slice(context.corpus.passage_site(passage))
        .trim();
    !text.ends_with('?') && !text.starts_with(['\'', '\u{2018}', '"', '\u{201c}'])
}

/// Whether the stretch of words around what differs is told by the other side for the most part: other words may be about
/// something else.
fn are_close(facing: &Facing, it: &Divergence) -> bool {
    [0, 1].into_iter().any(|side| {
        let words = &facing.sides[side];
        let site = it
            .sites
            .iter()
            .find_map(|site| words.words_in(site.span).first().copied());
        site.is_some_and(|at| {
            let around = (0..words.words.len())
                .filter(|n| words.stretches[*n] == words.stretches[at] && words.tells(*n));
            let around: Vec<usize> = around.collect();
            let told = around.iter().filter(|n| words.mates[**n].is_some()).count();
            told >= COMMON && 2 * told > around.len()
        })
    })
}

/// Whether both sides say how it is: neither stands in a clause that hangs on another (`before they give it away`), and not one
/// alone says how it is to be (`must not give`).
fn both_claim(facing: &Facing, it: &Divergence) -> bool {
    const HELPERS: usize = 3;
    let told = [0, 1].map(|side| {
        let words = &facing.sides[side];
        let mut sites = it.sites.iter().map(|site| words.words_in(site.span));
        let at = sites.find(|it| !it.is_empty())?;
        let (first, last) = (*at.first()?, *at.last()?);
        let clause = (0..first).rev();
        let mut clause = clause.take_while(|n| words.stretches[*n] == words.stretches[first]);
        let hangs = clause.any(|n| Around::Depends.has(words.form(n)));
        let asks = (first.saturating_sub(HELPERS)..=last).any(|n| Around::Asks.has(words.form(n)));
        (!hangs).then_some(asks)
    });
    told[0].is_some() && told[0] == told[1]
}

/// Two numbers of one thing that disagree.
fn numbers(context: &Context<'_>, pair: &Pair) -> Option<Divergence> {
    let [left, right] = pair
        .passages
        .map(|it| alone_of_unit(context.quantities(it)));
    left.into_iter().find_map(|one| {
        let two = right.iter().find(|it| it.unit == one.unit)?;
        disagree(context, pair, one, two)
            .then(|| context.divergence(Kind::OwnQuote, sites(pair, [one.span, two.span]), 1.0))
    })
}
