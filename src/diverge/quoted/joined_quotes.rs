//! A quote that one article makes of two that the other gives side by side, with words of its own between them.

use crate::align::quotes::words::{Vocabulary, Word};
use crate::annotate::Quote;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::quoted::quotes::Told;
use crate::diverge::trust::CLOSE;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::cues::{Cue, Cues};
use crate::text::Span;
use crate::text::index::{ArticleId, QuoteId};
use crate::text::normal::fold;
use rustc_hash::FxHashSet;

/// Words of each of the two quotes that stand in the one, at least.
const LEAST: usize = 2;

/// One `QuoteJoined` for each quote that is, word for word, the end of a quote of another article and the beginning of the next
/// one in its sentence: `“rusty cranes lined up like teeth”` of `“rusty cranes” are “lined up like teeth along the pier”`. What
/// stands between them is no `she said`, and no ellipsis marks the gap. Linear in the shared quotes and the quotes beside them.
pub(super) fn find(
    context: &Context<'_>,
    told: &[Told<'_>],
    vocabulary: &mut Vocabulary,
) -> Vec<Divergence> {
    let mut seen: FxHashSet<(ArticleId, QuoteId, ArticleId)> = FxHashSet::default();
    let mut out = Vec::new();
    for it in told {
        for side in [0, 1] {
            let (own, there) = (it.sites[side], it.sites[1 - side]);
            let key = (own.article, it.quotes[side], there.article);
            if it.words[side].len() < 2 * LEAST || seen.contains(&key) {
                continue;
            }
            if let Some([first, second]) = pieces(context, &it.words[side], there, vocabulary) {
                seen.insert(key);
                let kind = Kind::QuoteJoined {
                    joined: own.article,
                };
                out.push(context.divergence(kind, vec![own, first, second], CLOSE));
            }
        }
    }
    out
}

/// Leaves out what is said of a joined quote and one of its two pieces alone: that it is cut or altered.
pub(in crate::diverge) fn without_parts(found: &mut Vec<Divergence>) {
    let joined: Vec<Vec<Site>> = found
        .iter()
        .filter(|it| matches!(it.kind, Kind::QuoteJoined { .. }))
        .map(|it| it.sites.clone())
        .collect();
    let holds = |all: &[Site], it: &Site| {
        all.iter()
            .any(|of| of.article == it.article && of.span.contains(it.span))
    };
    found.retain(|it| {
        let part = matches!(it.kind, Kind::QuoteAltered | Kind::QuoteCut { .. });
        !part
            || !joined
                .iter()
                .any(|all| it.sites.iter().all(|site| holds(all, site)))
    });
}

/// The two quotes that follow each other in the sentence of a quote and of which the words are made.
fn pieces(
    context: &Context<'_>,
    words: &[Word],
    there: Site,
    vocabulary: &mut Vocabulary,
) -> Option<[Site; 2]> {
    let article = there.article;
    let passage = context.corpus.passage_of(there)?;
    let text = context.corpus.articles()[article].text();
    let quotes: Vec<&Quote> = context
        .marked_in((article, passage))
        .into_iter()
        .map(|it| it.1)
        .collect();
    quotes.windows(2).find_map(|it| {
        let [one, two] = [it[0], it[1]];
        let between = text.get(one.span.end()..two.span.start())?;
        let parts = [one, two].map(|it| vocabulary.words(text, it.content));
        // `… tonight,” he went on, “we leave`: one quote, parted by who says it.
        let gap = Span::new(one.span.end(), two.span.start());
        let mut sources = [one, two].into_iter().filter_map(|it| it.source);
        if sources.any(|it| gap.contains(it.span)) {
            return None;
        }
        let fits = is_narrated(context, article, between) && is_made_of(words, &parts, vocabulary);
        let site = |span: Span| Site { article, span };
        fits.then(|| [site(one.span), site(two.span)])
    })
}

/// Whether words are the end of one quote and the beginning of the next, some of each that tell something.
fn is_made_of(words: &[Word], [one, two]: &[Vec<Word>; 2], vocabulary: &Vocabulary) -> bool {
    let same = |a: &[Word], b: &[Word]| {
        a.iter()
            .map(|it| it.symbol)
            .eq(b.iter().map(|it| it.symbol))
    };
    let tells = |all: &[Word]| all.iter().any(|it| !vocabulary.is_small(it.symbol));
    (LEAST..=words.len().saturating_sub(LEAST)).any(|at| {
        let (head, tail) = words.split_at(at);
        one.len() >= head.len()
            && two.len() >= tail.len()
            && same(head, &one[one.len() - head.len()..])
            && same(tail, &two[..tail.len()])
            && tells(head)
            && tells(tail)
            && !tail[0].after_gap
    })
}

/// Whether what stands between two quotes is the article's own: words, none of which says who speaks.
fn is_narrated(context: &Context<'_>, article: ArticleId, between: &str) -> bool {
    const MOST_WORDS: usize = 12;
    let cues = Cues::of(context.corpus.language(article));
    let words = between
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let said = |it: &str| cues.get(&fold(it)) == Some(Cue::Speech);
    (1..=MOST_WORDS).contains(&words.clone().count()) && !words.clone().any(said)
}
