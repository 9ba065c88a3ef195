//! What a mark, a row, a hint and the comparison say of one passage agrees, and is said once.

use super::{THREE, TWO, compared, open, press, screen_text};
use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge::{Class, Divergence, Kind};
use crate::render::outline::{Item, Outline, Walk, passages};
use crate::render::signs;
use crate::render::wrap::{Width, wrap};
use crate::text::index::{ArticleId, PassageId};
use crate::tui::command::Action;
use crate::tui::model::Model;
use crate::tui::update::{follow, jump, list, pair, scroll};
use crate::tui::view::layout::Kind as LayoutKind;
use crate::tui::view::told;

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
    let id = pair::difference(model).expect("at a difference");
    let it = &model.comparison.divergences()[id];
    let layout = model.layout();
    let width = Width {
        first: layout.columns[0].width,
        rest: layout.columns[0].width,
    };
    let others = pair::across(model);
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

/// Whether a bar stands beside a passage in the window, and in how many rows beside none of `own`.
fn barred(model: &mut Model, own: &[PassageRef]) -> ([usize; 2], Vec<PassageRef>) {
    let layout = model.layout();
    let buffer = super::screen(model);
    let mut rows: Vec<(usize, isize)> = Vec::new();
    for column in &layout.columns {
        for row in 0..layout.body.height {
            let cell = buffer.cell((column.marks as u16, (layout.body.y + row) as u16));
            if cell.is_some_and(|it| it.symbol() == signs::CURSOR) {
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
            assert_eq!(pair::joined(&model), own, "{:?}", it.kind);
            let ([all, others], barred) = barred(&mut model, &own);
            assert!(all > 1 && others == 0, "{}", screen_text(&model));
            let articles = |it: &[PassageRef]| it.iter().map(|it| it.0).max();
            assert!(barred.contains(&model.cursor), "{:?}", it.kind);
            assert_eq!(articles(&barred), articles(&own), "{:?}", it.kind);
            if !pair::is_match(&model, &own) {
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
fn what_is_told_of_another_pair_names_its_place() {
    let mut apart = 0;
    for passage in THREE.corpus().passages() {
        let mut model = open(&THREE, 120, 40);
        jump::go(&mut model, passage);
        let said = told::sentences(&model, |_| true);
        for id in told::findings(&model) {
            let it = &THREE.divergences()[id];
            let (joined, ends) = (pair::joined(&model), pair::ends(&model, id));
            let joined = pair::surest(&model, &joined);
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
            if !pair::is_cursor_match(&model) {
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
                let first = pair::beside(&model).into_iter().find(|it| it.0 == id);
                assert!(
                    first.is_some_and(|it| score(&it) + 0.11 > best),
                    "compared first"
                );
            }
        }
    }
    assert!(several > 0);
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
