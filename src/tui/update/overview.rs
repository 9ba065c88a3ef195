//! The overview: opened at the cursor, moved in, and gone from to what a cell stands for.

use crate::corpus::PassageRef;
use crate::render::outline::{Item, Walk};
use crate::text::index::{ArticleId, PassageId};
use crate::tui::command::Action;
use crate::tui::layout::Layout;
use crate::tui::model::{Help, Model, Overlay};
use crate::tui::overview::{Overview, paragraph};
use crate::tui::update::{jump, list, overlay};
use crate::tui::view::overview as picture;
use crate::tui::walks;

/// Opens it for the focused article against the next one; closes it when it is open.
pub(super) fn open(model: &mut Model) {
    if matches!(model.overlay, Some(Overlay::Overview(_))) {
        return model.close();
    }
    if model.panes.len() < 2 {
        model.message = Some(walks::ALONE.to_owned());
        return;
    }
    if !model.is_compared() {
        model.message = Some(format!("no overview {}", model.until_compared()));
        return;
    }
    let focus = model.focus();
    let members = model.members().iter();
    let told = members.copied().find(|it| it.0 != focus);
    let other = told.map_or(next(model, focus, focus), |it| it.0);
    let overview = picture_of(model, [focus, other]);
    model.open(Overlay::Overview(Box::new(overview)));
}

/// The articles are others: what is open shows them.
pub(super) fn renew(model: &mut Model) {
    if let Some(Overlay::Overview(it)) = &model.overlay {
        let articles = it.articles;
        let overview = picture_of(model, articles);
        model.overlay = Some(Overlay::Overview(Box::new(overview)));
    }
}

fn picture_of(model: &Model, articles: [ArticleId; 2]) -> Overview {
    let at = |article: ArticleId| {
        let members = model.members().iter().copied();
        let here = members.chain([model.cursor]).find(|it| it.0 == article);
        here.map_or(0, |it| paragraph(&model.comparison, it))
    };
    Overview::new(
        &model.comparison,
        &model.outline,
        articles,
        articles.map(at),
    )
}

/// The article after `at` that is not `but`.
fn next(model: &Model, at: ArticleId, but: ArticleId) -> ArticleId {
    let n = model.panes.len();
    let mut all = (1..=n).map(|it| ArticleId::new((at.index() + it) % n));
    all.find(|it| *it != but).unwrap_or(at)
}

/// A key while it is open; `rows` is how far it moves.
pub(super) fn act(model: &mut Model, action: Action, rows: isize) {
    let Some(Overlay::Overview(it)) = &mut model.overlay else {
        return;
    };
    let columns = match action {
        Action::CellLeft => -1,
        Action::CellRight => 1,
        _ => 0,
    };
    match action {
        Action::Enter => enter(model),
        Action::WalkNext => it.walk(true),
        Action::WalkPrev => it.walk(false),
        Action::GroupNext => {
            let [own, other] = it.articles;
            let other = next(model, other, own);
            let overview = picture_of(model, [own, other]);
            model.overlay = Some(Overlay::Overview(Box::new(overview)));
        }
        Action::Overview => model.close(),
        Action::Compare => {
            enter(model);
            overlay::open_compare(model);
        }
        Action::Differences => list::open(model, crate::tui::list::ListKind::Differences),
        Action::Help => model.open(Overlay::Help(Help::default())),
        _ => it.step(rows, columns),
    }
}

/// Goes to what the chosen cell stands for: the passages that tell the same, else the paragraph of its row.
pub(super) fn enter(model: &mut Model) {
    let Some(Overlay::Overview(it)) = &model.overlay else {
        return;
    };
    let [row, column] = it.at;
    let link = it.links(it.at).next().copied();
    let (articles, scale, rows) = (it.articles, it.scale, it.cells()[0]);
    model.close_all();
    if let Some(link) = link {
        let [here, there] = link.passages;
        // Told in no match: the difference that holds them against each other shows both.
        let matched = |it| model.comparison.alignment().match_of(it);
        let is_match = matched(here).is_some() && matched(here) == matched(there);
        if let Some(id) = picture::of_pair(model, link.passages).filter(|_| !is_match) {
            return list::walk_to(model, Walk::Differences, Item::Difference(id));
        }
        if let Some(id) = model.comparison.alignment().match_of(here) {
            model.visited.insert((id, there.0), there.1);
        }
        return jump::go(model, here);
    }
    let (article, at) = match row >= rows {
        true => (articles[1], column * scale),
        false => (articles[0], row * scale),
    };
    if let Some(to) = first_of(model, article, at) {
        jump::go(model, to);
    }
}

/// The first passage of a paragraph.
fn first_of(model: &Model, article: ArticleId, at: usize) -> Option<PassageRef> {
    let segments = model.comparison.corpus().segments(article);
    let all = segments.passages().as_slice();
    let first = all.partition_point(|it| it.block.index() < at);
    let last = all.len().checked_sub(1)?;
    Some((article, PassageId::new(first.min(last))))
}

/// A click on a cell goes there; one beside the picture does nothing.
pub(super) fn click(model: &mut Model, layout: &Layout, at: [usize; 2]) {
    let Some(Overlay::Overview(it)) = &mut model.overlay else {
        return;
    };
    if let Some(cell) = picture::cell_at(layout, it, at) {
        it.choose(cell);
        enter(model);
    }
}
