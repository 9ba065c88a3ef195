//! What is named after a person is not the person: `the Holm administration`, `Holm Tower`.

use super::document::Document;
use crate::annotate::{Mention, MentionKind};
use crate::text::Span;

/// Gives such names a kind of their own, and the word that tells what they are. Linear in the mentions.
pub(super) fn part(document: &Document<'_>, found: &mut Vec<Mention>) {
    join(document, found);
    for n in 0..found.len() {
        if found[n].kind != MentionKind::Person {
            continue;
        }
        let span = found[n].span;
        let next = found.get(n + 1).map_or(usize::MAX, |it| it.span.start());
        if let Some(whole) = body(document, span).filter(|it| it.end() <= next) {
            found[n] = Mention {
                span: whole,
                kind: MentionKind::Organization,
            };
        } else if let Some(kind) = thing(document, span) {
            found[n].kind = kind;
        }
    }
}

/// A person and what stands right behind and begins with a head are one name: `Lars Brandt` `University of Velin`.
fn join(document: &Document<'_>, found: &mut Vec<Mention>) {
    let heads = |span: Span| {
        let form = document.form(document.token_run(span).start());
        matches!(
            form,
            "university"
                | "institute"
                | "foundation"
                | "school"
                | "college"
                | "center"
                | "centre"
                | "hospital"
                | "library"
                | "museum"
        )
    };
    found.dedup_by(|next, before| {
        let beside = document.slice(Span::new(before.span.end(), next.span.start())) == " ";
        let joins = beside
            && before.kind == MentionKind::Person
            && next.kind == MentionKind::Organization
            && heads(next.span);
        if joins {
            before.span = before.span.cover(next.span);
            before.kind = MentionKind::Organization;
        }
        joins
    });
}

/// A name with the body that it leads: `Holm administration`. A possessor (`Holm’s campaign`) is a person still.
fn body(document: &Document<'_>, span: Span) -> Option<Span> {
    let tokens = document.token_run(span);
    let (last, next) = (tokens.end().checked_sub(1)?, tokens.end());
    let word = document.form_or_empty(next);
    let joined = matches!(
        word,
        "administration"
            | "campaign"
            | "government"
            | "regime"
            | "foundation"
            | "family"
            | "cabinet"
            | "presidency"
    );
    let space =
        joined && document.slice(Span::new(span.end(), document.token(next).span.start())) == " ";
    let one = tokens.len() <= 2 && document.is_capital(last);
    let lower = joined && !document.is_capital(next);
    (space && one && lower).then(|| span.cover(document.token(next).span))
}

/// The kind of a name of several words that ends in what is often named after people.
fn thing(document: &Document<'_>, span: Span) -> Option<MentionKind> {
    let tokens = document.token_run(span);
    let last = tokens.end().checked_sub(1)?;
    if tokens.len() < 2 || !document.is_capital(last) {
        return None;
    }
    match document.form(last) {
        "foundation" | "organization" | "organisation" | "institute" | "university" | "school"
        | "library" | "museum" | "hospital" | "company" | "corporation" | "inc" | "group"
        | "holdings" | "administration" | "campaign" | "commission" | "trust" | "fund"
        | "charity" | "initiative" => Some(MentionKind::Organization),
        "tower" | "towers" | "airport" | "stadium" | "hotel" | "building" | "plaza" | "center"
        | "centre" | "street" | "avenue" | "boulevard" | "square" | "theater" | "theatre"
        | "memorial" => Some(MentionKind::Place),
        "prize" | "award" | "act" | "doctrine" | "inquiry" | "report" | "law" => {
            Some(MentionKind::Other)
        }
        _ => None,
    }
}
