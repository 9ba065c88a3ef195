//! `update`: one message changes the model; what must happen outside is returned.

use crate::tui::command::Action;
use crate::tui::message::{Effect, Message};
use crate::tui::model::Model;

/// Applies a message. Never performs anything outside the model.
#[must_use]
pub fn update(model: &mut Model, message: Message) -> Effect {
    match message {
        Message::Resize(size) => {
            model.set_size(size);
            Effect::None
        }
        Message::Act(Action::Quit | Action::QuitNow, _) => Effect::Quit,
        Message::Act(Action::Suspend, _) => Effect::Suspend,
        _ => Effect::None,
    }
}
