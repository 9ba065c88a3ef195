//! Names that one place gives away are looked up everywhere else: at the start of sentences, in headlines, in the other
//! articles.

use crate::annotate::{Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::person::generation;
use crate::lexicon::wordlist::COMMON;
use crate::segment::{Segments, TokenKind};
use crate::text::index::{ArticleId, IndexVec};
use crate::text::{Interner, Span, Symbol};
use rustc_hash::FxHashMap;

/// All names found so far, by their first word; the longest first.
type Names = FxHashMap<Symbol, Vec<(Vec<Symbol>, MentionKind)>>;

/// Adds to each article the names that any article made known. Linear in the text but for names that share a first word.
pub(super) fn grow(
    articles: &IndexVec<ArticleId, Article>,
    segments: &IndexVec<ArticleId, Segments>,
    interner: &Interner,
    mentions: &mut IndexVec<ArticleId, Vec<Mention>>,
) {
    let names = collect(segments, interner, mentions);
    for id in articles.ids() {
        let more = look_up(&articles[id], &segments[id], &names, &mentions[id]);
        // A longer name takes in the shorter ones that were found of it.
        let is_inside = |it: &Mention| {
            let next = more.partition_point(|more| more.span.end() <= it.span.start());
            more.get(next)
                .is_some_and(|more| more.span.contains(it.span))
        };
        mentions[id].retain(|it| !is_inside(it));
        mentions[id].extend(more);
        mentions[id].sort_unstable_by_key(|it| it.span);
    }
}

fn collect(
    segments: &IndexVec<ArticleId, Segments>,
    interner: &Interner,
    mentions: &IndexVec<ArticleId, Vec<Mention>>,
) -> Names {
    let mut counts: FxHashMap<Vec<Symbol>, [u32; 4]> = FxHashMap::default();
    let mut count = |name: Vec<Symbol>, kind: MentionKind| {
        if let [one] = name[..] {
            let form = interner.form(one);
            if form.chars().count() < 3 || COMMON.contains(form) {
                return;
            }
        }
        counts.entry(name).or_default()[kind as usize] += 1;
    };
    for (id, list) in mentions.iter_enumerated() {
        for mention in list {
            let tokens = segments[id]
                .tokens()
                .run(segments[id].tokens_in(mention.span));
            if let ([_, .., last], MentionKind::Person) = (tokens, mention.kind)
                && generation(interner.form(last.symbol)).is_none()
            {
                count(vec![last.symbol], MentionKind::Person);
            }
            count(tokens.iter().map(|it| it.symbol).collect(), mention.kind);
        }
    }
    let mut names = Names::default();
    for (name, counts) in counts {
        // The kind met most; the first of the list when several are.
        let kinds = [
            MentionKind::Person,
            MentionKind::Organization,
            MentionKind::Place,
            MentionKind::Other,
        ];
        let kind = kinds
            .into_iter()
            .rev()
            .max_by_key(|it| counts[*it as usize]);
        if let (Some(&first), Some(kind)) = (name.first(), kind) {
            names.entry(first).or_default().push((name, kind));
        }
    }
    for list in names.values_mut() {
        list.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    names
}

fn look_up(
    article: &Article,
    segments: &Segments,
    names: &Names,
    known: &[Mention],
) -> Vec<Mention> {
    let mut found = Vec::new();
    let tokens = segments.tokens().as_slice();
    for passage in segments.passages() {
        let (mut at, end) = (passage.tokens.start(), passage.tokens.end());
        while at < end {
            let token = tokens[at];
            let hit = (token.kind == TokenKind::Word
                && article.slice(token.span).starts_with(char::is_uppercase))
            .then(|| names.get(&token.symbol))
            .flatten()
            .and_then(|list| {
                list.iter().find(|(name, _)| {
                    at + name.len() <= end
                        && name.iter().zip(&tokens[at..]).all(|(&a, b)| a == b.symbol)
                })
            });
            let Some((name, kind)) = hit else {
                at += 1;
                continue;
            };
            let span = token.span.cover(tokens[at + name.len() - 1].span);
            if is_free(known, span) || name.len() > 2 && is_whole(known, span) {
                found.push(Mention { span, kind: *kind });
            }
            at += name.len();
        }
    }
    found
}

/// Whether no mention touches a span. `mentions` are sorted and disjoint.
fn is_free(mentions: &[Mention], span: Span) -> bool {
    let next = mentions.partition_point(|it| it.span.end() <= span.start());
    mentions
        .get(next)
        .is_none_or(|it| it.span.start() >= span.end())
}

/// Whether all mentions that touch a span are inside it, and shorter.
fn is_whole(mentions: &[Mention], span: Span) -> bool {
    let next = mentions.partition_point(|it| it.span.end() <= span.start());
    mentions[next..]
        .iter()
        .take_while(|it| it.span.start() < span.end())
        .all(|it| span.contains(it.span) && it.span != span)
}
