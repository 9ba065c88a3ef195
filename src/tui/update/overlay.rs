//! What lies over the articles: the comparison of a match, the list of what differs, help.

use crate::tui::command::Action;
use crate::tui::entry::{Entry, Typed};
use crate::tui::folds::Filter;
use crate::tui::key::{Code, Key};
use crate::tui::layout::Layout;
use crate::tui::list::{ListItem, ListKind, ListRow};
use crate::tui::message::Effect;
use crate::tui::model::{Model, Overlay, Page};
use crate::tui::update::{fold, list, overview};
use crate::tui::view::{
    about, compare, fold as fold_view, help, overview as view_overview, page, quotes, tall, told,
};
use crate::tui::walks;

/// What a key does while something is open. Tells whether the key was meant for it; other keys go to the articles, which
/// is what the panel on wide terminals needs.
pub(super) fn act(model: &mut Model, action: Action, count: Option<usize>) -> bool {
    if action == Action::Cancel && (list::clear(model) || clear_help(model)) {
        return true;
    }
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
    let n_pairs = match model.overlay {
        Some(Overlay::Compare { .. }) => compare::n_pairs(model).max(1),
        _ => 1,
    };
    // Beside the articles the keys are theirs, but for these.
    let turns = matches!(action, Action::PaneNext | Action::PanePrev);
    let is_of_panel = action == Action::Compare || turns && n_pairs > 1 && count.is_none();
    match &mut model.overlay {
        Some(Overlay::List(_)) => {
            list::act(model, action, rows);
            true
        }
        Some(Overlay::Overview(_)) => {
            overview::act(model, action, rows);
            true
        }
        Some(Overlay::Filters { chosen }) => {
            *chosen = chosen
                .saturating_add_signed(rows)
                .min(fold_view::N_ROWS - 1);
            match action {
                Action::Enter => take_filter(model),
                Action::Filters => model.close(),
                _ => {}
            }
            true
        }
        Some(Overlay::Compare { .. }) if has_panel && !is_of_panel => false,
        Some(Overlay::Compare { scroll, pair }) => match action {
            Action::Compare => {
                model.close();
                true
            }
            Action::PaneNext => {
                *pair = (*pair + 1) % n_pairs;
                true
            }
            Action::PanePrev => {
                *pair = (*pair + n_pairs - 1) % n_pairs;
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
        Some(Overlay::Help(help)) => {
            help.scroll = help.scroll.saturating_add_signed(rows);
            match action {
                Action::Help => model.close(),
                Action::Narrow => help.typing = true,
                _ => {}
            }
            true
        }
        Some(Overlay::About { scroll } | Overlay::Page(Page { scroll, .. })) => {
            *scroll = scroll.saturating_add_signed(rows);
            if action == Action::Help {
                model.close();
            }
            true
        }
        Some(Overlay::Menu { chosen, .. }) => {
            let last = crate::tui::view::menu::ITEMS.len() - 1;
            *chosen = chosen.saturating_add_signed(rows).min(last);
            true
        }
        None => false,
    }
}

/// A key while what narrows a list or the help is typed.
pub(super) fn typed(model: &mut Model, key: Key) -> Effect {
    let Some(Overlay::Help(help)) = &mut model.overlay else {
        return list::typed(model, key);
    };
    match (key.code, key.ctrl) {
        (Code::Char('c'), true) => return Effect::Quit,
        (Code::Enter, _) => help.typing = false,
        (Code::Esc, _) => {
            help.typing = false;
            clear_help(model);
        }
        (Code::Backspace, _) if help.filter.text().is_empty() => help.typing = false,
        (Code::Up, _) => help.scroll = help.scroll.saturating_sub(1),
        (Code::Down, _) => help.scroll += 1,
        _ if help.filter.key(key) == Typed::Changed => help.scroll = 0,
        _ => {}
    }
    Effect::None
}

/// Takes away what narrows the help. Tells whether anything did.
fn clear_help(model: &mut Model) -> bool {
    match &mut model.overlay {
        Some(Overlay::Help(help)) if !help.filter.text().is_empty() => {
            help.filter = Entry::default();
            true
        }
        _ => false,
    }
}

/// Opens the comparison of the passage at the cursor.
pub(super) fn open_compare(model: &mut Model) {
    if model.panes.len() < 2 {
        model.message = Some(walks::ALONE.to_owned());
        return;
    }
    match model.overlay {
        Some(Overlay::Compare { .. }) => model.close(),
        _ => {
            let pair = first_pair(model);
            model.open(Overlay::Compare { scroll: 0, pair });
        }
    }
}

/// Compares another passage than before: first with what the status row says of it.
pub(super) fn pair_anew(model: &mut Model) {
    let first = first_pair(model);
    if let Some(Overlay::Compare { pair, .. }) = &mut model.overlay {
        *pair = first;
    }
}

/// Which of the passages beside the one at the cursor is compared first: that of what the status row says first.
fn first_pair(model: &Model) -> usize {
    let first = walks::difference(model).or_else(|| told::findings(model).first().copied());
    let ends = match walks::quote(model) {
        Some(quote) => quotes::passages(model, quote),
        None => first.map_or_else(Vec::new, |id| walks::ends(model, id)),
    };
    let beside = walks::beside(model);
    let found = beside.iter().position(|it| ends.contains(it));
    found.unwrap_or(0)
}

/// The wheel over what is open. Tells whether it was taken.
pub(super) fn wheel(model: &mut Model, rows: isize) -> bool {
    if model.has_panel() {
        return false;
    }
    match &mut model.overlay {
        Some(Overlay::Help(help)) => help.scroll = help.scroll.saturating_add_signed(rows),
        Some(
            Overlay::Compare { scroll, .. }
            | Overlay::About { scroll }
            | Overlay::Page(Page { scroll, .. }),
        ) => {
            *scroll = scroll.saturating_add_signed(rows);
        }
        Some(Overlay::List(list)) => list.step(rows),
        Some(Overlay::Overview(it)) => it.step(rows, 0),
        Some(Overlay::Filters { .. }) => {}
        Some(Overlay::Menu { .. }) => model.close(),
        None => return false,
    }
    true
}

/// A click on what is open: on a row of a list it goes there. Tells whether it was taken.
pub(super) fn click(model: &mut Model, layout: &Layout, y: usize) -> bool {
    if model.has_panel() && y < layout.body.y + layout.body.height {
        return false;
    }
    if let Some(Overlay::List(list)) = &model.overlay {
        let at = tall::row_at(model, list, layout, y);
        let at = at.filter(|at| matches!(list.rows[*at], ListRow::Item(_)));
        if let Some(at) = at {
            list::choose(model, at);
            list::enter(model);
        }
        return true;
    }
    match &mut model.overlay {
        Some(Overlay::Filters { chosen }) => {
            match fold_view::menu_row(layout, y) {
                Some(row) => {
                    *chosen = row;
                    take_filter(model);
                }
                None => model.close(),
            }
            true
        }
        Some(_) => true,
        None => false,
    }
}

/// The menu of filters; in the list of names the chosen one becomes the filter at once.
pub(super) fn filters(model: &mut Model) {
    if let Some(Overlay::List(list)) = &model.overlay
        && let Some(ListItem::Entity(id)) = list.item()
    {
        model.close_all();
        return fold::filter(model, Filter::Entity(id));
    }
    if model.panes.len() > 1 && !model.is_compared() {
        model.message = Some(format!("no filter {}", model.until_compared()));
        return;
    }
    let chosen = fold_view::at(model.folds.filter);
    model.open(Overlay::Filters { chosen });
}

fn take_filter(model: &mut Model) {
    let Some(Overlay::Filters { chosen }) = model.overlay else {
        return;
    };
    model.close_all();
    let to = match chosen {
        0 => Filter::All,
        1 => Filter::Differences,
        2 => Filter::Only,
        3 => Filter::Quotes,
        _ => {
            list::open(model, ListKind::Entities);
            if model.overlay.is_some() {
                model.message = Some("x on a name shows only what names it".to_owned());
            }
            return;
        }
    };
    fold::filter(model, to);
}

/// Brings scrolls and the chosen row into what can be shown.
pub(super) fn settle(model: &mut Model, layout: &Layout) {
    let most = match &model.overlay {
        Some(Overlay::Compare { .. }) => compare::most_scroll(model, layout),
        Some(Overlay::Help(_)) => help::most_scroll(model, layout),
        Some(Overlay::About { .. }) => about::most_scroll(model, layout),
        Some(Overlay::Page(_)) => page::most_scroll(model, layout),
        _ => usize::MAX,
    };
    let pairs = compare::n_pairs(model);
    if let Some(Overlay::List(mut list)) =
        model.overlay.take_if(|it| matches!(it, Overlay::List(_)))
    {
        tall::settle(model, &mut list, layout);
        model.overlay = Some(Overlay::List(list));
    }
    match &mut model.overlay {
        Some(Overlay::Compare { scroll, pair }) => {
            *scroll = (*scroll).min(most);
            *pair = (*pair).min(pairs.saturating_sub(1));
        }
        Some(Overlay::Help(help)) => help.scroll = help.scroll.min(most),
        Some(Overlay::About { scroll } | Overlay::Page(Page { scroll, .. })) => {
            *scroll = (*scroll).min(most);
        }
        Some(Overlay::Overview(it)) => {
            let window = view_overview::window(layout, it);
            it.settle(window);
        }
        _ => {}
    }
}
