//! What lies over the articles: the comparison of a match, the list of what differs, help.

use crate::render::outline::{Item, Walk, list_group};
use crate::tui::command::Action;
use crate::tui::model::{List, ListRow, Model, Overlay};
use crate::tui::update::jump;
use crate::tui::view::layout::Layout;
use crate::tui::view::{compare, help, list};

/// What a key does while something is open. Tells whether the key was meant for it; other keys go to the articles, which
/// is what the panel on wide terminals needs.
pub(super) fn act(model: &mut Model, action: Action, count: Option<usize>) -> bool {
    if matches!(action, Action::Cancel | Action::Quit) {
        model.overlay = None;
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
        Some(Overlay::Differences(_)) => {
            list_act(model, action, rows);
            true
        }
        Some(Overlay::Compare { .. }) if has_panel && action != Action::Compare => false,
        Some(Overlay::Compare { scroll, pair }) => match action {
            Action::Compare => {
                model.overlay = None;
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
        Some(Overlay::Help { scroll }) => {
            *scroll = scroll.saturating_add_signed(rows);
            if action == Action::Help {
                model.overlay = None;
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
    model.overlay = match model.overlay {
        Some(Overlay::Compare { .. }) => None,
        _ => Some(Overlay::Compare { scroll: 0, pair: 0 }),
    };
}

/// Opens the list of what differs, at the difference nearest to the cursor.
pub(super) fn open_differences(model: &mut Model) {
    let rows = rows(model);
    if rows.is_empty() {
        model.message = Some(if model.panes.len() < 2 {
            jump::ALONE.to_owned()
        } else if model.is_compared() {
            "nothing differs".to_owned()
        } else {
            format!("nothing is known to differ {}", jump::UNTIL_COMPARED)
        });
        return;
    }
    let here = model.outline.findings(model.cursor).first().map(|it| it.1);
    let at = here.and_then(|id| rows.iter().position(|it| *it == ListRow::Item(id)));
    let chosen = at.unwrap_or(1.min(rows.len() - 1));
    model.overlay = Some(Overlay::Differences(List {
        rows,
        chosen,
        top: 0,
    }));
}

/// The wheel over what is open. Tells whether it was taken.
pub(super) fn wheel(model: &mut Model, rows: isize) -> bool {
    if model.has_panel() {
        return false;
    }
    match &mut model.overlay {
        Some(Overlay::Compare { scroll, .. } | Overlay::Help { scroll }) => {
            *scroll = scroll.saturating_add_signed(rows);
        }
        Some(Overlay::Differences(list)) => choose(list, rows),
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
        Some(Overlay::Differences(list)) => {
            if let Some(at) = list::row_at(list, layout, y)
                && matches!(list.rows[at], ListRow::Item(_))
            {
                list.chosen = at;
                enter(model);
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
        Some(Overlay::Help { .. }) => help::most_scroll(layout),
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
        Some(Overlay::Help { scroll }) => *scroll = (*scroll).min(most),
        Some(Overlay::Differences(list)) => {
            let height = list::height(layout).max(1);
            list.chosen = list.chosen.min(list.rows.len().saturating_sub(1));
            // The heading above the first row of a group is shown with it.
            let first = match list.chosen.checked_sub(1) {
                Some(at) if matches!(list.rows[at], ListRow::Heading(..)) => at,
                _ => list.chosen,
            };
            list.top = list
                .top
                .min(first)
                .max((list.chosen + 1).saturating_sub(height));
            list.top = list.top.min(list.rows.len().saturating_sub(height));
        }
        _ => {}
    }
}

fn list_act(model: &mut Model, action: Action, rows: isize) {
    let Some(Overlay::Differences(list)) = &mut model.overlay else {
        return;
    };
    match action {
        Action::Enter => enter(model),
        Action::Differences => model.overlay = None,
        Action::Compare => {
            enter(model);
            open_compare(model);
        }
        Action::GroupNext | Action::PaneNext => group(list, true),
        Action::PanePrev => group(list, false),
        Action::WalkNext => choose(list, 1),
        Action::WalkPrev => choose(list, -1),
        Action::Help => model.overlay = Some(Overlay::Help { scroll: 0 }),
        _ => choose(list, rows),
    }
}

/// Moves the choice by rows that are not headings.
fn choose(list: &mut List, by: isize) {
    let items = (0..list.rows.len()).filter(|it| matches!(list.rows[*it], ListRow::Item(_)));
    let items: Vec<usize> = items.collect();
    let at = items.partition_point(|it| *it < list.chosen);
    let to = at
        .saturating_add_signed(by)
        .min(items.len().saturating_sub(1));
    list.chosen = items.get(to).copied().unwrap_or(0);
    if to == 0 {
        list.top = 0;
    }
}

/// To the first row of the next group, round the end.
fn group(list: &mut List, on: bool) {
    let starts: Vec<usize> = (0..list.rows.len())
        .filter(|it| matches!(list.rows[*it], ListRow::Heading(..)))
        .map(|it| it + 1)
        .collect();
    let n = starts.len();
    let at = starts.partition_point(|it| *it <= list.chosen);
    let to = if on { at } else { (at + n).saturating_sub(2) };
    if n > 0 {
        list.chosen = starts[to % n];
    }
}

/// Makes differences the walk and goes to the chosen one.
fn enter(model: &mut Model) {
    let Some(Overlay::Differences(list)) = &model.overlay else {
        return;
    };
    let Some(ListRow::Item(id)) = list.rows.get(list.chosen) else {
        return;
    };
    let id = *id;
    model.overlay = None;
    jump::set_walk(model, Walk::Differences);
    let stops = &model.walk.stops;
    if let Some(at) = stops.iter().position(|it| it.item == Item::Difference(id)) {
        jump::go_to_stop(model, at);
    }
}

/// Groups in the order of the design: check, told differently, order, only in each article.
fn rows(model: &Model) -> Vec<ListRow> {
    let all = model.comparison.divergences();
    let mut groups: Vec<(String, Vec<ListRow>)> = Vec::new();
    for name in ["Check these", "Told differently", "Order"] {
        groups.push((name.to_owned(), Vec::new()));
    }
    for id in model.panes.ids() {
        groups.push((format!("Only in {id}"), Vec::new()));
    }
    for (id, it) in all.iter_enumerated() {
        groups[list_group(it)].1.push(ListRow::Item(id));
    }
    let mut rows = Vec::with_capacity(all.len() + groups.len());
    for (name, items) in groups.into_iter().filter(|it| !it.1.is_empty()) {
        rows.push(ListRow::Heading(name, items.len()));
        rows.extend(items);
    }
    rows
}
