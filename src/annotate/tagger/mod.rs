//! The name tagger: hashed features of each word in its surroundings, a linear model, the best sequence of labels.
//!
//! An averaged structured perceptron (Collins 2002) with feature hashing. It reads what the rules of `mentions` found as one
//! feature among others, and so learns where they err. Only words near a capital are looked at: a name without any capital
//! is missed. Trained by `cargo run --release --example train-names`.

mod decode;
mod features;
mod model;
mod words;

use super::mentions::Document;
use super::{Mention, MentionKind};
use crate::text::index::TokenId;
use crate::text::{Run, Span};

use words::Parts;

pub use decode::{Transitions, decode};
pub use features::{LABELS, Row, Stretch};
pub use model::{FEATURES, Scores, encode};

/// The names of an article as the model sees them, disjoint and in order of place. `found` is what the rules found.
/// Linear in the text, with some twenty look-ups a word near a capital, and as many a different word.
pub(super) fn find(document: &Document<'_>, found: &[Mention]) -> Vec<Mention> {
    let mut names = Vec::new();
    let score = |row: &Row| model::scores(row);
    let sum = |parts: Parts<Option<&Scores>>, row: &Row| {
        let mut sum = model::scores(row);
        for part in parts.into_iter().flatten() {
            for (sum, part) in sum.iter_mut().zip(part) {
                *sum += part;
            }
        }
        sum
    };
    features::read(document, found, score, sum, |tokens, scores| {
        let labels = decode(&scores, model::transitions());
        for (run, kind) in spans(&labels, tokens.start()) {
            let (first, last) = (document.token(run.start()), document.token(run.end() - 1));
            names.push(Mention {
                span: first.span.cover(last.span),
                kind,
            });
        }
    });
    names
}

/// The stretches of an article with the features of their words: what the trainer learns from. Hidden; for
/// `tests/train/names.rs` only.
#[doc(hidden)]
#[must_use]
pub fn examples(
    article: &crate::article::Article,
    segments: &crate::segment::Segments,
    interner: &crate::text::Interner,
) -> Vec<Stretch> {
    let document = Document::new(article, segments, interner);
    let found = super::mentions::by_rules(&document);
    let mut stretches = Vec::new();
    let whole = |parts: Parts<Option<&Row>>, row: &Row| -> Row {
        let parts = parts.into_iter().flatten().flatten();
        parts.chain(row).copied().collect()
    };
    features::read(&document, &found, Row::clone, whole, |tokens, rows| {
        stretches.push(Stretch { tokens, rows });
    });
    stretches
}

/// The label of the first word of a name of a kind; the next number is that of its other words, 0 that of no name.
#[must_use]
pub fn label(kind: MentionKind) -> u8 {
    1 + 2 * kind as u8
}

/// Names as runs of tokens. `start` is the position of the first label.
fn spans(labels: &[u8], start: usize) -> Vec<(Run<TokenId>, MentionKind)> {
    const KINDS: [MentionKind; 4] = [
        MentionKind::Person,
        MentionKind::Organization,
        MentionKind::Place,
        MentionKind::Other,
    ];
    let mut spans = Vec::new();
    let mut at = 0;
    while at < labels.len() {
        let Some(kind) = (labels[at] as usize)
            .checked_sub(1)
            .and_then(|it| KINDS.get(it / 2))
        else {
            at += 1;
            continue;
        };
        let inside = label(*kind) + 1;
        let len = 1 + labels[at + 1..]
            .iter()
            .take_while(|it| **it == inside)
            .count();
        spans.push((Run::new(start + at, start + at + len), *kind));
        at += len;
    }
    spans
}

/// The label of each token: what `found`, disjoint and in order, says of it.
pub(super) fn labels_of(
    document: &Document<'_>,
    tokens: Run<TokenId>,
    found: &[Mention],
) -> Vec<u8> {
    let mut next = found.partition_point(|it| {
        tokens.start() < tokens.end()
            && it.span.end() <= document.token(tokens.start()).span.start()
    });
    let mut labels = Vec::with_capacity(tokens.len());
    for at in tokens.start()..tokens.end() {
        let span: Span = document.token(at).span;
        while found
            .get(next)
            .is_some_and(|it| it.span.end() <= span.start())
        {
            next += 1;
        }
        labels.push(match found.get(next) {
            Some(it) if it.span.start() >= span.start() && it.span.start() < span.end() => {
                label(it.kind)
            }
            Some(it) if it.span.overlaps(span) => label(it.kind) + 1,
            _ => 0,
        });
    }
    labels
}
