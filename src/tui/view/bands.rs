//! The layout by rows: one band a match, each article in its column, and in words where one does not tell it.

use crate::corpus::PassageRef;
use crate::diverge::{Class, Kind};
use crate::render::outline::passages;
use crate::render::runs::{Mark, flatten};
use crate::render::theme::Role;
use crate::text::index::ArticleId;
use crate::tui::layout::{Area, Column, Layout};
use crate::tui::model::Model;
use crate::tui::synopsis::{ABOUT, Band, CellRow};
use crate::tui::view::paint::{Canvas, class_role};
use crate::tui::view::{fold, hints, pane};
use crate::tui::walks;

/// Commands and what is said of them while bands are shown.
pub(super) const HINTS: &[(&str, &str)] = &[
    ("walk.next walk.prev", hints::STOP),
    ("match.follow", "next telling"),
    ("pane.next", "article"),
    ("fold.toggle", "fold"),
    ("compare.toggle", "compare"),
    ("layout.next", "layout"),
    ("pane.slide_left pane.slide_right", "slide"),
    ("help", "help"),
];

/// The column of the mark of a band, and the first of its number.
const MARK: usize = 1;
const NUMBER: usize = 3;

pub(super) fn draw(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let body = layout.body;
    for (y, at) in model.synopsis.shown(body.height) {
        let band = &model.synopsis.bands()[at];
        let height = model.synopsis.height_shown(at);
        if band.folded {
            folded(model, layout, band, row(body, y), canvas);
            continue;
        }
        let is_last = at + 1 == model.synopsis.bands().len();
        let rows = height - usize::from(!is_last);
        margin(model, band, row(body, y), canvas);
        for n in 0..rows as isize {
            if let Some(y) = row(body, y + n) {
                cells(model, layout, (band, at), n as usize, y, canvas);
            }
        }
        if let Some(y) = row(body, y + rows as isize).filter(|_| !is_last) {
            let end = end(layout);
            canvas.put(1, y, &"─".repeat(end.saturating_sub(1)), &[Role::Line]);
        }
    }
}

/// The row of the screen, if it is one of the body.
fn row(body: Area, y: isize) -> Option<usize> {
    let y = usize::try_from(y).ok().filter(|it| *it < body.height)?;
    Some(body.y + y)
}

fn end(layout: &Layout) -> usize {
    let last = layout.columns.last();
    last.map_or(layout.whole.width, |it| it.text + it.width + 1)
        .min(layout.whole.width)
}

/// The class and number of a band, the gravest of what its passages wear in the other layouts, beside its first row.
fn margin(model: &Model, band: &Band, y: Option<usize>, canvas: &mut Canvas<'_>) {
    let Some(y) = y else { return };
    let Some(class) = class(model, band) else {
        return;
    };
    let role = class_role(class);
    canvas.put(MARK, y, &class.mark().to_string(), &[role]);
    // A passage of a match that stands apart from the others is told in it all the same, as in the other layouts.
    let own = || {
        let first = band.passages().next()?;
        model.comparison.alignment().match_of(first)
    };
    if let Some(id) = band.matched.or_else(own) {
        canvas.put(NUMBER, y, &model.outline.number(id).to_string(), &[role]);
    }
}

fn class(model: &Model, band: &Band) -> Option<Class> {
    let own = band.passages();
    let own = own
        .filter_map(|it| model.comparison.passage_class(it))
        .max();
    let matched = band.matched.map(|id| model.comparison.match_class(id));
    own.max(matched)
}

/// One row of all columns.
fn cells(
    model: &Model,
    layout: &Layout,
    (band, at): (&Band, usize),
    n: usize,
    y: usize,
    canvas: &mut Canvas<'_>,
) {
    for (i, column) in layout.columns.iter().enumerate() {
        if i > 0 {
            canvas.put(column.marks - 1, y, "│", &[Role::Line]);
        }
        let rows = model.synopsis.column(at, column.article);
        match rows.get(n) {
            Some(it) => cell(model, column, it, y, canvas),
            None if rows.is_empty() && n == 0 => {
                let fits = |it: &str| canvas.width(it) <= column.width;
                let said = not_told(model, band, column.article, &fits);
                let said = canvas.short(&said, column.width);
                canvas.put(column.text, y, &said, &[Role::Muted]);
            }
            None => {}
        }
    }
}

fn cell(model: &Model, column: &Column, row: &CellRow, y: usize, canvas: &mut Canvas<'_>) {
    let id = column.article;
    let passage = (id, row.passage);
    let all = walks::barred(model);
    let own = all.iter().filter(|it| **it == passage);
    pane::bar(model, own, [column.marks, y], canvas);
    let mut x = column.text;
    if row.first {
        let n = model
            .comparison
            .corpus()
            .segments(id)
            .paragraph_number(row.passage);
        x = canvas.put(x, y, &format!("¶{n} "), &[Role::Muted]);
    }
    let mut marks = pane::marks(model, id, row.span);
    if passage == model.cursor {
        marks.push(Mark {
            span: model.span(passage),
            role: Role::CursorTint,
        });
    }
    for run in flatten(row.span, &marks) {
        x = canvas.words(x, y, model.article(id).slice(run.span), run.roles);
    }
}

/// What stands in the column of an article that has no passage in a band: where it tells that all the same, or something else of it.
fn not_told(model: &Model, band: &Band, article: ArticleId, fits: &dyn Fn(&str) -> bool) -> String {
    // The difference gone to may hold a passage of another band against the one at the cursor.
    let mut across = walks::across(model).into_iter();
    let walked = across
        .find(|it| it.0 == article)
        .filter(|_| band.passages().any(|own| own == model.cursor));
    // What is to check in a passage of no match comes before where else that is told, as in the status row.
    let is_lone = |it: &PassageRef| model.comparison.alignment().match_of(*it).is_none();
    let mut lone = band.passages().filter(is_lone);
    let grave = || lone.find_map(|it| differing(model, it, article, |it| it == Class::Check));
    if let Some(it) = walked.or_else(grave) {
        return differs(model, it);
    }
    let retold = band.passages().find_map(|it| {
        let retold = model.outline.retold(it).iter();
        retold.copied().find(|it| it.0 == article)
    });
    if let Some(it) = retold {
        return format!("(also told in {})", paragraph(model, it));
    }
    // Of a match that stands in one band all tellings stand there.
    let own = band.passages().filter(|_| band.matched.is_none());
    let links = own.flat_map(|it| links(model, it, article));
    let mut links: Vec<(f32, PassageRef)> = links.collect();
    links.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
    let Some(best) = links.first().map(|it| it.0) else {
        let listed = band
            .passages()
            .find_map(|it| differing(model, it, article, |_| true));
        return match listed {
            Some(it) => differs(model, it),
            None => lacks(model, band, article, fits),
        };
    };
    let mut told: Vec<String> = Vec::new();
    for (_, it) in links.iter().filter(|it| it.0 + ABOUT >= best) {
        let place = paragraph(model, *it);
        if !told.contains(&place) {
            told.push(place);
        }
    }
    format!("(perhaps told in {})", told.join(" or "))
}

fn differs(model: &Model, other: PassageRef) -> String {
    format!("(differs from {})", paragraph(model, other))
}

/// The passage of an article that the gravest listed difference of such a class holds against another one.
fn differing(
    model: &Model,
    own: PassageRef,
    article: ArticleId,
    is_such: impl Fn(Class) -> bool,
) -> Option<PassageRef> {
    let all = model.comparison.divergences();
    let found = model.outline.findings(own).iter().map(|it| &all[it.1]);
    let mut told =
        found.filter(|it| !matches!(it.kind, Kind::Only { .. }) && is_such(it.kind.class()));
    told.find_map(|it| {
        let mut there = passages(&model.comparison, it).into_iter();
        there.find(|it| it.0 == article)
    })
}

/// That an article does not tell what stands in a band, so sure as the mark and the status row are of it, with what comes near.
fn lacks(model: &Model, band: &Band, article: ArticleId, fits: &dyn Fn(&str) -> bool) -> String {
    let near = band.passages().find_map(|it| near(model, it, article));
    let is_unsure = band
        .passages()
        .any(|it| model.comparison.passage_class(it) == Some(Class::Near));
    let lacks = match is_unsure {
        true => "perhaps not told here",
        false => "not told here",
    };
    let Some(near) = near.map(|it| paragraph(model, it)) else {
        return format!("({lacks})");
    };
    let said = format!("({lacks}; {near} comes near)");
    match fits(&said) {
        true => said,
        false => format!("(only {near} comes near)"),
    }
}

/// The passage of an article that comes near to one that has no counterpart. Linear in the differences.
fn near(model: &Model, own: PassageRef, article: ArticleId) -> Option<PassageRef> {
    let class = model.comparison.passage_class(own);
    class.filter(|it| matches!(it, Class::Only | Class::Near))?;
    let mut all = model.comparison.all_divergences().iter();
    let site = all.find_map(|it| match it.kind {
        Kind::Only { near: Some(near) } if near.article == article => {
            passages(&model.comparison, it)
                .contains(&own)
                .then_some(near)
        }
        _ => None,
    })?;
    let passage = model.comparison.corpus().passage_of(site)?;
    Some((article, passage))
}

/// The links of a passage of a match with passages of an article, with their scores. Linear in the passages of the article.
fn links(model: &Model, it: PassageRef, article: ArticleId) -> Vec<(f32, PassageRef)> {
    let there = model.comparison.corpus().segments(article).passages().ids();
    let alignment = model.comparison.alignment();
    let link = |other: PassageRef| Some((alignment.link([it, other])?.score.get(), other));
    there
        .filter_map(|passage| link((article, passage)))
        .collect()
}

fn paragraph(model: &Model, (article, passage): PassageRef) -> String {
    let segments = model.comparison.corpus().segments(article);
    format!("¶{}", segments.paragraph_number(passage))
}

/// The row of folded passages: what each article folds stands in its column.
fn folded(model: &Model, layout: &Layout, band: &Band, y: Option<usize>, canvas: &mut Canvas<'_>) {
    let Some(y) = y else { return };
    for (i, column) in layout.columns.iter().enumerate() {
        if i > 0 {
            canvas.put(column.marks - 1, y, "│", &[Role::Line]);
        }
        let cell = band.cell(column.article);
        if cell.is_empty() {
            continue;
        }
        let all: Vec<PassageRef> = cell.iter().map(|it| (column.article, *it)).collect();
        let barred = walks::barred(model);
        let own = barred.iter().filter(|it| all.contains(it));
        pane::bar(model, own, [column.marks, y], canvas);
        fold::run(model, &all, [column.text, y], column.width, canvas);
    }
}
