//! The class of every passage and match.

use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::words::Plain;
use crate::diverge::{Class, Divergence, Divergences, Kind};
use crate::text::index::{ArticleId, DivergenceId, IndexVec, MatchId, PassageId};

/// The classes as they are before anything is found: same where the words of a match are, only where there is no counterpart,
/// else different. Linear in the passages.
pub(super) fn bare(context: &Context<'_>) -> Divergences {
    let matches = context.alignment.matches();
    let told_alike: Vec<Vec<bool>> = matches
        .iter()
        .map(|it| same(context, &it.passages))
        .collect();
    let match_class: IndexVec<MatchId, Class> = told_alike.iter().map(|it| class_of(it)).collect();
    let mut passage_class: IndexVec<ArticleId, IndexVec<PassageId, Class>> = context
        .corpus
        .articles()
        .ids()
        .map(|id| {
            let passages = context.corpus.segments(id).passages().ids();
            let class = |it| match context.linked.contains(&(id, it)) {
                true => Class::Different,
                false => Class::Only,
            };
            passages.map(class).collect()
        })
        .collect();
    for (it, told_alike) in matches.iter().zip(&told_alike) {
        for (&(article, passage), &same) in it.passages.iter().zip(told_alike) {
            passage_class[article][passage] = if same { Class::Same } else { Class::Different };
        }
    }
    Divergences {
        list: IndexVec::new(),
        passage_class,
        match_class,
    }
}

/// The findings and the bare classes, raised by them: a passage where a finding has a site, a match where all its sites are.
pub(super) fn classify(
    context: &Context<'_>,
    bare: &Divergences,
    list: IndexVec<DivergenceId, Divergence>,
) -> Divergences {
    let Divergences {
        mut match_class,
        mut passage_class,
        ..
    } = bare.clone();
    for passage in held(context, &list) {
        let class = &mut passage_class[passage.0][passage.1];
        if *class == Class::Only {
            *class = Class::Different;
        }
    }
    for it in list.iter().filter(|it| touches(&it.kind)) {
        if let Some(id) = it.matched {
            match_class[id] = match_class[id].max(it.kind.class());
        }
        for site in &it.sites {
            let Some(passage) = context.corpus.passage_of(*site) else {
                continue;
            };
            let class = &mut passage_class[site.article][passage];
            // A passage that is listed as told only here stays so, unless there is something to check in it.
            if *class != Class::Only || it.kind.class() == Class::Check {
                *class = (*class).max(it.kind.class());
            }
        }
    }
    Divergences {
        list,
        passage_class,
        match_class,
    }
}

/// The passages that a difference holds against another article: whatever else is said of them, they are not marked as told
/// only there. One that is listed as told only there too keeps its mark: `once` sees to it that both are sure in no case. Sorted.
fn held(context: &Context<'_>, list: &IndexVec<DivergenceId, Divergence>) -> Vec<PassageRef> {
    let places = |it: &Divergence| -> Vec<PassageRef> {
        let sites = it.sites.iter();
        let passages = |site: &Site| {
            let segments = context.corpus.segments(site.article);
            let ids = segments.passages_in(site.span).ids();
            ids.map(|it| (site.article, it)).collect::<Vec<_>>()
        };
        sites.flat_map(passages).collect()
    };
    let is_only = |it: &&Divergence| matches!(it.kind, Kind::Only { .. });
    let mut listed: Vec<PassageRef> = list.iter().filter(is_only).flat_map(places).collect();
    listed.sort_unstable();
    let across = list.iter().filter(|it| it.is_across());
    let mut held: Vec<PassageRef> = across.flat_map(places).collect();
    held.sort_unstable();
    held.dedup();
    held.retain(|it| listed.binary_search(it).is_err());
    held
}

/// Whether a finding says that the words of its passages are told differently: not their place, and not that one article
/// tells them again.
fn touches(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::Order { .. } | Kind::Only { .. } | Kind::Repeated | Kind::Described { .. }
    )
}

fn class_of(same: &[bool]) -> Class {
    if same.iter().all(|it| *it) {
        Class::Same
    } else {
        Class::Different
    }
}

/// For each passage of a match, whether every other article of the match has one with the same words.
fn same(context: &Context<'_>, passages: &[PassageRef]) -> Vec<bool> {
    let words: Vec<_> = passages.iter().map(|&it| context.plain(it)).collect();
    let alike = |one: &[Plain], two: &[Plain]| {
        let ids = |it: &Plain| it.id;
        one.iter().map(ids).eq(two.iter().map(ids))
    };
    let all = || passages.iter().zip(&words);
    all()
        .map(|(&(article, _), own)| {
            all().all(|(&(other, _), _)| {
                other == article || all().any(|(&(it, _), there)| it == other && alike(there, own))
            })
        })
        .collect()
}
