//! The only reading: a path, standard input or an address becomes bytes, bytes become an `Article`.

mod demo;
mod format;

pub use demo::demo;
pub use format::Format;

use crate::article::{Article, ArticleBuilder, BlockKind, Metadata};
use std::ffi::OsString;
use std::path::PathBuf;

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
    let (name, bytes) = match input {
        Input::Path(path) => {
            let name = path.display().to_string();
            let bytes = std::fs::read(path).map_err(|e| LoadError {
                source_name: name.clone(),
                what: e.to_string(),
                next_step: "check the path".into(),
            })?;
            (name, bytes)
        }
        Input::Bytes { name, bytes } => (name.clone(), bytes.clone()),
        Input::Stdin | Input::Address(_) => {
            return Err(LoadError {
                source_name: "-".into(),
                what: "not read yet".into(),
                next_step: "name a file".into(),
            });
        }
    };
    let text = String::from_utf8_lossy(&bytes);
    let mut builder = ArticleBuilder::new(Metadata {
        source: name,
        label: options.label.clone(),
        language: options.language.clone(),
        ..Metadata::default()
    });
    for (n, line) in text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .enumerate()
    {
        let span = builder.block(
            if n == 0 {
                BlockKind::Headline
            } else {
                BlockKind::Paragraph
            },
            line,
        );
        if n == 0
            && let Some(span) = span
        {
            let title = builder.text()[span.range()].to_owned();
            builder.meta().title = Some(title);
        }
    }
    Ok((builder.finish(), Vec::new()))
}
