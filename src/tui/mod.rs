//! The reading view: a model, messages that change it, a view that draws it, and one loop around them.
//!
//! ```text
//! event ─► keymap ─► Message ─► update(&mut Model, Message) ─► Effect ─► perform     Model ─► view(&Model, &mut Buffer)
//! ```
//!
//! The loop is [`run`]. It is fed by a [`Host`]: the terminal, or a script that presses keys and keeps the screen.

pub mod arrangement;
pub mod arrival;
pub mod command;
mod entry;
pub mod errand;
mod finder;
pub mod folds;
pub mod input;
mod kept;
pub mod key;
pub mod keymap;
pub mod keytable;
pub mod layout;
mod lines;
mod list;
mod made;
pub mod message;
pub mod model;
pub mod origin;
pub(in crate::tui) mod overview;
mod pasted;
mod placing;
mod prompt;
pub mod script;
pub mod shot;
pub(in crate::tui) mod synopsis;
pub mod terminal;

pub mod update;
pub mod view;
mod walks;

use crate::comparison::{Comparison, Options};
use crate::notes::{Place, Places};
use crate::render::theme::Themes;
use crate::tui::arrival::Stage;
use crate::tui::errand::Errand;
use crate::tui::key::Key;
use crate::tui::keymap::{Keymap, Step};
use crate::tui::message::{Effect, Goal, Message, Reread};
use crate::tui::model::Model;
use crate::tui::update::update;
use std::io;
use std::sync::Arc;

/// Where work tells what came of it.
pub type Tell<'a> = dyn FnMut(Message) + 'a;

/// The reading and comparing that goes on while the first frame is read.
pub struct Work {
    /// Does it, and tells what came of it bit by bit; the last word is [`Message::Compared`].
    pub run: Box<dyn FnOnce(&mut Tell) + Send>,
    /// What goes on at the moment; may be asked from any thread.
    pub stage: Arc<dyn Fn() -> Stage + Send + Sync>,
}

/// Reads the articles again and compares them anew. One call runs at a time.
pub type Reload = Arc<dyn Fn() -> Reread + Send + Sync>;

/// Where the loop runs: what it is fed by and draws on.
pub trait Host {
    /// The next event that is there already.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    fn poll(&mut self) -> io::Result<Option<Event>>;

    /// The next event, waited for without a single wakeup.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    fn wait(&mut self) -> io::Result<Event>;

    /// Draws the model.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    fn draw(&mut self, model: &Model) -> io::Result<()>;

    /// Stops like any program does on `Ctrl-z`, and comes back.
    ///
    /// # Errors
    /// When the terminal cannot be left or entered again.
    fn suspend(&mut self) -> io::Result<()>;

    /// Makes the next frame draw every cell, whatever happened to the screen.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    fn redraw(&mut self) -> io::Result<()>;

    /// Switches mouse reporting.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    fn mouse(&mut self, on: bool) -> io::Result<()>;

    /// Has the articles read again; the result comes as an event.
    ///
    /// # Errors
    /// When no thread can be started for it.
    fn reload(&mut self) -> io::Result<()>;

    /// Has a comparison made anew with these options; the result comes as an event. While something else is made,
    /// [`Event::Compare`] comes at its end instead.
    ///
    /// # Errors
    /// When no thread can be started for it.
    fn compare(&mut self, comparison: Arc<Comparison>, options: Options) -> io::Result<()>;

    /// Does something outside; what came of it are events.
    ///
    /// # Errors
    /// When the terminal cannot be written or had to be left and cannot be entered again.
    fn perform(&mut self, errand: Errand, model: &Model) -> io::Result<Vec<Event>>;
}

/// What a host tells the loop.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Something the model is told as it is.
    Message(Message),
    /// The terminal said which colour is behind its text.
    Background([u8; 3]),
    /// A file that is shown has changed.
    Changed,
    /// What was asked for while something else was made can be made now: see [`Host::compare`].
    Compare,
    /// Somebody asked the program to stop until it is continued.
    Suspend,
    /// The program was stopped and goes on; the terminal may look like anything.
    Resumed,
    /// It is over.
    End(End),
}

/// Why the loop came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The reader quit, or the script is at its end.
    Quit,
    /// A signal asked for it; its number.
    Signal(i32),
    /// The terminal went away.
    Gone,
    /// The comparing panicked; the message is out already.
    Failed,
}

/// One reading: the model with the keys and themes that act on it.
#[derive(Debug)]
pub struct Session {
    /// What is shown.
    pub model: Model,
    /// The keys in force.
    pub keymap: Keymap,
    /// The themes that can be had.
    pub themes: Themes,
    /// Where to go once the articles are compared, if no key was pressed before.
    pub goal: Option<Goal>,
    /// Where readers of these and other articles were: where to be as soon as all are there, if no key was pressed before.
    pub places: Option<Places>,
}

impl Session {
    /// The reader goes his own ways from now on.
    fn begun(&mut self) {
        self.goal = None;
        self.places = None;
    }
}

/// Events taken between two frames at most, so that a key held down cannot keep the screen from being drawn.
const BURST: usize = 64;

/// Runs the reading view until it ends: take all events that wait, draw once, sleep until the next one.
///
/// # Errors
/// When the terminal cannot be read or written.
pub fn run(session: &mut Session, host: &mut dyn Host) -> io::Result<End> {
    let mut dirty = false;
    loop {
        for _ in 0..BURST {
            let Some(event) = host.poll()? else { break };
            if let Some(end) = handle(session, host, event)? {
                return Ok(end);
            }
            dirty = true;
        }
        if dirty {
            host.draw(&session.model)?;
            dirty = false;
            continue;
        }
        let event = host.wait()?;
        if let Some(end) = handle(session, host, event)? {
            return Ok(end);
        }
        dirty = true;
    }
}

/// One event through keymap, update and effect.
fn handle(session: &mut Session, host: &mut dyn Host, event: Event) -> io::Result<Option<End>> {
    let message = match event {
        Event::Key(key) if session.model.takes_text() => {
            session.begun();
            Message::Typed(key)
        }
        Event::Key(key) => {
            session.begun();
            match session.keymap.press(key, session.model.mode()) {
                Step::Act(action, count) => {
                    // The sequence typed so far is over before its action begins.
                    let _ = update(&mut session.model, Message::Pending(String::new()));
                    Message::Act(action, count)
                }
                Step::Pending(text) => Message::Pending(text),
                Step::Unbound(text) => Message::Unbound(text),
            }
        }
        Event::Message(Message::Compared(comparison)) => {
            let effect = update(&mut session.model, Message::Compared(comparison));
            if let Some(end) = perform(session, host, effect)? {
                return Ok(Some(end));
            }
            match session.goal.take() {
                Some(goal) => Message::Go(goal),
                None => return Ok(None),
            }
        }
        Event::Message(message @ (Message::Resize(_) | Message::Arrived(_))) => {
            let effect = update(&mut session.model, message);
            if let Some(end) = perform(session, host, effect)? {
                return Ok(Some(end));
            }
            match left(session) {
                Some(place) => Message::Return(place),
                None => return Ok(None),
            }
        }
        Event::Compare => {
            host.compare(session.model.shared(), session.model.options())?;
            return Ok(None);
        }
        Event::Message(message) => message,
        Event::Background(rgb) => {
            session.themes.set_background(rgb);
            session.model.set_theme(session.themes.current());
            return Ok(None);
        }
        Event::Changed => {
            host.reload()?;
            return Ok(None);
        }
        Event::Suspend => {
            host.suspend()?;
            return Ok(None);
        }
        Event::Resumed => {
            host.redraw()?;
            return Ok(None);
        }
        Event::End(end) => return Ok(Some(end)),
    };
    let effect = update(&mut session.model, message);
    perform(session, host, effect)
}

/// Where the reader of these articles was when he left, asked once, when all of them are there.
fn left(session: &mut Session) -> Option<Place> {
    let here = session.model.whereabouts()?;
    let places = session.places.take()?;
    places.of(&here.articles).cloned()
}

/// What an update asks for.
fn perform(session: &mut Session, host: &mut dyn Host, effect: Effect) -> io::Result<Option<End>> {
    match effect {
        Effect::None => {}
        Effect::Quit => return Ok(Some(End::Quit)),
        Effect::Suspend => host.suspend()?,
        Effect::Redraw => host.redraw()?,
        Effect::Reload => host.reload()?,
        Effect::Compare => host.compare(session.model.shared(), session.model.options())?,
        Effect::Mouse(on) => host.mouse(on)?,
        Effect::Theme(name) => {
            if session.themes.select(&name) {
                session.model.set_theme(session.themes.current());
            }
        }
        Effect::Errand(errand) => {
            for event in host.perform(errand, &session.model)? {
                if let Some(end) = handle(session, host, event)? {
                    return Ok(Some(end));
                }
            }
        }
        Effect::NextTheme => {
            session.themes.advance();
            session.model.set_theme(session.themes.current());
        }
    }
    Ok(None)
}
