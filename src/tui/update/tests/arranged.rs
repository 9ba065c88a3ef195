//! Widths, text, and what stands beside the articles, as the reader changes them.

use super::{THREE, TWO, assert_lined_up, open, press, screen_text};
use crate::tui::command::Action;
use crate::tui::message::{Message, Position, Size};
use crate::tui::model::Model;
use crate::tui::update::update;

fn widths(model: &Model) -> Vec<usize> {
    model.layout().columns.iter().map(|it| it.width).collect()
}

#[test]
fn a_column_takes_from_its_neighbor_and_gives_back() {
    let mut model = open(&TWO, 120, 40);
    for _ in 0..3 {
        press(&mut model, Action::WalkNext);
    }
    let equal = widths(&model);

    press(&mut model, Action::Wider);
    assert_eq!(widths(&model), [equal[0] + 4, equal[1] - 4]);

    assert_lined_up(&mut model);
    press(&mut model, Action::Narrower);
    assert_eq!(widths(&model), equal);
    for _ in 0..40 {
        press(&mut model, Action::Wider);
    }
    assert_eq!(widths(&model)[1], 28);
    assert!(screen_text(&model).contains("no wider"));
    press(&mut model, Action::Narrower);
    assert_eq!(widths(&model)[1], 32);
    press(&mut model, Action::EqualColumns);
    assert_eq!(widths(&model), equal);
}

#[test]
fn widths_stay_in_proportion_at_other_sizes() {
    let mut model = open(&TWO, 120, 40);
    let _ = update(&mut model, Message::Act(Action::Wider, Some(5)));
    let before = widths(&model);
    for width in [80, 240, 60, 120] {
        let _ = update(&mut model, Message::Resize(Size { width, height: 40 }));
        let sum: usize = widths(&model).iter().sum();
        assert!(sum < usize::from(width));
    }
    assert_eq!(widths(&model), before);
}

#[test]
fn a_gutter_is_dragged_to_where_the_mouse_is() {
    let mut model = open(&TWO, 120, 40);
    let cursor = model.cursor;
    let before = widths(&model);
    let layout = model.layout();
    let x = layout.columns[0].text + layout.columns[0].width + 1 + layout.gutter / 2;
    // On a row on which no number stands.
    let at = |x: usize| Position { x: x as u16, y: 2 };
    let _ = update(&mut model, Message::Drag(at(x + 9)));
    assert_eq!(widths(&model), before, "nothing is held");
    let _ = update(&mut model, Message::Click(at(x)));
    let _ = update(&mut model, Message::Drag(at(x - 5)));
    let _ = update(&mut model, Message::Drag(at(x - 12)));
    assert_eq!(widths(&model), [before[0] - 12, before[1] + 12]);
    let _ = update(&mut model, Message::Drag(at(0)));
    assert_eq!(widths(&model)[0], 28);
    let _ = update(&mut model, Message::Release(at(0)));
    let _ = update(&mut model, Message::Drag(at(x)));
    assert_eq!(widths(&model)[0], 28, "it was let go");
    assert_eq!(model.cursor, cursor);
}

#[test]
fn text_and_what_stands_beside_it_can_be_changed() {
    let mut model = open(&TWO, 200, 50);
    assert!(model.layout().side.is_some() && !model.layout().rulers.is_empty());
    press(&mut model, Action::ToggleSide);
    press(&mut model, Action::ToggleRuler);
    assert!(model.layout().side.is_none() && model.layout().rulers.is_empty());
    assert_eq!(widths(&model), [76, 76]);
    press(&mut model, Action::TextWider);
    assert_eq!(widths(&model), [80, 80]);
    press(&mut model, Action::TextNarrower);
    press(&mut model, Action::TextNarrower);
    assert_eq!(widths(&model), [72, 72]);
    let before = model.layout().hints;
    press(&mut model, Action::ToggleHints);
    assert_eq!((before, model.layout().hints), (Some(49), None));
    let parted = screen_text(&model);
    press(&mut model, Action::ParagraphSpacing);
    assert_ne!(screen_text(&model), parted);
    let mut model = open(&THREE, 90, 30);
    press(&mut model, Action::ToggleSide);
    press(&mut model, Action::ToggleSide);
    assert!(screen_text(&model).contains("no room for the side panel"));
}
