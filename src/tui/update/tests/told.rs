//! What a mark, a row, a hint and the comparison say of one passage agrees, and is said once.

use super::{THREE, TWO, compared, open, press, screen_text};
use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge::{Class, Divergence, Kind};
use crate::render::outline::{Outline, Walk, passages};
use crate::render::signs;
use crate::render::wrap::{Width, wrap};
use crate::text::index::ArticleId;
use crate::tui::command::Action;
use crate::tui::layout::Kind as LayoutKind;
use crate::tui::model::Model;
use crate::tui::update::{jump, scroll};
use crate::tui::view::told;
use crate::tui::walks;

#[test]
fn what_a_difference_holds_against_another_article_is_not_told_only_there() {
    for comparison in [&TWO, &THREE] {
        let mut held = 0;
        for it in comparison.divergences().iter().filter(|it| it.is_across()) {
            for site in &it.sites {
                let passage = comparison.corpus().passage_of(*site).expect("a passage");
                let class = comparison.passage_class((site.article, passage));
                assert_ne!(class, Some(Class::Only), "{:?}", it.kind);
                held += 1;
            }
        }
        let all = comparison.divergences().iter();
        assert!(
            held > 8
                && all
                    .filter(|it| matches!(it.kind, Kind::Only { .. }))
                    .count()
                    > 0
        );
    }
}

#[test]
fn every_mark_but_two_promises_a_row_and_these_have_none() {
    let mut seen = [0; 4];
    for found in [&TWO, &THREE] {
        for comparison in [Comparison::clone(found), found.telling_all(true)] {
            let all = || comparison.divergences().iter();
            let stops = Outline::new(&comparison, ArticleId::new(0)).stops(&comparison, Walk::Only);
            for passage in comparison.corpus().passages() {
                let holds = |it: &&Divergence| passages(&comparison, it).contains(&passage);
                let is_only = |it: &Divergence| matches!(it.kind, Kind::Only { .. });
                let only = all().filter(holds).find(|it| is_only(it));
                let order =
                    |it: &Divergence| matches!(it.kind, Kind::Order { .. } | Kind::Repeated);
                let told = all().filter(holds).any(|it| it.is_across() && !order(it));
                match comparison.passage_class(passage) {
                    Some(Class::Only) => {
                        let first = passages(&comparison, only.expect("a row"))[0];
                        assert!(stops.iter().any(|it| it.passage == first), "and a stop");
                        seen[0] += 1;
                    }
                    Some(Class::Different | Class::Check) => {
                        assert!(told, "{passage:?}");
                        seen[1] += 1;
                    }
                    Some(Class::Told) => {
                        assert!(!told && only.is_none(), "{passage:?}");
                        seen[2] += 1;
                    }
                    Some(Class::Near) => {
                        assert!(!told && only.is_none(), "{passage:?}");
                        seen[3] += 1;
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(seen.iter().all(|it| *it > 0), "{seen:?}");
}

/// Whether the words of a difference stand in the lower part of the stack, where one other article is shown.
fn shows_words(model: &Model, screen: &str) -> bool {
    let id = walks::difference(model).expect("at a difference");
    let it = &model.comparison.divergences()[id];
    let layout = model.layout();
    let width = Width {
        first: layout.columns[0].width,
        rest: layout.columns[0].width,
    };
    let others = walks::across(model);
    let Some(other) = others.first() else {
        return true;
    };
    let span = model.span(*other);
    let site = it
        .sites
        .iter()
        .find(|it| it.article == other.0 && it.span.overlaps(span));
    let article = model.article(other.0);
    wrap(article.text(), span, width)
        .into_iter()
        .filter(|row| site.is_some_and(|site| row.overlaps(site.span)))
        .take(1)
        .all(|row| screen.contains(article.slice(row).trim()))
}

#[test]
fn the_stack_shows_the_words_that_are_told_of_both_articles() {
    let mut model = open(&TWO, 60, 20);
    assert_eq!(model.layout().kind, LayoutKind::Stack);
    for n in 0..TWO.divergences().len() {
        press(&mut model, Action::DifferenceNext);
        let screen = screen_text(&model);
        assert!(shows_words(&model, &screen), "{n}: {screen}");
        let cursor = model.cursor;
        let (first, _) = scroll::rows_of(&mut model, cursor).expect("rows");
        assert!((0..scroll::height(&model)).contains(&first), "{n}");
    }
}

#[test]
fn hints_speak_of_the_walk() {
    let mut model = open(&TWO, 100, 30);
    for (action, word) in [
        (Action::MatchNext, "n/p match"),
        (Action::DifferenceNext, "n/p difference"),
        (Action::QuoteNext, "n/p quote"),
        (Action::OnlyNext, "n/p only here"),
    ] {
        press(&mut model, action);
        assert!(screen_text(&model).contains(word), "{word}");
    }
    // Told only here: there is no pair to choose.
    press(&mut model, Action::Compare);
    let screen = screen_text(&model);
    assert!(
        !screen.contains("which pair") && !screen.contains("What differs"),
        "{screen}"
    );
    assert!(screen.contains("nothing to compare it with"), "{screen}");
}

#[test]
fn the_comparison_says_each_thing_once() {
    let mut model = open(&THREE, 90, 50);
    for _ in 0..THREE.divergences().len() {
        press(&mut model, Action::DifferenceNext);
        press(&mut model, Action::Compare);
        let screen = screen_text(&model);
        let cells: Vec<char> = screen.chars().collect();
        let rows = cells.chunks(90).map(|it| it.iter().collect::<String>());
        let told = rows.skip_while(|it| !it.contains("What differs"));
        let mut rows: Vec<String> = told.map(|it| it.trim().to_owned()).collect();
        rows.retain(|it| it.len() > 12);
        rows.sort_unstable();
        let n = rows.len();
        rows.dedup();
        assert_eq!(n, rows.len(), "{screen}");
        press(&mut model, Action::Cancel);
    }
}

#[test]
fn what_is_told_of_another_pair_names_its_place() {
    let mut apart = 0;
    for passage in THREE.corpus().passages() {
        let mut model = open(&THREE, 120, 40);
        jump::go(&mut model, passage);
        let said = told::sentences(&model, |_| true);
        for id in told::findings(&model) {
            let it = &THREE.divergences()[id];
            let (joined, ends) = (walks::joined(&model), walks::ends(&model, id));
            let joined = walks::surest(&model, &joined);
            let place = |it: &PassageRef| {
                let n = THREE.corpus().segments(it.0).paragraph_number(it.1);
                format!("({} ¶{n})", it.0)
            };
            let is_beside = |it: &PassageRef| joined.iter().any(|at| place(at) == place(it));
            let Some(end) = ends.iter().find(|it| !is_beside(it)) else {
                continue;
            };
            apart += 1;
            let place = place(end);
            assert!(
                said.iter().any(|it| it.contains(&place)),
                "{said:?} {place}"
            );
            // What is beside the cursor is told first, but for something to check.
            let first = &said[0];
            assert!(
                it.kind.class() == Class::Check || !first.contains(&place),
                "{said:?}"
            );
        }
    }
    assert!(apart > 1);
}

#[test]
fn the_lower_part_says_how_many_rows_it_lacks() {
    let words = "Heavy fog had covered the whole fjord since the afternoon, ";
    let long = format!("{}the weather service said.", words.repeat(12));
    let comparison = compared(&[
        &format!("Fog\n\n{long}\n"),
        &format!("More fog\n\n{long}\n"),
    ]);
    let mut model = open(&comparison, 60, 20);
    press(&mut model, Action::WalkNext);
    let below = model.layout().below.expect("a lower part");
    let column = model.layout().columns[0];
    let buffer = super::screen(&model);
    let rest = (0..4).map(|n| {
        let x = column.text + column.width + 1 + n;
        let y = below.y + below.height - 1;
        buffer
            .cell((x as u16, y as u16))
            .map_or("", |it| it.symbol())
    });
    let rest: String = rest.collect();
    let whole = Width {
        first: column.width,
        rest: column.width,
    };
    let rows = wrap(&long, crate::text::Span::new(0, long.len()), whole).len();
    let hidden = rows - (below.height - 1);
    assert_eq!(
        rest.trim(),
        format!("{}{hidden}", signs::BELOW),
        "{}",
        screen_text(&model)
    );
}

#[test]
fn a_quote_gone_to_from_the_list_is_what_is_told() {
    let mut model = open(&TWO, 120, 40);
    press(&mut model, Action::Said);
    press(&mut model, Action::Enter);
    let n = model.layout().status as u16;
    let screen = screen_text(&model);
    let cells: Vec<char> = screen.chars().collect();
    let row: String = cells[usize::from(n) * 120..][..120].iter().collect();
    assert!(row.contains("Ida Moe: same words"), "{row}");
}

#[test]
fn the_status_row_cuts_no_finding() {
    for width in [72, 80, 100, 120] {
        for passage in TWO.corpus().passages() {
            let mut model = open(&TWO, width, 30);
            jump::go(&mut model, passage);
            let n = model.layout().status;
            let cells: Vec<char> = screen_text(&model).chars().collect();
            let width = usize::from(width);
            let row: String = cells[n * width..][..width].iter().collect();
            let said = row.split("   ").next().unwrap_or_default();
            let after = said.split(" · ").skip(1);
            for part in after {
                assert!(!part.trim_end().ends_with('…'), "{row}");
            }
        }
    }
}
