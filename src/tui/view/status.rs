//! The row above the last: what is at the cursor, in words, and how far one is.

use crate::diverge::{Class, Divergence, Kind};
use crate::render::brief::brief;
use crate::render::outline::{Located, passages};
use crate::render::theme::Role;
use crate::render::{contrast, wording};
use crate::text::index::DivergenceId;
use crate::tui::entry::Entry;
use crate::tui::folds::Filter;
use crate::tui::list::ListItem;
use crate::tui::model::{Model, Overlay};
use crate::tui::prompt::Search;
use crate::tui::update::{filters, walks};
use crate::tui::view::layout::Layout;
use crate::tui::view::paint::{Canvas, Piece, class_role, piece};
use crate::tui::view::{finder, fold, hints, note, overview, paint, rows, waiting};

/// How many words of a rewording are named.
const NAMED_WORDS: usize = 5;

pub(super) fn draw(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let width = layout.whole.width;
    let asked = note::asked(model);
    let right = match &asked {
        Some([_, right]) => right.clone(),
        None => right(model, width),
    };
    // What is said once goes before what stands there all the time.
    let said = model.message.as_deref().unwrap_or("");
    let yields = canvas.width(said) + canvas.width(&right) + 3 > width && says_message(model);
    let right = if yields { String::new() } else { right };
    let room = width.saturating_sub(canvas.width(&right) + 3);
    let mut x = 1;
    let fits = |text: &str| canvas.width(text) < room;
    let left = match asked {
        Some([text, _]) => vec![piece(text, Role::Status)],
        None if says_cursor(model) => note::beside(model, left(model, width, &fits), room, canvas),
        None => left(model, width, &fits),
    };
    for it in left {
        let text = canvas.short(&it.text, room.saturating_sub(x - 1));
        x = canvas.put(x, layout.status, &text, &it.roles);
    }
    let at = width.saturating_sub(canvas.width(&right) + 1);
    canvas.put(at, layout.status, &right, &[Role::Status]);
    if let Some(y) = layout.hints {
        canvas.put(1, y, &hints::hints(model, layout), &[Role::Muted]);
    }
}

/// The mark and number of a difference or match, and what is said of it; `fits` tells whether a text has room.
fn left(model: &Model, width: usize, fits: &dyn Fn(&str) -> bool) -> Vec<Piece> {
    if let Some(prompt) = &model.finder.prompt {
        return finder::said(model, prompt);
    }
    if let Some(search) = &model.search {
        let prompt = if search.regex { "regex /" } else { "/" };
        return paint::typed(prompt, &search.entry);
    }
    if let Some(filter) = narrowing(model) {
        return paint::typed("/", filter);
    }
    if let Some(text) = &model.message {
        return vec![piece(text.as_str(), Role::Status)];
    }
    if is_greeting(model)
        && let Some(text) = greeting(model, width)
    {
        return vec![piece(text, Role::Status)];
    }
    if let Some(Overlay::Filters { chosen }) = model.overlay {
        return fold::said(model, chosen);
    }
    if let Some(Overlay::Overview(it)) = &model.overlay {
        return overview::said(model, it);
    }
    if let Some(Overlay::List(list)) = &model.overlay {
        return match list.item() {
            Some(ListItem::Difference(id)) => difference(model, id, fits),
            Some(item) => rows::said(model, item),
            None => Vec::new(),
        };
    }
    let readable = model.n_passages(model.focus()) > 0;
    if model.panes.len() < 2 && readable {
        return vec![piece(walks::ALONE, Role::Status)];
    }
    if !model.is_compared() {
        return waiting::status(model);
    }
    if let Some(id) = walks::difference(model) {
        return difference(model, id, fits);
    }
    fold::at_cursor(model).unwrap_or_else(|| passage(model, fits))
}

/// What narrows the list or the help that is open, while it is typed.
pub(super) fn narrowing(model: &Model) -> Option<&Entry> {
    match &model.overlay {
        Some(Overlay::List(list)) if list.typing => Some(&list.filter),
        Some(Overlay::Help(help)) if help.typing => Some(&help.filter),
        _ => None,
    }
}

/// Whether the status row is about the passage at the cursor.
fn says_cursor(model: &Model) -> bool {
    let is_typed = model.search.is_some() || model.finder.prompt.is_some();
    model.message.is_none() && model.overlay.is_none() && !is_typed && !is_greeting(model)
}

/// Whether a message stands in the row, and nothing is typed there.
fn says_message(model: &Model) -> bool {
    model.message.is_some() && model.search.is_none() && model.finder.prompt.is_none()
}

fn is_greeting(model: &Model) -> bool {
    model.fresh && model.overlay.is_none() && model.search.is_none()
}

/// What is said of the whole until the first key: notes of the loading, and what there is to see.
fn greeting(model: &Model, width: usize) -> Option<String> {
    let mut parts = model.settings().notes.clone();
    let n = model.comparison.divergences().len();
    if model.is_compared() && !model.shares_nothing() && n > 0 {
        let is_check = |it: &&Divergence| it.kind.class() == Class::Check;
        let checks = model.comparison.divergences().iter().filter(is_check);
        let differences = if n == 1 { "difference" } else { "differences" };
        let keys = match (width, parts.is_empty()) {
            (72.., true) => "d lists them · n next match",
            _ => "d lists",
        };
        parts.push(match checks.count() {
            0 => format!("{n} {differences}: {keys}"),
            checks => format!("{checks} to check, {n} {differences}: {keys}"),
        });
    } else if model.comparison.n_untold() > 0 {
        let untold = model.comparison.n_untold();
        parts.push(format!(
            "no sure difference, {untold} less sure: D tells them"
        ));
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// `! 8 Quote cut short: … · A ¶12 / B ¶8`.
fn difference(model: &Model, id: DivergenceId, fits: &dyn Fn(&str) -> bool) -> Vec<Piece> {
    let it = &model.comparison.divergences()[id];
    let class = it.kind.class();
    let number = it
        .matched
        .map(|id| format!(" {}", model.outline.number(id)))
        .unwrap_or_default();
    let mark = format!("{}{number}", class.mark());
    let places = match places(model, id) {
        it if it.is_empty() => it,
        it => format!(" · {it}"),
    };
    // The places stand in the list and beside the text: what is said goes before them.
    let room = |text: &str| fits(&format!("{mark} {text}"));
    let both = format!(
        "{}{places}",
        said(model, it, |it| room(&format!("{it}{places}")))
    );
    let text = match room(&both) && both.starts_with(wording::label(&it.kind)) {
        true => both,
        false => said(model, it, room),
    };
    vec![
        piece(mark.as_str(), class_role(class)),
        piece(format!(" {text}"), Role::Status),
    ]
}

/// `A ¶12 / B ¶8`.
fn places(model: &Model, id: DivergenceId) -> String {
    let it = &model.comparison.divergences()[id];
    let corpus = model.comparison.corpus();
    let mut parts: Vec<String> = Vec::new();
    for site in &it.sites {
        if let Some(passage) = corpus.passage_of(*site) {
            let n = corpus.segments(site.article).paragraph_number(passage);
            let part = format!("{} ¶{n}", site.article);
            if parts.last() != Some(&part) {
                parts.push(part);
            }
        }
    }
    parts.join(" / ")
}

/// What the passage at the cursor is, and how it differs.
fn passage(model: &Model, fits: &dyn Fn(&str) -> bool) -> Vec<Piece> {
    let Some(class) = model.comparison.passage_class(model.cursor) else {
        return Vec::new();
    };
    let role = class_role(class);
    let most = |it: &str| fits(&format!("{} 000 {it}", class.mark()));
    let mut said = sentences(model, most);
    let Some(id) = model.cursor_match() else {
        if model.shares_nothing() {
            return vec![piece(walks::NOTHING_SHARED, Role::Status)];
        }
        if said.is_empty() && class == Class::Only {
            said.push(told_only(model));
        }
        if let Some(told) = also_told(model) {
            said.insert(0, told);
        }
        let text = format!(" {}", said.join(" · "));
        return vec![
            piece(class.mark().to_string(), role),
            piece(text, Role::Status),
        ];
    };
    let class = model.comparison.match_class(id).max(class);
    if said.is_empty() {
        said.push(match class {
            Class::Same => "Told in the same words".to_owned(),
            _ => reworded(model),
        });
    }
    said.extend(elsewhere(model));
    let number = model.outline.number(id);
    vec![
        piece(format!("{} {number}", class.mark()), class_role(class)),
        piece(format!(" {}", said.join(" · ")), Role::Status),
    ]
}

/// That the passage at the cursor has no counterpart, with what comes near to one, though that is too unsure to be listed.
pub(super) fn told_only(model: &Model) -> String {
    let mut all = model.comparison.all_divergences().iter();
    let unsure = all.find(|it| {
        matches!(it.kind, Kind::Only { .. })
            && passages(&model.comparison, it).contains(&model.cursor)
    });
    match unsure {
        Some(it) => wording::sentence(&model.comparison, it),
        None => format!("Told only in {}", model.focus()),
    }
}

/// What differs at the cursor: a check of the passage itself first, else one between other tellings of its match, then
/// the rest in order of importance. So a `!` always comes with its reason.
pub(in crate::tui) fn findings(model: &Model) -> Vec<DivergenceId> {
    let all = model.comparison.divergences();
    let is_check = |id: &DivergenceId| all[*id].kind.class() == Class::Check;
    let own = model.outline.findings(model.cursor).iter().map(|it| it.1);
    let (mut found, rest): (Vec<_>, Vec<_>) = own.partition(is_check);
    if found.is_empty() && model.cursor_match().is_some() {
        let beside = model.members().iter();
        let beside = beside.flat_map(|it| model.outline.findings(*it));
        found.extend(beside.map(|it| it.1).filter(is_check));
        found.sort_unstable();
        found.dedup();
    }
    found.extend(rest);
    found
}

/// The gravest class of the match at the cursor, or of the passage where it is in none.
pub(in crate::tui) fn class(model: &Model) -> Option<Class> {
    let class = model.comparison.passage_class(model.cursor)?;
    let matched = model.cursor_match();
    Some(matched.map_or(class, |it| model.comparison.match_class(it).max(class)))
}

/// Sentences of what differs at the cursor, most important first, each with fewer words of the articles where it does not fit.
pub(in crate::tui) fn sentences(model: &Model, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let all: Vec<_> = findings(model)
        .into_iter()
        .map(|it| &model.comparison.divergences()[it])
        .collect();
    // "Reworded" adds nothing where something more exact is said.
    let plain = |kind: &Kind| matches!(kind, Kind::Reworded(_));
    let exact = all.iter().any(|it| !plain(&it.kind));
    all.iter()
        .filter(|it| !exact || !plain(&it.kind))
        .map(|it| said(model, it, &fits))
        .collect()
}

/// The sentence of a difference, so short that it fits where that can be; where it names nothing ("Reworded"), the first words that one article only has.
pub(super) fn said(model: &Model, it: &Divergence, fits: impl Fn(&str) -> bool) -> String {
    let sentence = brief(&model.comparison, it, fits);
    let Kind::Reworded(edits) = &it.kind else {
        return sentence;
    };
    let sides = it.sites.iter().take(2).enumerate();
    let parts = sides.filter_map(|(n, site)| {
        let words = edits
            .iter()
            .map(|it| if n == 0 { it.left } else { it.right });
        let longest = words
            .max_by_key(|it| it.len())
            .filter(|it| !it.is_empty())?;
        let words = model.article(site.article).slice(longest);
        let words = wording::shorten(words, NAMED_WORDS);
        Some(format!("{} \"{words}\"", site.article))
    });
    let parts: Vec<String> = parts.collect();
    match parts.is_empty() {
        true => sentence,
        false => format!("{sentence}: {}", parts.join(" / ")),
    }
}

/// Where a passage outside all matches is told too.
pub(in crate::tui) fn also_told(model: &Model) -> Option<String> {
    let others = model.outline.retold(model.cursor).get(1..)?;
    let corpus = model.comparison.corpus();
    let places: Vec<String> = others
        .iter()
        .map(|it| format!("{} ¶{}", it.0, corpus.segments(it.0).paragraph_number(it.1)))
        .collect();
    Some(format!("Also told in {}", places.join(" and ")))
}

/// A link below is more likely wrong than right.
const LIKELY: f32 = 0.5;

/// What is said where no finding is sure enough to be named: words that only one has may stand for nothing in the other.
fn reworded(model: &Model) -> String {
    let cursor = model.cursor;
    let Some(other) = model.members().iter().find(|it| it.0 != cursor.0) else {
        return "Told in other words".to_owned();
    };
    let corpus = model.comparison.corpus();
    let differs = [(cursor, *other), (*other, cursor)]
        .iter()
        .any(|(here, there)| !contrast::words_only(corpus, *here, *there).is_empty());
    let n = corpus.segments(other.0).paragraph_number(other.1);
    let link = model.comparison.alignment().link([cursor, *other]);
    if link.is_some_and(|it| it.score.get() < LIKELY) {
        return format!("Perhaps told in {} ¶{n}", other.0);
    }
    match differs {
        true => format!("Told in other words in {} ¶{n}", other.0),
        false => format!("Told in the same words as {} ¶{n}", other.0),
    }
}

/// Articles shown that do not tell the match at the cursor, and tellings in the same article.
fn elsewhere(model: &Model) -> Vec<String> {
    let layout = model.layout();
    let all = model.comparison.divergences();
    let found = findings(model);
    // A finding may name a passage of an article that is outside of the match.
    let named = |id| {
        let mut sites = found.iter().flat_map(|it| &all[*it].sites);
        sites.any(|it| it.article == id)
    };
    let told = |id| model.members().iter().any(|it| it.0 == id) || named(id);
    let lacking: Vec<String> = layout
        .columns
        .iter()
        .filter(|it| !told(it.article) && model.n_passages(it.article) > 0)
        .map(|it| it.article.to_string())
        .collect();
    let mut said = Vec::new();
    if !lacking.is_empty() {
        said.push(format!("no counterpart in {}", lacking.join(", ")));
    }
    said
}

/// The walk, and whether the others follow.
fn right(model: &Model, width: usize) -> String {
    if !model.pending.is_empty() {
        return model.pending.clone();
    }
    if model.finder.prompt.is_some() {
        return String::new();
    }
    if let Some(search) = &model.search {
        return hits(model, search);
    }
    if let Some(Overlay::List(list)) = &model.overlay {
        return match (list.typing, list.count(), list.total()) {
            (true, n, all) => format!("{n} of {all}"),
            (false, n, _) => format!("{}/{n}", list.ordinal()),
        };
    }
    let n = model.walk.stops.len();
    let name = walks::name(model);
    let walk = match walks::position(model) {
        Located::On(at) => format!("{name} {}/{n}", at + 1),
        Located::Behind(_) => format!("{n} {name}"),
    };
    // What moved or came round is said beside the finding, in place of the walk.
    if let Some(aside) = &model.aside {
        return match width {
            0..120 => aside.clone(),
            _ => format!("{aside}   walk: {walk}"),
        };
    }
    if is_greeting(model) && width < 120 {
        return walk;
    }
    if model.panes.len() < 2 {
        return format!("walk: {walk}");
    }
    let follow = if model.follow { "follow" } else { "follow off" };
    if model.folds.filter != Filter::All {
        let filter = filters::name(model, model.folds.filter);
        return match width {
            0..72 => format!("{filter} · {walk}"),
            72..120 => format!("walk: {walk}  filter: {filter}"),
            _ => format!("walk: {walk}   {follow}   filter: {filter}"),
        };
    }
    if model.is_rows() {
        return match width {
            0..72 => walk,
            _ => format!("walk: {walk}  rows"),
        };
    }
    match width {
        0..72 => walk,
        72..120 => format!("walk: {walk}  {follow}"),
        _ if model.follow => format!("walk: {walk}   follow on"),
        _ => format!("walk: {walk}   {follow}"),
    }
}

/// `2 hits: A 1 · B 1`.
fn hits(model: &Model, search: &Search) -> String {
    if let Some(wrong) = &search.wrong {
        return wrong.clone();
    }
    if search.entry.text().is_empty() {
        return "case counts only for capitals".to_owned();
    }
    let Some(lit) = &model.lit else {
        return String::new();
    };
    let each: Vec<String> = lit
        .spans
        .iter_enumerated()
        .filter(|it| !search.alone || it.0 == search.start.cursor.0)
        .map(|(id, spans)| format!("{id} {}", spans.len()))
        .collect();
    match lit.count() {
        0 if search.alone => format!("no hit in {}", search.start.cursor.0),
        0 => "no hit".to_owned(),
        1 => format!("1 hit: {}", each.join(" · ")),
        n => format!("{n} hits: {}", each.join(" · ")),
    }
}
