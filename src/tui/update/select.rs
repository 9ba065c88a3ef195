//! Words of one article selected, with the keys or by dragging, and copied without row breaks, marks or other columns.

use crate::text::Span;
use crate::tui::errand::Errand;
use crate::tui::kept::Selection;
use crate::tui::key::{Code, Key};
use crate::tui::layout::Kind;
use crate::tui::message::{Effect, Position};
use crate::tui::model::Model;
use crate::tui::update::{mouse, scroll};
use unicode_segmentation::UnicodeSegmentation as _;

/// What is said where words cannot be selected: rows of several passages stand there as they are compared, not as they run.
const NOT_BY_ROWS: &str = "no selecting by rows: v changes the layout";

/// Begins with the first word of the passage at the cursor.
pub(super) fn start(model: &mut Model) -> Effect {
    if model.layout().kind == Kind::Rows {
        model.message = Some(NOT_BY_ROWS.to_owned());
        return Effect::None;
    }
    model.close_all();
    let article = model.focus();
    let at = model.span(model.cursor).start();
    let word = word_at(model.article(article).text(), at);
    model.kept.select = Some(Selection {
        article,
        anchor: word,
        head: word,
        by_mouse: false,
    });
    scroll::reveal_offset(model, article, at);
    Effect::None
}

/// A key while words are selected.
pub(super) fn typed(model: &mut Model, key: Key) -> Effect {
    let Some(it) = model.kept.select else {
        return Effect::None;
    };
    let text = model.article(it.article).text();
    let passage = model.span(model.cursor);
    let head = match (key.code, key.ctrl || key.alt) {
        (Code::Char('y') | Code::Enter, false) => return copy(model),
        (Code::Esc, _) | (Code::Char('q' | 'V'), false) => {
            model.kept.select = None;
            return Effect::None;
        }
        (Code::Char('o'), false) => {
            let (anchor, head) = (it.head, it.anchor);
            model.kept.select = Some(Selection { anchor, head, ..it });
            head
        }
        (Code::Char('l' | 'w') | Code::Right, false) => next_word(text, it.head),
        (Code::Char('h' | 'b') | Code::Left, false) => previous_word(text, it.head),
        (Code::Char('0') | Code::Home, false) => word_at(text, passage.start()),
        (Code::Char('$') | Code::End, false) => word_at(text, passage.end().saturating_sub(1)),
        (Code::Char('j') | Code::Down, false) => row(model, it, 1),
        (Code::Char('k') | Code::Up, false) => row(model, it, -1),
        _ => return Effect::None,
    };
    if let Some(it) = &mut model.kept.select {
        it.head = head;
    }
    scroll::reveal_offset(model, it.article, head.start());
    Effect::None
}

/// The word one row on or back, below or above the one that is reached.
fn row(model: &mut Model, it: Selection, by: isize) -> Span {
    let from = model.place_of(it.article, it.head.start());
    let to = model.step(it.article, from, by);
    let column = it.head.start() - model.offset_of(it.article, from).min(it.head.start());
    let begin = model.offset_of(it.article, to);
    let text = model.article(it.article).text();
    let at = (begin + column).min(text.len().saturating_sub(1));
    word_at(text, at)
}

/// The left button went down: a drag from there selects.
pub(super) fn press(model: &mut Model, at: Position) {
    let is_open = model.overlay.is_some() && !model.has_panel();
    model.kept.press = match is_open || model.layout().kind == Kind::TooSmall {
        true => None,
        false => mouse::letter_under(model, at, None),
    };
}

/// The mouse moved with the button down. Outside the column it selects to the edge of it.
pub(super) fn drag(model: &mut Model, at: Position) {
    let Some((article, from)) = model.kept.press else {
        return;
    };
    if model.layout().kind == Kind::Rows {
        model.message = Some(NOT_BY_ROWS.to_owned());
        return;
    }
    if let Some((_, to)) = mouse::letter_under(model, at, Some(article)) {
        let text = model.article(article).text();
        model.kept.select = Some(Selection {
            article,
            anchor: letter_at(text, from),
            head: letter_at(text, to),
            by_mouse: true,
        });
    }
}

/// The button went up: what was dragged over is copied and stays lit until the next key.
pub(super) fn release(model: &mut Model) -> Effect {
    model.kept.press = None;
    match model.kept.select {
        Some(it) if it.by_mouse => Effect::Errand(Errand::Copy(words(model, it))),
        _ => Effect::None,
    }
}

fn copy(model: &mut Model) -> Effect {
    match model.kept.select.take() {
        Some(it) => Effect::Errand(Errand::Copy(words(model, it))),
        None => Effect::None,
    }
}

/// What is selected, as it stands in the article: paragraphs are parted, rows are not.
fn words(model: &Model, it: Selection) -> String {
    model.article(it.article).slice(it.span()).trim().to_owned()
}

/// The letter at a byte, with its marks.
fn letter_at(text: &str, at: usize) -> Span {
    let n = text[at..].graphemes(true).next().map_or(0, str::len);
    Span::new(at, at + n)
}

/// The word at a byte: what stands between blanks; the next one where a blank is.
fn word_at(text: &str, at: usize) -> Span {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let rest = &text[at..];
    let at = at + (rest.len() - rest.trim_start().len());
    let start = text[..at].rfind(char::is_whitespace);
    let start = start.map_or(0, |it| {
        it + text[it..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[at..].find(char::is_whitespace);
    Span::new(start, end.map_or(text.len(), |it| at + it))
}

fn next_word(text: &str, word: Span) -> Span {
    match text[word.end()..].trim_start().is_empty() {
        true => word,
        false => word_at(text, word.end()),
    }
}

fn previous_word(text: &str, word: Span) -> Span {
    let before = text[..word.start()].trim_end();
    match before.char_indices().next_back() {
        Some((at, _)) => word_at(text, at),
        None => word,
    }
}

#[cfg(test)]
mod tests {
    use super::{next_word, previous_word, word_at};

    #[test]
    fn words_stand_between_blanks() {
        let text = "The “dam” leaks.\n\nÉtude no. 3";
        let words = |from: usize| {
            let mut word = word_at(text, from);
            let mut all = vec![&text[word.range()]];
            for _ in 0..6 {
                word = next_word(text, word);
                all.push(&text[word.range()]);
            }
            for _ in 0..6 {
                word = previous_word(text, word);
            }
            (all, word)
        };
        let (all, first) = words(0);
        assert_eq!(all, ["The", "“dam”", "leaks.", "Étude", "no.", "3", "3"]);
        assert_eq!(&text[first.range()], "The");
        assert_eq!(&text[word_at(text, 3).range()], "“dam”");
        assert_eq!(&text[word_at(text, 5).range()], "“dam”");
        assert_eq!(&text[word_at(text, 999).range()], "3");
    }
}
