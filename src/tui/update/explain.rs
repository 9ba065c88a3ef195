//! Pages that explain: what a mark means, why passages match, how the view is reopened, what to tell of a problem.

use crate::corpus::PassageRef;
use crate::render::evidence::shared;
use crate::render::outline::Walk;
use crate::render::signs::{self, Sign};
use crate::text::index::ArticleId;
use crate::tui::arrangement::LayoutChoice;
use crate::tui::layout::Kind;
use crate::tui::message::Goal;
use crate::tui::model::{Model, Overlay, Page};
use crate::tui::update::UNTIL_COMPARED;
use crate::tui::view::told;
use crate::tui::walks;

/// Opens a page in place of one that is open.
pub(super) fn open(model: &mut Model, title: String, rows: Vec<(String, String)>) {
    if matches!(model.overlay, Some(Overlay::Page(_))) {
        model.close();
    }
    model.open(Overlay::Page(Page {
        title,
        rows,
        scroll: 0,
    }));
}

fn row(name: &str, text: impl Into<String>) -> (String, String) {
    (name.to_owned(), text.into())
}

/// What the mark beside the passage at the cursor means, and why it stands there.
pub(super) fn mark(model: &mut Model) {
    let Some(class) = told::class(model) else {
        model.message = Some(match model.panes.len() {
            0 | 1 => walks::ALONE.to_owned(),
            _ => format!("no mark {}", UNTIL_COMPARED),
        });
        return;
    };
    let meaning = Sign::Mark(class).meaning();
    let mut rows = vec![row(&class.mark().to_string(), meaning)];
    let said = told::sentences(model, |_| true);
    for (n, text) in said.into_iter().enumerate() {
        rows.push(row(if n == 0 { "because" } else { "" }, text));
    }
    if let Some(id) = model.cursor_match() {
        let places: Vec<String> = model
            .members()
            .iter()
            .map(|it| told::place(model, *it))
            .collect();
        let number = format!("number {}", model.outline.number(id));
        rows.push(row(
            &number,
            format!("the same thing is told in {}", places.join(", ")),
        ));
    }
    rows.push(row("", ""));
    rows.push(row("all marks", signs::marks()));
    rows.push(row(
        "",
        "of several on one row a ! is shown, else the first; a bar parts them in the text",
    ));
    let title = format!(
        "The mark {} at {}",
        class.mark(),
        told::place(model, model.cursor)
    );
    open(model, title, rows);
}

/// Why the passages of the match at the cursor were taken to tell the same.
pub(super) fn matched(model: &mut Model) {
    let cursor = model.cursor;
    let others: Vec<PassageRef> = model
        .members()
        .iter()
        .filter(|it| **it != cursor)
        .copied()
        .collect();
    if others.is_empty() {
        model.message = Some(match (model.panes.len(), model.is_compared()) {
            (0 | 1, _) => walks::ALONE.to_owned(),
            (_, true) => format!("told only in {}: no match to explain", cursor.0),
            (_, false) => format!("no match is known {}", UNTIL_COMPARED),
        });
        return;
    }
    let mut rows = Vec::new();
    for other in others {
        let found = shared(&model.comparison, cursor, other);
        let pair = format!(
            "{} / {}",
            told::place(model, cursor),
            told::place(model, other)
        );
        rows.push(row(&pair, found.score()));
        let parts = found.parts();
        if parts.is_empty() {
            rows.push(row(
                "",
                "no word, name or quote in common: other words for the same",
            ));
        }
        for (name, text) in parts {
            rows.push(row("", format!("{name} in common: {text}")));
        }
        rows.push(row("", ""));
    }
    rows.push(row(
        "the score",
        "a probability that both tell the same; each part says how much of it the two share, from 0 to 1",
    ));
    let title = match model.cursor_match() {
        Some(id) => format!("Why match {} is one", model.outline.number(id)),
        None => "Why this is told elsewhere too".to_owned(),
    };
    open(model, title, rows);
}

/// The command that opens this view again.
fn command(model: &Model) -> String {
    let (article, passage) = model.cursor;
    let n = model
        .comparison
        .corpus()
        .segments(article)
        .paragraph_number(passage);
    let mut more = vec!["--go".to_owned(), format!("{article}{n}")];
    // A number tells more than a place where the walk is on it.
    if let (Walk::Matches, Some(at)) = (model.walk.walk, model.walk.at)
        && article == ArticleId::new(0)
    {
        more[1] = format!("match:{}", at + 1);
    }
    debug_assert!(Goal::parse(&more[1]).is_some());
    let choice = model.arrangement.choice;
    if choice != LayoutChoice::Auto {
        more.extend(["--layout".to_owned(), choice.name().to_owned()]);
    }
    model.settings.origin.line(&more)
}

/// What to tell of a problem; no text of the articles.
pub(super) fn problem(model: &mut Model) {
    let (size, layout) = (model.size, model.layout());
    let settings = &model.settings;
    let lengths: Vec<String> = model
        .panes
        .ids()
        .map(|id| {
            format!(
                "{id} {} bytes, {} passages",
                model.article(id).text().len(),
                model.n_passages(id)
            )
        })
        .collect();
    let kind = match layout.kind {
        Kind::TooSmall => "too small",
        Kind::Flow => "flow",
        Kind::Stack => "stack",
        Kind::Rows => "rows",
    };
    let glyphs = if settings.ascii { "ASCII" } else { "UTF-8" };
    let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    let found = format!(
        "{} links, {} matches, {} differences",
        model.comparison.alignment().links().len(),
        model.outline.n_matches(),
        model.comparison.divergences().len(),
    );
    let rows = vec![
        row("parallax", env!("CARGO_PKG_VERSION")),
        row("system", system),
        row("terminal", settings.origin.terminal.clone()),
        row(
            "size",
            format!(
                "{} x {}, {kind}, {} shown",
                size.width,
                size.height,
                layout.columns.len()
            ),
        ),
        row("theme", format!("{}, {glyphs}", settings.theme.name())),
        row("articles", lengths.join("; ")),
        row("found", found),
        row("", ""),
        row(
            "how to",
            "copy these lines and say which keys you pressed, what you saw and what you expected",
        ),
        row(
            "",
            "nothing here is text of the articles; add a report only if you may share it",
        ),
    ];
    open(model, "To report a problem".to_owned(), rows);
}

/// Shows the command that opens this view again.
pub(super) fn reopen(model: &mut Model) {
    let rows = vec![
        row("command", command(model)),
        row("", ""),
        row(
            "",
            "it opens the same files and addresses at this place; what came from a pipe is not in it",
        ),
    ];
    open(model, "To open this view again".to_owned(), rows);
}

/// Says where the configuration is and how it is begun.
pub(super) fn configuration(model: &mut Model) {
    let path = model.settings.origin.config.clone();
    let path = path.unwrap_or_else(|| "no folder for it is known".to_owned());
    let rows = vec![
        row("file", path),
        row(
            "begin it",
            "parallax --default-config > that file, then take the # away from what you change",
        ),
        row("another", "--config FILE, for one run"),
        row("", ""),
        row(
            "in force",
            "at the next start; an option or a PARALLAX_ variable wins over the file",
        ),
    ];
    open(model, "Configuration".to_owned(), rows);
}
