//! What a reader takes along and what he makes: copies, notes, letters, links by hand.

use super::{A, B, THREE, TWO, compared, focus, open, press, screen_text};
use crate::notes::{Change, Note, Shelf};
use crate::tui::command::Action;
use crate::tui::errand::Errand;
use crate::tui::key::Key;
use crate::tui::message::{Effect, Message, Reread};
use crate::tui::model::Model;
use crate::tui::update::update;
use std::sync::Arc;

fn copied(model: &mut Model, action: Action) -> String {
    match update(model, Message::Act(action, None)) {
        Effect::Errand(Errand::Copy(text)) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_passage_is_copied_with_its_source() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::CursorDown);
    let sentence = "A passenger ferry ran aground on a sandbank near Halden on Friday night with 212 people on board, the coast guard said.";
    assert_eq!(
        copied(&mut model, Action::CopyPassage),
        format!("\"{sentence}\" (A: Ferry runs aground off Halden, ¶2, report.txt)")
    );
}

#[test]
fn words_with_quotes_are_copied_in_other_quotes() {
    let mut model = open(&TWO, 80, 24);
    while !model
        .article(model.cursor.0)
        .slice(model.span(model.cursor))
        .contains('"')
    {
        press(&mut model, Action::CursorDown);
    }
    let text = copied(&mut model, Action::CopyPassage);
    assert!(
        text.starts_with("“\"We could") && text.contains("pier.” (A: "),
        "{text}"
    );
}

#[test]
fn rows_of_lists_are_copied_too() {
    let mut model = open(&THREE, 120, 40);
    press(&mut model, Action::Differences);
    let text = copied(&mut model, Action::CopyPassage);
    assert!(text.contains("\n\n“") && text.contains("(A: "), "{text}");
    press(&mut model, Action::Entities);
    let name = copied(&mut model, Action::CopyPassage);
    assert!(!name.contains('\n') && name.len() < 30, "{name}");
    press(&mut model, Action::Said);
    assert!(copied(&mut model, Action::CopyMatch).starts_with("| | match"));
}

#[test]
fn tellings_are_a_markdown_table_that_no_text_breaks() {
    let hostile = [
        "Dam seeps\n\nThe dam at Orvik | seeps at *two* places, the [mayor](x) said on Tuesday.\n",
        "Seeping dam\n\nThe dam at Orvik | seeps at *two* places, the [mayor](x) said on Monday.\n",
    ];
    let mut model = open(&compared(&hostile), 80, 24);
    press(&mut model, Action::CursorDown);
    let text = copied(&mut model, Action::CopyMatch);
    for row in text.lines() {
        let cells = row.replace("\\|", "").matches('|').count();
        assert_eq!(cells, 4, "{row}");
    }
    assert!(text.contains("Dates disagree"), "{text}");
    assert!(text.contains("\\*two\\*"), "{text}");
}

/// Does what the loop and the desk would do with what is to be kept.
fn keep(model: &mut Model, shelf: &mut Shelf, effect: Effect) {
    let mut effect = effect;
    loop {
        effect = match effect {
            Effect::Errand(Errand::Keep(change)) => {
                let change = match change {
                    Change::Write(note, None) => {
                        let id = format!("n{}", shelf.notes.len());
                        Change::Write(Note { id, ..note }, None)
                    }
                    other => other,
                };
                shelf.make(&change);
                update(model, Message::Kept(shelf.clone()))
            }
            Effect::Compare => {
                let anew = model.shared().aligned(&model.options());
                update(model, Message::Compared(Arc::new(anew)))
            }
            Effect::None => return,
            other => panic!("{other:?}"),
        }
    }
}

pub(super) fn act(model: &mut Model, shelf: &mut Shelf, action: Action) {
    let effect = update(model, Message::Act(action, None));
    keep(model, shelf, effect);
}

fn type_in(model: &mut Model, shelf: &mut Shelf, keys: &str) {
    for key in keys.split(' ') {
        let key = Key::parse(key).expect("a key");
        assert!(model.takes_text());
        let effect = update(model, Message::Typed(key));
        keep(model, shelf, effect);
    }
}

fn texts(model: &Model) -> Vec<String> {
    let all = model.notes().all().iter();
    all.map(|it| it.note.text.clone()).collect()
}

/// A model that keeps, and what it keeps.
pub(super) fn keeping() -> (Model, Shelf) {
    let mut model = open(&TWO, 100, 30);
    model.keep(
        vec!["/a.txt".to_owned(), "/b.txt".to_owned()],
        Shelf::default(),
    );
    (model, Shelf::default())
}

#[test]
fn a_note_is_written_changed_and_taken_away() {
    let (mut model, mut shelf) = keeping();
    press(&mut model, Action::WalkNext);
    let passage = model.cursor;
    act(&mut model, &mut shelf, Action::Note);
    type_in(&mut model, &mut shelf, "s e e Space C Enter");
    assert_eq!(texts(&model), ["see C"]);
    assert_eq!(model.kept.notes.on(passage).len(), 1);
    let shown = screen_text(&model);
    assert!(shown.contains("* see C"), "{shown}");
    assert!(shown.contains("2*"), "{shown}");
    act(&mut model, &mut shelf, Action::Note);
    type_in(&mut model, &mut shelf, "! Enter");
    assert_eq!(texts(&model), ["see C!"]);
    act(&mut model, &mut shelf, Action::Note);
    type_in(&mut model, &mut shelf, "Ctrl-u Enter");
    assert_eq!(texts(&model), Vec::<String>::new());
    assert!(!screen_text(&model).contains("2*"));
}

#[test]
fn a_note_that_is_left_is_at_hand_again_and_one_that_is_open_is_not_lost() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::Note);
    type_in(&mut model, &mut shelf, "x y Esc");
    assert_eq!((texts(&model).len(), model.unkept()), (0, None));
    act(&mut model, &mut shelf, Action::Note);
    let open = model.unkept().expect("a note is open");
    assert!(matches!(open, Change::Write(note, None) if note.text == "xy"));
    assert!(matches!(
        update(
            &mut model,
            Message::Typed(Key::parse("Ctrl-c").expect("a key"))
        ),
        Effect::Quit
    ));
    assert!(model.unkept().is_some(), "who ends the reading keeps it");
}

#[test]
fn several_notes_are_left_and_none_is_lost() {
    let (mut model, mut shelf) = keeping();
    for text in ["x Esc", "y Esc"] {
        act(&mut model, &mut shelf, Action::Note);
        type_in(&mut model, &mut shelf, text);
        press(&mut model, Action::CursorDown);
    }
    let left =
        |model: &Model| -> Vec<String> { model.left().iter().map(|it| it.1.to_owned()).collect() };
    assert_eq!(left(&model), ["x", "y"]);
    press(&mut model, Action::First);
    act(&mut model, &mut shelf, Action::Note);
    type_in(&mut model, &mut shelf, "z Enter");
    assert_eq!(
        (texts(&model), left(&model)),
        (vec!["xz".to_owned()], vec!["y".to_owned()])
    );
}

#[test]
fn what_a_note_has_no_room_for_is_told() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::Note);
    for _ in 0..4000 {
        let _ = update(&mut model, Message::Typed(Key::char('x')));
    }
    assert_eq!(model.message, None);
    let _ = update(&mut model, Message::Typed(Key::char('x')));
    let told = model.message.as_deref().unwrap_or_default();
    assert!(told.starts_with("a note has room for 4000 bytes"), "{told}");
}

#[test]
fn notes_are_listed_with_those_whose_passage_is_gone() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::Notes);
    assert!(screen_text(&model).contains("no note yet"));
    for text in ["a Enter", "b Enter"] {
        press(&mut model, Action::CursorDown);
        act(&mut model, &mut shelf, Action::Note);
        type_in(&mut model, &mut shelf, text);
    }
    let second = A.replace(
        "All 212 passengers were brought to land by midnight in small boats, the coast guard said.",
        "They were brought to land.",
    );
    let comparison = compared(&[&second, B]);
    let message = Message::Reread(Reread {
        comparison: Some(comparison),
        arrivals: Vec::new(),
        said: String::new(),
    });
    let _ = update(&mut model, message);
    act(&mut model, &mut shelf, Action::Notes);
    let shown = screen_text(&model);
    assert!(
        shown.contains("On A 1") && shown.contains("Not found again 1"),
        "{shown}"
    );
    press(&mut model, Action::Last);
    press(&mut model, Action::Enter);
    let shown = screen_text(&model);
    assert!(shown.contains("not there any more"), "{shown}");
    assert!(
        shown.contains("All 212 passengers"),
        "its words stay\n{shown}"
    );
    press(&mut model, Action::First);
    press(&mut model, Action::Enter);
    assert!(model.overlay.is_none() && model.span(model.cursor).start() > 0);
}

#[test]
fn a_letter_leads_back_to_its_passage() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::MarkGo);
    type_in(&mut model, &mut shelf, "a");
    // The letter is no command: `a` alone begins a note.
    assert!(!model.takes_text() && screen_text(&model).contains("no passage has the letter a yet"));
    press(&mut model, Action::CursorDown);
    let passage = model.cursor;
    act(&mut model, &mut shelf, Action::MarkSet);
    type_in(&mut model, &mut shelf, "q");
    focus(&mut model, 2);
    press(&mut model, Action::Last);
    act(&mut model, &mut shelf, Action::MarkGo);
    type_in(&mut model, &mut shelf, "x");
    assert!(screen_text(&model).contains("no passage has the letter x; there are q"));
    act(&mut model, &mut shelf, Action::MarkGo);
    type_in(&mut model, &mut shelf, "q");
    assert_eq!(model.cursor, passage);
    press(&mut model, Action::JumpBack);
    assert_ne!(model.cursor, passage, "it is a jump");
}

#[test]
fn passages_are_linked_and_unlinked_by_hand_and_numbers_follow() {
    let (mut model, mut shelf) = keeping();
    let n = model.outline.n_matches();
    while model.cursor_match().is_some() || model.span(model.cursor).start() == 0 {
        press(&mut model, Action::CursorDown);
    }
    let one = model.cursor;
    assert_eq!(model.cursor_match(), None);
    act(&mut model, &mut shelf, Action::Join);
    focus(&mut model, 2);
    press(&mut model, Action::Last);
    let other = model.cursor;
    act(&mut model, &mut shelf, Action::Join);
    assert_eq!(model.outline.n_matches(), n + 1);
    assert_eq!(model.members(), [one, other]);
    assert_eq!(model.cursor, other, "the reader stays");
    press(&mut model, Action::MatchNext);
    act(&mut model, &mut shelf, Action::Part);
    assert_eq!(model.outline.n_matches(), n);
    act(&mut model, &mut shelf, Action::ClearLinks);
    assert_eq!(model.outline.n_matches(), n);
    assert_eq!(model.comparison.hand_links(), []);
    act(&mut model, &mut shelf, Action::ClearLinks);
    assert!(screen_text(&model).contains("nothing is linked"));
}

#[test]
fn what_is_kept_names_no_article_that_is_not_open() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::Note);
    type_in(&mut model, &mut shelf, "x Enter");
    let mut other = open(&compared(&[B]), 80, 24);
    other.keep(vec!["/b.txt".to_owned()], shelf.clone());
    assert_eq!(other.notes().all(), []);
    let mut same = open(&compared(&[B, A]), 80, 24);
    same.keep(Vec::new(), shelf);
    let placed = &same.notes().all()[0];
    assert_eq!(
        placed.article.to_string(),
        "B",
        "known by its text, wherever it stands"
    );
}

#[test]
fn hostile_words_of_a_note_steer_no_terminal() {
    let (mut model, mut shelf) = keeping();
    let anchor = model
        .kept
        .anchor(&model.comparison, model.cursor)
        .expect("one");
    let text = "a\u{1b}]52;c;eA==\u{7} b\u{202e}c\r\nd".to_owned();
    let note = Note {
        id: "n".to_owned(),
        anchor,
        text,
    };
    shelf.make(&Change::Write(note, None));
    let _ = update(&mut model, Message::Kept(shelf.clone()));
    press(&mut model, Action::Cancel);
    for action in [Action::Cancel, Action::Note, Action::Notes] {
        let effect = update(&mut model, Message::Act(action, None));
        assert_eq!(effect, Effect::None);
        let shown = screen_text(&model);
        assert!(shown.contains("a]52;c;eA== bc d"), "{shown}");
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']));
        model.kept.draft = None;
    }
}
