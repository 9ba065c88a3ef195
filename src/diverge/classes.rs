//! The class of every passage and match.

use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::words::Plain;
use crate::diverge::{Class, Divergence, Divergences, Kind};
use crate::text::index::{ArticleId, DivergenceId, IndexVec, MatchId, PassageId};

/// The classes as they are before anything is found: same where the words of a match are, near where there is no counterpart,
/// else told. Linear in the passages.
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
                true => Class::Told,
                false => Class::Near,
            };
            passages.map(class).collect()
        })
        .collect();
    for (it, told_alike) in matches.iter().zip(&told_alike) {
        for (&(article, passage), &same) in it.passages.iter().zip(told_alike) {
            passage_class[article][passage] = if same { Class::Same } else { Class::Told };
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
    let (listed, held) = listed(context, &list);
    for (article, passage) in listed {
        passage_class[article][passage] = Class::Only;
    }
    for (article, passage) in held {
        let class = &mut passage_class[article][passage];
        if matches!(*class, Class::Near | Class::Told) {
            *class = Class::Different;
        }
    }
    for it in list.iter().filter(|it| is_of_words(&it.kind)) {
        if let Some(class) = it.matched.map(|id| &mut match_class[id])
            && (touches(&it.kind) || *class == Class::Told)
        {
            *class = (*class).max(it.kind.class());
        }
    }
    for it in list.iter().filter(|it| touches(&it.kind)) {
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

/// The passages that are listed as told only there, and those that a difference of words holds against another article: these are
/// not marked as told only there, whatever else is said of them. One that is both keeps the first mark: `once` sees to it
/// that both are sure in no case. Sorted.
fn listed(
    context: &Context<'_>,
    list: &IndexVec<DivergenceId, Divergence>,
) -> (Vec<PassageRef>, Vec<PassageRef>) {
    let places = |it: &Divergence| -> Vec<PassageRef> {
        let sites = it.sites.iter();
        let passages = |site: &Site| {
            let segments = context.corpus.segments(site.article);
            let ids = segments.passages_in(site.span).ids();
            ids.map(|it| (site.article, it)).collect::<Vec<_>>()
        };
        sites.flat_map(passages).collect()
    };
    let sorted = |mut all: Vec<PassageRef>| {
        all.sort_unstable();
        all.dedup();
        all
    };
    let is_only = |it: &&Divergence| matches!(it.kind, Kind::Only { .. });
    let listed = sorted(list.iter().filter(is_only).flat_map(places).collect());
    let across = list.iter();
    let across = across.filter(|it| it.is_across() && is_of_words(&it.kind));
    let mut held = sorted(across.flat_map(places).collect());
    held.retain(|it| listed.binary_search(it).is_err());
    (listed, held)
}

/// Whether a finding says that something is told in other words: not that it stands elsewhere, or is told again.
fn is_of_words(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::Order { .. } | Kind::Only { .. } | Kind::Repeated
    )
}

/// Whether it says so even of passages that are the same word by word.
fn touches(kind: &Kind) -> bool {
    is_of_words(kind) && !matches!(kind, Kind::Described { .. })
}

fn class_of(same: &[bool]) -> Class {
    match same.iter().all(|it| *it) {
        true => Class::Same,
        false => Class::Told,
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
