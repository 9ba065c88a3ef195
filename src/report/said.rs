//! Who says the quotes of a passage, and how that was found, in plain sentences: a part of an explanation.

use crate::annotate::{Quote, Route, Source};
use crate::comparison::Comparison;
use crate::corpus::{PassageRef, Site};
use crate::text::Span;
use crate::text::index::ArticleId;

/// Words of a quote that are shown.
const MOST_WORDS: usize = 8;

/// A sentence for each quote of a passage, in order of place.
pub(super) fn said(comparison: &Comparison, (article, passage): PassageRef) -> Vec<String> {
    let corpus = comparison.corpus();
    let within = |span| corpus.passage_of(Site { article, span }) == Some(passage);
    let quotes = corpus.annotations(article).quotes.iter();
    quotes
        .filter(|it| within(it.span))
        .map(|it| {
            format!(
                "{}: {}",
                opening(comparison, article, it),
                told(comparison, article, it)
            )
        })
        .collect()
}

/// The first words of a quote.
fn opening(comparison: &Comparison, article: ArticleId, quote: &Quote) -> String {
    let text = printed(comparison, article, quote.span);
    let mut words = text.split_whitespace();
    let mut first: Vec<&str> = words.by_ref().take(MOST_WORDS).collect();
    if words.next().is_some() {
        first.push("…");
    }
    first.join(" ")
}

fn printed(comparison: &Comparison, article: ArticleId, span: Span) -> &str {
    comparison.corpus().slice(Site { article, span })
}

fn told(comparison: &Comparison, article: ArticleId, quote: &Quote) -> String {
    if !quote.speech {
        return "a title, a term or a word held at a distance, which nobody says".to_owned();
    }
    let Some(source) = quote.source else {
        return "who says it is not known".to_owned();
    };
    let words = printed(comparison, article, source.span);
    let corpus = comparison.corpus();
    let name = source
        .mention
        .map(|it| corpus.entities()[corpus.entity(article, it)].name.as_str());
    let who = name.unwrap_or(words);
    let surely = if source.certain {
        "said by"
    } else {
        "perhaps said by"
    };
    let way = way(comparison, article, quote, source, words);
    let stands = match name {
        Some(name) if name != words => format!("; that stands for {name}"),
        _ => String::new(),
    };
    let doubt = match (source.certain, source.route) {
        (true, _) => "",
        (false, Route::Subject | Route::Nearby) => "; such a guess is often wrong",
        (false, _) => "; but whom that means is not sure",
    };
    format!("{surely} {who}: {way}{stands}{doubt}")
}

/// How the words that name the source were found.
fn way(
    comparison: &Comparison,
    article: ArticleId,
    quote: &Quote,
    source: Source,
    words: &str,
) -> String {
    let cue = quote.cue.map(|it| printed(comparison, article, it));
    let place = if source.route == Route::Behind {
        "behind"
    } else {
        "before"
    };
    match (source.route, cue) {
        (Route::Behind | Route::Before, Some(cue)) => {
            format!("\"{cue}\" {place} it goes with \"{words}\"")
        }
        (Route::Behind | Route::Before, None) => format!("\"{words}\" stands {place} it"),
        (Route::Inherited, _) => {
            format!("another part of the same sentence or quotation has \"{words}\"")
        }
        (Route::Carried, _) => {
            format!("what was quoted or told last in the paragraph has \"{words}\"")
        }
        (Route::Subject, _) => {
            format!("no verb of saying goes with it, and its sentence is about \"{words}\"")
        }
        (Route::Nearby, _) => format!("its sentence names nobody, and \"{words}\" stands near"),
    }
}
