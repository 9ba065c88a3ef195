//! What a key is taken for as the model stands: a command of which part of the screen, or text.

use super::{Model, Overlay};
use crate::tui::command::Mode;
use crate::tui::key::{Key, parse_sequence};

impl Model {
    /// What the keys mean just now. The comparison as a panel leaves the keys of reading in force.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match self.overlay {
            None => Mode::Reading,
            Some(Overlay::Compare { .. }) if self.has_panel() => Mode::Reading,
            Some(Overlay::Compare { .. }) => Mode::Compare,
            Some(Overlay::Help(_) | Overlay::About { .. } | Overlay::Page(_)) => Mode::Help,
            Some(Overlay::List(_) | Overlay::Filters { .. } | Overlay::Menu { .. }) => Mode::List,
            Some(Overlay::Overview(_)) => Mode::Overview,
        }
    }

    /// Whether keys are typed text just now, and no commands.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        let narrows = match &self.overlay {
            Some(Overlay::List(list)) => list.typing,
            Some(Overlay::Help(help)) => help.typing,
            _ => false,
        };
        let asks = self.search.is_some() || self.finder.prompt.is_some();
        narrows || asks || self.kept.takes_text()
    }

    /// Whether keys are typed that other keys go on from, and it is not shown yet which: a host that waits for the next key
    /// may say after a while that none came ([`crate::tui::message::Message::Hesitated`]).
    #[must_use]
    pub fn has_prefix(&self) -> bool {
        !self.finder.shows_keys && !self.prefix().is_empty()
    }

    /// The keys typed so far of a sequence, without the count before them.
    pub(in crate::tui) fn prefix(&self) -> Vec<Key> {
        let typed = self
            .pending
            .trim_start_matches(|it: char| it.is_ascii_digit());
        parse_sequence(typed).unwrap_or_default()
    }
}
