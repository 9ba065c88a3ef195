//! `Arrangement`: how the reader wants the articles to stand: layout, widths, what is shown beside them.

use crate::text::index::{ArticleId, IndexVec};

/// The layout that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LayoutChoice {
    /// By the width of the terminal.
    #[default]
    Auto,
    /// Articles side by side, each as it was published.
    Flow,
    /// One band for each match.
    Rows,
    /// One article above its counterpart.
    Stack,
}

impl LayoutChoice {
    /// What the layouts are called.
    pub const NAMES: [&str; 4] = ["auto", "flow", "rows", "stack"];
    const ALL: [Self; 4] = [Self::Auto, Self::Flow, Self::Rows, Self::Stack];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The layout of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// What the reader changed about where things stand.
#[derive(Debug)]
pub(in crate::tui) struct Arrangement {
    pub choice: LayoutChoice,
    /// Columns of each article more, or less, than an equal share.
    pub extra: IndexVec<ArticleId, isize>,
    /// Columns of text at most, where no column was made wider by hand.
    pub widest: usize,
    /// Whether overviews stand at the edges where there is room.
    pub rulers: bool,
    /// Whether the panel stands at the side where there is room.
    pub side: bool,
    /// The gutter that the mouse holds, by the position of the column left of it.
    pub held: Option<usize>,
}

/// Columns of text at most, unless the reader asks for more or less.
pub(in crate::tui) const WIDEST: usize = 76;

impl Arrangement {
    /// As it is at start.
    pub fn new(choice: LayoutChoice, n_articles: usize) -> Self {
        Self {
            choice,
            extra: (0..n_articles).map(|_| 0).collect(),
            widest: WIDEST,
            rulers: true,
            side: true,
            held: None,
        }
    }
}
