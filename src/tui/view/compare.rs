//! The tellings of one match, one above the other, with the words that differ.

use crate::corpus::PassageRef;
use crate::diverge::{Class, Divergence, Kind};
use crate::render::contrast;
use crate::render::evidence::shared;
use crate::render::outline::passages;
use crate::render::theme::Role;
use crate::render::wording;
use crate::render::wrap::{Width, columns, wrap};
use crate::text::Span;
use crate::tui::layout::{Area, Layout};
use crate::tui::model::{Model, Overlay};
use crate::tui::view::paint::{Canvas, PanelRow, class_role, piece};
use crate::tui::view::{clauses, differing, telling, told};
use crate::tui::walks;

/// Columns before what is said of a difference, its mark among them.
const MARK: usize = 3;
/// Passages before and after each telling that are shown at most.
const MOST_AROUND: usize = 3;

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
    let matched = model.cursor_match();
    let title = match matched.filter(|_| walks::is_match(model, &walks::joined(model))) {
        Some(id) => format!(
            " Compare · match {} of {} ",
            model.outline.number(id),
            model.outline.n_matches()
        ),
        None => match tellings(model).pair {
            Some(other) => {
                let [here, there] = [model.cursor, other].map(|it| told::place(model, it));
                format!(" Compare · {here} and {there} ")
            }
            None => " Compare ".to_owned(),
        },
    };
    canvas.put(area.x, area.y, &title, &[Role::Heading]);
    let shown = tellings(model);
    let mut said = said_of(model, &shown).into_iter();
    if let Some(it) = said.find(|it| is_of_pair(model, &shown, it)) {
        let class = it.kind.class();
        let text = format!(
            " {} {} ",
            class.mark(),
            wording::heading(&model.comparison, it)
        );
        let at = area.width.saturating_sub(canvas.width(&text));
        if at > columns(&title) {
            canvas.put(area.x + at, area.y, &text, &[class_role(class)]);
        }
    }
}

/// The passages that the one at the cursor is compared with, and which of them it is compared with word by word.
struct Tellings {
    others: Vec<PassageRef>,
    pair: Option<PassageRef>,
}

fn tellings(model: &Model) -> Tellings {
    let mut others = walks::beside(model);
    if others.is_empty() {
        others.extend(walks::near(model));
    }
    let pair = match model.overlay {
        Some(Overlay::Compare { pair, .. }) => others.get(pair.min(others.len().saturating_sub(1))),
        _ => None,
    };
    let pair = pair.copied();
    Tellings { others, pair }
}

/// Whether what the passage at the cursor is compared with only comes near to it.
fn is_near(model: &Model, other: PassageRef) -> bool {
    walks::near(model) == Some(other)
}

/// How many passages there are to compare with, one at a time.
pub(in crate::tui) fn n_pairs(model: &Model) -> usize {
    tellings(model).others.len()
}

/// What is told of the passage at the cursor and of the pair; what is about another telling is said when that is chosen.
fn said_of<'a>(model: &'a Model, tellings: &Tellings) -> Vec<&'a Divergence> {
    let all = told::findings(model).into_iter();
    let all = all.map(|id| &model.comparison.divergences()[id]);
    let touches = |it: &Divergence, passage: &PassageRef| differing::touches(model, it, *passage);
    let mut said: Vec<&Divergence> = all
        .filter(|it| match &tellings.pair {
            Some(pair) => {
                let mut others = tellings.others.iter();
                touches(it, pair) || !others.any(|other| touches(it, other))
            }
            None => !matches!(it.kind, Kind::Only { .. }),
        })
        .collect();
    // What is about the pair comes before what is about one of both and a third passage, but for checks.
    said.sort_by_key(|it| !is_of_pair(model, tellings, it));
    // The difference gone to comes first.
    let walked = walks::difference(model).map(|id| &model.comparison.divergences()[id]);
    if let Some(walked) = walked {
        said.sort_by_key(|it| !std::ptr::eq(*it, walked));
    }
    said
}

/// Whether a difference is about the two that are compared, or to check at one of them.
fn is_of_pair(model: &Model, tellings: &Tellings, it: &Divergence) -> bool {
    let pair = tellings.pair.as_ref();
    it.kind.class() == Class::Check || pair.is_none_or(|pair| differing::touches(model, it, *pair))
}

/// Everything below the heading: with so many of the passages around each telling as there is room for, where there is room for
/// none with the beginnings of those around the cursor, if they fit.
fn rows(model: &Model, width: usize, room: usize) -> Vec<PanelRow> {
    let mut shown = told(model, width, 0);
    for around in 1..=MOST_AROUND {
        let more = told(model, width, around);
        if more.len() > room {
            break;
        }
        shown = more;
        if around == MOST_AROUND {
            return shown;
        }
    }
    let bare = told(model, width, 0).len() == shown.len();
    let mut beside = Vec::new();
    if bare {
        telling::around(model, width, &mut beside);
        if shown.len() + 1 + beside.len() <= room {
            shown.push(Vec::new());
            shown.extend(beside);
        }
    }
    shown
}

/// The tellings, each with so many passages before and after it, and what differs.
fn told(model: &Model, width: usize, around: usize) -> Vec<PanelRow> {
    let mut rows = Vec::new();
    let tellings = tellings(model);
    let (others, pair) = (&tellings.others, tellings.pair);
    // The panel has few rows and many columns: what differs stands beside the tellings there.
    let left = match model.has_panel() && !others.is_empty() {
        true => width * 3 / 5,
        false => width,
    };
    telling::telling(model, model.cursor, pair, (left, around), &mut rows);
    for other in others {
        telling::telling(model, *other, Some(model.cursor), (left, around), &mut rows);
    }
    if others.is_empty() {
        let text = match model.is_compared() {
            true => format!(" {}: nothing to compare it with.", told::told_only(model)),
            false => match model.unreadable() {
                Some(id) => format!(" Nothing to compare with: {id} cannot be read."),
                None => " The comparison is not ready yet.".to_owned(),
            },
        };
        rows.push(vec![piece(text, Role::Muted)]);
        rows.push(Vec::new());
    }
    if left < width {
        let mut right = Vec::new();
        what_differs(model, &tellings, width - left, &mut right);
        rows = side_by_side(rows, right, left);
    } else {
        what_differs(model, &tellings, width, &mut rows);
    }
    while rows.last().is_some_and(Vec::is_empty) {
        rows.pop();
    }
    rows
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

/// What is told of the pair, each thing once: the words that differ are marked in the passages above.
fn what_differs(model: &Model, tellings: &Tellings, width: usize, rows: &mut Vec<PanelRow>) {
    let said = said_of(model, tellings);
    if tellings.pair.is_none() && said.is_empty() {
        return;
    }
    let named = tellings.pair.filter(|_| tellings.others.len() > 1);
    let title = match named {
        Some(other) => {
            let [here, there] = [model.cursor, other].map(|it| told::place(model, it));
            format!(" ─ What differs · {here} and {there} ")
        }
        None => " ─ What differs ".to_owned(),
    };
    let rule = "─".repeat(width.saturating_sub(columns(&title) + 1));
    rows.push(vec![piece(format!("{title}{rule}"), Role::Line)]);
    // Of the pair itself nothing may be listed, though something is of one of both and a third passage.
    let others_only = !said.iter().any(|it| is_of_pair(model, tellings, it));
    let is_near = tellings.pair.is_some_and(|it| is_near(model, it));
    if let Some(other) = tellings
        .pair
        .filter(|_| others_only && !said.is_empty() && !is_near)
    {
        let (class, text) = all_in_all(model, other, true);
        entry(class.mark(), class_role(class), text, width, rows);
    }
    let exact = said
        .iter()
        .filter(|it| !matches!(it.kind, Kind::Reworded(_)));
    for it in exact.clone() {
        let class = it.kind.class();
        let sentence = placed(model, it, tellings.pair);
        entry(class.mark(), class_role(class), &sentence, width, rows);
    }
    if let Some(other) = tellings.pair {
        match exact.count() {
            0 if is_near => {
                let class = told::class(model).unwrap_or(Class::Near);
                let text = told::told_only(model);
                entry(class.mark(), class_role(class), &text, width, rows);
            }
            0 => {
                let (class, text) = all_in_all(model, other, said.is_empty());
                entry(class.mark(), class_role(class), text, width, rows);
            }
            _ => {}
        }
        clauses::rows(model, [model.cursor, other], &said, width, rows);
        let why = why(model, other, said.is_empty() || is_near);
        let room = width.saturating_sub(MARK + 1).max(2);
        let fit = Width {
            first: room,
            rest: room,
        };
        for span in wrap(&why, Span::new(0, why.len()), fit) {
            rows.push(vec![
                piece(" ".repeat(MARK), Role::Text),
                piece(&why[span.range()], Role::Muted),
            ]);
        }
    }
    rows.push(Vec::new());
}

/// The sentence of a difference, with the places of what it is about besides the two that are compared: what it repeats stands there.
fn placed(model: &Model, it: &Divergence, pair: Option<PassageRef>) -> String {
    let sentence = wording::sentence(&model.comparison, it);
    let mut apart = passages(&model.comparison, it);
    apart.retain(|it| *it != model.cursor && Some(*it) != pair);
    match apart.is_empty() {
        true => sentence,
        false => format!("{sentence} ({})", told::places(model, &apart, " / ")),
    }
}

/// How the two relate where nothing exact is told of them, as the sign beside them has it.
fn all_in_all(model: &Model, other: PassageRef, is_unlisted: bool) -> (Class, &'static str) {
    let differ = contrast::differ(model.comparison.corpus(), [model.cursor, other]);
    match (differ, is_unlisted) {
        (false, _) => (Class::Same, "Told in the same words"),
        (true, false) => (Class::Different, "Told in other words"),
        (true, true) => {
            let likely = told::is_likely(model, other);
            (Class::Told, wording::none_listed(likely))
        }
    }
}

/// Why the two stand beside each other.
fn why(model: &Model, other: PassageRef, is_unlisted: bool) -> String {
    let matched = model.cursor_match();
    let is_match = matched.is_some() && matched == model.comparison.alignment().match_of(other);
    if !is_match && !is_unlisted {
        return "joined by this difference, not by a match".to_owned();
    }
    let found = shared(&model.comparison, model.cursor, other);
    let name = match is_match {
        true => "why a match",
        false => "not of one match, but alike",
    };
    let mut said = match is_near(model, other) {
        true => vec!["not linked, but alike".to_owned()],
        false => vec![format!("{name}: {}", found.brief())],
    };
    let parts = found.parts().into_iter();
    said.extend(parts.map(|(name, it)| format!("{name}: {it}")));
    said.join(" · ")
}

/// One difference: its mark, and what is said of it in as many rows as it takes.
pub(super) fn entry(mark: char, role: Role, said: &str, width: usize, rows: &mut Vec<PanelRow>) {
    let room = width.saturating_sub(MARK + 1).max(2);
    let fit = Width {
        first: room,
        rest: room.saturating_sub(2).max(2),
    };
    for (n, span) in wrap(said, Span::new(0, said.len()), fit).iter().enumerate() {
        let before = match n {
            0 => piece(format!(" {mark} "), role),
            _ => piece(" ".repeat(MARK + 2), Role::Text),
        };
        rows.push(vec![before, piece(&said[span.range()], Role::Text)]);
    }
}
