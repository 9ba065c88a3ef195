//! Walks: each visits all of its stops and comes round; differences are walked from where one reads.

use super::{THREE, TWO, focus, open, press, screen_text};
use crate::text::index::ArticleId;
use crate::tui::command::Action;
use crate::tui::model::Model;

#[test]
fn a_walk_visits_every_match_once_and_in_order() {
    for comparison in [&*TWO, &*THREE] {
        let mut model = open(comparison, 120, 40);
        let n = model.outline.n_matches();
        assert!(n >= 3, "the reports have matches");
        let mut visited = Vec::new();
        let at = |model: &Model| model.cursor_match().map(|it| model.outline.number(it));
        let first = at(&model);
        visited.extend(first);
        while visited.len() < n {
            press(&mut model, Action::WalkNext);
            assert_eq!(model.aside, None);
            visited.extend(at(&model));
        }
        assert_eq!(visited, (1..=n).collect::<Vec<_>>());
        press(&mut model, Action::WalkNext);
        assert!(model.aside.is_some(), "it says that it begins again");
        assert_eq!(at(&model), Some(1));
        let mut back = Vec::new();
        for _ in 0..n {
            press(&mut model, Action::WalkPrev);
            back.extend(at(&model));
        }
        visited.reverse();
        assert_eq!(back, visited);
    }
}

#[test]
fn every_walk_comes_round() {
    for action in [
        Action::DifferenceNext,
        Action::QuoteNext,
        Action::OnlyNext,
        Action::MatchNext,
    ] {
        let mut model = open(&THREE, 80, 24);
        press(&mut model, action);
        let n = model.walk.stops.len();
        let sure = matches!(action, Action::MatchNext | Action::OnlyNext);
        assert!(n > 0 || !sure, "{action:?}");
        let start = model.walk.at;
        for _ in 0..n {
            press(&mut model, Action::WalkNext);
        }
        assert_eq!(model.walk.at, start, "{action:?}");
    }
}

#[test]
fn enter_goes_round_the_tellings_and_backspace_retraces_it() {
    let mut model = open(&THREE, 140, 30);
    for _ in 0..model.outline.n_matches() {
        press(&mut model, Action::WalkNext);
        let n = model.members().len();
        let mut path = vec![model.cursor];
        for _ in 0..n {
            press(&mut model, Action::Enter);
            path.push(model.cursor);
        }
        assert_eq!(path.first(), path.last());
        for at in (0..n).rev() {
            press(&mut model, Action::JumpBack);
            assert_eq!(model.cursor, path[at]);
        }
        press(&mut model, Action::JumpForward);
        assert_eq!(model.cursor, path[1]);
        press(&mut model, Action::JumpBack);
    }
}

#[test]
fn one_passage_told_in_two_places_is_reached_in_both() {
    let b = ArticleId::new(1);
    let mut n_split = 0;
    for (id, it) in TWO.alignment().matches().iter_enumerated() {
        let mut in_b: Vec<_> = it.passages.iter().filter(|it| it.0 == b).copied().collect();
        if in_b.len() < 2 {
            continue;
        }
        n_split += 1;
        let mut model = open(&TWO, 80, 24);
        while model.cursor_match() != Some(id) {
            press(&mut model, Action::WalkNext);
        }
        for _ in 0..it.passages.len() {
            press(&mut model, Action::Enter);
            in_b.retain(|it| *it != model.cursor);
        }
        assert!(in_b.is_empty(), "{in_b:?} is never reached");
    }
    assert!(n_split > 0, "B tells one passage of A in two places");
}

/// Goes from a passage to the next stop, or the one before.
#[track_caller]
fn check(from: Action, step: Action, expected: Option<usize>) {
    let mut model = open(&TWO, 120, 40);
    press(&mut model, Action::DifferenceNext);
    press(&mut model, from);
    press(&mut model, step);
    assert_eq!(model.walk.at, expected);
}

#[test]
fn differences_are_gone_to_from_where_one_reads() {
    let mut model = open(&TWO, 120, 40);
    let n = TWO.divergences().len();
    let mut orders = Vec::new();
    for at in 0..n {
        press(&mut model, Action::DifferenceNext);
        assert_eq!((model.walk.at, &model.aside), (Some(at), &None));
        orders.push(model.outline.order(model.walk.stops[at].passage));
    }
    assert!(n > 3 && orders.is_sorted(), "{orders:?}");
    check(Action::First, Action::DifferenceNext, Some(0));
    check(Action::First, Action::WalkNext, Some(0));
    check(Action::First, Action::DifferencePrev, Some(n - 1));
    // What is told only in B stands behind the end of A.
    let end = |model: &Model| {
        let last = model.outline.order(model.cursor);
        orders.iter().filter(|it| **it < last).count()
    };
    press(&mut model, Action::First);
    press(&mut model, Action::Last);
    let behind = end(&model);
    check(Action::Last, Action::DifferencePrev, Some(behind - 1));
}

#[test]
fn a_walk_goes_along_the_article_that_is_read_and_counts_from_one() {
    for number in 1..=3 {
        let read = ArticleId::new(number - 1);
        let mut model = open(&THREE, 200, 40);
        focus(&mut model, number);
        press(&mut model, Action::DifferenceNext);
        let n = model.walk.stops.len();
        let mut own = Vec::new();
        for at in 0..n {
            assert_eq!((model.walk.at, &model.aside), (Some(at), &None));
            own.extend((model.focus() == read).then_some(model.cursor.1));
            press(&mut model, Action::DifferenceNext);
        }
        assert!(n > 3 && own.len() > 1 && own.is_sorted(), "{read} {own:?}");
        assert_eq!(model.walk.at, Some(0));
        assert!(model.aside.is_some(), "it says that it begins again");
    }
}

#[test]
fn the_counterpart_that_is_gone_to_is_said_and_does_not_change_the_walk() {
    let mut model = open(&TWO, 120, 40);
    press(&mut model, Action::DifferenceNext);
    while model.walk.at.is_none() || crate::tui::walks::across(&model).is_empty() {
        press(&mut model, Action::DifferenceNext);
    }
    let at = model.walk.at;
    let here = model.focus();
    press(&mut model, Action::Enter);
    assert_ne!(model.focus(), here);
    assert!(screen_text(&model).contains(&format!("now in {}", model.focus())));
    press(&mut model, Action::DifferenceNext);
    assert_eq!(model.walk.at, at.map(|it| it + 1));
}

#[test]
fn who_tells_it_out_of_sight_is_said_with_the_key_that_shows_it() {
    let mut model = open(&THREE, 80, 24);
    let mut n_hidden = 0;
    for _ in 0..model.n_passages(ArticleId::new(0)) - 1 {
        press(&mut model, Action::CursorDown);
        let layout = model.layout();
        let members = model.members().iter();
        let hidden = members.filter(|it| layout.column(it.0).is_none()).count();
        let screen = screen_text(&model);
        assert_eq!(screen.contains("also in C: L"), hidden > 0, "{screen}");
        n_hidden += hidden;
        if hidden > 0 {
            press(&mut model, Action::Help);
            assert!(!screen_text(&model).contains("also in C"));
            press(&mut model, Action::Cancel);
        }
    }
    assert!(n_hidden > 0);
}
