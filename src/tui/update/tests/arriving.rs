//! Articles that come while others are read, that never come, or that cannot be read.

use super::sturdy::EVERY;
use super::{A, B, C, assert_lined_up, compared, open, press, read, screen, screen_text};
use crate::article::{Article, ArticleBuilder, Metadata};
use crate::comparison::Comparison;
use crate::notes::Shelf;
use crate::text::index::ArticleId;
use crate::tui::arrival::{Arrival, Stage};
use crate::tui::command::Action;
use crate::tui::message::{Arrived, Effect, Message, Reread, Size};
use crate::tui::model::Model;
use crate::tui::update::update;
use std::sync::Arc;

const SIZES: [(u16, u16); 5] = [(80, 24), (120, 40), (200, 50), (60, 24), (30, 8)];

/// Texts, and for those that are not there what is known of them.
type Slots<'a> = [Result<&'a str, Arrival>];

fn comparison(slots: &Slots<'_>) -> Comparison {
    let nothing = || ArticleBuilder::new(Metadata::default()).finish();
    let articles: Vec<Article> = slots
        .iter()
        .map(|it| it.as_ref().map_or_else(|_| nothing(), |text| read(text)))
        .collect();
    Comparison::plain(articles)
}

fn arrivals(slots: &Slots<'_>) -> Vec<Arrival> {
    let all = slots.iter().cloned();
    all.map(|it| it.err().unwrap_or_default()).collect()
}

fn start(slots: &Slots<'_>, (width, height): (u16, u16)) -> Model {
    let empty = open(&Arc::new(comparison(slots)), width, height);
    let mut model = empty.arriving(arrivals(slots));
    let _ = update(&mut model, Message::Resize(Size { width, height }));
    model
}

fn arrive(model: &mut Model, slots: &Slots<'_>) {
    let arrived = Arrived {
        comparison: Arc::new(comparison(slots)),
        arrivals: arrivals(slots),
        notes: Vec::new(),
    };
    let _ = update(model, Message::Arrived(arrived));
}

fn reading() -> Result<&'static str, Arrival> {
    Err(Arrival::Reading("b.html".into()))
}

fn failed() -> Result<&'static str, Arrival> {
    Err(Arrival::Failed {
        what: "b.html: no article text found".into(),
        next_step: "--raw, or save the page as text".into(),
    })
}

#[test]
fn the_reader_stays_where_he_left_in_any_article_when_they_are_compared() {
    for (article, paragraphs) in [(0, 3), (1, 0), (1, 3)] {
        let mut before = open(&compared(&[A, B]), 120, 40);
        before.keep(vec![String::new(); 2], Shelf::default());
        for _ in 0..article {
            press(&mut before, Action::PaneNext);
        }
        for _ in 0..paragraphs {
            press(&mut before, Action::ParagraphNext);
        }
        let place = before.whereabouts().expect("every article is there");
        let mut model = start(&[Ok(A), reading()], (120, 40));
        arrive(&mut model, &[Ok(A), Ok(B)]);
        let _ = update(&mut model, Message::Return(place));
        assert_eq!(model.cursor, before.cursor);
        let _ = update(&mut model, Message::Compared(compared(&[A, B])));
        assert_eq!(model.cursor, before.cursor);
        assert!(screen_text(&model).contains("where you left"));
    }
}

#[test]
fn the_first_article_can_be_read_while_the_second_is_on_its_way() {
    let mut model = start(&[Ok(A), reading()], (80, 24));
    let shown = screen_text(&model);
    for part in ["Ferry runs aground", "reading b.html", "you can read now"] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    for _ in 0..4 {
        press(&mut model, Action::CursorDown);
    }
    let place = |model: &Model| (model.cursor, model.panes[ArticleId::new(0)].top);
    let before = place(&model);
    arrive(&mut model, &[Ok(A), Ok(B)]);
    assert_eq!(place(&model), before);
    assert!(screen_text(&model).contains("Inquiry into ferry"));
    let _ = update(&mut model, Message::Compared(compared(&[A, B])));
    assert_eq!(place(&model), before);
    assert_lined_up(&mut model);
    assert!(model.is_compared());
}

#[test]
fn a_long_wait_says_what_is_done_how_far_it_is_and_how_it_is_stopped() {
    let mut model = start(&[reading(), Ok(B)], (80, 24));
    let stage = Stage {
        what: "reading b.html, 120 kB".into(),
        step: Some((1, 4)),
    };
    let _ = update(&mut model, Message::Doing(stage, 3));
    let shown = screen_text(&model);
    for part in ["[##..................] 3 s", "step 1 of 4, 3 s"] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    let mut model = start(&[reading(), reading()], (80, 24));
    assert!(screen_text(&model).contains("q stops"));
    let quit = update(&mut model, Message::Act(Action::Quit, None));
    assert_eq!(quit, Effect::Quit);
}

#[test]
fn the_cursor_begins_in_what_comes_first_and_moves_to_the_first_article_until_a_key_is_pressed() {
    let mut model = start(&[reading(), reading()], (80, 24));
    arrive(&mut model, &[reading(), Ok(B)]);
    assert_eq!(model.focus(), ArticleId::new(1));
    arrive(&mut model, &[Ok(A), Ok(B)]);
    assert_eq!(model.focus(), ArticleId::new(0));
    let mut model = start(&[reading(), Ok(B)], (80, 24));
    arrive(&mut model, &[reading(), Ok(B)]);
    press(&mut model, Action::CursorDown);
    let before = model.cursor;
    arrive(&mut model, &[Ok(A), Ok(B)]);
    assert_eq!(model.cursor, before);
}

#[test]
fn a_failed_article_keeps_its_column_with_the_reason_and_a_way_out() {
    let mut model = start(&[Ok(A), failed()], (80, 24));
    let _ = update(
        &mut model,
        Message::Compared(Arc::new(comparison(&[Ok(A), failed()]))),
    );
    let shown = screen_text(&model);
    for part in [
        "(not readable)",
        "b.html: no article text found",
        "--raw, or save the page as",
        "R  reads it again",
        "R read again",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    // Nothing was compared: nothing is called told only here.
    assert!(!shown.contains("Told only"), "{shown}");
    press(&mut model, Action::WalkNext);
    assert!(screen_text(&model).contains("while B cannot be read"));
    assert_eq!(
        update(&mut model, Message::Act(Action::Reload, None)),
        Effect::Reload
    );
    let reread = Reread {
        comparison: Some(compared(&[A, B])),
        arrivals: vec![Arrival::Here, Arrival::Here],
        said: "read again: 1 article can be read now".into(),
    };
    let _ = update(&mut model, Message::Reread(reread));
    assert!(model.is_compared() && model.unreadable().is_none());
    assert!(screen_text(&model).contains("Inquiry into ferry"));
}

#[test]
fn two_of_three_are_compared_when_one_cannot_be_read() {
    let mut model = start(&[Ok(A), failed(), Ok(C)], (140, 40));
    let nothing = ArticleBuilder::new(Metadata::default()).finish();
    let aligned = Comparison::unaligned(vec![read(A), nothing, read(C)])
        .aligned(&crate::comparison::Options::default());
    let _ = update(&mut model, Message::Compared(Arc::new(aligned)));
    assert!(model.is_compared() && model.outline.n_matches() > 0);
    assert!(screen_text(&model).contains("(not readable)"));
    // What was not read is not said to lack anything.
    press(&mut model, Action::WalkNext);
    assert!(!screen_text(&model).contains("no counterpart in B"));
    for action in EVERY {
        press(&mut model, *action);
        screen(&model);
    }
}

#[test]
fn every_key_and_size_is_safe_while_articles_are_missing() {
    let states: [&Slots<'_>; 4] = [
        &[reading(), reading()],
        &[reading(), Ok(B)],
        &[failed(), Ok(B)],
        &[failed(), failed(), failed()],
    ];
    for slots in states {
        for size in SIZES {
            let mut model = start(slots, size);
            for action in EVERY {
                press(&mut model, *action);
                screen(&model);
            }
        }
    }
}
