//! Reading: every word is shown and reached in its order; what all tests of `update` begin with.

mod agreed;
mod arranged;
mod arriving;
mod asked;
mod banded;
mod explained;
mod finding;
mod folded;
mod followed;
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
mod tellings;
mod ticked;
mod told;
mod walked;

use crate::comparison::{Comparison, Options, compare};
use crate::corpus::PassageRef;
use crate::load::{Input, read_one};
use crate::render::theme::Theme;
use crate::text::index::PassageId;
use crate::tui::arrangement::LayoutChoice;
use crate::tui::command::Action;
use crate::tui::folds::FilterChoice;
use crate::tui::keytable::KeyTable;
use crate::tui::message::{Message, Size};
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

fn screen_text(model: &Model) -> String {
    let buffer = screen(model);
    buffer.content().iter().map(|it| it.symbol()).collect()
}
