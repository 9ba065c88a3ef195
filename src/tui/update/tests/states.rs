//! What is said where there is little to compare: second tellings, reports with nothing in common, one report alone.

use super::{A, B, compared, open, press, screen_text};
use crate::tui::command::Action;
use crate::tui::message::Message;
use crate::tui::model::Overlay;
use crate::tui::update::update;
use std::sync::Arc;

/// Tells its lead again further down, which leaves the second telling outside the match.
const AGAIN: &str = "Grain ship freed off Halden

Skerry Lines will pay for the tugs that freed the grain ship at noon, the harbor office said.

The crew of nine stayed on board. Two tugs came from Osk in the morning.

A diver found no hole in the hull.

Skerry Lines will pay for the tugs that freed the grain ship, the harbor office said at noon.
";
const ONCE: &str = "Tugs free grain ship

Skerry Lines will pay for the tugs that freed the grain ship, the harbor office said at noon.

Fishing boats had waited outside the harbor since dawn.
";
const OTHER: &str = "Bakers raise prices

The union of bakers wants three crowns more for each loaf from the new year on.
";

#[test]
fn a_second_telling_says_where_it_is_told_too_and_leads_there() {
    let comparison = compared(&[AGAIN, ONCE]);
    let mut model = open(&comparison, 120, 30);
    let passages: Vec<_> = comparison.corpus().passages().collect();
    let again = passages
        .iter()
        .filter(|it| model.outline.retold(**it).len() > 1);
    let again: Vec<_> = again.copied().collect();
    assert!(!again.is_empty(), "one telling is left outside the match");
    for passage in again {
        super::super::jump::go(&mut model, passage);
        let to = model.outline.retold(passage)[1];
        let n = comparison.corpus().segments(to.0).paragraph_number(to.1);
        let place = format!("lso told in {} ¶{n}", to.0);
        assert!(screen_text(&model).contains(&place), "{place}");
        press(&mut model, Action::Compare);
        assert!(
            screen_text(&model).contains(&place),
            "{place} in the comparison"
        );
        press(&mut model, Action::Cancel);
        press(&mut model, Action::Enter);
        assert_eq!(model.cursor, to);
        press(&mut model, Action::JumpBack);
        assert_eq!(model.cursor, passage);
    }
}

#[test]
fn no_status_is_a_bare_verdict() {
    for comparison in [compared(&[AGAIN, ONCE]), compared(&[A, B])] {
        let mut model = open(&comparison, 200, 50);
        for passage in comparison.corpus().passages() {
            super::super::jump::go(&mut model, passage);
            assert!(!screen_text(&model).contains("Told differently  "));
        }
    }
}

#[test]
fn reports_with_nothing_in_common_say_so_until_the_next_key() {
    let said = "share no passage.";
    for (width, height) in [(80, 24), (60, 24), (30, 8), (200, 50)] {
        let mut model = open(&compared(&[AGAIN, OTHER]), width, height);
        assert!(model.notice && (width < 60 || screen_text(&model).contains(said)));
        press(&mut model, Action::Cancel);
        assert!(!screen_text(&model).contains(said));
    }
    let mut model = open(&compared(&[AGAIN, OTHER]), 80, 24);
    press(&mut model, Action::Differences);
    assert!(matches!(model.overlay, Some(Overlay::List(_))));
    let mut model = open(&compared(&[A, B]), 80, 24);
    let _ = update(&mut model, Message::Compared(compared(&[A, B])));
    assert!(!model.notice);
}

#[test]
fn an_article_alone_walks_its_quotes_and_says_what_it_is() {
    let mut model = open(&Arc::clone(&compared(&[A])), 80, 24);
    assert!(screen_text(&model).contains("one article: quotes and names only"));
    let start = model.cursor;
    press(&mut model, Action::WalkNext);
    assert_ne!(model.cursor, start);
    for action in [Action::Compare, Action::Differences, Action::MatchNext] {
        press(&mut model, action);
        assert!(model.overlay.is_none());
        assert!(screen_text(&model).contains("one article: quotes and names only"));
    }
}
