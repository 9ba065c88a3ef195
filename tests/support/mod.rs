//! What several tests need: comparisons made through the public door.

#[cfg(feature = "cli")]
pub mod folder;

use parallax::corpus::Site;
use parallax::diverge::Kind;
use parallax::load::{Input, demo, read_one};
use parallax::render::theme::Theme;
use parallax::render::wording;
use parallax::report::{self, Format, ReportOptions};
use parallax::{Comparison, Options, compare};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The three bundled reports, compared once for all tests.
pub static DEMO: LazyLock<Comparison> = LazyLock::new(|| compare_inputs(&demo()));

/// Compares inputs, all of which must be readable.
#[track_caller]
pub fn compare_inputs(inputs: &[Input]) -> Comparison {
    let articles = inputs
        .iter()
        .map(|input| read_one(input).expect("readable input").0)
        .collect();
    compare(articles, &Options::default())
}

/// Compares texts, named `a.txt`, `b.txt`, … in order.
#[track_caller]
pub fn compare_texts(texts: &[&str]) -> Comparison {
    let inputs: Vec<_> = texts
        .iter()
        .zip('a'..='z')
        .map(|(text, letter)| Input::Bytes {
            name: format!("{letter}.txt"),
            bytes: text.as_bytes().into(),
        })
        .collect();
    compare_inputs(&inputs)
}

/// The document of a comparison, 80 columns wide where that matters.
pub fn document(format: Format, comparison: &Comparison) -> String {
    let options = ReportOptions {
        width: 80,
        theme: Theme::default(),
        warnings: Vec::new(),
        notes: parallax::notes::Notes::default(),
    };
    let mut out = String::new();
    report::write(format, comparison, &options, &mut out).expect("a string takes all");
    out
}

/// What is found, without letters: links, matches, shared quotes and differences, each with its places by the names of the articles; of a
/// difference also its class, whether it is shown, and the words of its sentence, in whatever order they stand there.
pub fn findings(comparison: &Comparison) -> BTreeSet<String> {
    let corpus = comparison.corpus();
    let place = |it: &Site| {
        let source = &corpus.articles()[it.article].meta().source;
        format!("{source}:{:?}", it.span)
    };
    let places = |sites: &[Site]| {
        let mut places: Vec<String> = sites.iter().map(place).collect();
        places.sort();
        places.join(" ")
    };
    let alignment = comparison.alignment();
    let passages = |it: &[_]| {
        let sites: Vec<Site> = it.iter().map(|it| corpus.passage_site(*it)).collect();
        places(&sites)
    };
    let links = alignment.links().iter();
    let links = links.map(|it| format!("link {} {}", passages(&it.passages), it.score.get()));
    let matches = alignment.matches().iter_enumerated().map(|(id, it)| {
        let class = comparison.match_class(id);
        format!("match {} {class:?} {}", passages(&it.passages), it.moved)
    });
    let quotes = alignment.shared_quotes().iter().map(|it| {
        let sites: Vec<Site> = it.sites.iter().map(|it| it.site).collect();
        format!("quote {:?} {}", it.kind, places(&sites))
    });
    let divergences = comparison.divergences().iter().map(|it| {
        let (name, class) = (it.kind.name(), it.kind.class());
        // What is told later in the one is told earlier in the other.
        let words = match it.kind {
            Kind::Order { .. } => String::new(),
            _ => bag(&wording::sentence(comparison, it)),
        };
        format!(
            "{name} {class:?} {} {} {words}",
            it.shown,
            places(&it.sites)
        )
    });
    links
        .chain(matches)
        .chain(quotes)
        .chain(divergences)
        .collect()
}

/// The words of a sentence, sorted, without the letters of articles and the marks between them.
fn bag(sentence: &str) -> String {
    let words = sentence.split(|c: char| c.is_whitespace() || ",;:/()".contains(c));
    // `B`, and `B's`.
    let is_letter = |it: &str| {
        let it = it.strip_suffix("'s").unwrap_or(it);
        it.len() == 1 && it.starts_with(|c: char| c.is_ascii_uppercase())
    };
    let mut words: Vec<&str> = words
        .filter(|it| !it.is_empty() && !is_letter(it))
        .collect();
    words.sort_unstable();
    words.join(" ")
}
