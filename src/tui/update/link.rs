//! Links by hand: two passages joined, a match parted, all of it cleared.

use crate::corpus::PassageRef;
use crate::notes::{Change, Tie};
use crate::tui::errand::Errand;
use crate::tui::message::Effect;
use crate::tui::model::Model;
use crate::tui::walks;

/// The first time it takes the passage at the cursor, the second time, in another article, it joins the two.
pub(super) fn join(model: &mut Model) -> Effect {
    if model.panes.len() < 2 {
        model.message = Some(walks::ALONE.to_owned());
        return Effect::None;
    }
    let here = model.cursor;
    match model.kept.joining.take() {
        Some(first) if first.0 != here.0 => tie(model, &[[first, here]], false),
        Some(first) if first == here => {
            model.message = Some("let go: a link needs a passage of another article".to_owned());
            Effect::None
        }
        _ => {
            model.kept.joining = Some(here);
            model.message =
                Some("taken: u on the passage of another article links the two".to_owned());
            Effect::None
        }
    }
}

/// Parts the passages of the match at the cursor from each other.
pub(super) fn part(model: &mut Model) -> Effect {
    let members: &[PassageRef] = match model.cursor_match() {
        Some(_) => model.members(),
        None => &[],
    };
    let mut pairs = Vec::new();
    for (n, one) in members.iter().enumerate() {
        let others = members[n + 1..].iter();
        pairs.extend(others.filter(|it| it.0 != one.0).map(|it| [*one, *it]));
    }
    if pairs.is_empty() {
        model.message = Some("this passage is in no match".to_owned());
        return Effect::None;
    }
    tie(model, &pairs, true)
}

/// Takes back all that was joined and parted by hand between the articles.
pub(super) fn clear(model: &mut Model) -> Effect {
    model.kept.joining = None;
    if model.kept.links.is_empty() {
        model.message = Some("nothing is linked or parted by hand here".to_owned());
        return Effect::None;
    }
    Effect::Errand(Errand::Keep(Change::ClearTies(model.kept.among())))
}

fn tie(model: &Model, pairs: &[[PassageRef; 2]], apart: bool) -> Effect {
    let anchor = |it| model.kept.anchor(&model.comparison, it);
    let ties = pairs.iter().filter_map(|[one, other]| {
        let ends = [anchor(*one)?, anchor(*other)?];
        Some(Tie { ends, apart })
    });
    Effect::Errand(Errand::Keep(Change::Tie(ties.collect())))
}
