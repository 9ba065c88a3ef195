//! What is known about the focused article, and what was not looked for in it.

use crate::annotate::Quote;
use crate::diverge::Class;
use crate::render::limits;
use crate::render::moment::to_the_minute;
use crate::render::theme::Role;
use crate::render::wrap::{Width, wrap};
use crate::segment::TokenKind;
use crate::text::Span;
use crate::text::index::ArticleId;
use crate::tui::layout::Layout;
use crate::tui::model::{Model, Overlay};
use crate::tui::view::paint::{Canvas, PanelRow, piece};

/// Columns for the name of a fact.
const NAMES: usize = 16;
/// The first row below the title.
const FIRST_ROW: usize = 2;

/// How far it can be scrolled.
pub(in crate::tui) fn most_scroll(model: &Model, layout: &Layout) -> usize {
    let rows = rows(model, layout.whole.width).len();
    rows.saturating_sub(layout.status.saturating_sub(FIRST_ROW))
}

pub(super) fn draw(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let Some(Overlay::About { scroll }) = model.overlay else {
        return;
    };
    let width = layout.whole.width;
    let id = model.focus();
    let own = Role::Article(id.index() as u8);
    let x = canvas.put(1, 0, &format!("{id} "), &[own, Role::Heading]);
    let title = canvas.short(model.article(id).title(), width.saturating_sub(x + 2));
    canvas.put(x, 0, &title, &[Role::Heading]);
    let rows = rows(model, width);
    let visible = layout.status.saturating_sub(FIRST_ROW);
    for (n, row) in rows.iter().skip(scroll).take(visible).enumerate() {
        canvas.row(1, FIRST_ROW + n, row, width - 2);
    }
}

fn rows(model: &Model, width: usize) -> Vec<PanelRow> {
    let room = width.saturating_sub(NAMES + 3).max(2);
    let fit = Width {
        first: room,
        rest: room,
    };
    let mut rows: Vec<PanelRow> = Vec::new();
    for (name, text) in facts(model) {
        let mut name = format!("{name:<NAMES$}");
        for span in wrap(&text, Span::new(0, text.len()), fit) {
            let words = text[span.range()].to_owned();
            rows.push(vec![piece(name, Role::Muted), piece(words, Role::Text)]);
            name = " ".repeat(NAMES);
        }
    }
    rows
}

fn facts(model: &Model) -> Vec<(&'static str, String)> {
    let id = model.focus();
    let article = model.article(id);
    let meta = article.meta();
    let corpus = model.comparison.corpus();
    let found = corpus.annotations(id);
    let passages = model.n_passages(id);
    let words = corpus
        .segments(id)
        .passages()
        .ids()
        .flat_map(|it| corpus.segments(id).tokens_of(it))
        .filter(|it| it.kind != TokenKind::Punctuation)
        .count();
    let is_marked = |it: &&Quote| it.speech && it.content != it.span;
    let speech = found.quotes.iter().filter(is_marked).count();
    let open = found.quotes.iter().filter(|it| !it.closed).count();
    let mut facts = vec![("source", meta.source.clone())];
    let published = meta.published.as_deref().map(to_the_minute);
    let known = [
        ("outlet", meta.outlet.clone()),
        ("published", published),
        ("by", meta.byline.clone()),
        ("language", meta.language.clone()),
    ];
    let unsaid = known.iter().filter(|it| it.1.is_none()).map(|it| it.0);
    let unsaid: Vec<&str> = unsaid
        .map(|it| if it == "by" { "author" } else { it })
        .collect();
    facts.extend(known.into_iter().filter_map(|(name, it)| Some((name, it?))));
    if !unsaid.is_empty() {
        facts.push((
            "does not say",
            unsaid.join(", ").replace("published", "date"),
        ));
    }
    facts.extend(meta.address.clone().map(|it| ("address", it)));
    facts.extend(meta.note.clone().map(|it| ("your note", it)));
    facts.extend(meta.remarks.iter().map(|it| ("careful", it.clone())));
    facts.extend(doubles(model).map(|it| ("careful", it)));
    let dateline = article.dateline().map(|it| article.slice(it.span));
    facts.extend(dateline.map(|it| ("dateline", it.to_owned())));
    let blocks = article.blocks().len();
    facts.push((
        "length",
        format!(
            "{} in {}, {}",
            counted(words, "word"),
            counted(blocks, "paragraph"),
            counted(passages, "passage")
        ),
    ));
    let (names, numbers, times) = (
        found.mentions.len(),
        found.quantities.len(),
        found.times.len(),
    );
    let key = model.settings().keys.first("list.figures");
    let key = key.map_or(String::new(), |it| format!(" ({it})"));
    let times = counted(times, "date or time").replace("date or times", "dates and times");
    facts.push((
        "found",
        [
            counted(names, "name"),
            counted(speech, "quote"),
            counted(numbers, "number"),
            format!("{times}{key}"),
        ]
        .join(" · "),
    ));
    if open > 0 {
        facts.push((
            "careful",
            match open {
                1 => "a quote is opened and never closed".to_owned(),
                n => format!("{n} quotes are opened and never closed"),
            },
        ));
    }
    let language = limits::of_article(&model.comparison, id);
    facts.extend(language.map(|it| ("careful", it.to_owned())));
    facts.extend(limits::of_languages(&model.comparison).map(|it| ("careful", it)));
    if article.text().chars().any(is_right_to_left) {
        let text = "text that runs from right to left is shown in the order in which it is stored";
        facts.push(("careful", text.to_owned()));
    }
    let at = model.cursor.1.index() + 1;
    facts.push((
        "at the cursor",
        format!("passage {id}:{at}, as --explain counts them"),
    ));
    facts.push(("told", told(model)));
    facts.push((
        "not looked for",
        "whether anything is true, pictures, what links lead to, opinion and tone".to_owned(),
    ));
    facts
}

/// The other articles that have its text.
fn doubles(model: &Model) -> Option<String> {
    let own = model.article(model.focus()).text();
    let articles = model.comparison.corpus().articles();
    let same = |it: &ArticleId| *it != model.focus() && articles[*it].text() == own;
    let letters: Vec<String> = articles
        .ids()
        .filter(same)
        .map(|it| it.to_string())
        .collect();
    let are = !letters.is_empty();
    are.then(|| format!("the same text, word for word, as {}", letters.join(", ")))
}

/// Letters of scripts that run from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// How many of its passages are told elsewhere too, how many only here, and of how many that is not sure: as the signs beside
/// them say.
fn told(model: &Model) -> String {
    if model.panes.len() < 2 {
        return "read alone: nothing was compared".to_owned();
    }
    if !model.is_compared() {
        return match model.unreadable() {
            Some(id) => format!("not compared: {id} cannot be read"),
            None => "not compared yet".to_owned(),
        };
    }
    let id = model.focus();
    let passages = model.comparison.corpus().segments(id).passages().ids();
    let mut n = [0; 3];
    for class in passages.map(|it| model.comparison.passage_class((id, it))) {
        n[match class {
            Some(Class::Only) => 1,
            Some(Class::Near) => 2,
            Some(_) => 0,
            None => continue,
        }] += 1;
    }
    let [elsewhere, only, near] = n;
    let all = counted(model.n_passages(id), "passage");
    let mut told = format!("{elsewhere} of {all} elsewhere too, {only} only here");
    if near > 0 {
        told.push_str(&format!(", {near} perhaps only here"));
    }
    // Bylines and what has no word.
    match model.n_passages(id) - (elsewhere + only + near) {
        0 => {}
        n => told.push_str(&format!(", {n} not compared (bylines, date lines)")),
    }
    told
}

/// `1 number`, `2 numbers`.
fn counted(n: usize, name: &str) -> String {
    match n {
        1 => format!("1 {name}"),
        _ => format!("{n} {name}s"),
    }
}
