//! How the articles stand: layout, widths of columns and text, what is shown beside them.

use crate::text::index::ArticleId;
use crate::tui::arrangement::{LayoutChoice, WIDEST};
use crate::tui::command::Action;
use crate::tui::layout::{BLANK_ROWS_FROM, Column, Kind, NARROWEST};
use crate::tui::message::Position;
use crate::tui::model::{Model, Paragraphs};
use crate::tui::update::{follow, pane, scroll, settle};

/// Columns by which a key makes a column or the text wider.
const STEP: usize = 4;
/// Columns of text at most, and the least that the reader may set that to.
const TEXT: std::ops::RangeInclusive<usize> = 40..=160;

/// A key that changes where things stand.
pub(super) fn act(model: &mut Model, action: Action, n: usize) {
    let by = n.saturating_mul(STEP);
    let said = match action {
        Action::LayoutNext => layout_next(model),
        Action::Wider => column(model, by, true),
        Action::Narrower => column(model, by, false),
        Action::EqualColumns => equal(model),
        Action::TextWider => text(model, by, true),
        Action::TextNarrower => text(model, by, false),
        Action::ParagraphSpacing => paragraphs(model),
        Action::ToggleRuler => {
            model.arrangement.rulers = !model.arrangement.rulers;
            shown("overview rulers", model.arrangement.rulers)
        }
        Action::ToggleSide => side(model),
        Action::ToggleHints => {
            model.settings.hints = !model.settings.hints;
            shown("hints", model.settings.hints)
        }
        _ => return,
    };
    model.message = Some(said);
    settle::set_keeping_cursor(model);
}

/// The mouse holds a gutter and is at a cell now: the columns beside it are moved up to there.
pub(super) fn drag(model: &mut Model, at: Position) {
    let Some(held) = model.arrangement.held else {
        return;
    };
    let layout = model.layout();
    let Some([left, right]) = layout.columns.get(held..held + 2) else {
        return;
    };
    let middle = left.text + left.width + 1 + layout.gutter / 2;
    let by = isize::try_from(usize::from(at.x)).unwrap_or(0) - middle as isize;
    match by {
        0 => {}
        1.. => transfer(model, *right, left.article, by.unsigned_abs()),
        _ => transfer(model, *left, right.article, by.unsigned_abs()),
    }
    settle::set_keeping_cursor(model);
}

/// Takes columns of text from one article for another, as many as the first can give.
fn transfer(model: &mut Model, from: Column, to: ArticleId, n: usize) {
    pin(model);
    let n = n.min(from.width.saturating_sub(NARROWEST)) as isize;
    model.arrangement.extra[from.article] -= n;
    model.arrangement.extra[to] += n;
}

/// What the columns shown were moved by is set to what fits now, so that the next step is seen at once.
fn pin(model: &mut Model) {
    let layout = model.layout();
    let equal = std::mem::take(&mut model.arrangement.extra);
    model.arrangement.extra = equal.iter().map(|_| 0).collect();
    let shares = model.layout();
    model.arrangement.extra = equal;
    for (now, share) in layout.columns.iter().zip(&shares.columns) {
        model.arrangement.extra[now.article] = now.width as isize - share.width as isize;
    }
}

/// The focused column wider or narrower; its neighbors give or take, unless there is a margin.
fn column(model: &mut Model, by: usize, wider: bool) -> String {
    let layout = model.layout();
    let focus = model.focus();
    let columns = &layout.columns;
    let Some(at) = columns.iter().position(|it| it.article == focus) else {
        return String::new();
    };
    if columns.len() < 2 {
        return text(model, by, wider);
    }
    let own = columns[at];
    let before = own.width;
    if wider {
        pin(model);
        let margin = margin(model).min(by);
        model.arrangement.extra[focus] += margin as isize;
        let others = columns.iter().filter(|it| it.article != focus);
        if let Some(widest) = others.max_by_key(|it| it.width) {
            transfer(model, *widest, focus, by - margin);
        }
    } else {
        let next = if at + 1 < columns.len() {
            at + 1
        } else {
            at - 1
        };
        transfer(model, own, columns[next].article, by);
    }
    let now = model.layout().column(focus).map_or(0, |it| it.width);
    match (now == before, wider) {
        (true, true) => "no wider: the other columns are at their least".to_owned(),
        (true, false) => "no narrower: this column is at its least".to_owned(),
        _ => format!("{focus} is {now} columns wide"),
    }
}

/// Columns beside the articles that no text takes.
fn margin(model: &Model) -> usize {
    let layout = model.layout();
    let (Some(first), Some(last)) = (layout.columns.first(), layout.columns.last()) else {
        return 0;
    };
    let end = layout.side.map_or(layout.whole.width, |it| it.x - 1);
    let edges = if layout.rulers.is_empty() { 1 } else { 4 };
    let taken = last.text + last.width - first.marks;
    end.saturating_sub(taken + edges)
}

fn equal(model: &mut Model) -> String {
    for it in model.arrangement.extra.iter_mut() {
        *it = 0;
    }
    "columns are equal".to_owned()
}

/// Text in all columns wider or narrower, from the width that is shown.
fn text(model: &mut Model, by: usize, wider: bool) -> String {
    let widths = |model: &Model| {
        let layout = model.layout();
        layout
            .columns
            .iter()
            .map(|it| it.width)
            .max()
            .unwrap_or(WIDEST)
    };
    let now = widths(model).min(model.arrangement.widest);
    let to = if wider {
        now + by
    } else {
        now.saturating_sub(by)
    };
    model.arrangement.widest = to.clamp(*TEXT.start(), *TEXT.end());
    let set = widths(model);
    match (wider, set <= now) {
        (true, true) => {
            model.arrangement.widest = model.arrangement.widest.min(now.max(*TEXT.start()));
            format!("no wider: text takes all of its {now} columns")
        }
        (false, _) if set == now => format!("no narrower: text is {now} columns wide"),
        _ => format!("text is up to {} columns wide", model.arrangement.widest),
    }
}

fn paragraphs(model: &mut Model) -> String {
    let blank = match model.settings.paragraphs {
        Paragraphs::Blank => true,
        Paragraphs::Indent => false,
        Paragraphs::Auto => usize::from(model.size.height) >= BLANK_ROWS_FROM,
    };
    let (to, said) = match blank {
        true => (Paragraphs::Indent, "paragraphs are indented"),
        false => (Paragraphs::Blank, "paragraphs are parted by a blank row"),
    };
    model.settings.paragraphs = to;
    said.to_owned()
}

fn side(model: &mut Model) -> String {
    model.arrangement.side = !model.arrangement.side;
    match (model.arrangement.side, model.layout().side) {
        (true, None) => "no room for the side panel: from about 180 columns, 24 rows".to_owned(),
        (on, _) => shown("side panel", on),
    }
}

fn shown(what: &str, on: bool) -> String {
    match on {
        true => format!("{what} shown"),
        false => format!("{what} hidden"),
    }
}

/// The next layout that differs from the one shown.
fn layout_next(model: &mut Model) -> String {
    let order = [LayoutChoice::Flow, LayoutChoice::Rows, LayoutChoice::Stack];
    let kinds = [Kind::Flow, Kind::Rows, Kind::Stack];
    let shown = model.layout().kind;
    let at = kinds.iter().position(|it| *it == shown).unwrap_or(0);
    let mut said = String::new();
    for n in 1..=order.len() {
        said = layout(model, order[(at + n) % order.len()]);
        if model.layout().kind != shown {
            break;
        }
    }
    said
}

/// The layout that is named; says what is shown.
pub(super) fn layout(model: &mut Model, choice: LayoutChoice) -> String {
    let was = model.arrangement.choice;
    model.arrangement.choice = choice;
    if choice == LayoutChoice::Rows {
        model.zoomed = false;
    }
    if model.layout().kind == Kind::Rows && was != LayoutChoice::Rows {
        // The bands are gone to anew, at the cursor.
        model.synopsis.clear();
    }
    pane::bring(model, model.focus());
    scroll::keep_cursor_shown(model);
    follow::line_up(model, follow::Motion::Still);
    let said = match (choice, model.layout().kind) {
        (_, Kind::Rows) => "layout: a band for each match; what is alone is folded",
        (LayoutChoice::Rows, _) if model.panes.len() < 2 => "one article has no bands",
        (LayoutChoice::Rows, _) => "bands are there when the articles are compared",
        (LayoutChoice::Stack, _) => "layout: one article above its counterpart",
        (_, Kind::Flow) => "layout: side by side",
        _ => "too narrow for articles side by side",
    };
    said.to_owned()
}
