//! The words amid which a fact stands: a row that says `43 votes`, or `nine / six`, is not understood.

use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::diverge::wording::limits::balanced;
use crate::diverge::wording::phrases::{Head, Phrase, phrases};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::language::Language;
use std::ops::Range;

/// Words that tell something and that make a fact understood: `lost 43 votes`.
const ENOUGH: usize = 3;
/// Words of such a row at most: as many as a row prints whole.
const MOST: usize = 8;

/// Gives each number, day and place that one report alone is told to give the words that say what it is of: all of its noun group, the
/// phrases before it in its stretch between marks until a verb or a noun governs it (`lost` `43 votes`, `was charged` `on Sunday`), and where nothing
/// stands before it what follows. The same for a number that disagrees and stands without what it counts. Linear in the words of the passages of such rows.
///
/// Known failure: the phrase before governs something else (`said on Sunday that`, cut before `said`).
pub(super) fn phrase(context: &Context<'_>, found: &mut [Divergence]) {
    for it in found.iter_mut().filter(|it| it.shown) {
        let article = match it.kind {
            Kind::NumberOnly { article } | Kind::MorePrecise { article, .. } => article,
            Kind::NumberConflict => {
                let bare = |it: &&mut Site| is_bare(context, **it);
                for site in it.sites.iter_mut().filter(bare) {
                    *site = grown(context, *site);
                }
                continue;
            }
            _ => continue,
        };
        let (own, other): (Vec<Site>, Vec<Site>) =
            it.sites.iter().partition(|site| site.article == article);
        let lacks = other.iter().all(|it| context.is_whole(*it));
        let [site] = own.as_slice() else { continue };
        if !lacks || other.is_empty() {
            continue;
        }
        let grown = grown(context, *site);
        for it in it.sites.iter_mut().filter(|it| *it == site) {
            *it = grown;
        }
    }
}

/// Whether a fact is a number without what it counts or measures: nobody knows what it is of.
fn is_bare(context: &Context<'_>, site: Site) -> bool {
    let passage = context.corpus.passage_of(site);
    let quantities = passage.map_or(&[][..], |it| context.quantities((site.article, it)));
    let number = quantities
        .iter()
        .any(|it| it.span == site.span && it.number == site.span);
    // `$1.2bn` says what it is of.
    let plain = |it: char| it.is_alphanumeric() || matches!(it, ',' | '.' | '-');
    number && context.corpus.slice(site).chars().all(plain)
}

/// A fact with the words amid which it is understood.
fn grown(context: &Context<'_>, site: Site) -> Site {
    let Some(passage) = context.corpus.passage_of(site) else {
        return site;
    };
    let at = (site.article, passage);
    let side = Side::new(context, at, context.plain(at).into());
    let phrases = phrases(&side, context.stances);
    // Elsewhere only marks cut, and a phrase may be a sentence.
    if side.language != Language::English {
        return site;
    }
    let words = side.words_in(site.span);
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return site;
    };
    let run = around(&side, &phrases, *first..*last + 1);
    let (Some(first), Some(last)) = (
        side.words.get(run.start),
        run.end.checked_sub(1).and_then(|it| side.words.get(it)),
    ) else {
        return site;
    };
    let span = site.span.cover(first.span.cover(last.span));
    let span = balanced(context, site.article, span);
    let inside = context.corpus.passage_span(at).contains(span);
    Site {
        span: if inside { span } else { site.span },
        ..site
    }
}

/// The words of a fact with those that make it understood.
fn around(side: &Side<'_>, phrases: &[Phrase], own: Range<usize>) -> Range<usize> {
    let of = |word: usize| phrases.partition_point(|it| it.words.end <= word);
    let one_stretch = |a: usize, b: usize| side.stretches.get(a) == side.stretches.get(b);
    let tells = |run: &Range<usize>| run.clone().filter(|n| side.tells(*n)).count();
    let mut run = own.clone();
    // The rest of its group: `four` `Americans`.
    if let Some(it) = phrases.get(of(own.end - 1)) {
        let ends = |n: &usize| one_stretch(own.end - 1, *n) && !leads_on(side, *n);
        let rest = (own.end..it.words.end).take_while(ends);
        run.end = rest.last().map_or(run.end, |it| it + 1);
    }
    while let Some(it) = phrases.get(of(run.end)) {
        let goes_on = one_stretch(run.end - 1, run.end) && side.form(it.words.start) == "of";
        if !goes_on || it.words.end - run.start > MOST {
            break;
        }
        run.end = it.words.end;
    }
    let mut at = of(run.start);
    let mut joined = false;
    while let Some(it) = phrases.get(at) {
        let fits = run.end - it.words.start <= MOST;
        let mut others = it.words.clone().filter(|n| !own.contains(n));
        let counted = others.any(|n| side.counted[n]);
        let ends = it.head == Head::Conjunction || counted;
        if !fits || !one_stretch(it.words.start, own.start) || ends {
            break;
        }
        run.start = it.words.start;
        let governed = run.start < own.start && it.head != Head::Preposition;
        // A verb behind `and` has its subject far off, and what stands before it is of another verb.
        joined = it.head == Head::Verb && matches!(side.form(it.words.start), "and" | "or" | "but");
        if at == 0 || joined {
            break;
        }
        // What a noun comes behind governs it too (`broke` `ground last week`).
        let verb = it.head != Head::Verb && phrases[at - 1].head == Head::Verb;
        if governed && tells(&run) >= ENOUGH && !verb {
            break;
        }
        at -= 1;
    }
    while run.start < own.start && matches!(side.form(run.start), "and" | "or" | "but") {
        run.start += 1;
    }
    // Of such a verb its helpers stay (`and would be examined on Sunday`).
    while !joined && run.start < own.start && !side.tells(run.start) && !leads(side, run.start) {
        run.start += 1;
    }
    // Nothing stands before it: what follows says what it is of.
    while tells(&run) < ENOUGH {
        let Some(it) = phrases.get(of(run.end)) else {
            break;
        };
        if !one_stretch(run.end - 1, run.end)
            || it.words.end - run.start > MOST
            || it.head == Head::Conjunction
        {
            break;
        }
        run.end = it.words.end;
    }
    while run.end > own.end && leads_on(side, run.end - 1) {
        run.end -= 1;
    }
    run
}

/// Whether a word only leads on to what follows.
fn leads_on(side: &Side<'_>, at: usize) -> bool {
    !side.tells(at) || side.words[at].opens.is_some()
}

/// Whether a small word belongs to what follows it at the beginning of a row: it denies, or says where.
fn leads(side: &Side<'_>, at: usize) -> bool {
    matches!(side.form(at), "not" | "no" | "never") || side.words[at].opens.is_some()
}
