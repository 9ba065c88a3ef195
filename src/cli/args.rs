//! What can be asked for on the command line.

use clap::{ArgAction, Parser, ValueEnum};
use std::ffi::OsString;

/// read reports of one event side by side
#[derive(Debug, Parser)]
#[command(name = "parallax", version, about)]
pub struct Args {
    /// text, Markdown, HTML or PDF file; "-" is standard input (once)
    #[arg(value_name = "ARTICLE")]
    pub articles: Vec<OsString>,

    /// the document to write instead of opening the reading view
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<FormatArg>,

    /// columns of text and ansi
    #[arg(long, value_name = "N", default_value_t = 80)]
    pub width: usize,

    /// play a key script, print the screen and end
    #[arg(long, value_name = "KEYS", num_args = 0..=1, default_missing_value = "")]
    pub keys_script: Option<String>,

    /// the size of the printed screen
    #[arg(long, value_name = "COLSxROWS", default_value = "80x24")]
    pub screen: String,

    /// how the screen is printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub screen_format: ScreenFormatArg,

    /// draw only ASCII outside article text
    #[arg(long)]
    pub ascii: bool,

    /// leave the mouse to the terminal
    #[arg(long, action = ArgAction::SetTrue)]
    pub no_mouse: bool,
}

/// Names of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// plain text
    Text,
    /// text with colours of a terminal
    Ansi,
    /// for programs
    Json,
    /// one self-contained page
    Html,
    /// Markdown
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
