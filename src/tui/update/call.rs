//! What is asked for by its name: with what was said behind it, on whatever screen.

use crate::render::outline::Walk;
use crate::tui::arrangement::LayoutChoice;
use crate::tui::command::{Action, Argument, COMMANDS, Command, WALKS};
use crate::tui::folds::FilterChoice;
use crate::tui::kept::Letter;
use crate::tui::layout::Kind;
use crate::tui::message::{Effect, Goal};
use crate::tui::model::Model;
use crate::tui::update::{act, arrange, fold, note, start, walk};

/// Does what a command does, with its argument; what is open over the screen it belongs to is closed before.
pub(super) fn call(model: &mut Model, action: Action, argument: &str) -> Effect {
    if model.layout().kind == Kind::TooSmall {
        return Effect::None;
    }
    let argument = argument.trim();
    let command = COMMANDS.iter().find(|it| it.action == action);
    while command.is_some_and(|it| !it.modes.contains(&model.mode())) && model.overlay.is_some() {
        model.close();
    }
    let done = match action {
        Action::MarkSet | Action::MarkGo if !argument.is_empty() => {
            let letter = match action {
                Action::MarkSet => Letter::Set,
                _ => Letter::Go,
            };
            return note::named(model, letter, argument.chars().next().unwrap_or(' '));
        }
        Action::ThemeNamed => return theme(model, argument),
        Action::WalkNamed => walk(model, argument),
        Action::Go => go(model, argument),
        Action::LayoutNamed => layout(model, argument),
        Action::FilterNamed => filter(model, argument),
        _ => return plain(model, action, command, argument),
    };
    if let Err(said) = done {
        model.message = Some(said);
    }
    Effect::None
}

/// A command that takes a count at most.
fn plain(model: &mut Model, action: Action, command: Option<&Command>, argument: &str) -> Effect {
    let count = argument.parse().ok();
    let takes_none = command.is_some_and(|it| it.argument == Argument::None);
    if takes_none && !argument.is_empty() && count.is_none() {
        let name = command.map_or("this", |it| it.name);
        model.message = Some(format!("{name} takes a count at most, not \"{argument}\""));
        return Effect::None;
    }
    act::act(model, action, count)
}

fn theme(model: &mut Model, name: &str) -> Effect {
    if model.settings.themes.iter().any(|it| it == name) {
        model.message = Some(format!("theme {name}"));
        return Effect::Theme(name.to_owned());
    }
    let all = model.settings.themes.join(", ");
    model.message = Some(match name {
        "" => format!("themes: {all}"),
        _ => format!("there is no theme \"{name}\"; there are {all}"),
    });
    Effect::None
}

fn walk(model: &mut Model, name: &str) -> Result<(), String> {
    let walk = match name {
        "matches" => Walk::Matches,
        "differences" => Walk::Differences,
        "check" => Walk::Checks,
        "quotes" => Walk::Quotes,
        "only" => Walk::Only,
        _ => return Err(format!("walks: {}", WALKS.join(", "))),
    };
    walk::along(model, walk, true, 1);
    Ok(())
}

fn layout(model: &mut Model, name: &str) -> Result<(), String> {
    let choice = LayoutChoice::parse(name);
    let choice = choice.ok_or_else(|| format!("layouts: {}", LayoutChoice::NAMES.join(", ")))?;
    model.message = Some(arrange::layout(model, choice));
    Ok(())
}

fn filter(model: &mut Model, name: &str) -> Result<(), String> {
    let choice = FilterChoice::parse(name);
    let choice = choice.ok_or_else(|| format!("filters: {}", FilterChoice::NAMES.join(", ")))?;
    fold::choose(model, &choice)
}

fn go(model: &mut Model, place: &str) -> Result<(), String> {
    let goal = match place.parse() {
        Ok(n) if n > 0 => Some(Goal::Match(n)),
        _ => Goal::parse(place),
    };
    let goal = goal.ok_or("a place is 3 or match:3, quote:2, A12, or words of an article")?;
    start::go(model, &goal);
    Ok(())
}
