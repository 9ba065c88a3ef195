//! The small menu of the right button: what one can do with a passage.

use crate::tui::message::{Effect, Position};
use crate::tui::model::{Model, Overlay};
use crate::tui::update::{copy, jump, mouse, note, overlay};
use crate::tui::view::menu::{ITEMS, item_at};

/// Opens it at a place; the passage under it is at the cursor then.
pub(super) fn open(model: &mut Model, at: Position) {
    if model.overlay.is_some() {
        model.close();
        return;
    }
    if mouse::letter_under(model, at, None).is_none() {
        return;
    }
    mouse::click(model, at, false);
    model.open(Overlay::Menu { at, chosen: 0 });
}

/// A click while it is open: on one of its rows that is done, elsewhere it closes. `None` when it is not open.
pub(super) fn click(model: &mut Model, at: Position) -> Option<Effect> {
    let Some(Overlay::Menu { at: corner, chosen }) = &mut model.overlay else {
        return None;
    };
    let corner = *corner;
    Some(match item_at(model.size, corner, at) {
        Some(n) => {
            *chosen = n;
            choose(model)
        }
        None => {
            model.close();
            Effect::None
        }
    })
}

/// Does what is chosen.
pub(super) fn choose(model: &mut Model) -> Effect {
    let Some(Overlay::Menu { chosen, .. }) = model.overlay else {
        return Effect::None;
    };
    model.close();
    match ITEMS.get(chosen).map(|it| it.1) {
        Some("match.follow") => jump::counterpart(model),
        Some("compare.toggle") => overlay::open_compare(model),
        Some("copy.passage") => return copy::passage(model),
        Some("note.edit") => return note::edit(model),
        _ => {}
    }
    Effect::None
}
