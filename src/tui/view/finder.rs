//! The box of the palette, what a command line may become, and the keys that go on from those typed.

use crate::render::theme::Role;
use crate::render::wrap::columns;
use crate::tui::finder::{Choice, Prompt, PromptKind};
use crate::tui::key::print_sequence;
use crate::tui::layout::{Area, Layout};
use crate::tui::model::Model;
use crate::tui::view::notice::frame;
use crate::tui::view::paint::{self, Canvas, Piece, piece};

/// Columns of the palette.
const WIDEST: usize = 66;
/// Choices that the palette shows at most.
const MOST: usize = 14;
/// Choices above a command line.
const MOST_ABOVE: usize = 8;
/// Columns of a name above the command line.
const NAME: usize = 22;

/// Where the box stands: the palette in the middle, the names above the command line.
fn area(prompt: &Prompt, layout: &Layout) -> Area {
    let whole = layout.whole;
    match prompt.kind {
        PromptKind::Palette => {
            // The rule below what is typed, and the frame.
            let height = (MOST + 4).min(layout.status);
            let width = WIDEST.min(whole.width);
            Area {
                x: (whole.width - width) / 2,
                y: (layout.status - height) / 3,
                width,
                height,
            }
        }
        PromptKind::Line => {
            let n = prompt.found.len().min(MOST_ABOVE);
            let height = if n == 0 {
                0
            } else {
                (n + 2).min(layout.status)
            };
            Area {
                x: 0,
                y: layout.status - height,
                width: WIDEST.min(whole.width),
                height,
            }
        }
    }
}

/// Rows of the box above the first choice.
fn head(kind: PromptKind) -> usize {
    match kind {
        PromptKind::Palette => 3,
        PromptKind::Line => 1,
    }
}

/// How many choices are shown.
pub(in crate::tui) fn visible(prompt: &Prompt, layout: &Layout) -> usize {
    area(prompt, layout)
        .height
        .saturating_sub(head(prompt.kind) + 1)
}

/// Position of the choice at a cell.
pub(in crate::tui) fn choice_at(
    prompt: &Prompt,
    layout: &Layout,
    x: usize,
    y: usize,
) -> Option<usize> {
    let area = area(prompt, layout);
    let row = y.checked_sub(area.y + head(prompt.kind))?;
    let inside = row < visible(prompt, layout) && (area.x..area.x + area.width).contains(&x);
    let at = prompt.top + row;
    (inside && at < prompt.found.len()).then_some(at)
}

pub(super) fn draw(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let Some(prompt) = &model.finder.prompt else {
        return keys(model, layout, canvas);
    };
    let area = area(prompt, layout);
    if area.height == 0 {
        return;
    }
    canvas.clear(area);
    frame(area, canvas);
    if prompt.kind == PromptKind::Palette {
        let n = prompt.found.len();
        canvas.put(
            area.x + 2,
            area.y,
            &format!(" Commands {n} "),
            &[Role::Heading],
        );
        let row = paint::typed("> ", &prompt.entry);
        canvas.row(area.x + 2, area.y + 1, &row, area.width - 4);
        let rule = "─".repeat(area.width - 4);
        canvas.put(area.x + 2, area.y + 2, &rule, &[Role::Line]);
    }
    let first = area.y + head(prompt.kind);
    let shown = prompt.found.iter().enumerate().skip(prompt.top);
    for (n, (at, choice)) in shown.take(visible(prompt, layout)).enumerate() {
        let is_chosen = at == prompt.chosen;
        row(model, prompt, choice, first + n, area, is_chosen, canvas);
    }
    if prompt.found.is_empty() {
        canvas.put(area.x + 2, first, "no command does that", &[Role::Muted]);
    }
}

fn row(
    model: &Model,
    prompt: &Prompt,
    choice: &Choice,
    y: usize,
    area: Area,
    is_chosen: bool,
    canvas: &mut Canvas<'_>,
) {
    let muted = if is_chosen { Role::Text } else { Role::Muted };
    let (x, room) = (area.x + 2, area.width - 4);
    let keys = keys_of(model, choice);
    let keys_at = room.saturating_sub(canvas.width(&keys));
    let mut at = x;
    if prompt.kind == PromptKind::Line {
        let name = canvas.short(&choice.line(), room);
        canvas.put(x, y, &name, &[Role::Text]);
        at += NAME.max(canvas.width(&name) + 2);
    }
    let words = match (prompt.kind, prompt.found.len()) {
        (PromptKind::Line, 2..) if !choice.argument.is_empty() => String::new(),
        _ => choice.words(),
    };
    let left = (x + keys_at).saturating_sub(at + 2);
    let words = canvas.short(&words, left);
    canvas.put(
        at,
        y,
        &words,
        &[if prompt.kind == PromptKind::Line {
            muted
        } else {
            Role::Text
        }],
    );
    if left > 0 {
        canvas.put(x + keys_at, y, &keys, &[muted]);
    }
    if is_chosen {
        let row = Area {
            x: area.x + 1,
            y,
            width: area.width - 2,
            height: 1,
        };
        canvas.lay(row, Role::Chosen);
    }
}

/// The first two keys of a command; how it is written where it has none.
fn keys_of(model: &Model, choice: &Choice) -> String {
    let written = model.settings().keys.written(choice.command.name);
    let keys: Vec<&str> = written.split_whitespace().take(2).collect();
    match keys.is_empty() {
        true => format!(":{}", choice.line()),
        false => keys.join(" "),
    }
}

/// What the status row says while one is open.
pub(super) fn said(model: &Model, prompt: &Prompt) -> Vec<Piece> {
    match (prompt.kind, prompt.found.get(prompt.chosen)) {
        (PromptKind::Line, _) => paint::typed(":", &prompt.entry),
        (PromptKind::Palette, Some(choice)) => {
            let text = format!("{} · {}", choice.words(), keys_of(model, choice));
            vec![piece(text, Role::Status)]
        }
        (PromptKind::Palette, None) => vec![piece("other letters find commands", Role::Status)],
    }
}

/// The hints while one is open.
pub(super) fn hints(prompt: &Prompt) -> [&'static str; 4] {
    match prompt.kind {
        PromptKind::Palette => ["Enter run", "Up/Down choose", "Tab complete", "Esc close"],
        PromptKind::Line => [
            "Enter run",
            "Tab complete",
            "Up/Down earlier lines",
            "Esc close",
        ],
    }
}

/// Whether a sequence is begun.
pub(super) fn is_prefixed(model: &Model) -> bool {
    !model.prefix().is_empty()
}

/// The keys that go on from those typed, in a box above the status row.
fn keys(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let prefix = model.prefix();
    if !model.finder.shows_keys || prefix.is_empty() {
        return;
    }
    let mode = model.mode();
    let mut rows: Vec<(String, &str)> = Vec::new();
    let here = model.settings().keys.iter();
    for (command, all) in here.filter(|it| it.0.modes.contains(&mode)) {
        let on = all
            .iter()
            .filter(|it| it.len() > prefix.len() && it.starts_with(&prefix));
        let on: Vec<String> = on.map(|it| print_sequence(&it[prefix.len()..])).collect();
        if !on.is_empty() {
            rows.push((on.join(" "), command.doc));
        }
    }
    let key_width = rows.iter().map(|it| columns(&it.0)).max().unwrap_or(0);
    let doc_width = rows.iter().map(|it| columns(it.1)).max().unwrap_or(0);
    // Beside each other only where they do not all fit above each other.
    let most = layout.status.saturating_sub(2).max(1);
    let n = rows.len().div_ceil(most).max(1);
    let each = (key_width + doc_width + 4).min(layout.whole.width.saturating_sub(2) / n);
    let width = (n * each + 2).min(layout.whole.width);
    let in_each = rows.len().div_ceil(n);
    let height = (in_each + 2).min(layout.status);
    let area = Area {
        x: layout.whole.width - width,
        y: layout.status - height,
        width,
        height,
    };
    canvas.clear(area);
    frame(area, canvas);
    let title = format!(" {} ", print_sequence(&prefix));
    canvas.put(area.x + 2, area.y, &title, &[Role::Heading]);
    for (n, (key, doc)) in rows.iter().enumerate() {
        let row = [
            piece(format!("{key:<key_width$}  "), Role::Different),
            piece(*doc, Role::Text),
        ];
        let (x, y) = (area.x + 2 + n / in_each * each, area.y + 1 + n % in_each);
        canvas.row(x, y, &row.into(), each.saturating_sub(2));
    }
}
