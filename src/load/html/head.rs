//! The head of an article from a page: its headline first, its standfirst below it.

use super::{Page, tidy};
use crate::article::BlockKind;
use crate::load::dates;
use crate::load::furniture::byline;
use crate::load::structure::Piece;

/// Puts the headline first: the page's own heading that says what its title says, else the title.
pub(super) fn set_headline(page: &mut Page, headings: &[String]) {
    let title = page.meta.title.take().unwrap_or_default();
    let shown = headings.iter().filter(|it| !it.is_empty());
    let headline = shown
        .clone()
        .find(|it| alike(it, &title) && !is_part_of_name(it, &title))
        .or_else(|| shown.clone().next().filter(|_| title.is_empty()))
        .unwrap_or(&title)
        .clone();
    if headline.is_empty() {
        return;
    }
    // A heading that says more than the title is a standfirst.
    let length = |it: &str| it.split_whitespace().count();
    let same = |it: &Piece| {
        it.kind == BlockKind::Heading
            && alike(&it.text, &headline)
            && length(&it.text) * 2 <= length(&headline) * 3
            && length(&headline) * 2 <= length(&it.text) * 3
    };
    if let Some(at) = page.pieces.iter().take(4).position(same) {
        page.pieces.remove(at);
    }
    page.pieces.insert(
        0,
        Piece {
            kind: BlockKind::Headline,
            text: headline.clone(),
        },
    );
    page.meta.title = Some(headline);
}

/// Whether a heading is so much shorter than the title that it is the name of the site in it: `V8` in `Wasm binaries · V8`.
fn is_part_of_name(heading: &str, title: &str) -> bool {
    let words = |it: &str| it.split_whitespace().count();
    words(heading) <= 2 && words(title) > words(heading) * 2 && !title.starts_with(heading)
}

/// Makes the standfirst a block of that role, below the headline.
pub(super) fn set_dek(page: &mut Page, dek: Option<String>) {
    let Some(dek) = dek else {
        return;
    };
    if let Some(piece) = page
        .pieces
        .iter_mut()
        .take(5)
        .find(|it| tidy(&it.text) == dek)
    {
        if piece.kind != BlockKind::Headline {
            piece.kind = BlockKind::Dek;
        }
        return;
    }
    let at = usize::from(
        page.pieces
            .first()
            .is_some_and(|it| it.kind == BlockKind::Headline),
    );
    page.pieces.insert(
        at,
        Piece {
            kind: BlockKind::Dek,
            text: dek,
        },
    );
}

/// Makes a heading that stands right below the headline and reads like a sentence the standfirst, where there is none, and
/// lets a date stand by itself that the page has as a list or heading.
///
/// Known failure: a report whose first section follows at once under a long heading of its own.
pub(super) fn heading_as_dek(pieces: &mut [Piece]) {
    let body = pieces
        .iter()
        .position(|it| it.kind == BlockKind::Paragraph)
        .unwrap_or(0);
    for piece in pieces.iter_mut().take(body.max(6)) {
        let small = matches!(piece.kind, BlockKind::ListItem | BlockKind::Heading);
        if small && dates::find(&piece.text).is_some() && byline(&piece.text).is_some() {
            piece.kind = BlockKind::Paragraph;
        }
    }
    if pieces.iter().any(|it| it.kind == BlockKind::Dek) {
        return;
    }
    let long = |it: &Piece| (8..=60).contains(&it.text.split_whitespace().count());
    let mut head = pieces.iter_mut().take(body.min(4));
    if let Some(piece) = head.find(|it| it.kind == BlockKind::Heading && long(it)) {
        piece.kind = BlockKind::Dek;
    }
}

/// Whether the shorter of two headings has at least six of ten of its words in the other.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|it| !it.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|it| long.contains(it)).count();
    !short.is_empty() && shared * 10 >= short.len() * 6
}
