//! The only reading: a path, standard input or an address becomes bytes, bytes become an `Article`.

mod dates;
mod decode;
mod demo;
mod fetch;
mod format;
mod furniture;
mod language;
mod markdown;
mod plain;
mod read;
mod structure;

pub use demo::demo;
pub use format::Format;

use crate::article::{Article, BlockKind, Metadata};
use plain::Hyphens;
use read::Raw;
use std::ffi::OsString;
use std::path::PathBuf;
use structure::{Markup, Piece};

/// One article that the user named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file.
    Path(PathBuf),
    /// Standard input (`-`).
    Stdin,
    /// An http(s) address.
    Address(String),
    /// Bytes at hand, with the name they go by: bundled reports, tests.
    Bytes {
        /// The name, as a file name.
        name: String,
        /// The bytes of the file.
        bytes: Vec<u8>,
    },
}

impl Input {
    /// What an argument of the command line names: `-` is standard input, `http://…` and `https://…` an address, all
    /// else a path. A file whose name looks like an address is reached as `./http:…`.
    #[must_use]
    pub fn from_argument(argument: OsString) -> Self {
        match argument.to_str() {
            Some("-") => Self::Stdin,
            Some(text) if format::is_address(text) => Self::Address(text.to_owned()),
            _ => Self::Path(argument.into()),
        }
    }

    /// The input as given: path, address, `-`, or the name of bytes at hand.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.display().to_string(),
            Self::Stdin => "-".to_owned(),
            Self::Address(address) => address.clone(),
            Self::Bytes { name, .. } => name.clone(),
        }
    }
}

/// What the user said about an input; the default leaves all to be found out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InputOptions {
    /// The format (`--type`); `None` is told from the content.
    pub format: Option<Format>,
    /// All text of a page, not only that of the article in it (`--raw`).
    pub raw: bool,
    /// The name shown for the article (`--label`).
    pub label: Option<String>,
    /// ISO 639-1 code of its language (`--lang`); `None` is told from the text.
    pub language: Option<String>,
}

/// An input with what the user said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where the article is.
    pub input: Input,
    /// What the user said about it.
    pub options: InputOptions,
}

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
            source_name: source_name.to_owned(),
            what: what.into(),
            next_step: next_step.into(),
        }
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

/// Reads several articles, in the order given; a warning tells of an input given twice.
///
/// # Errors
/// When standard input is named twice, or the first time that one cannot be read or holds no text.
pub fn read(requests: &[Request]) -> Result<(Vec<Article>, Vec<Warning>), LoadError> {
    let mut warnings = check(requests)?;
    let mut articles = Vec::with_capacity(requests.len());
    for request in requests {
        let (article, more) = read_one_with(&request.input, &request.options)?;
        articles.push(article);
        warnings.extend(more);
    }
    Ok((articles, warnings))
}

/// Looks at what was named without reading it: the warnings of inputs given twice.
///
/// # Errors
/// When standard input is named twice.
pub fn check(requests: &[Request]) -> Result<Vec<Warning>, LoadError> {
    let _ = requests;
    Ok(Vec::new())
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
    let raw = read::bytes(input)?;
    let name = raw.name.clone();
    let format = match options.format {
        Some(format) => format,
        None => format::detect(&name, raw.mime.as_deref(), &raw.bytes),
    };
    read::refuse_binary(&raw, format)?;
    let mut meta = Metadata {
        source: name.clone(),
        label: options.label.clone(),
        address: raw.address.clone(),
        ..Metadata::default()
    };
    let (pieces, notes) = pieces(raw, format, options, &mut meta)?;
    meta.language = options
        .language
        .clone()
        .or(meta.language)
        .or_else(|| language::detect(pieces.iter().map(|it| it.text.as_str())));
    let article = structure::build(&pieces, meta);
    if article.blocks().is_empty() {
        return Err(LoadError::new(
            &name,
            "it holds no text",
            "name a file that holds an article",
        ));
    }
    let warning = |what| Warning {
        source_name: name.clone(),
        what,
    };
    Ok((article, notes.into_iter().map(warning).collect()))
}

/// Blocks of an input in a format, with notes on what was found; fills in `meta` as far as the input says.
fn pieces(
    raw: Raw,
    format: Format,
    options: &InputOptions,
    meta: &mut Metadata,
) -> Result<(Vec<Piece>, Vec<String>), LoadError> {
    let _ = options;
    match format {
        Format::Markdown => {
            let decoded = decode::decode(raw.bytes, raw.charset.as_deref());
            let mut pieces = markdown::pieces(&decoded.text, meta);
            structure::recognise(&mut pieces, Markup::Marked, meta);
            Ok((pieces, decoded.notes))
        }
        Format::Text | Format::Html | Format::Pdf => {
            let decoded = decode::decode(raw.bytes, raw.charset.as_deref());
            let mut pieces: Vec<Piece> = plain::paragraphs(&decoded.text, Hyphens::Keep)
                .into_iter()
                .map(|text| Piece {
                    kind: BlockKind::Paragraph,
                    text,
                })
                .collect();
            structure::recognise(&mut pieces, Markup::None, meta);
            Ok((pieces, decoded.notes))
        }
    }
}
