//! Quotes of close passages that say the same in other words, or of which one keeps only a part of a few words.

use crate::align::SharedKind;
use crate::annotate::{Quote, QuoteKind};
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facing::Facing;
use crate::diverge::trust::{DOUBT, SURE};
use crate::diverge::{Divergence, Kind, Rest};
use crate::segment::TokenKind;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId, QuoteId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words in common from which two quotes of the closest passages may be one utterance.
const COMMON: usize = 3;
/// Words of the longest quote that counts as a few words between marks.
const FEW: usize = 4;
/// Words of the longest stretch that is shown whole.
const READABLE: usize = 12;

/// One `QuoteAltered` for each two quotes of one speaker, in close passages, that tell the same in part in other words; one
/// `QuoteCut` where the few words of the one hold those of the other (`"badly"`, `"very badly"`).
///
/// Pairs that are told as shared quotes are left out. Known failure: two utterances of one speaker on one thing.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let paired = paired(context);
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for (facing, mutual) in context.closest() {
        let [one, two] = facing.pair.passages;
        for (_, left) in context.marked_in(one) {
            for (_, right) in context.marked_in(two) {
                if paired.contains(&[(one.0, left.span), (two.0, right.span)])
                    || are_two_voices(context, [(one.0, left), (two.0, right)])
                {
                    continue;
                }
                let quotes = [left, right];
                let found = part(context, facing, quotes)
                    .or_else(|| altered(context, facing, quotes, mutual));
                out.extend(found.filter(|it| seen.insert(it.sites.clone())));
            }
        }
    }
    out.extend(
        apart(context, &paired)
            .into_iter()
            .filter(|it| seen.insert(it.sites.clone())),
    );
    out
}

/// Quotes of few words of one person that are looked at for one word.
const MOST: usize = 6;
/// Words around such a quote.
const AROUND: usize = 4;

/// Pairs of quotes.
type Paired = FxHashSet<[(ArticleId, Span); 2]>;

/// Quotes of a few words, by one person, of which the one holds the other, wherever they stand: what is told around both
/// must have a word in common. Linear but for the few of one person that share a word.
fn apart(context: &Context<'_>, paired: &Paired) -> Vec<Divergence> {
    let mut held: FxHashMap<(EntityId, u32), Vec<(ArticleId, QuoteId)>> = FxHashMap::default();
    let mut out = Vec::new();
    for article in context.corpus.articles().ids() {
        for (id, quote) in context.corpus.annotations(article).quotes.iter_enumerated() {
            let mixed = quote.kind == QuoteKind::Mixed;
            let Some(speaker) = context.said_by(article, quote).filter(|_| mixed) else {
                continue;
            };
            let site = Site {
                article,
                span: quote.content,
            };
            let entity = speaker.entity;
            for stem in context.stems_in(site) {
                let known = held.entry((entity, stem)).or_default();
                let others = known.iter().filter(|it| it.0 != article);
                out.extend(others.filter_map(|&(other, one)| {
                    let one = &context.corpus.annotations(other).quotes[one];
                    let free = !paired.contains(&[(other, one.span), (article, quote.span)]);
                    free.then(|| within(context, [(other, one), (article, quote)]))?
                }));
                if known.iter().filter(|it| it.0 == article).count() < MOST {
                    known.push((article, id));
                }
            }
        }
    }
    out
}

/// A cut, where one of two quotes of a few words holds all words of the other and one more.
fn within(context: &Context<'_>, quotes: [(ArticleId, &Quote); 2]) -> Option<Divergence> {
    let words = quotes.map(|(article, it)| {
        let segments = context.corpus.segments(article);
        let tokens = segments.tokens().run(segments.tokens_in(it.content));
        let words = tokens.iter().filter(|it| it.kind != TokenKind::Punctuation);
        words.map(|it| context.form(it)).collect::<Vec<_>>()
    });
    let long = usize::from(words[1].len() > words[0].len());
    let (kept, of) = (&words[1 - long], &words[long]);
    let held = kept.len() < of.len() && of.windows(kept.len()).any(|it| it == kept.as_slice());
    let near = quotes.map(|(article, it)| {
        let span = it.content;
        context.telling_near(Site { article, span }, AROUND)
    });
    let meet = near[0].intersection(&near[1]).next().is_some();
    (held && meet && of.len() <= FEW).then(|| {
        let kind = Kind::QuoteCut {
            cut: quotes[1 - long].0,
            kept: kept.len(),
            of: of.len(),
            rest: Rest::Lost,
        };
        let sites = quotes.map(|(article, it)| Site {
            article,
            span: it.span,
        });
        context.divergence(kind, sites.to_vec(), SURE)
    })
}

/// The quotes that are told to be one already. A quote of which the other keeps a part may be altered in another part.
fn paired(context: &Context<'_>) -> Paired {
    let shared = context.alignment.shared_quotes().iter();
    shared
        .filter(|it| it.kind != SharedKind::Paraphrased)
        .filter_map(|it| {
            let [one, two] = it.sites.first_chunk::<2>()?;
            Some([one, two].map(|it| (it.site.article, it.site.span)))
        })
        .collect()
}

/// Whether both quotes are given to persons or bodies whose names have no word in common, surely or not: that two say similar
/// things is no difference.
fn are_two_voices(context: &Context<'_>, quotes: [(ArticleId, &Quote); 2]) -> bool {
    let names = quotes.map(|(article, quote)| {
        let mention = quote.source?.mention?;
        let name = context.corpus.mention_site(article, mention);
        Some((
            context.corpus.entity(article, mention),
            context.corpus.slice(name),
        ))
    });
    let [Some((one, a)), Some((two, b))] = names else {
        return false;
    };
    one != two
        && !a
            .split_whitespace()
            .any(|it| b.split_whitespace().any(|other| it == other))
}

/// The words of a quote in a passage, and where they are told in the quote of the other side.
fn common(facing: &Facing, quotes: [&Quote; 2]) -> ([Vec<usize>; 2], Vec<[usize; 2]>) {
    let words = [0, 1].map(|side| facing.sides[side].words_in(quotes[side].content));
    let [left, right] = &facing.sides;
    let pairs = words[0].iter().filter(|n| left.tells(**n));
    let pairs = pairs
        .filter_map(|n| Some([*n, left.mates[*n]?]))
        .filter(|it| right.tells(it[1]) && words[1].binary_search(&it[1]).is_ok())
        .collect();
    (words, pairs)
}

/// A few words between marks of which the other keeps some, in their order and without a gap; or a sentence of which it keeps
/// one word that tells something (`"forced"`): in 78 pairs that readers had marked two of three such were right.
fn part(context: &Context<'_>, facing: &Facing, quotes: [&Quote; 2]) -> Option<Divergence> {
    let (words, common) = common(facing, quotes);
    let forms = [0, 1].map(|side| -> Vec<&str> {
        words[side]
            .iter()
            .map(|n| facing.sides[side].form(*n))
            .collect()
    });
    let long = usize::from(forms[1].len() > forms[0].len());
    let (kept, of) = (&forms[1 - long], &forms[long]);
    let whole = (0..2).all(|side| {
        let passage = context.corpus.passage_span(facing.pair.passages[side]);
        passage.contains(quotes[side].span)
    });
    let held = !kept.is_empty()
        && kept.len() < of.len()
        && of.windows(kept.len()).any(|it| it == kept.as_slice());
    let telling = words[1 - long]
        .iter()
        .filter(|n| facing.sides[1 - long].tells(**n));
    // One word of a whole sentence: of two and more the shared quotes know.
    let titled = facing
        .pair
        .passages
        .iter()
        .any(|it| context.is_headline(*it));
    let one = telling.count() == 1 && !titled;
    if !held || !whole || of.len() > FEW && !one || common.is_empty() {
        return None;
    }
    let kind = Kind::QuoteCut {
        cut: facing.pair.passages[1 - long].0,
        kept: kept.len(),
        of: of.len(),
        rest: Rest::Lost,
    };
    let sites = [0, 1].map(|side| Site {
        article: facing.pair.passages[side].0,
        span: quotes[side].span,
    });
    Some(context.divergence(kind, sites.to_vec(), facing.pair.score.get()))
}

/// Two quotes that share half of the words of the shorter and differ in the others.
fn altered(
    context: &Context<'_>,
    facing: &Facing,
    quotes: [&Quote; 2],
    mutual: bool,
) -> Option<Divergence> {
    let (words, common) = common(facing, quotes);
    let telling = [0, 1].map(|side| {
        words[side]
            .iter()
            .filter(|n| facing.sides[side].tells(**n))
            .count()
    });
    let least = telling[0].min(telling[1]);
    let same = common.len() == least;
    let half = common.len() >= COMMON && (if mutual { 2 } else { 1 }) * common.len() >= least;
    let alike = half || mutual && common.len() > COMMON && 4 * common.len() >= least;
    if same || !alike {
        return None;
    }
    let sites = [0, 1].map(|side| {
        let (first, last) = stretch(facing, side, &words[side], &common);
        facing.site(side, first, last)
    });
    let score = match 2 * common.len() >= least && has_phrase(facing, &common) {
        true => facing.pair.score.get(),
        false => DOUBT,
    };
    Some(context.divergence(Kind::QuoteAltered, sites.to_vec(), score))
}

/// Whether two quotes have a phrase in common: two words that are no names, side by side or with one between them, alike in both. Of 14
/// rows in 526 pairs of reports 9 lacked that or half of the words and were of two utterances each; of the 5 that are left 4 are right.
fn has_phrase(facing: &Facing, common: &[[usize; 2]]) -> bool {
    const APART: usize = 2;
    let plain = |it: &[usize; 2]| [0, 1].iter().all(|&n| !facing.sides[n].named[it[n]]);
    let told: Vec<&[usize; 2]> = common.iter().filter(|it| plain(it)).collect();
    told.iter().any(|one| {
        told.iter().any(|two| {
            let apart = [0, 1].map(|n| two[n].checked_sub(one[n]));
            apart[0].is_some_and(|it| (1..=APART).contains(&it)) && apart[0] == apart[1]
        })
    })
}

/// The words of one side between the first and the last that differ, with a word on both sides; all of them where they are
/// few enough to be read.
fn stretch(facing: &Facing, side: usize, words: &[usize], common: &[[usize; 2]]) -> (usize, usize) {
    let (first, last) = (words[0], words[words.len() - 1]);
    if words.len() <= READABLE {
        return (first, last);
    }
    let told = |n: &&usize| common.iter().any(|it| it[side] == **n);
    let own = words
        .iter()
        .filter(|n| facing.sides[side].tells(**n) && !told(n));
    let at: Vec<usize> = own.copied().collect();
    match (at.first(), at.last()) {
        (Some(from), Some(to)) => (from.saturating_sub(1).max(first), (to + 1).min(last)),
        _ => (first, last),
    }
}
