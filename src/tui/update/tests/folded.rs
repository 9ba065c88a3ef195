//! Folds and filters: what is folded keeps its place, can be passed over and opened, and is opened by going there.

use super::{THREE, TWO, focus, is_visible, open, press, screen_text};
use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge::{Class, Kind};
use crate::render::outline;
use crate::tui::command::Action;
use crate::tui::folds::{Filter, FilterChoice, class, keeps};
use crate::tui::message::Message;
use crate::tui::model::{Model, Overlay};
use crate::tui::update::{fold, jump, scroll, update};
use std::sync::Arc;

/// Tells two passages of the other report in the same words.
const ALIKE: &str = "Ferry runs aground off Halden

Nobody was hurt. Two other ships had turned back.

The passenger ferry ran aground on a sandbank off Halden on Friday night.

Heavy fog had covered the whole fjord since the afternoon, the weather service said.

A tug from Osk will try to pull the ferry free at high water.
";

fn alike() -> Arc<Comparison> {
    super::compared(&[super::A, ALIKE])
}

fn choose(model: &mut Model, name: &str) {
    let choice = FilterChoice::parse(name).expect("a filter");
    fold::choose(model, &choice).expect("it can be had");
    let _ = update(model, Message::Pending(String::new()));
}

fn closed(model: &Model) -> Vec<PassageRef> {
    let all = model.comparison.corpus().passages();
    all.filter(|it| model.folds.flow.is_closed(*it)).collect()
}

#[test]
fn a_filter_folds_what_it_does_not_keep_and_esc_shows_all() {
    for name in ["differences", "only", "quotes", "entity=Halden"] {
        let comparison = alike();
        let mut model = open(&comparison, 100, 40);
        if name == "quotes" {
            model = open(&TWO, 100, 40);
        }
        choose(&mut model, name);
        let filter = model.folds.filter;
        assert_ne!(filter, Filter::All);
        for it in model.comparison.corpus().passages() {
            let kept = keeps(&model.comparison, &model.outline, filter, it);
            assert_eq!(model.folds.flow.is_closed(it), !kept, "{name} {it:?}");
        }
        let text = screen_text(&model);
        assert!(text.contains("··· "), "{name}\n{text}");
        press(&mut model, Action::LineDown);
        assert!(screen_text(&model).contains("filter: "), "{name}");
        press(&mut model, Action::Cancel);
        assert_eq!(model.folds.filter, Filter::All);
        assert!(closed(&model).is_empty());
    }
}

#[test]
fn a_folded_run_is_one_step_and_every_other_passage_is_visited_once() {
    for name in ["differences", "only", "entity=Halden"] {
        for (width, height) in [(100, 40), (60, 16), (80, 9)] {
            let comparison = alike();
            let mut model = open(&comparison, width, height);
            choose(&mut model, name);
            for article in 0..2 {
                focus(&mut model, article + 1);
                press(&mut model, Action::First);
                choose(&mut model, name);
                let id = model.focus();
                let last = model.n_passages(id) - 1;
                let mut seen = vec![model.cursor.1.index()];
                for _ in 0..300 {
                    press(&mut model, Action::CursorDown);
                    assert!(is_visible(&mut model), "{name} {width} {:?}", model.cursor);
                    if seen.last() != Some(&model.cursor.1.index()) {
                        seen.push(model.cursor.1.index());
                    }
                }
                let shut = &model.folds.flow;
                let starts = (0..=last).filter(|it| {
                    let at = (id, crate::text::index::PassageId::new(*it));
                    shut.run_of(at).is_none_or(|run| run.first == at.1)
                });
                let mut expected: Vec<usize> = starts.collect();
                // The start of the article is shown where it is gone to, so its run may be open.
                expected.dedup();
                assert_eq!(seen, expected, "{name} at {width}x{height}");
            }
        }
    }
}

#[test]
fn going_to_a_folded_passage_opens_its_run() {
    let comparison = alike();
    let mut model = open(&comparison, 100, 30);
    press(&mut model, Action::FoldAll);
    let folded = closed(&model);
    assert!(!folded.is_empty(), "something is told in the same words");
    for it in &folded {
        assert_eq!(class(&comparison, *it), Some(Class::Same));
    }
    assert!(screen_text(&model).contains("told in the same words"));
    let to = folded[0];
    jump::go(&mut model, to);
    let _ = update(&mut model, Message::Pending(String::new()));
    assert!(!model.folds.flow.is_closed(to) && is_visible(&mut model));
    press(&mut model, Action::FoldNone);
    assert!(closed(&model).is_empty());
}

#[test]
fn a_run_is_folded_and_opened_at_the_cursor_which_keeps_its_row() {
    let mut model = open(&TWO, 100, 30);
    for _ in 0..4 {
        press(&mut model, Action::CursorDown);
        let row = scroll::cursor_row(&mut model);
        press(&mut model, Action::FoldToggle);
        let run = model.folds.flow.run_of(model.cursor).expect("folded");
        let same: Vec<_> = (run.first.index()..=run.last.index())
            .map(|it| (model.focus(), crate::text::index::PassageId::new(it)))
            .map(|it| model.comparison.passage_class(it))
            .collect();
        assert!(same.windows(2).all(|it| it[0] == it[1]));
        assert!(scroll::cursor_row(&mut model) <= row);
        press(&mut model, Action::FoldToggle);
        assert!(closed(&model).is_empty());
    }
}

#[test]
fn matches_that_a_filter_folds_are_passed_over() {
    let comparison = alike();
    let mut model = open(&comparison, 100, 30);
    choose(&mut model, "differences");
    let n = model.outline.n_matches();
    for _ in 0..2 * n {
        press(&mut model, Action::WalkNext);
        let members = model.members().to_vec();
        let open = members.iter().any(|it| !model.folds.flow.is_closed(*it));
        assert!(open && model.cursor_match().is_some(), "{:?}", model.cursor);
        assert_eq!(model.folds.filter, Filter::Differences);
    }
    let folded = closed(&model);
    assert!(!folded.is_empty(), "the walk opened nothing");
}

#[test]
fn filters_keep_the_passages_of_the_rows_that_the_list_has() {
    for comparison in [&*TWO, &*THREE] {
        let mut model = open(comparison, 120, 40);
        for (name, is_kept) in [("differences", false), ("only", true)] {
            choose(&mut model, name);
            let all = comparison.divergences().iter();
            let rows: Vec<_> = all
                .filter(|it| !is_kept || matches!(it.kind, Kind::Only { .. }))
                .collect();
            let mut passages: Vec<PassageRef> = rows
                .iter()
                .flat_map(|it| outline::passages(comparison, it))
                .collect();
            passages.sort_unstable();
            passages.dedup();
            let all = comparison.corpus().passages();
            let kept: Vec<PassageRef> = all.filter(|it| !model.folds.flow.is_closed(*it)).collect();
            assert_eq!(kept, passages, "{name}");
            let said = model.message.clone().expect("what is kept is said");
            let counts = format!("{} in {} of ", rows.len(), kept.len());
            assert!(said.contains(&counts), "{said}");
            press(&mut model, Action::Cancel);
        }
    }
}

#[test]
fn the_menu_chooses_and_the_list_of_names_filters_by_one() {
    let mut model = open(&TWO, 100, 30);
    press(&mut model, Action::Filters);
    assert!(screen_text(&model).contains("what is listed as told only here"));
    for _ in 0..2 {
        press(&mut model, Action::CursorDown);
    }
    press(&mut model, Action::Enter);
    assert_eq!(model.folds.filter, Filter::Only);
    press(&mut model, Action::Entities);
    press(&mut model, Action::Filters);
    assert!(matches!(model.folds.filter, Filter::Entity(_)) && model.overlay.is_none());
    press(&mut model, Action::Filters);
    assert!(matches!(
        model.overlay,
        Some(Overlay::Filters { chosen: 4 })
    ));
    press(&mut model, Action::Cancel);
    assert!(model.overlay.is_none());
}

#[test]
fn what_is_not_there_is_said() {
    let mut model = open(&THREE, 100, 30);
    let choice = FilterChoice::Entity("Nobody At All".to_owned());
    let said = fold::choose(&mut model, &choice).expect_err("no such name");
    assert!(
        said.contains("Nobody At All") && said.contains('e'),
        "{said}"
    );
    assert_eq!(FilterChoice::parse("entity="), None);
    assert_eq!(FilterChoice::parse("nonsense"), None);
    let mut model = open(&super::compared(&[super::A]), 80, 24);
    press(&mut model, Action::FoldAll);
    assert!(screen_text(&model).contains("one article"));
}
