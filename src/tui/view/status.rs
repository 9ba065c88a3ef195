//! The row above the last: what is at the cursor, in words, and how far one is.

use crate::diverge::{Class, Divergence};
use crate::render::outline::Located;
use crate::render::theme::Role;
use crate::text::index::DivergenceId;
use crate::tui::entry::Entry;
use crate::tui::folds::Filter;
use crate::tui::layout::Layout;
use crate::tui::list::ListItem;
use crate::tui::model::{Model, Overlay};
use crate::tui::prompt::Search;
use crate::tui::view::paint::{Canvas, Piece, piece};
use crate::tui::view::{finder, fold, hints, note, overview, paint, rows, told, waiting};
use crate::tui::walks;

pub(super) fn draw(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let width = layout.whole.width;
    let asked = note::asked(model);
    let right = match &asked {
        Some([_, right]) => right.clone(),
        None => beside(model, layout, canvas),
    };
    // What is said once goes before what stands there all the time.
    let said = model.message.as_deref().unwrap_or("");
    let yields = canvas.width(said) + canvas.width(&right) + 3 > width && says_message(model);
    let right = if yields { String::new() } else { right };
    let room = width.saturating_sub(canvas.width(&right) + 3);
    let mut x = 1;
    let fits = |text: &str| canvas.width(text) < room;
    let left = match asked {
        Some([text, _]) => vec![piece(text, Role::Status)],
        None if says_cursor(model) => note::beside(model, left(model, width, &fits), room, canvas),
        None => left(model, width, &fits),
    };
    for it in left {
        let text = canvas.short(&it.text, room.saturating_sub(x - 1));
        x = canvas.put(x, layout.status, &text, &it.roles);
    }
    let at = width.saturating_sub(canvas.width(&right) + 1);
    canvas.put(at, layout.status, &right, &[Role::Status]);
    if let Some(y) = layout.hints {
        canvas.put(1, y, &hints::hints(model, layout), &[Role::Muted]);
    }
}

/// What stands at the end of the row: without the name of the walk where that takes words from what is said, and the row below names it.
fn beside(model: &Model, layout: &Layout, canvas: &Canvas<'_>) -> String {
    let width = layout.whole.width;
    let [whole, short] = [false, true].map(|is_short| right(model, layout, is_short));
    if whole == short || !says_cursor(model) {
        return whole;
    }
    let said = |right: &str| -> String {
        let room = width.saturating_sub(canvas.width(right) + 3);
        let all = left(model, width, &|text: &str| canvas.width(text) < room);
        all.into_iter().map(|it| it.text).collect()
    };
    let text = said(&whole);
    let fits = canvas.width(&text) + canvas.width(&whole) + 3 < width;
    if fits && text == said(&short) {
        whole
    } else {
        short
    }
}

/// The mark and number of a difference or match, and what is said of it; `fits` tells whether a text has room.
fn left(model: &Model, width: usize, fits: &dyn Fn(&str) -> bool) -> Vec<Piece> {
    if let Some(prompt) = &model.finder.prompt {
        return finder::said(model, prompt);
    }
    if let Some(search) = &model.search {
        let prompt = if search.regex { "regex /" } else { "/" };
        return paint::typed(prompt, &search.entry);
    }
    if let Some(filter) = narrowing(model) {
        return paint::typed("/", filter);
    }
    if let Some(text) = &model.message {
        return vec![piece(text.as_str(), Role::Status)];
    }
    if is_greeting(model)
        && let Some(text) = greeting(model, width)
    {
        return vec![piece(text, Role::Status)];
    }
    if let Some(Overlay::Filters { chosen }) = model.overlay {
        return fold::said(model, chosen);
    }
    if let Some(Overlay::Overview(it)) = &model.overlay {
        return overview::said(model, it, fits);
    }
    if let Some(Overlay::List(list)) = &model.overlay {
        return match list.item() {
            Some(ListItem::Difference(id)) => told::difference(model, id, fits),
            Some(item) => rows::said(model, item, fits),
            None => Vec::new(),
        };
    }
    let readable = model.n_passages(model.focus()) > 0;
    if model.panes.len() < 2 && readable {
        return vec![piece(walks::ALONE, Role::Status)];
    }
    if !model.is_compared() {
        return waiting::status(model);
    }
    if let Some(id) = walks::difference(model) {
        return told::difference(model, id, fits);
    }
    if let Some(item) = walks::quote(model) {
        return rows::said(model, item, fits);
    }
    fold::at_cursor(model).unwrap_or_else(|| told::passage(model, fits))
}

/// What narrows the list or the help that is open, while it is typed.
pub(super) fn narrowing(model: &Model) -> Option<&Entry> {
    match &model.overlay {
        Some(Overlay::List(list)) if list.typing => Some(&list.filter),
        Some(Overlay::Help(help)) if help.typing => Some(&help.filter),
        _ => None,
    }
}

/// Whether the status row is about the passage at the cursor.
fn says_cursor(model: &Model) -> bool {
    let is_typed = model.search.is_some() || model.finder.prompt.is_some();
    model.message.is_none() && model.overlay.is_none() && !is_typed && !is_greeting(model)
}

/// Whether a message stands in the row, and nothing is typed there.
fn says_message(model: &Model) -> bool {
    model.message.is_some() && model.search.is_none() && model.finder.prompt.is_none()
}

fn is_greeting(model: &Model) -> bool {
    model.fresh && model.overlay.is_none() && model.search.is_none()
}

/// What is said of the whole until the first key: notes of the loading, and what there is to see.
fn greeting(model: &Model, width: usize) -> Option<String> {
    let mut parts = model.settings().notes.clone();
    parts.extend(model.kept.taken_over(&model.comparison));
    if model.is_compared() {
        parts.extend(model.kept.lost(&model.comparison));
    }
    let n = model.comparison.divergences().len();
    if model.is_compared() && !model.shares_nothing() && n > 0 {
        let left = model.comparison.divergences().iter_enumerated();
        let left = left.filter(|it| !model.is_ticked(it.0));
        let is_check = |it: &(DivergenceId, &Divergence)| it.1.kind.class() == Class::Check;
        let checks = left.filter(is_check).count();
        // Both numbers are of what is left, as `n` steps through it.
        let differences = match (model.n_ticked(), n - model.n_ticked().min(n)) {
            (0, 1) => "1 difference".to_owned(),
            (0, _) => format!("{n} differences"),
            (_, 0) => format!("all {n} differences ticked off"),
            (_, 1) => "1 difference left".to_owned(),
            (_, left) => format!("{left} differences left"),
        };
        let with = |what: String, command, does: &str| {
            let key = model.settings().keys.first(command);
            key.map_or(what.clone(), |key| format!("{what}: {key}{does}"))
        };
        let listed = with(differences, "list.diffs", " lists");
        match (checks, width) {
            (0, _) => parts.push(listed),
            (_, 0..72) => parts.push(format!("{checks} to check, {listed}")),
            _ => {
                parts.push(with(format!("{checks} to check"), "go.check_next", ""));
                parts.push(listed);
            }
        }
    } else if model.comparison.n_untold() > 0 {
        let untold = model.comparison.n_untold();
        parts.push(format!(
            "no sure difference, {untold} less sure: D tells them"
        ));
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Below this width the row says which walk it is, but not that it is one.
const WALK_FROM: usize = 100;

/// The walk, without its name where that is to be short, and whether the others follow.
fn right(model: &Model, layout: &Layout, is_short: bool) -> String {
    let width = layout.whole.width;
    if !model.pending.is_empty() {
        return model.pending.clone();
    }
    if model.finder.prompt.is_some() {
        return String::new();
    }
    if let Some(search) = &model.search {
        return hits(model, search);
    }
    if let Some(Overlay::List(list)) = &model.overlay {
        return match (list.typing, list.count(), list.total()) {
            (true, n, all) => format!("{n} of {all}"),
            (false, n, _) => match &model.aside {
                Some(aside) => format!("{aside}   {}/{n}", list.ordinal()),
                None => format!("{}/{n}", list.ordinal()),
            },
        };
    }
    let n = model.walk.stops.len();
    let name = walks::name(model);
    let walk = match walks::position(model) {
        // The row below names what `n` and `p` step through.
        Located::On(at)
            if (width < 72 || is_short && width < WALK_FROM)
                && !is_greeting(model)
                && hints::tell_walk(model, layout) =>
        {
            format!("{}/{n}", at + 1)
        }
        Located::On(at) => format!("{name} {}/{n}", at + 1),
        Located::Behind(_) => format!("{n} {name}"),
    };
    // What moved or came round is said beside the finding, in place of the walk.
    if let Some(aside) = &model.aside {
        return match width {
            0..120 => aside.clone(),
            _ => format!("{aside}   walk: {walk}"),
        };
    }
    if is_greeting(model) && width < 120 {
        return walk;
    }
    // So is who tells it out of sight, with how far one is.
    let hidden = hidden(model, layout);
    if let Some(hidden) = &hidden
        && width < WALK_FROM
    {
        return match walks::position(model) {
            Located::On(at) => format!("{hidden}  {}/{n}", at + 1),
            Located::Behind(_) => hidden.clone(),
        };
    }
    let hidden = hidden.map_or(String::new(), |it| format!("{it}   "));
    let walk = match width {
        0..WALK_FROM => walk,
        _ => format!("{hidden}walk: {walk}"),
    };
    if model.panes.len() < 2 {
        return walk;
    }
    let follow = if model.follow { "follow" } else { "follow off" };
    if model.folds.filter != Filter::All {
        let filter = model.folds.filter.name(&model.comparison);
        return match width {
            0..72 => format!("{filter} · {walk}"),
            72..120 => format!("{walk}  filter: {filter}"),
            _ => format!("{walk}   {follow}   filter: {filter}"),
        };
    }
    if model.is_rows() {
        return match width {
            0..72 => walk,
            _ => format!("{walk}  rows"),
        };
    }
    match width {
        0..72 => walk,
        // That the others follow is seen; where it is narrow only that they do not is said.
        72..120 if model.follow => walk,
        72..120 => format!("{walk}  {follow}"),
        _ if model.follow => format!("{walk}   follow on"),
        _ => format!("{walk}   {follow}"),
    }
}

/// `also in C: L`, with the key that shows it, where an article that is not on the screen tells what is at the cursor.
fn hidden(model: &Model, layout: &Layout) -> Option<String> {
    if is_greeting(model) || model.search.is_some() || model.overlay.is_some() {
        return None;
    }
    let hidden = walks::hidden(model, layout);
    let first = hidden.first()?;
    let shown = layout.columns.iter().skip(1).map(|it| it.article).max();
    let slides = match shown.is_some_and(|it| it > *first) {
        true => "pane.slide_left",
        false => "pane.slide_right",
    };
    let letters: Vec<String> = hidden.iter().map(ToString::to_string).collect();
    let key = model.settings().keys.first(slides);
    let key = key.map_or(String::new(), |it| format!(": {it}"));
    Some(format!("also in {}{key}", letters.join(", ")))
}

/// `2 hits: A 1 · B 1`.
fn hits(model: &Model, search: &Search) -> String {
    if let Some(wrong) = &search.wrong {
        return wrong.clone();
    }
    if search.entry.text().is_empty() {
        return "case counts only for capitals".to_owned();
    }
    let Some(lit) = &model.lit else {
        return String::new();
    };
    let each: Vec<String> = lit
        .spans
        .iter_enumerated()
        .filter(|it| !search.alone || it.0 == search.start.cursor.0)
        .map(|(id, spans)| format!("{id} {}", spans.len()))
        .collect();
    match lit.count() {
        0 if search.alone => format!("no hit in {}", search.start.cursor.0),
        0 => "no hit".to_owned(),
        1 => format!("1 hit: {}", each.join(" · ")),
        n => format!("{n} hits: {}", each.join(" · ")),
    }
}
