//! What the user names: where an article is, and what is said about it.

use super::format::{Format, is_address};
use super::list::List;
use super::read::parted;
use crate::article::plain;
use std::ffi::OsString;
use std::fs;
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
            Some(text) if is_address(text) => Self::Address(text.to_owned()),
            _ => Self::Path(argument.into()),
        }
    }

    /// The file that is read, if it is one: what must not be written over.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Path(path) => Some(parted(path).0),
            Self::Stdin | Self::Address(_) | Self::Bytes { .. } => None,
        }
    }

    /// How many bytes it has, as far as that is known before it is read; 0 where it is not.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Path(path) => {
                let about = fs::metadata(parted(path).0);
                about.map_or(0, |it| usize::try_from(it.len()).unwrap_or(usize::MAX))
            }
            Self::Bytes { bytes, .. } => bytes.len(),
            Self::Stdin | Self::Address(_) => 0,
        }
    }

    /// The input as given: path, address, `-`, or the name of bytes at hand. To be shown: what could steer a terminal is left out.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => plain(&path.display().to_string()),
            Self::Stdin => "-".to_owned(),
            Self::Address(address) => plain(address),
            Self::Bytes { name, .. } => plain(name),
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
    /// Who published it, whatever the input says (a set).
    pub outlet: Option<String>,
    /// When it was published, whatever the input says (a set).
    pub published: Option<String>,
    /// What the reader wants to remember about it (a set).
    pub note: Option<String>,
    /// A file of certificates (PEM) that are trusted for https addresses instead of those built in (`SSL_CERT_FILE`).
    pub certificates: Option<PathBuf>,
    /// The list that the input is an article of, shared with the others.
    pub list: Option<List>,
}

/// An input with what the user said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where the article is.
    pub input: Input,
    /// What the user said about it.
    pub options: InputOptions,
}

/// What two names of one input have in common.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// A file, whatever links lead to it.
    File(PathBuf),
    /// Anything else.
    Other(&'a Input),
}

impl<'a> Place<'a> {
    /// The place of an input.
    pub(super) fn of(input: &'a Input) -> Self {
        match input {
            // A missing file is reported when it is read.
            Input::Path(path) => Self::File(path.canonicalize().unwrap_or_else(|_| path.clone())),
            Input::Stdin | Input::Address(_) | Input::Bytes { .. } => Self::Other(input),
        }
    }
}
