//! What stands beside the passage at the cursor: its own pair, the surest telling, no row too many.

use super::{THREE, TWO, open, press, screen_text};
use crate::corpus::PassageRef;
use crate::render::outline::{Item, Walk, passages};
use crate::render::signs;
use crate::text::index::PassageId;
use crate::tui::command::Action;
use crate::tui::model::Model;
use crate::tui::update::{follow, jump, list, scroll};
use crate::tui::walks;

#[test]
fn the_first_step_cuts_no_first_row_on_a_wide_screen() {
    for comparison in [&TWO, &THREE] {
        let mut model = open(comparison, 200, 50);
        press(&mut model, Action::WalkNext);
        for column in model.layout().columns {
            let id = column.article;
            let top = model.top(id);
            if top <= model.panes[id].lines.start() {
                continue;
            }
            let offset = model.offset_of(id, top);
            let passage = model.passage_at(id, offset);
            assert!(
                model.span(passage).start() >= offset,
                "{}",
                screen_text(&model)
            );
        }
    }
}

/// Whether a bar stands beside a passage in the window, and in how many rows beside none of `own`.
fn barred(model: &mut Model, own: &[PassageRef]) -> ([usize; 2], Vec<PassageRef>) {
    let layout = model.layout();
    let buffer = super::screen(model);
    let mut rows: Vec<(usize, isize)> = Vec::new();
    for column in &layout.columns {
        for row in 0..layout.body.height {
            let cell = buffer.cell((column.marks as u16, (layout.body.y + row) as u16));
            if cell.is_some_and(|it| [signs::FOCUS, signs::CURSOR].contains(&it.symbol())) {
                rows.push((column.article.index(), row as isize));
            }
        }
    }
    let (all, mut found) = (rows.len(), Vec::new());
    for passage in own {
        if let Some((first, last)) = scroll::rows_of(model, *passage) {
            let is_own =
                |it: &(usize, isize)| it.0 == passage.0.index() && (first..=last).contains(&it.1);
            found.extend(rows.iter().any(is_own).then_some(*passage));
            rows.retain(|it| !is_own(it));
        }
    }
    ([all, rows.len()], found)
}

#[test]
fn a_difference_gone_to_shows_its_own_two_passages() {
    let mut apart = 0;
    for comparison in [&TWO, &THREE] {
        for (id, it) in comparison.divergences().iter_enumerated() {
            let own = passages(comparison, it);
            let mut model = open(comparison, 120, 40);
            list::walk_to(&mut model, Walk::Differences, Item::Difference(id));
            if !it.is_across() {
                continue;
            }
            assert_eq!(walks::joined(&model), own, "{:?}", it.kind);
            let ([all, others], barred) = barred(&mut model, &own);
            assert!(all > 1 && others == 0, "{}", screen_text(&model));
            let articles = |it: &[PassageRef]| it.iter().map(|it| it.0).max();
            assert!(barred.contains(&model.cursor), "{:?}", it.kind);
            assert_eq!(articles(&barred), articles(&own), "{:?}", it.kind);
            if !walks::is_match(&model, &own) {
                apart += 1;
                press(&mut model, Action::Compare);
                let screen = screen_text(&model);
                assert!(!screen.contains("Compare · match"), "{screen}");
            }
        }
    }
    assert!(apart > 1, "a difference of two matches, and one of none");
}

#[test]
fn a_walk_leaves_no_blank_that_it_need_not() {
    let blank = |model: &mut Model| {
        let shown: Vec<_> = model.layout().columns.iter().map(|it| it.article).collect();
        let each = shown.into_iter().map(|id| {
            let (top, start) = (model.top(id), model.panes[id].lines.start());
            model.distance(id, top, start, 100).unwrap_or(0).max(0)
        });
        each.max().unwrap_or(0)
    };
    for (width, height) in [(80, 24), (120, 40)] {
        let mut model = open(&TWO, width, height);
        for _ in 0..TWO.alignment().matches().len() {
            press(&mut model, Action::WalkNext);
            let cursor = model.cursor;
            let after = blank(&mut model);
            let (first, last) = scroll::rows_of(&mut model, cursor).expect("rows");
            assert!(
                first >= 0 && last < scroll::height(&model),
                "the passage is whole"
            );
            assert!(after <= 8 || first <= 4, "{}", screen_text(&model));
        }
        press(&mut model, Action::Last);
        press(&mut model, Action::WalkPrev);
        let others = blank(&mut model);
        assert!(others <= 12, "{}", screen_text(&model));
    }
}

#[test]
fn a_comparison_uses_the_rows_it_has_for_the_passages_around() {
    let shows = |height: u16| {
        let mut model = open(&TWO, 90, height);
        for _ in 0..3 {
            press(&mut model, Action::WalkNext);
        }
        press(&mut model, Action::Compare);
        let screen = screen_text(&model);
        [-1_isize, 1].map(|by| {
            let at = model.cursor.1.index().checked_add_signed(by).expect("one");
            let span = model.span((model.cursor.0, PassageId::new(at)));
            let text = model.article(model.cursor.0).slice(span);
            let words: Vec<&str> = text.split_whitespace().rev().take(2).collect();
            screen.contains(&format!("{} {}", words[1], words[0]))
        })
    };
    assert_eq!(shows(60), [true, true], "in full");
    assert_eq!(shows(14), [false, false], "what differs comes first");
}

#[test]
fn of_several_tellings_the_surest_stands_beside_the_cursor() {
    let mut several = 0;
    for comparison in [&TWO, &THREE] {
        for passage in comparison.corpus().passages() {
            let mut model = open(comparison, 120, 40);
            jump::go(&mut model, passage);
            if !walks::is_cursor_match(&model) {
                continue;
            }
            for id in comparison
                .corpus()
                .articles()
                .ids()
                .filter(|it| *it != passage.0)
            {
                let score = |it: &PassageRef| {
                    let link = comparison.alignment().link([passage, *it]);
                    link.map_or(0.0, |it| it.score.get())
                };
                let there = model.members().iter().filter(|it| it.0 == id).copied();
                let there: Vec<PassageRef> = there.collect();
                let best = there.iter().map(score).fold(0.0, f32::max);
                several += usize::from(there.len() > 1);
                let Some(beside) = follow::counterpart(&mut model, id) else {
                    continue;
                };
                assert!(score(&beside) + 0.11 > best, "{passage:?} {beside:?}");
                let first = walks::beside(&model).into_iter().find(|it| it.0 == id);
                assert!(
                    first.is_some_and(|it| score(&it) + 0.11 > best),
                    "compared first"
                );
            }
        }
    }
    assert!(several > 0);
}
