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

/// All names found so far.
#[derive(Debug, Default)]
struct Names {
    kinds: FxHashMap<Vec<Symbol>, MentionKind>,
    /// How many words the names that begin with a word have; the longest first.
    lengths: FxHashMap<Symbol, Vec<usize>>,
}

/// Adds to each article the names that any article made known. Linear in the text, times the lengths of names with one
/// first word.
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
            names.lengths.entry(first).or_default().push(name.len());
            names.kinds.insert(name, kind);
        }
    }
    for lengths in names.lengths.values_mut() {
        lengths.sort_unstable_by_key(|it| std::cmp::Reverse(*it));
        lengths.dedup();
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
    let mut words: Vec<Symbol> = Vec::new();
    for passage in segments.passages() {
        let (mut at, end) = (passage.tokens.start(), passage.tokens.end());
        while at < end {
            let token = tokens[at];
            let hit = (token.kind == TokenKind::Word
                && article.slice(token.span).starts_with(char::is_uppercase))
            .then(|| names.lengths.get(&token.symbol))
            .flatten()
            .and_then(|lengths| {
                let mut fitting = lengths.iter().filter(|it| at + **it <= end);
                fitting.find_map(|&len| {
                    words.clear();
                    words.extend(tokens[at..at + len].iter().map(|it| it.symbol));
                    Some((len, *names.kinds.get(&words)?))
                })
            });
            let Some((len, kind)) = hit else {
                at += 1;
                continue;
            };
            let span = token.span.cover(tokens[at + len - 1].span);
            if is_free(known, span) || len > 2 && is_whole(known, span) {
                found.push(Mention { span, kind });
            }
            at += len;
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
