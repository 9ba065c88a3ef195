//! What each command does: to the process, outside, to what is open, or in the reading view.

use crate::render::outline::Walk;
use crate::tui::arrival::UNTIL_COMPARED;
use crate::tui::command::Action;
use crate::tui::errand::{Errand, Export};
use crate::tui::finder::PromptKind;
use crate::tui::layout::Kind;
use crate::tui::list::{ListKind, Tab};
use crate::tui::message::Effect;
use crate::tui::model::{Help, Model, Overlay};
use crate::tui::update::{
    arrange, copy, explain, finder, fold, follow, jump, link, list, menu, note, overlay, overview,
    pane, reread, scroll, search, select, walk,
};

/// Does what a key or a name asks for.
pub(super) fn act(model: &mut Model, action: Action, count: Option<usize>) -> Effect {
    match action {
        Action::QuitNow => return Effect::Quit,
        Action::Theme => return Effect::NextTheme,
        Action::Reload => {
            model.message = Some("reading again".to_owned());
            return Effect::Reload;
        }
        Action::Mouse => {
            model.mouse = !model.mouse;
            model.message = Some(if model.mouse {
                "mouse on".to_owned()
            } else {
                "mouse off: the terminal selects text again".to_owned()
            });
            return Effect::Mouse(model.mouse);
        }
        Action::AllDifferences => {
            reread::tell_all(model);
            return Effect::None;
        }
        Action::Quit if model.overlay.is_none() => return Effect::Quit,
        Action::Palette => finder::open(model, PromptKind::Palette, ""),
        Action::CommandLine => finder::open(model, PromptKind::Line, ""),
        _ => {}
    }
    if model.finder.prompt.is_some() {
        return Effect::None;
    }
    let readable = model.layout().kind != Kind::TooSmall && model.n_passages(model.focus()) > 0;
    if !readable {
        return Effect::None;
    }
    if let Some(effect) = outside(model, action, count) {
        return effect;
    }
    if model.overlay.is_some() && overlay::act(model, action, count) {
        return Effect::None;
    }
    let before = (model.cursor, model.walk.at);
    read(model, action, count);
    if before != (model.cursor, model.walk.at) {
        overlay::pair_anew(model);
    }
    Effect::None
}

/// What a key asks for outside the reading view; `None` for keys that do not.
fn outside(model: &mut Model, action: Action, count: Option<usize>) -> Option<Effect> {
    Some(match action {
        Action::Enter if matches!(model.overlay, Some(Overlay::Menu { .. })) => menu::choose(model),
        Action::Select => select::start(model),
        Action::CopyPassage => copy::passage(model),
        Action::CopyMatch => copy::tellings(model),
        Action::Note => note::edit(model),
        Action::Tick => note::tick(model, count),
        Action::Join => link::join(model),
        Action::Part => link::part(model),
        Action::ClearLinks => link::clear(model),
        Action::Edit => Effect::Errand(Errand::Edit(model.cursor)),
        Action::Browse => Effect::Errand(Errand::Browse(model.focus())),
        Action::ExportHtml => export(model, Export::Html),
        Action::ExportMarkdown => export(model, Export::Markdown),
        Action::ExportJson => export(model, Export::Json),
        Action::ExportText => export(model, Export::Text),
        Action::ExportNotes => export(model, Export::Notes),
        Action::MarkSet | Action::MarkGo => note::letter(model, action),
        _ => return None,
    })
}

/// A report of what is shown; not before the articles are compared, or it would say that they share nothing.
fn export(model: &mut Model, what: Export) -> Effect {
    if model.panes.len() > 1 && !model.is_compared() && what != Export::Notes {
        model.message = Some(format!("nothing to report {}", UNTIL_COMPARED));
        return Effect::None;
    }
    Effect::Errand(Errand::Export(what))
}

/// What a key does in the reading view.
fn read(model: &mut Model, action: Action, count: Option<usize>) {
    let n = count.unwrap_or(1).clamp(1, 9999);
    match action {
        Action::CursorDown => scroll::cursor_down(model, n),
        Action::CursorUp => scroll::cursor_up(model, n),
        Action::LineDown => scroll::lines(model, n as isize),
        Action::LineUp => scroll::lines(model, -(n as isize)),
        Action::HalfDown => scroll::pages(model, n as isize, 2),
        Action::HalfUp => scroll::pages(model, -(n as isize), 2),
        Action::PageDown => scroll::pages(model, n as isize, 1),
        Action::PageUp => scroll::pages(model, -(n as isize), 1),
        Action::First | Action::Last if count.is_some() => jump::to_paragraph(model, n),
        Action::First => jump::first(model),
        Action::Last => jump::last(model),
        Action::Center => scroll::put(model, scroll::Row::Middle),
        Action::Top => scroll::put(model, scroll::Row::Top),
        Action::Bottom => scroll::put(model, scroll::Row::Bottom),
        Action::JumpBack => jump::back(model),
        Action::JumpForward => jump::forward(model),
        Action::ParagraphNext => jump::paragraph(model, true, n),
        Action::ParagraphPrev => jump::paragraph(model, false, n),
        Action::PaneNext => match count {
            Some(number) => pane::focus_at(model, number.saturating_sub(1)),
            None => pane::turn(model, true),
        },
        Action::PanePrev => pane::turn(model, false),
        Action::SlideRight => pane::slide(model, true),
        Action::SlideLeft => pane::slide(model, false),
        Action::Base => pane::base(model),
        Action::Zoom => pane::zoom(model),
        Action::Follow => follow::toggle(model),
        Action::Relink => follow::relink(model),
        Action::WalkNext => walk::step(model, true, n),
        Action::WalkPrev => walk::step(model, false, n),
        Action::Enter => jump::counterpart(model),
        Action::DifferenceNext => walk::along(model, Walk::Differences, true, n),
        Action::DifferencePrev => walk::along(model, Walk::Differences, false, n),
        Action::CheckNext => walk::along(model, Walk::Checks, true, n),
        Action::CheckPrev => walk::along(model, Walk::Checks, false, n),
        Action::MatchNext => walk::along(model, Walk::Matches, true, n),
        Action::MatchPrev => walk::along(model, Walk::Matches, false, n),
        Action::QuoteNext => walk::along(model, Walk::Quotes, true, n),
        Action::QuotePrev => walk::along(model, Walk::Quotes, false, n),
        Action::MentionNext => search::mention(model, true, n),
        Action::MentionPrev => search::mention(model, false, n),
        Action::OnlyNext => walk::along(model, Walk::Only, true, n),
        Action::OnlyPrev => walk::along(model, Walk::Only, false, n),
        Action::LayoutNext
        | Action::Wider
        | Action::Narrower
        | Action::EqualColumns
        | Action::TextWider
        | Action::TextNarrower
        | Action::ParagraphSpacing
        | Action::ToggleRuler
        | Action::ToggleSide
        | Action::ToggleHints => arrange::act(model, action, n),
        Action::FoldToggle | Action::FoldAll | Action::FoldNone => fold::act(model, action),
        _ => show(model, action),
    }
}

/// What opens, closes or changes what is marked.
fn show(model: &mut Model, action: Action) {
    let said = match action {
        Action::MarkQuotes => {
            model.layers.quotes = !model.layers.quotes;
            ("shared quotes", model.layers.quotes)
        }
        Action::MarkEntities => {
            model.layers.entities = !model.layers.entities;
            ("names", model.layers.entities)
        }
        Action::MarkWords => {
            model.layers.words = !model.layers.words;
            ("words that differ", model.layers.words)
        }
        Action::Compare => return overlay::open_compare(model),
        Action::Differences => return list::open(model, ListKind::Differences),
        Action::Entities => return list::open(model, ListKind::Entities),
        Action::Said => return list::open(model, ListKind::Quotes),
        Action::Figures => return list::open(model, ListKind::Figures),
        Action::Voices => return list::open_tab(model, ListKind::Quotes, Tab::Voices),
        Action::Filters => return overlay::filters(model),
        Action::Overview => return overview::open(model),
        Action::Notes => return list::open(model, ListKind::Notes),
        Action::ExplainMark => return explain::mark(model),
        Action::ExplainMatch => return explain::matched(model),
        Action::Reopen => return explain::reopen(model),
        Action::Problem => return explain::problem(model),
        Action::Configuration => return explain::configuration(model),
        Action::About => {
            model.open(Overlay::About { scroll: 0 });
            return;
        }
        Action::Search => return search::start(model),
        Action::NameHere => return search::name_here(model),
        Action::Help => {
            model.open(Overlay::Help(Help::default()));
            return;
        }
        Action::Cancel => return walk::cancel(model),
        _ => return,
    };
    let state = if said.1 { "marked" } else { "not marked" };
    model.message = Some(format!("{} {state}", said.0));
}
