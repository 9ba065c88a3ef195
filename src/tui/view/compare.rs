//! The tellings of one match, one above the other, with the words that differ.

use crate::corpus::PassageRef;
use crate::diverge::{Divergence, Kind};
use crate::render::contrast;
use crate::render::evidence::shared;
use crate::render::runs::{Mark, flatten};
use crate::render::theme::Role;
use crate::render::wording;
use crate::render::wrap::{Width, columns, wrap};
use crate::text::Span;
use crate::text::index::{ArticleId, PassageId};
use crate::tui::model::{Model, Overlay};
use crate::tui::update::walks;
use crate::tui::view::layout::{Area, Layout};
use crate::tui::view::paint::{Canvas, PanelRow, Piece, class_role, piece};
use crate::tui::view::{clauses, differing, header, status};

/// Columns for the kind of a difference, before what is said of it.
const LABELS: usize = 30;

/// How far the comparison can be scrolled.
pub(in crate::tui) fn most_scroll(model: &Model, layout: &Layout) -> usize {
    let area = layout.panel.unwrap_or(layout.whole);
    let room = visible(layout, area);
    rows(model, area.width, room).len().saturating_sub(room)
}

pub(super) fn draw(model: &Model, layout: &Layout, area: Area, canvas: &mut Canvas<'_>) {
    let Some(Overlay::Compare { scroll, .. }) = model.overlay else {
        return;
    };
    if layout.panel.is_some() {
        canvas.clear(area);
        canvas.put(area.x, area.y, &"─".repeat(area.width), &[Role::Line]);
    }
    head(model, area, canvas);
    let shown = rows(model, area.width, visible(layout, area));
    let rows = shown.iter().skip(scroll).take(visible(layout, area));
    for (n, row) in rows.enumerate() {
        canvas.row(area.x, first_row(area) + n, row, area.width);
    }
}

fn first_row(area: Area) -> usize {
    if area.y == 0 { 2 } else { area.y + 1 }
}

fn visible(layout: &Layout, area: Area) -> usize {
    layout.status.saturating_sub(first_row(area))
}

fn head(model: &Model, area: Area, canvas: &mut Canvas<'_>) {
    let title = match model.cursor_match() {
        Some(id) => format!(
            " Compare · match {} of {} ",
            model.outline.number(id),
            model.outline.n_matches()
        ),
        None => match status::also_told(model) {
            Some(told) => format!(" Compare · {} ", told.replacen('A', "a", 1)),
            None => " Compare ".to_owned(),
        },
    };
    canvas.put(area.x, area.y, &title, &[Role::Heading]);
    let class = status::class(model);
    if let (Some(class), Some(worst)) = (class, status::findings(model).first()) {
        let it = &model.comparison.divergences()[*worst];
        let text = format!(" {} {} ", class.mark(), wording::label(&it.kind));
        let at = area.width.saturating_sub(canvas.width(&text));
        if at > columns(&title) {
            canvas.put(area.x + at, area.y, &text, &[class_role(class)]);
        }
    }
}

/// Everything below the heading; the passages around only where there is room for them.
fn rows(model: &Model, width: usize, room: usize) -> Vec<PanelRow> {
    let mut rows = Vec::new();
    // The difference gone to may lie between passages of different matches.
    let mut others = walks::across(model);
    for it in model.members() {
        if it.0 != model.focus() && !others.contains(it) {
            others.push(*it);
        }
    }
    let pair = match model.overlay {
        Some(Overlay::Compare { pair, .. }) => others.get(pair.min(others.len().saturating_sub(1))),
        _ => None,
    };
    // The panel has few rows and many columns: what differs stands beside the tellings there.
    let left = match model.has_panel() && !others.is_empty() {
        true => width * 3 / 5,
        false => width,
    };
    telling(model, model.cursor, pair.copied(), left, &mut rows);
    for other in &others {
        telling(model, *other, Some(model.cursor), left, &mut rows);
    }
    if others.is_empty() {
        let text = match model.is_compared() {
            true => format!(
                " Told only in {}: nothing to compare it with.",
                model.focus()
            ),
            false => match model.unreadable() {
                Some(id) => format!(" Nothing to compare with: {id} cannot be read."),
                None => " The comparison is not ready yet.".to_owned(),
            },
        };
        rows.push(vec![piece(text, Role::Muted)]);
        rows.push(Vec::new());
    }
    let named = (others.len() > 1).then_some(pair).flatten();
    if left < width {
        let mut right = Vec::new();
        what_differs(
            model,
            pair.copied(),
            named.copied(),
            width - left,
            &mut right,
        );
        rows = side_by_side(rows, right, left);
    } else {
        what_differs(model, pair.copied(), named.copied(), width, &mut rows);
    }
    let mut beside = Vec::new();
    around(model, width, &mut beside);
    if rows.len() + beside.len() <= room {
        rows.extend(beside);
    }
    while rows.last().is_some_and(Vec::is_empty) {
        rows.pop();
    }
    rows
}

/// One passage with its heading, words that differ from `other` tinted; in brackets where there is no colour.
fn telling(
    model: &Model,
    passage: PassageRef,
    other: Option<PassageRef>,
    width: usize,
    rows: &mut Vec<PanelRow>,
) {
    let id = passage.0;
    let own = Role::Article(id.index() as u8);
    let segments = model.comparison.corpus().segments(id);
    let place = format!("¶{}", segments.paragraph_number(passage.1));
    let room = width.saturating_sub(columns(&place) + 5);
    let title = crate::render::wrap::shortened(header::name(model, id), room);
    let gap = " ".repeat((room + 1).saturating_sub(columns(&title)));
    rows.push(vec![
        piece(format!(" {id} "), own),
        Piece {
            text: format!("{title}{gap}"),
            roles: vec![own, Role::Heading],
        },
        piece(place, Role::Muted),
    ]);
    let marks = match other {
        Some(other) => differing::apart(model, passage, other),
        None => Vec::new(),
    };
    let (text, marks) = bracketed(model, model.span(passage), id, &marks);
    let fit = Width {
        first: width.saturating_sub(6).max(2),
        rest: width.saturating_sub(6).max(2),
    };
    for row in wrap(&text, Span::new(0, text.len()), fit) {
        let mut pieces = vec![piece("   ", Role::Text)];
        for run in flatten(row, &marks) {
            pieces.push(Piece {
                text: text[run.span.range()].to_owned(),
                roles: run.roles.iter().collect(),
            });
        }
        rows.push(pieces);
    }
    rows.push(Vec::new());
}

/// The text of a passage with its marks in its own coordinates; brackets around marked words where colour is off.
fn bracketed(model: &Model, span: Span, id: ArticleId, marks: &[Mark]) -> (String, Vec<Mark>) {
    let brackets = model.settings().theme.is_colorless();
    let article = model.article(id);
    let mut text = String::with_capacity(span.len() + 2 * marks.len());
    let mut moved = Vec::new();
    for run in flatten(span, marks) {
        let start = text.len();
        let tinted = run.roles.is_tinted();
        let words = article.slice(run.span);
        let (open, close) = match tinted && brackets {
            true => ("[", "]"),
            false => ("", ""),
        };
        let inner = words.trim_end();
        text.push_str(open);
        text.push_str(inner);
        text.push_str(close);
        let end = text.len();
        text.push_str(&words[inner.len()..]);
        if start < end {
            moved.extend(run.roles.iter().map(|role| Mark {
                span: Span::new(start, end),
                role,
            }));
        }
    }
    (text, moved)
}

/// The second rows to the right of the first, from a column on.
fn side_by_side(first: Vec<PanelRow>, second: Vec<PanelRow>, at: usize) -> Vec<PanelRow> {
    let n = first.len().max(second.len());
    let mut first = first.into_iter();
    let mut second = second.into_iter();
    let mut rows = Vec::new();
    for _ in 0..n {
        let mut row = first.next().unwrap_or_default();
        let taken: usize = row.iter().map(|it| columns(&it.text)).sum();
        let right = second.next().unwrap_or_default();
        if !right.is_empty() {
            row.push(piece(" ".repeat(at.saturating_sub(taken)), Role::Text));
        }
        row.extend(right);
        rows.push(row);
    }
    rows
}

/// What differs between the passage at the cursor and one other, which is named where there are several.
fn what_differs(
    model: &Model,
    pair: Option<PassageRef>,
    named: Option<PassageRef>,
    width: usize,
    rows: &mut Vec<PanelRow>,
) {
    let title = match named {
        Some((other, _)) => format!(" ─ What differs · {} and {other} ", model.focus()),
        None => " ─ What differs ".to_owned(),
    };
    let rule = "─".repeat(width.saturating_sub(columns(&title) + 1));
    rows.push(vec![piece(format!("{title}{rule}"), Role::Line)]);
    let mut said = 0;
    for id in status::findings(model) {
        let it = &model.comparison.divergences()[id];
        if let Kind::Reworded(_) = &it.kind {
            if let Some(other) = pair {
                said += only_words(model, it, [model.cursor, other], width, rows);
            }
            continue;
        }
        let class = it.kind.class();
        let sentence = wording::sentence(&model.comparison, it);
        let label = wording::label(&it.kind);
        let rest = match sentence.split_once(": ") {
            Some((head, rest)) if head == label => rest.to_owned(),
            _ => sentence,
        };
        entry(class.mark(), class_role(class), label, &rest, width, rows);
        said += 1;
    }
    if let Some(other) = pair
        && !differing::is_reworded(model, model.cursor, other)
    {
        let corpus = model.comparison.corpus();
        for (here, there) in [(model.cursor, other), (other, model.cursor)] {
            let spans = contrast::words_only(corpus, here, there).into_iter();
            let words: Vec<&str> = spans.map(|it| model.article(here.0).slice(it)).collect();
            said += only_in(here.0, &words, width, rows);
        }
    }
    if let Some(other) = pair {
        clauses::rows(model, [model.cursor, other], width, rows);
    }
    if said == 0 && pair.is_some() {
        entry(
            '=',
            Role::Same,
            "Nothing",
            "told in the same words",
            width,
            rows,
        );
    }
    if let Some(other) = pair {
        let found = shared(&model.comparison, model.cursor, other);
        let mut said = vec![found.brief()];
        let parts = found.parts().into_iter();
        said.extend(parts.map(|(name, it)| format!("{name}: {it}")));
        let said = said.join(" · ");
        entry(' ', Role::Muted, "Why a match", &said, width, rows);
    }
    rows.push(Vec::new());
}

/// The words that each side has in place of the other's. Tells how many rows it made.
fn only_words(
    model: &Model,
    it: &Divergence,
    pair: [PassageRef; 2],
    width: usize,
    rows: &mut Vec<PanelRow>,
) -> usize {
    let Kind::Reworded(edits) = &it.kind else {
        return 0;
    };
    let mut said = 0;
    let site = |n: usize| it.sites.get(n).map(|it| it.article);
    let about = |passage: &PassageRef| {
        let span = model.span(*passage);
        let mut sites = it.sites.iter();
        sites.any(|it| it.article == passage.0 && it.span.overlaps(span))
    };
    if !pair.iter().all(about) {
        return 0;
    }
    for (n, passage) in pair.iter().enumerate() {
        let is_left = site(0) == Some(passage.0);
        let words: Vec<&str> = edits
            .iter()
            .map(|it| if is_left { it.left } else { it.right })
            .filter(|it| !it.is_empty() && model.span(pair[n]).contains(*it))
            .map(|it| model.article(passage.0).slice(it).trim())
            .collect();
        said += only_in(passage.0, &words, width, rows);
    }
    said
}

/// The words that one article alone has, if any. Tells how many differences it made: one or none.
fn only_in(article: ArticleId, words: &[&str], width: usize, rows: &mut Vec<PanelRow>) -> usize {
    if words.is_empty() {
        return 0;
    }
    let label = format!("Words only in {article}");
    let said = words.join(" · ");
    entry('~', Role::Different, &label, &said, width, rows);
    1
}

/// One difference: mark, kind, and what is said of it in as many rows as it takes.
pub(super) fn entry(
    mark: char,
    role: Role,
    label: &str,
    said: &str,
    width: usize,
    rows: &mut Vec<PanelRow>,
) {
    let narrow = width < 2 * LABELS;
    let indent = if narrow { 4 } else { LABELS };
    let room = width.saturating_sub(indent + 1).max(2);
    let fit = Width {
        first: room,
        rest: room,
    };
    let label_cells = " ".repeat((LABELS - 3).saturating_sub(columns(label)));
    let mut first = vec![piece(format!(" {mark} "), role), piece(label, Role::Text)];
    if narrow {
        rows.push(std::mem::take(&mut first));
    } else {
        first.push(piece(label_cells, Role::Text));
    }
    for span in wrap(said, Span::new(0, said.len()), fit) {
        let mut row = std::mem::take(&mut first);
        if row.is_empty() {
            row.push(piece(" ".repeat(indent), Role::Text));
        }
        row.push(piece(&said[span.range()], Role::Text));
        rows.push(row);
    }
}

/// The passages before and after the one at the cursor.
fn around(model: &Model, width: usize, rows: &mut Vec<PanelRow>) {
    let (id, passage) = model.cursor;
    let before = passage.index().checked_sub(1);
    let after = Some(passage.index() + 1).filter(|it| *it < model.n_passages(id));
    for (name, at) in [("Before", before), ("After ", after)] {
        let Some(at) = at.map(PassageId::new) else {
            continue;
        };
        let class = model.comparison.passage_class((id, at));
        let number = model.comparison.alignment().match_of((id, at));
        let n = model.comparison.corpus().segments(id).paragraph_number(at);
        let place = format!(" {name}  {id} ¶{n:<4}");
        let mark = class.map_or(' ', |it| it.mark());
        let number = number.map_or(String::new(), |it| model.outline.number(it).to_string());
        let head = format!(" {mark} {number:<3} ");
        let room = width.saturating_sub(columns(&place) + columns(&head) + 1);
        let text = model.article(id).slice(model.span((id, at)));
        rows.push(vec![
            piece(place, Role::Muted),
            piece(head, class.map_or(Role::Muted, class_role)),
            piece(crate::render::wrap::shortened(text, room), Role::Muted),
        ]);
    }
}
