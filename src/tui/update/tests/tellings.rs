//! Three reports: whose words a row has, which pair is compared, what a third report tells, and counts before keys that go to an end.

use super::{A, B, C, compared, open, press, screen_text};
use crate::comparison::Comparison;
use crate::diverge::Class;
use crate::render::outline::Outline;
use crate::text::index::ArticleId;
use crate::tui::command::Action;
use crate::tui::list::{ListItem, ListRow, Tab};
use crate::tui::message::Message;
use crate::tui::model::{Model, Overlay};
use crate::tui::overview::{Alone, Overview, paragraph};
use crate::tui::update::{list, update};
use crate::tui::view::quotes;
use crate::tui::walks;
use std::sync::Arc;

/// Three reports of one quote, which two give to one speaker in other words, and the third to somebody else.
fn quoted() -> Arc<Comparison> {
    let told = |words: &str, who: &str, first: &str| {
        format!(
            "{first}\n\nThe ferry to Osk sails again from Halden on Monday, the harbor board said.\n\n\"{words},\" {who} told reporters at the pier.\n"
        )
    };
    compared(&[
        &told(
            "Tonight the fjord belongs to everyone again",
            "captain Ida Moe",
            "Ferry sails",
        ),
        &told(
            "Tonight the fjord belongs to all of us again",
            "captain Ida Moe",
            "Osk route open",
        ),
        &told(
            "Tonight the fjord belongs to everyone again",
            "baker Karl Holm",
            "Ships sail",
        ),
    ])
}

/// The rows of the list that is open, each behind the heading above it.
fn rows(model: &Model) -> Vec<(String, ListItem)> {
    let Some(Overlay::List(list)) = &model.overlay else {
        panic!("no list");
    };
    let mut heading = String::new();
    let mut all = Vec::new();
    for row in &list.rows {
        match row {
            ListRow::Heading(name, _) => heading.clone_from(name),
            ListRow::Item(it) => all.push((heading.clone(), *it)),
        }
    }
    all
}

/// Turns the list of quotes to a part.
fn turned(comparison: &Arc<Comparison>, tab: Tab) -> Model {
    let mut model = open(comparison, 120, 50);
    press(&mut model, Action::Said);
    for _ in 0..4 {
        match &model.overlay {
            Some(Overlay::List(it)) if it.shown() == tab => break,
            _ => press(&mut model, Action::TabNext),
        }
    }
    model
}

#[test]
fn under_an_article_stand_its_own_words_and_whom_it_gives_them_to() {
    let comparison = quoted();
    let model = turned(&comparison, Tab::ByArticle);
    let mut speakers = Vec::new();
    for (heading, item) in rows(&model) {
        let id = model.panes.ids().find(|it| heading == format!("In {it}"));
        let text = model.article(id.expect("an article")).text();
        let words = quotes::words(&model, item);
        assert!(text.contains(&words), "{heading}: {words}");
        speakers.push((heading, quotes::speaker(&model, item)));
    }
    let is_third = |it: &(String, String)| it.0 == "In C" && it.1 == "Karl Holm";
    assert!(speakers.iter().any(is_third), "{speakers:?}");
    let model = turned(&comparison, Tab::BySpeaker);
    for (heading, item) in rows(&model) {
        assert_eq!(heading, quotes::speaker(&model, item));
    }
}

#[test]
fn a_row_of_a_quote_is_compared_with_what_it_names() {
    let comparison = quoted();
    let n = comparison.alignment().shared_quotes().len();
    assert!(n > 2, "{n}");
    for at in 0..n {
        let mut model = turned(&comparison, Tab::ByKind);
        let item = ListItem::Shared(at, None);
        let own = quotes::passages(&model, item);
        let row = match &model.overlay {
            Some(Overlay::List(it)) => it.rows.iter().position(|it| *it == ListRow::Item(item)),
            _ => None,
        };
        list::choose(&mut model, row.expect("a row"));
        press(&mut model, Action::Compare);
        let Some(Overlay::Compare { pair, .. }) = model.overlay else {
            panic!("no comparison: {}", screen_text(&model));
        };
        let beside = walks::beside(&model);
        assert!(
            own.contains(&model.cursor) && own.contains(&beside[pair]),
            "{own:?}"
        );
    }
}

#[test]
fn what_a_third_report_tells_is_not_called_told_only_there() {
    let comparison = compared(&[A, B, C]);
    let [a, b] = [0, 1].map(ArticleId::new);
    let outline = Outline::new(&comparison, a);
    let picture = Overview::new(&comparison, &outline, [a, b], [0, 0]);
    let mut elsewhere = 0;
    for row in 0..picture.cells()[0] {
        let own = comparison.corpus().segments(a).passages().ids();
        let own = own.filter(|it| paragraph(&comparison, (a, *it)) == row);
        let mut classes = own.filter_map(|it| comparison.passage_class((a, it)));
        match picture.alone(0, row) {
            Some(Alone::Only) => assert!(classes.any(|it| it == Class::Only), "{row}"),
            Some(Alone::Elsewhere(id)) => {
                assert!(id != a && id != b, "{row}");
                elsewhere += 1;
            }
            _ => {}
        }
    }
    assert!(elsewhere > 0);
}

#[test]
fn a_count_before_an_end_is_a_paragraph() {
    let comparison = compared(&[A, B]);
    let mut model = open(&comparison, 80, 24);
    let at = |model: &Model| paragraph(&model.comparison, model.cursor) + 1;
    for (action, n) in [(Action::Last, 3), (Action::First, 5), (Action::Last, 99)] {
        let _ = update(&mut model, Message::Act(action, Some(n)));
        let most = model.article(model.focus()).blocks().len();
        assert_eq!(at(&model), n.min(most));
    }
}
