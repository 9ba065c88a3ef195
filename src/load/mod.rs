//! The only reading: a path, standard input or an address becomes bytes, bytes become an `Article`.

use crate::article::{Article, ArticleBuilder, BlockKind, Metadata};
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

/// Reads one article.
///
/// # Errors
/// When it cannot be read or holds no text.
pub fn read_one(input: &Input) -> Result<(Article, Vec<Warning>), LoadError> {
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
