//! Commands asked for by words: the palette, the command line, the keys that go on.

use super::{TWO, open, press, screen, screen_text};
use crate::tui::command::{Action, COMMANDS};
use crate::tui::finder::{self, PromptKind};
use crate::tui::key::{Code, Key};
use crate::tui::message::{Effect, Message, Position};
use crate::tui::model::{Model, Overlay};
use crate::tui::update::update;

fn type_in(model: &mut Model, text: &str) {
    for c in text.chars() {
        let _ = update(model, Message::Typed(Key::char(c)));
    }
}

fn key(model: &mut Model, code: Code) -> Effect {
    update(model, Message::Typed(Key::new(code)))
}

/// Asks for a line by `:` and gives what the loop must do.
fn ask(model: &mut Model, line: &str) -> Effect {
    press(model, Action::CommandLine);
    type_in(model, line);
    key(model, Code::Enter)
}

#[test]
fn the_palette_runs_what_is_chosen() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::Palette);
    assert!(model.takes_text());
    type_in(&mut model, "what differs");
    assert!(screen_text(&model).contains("what differs · d"));
    key(&mut model, Code::Enter);
    assert!(!model.takes_text());
    assert!(matches!(model.overlay, Some(Overlay::List(_))));
    press(&mut model, Action::Palette);
    key(&mut model, Code::Esc);
    assert!(
        matches!(model.overlay, Some(Overlay::List(_))),
        "nothing was lost"
    );
    press(&mut model, Action::Palette);
    let effect = key(&mut model, Code::Enter);
    assert_eq!(effect, Effect::None);
    assert!(
        model.overlay.is_none(),
        "what was asked for last comes first, and closes the list"
    );
}

#[test]
fn every_choice_of_the_palette_can_be_run_on_every_screen() {
    let choices = finder::choices(&open(&TWO, 80, 24).settings.themes);
    for below in [
        None,
        Some(Action::Differences),
        Some(Action::Compare),
        Some(Action::Help),
    ] {
        for choice in &choices {
            let mut model = open(&TWO, 80, 24);
            press(&mut model, Action::WalkNext);
            if let Some(below) = below {
                press(&mut model, below);
            }
            let message = Message::Call(choice.command.action, choice.argument.clone());
            let _ = update(&mut model, message);
            screen_text(&model);
        }
    }
}

#[test]
fn a_click_takes_a_choice_and_beside_it_closes() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::Palette);
    type_in(&mut model, "theme l");
    let cells = screen(&model);
    let mut rows = cells.content().chunks(80);
    let row = rows.position(|row| {
        let row: String = row.iter().map(|it| it.symbol()).collect();
        row.contains("theme: light")
    });
    let row = row.expect("found");
    let at = Position {
        x: 20,
        y: row as u16,
    };
    assert_eq!(
        update(&mut model, Message::Click(at)),
        Effect::Theme("light".to_owned())
    );
    press(&mut model, Action::Palette);
    let _ = update(&mut model, Message::Click(Position { x: 0, y: 0 }));
    assert!(!model.takes_text());
}

#[test]
fn the_command_line_takes_names_and_keeps_them() {
    let mut model = open(&TWO, 80, 24);
    assert_eq!(
        ask(&mut model, "theme light"),
        Effect::Theme("light".to_owned())
    );
    assert_eq!(ask(&mut model, "thme"), Effect::None);
    assert!(screen_text(&model).contains("there is no command thme"));
    ask(&mut model, "2");
    assert_eq!(
        model.cursor_match().map(|it| model.outline.number(it)),
        Some(2)
    );
    assert_eq!(ask(&mut model, "q"), Effect::Quit);
    press(&mut model, Action::CommandLine);
    for want in ["q", "2", "thme", "theme light", "theme light"] {
        key(&mut model, Code::Up);
        let prompt = model.finder.prompt.as_ref().expect("open");
        assert_eq!((prompt.kind, prompt.entry.text()), (PromptKind::Line, want));
    }
    key(&mut model, Code::Down);
    assert!(screen_text(&model).contains(":thme"));
}

#[test]
fn tab_completes_names_and_words() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::CommandLine);
    type_in(&mut model, "wal");
    let text = |model: &Model| {
        let prompt = model.finder.prompt.as_ref();
        prompt
            .map(|it| it.entry.text().to_owned())
            .unwrap_or_default()
    };
    key(&mut model, Code::Tab);
    assert_eq!(text(&model), "walk");
    type_in(&mut model, " di");
    key(&mut model, Code::Tab);
    assert_eq!(text(&model), "walk differences");
}

#[test]
fn keys_that_go_on_are_shown_after_a_while_and_gone_with_the_next() {
    let mut model = open(&TWO, 80, 24);
    let before = screen_text(&model);
    for pending in ["3", "z"] {
        let _ = update(&mut model, Message::Pending(pending.to_owned()));
        assert_eq!(model.has_prefix(), pending == "z");
    }
    let _ = update(&mut model, Message::Hesitated);
    assert!(!model.has_prefix(), "the loop sleeps again");
    let shown = screen_text(&model);
    let on = COMMANDS
        .iter()
        .filter(|it| it.keys.split(' ').any(|it| it.starts_with('z')));
    for command in on {
        assert!(shown.contains(command.doc), "{shown}");
    }
    let _ = update(&mut model, Message::Pending(String::new()));
    let _ = update(&mut model, Message::Act(Action::Cancel, None));
    model.fresh = true;
    assert_eq!(screen_text(&model), before);
}
