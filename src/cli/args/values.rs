//! What options take besides numbers, names and files, each value with the line that help has for it.

use crate::tui::folds::FilterChoice;
use clap::ValueEnum;

/// What of the articles is not folded, by name.
pub(super) fn filter(text: &str) -> Result<FilterChoice, String> {
    FilterChoice::parse(text).ok_or_else(|| format!("one of {}", FilterChoice::NAMES.join(", ")))
}

/// When colour is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// in a terminal that shows colours
    Auto,
    /// always
    Always,
    /// never
    Never,
}

/// How articles stand at start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LayoutArg {
    /// by the width of the terminal
    Auto,
    /// side by side
    Flow,
    /// one band for each match
    Rows,
    /// one above its counterpart
    Stack,
}

/// Names of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// plain text
    #[value(alias = "txt")]
    Text,
    /// text with colours of a terminal
    Ansi,
    /// for programs
    Json,
    /// one self-contained page
    Html,
    /// Markdown
    #[value(alias = "markdown")]
    Md,
}

/// Ways to print a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ScreenFormatArg {
    /// glyphs
    Text,
    /// glyphs with colours of a terminal
    Ansi,
    /// a picture
    Svg,
}
