//! Quote against quote: cut, altered, other limits, other speaker, joined, paraphrased.

use crate::align::quotes::blocks::Block;
use crate::align::quotes::words::{Vocabulary, Word};
use crate::align::quotes::{common_runs, common_words};
use crate::align::{QuoteSite, SharedKind, SharedQuote};
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::quoted::cut_quotes;
use crate::diverge::quoted::told_quotes::tightened;
use crate::diverge::trust::CLOSE;
use crate::diverge::{Divergence, Kind};
use crate::segment::TokenKind;
use crate::text::index::{ArticleId, PassageId, QuoteId, TokenId};
use crate::text::{Run, Symbol};

/// Words of an altered stretch that are shown whole; of a longer one only the first change is.
const READABLE: usize = 8;

/// A shared quote with the words of both tellings.
pub(in crate::diverge) struct Told<'a> {
    pub shared: &'a SharedQuote,
    pub sites: [Site; 2],
    pub quotes: [QuoteId; 2],
    pub words: [Vec<Word>; 2],
    pub runs: Vec<Block>,
    /// What one keeps of the other, also beyond long gaps.
    pub kept: Vec<Block>,
}

/// What the shared quotes say about how the articles quote.
///
/// A quote whose parts the other article gives in several quotes is not cut: all quotes of the other article that share
/// words with it count together. Linear in the shared quotes, each compared once.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut vocabulary = Vocabulary::new();
    let mut out = Vec::new();
    let mut told = Vec::new();
    for shared in context.alignment.shared_quotes() {
        match both_quoted(context, shared, &mut vocabulary) {
            Some(it) => told.push(it),
            None => out.extend(paraphrased(context, shared)),
        }
    }
    for it in &told {
        out.extend(match it.shared.kind {
            SharedKind::Speaker => other_speaker(context, it),
            SharedKind::Altered => altered(context, it, &vocabulary),
            SharedKind::Bounds => bounds(context, it, &vocabulary),
            _ => None,
        });
    }
    out.extend(cut_quotes::find(context, &told, &vocabulary));
    out
}

/// Both tellings, where both stand between marks.
fn both_quoted<'a>(
    context: &Context<'_>,
    shared: &'a SharedQuote,
    vocabulary: &mut Vocabulary,
) -> Option<Told<'a>> {
    let [one, two] = shared.sites.first_chunk::<2>()?;
    let quotes = [one.quote?, two.quote?];
    let mut words = |it: &QuoteSite, quote: QuoteId| {
        let article = it.site.article;
        let content = context.corpus.annotations(article).quotes[quote].content;
        vocabulary.words(context.corpus.articles()[article].text(), content)
    };
    let words = [words(one, quotes[0]), words(two, quotes[1])];
    let runs = common_runs(&words[0], &words[1], vocabulary);
    let kept = match shared.kind {
        SharedKind::Cut => common_words(&words[0], &words[1], vocabulary),
        _ => Vec::new(),
    };
    (!runs.is_empty()).then_some(Told {
        shared,
        sites: [one.site, two.site],
        quotes,
        words,
        runs,
        kept,
    })
}

fn paraphrased(context: &Context<'_>, shared: &SharedQuote) -> Option<Divergence> {
    let quoted = shared.sites.iter().find(|it| it.quote.is_some())?;
    let kind = Kind::QuoteParaphrase {
        quoted: quoted.site.article,
    };
    let told = shared.sites.iter().find(|it| it.quote.is_none())?;
    let (sites, sure) = tightened(context, quoted.site, told.site);
    let score = shared.confidence.get();
    let score = if sure { score.max(CLOSE) } else { score };
    Some(context.divergence(kind, sites.to_vec(), score))
}

fn other_speaker(context: &Context<'_>, told: &Told<'_>) -> Option<Divergence> {
    let source = |n: usize| {
        let article = told.sites[n].article;
        let found = context.corpus.annotations(article);
        let source = found.quotes[told.quotes[n]].source?;
        // `the mayor, Oda Tarn,` is shown with the name.
        let name = source.mention.map(|it| found.mentions[it].span);
        let apposed = name.filter(|it| source.span.end() + 2 == it.start());
        let span = apposed.map_or(source.span, |it| source.span.cover(it));
        Some(Site { article, span })
    };
    let kind = Kind::QuoteSpeaker {
        speakers: [source(0)?, source(1)?],
    };
    Some(context.divergence(kind, told.sites.to_vec(), told.shared.confidence.get()))
}

/// The words that differ, with a word on both sides to read them by.
fn altered(context: &Context<'_>, told: &Told<'_>, vocabulary: &Vocabulary) -> Option<Divergence> {
    let changes: Vec<&[Block]> = told
        .runs
        .windows(2)
        .filter(|it| is_change(it, &told.words, vocabulary))
        .collect();
    let (first, last) = (changes.first()?, changes.last()?);
    let stretch = |from: &[Block], to: &[Block]| {
        [
            (0, from[0].left + from[0].length, to[1].left),
            (1, from[0].right + from[0].length, to[1].right),
        ]
        .map(|(side, start, end)| {
            let words = &told.words[side];
            let start = start.saturating_sub(1);
            (start, (end + 1).min(words.len()))
        })
    };
    let all = stretch(first, last);
    let readable = all.iter().all(|(start, end)| end - start <= READABLE);
    let shown = if readable { all } else { stretch(first, first) };
    let sites = [0, 1].map(|side| {
        let (start, end) = shown[side];
        let words = &told.words[side][start..end];
        Site {
            article: told.sites[side].article,
            span: words[0].span.cover(words[words.len() - 1].span),
        }
    });
    // Somebody who says a thing twice is quoted with either wording.
    let elsewhere = |side: usize| {
        let article = told.sites[side].article;
        let quote = &context.corpus.annotations(article).quotes[told.quotes[side]];
        let span = quote.content;
        is_said_near(context, Site { article, span }, told.sites[1 - side])
    };
    if elsewhere(0) || elsewhere(1) {
        return None;
    }
    Some(context.divergence(
        Kind::QuoteAltered,
        sites.to_vec(),
        told.shared.confidence.get(),
    ))
}

/// Passages before and after a place that are looked at for the same words.
const NEAR: usize = 40;

/// Whether the words of a site stand in another article too, in the passages around a place. Linear in those passages;
/// words told farther away are not found.
fn is_said_near(context: &Context<'_>, site: Site, there: Site) -> bool {
    let words = |article: ArticleId, tokens: Run<TokenId>| -> Vec<Symbol> {
        let all = context.corpus.segments(article).tokens();
        let words = tokens.ids().map(|it| &all[it]);
        words
            .filter(|it| it.kind != TokenKind::Punctuation)
            .map(|it| it.symbol)
            .collect()
    };
    let segments = context.corpus.segments(there.article);
    let Some(passage) = context.corpus.passage_of(there) else {
        return false;
    };
    let wanted = words(
        site.article,
        context.corpus.segments(site.article).tokens_in(site.span),
    );
    let last = segments.passages().len() - 1;
    let around = passage.index().saturating_sub(NEAR)..=(passage.index() + NEAR).min(last);
    !wanted.is_empty()
        && around.into_iter().any(|n| {
            let tokens = segments.passages()[PassageId::new(n)].tokens;
            words(there.article, tokens)
                .windows(wanted.len())
                .any(|it| it == wanted)
        })
}

/// Whether words between two runs differ, brackets aside.
fn is_change(runs: &[Block], words: &[Vec<Word>; 2], vocabulary: &Vocabulary) -> bool {
    let (one, two) = (runs[0], runs[1]);
    let left = &words[0][one.left + one.length..two.left];
    let right = &words[1][one.right + one.length..two.right];
    vocabulary.letters(left) != vocabulary.letters(right)
}

fn bounds(context: &Context<'_>, told: &Told<'_>, vocabulary: &Vocabulary) -> Option<Divergence> {
    let (first, last) = (told.runs.first()?, told.runs.last()?);
    let before = [&told.words[0][..first.left], &told.words[1][..first.right]];
    let after = [
        &told.words[0][last.left + last.length..],
        &told.words[1][last.right + last.length..],
    ];
    let at_start = before.iter().any(|it| !it.is_empty());
    let extra = if at_start { before } else { after };
    let text = |n: usize| -> Vec<&str> {
        let words = extra[n].iter();
        words.map(|it| vocabulary.form(it.symbol)).collect()
    };
    let side = usize::from((extra[1].len(), text(1)) > (extra[0].len(), text(0)));
    let (start, end) = (extra[side].first()?, extra[side].last()?);
    let kind = Kind::QuoteBounds {
        wider: told.sites[side].article,
        words: start.span.cover(end.span),
        at_start,
    };
    Some(context.divergence(kind, told.sites.to_vec(), told.shared.confidence.get()))
}
