//! The others follow: counterparts line up, hidden articles come into view, what is scrolled apart stays apart.

use super::{FIVE, THREE, TWO, assert_lined_up, focus, open, press, screen_text};
use crate::render::outline::Item;
use crate::text::index::ArticleId;
use crate::tui::command::Action;
use crate::tui::message::{Message, Position};
use crate::tui::model::Model;
use crate::tui::update::update;

#[test]
fn counterparts_begin_on_the_row_of_the_cursor() {
    for comparison in [&*TWO, &*THREE] {
        for (width, height) in [(80, 24), (120, 40), (140, 30), (200, 50)] {
            for article in comparison.corpus().articles().ids() {
                let mut model = open(comparison, width, height);
                focus(&mut model, article.index() + 1);
                for _ in 0..comparison.alignment().matches().len() {
                    press(&mut model, Action::WalkNext);
                    assert_lined_up(&mut model);
                }
                press(&mut model, Action::First);
                for _ in 0..comparison.corpus().segments(article).passages().len() {
                    assert_lined_up(&mut model);
                    press(&mut model, Action::CursorDown);
                }
            }
        }
    }
}

#[test]
fn a_hidden_article_is_slid_into_view() {
    let mut model = open(&FIVE, 120, 30);
    let shown = |model: &Model| -> String {
        let columns = model.layout().columns;
        columns.iter().map(|it| it.article.letter()).collect()
    };
    assert_eq!(shown(&model), "ABC");
    assert!(screen_text(&model).contains("1-3 of 5"));
    press(&mut model, Action::SlideRight);
    assert_eq!(shown(&model), "ACD");
    focus(&mut model, 5);
    assert_eq!(
        (shown(&model).as_str(), model.focus().letter()),
        ("ADE", 'E')
    );
    press(&mut model, Action::Base);
    assert_eq!(shown(&model).chars().next(), Some('E'));
    for _ in 0..FIVE.alignment().matches().len() {
        press(&mut model, Action::Enter);
        assert!(model.layout().column(model.focus()).is_some());
        press(&mut model, Action::WalkNext);
    }
}

#[test]
fn a_step_sets_the_articles_of_what_it_goes_to_side_by_side() {
    for (comparison, width, fit) in [(&*THREE, 80, 2), (&*FIVE, 80, 2), (&*FIVE, 120, 3)] {
        let mut model = open(comparison, width, 24);
        let mut off_base = 0;
        for _ in 0..comparison.divergences().len() {
            press(&mut model, Action::DifferenceNext);
            let at = model.walk.at.expect("stands on a stop");
            let Item::Difference(id) = model.walk.stops[at].item else {
                panic!("no difference");
            };
            let mut about: Vec<ArticleId> = comparison.divergences()[id]
                .sites
                .iter()
                .map(|it| it.article)
                .collect();
            about.dedup();
            let layout = model.layout();
            assert_eq!(layout.columns.len(), fit);
            let shown = about.iter().filter(|it| layout.column(**it).is_some());
            assert_eq!(shown.count(), about.len().min(fit), "{about:?}");
            assert!(layout.column(model.focus()).is_some());
            off_base += usize::from(layout.column(model.outline.base()).is_none());
        }
        assert!(off_base > 0 || fit > 2, "two others are never side by side");
        // By hand they are slid from where they were before.
        press(&mut model, Action::SlideRight);
        assert!(model.layout().column(model.outline.base()).is_some());
    }
}

#[test]
fn the_wheel_over_another_column_sets_it_free_until_the_next_match() {
    let mut model = open(&TWO, 120, 20);
    let b = ArticleId::new(1);
    let over = |x| Position { x, y: 5 };
    let _ = update(&mut model, Message::Wheel(over(90), 2));
    assert!(model.panes[b].free && screen_text(&model).contains("free"));
    let top = model.panes[b].top;
    press(&mut model, Action::CursorDown);
    assert_eq!(model.panes[b].top, top);
    press(&mut model, Action::WalkNext);
    assert!(!model.panes[b].free);
    assert_lined_up(&mut model);
    let _ = update(&mut model, Message::Wheel(over(90), 2));
    press(&mut model, Action::Relink);
    let top = model.panes[b].top;
    press(&mut model, Action::CursorDown);
    press(&mut model, Action::CursorUp);
    assert_eq!(model.panes[b].top, top, "the offset is kept for this match");
}

#[test]
fn scrolling_takes_the_others_along() {
    let mut model = open(&TWO, 120, 16);
    press(&mut model, Action::WalkNext);
    press(&mut model, Action::WalkNext);
    let b = ArticleId::new(1);
    let before = (model.cursor, model.panes[b].top);
    press(&mut model, Action::LineDown);
    if model.cursor == before.0 {
        let down = model.step(b, before.1, 1);
        assert_eq!(model.panes[b].top, down);
    }
}
