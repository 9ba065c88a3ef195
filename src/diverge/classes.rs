//! The class of every passage and match.

use crate::corpus::PassageRef;
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

/// The findings and the bare classes, raised by them: check where a finding to check has a site.
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
    for it in list.iter().filter(|it| touches(&it.kind)) {
        if let Some(id) = it.matched {
            match_class[id] = match_class[id].max(it.kind.class());
        }
        for site in &it.sites {
            let Some(passage) = context.corpus.passage_of(*site) else {
                continue;
            };
            let class = &mut passage_class[site.article][passage];
            // A passage told only here stays so, unless there is something to check in it.
            if *class != Class::Only || it.kind.class() == Class::Check {
                *class = (*class).max(it.kind.class());
            }
            if it.kind.class() == Class::Check
                && let Some(id) = context.alignment.match_of((site.article, passage))
            {
                match_class[id] = Class::Check;
            }
        }
    }
    Divergences {
        list,
        passage_class,
        match_class,
    }
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
