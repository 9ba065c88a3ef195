//! What a reader must be able to rely on, over invented reports: the rows of the acceptance table of the design.

mod agreed;
mod arranged;
mod arriving;
mod asked;
mod banded;
mod explained;
mod finding;
mod folded;
mod found;
mod glyphs;
mod kept;
mod lists;
mod pictured;
mod selecting;
mod stands;
mod starts;
mod states;
mod sturdy;
mod told;

use crate::comparison::{Comparison, Options, compare};
use crate::corpus::PassageRef;
use crate::load::{Input, read_one};
use crate::render::theme::Theme;
use crate::text::index::{ArticleId, PassageId};
use crate::tui::arrangement::LayoutChoice;
use crate::tui::command::Action;
use crate::tui::folds::FilterChoice;
use crate::tui::keytable::KeyTable;
use crate::tui::message::{Message, Position, Size};
use crate::tui::model::{Model, Paragraphs, ViewSettings};
use crate::tui::origin::Origin;
use crate::tui::update::update;
use crate::tui::view::view;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use std::sync::{Arc, LazyLock};

/// Two reports in which B tells early what A tells late, tells one passage in two places, and adds its own.
const A: &str = "Ferry runs aground off Halden

A passenger ferry ran aground on a sandbank near Halden on Friday night with 212 people on board, the coast guard said.

All 212 passengers were brought to land by midnight in small boats, the coast guard said. Nobody was hurt.

The operator, Skerry Lines, has suspended the route between Halden and Osk until Monday morning.

Heavy fog had covered the fjord since the afternoon, according to the weather service. Two other ships had turned back.

\"We could not see the bow from the bridge,\" captain Ida Moe told reporters at the pier. \"I have never seen anything like it.\"

An inquiry will look at the navigation records of the ship, the ministry of transport said on Saturday.
";
const B: &str = "Inquiry into ferry grounding

An inquiry will look at the navigation records of the ferry that ran aground near Halden, the ministry of transport said.

The passenger ferry ran aground on a sandbank off Halden on Friday night.

It had 212 people on board, the coast guard said, when it ran aground near Halden on Friday night.

Passengers spoke of a long night. \"The children slept on life jackets,\" said Per Lunde, a teacher from Osk.

Captain Ida Moe told reporters: \"We could not see the bow from the bridge.\"

Heavy fog had covered the whole fjord since the afternoon, the weather service said.

The village choir sang for those who waited in the school. Soup was served until three.
";
const C: &str = "Ferry route closed

Skerry Lines has suspended the ferry route between Halden and Osk until Monday morning.

All 212 passengers were brought to land by midnight, the coast guard said.

The municipality will send a bus round the fjord instead. It takes two hours.
";

static TWO: LazyLock<Arc<Comparison>> = LazyLock::new(|| compared(&[A, B]));
static THREE: LazyLock<Arc<Comparison>> = LazyLock::new(|| compared(&[A, B, C]));
static FIVE: LazyLock<Arc<Comparison>> = LazyLock::new(|| compared(&[A, B, C, A, C]));

fn read(text: &str) -> crate::article::Article {
    let input = Input::Bytes {
        name: "report.txt".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    read_one(&input).expect("a text").0
}

fn compared(texts: &[&str]) -> Arc<Comparison> {
    let articles = texts.iter().map(|it| read(it)).collect();
    Arc::new(compare(articles, &Options::default()))
}

fn open(comparison: &Arc<Comparison>, width: u16, height: u16) -> Model {
    let settings = ViewSettings {
        theme: Theme::default(),
        ascii: false,
        hints: true,
        mouse: true,
        notes: Vec::new(),
        layout: LayoutChoice::Auto,
        filter: FilterChoice::All,
        paragraphs: Paragraphs::Auto,
        keys: KeyTable::default(),
        origin: Origin::of(["p", "a.txt", "b.txt"].map(str::to_owned).into_iter()),
        themes: ["auto", "dark", "light", "mono"].map(str::to_owned).into(),
    };
    let mut model = Model::new(Arc::clone(comparison), settings);
    let _ = update(&mut model, Message::Resize(Size { width, height }));
    model
}

fn press(model: &mut Model, action: Action) {
    let _ = update(model, Message::Act(action, None));
}

/// `2Tab`: the article with that number.
fn focus(model: &mut Model, number: usize) {
    let _ = update(model, Message::Act(Action::PaneNext, Some(number)));
}

fn screen(model: &Model) -> Buffer {
    let size = model.size();
    let area = Rect::new(0, 0, size.width, size.height);
    let mut buffer = Buffer::empty(area);
    view(model, area, &mut buffer);
    buffer
}

/// The text of the focused article in its window, row by row.
fn text_rows(model: &Model) -> Vec<String> {
    let buffer = screen(model);
    let layout = model.layout();
    let column = layout.column(model.focus()).expect("shown");
    (0..layout.body.height)
        .map(|row| {
            let y = (layout.body.y + row) as u16;
            let cells = column.text..column.text + column.width;
            let cells = cells.map(|x| &buffer[(x as u16, y)]);
            cells
                .map(|it| if begins(it) { " " } else { it.symbol() })
                .collect()
        })
        .collect()
}

/// Whether a cell holds the mark of a passage that begins in mid row: it takes the place of the blank before it.
fn begins(cell: &Cell) -> bool {
    cell.modifier.contains(Modifier::REVERSED) && "=~!+".contains(cell.symbol())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

const SIZES: [(u16, u16); 6] = [(80, 24), (120, 40), (200, 50), (60, 24), (30, 8), (72, 9)];

#[test]
fn every_word_can_be_reached_and_is_shown_whole() {
    for comparison in [&*TWO, &*THREE] {
        for (width, height) in SIZES {
            for article in comparison.corpus().articles().ids() {
                let mut model = open(comparison, width, height);
                focus(&mut model, article.index() + 1);
                press(&mut model, Action::First);
                let mut all: Vec<String> = text_rows(&model);
                let mut rows = 0;
                loop {
                    let top = model.panes[article].top;
                    press(&mut model, Action::LineDown);
                    if model.panes[article].top == top {
                        break;
                    }
                    all.extend(text_rows(&model).pop());
                    rows += 1;
                    assert!(rows < 1000, "no end at {width}x{height}");
                }
                let shown = squeezed(&all.concat());
                let text = squeezed(comparison.corpus().articles()[article].text());
                assert_eq!(shown, text, "{article} at {width}x{height}");
            }
        }
    }
}

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

#[track_caller]
fn assert_lined_up(model: &mut Model) {
    let members = model.members().to_vec();
    let row = super::scroll::cursor_row(model);
    for column in model.layout().columns {
        let told: Vec<PassageRef> = members
            .iter()
            .filter(|it| it.0 == column.article)
            .copied()
            .collect();
        if !told.is_empty() && column.article != model.focus() {
            let rows: Vec<_> = told
                .iter()
                .map(|it| super::scroll::row_of(model, *it))
                .collect();
            assert!(rows.contains(&row), "{row:?} {rows:?} {:?}", model.cursor);
        }
    }
}

#[test]
fn a_walk_visits_every_match_once_and_in_order() {
    for comparison in [&*TWO, &*THREE] {
        let mut model = open(comparison, 120, 40);
        let n = model.outline.n_matches();
        assert!(n >= 3, "the reports have matches");
        let mut visited = Vec::new();
        let at = |model: &Model| model.cursor_match().map(|it| model.outline.number(it));
        let first = at(&model);
        visited.extend(first);
        while visited.len() < n {
            press(&mut model, Action::WalkNext);
            assert_eq!(model.aside, None);
            visited.extend(at(&model));
        }
        assert_eq!(visited, (1..=n).collect::<Vec<_>>());
        press(&mut model, Action::WalkNext);
        assert!(model.aside.is_some(), "it says that it begins again");
        assert_eq!(at(&model), Some(1));
        let mut back = Vec::new();
        for _ in 0..n {
            press(&mut model, Action::WalkPrev);
            back.extend(at(&model));
        }
        visited.reverse();
        assert_eq!(back, visited);
    }
}

#[test]
fn every_walk_comes_round() {
    for action in [
        Action::DifferenceNext,
        Action::QuoteNext,
        Action::OnlyNext,
        Action::MatchNext,
    ] {
        let mut model = open(&THREE, 80, 24);
        press(&mut model, action);
        let n = model.walk.stops.len();
        let sure = matches!(action, Action::MatchNext | Action::OnlyNext);
        assert!(n > 0 || !sure, "{action:?}");
        let start = model.walk.at;
        for _ in 0..n {
            press(&mut model, Action::WalkNext);
        }
        assert_eq!(model.walk.at, start, "{action:?}");
    }
}

#[test]
fn reading_on_visits_every_passage_and_never_goes_back() {
    for (width, height) in SIZES {
        for article in TWO.corpus().articles().ids() {
            let mut model = open(&TWO, width, height);
            focus(&mut model, article.index() + 1);
            press(&mut model, Action::First);
            let mut visited = vec![model.cursor.1.index()];
            for _ in 0..500 {
                let top = model.panes[article].top;
                press(&mut model, Action::CursorDown);
                assert!(model.panes[article].top >= top);
                assert!(is_visible(&mut model), "{width}x{height}");
                if visited.last() != Some(&model.cursor.1.index()) {
                    visited.push(model.cursor.1.index());
                }
            }
            let n = TWO.corpus().segments(article).passages().len();
            assert_eq!(visited, (0..n).collect::<Vec<_>>());
            for _ in 0..500 {
                press(&mut model, Action::CursorUp);
                assert!(is_visible(&mut model));
            }
            assert_eq!(model.cursor.1, PassageId::new(0));
        }
    }
}

fn is_visible(model: &mut Model) -> bool {
    let span = model.span(model.cursor);
    let layout = model.layout();
    if model.is_rows() {
        let rows = super::scroll::rows_of(model, model.cursor);
        return rows.is_some_and(|(first, last)| last >= 0 && first < layout.body.height as isize);
    }
    let pane = &model.panes[model.focus()];
    let lines = pane
        .lines
        .shown(model.article(model.focus()), pane.top, layout.body.height);
    let mut lines = lines.flatten();
    lines.any(|it| it.span.overlaps(span))
}

#[test]
fn enter_goes_round_the_tellings_and_backspace_retraces_it() {
    let mut model = open(&THREE, 140, 30);
    for _ in 0..model.outline.n_matches() {
        press(&mut model, Action::WalkNext);
        let n = model.members().len();
        let mut path = vec![model.cursor];
        for _ in 0..n {
            press(&mut model, Action::Enter);
            path.push(model.cursor);
        }
        assert_eq!(path.first(), path.last());
        for at in (0..n).rev() {
            press(&mut model, Action::JumpBack);
            assert_eq!(model.cursor, path[at]);
        }
        press(&mut model, Action::JumpForward);
        assert_eq!(model.cursor, path[1]);
        press(&mut model, Action::JumpBack);
    }
}

#[test]
fn one_passage_told_in_two_places_is_reached_in_both() {
    let model = open(&TWO, 80, 24);
    let split = TWO.alignment().matches().iter().any(|it| {
        let in_b = it.passages.iter().filter(|it| it.0 == ArticleId::new(1));
        in_b.count() > 1
    });
    assert!(split || model.outline.n_matches() > 3);
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

fn screen_text(model: &Model) -> String {
    let buffer = screen(model);
    buffer.content().iter().map(|it| it.symbol()).collect()
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
