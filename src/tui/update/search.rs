//! Search as it is typed, and walks over the mentions of a name.

use crate::corpus::PassageRef;
use crate::render::outline::{Item, Walk};
use crate::render::search::Query;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId};
use crate::tui::entry::{Entry, Typed};
use crate::tui::key::{Code, Key};
use crate::tui::message::Effect;
use crate::tui::model::{Jump, Model, Overlay};
use crate::tui::prompt::{Lit, Search, Start};
use crate::tui::update::{follow, jump, pane, scroll, walk};

/// Opens the prompt.
pub(super) fn start(model: &mut Model) {
    if matches!(model.overlay, Some(Overlay::Compare { .. })) && !model.has_panel() {
        model.close_all();
    }
    let row = scroll::cursor_row(model).unwrap_or(0);
    model.search = Some(Search {
        entry: Entry::default(),
        alone: false,
        regex: false,
        wrong: None,
        start: Start {
            cursor: model.cursor,
            row,
            tops: model.panes.iter().map(|it| it.top).collect(),
            slide: model.slide,
            size: model.size,
            walk: model.walk.walk,
            at: model.walk.at,
            last: model.walk.last,
            lit: model.lit.clone(),
        },
    });
}

/// A key while the prompt is open: typed text is looked for at once.
pub(super) fn typed(model: &mut Model, key: Key) -> Effect {
    let Some(search) = &mut model.search else {
        return Effect::None;
    };
    match (key.code, key.ctrl, key.alt) {
        (Code::Char('c'), true, _) => return Effect::Quit,
        (Code::Esc, ..) => {
            cancel(model);
            return Effect::None;
        }
        (Code::Enter, ..) => {
            accept(model);
            return Effect::None;
        }
        (Code::Backspace, ..) if search.entry.text().is_empty() => {
            cancel(model);
            return Effect::None;
        }
        (Code::Tab, ..) => search.alone = !search.alone,
        (Code::Char('r'), true, _) => search.regex = !search.regex,
        _ if search.entry.key(key) != Typed::Changed => return Effect::None,
        _ => {}
    }
    look(model);
    Effect::None
}

/// Looks for what is typed and shows the first hit from where the reader was; without one, where he was.
fn look(model: &mut Model) {
    let Some(search) = &mut model.search else {
        return;
    };
    let start = search.start.cursor;
    let query = Query {
        text: search.entry.text().to_owned(),
        regex: search.regex,
    };
    let alone = search.alone.then_some(start.0);
    search.wrong = query.searcher().err();
    let lit = hits(model, query, alone);
    let first = first(model, &lit, start);
    restore(model);
    model.lit = Some(lit);
    if let Some((article, span)) = first {
        let to = model.passage_at(article, span.start());
        jump::land(model, to);
        scroll::reveal_offset(model, article, span.start());
    }
}

/// All places where something stands; in one article only, if that is asked for.
fn hits(model: &Model, query: Query, alone: Option<ArticleId>) -> Lit {
    let searcher = query.searcher().ok();
    let spans = model.panes.ids().map(|id| match (alone, &searcher) {
        (Some(only), _) if only != id => Vec::new(),
        (_, Some(it)) => it.find(model.article(id).text()),
        (_, None) => Vec::new(),
    });
    Lit {
        name: format!("/{}", query.text),
        entity: None,
        spans: spans.collect(),
        query: Some(query),
    }
}

/// The first hit in the article where the reader was, from there on; else the first of all in the order of a reading.
fn first(model: &Model, lit: &Lit, (article, passage): PassageRef) -> Option<(ArticleId, Span)> {
    let from = model.span((article, passage)).start();
    let here = &lit.spans[article];
    if let Some(span) = here.iter().find(|it| it.start() >= from).or(here.first()) {
        return Some((article, *span));
    }
    let firsts = lit.spans.iter_enumerated();
    let firsts = firsts.filter_map(|(id, spans)| Some((id, *spans.first()?)));
    firsts.min_by_key(|it| model.outline.order(model.passage_at(it.0, it.1.start())))
}

/// Puts everything where it stood when the search began.
fn restore(model: &mut Model) {
    let Some(search) = &model.search else { return };
    let start = &search.start;
    model.cursor = start.cursor;
    model.slide = start.slide;
    model.walk.at = start.at;
    if start.size == model.size && !model.is_rows() {
        for (pane, top) in model.panes.iter_mut().zip(&start.tops) {
            pane.top = *top;
        }
        return;
    }
    let row = start.row;
    pane::bring(model, model.cursor.0);
    let place = model.place(model.cursor);
    let to_top = model.step(model.cursor.0, place, -row);
    model.set_top(model.cursor.0, to_top);
    follow::line_up(model, follow::Motion::Still);
}

fn cancel(model: &mut Model) {
    restore(model);
    if let Some(search) = model.search.take() {
        model.lit = search.start.lit;
        walk::set(model, search.start.walk);
        model.walk.at = search.start.at;
        model.walk.last = search.start.last;
    }
}

/// Makes the hits the walk. Without any, or with nothing typed, the reader is back where he was.
fn accept(model: &mut Model) {
    let Some(lit) = model
        .lit
        .clone()
        .filter(|it| it.query.is_some() && it.count() > 0)
    else {
        let search = model.search.as_ref();
        let text = search.map(|it| it.entry.text().to_owned());
        let wrong = search.and_then(|it| it.wrong.clone());
        cancel(model);
        let text = text.filter(|it| !it.is_empty());
        model.message = wrong.or(text.map(|it| format!("no hit for {it}")));
        return;
    };
    let here = model.cursor;
    let Some(search) = model.search.take() else {
        return;
    };
    if search.entry.text().is_empty() {
        model.search = Some(search);
        return cancel(model);
    }
    let from = search.start.cursor;
    let first = first(model, &lit, from);
    model.jumps.forward.clear();
    model.jumps.back.push(Jump {
        cursor: from,
        row: search.start.row,
    });
    walk::set(model, Walk::Lit);
    let stops = &model.walk.stops;
    model.walk.at = stops.iter().position(|it| {
        it.passage == here && first.is_some_and(|(_, span)| it.item == Item::Span(span))
    });
}

/// After the articles were read again: a search that is typed ends, hits are found anew, a name is chosen no more.
pub(super) fn renew(model: &mut Model) {
    if model.search.take().is_some() {
        model.walk.walk = model.home_walk();
    }
    let query = model.lit.take().and_then(|it| it.query);
    match query.filter(|_| model.walk.walk == Walk::Lit) {
        Some(query) => model.lit = Some(hits(model, query, None)),
        None if model.walk.walk == Walk::Lit => model.walk.walk = model.home_walk(),
        None => {}
    }
}

/// Makes the mentions of a name in the cursor passage the walk; the next name of it when that walk is on already.
pub(super) fn name_here(model: &mut Model) {
    let Some(entity) = next_name(model) else {
        model.message = Some("no name in this passage".to_owned());
        return;
    };
    walk_mentions(model, entity);
    let (article, passage) = model.cursor;
    let at = |it: &crate::render::outline::Stop| it.passage == (article, passage);
    model.walk.at = model.walk.stops.iter().position(at);
    let n = model.walk.stops.len();
    let name = &model.comparison.corpus().entities()[entity].name;
    model.message = Some(match n {
        1 => format!("{name}: named here only · * next name"),
        _ => format!("{name}: {n} mentions · n/p walk them · * next name"),
    });
}

/// The next or previous mention of the chosen name.
pub(super) fn mention(model: &mut Model, on: bool, n: usize) {
    let chosen = model.lit.as_ref().and_then(|it| it.entity);
    if chosen.is_none() || model.walk.walk != Walk::Lit {
        name_here(model);
        if model.lit.as_ref().is_none_or(|it| it.entity.is_none()) {
            return;
        }
        model.message = None;
    }
    walk::step(model, on, n);
}

/// Makes the mentions of an entity the walk.
pub(super) fn walk_mentions(model: &mut Model, entity: EntityId) {
    let corpus = model.comparison.corpus();
    let it = &corpus.entities()[entity];
    let mut lit = Lit {
        name: format!("\"{}\"", it.name),
        query: None,
        entity: Some(entity),
        spans: model.panes.ids().map(|_| Vec::new()).collect(),
    };
    for (article, mention) in &it.mentions {
        lit.spans[*article].push(corpus.annotations(*article).mentions[*mention].span);
    }
    for it in corpus.descriptions(entity) {
        lit.spans[it.article].push(it.span);
    }
    for spans in lit.spans.iter_mut() {
        spans.sort_unstable();
    }
    model.lit = Some(lit);
    walk::set(model, Walk::Lit);
}

/// The names of the cursor passage in order, each once; the one behind the present walk's, round the end.
fn next_name(model: &Model) -> Option<EntityId> {
    let (article, _) = model.cursor;
    let span = model.span(model.cursor);
    let corpus = model.comparison.corpus();
    let mentions = corpus.annotations(article).mentions.iter_enumerated();
    let mut names: Vec<EntityId> = Vec::new();
    for (id, _) in mentions.filter(|(_, it)| it.span.overlaps(span)) {
        let entity = corpus.entity(article, id);
        if !names.contains(&entity) {
            names.push(entity);
        }
    }
    let chosen = model.lit.as_ref().and_then(|it| it.entity);
    let at = chosen.and_then(|it| names.iter().position(|name| *name == it));
    let to = at.map_or(0, |it| it + 1) % names.len().max(1);
    names.get(to).copied()
}
