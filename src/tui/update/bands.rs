//! The cursor among bands: which passage it moves to when the window left it behind, and folds of bands.

use crate::corpus::PassageRef;
use crate::diverge::Class;
use crate::text::index::{ArticleId, MatchId};
use crate::tui::folds::class;
use crate::tui::layout::Layout;
use crate::tui::model::Model;
use crate::tui::synopsis::Band;
use crate::tui::update::scroll;

/// No row of the cursor passage is in the window: the cursor goes to the nearest passage that begins there, in its own
/// column if that has one, else in another one.
pub(super) fn keep_cursor_inside(model: &mut Model, layout: &Layout, rows: Option<(isize, isize)>) {
    let cursor = model.cursor;
    let above = match rows {
        Some((_, last)) => last < 0,
        None => model.place(cursor) < model.synopsis.top,
    };
    let height = layout.body.height;
    model.synopsis.prepare(&model.comparison, height);
    let mut columns: Vec<ArticleId> = layout.columns.iter().map(|it| it.article).collect();
    columns.sort_by_key(|it| *it != cursor.0);
    let all = columns.iter().map(|it| visible(model, *it, height));
    let near = |found: Vec<PassageRef>| match above {
        true => found.first().copied(),
        false => found.last().copied(),
    };
    if let Some(to) = all.map(near).find_map(|it| it) {
        model.cursor = to;
    }
    scroll::arrive(model);
    scroll::keep_cursor_shown(model);
}

/// Passages of an article with a row in the window, those that begin there if there are any.
fn visible(model: &Model, article: ArticleId, height: usize) -> Vec<PassageRef> {
    let (mut begun, mut filling) = (Vec::new(), Vec::new());
    for (y, at) in model.synopsis.shown(height) {
        let band = &model.synopsis.bands()[at];
        if band.folded {
            begun.extend(band.cell(article).first().filter(|_| y >= 0));
            continue;
        }
        for (n, row) in model.synopsis.column(at, article).iter().enumerate() {
            let y = y + n as isize;
            if y < 0 || y >= height as isize {
                continue;
            }
            match row.first {
                true => begun.push(row.passage),
                false => filling.push(row.passage),
            }
        }
    }
    let found = if begun.is_empty() { filling } else { begun };
    found.into_iter().map(|it| (article, it)).collect()
}

/// The passages of the folded band at the cursor; else those of the bands around that are of the same kind, to be folded.
pub(super) fn run(model: &Model) -> Vec<PassageRef> {
    let bands = model.synopsis.bands();
    let at = model.synopsis.band_of(model.cursor);
    let Some(own) = bands.get(at) else {
        return Vec::new();
    };
    if own.folded {
        return own.passages().collect();
    }
    let same = |it: &&Band| !it.folded && kind(model, it) == kind(model, own);
    let before = bands[..at].iter().rev().take_while(same).count();
    let after = bands[at..].iter().take_while(same).count();
    let run = bands[at - before..at + after].iter();
    run.flat_map(Band::passages).collect()
}

fn kind(model: &Model, band: &Band) -> (bool, Option<Class>) {
    let matched: Option<MatchId> = band.matched;
    let own = band.passages().next();
    (
        matched.is_some(),
        own.and_then(|it| class(&model.comparison, it)),
    )
}
