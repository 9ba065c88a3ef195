//! `Errand`: what a reader asks for that goes on outside the reading view, and the desk of the process that does it.

use crate::corpus::PassageRef;
use crate::notes::Change;
use crate::text::index::ArticleId;
use crate::tui::Event;
use crate::tui::model::Model;
use std::io;
use std::process::{Command, ExitStatus};

/// Something to be done outside the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Put a text where others can be pasted from.
    Copy(String),
    /// Keep what the reader made; what is kept then comes back as [`crate::tui::message::Message::Kept`].
    Keep(Change),
    /// Open the source of an article at a passage.
    Edit(PassageRef),
    /// Open the address of an article.
    Browse(ArticleId),
    /// Write a report.
    Export(Export),
}

/// What is written as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// The report as a page.
    Html,
    /// The report as Markdown.
    Markdown,
    /// The report for programs.
    Json,
    /// The report as text.
    Text,
    /// The notes as Markdown.
    Notes,
}

/// Who does errands: the process, which knows files, programs and the environment.
pub trait Desk {
    /// Does it and tells what came of it.
    fn perform(&mut self, errand: Errand, model: &Model, hands: &mut dyn Hands) -> Vec<Event>;
}

/// What a desk may do with the terminal.
pub trait Hands {
    /// Sends a sequence that shows nothing.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    fn send(&mut self, sequence: &str) -> io::Result<()>;

    /// Gives the terminal to another program until that ends.
    ///
    /// # Errors
    /// When the program cannot be started, or there is no terminal to give.
    fn lend(&mut self, command: &mut Command) -> io::Result<ExitStatus>;
}
