//! The quotes of an article: quotations and told speech, each with its cue and source.

use super::attribution::{BlockSpeech, Memory, Unit, block_speech};
use super::frames::How;
use super::scene::{Scene, Words};
use super::speakers::Speakers;
use super::{Mention, Quote, QuoteKind, Source};
use crate::article::Article;
use crate::segment::Segments;
use crate::text::index::{IndexVec, MentionId};
use crate::text::{Interner, Span};

/// Finds the quotes, in order of place. Near-linear in the text.
#[must_use]
pub(super) fn quotes(
    article: &Article,
    segments: &Segments,
    interner: &Interner,
    mentions: &IndexVec<MentionId, Mention>,
) -> Vec<Quote> {
    let mut scene = Scene::new(article, segments, interner);
    let mut memory = Memory::default();
    let mut found: Vec<Quote> = Vec::new();
    for block in article.blocks().ids() {
        let speech = block_speech(&mut scene, block, &mut memory);
        add_block(&scene, &speech, &mut found);
    }
    found.sort_by_key(|it| (it.span.start(), std::cmp::Reverse(it.span.end())));
    chain(article.text(), &mut found);
    let mut speakers = Speakers::new(article, mentions);
    for quote in &mut found {
        if let Some(source) = &mut quote.source {
            source.mention = speakers.mention(source.span);
        }
    }
    found
}

fn add_block(scene: &Scene<'_>, speech: &BlockSpeech, found: &mut Vec<Quote>) {
    for unit in &speech.units {
        let (cue, source) = parts(
            scene,
            unit.quotation.content,
            unit.speaker.and_then(|it| it.cue),
            unit.speaker.map(|it| (it.source, is_certain(it.how))),
        );
        found.push(Quote {
            span: unit.quotation.span,
            content: unit.quotation.content,
            kind: kind(scene, unit),
            closed: unit.quotation.closed,
            speech: unit.speech,
            cue,
            source,
        });
    }
    for told in &speech.told {
        let span = scene.span(told.content);
        let (cue, source) = parts(scene, span, Some(told.cue), Some((told.source, true)));
        found.push(Quote {
            span,
            content: span,
            kind: QuoteKind::Indirect,
            closed: true,
            speech: true,
            cue,
            source,
        });
    }
}

/// Cue and source as spans, if they lie outside the content.
fn parts(
    scene: &Scene<'_>,
    content: Span,
    cue: Option<Words>,
    source: Option<(Words, bool)>,
) -> (Option<Span>, Option<Source>) {
    let cue = cue
        .map(|it| scene.span(it))
        .filter(|it| !it.overlaps(content));
    let source = source
        .map(|(words, certain)| Source {
            span: scene.span(words),
            mention: None,
            certain,
        })
        .filter(|it| !it.span.overlaps(content));
    (cue, source)
}

fn is_certain(how: How) -> bool {
    matches!(how, How::After | How::Before | How::Inherited)
}

/// Mixed when it is a part of a clause: told words around it, or a word that is no cue right before it.
fn kind(scene: &Scene<'_>, unit: &Unit) -> QuoteKind {
    let before = unit.words.start().checked_sub(1);
    let block_start = before.is_none_or(|n| {
        let between =
            scene.span(crate::text::Run::new(n, n + 1)).end()..unit.quotation.span.start();
        scene.article.text()[between].contains('\n')
    });
    let embedded = before.is_some_and(|n| {
        !block_start && scene.is_word(n) && !scene.is_quoted(n) && scene.cue(n).is_none()
    });
    if unit.in_told || embedded {
        QuoteKind::Mixed
    } else {
        QuoteKind::Direct
    }
}

/// A quotation over several paragraphs: each part that is opened again closes the one before, and all have the speaker
/// that a surely cued part names.
fn chain(text: &str, found: &mut [Quote]) {
    let marked: Vec<usize> = (0..found.len())
        .filter(|&n| found[n].kind != QuoteKind::Indirect)
        .collect();
    for pair in marked.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let between = &text[found[a].span.end()..found[b].span.start()];
        if found[a].closed || !between.contains('\n') || !between.trim().is_empty() {
            continue;
        }
        found[a].closed = true;
        let sure = |it: &Quote| it.source.is_some_and(|it| it.certain);
        if sure(&found[b]) && !sure(&found[a]) {
            found[a].source = found[b].source;
        } else if found[a].source.is_some() && !sure(&found[b]) {
            found[b].source = found[a].source;
        }
    }
}
