//! Which part each block of a report plays: headline, standfirst, byline, caption, heading, list.

use super::decode::tidy;
use super::furniture::{Credit, byline, credit, dateline, is_sign_off};
use super::plain::{ends_sentence, is_item, without_bullet};
use crate::article::{Article, ArticleBuilder, BlockKind, Dateline, Metadata};
use crate::lexicon::furniture::Furniture;
use crate::text::Span;
use rustc_hash::FxHashSet;

/// A block on its way into an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its role: what the markup said, or a paragraph.
    pub kind: BlockKind,
    /// Its text.
    pub text: String,
}

/// What a format knows of the roles of its blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// Nothing: roles are told from the text.
    None,
    /// Headings, lists and quotations: only what markup does not say is told from the text.
    Marked,
}

/// The first blocks in which headline, standfirst, byline and the first picture stand.
const HEAD: usize = 7;

/// Gives paragraphs the role that their place and wording show, and fills in title, byline and date where `meta` has none.
///
/// What is not clear stays a paragraph. Linear. Known failures: a standfirst that says nothing of what follows stays a
/// paragraph; a first paragraph without a full stop becomes the headline.
pub(super) fn recognise(pieces: &mut [Piece], markup: Markup, meta: &mut Metadata) {
    if markup == Markup::None {
        headline(pieces);
    }
    captions(pieces);
    let bylines = bylines(pieces, meta);
    dek(pieces, bylines);
    if markup == Markup::None {
        lists(pieces);
        headings(pieces);
    }
    if meta.title.is_none() {
        meta.title = pieces
            .iter()
            .find(|it| it.kind == BlockKind::Headline)
            .map(|it| tidy(&it.text));
    }
}

/// The article made of these blocks, its dateline and credits found in its final text.
pub(super) fn build(pieces: &[Piece], meta: Metadata) -> Article {
    let mut builder = ArticleBuilder::new(meta);
    let mut paragraphs = 0;
    for (n, piece) in pieces.iter().enumerate() {
        let Some(span) = builder.block(piece.kind, &piece.text) else {
            continue;
        };
        let opens = piece.kind == BlockKind::Paragraph && paragraphs < 3;
        if opens && let Some(dateline) = dateline_at(&builder, span, paragraphs > 0) {
            builder.dateline(dateline);
            paragraphs = 3;
        }
        paragraphs += usize::from(piece.kind == BlockKind::Paragraph);
        let last = n + 1 == pieces.len();
        if let Some(credit) = credit_at(&builder, span, piece.kind, last) {
            builder.credit(credit);
        }
    }
    builder.finish()
}

/// The first block, if it reads like a headline and something follows.
fn headline(pieces: &mut [Piece]) {
    if let [first, rest @ ..] = pieces
        && !rest.is_empty()
        && first.kind == BlockKind::Paragraph
        && reads_like_headline(&first.text)
        && byline(&first.text).is_none()
    {
        first.kind = BlockKind::Headline;
    }
}

/// Two to thirty words on at most 200 bytes, one sentence without a full stop, no dateline.
fn reads_like_headline(text: &str) -> bool {
    if text.len() > 200 {
        return false;
    }
    let words = text.split_whitespace().count();
    let wide = text.chars().any(|c| c as u32 > 0x2e80);
    let stop = text.trim_end_matches(['"', '\'', '”', '’', '»', ')']);
    let abbreviated = stop.len() >= 4 && stop.is_ascii() && stop.as_bytes()[stop.len() - 3] == b'.';
    (words >= 2 || wide)
        && words <= 30
        && (abbreviated || !stop.ends_with(['.', '。', ',', ';', ':', '।']))
        && !text.contains(". ")
        && !is_item(text)
        && text.chars().any(char::is_alphanumeric)
        && dateline(text).is_none()
}

/// Short texts that end with the credit of a picture, and those with an agency's tag that stand before the report begins.
fn captions(pieces: &mut [Piece]) {
    let n = pieces.len();
    let body = pieces
        .iter()
        .take(HEAD)
        .position(|it| {
            it.kind == BlockKind::Paragraph
                && credit(&it.text).is_none()
                && ends_sentence(&it.text)
                && !is_first_dek(it)
        })
        .unwrap_or(HEAD);
    for (at, piece) in pieces.iter_mut().enumerate() {
        if piece.kind != BlockKind::Paragraph || piece.text.len() > 600 {
            continue;
        }
        if let Some(inside) = bracketed_caption(&piece.text) {
            piece.text = inside.to_owned();
            piece.kind = BlockKind::Caption;
            continue;
        }
        let short = piece.text.split_whitespace().count() <= 70;
        if short && is_labelled(&piece.text) {
            piece.kind = BlockKind::Caption;
            continue;
        }
        let Some(credit) = credit(&piece.text).filter(|_| short) else {
            continue;
        };
        let sign_off = at + 1 == n && !credit.picture;
        let alone = credit.range.start == 0;
        if !sign_off && !alone && (credit.picture || credit.square || at <= body) {
            piece.kind = BlockKind::Caption;
        }
    }
}

/// The words of a text that stands whole in square brackets and says itself that it is about a picture: `[Photo: A tug in the
/// harbor. Credit: Jane Roe]`. A credit alone (`[Photo: Jane Roe]`) is none.
fn bracketed_caption(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('[')?.strip_suffix(']')?;
    let about = is_labelled(inside) && !inside.contains(['[', ']']);
    (about && credit(text).is_none()).then_some(inside)
}

/// Whether a text says itself that it tells what a picture shows: `Caption: Divers at the wreck.`, `[Photo: The Tarna at the quay]`.
fn is_labelled(text: &str) -> bool {
    let text = text.trim_start_matches(['[', '(']);
    let label = text.split_once(':').map(|it| it.0.trim().to_lowercase());
    label.is_some_and(|it| Furniture::Caption.has(&it))
}

/// A standfirst may stand before the first caption, so it does not begin the report.
fn is_first_dek(piece: &Piece) -> bool {
    piece.text.split_whitespace().count() <= 45 && dateline(&piece.text).is_none()
}

/// Bylines in the head of the report and those who signed off at its end; whether the head has one, and where.
fn bylines(pieces: &mut [Piece], meta: &mut Metadata) -> Option<usize> {
    let (mut found, last) = (None, pieces.len().saturating_sub(1));
    for (at, piece) in pieces.iter_mut().enumerate() {
        if piece.kind != BlockKind::Paragraph {
            continue;
        }
        if is_sign_off(&piece.text) {
            piece.kind = BlockKind::Byline;
        } else if (at < HEAD || at == last)
            && let Some(byline) = byline(&piece.text)
        {
            piece.kind = BlockKind::Byline;
            meta.byline = meta.byline.take().or(byline.who);
            meta.published = meta.published.take().or(byline.published);
            found = found.or((at < HEAD).then_some(at));
        }
    }
    found
}

/// The block below the headline, if it is a standfirst: the byline, a dateline or a longer text follows at once, or a later
/// paragraph tells all of it again.
fn dek(pieces: &mut [Piece], byline: Option<usize>) {
    let Some(at) = pieces
        .iter()
        .take(HEAD)
        .position(|it| it.kind == BlockKind::Headline)
    else {
        return;
    };
    let at = at + 1 + usize::from(byline == Some(at + 1));
    if pieces.iter().any(|it| it.kind == BlockKind::Dek) {
        return;
    }
    let [piece, rest @ ..] = &pieces[at.min(pieces.len())..] else {
        return;
    };
    if piece.text.len() > 600 {
        return;
    }
    let words = piece.text.split_whitespace().count();
    if piece.kind != BlockKind::Paragraph
        || !(4..=45).contains(&words)
        || dateline(&piece.text).is_some()
        || is_item(&piece.text)
    {
        return;
    }
    let next = rest.iter().find(|it| it.kind == BlockKind::Paragraph);
    let signed = rest.first().is_some_and(|it| it.kind == BlockKind::Byline) && next.is_some();
    let opened = next.is_some_and(|it| dateline(&it.text).is_some());
    let unfinished = !ends_sentence(&piece.text) && next.is_some_and(|it| ends_sentence(&it.text));
    let one_sentence = !piece.text.contains(". ");
    let retold = one_sentence && rest.iter().take(4).any(|it| retells(&it.text, &piece.text));
    if signed || opened || unfinished || retold {
        pieces[at].kind = BlockKind::Dek;
    }
}

/// Whether a text has at least seven tenths of the long words of a shorter one, eight of them or more.
fn retells(text: &str, shorter: &str) -> bool {
    let long_words = |text: &str| -> FxHashSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() >= 4)
            .map(str::to_lowercase)
            .collect()
    };
    let (all, wanted) = (long_words(text), long_words(shorter));
    let shared = wanted.iter().filter(|word| all.contains(*word)).count();
    wanted.len() >= 8 && shared * 10 >= wanted.len() * 7
}

/// Two or more items in a row are a list; one alone may be a line of dialogue. The bullets before them are no text, numbers are.
fn lists(pieces: &mut [Piece]) {
    let mut at = 0;
    while at < pieces.len() {
        let items = pieces[at..]
            .iter()
            .take_while(|it| it.kind == BlockKind::Paragraph && is_item(&it.text))
            .count();
        if items >= 2 {
            for piece in &mut pieces[at..at + items] {
                piece.text = without_bullet(&piece.text).to_owned();
                piece.kind = BlockKind::ListItem;
            }
        }
        at += items.max(1);
    }
}

/// Short lines without any mark at their end, between two paragraphs of whole sentences.
fn headings(pieces: &mut [Piece]) {
    let whole = |it: &Piece| {
        it.kind == BlockKind::Paragraph
            && ends_sentence(&it.text)
            && it.text.split_whitespace().count() >= 12
    };
    for at in 1..pieces.len().saturating_sub(1) {
        let text = &pieces[at].text;
        let short = text.len() <= 70 && (1..=8).contains(&text.split_whitespace().count());
        let heading = pieces[at].kind == BlockKind::Paragraph
            && short
            && text.starts_with(char::is_uppercase)
            && text.ends_with(char::is_alphanumeric)
            && whole(&pieces[at - 1])
            && whole(&pieces[at + 1]);
        if heading {
            pieces[at].kind = BlockKind::Heading;
        }
    }
}

/// The dateline of a block, in coordinates of the article. `stated`: only one with a date or an agency.
fn dateline_at(builder: &ArticleBuilder, block: Span, stated: bool) -> Option<Dateline> {
    let text = &builder.text()[block.range()];
    let parts = dateline(text)?;
    if parts.end == text.len() || (stated && parts.date.is_none() && parts.agency.is_none()) {
        return None;
    }
    let span = |range: std::ops::Range<usize>| {
        Span::new(block.start() + range.start, block.start() + range.end)
    };
    Some(Dateline {
        span: span(0..parts.end),
        place: parts.place.map(span),
        date: parts.date.map(span),
        agency: parts.agency.map(span),
    })
}

/// The credit that ends a block: of a caption any, of a report's last paragraph an agency's, of a sign-off all of it.
fn credit_at(builder: &ArticleBuilder, block: Span, kind: BlockKind, last: bool) -> Option<Span> {
    let text = &builder.text()[block.range()];
    if kind == BlockKind::Byline {
        return is_sign_off(text).then_some(block);
    }
    let Credit { range, .. } = credit(text)?;
    let counts = kind == BlockKind::Caption || last || range.start == 0;
    counts.then(|| Span::new(block.start() + range.start, block.start() + range.end))
}

#[cfg(test)]
mod tests;
