//! Differences that are ticked off one after the other: in the list, on the way, and in another reading.

use super::kept::{act, keeping};
use super::{A, B, compared, open, press, screen_text};
use crate::notes::Shelf;
use crate::tui::command::Action;
use crate::tui::list::{List, ListItem, Tab};
use crate::tui::message::Message;
use crate::tui::model::{Model, Overlay};
use crate::tui::update::update;
use crate::tui::view::told;
use crate::tui::walks;

/// The list of differences that is open.
fn listed(model: &Model) -> &List {
    match &model.overlay {
        Some(Overlay::List(it)) => it,
        other => panic!("no list but {other:?}"),
    }
}

#[test]
fn what_is_ticked_off_in_a_comparison_is_ticked_in_the_list_that_waits() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::Differences);
    press(&mut model, Action::First);
    act(&mut model, &mut shelf, Action::Compare);
    act(&mut model, &mut shelf, Action::Tick);
    assert_eq!(model.n_ticked(), 1);
    press(&mut model, Action::Cancel);
    assert!(listed(&model).tabs.contains(&Tab::Left));
    assert!(screen_text(&model).contains("1 ticked off"));
}

#[test]
fn rows_are_ticked_off_one_after_the_other_and_what_is_left_is_a_part_of_the_list() {
    let (mut model, mut shelf) = keeping();
    let n = model.comparison.divergences().len();
    assert!(n > 2, "{n}");
    act(&mut model, &mut shelf, Action::Differences);
    press(&mut model, Action::First);
    assert!(!listed(&model).tabs.contains(&Tab::Left));
    let first = listed(&model).item();
    act(&mut model, &mut shelf, Action::Tick);
    assert_eq!((listed(&model).ordinal(), model.n_ticked()), (2, 1));
    let screen = screen_text(&model);
    let left = format!("1 ticked off, {} left", n - 1);
    assert!(screen.contains(&left), "{screen}");
    assert_eq!(screen.matches("x ~").count(), 1, "{screen}");
    assert!(screen.contains(": t on it takes it back"), "{screen}");
    // What is left, ticked off from the last row on, and round.
    press(&mut model, Action::TabNext);
    assert_eq!(
        (listed(&model).shown(), listed(&model).count()),
        (Tab::Left, n - 1)
    );
    assert_ne!(listed(&model).item(), first);
    press(&mut model, Action::Last);
    act(&mut model, &mut shelf, Action::Tick);
    let list = listed(&model);
    assert_eq!((list.count(), list.ordinal()), (n - 2, 1));
    assert!(screen_text(&model).contains("from last to first"));
    // All of it: the part stays, empty, and a key too many takes nothing back.
    for _ in 0..n - 2 {
        act(&mut model, &mut shelf, Action::Tick);
    }
    let list = listed(&model);
    assert_eq!(
        (list.shown(), list.count(), model.n_ticked()),
        (Tab::Left, 0, n)
    );
    assert!(screen_text(&model).contains("all ticked off"));
    act(&mut model, &mut shelf, Action::Tick);
    assert_eq!((model.n_ticked(), shelf.ticks.len()), (n, n));
    // In the part that holds all every row can be taken back.
    press(&mut model, Action::TabPrev);
    assert_eq!(
        (listed(&model).shown(), listed(&model).count()),
        (Tab::All, n)
    );
    act(&mut model, &mut shelf, Action::Tick);
    assert_eq!((model.n_ticked(), shelf.ticks.len()), (n - 1, n - 1));
}

#[test]
fn what_is_ticked_off_is_passed_by_round_the_end_and_the_last_one_is_taken_back_by_the_same_key() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::Differences);
    let n = listed(&model).count();
    assert!(n > 2, "{n}");
    let again = "t again takes it back";
    press(&mut model, Action::First);
    press(&mut model, Action::CursorDown);
    act(&mut model, &mut shelf, Action::Tick);
    assert!(!screen_text(&model).contains(again));
    // From the first row to the third: the second is ticked off.
    press(&mut model, Action::First);
    act(&mut model, &mut shelf, Action::Tick);
    assert_eq!((listed(&model).ordinal(), model.n_ticked()), (3, 2));
    // From the last row to the first that is left, until none is.
    press(&mut model, Action::Last);
    for ticked in 3..=n {
        assert!(!screen_text(&model).contains(again));
        act(&mut model, &mut shelf, Action::Tick);
        let at = if ticked == n { n - 1 } else { ticked };
        let at = if n == 3 { n } else { at };
        assert_eq!((listed(&model).ordinal(), model.n_ticked()), (at, ticked));
    }
    let screen = screen_text(&model);
    assert!(screen.contains(again), "{screen}");
    // A number before the key is refused.
    let _ = update(&mut model, Message::Act(Action::Tick, Some(3)));
    assert_eq!((shelf.ticks.len(), model.n_ticked()), (n, n));
    assert!(screen_text(&model).contains("one difference at a time"));
    // The part of what is left stands where it stood, and says that it is empty.
    press(&mut model, Action::TabNext);
    assert_eq!(listed(&model).shown(), Tab::Left);
    assert!(screen_text(&model).contains("all ticked off"));
}

#[test]
fn the_greeting_counts_what_is_left() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::Differences);
    let n = model.comparison.divergences().len();
    for ticked in 1..=n {
        act(&mut model, &mut shelf, Action::Tick);
        let mut again = open(&compared(&[A, B]), 60, 20);
        again.keep(
            vec!["/a.txt".to_owned(), "/b.txt".to_owned()],
            shelf.clone(),
        );
        assert_eq!(again.n_ticked(), ticked);
        again.fresh = true;
        let said = match n - ticked {
            0 => format!("all {n} differences ticked off: d lists"),
            1 => "1 difference left: d lists".to_owned(),
            left => format!("{left} differences left: d lists"),
        };
        let screen = screen_text(&again);
        assert!(screen.contains(&said), "{said}\n{screen}");
    }
}

#[test]
fn what_is_told_at_the_cursor_has_its_mark_however_the_cursor_came_there() {
    let (mut model, mut shelf) = keeping();
    let is_told_first = |model: &Model| {
        let id = walks::difference(model).expect("a difference");
        told::findings(model).first() == Some(&id)
    };
    press(&mut model, Action::DifferenceNext);
    while !is_told_first(&model) {
        press(&mut model, Action::DifferenceNext);
    }
    for is_ticked in [true, false] {
        act(&mut model, &mut shelf, Action::Tick);
        model.message = None;
        let at = model.walk.at;
        assert_eq!(screen_text(&model).contains(" x ~ "), is_ticked);
        // The same passage with no walk that leads there.
        model.walk.at = None;
        let screen = screen_text(&model);
        assert_eq!(screen.contains(" x ~ "), is_ticked, "{screen}");
        model.walk.at = at;
    }
}

#[test]
fn what_is_ticked_off_is_counted_within_the_part_that_is_shown() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::Differences);
    let tabs = listed(&model).tabs.clone();
    assert!(tabs.len() > 2, "{tabs:?}");
    for tab in tabs.into_iter().skip(1) {
        press(&mut model, Action::TabNext);
        let count = listed(&model).count();
        let before = model.n_ticked();
        assert_eq!(listed(&model).shown(), tab);
        assert!(!screen_text(&model).contains("ticked off"), "{before}");
        press(&mut model, Action::First);
        act(&mut model, &mut shelf, Action::Tick);
        assert_eq!(model.n_ticked(), before + 1);
        let heading = format!("· {count} · 1 ticked off, {} left", count - 1);
        let screen = screen_text(&model);
        assert!(screen.contains(&heading), "{heading}\n{screen}");
    }
}

#[test]
fn what_is_ticked_off_is_found_again_unless_its_words_are_others() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::Differences);
    let n = model.comparison.divergences().len();
    for _ in 0..n {
        act(&mut model, &mut shelf, Action::Tick);
    }
    assert_eq!(model.n_ticked(), n);
    let written = serde_json::to_string(&shelf).expect("a shelf is plain data");
    let shelf: Shelf = serde_json::from_str(&written).expect("what was written");
    let sources = || vec!["/a.txt".to_owned(), "/b.txt".to_owned()];
    // The same articles in the other order.
    let mut model = open(&compared(&[B, A]), 100, 30);
    model.keep(
        vec!["/b.txt".to_owned(), "/a.txt".to_owned()],
        shelf.clone(),
    );
    let all = model.comparison.divergences().len();
    assert_eq!(model.n_ticked(), all);
    // Articles from the same places with other words.
    let edited = [A, B].map(|it| it.replace(char::is_numeric, "7"));
    let mut model = open(&compared(&[&edited[0], &edited[1]]), 100, 30);
    model.keep(sources(), shelf);
    let all = model.comparison.divergences().iter();
    let has_number = |it: &&crate::diverge::Divergence| {
        let corpus = model.comparison.corpus();
        let words = it.sites.iter().map(|it| corpus.slice(*it));
        words.into_iter().any(|it| it.contains('7'))
    };
    let changed = all.filter(has_number);
    let ticked = model.kept.notes.ticked();
    for it in changed {
        assert!(!ticked.has(model.comparison.corpus(), it), "{it:?}");
    }
}

#[test]
fn only_a_difference_is_ticked_off() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::Entities);
    act(&mut model, &mut shelf, Action::Tick);
    assert!(model.message.is_some() && shelf.ticks.is_empty());
    press(&mut model, Action::Cancel);
    // The one that the walk led to.
    press(&mut model, Action::DifferenceNext);
    act(&mut model, &mut shelf, Action::Tick);
    assert_eq!(model.n_ticked(), 1);
    act(&mut model, &mut shelf, Action::Tick);
    assert_eq!((model.n_ticked(), shelf.ticks.len()), (0, 0));
}

#[test]
fn what_is_ticked_off_is_passed_over_on_the_way_and_it_is_said_when_nothing_is_left() {
    for kind in [Action::DifferenceNext, Action::DifferencePrev] {
        let (mut model, mut shelf) = keeping();
        let n = model.comparison.divergences().len();
        assert!(n > 2, "{n}");
        let mut seen = Vec::new();
        for _ in 0..n {
            press(&mut model, kind);
            seen.extend(walks::difference(&model));
        }
        let mut all = seen.clone();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), n, "each once");
        // Every second one is ticked off; once round comes to the others, in the same order.
        let mut ticked = 0;
        for (at, id) in seen.iter().enumerate() {
            press(&mut model, kind);
            assert_eq!(walks::difference(&model), Some(*id));
            if at % 2 == 0 && at + 1 < n {
                act(&mut model, &mut shelf, Action::Tick);
                ticked += 1;
            }
        }
        assert_eq!(model.n_ticked(), ticked);
        let left: Vec<_> = seen
            .into_iter()
            .filter(|it| !model.is_ticked(*it))
            .collect();
        for id in left.iter().chain(&left) {
            press(&mut model, kind);
            assert_eq!(walks::difference(&model), Some(*id));
        }
        // A number before the key counts what is left.
        let _ = update(&mut model, Message::Act(kind, Some(left.len())));
        assert_eq!(walks::difference(&model), left.last().copied());
        for _ in 0..left.len() - 1 {
            act(&mut model, &mut shelf, Action::Tick);
            press(&mut model, kind);
        }
        press(&mut model, kind);
        let screen = screen_text(&model);
        assert!(screen.contains("only this one is left"), "{screen}");
        act(&mut model, &mut shelf, Action::Tick);
        assert_eq!(model.n_ticked(), n);
        let here = model.cursor;
        press(&mut model, kind);
        let screen = screen_text(&model);
        let said = format!("no difference left: all {n} are ticked off");
        assert!(screen.contains(&said), "{screen}");
        assert_eq!(model.cursor, here);
    }
}

#[test]
fn the_way_that_a_list_began_passes_over_what_is_ticked_off() {
    let (mut model, mut shelf) = keeping();
    act(&mut model, &mut shelf, Action::Differences);
    press(&mut model, Action::First);
    press(&mut model, Action::CursorDown);
    act(&mut model, &mut shelf, Action::Tick);
    let third = listed(&model).item();
    press(&mut model, Action::First);
    press(&mut model, Action::Enter);
    press(&mut model, Action::WalkNext);
    let here = walks::difference(&model).map(ListItem::Difference);
    assert_eq!(here, third);
}

#[test]
fn what_is_ticked_off_is_seen_in_the_overview_and_passed_by_what_is_told_only_here() {
    let (mut model, mut shelf) = keeping();
    press(&mut model, Action::Overview);
    let marked = |model: &Model| {
        let cells: Vec<char> = screen_text(model).chars().collect();
        let rows = cells.chunks(usize::from(model.size.width));
        let rows = rows.map(|it| it.iter().collect::<String>());
        let rows = rows.filter(|it| it.starts_with(" A ¶"));
        rows.filter(|it| it.contains(" x ")).count()
    };
    assert_eq!(marked(&model), 0);
    press(&mut model, Action::Cancel);
    act(&mut model, &mut shelf, Action::Differences);
    press(&mut model, Action::First);
    for _ in 0..model.comparison.divergences().len() {
        act(&mut model, &mut shelf, Action::Tick);
    }
    press(&mut model, Action::Cancel);
    assert_eq!(model.n_ticked(), model.comparison.divergences().len());
    press(&mut model, Action::OnlyNext);
    let screen = screen_text(&model);
    assert!(screen.contains("told only here"), "{screen}");
    assert_eq!(model.walk.at, None);
    press(&mut model, Action::Overview);
    assert!(marked(&model) > 0, "{}", screen_text(&model));
}
