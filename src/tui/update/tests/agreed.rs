//! What the comparison, the quotes, the facts and the opening say of a passage agrees with the sign beside it.

use super::{THREE, TWO, open, press, screen_text};
use crate::comparison::{Comparison, Options, compare};
use crate::corpus::PassageRef;
use crate::diverge::{Class, Kind};
use crate::load::{Input, read_one};
use crate::render::outline::{Walk, passages};
use crate::render::wording;
use crate::text::index::{ArticleId, PassageId};
use crate::tui::command::Action;
use crate::tui::update::{jump, scroll, walk};
use crate::tui::walks;
use std::sync::{Arc, LazyLock};

/// The first two reports of the demo.
static DEMO: LazyLock<Arc<Comparison>> = LazyLock::new(|| {
    let texts = [
        (
            "merrow.txt",
            include_str!("../../../../assets/demo/merrow.txt"),
        ),
        (
            "radio-ardovia.html",
            include_str!("../../../../assets/demo/radio-ardovia.html"),
        ),
    ];
    let read = |(name, text): (&str, &str)| {
        let input = Input::Bytes {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        read_one(&input).expect("a text").0
    };
    Arc::new(compare(texts.map(read).into(), &Options::default()))
});

#[test]
fn the_facts_count_what_the_signs_say() {
    let mut unsure = 0;
    for comparison in [&TWO, &THREE, &DEMO] {
        for id in comparison.corpus().articles().ids() {
            let mut model = open(comparison, 120, 50);
            super::focus(&mut model, id.index() + 1);
            press(&mut model, Action::About);
            let screen = screen_text(&model);
            let passages = comparison.corpus().segments(id).passages();
            let n = |class| {
                let classes = passages.ids().map(|it| comparison.passage_class((id, it)));
                classes.filter(|it| *it == Some(class)).count()
            };
            let (only, near) = (n(Class::Only), n(Class::Near));
            let compared = passages
                .ids()
                .filter(|it| comparison.passage_class((id, *it)).is_some());
            let elsewhere = compared.count() - only - near;
            let all = passages.len();
            let mut told = format!("{elsewhere} of {all} passages elsewhere too");
            told.push_str(&format!(", {only} only here"));
            if near > 0 {
                told.push_str(&format!(", {near} perhaps only here"));
            }
            assert!(screen.contains(&told), "{told}: {screen}");
            for name in ["names", "quotes", "numbers", "words", "passages"] {
                assert!(!screen.contains(&format!(" 1 {name} ")), "{screen}");
            }
            unsure += near;
        }
    }
    assert!(unsure > 0);
}

#[test]
fn a_comparison_names_no_difference_where_none_is_listed() {
    let mut n = 0;
    for comparison in [&TWO, &DEMO] {
        for passage in comparison.corpus().passages() {
            if comparison.passage_class(passage) != Some(Class::Told) {
                continue;
            }
            let mut model = open(comparison, 120, 50);
            jump::go(&mut model, passage);
            press(&mut model, Action::Compare);
            let screen = screen_text(&model);
            assert_eq!(model.cursor, passage);
            assert!(!screen.contains("the difference is what joins"), "{screen}");
            assert!(!screen.contains(" ~ Told in other words"), "{screen}");
            let says = screen.contains("no difference is listed");
            assert!(says || screen.contains("= Told in the same"), "{screen}");
            n += usize::from(says);
        }
    }
    assert!(n > 0);
}

#[test]
fn a_clause_in_both_does_not_differ() {
    let mut n = 0;
    for comparison in [&TWO, &DEMO] {
        let mut model = open(comparison, 120, 60);
        for _ in 0..comparison.alignment().matches().len() {
            press(&mut model, Action::MatchNext);
            press(&mut model, Action::Compare);
            let screen = screen_text(&model);
            assert!(!screen.contains("~ In both"), "{screen}");
            n += usize::from(screen.contains("In both"));
            press(&mut model, Action::Cancel);
        }
    }
    assert!(n > 0);
}

#[test]
fn a_quote_that_one_article_has_wears_the_sign_of_its_passage() {
    let (mut only, mut told) = (0, 0);
    for comparison in [&TWO, &THREE, &DEMO] {
        let mut model = open(comparison, 120, 40);
        press(&mut model, Action::QuoteNext);
        for _ in 0..model.walk.stops.len() {
            let screen = screen_text(&model);
            let status: String = screen.chars().skip(38 * 120).take(120).collect();
            if status.contains("quoted only in") {
                let class = comparison.passage_class(model.cursor).expect("a class");
                assert!(
                    status.starts_with(&format!(" {}", class.mark())),
                    "{status}"
                );
                match class {
                    Class::Only => only += 1,
                    _ => {
                        let passage = format!("passage {}", wording::passage_is(class));
                        assert!(status.contains(&passage), "{status}");
                        told += 1;
                    }
                }
            }
            press(&mut model, Action::QuoteNext);
        }
    }
    assert!(only > 0 && told > 0, "{only} {told}");
}

#[test]
fn a_heading_says_what_its_sentence_says() {
    let mut n = 0;
    for comparison in [TWO.telling_all(true), DEMO.telling_all(true)] {
        for it in comparison.divergences() {
            let [heading, sentence] =
                [wording::heading, wording::sentence].map(|tell| tell(&comparison, it));
            let which = match it.kind {
                Kind::SourceNamed { only } => only,
                Kind::Detail { article } | Kind::NumberOnly { article } => Some(article),
                _ => continue,
            };
            let says = which.is_none_or(|it| heading.ends_with(&format!("only in {it}")));
            assert!(
                says && sentence.starts_with(&heading),
                "{heading} / {sentence}"
            );
            n += 1;
        }
    }
    assert!(n > 0);
}

#[test]
fn no_line_goes_from_a_lone_headline_at_the_opening() {
    let mut model = open(&DEMO, 120, 40);
    assert!(model.cursor_match().is_none() && model.fresh);
    assert_eq!(walks::joined(&model), [model.cursor]);
    // It is told in the body of B all the same, which the line shows once anything was pressed.
    model.fresh = false;
    assert!(walks::joined(&model).len() > 1);
}

#[test]
fn a_run_told_only_here_wears_the_bar_whole_and_is_shown_whole() {
    let mut n = 0;
    for (comparison, width, height) in [(&DEMO, 80, 24), (&DEMO, 120, 40), (&THREE, 140, 24)] {
        let mut model = open(comparison, width, height);
        walk::set(&mut model, Walk::Only);
        for _ in 0..model.walk.stops.len() {
            press(&mut model, Action::WalkNext);
            let all = comparison.divergences().iter();
            let mut only = all.filter(|it| matches!(it.kind, Kind::Only { .. }));
            let run = only.find_map(|it| {
                let run = passages(comparison, it);
                run.contains(&model.cursor).then_some(run)
            });
            let run = run.expect("a stop is listed");
            assert_eq!(walks::barred(&model), run);
            let rows = run.iter().map(|it| scroll::rows_of(&mut model, *it));
            let rows: Vec<(isize, isize)> = rows.map(|it| it.expect("near")).collect();
            let (first, last) = (rows[0].0, rows[rows.len() - 1].1);
            let window = scroll::height(&model);
            let is_whole = first >= 0 && last < window;
            assert!(
                is_whole || last - first >= window,
                "{run:?}: {first}-{last}"
            );
            n += usize::from(run.len() > 1);
        }
    }
    assert!(n > 3, "runs of several passages");
}

#[test]
fn what_is_not_linked_with_the_cursor_passage_is_quiet() {
    let mut quiet = 0;
    for comparison in [&TWO, &THREE, &DEMO] {
        let mut model = open(comparison, 120, 40);
        model.fresh = false;
        let linked = |it: &PassageRef, other: &PassageRef| {
            comparison.alignment().link([*it, *other]).is_some()
        };
        for it in comparison.corpus().passages() {
            model.cursor = it;
            let (joined, barred) = (walks::joined(&model), walks::barred(&model));
            if !walks::is_cursor_match(&model) {
                continue;
            }
            let own = joined.iter().filter(|other| other.0 == it.0);
            assert!(
                own.clone()
                    .all(|other| barred.contains(other) == (*other == it))
            );
            quiet += own.count() - 1;
            for other in joined.iter().filter(|other| other.0 != it.0) {
                let is_linked = linked(&it, other);
                let in_place = |at: &&PassageRef| at.0 == other.0 && linked(&it, at);
                let has_linked = joined.iter().any(|at| in_place(&at));
                assert_eq!(barred.contains(other), is_linked || !has_linked);
                quiet += usize::from(!barred.contains(other));
            }
            let told = |article| joined.iter().any(|it: &PassageRef| it.0 == article);
            let mut articles = model.panes.ids();
            assert!(articles.all(|at| !told(at) || barred.iter().any(|it| it.0 == at)));
        }
    }
    assert!(quiet > 0);
}

#[test]
fn the_line_leads_to_what_the_status_row_says_is_to_check() {
    const FOUR: &str = "Ferry fire off Halden kills four\n\nHALDEN - Four people died and 23 were injured when a fire broke out on the ferry Solveig shortly before midnight on Sunday, the coast guard said.\n\nThe ferry was on its way from Halden to Osk with 212 passengers.\n";
    const FIVE: &str = "Five dead in blaze on the Solveig\n\nBy Jon Brand\n\nPeople were killed and 23 hurt after a fire on the ferry Solveig late on Sunday night, the coast guard said.\n\nThe ship had left Halden for Osk with 212 passengers on board.\n";
    let comparison = super::compared(&[FOUR, FIVE]);
    let headlines = [0, 1].map(|n| (ArticleId::new(n), PassageId::new(0)));
    let mut all = comparison.divergences().iter();
    let told = all.any(|it| passages(&comparison, it) == headlines);
    assert!(told, "the headlines disagree");
    let mut model = open(&comparison, 100, 24);
    assert_eq!(walks::joined(&model), headlines);
    press(&mut model, Action::CursorDown);
    press(&mut model, Action::CursorUp);
    assert_eq!(walks::joined(&model), headlines);
    let rows = headlines.map(|it| scroll::row_of(&mut model, it));
    assert_eq!(rows[0], rows[1], "they stand on one height");
}
