//! Quotations that an article repeats: in its headline, or set apart as a pull quote. What they say is told once.

use super::{Quote, QuoteKind};
use crate::article::{Article, BlockKind};
use crate::text::normal::fold;
use rustc_hash::FxHashMap;

/// Fewest words that count as repeated.
const LEAST_WORDS: usize = 3;

/// Most places at which the same three words are looked up.
const MOST_PLACES: usize = 8;

/// Marks the quotations of headlines and standfirsts, and those that are a paragraph of their own, whose words stand in a quotation of the
/// running text; who says those says these, where that is not sure. About linear in the quotations.
pub(super) fn mark(article: &Article, quotes: &mut [Quote]) {
    let apart: Vec<bool> = quotes.iter().map(|it| is_apart(article, it)).collect();
    if !apart.contains(&true) {
        return;
    }
    let words: Vec<Vec<String>> = quotes
        .iter()
        .map(|it| match it.kind {
            QuoteKind::Indirect => Vec::new(),
            _ => words(article.slice(it.content)),
        })
        .collect();
    let mut places: FxHashMap<&[String], Vec<(usize, usize)>> = FxHashMap::default();
    for (n, words) in words
        .iter()
        .enumerate()
        .filter(|it| !apart[it.0] && quotes[it.0].speech)
    {
        for (at, three) in words.windows(LEAST_WORDS).enumerate() {
            let list = places.entry(three).or_default();
            if list.len() < MOST_PLACES {
                list.push((n, at));
            }
        }
    }
    for n in (0..quotes.len()).filter(|&n| apart[n]) {
        let own = &words[n];
        let Some(found) = own.get(..LEAST_WORDS).and_then(|it| places.get(it)) else {
            continue;
        };
        let holds = |it: &&(usize, usize)| words[it.0][it.1..].starts_with(own);
        if let Some(&(fuller, _)) = found.iter().find(holds) {
            quotes[n].repeated = true;
            if !quotes[n].source.is_some_and(|it| it.certain) {
                quotes[n].source = quotes[fuller].source;
                quotes[n].cue = None;
            }
        }
    }
}

/// Whether a quotation stands in a heading or is a block of its own.
fn is_apart(article: &Article, quote: &Quote) -> bool {
    if quote.kind == QuoteKind::Indirect || !quote.speech {
        return false;
    }
    let blocks = article.blocks().as_slice();
    let at = blocks.partition_point(|it| it.span.end() <= quote.span.start());
    blocks.get(at).is_some_and(|it| {
        matches!(
            it.kind,
            BlockKind::Headline | BlockKind::Dek | BlockKind::Heading
        ) || article.slice(it.span).trim() == article.slice(quote.span)
    })
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(|it| fold(it).into_owned())
        .collect()
}
