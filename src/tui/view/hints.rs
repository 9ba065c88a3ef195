//! The last row: what one can do on the present screen.

use crate::render::outline::Walk;
use crate::tui::layout::Layout;
use crate::tui::list::{ListKind, Tab};
use crate::tui::model::{Model, Overlay};
use crate::tui::view::status::narrowing;
use crate::tui::view::{about, bands, compare, finder, fold, help, note, overview, page};

/// Stands for one stop of the walk in which `n` and `p` move.
pub(super) const STOP: &str = "stop";

/// One stop of the walk.
fn stop(model: &Model) -> &'static str {
    match model.walk.walk {
        Walk::Matches => "match",
        Walk::Differences | Walk::Listed => "difference",
        Walk::Checks => "to check",
        Walk::Quotes => "quote",
        Walk::Only => "only here",
        Walk::Lit if model.lit.as_ref().is_some_and(|it| it.entity.is_some()) => "mention",
        Walk::Lit if model.lit.as_ref().is_some_and(|it| it.query.is_some()) => "hit",
        Walk::Lit => "stop",
    }
}

/// What can be done where all is in sight.
const CLOSE: &[(&str, &str)] = &[("cancel", "close")];

/// Whether the row of hints is there and names the stops of the walk; hits and names are more than that word.
pub(super) fn tell_walk(model: &Model, layout: &Layout) -> bool {
    let all = hinted(model, layout).iter();
    let is_told = layout.hints.is_some() && model.walk.walk != Walk::Lit;
    is_told && all.copied().any(|it| it == ("walk.next walk.prev", STOP))
}

/// The keys that matter most on the present screen: the first ones of each command, then a word.
pub(super) fn hints(model: &Model, layout: &Layout) -> String {
    let width = layout.whole.width;
    if let Some(prompt) = &model.finder.prompt {
        return fitting(&finder::hints(prompt), "  ", width - 2);
    }
    if let Some(all) = note::hints(model) {
        return fitting(all, "  ", width - 2);
    }
    // What goes on from keys of a sequence is another list, which comes up after a moment.
    if finder::is_prefixed(model) {
        return fitting(&["Esc cancel"], "  ", width - 2);
    }
    if let Some(search) = &model.search {
        let tab = match search.alone {
            true => "Tab all articles",
            false => "Tab this article only",
        };
        let regex = match search.regex {
            true => "Ctrl-r plain words",
            false => "Ctrl-r regex",
        };
        let all = ["Enter walk hits", tab, regex, "Esc cancel"];
        return fitting(&all, "  ", width - 2);
    }
    if narrowing(model).is_some() {
        let all = ["Enter keep", "Up/Down move", "Esc show all"];
        return fitting(&all, "  ", width - 2);
    }
    let keys = &model.settings().keys;
    let hint = |(names, word): &(&str, &str)| {
        let word = if *word == STOP { stop(model) } else { word };
        let keys: Vec<String> = names.split(' ').filter_map(|it| keys.first(it)).collect();
        (!keys.is_empty()).then(|| format!("{} {word}", keys.join("/")))
    };
    let all: Vec<String> = hinted(model, layout).iter().filter_map(hint).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    fitting(&all, if width < 120 { "  " } else { "   " }, width - 2)
}

/// Commands and what is said of them on the present screen.
fn hinted(model: &Model, layout: &Layout) -> &'static [(&'static str, &'static str)] {
    match &model.overlay {
        Some(Overlay::List(it)) if it.kind == ListKind::Entities => &[
            ("match.follow", "walk mentions"),
            ("filter.menu", "only this one"),
            ("list.narrow", "find"),
            ("list.tab_prev list.tab", "which"),
            ("list.group", "group"),
            ("cancel", "close"),
        ],
        Some(Overlay::List(it)) if it.shown() == Tab::Voices => &[
            ("match.follow", "walk the words"),
            ("list.narrow", "find"),
            ("list.tab_prev list.tab", "order"),
            ("list.group", "group"),
            ("cancel", "close"),
        ],
        Some(Overlay::List(it)) if it.kind == ListKind::Figures => &[
            ("match.follow", "go there"),
            ("compare.toggle", "compare"),
            ("list.narrow", "find"),
            ("list.tab_prev list.tab", "which"),
            ("list.group", "group"),
            ("cancel", "close"),
        ],
        Some(Overlay::List(it)) if it.kind == ListKind::Notes => &[
            ("match.follow", "go there"),
            ("note.edit", "change"),
            ("copy.passage", "copy"),
            ("list.narrow", "find"),
            ("cancel", "close"),
        ],
        Some(Overlay::List(it)) if it.kind == ListKind::Quotes => &[
            ("match.follow", "go there"),
            ("compare.toggle", "compare"),
            ("list.narrow", "find"),
            ("list.tab_prev list.tab", "order"),
            ("list.group", "group"),
            ("cancel", "close"),
        ],
        Some(Overlay::List(_)) => &[
            ("match.follow", "go there"),
            ("compare.toggle", "compare"),
            ("tick", "tick off"),
            ("list.narrow", "find"),
            ("list.tab_prev list.tab", "part"),
            ("list.group", "group"),
            ("cancel", "close"),
        ],
        Some(Overlay::Filters { .. }) => fold::HINTS,
        Some(Overlay::Overview(_)) => overview::HINTS,
        Some(Overlay::Compare { scroll, .. }) => {
            let more = *scroll < compare::most_scroll(model, layout);
            if !more && compare::n_pairs(model) < 2 {
                return &[
                    ("walk.next walk.prev", STOP),
                    ("cancel", "back"),
                    ("list.diffs", "differences"),
                    ("help", "help"),
                ];
            }
            match (more, layout.panel) {
                (true, Some(_)) => &[
                    ("walk.next walk.prev", STOP),
                    ("cancel", "back"),
                    ("list.diffs", "differences"),
                    ("help", "help"),
                ],
                (true, None) => &[
                    ("cursor.down cursor.up", "scroll"),
                    ("walk.next walk.prev", STOP),
                    ("pane.next", "which pair"),
                    ("cancel", "back"),
                    ("list.diffs", "differences"),
                    ("help", "help"),
                ],
                (false, _) => &[
                    ("walk.next walk.prev", STOP),
                    ("pane.next", "which pair"),
                    ("cancel", "back"),
                    ("list.diffs", "differences"),
                    ("help", "help"),
                ],
            }
        }
        Some(Overlay::Help(it)) if it.scroll < help::most_scroll(model, layout) => &[
            ("cursor.last cursor.down", "scroll: more below"),
            ("list.narrow", "find"),
            ("cancel", "close"),
        ],
        Some(Overlay::Help(_)) => &[
            ("cursor.down cursor.up", "scroll"),
            ("list.narrow", "find"),
            ("cancel", "close"),
        ],
        Some(Overlay::About { .. }) if about::most_scroll(model, layout) == 0 => CLOSE,
        Some(Overlay::Page(_)) if page::most_scroll(model, layout) == 0 => CLOSE,
        Some(Overlay::About { .. } | Overlay::Page(_) | Overlay::Menu { .. }) => {
            &[("cursor.down cursor.up", "scroll"), ("cancel", "close")]
        }
        None => hinted_reading(model, layout.whole.width),
    }
}

/// The same for the articles with nothing over them.
fn hinted_reading(model: &Model, width: usize) -> &'static [(&'static str, &'static str)] {
    if model.panes.len() < 2 {
        &[
            ("cursor.down cursor.up", "move"),
            ("view.page_down", "page"),
            ("walk.next walk.prev", STOP),
            ("quit", "quit"),
            ("help", "help"),
        ]
    } else if model.unreadable().is_some() {
        &[
            ("reload", "read again"),
            ("cursor.down cursor.up", "move"),
            ("list.info", "about"),
            ("quit", "quit"),
            ("help", "help"),
        ]
    } else if !model.is_compared() {
        &[
            ("cursor.down cursor.up", "move"),
            ("pane.next", "next article"),
            ("quit", "quit"),
            ("help", "help"),
        ]
    } else if model.is_rows() {
        bands::HINTS
    } else if width < 72 {
        &[
            ("walk.next walk.prev", STOP),
            ("match.follow", "counterpart"),
            ("compare.toggle", "compare"),
            ("list.diffs", "diffs"),
            ("help", "help"),
        ]
    } else {
        &[
            ("walk.next walk.prev", STOP),
            ("match.follow", "counterpart"),
            ("compare.toggle", "compare"),
            ("list.diffs", "differences"),
            ("pane.next", "article"),
            ("help", "help"),
        ]
    }
}

/// As many hints as fit whole; the last one, the way to help or out, is the last to go.
fn fitting(list: &[&str], between: &str, width: usize) -> String {
    let Some((last, rest)) = list.split_last() else {
        return String::new();
    };
    let mut shown = rest.to_vec();
    loop {
        let whole: Vec<&str> = shown.iter().chain([last]).copied().collect();
        let text = whole.join(between);
        if text.chars().count() <= width {
            return text;
        }
        if shown.pop().is_none() {
            return String::new();
        }
    }
}
