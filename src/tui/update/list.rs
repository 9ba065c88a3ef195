//! Lists over the articles: opened, moved in, and gone from to what was chosen.

use crate::annotate::MentionKind;
use crate::corpus::PassageRef;
use crate::render::outline::{Item, Walk, list_group};
use crate::text::index::{ArticleId, EntityId, IndexVec, QuoteId};
use crate::tui::command::Action;
use crate::tui::list::{List, ListItem, ListKind};
use crate::tui::model::{Model, Overlay};
use crate::tui::update::{jump, overlay, search};
use std::cmp::Reverse;

/// Opens a list at what is nearest to the cursor; closes it when it is open.
pub(super) fn open(model: &mut Model, kind: ListKind) {
    if matches!(&model.overlay, Some(Overlay::List(it)) if it.kind == kind) {
        model.close();
        return;
    }
    let groups = match kind {
        ListKind::Differences => differences(model),
        ListKind::Entities => entities(model),
        ListKind::Quotes => quotes(model),
    };
    let mut list = List::new(kind, groups);
    if list.count() == 0 {
        model.message = Some(nothing(model, kind));
        return;
    }
    if let Some(item) = here(model, kind) {
        list.choose_item(item);
    }
    // One list takes the place of another.
    if matches!(model.overlay, Some(Overlay::List(_))) {
        model.close();
    }
    model.open(Overlay::List(list));
}

fn nothing(model: &Model, kind: ListKind) -> String {
    match kind {
        ListKind::Entities => "no name was found".to_owned(),
        ListKind::Quotes => "nobody is quoted".to_owned(),
        ListKind::Differences if model.panes.len() < 2 => jump::ALONE.to_owned(),
        ListKind::Differences if model.is_compared() => "nothing differs".to_owned(),
        ListKind::Differences => format!("nothing is known to differ {}", model.until_compared()),
    }
}

/// What the panel at the side lists: differences and names.
pub(super) fn side(model: &Model) -> [List; 2] {
    [
        List::new(ListKind::Differences, differences(model)),
        List::new(ListKind::Entities, entities(model)),
    ]
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
        Action::Compare => {
            enter(model);
            overlay::open_compare(model);
        }
        Action::GroupNext | Action::PaneNext => list.group(true),
        Action::PanePrev => list.group(false),
        Action::WalkNext => list.step(1),
        Action::WalkPrev => list.step(-1),
        Action::Help => model.open(Overlay::Help { scroll: 0 }),
        _ => list.step(rows),
    }
}

/// Goes to what is chosen, which decides the walk.
pub(super) fn enter(model: &mut Model) {
    let Some(Overlay::List(list)) = &model.overlay else {
        return;
    };
    let Some(item) = list.item() else { return };
    model.close_all();
    match item {
        ListItem::Difference(id) => walk_to(model, Walk::Differences, Item::Difference(id)),
        ListItem::Shared(n) => walk_to(model, Walk::Quotes, Item::Shared(n)),
        ListItem::Quote(article, id) => {
            let span = model.comparison.corpus().annotations(article).quotes[id].span;
            let to = model.passage_at(article, span.start());
            jump::set_walk(model, Walk::Quotes);
            let mut stops = model.walk.stops.iter();
            let at = stops.position(|it| it.passage == to && it.item == Item::Quote(id));
            match at {
                Some(at) => jump::go_to_stop(model, at),
                None => jump::go(model, to),
            }
        }
        ListItem::Entity(id) => {
            search::walk_mentions(model, id);
            let focus = model.focus();
            let here = model.walk.stops.iter().position(|it| it.passage.0 == focus);
            if !model.walk.stops.is_empty() {
                jump::go_to_stop(model, here.unwrap_or(0));
            }
        }
    }
}

fn walk_to(model: &mut Model, walk: Walk, item: Item) {
    jump::set_walk(model, walk);
    if let Some(at) = model.walk.stops.iter().position(|it| it.item == item) {
        jump::go_to_stop(model, at);
    }
}

/// The row that is about the passage at the cursor.
fn here(model: &Model, kind: ListKind) -> Option<ListItem> {
    let corpus = model.comparison.corpus();
    let (article, _) = model.cursor;
    let span = model.span(model.cursor);
    match kind {
        ListKind::Differences => {
            let first = model.outline.findings(model.cursor).first()?;
            Some(ListItem::Difference(first.1))
        }
        ListKind::Entities => {
            let chosen = model.lit.as_ref().and_then(|it| it.entity);
            Some(ListItem::Entity(chosen?))
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
            let n = shared.next().map(|it| ListItem::Shared(it.0));
            Some(n.unwrap_or(ListItem::Quote(article, id)))
        }
    }
}

/// Groups in the order of the design: check, told differently, order, only in each article.
fn differences(model: &Model) -> Vec<(String, Vec<ListItem>)> {
    let names = ["Check these", "Told differently", "Order"];
    let mut groups: Vec<_> = names.map(|it| (it.to_owned(), Vec::new())).into();
    groups.extend(
        model
            .panes
            .ids()
            .map(|id| (format!("Only in {id}"), Vec::new())),
    );
    for (id, it) in model.comparison.divergences().iter_enumerated() {
        groups[list_group(it)].1.push(ListItem::Difference(id));
    }
    groups
}

/// Those that several articles name, then those of one; the most often named first.
fn entities(model: &Model) -> Vec<(String, Vec<ListItem>)> {
    let all = model.comparison.corpus().entities();
    let mut ids: Vec<EntityId> = all
        .iter_enumerated()
        .filter(|(_, it)| it.kind != MentionKind::Other)
        .map(|it| it.0)
        .collect();
    ids.sort_by_key(|it| (Reverse(all[*it].mentions.len()), &all[*it].name));
    let is_shared = |id: &EntityId| {
        let mut mentions = all[*id].mentions.iter().map(|it| it.0);
        let first = mentions.next();
        mentions.any(|it| Some(it) != first)
    };
    let (shared, single): (Vec<_>, Vec<_>) = ids.into_iter().partition(is_shared);
    let name = match model.panes.len() {
        2 => "In both",
        _ => "In several",
    };
    let rest = match model.panes.len() {
        1 => "Named",
        _ => "In one article",
    };
    let items = |ids: Vec<EntityId>| ids.into_iter().map(ListItem::Entity).collect();
    vec![
        (name.to_owned(), items(shared)),
        (rest.to_owned(), items(single)),
    ]
}

/// What several articles quote, then the marked quotes of each alone, in order of place.
fn quotes(model: &Model) -> Vec<(String, Vec<ListItem>)> {
    let corpus = model.comparison.corpus();
    let all = model.comparison.alignment().shared_quotes();
    let mut seen: IndexVec<ArticleId, Vec<QuoteId>> =
        model.panes.ids().map(|_| Vec::new()).collect();
    let mut shared: Vec<(PassageRef, usize)> = Vec::new();
    for (n, it) in all.iter().enumerate() {
        for site in &it.sites {
            seen[site.site.article].extend(site.quote);
        }
        let first = it.sites.first().map(|it| it.site);
        shared.extend(first.map(|it| (model.passage_at(it.article, it.span.start()), n)));
    }
    for list in seen.iter_mut() {
        list.sort_unstable();
    }
    shared.sort_by_key(|it| (model.outline.order(it.0), it.1));
    let name = match model.panes.len() {
        2 => "Told by both",
        _ => "Told by several",
    };
    let items = shared
        .into_iter()
        .map(|it| ListItem::Shared(it.1))
        .collect();
    let mut groups = vec![(name.to_owned(), items)];
    for id in model.panes.ids() {
        let quotes = corpus.annotations(id).quotes.iter_enumerated();
        let own = quotes.filter(|(quote, it)| {
            it.speech && it.content != it.span && seen[id].binary_search(quote).is_err()
        });
        let own = own.map(|(quote, _)| ListItem::Quote(id, quote)).collect();
        let name = match model.panes.len() {
            1 => "Quoted".to_owned(),
            _ => format!("Only in {id}"),
        };
        groups.push((name, own));
    }
    groups
}
