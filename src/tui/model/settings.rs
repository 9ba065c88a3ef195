//! What the reading view is told at start.

use crate::render::theme::Theme;
use crate::tui::arrangement::LayoutChoice;
use crate::tui::folds::FilterChoice;
use crate::tui::keytable::KeyTable;
use crate::tui::origin::Origin;

/// What the view is told at start.
#[derive(Debug, Clone)]
pub struct ViewSettings {
    /// How roles are painted.
    pub theme: Theme,
    /// Whether only ASCII is drawn outside article text.
    pub ascii: bool,
    /// Whether the hint row is shown.
    pub hints: bool,
    /// Whether the mouse is on at start.
    pub mouse: bool,
    /// What the loading has to tell, said in the status row until the first key.
    pub notes: Vec<String>,
    /// How the articles stand at start.
    pub layout: LayoutChoice,
    /// What is not folded at start.
    pub filter: FilterChoice,
    /// How paragraphs are parted.
    pub paragraphs: Paragraphs,
    /// The keys, as help and hints show them.
    pub keys: KeyTable,
    /// How the program was started.
    pub origin: Origin,
    /// The names of the themes that can be had.
    pub themes: Vec<String>,
}

/// How paragraphs are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paragraphs {
    /// By a blank row on a terminal that has rows enough, else by an indent.
    #[default]
    Auto,
    /// By a blank row.
    Blank,
    /// By an indent.
    Indent,
}
