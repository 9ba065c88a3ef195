//! What lies over the articles: the comparison of a match, the list of what differs, help.

use crate::tui::command::Action;
use crate::tui::list::ListRow;
use crate::tui::model::{Model, Overlay};
use crate::tui::update::{jump, list};
use crate::tui::view::layout::Layout;
use crate::tui::view::{about, compare, help, list as view_list};

/// What a key does while something is open. Tells whether the key was meant for it; other keys go to the articles, which
/// is what the panel on wide terminals needs.
pub(super) fn act(model: &mut Model, action: Action, count: Option<usize>) -> bool {
    if matches!(action, Action::Cancel | Action::Quit) {
        model.close();
        return true;
    }
    let n = count.unwrap_or(1).clamp(1, 9999) as isize;
    let page = model.layout().body.height as isize - 2;
    let rows = match action {
        Action::CursorDown | Action::LineDown => n,
        Action::CursorUp | Action::LineUp => -n,
        Action::HalfDown => n * page / 2,
        Action::HalfUp => -n * page / 2,
        Action::PageDown => n * page,
        Action::PageUp => -n * page,
        Action::First => isize::MIN / 2,
        Action::Last => isize::MAX / 2,
        _ => 0,
    };
    let has_panel = model.has_panel();
    match &mut model.overlay {
        Some(Overlay::List(_)) => {
            list::act(model, action, rows);
            true
        }
        Some(Overlay::Compare { .. }) if has_panel && action != Action::Compare => false,
        Some(Overlay::Compare { scroll, pair }) => match action {
            Action::Compare => {
                model.close();
                true
            }
            Action::PaneNext => {
                *pair += 1;
                true
            }
            Action::PanePrev => {
                *pair = pair.saturating_sub(1);
                true
            }
            Action::Differences | Action::Help => false,
            _ if rows != 0 => {
                *scroll = scroll.saturating_add_signed(rows);
                true
            }
            // The walks go on behind the comparison, which shows where they arrive.
            _ => {
                *scroll = 0;
                false
            }
        },
        Some(Overlay::Help { scroll } | Overlay::About { scroll }) => {
            *scroll = scroll.saturating_add_signed(rows);
            if action == Action::Help {
                model.close();
            }
            true
        }
        None => false,
    }
}

/// Opens the comparison of the passage at the cursor.
pub(super) fn open_compare(model: &mut Model) {
    if model.panes.len() < 2 {
        model.message = Some(jump::ALONE.to_owned());
        return;
    }
    match model.overlay {
        Some(Overlay::Compare { .. }) => model.close(),
        _ => model.open(Overlay::Compare { scroll: 0, pair: 0 }),
    }
}

/// The wheel over what is open. Tells whether it was taken.
pub(super) fn wheel(model: &mut Model, rows: isize) -> bool {
    if model.has_panel() {
        return false;
    }
    match &mut model.overlay {
        Some(
            Overlay::Compare { scroll, .. } | Overlay::Help { scroll } | Overlay::About { scroll },
        ) => {
            *scroll = scroll.saturating_add_signed(rows);
        }
        Some(Overlay::List(list)) => list.step(rows),
        None => return false,
    }
    true
}

/// A click on what is open: on a row of a list it goes there. Tells whether it was taken.
pub(super) fn click(model: &mut Model, layout: &Layout, y: usize) -> bool {
    if model.has_panel() && y < layout.body.y + layout.body.height {
        return false;
    }
    match &mut model.overlay {
        Some(Overlay::List(list)) => {
            if let Some(at) = view_list::row_at(list, layout, y)
                && matches!(list.rows[at], ListRow::Item(_))
            {
                list.chosen = at;
                list::enter(model);
            }
            true
        }
        Some(_) => true,
        None => false,
    }
}

/// Brings scrolls and the chosen row into what can be shown.
pub(super) fn settle(model: &mut Model, layout: &Layout) {
    let most = match &model.overlay {
        Some(Overlay::Compare { .. }) => compare::most_scroll(model, layout),
        Some(Overlay::Help { .. }) => help::most_scroll(model, layout),
        Some(Overlay::About { .. }) => about::most_scroll(model, layout),
        _ => usize::MAX,
    };
    let pairs = model
        .members()
        .iter()
        .filter(|it| it.0 != model.cursor.0)
        .count();
    match &mut model.overlay {
        Some(Overlay::Compare { scroll, pair }) => {
            *scroll = (*scroll).min(most);
            *pair = (*pair).min(pairs.saturating_sub(1));
        }
        Some(Overlay::Help { scroll } | Overlay::About { scroll }) => {
            *scroll = (*scroll).min(most);
        }
        Some(Overlay::List(list)) => list.settle(view_list::height(layout)),
        _ => {}
    }
}
