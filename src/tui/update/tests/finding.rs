//! Search as it is typed, mentions of a name, and the lists that lead to places.

use super::{A, THREE, TWO, compared, open, press, screen, screen_text};
use crate::tui::command::Action;
use crate::tui::key::{Code, Key};
use crate::tui::list::{ListItem, ListKind};
use crate::tui::message::{Effect, Message, Size};
use crate::tui::model::{Model, Overlay};
use crate::tui::update::update;

fn type_in(model: &mut Model, text: &str) {
    for c in text.chars() {
        let _ = update(model, Message::Typed(Key::char(c)));
    }
}

fn key(model: &mut Model, code: Code) {
    let _ = update(model, Message::Typed(Key::new(code)));
}

fn seen(model: &Model) -> Vec<String> {
    let buffer = screen(model);
    let cells: Vec<&str> = buffer.content().iter().map(|it| it.symbol()).collect();
    let rows = cells.chunks(usize::from(model.size().width));
    rows.map(|it| it.concat()).collect()
}

#[test]
fn typing_shows_the_first_hit_and_esc_brings_back_every_row() {
    for (width, height) in [(80, 24), (60, 24), (120, 16)] {
        let mut model = open(&TWO, width, height);
        press(&mut model, Action::WalkNext);
        let before = seen(&model);
        press(&mut model, Action::Search);
        type_in(&mut model, "ministry of transport");
        assert_eq!(model.lit.as_ref().expect("hits").count(), 2);
        assert!(screen_text(&model).contains("2 hits: A 1 · B 1"));
        let (article, _) = model.cursor;
        let span = model.lit.as_ref().expect("hits").spans[article][0];
        assert!(model.span(model.cursor).overlaps(span));
        key(&mut model, Code::Esc);
        assert_eq!(seen(&model), before);
    }
}

#[test]
fn esc_brings_back_the_passage_after_a_resize_too() {
    let mut model = open(&TWO, 120, 30);
    press(&mut model, Action::WalkNext);
    let before = model.cursor;
    press(&mut model, Action::Search);
    type_in(&mut model, "village");
    let size = Size {
        width: 60,
        height: 20,
    };
    let _ = update(&mut model, Message::Resize(size));
    key(&mut model, Code::Esc);
    assert_eq!(model.cursor, before);
    assert!(model.search.is_none() && model.lit.is_none());
}

#[test]
fn enter_makes_the_hits_the_walk_until_esc() {
    let mut model = open(&THREE, 120, 30);
    let start = model.cursor;
    press(&mut model, Action::Search);
    type_in(&mut model, "halden");
    key(&mut model, Code::Enter);
    let n = model.walk.stops.len();
    assert!(n > 4 && screen_text(&model).contains("walk: /halden 1/"));
    for _ in 0..n {
        press(&mut model, Action::WalkNext);
    }
    assert_eq!(model.walk.at, Some(0), "it comes round");
    for _ in 0..=n {
        press(&mut model, Action::JumpBack);
    }
    assert_eq!(model.cursor, start);
    press(&mut model, Action::Cancel);
    assert!(model.lit.is_none() && screen_text(&model).contains("walk: matches"));
}

#[test]
fn a_search_can_be_corrected_narrowed_and_left_without_a_hit() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::Search);
    type_in(&mut model, "ferryx");
    assert!(screen_text(&model).contains("no hit"));
    key(&mut model, Code::Backspace);
    let all = model.lit.as_ref().expect("hits").count();
    key(&mut model, Code::Tab);
    assert!(model.lit.as_ref().expect("hits").count() < all);
    type_in(&mut model, "zz");
    key(&mut model, Code::Enter);
    assert!(screen_text(&model).contains("no hit for ferryzz"));
    press(&mut model, Action::Search);
    key(&mut model, Code::Backspace);
    assert!(model.search.is_none());
}

#[test]
fn keys_are_text_while_a_search_is_typed() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::Search);
    type_in(&mut model, "q?d");
    assert!(model.overlay.is_none() && screen_text(&model).contains("/q?d"));
}

#[test]
fn names_are_walked_from_the_passage_and_from_their_list() {
    let mut model = open(&TWO, 120, 30);
    press(&mut model, Action::CursorDown);
    press(&mut model, Action::NameHere);
    let first = model.lit.as_ref().and_then(|it| it.entity).expect("a name");
    let n = TWO.corpus().entities()[first].mentions.len();
    assert_eq!(model.walk.stops.len(), n);
    press(&mut model, Action::MentionNext);
    assert_eq!(model.lit.as_ref().and_then(|it| it.entity), Some(first));
    press(&mut model, Action::Entities);
    let Some(Overlay::List(list)) = &model.overlay else {
        panic!("a list")
    };
    assert_eq!(list.item(), Some(ListItem::Entity(first)));
    press(&mut model, Action::Enter);
    assert!(model.overlay.is_none() && model.walk.stops.len() == n);
}

#[test]
fn every_row_of_every_list_leads_to_its_place() {
    for action in [Action::Differences, Action::Entities, Action::Said] {
        let mut model = open(&THREE, 80, 24);
        press(&mut model, action);
        let Some(Overlay::List(list)) = &model.overlay else {
            panic!("{action:?} opens a list")
        };
        for at in 0..list.count() {
            let mut model = open(&THREE, 80, 24);
            press(&mut model, action);
            press(&mut model, Action::First);
            let down = Message::Act(Action::CursorDown, Some(at));
            if at > 0 {
                let _ = update(&mut model, down);
            }
            assert!(screen_text(&model).contains(&format!("{}/", at + 1)));
            press(&mut model, Action::Enter);
            assert!(
                model.overlay.is_none() && model.walk.at.is_some(),
                "{action:?} {at}"
            );
        }
    }
}

#[test]
fn lists_and_facts_can_be_had_of_one_report_alone() {
    let mut model = open(&compared(&[A]), 60, 24);
    for (action, kind) in [
        (Action::Entities, ListKind::Entities),
        (Action::Said, ListKind::Quotes),
    ] {
        press(&mut model, action);
        assert!(matches!(&model.overlay, Some(Overlay::List(it)) if it.kind == kind));
        screen(&model);
        press(&mut model, Action::Cancel);
    }
    press(&mut model, Action::About);
    assert!(screen_text(&model).contains("read alone"));
    press(&mut model, Action::Cancel);
    assert!(model.overlay.is_none());
}

fn call(model: &mut Model, action: Action, argument: &str) -> Effect {
    update(model, Message::Call(action, argument.to_owned()))
}

#[test]
fn what_is_asked_for_by_name_takes_an_argument() {
    let mut model = open(&TWO, 80, 24);
    let effect = call(&mut model, Action::ThemeNamed, "light");
    assert_eq!(effect, Effect::Theme("light".to_owned()));
    assert_eq!(call(&mut model, Action::ThemeNamed, "pink"), Effect::None);
    assert!(screen_text(&model).contains("there is no theme \"pink\""));
    for walk in ["matches", "differences", "quotes", "only"] {
        call(&mut model, Action::WalkNamed, walk);
        let at = model.walk.at;
        assert!(at.is_some() || model.walk.stops.is_empty(), "{walk}");
    }
    call(&mut model, Action::Go, "2");
    assert_eq!(
        model.cursor_match().map(|it| model.outline.number(it)),
        Some(2)
    );
    call(&mut model, Action::Go, "B6");
    assert_eq!(model.focus().index(), 1);
    call(&mut model, Action::Go, "B600");
    assert!(screen_text(&model).contains("B has no paragraph 600"));
    call(&mut model, Action::WalkNext, "x");
    assert!(screen_text(&model).contains("takes a count at most"));
}

#[test]
fn a_command_of_another_screen_closes_what_is_open() {
    let mut model = open(&TWO, 80, 24);
    for below in [Action::Differences, Action::Help, Action::Compare] {
        press(&mut model, below);
        assert!(model.overlay.is_some());
        call(&mut model, Action::Go, "1");
        assert!(model.overlay.is_none());
        assert_eq!(
            model.cursor_match().map(|it| model.outline.number(it)),
            Some(1)
        );
    }
}
