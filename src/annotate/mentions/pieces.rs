//! Runs of capitals, cut into pieces: words, compounds, names known beforehand, and the small words between them.

use super::document::Document;
use crate::lexicon::gazetteer::Known;
use crate::lexicon::titles::Role;
use crate::lexicon::wordlist::COMMON;
use crate::segment::TokenKind;
use crate::text::index::TokenId;
use crate::text::{Run, Span};

/// One or more tokens that are taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Position of the first token.
    pub first: usize,
    /// Position of the last token.
    pub last: usize,
    /// What the gazetteer says.
    pub known: Option<Known>,
    /// What it is in the run.
    pub kind: PieceKind,
    /// Whether it stands where any word takes a capital.
    pub start: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// A word with a capital.
    Capital,
    /// A small word inside names of people (`von`).
    Particle,
    /// `of`, `for`, `on`, `the` inside names of organizations.
    Link,
    /// `and`, `&`.
    And,
}

impl Piece {
    pub fn span(&self, document: &Document<'_>) -> Span {
        document
            .token(self.first)
            .span
            .cover(document.token(self.last).span)
    }

    pub fn is_capital(&self) -> bool {
        self.kind == PieceKind::Capital
    }
}

/// The runs of a passage, in order. Each begins and ends with a capital.
pub(super) fn runs(document: &Document<'_>, within: Run<TokenId>) -> Vec<Vec<Piece>> {
    let mut runs = Vec::new();
    let mut run: Vec<Piece> = Vec::new();
    let mut at = within.start();
    while at < within.end() {
        let Some(piece) = piece(document, at, within) else {
            finish(&mut run, &mut runs);
            at += 1;
            continue;
        };
        at = piece.last + 1;
        if piece.is_capital() || !run.is_empty() || piece.kind == PieceKind::Particle {
            run.push(piece);
        }
        // A full stop that belongs to the word before it parts nothing.
        if at < within.end()
            && document.text(at) == "."
            && document.is_abbreviation(piece.last)
            && document.touch(piece.last, at)
        {
            at += 1;
        }
    }
    finish(&mut run, &mut runs);
    runs
}

fn finish(run: &mut Vec<Piece>, runs: &mut Vec<Vec<Piece>>) {
    while run.last().is_some_and(|it| !it.is_capital()) {
        run.pop();
    }
    // `al-` and the like may open a name, but only right before a capital.
    while run.len() > 1 && !run[0].is_capital() && !run[1].is_capital() {
        run.remove(0);
    }
    if !run.is_empty() {
        runs.push(std::mem::take(run));
    }
}

fn piece(document: &Document<'_>, at: usize, within: Run<TokenId>) -> Option<Piece> {
    let start = document.starts_sentence(at, within);
    if !document.is_capital(at) {
        let (kind, last) = small(document, at, within)?;
        return Some(Piece {
            first: at,
            last,
            known: None,
            kind,
            start,
        });
    }
    if is_never(document, at, within) {
        return None;
    }
    let (last, known) = match known(document, at, within) {
        Some((last, known)) => (last, Some(known)),
        None if let Some(last) = owned(document, at, within) => (last, None),
        None => (compound(document, at, within), None),
    };
    Some(Piece {
        first: at,
        last,
        known,
        kind: PieceKind::Capital,
        start,
    })
}

/// Capitals that are never part of a name.
fn is_never(document: &Document<'_>, at: usize, within: Run<TokenId>) -> bool {
    let form = document.form(at);
    if form == "i" || form.starts_with("i'") {
        return document.text(at).len() > 1 || document.text_after(at, within) != ".";
    }
    // `Theresa May`: a month that follows a capital without a number behind it may be a surname.
    let surname = form == "may"
        && at > within.start()
        && document.is_capital(at - 1)
        && !document.is_month_or_weekday(at - 1);
    document.is_month_or_weekday(at) && !surname && document.text(at).len() > 2
}

fn small(document: &Document<'_>, at: usize, within: Run<TokenId>) -> Option<(PieceKind, usize)> {
    let kind = match document.text(at) {
        "of" | "for" | "on" | "the" => PieceKind::Link,
        "and" | "&" => PieceKind::And,
        "al" | "el" | "ul" | "ur" => {
            let dash =
                at + 2 < within.end() && document.text(at + 1) == "-" && document.touch(at, at + 1);
            return Some((PieceKind::Particle, if dash { at + 1 } else { at }))
                .filter(|&(_, last)| last + 1 < within.end() && document.is_capital(last + 1));
        }
        "de" | "von" | "van" | "bin" | "ibn" | "der" | "den" | "del" | "da" | "di" | "du"
        | "la" | "ben" | "abu" | "ter" | "dos" | "das" | "zu" => PieceKind::Particle,
        _ => return None,
    };
    let before = at > within.start();
    let next = at + 1 < within.end();
    (before && next).then_some((kind, at))
}

/// Position of the head of an organization that a group of people owns by name: `Workers’ Party`, `People’s Bank`.
fn owned(document: &Document<'_>, at: usize, within: Run<TokenId>) -> Option<usize> {
    let group = matches!(
        document.form(at),
        "people"
            | "workers"
            | "women"
            | "men"
            | "children"
            | "peoples"
            | "teachers"
            | "farmers"
            | "doctors"
            | "nurses"
            | "veterans"
            | "writers"
            | "consumers"
            | "citizens"
            | "parents"
            | "lawyers"
    );
    if !group || at + 2 >= within.end() || !document.touch(at, at + 1) {
        return None;
    }
    let owner = matches!(document.text(at + 1), "'s" | "’s" | "'" | "’");
    // `Children’s Defense Fund`
    let near = (at + 2..within.end().min(at + 5)).take_while(|&it| document.is_capital(it));
    near.filter(|&it| {
        let form = document.form(it);
        owner && (document.roles.has(form, Role::Organization) || form == "republic")
    })
    .last()
}

/// The longest known name at `at`: position of its last token.
fn known(document: &Document<'_>, at: usize, within: Run<TokenId>) -> Option<(usize, Known)> {
    let longest = document.gazetteer.longest(document.form(at));
    let end = within.end().min(at + longest);
    let mut words = (at..end)
        .rev()
        .filter(|&it| document.token(it).kind != TokenKind::Punctuation);
    words.find_map(|last| {
        let span = document.token(at).span.cover(document.token(last).span);
        let entry = document.gazetteer.get(document.slice(span))?;
        Some((last, entry.known))
    })
}

/// Position of the last token of the word that `at` begins, with the parts that hyphens join to it.
fn compound(document: &Document<'_>, at: usize, within: Run<TokenId>) -> usize {
    let mut last = at;
    while last + 2 < within.end()
        && document.text(last + 1) == "-"
        && document.touch(last, last + 1)
        && document.touch(last + 1, last + 2)
    {
        let next = last + 2;
        let joins = match document.token(next).kind {
            TokenKind::Number => !document.text(last).chars().any(char::is_lowercase),
            TokenKind::Word if document.is_capital(next) => {
                document.gazetteer.get(document.text(next)).is_none()
            }
            TokenKind::Word => {
                let form = document.form(next);
                form.len() <= 4 && !COMMON.contains(form)
            }
            TokenKind::Punctuation => false,
        };
        if !joins {
            break;
        }
        last = next;
    }
    last
}
