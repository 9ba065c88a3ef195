//! The same organization described in other words. Persons: [`crate::diverge::named::introductions`].

use crate::annotate::MentionKind;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::language::Language;
use crate::segment::{Token, TokenKind};
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId, MentionId};
use rustc_hash::FxHashSet;

/// Words that a description may have.
const LONGEST: usize = 9;

/// One `Described` for each name and two articles that both describe it, in words of which none is common to both.
///
/// A description is what stands between an article or possessive and the name (`the city's oldest bakery Kern`,
/// `Norland's state-owned Nordbahn`), or between commas after it (`Oda Tarn, a retired pilot,`). Linear in the mentions.
///
/// Known failure: what stands before a name without an article (`former pilot Oda Tarn`) is passed over.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut out = Vec::new();
    for (entity, it) in context.corpus.entities().iter_enumerated() {
        if it.kind != MentionKind::Organization {
            continue;
        }
        let tellings = by_article(context, &it.mentions);
        for (n, one) in tellings.iter().enumerate() {
            for two in &tellings[n + 1..] {
                out.extend(differ(context, entity, &one.1, &two.1));
            }
        }
    }
    out
}

/// Descriptions of one entity, by article.
fn by_article(
    context: &Context<'_>,
    mentions: &[(ArticleId, MentionId)],
) -> Vec<(ArticleId, Vec<Site>)> {
    let mut out: Vec<(ArticleId, Vec<Site>)> = Vec::new();
    for &(article, mention) in mentions {
        let found = descriptions(context, article, mention);
        match out.last_mut() {
            Some((last, list)) if *last == article => list.extend(found),
            _ => out.push((article, found)),
        }
    }
    out
}

/// The first descriptions of both, where no description of the one shares a word with one of the other.
fn differ(
    context: &Context<'_>,
    entity: EntityId,
    left: &[Site],
    right: &[Site],
) -> Option<Divergence> {
    let (one, two) = (left.first()?, right.first()?);
    let stems = |sites: &[Site]| -> FxHashSet<u32> {
        let all = sites.iter().flat_map(|it| core(context, *it));
        all.collect()
    };
    let (a, b) = (stems(left), stems(right));
    let apart = !a.is_empty() && !b.is_empty() && a.is_disjoint(&b);
    apart.then(|| {
        let kind = Kind::Described {
            entity: Some(entity),
        };
        context.divergence(kind, vec![*one, *two], 0.7)
    })
}

/// Stems of a description, without the possessor and names in it: what `China's` adds is where, not what.
fn core(context: &Context<'_>, site: Site) -> Vec<u32> {
    let segments = context.corpus.segments(site.article);
    let tokens = segments.tokens().run(segments.tokens_in(site.span));
    tokens
        .iter()
        .filter(|it| is_lower(context, site.article, it))
        .filter_map(|it| context.stems.of(it))
        .collect()
}

fn is_lower(context: &Context<'_>, article: ArticleId, token: &Token) -> bool {
    let text = context.corpus.articles()[article].slice(token.span);
    text.starts_with(char::is_lowercase)
}

/// What describes one mention.
fn descriptions(context: &Context<'_>, article: ArticleId, mention: MentionId) -> Vec<Site> {
    if context.corpus.language(article) != Language::English {
        return Vec::new();
    }
    let site = context.corpus.mention_site(article, mention);
    let Some(passage) = context.corpus.passage_of(site) else {
        return Vec::new();
    };
    let tokens = context.corpus.segments(article).tokens_of(passage);
    let start = tokens.partition_point(|it| it.span.end() <= site.span.start());
    let end = tokens.partition_point(|it| it.span.start() < site.span.end());
    // `the harbor board members`: what stands before describes the members.
    let noun = tokens
        .get(end)
        .is_some_and(|it| is_lower(context, article, it) && context.stems.of(it).is_some());
    let found = [
        before(context, article, &tokens[..start]).filter(|_| !noun),
        after(context, article, &tokens[end..]),
    ];
    found
        .into_iter()
        .flatten()
        .map(|span| Site { article, span })
        .collect()
}

/// Lower-case words right before the name, back to an article or a possessive.
fn before(context: &Context<'_>, article: ArticleId, tokens: &[Token]) -> Option<Span> {
    let last = tokens.last()?;
    if acts(context, article, tokens) {
        return None;
    }
    let mut first = None;
    for (n, token) in tokens.iter().enumerate().rev().take(LONGEST) {
        let form = context.form(token);
        if matches!(form, "the" | "a" | "an") {
            return first.map(|it: &Token| it.span.cover(last.span));
        }
        if form == "'s" || form == "'" && n > 0 {
            let owner = tokens.get(n.checked_sub(1)?)?;
            first?;
            return Some(owner.span.cover(last.span));
        }
        let hyphen = form == "-" && first.is_some();
        if !hyphen && (!is_lower(context, article, token) || context.stems.of(token).is_none()) {
            return None;
        }
        first = Some(token);
    }
    None
}

/// Whether the last of some words is a verb, with its subject before it (`the win improved Velin`, but `the embattled Nordbank`).
fn acts(context: &Context<'_>, article: ArticleId, tokens: &[Token]) -> bool {
    let [.., subject, verb] = tokens else {
        return false;
    };
    let form = context.form(verb);
    let of_verb = form.len() > 4 && form.ends_with("ed") || context.stances.base(form).is_some();
    let named = is_lower(context, article, subject) && context.stems.of(subject).is_some();
    of_verb && named && !context.form(subject).ends_with("ly")
}

/// `, a retired pilot,`: from a comma and an article to the next comma or the end, without a verb of saying.
fn after(context: &Context<'_>, article: ArticleId, tokens: &[Token]) -> Option<Span> {
    let (comma, rest) = tokens.split_first()?;
    let opens = rest.first().map(|it| context.form(it));
    if context.form(comma) != "," || !matches!(opens, Some("a" | "an" | "the")) {
        return None;
    }
    let ends =
        |it: &Token| it.kind == TokenKind::Punctuation && !matches!(context.form(it), "-" | "'");
    let length = rest.iter().position(ends)?;
    let closed = matches!(context.form(&rest[length]), "," | "." | ")");
    let words = &rest[1..length];
    let (first, last) = (words.first()?, words.last()?);
    let said = words.iter().any(|it| {
        let form = context.form(it);
        matches!(
            form,
            "said" | "says" | "told" | "and" | "was" | "is" | "were" | "are" | "has" | "had"
        )
    });
    let plain = is_lower(context, article, first) && words.len() < LONGEST;
    (closed && plain && !said).then(|| first.span.cover(last.span))
}
