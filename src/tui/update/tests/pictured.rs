//! The overview: what its cells stand for, moving in it, and going there.

use super::found::OTHER_NUMBER;
use super::{A, B, THREE, TWO, compared, open, press, screen, screen_text};
use crate::corpus::PassageRef;
use crate::diverge::Class;
use crate::render::outline::passages;
use crate::text::index::ArticleId;
use crate::tui::command::Action;
use crate::tui::message::{Message, Position, Size};
use crate::tui::model::{Model, Overlay};
use crate::tui::overview::{Overview, paragraph};
use crate::tui::update::update;
use crate::tui::view::overview::{cell_at, window};

fn overview(model: &Model) -> &Overview {
    match &model.overlay {
        Some(Overlay::Overview(it)) => it,
        other => panic!("no overview but {other:?}"),
    }
}

#[test]
fn every_match_of_the_two_fills_its_cells() {
    let mut model = open(&THREE, 120, 40);
    press(&mut model, Action::Overview);
    let it = overview(&model);
    let [a, b] = it.articles;
    for found in THREE.alignment().matches() {
        let of = |id| found.passages.iter().filter(move |it| it.0 == id);
        for (from, to) in of(a).flat_map(|from| of(b).map(move |to| (from, to))) {
            let cell = [*from, *to].map(|it| paragraph(&THREE, it));
            let links: Vec<_> = it.links(cell).collect();
            assert!(links.iter().any(|it| it.passages == [*from, *to]));
        }
    }
}

#[test]
fn a_cell_is_of_the_class_of_what_is_told_of_its_pair() {
    for comparison in [
        &compared(&[A, OTHER_NUMBER]),
        &compared(&[A, OTHER_NUMBER, B]),
    ] {
        let mut model = open(comparison, 120, 40);
        press(&mut model, Action::Overview);
        let it = overview(&model);
        let told = |class: Class, [a, b]: [PassageRef; 2]| {
            let mut all = comparison.divergences().iter();
            all.any(|it| {
                let own = passages(comparison, it);
                it.kind.class() == class && own.contains(&a) && own.contains(&b)
            })
        };
        let [rows, columns] = it.cells();
        let (mut checks, mut pairs) = (0, 0);
        for cell in (0..rows).flat_map(|row| (0..columns).map(move |at| [row, at])) {
            for link in it.links(cell) {
                let is_check = link.class == Class::Check;
                assert_eq!(is_check, told(Class::Check, link.passages), "{link:?}");
                checks += usize::from(is_check);
                pairs += 1;
            }
        }
        assert!(checks > 0 && checks < pairs);
    }
}

#[test]
fn arrows_move_and_enter_reads_there() {
    let mut model = open(&TWO, 100, 30);
    press(&mut model, Action::Overview);
    let mut filled = 0;
    for _ in 0..30 {
        press(&mut model, Action::WalkNext);
        let it = overview(&model);
        let Some(link) = it.links(it.at).next().copied() else {
            continue;
        };
        filled += 1;
        let at = it.at;
        press(&mut model, Action::Enter);
        assert!(model.overlay.is_none());
        assert_eq!(model.cursor, link.passages[0]);
        press(&mut model, Action::Overview);
        assert_eq!(overview(&model).at[0], at[0]);
        // Opening it again begins at the first telling, which may stand in another column.
        while overview(&model).at[1] < at[1] {
            press(&mut model, Action::CellRight);
        }
        while overview(&model).at[1] > at[1] {
            press(&mut model, Action::CellLeft);
        }
    }
    assert!(filled > 3);
    for _ in 0..40 {
        press(&mut model, Action::CursorDown);
    }
    let cells = overview(&model).cells();
    assert_eq!(
        overview(&model).at[0],
        cells[0],
        "what B tells alone is the last row"
    );
    press(&mut model, Action::Enter);
    assert_eq!(model.focus(), ArticleId::new(1));
}

#[test]
fn a_click_on_a_cell_goes_there_and_tab_shows_the_next_article() {
    let mut model = open(&THREE, 100, 30);
    press(&mut model, Action::Overview);
    let first = overview(&model).articles;
    press(&mut model, Action::GroupNext);
    let second = overview(&model).articles;
    assert!(first[0] == second[0] && first[1] != second[1] && second[0] != second[1]);
    press(&mut model, Action::GroupNext);
    let it = overview(&model);
    let layout = model.layout();
    let places = (0..30).flat_map(|y| (0..100).map(move |x| [x, y]));
    let mut filled = places.filter_map(|at| {
        let cell = cell_at(&layout, it, at)?;
        Some((at, it.links(cell).next()?.passages[0]))
    });
    let ([x, y], passage) = filled.next().expect("a filled cell");
    let _ = update(
        &mut model,
        Message::Click(Position {
            x: x as u16,
            y: y as u16,
        }),
    );
    assert_eq!(model.cursor, passage);
}

/// Two reports of so many paragraphs, of which every seventh is told by both.
fn long(n: [usize; 2]) -> [String; 2] {
    [0, 1].map(|side| {
        let paragraph = |it: usize| match it % 7 {
            0 => format!("The keeper of lock {it} counted {it} boats on the canal in spring.\n\n"),
            _ => format!(
                "Note {it} of reporter {side}: {} goats, {} sheep.\n\n",
                it + 3,
                it * 2 + side
            ),
        };
        (0..n[side]).map(paragraph).collect()
    })
}

#[test]
fn long_articles_shrink_and_scroll_both_ways() {
    let [a, b] = long([120, 90]);
    let mut model = open(&compared(&[&a, &b]), 80, 24);
    press(&mut model, Action::Overview);
    assert_eq!(overview(&model).scale, 5);
    assert!(screen_text(&model).contains("a cell is 5 ¶"));
    let size = Size {
        width: 240,
        height: 24,
    };
    let _ = update(&mut model, Message::Resize(size));
    assert_eq!(overview(&model).scale, 1);
    for _ in 0..200 {
        press(&mut model, Action::CursorDown);
        press(&mut model, Action::CellRight);
        screen(&model);
        let it = overview(&model);
        let shown = window(&model.layout(), it);
        let last = it.cells()[0] - 1;
        assert!(it.at[0].min(last) >= it.top[0] && it.at[0].min(last) < it.top[0] + shown[0]);
        assert!(it.at[1] >= it.top[1] && it.at[1] < it.top[1] + shown[1]);
    }
    assert!(overview(&model).top[0] > 0);
    let size = Size {
        width: 60,
        height: 10,
    };
    let _ = update(&mut model, Message::Resize(size));
    screen(&model);
    assert_eq!(overview(&model).scale, 5);
}

#[test]
fn one_article_has_no_overview() {
    let mut model = open(&compared(&[A]), 80, 24);
    press(&mut model, Action::Overview);
    assert!(model.overlay.is_none() && screen_text(&model).contains("one article"));
    let articles = [A, B].iter().map(|it| super::read(it)).collect();
    let unaligned = crate::comparison::Comparison::unaligned(articles);
    let mut model = open(&std::sync::Arc::new(unaligned), 80, 24);
    press(&mut model, Action::Overview);
    assert!(model.overlay.is_none());
}

#[test]
fn rows_that_are_not_shown_are_counted_and_can_be_reached() {
    for (width, height) in [(60, 24), (80, 24), (80, 14)] {
        let text = |rows: usize| {
            let rows =
                (0..rows).map(|n| format!("Ship number {n} came into the harbor of Osk.\n\n"));
            format!("Ships\n\n{}", rows.collect::<String>())
        };
        let mut model = open(&compared(&[&text(30), &text(5)]), width, height);
        press(&mut model, Action::Overview);
        let rows = |model: &Model| {
            let cells: Vec<char> = screen_text(model).chars().collect();
            let rows = cells.chunks(usize::from(width));
            rows.map(|it| it.iter().collect::<String>())
                .collect::<Vec<_>>()
        };
        let hidden = |model: &Model, side: &str| {
            let all = rows(model);
            let row = all.iter().find(|it| it.contains("… rows: "))?.clone();
            let before = row.split(side).next().filter(|it| it.len() < row.len())?;
            before.split_whitespace().next_back()?.parse::<usize>().ok()
        };
        let shown = |model: &Model| {
            let named = |it: &&String| it.starts_with(" A ¶");
            rows(model).iter().filter(named).count()
        };
        assert_eq!(hidden(&model, "below"), Some(31 - shown(&model)));
        for _ in 0..31 {
            press(&mut model, Action::CursorDown);
        }
        assert_eq!(hidden(&model, "above"), Some(31 - shown(&model)));
        assert!(rows(&model).iter().any(|it| it.contains("A ¶31")));
        // No part of the legend is cut.
        let legend = rows(&model).join("");
        assert_eq!(
            legend.contains("perhaps told only here"),
            height > 22,
            "{legend}"
        );
        assert_eq!(legend.contains("! to check"), height > 22);
    }
}
