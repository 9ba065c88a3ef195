//! The bytes of an input, whatever it is, within the limits on size; what is no text is refused here.

use super::decode::looks_binary;
use super::format::{Format, is_pdf};
use super::{Input, InputOptions, LoadError, Progress, limits};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes of an input with what their carrier said about them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Raw {
    /// The input as given.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The charset that a server named.
    pub charset: Option<String>,
    /// What a server called its type, in lower case.
    pub mime: Option<String>,
    /// Where it was found on the web, after redirects.
    pub address: Option<String>,
    /// Which of several articles or chapters in it is meant, from 1.
    pub part: Option<usize>,
}

/// Most bytes of one input.
pub(super) const MOST_BYTES: u64 = limits::MOST_BYTES as u64;

/// Reads an input whole.
///
/// # Errors
/// When it is missing, not to be read, a folder, empty or larger than [`MOST_BYTES`].
pub(super) fn bytes(
    input: &Input,
    options: &InputOptions,
    progress: &Progress,
) -> Result<Raw, LoadError> {
    let name = input.name();
    let raw = match input {
        Input::Path(path) => {
            let (path, part) = parted(path);
            let shared = match (&options.list, part) {
                (Some(list), Some(number)) => list.article(&path, &name, number)?,
                _ => None,
            };
            let part = part.filter(|_| shared.is_none());
            Raw {
                bytes: shared.map_or_else(|| file(&path, &name), Ok)?,
                name,
                part,
                ..Raw::default()
            }
        }
        Input::Stdin => Raw {
            bytes: limited(io::stdin().lock(), 0, &name)?,
            name,
            ..Raw::default()
        },
        Input::Bytes { bytes, .. } => Raw {
            bytes: bytes.clone(),
            name,
            ..Raw::default()
        },
        Input::Address(address) => fetch(address, options, progress)?,
    };
    if raw.bytes.is_empty() {
        let (what, next_step) = match input {
            Input::Stdin => (
                "standard input is empty",
                "paste or pipe a report, or name a file that holds one",
            ),
            Input::Address(_) => ("the answer is empty", "check the address in a browser"),
            Input::Path(_) | Input::Bytes { .. } => {
                ("the file is empty", "name a file that holds an article")
            }
        };
        return Err(LoadError::new(&raw.name, what, next_step));
    }
    Ok(raw)
}

/// Refuses bytes that are known not to be text of `format`, with the name of what they are.
///
/// # Errors
/// When they are a picture, an archive, a program and the like.
pub(super) fn refuse_binary(raw: &Raw, format: Format) -> Result<(), LoadError> {
    let zipped = matches!(format, Format::Docx | Format::Epub) && raw.bytes.starts_with(b"PK");
    if zipped || (format == Format::Pdf && is_pdf(&raw.bytes)) {
        return Ok(());
    }
    // Marks of two letters (`BM` of a bitmap) also start sentences: they count only before bytes that are no text.
    let no_text = || {
        let head = &raw.bytes[..raw.bytes.len().min(8192)];
        head.contains(&0)
            || head.utf8_chunks().any(|it| it.invalid().len() > 1)
            // A character may be cut by the end of the head: then the error has no length.
            || std::str::from_utf8(head).is_err_and(|it| it.error_len().is_some())
    };
    let known = infer::get(&raw.bytes).filter(|it| it.matcher_type() != infer::MatcherType::Text);
    let what = match known {
        Some(kind) if matches!(kind.extension(), "rtf" | "ps") || no_text() => {
            format!("{}, not text", describe(kind.mime_type(), kind.extension()))
        }
        _ if looks_binary(&raw.bytes) => "it holds bytes that are not text".to_owned(),
        _ => return Ok(()),
    };
    Err(LoadError::new(
        &raw.name,
        what,
        "save the article as text, HTML, PDF or DOCX and name that file",
    ))
}

#[cfg(feature = "fetch")]
fn fetch(address: &str, options: &InputOptions, progress: &Progress) -> Result<Raw, LoadError> {
    super::fetch::get(address, options.certificates.as_deref(), progress)
}

#[cfg(not(feature = "fetch"))]
fn fetch(address: &str, _: &InputOptions, _: &Progress) -> Result<Raw, LoadError> {
    Err(LoadError::not_built(address, "addresses", "fetch"))
}

/// What a kind of file is, in words.
fn describe(mime: &str, extension: &str) -> String {
    let kind = mime.split('/').next().unwrap_or(mime);
    match kind {
        "image" => format!("it is a picture ({extension})"),
        "audio" => format!("it is sound ({extension})"),
        "video" => format!("it is a video ({extension})"),
        _ => format!("it is a file of type {extension} ({mime})"),
    }
}

/// A path without the number of the article in it: `list.json#2` is the second of `list.json`, unless there is a file
/// of that whole name.
pub(super) fn parted(path: &Path) -> (PathBuf, Option<usize>) {
    let split = || {
        let (file, number) = path.to_str()?.rsplit_once('#')?;
        let number = number.parse().ok().filter(|&it| it > 0)?;
        (!path.exists() && Path::new(file).is_file()).then(|| (PathBuf::from(file), Some(number)))
    };
    split().unwrap_or_else(|| (path.to_owned(), None))
}

/// The bytes of a file; its size is looked at before it is read.
pub(super) fn file(path: &Path, name: &str) -> Result<Vec<u8>, LoadError> {
    let failed = |error: io::Error| failure(name, &error);
    let about = fs::metadata(path).map_err(failed)?;
    if about.is_dir() {
        return Err(LoadError::new(
            name,
            "it is a folder",
            "name the files in it, one by one",
        ));
    }
    if about.len() > MOST_BYTES {
        return Err(too_large(name, Some(about.len())));
    }
    limited(File::open(path).map_err(failed)?, about.len(), name)
}

/// All that a reader gives, up to the limit, and `size` bytes if it says the truth: pipes and devices do not tell their size.
fn limited(reader: impl Read, size: u64, name: &str) -> Result<Vec<u8>, LoadError> {
    // One more than the size: then the end is found without asking for room.
    let mut bytes = Vec::with_capacity(size as usize + 1);
    reader
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| failure(name, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(name, None));
    }
    Ok(bytes)
}

/// The error of an input beyond the limit, of a size if it is known.
pub(super) fn too_large(name: &str, size: Option<u64>) -> LoadError {
    const MB: u64 = limits::MB as u64;
    let limit = MOST_BYTES / MB;
    let what = match size {
        Some(size) => format!(
            "{} MB are more than the limit of {limit} MB",
            size.div_ceil(MB)
        ),
        None => format!("more than the limit of {limit} MB"),
    };
    LoadError::new(name, what, "save only the article to a file and name that")
}

fn failure(name: &str, error: &io::Error) -> LoadError {
    let (what, next_step) = match error.kind() {
        io::ErrorKind::NotFound => ("no such file", "check the path, or list the folder with ls"),
        io::ErrorKind::PermissionDenied => (
            "no permission to read it",
            "allow it with chmod +r, or copy the file to where you may read it",
        ),
        io::ErrorKind::NotADirectory => {
            ("part of the path is a file, not a folder", "check the path")
        }
        _ => {
            return LoadError::new(
                name,
                format!("could not be read: {error}"),
                "check the file, then try again",
            );
        }
    };
    LoadError::new(name, what, next_step)
}
