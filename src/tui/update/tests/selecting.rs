//! Words selected with the keys and with the mouse, and the menu of the right button.

use super::{SIZES, THREE, TWO, open, press, screen_text};
use crate::tui::command::Action;
use crate::tui::errand::Errand;
use crate::tui::key::Key;
use crate::tui::layout::Kind;
use crate::tui::message::{Effect, Message, Position};
use crate::tui::model::{Model, Overlay};
use crate::tui::update::update;

fn place(x: usize, y: usize) -> Position {
    Position {
        x: x as u16,
        y: y as u16,
    }
}

fn copied(effect: Effect) -> String {
    match effect {
        Effect::Errand(Errand::Copy(text)) => text,
        other => panic!("{other:?}"),
    }
}

/// Keys while words are selected; what the last one asks for.
fn keys(model: &mut Model, keys: &str) -> Effect {
    let mut effect = Effect::None;
    for key in keys.split(' ') {
        effect = update(model, Message::Typed(Key::parse(key).expect("a key")));
    }
    effect
}

#[test]
fn a_drag_selects_the_text_of_one_column_without_rows_and_marks() {
    for comparison in [&*TWO, &*THREE] {
        for (width, height) in SIZES {
            let rows = open(comparison, width, height).layout().body.height;
            for row in 0..rows.saturating_sub(3) {
                let mut model = open(comparison, width, height);
                let layout = model.layout();
                let column = *layout.columns.last().expect("one");
                let y = layout.body.y + row;
                let _ = update(&mut model, Message::Click(place(column.text, y)));
                // Far outside its column: the edge of it is meant.
                let _ = update(&mut model, Message::Drag(place(column.text + 4, y + 1)));
                let _ = update(&mut model, Message::Drag(place(0, y + 2)));
                let effect = update(&mut model, Message::Release(place(0, y + 2)));
                if model.kept.select.is_none() {
                    continue;
                }
                let text = copied(effect);
                let article = model.article(column.article).text();
                assert!(
                    article.contains(&text),
                    "{width}x{height} row {row}: {text}"
                );
                let blanks = text.replace("\n\n", "");
                assert!(!blanks.contains('\n'), "{text}");
            }
        }
    }
}

#[test]
fn a_drag_over_three_rows_takes_all_of_them() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::CursorDown);
    let layout = model.layout();
    let (column, row) = (
        layout.columns[0],
        super::super::scroll::cursor_row(&mut model),
    );
    let y = layout.body.y + row.expect("shown") as usize;
    let _ = update(&mut model, Message::Click(place(column.text + 2, y)));
    let end = place(column.text + column.width - 1, y + 2);
    let _ = update(&mut model, Message::Drag(end));
    let shown = screen_text(&model);
    let text = copied(update(&mut model, Message::Release(end)));
    assert!(
        text.starts_with("A passenger ferry ran aground on a sandbank near Halden on"),
        "{text}"
    );
    assert!(!text.contains('\n') && text.len() > 80, "{text}\n{shown}");
    press(&mut model, Action::LineDown);
    assert_eq!(model.kept.select, None, "it is over with the next key");
}

#[test]
fn a_click_alone_copies_nothing() {
    let mut model = open(&TWO, 80, 24);
    let column = model.layout().columns[1];
    let at = place(column.text + 3, 4);
    assert_eq!(update(&mut model, Message::Click(at)), Effect::None);
    assert_eq!(update(&mut model, Message::Release(at)), Effect::None);
    let _ = update(&mut model, Message::Drag(at));
    assert_eq!(model.kept.select, None, "no button is down");
}

#[test]
fn words_are_selected_with_the_keys() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::CursorDown);
    press(&mut model, Action::Select);
    assert!(model.takes_text());
    keys(&mut model, "l l w");
    let shown = screen_text(&model);
    assert!(
        shown.contains("selected: 4 words, 21 characters"),
        "{shown}"
    );
    assert_eq!(copied(keys(&mut model, "h y")), "A passenger ferry");
    assert!(!model.takes_text());
    press(&mut model, Action::Select);
    let whole = copied(keys(&mut model, "$ Enter"));
    assert_eq!(
        whole,
        model
            .article(model.cursor.0)
            .slice(model.span(model.cursor))
    );
    press(&mut model, Action::Select);
    let text = copied(keys(&mut model, "j j l o l y"));
    assert!(
        text.starts_with("passenger ferry") && !text.contains('\n'),
        "{text}"
    );
    press(&mut model, Action::Select);
    assert_eq!(keys(&mut model, "Esc"), Effect::None);
    assert!(!model.takes_text());
}

#[test]
fn the_right_button_opens_a_menu_for_the_passage() {
    for (width, height) in SIZES {
        for n in 0..4 {
            let mut model = open(&TWO, width, height);
            let layout = model.layout();
            let at = place(layout.columns[0].text + 1, layout.body.y);
            assert_eq!(update(&mut model, Message::Menu(at)), Effect::None);
            assert!(matches!(model.overlay, Some(Overlay::Menu { .. })));
            assert!(screen_text(&model).contains("compare word by word"));
            for _ in 0..n {
                press(&mut model, Action::CursorDown);
            }
            let effect = update(&mut model, Message::Act(Action::Enter, None));
            match n {
                0 => assert_eq!(model.focus().index(), 1, "at the counterpart"),
                1 => assert!(matches!(model.overlay, Some(Overlay::Compare { .. }))),
                2 => assert!(copied(effect).contains("(A: Ferry runs aground")),
                _ => assert!(model.kept.draft.is_some()),
            }
        }
    }
}

#[test]
fn the_menu_takes_clicks_and_closes() {
    let mut model = open(&TWO, 80, 24);
    let layout = model.layout();
    let at = place(layout.columns[0].text + 1, layout.body.y);
    let _ = update(&mut model, Message::Menu(at));
    // Below the place: the frame, then the rows.
    let copy = place(usize::from(at.x) + 2, usize::from(at.y) + 4);
    let effect = update(&mut model, Message::Click(copy));
    assert!(copied(effect).contains("(A: Ferry runs aground"));
    assert!(model.overlay.is_none());
    let _ = update(&mut model, Message::Menu(at));
    let _ = update(&mut model, Message::Click(place(70, 20)));
    assert!(model.overlay.is_none(), "a click elsewhere closes it");
    let _ = update(&mut model, Message::Menu(at));
    press(&mut model, Action::Cancel);
    assert!(model.overlay.is_none());
}

#[test]
fn the_layout_by_rows_says_that_nothing_is_selected_there() {
    let mut model = open(&TWO, 120, 40);
    press(&mut model, Action::LayoutNext);
    assert_eq!(model.layout().kind, Kind::Rows);
    press(&mut model, Action::Select);
    assert!(!model.takes_text());
    assert!(screen_text(&model).contains("no selecting by rows: v changes the layout"));
    let layout = model.layout();
    let column = layout.columns[1];
    let from = place(column.text + 2, layout.body.y + 4);
    let to = place(column.text + 9, layout.body.y + 5);
    let _ = update(&mut model, Message::Click(from));
    let _ = update(&mut model, Message::Drag(to));
    assert!(screen_text(&model).contains("no selecting by rows: v changes the layout"));
    assert_eq!(update(&mut model, Message::Release(to)), Effect::None);
}

#[test]
fn a_drag_of_the_gutter_selects_nothing_and_one_of_text_moves_no_column() {
    let mut model = open(&TWO, 120, 40);
    let layout = model.layout();
    let (left, y) = (layout.columns[0], layout.body.y + 1);
    let gutter = left.text + left.width;
    let _ = update(&mut model, Message::Click(place(gutter, y)));
    let _ = update(&mut model, Message::Drag(place(gutter - 9, y)));
    let effect = update(&mut model, Message::Release(place(gutter - 9, y)));
    assert_eq!((effect, model.kept.select), (Effect::None, None));
    let moved = model.layout();
    assert!(moved.columns[0].width < left.width);
    let row = super::super::scroll::cursor_row(&mut model).expect("shown");
    let y = moved.body.y + row as usize;
    let from = place(moved.column(model.focus()).expect("shown").text + 3, y);
    let _ = update(&mut model, Message::Click(from));
    let _ = update(&mut model, Message::Drag(place(moved.whole.width - 1, y)));
    assert!(model.kept.select.is_some());
    assert_eq!(model.layout().columns, moved.columns);
}

#[test]
fn pasted_text_goes_into_a_note_and_is_no_command() {
    let mut model = open(&TWO, 80, 24);
    let before = screen_text(&model);
    let paste = |model: &mut Model| {
        for letter in "quay 3".chars() {
            assert_eq!(update(model, Message::Pasted(letter)), Effect::None);
        }
    };
    paste(&mut model);
    assert_eq!(screen_text(&model), before);
    press(&mut model, Action::Note);
    keys(&mut model, "a t Space");
    paste(&mut model);
    let draft = model.kept.draft.as_ref().expect("a note");
    assert_eq!(draft.entry.text(), "at quay 3");
}
