//! What lies over the articles: a list, the comparison, a page, the help.

use crate::tui::entry::Entry;
use crate::tui::list::List;
use crate::tui::message::Position;
use crate::tui::overview::Overview;

/// What lies over the articles.
#[derive(Debug)]
pub(in crate::tui) enum Overlay {
    /// The match at the cursor, word by word; a panel on wide terminals.
    Compare {
        /// First row shown.
        scroll: usize,
        /// Which of the other tellings the focused one is compared with.
        pair: usize,
    },
    /// What differs, names, or who said what.
    List(List),
    /// Where each telling sits.
    Overview(Box<Overview>),
    /// About the focused article.
    About {
        /// First row shown.
        scroll: usize,
    },
    /// What can be kept open, to choose from.
    Filters {
        /// The chosen row.
        chosen: usize,
    },
    /// What is explained.
    Page(Page),
    /// What can be done with the passage at the cursor.
    Menu {
        /// Where the right button was pressed.
        at: Position,
        /// The chosen row.
        chosen: usize,
    },
    /// The keys.
    Help(Help),
}

/// Named facts.
#[derive(Debug, Default)]
pub(in crate::tui) struct Page {
    pub title: String,
    /// Name and text of each; an empty text is a blank row.
    pub rows: Vec<(String, String)>,
    /// First row shown.
    pub scroll: usize,
}

/// The help as it is shown.
#[derive(Debug, Default)]
pub(in crate::tui) struct Help {
    /// First row shown.
    pub scroll: usize,
    /// What narrows it.
    pub filter: Entry,
    /// Whether that is being typed.
    pub typing: bool,
}
