//! `update`: one message changes the model; what must happen outside is returned.

mod act;
mod arrange;
mod arrive;
mod bands;
mod call;
mod copy;
mod explain;
mod finder;
mod fold;
mod follow;
mod groups;
mod jump;
mod link;
mod list;
mod menu;
mod mouse;
mod note;
mod overlay;
mod overview;
mod pane;
mod reread;
mod scroll;
mod search;
mod select;
mod settle;
mod start;
#[cfg(test)]
mod tests;
mod walk;

use crate::comparison::Comparison;
use crate::tui::arrival::UNTIL_COMPARED;
use crate::tui::command::Action;
use crate::tui::key::{Code, Key};
use crate::tui::layout::Kind;
use crate::tui::message::{Effect, Message};
use crate::tui::model::{Model, Overlay};
use std::sync::Arc;

/// Applies a message. Never performs anything outside the model. The work is bounded by what the screen shows, but for
/// the count before a key and for [`Message::Compared`].
#[must_use]
pub fn update(model: &mut Model, message: Message) -> Effect {
    let is_news = matches!(
        message,
        Message::Kept(_) | Message::Compared(_) | Message::Reread(_) | Message::Arrived(_)
    );
    let effect = match message {
        Message::Resize(size) => {
            settle::resize(model, size);
            Effect::None
        }
        // These show the same screen again: what was said stays.
        Message::Act(Action::Suspend, _) => Effect::Suspend,
        Message::Act(Action::Redraw, _) => Effect::Redraw,
        Message::Act(action, count) => {
            quiet(model);
            model.pending.clear();
            if std::mem::take(&mut model.notice) && action == Action::Cancel {
                return Effect::None;
            }
            act::act(model, action, count)
        }
        Message::Call(action, argument) => {
            quiet(model);
            model.notice = false;
            call::call(model, action, &argument)
        }
        Message::Typed(key) => {
            model.message = None;
            if model.layout().kind == Kind::TooSmall {
                // What is typed is not seen: it waits until it is again.
                match key {
                    Key {
                        code: Code::Char('c'),
                        ctrl: true,
                        ..
                    } => Effect::Quit,
                    _ => Effect::None,
                }
            } else if model.finder.prompt.is_some() {
                finder::typed(model, key)
            } else if model.kept.takes_text() {
                note::typed(model, key)
            } else if model.search.is_some() {
                search::typed(model, key)
            } else {
                overlay::typed(model, key)
            }
        }
        Message::Hesitated => {
            model.finder.shows_keys = true;
            Effect::None
        }
        Message::Click(at) if model.finder.prompt.is_some() => {
            finder::click(model, usize::from(at.x), usize::from(at.y))
        }
        Message::Wheel(_, rows) if model.finder.prompt.is_some() => {
            finder::wheel(model, rows);
            Effect::None
        }
        Message::Click(_)
        | Message::DoubleClick(_)
        | Message::Drag(_)
        | Message::Release(_)
        | Message::Menu(_)
        | Message::Wheel(..)
            if model.search.is_some() || model.kept.takes_text() =>
        {
            Effect::None
        }
        Message::Click(at) => {
            quiet(model);
            model.notice = false;
            match menu::click(model, at) {
                Some(effect) => effect,
                None => {
                    select::press(model, at);
                    mouse::click(model, at, false);
                    Effect::None
                }
            }
        }
        Message::DoubleClick(at) => {
            mouse::click(model, at, true);
            Effect::None
        }
        Message::Drag(at) => {
            mouse::drag(model, at);
            Effect::None
        }
        Message::Release(_) => {
            model.arrangement.held = None;
            select::release(model)
        }
        Message::Wheel(at, rows) => {
            model.notice = false;
            model.fresh = false;
            mouse::wheel(model, at, rows);
            Effect::None
        }
        Message::Menu(at) => {
            quiet(model);
            model.notice = false;
            menu::open(model, at);
            Effect::None
        }
        Message::Pasted(letter) => note::pasted(model, letter),
        Message::Kept(shelf) => {
            note::changed(model, shelf);
            Effect::None
        }
        Message::Told(text) => {
            model.message = Some(text);
            Effect::None
        }
        Message::Compared(comparison) => {
            compared(model, comparison);
            Effect::None
        }
        Message::Go(goal) => {
            if model.layout().kind != Kind::TooSmall {
                start::go(model, &goal);
            }
            Effect::None
        }
        Message::Arrived(it) => {
            arrive::take(model, it);
            Effect::None
        }
        Message::Doing(stage, seconds) => {
            model.arrivals.doing(stage, seconds);
            Effect::None
        }
        Message::Return(place) => {
            if model.layout().kind != Kind::TooSmall {
                start::back(model, &place);
            }
            Effect::None
        }
        Message::Reread(it) => {
            model.arrivals.done();
            reread::take(model, it);
            Effect::None
        }
        Message::Unbound(keys) => {
            quiet(model);
            model.pending.clear();
            model.notice = false;
            let way = match model.overlay {
                Some(Overlay::Help(_)) => "Esc closes",
                _ => "? help",
            };
            model.message = Some(format!("no key {keys} here · {way}"));
            Effect::None
        }
        Message::Pending(keys) => {
            model.finder.shows_keys &= !keys.is_empty();
            model.pending = keys;
            Effect::None
        }
    };
    finder::settle(model);
    settle::settle(model);
    // What is linked by hand may be another thing by now than what was compared with.
    match is_news && model.kept.links != model.comparison.hand_links() {
        true => Effect::Compare,
        false => effect,
    }
}

/// What was said is over with the next key.
fn quiet(model: &mut Model) {
    model.message = None;
    model.aside = None;
    model.kept.select.take_if(|it| it.by_mouse);
    model.fresh = false;
}

/// Takes the finished comparison of the same articles; the reader stays where he is.
fn compared(model: &mut Model, comparison: Arc<Comparison>) {
    let comparison = Arc::new(comparison.telling_all(model.comparison.tells_all()));
    model.arrivals.done();
    if comparison.corpus().articles().len() != model.panes.len() {
        let size = model.size;
        let mut kept = std::mem::take(&mut model.kept);
        kept.renew(&comparison);
        *model = Model::new(comparison, model.settings.clone());
        model.kept = kept;
        settle::resize(model, size);
        return;
    }
    arrive::exchange(model, comparison);
    let is_over = |it: &mut String| it.ends_with(UNTIL_COMPARED);
    model.message.take_if(is_over);
    model.notice = model.shares_nothing();
}
