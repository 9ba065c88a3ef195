//! The findings as a document: JSON, HTML, Markdown, text; each writer takes a frozen `Comparison`.

mod about;
mod bands;
mod columns;
mod digest;
mod explain;
mod html;
mod in_short;
mod json;
pub mod linear;
mod markdown;
mod marks;
mod notes;
mod pen;
mod picture;
mod points;
mod said;
mod text;
mod wire;

use crate::comparison::Comparison;
use crate::load::Warning;
use crate::notes::Notes;
use crate::render::limits;
use crate::render::theme::Theme;
pub use explain::explain;
use pen::Pen;
use std::fmt;
pub use text::LEAST_WIDTH;

/// The documents that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text for people: no escape code.
    Text,
    /// The same with colours of a terminal.
    Ansi,
    /// For programs; schema by `--json-schema`.
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
    /// What the reader wrote beside them.
    pub notes: Notes,
}

/// Writes the document.
///
/// # Errors
/// Only those of `out`.
pub fn write(
    format: Format,
    comparison: &Comparison,
    options: &ReportOptions,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let options = &with_limits(comparison, options);
    match format {
        Format::Json => json::write(comparison, options, out),
        Format::Text => text::write(comparison, options, &Pen::plain(), out),
        Format::Ansi => text::write(comparison, options, &Pen::colored(&options.theme), out),
        Format::Html => html::write(comparison, options, out),
        Format::Markdown => markdown::write(comparison, options, out),
    }
}

/// The options with what the languages of the articles left out among the warnings.
fn with_limits(comparison: &Comparison, options: &ReportOptions) -> ReportOptions {
    let mut options = options.clone();
    let articles = comparison.corpus().articles();
    for (id, article) in articles.iter_enumerated() {
        let what = limits::of_article(comparison, id);
        options.warnings.extend(what.map(|what| Warning {
            source_name: article.meta().source.clone(),
            what: what.to_owned(),
        }));
    }
    let both = limits::of_languages(comparison);
    options.warnings.extend(both.map(|what| Warning {
        source_name: "languages".to_owned(),
        what,
    }));
    options
}

/// Writes the notes alone, as Markdown.
///
/// # Errors
/// Only those of `out`.
pub fn write_notes(
    comparison: &Comparison,
    notes: &Notes,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    notes::alone(comparison, notes, out)
}

/// The JSON Schema of the document that [`Format::Json`] writes.
#[must_use]
pub fn json_schema() -> String {
    json::schema()
}
