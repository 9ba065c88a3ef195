//! Where a reading begins: every article from its start, until the first step.

use super::{TWO, assert_lined_up, begins, open, press, screen, screen_text};
use crate::tui::command::Action;
use crate::tui::lines::Place;
use crate::tui::message::{Message, Position, Size};
use crate::tui::model::Model;
use crate::tui::update::update;

/// B tells the headline of A below its own.
const HEADLINES: [&str; 2] = ["Ferry runs aground off", "Inquiry into ferry grounding"];

#[track_caller]
fn assert_at_starts(model: &Model) {
    for column in model.layout().columns {
        assert_eq!(model.top(column.article), Place::default());
    }
    let screen = screen_text(model);
    for headline in HEADLINES {
        assert!(screen.contains(headline), "{screen}");
    }
}

#[test]
fn both_headlines_are_seen_at_the_start_and_at_every_size() {
    let mut model = open(&TWO, 80, 24);
    for (width, height) in [(80, 24), (120, 40), (60, 24), (200, 50), (80, 24)] {
        let _ = update(&mut model, Message::Resize(Size { width, height }));
        assert_at_starts(&model);
    }
}

#[test]
fn the_first_step_lines_the_articles_up_and_gg_shows_their_starts_again() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::WalkNext);
    assert_lined_up(&mut model);
    press(&mut model, Action::WalkNext);
    assert_lined_up(&mut model);
    press(&mut model, Action::First);
    assert_at_starts(&model);
}

#[test]
fn the_other_article_is_focused_at_its_start_and_nothing_moves() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::PaneNext);
    assert_eq!((model.focus().index(), model.cursor.1.index()), (1, 0));
    assert_at_starts(&model);
}

#[test]
fn the_counterpart_of_a_headline_is_gone_to_from_the_start() {
    let mut model = open(&TWO, 80, 24);
    let told = model.members().to_vec();
    press(&mut model, Action::Enter);
    assert!(told.contains(&model.cursor) && model.focus().index() == 1);
    assert_lined_up(&mut model);
}

#[test]
fn the_letters_of_the_stack_are_clicked() {
    let mut model = open(&TWO, 60, 24);
    let row: String = screen_text(&model).lines().next().unwrap_or("").to_owned();
    assert!(row.starts_with(" [A] B Ferry runs aground"), "{row}");
    for (x, focused) in [(5, 1), (2, 0), (5, 1)] {
        let _ = update(&mut model, Message::Click(Position { x, y: 0 }));
        assert_eq!(model.focus().index(), focused);
    }
}

#[test]
fn a_passage_that_begins_in_mid_row_has_its_mark_before_it() {
    let model = open(&TWO, 120, 40);
    let buffer = screen(&model);
    let mut found = Vec::new();
    for cells in buffer.content().chunks(120) {
        for (n, cell) in cells.iter().enumerate().filter(|it| begins(it.1)) {
            let after: String = cells[n + 1..]
                .iter()
                .take(9)
                .map(|it| it.symbol())
                .collect();
            found.push(format!("{}{}", cell.symbol(), after.trim_end()));
        }
    }
    for sign in ["+Two", "+Nobody"] {
        assert!(found.iter().any(|it| it.starts_with(sign)), "{found:?}");
    }
}
