//! Sizes, keys and clicks in any order: nothing breaks, and the cursor stays in sight.

use super::{
    A, B, FIVE, THREE, TWO, assert_lined_up, compared, is_visible, open, press, read, screen,
    screen_text,
};
use crate::comparison::Comparison;
use crate::text::index::ArticleId;
use crate::tui::command::Action;
use crate::tui::key::{Code, Key};
use crate::tui::layout::{Kind, LEAST};
use crate::tui::message::{Message, Position, Size};
use crate::tui::model::Model;
use crate::tui::update::{scroll, update};
use proptest::prelude::*;
use std::sync::Arc;

#[test]
fn below_the_least_size_everything_is_kept() {
    let mut model = open(&TWO, 80, 24);
    for _ in 0..3 {
        press(&mut model, Action::WalkNext);
    }
    let before = (model.cursor, screen(&model));
    for (width, height) in [(29, 8), (1, 1), (200, 3)] {
        let _ = update(&mut model, Message::Resize(Size { width, height }));
        press(&mut model, Action::CursorDown);
        assert_eq!(model.layout().kind, Kind::TooSmall);
        screen(&model);
    }
    let size = Size {
        width: 80,
        height: 24,
    };
    let _ = update(&mut model, Message::Resize(size));
    assert_eq!((model.cursor, screen(&model)), before);
}

#[test]
fn a_resize_keeps_the_row_of_the_cursor() {
    let mut model = open(&TWO, 120, 40);
    for _ in 0..4 {
        press(&mut model, Action::CursorDown);
    }
    let before = scroll::cursor_row(&mut model);
    for width in [110, 100, 90, 80, 120] {
        let _ = update(&mut model, Message::Resize(Size { width, height: 40 }));
        assert_eq!(scroll::cursor_row(&mut model), before, "{width}");
    }
}

#[test]
fn every_size_draws() {
    let mut model = open(&THREE, 80, 24);
    press(&mut model, Action::WalkNext);
    let heights = [1, 2, 7, 8, 9, 10, 11, 12, 14, 23, 29, 30, 31, 70];
    let widths =
        (1..=240).filter(|it| it % 9 == 0 || [29, 30, 71, 72, 99, 100, 159, 160].contains(it));
    for (width, height) in widths.flat_map(|width| heights.map(|height| (width, height))) {
        let _ = update(&mut model, Message::Resize(Size { width, height }));
        screen(&model);
        for action in [
            Action::Compare,
            Action::Differences,
            Action::Help,
            Action::Cancel,
            Action::Cancel,
            Action::Overview,
        ] {
            press(&mut model, action);
            screen(&model);
        }
        press(&mut model, Action::Cancel);
        press(&mut model, Action::LayoutNext);
        screen(&model);
    }
    assert_eq!((LEAST.width, LEAST.height), (30, 8));
}

#[test]
fn articles_can_be_read_before_they_are_compared() {
    let articles = [A, B].iter().map(|it| read(it)).collect();
    let mut model = open(&Arc::new(Comparison::unaligned(articles)), 80, 24);
    assert!(screen_text(&model).contains("you can read now"));
    for action in EVERY {
        press(&mut model, *action);
        screen(&model);
        leave_line(&mut model);
    }
    let mut model = open(
        &Arc::new(Comparison::unaligned(vec![read(A), read(B)])),
        80,
        24,
    );
    for _ in 0..5 {
        press(&mut model, Action::CursorDown);
    }
    let before = (model.cursor, model.panes[ArticleId::new(0)].top);
    let _ = update(&mut model, Message::Compared(Arc::clone(&TWO)));
    assert_eq!((model.cursor, model.panes[ArticleId::new(0)].top), before);
    assert_lined_up(&mut model);
}

#[test]
fn an_article_alone_can_be_read() {
    let mut model = open(&compared(&[A]), 80, 24);
    for action in EVERY {
        press(&mut model, *action);
        screen(&model);
        leave_line(&mut model);
    }
}

fn leave_line(model: &mut Model) {
    while model.takes_text() {
        let _ = update(model, Message::Typed(Key::new(Code::Esc)));
    }
}

pub(super) const EVERY: &[Action] = &[
    Action::CursorDown,
    Action::CursorUp,
    Action::LineDown,
    Action::LineUp,
    Action::HalfDown,
    Action::HalfUp,
    Action::PageDown,
    Action::PageUp,
    Action::First,
    Action::Last,
    Action::Center,
    Action::Top,
    Action::Bottom,
    Action::JumpBack,
    Action::JumpForward,
    Action::PaneNext,
    Action::PanePrev,
    Action::CheckNext,
    Action::CheckPrev,
    Action::SlideRight,
    Action::SlideLeft,
    Action::Base,
    Action::Zoom,
    Action::LayoutNext,
    Action::Wider,
    Action::Filters,
    Action::Overview,
    Action::CellLeft,
    Action::CellRight,
    Action::FoldToggle,
    Action::FoldAll,
    Action::FoldNone,
    Action::Narrower,
    Action::EqualColumns,
    Action::TextWider,
    Action::TextNarrower,
    Action::ParagraphSpacing,
    Action::ToggleRuler,
    Action::ToggleSide,
    Action::ToggleHints,
    Action::Follow,
    Action::Relink,
    Action::WalkNext,
    Action::WalkPrev,
    Action::Enter,
    Action::DifferenceNext,
    Action::DifferencePrev,
    Action::MatchNext,
    Action::MatchPrev,
    Action::QuoteNext,
    Action::QuotePrev,
    Action::OnlyNext,
    Action::OnlyPrev,
    Action::ParagraphNext,
    Action::ParagraphPrev,
    Action::Compare,
    Action::Differences,
    Action::GroupNext,
    Action::MarkQuotes,
    Action::MarkEntities,
    Action::MarkWords,
    Action::Help,
    Action::Cancel,
    Action::Search,
    Action::Palette,
    Action::CommandLine,
    Action::NameHere,
    Action::MentionNext,
    Action::Entities,
    Action::Said,
    Action::About,
];

/// Keys that are typed while a line is open.
const TYPED: &[&str] = &[
    "e",
    "a",
    "t",
    "Space",
    "(",
    "Backspace",
    "Left",
    "Home",
    "Tab",
    "Up",
    "Down",
    "PageDown",
    "Ctrl-r",
    "Ctrl-w",
    "Esc",
    "Enter",
    "Enter",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_keys_and_sizes_break_it(
        steps in prop::collection::vec((0usize..EVERY.len() + 24, 1u16..200, 1u16..60, 0usize..40), 1..120),
    ) {
        let mut model = open(&FIVE, 100, 30);
        for (key, x, y, count) in steps {
            let typed = Key::parse(TYPED[key % TYPED.len()]).expect("a key");
            let message = match EVERY.get(key) {
                Some(_) if model.takes_text() => Message::Typed(typed),
                Some(action) => Message::Act(*action, (count > 30).then_some(count)),
                None if key < 75 => Message::Resize(Size { width: x, height: y }),
                None if key < 80 => Message::Click(Position { x, y }),
                None if key < 84 => Message::DoubleClick(Position { x, y }),
                None if key < EVERY.len() + 6 => Message::Resize(Size { width: x, height: y }),
                None if key < EVERY.len() + 11 => Message::Click(Position { x, y }),
                None if key < EVERY.len() + 15 => Message::DoubleClick(Position { x, y }),
                None if key < EVERY.len() + 19 => Message::Drag(Position { x, y }),
                None => Message::Wheel(Position { x, y }, count as isize - 20),
            };
            let _ = update(&mut model, message);
            screen(&model);
            if model.layout().kind != Kind::TooSmall {
                prop_assert!(is_visible(&mut model));
            }
        }
    }
}
