//! The findings as a document: JSON, HTML, Markdown, text; each writer takes a frozen `Comparison`.

use crate::comparison::Comparison;
use crate::load::Warning;
use crate::render::theme::Theme;
use std::fmt;

/// The documents that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text for people: no escape code.
    Text,
    /// The same with colours of a terminal.
    Ansi,
    /// For programs: `docs` in README, schema by `--json-schema`.
    Json,
    /// One self-contained page.
    Html,
    /// For notes and issues.
    Markdown,
}

/// What a writer needs besides the comparison.
#[derive(Debug, Clone)]
pub struct ReportOptions {
    /// Columns of text and ANSI; at least 30.
    pub width: usize,
    /// Colours of ANSI.
    pub theme: Theme,
    /// What was noticed while reading the articles.
    pub warnings: Vec<Warning>,
}

/// Writes the document.
///
/// # Errors
/// Only those of `out`.
pub fn write(
    _format: Format,
    _comparison: &Comparison,
    _options: &ReportOptions,
    _out: &mut dyn fmt::Write,
) -> fmt::Result {
    Ok(())
}
