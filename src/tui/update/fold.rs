//! Folds: runs of passages shown as one row, opened and closed by hand or by a filter.

use crate::corpus::PassageRef;
use crate::diverge::Class;
use crate::text::index::{ArticleId, EntityId, PassageId};
use crate::tui::command::Action;
use crate::tui::folds::{Filter, FilterChoice, class, keeps, n_listed};
use crate::tui::model::Model;
use crate::tui::update::{bands, follow, settle};
use crate::tui::walks;

/// A key for folds.
pub(super) fn act(model: &mut Model, action: Action) {
    if !model.is_compared() {
        model.message = Some(match model.panes.len() {
            0 | 1 => walks::ALONE.to_owned(),
            _ => format!(
                "nothing is known to be told in the same words {}",
                model.until_compared()
            ),
        });
        return;
    }
    let said = match action {
        Action::FoldToggle => toggle(model),
        Action::FoldAll => close_alike(model),
        _ => open_all(model),
    };
    model.message = Some(said);
    settle::set_keeping_cursor(model);
}

/// Opens the folded run that holds a passage, so that it can be seen.
pub(super) fn show(model: &mut Model, passage: PassageRef) {
    if !model.shut().is_closed(passage) {
        return;
    }
    let all: Vec<PassageRef> = if model.is_rows() {
        let bands = model.synopsis.bands();
        let band = bands.get(model.synopsis.band_of(passage));
        band.map_or_else(Vec::new, |it| it.passages().collect())
    } else {
        let run = model.folds.flow.run_of(passage);
        run.map_or_else(Vec::new, |it| passages(passage.0, it.first, it.last))
    };
    put(model, &all, false);
    settle::set_keeping_cursor(model);
}

/// The passage `n` steps on or back in the article at the cursor, a folded run being one step. None at the end.
pub(super) fn step(model: &Model, on: bool, n: usize) -> Option<PassageRef> {
    if model.is_rows() {
        return model.synopsis.next(model.cursor, on, n);
    }
    let (article, start) = model.cursor;
    let last = model.n_passages(article).checked_sub(1)?;
    let shut = &model.folds.flow;
    let run = |at: usize| shut.run_of((article, PassageId::new(at)));
    let mut at = start.index();
    let mut moved = false;
    for _ in 0..n {
        let here = run(at);
        let next = match on {
            true => here.map_or(at, |it| it.last.index()) + 1,
            false => match here.map_or(at, |it| it.first.index()).checked_sub(1) {
                Some(next) => next,
                None => break,
            },
        };
        if next > last {
            break;
        }
        at = run(next).map_or(next, |it| it.first.index());
        moved = true;
    }
    moved.then_some((article, PassageId::new(at)))
}

/// Folds what a filter does not keep; a filter that keeps nothing is not taken.
pub(super) fn filter(model: &mut Model, to: Filter) {
    let all: Vec<PassageRef> = model.comparison.corpus().passages().collect();
    let kept = |it: &&PassageRef| keeps(&model.comparison, &model.outline, to, **it);
    let (n, kept) = (all.len(), all.iter().filter(kept).count());
    let name = to.name(&model.comparison);
    if kept == 0 {
        model.message = Some(match to {
            Filter::Quotes => "no quote is shared: nothing would be left".to_owned(),
            Filter::Only => {
                "nothing is listed as told only in one article: nothing would be left".to_owned()
            }
            _ => format!("filter {name}: nothing would be left"),
        });
        return;
    }
    let Model {
        folds,
        comparison,
        outline,
        ..
    } = model;
    folds.apply(comparison, outline, to);
    model.message = Some(match to {
        Filter::All => "filter off: every passage is shown".to_owned(),
        _ => {
            let rows = n_listed(comparison, to).map_or(String::new(), |it| format!("{it} in "));
            format!("filter {name}: {rows}{kept} of {n} passages, Esc ends it")
        }
    });
    settle::set_keeping_cursor(model);
    follow::line_up(model, follow::Motion::Still);
}

/// Takes a filter that was asked for by name; the error says what there is.
pub(super) fn choose(model: &mut Model, choice: &FilterChoice) -> Result<(), String> {
    let to = match choice {
        FilterChoice::All => Filter::All,
        FilterChoice::Differences => Filter::Differences,
        FilterChoice::Only => Filter::Only,
        FilterChoice::Quotes => Filter::Quotes,
        FilterChoice::Entity(name) => match entity(model, name) {
            Some(id) => Filter::Entity(id),
            None => return Err(format!("no article names \"{name}\"; e lists the names")),
        },
    };
    if !model.is_compared() && !matches!(to, Filter::All | Filter::Entity(_)) {
        return Err(match model.panes.len() {
            0 | 1 => walks::ALONE.to_owned(),
            _ => format!("no filter {}", model.until_compared()),
        });
    }
    filter(model, to);
    Ok(())
}

/// What was asked for at start, or was in force before the articles were read again, is folded now.
pub(super) fn renew(model: &mut Model) {
    let choice = std::mem::take(&mut model.folds.asked);
    let said = model.message.take();
    let Model {
        folds,
        comparison,
        outline,
        ..
    } = model;
    folds.apply(comparison, outline, Filter::All);
    if model.panes.len() > 1 && !model.is_compared() {
        model.folds.asked = choice;
    } else if choice != FilterChoice::All
        && let Err(said) = choose(model, &choice)
    {
        model.message = Some(said);
        return;
    }
    model.message = said;
}

/// The articles are about to be others: the filter in force is asked for again.
pub(super) fn keep(model: &mut Model) {
    if model.folds.asked == FilterChoice::All {
        model.folds.asked = in_words(model);
    }
}

/// The filter in force, in words that hold when names are counted anew.
fn in_words(model: &Model) -> FilterChoice {
    match model.folds.filter {
        Filter::All => FilterChoice::All,
        Filter::Differences => FilterChoice::Differences,
        Filter::Only => FilterChoice::Only,
        Filter::Quotes => FilterChoice::Quotes,
        Filter::Entity(id) => {
            let entities = model.comparison.corpus().entities();
            let it = entities.get(id);
            it.map_or(FilterChoice::All, |it| {
                FilterChoice::Entity(it.name.clone())
            })
        }
    }
}

/// The name that is meant: told whole, else one of which the words are a part; the most often named.
fn entity(model: &Model, words: &str) -> Option<EntityId> {
    let words = words.to_lowercase();
    let all = model.comparison.corpus().entities();
    let named = |whole: bool| {
        all.iter_enumerated()
            .filter(|(_, it)| match whole {
                true => it.name.to_lowercase() == words,
                false => it.name.to_lowercase().contains(&words),
            })
            .max_by_key(|(id, it)| (it.mentions.len(), std::cmp::Reverse(*id)))
            .map(|it| it.0)
    };
    named(true).or_else(|| named(false))
}

/// Opens the run at the cursor, or folds the passages around that are of the same class.
fn toggle(model: &mut Model) -> String {
    let (article, at) = model.cursor;
    let closed = model.shut().is_closed(model.cursor);
    if model.is_rows() {
        let all = bands::run(model);
        put(model, &all, !closed);
        return match closed {
            true => opened(all.len()),
            false => format!("{} folded", count(all.len())),
        };
    }
    if let Some(run) = model.folds.flow.run_of(model.cursor) {
        let all = passages(article, run.first, run.last);
        put(model, &all, false);
        return opened(all.len());
    }
    let of = |it: usize| {
        model
            .comparison
            .passage_class((article, PassageId::new(it)))
    };
    let own = of(at.index());
    let last = model.n_passages(article).saturating_sub(1);
    let (mut from, mut to) = (at.index(), at.index());
    while from > 0 && of(from - 1) == own {
        from -= 1;
    }
    while to < last && of(to + 1) == own {
        to += 1;
    }
    let all = passages(article, PassageId::new(from), PassageId::new(to));
    put(model, &all, true);
    format!("{} folded", count(all.len()))
}

fn close_alike(model: &mut Model) -> String {
    let all = model.comparison.corpus().passages();
    let alike = |it: &PassageRef| class(&model.comparison, *it) == Some(Class::Same);
    let all: Vec<PassageRef> = all.filter(alike).collect();
    if all.is_empty() {
        return "nothing is told in the same words".to_owned();
    }
    put(model, &all, true);
    format!("{} told in the same words folded", count(all.len()))
}

fn open_all(model: &mut Model) -> String {
    let was = model.shut().is_any();
    model.folds.filter = Filter::All;
    let all: Vec<PassageRef> = model.comparison.corpus().passages().collect();
    put(model, &all, false);
    match was {
        true => "all folds are open".to_owned(),
        false => "nothing is folded".to_owned(),
    }
}

/// Folds or opens passages in the present layout.
fn put(model: &mut Model, all: &[PassageRef], closed: bool) {
    let comparison = std::sync::Arc::clone(&model.comparison);
    model.shut_mut().put(&comparison, all, closed);
}

fn opened(n: usize) -> String {
    format!("{} opened", count(n))
}

fn count(n: usize) -> String {
    match n {
        1 => "1 passage".to_owned(),
        _ => format!("{n} passages"),
    }
}

fn passages(article: ArticleId, first: PassageId, last: PassageId) -> Vec<PassageRef> {
    let all = first.index()..=last.index();
    all.map(|it| (article, PassageId::new(it))).collect()
}
