//! Lists over the articles: opened, moved in, narrowed, and gone from to what was chosen.

use crate::corpus::Site;
use crate::render::figures::Figure;
use crate::render::outline::{Item, Walk};
use crate::render::search::Query;
use crate::render::voices::Voice;
use crate::text::Span;
use crate::tui::command::Action;
use crate::tui::entry::{Entry, Typed};
use crate::tui::key::{Code, Key};
use crate::tui::list::{List, ListItem, ListKind, Tab};
use crate::tui::message::Effect;
use crate::tui::model::{Help, Model, Overlay};
use crate::tui::prompt::Lit;
use crate::tui::update::groups::{groups, tabs};
use crate::tui::update::{jump, overlay, overview, search, walk};
use crate::tui::view::{rowtext, tall, told};
use crate::tui::walks;

/// Opens a list at what is nearest to the cursor; closes it when it is open.
pub(super) fn open(model: &mut Model, kind: ListKind) {
    if matches!(&model.overlay, Some(Overlay::List(it)) if it.kind == kind) {
        model.close();
        return;
    }
    let mut list = List::new(kind, Vec::new());
    list.tabs = tabs(model, kind);
    list.fill(groups(model, kind, list.shown()));
    list.narrow(|_| true);
    if list.count() == 0 {
        model.message = Some(nothing(model, kind));
        return;
    }
    // Before the first step the list is read from its first row, which weighs most.
    let is_begun = model.fresh || model.starts && kind == ListKind::Differences;
    if let Some(item) = here(model, kind).filter(|_| !is_begun) {
        list.choose_item(item);
        tall::center(model, &mut list);
    }
    // One list takes the place of another, also of one that waits below a comparison.
    if matches!(model.overlay, Some(Overlay::List(_))) {
        model.close();
    }
    model.under.retain(|it| !matches!(it, Overlay::List(_)));
    model.open(Overlay::List(list));
}

/// Opens the quotes at one of their tabs.
pub(super) fn open_tab(model: &mut Model, kind: ListKind, tab: Tab) {
    let is_open = matches!(&model.overlay, Some(Overlay::List(it)) if it.kind == kind);
    if !is_open {
        open(model, kind);
    }
    turn(model, |list| list.tabs.iter().position(|it| *it == tab));
}

/// Shows another tab; what narrows the list stays.
fn turn(model: &mut Model, to: impl Fn(&List) -> Option<usize>) {
    let Some(Overlay::List(mut list)) = model.overlay.take() else {
        return;
    };
    if let Some(tab) = to(&list) {
        list.tab = tab;
        list.fill(groups(model, list.kind, list.shown()));
    }
    narrow(model, &mut list);
    model.overlay = Some(Overlay::List(list));
}

/// Shows what is ticked off as that is now: the part that is shown and the row that is chosen stay, or what comes in their place.
pub(super) fn renew(model: &mut Model) {
    let Some(Overlay::List(mut list)) = model.overlay.take() else {
        return;
    };
    let (shown, item, ordinal, top) = (list.shown(), list.item(), list.ordinal(), list.top);
    list.tabs = tabs(model, list.kind);
    let tab = list.tabs.iter().position(|it| *it == shown);
    list.tab = tab.unwrap_or(0);
    list.fill(groups(model, list.kind, list.shown()));
    narrow(model, &mut list);
    if list.item() != item {
        list.step(isize::MIN / 2);
        list.step(ordinal as isize - 1);
    }
    list.top = top;
    model.overlay = Some(Overlay::List(list));
}

/// Shows the rows that hold what is typed, in their words or in the passages they are about.
fn narrow(model: &Model, list: &mut List) {
    let query = Query::plain(list.filter.text());
    if query.is_empty() {
        return list.narrow(|_| true);
    }
    list.narrow(|it| query.is_in(&rowtext::text(model, it)));
}

/// A key while what narrows the list is typed.
pub(super) fn typed(model: &mut Model, key: Key) -> Effect {
    let Some(Overlay::List(list)) = &mut model.overlay else {
        return Effect::None;
    };
    match (key.code, key.ctrl) {
        (Code::Char('c'), true) => return Effect::Quit,
        (Code::Enter, _) => list.typing = false,
        (Code::Esc, _) => {
            list.typing = false;
            clear(model);
        }
        (Code::Backspace, _) if list.filter.text().is_empty() => list.typing = false,
        (Code::Up, _) => list.step(-1),
        (Code::Down, _) => list.step(1),
        _ if list.filter.key(key) == Typed::Changed => turn(model, |_| None),
        _ => {}
    }
    Effect::None
}

/// Takes away what narrows the list that is open. Tells whether anything did.
pub(super) fn clear(model: &mut Model) -> bool {
    match &mut model.overlay {
        Some(Overlay::List(list)) if !list.filter.text().is_empty() => {
            list.filter = Entry::default();
            turn(model, |_| None);
            true
        }
        _ => false,
    }
}

fn nothing(model: &Model, kind: ListKind) -> String {
    match kind {
        ListKind::Entities => "no name was found".to_owned(),
        ListKind::Quotes => "nobody is quoted".to_owned(),
        ListKind::Figures => "no number and no date was found".to_owned(),
        ListKind::Notes => "no note yet: a writes one on this passage".to_owned(),
        ListKind::Differences if model.panes.len() < 2 => walks::ALONE.to_owned(),
        ListKind::Differences if model.is_compared() => "nothing differs".to_owned(),
        ListKind::Differences => format!("nothing is known to differ {}", model.until_compared()),
    }
}

/// What the panel at the side lists: differences and names.
pub(super) fn side(model: &Model) -> [List; 2] {
    let of = |kind| List::new(kind, groups(model, kind, Tab::All));
    [of(ListKind::Differences), of(ListKind::Entities)]
}

/// A key while a list is open; `rows` is how far it moves.
pub(super) fn act(model: &mut Model, action: Action, rows: isize) {
    let Some(Overlay::List(list)) = &mut model.overlay else {
        return;
    };
    match action {
        Action::Enter => enter(model),
        Action::Differences => open(model, ListKind::Differences),
        Action::Entities => open(model, ListKind::Entities),
        Action::Said => open(model, ListKind::Quotes),
        Action::Figures => open(model, ListKind::Figures),
        Action::Overview => {
            model.close_all();
            overview::open(model);
        }
        Action::Filters => overlay::filters(model),
        Action::Notes => open(model, ListKind::Notes),
        Action::Compare => compare(model),
        Action::GroupNext => list.group(true),
        Action::GroupPrev => list.group(false),
        Action::TabNext => turn(model, |it| Some((it.tab + 1) % it.tabs.len().max(1))),
        Action::TabPrev => turn(model, |it| {
            let n = it.tabs.len().max(1);
            Some((it.tab + n - 1) % n)
        }),
        Action::Narrow => list.typing = true,
        Action::WalkNext => list.step(1),
        Action::WalkPrev => list.step(-1),
        Action::Help => model.open(Overlay::Help(Help::default())),
        _ => list.step(rows),
    }
}

/// Compares what the chosen row is about; the list waits below, as it is, until the comparison is closed.
fn compare(model: &mut Model) {
    let Some(list) = leave(model) else { return };
    overlay::open_compare(model);
    if model.overlay.is_some() {
        model.under.push(Overlay::List(list));
    }
}

/// Chooses a row of the list that is open.
pub(super) fn choose(model: &mut Model, at: usize) {
    if let Some(Overlay::List(list)) = &mut model.overlay {
        list.chosen = at;
    }
}

/// Goes to what is chosen, which decides the walk.
pub(super) fn enter(model: &mut Model) {
    leave(model);
}

/// The same; gives the list that was left, nothing where it leads nowhere and stays open.
fn leave(model: &mut Model) -> Option<List> {
    let list = match model.overlay.take() {
        Some(Overlay::List(list)) => list,
        other => {
            model.overlay = other;
            return None;
        }
    };
    let Some(item) = list.item().filter(|it| leads(model, *it)) else {
        model.overlay = Some(Overlay::List(list));
        return None;
    };
    model.close_all();
    go(model, item);
    Some(list)
}

/// Whether a row leads anywhere; says why not.
fn leads(model: &mut Model, item: ListItem) -> bool {
    let ListItem::Note(n) = item else { return true };
    let placed = model.kept.notes.all().get(n);
    let leads = placed.is_some_and(|it| it.passage.is_some());
    if !leads {
        model.message = Some("its passage is not there any more: nowhere to go".to_owned());
    }
    leads
}

fn go(model: &mut Model, item: ListItem) {
    match item {
        ListItem::Difference(id) => walk_to(model, Walk::Listed, Item::Difference(id)),
        ListItem::Shared(n, told_in) => {
            // To the telling whose words and speaker the row has.
            if let Some(article) = told_in {
                model.walk.home = Some((model.cursor, article));
            }
            walk_to(model, Walk::Quotes, Item::Shared(n));
        }
        ListItem::Quote(article, id) => {
            let span = model.comparison.corpus().annotations(article).quotes[id].span;
            let to = model.passage_at(article, span.start());
            walk::set(model, Walk::Quotes);
            let mut stops = model.walk.stops.iter();
            let at = stops.position(|it| it.passage == to && it.item == Item::Quote(id));
            match at {
                Some(at) => walk::go_to(model, at),
                None => jump::go(model, to),
            }
        }
        ListItem::Note(n) => {
            let placed = model.kept.notes.all().get(n);
            if let Some(passage) = placed.and_then(|it| it.passage) {
                jump::go(model, passage);
            }
        }
        ListItem::Entity(id) => {
            search::walk_mentions(model, id);
            first_here(model);
        }
        ListItem::Figure(n) => {
            if let Some(figure) = model.figures().get(n).cloned() {
                walk_figure(model, &figure);
                first_here(model);
            }
        }
        ListItem::Voice(n) => {
            if let Some(voice) = model.voices().get(n).cloned() {
                walk_words(model, &voice);
                first_here(model);
            }
        }
    }
}

pub(super) fn walk_to(model: &mut Model, walk: Walk, item: Item) {
    walk::set(model, walk);
    if let Some(at) = model.walk.stops.iter().position(|it| it.item == item) {
        walk::go_to(model, at);
    }
}

/// Goes to the first stop of the walk in the focused article, else to the first of all.
fn first_here(model: &mut Model) {
    let focus = model.focus();
    let here = model.walk.stops.iter().position(|it| it.passage.0 == focus);
    if !model.walk.stops.is_empty() {
        walk::go_to(model, here.unwrap_or(0));
    }
}

/// Makes the places of a number or date the walk.
fn walk_figure(model: &mut Model, figure: &Figure) {
    let mut lit = Lit {
        name: format!("\"{}\"", figure.name(&model.comparison)),
        entity: None,
        query: None,
        spans: model.panes.ids().map(|_| Vec::new()).collect(),
    };
    for site in &figure.sites {
        lit.spans[site.article].push(site.span);
    }
    model.lit = Some(lit);
    walk::set(model, Walk::Lit);
}

/// Makes what somebody is quoted with the walk.
fn walk_words(model: &mut Model, voice: &Voice) {
    let corpus = model.comparison.corpus();
    let mut lit = Lit {
        name: format!("words of {}", voice.name),
        entity: None,
        query: None,
        spans: model.panes.ids().map(|_| Vec::new()).collect(),
    };
    for (article, id) in &voice.quotes {
        let spans: &mut Vec<Span> = &mut lit.spans[*article];
        spans.push(corpus.annotations(*article).quotes[*id].content);
    }
    for spans in lit.spans.iter_mut() {
        spans.sort_unstable();
        // A quote inside a quote is part of it.
        spans.dedup_by(|it, before| it.start() < before.end());
    }
    model.lit = Some(lit);
    walk::set(model, Walk::Lit);
}

/// The row that is about the passage at the cursor.
fn here(model: &Model, kind: ListKind) -> Option<ListItem> {
    let corpus = model.comparison.corpus();
    let (article, _) = model.cursor;
    let span = model.span(model.cursor);
    match kind {
        ListKind::Differences => {
            let first = told::findings(model).into_iter().next();
            walks::difference(model).or(first).map(ListItem::Difference)
        }
        ListKind::Entities => {
            let chosen = model.lit.as_ref().and_then(|it| it.entity);
            Some(ListItem::Entity(chosen?))
        }
        ListKind::Figures => {
            let lit = model.lit.as_ref().map(|it| &it.spans);
            let is_lit = |it: &Site| lit.is_some_and(|all| all[it.article].contains(&it.span));
            let is_here = |it: &Site| it.article == article && it.span.overlaps(span);
            let all = model.figures().iter().enumerate();
            let here = all.filter(|it| it.1.sites.iter().any(is_here));
            // What the walk lights up, of several numbers of one passage.
            let best = here.min_by_key(|it| !it.1.sites.iter().any(is_lit));
            best.map(|it| ListItem::Figure(it.0))
        }
        ListKind::Notes => {
            let mut all = model.kept.notes.all().iter();
            let at = all.position(|it| it.passage >= Some(model.cursor));
            at.map(ListItem::Note)
        }
        ListKind::Quotes => {
            let quotes = corpus.annotations(article).quotes.iter_enumerated();
            let mut near = quotes.filter(|(_, it)| it.span.overlaps(span));
            let id = near.next()?.0;
            let shared = model.comparison.alignment().shared_quotes().iter();
            let mut shared = shared.enumerate().filter(|(_, it)| {
                let mut sites = it.sites.iter();
                sites.any(|it| it.site.article == article && it.quote == Some(id))
            });
            let n = shared.next().map(|it| ListItem::Shared(it.0, None));
            Some(n.unwrap_or(ListItem::Quote(article, id)))
        }
    }
}
