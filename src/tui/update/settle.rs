//! After every message: rows are set for the columns as they are now, and wrapped for the windows that are shown.

use crate::diverge::Class;
use crate::text::index::ArticleId;
use crate::tui::layout::{BLANK_ROWS_FROM, Kind, Layout};
use crate::tui::lines::{Place, Setting};
use crate::tui::message::Size;
use crate::tui::model::{Model, Paragraphs};
use crate::tui::synopsis::BandSetting;
use crate::tui::update::{follow, list, overlay, scroll};

/// Takes a new size; the cursor passage stays on its row of the screen, clamped. Below the least size only the size is
/// taken, so that everything is as it was when the terminal grows again.
pub(super) fn resize(model: &mut Model, size: Size) {
    model.size = size;
    set_keeping_cursor(model);
}

/// Establishes what the view relies on: rows set for the columns, windows wrapped, overviews made. The cursor passage has
/// a row inside the window of its column.
pub(super) fn settle(model: &mut Model) {
    set_keeping_cursor(model);
    let layout = model.layout();
    if layout.kind == Kind::TooSmall {
        return;
    }
    scroll::keep_cursor_inside(model, &layout);
    if layout.kind == Kind::Rows {
        let height = layout.body.height;
        model.synopsis.prepare(&model.comparison, height);
    }
    let flowing = layout.columns.iter().filter(|_| layout.kind != Kind::Rows);
    for column in flowing {
        let article = &model.comparison.corpus().articles()[column.article];
        let pane = &mut model.panes[column.article];
        pane.lines.prepare(article, pane.top, layout.body.height);
    }
    for (_, article) in &layout.rulers {
        if model.panes[*article].ruler.len() != layout.body.height {
            model.panes[*article].ruler = ruler(model, *article, layout.body.height);
        }
    }
    if layout.side.is_some() && model.side.is_none() {
        model.side = Some(list::side(model));
    }
    overlay::settle(model, &layout);
}

/// Sets the rows of all columns shown; when that or the height of the window changes, the cursor keeps its row as far as
/// it can and the others line up anew.
pub(super) fn set_keeping_cursor(model: &mut Model) {
    let layout = model.layout();
    if layout.kind == Kind::TooSmall {
        return;
    }
    let height = layout.body.height;
    let focus = model.focus();
    let was_set = model.is_set(focus);
    let row = match was_set {
        true => scroll::cursor_row(model).unwrap_or(0),
        false => 0,
    };
    let had_blank_rows = model.top(focus) < Place::default();
    let resized = model.window != height;
    model.window = height;
    let reset = set(model, &layout);
    if was_set && reset {
        let place = model.place(model.cursor);
        let row = row.clamp(0, height as isize - 1);
        let top = model.step(focus, place, -row);
        let to_top = match had_blank_rows {
            true => top,
            false => top.max(Place::default()),
        };
        model.set_top(focus, to_top);
    }
    if resized {
        scroll::keep_cursor_shown(model);
    }
    if reset || resized {
        follow::line_up(model, follow::Motion::Still);
    }
}

/// Sets the rows of the columns shown and tells whether anything changed. What stood on top stays on top.
fn set(model: &mut Model, layout: &Layout) -> bool {
    let blank_rows = match model.settings.paragraphs {
        Paragraphs::Auto => usize::from(model.size.height) >= BLANK_ROWS_FROM,
        Paragraphs::Blank => true,
        Paragraphs::Indent => false,
    };
    let mut changed = false;
    if layout.kind == Kind::Rows {
        return set_bands(model, layout);
    }
    for column in &layout.columns {
        let setting = Setting {
            width: column.width,
            blank_rows,
            folds: model.folds.flow.version,
        };
        let lines = &model.panes[column.article].lines;
        if lines.setting() == setting {
            continue;
        }
        changed = true;
        let fresh = lines.setting().width == 0;
        let top = model.top(column.article);
        let offset = if fresh {
            0
        } else {
            model.offset_of(column.article, top)
        };
        let article = &model.comparison.corpus().articles()[column.article];
        let folds = model.folds.flow.runs(column.article).iter();
        let lines = &mut model.panes[column.article].lines;
        lines.set(article, setting, folds.map(|it| it.span));
        let to_top = model.place_of(column.article, offset);
        model.set_top(column.article, to_top);
    }
    changed
}

/// The same for the layout by rows. The first time the cursor is put at a third of the window.
fn set_bands(model: &mut Model, layout: &Layout) -> bool {
    let columns = layout.columns.iter().map(|it| (it.article, it.width));
    let setting = BandSetting {
        base: model.outline.base(),
        folds: model.folds.rows.version,
        columns: columns.collect(),
        sign: if model.settings.ascii { 3 } else { 1 },
    };
    let fresh = !model.synopsis.is_set();
    let Model {
        synopsis,
        comparison,
        outline,
        folds,
        ..
    } = model;
    let changed = synopsis.set(comparison, outline, &folds.rows, setting);
    if fresh {
        scroll::enter_rows(model);
    }
    changed
}

/// The strongest class in each of `n` slices of an article, equal in bytes. Linear in its passages.
fn ruler(model: &Model, id: ArticleId, n: usize) -> Vec<Option<Class>> {
    let mut slices = vec![None; n];
    let length = model.article(id).text().len().max(1);
    let passages = model.comparison.corpus().segments(id).passages();
    for (passage, it) in passages.iter_enumerated() {
        let class = model.comparison.passage_class((id, passage));
        let from = it.span.start() * n / length;
        let to = it.span.end().saturating_sub(1) * n / length;
        for slice in slices.iter_mut().take(to + 1).skip(from) {
            *slice = class.max(*slice);
        }
    }
    slices
}
