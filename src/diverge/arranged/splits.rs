//! What one article tells in one passage and another in several.

use crate::article::BlockKind;
use crate::corpus::PassageRef;
use crate::diverge::context::Context;
use crate::diverge::trust::{CLOSE, DOUBT};
use crate::diverge::{Divergence, Kind};
use crate::text::index::ArticleId;
use rustc_hash::FxHashMap;

/// One `Split` for each match and two articles of which one has one passage, the other several that each tell a part of it.
///
/// A part must add two words of the whole that no other part has; else the passages repeat each other. What somebody else says is no
/// part of it. Told unasked where
/// the whole is cut between them or each is closely linked (31 of 43 in 144 pairs): of others, true as they mostly are, an editor signed none of 8.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let links = context.alignment.links().iter();
    let scores: FxHashMap<[PassageRef; 2], f32> =
        links.map(|it| (it.passages, it.firm.get())).collect();
    let mut out = Vec::new();
    for it in context.alignment.matches() {
        let tellings = by_article(context, &it.passages);
        for (_, whole) in tellings.iter().filter(|(_, it)| it.len() == 1) {
            for (parts_in, parts) in tellings.iter().filter(|(_, it)| it.len() > 1) {
                let of_others = parts.iter().any(|it| context.quote_others([whole[0], *it]));
                if !of_others && is_split(context, whole[0], parts) {
                    let passages = whole.iter().chain(parts);
                    let sites = passages.map(|&it| context.corpus.passage_site(it));
                    let kind = Kind::Split {
                        parts_in: *parts_in,
                    };
                    // As sure as the least sure of its parts.
                    let sure = parts.iter().map(|&part| {
                        let pair = [whole[0].min(part), whole[0].max(part)];
                        scores.get(&pair).copied().unwrap_or(DOUBT)
                    });
                    let sure = sure.fold(1.0, f32::min);
                    let told = sure >= CLOSE || follow(parts);
                    let sure = match (told, is_cut(context, whole[0], parts)) {
                        (true, true) => sure.max(CLOSE),
                        (true, false) => sure,
                        (false, _) => sure.min(DOUBT),
                    };
                    out.push(context.divergence(kind, sites.collect(), sure));
                }
            }
        }
    }
    out
}

/// The running text of a match, by article.
fn by_article(context: &Context<'_>, passages: &[PassageRef]) -> Vec<(ArticleId, Vec<PassageRef>)> {
    let mut out: Vec<(ArticleId, Vec<PassageRef>)> = Vec::new();
    for &it in passages {
        let sums_up = matches!(
            context.block_kind(it),
            BlockKind::Headline | BlockKind::Dek | BlockKind::Byline | BlockKind::Caption
        );
        match out.last_mut() {
            _ if sums_up => {}
            Some((article, list)) if *article == it.0 => list.push(it),
            _ => out.push((it.0, vec![it])),
        }
    }
    out
}

/// Whether passages of one article follow one on the other. Of splits with a part that is linked less than closely those whose
/// parts do were right in 16 of 22 cases in 144 pairs of full reports, the others in 3 of 13; of those closely linked 26 of 27.
fn follow(parts: &[PassageRef]) -> bool {
    let places = parts.iter().zip(parts.iter().skip(1));
    places
        .into_iter()
        .all(|(one, two)| one.1.index() + 1 == two.1.index())
}

/// Whether the whole is cut where one part ends and the next begins: its words that one part alone has stand in the order of the parts, but
/// for one.
/// Linear in its words.
fn is_cut(context: &Context<'_>, whole: PassageRef, parts: &[PassageRef]) -> bool {
    let held = |stem: u32| {
        let has = |it: &PassageRef| context.stems_of(*it).binary_search(&stem).is_ok();
        let mut all = parts.iter().enumerate().filter(|(_, it)| has(it));
        all.next().filter(|_| all.next().is_none()).map(|it| it.0)
    };
    let tokens = context.corpus.segments(whole.0).tokens_of(whole.1);
    let stems = tokens.iter().filter_map(|it| context.stems.of(it));
    let order: Vec<usize> = stems.filter_map(held).collect();
    let places = order.iter().zip(order.iter().skip(1));
    let fall = places.into_iter().position(|(one, two)| one > two);
    let without = |n: usize| order[..n].iter().chain(&order[n + 1..]).is_sorted();
    fall.is_none_or(|n| without(n) || without(n + 1))
}

fn is_split(context: &Context<'_>, whole: PassageRef, parts: &[PassageRef]) -> bool {
    let whole = context.stems_of(whole);
    let shared: Vec<_> = parts
        .iter()
        .map(|&it| {
            let stems = context.stems_of(it);
            let held = stems.iter().filter(|it| whole.binary_search(it).is_ok());
            held.copied().collect::<Vec<u32>>()
        })
        .collect();
    shared.iter().enumerate().all(|(n, own)| {
        let others = || shared.iter().enumerate().filter(|(m, _)| *m != n);
        let alone = own
            .iter()
            .filter(|it| others().all(|(_, other)| !other.contains(it)));
        alone.count() >= 2
    })
}
