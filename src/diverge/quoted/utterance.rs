//! Whether two quotes can be one utterance: who says them, and whether the words that one lacks stand elsewhere in its report.

use crate::annotate::{MentionKind, Quote};
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::segment::{Token, TokenKind};
use crate::text::Symbol;
use crate::text::index::{ArticleId, PassageId};
use crate::text::normal::fold;

/// Passages before and after a place that are looked at for the same words.
const NEAR: usize = 40;

/// What is known of who says two quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voices {
    /// One, by name or in the same words.
    Same,
    /// Two persons, both sure.
    Different,
    /// Neither is known.
    Open,
}

/// Who says a quote of each of two articles.
pub(super) fn voices(context: &Context<'_>, quotes: [(ArticleId, &Quote); 2]) -> Voices {
    let entity = |(article, it): (ArticleId, &Quote)| {
        let mention = it.source?.mention?;
        Some(context.corpus.entity(article, mention))
    };
    let words = |(article, it): (ArticleId, &Quote)| {
        let span = it.source?.span;
        Some(fold(context.corpus.slice(Site { article, span })).into_owned())
    };
    let [one, two] = quotes;
    let same = entity(one).is_some() && entity(one) == entity(two);
    if same || words(one).is_some() && words(one) == words(two) {
        return Voices::Same;
    }
    let person = |(article, it): (ArticleId, &Quote)| {
        let found = context.said_by(article, it)?;
        let kind = context.corpus.entities()[found.entity].kind;
        (kind == MentionKind::Person).then_some(found.entity)
    };
    match (person(one), person(two)) {
        (Some(a), Some(b)) if a != b => Voices::Different,
        _ => Voices::Open,
    }
}

/// Whether the words of a site stand in another article too, in the passages around a place: in the text of one paragraph, or between its
/// marks (`“We stay,” Lind said, “until noon.”` is one utterance). Linear in those passages; words told
/// farther away are not found.
pub(in crate::diverge) fn is_said_near(context: &Context<'_>, site: Site, there: Site) -> bool {
    let segments = context.corpus.segments(there.article);
    let Some(passage) = context.corpus.passage_of(there) else {
        return false;
    };
    let own = context.corpus.segments(site.article);
    let wanted: Vec<Symbol> = words(own.tokens().run(own.tokens_in(site.span))).collect();
    if wanted.is_empty() {
        return false;
    }
    let last = segments.passages().len() - 1;
    let around = passage.index().saturating_sub(NEAR)..=(passage.index() + NEAR).min(last);
    // Of one paragraph after the other: its words, and those between its marks.
    let mut told: [Vec<Symbol>; 2] = Default::default();
    let mut block = None;
    let held = |told: &[Vec<Symbol>; 2]| told.iter().any(|it| holds(it.iter().copied(), &wanted));
    for n in around {
        let at = PassageId::new(n);
        let own = segments.passages()[at].block;
        if block != Some(own) {
            if held(&told) {
                return true;
            }
            told = Default::default();
            block = Some(own);
        }
        told[0].extend(words(segments.tokens_of(at)));
        for (_, quote) in context.marked_in((there.article, at)) {
            let tokens = segments.tokens().run(segments.tokens_in(quote.content));
            told[1].extend(words(tokens));
        }
    }
    held(&told)
}

/// Whether words stand one after the other among others.
fn holds(mut all: impl Iterator<Item = Symbol> + Clone, wanted: &[Symbol]) -> bool {
    // From each word on with which they begin.
    while all.any(|it| Some(&it) == wanted.first()) {
        let following = all.clone().take(wanted.len() - 1);
        if following.eq(wanted[1..].iter().copied()) {
            return true;
        }
    }
    false
}

fn words(tokens: &[Token]) -> impl Iterator<Item = Symbol> + Clone + '_ {
    let words = tokens.iter().filter(|it| it.kind != TokenKind::Punctuation);
    words.map(|it| it.symbol)
}

/// Words that two passages have in common beside those of a quote and its telling, from which on they speak of one thing.
const BESIDE: usize = 2;

/// Whether something beside the words says that a passage tells what is quoted elsewhere: it is speech there too, not surely
/// of somebody else, and the passages have more words in common than these, or most of the quote is told. Of those that are
/// speech and have more in common 32 of 37 were right in 144 pairs of full reports and 5 of 8 in 34 that no rule had seen, of
/// the others 35 of 57 and 3 of 9. Two passages that are each other's closest and hardly in doubt (`bound`) need no speech there.
pub(super) fn is_borne_out(context: &Context<'_>, quote: Site, told: Site, bound: bool) -> bool {
    let overlapping = |site: Site| {
        let at = context.corpus.passage_of(site).map_or(0, |it| it.index());
        // What begins in the sentence before may reach into this one.
        let from = at.saturating_sub(1)..=at;
        let passages = from.map(move |it| (site.article, PassageId::new(it)));
        let quotes = passages.flat_map(|it| context.quotes(it)).map(|it| it.1);
        quotes.filter(move |it| it.speech && it.span.overlaps(site.span))
    };
    let own = overlapping(quote).find(|it| it.content != it.span);
    let other = |it: &Quote| {
        own.is_some_and(|own| {
            voices(context, [(quote.article, own), (told.article, it)]) == Voices::Different
        })
    };
    let speech = overlapping(told).any(|it| !other(it));
    let others = !speech && overlapping(told).any(other);
    let sites = [quote, told];
    if is_held(context, sites) {
        return false;
    }
    let borne_out = (speech || bound && !others)
        && (beside(context, sites) >= BESIDE || tells_most(context, sites));
    // What is shown may reach behind the quote.
    let within = own.and_then(|it| it.content.intersection(quote.span));
    let content = within.map(|span| Site { span, ..quote });
    borne_out || content.is_some_and(|it| is_verbatim(context, it, told, others))
}

/// Whether what tells a quote has most of its words between marks as a title or a term: it names what was said (`many wearing
/// “Harbor First” hats`).
fn is_held(context: &Context<'_>, [quote, told]: [Site; 2]) -> bool {
    let Some(passage) = context.corpus.passage_of(told) else {
        return false;
    };
    let wanted = context.stems_in(quote);
    let common = |site: Site| {
        let own = context.stems_in(site);
        own.iter().filter(|it| wanted.contains(it)).count()
    };
    let mut held = context
        .quotes((told.article, passage))
        .filter(|(_, it)| !it.speech && it.content != it.span && it.span.overlaps(told.span));
    held.any(|(_, it)| {
        let article = told.article;
        let span = it.content;
        let held = common(Site { article, span });
        held >= 2 && 2 * held > common(told)
    })
}

/// Words in a row of a quote that stand in another report without marks by no chance.
const VERBATIM: usize = 5;

/// Whether a passage has words of a quote in a row, without its marks, and no quote of its report has them; all of them where `others`
/// surely say it there. A passage with a mark that neither opens nor closes a quote may be one.
fn is_verbatim(context: &Context<'_>, content: Site, told: Site, others: bool) -> bool {
    let own = context.corpus.segments(content.article);
    let wanted: Vec<Symbol> = words(own.tokens().run(own.tokens_in(content.span))).collect();
    let Some(passage) = context.corpus.passage_of(told) else {
        return false;
    };
    let segments = context.corpus.segments(told.article);
    let tokens = segments.tokens_of(passage);
    let quotes = &context.corpus.annotations(told.article).quotes;
    let stray = tokens.iter().any(|it| {
        let marks = matches!(context.form(it), "\"" | "“" | "”");
        marks && !quotes.iter().any(|quote| quote.span.contains(it.span))
    });
    if stray {
        return false;
    }
    let quoted = |row: &[Symbol]| {
        let mut marked = quotes.iter().filter(|it| it.content != it.span);
        marked.any(|it| {
            holds(
                words(segments.tokens().run(segments.tokens_in(it.content))),
                row,
            )
        })
    };
    let least = if others { wanted.len() } else { 0 };
    let mut rows = wanted.windows(least.max(VERBATIM));
    rows.any(|row| holds(words(tokens), row) && !quoted(row))
}

/// Whether most of a quote is told: three words or more, and three in five.
fn tells_most(context: &Context<'_>, sites: [Site; 2]) -> bool {
    let [quote, told] = sites.map(|it| context.stems_in(it));
    let common = quote.iter().filter(|it| told.contains(it)).count();
    common >= 3 && 5 * common >= 3 * quote.len()
}

fn beside(context: &Context<'_>, sites: [Site; 2]) -> usize {
    let around = sites.map(|it| {
        let passage = context.corpus.passage_of(it);
        passage.map_or(&[][..], |at| context.stems_of((it.article, at)))
    });
    let [one, two] = sites.map(|it| context.stems_in(it));
    let common = around[0].iter().filter(|it| around[1].contains(it));
    common
        .filter(|it| !(one.contains(it) && two.contains(it)))
        .count()
}
