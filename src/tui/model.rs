//! `Model`: everything the screen shows, and nothing else.

use crate::comparison::Comparison;
use crate::render::theme::Theme;
use crate::tui::command::Mode;
use crate::tui::message::Size;
use std::sync::Arc;

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
}

/// The state of the reading view. Changed by [`crate::tui::update::update`] only.
#[derive(Debug)]
pub struct Model {
    comparison: Arc<Comparison>,
    settings: ViewSettings,
    size: Size,
}

impl Model {
    /// A model over articles that may not be aligned yet (see [`Comparison::unaligned`]).
    #[must_use]
    pub fn new(comparison: Arc<Comparison>, settings: ViewSettings) -> Self {
        Self {
            comparison,
            settings,
            size: Size::default(),
        }
    }

    /// What is shown.
    #[must_use]
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// How it is shown.
    #[must_use]
    pub fn settings(&self) -> &ViewSettings {
        &self.settings
    }

    /// Paints with another theme from now on.
    pub fn set_theme(&mut self, theme: Theme) {
        self.settings.theme = theme;
    }

    /// What the keys mean just now.
    #[must_use]
    pub fn mode(&self) -> Mode {
        Mode::Reading
    }

    /// The size of the terminal.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    pub(crate) fn set_size(&mut self, size: Size) {
        self.size = size;
    }
}
