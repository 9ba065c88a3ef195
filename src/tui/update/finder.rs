//! The palette and the command line: what is typed is found at once, and done with Enter.

use crate::tui::entry::{Entry, Typed};
use crate::tui::finder::{self, Choice, Prompt, PromptKind};
use crate::tui::key::{Code, Key};
use crate::tui::message::Effect;
use crate::tui::model::Model;
use crate::tui::update::call;
use crate::tui::view::finder as view;

/// Opens one of the two with something typed already.
pub(super) fn open(model: &mut Model, kind: PromptKind, text: &str) {
    model.finder.prompt = Some(Prompt {
        kind,
        entry: Entry::new(text),
        found: Vec::new(),
        chosen: 0,
        top: 0,
        recalled: None,
    });
    find(model);
}

/// A key while one is open.
pub(super) fn typed(model: &mut Model, key: Key) -> Effect {
    let Some(prompt) = &mut model.finder.prompt else {
        return Effect::None;
    };
    let is_line = prompt.kind == PromptKind::Line;
    match (key.code, key.ctrl) {
        (Code::Char('c'), true) => return Effect::Quit,
        (Code::Esc, _) => close(model),
        (Code::Backspace, _) if prompt.entry.text().is_empty() => close(model),
        (Code::Enter, _) => return accept(model),
        (Code::Up, _) | (Code::Char('p'), true) if is_line => recall(model, true),
        (Code::Down, _) | (Code::Char('n'), true) if is_line => recall(model, false),
        (Code::Up, _) | (Code::Char('p'), true) => choose(prompt, -1),
        (Code::Down, _) | (Code::Char('n'), true) => choose(prompt, 1),
        (Code::PageUp, _) => choose(prompt, -8),
        (Code::PageDown, _) => choose(prompt, 8),
        (Code::Tab, _) => complete(model, !key.shift),
        _ if prompt.entry.key(key) == Typed::Changed => {
            prompt.recalled = None;
            find(model);
        }
        _ => {}
    }
    Effect::None
}

fn close(model: &mut Model) {
    model.finder.prompt = None;
}

fn choose(prompt: &mut Prompt, by: isize) {
    let last = prompt.found.len().saturating_sub(1);
    prompt.chosen = prompt.chosen.saturating_add_signed(by).min(last);
}

/// Finds what fits what is typed.
fn find(model: &mut Model) {
    let all = finder::choices(&model.settings.themes);
    let history = &model.finder.history;
    let Some(prompt) = &mut model.finder.prompt else {
        return;
    };
    let text = prompt.entry.text();
    prompt.found = match prompt.kind {
        PromptKind::Palette => finder::fuzzy(all, text, history),
        PromptKind::Line => finder::completions(all, text),
    };
    (prompt.chosen, prompt.top) = (0, 0);
}

/// An older or newer line of the history in place of what is typed.
fn recall(model: &mut Model, older: bool) {
    let history = &model.finder.history;
    let Some(prompt) = &mut model.finder.prompt else {
        return;
    };
    let to = match (prompt.recalled, older) {
        (None, true) => Some(0),
        (Some(n), true) => Some((n + 1).min(history.len().saturating_sub(1))),
        (Some(0) | None, false) => None,
        (Some(n), false) => Some(n - 1),
    };
    let line = to.and_then(|it| history.iter().rev().nth(it));
    if line.is_none() && prompt.recalled.is_none() {
        return;
    }
    prompt.entry = Entry::new(line.map_or("", String::as_str));
    prompt.recalled = line.and(to);
    find(model);
}

/// Writes out what is chosen; again on the command line: the next that fits.
fn complete(model: &mut Model, on: bool) {
    let Some(prompt) = &mut model.finder.prompt else {
        return;
    };
    let Some(choice) = prompt.found.get(prompt.chosen) else {
        return;
    };
    if prompt.kind == PromptKind::Palette {
        prompt.entry = Entry::new(&choice.words());
        return find(model);
    }
    if prompt.entry.text() == choice.line() {
        let (n, step) = (
            prompt.found.len(),
            if on { 1 } else { prompt.found.len() - 1 },
        );
        prompt.chosen = (prompt.chosen + step) % n;
    }
    let choice = prompt.found[prompt.chosen].clone();
    prompt.entry = Entry::new(&choice.line());
    // A name that is the only one goes on to its words.
    if prompt.found.len() == 1 && choice.is_open() {
        prompt.entry = Entry::new(&format!("{} ", choice.line()));
        find(model);
    }
}

fn accept(model: &mut Model) -> Effect {
    let Some(prompt) = model.finder.prompt.take() else {
        return Effect::None;
    };
    match prompt.kind {
        PromptKind::Palette => match prompt.found.into_iter().nth(prompt.chosen) {
            Some(choice) => run(model, &choice),
            None => {
                model.message = Some(format!("no command for {}", prompt.entry.text()));
                Effect::None
            }
        },
        PromptKind::Line => {
            let line = prompt.entry.text().trim();
            if line.is_empty() {
                return Effect::None;
            }
            model.finder.keep(line);
            match finder::resolve(line) {
                Ok((command, argument)) => call::call(model, command.action, argument),
                Err(said) => {
                    model.message = Some(said);
                    Effect::None
                }
            }
        }
    }
}

/// Does what is chosen; what needs words of the reader goes to the command line.
fn run(model: &mut Model, choice: &Choice) -> Effect {
    if choice.is_open() {
        open(model, PromptKind::Line, &format!("{} ", choice.line()));
        return Effect::None;
    }
    model.finder.keep(&choice.line());
    call::call(model, choice.command.action, &choice.argument)
}

/// A click while one is open: on a choice it is taken, elsewhere the prompt closes.
pub(super) fn click(model: &mut Model, x: usize, y: usize) -> Effect {
    let layout = model.layout();
    let Some(prompt) = &mut model.finder.prompt else {
        return Effect::None;
    };
    match view::choice_at(prompt, &layout, x, y) {
        Some(at) if prompt.kind == PromptKind::Palette => {
            prompt.chosen = at;
            accept(model)
        }
        Some(at) => {
            let line = prompt.found[at].line();
            prompt.entry = Entry::new(&line);
            find(model);
            Effect::None
        }
        None => {
            close(model);
            Effect::None
        }
    }
}

/// The wheel while one is open.
pub(super) fn wheel(model: &mut Model, rows: isize) {
    if let Some(prompt) = &mut model.finder.prompt {
        choose(prompt, rows);
    }
}

/// Keeps what is chosen inside the box.
pub(super) fn settle(model: &mut Model) {
    let layout = model.layout();
    if let Some(prompt) = &mut model.finder.prompt {
        let height = view::visible(prompt, &layout).max(1);
        prompt.top = prompt.top.min(prompt.chosen);
        prompt.top = prompt.top.max((prompt.chosen + 1).saturating_sub(height));
        prompt.top = prompt.top.min(prompt.found.len().saturating_sub(height));
    }
}
