//! What is told of the passage at the cursor in words: the differences between it and what stands beside it first, those
//! with another passage by name of its place.

use crate::corpus::PassageRef;
use crate::diverge::{Class, Divergence, Kind};
use crate::render::brief::brief;
use crate::render::outline::passages;
use crate::render::signs;
use crate::render::theme::Role;
use crate::render::{contrast, wording};
use crate::text::index::DivergenceId;
use crate::tui::model::Model;
use crate::tui::view::paint::{Piece, class_role, piece};
use crate::tui::walks;

/// How many words of a rewording are named.
const NAMED_WORDS: usize = 5;
/// A link below is more likely wrong than right.
const LIKELY: f32 = 0.5;

/// `! 8 Quote cut short: … · A ¶12 / B ¶8`; `fits` tells whether a text has room.
pub(super) fn difference(
    model: &Model,
    id: DivergenceId,
    fits: &dyn Fn(&str) -> bool,
) -> Vec<Piece> {
    let it = &model.comparison.divergences()[id];
    let class = it.kind.class();
    let number = it
        .matched
        .map(|id| format!(" {}", model.outline.number(id)))
        .unwrap_or_default();
    let ticked = ticked(model, &[id]);
    let mark = format!("{ticked}{}{number}", class.mark());
    let places = match places(model, &passages(&model.comparison, it), " / ") {
        it if it.is_empty() => it,
        it => format!(" · {it}"),
    };
    // The places stand in the list and beside the text: what is said goes before them, with all the words that it may repeat.
    let room = |text: &str| fits(&format!("{mark} {text}"));
    let text = said(model, it, room);
    let both = format!("{text}{places}");
    let text = if room(&both) { both } else { text };
    vec![
        piece(mark.as_str(), class_role(class)),
        piece(format!(" {text}"), Role::Status),
    ]
}

/// `x `, where one of some differences is ticked off.
fn ticked(model: &Model, ids: &[DivergenceId]) -> String {
    match ids.iter().any(|it| model.is_ticked(*it)) {
        true => format!("{} ", signs::TICKED),
        false => String::new(),
    }
}

/// `A ¶12 / B ¶8`, each place once.
pub(super) fn places(model: &Model, all: &[PassageRef], between: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for it in all {
        let part = place(model, *it);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(between)
}

/// `A ¶12`.
pub(in crate::tui) fn place(model: &Model, (article, passage): PassageRef) -> String {
    let segments = model.comparison.corpus().segments(article);
    format!("{article} ¶{}", segments.paragraph_number(passage))
}

/// What the passage at the cursor is, and how it differs; with an `x` where what is told first is ticked off.
pub(super) fn passage(model: &Model, fits: &dyn Fn(&str) -> bool) -> Vec<Piece> {
    let Some(class) = class(model) else {
        return Vec::new();
    };
    if model.cursor_match().is_none() && model.shares_nothing() {
        return vec![piece(walks::NOTHING_SHARED, Role::Status)];
    }
    let found = findings(model);
    let room = format!("{}{}", ticked(model, &found), class.mark());
    let said = identified(model, |it| fits(&format!("{room} 000 {it}")));
    let first = said.first().and_then(|it| it.0);
    let ticked = ticked(model, first.as_slice());
    let said: Vec<String> = said.into_iter().map(|it| it.1).collect();
    // The number is that of the match, which what is told first may not be about.
    let is_apart = found.first().is_some_and(|id| {
        let is_check = model.comparison.divergences()[*id].kind.class() == Class::Check;
        is_check && !is_beside(model, *id)
    });
    let number = model.cursor_match().filter(|_| !is_apart);
    let number = number.map_or(String::new(), |it| format!(" {}", model.outline.number(it)));
    let head = format!("{ticked}{}{number}", class.mark());
    let text = together(&said, |it| fits(&format!("{head} {it}"))).unwrap_or_else(|| {
        // Not even the first one fits with what is said of the others: it gives up words for that.
        let more = match said.len() {
            0 | 1 => String::new(),
            n => format!(" · {} more", n - 1),
        };
        let shorter = sentences(model, |it| fits(&format!("{room} 000 {it}{more}")));
        let first = shorter.into_iter().next().unwrap_or_default();
        let both = format!("{first}{more}");
        if fits(&format!("{head} {both}")) {
            both
        } else {
            first
        }
    });
    vec![
        piece(head.as_str(), class_role(class)),
        piece(format!(" {text}"), Role::Status),
    ]
}

/// As many sentences as fit in one row, and how many more there are: none is cut in mid word. None where not one fits.
fn together(said: &[String], fits: impl Fn(&str) -> bool) -> Option<String> {
    let with = |n: usize| {
        let told = said[..n].join(" · ");
        match said.len() - n {
            0 => told,
            more => format!("{told} · {more} more"),
        }
    };
    (1..=said.len()).rev().map(with).find(|it| fits(it))
}

/// That the passage at the cursor has no counterpart, with what comes near to one, though that is too unsure to be listed.
pub(super) fn told_only(model: &Model) -> String {
    let said = match (walks::alone(model), class(model)) {
        (Some(it), _) => wording::only(&model.comparison, it),
        (None, Some(Class::Near)) => format!("perhaps told only in {}", model.focus()),
        (None, _) => format!("told only in {}", model.focus()),
    };
    wording::capital(&said)
}

/// What differs at the cursor: its own checks, then what is about the passages that stand beside it, then the rest of its own,
/// then checks between other tellings of its match. So a `!` always comes with its reason.
pub(in crate::tui) fn findings(model: &Model) -> Vec<DivergenceId> {
    let all = model.comparison.divergences();
    let is_check = |id: &DivergenceId| all[*id].kind.class() == Class::Check;
    let own = model.outline.findings(model.cursor).iter().map(|it| it.1);
    let mut found: Vec<DivergenceId> = own.collect();
    found.sort_by_key(|it| (!is_check(it), !is_beside(model, *it)));
    found.extend(between_others(model));
    found
}

/// Whether a difference is about the cursor passage and what stands beside it, or another sentence of the same paragraph, or about one
/// article alone.
fn is_beside(model: &Model, id: DivergenceId) -> bool {
    let block = |(article, passage): PassageRef| {
        let passages = model.comparison.corpus().segments(article).passages();
        (article, passages.get(passage).map(|it| it.block))
    };
    let mut beside = walks::joined(model);
    if walks::across(model).is_empty() {
        beside = walks::surest(model, &beside);
    }
    let ends = walks::ends(model, id);
    ends.iter()
        .all(|it| beside.iter().any(|at| block(*at) == block(*it)))
}

/// The checks between other tellings of the match at the cursor.
fn between_others(model: &Model) -> Vec<DivergenceId> {
    let Some(id) = model.cursor_match() else {
        return Vec::new();
    };
    let all = model.comparison.divergences();
    let others = model.members().iter();
    let mut found: Vec<DivergenceId> = others
        .flat_map(|it| model.outline.findings(*it))
        .map(|it| it.1)
        .filter(|it| {
            let it = &all[*it];
            let is_own = passages(&model.comparison, it).contains(&model.cursor);
            it.kind.class() == Class::Check && it.matched == Some(id) && !is_own
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The class of the passage at the cursor: what stands beside it.
pub(in crate::tui) fn class(model: &Model) -> Option<Class> {
    model.comparison.passage_class(model.cursor)
}

/// Sentences of what is told at the cursor, most important first, each with fewer words of the articles where it does not fit; what
/// is about a passage that does not stand beside it names the place of that.
pub(in crate::tui) fn sentences(model: &Model, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let all = identified(model, fits);
    all.into_iter().map(|it| it.1).collect()
}

/// The same, each behind the difference that it tells, if it tells one.
fn identified(model: &Model, fits: impl Fn(&str) -> bool) -> Vec<(Option<DivergenceId>, String)> {
    let all: Vec<(DivergenceId, &Divergence)> = findings(model)
        .into_iter()
        .map(|it| (it, &model.comparison.divergences()[it]))
        .collect();
    // "Reworded" adds nothing where something more exact is said.
    let plain = |kind: &Kind| matches!(kind, Kind::Reworded(_));
    let exact = all.iter().any(|it| !plain(&it.1.kind));
    let (mut checks, mut beside, mut apart) = (Vec::new(), Vec::new(), [Vec::new(), Vec::new()]);
    let mut is_told = false;
    for (id, it) in all.into_iter().filter(|it| !exact || !plain(&it.1.kind)) {
        let is_own = passages(&model.comparison, it).contains(&model.cursor);
        let is_beside = is_own && is_beside(model, id);
        let sentence = match is_beside {
            true => said(model, it, &fits),
            false => {
                let mut others = passages(&model.comparison, it);
                others.retain(|it| !is_own || it.0 != model.focus());
                let places = places(model, &others, " / ");
                let words = said(model, it, |it| fits(&format!("{it} ({places})")));
                format!("{words} ({places})")
            }
        };
        is_told |= is_beside;
        let sentence = (Some(id), sentence);
        match (it.kind.class(), is_beside) {
            (Class::Check, _) if is_own => checks.push(sentence),
            (_, true) => beside.push(sentence),
            (class, false) => apart[usize::from(class != Class::Check)].push(sentence),
        }
    }
    if model.cursor_match().is_none() {
        beside.splice(0..0, also_told(model).into_iter().map(|it| (None, it)));
    }
    // Checks come before what is said of a counterpart of which nothing is listed; that stands beside it, and comes before the rest.
    let counterpart = match is_told || !beside.is_empty() {
        true => None,
        false => counterpart(model),
    };
    let [grave, rest] = apart;
    checks.extend(beside);
    checks.extend(grave);
    checks.extend(counterpart.map(|it| (None, it)));
    checks.extend(rest);
    checks.extend(lacking(model).map(|it| (None, it)));
    checks
}

/// What is said of the counterpart of the cursor passage, or of its lack, where no difference is told of it.
fn counterpart(model: &Model) -> Option<String> {
    let class = class(model)?;
    if model.cursor_match().is_some() {
        return Some(match class {
            Class::Same => "Told in the same words".to_owned(),
            _ => reworded(model),
        });
    }
    matches!(class, Class::Only | Class::Near).then(|| told_only(model))
}

/// The sentence of a difference, so short that it fits where that can be; where it names nothing ("Reworded"), the first words that one article only has.
pub(super) fn said(model: &Model, it: &Divergence, fits: impl Fn(&str) -> bool) -> String {
    let sentence = brief(&model.comparison, it, fits);
    let Kind::Reworded(edits) = &it.kind else {
        return sentence;
    };
    let sides = it.sites.iter().take(2).enumerate();
    let parts = sides.filter_map(|(n, site)| {
        let words = edits
            .iter()
            .map(|it| if n == 0 { it.left } else { it.right });
        let longest = words
            .max_by_key(|it| it.len())
            .filter(|it| !it.is_empty())?;
        let words = model.article(site.article).slice(longest);
        let words = wording::shorten(words, NAMED_WORDS);
        Some(format!("{} \"{words}\"", site.article))
    });
    let parts: Vec<String> = parts.collect();
    match parts.is_empty() {
        true => sentence,
        false => format!("{sentence}: {}", parts.join(" / ")),
    }
}

/// Where a passage outside all matches is told too.
fn also_told(model: &Model) -> Option<String> {
    let others = model.outline.retold(model.cursor).get(1..)?;
    Some(format!("Also told in {}", places(model, others, " and ")))
}

/// What is said where no finding is sure enough to be named: words that only one has may stand for nothing in the other.
fn reworded(model: &Model) -> String {
    let cursor = model.cursor;
    let beside = walks::beside(model);
    let Some(other) = beside.first() else {
        return "Told in other words".to_owned();
    };
    let place = place(model, *other);
    if !is_likely(model, *other) {
        return format!("Perhaps told in other words in {place}");
    }
    match contrast::differ(model.comparison.corpus(), [cursor, *other]) {
        true => format!("Told in other words in {place}"),
        false => format!("Told in nearly the same words in {place}"),
    }
}

/// Whether a passage is more likely than not a telling of the one at the cursor.
pub(super) fn is_likely(model: &Model, other: PassageRef) -> bool {
    let link = model.comparison.alignment().link([model.cursor, other]);
    // What is said to be told elsewhere too is not doubted in the next row.
    let is_retold = model.outline.retold(model.cursor).contains(&other);
    is_retold || link.is_none_or(|it| it.score.get() >= LIKELY)
}

/// Articles shown that do not tell the match at the cursor.
fn lacking(model: &Model) -> Option<String> {
    model.cursor_match()?;
    let layout = model.layout();
    let all = model.comparison.divergences();
    let found = findings(model);
    // A finding may name a passage of an article that is outside of the match.
    let named = |id| {
        let mut sites = found.iter().flat_map(|it| &all[*it].sites);
        sites.any(|it| it.article == id)
    };
    let told = |id| model.members().iter().any(|it| it.0 == id) || named(id);
    let lacking: Vec<String> = layout
        .columns
        .iter()
        .filter(|it| !told(it.article) && model.n_passages(it.article) > 0)
        .map(|it| it.article.to_string())
        .collect();
    (!lacking.is_empty()).then(|| format!("no counterpart in {}", lacking.join(", ")))
}
