//! The row that stands for a folded run, and the menu of filters.

use crate::corpus::PassageRef;
use crate::diverge::Class;
use crate::render::signs::FOLD;
use crate::render::theme::Role;
use crate::render::wording::passage_is;
use crate::text::Span;
use crate::text::index::ArticleId;
use crate::tui::folds::{Filter, class, keeps, n_listed};
use crate::tui::layout::{Area, Layout};
use crate::tui::model::{Model, Overlay};
use crate::tui::view::notice::frame;
use crate::tui::view::paint::{Canvas, Piece, piece};

/// What can be chosen, and what it does; the last one leads to the list of names.
const MENU: [(&str, &str); 5] = [
    ("all", "every passage"),
    ("differences", "what a listed difference is about"),
    ("told only here", "what is listed as told only here"),
    ("shared quotes", "what several articles quote"),
    ("a name…", "what names somebody or something"),
];

/// Commands and what is said of them while the menu is open.
pub(super) const HINTS: &[(&str, &str)] = &[
    ("cursor.down cursor.up", "choose"),
    ("match.follow", "show"),
    ("cancel", "close"),
];

/// Number of rows of the menu.
pub(in crate::tui) const N_ROWS: usize = MENU.len();

/// The row of a folded stretch of an article.
pub(super) fn row(
    model: &Model,
    article: ArticleId,
    span: Span,
    at: [usize; 2],
    width: usize,
    canvas: &mut Canvas<'_>,
) {
    let segments = model.comparison.corpus().segments(article);
    let run = segments.passages_in(span);
    let all: Vec<PassageRef> = run.ids().map(|it| (article, it)).collect();
    self::run(model, &all, at, width, canvas);
}

/// `··· 3 passages told in the same words ···`, at a column and a row.
pub(super) fn run(
    model: &Model,
    all: &[PassageRef],
    [x, y]: [usize; 2],
    width: usize,
    canvas: &mut Canvas<'_>,
) {
    let words = words(model, all);
    let bare = words
        .replacen("passages ", "", 1)
        .replacen("passage ", "", 1);
    let forms = [
        format!("{FOLD} {words} {FOLD}"),
        format!("{FOLD} {words}"),
        format!("{FOLD} {bare}"),
        format!("{FOLD} {}", count(all.len())),
    ];
    let fits = forms.iter().find(|it| canvas.width(it) <= width);
    let text = canvas.short(fits.unwrap_or(&forms[3]), width);
    let cursor = all.contains(&model.cursor);
    let roles = [Role::Muted, Role::CursorTint];
    canvas.put(x, y, &text, &roles[..1 + usize::from(cursor)]);
}

/// What some folded passages of one article have in common.
pub(super) fn words(model: &Model, all: &[PassageRef]) -> String {
    // Bylines and date lines have no class.
    let told = all
        .iter()
        .filter(|it| model.comparison.passage_class(**it).is_some());
    let told: Vec<PassageRef> = told.copied().collect();
    if told.is_empty() && model.is_compared() && model.folds.filter == Filter::All {
        return "byline or date line".to_owned();
    }
    let all = if told.is_empty() { all } else { &told[..] };
    let n = count(all.len());
    let is = |wanted: Class| {
        all.iter()
            .all(|it| class(&model.comparison, *it) == Some(wanted))
    };
    let is_told = |it: &PassageRef| {
        let class = model.comparison.passage_class(*it);
        class.is_some_and(|it| !matches!(it, Class::Only | Class::Near))
    };
    let filter = model.folds.filter;
    let dropped = |it: &PassageRef| !keeps(&model.comparison, &model.outline, filter, *it);
    if filter != Filter::All && all.iter().all(dropped) {
        match filter {
            Filter::Only if all.iter().all(is_told) => return format!("{n} told elsewhere too"),
            Filter::Only => return format!("{n} told elsewhere, or perhaps"),
            Filter::Quotes => return format!("{n} without a shared quote"),
            Filter::Entity(_) => return format!("{n} without {}", filter.name(&model.comparison)),
            Filter::Differences if !is(Class::Same) => {
                return format!("{n} without a listed difference");
            }
            Filter::Differences | Filter::All => {}
        }
    }
    let alone = |it: &PassageRef| {
        let class = class(&model.comparison, *it);
        matches!(class, Some(Class::Only | Class::Near))
    };
    let classes = [
        Class::Same,
        Class::Told,
        Class::Near,
        Class::Different,
        Class::Only,
    ];
    match classes.into_iter().find(|it| is(*it)) {
        Some(class) => format!("{n} {}", passage_is(class)),
        None if all.iter().all(alone) => format!("{n} told only here, or perhaps"),
        None => format!("{n} folded"),
    }
}

fn count(n: usize) -> String {
    match n {
        1 => "1 passage".to_owned(),
        n => format!("{n} passages"),
    }
}

/// The menu, in the middle of the articles.
pub(super) fn menu(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let Some(Overlay::Filters { chosen }) = model.overlay else {
        return;
    };
    let area = area(layout);
    canvas.clear(area);
    frame(area, canvas);
    canvas.put(area.x + 2, area.y, " Show ", &[Role::Heading]);
    for (n, (name, does)) in MENU.iter().enumerate() {
        let y = area.y + 1 + n;
        let here = if n == at(model.folds.filter) {
            "·"
        } else {
            " "
        };
        canvas.put(area.x + 1, y, here, &[Role::Muted]);
        canvas.put(area.x + 3, y, name, &[Role::Text]);
        let role = if n == chosen { Role::Text } else { Role::Muted };
        let room = area.width.saturating_sub(20);
        let does = canvas.short(does, room);
        canvas.put(area.x + 19, y, &does, &[role]);
        if n == chosen {
            let row = Area {
                x: area.x + 1,
                y,
                width: area.width.saturating_sub(2),
                height: 1,
            };
            canvas.lay(row, Role::Chosen);
        }
    }
}

/// The row of the menu at a row of the screen.
pub(in crate::tui) fn menu_row(layout: &Layout, y: usize) -> Option<usize> {
    let row = y.checked_sub(area(layout).y + 1)?;
    (row < N_ROWS).then_some(row)
}

/// The row of the menu that stands for a filter.
pub(in crate::tui) fn at(filter: Filter) -> usize {
    match filter {
        Filter::All => 0,
        Filter::Differences => 1,
        Filter::Only => 2,
        Filter::Quotes => 3,
        Filter::Entity(_) => 4,
    }
}

/// What is said in the status row while the cursor is on a folded run.
pub(super) fn at_cursor(model: &Model) -> Option<Vec<Piece>> {
    let all = model.folded_here();
    if all.is_empty() {
        return None;
    }
    let open = model.settings().keys.first("fold.toggle");
    let open = open.map_or(String::new(), |it| format!(", folded: {it} opens"));
    Some(vec![piece(
        format!("{}{open}", words(model, &all)),
        Role::Status,
    )])
}

/// What is said of the chosen row: how much a filter keeps.
pub(super) fn said(model: &Model, chosen: usize) -> Vec<Piece> {
    let filter = match chosen {
        0 => Filter::All,
        1 => Filter::Differences,
        2 => Filter::Only,
        3 => Filter::Quotes,
        _ => return vec![piece("opens the list of names", Role::Status)],
    };
    let (mut n, mut kept) = (0, 0);
    for it in model.comparison.corpus().passages() {
        n += 1;
        kept += usize::from(keeps(&model.comparison, &model.outline, filter, it));
    }
    let rows = match n_listed(&model.comparison, filter) {
        Some(1) => "1 difference in ".to_owned(),
        Some(rows) => format!("{rows} differences in "),
        None => String::new(),
    };
    vec![piece(format!("{rows}{kept} of {n} passages"), Role::Status)]
}

fn area(layout: &Layout) -> Area {
    let width = 54.min(layout.whole.width.saturating_sub(2));
    let height = (N_ROWS + 2).min(layout.status);
    Area {
        x: (layout.whole.width - width) / 2,
        y: (layout.status - height) / 2,
        width,
        height,
    }
}
