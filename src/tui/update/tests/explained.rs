//! What is explained on a page, and the compared passages with what speaks for the match.

use super::{A, B, THREE, TWO, compared, open, press, screen_text};
use crate::render::wording;
use crate::tui::command::Action;
use crate::tui::message::Message;
use crate::tui::model::{Model, Overlay};
use crate::tui::update::update;

fn page(model: &mut Model, action: Action) -> String {
    let _ = update(model, Message::Call(action, String::new()));
    match &model.overlay {
        Some(Overlay::Page(it)) => {
            let rows = it
                .rows
                .iter()
                .map(|(name, text)| format!("{name} {text}\n"));
            format!("{}\n{}", it.title, rows.collect::<String>())
        }
        other => panic!("no page but {other:?}: {:?}", model.message),
    }
}

#[test]
fn every_mark_is_explained_with_its_reason() {
    for passage in TWO.corpus().passages() {
        let mut model = open(&TWO, 100, 30);
        super::super::jump::go(&mut model, passage);
        let told = page(&mut model, Action::ExplainMark);
        let class = crate::tui::view::told::class(&model).expect("compared");
        assert!(
            told.starts_with(&format!("The mark {}", class.mark())),
            "{told}"
        );
        for id in crate::tui::view::told::findings(&model) {
            let it = &TWO.divergences()[id];
            let label = wording::label(&it.kind);
            let sentence = wording::sentence(&TWO, it);
            // More words of the articles may stand behind it, or beside its places.
            let head = sentence.split(": ¶").next().unwrap_or("");
            let plain = label == "Reworded" || told.contains(head);
            assert!(plain, "{label}: {told}");
        }
    }
}

#[test]
fn a_match_is_explained_by_what_both_share() {
    let mut model = open(&THREE, 100, 70);
    for _ in 0..THREE.alignment().matches().len() {
        press(&mut model, Action::WalkNext);
        let told = page(&mut model, Action::ExplainMatch);
        assert!(
            told.contains("score ") && told.contains("in common"),
            "{told}"
        );
        press(&mut model, Action::Cancel);
        assert!(model.overlay.is_none());
        press(&mut model, Action::Compare);
        assert!(screen_text(&model).contains("why a match: score "));
        press(&mut model, Action::Cancel);
    }
    let mut model = open(&compared(&[A]), 100, 30);
    let _ = update(
        &mut model,
        Message::Call(Action::ExplainMatch, String::new()),
    );
    assert!(model.overlay.is_none() && model.message.is_some());
}

#[test]
fn the_command_that_reopens_the_view_names_files_and_place() {
    let mut model = open(&TWO, 100, 30);
    assert!(page(&mut model, Action::Reopen).contains("parallax a.txt b.txt --go A1"));
    press(&mut model, Action::Cancel);
    press(&mut model, Action::WalkNext);
    press(&mut model, Action::WalkNext);
    let n = model.walk.at.expect("at a match") + 1;
    let told = page(&mut model, Action::Reopen);
    assert!(told.contains(&format!("--go match:{n}")), "{told}");
    press(&mut model, Action::Cancel);
    press(&mut model, Action::Enter);
    assert!(page(&mut model, Action::Reopen).contains("--go B"));
}

#[test]
fn what_is_told_of_a_problem_holds_no_word_of_the_articles() {
    let mut model = open(&TWO, 100, 30);
    let told = page(&mut model, Action::Problem);
    assert!(
        told.contains(env!("CARGO_PKG_VERSION")) && told.contains("100 x 30"),
        "{told}"
    );
    for word in ["Halden", "ferry", "Moe", "report.txt"] {
        assert!(!told.contains(word), "{word}: {told}");
    }
    assert!(page(&mut model, Action::Configuration).contains("--default-config"));
}

#[test]
fn with_several_tellings_it_is_said_which_two_are_compared() {
    let mut model = open(&compared(&[A, B, B]), 120, 60);
    while model.members().len() < 3 {
        press(&mut model, Action::WalkNext);
    }
    press(&mut model, Action::Compare);
    let mut told = Vec::new();
    for _ in 1..model.members().len() {
        told.push(screen_text(&model));
        press(&mut model, Action::PaneNext);
    }
    for other in ['B', 'C'] {
        let named = |it: &String| {
            let title = it.lines().find(|it| it.contains("What differs · A ¶"));
            title.is_some_and(|it| it.contains(&format!(" and {other} ¶")))
        };
        assert!(told.iter().any(named), "{other}");
    }
}
