//! Shared quotes: words that more than one article quotes, or that one quotes and another narrates.
//!
//! Quotes that share a pair of words close together are candidates (`units`); their common runs of words
//! (`blocks`, `runs`) say whether they are one utterance and how the tellings relate (`relate`). What stays without a
//! counterpart is looked for in narration (`narrated`).
//!
//! What it gets wrong: two utterances of one speaker that say nearly the same; a quote told in other words altogether;
//! a quote of a few common words that only the event makes one.

pub mod blocks;
pub mod ends;
mod kinds;
mod narrated;
mod persons;
mod print;
mod relate;
mod runs;
mod units;
pub mod words;

use crate::align::stems::Stems;
use crate::align::{QuoteSite, Score, SharedKind, SharedQuote};
use crate::corpus::{Corpus, Site};
use crate::text::index::{ArticleId, IndexVec};
use crate::text::{Span, Symbol, crew};
use narrated::Narration;
use persons::other_person;
use relate::{Bar, Relation, relate};
pub use runs::{common_runs, common_words};
use rustc_hash::{FxHashMap, FxHashSet};
use units::{Unit, Weights};
use words::Vocabulary;

/// Quotes of one article that are remembered for a pair of words; further ones say the same stock phrase.
const MOST_HOLDERS: usize = 8;

/// Words of the longest quote that two persons may have said each for himself.
const FEW: usize = 3;

/// Quotes, or pairs of them, that are worth a thread of their own.
const LEAST_PAIRS: usize = 32;

/// Two units with what they share.
struct Pair {
    left: usize,
    right: usize,
    relation: Relation,
}

/// All shared quotes of the corpus, pairwise by article, sorted by place. Every quote meets only those with which it shares
/// two words close together, so about linear in the text.
#[must_use]
pub fn shared_quotes(corpus: &Corpus, stems: &Stems) -> Vec<SharedQuote> {
    let mut vocabulary = Vocabulary::new(corpus.common_language());
    let units = units::units(corpus, &mut vocabulary);
    let weights = Weights::new(corpus, &mut vocabulary);
    let candidates = candidates(&units, &vocabulary);
    let found = |candidates: &[(usize, usize)], bar: Bar| {
        let pair = |&(left, right): &(usize, usize)| {
            let relation = relate(&units[left], &units[right], &vocabulary, &weights, bar)?;
            // A title is no part cut out of what somebody says.
            let named = |it: &Unit| it.title && !it.speech;
            let cut = relation.kind.is_part();
            (!cut || !named(&units[left]) && !named(&units[right])).then_some(())?;
            // `without merit`: two persons may say the same few words.
            let [one, two] = [&units[left], &units[right]];
            let whole = matches!(relation.kind, SharedKind::Same | SharedKind::Bounds);
            let few = whole && one.words.len().min(two.words.len()) <= FEW;
            (!few || !other_person(corpus, one, two)).then_some(())?;
            Some(Pair {
                left,
                right,
                relation,
            })
        };
        candidates.iter().filter_map(pair).collect::<Vec<Pair>>()
    };
    let mut pairs = crew::runs(corpus.size(), candidates.len(), LEAST_PAIRS, |run| {
        found(&candidates[run], Bar::Alone)
    });
    let beside = going_on(corpus, &units, &candidates, &pairs);
    pairs.extend(found(&beside, Bar::GoingOn));
    let mut kept = without_echoes(pairs, &units);
    settle_parts(corpus, &mut kept, &units);
    let mut found: Vec<SharedQuote> = kept.iter().map(|it| quoted(corpus, &units, it)).collect();
    found.extend(paraphrases(corpus, stems, &units, &kept));
    found.sort_by(|one, two| one.sites.cmp(&two.sites));
    found
}

/// Pairs of units of different articles that share two words close together, one of which says something. Sorted.
fn candidates(units: &[Unit], vocabulary: &Vocabulary) -> Vec<(usize, usize)> {
    type Holders = FxHashMap<(Symbol, Symbol), Vec<usize>>;
    let mut holders: Holders = FxHashMap::default();
    let mut found: FxHashSet<(usize, usize)> = FxHashSet::default();
    for (n, unit) in units.iter().enumerate() {
        let words = &unit.words[..unit.words.len().min(blocks::MOST_WORDS)];
        let close = |step: usize| words.iter().zip(words.iter().skip(step));
        for (one, two) in close(1).chain(close(2)) {
            if vocabulary.is_small(one.symbol) && vocabulary.is_small(two.symbol) {
                continue;
            }
            let list = holders.entry((one.symbol, two.symbol)).or_default();
            let fits = |it: &Unit| it.article != unit.article && (it.speech || unit.speech);
            let others = list.iter().filter(|&&it| fits(&units[it]));
            found.extend(others.map(|&it| (it, n)));
            let own = list.iter().rev().take(MOST_HOLDERS);
            let crowd = own.filter(|&&it| units[it].article == unit.article).count();
            if list.last() != Some(&n) && crowd < MOST_HOLDERS {
                list.push(n);
            }
        }
    }
    let mut found: Vec<(usize, usize)> = found.into_iter().collect();
    found.sort_unstable();
    found
}

/// Candidates that are no pair by themselves, where one is the other part of a quote that who speaks parts in two, and the part
/// before or behind it is a telling of the same quote. Linear in the candidates.
fn going_on(
    corpus: &Corpus,
    units: &[Unit],
    candidates: &[(usize, usize)],
    pairs: &[Pair],
) -> Vec<(usize, usize)> {
    let known: FxHashSet<(usize, usize)> = pairs.iter().map(|it| (it.left, it.right)).collect();
    let beside = |n: usize| {
        let before = n
            .checked_sub(1)
            .filter(|it| is_parted(corpus, &units[*it], &units[n]));
        let behind = units
            .get(n + 1)
            .filter(|it| is_parted(corpus, &units[n], it));
        before.into_iter().chain(behind.map(|_| n + 1))
    };
    let goes_on = |&(left, right): &(usize, usize)| {
        beside(left).any(|it| known.contains(&(it, right)))
            || beside(right).any(|it| known.contains(&(left, it)))
    };
    let free = candidates.iter().filter(|it| !known.contains(it));
    free.filter(|it| goes_on(it)).copied().collect()
}

/// Bytes between the parts of a quote with who speaks between them, at most.
const PARTED: usize = 120;

/// Whether the second of two quotes goes on where the first was parted by who says it: `“We stay,” Lind said, “until noon.”`
fn is_parted(corpus: &Corpus, one: &Unit, two: &Unit) -> bool {
    if one.article != two.article || two.span.start() < one.span.end() {
        return false;
    }
    let between = Span::new(one.span.end(), two.span.start());
    let quotes = &corpus.annotations(one.article).quotes;
    let sources = [one, two].map(|it| quotes[it.quote].source);
    let named = sources
        .into_iter()
        .flatten()
        .any(|it| between.contains(it.span));
    let text = corpus.articles()[one.article].slice(between);
    named && between.len() <= PARTED && !text.contains('\n')
}

/// Drops weaker pairs whose shared words belong to stronger ones on both sides: echoes of the same utterance.
fn without_echoes(mut pairs: Vec<Pair>, units: &[Unit]) -> Vec<Pair> {
    let mut first: IndexVec<ArticleId, usize> = IndexVec::new();
    for (n, unit) in units.iter().enumerate() {
        while first.len() <= unit.article.index() {
            first.push(n);
        }
    }
    let place = |n: usize| n - first[units[n].article];
    pairs.sort_by(|one, two| {
        let rank = |it: &Pair| {
            let (left, right) = (place(it.left), place(it.right));
            let same = it.relation.kind == SharedKind::Same;
            (!same, left.abs_diff(right), left.min(right))
        };
        let (a, b) = (rank(one), rank(two));
        (a.0.cmp(&b.0))
            .then(two.relation.score.total_cmp(&one.relation.score))
            .then((a.1, a.2).cmp(&(b.1, b.2)))
            .then((one.left, one.right).cmp(&(two.left, two.right)))
    });
    // Words of a unit that are told already, by the article of the other unit.
    let mut told: FxHashMap<(usize, ArticleId), FxHashSet<usize>> = FxHashMap::default();
    pairs.retain(|it| {
        let blocks = &it.relation.blocks;
        let left: Vec<usize> = blocks
            .iter()
            .flat_map(|b| b.left..b.left + b.length)
            .collect();
        let right: Vec<usize> = blocks
            .iter()
            .flat_map(|b| b.right..b.right + b.length)
            .collect();
        let mut part = |unit: usize, other: usize, words: &[usize]| {
            let known = told.entry((unit, units[other].article)).or_default();
            words.iter().filter(|n| known.contains(n)).count() as f32 / words.len().max(1) as f32
        };
        if part(it.left, it.right, &left) >= 0.6 && part(it.right, it.left, &right) >= 0.6 {
            return false;
        }
        told.entry((it.left, units[it.right].article))
            .or_default()
            .extend(left);
        told.entry((it.right, units[it.left].article))
            .or_default()
            .extend(right);
        true
    });
    pairs
}

/// A quotation that one article sets in one piece and another in several, paragraph by paragraph or on both sides of who says it, is not
/// cut: its words are the same. Sorting, then linear in the pairs.
fn settle_parts(corpus: &Corpus, pairs: &mut [Pair], units: &[Unit]) {
    type Parts = Vec<(usize, bool)>;
    let mut wholes: FxHashMap<(usize, ArticleId), Parts> = FxHashMap::default();
    for (n, it) in pairs.iter().enumerate() {
        let [left, right] = [it.left, it.right].map(|unit| units[unit].article);
        wholes.entry((it.left, right)).or_default().push((n, true));
        wholes.entry((it.right, left)).or_default().push((n, false));
    }
    let complete = wholes.iter().filter_map(|((whole, _), parts)| {
        let kind = completed(corpus, (*whole, parts), pairs, units)?;
        Some(parts.iter().map(move |it| (it.0, kind)))
    });
    let settled: Vec<(usize, SharedKind)> = complete.flatten().collect();
    for (n, kind) in settled {
        let relation = &mut pairs[n].relation;
        if matches!(relation.kind, SharedKind::Cut | SharedKind::Excerpt) {
            relation.kind = kind;
        }
    }
}

/// What pairs are that tell all words of a unit in pieces that follow each other, and nothing else: the same words, or parts of them where
/// it is told between the pieces who speaks.
fn completed(
    corpus: &Corpus,
    (whole, parts): (usize, &[(usize, bool)]),
    pairs: &[Pair],
    units: &[Unit],
) -> Option<SharedKind> {
    let mut told: Vec<(usize, &[blocks::Block], bool)> = parts
        .iter()
        .map(|&(n, left)| {
            let it = &pairs[n];
            (
                if left { it.right } else { it.left },
                it.relation.blocks.as_slice(),
                left,
            )
        })
        .collect();
    told.sort_by_key(|it| it.0);
    let nothing_else = told.iter().all(|(part, blocks, _)| {
        units[*part].words.len() == blocks.iter().map(|it| it.length).sum::<usize>()
    });
    let plain = |one: &Unit, two: &Unit| {
        let text = corpus.articles()[one.article].text();
        let between = text.get(one.span.end()..two.span.start());
        between.is_some_and(|it| it.trim().is_empty())
    };
    let gaps = || told.windows(2).map(|it| (&units[it[0].0], &units[it[1].0]));
    let follow = gaps().all(|(one, two)| plain(one, two) || is_parted(corpus, one, two));
    let kind = match gaps().all(|(one, two)| plain(one, two)) {
        true => SharedKind::Same,
        false => SharedKind::Parted,
    };
    let words = told.iter().flat_map(|(_, blocks, left)| {
        blocks.iter().flat_map(move |it| {
            let start = if *left { it.left } else { it.right };
            start..start + it.length
        })
    });
    let all = parts.len() > 1 && nothing_else && follow;
    (all && words.eq(0..units[whole].words.len())).then_some(kind)
}

fn quoted(corpus: &Corpus, units: &[Unit], pair: &Pair) -> SharedQuote {
    let (left, right) = (&units[pair.left], &units[pair.right]);
    let relation = &pair.relation;
    let two_persons = other_person(corpus, left, right);
    let kind = match relation.kind {
        SharedKind::Same | SharedKind::Bounds | SharedKind::Parted if two_persons => {
            SharedKind::Speaker
        }
        kind => kind,
    };
    let mut sites = vec![site(left), site(right)];
    sites.sort();
    SharedQuote {
        kind,
        sites,
        two_persons,
        confidence: Score::new(0.6 + 0.4 * relation.coverage * (relation.score / 4.0).min(1.0)),
    }
}

fn site(unit: &Unit) -> QuoteSite {
    QuoteSite {
        site: Site {
            article: unit.article,
            span: unit.span,
        },
        quote: Some(unit.quote),
    }
}

/// Quotes without a counterpart between marks that the other article narrates.
fn paraphrases(corpus: &Corpus, stems: &Stems, units: &[Unit], pairs: &[Pair]) -> Vec<SharedQuote> {
    let narration = |id| Narration::new(corpus, id, stems);
    let narrations = crew::each(corpus.size(), corpus.articles().ids().collect(), narration);
    let quoted: FxHashSet<(usize, ArticleId)> = pairs
        .iter()
        .flat_map(|it| {
            let [left, right] = [it.left, it.right].map(|n| units[n].article);
            [(it.left, right), (it.right, left)]
        })
        .collect();
    crew::runs(corpus.size(), units.len(), LEAST_PAIRS, |run| {
        let mut found = Vec::new();
        for n in run {
            let unit = &units[n];
            for there in corpus.articles().ids().filter(|&it| it != unit.article) {
                if quoted.contains(&(n, there)) {
                    continue;
                }
                let narration = &narrations[there.index()];
                let Some((passage, part)) = narrated::narrated(corpus, unit, narration, stems)
                else {
                    continue;
                };
                let mut sites = vec![
                    site(unit),
                    QuoteSite {
                        site: corpus.passage_site(passage),
                        quote: None,
                    },
                ];
                sites.sort();
                found.push(SharedQuote {
                    kind: SharedKind::Paraphrased,
                    sites,
                    two_persons: false,
                    confidence: Score::new(0.4 + 0.5 * part),
                });
            }
        }
        found
    })
}
