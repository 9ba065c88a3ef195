//! The overview: where each telling sits, one article down and the other one across.

mod legend;

use crate::corpus::PassageRef;
use crate::diverge::Class;
use crate::render::signs::TICKED;
use crate::render::theme::Role;
use crate::render::wording;
use crate::text::index::{BlockId, DivergenceId};
use crate::tui::layout::{Area, Layout};
use crate::tui::model::{Model, Overlay};
use crate::tui::overview::{Alone, Overview, scale};
use crate::tui::view::paint::{Canvas, Piece, class_role, piece};
use crate::tui::view::told;

/// Commands and what is said of them while it is open.
pub(super) const HINTS: &[(&str, &str)] = &[
    ("cursor.down cursor.up cell.left cell.right", "move"),
    ("match.follow", "read there"),
    ("walk.next walk.prev", "filled cell"),
    ("list.group", "other articles"),
    ("cancel", "close"),
];

/// Columns of a cell.
const CELL: usize = 2;
/// Columns around labels and cells.
const GUTTERS: usize = 5;
/// Columns for the beginnings of paragraphs at least.
const LABELS: usize = 12;
/// Words of a paragraph that stand beside its row at most.
const BEGINNING: usize = 12;

/// Where its parts stand.
struct Frame {
    /// Column of the `+` of a row; the cells begin behind it.
    alone: usize,
    /// First column and row of the cells.
    cells: [usize; 2],
    /// Columns and rows of cells.
    window: [usize; 2],
    /// Whether a row below the cells says how many are not shown.
    more: bool,
}

impl Frame {
    /// Rows of cells that are shown, and the row of the screen of what the columns tell alone.
    fn shown(&self, overview: &Overview) -> (usize, usize) {
        let cells = overview.cells()[0];
        let rows = (cells - overview.top[0].min(cells)).min(self.window[1]);
        (rows, self.cells[1] + rows + usize::from(self.more))
    }
}

/// Rows and columns of cells that there is room for.
pub(in crate::tui) fn window(layout: &Layout, overview: &Overview) -> [usize; 2] {
    let it = frame(layout, overview);
    [it.window[1], it.window[0]]
}

/// The cell at a place of the screen.
pub(in crate::tui) fn cell_at(
    layout: &Layout,
    overview: &Overview,
    [x, y]: [usize; 2],
) -> Option<[usize; 2]> {
    let it = frame(layout, overview);
    let cells = overview.cells();
    let column = match x.checked_sub(it.cells[0]) {
        Some(x) => overview.top[1] + x / CELL,
        None => overview.at[1],
    };
    let (shown, last) = it.shown(overview);
    let row = match y.checked_sub(it.cells[1])? {
        _ if y == last => cells[0],
        row if row < shown => overview.top[0] + row,
        _ => return None,
    };
    (column < cells[1]).then_some([row, column])
}

pub(super) fn draw(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let Some(Overlay::Overview(overview)) = &model.overlay else {
        return;
    };
    let frame = frame(layout, overview);
    head(layout, overview, canvas);
    numbers(overview, &frame, canvas);
    let (rows, last) = frame.shown(overview);
    for n in 0..rows {
        row(
            model,
            overview,
            &frame,
            overview.top[0] + n,
            frame.cells[1] + n,
            canvas,
        );
    }
    more(overview, &frame, last, canvas);
    only(overview, &frame, last, canvas);
    chosen(overview, &frame, last, canvas);
    legend::draw(layout, overview, canvas);
}

fn frame(layout: &Layout, overview: &Overview) -> Frame {
    let width = layout.whole.width;
    // Cells come first: beginnings give way so that every cell can be seen.
    let room = width.saturating_sub(GUTTERS + LABELS) / CELL;
    let paragraphs = overview.sizes[1];
    let cells = paragraphs.div_ceil(scale(paragraphs, room.max(1)));
    let most = if width < 100 { 34 } else { 48 };
    let labels = width.saturating_sub(GUTTERS + cells * CELL);
    let labels = labels.clamp(LABELS, most);
    let digits = overview.sizes[1].max(1).to_string().len();
    let top = 1 + digits;
    let legend = match legend::rows(layout, overview).len() {
        0 => 0,
        rows => rows + 1,
    };
    let columns = width.saturating_sub(labels + GUTTERS) / CELL;
    let rows = layout.status.saturating_sub(top + 1 + legend).max(1);
    let more = overview.cells()[0] > rows || overview.cells()[1] > columns.max(1);
    Frame {
        alone: labels + 1,
        cells: [labels + 4, top],
        window: [
            columns.max(1),
            rows.saturating_sub(usize::from(more)).max(1),
        ],
        more,
    }
}

fn head(layout: &Layout, overview: &Overview, canvas: &mut Canvas<'_>) {
    let [a, b] = overview.articles;
    let each = match overview.scale {
        1 => String::new(),
        n => format!("   a cell is {n} ¶"),
    };
    let sizes = format!(
        "{a} {} ¶   {b} {} ¶{each}",
        overview.sizes[0], overview.sizes[1]
    );
    let x = layout.whole.width.saturating_sub(canvas.width(&sizes) + 1);
    let title = canvas.short("Overview · where each telling sits", x.saturating_sub(3));
    canvas.put(1, 0, &title, &[Role::Heading]);
    canvas.put(x, 0, &sizes, &[Role::Muted]);
}

/// The numbers of the columns, read downwards.
fn numbers(overview: &Overview, frame: &Frame, canvas: &mut Canvas<'_>) {
    let [rows_own, own] = overview.articles.map(|it| Role::Article(it.index() as u8));
    let label = |side: usize| format!("¶ of {}", overview.articles[side]);
    let y = frame.cells[1] - 1;
    let (rows, columns) = (label(0), label(1));
    let x = frame.alone.saturating_sub(canvas.width(&columns) + 1);
    let end = canvas.put(1, y, &rows, &[rows_own, Role::Heading]);
    canvas.put(x.max(end + 1), y, &columns, &[own, Role::Heading]);
    let cells = overview.cells()[1];
    for n in 0..frame.window[0].min(cells - overview.top[1].min(cells)) {
        let number = ((overview.top[1] + n) * overview.scale + 1).to_string();
        let x = frame.cells[0] + n * CELL;
        let top = frame.cells[1] - number.len();
        for (row, digit) in number.chars().enumerate() {
            canvas.put(x, top + row, &digit.to_string(), &[Role::Muted]);
        }
    }
}

fn row(
    model: &Model,
    overview: &Overview,
    frame: &Frame,
    row: usize,
    y: usize,
    canvas: &mut Canvas<'_>,
) {
    let article = overview.articles[0];
    let own = Role::Article(article.index() as u8);
    let first = row * overview.scale;
    let last = (first + overview.scale).min(overview.sizes[0]);
    let number = match overview.scale {
        1 => format!("¶{}", first + 1),
        _ => format!("¶{}-{last}", first + 1),
    };
    let mut x = canvas.put(1, y, &format!("{article} "), &[own, Role::Heading]);
    x = canvas.put(x, y, &format!("{number} "), &[Role::Muted]);
    let text = model.article(article);
    if let Some(block) = text.blocks().get(BlockId::new(first)) {
        let begin = wording::beginning(text.slice(block.span), BEGINNING);
        let begin = canvas.short(&begin, frame.alone.saturating_sub(x.max(9) + 1));
        canvas.put(x.max(9), y, &begin, &[Role::Text]);
    }
    if let Some(it) = overview.alone(0, row) {
        alone(it, [frame.alone, y], canvas);
    }
    let cells = overview.cells()[1];
    for n in 0..frame.window[0].min(cells - overview.top[1].min(cells)) {
        let column = overview.top[1] + n;
        let class = overview.links([row, column]).map(|it| it.class).max();
        let mut links = overview.links([row, column]);
        let (mark, role) = match class {
            Some(_) if links.all(|it| is_done(model, it.passages)) => {
                (TICKED.to_owned(), Role::Muted)
            }
            Some(it) => (it.mark().to_string(), class_role(it)),
            // The diagonal, along which both tell the same order.
            None if on_diagonal(overview, [row, column]) => ("·".to_owned(), Role::Line),
            None => continue,
        };
        canvas.put(frame.cells[0] + n * CELL, y, &mark, &[role]);
    }
}

/// The sign of what the other article does not tell: that of its class, or the letter of a third article that tells it.
fn alone(it: Alone, [x, y]: [usize; 2], canvas: &mut Canvas<'_>) {
    let (sign, role) = match it {
        Alone::Elsewhere(id) => (id.to_string(), Role::Article(id.index() as u8)),
        Alone::Near => (Class::Near.mark().to_string(), class_role(Class::Near)),
        Alone::Only => (Class::Only.mark().to_string(), class_role(Class::Only)),
    };
    canvas.put(x, y, &sign, &[role]);
}

/// Whether a cell lies where equal order would lie if both told at the same pace.
fn on_diagonal(overview: &Overview, [row, column]: [usize; 2]) -> bool {
    let [rows, columns] = overview.cells();
    rows > 0 && row * columns.max(1) / rows == column
}

/// How many rows and columns are not shown, and on which side.
fn more(overview: &Overview, frame: &Frame, last: usize, canvas: &mut Canvas<'_>) {
    let sides = [["above", "below"], ["to the left", "to the right"]];
    let mut said = Vec::new();
    for (side, [before, behind]) in sides.into_iter().enumerate() {
        let (top, window) = (overview.top[side], frame.window[1 - side]);
        let rest = overview.cells()[side].saturating_sub(top + window);
        let what = if side == 0 { "rows" } else { "columns" };
        let parts = [(top, before), (rest, behind)];
        let parts = parts.iter().filter(|it| it.0 > 0);
        let each: Vec<String> = parts.map(|(n, at)| format!("{n} {at}")).collect();
        if !each.is_empty() {
            said.push(format!("{what}: {}", each.join(", ")));
        }
    }
    if frame.more {
        let text = format!("… {}", said.join("   "));
        canvas.put(1, last - 1, &text, &[Role::Heading]);
    }
}

/// What the article of the columns tells alone.
fn only(overview: &Overview, frame: &Frame, y: usize, canvas: &mut Canvas<'_>) {
    let text = format!("not in {}", overview.articles[0]);
    canvas.put(1, y, &text, &[Role::Muted]);
    let cells = overview.cells()[1];
    for n in 0..frame.window[0].min(cells - overview.top[1].min(cells)) {
        if let Some(it) = overview.alone(1, overview.top[1] + n) {
            alone(it, [frame.cells[0] + n * CELL, y], canvas);
        }
    }
}

/// The chosen cell, and its row.
fn chosen(overview: &Overview, frame: &Frame, last: usize, canvas: &mut Canvas<'_>) {
    let [row, column] = overview.at;
    let y = match row >= overview.cells()[0] {
        true => last,
        false => frame.cells[1] + row - overview.top[0].min(row),
    };
    let line = |x, width| Area {
        x,
        y,
        width,
        height: 1,
    };
    canvas.lay(line(1, frame.alone - 1), Role::CursorTint);
    let x = frame.cells[0] + (column - overview.top[1].min(column)) * CELL;
    canvas.lay(line(x, 1), Role::Chosen);
}

/// What is said of the chosen cell: `! 8 Quote cut short · A ¶12 / B ¶8`.
pub(super) fn said(model: &Model, overview: &Overview, fits: &dyn Fn(&str) -> bool) -> Vec<Piece> {
    let [a, b] = overview.articles;
    let [row, column] = overview.at;
    let place = |article, at: usize| format!("{article} ¶{}", at * overview.scale + 1);
    let mut links: Vec<_> = overview.links(overview.at).collect();
    // As its mark says: the gravest first.
    links.sort_by_key(|it| std::cmp::Reverse(it.class));
    if let Some(link) = links.first() {
        let more = match links.len() - 1 {
            0 => String::new(),
            n => format!(" · and {n} more"),
        };
        let number = model.comparison.alignment().match_of(link.passages[0]);
        let number = number.map_or(String::new(), |it| format!(" {}", model.outline.number(it)));
        let [from, to] = link.cell.map(|it| it + 1);
        let mut text = format!(" {a} ¶{from} / {b} ¶{to}");
        if let Some(id) = of_pair(model, link.passages) {
            let it = &model.comparison.divergences()[id];
            let ticked = if model.is_ticked(id) { TICKED } else { "" };
            let head = format!("! {number}{text} · {ticked} {more}");
            let said = told::said(model, it, |said| fits(&format!("{head}{said}")));
            let said = format!("{ticked} {said}");
            text.push_str(&format!(" · {}", said.trim_start()));
        }
        let class = link.class;
        if matches!(class, Class::Same | Class::Told) {
            text.push_str(&format!(" · {}", wording::passage_is(class)));
        }
        text.push_str(&more);
        return vec![
            piece(format!("{}{number}", class.mark()), class_role(class)),
            piece(text, Role::Status),
        ];
    }
    let alone = |it: Alone, here: String, other| {
        let (class, perhaps) = match it {
            Alone::Elsewhere(id) => {
                let text = format!("{here} · told in {id}, nothing of it in {other}");
                return vec![piece(text, Role::Status)];
            }
            Alone::Near => (Class::Near, "perhaps "),
            Alone::Only => (Class::Only, ""),
        };
        vec![
            piece(class.mark().to_string(), class_role(class)),
            piece(
                format!(" {here} · {perhaps}nothing of it is told in {other}"),
                Role::Status,
            ),
        ]
    };
    if row >= overview.cells()[0] {
        let here = place(b, column);
        return match overview.alone(1, column) {
            Some(it) => alone(it, here, a),
            None => vec![piece(format!("{here} · told in {a} too"), Role::Status)],
        };
    }
    let here = place(a, row);
    match overview.alone(0, row) {
        Some(it) => alone(it, here, b),
        None => {
            let text = format!("{here} / {} · tell nothing in common", place(b, column));
            vec![piece(text, Role::Status)]
        }
    }
}

/// The gravest difference of two passages.
pub(in crate::tui) fn of_pair(model: &Model, passages: [PassageRef; 2]) -> Option<DivergenceId> {
    all_of_pair(model, passages).next()
}

/// All differences of two passages, the gravest first.
fn all_of_pair(
    model: &Model,
    passages: [PassageRef; 2],
) -> impl Iterator<Item = DivergenceId> + '_ {
    let own = model.outline.findings(passages[0]).iter().map(|it| it.1);
    let there = model.outline.findings(passages[1]);
    own.filter(move |id| there.iter().any(|it| it.1 == *id))
}

/// Whether all that is listed of two passages is ticked off.
fn is_done(model: &Model, passages: [PassageRef; 2]) -> bool {
    let mut all = all_of_pair(model, passages).peekable();
    model.n_ticked() > 0 && all.peek().is_some() && all.all(|it| model.is_ticked(it))
}
