//! What one of two linked passages adds: clauses that the other article tells nowhere.

use super::clauses::{Piece, pieces};
use super::context::Context;
use super::facing::{Facing, Side};
use super::reword::Change;
use super::trust::DOUBT;
use super::{Divergence, Kind};
use crate::corpus::{PassageRef, Site};
use crate::text::Span;
use crate::text::index::{ArticleId, PassageId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Words that tell something and are not told there: fewer are hardly a clause.
const LEAST: usize = 3;
/// Fewer are none.
const FEWEST: usize = 2;
/// Of the words of a piece that tell something, the part that may be told there too.
const TOLD: f32 = 0.25;
/// Of the words of a detail that tell something, the part that the other article does not have anywhere.
const FRESH: f32 = 0.5;
/// Words of the other side, told only there, in the place of a run: so many may say the same as the run.
const OTHER: usize = 2;
/// What the score of a link counts then.
const UNSURE: f32 = DOUBT;
/// Words in common without which the link is too faint to say what one side adds.
const LINKED: usize = 2;

/// One `Detail` for each run of pieces of a passage that the linked passage of another article does not tell.
///
/// A piece that the passages around tell, or whose words stand elsewhere in the other article, is none. Linear in the
/// linked passages.
pub(super) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let articles = context.corpus.articles().ids();
    let stems: Vec<FxHashSet<u32>> = articles.map(|id| article_stems(context, id)).collect();
    let told = told_by(context);
    let quoted = shared_words(context);
    let mut out = Vec::new();
    let mut seen: FxHashSet<(Site, ArticleId)> = FxHashSet::default();
    for facing in context.facings.iter().filter(|it| it.pair.best) {
        for side in [0, 1] {
            let [here, there] = [facing.pair.passages[side], facing.pair.passages[1 - side]];
            let around = told.get(&(here, there.0));
            context.trace.say(facing.pair.passages, "detail", || {
                let words = &facing.sides[side];
                let pieces: Vec<String> = pieces(words)
                    .iter()
                    .map(|it| {
                        context
                            .corpus
                            .slice(facing.site(side, it.words.start, it.words.end - 1))
                            .to_owned()
                    })
                    .collect();
                format!("pieces of {}: {}", here.0, pieces.join(" | "))
            });
            for (run, long) in runs(facing, side, around, &stems[there.0.index()]) {
                let site = facing.site(side, run.start, run.end - 1);
                let cut = quoted
                    .get(&here)
                    .is_some_and(|all| all.iter().any(|it| it.overlaps(site.span)));
                if cut || !seen.insert((site, there.0)) {
                    continue;
                }
                let kind = Kind::Detail { article: here.0 };
                let sites = vec![site, context.corpus.passage_site(there)];
                let score = facing.pair.score.get();
                let doubt = !long || stands_for(facing, side, &run);
                let sure = if doubt { UNSURE * score } else { score };
                out.push(context.divergence(kind, sites, sure));
            }
        }
    }
    out
}

/// Whether the other side has something else in the place of a run: then it may be the same in other words.
fn stands_for(facing: &Facing, side: usize, run: &Range<usize>) -> bool {
    let there = &facing.sides[1 - side];
    let inside = |it: &&Change| {
        let own = if side == 0 { &it.left } else { &it.right };
        own.start < run.end && run.start < own.end
    };
    let other = facing
        .changes
        .iter()
        .filter(inside)
        .map(|it| if side == 0 { &it.right } else { &it.left });
    let free = other
        .flat_map(Clone::clone)
        .filter(|n| there.tells(*n) && !there.is_told(*n));
    free.count() >= OTHER
}

fn article_stems(context: &Context<'_>, id: ArticleId) -> FxHashSet<u32> {
    let tokens = context.corpus.segments(id).tokens();
    tokens
        .iter()
        .filter_map(|it| context.stems.of(it))
        .collect()
}

/// For each passage and each other article, the stems of the passages linked to it there, and of their neighbors.
fn told_by(context: &Context<'_>) -> FxHashMap<(PassageRef, ArticleId), FxHashSet<u32>> {
    let mut told: FxHashMap<(PassageRef, ArticleId), FxHashSet<u32>> = FxHashMap::default();
    for link in context.alignment.links() {
        for side in [0, 1] {
            let (here, there) = (link.passages[side], link.passages[1 - side]);
            let stems = told.entry((here, there.0)).or_default();
            let last = context.corpus.segments(there.0).passages().len() - 1;
            let at = there.1.index();
            for near in at.saturating_sub(1)..=(at + 1).min(last) {
                stems.extend(
                    context
                        .stems_of((there.0, PassageId::new(near)))
                        .iter()
                        .copied(),
                );
            }
        }
    }
    told
}

/// The quotes that two articles share, by passage: what one cuts is told as a cut.
fn shared_words(context: &Context<'_>) -> FxHashMap<PassageRef, Vec<Span>> {
    let mut out: FxHashMap<PassageRef, Vec<Span>> = FxHashMap::default();
    let shared = context.alignment.shared_quotes().iter();
    for it in shared
        .flat_map(|it| &it.sites)
        .filter(|it| it.quote.is_some())
    {
        let segments = context.corpus.segments(it.site.article);
        for passage in segments.passages_in(it.site.span).ids() {
            out.entry((it.site.article, passage))
                .or_default()
                .push(it.site.span);
        }
    }
    out
}

/// The runs of words of one side that the other does not tell, and whether they are as long as a clause and told nowhere
/// else there.
fn runs(
    facing: &Facing,
    side: usize,
    around: Option<&FxHashSet<u32>>,
    everywhere: &FxHashSet<u32>,
) -> Vec<(Range<usize>, bool)> {
    if facing.changes.is_empty() {
        return Vec::new();
    }
    let words = &facing.sides[side];
    let telling = |range: Range<usize>| range.filter(|n| words.tells(*n));
    let is_told = |n: usize| {
        let stem = words.words[n].stem;
        words.is_told(n) || stem.is_some_and(|it| around.is_some_and(|all| all.contains(&it)))
    };
    let common = telling(0..words.words.len())
        .filter(|n| words.mates[*n].is_some())
        .count();
    if common < LINKED {
        return Vec::new();
    }
    let is_fresh = |piece: &Piece| {
        let all = telling(piece.words.clone()).count();
        let told = telling(piece.words.clone()).filter(|n| is_told(*n)).count();
        (all > 0).then_some(told as f32 <= TOLD * all as f32)
    };
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for piece in pieces(words) {
        if piece.words.clone().any(|n| words.framing[n]) {
            out.extend(open.take());
            continue;
        }
        match (is_fresh(&piece), &mut open) {
            (Some(true) | None, Some(run)) => run.end = piece.words.end,
            (Some(true), None) => open = Some(piece.words),
            (Some(false), _) => out.extend(open.take()),
            (None, None) => {}
        }
    }
    out.extend(open);
    let sure = |run: &Range<usize>| -> Option<bool> {
        let all: Vec<usize> = telling(run.clone()).filter(|n| !is_told(*n)).collect();
        let fresh = all.iter().filter(|n| {
            words.words[**n]
                .stem
                .is_some_and(|it| !everywhere.contains(&it))
        });
        let (fresh, all) = (fresh.count() as f32, all.len());
        let enough = all >= LEAST && fresh >= FRESH * all as f32;
        (all >= FEWEST && fresh >= FRESH / 2.0 * all as f32).then_some(enough)
    };
    out.into_iter()
        .filter_map(|run| Some((sure(&run)?, run)))
        .map(|(sure, run)| (trimmed(words, run), sure))
        .collect()
}

/// A run without conjunctions at its start and words that lead on at its end.
fn trimmed(words: &Side, mut run: Range<usize>) -> Range<usize> {
    let telling = |range: Range<usize>| range.filter(|n| words.tells(*n)).count();
    // A last stretch of one word is the rest of what stands around (`, failed`).
    let last = words.stretches[run.end - 1];
    let from = run
        .clone()
        .find(|n| words.stretches[*n] == last)
        .unwrap_or(run.end);
    if from > run.start && telling(from..run.end) < 2 && run.end < words.words.len() {
        run.end = from;
    }
    while run.len() > 1 && matches!(words.form(run.start), "and" | "but" | "or" | "nor" | "that") {
        run.start += 1;
    }
    while run.len() > 1 && !words.tells(run.end - 1) && !words.counted[run.end - 1] {
        run.end -= 1;
    }
    run
}
