//! The only reading: a path, standard input or an address becomes bytes, bytes become an `Article`.

mod contain;
mod dates;
mod decode;
mod demo;
mod docx;
mod epub;
#[cfg(feature = "fetch")]
mod fetch;
mod format;
mod fragment;
mod furniture;
#[cfg(all(test, feature = "html", feature = "pdf"))]
mod fuzz;
#[cfg(feature = "html")]
mod html;
mod input;
mod json;
mod language;
mod limits;
mod list;
mod mail;
mod markdown;
#[cfg(feature = "html")]
mod nesting;
#[cfg(feature = "pdf")]
mod pdf;
mod pieces;
mod plain;
mod progress;
mod read;
mod sets;
mod structure;
#[cfg(test)]
mod tests;
mod xml;
mod zip;

pub use contain::panic_is_contained;
pub use demo::demo;
pub use format::Format;
pub use input::{Input, InputOptions, Request};
pub use limits::{MOST_ARTICLES, limits};
pub use list::List;
pub use progress::{Fetching, Progress};
pub use sets::expand;

use crate::article::{Article, Metadata, plain};
use crate::text::crew;
use input::Place;
use std::panic::resume_unwind;
use std::thread;

/// Why an article could not be read, and what to do about it.
#[derive(Debug, thiserror::Error)]
#[error("{source_name}: {what}")]
pub struct LoadError {
    /// The input as given.
    pub source_name: String,
    /// What failed, in words.
    pub what: String,
    /// What to do next, in words; becomes the line that starts with `try:`.
    pub next_step: String,
}

impl LoadError {
    fn new(source_name: &str, what: impl Into<String>, next_step: impl Into<String>) -> Self {
        Self {
            source_name: plain(source_name),
            what: plain(&what.into()),
            next_step: plain(&next_step.into()),
        }
    }

    /// The error of an input that this build leaves out.
    #[cfg(not(all(feature = "html", feature = "pdf", feature = "fetch")))]
    fn not_built(source_name: &str, inputs: &str, feature: &str) -> Self {
        let what = format!("this parallax was built without reading {inputs}");
        let next_step = format!("save the article as text, or build with --features {feature}");
        Self::new(source_name, what, next_step)
    }
}

/// Something that could go on, but that the reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The input as given.
    pub source_name: String,
    /// What was found, in words.
    pub what: String,
}

/// Reads several articles, in the order given; a warning tells of an input given twice, and of two with one text.
///
/// # Errors
/// As [`read_watched`].
pub fn read(requests: &[Request]) -> Result<(Vec<Article>, Vec<Warning>), LoadError> {
    read_watched(requests, &Progress::default())
}

/// Reads several articles side by side, and tells `progress` how far it has come. Addresses are fetched at the
/// same time, after all else has been read.
///
/// # Errors
/// As [`check`], or the first time that one cannot be read or holds no text.
pub fn read_watched(
    requests: &[Request],
    progress: &Progress,
) -> Result<(Vec<Article>, Vec<Warning>), LoadError> {
    let mut warnings = check(requests)?;
    let one = |request: &Request| article(&request.input, &request.options, progress);
    let is_far = |request: &Request| matches!(request.input, Input::Address(_));
    let near = |request: &Request| (!is_far(request)).then(|| one(request)).transpose();
    // What is typed or piped is waited for only where all before it could be read.
    let near: Vec<_> = match requests.iter().any(|it| it.input == Input::Stdin) {
        true => requests.iter().map(near).collect::<Result<_, _>>()?,
        false => {
            let size = requests.iter().map(|it| it.input.size());
            let size = size.fold(0, usize::saturating_add);
            let read = crew::each(size, requests.iter().collect(), near);
            read.into_iter().collect::<Result<_, _>>()?
        }
    };
    let mut far = thread::scope(|scope| {
        let far = requests.iter().filter(|it| is_far(it));
        let threads: Vec<_> = far.map(|it| scope.spawn(move || one(it))).collect();
        let joined = threads
            .into_iter()
            .map(|it| it.join().unwrap_or_else(|it| resume_unwind(it)));
        joined.collect::<Result<Vec<_>, _>>()
    })?
    .into_iter();
    let mut articles = Vec::with_capacity(requests.len());
    for read in near {
        let (article, more) = read.or_else(|| far.next()).expect("each is near or far");
        articles.push(article);
        warnings.extend(more);
    }
    warnings.extend(doubles(&articles));
    Ok((articles, warnings))
}

/// Warnings of articles with the text of an earlier one from elsewhere.
#[must_use]
pub fn doubles(articles: &[Article]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for (n, article) in articles.iter().enumerate() {
        let source = &article.meta().source;
        let same = |it: &Article| it.text() == article.text();
        let Some(first) = articles[..n].iter().position(same) else {
            continue;
        };
        if articles[first].meta().source != *source {
            warnings.push(Warning {
                source_name: source.clone(),
                what: format!(
                    "the same text, word for word, as number {} ({})",
                    first + 1,
                    articles[first].meta().source
                ),
            });
        }
    }
    warnings
}

/// Looks at what was named without reading it: the warnings of inputs given twice.
///
/// # Errors
/// When there are more than [`MOST_ARTICLES`], or standard input is named twice.
pub fn check(requests: &[Request]) -> Result<Vec<Warning>, LoadError> {
    if let Some(first_over) = requests.get(MOST_ARTICLES) {
        return Err(LoadError::new(
            &first_over.input.name(),
            format!(
                "{} articles are more than the limit of {MOST_ARTICLES}",
                requests.len()
            ),
            "compare fewer of them at a time",
        ));
    }
    let stdins = requests
        .iter()
        .filter(|it| it.input == Input::Stdin)
        .count();
    if stdins > 1 {
        let what = format!("standard input is named {stdins} times, but can be read once");
        return Err(LoadError::new(
            "-",
            what,
            "save one of the articles to a file and name that",
        ));
    }
    let mut seen: Vec<(usize, Place)> = Vec::new();
    let mut warnings = Vec::new();
    for (n, request) in requests.iter().enumerate() {
        let place = Place::of(&request.input);
        match seen.iter().find(|(_, it)| *it == place) {
            Some((first, _)) => warnings.push(Warning {
                source_name: request.input.name(),
                what: format!(
                    "the same input is given twice: as number {} and number {}",
                    first + 1,
                    n + 1
                ),
            }),
            None => seen.push((n, place)),
        }
    }
    Ok(warnings)
}

/// Reads one article, all about it to be found out.
///
/// # Errors
/// As [`read_one_with`].
pub fn read_one(input: &Input) -> Result<(Article, Vec<Warning>), LoadError> {
    read_one_with(input, &InputOptions::default())
}

/// Reads one article of which the user said `options`.
///
/// # Errors
/// When it cannot be read or holds no text.
pub fn read_one_with(
    input: &Input,
    options: &InputOptions,
) -> Result<(Article, Vec<Warning>), LoadError> {
    article(input, options, &Progress::default())
}

fn article(
    input: &Input,
    options: &InputOptions,
    progress: &Progress,
) -> Result<(Article, Vec<Warning>), LoadError> {
    let raw = read::bytes(input, options, progress)?;
    let name = raw.name.clone();
    let format = match options.format {
        Some(format) => format,
        None => format::detect(&name, raw.mime.as_deref(), &raw.bytes),
    };
    read::refuse_binary(&raw, format)?;
    let mut meta = Metadata {
        source: name.clone(),
        label: options.label.clone(),
        note: options.note.clone(),
        address: raw.address.clone(),
        ..Metadata::default()
    };
    let (pieces, notes) = pieces::find(raw, format, options, &mut meta)?;
    meta.outlet = options.outlet.clone().or(meta.outlet);
    let published = options.published.clone().or(meta.published);
    meta.published = published.map(|it| dates::published(&it).unwrap_or(it));
    meta.language = options
        .language
        .clone()
        .or(meta.language)
        .or_else(|| language::detect(pieces.iter().map(|it| it.text.as_str())));
    meta.remarks.clone_from(&notes);
    let article = structure::build(&pieces, meta);
    if article.blocks().is_empty() {
        return Err(LoadError::new(
            &name,
            "it holds no text",
            "name a file that holds an article",
        ));
    }
    let warning = |what: String| Warning {
        source_name: name.clone(),
        what: plain(&what),
    };
    Ok((article, notes.into_iter().map(warning).collect()))
}
