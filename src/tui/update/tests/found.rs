//! What a first reader must not stumble over: the way through the list, reasons of checks, ways back, words of the status.

use super::{A, B, THREE, TWO, compared, focus, open, press, screen, screen_text};
use crate::diverge::Class;
use crate::render::order::listed;
use crate::render::outline::{Item, Outline};
use crate::text::index::ArticleId;
use crate::tui::command::Action;
use crate::tui::list::ListItem;
use crate::tui::message::Message;
use crate::tui::model::{Model, Overlay};
use crate::tui::update::update;
use crate::tui::view::told::findings;

/// As B, with another number of people.
pub(super) const OTHER_NUMBER: &str = "Ferry grounding off Halden

A passenger ferry ran aground on a sandbank near Halden on Friday night with 190 people on board, the coast guard said.

The operator, Skerry Lines, has suspended the route between Halden and Osk until Monday morning.
";

fn status(model: &Model) -> String {
    let (buffer, y) = (screen(model), model.layout().status as u16);
    let cells = (0..model.size.width).map(|x| buffer[(x, y)].symbol().to_owned());
    cells.collect()
}

#[test]
fn the_walk_goes_on_in_the_order_of_the_list() {
    let mut model = open(&THREE, 120, 40);
    press(&mut model, Action::Differences);
    press(&mut model, Action::First);
    let mut rows = Vec::new();
    for _ in 0..THREE.divergences().len() {
        let Some(Overlay::List(list)) = &model.overlay else {
            panic!("the list is open");
        };
        match list.item() {
            Some(ListItem::Difference(id)) => rows.push(Item::Difference(id)),
            _ => panic!("a difference is chosen"),
        }
        press(&mut model, Action::CursorDown);
    }
    press(&mut model, Action::First);
    press(&mut model, Action::Enter);
    for want in &rows {
        let at = model.walk.at.expect("at a stop");
        assert_eq!(model.walk.stops[at].item, *want);
        press(&mut model, Action::WalkNext);
    }
    assert!(model.aside.is_some(), "it comes round");
    assert_eq!(
        rows.len(),
        listed(&THREE, &Outline::new(&THREE, ArticleId::new(0))).len()
    );
}

#[test]
fn a_check_is_told_wherever_the_cursor_stands_in_its_match() {
    let comparison = compared(&[A, OTHER_NUMBER, B]);
    let all = comparison.divergences();
    let has_check = all.iter().any(|it| it.kind.class() == Class::Check);
    assert!(has_check, "the numbers disagree");
    for passage in comparison.corpus().passages() {
        let mut model = open(&comparison, 120, 40);
        super::super::jump::go(&mut model, passage);
        let matched = model.cursor_match();
        if matched.is_some_and(|it| comparison.match_class(it) == Class::Check) {
            let mut told = findings(&model).into_iter();
            assert!(told.any(|it| all[it].kind.class() == Class::Check));
        }
    }
    let mut model = open(&comparison, 120, 40);
    press(&mut model, Action::CheckNext);
    assert!(status(&model).contains("isagree"), "{}", status(&model));
}

#[test]
fn numbers_follow_the_base_and_what_it_does_not_tell_comes_last() {
    for base in 1..=3 {
        let mut model = open(&THREE, 120, 40);
        focus(&mut model, base);
        press(&mut model, Action::Base);
        let base = model.focus();
        let matches = THREE.alignment().matches();
        let mut numbers: Vec<(usize, Option<usize>)> = matches
            .iter_enumerated()
            .map(|(id, it)| {
                let told = it.passages.iter().find(|it| it.0 == base);
                (model.outline.number(id), told.map(|it| it.1.index()))
            })
            .collect();
        numbers.sort_unstable();
        let told: Vec<usize> = numbers.iter().map_while(|it| it.1).collect();
        assert!(told.is_sorted());
        assert!(numbers[told.len()..].iter().all(|it| it.1.is_none()));
    }
}

#[test]
fn what_is_opened_over_something_leads_back_to_it() {
    for (size, below) in [
        ((80, 24), Action::Compare),
        ((200, 50), Action::Compare),
        ((80, 24), Action::Differences),
    ] {
        let mut model = open(&TWO, size.0, size.1);
        press(&mut model, Action::WalkNext);
        press(&mut model, below);
        let before = screen_text(&model);
        press(&mut model, Action::Help);
        assert!(matches!(model.overlay, Some(Overlay::Help { .. })));
        press(&mut model, Action::Quit);
        assert_eq!(screen_text(&model), before);
        press(&mut model, Action::Cancel);
        assert!(model.overlay.is_none());
    }
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::Compare);
    press(&mut model, Action::Differences);
    assert!(matches!(model.overlay, Some(Overlay::List(_))));
    press(&mut model, Action::Cancel);
    assert!(matches!(model.overlay, Some(Overlay::Compare { .. })));
}

#[test]
fn a_key_that_means_nothing_is_named() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::Compare);
    let _ = update(&mut model, Message::Unbound("zz".to_owned()));
    assert!(status(&model).contains("no key zz here · ? help"));
    press(&mut model, Action::Help);
    let _ = update(&mut model, Message::Unbound("zz".to_owned()));
    assert!(status(&model).contains("no key zz here · Esc closes"));
}

#[test]
fn the_first_screen_says_what_there_is_until_a_key() {
    let mut model = open(&TWO, 80, 24);
    let n = TWO.divergences().len();
    let said = status(&model);
    assert!(said.contains(&format!("{n} difference")), "{said}");
    assert!(said.contains("d lists"), "{said}");
    press(&mut model, Action::CursorDown);
    assert!(!status(&model).contains("d lists"));
}

#[test]
fn what_moved_stands_beside_the_finding() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::WalkPrev);
    let said = status(&model);
    let n = model.outline.n_matches();
    assert!(said.contains(&format!("round to {n}/{n}")), "{said}");
    model.aside = None;
    let finding: String = status(&model).chars().take(12).collect();
    assert!(said.starts_with(&finding), "{said} / {finding}");
}

/// A report of which another tells four passages, and one perhaps.
const CERTAIN: &str = "Lighthouse keepers to stay

The storm destroyed fourteen boats in the harbor of Tarnholm on Sunday.

Mayor Oda Tarn promised the fishermen new moorings by summer.

Insurers expect claims of several million crowns from cannery owners.

The council will meet on Thursday to talk about the damaged breakwater.

Schools stay closed until the roofs have been inspected.

The railway to Velin runs again after a day of repairs.
";

fn as_certain_but(passage: &str) -> String {
    let own = CERTAIN
        .split("\n\n")
        .take(4)
        .collect::<Vec<_>>()
        .join("\n\n");
    format!(
        "{own}\n\nWhoever owns a roof has to pay for it, say the owners of the canneries, and nobody helps.\n\n{passage}\n\n\
         A choir sang in the church of the island for those who lost their boats.\n"
    )
}

#[test]
fn what_is_more_likely_wrong_is_told_as_a_doubt() {
    for (passage, said) in [
        (
            "Most of the breakwater lies under water, and the island has no crane that could lift it.",
            "Perhaps told in other words in B ¶6",
        ),
        (
            "Those who govern the town come together on Thursday and hear what has become of the sea wall.",
            "Perhaps told only in A; B ¶6 comes near",
        ),
        ("Anna Brink looks for a cat.", "Told only in A "),
    ] {
        let mut model = open(&compared(&[CERTAIN, &as_certain_but(passage)]), 120, 30);
        for _ in 0..4 {
            press(&mut model, Action::CursorDown);
        }
        assert!(status(&model).contains(said), "{}", status(&model));
    }
}

#[test]
fn enter_goes_to_what_comes_near_and_back_and_the_comparison_shows_it() {
    let passage = "Those who govern the town come together on Thursday and hear what has become of the sea wall.";
    let mut model = open(&compared(&[CERTAIN, &as_certain_but(passage)]), 120, 30);
    for _ in 0..4 {
        press(&mut model, Action::CursorDown);
    }
    let from = model.cursor;
    press(&mut model, Action::Compare);
    let screen = screen_text(&model);
    assert!(screen.contains("A ¶5 and B ¶6"), "{screen}");
    assert!(screen.contains("B ¶6 comes near"), "{screen}");
    press(&mut model, Action::Compare);
    press(&mut model, Action::Enter);
    assert_ne!(model.focus(), from.0);
    let place = crate::tui::view::told::place(&model, model.cursor);
    assert_eq!(place, "B ¶6", "what the status row named");
    press(&mut model, Action::Enter);
    assert_eq!(model.cursor, from, "and back");
}

#[test]
fn a_narrow_status_row_gives_its_room_to_what_is_found() {
    let alone = "there is only this one";
    for (width, on) in [(60, "  2/"), (80, "2/"), (120, "walk: matches 2/")] {
        let mut model = open(&TWO, width, 24);
        press(&mut model, Action::WalkNext);
        let before = status(&model);
        let at = usize::from(!before.contains("2/"));
        for _ in 0..at {
            press(&mut model, Action::WalkNext);
        }
        assert!(status(&model).contains(on), "{}", status(&model));
        press(&mut model, Action::CheckNext);
        assert!(
            status(&model).contains("nothing to check"),
            "{}",
            status(&model)
        );
        // One stop is one, however often it is gone to.
        let comparison = compared(&[A, OTHER_NUMBER]);
        let mut model = open(&comparison, width, 24);
        press(&mut model, Action::CheckNext);
        assert_eq!(model.walk.stops.len(), 1);
        press(&mut model, Action::CheckNext);
        assert!(status(&model).contains(alone), "{}", status(&model));
    }
}

#[test]
fn the_side_panel_has_the_groups_of_the_list() {
    let model = open(&TWO, 200, 50);
    let side = model.layout().side.expect("there is room");
    let shown = screen_text(&model);
    let mut groups: Vec<usize> = listed(&TWO, &Outline::new(&TWO, ArticleId::new(0)))
        .iter()
        .map(|it| it.0)
        .collect();
    groups.dedup();
    let titles = [
        "To check",
        "Told differently",
        "Other words and details",
        "Order and repeats",
    ];
    let first = groups
        .iter()
        .find_map(|it| titles.get(*it))
        .expect("a group");
    assert!(shown.contains(first), "{first}");
    assert!(side.width > first.len());
}
