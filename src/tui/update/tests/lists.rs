//! Lists under tabs, narrowed by what is typed, and what one gets from each row.

use super::{A, THREE, TWO, compared, open, press, screen_text};
use crate::corpus::Site;
use crate::diverge::{Class, Kind};
use crate::tui::command::{Action, COMMANDS};
use crate::tui::key::{Code, Key};
use crate::tui::list::{List, ListItem, ListKind, Tab};
use crate::tui::message::Message;
use crate::tui::model::{Model, Overlay};
use crate::tui::update::{list, update};
use crate::tui::view::rowtext;

fn type_in(model: &mut Model, text: &str) {
    for c in text.chars() {
        let _ = update(model, Message::Typed(Key::char(c)));
    }
}

fn key(model: &mut Model, code: Code) {
    let _ = update(model, Message::Typed(Key::new(code)));
}

fn list_of(model: &Model) -> &List {
    match &model.overlay {
        Some(Overlay::List(it)) => it,
        other => panic!("no list but {other:?}"),
    }
}

fn items(list: &List) -> Vec<ListItem> {
    let rows = list.rows.iter();
    rows.filter_map(|it| match it {
        crate::tui::list::ListRow::Item(it) => Some(*it),
        _ => None,
    })
    .collect()
}

#[test]
fn the_list_opens_at_what_differs_at_the_cursor() {
    let mut model = open(&THREE, 60, 24);
    press(&mut model, Action::Differences);
    assert_eq!(list_of(&model).ordinal(), 1, "nothing was read yet");
    press(&mut model, Action::Cancel);
    let mut furthest = 0;
    for _ in 0..model.outline.n_matches() {
        press(&mut model, Action::WalkNext);
        press(&mut model, Action::Differences);
        let list = list_of(&model);
        let Some(ListItem::Difference(id)) = list.item() else {
            panic!("no difference is chosen");
        };
        let here = crate::tui::view::told::findings(&model);
        let expected = here.first().map_or(1, |first| {
            let all = items(list);
            let at = all
                .iter()
                .position(|it| *it == ListItem::Difference(*first));
            at.expect("what is told is listed") + 1
        });
        assert_eq!(list.ordinal(), expected, "{id:?}");
        furthest = furthest.max(list.top);
        press(&mut model, Action::Cancel);
    }
    assert!(furthest > 0, "a row is further down than the window");
}

#[test]
fn every_difference_is_under_all_and_one_other_tab() {
    for comparison in [&*TWO, &*THREE] {
        let mut model = open(comparison, 100, 30);
        press(&mut model, Action::Differences);
        let all = items(list_of(&model));
        assert_eq!(all.len(), comparison.divergences().len());
        let mut parts = Vec::new();
        for _ in 1..list_of(&model).tabs.len() {
            press(&mut model, Action::TabNext);
            let part = items(list_of(&model));
            assert!(!part.is_empty(), "{:?}", list_of(&model).shown());
            parts.extend(part);
        }
        assert_eq!(parts.len(), all.len());
        assert!(all.iter().all(|it| parts.contains(it)));
        press(&mut model, Action::TabNext);
        assert_eq!(list_of(&model).shown(), Tab::All, "they come round");
    }
}

#[test]
fn what_is_typed_narrows_every_list_and_esc_widens_it_first() {
    for kind in [
        ListKind::Differences,
        ListKind::Entities,
        ListKind::Quotes,
        ListKind::Figures,
    ] {
        let mut model = open(&THREE, 100, 30);
        list::open(&mut model, kind);
        let n = list_of(&model).count();
        press(&mut model, Action::Narrow);
        assert!(model.takes_text());
        let last = items(list_of(&model)).pop().expect("a row");
        let text = rowtext::text(&model, last);
        let words: String = text.chars().take_while(|it| *it != '\n').take(14).collect();
        type_in(&mut model, &words);
        let some = list_of(&model).count();
        assert!(0 < some && some < n, "{kind:?}: {some} of {n}");
        assert!(screen_text(&model).contains(&format!("{some} of {n}")));
        type_in(&mut model, "xyzzy");
        assert_eq!(list_of(&model).count(), 0);
        assert!(screen_text(&model).contains("no row holds that"));
        press(&mut model, Action::CursorDown);
        key(&mut model, Code::Enter);
        press(&mut model, Action::Enter);
        press(&mut model, Action::Cancel);
        assert_eq!(list_of(&model).count(), n);
        press(&mut model, Action::Cancel);
        assert!(model.overlay.is_none());
    }
}

#[test]
fn a_narrowed_list_goes_to_what_is_chosen_in_it() {
    let mut model = open(&TWO, 100, 30);
    press(&mut model, Action::Entities);
    press(&mut model, Action::Narrow);
    type_in(&mut model, "osk");
    key(&mut model, Code::Enter);
    press(&mut model, Action::Enter);
    assert!(model.lit.as_ref().is_some_and(|it| it.name == "\"Osk\""));
}

#[test]
fn the_tab_keeps_what_narrows_and_the_row_that_is_chosen() {
    let mut model = open(&TWO, 100, 30);
    press(&mut model, Action::Said);
    let shared = list_of(&model).item().expect("a quote");
    press(&mut model, Action::TabNext);
    assert_eq!(list_of(&model).shown(), Tab::BySpeaker);
    let chosen = list_of(&model).item().map(ListItem::whole);
    assert_eq!(chosen, Some(shared));
    press(&mut model, Action::Narrow);
    type_in(&mut model, "bow");
    press(&mut model, Action::TabNext);
    let shown = items(list_of(&model)).into_iter().map(ListItem::whole);
    assert!(shown.collect::<Vec<_>>().contains(&shared));
}

#[test]
fn voices_walk_the_words_of_a_speaker_through_all_articles() {
    let mut model = open(&TWO, 100, 30);
    let _ = update(&mut model, Message::Call(Action::Voices, String::new()));
    assert_eq!(list_of(&model).shown(), Tab::Voices);
    let first = model.voices()[0].clone();
    assert!(first.n_articles() == 2, "{first:?}");
    let n = first.quotes.len();
    press(&mut model, Action::Enter);
    assert_eq!(model.walk.stops.len(), n);
    for _ in 0..n {
        let at = model.walk.at.expect("at a stop");
        assert_eq!(model.walk.stops[at].passage, model.cursor);
        press(&mut model, Action::WalkNext);
    }
    let alone = compared(&[A]);
    let mut model = open(&alone, 80, 24);
    let _ = update(&mut model, Message::Call(Action::Voices, String::new()));
    assert_eq!(list_of(&model).shown(), Tab::Voices);
}

#[test]
fn the_help_is_narrowed_to_what_is_typed() {
    let mut model = open(&TWO, 100, 30);
    press(&mut model, Action::Help);
    press(&mut model, Action::Narrow);
    type_in(&mut model, "quote");
    let shown = screen_text(&model);
    let keyed = COMMANDS.iter().filter(|it| !it.keys.is_empty());
    for command in keyed {
        let wanted = command.doc.contains("quote") || command.name.contains("quote");
        let has = shown.contains(&format!(" {}", command.doc));
        assert!(has == wanted || command.doc.len() < 8, "{}", command.doc);
    }
    key(&mut model, Code::Esc);
    assert!(!model.takes_text() && matches!(model.overlay, Some(Overlay::Help(_))));
    assert!(screen_text(&model).contains("next match or stop"));
}

#[test]
fn a_pattern_is_searched_for_after_ctrl_r() {
    let mut model = open(&TWO, 80, 24);
    press(&mut model, Action::Search);
    type_in(&mut model, "[0-9]+ p");
    assert!(screen_text(&model).contains("no hit"));
    let _ = update(
        &mut model,
        Message::Typed(Key::parse("Ctrl-r").expect("a key")),
    );
    assert!(model.lit.as_ref().is_some_and(|it| it.count() > 1));
    type_in(&mut model, "(");
    assert!(screen_text(&model).contains("no pattern: unclosed group"));
    key(&mut model, Code::Enter);
    assert!(screen_text(&model).contains("no pattern: unclosed group"));
    assert!(!model.takes_text());
}

#[test]
fn told_only_here_stands_under_the_article_that_tells_it() {
    let mut model = open(&TWO, 100, 30);
    press(&mut model, Action::Differences);
    let tabs = list_of(&model).tabs.clone();
    for (n, tab) in tabs.iter().enumerate() {
        while list_of(&model).tab != n {
            press(&mut model, Action::TabNext);
        }
        let Tab::OnlyIn(id) = tab else { continue };
        for item in items(list_of(&model)) {
            let ListItem::Difference(it) = item else {
                panic!("a difference");
            };
            let it = &TWO.divergences()[it];
            assert_eq!(it.kind.class(), Class::Only);
            assert_eq!(it.sites[0].article, *id);
        }
    }
}

#[test]
fn told_only_here_walks_what_the_list_has() {
    for all in [false, true] {
        let mut model = open(&THREE, 100, 30);
        if all {
            press(&mut model, Action::AllDifferences);
        }
        let listed = model.comparison().divergences().iter();
        let listed = listed.filter(|it| matches!(it.kind, Kind::Only { .. }));
        let first = |it: &Site| (it.article, it.span.start());
        let mut listed: Vec<_> = listed.flat_map(|it| &it.sites).map(first).collect();
        listed.sort_unstable();
        let mut walked = Vec::new();
        for _ in 0..listed.len() {
            press(&mut model, Action::OnlyNext);
            walked.push(first(
                &model.comparison().corpus().passage_site(model.cursor),
            ));
        }
        walked.sort_unstable();
        assert!(!listed.is_empty());
        assert_eq!(walked, listed);
        assert_eq!(model.walk.stops.len(), listed.len());
    }
}

#[test]
fn a_comparison_that_a_list_opened_gives_the_list_back_as_it_was() {
    for (width, height) in [(80, 24), (120, 40)] {
        for list in [Action::Differences, Action::Figures, Action::Said] {
            let mut model = open(&THREE, width, height);
            press(&mut model, list);
            press(&mut model, Action::CursorDown);
            press(&mut model, Action::CursorDown);
            let before = (list_of(&model).kind, list_of(&model).item());
            press(&mut model, Action::Compare);
            assert!(matches!(model.overlay, Some(Overlay::Compare { .. })));
            press(&mut model, Action::Cancel);
            assert_eq!((list_of(&model).kind, list_of(&model).item()), before);
            press(&mut model, Action::Cancel);
            assert!(model.overlay.is_none(), "{list:?}");
            // A list that is opened over the comparison takes the place of the one below.
            press(&mut model, list);
            press(&mut model, Action::Compare);
            press(&mut model, Action::Differences);
            press(&mut model, Action::Cancel);
            press(&mut model, Action::Cancel);
            assert!(model.overlay.is_none(), "{list:?}");
        }
    }
}
