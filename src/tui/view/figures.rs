//! The rows of numbers and dates: what each article gives, with the words that say what is counted or dated.

use crate::corpus::{PassageRef, Site};
use crate::render::figures::Figure;
use crate::render::outline;
use crate::render::runs::Mark;
use crate::render::signs::TICKED;
use crate::render::theme::Role;
use crate::text::index::ArticleId;
use crate::tui::list::ListItem;
use crate::tui::model::Model;
use crate::tui::view::paint::{Canvas, Piece, class_role, piece};
use crate::tui::view::rows::{self, Told};
use crate::tui::view::told;

/// Columns before what the articles give.
const START: usize = 4;
/// Columns of the places at the end of a row; the width from which on there is room for them, and that from which on for many;
/// three articles have many at any width.
const PLACES: [usize; 2] = [10, 16];
const WIDE: [usize; 2] = [72, 100];
/// Columns that a value and the words around it need; with fewer the values follow each other.
const LEAST: usize = 16;
/// Rows below the list for each passage, and passages shown there.
const ROWS: usize = 3;
const PASSAGES: usize = 8;

/// The number or date of a row.
fn figure(model: &Model, item: ListItem) -> Option<&Figure> {
    match item {
        ListItem::Figure(n) => model.figures().get(n),
        _ => None,
    }
}

/// The passages that give it, each once, in order.
pub(in crate::tui) fn passages(model: &Model, item: ListItem) -> Vec<PassageRef> {
    let sites = figure(model, item).into_iter().flat_map(|it| &it.sites);
    let mut all: Vec<PassageRef> = sites
        .map(|it| model.passage_at(it.article, it.span.start()))
        .collect();
    all.dedup();
    all
}

/// `! A Seventeen people were injured   B Fourteen people were …   A¶4 B¶7`.
pub(super) fn row(
    model: &Model,
    item: ListItem,
    y: usize,
    width: usize,
    chosen: bool,
    canvas: &mut Canvas<'_>,
) {
    let Some(it) = figure(model, item) else {
        return;
    };
    let is_done = !it.listed.is_empty() && it.listed.iter().all(|it| model.is_ticked(*it));
    if is_done {
        canvas.put(0, y, TICKED, &[Role::Heading]);
    }
    if let Some(class) = it.class {
        let [role, _] = rows::colors(class, chosen);
        canvas.put(2, y, &class.mark().to_string(), &[role]);
    }
    let mut end = width.saturating_sub(2);
    if width >= WIDE[0] {
        let most = PLACES[usize::from(width >= WIDE[1] || model.panes.len() > 2)];
        let places = canvas.short(&places(model, item, most, canvas), most);
        let at = end.saturating_sub(canvas.width(&places));
        let role = if chosen { Role::Text } else { Role::Muted };
        canvas.put(at, y, &places, &[role]);
        end = end.saturating_sub(most + 1);
    }
    let room = end.saturating_sub(START) / model.panes.len().max(1);
    if room >= LEAST {
        for id in model.panes.ids() {
            let x = START + id.index() * room;
            cell(model, (it, id), [x, y, room - 1], chosen, canvas);
        }
        return;
    }
    let each = model.panes.ids().filter_map(|id| {
        let values = it.values(&model.comparison, id).join(" / ");
        (!values.is_empty()).then(|| format!("{id} {values}"))
    });
    let each: Vec<String> = each.collect();
    let text = canvas.short(&each.join(" · "), end.saturating_sub(START));
    canvas.put(START, y, &text, &[Role::Text]);
}

/// Where it stands: every place, or where that is too long the first one of each article, with a mark where there are more.
fn places(model: &Model, item: ListItem, most: usize, canvas: &Canvas<'_>) -> String {
    let all = passages(model, item);
    let places = rows::paragraphs(model, &all, " ");
    if canvas.width(&places) <= most {
        return places;
    }
    let first = |id: ArticleId| {
        let own: Vec<PassageRef> = all.iter().filter(|it| it.0 == id).copied().collect();
        let place = rows::paragraphs(model, own.get(..1)?, " ");
        let is_all = place == rows::paragraphs(model, &own, " ");
        let more = if is_all { "" } else { "…" };
        Some(format!("{place}{more}"))
    };
    let each: Vec<String> = model.panes.ids().filter_map(first).collect();
    each.join(" ")
}

/// What one article gives: its letter, the values, and in what room is left the words that they stand among.
fn cell(
    model: &Model,
    (it, id): (&Figure, ArticleId),
    [x, y, room]: [usize; 3],
    chosen: bool,
    canvas: &mut Canvas<'_>,
) {
    if it.sites_in(id).next().is_none() {
        return;
    }
    let own = Role::Article(id.index() as u8);
    let [letter, value, muted] = match chosen {
        true => [Role::Text; 3],
        false => [own, Role::Heading, Role::Muted],
    };
    let end = x + room;
    let x = canvas.put(x, y, &format!("{id} "), &[letter]);
    let room = end.saturating_sub(x);
    let fits = |text: &str| canvas.width(text) <= room;
    let [values, around] = it.told(&model.comparison, id, &fits);
    let values = canvas.short(&values, room);
    let x = canvas.put(x, y, &values, &[value]);
    canvas.put(x, y, &around, &[muted]);
}

/// What the status row says of one: the listed difference that stands on it, else how its tellings stand to each other.
pub(super) fn said(model: &Model, item: ListItem, fits: &dyn Fn(&str) -> bool) -> Vec<Piece> {
    let Some(it) = figure(model, item) else {
        return Vec::new();
    };
    if let Some(id) = it.listed.first() {
        return told::difference(model, *id, fits);
    }
    let name = it.name(&model.comparison);
    if model.panes.len() < 2 {
        return vec![piece(name, Role::Status)];
    }
    let text = match model.is_compared() {
        true => format!("{name}: {}", it.relation(&model.comparison)),
        false => name,
    };
    let mut pieces = Vec::new();
    if let Some(class) = it.class {
        pieces.push(piece(class.mark().to_string(), class_role(class)));
        pieces.push(piece(" ", Role::Status));
    }
    pieces.push(piece(text, Role::Status));
    pieces
}

/// The passages that give it, the first of each article before others; then those that lack it, where that is a listed difference.
pub(super) fn told(model: &Model, item: ListItem) -> Vec<Told> {
    let Some(it) = figure(model, item) else {
        return Vec::new();
    };
    let mut sites: Vec<(usize, Site)> = Vec::new();
    for id in model.panes.ids() {
        sites.extend(it.sites_in(id).enumerate());
    }
    sites.sort_by_key(|it| it.0);
    let mut seen: Vec<PassageRef> = Vec::new();
    let mut all = Vec::new();
    for (_, site) in sites.into_iter().take(PASSAGES) {
        let passage = model.passage_at(site.article, site.span.start());
        if seen.contains(&passage) {
            continue;
        }
        seen.push(passage);
        all.push(Told {
            article: site.article,
            span: model.span(passage),
            marks: vec![Mark {
                span: site.span,
                role: Role::EntityChosen,
            }],
            about: Some(site.span),
            rows: ROWS,
        });
    }
    // What a listed difference holds against it, where that has no number or date of its own.
    let listed = it.listed.iter();
    let against = listed
        .flat_map(|id| outline::passages(&model.comparison, &model.comparison.divergences()[*id]));
    for passage in against {
        if !seen.contains(&passage) && all.len() < PASSAGES {
            seen.push(passage);
            all.push(Told {
                article: passage.0,
                span: model.span(passage),
                marks: Vec::new(),
                about: None,
                rows: ROWS,
            });
        }
    }
    all
}
