//! Notes on the screen: the box in which one is typed, its row in the list, what is said of it.

use crate::article::one_line;
use crate::notes::Placed;
use crate::render::theme::Role;
use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::text::index::ArticleId;
use crate::tui::kept::{About, Letter};
use crate::tui::layout::{Area, Layout};
use crate::tui::model::{Model, Overlay};
use crate::tui::view::paint::{Canvas, Piece, piece};
use unicode_segmentation::UnicodeSegmentation as _;

/// The box of the note that is typed, over the last rows above the status row.
pub(super) fn draw(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let Some(draft) = &model.kept.draft else {
        return;
    };
    let width = layout.whole.width;
    let (before, after) = draft.entry.halves();
    // The caret behind the last letter needs a cell too.
    let text = format!("{before}{after} ");
    let room = Width {
        first: width - 2,
        rest: width - 2,
    };
    let mut rows = wrap(&text, Span::new(0, text.trim_end().len()), room);
    if rows.is_empty() {
        rows.push(Span::new(0, 0));
    }
    // Blanks at the end of a row are part of no row: the caret may stand among them.
    let caret = before.len();
    let at = rows.iter().rposition(|it| it.start() <= caret).unwrap_or(0);
    let most = (layout.status / 2).max(2);
    let shown = rows.len().min(most - 1);
    let from = (at + 1).saturating_sub(shown);
    let top = layout.status - shown - 1;
    canvas.clear(Area {
        x: 0,
        y: top,
        width,
        height: shown + 1,
    });
    let place = match draft.about {
        About::Passage(passage) => place(model, passage),
        About::Gone(id) => format!("a passage that {id} has no more"),
    };
    let heading = format!("─ Note on {place} ");
    let end = canvas.put(0, top, &heading, &[Role::Heading]);
    canvas.put(
        end,
        top,
        &"─".repeat(width.saturating_sub(end)),
        &[Role::Line],
    );
    for (n, row) in rows.iter().enumerate().skip(from).take(shown) {
        let y = top + 1 + n - from;
        canvas.put(1, y, &text[row.range()], &[Role::Text]);
        if n == at {
            let x = canvas.width(&text[row.start()..caret]) + 1;
            let under = text[caret..].graphemes(true).next().unwrap_or(" ");
            canvas.put(x.min(width - 1), y, under, &[Role::Chosen]);
        }
    }
}

/// `A ¶12`.
pub(super) fn place(
    model: &Model,
    (id, passage): (ArticleId, crate::text::index::PassageId),
) -> String {
    let segments = model.comparison.corpus().segments(id);
    format!("{id} ¶{}", segments.paragraph_number(passage))
}

/// A row of the list: `*  8  the words of the note          A¶12`.
pub(super) fn row(
    model: &Model,
    at: usize,
    y: usize,
    width: usize,
    chosen: bool,
    canvas: &mut Canvas<'_>,
) {
    let Some(it) = model.kept.notes.all().get(at) else {
        return;
    };
    let muted = if chosen { Role::Text } else { Role::Muted };
    canvas.put(2, y, "*", &[Role::Heading]);
    if let Some(number) = number(model, it) {
        canvas.put(4, y, &number.to_string(), &[Role::Text]);
    }
    let told = match it.passage {
        Some(passage) => place(model, passage).replace(' ', ""),
        None => it.article.to_string(),
    };
    let end = width.saturating_sub(canvas.width(&told) + 2);
    let words = canvas.short(&one_line(&it.note.text), end.saturating_sub(10));
    canvas.put(8, y, &words, &[Role::Text]);
    canvas.put(end, y, &told, &[muted]);
}

fn number(model: &Model, it: &Placed) -> Option<usize> {
    let found = model.comparison.alignment().match_of(it.passage?)?;
    Some(model.outline.number(found))
}

/// What is shown of a note below the list: its words, then the passage as it was when the note was made.
pub(super) fn preview(model: &Model, at: usize) -> Vec<(String, Role)> {
    let Some(it) = model.kept.notes.all().get(at) else {
        return Vec::new();
    };
    vec![
        (one_line(&it.note.text), Role::Text),
        (
            format!("{}  {}", it.article, one_line(&it.note.anchor.text)),
            Role::Muted,
        ),
    ]
}

/// What is said in the status row of a note in the list.
pub(super) fn said(model: &Model, at: usize) -> Vec<Piece> {
    let Some(it) = model.kept.notes.all().get(at) else {
        return Vec::new();
    };
    let text = match it.passage {
        Some(passage) => format!("note on {}", place(model, passage)),
        None => format!("{} has this passage no more; the note stays", it.article),
    };
    vec![piece(text, Role::Status)]
}

/// What is said of the cursor, with its notes behind mark and number, in half of the room.
pub(super) fn beside(
    model: &Model,
    mut left: Vec<Piece>,
    room: usize,
    canvas: &Canvas<'_>,
) -> Vec<Piece> {
    let notes = model.kept.notes.on(model.cursor).iter();
    let texts: Vec<String> = notes.map(|it| one_line(&it.note.text)).collect();
    if texts.is_empty() {
        return left;
    }
    let text = canvas.short(&format!("* {}", texts.join(" * ")), room / 2);
    let mut pieces = vec![piece(text, Role::Heading)];
    let behind = left.len().min(1);
    if behind > 0 {
        pieces.insert(0, piece(" ", Role::Status));
    }
    if left.len() > 1 {
        pieces.push(piece(" ·", Role::Status));
    }
    left.splice(behind..behind, pieces);
    left
}

/// What can be done while a note or a letter is waited for.
pub(super) fn hints(model: &Model) -> Option<&'static [&'static str]> {
    if matches!(model.overlay, Some(Overlay::Menu { .. })) {
        return Some(&["Enter do it", "j/k choose", "Esc close"]);
    }
    match (&model.kept.draft, model.kept.letter) {
        (Some(_), _) => Some(&["Enter keep", "Esc leave"]),
        (None, Some(_)) => Some(&["Esc cancel"]),
        _ if model.kept.takes_text() => Some(&[
            "y copy",
            "h/l word",
            "j/k row",
            "0/$ passage",
            "o other end",
            "Esc cancel",
        ]),
        _ => None,
    }
}

/// What is asked for while a letter or a note is waited for, at the left and at the right of the status row.
pub(super) fn asked(model: &Model) -> Option<[String; 2]> {
    let letters = || model.kept.marks.iter().map(|it| format!(" {}", it.0));
    if let Some(letter) = model.kept.letter {
        return Some(match letter {
            Letter::Set => [
                "a letter for this passage: a to z".to_owned(),
                "m".to_owned(),
            ],
            Letter::Go => {
                let asked = match model.kept.marks.is_empty() {
                    true => "no passage has a letter yet: m and a letter gives one".to_owned(),
                    false => format!("go to which letter?{}", letters().collect::<String>()),
                };
                [asked, "'".to_owned()]
            }
        });
    }
    if let Some(it) = model.kept.select.filter(|it| !it.by_mouse) {
        let text = model.article(it.article).slice(it.span());
        let (words, n) = (text.split_whitespace().count(), text.chars().count());
        let words = if words == 1 {
            "1 word".to_owned()
        } else {
            format!("{words} words")
        };
        return Some([format!("selected: {words}, {n} characters"), "V".to_owned()]);
    }
    let draft = model.kept.draft.as_ref()?;
    let n = draft.entry.text().chars().count();
    let said = match (&draft.note, n) {
        (Some(_), 0) => "Enter takes the note away",
        _ => "the note is kept with the passage",
    };
    Some([said.to_owned(), n.to_string()])
}
