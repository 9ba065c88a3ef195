//! Everything that can happen to the model, and everything the loop may have to do outside it.

use crate::comparison::Comparison;
use crate::notes::{Place, Shelf};
use crate::tui::arrival::{Arrival, Stage};
use crate::tui::command::Action;
use crate::tui::errand::Errand;
use crate::tui::key::Key;
use std::sync::Arc;

/// Something that happened. Sent by the loop only.
#[derive(Debug, Clone)]
pub enum Message {
    /// The reader asked for something, with the count typed before it.
    Act(Action, Option<usize>),
    /// The reader asked for something by name, with what was said behind it.
    Call(Action, String),
    /// A key that is typed text, while [`crate::tui::model::Model::takes_text`].
    Typed(Key),
    /// The terminal has this size now. Sent once before the first frame.
    Resize(Size),
    /// The left mouse button went down.
    Click(Position),
    /// The same place was clicked twice in short time.
    DoubleClick(Position),
    /// The mouse moved with its left button down.
    Drag(Position),
    /// The left mouse button went up.
    Release(Position),
    /// The right mouse button went down.
    Menu(Position),
    /// A letter of text that was pasted.
    Pasted(char),
    /// The wheel turned over a place, by rows (down is positive).
    Wheel(Position, isize),
    /// The worker has aligned the articles.
    Compared(Arc<Comparison>),
    /// Articles have arrived, or were found to be unreadable.
    Arrived(Arrived),
    /// What goes on, and since how many seconds.
    Doing(Stage, u64),
    /// The articles were read again.
    Reread(Reread),
    /// What is kept now: by this reader, and by others meanwhile.
    Kept(Shelf),
    /// What came of something that was done outside, for the status row.
    Told(String),
    /// Keys that mean nothing on the present screen.
    Unbound(String),
    /// Keys of a sequence were typed and none came after them for a while.
    Hesitated,
    /// Go to a place that was named at start.
    Go(Goal),
    /// Be where the reader was when he left.
    Return(Place),
    /// Keys typed so far of a sequence (`g`, `3`), for the status bar; empty when none.
    Pending(String),
}

/// A place that the command line names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// A match by its number, from 1.
    Match(usize),
    /// A quote by its number in the walk of quotes, from 1.
    Quote(usize),
    /// A paragraph: position of the article from 0, number from 1.
    Paragraph(usize, usize),
    /// The first passage with these words.
    Text(String),
}

impl Goal {
    /// Reads `match:3`, `quote:2`, `A12` (also `¶:A12` and `par:A12`), or words of an article. `None` for a number that is
    /// none, and for nothing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = |it: &str| it.parse::<usize>().ok().filter(|it| *it > 0);
        if let Some(rest) = text.strip_prefix("match:") {
            return number(rest).map(Self::Match);
        }
        if let Some(rest) = text.strip_prefix("quote:") {
            return number(rest).map(Self::Quote);
        }
        let paragraph = |it: &str| {
            let letter = it.chars().next().filter(char::is_ascii_alphabetic)?;
            let n = number(&it[1..])?;
            let article = usize::from(letter.to_ascii_uppercase() as u8 - b'A');
            Some(Self::Paragraph(article, n))
        };
        if let Some(rest) = text.strip_prefix("¶:").or(text.strip_prefix("par:")) {
            return paragraph(rest);
        }
        let words = (!text.is_empty()).then(|| Self::Text(text.to_owned()));
        // A letter without a capital may be a word of an article.
        match text.starts_with(|it: char| it.is_ascii_uppercase()) {
            true => paragraph(text).or(words),
            false => words,
        }
    }
}

/// What has been read so far.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// As many articles as were asked for: those that are not there have no text.
    pub comparison: Arc<Comparison>,
    /// How far each has come.
    pub arrivals: Vec<Arrival>,
    /// What is to be said of those that came last.
    pub notes: Vec<String>,
}

/// What reading the articles again came to.
#[derive(Debug, Clone)]
pub struct Reread {
    /// The new comparison of as many articles, aligned; `None` when no text changed.
    pub comparison: Option<Arc<Comparison>>,
    /// How far each article has come; empty when that is as it was.
    pub arrivals: Vec<Arrival>,
    /// What is said of it in the status row.
    pub said: String,
}

/// What the loop must do outside the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Draw, nothing else.
    None,
    /// Leave the program.
    Quit,
    /// Stop like any program does on `Ctrl-z`.
    Suspend,
    /// Clear the terminal and draw everything.
    Redraw,
    /// Switch mouse reporting.
    Mouse(bool),
    /// Read the articles again and send [`Message::Reread`].
    Reload,
    /// Do this outside; what comes of it is told.
    Errand(Errand),
    /// Compare the articles anew, as [`crate::tui::model::Model::options`] says.
    Compare,
    /// The theme was changed: the loop hands the next one to the model.
    NextTheme,
    /// The same for a theme that is named.
    Theme(String),
}

/// Columns and rows of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// A cell of the terminal, from 0, from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
}
