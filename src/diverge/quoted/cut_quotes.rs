//! Quotes of which another article keeps a part, or several of which it makes one.

use crate::align::quotes::blocks::Block;
use crate::align::quotes::common_runs;
use crate::align::quotes::ends::FEW_CHANGED;
use crate::align::quotes::words::{Vocabulary, Word};
use crate::annotate::QuoteKind;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::quoted::quotes::{SAID_ONCE, Told, are_two, is_of_another, longest, voices_of};
use crate::diverge::quoted::utterance::{Voices, is_said_near};
use crate::diverge::trust::DOUBT;
use crate::diverge::{Divergence, Kind, Rest};
use crate::text::Span;
use crate::text::index::{ArticleId, QuoteId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// One quote of one article against all quotes of another that share words with it.
struct Whole {
    article: ArticleId,
    quote: QuoteId,
    other: ArticleId,
    /// Which of its words the other article quotes.
    kept: Vec<bool>,
    /// For which of its words the other article has others: they are changed, not left out.
    changed: Vec<bool>,
    /// The shared quotes, and which of their sides this one is.
    parts: Vec<(usize, usize)>,
}

/// What one article lacks of a quote of another.
#[derive(Debug, Clone, Copy, Default)]
struct Lack {
    /// How many words, those aside with which a quote may begin or end.
    words: usize,
    /// Whether they are whole sentences.
    sentences: bool,
    /// In how many quotes of the other article words of it stand.
    parts: usize,
}

impl Lack {
    fn new(whole: &Whole, words: &[Word], vocabulary: &Vocabulary) -> Self {
        let slight = |it: &Word| vocabulary.is_end(it.symbol) || it.inserted;
        let has = |n: usize| whole.kept[n] || whole.changed[n];
        let lost = |at: Range<usize>| {
            let lost: Vec<Word> = at.filter(|n| !has(*n)).map(|n| words[n]).collect();
            let ends = lost.len() <= 2 && lost.iter().all(slight);
            if ends { 0 } else { lost.len() }
        };
        let mut starts: Vec<usize> = (1..words.len()).filter(|&n| words[n].starts).collect();
        starts.push(words.len());
        let mut from = 0;
        let sentences = starts.iter().all(|&to| {
            let own = from..to;
            from = to;
            let telling = |n: usize| whole.kept[n] && !vocabulary.is_small(words[n].symbol);
            !own.clone().any(telling) || lost(own) == 0
        });
        Self {
            words: lost(0..words.len()),
            sentences,
            parts: whole.parts.len(),
        }
    }
}

/// Words of a quote that is a term more than an utterance: where several quotes hold it, none was cut to it.
const TERM: usize = 3;

/// Words of a quote that two persons may have said each for himself.
const FEW: usize = 4;

/// Where what keeps the words of a quote has every third word and more of its own, and nowhere so many of them in a row, it is another
/// quote on the same thing (`no train will leave today`, `once the crews are here the train will leave`): of 25 such rows in 506 pairs
/// 21 were wrong. A mark for what was left out says that it is the same.
const LOOSE: usize = 3;
const LONG: usize = 8;

/// Where one article keeps only a part of a quote of another, or joins two.
pub(in crate::diverge) fn find(
    context: &Context<'_>,
    told: &[Told<'_>],
    vocabulary: &Vocabulary,
) -> Vec<Divergence> {
    let wholes = wholes(told, vocabulary);
    let index: FxHashMap<(ArticleId, QuoteId, ArticleId), Lack> = wholes
        .iter()
        .map(|(it, words)| {
            let lack = Lack::new(it, words, vocabulary);
            ((it.article, it.quote, it.other), lack)
        })
        .collect();
    let mut out = Vec::new();
    for (whole, words) in &wholes {
        let lack = index[&(whole.article, whole.quote, whole.other)];
        if lack.words == 0 {
            out.extend(joined(context, whole, told));
            continue;
        }
        // The part that stands for the telling of the other article: the one that keeps most.
        let Some(&(n, side)) = whole.parts.iter().max_by_key(|(n, side)| {
            let own: usize = told[*n].runs.iter().map(|it| it.length).sum();
            (own, std::cmp::Reverse(told[*n].sites[1 - side]))
        }) else {
            continue;
        };
        let part = &told[n];
        if !part.shared.kind.is_part() {
            continue;
        }
        let key = (
            part.sites[1 - side].article,
            part.quotes[1 - side],
            whole.article,
        );
        let there = index.get(&key).copied().unwrap_or_default();
        let len = part.words[1 - side].len();
        // Where both lack words of the other, the one that lacks more is told; of equals the longer quote, of equally long ones the one
        // whose words come first in the alphabet, whichever article it is in.
        let forms = |it: &[Word]| -> Vec<&str> {
            let forms = it.iter().map(|it| vocabulary.form(it.symbol));
            forms.collect()
        };
        let (own, other) = ((lack.words, words.len()), (there.words, len));
        let second = || forms(words) > forms(&part.words[1 - side]);
        if own < other || own == other && second() || len <= TERM && there.parts > 1 {
            continue;
        }
        let quotes = &context.corpus.annotations(whole.article).quotes;
        let content = quotes[whole.quote].content;
        let own = Site {
            article: whole.article,
            span: content,
        };
        // What the other report tells too, in one piece or on both sides of `he said`, is not cut.
        let told_whole = is_said_near(context, own, part.sites[1 - side]);
        // A clause that is said by many: a part of one is taken from somebody.
        let other = &context.corpus.annotations(whole.other).quotes[part.quotes[1 - side]];
        let is_clause = || other.kind == QuoteKind::Direct && ends_a_clause(context, whole, words);
        let of_two = part.shared.two_persons && longest(part) < SAID_ONCE && is_clause();
        // That another person says it is told then.
        if told_whole || of_two || is_of_another(context, part) || are_two(context, part) {
            continue;
        }
        // A few words that somebody else may have said: of those 7 of 15 were right in 144 pairs of full reports.
        let few = len.min(words.len()) <= FEW && voices_of(context, part) != Voices::Same;
        let run = whole.parts.iter().map(|it| longest(&told[it.0])).max();
        let marked = part.words.iter().any(|it| it.iter().any(|it| it.after_gap));
        let loose = LOOSE * there.words >= len && run.unwrap_or(0) < LONG && !marked;
        let score = match few || loose && !lack.sentences {
            true => DOUBT,
            false => part.shared.confidence.get(),
        };
        let kind = Kind::QuoteCut {
            cut: whole.other,
            kept: whole.kept.iter().filter(|it| **it).count(),
            of: words.len(),
            rest: match () {
                () if lack.sentences && (there.words == 0 || there.sentences) => Rest::Sentences,
                () if is_rest_told(context, (whole, words), part, side) => Rest::Told,
                () => Rest::Lost,
            },
        };
        let words = [&part.words[0], &part.words[1]].map(Vec::as_slice);
        let held = held(context, part.sites, words, &part.runs, vocabulary);
        out.push(Divergence {
            matched: context.match_of(&held),
            ..context.divergence(kind, part.sites.to_vec(), score)
        });
    }
    out
}

/// What of two quotes stands in the sentences that hold words which both have: there the difference is to be looked for. The whole quotes
/// where that is all of them.
fn held(
    context: &Context<'_>,
    sites: [Site; 2],
    words: [&[Word]; 2],
    runs: &[Block],
    vocabulary: &Vocabulary,
) -> [Site; 2] {
    [0, 1].map(|side| {
        let site = sites[side];
        let segments = context.corpus.segments(site.article);
        let own = runs.iter().flat_map(|it| {
            let start = if side == 0 { it.left } else { it.right };
            words[side].iter().skip(start).take(it.length)
        });
        let telling = own.filter(|it| !vocabulary.is_small(it.symbol));
        let passages = telling.filter_map(|it| segments.passage_at(it.span.start()));
        let passages: Vec<_> = passages.collect();
        let span = |it: Option<&_>| Some(context.corpus.passage_span((site.article, *it?)));
        let ends = span(passages.iter().min()).zip(span(passages.iter().max()));
        let all = words[side].first().zip(words[side].last());
        let (Some((first, last)), Some(all)) = (ends, all) else {
            return site;
        };
        let (shared, all) = (first.cover(last), all.0.span.cover(all.1.span));
        match shared.intersection(all) {
            Some(span) if !shared.contains(all) => Site { span, ..site },
            _ => site,
        }
    })
}

/// Rows of cut quotes of several sentences are of those that hold words which both tellings have; what leaves out whole sentences is seen
/// beside them only, and keeps its quotes. Linear in the words of these.
pub(in crate::diverge) fn settle(context: &Context<'_>, found: &mut [Divergence]) {
    let mut vocabulary: Option<Vocabulary> = None;
    for it in found.iter_mut().filter(|it| it.shown) {
        let Kind::QuoteCut {
            kept: 1.., rest, ..
        } = it.kind
        else {
            continue;
        };
        let &[one, two] = it.sites.as_slice() else {
            continue;
        };
        let several = |it: &Site| {
            let segments = context.corpus.segments(it.article);
            segments.passages_in(it.span).len() > 1
        };
        if rest == Rest::Sentences || ![one, two].iter().any(several) {
            continue;
        }
        let vocabulary =
            vocabulary.get_or_insert_with(|| Vocabulary::new(context.corpus.common_language()));
        let words = [one, two].map(|it| {
            let text = context.corpus.articles()[it.article].text();
            vocabulary.words(text, it.span)
        });
        let runs = common_runs(&words[0], &words[1], vocabulary);
        let words = [&words[0], &words[1]].map(Vec::as_slice);
        it.sites = held(context, [one, two], words, &runs, vocabulary).to_vec();
    }
}

/// Whether a mark stands behind the last word that is kept, or none is behind it.
fn ends_a_clause(context: &Context<'_>, whole: &Whole, words: &[Word]) -> bool {
    let last = whole.kept.iter().rposition(|it| *it);
    let Some((last, next)) = last.and_then(|n| Some((words.get(n)?, words.get(n + 1)?))) else {
        return true;
    };
    let between = Span::new(last.span.end(), next.span.start());
    let between = context.corpus.articles()[whole.article].slice(between);
    between.contains(|it: char| !it.is_whitespace())
}

/// Telling words that a quote may lack without anything being told of them.
const LEAST_LOST: usize = 2;

/// Words around a quote in its sentence that are looked over for what it lacks.
const AROUND: usize = 80;

/// Whether the sentence around what an article keeps of a quote tells, in its own words, half or more of the telling words
/// that it lacks: `saying a small group reaped the rewards while “the people did not share”`. In 144 pairs of full reports 15 of
/// 172 cut quotes are such: readers noted 13, and nothing in them is to be checked.
///
/// Where it leaves out whole sentences besides, so with the telling words that it lacks of those of which it keeps some.
fn is_rest_told(
    context: &Context<'_>,
    (whole, words): (&Whole, &[Word]),
    part: &Told<'_>,
    side: usize,
) -> bool {
    let article = whole.article;
    let told = context.telling_near(part.sites[1 - side], AROUND);
    let lost = |within: &[bool]| -> FxHashSet<u32> {
        let lost = (0..words.len()).filter(|n| !whole.kept[*n] && within[*n]);
        let stems = lost.flat_map(|n| {
            let span = words[n].span;
            context.stems_in(Site { article, span })
        });
        stems.collect()
    };
    let most = |lost: &FxHashSet<u32>| 2 * lost.intersection(&told).count() >= lost.len();
    let all = lost(&vec![true; words.len()]);
    if all.len() >= LEAST_LOST && most(&all) {
        return true;
    }
    let kept = in_kept_sentences(whole, words);
    let some = kept.iter().any(|it| !it);
    let lost = lost(&kept);
    some && !lost.is_empty() && most(&lost)
}

/// Of each word of a quote whether its sentence has two words on end that are kept.
fn in_kept_sentences(whole: &Whole, words: &[Word]) -> Vec<bool> {
    let mut out = Vec::with_capacity(words.len());
    let mut from = 0;
    while from < words.len() {
        let behind = (from + 1..words.len()).find(|&n| words[n].starts);
        let to = behind.unwrap_or(words.len());
        let kept = whole.kept[from..to].windows(2).any(|it| it[0] && it[1]);
        out.extend(std::iter::repeat_n(kept, to - from));
        from = to;
    }
    out
}

/// Every quote with what each other article shares of it, in order of place.
fn wholes(told: &[Told<'_>], vocabulary: &Vocabulary) -> Vec<(Whole, Vec<Word>)> {
    let mut at: FxHashMap<(ArticleId, QuoteId, ArticleId), usize> = FxHashMap::default();
    let mut out: Vec<(Whole, Vec<Word>)> = Vec::new();
    for (n, it) in told.iter().enumerate() {
        for side in [0, 1] {
            let (article, other) = (it.sites[side].article, it.sites[1 - side].article);
            let quote = it.quotes[side];
            let words = &it.words[side];
            let place = *at.entry((article, quote, other)).or_insert_with(|| {
                let whole = Whole {
                    article,
                    quote,
                    other,
                    kept: vec![false; words.len()],
                    changed: vec![false; words.len()],
                    parts: Vec::new(),
                };
                out.push((whole, words.clone()));
                out.len() - 1
            });
            let whole = &mut out[place].0;
            whole.parts.push((n, side));
            for run in it.runs.iter().chain(&it.kept) {
                let start = if side == 0 { run.left } else { run.right };
                whole.kept[start..start + run.length].fill(true);
            }
            for between in it.runs.windows(2) {
                let places = between_runs(between);
                let own = [0, 1].map(|n| &it.words[n][places[n].clone()]);
                // An end that is changed is known to be one.
                let most = match between.iter().any(|it| it.length == 0) {
                    true => usize::MAX,
                    false => FEW_CHANGED,
                };
                if vocabulary.letters(own[0]) == vocabulary.letters(own[1]) {
                    whole.kept[places[side].clone()].fill(true);
                } else if own.iter().all(|it| (1..=most).contains(&it.len())) {
                    whole.changed[places[side].clone()].fill(true);
                }
            }
        }
    }
    out
}

/// The words of each side between two runs.
fn between_runs(runs: &[Block]) -> [Range<usize>; 2] {
    let (one, two) = (runs[0], runs[1]);
    [
        one.left + one.length..two.left,
        one.right + one.length..two.right,
    ]
}

/// Two quotes of the other article in one: only where the other article tells something else between them, or tells them
/// in another order. A quote that is interrupted by `he said` is not two.
fn joined(context: &Context<'_>, whole: &Whole, told: &[Told<'_>]) -> Option<Divergence> {
    let [(one, side), (two, _)] = whole.parts.as_slice() else {
        return None;
    };
    let start = |n: usize| {
        let run = told[n].runs[0];
        if *side == 0 { run.left } else { run.right }
    };
    let (first, second) = if start(*one) < start(*two) {
        (one, two)
    } else {
        (two, one)
    };
    let there = |n: &usize| {
        let site = told[*n].sites[1 - side];
        Some((context.corpus.passage_of(site)?, site))
    };
    let ((before, first_site), (after, second_site)) = (there(first)?, there(second)?);
    // The same words told again join nothing.
    let reach = |n: usize| {
        told[n].runs.last().map_or(0, |run| {
            run.length + if *side == 0 { run.left } else { run.right }
        })
    };
    if reach(*first) > start(*second) {
        return None;
    }
    let apart = before > after || after.index() - before.index() > 2;
    // A gap that the outlet marks joins nothing.
    let marked = told[*second].words[*side][start(*second)].after_gap;
    if !apart || marked || first_site == second_site {
        return None;
    }
    let kind = Kind::QuoteJoined {
        joined: whole.article,
    };
    let own = told[*one].sites[*side];
    Some(context.divergence(kind, vec![own, first_site, second_site], 0.6))
}
