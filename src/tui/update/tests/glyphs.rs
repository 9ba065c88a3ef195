//! Text that many terminals and programs stumble over: every row keeps its right edge, and no glyph is lost or split.

use super::{A, compared, focus, open, press, screen, text_rows};
use crate::comparison::Comparison;
use crate::render::wrap::columns;
use crate::tui::command::Action;
use crate::tui::model::Model;
use std::sync::Arc;

/// Wide, joined, stacked, invisible, right-to-left and endless.
fn wild() -> String {
    let endless = "superlong".repeat(34);
    let wide = "水門".repeat(150);
    format!(
        "Straße café 水門 👩\u{200d}🚒\n\n\
         調査団は火曜日にダムを点検した。北側の壁に二本の亀裂が見つかり、谷の住民は避難しなかったと市長は述べた。\n\n\
         A passenger ferry 👩\u{200d}👩\u{200d}👧\u{200d}👦 ran 🏳\u{fe0f}\u{200d}🌈 aground 🇳🇴🇸🇪 near 👍🏽 Halden on Friday night with 212 people on board.\n\n\
         Cafe\u{301} n\u{303}o z\u{334}\u{321}a\u{334}\u{322}l\u{335}\u{323}g\u{336}\u{327}o and กำแพงด้านเหนือ क्षत्रिय 한국어 각\u{11a8}.\n\n\
         zero\u{200b}width, soft\u{ad}hyphen, joined\u{200d}words and a mark \u{feff}inside.\n\n\
         אמר ראש העיר: \"הגשר נסגר\". وقال رئيس البلدية إن الجسر مغلق اليوم.\n\n\
         {endless} and {wide} end here.\n\n\
         ½ ﬁ ™ ① ㈱ Ａ ｶﾞ ─ │ ▌ … · ¶"
    )
}

/// Every row of the screen is filled to its edge, and no glyph reaches out of the column that it stands in.
#[track_caller]
fn assert_straight(model: &Model, what: &str) {
    let buffer = screen(model);
    let layout = model.layout();
    let width = buffer.area.width;
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < width {
            let symbol = buffer[(x, y)].symbol();
            let wide = columns(symbol).max(1) as u16;
            assert!(
                x + wide <= width,
                "{what}: {symbol:?} over the edge at {x},{y}"
            );
            for half in x + 1..x + wide {
                assert_eq!(
                    buffer[(half, y)].symbol(),
                    " ",
                    "{what}: {symbol:?} is half covered at {x},{y}"
                );
            }
            for column in layout.columns.iter().filter(|_| model.overlay.is_none()) {
                let (from, to) = (column.text, column.text + column.width);
                let at = usize::from(x);
                let inside = (from..to).contains(&at) && usize::from(y) >= layout.body.y;
                assert!(
                    !inside
                        || usize::from(y) >= layout.body.y + layout.body.height
                        || at + usize::from(wide) <= to,
                    "{what}: {symbol:?} out of its column at {x},{y}"
                );
            }
            x += wide;
        }
        assert_eq!(x, width, "{what}: row {y}");
    }
}

/// Glyphs that take a column, in order: what is invisible has no cell, and white space may be a row's end.
fn visible(text: &str) -> String {
    let shown = |c: &char| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}');
    text.chars().filter(shown).collect()
}

fn check(comparison: &Arc<Comparison>, article: usize, (width, height): (u16, u16)) {
    let what = format!("{article} at {width}x{height}");
    let mut model = open(comparison, width, height);
    // With what is said over the articles.
    assert_straight(&model, &what);
    focus(&mut model, article + 1);
    press(&mut model, Action::First);
    let id = model.focus();
    let mut all = text_rows(&model);
    loop {
        assert_straight(&model, &what);
        let top = model.panes[id].top;
        press(&mut model, Action::LineDown);
        if model.panes[id].top == top {
            break;
        }
        all.extend(text_rows(&model).pop());
        assert!(all.len() < 2000, "no end: {what}");
    }
    let text = comparison.corpus().articles()[id].text();
    assert_eq!(visible(&all.concat()), visible(text), "{what}");
    for action in [
        Action::Compare,
        Action::Differences,
        Action::Said,
        Action::Entities,
    ] {
        press(&mut model, action);
        assert_straight(&model, &what);
        press(&mut model, Action::Cancel);
    }
}

#[test]
fn rows_are_straight_and_lose_nothing_whatever_is_written() {
    let wild = wild();
    let two = compared(&[&wild, A]);
    let three = compared(&[A, &wild, &wild]);
    for size in [(80, 24), (120, 40), (200, 50), (60, 24), (30, 8)] {
        check(&two, 0, size);
        check(&three, 1, size);
    }
}

#[test]
fn a_click_on_the_second_half_of_a_wide_glyph_is_a_click_on_it() {
    use crate::tui::message::{Message, Position};
    use crate::tui::update::update;
    let wild = wild();
    let mut model = open(&compared(&[&wild, A]), 80, 24);
    let column = model.layout().columns[0];
    for x in 0..6 {
        let at = Position {
            x: (column.text + x) as u16,
            y: (model.layout().body.y + 2) as u16,
        };
        let _ = update(&mut model, Message::Click(at));
        assert_straight(&model, "after a click");
    }
}
