//! Notes and marks: typed, kept, gone to.

use crate::article::one_line;
use crate::notes::{Change, Mark};
use crate::render::outline::passages;
use crate::render::wording::called;
use crate::tui::command::Action;
use crate::tui::entry::{Entry, Typed};
use crate::tui::errand::Errand;
use crate::tui::kept::{About, Draft, Letter};
use crate::tui::key::{Code, Key};
use crate::tui::layout::Kind;
use crate::tui::list::{ALL_TICKED, ListItem, ListKind, ListRow, Tab};
use crate::tui::message::Effect;
use crate::tui::model::{Model, Overlay};
use crate::tui::update::{jump, list, select};
use crate::tui::view::figures;
use crate::tui::walks;

/// Bytes that a note may have.
const LONGEST: usize = 4000;

/// Begins a note on the passage at the cursor, or on what the chosen row of a list is about; one that is there already
/// is gone on with.
pub(super) fn edit(model: &mut Model) -> Effect {
    let (about, note) = match &model.overlay {
        Some(Overlay::List(list)) => match list.item() {
            Some(ListItem::Note(n)) => {
                let placed = model.kept.notes.all().get(n);
                let Some(placed) = placed else {
                    return Effect::None;
                };
                let about = match placed.passage {
                    Some(passage) => About::Passage(passage),
                    None => About::Gone(placed.article),
                };
                (about, Some(placed.note.clone()))
            }
            item => match item.and_then(|it| first(model, it)) {
                Some(passage) => (About::Passage(passage), None),
                None => {
                    model.message = Some("a note belongs to a passage, not to a name".to_owned());
                    return Effect::None;
                }
            },
        },
        _ => (About::Passage(model.cursor), None),
    };
    let note = match (note, about) {
        (None, About::Passage(passage)) => {
            let there = model.kept.notes.on(passage).first();
            there.map(|it| it.note.clone())
        }
        (note, _) => note,
    };
    let left = model.kept.left.iter().find(|it| it.0 == about);
    let begun = left.map(|it| it.1.clone());
    let text = begun.or_else(|| note.as_ref().map(|it| it.text.clone()));
    model.kept.draft = Some(Draft {
        about,
        note,
        entry: Entry::of(&one_line(&text.unwrap_or_default()), LONGEST),
    });
    Effect::None
}

/// The first passage that a row of a list is about.
fn first(model: &Model, item: ListItem) -> Option<crate::corpus::PassageRef> {
    let comparison = &model.comparison;
    match item {
        ListItem::Difference(id) => {
            let all = passages(comparison, &comparison.divergences()[id]);
            all.first().copied()
        }
        ListItem::Shared(n, told_in) => {
            let mut sites = comparison.alignment().shared_quotes()[n].sites.iter();
            let first = sites.clone().next();
            let own = sites.find(|it| Some(it.site.article) == told_in);
            let site = own.or(first)?;
            Some(model.passage_at(site.site.article, site.site.span.start()))
        }
        ListItem::Quote(article, id) => {
            let quote = &comparison.corpus().annotations(article).quotes[id];
            Some(model.passage_at(article, quote.span.start()))
        }
        ListItem::Figure(_) => figures::passages(model, item).first().copied(),
        ListItem::Entity(_) | ListItem::Voice(_) | ListItem::Note(_) => None,
    }
}

/// A key while a note is typed or a letter is waited for.
pub(super) fn typed(model: &mut Model, key: Key) -> Effect {
    if (key.code, key.ctrl) == (Code::Char('c'), true) {
        // What was typed is kept by who ends the reading.
        return Effect::Quit;
    }
    if model.kept.select.is_some() {
        return select::typed(model, key);
    }
    if let Some(letter) = model.kept.letter.take() {
        return match (key.code, key.ctrl || key.alt) {
            (Code::Char(c), false) => named(model, letter, c),
            _ => Effect::None,
        };
    }
    match key.code {
        Code::Enter => keep(model),
        Code::Esc => {
            leave(model);
            Effect::None
        }
        _ => {
            into_draft(model, key);
            Effect::None
        }
    }
}

/// A letter that was pasted: a note takes it, nothing else does.
pub(super) fn pasted(model: &mut Model, letter: char) -> Effect {
    if model.layout().kind != Kind::TooSmall {
        into_draft(model, Key::char(letter));
    }
    Effect::None
}

/// A key for the note that is typed, if one is; what it has no room for is told.
fn into_draft(model: &mut Model, key: Key) {
    let Some(draft) = &mut model.kept.draft else {
        return;
    };
    if draft.entry.key(key) == Typed::Full {
        let what = format!("a note has room for {LONGEST} bytes: what is more is left out");
        model.message = Some(what);
    }
}

/// The note as typed is kept; without a word it is taken away.
fn keep(model: &mut Model) -> Effect {
    let change = model.kept.change(&model.comparison);
    if let Some(draft) = model.kept.draft.take() {
        model.kept.left.retain(|it| it.0 != draft.about);
    }
    match change {
        Some(change) => Effect::Errand(Errand::Keep(change)),
        None => Effect::None,
    }
}

/// What was typed stays at hand, but is no note.
fn leave(model: &mut Model) {
    let is_changed = model.kept.change(&model.comparison).is_some();
    let Some(draft) = model.kept.draft.take() else {
        return;
    };
    model.kept.left.retain(|it| it.0 != draft.about);
    if is_changed {
        let text = draft.entry.text().to_owned();
        model.kept.left.push((draft.about, text));
        model.message = Some("not kept yet: a goes on with it".to_owned());
    }
}

/// Ticks off the difference of the chosen row, or the one that the walk led to, or takes that back. In a list the next row that is left is
/// chosen then, from the last row on round to the first; where none is left, it is said that the same key takes back what it just did.
pub(super) fn tick(model: &mut Model, count: Option<usize>) -> Effect {
    if count.is_some_and(|it| it != 1) {
        model.message =
            Some("t ticks off one difference at a time: no number before it".to_owned());
        return Effect::None;
    }
    let listed = match &model.overlay {
        Some(Overlay::List(list)) => match list.item() {
            Some(ListItem::Difference(id)) => Ok(id),
            // The one that the row below says.
            Some(ListItem::Figure(n)) => {
                let figure = model.figures().get(n);
                let listed = figure.and_then(|it| it.listed.first().copied());
                listed.ok_or("no listed difference stands on this row: d lists all")
            }
            None if list.is_done() => Err(ALL_TICKED),
            None => Err("no row is chosen"),
            Some(_) => Err("only differences are ticked off: d lists them"),
        },
        _ => walks::difference(model)
            .ok_or("go to a difference first: ]d or the list (d), then t ticks it off"),
    };
    let id = match listed {
        Ok(id) => id,
        Err(why) => {
            model.message = Some(why.to_owned());
            return Effect::None;
        }
    };
    let (comparison, kept) = (&model.comparison, &model.kept);
    let it = &comparison.divergences()[id];
    let ticked = kept.notes.ticked();
    let Some(change) = ticked.toggled(comparison.corpus(), &kept.identities, it) else {
        return Effect::None;
    };
    if matches!(change, Change::Untick(_)) {
        return Effect::Errand(Errand::Keep(change));
    }
    let (next, leaves) = match &model.overlay {
        Some(Overlay::List(list)) => {
            let (before, after) = list.rows.split_at(list.chosen + 1);
            let mut coming = after.iter().chain(before);
            let next = coming.find_map(|row| match row {
                ListRow::Item(ListItem::Difference(it)) if *it != id && !model.is_ticked(*it) => {
                    Some(ListItem::Difference(*it))
                }
                _ => None,
            });
            (next, list.shown() == Tab::Left)
        }
        _ => (None, false),
    };
    match (&mut model.overlay, next) {
        (Some(Overlay::List(list)), Some(next)) => {
            let from = list.chosen;
            list.choose_item(next);
            // It is not the chosen row any more: which one it was, and how it is taken back.
            let round = match list.chosen < from {
                true => "; from last to first",
                false => "",
            };
            let what = called(&model.comparison, it).to_lowercase();
            let number = it
                .matched
                .map(|it| format!(" of {}", model.outline.number(it)));
            let number = number.unwrap_or_default();
            model.aside = Some(format!("x {what}{number}: t on it takes it back{round}"));
        }
        _ if !leaves => model.aside = Some("t again takes it back".to_owned()),
        _ => {}
    }
    Effect::Errand(Errand::Keep(change))
}

/// Waits for the letter of a mark.
pub(super) fn letter(model: &mut Model, action: Action) -> Effect {
    model.kept.letter = Some(match action {
        Action::MarkGo => Letter::Go,
        _ => Letter::Set,
    });
    Effect::None
}

/// Gives a letter to the passage at the cursor, or goes to the one that has it.
pub(super) fn named(model: &mut Model, what: Letter, c: char) -> Effect {
    if !c.is_ascii_lowercase() {
        model.message = Some("a mark is a letter from a to z".to_owned());
        return Effect::None;
    }
    match what {
        Letter::Set => {
            let Some(anchor) = model.kept.anchor(&model.comparison, model.cursor) else {
                return Effect::None;
            };
            let mark = Mark { letter: c, anchor };
            Effect::Errand(Errand::Keep(Change::Mark(mark, model.kept.among())))
        }
        Letter::Go => {
            let found = model.kept.marks.iter().find(|it| it.0 == c);
            match found.map(|it| it.1) {
                Some(passage) => {
                    model.close_all();
                    jump::go(model, passage);
                }
                None if model.kept.marks.is_empty() => {
                    let what = format!("no passage has the letter {c} yet: m{c} gives it one");
                    model.message = Some(what);
                }
                None => {
                    let all: String = model
                        .kept
                        .marks
                        .iter()
                        .map(|it| format!(" {}", it.0))
                        .collect();
                    model.message = Some(format!("no passage has the letter {c}; there are{all}"));
                }
            }
            Effect::None
        }
    }
}

/// What is kept now, after a change that the reader made.
pub(super) fn changed(model: &mut Model, shelf: crate::notes::Shelf) {
    model.kept.set(&model.comparison, shelf);
    let is_stale =
        |it: &Overlay| matches!(it, Overlay::List(it) if it.kind == ListKind::Differences);
    if model.overlay.as_ref().is_some_and(is_stale) {
        list::renew(model);
    }
    // The list from which a comparison was opened waits under it.
    if let Some(at) = model.under.iter().position(is_stale) {
        let waiting = model.under.remove(at);
        let shown = model.overlay.replace(waiting);
        list::renew(model);
        if let Some(renewed) = model.overlay.take() {
            model.under.insert(at, renewed);
        }
        model.overlay = shown;
    }
    if let Some(Overlay::List(it)) = &model.overlay
        && it.kind == ListKind::Notes
    {
        let at = it.item();
        model.close();
        list::open(model, ListKind::Notes);
        if let (Some(Overlay::List(it)), Some(at)) = (&mut model.overlay, at) {
            it.choose_item(at);
        }
    }
}
