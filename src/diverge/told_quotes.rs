//! Words that one article quotes and the linked passage of another tells without marks.

use super::context::Context;
use super::facing::Facing;
use super::trust::DOUBT;
use super::{Divergence, Kind};
use crate::corpus::Site;
use crate::text::Span;
use crate::text::index::ArticleId;
use rustc_hash::FxHashSet;

/// Words of a quote that tell something, and that the other passage must have outside of quotes.
const LEAST: usize = 3;
/// The part of them that it must have.
const PART: f32 = 0.4;

/// One `QuoteParaphrase` for each quote of a linked passage that the other passage tells in part and quotes nothing of.
///
/// Quotes that are already told as shared are left out.
pub(super) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let shared: FxHashSet<(ArticleId, Span)> = context
        .alignment
        .shared_quotes()
        .iter()
        .flat_map(|it| &it.sites)
        .map(|it| (it.site.article, it.site.span))
        .collect();
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for facing in context.facings.iter().filter(|it| it.pair.best) {
        for side in [0, 1] {
            let [here, there] = [facing.pair.passages[side], facing.pair.passages[1 - side]];
            for (_, quote) in context.quotes(here) {
                let marked = quote.speech && quote.content != quote.span;
                if !marked
                    || shared.contains(&(here.0, quote.span))
                    || !is_told(facing, side, quote.content)
                {
                    continue;
                }
                let site = Site {
                    article: here.0,
                    span: quote.span,
                };
                if seen.insert((site, there.0)) {
                    let kind = Kind::QuoteParaphrase { quoted: here.0 };
                    let sites = vec![site, context.corpus.passage_site(there)];
                    out.push(context.divergence(kind, sites, DOUBT * facing.pair.score.get()));
                }
            }
        }
    }
    out
}

/// Whether the other passage tells enough of the words of a quote, and none of them between marks.
fn is_told(facing: &Facing, side: usize, content: Span) -> bool {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let words =
        (0..here.words.len()).filter(|n| content.contains(here.words[*n].span) && here.tells(*n));
    let words: Vec<usize> = words.collect();
    let mates: Vec<usize> = words.iter().filter_map(|n| here.mates[*n]).collect();
    let plain = mates.iter().filter(|n| !there.quoted[**n]).count();
    plain == mates.len() && plain >= LEAST && plain as f32 >= PART * words.len() as f32
}
