//! The layout by rows: every passage is there once, the cursor goes down its column, folds are rows of their own.

use super::{FIVE, THREE, TWO, focus, is_visible, open, press, screen_text};
use crate::comparison::Comparison;
use crate::tui::command::Action;
use crate::tui::layout::Kind;
use crate::tui::message::{Message, Position, Size};
use crate::tui::model::Model;
use crate::tui::update::{jump, scroll, update};
use std::sync::Arc;
use std::time::Instant;

fn rows(comparison: &Arc<Comparison>, width: u16, height: u16) -> Model {
    let mut model = open(comparison, width, height);
    while model.layout().kind != Kind::Rows {
        press(&mut model, Action::LayoutNext);
    }
    model
}

const SIZES: [(u16, u16); 6] = [(80, 24), (120, 40), (200, 50), (60, 24), (30, 8), (72, 9)];

#[test]
fn every_passage_stands_in_one_band_and_each_match_in_its_own() {
    for comparison in [&*TWO, &*THREE, &*FIVE] {
        let mut model = rows(comparison, 120, 40);
        press(&mut model, Action::FoldNone);
        let bands = model.synopsis.bands();
        let mut all: Vec<_> = bands
            .iter()
            .flat_map(super::super::super::synopsis::Band::passages)
            .collect();
        all.sort_unstable();
        let expected: Vec<_> = comparison.corpus().passages().collect();
        assert_eq!(all, expected);
        let matched: Vec<_> = bands.iter().filter_map(|it| it.matched).collect();
        assert_eq!(matched.len(), comparison.alignment().matches().len());
        for band in bands.iter().filter(|it| it.matched.is_none()) {
            assert_eq!(band.cells.len(), 1, "one article tells it alone");
        }
    }
}

#[test]
fn the_cursor_goes_down_its_column_and_visits_each_passage_once() {
    for (comparison, (width, height)) in [&*TWO, &*THREE]
        .into_iter()
        .flat_map(|it| SIZES.map(|size| (it, size)))
    {
        for article in comparison.corpus().articles().ids() {
            let mut model = rows(comparison, width, height);
            press(&mut model, Action::FoldNone);
            focus(&mut model, article.index() + 1);
            press(&mut model, Action::First);
            let mut seen = vec![model.cursor];
            let mut top = model.synopsis.top;
            for _ in 0..400 {
                press(&mut model, Action::CursorDown);
                assert!(
                    is_visible(&mut model),
                    "{width}x{height} {:?}",
                    model.cursor
                );
                assert!(model.synopsis.top >= top, "the window goes on only");
                top = model.synopsis.top;
                if seen.last() != Some(&model.cursor) {
                    seen.push(model.cursor);
                }
            }
            let mut sorted = seen.clone();
            sorted.sort_unstable();
            let expected: Vec<_> = comparison
                .corpus()
                .passages()
                .filter(|it| it.0 == article)
                .collect();
            assert_eq!(sorted, expected, "{article} at {width}x{height}");
            if article == model.outline.base() {
                assert_eq!(seen, expected, "the base in its own order");
            }
            for it in seen.iter().rev().skip(1) {
                while model.cursor != *it {
                    let before = (model.cursor, model.synopsis.top);
                    press(&mut model, Action::CursorUp);
                    assert_ne!((model.cursor, model.synopsis.top), before);
                }
            }
        }
    }
}

#[test]
fn what_one_article_tells_alone_is_folded_at_first_and_opens() {
    let mut model = rows(&TWO, 120, 40);
    let text = screen_text(&model);
    assert!(text.contains("told only here ···"), "{text}");
    assert!(!text.contains("Soup was served"), "{text}");
    press(&mut model, Action::FoldNone);
    let at = super::B.find("Soup was").expect("there");
    let b = TWO.corpus().articles().ids().last().expect("two");
    let to = model.passage_at(b, at);
    jump::go(&mut model, to);
    let _ = update(&mut model, Message::Pending(String::new()));
    let text = screen_text(&model);
    assert!(
        text.contains("Soup was served") && text.contains("(not told here)"),
        "{text}"
    );
    press(&mut model, Action::FoldToggle);
    let text = screen_text(&model);
    assert!(!text.contains("Soup was served"), "{text}");
    press(&mut model, Action::FoldToggle);
    assert!(screen_text(&model).contains("Soup was served"));
}

#[test]
fn walks_tellings_and_ways_back_are_as_in_the_other_layouts() {
    let mut model = rows(&THREE, 140, 30);
    press(&mut model, Action::WalkPrev);
    for n in 1..=model.outline.n_matches() {
        press(&mut model, Action::WalkNext);
        let id = model.cursor_match().expect("at a match");
        assert_eq!(model.outline.number(id), n);
        assert!(is_visible(&mut model));
        let path: Vec<_> = model.members().to_vec();
        let start = model.cursor;
        for _ in 0..path.len() {
            press(&mut model, Action::Enter);
            assert!(path.contains(&model.cursor) && is_visible(&mut model));
        }
        assert_eq!(model.cursor, start);
        for _ in 0..path.len() {
            press(&mut model, Action::JumpBack);
        }
        assert_eq!(model.cursor, start);
    }
}

#[test]
fn tellings_of_a_match_stand_side_by_side() {
    let mut model = rows(&THREE, 140, 40);
    for _ in 0..model.outline.n_matches() {
        press(&mut model, Action::WalkNext);
        let first = |model: &mut Model, article| {
            let it = model.members().iter().find(|it| it.0 == article).copied();
            it.and_then(|it| scroll::row_of(model, it))
        };
        let articles: Vec<_> = model.panes.ids().collect();
        let mut tops: Vec<_> = articles
            .iter()
            .filter_map(|it| first(&mut model, *it))
            .collect();
        tops.dedup();
        assert_eq!(tops.len(), 1, "match at {:?}", model.cursor);
    }
}

#[test]
fn switching_layouts_keeps_the_cursor_in_sight() {
    let mut model = open(&TWO, 120, 20);
    for _ in 0..12 {
        press(&mut model, Action::CursorDown);
        let cursor = model.cursor;
        for _ in 0..3 {
            press(&mut model, Action::LayoutNext);
            assert_eq!(model.cursor, cursor);
            assert!(is_visible(&mut model), "{:?}", model.layout().kind);
        }
        press(&mut model, Action::Zoom);
        press(&mut model, Action::Zoom);
        assert!(is_visible(&mut model));
    }
}

#[test]
fn a_click_goes_to_a_cell_and_the_wheel_scrolls_all() {
    let mut model = rows(&TWO, 120, 24);
    press(&mut model, Action::FoldNone);
    let layout = model.layout();
    let x = layout.columns[1].text + 5;
    let at = Position {
        x: x as u16,
        y: layout.body.y as u16,
    };
    let _ = update(&mut model, Message::Click(at));
    let (_, band) = model.synopsis.shown(24).next().expect("a band");
    let cell = model.synopsis.bands()[band]
        .cell(layout.columns[1].article)
        .to_vec();
    if let Some(first) = cell.first() {
        assert_eq!(model.cursor, (layout.columns[1].article, *first));
    }
    let top = model.synopsis.top;
    let _ = update(&mut model, Message::Wheel(at, 3));
    assert!(model.synopsis.top > top);
    assert!(model.panes.iter().all(|it| !it.free));
}

#[test]
fn bands_wait_for_the_comparison() {
    let articles = [super::A, super::B]
        .iter()
        .map(|it| super::read(it))
        .collect();
    let mut model = open(&Arc::new(Comparison::unaligned(articles)), 100, 24);
    model.arrangement.choice = crate::tui::arrangement::LayoutChoice::Rows;
    let size = Size {
        width: 100,
        height: 24,
    };
    let _ = update(&mut model, Message::Resize(size));
    assert_eq!(model.layout().kind, Kind::Flow);
    let _ = update(&mut model, Message::Compared(Arc::clone(&TWO)));
    assert_eq!(model.layout().kind, Kind::Rows);
    assert!(is_visible(&mut model) && screen_text(&model).contains("¶"));
}

/// Long articles are wrapped where they are looked at: opening, going to the end and back costs no wrap of the whole.
#[test]
fn long_articles_open_and_scroll_without_a_wait() {
    let paragraph = |n: usize| {
        format!(
            "The {n}th gate of lock {n} near Halden was painted by crew {n} in the year {}, and the keeper said {n} times that nobody had asked for it.\n\n",
            1000 + n
        )
    };
    let texts: Vec<String> = (0..2)
        .map(|k| (0..1500).map(|n| paragraph(n * (k + 1))).collect())
        .collect();
    let comparison = super::compared(&[&texts[0], &texts[1]]);
    let mut model = rows(&comparison, 120, 40);
    let started = Instant::now();
    model.synopsis.clear();
    for action in [
        Action::FoldNone,
        Action::CursorDown,
        Action::PageDown,
        Action::Last,
        Action::PageUp,
        Action::First,
    ] {
        press(&mut model, action);
        super::screen(&model);
    }
    // A debug build on a busy machine: far above what it takes, far below what wrapping everything for every key would.
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    jump::last(&mut model);
    assert!(is_visible(&mut model));
}

#[test]
fn what_is_as_surely_told_elsewhere_does_not_stand_beside_a_surer_pair() {
    let texts = [
        "Returns of the mayors\n\nThe couple paid 4 million crowns in federal taxes during that time, an effective tax rate of 31 percent.\n\nBridges are painted in the spring.\n\nMoe paid an effective tax rate of roughly 36 percent over those decades.\n",
        "What mayors pay\n\nThe returns show that the couple paid 4 million crowns in federal taxes, for an effective tax rate of 31 percent.\n\nA ferry ran aground near the old harbor on Friday night.\n\nMr. Moe paid an average tax rate of 36 percent over those decades, and others paid less.\n",
    ];
    let comparison = super::compared(&texts);
    let model = rows(&comparison, 120, 40);
    let at = |article: usize, words: &str| {
        let article = crate::text::index::ArticleId::new(article);
        let at = comparison.corpus().articles()[article].text().find(words);
        let passage = model.passage_at(article, at.expect("the words"));
        model.synopsis.band_of(passage)
    };
    assert_eq!(at(0, "couple"), at(1, "couple"));
    assert_ne!(at(0, "Moe"), at(1, "couple"));
}
