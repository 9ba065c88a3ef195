//! The quotes of an article: quotations and told speech, each with its cue and source.

use super::attribution::{BlockSpeech, Memory, Unit, block_speech};
use super::descriptions::{self, Description, Whose};
use super::doubts;
use super::frames;
use super::repeats;
use super::roles;
use super::scene::{Scene, Words};
use super::speakers::Speakers;
use super::{Mention, MentionKind, Quote, QuoteKind, Route, Source};
use crate::article::Article;
use crate::segment::Segments;
use crate::text::index::{IndexVec, MentionId};
use crate::text::{Interner, Span};

/// Finds the quotes, and what stands for names, in order of place. Near-linear in the text.
#[must_use]
pub(super) fn quotes(
    article: &Article,
    segments: &Segments,
    interner: &Interner,
    whose: &Whose<'_>,
) -> (Vec<Quote>, Vec<Description>) {
    let mentions = whose.mentions;
    let mut scene = Scene::new(article, segments, interner);
    let described = descriptions::find(&scene, whose);
    let mut memory = Memory::default();
    let mut found: Vec<Quote> = Vec::new();
    for block in article.blocks().ids() {
        let speech = block_speech(&mut scene, block, &mut memory);
        add_block(&scene, &speech, &mut found);
    }
    found.sort_by_key(|it| (it.span.start(), std::cmp::Reverse(it.span.end())));
    chain(article.text(), &mut found);
    let talk = talk(article, mentions, &found);
    let mut speakers = Speakers::new(article, segments, mentions, talk, &described);
    for quote in &mut found {
        if !quote.speech {
            (quote.cue, quote.source) = (None, None);
        }
        let said = (quote.content, quote.kind != QuoteKind::Indirect);
        let Some(source) = &mut quote.source else {
            continue;
        };
        let (mention, sure) = speakers.mention(source.span, quote.cue, said);
        source.mention = mention;
        source.certain &= sure;
        // A guess is nobody who is said to be dead.
        if !source.certain && mention.is_some_and(|it| speakers.is_dead(it)) {
            source.mention = None;
        }
        // `Beijing said` is a source; a place that is not right beside its verb, or amid other words (`a lawmaker from
        // Oslo`), only stands near one.
        if let Some(place) = mention.map(|it| &mentions[it])
            && (place.kind == MentionKind::Place || roles::is_site(article.slice(place.span)))
        {
            let speaks = place
                .span
                .contains(without_article(article.text(), source.span))
                && quote
                    .cue
                    .is_some_and(|cue| is_beside(article.text(), source.span, cue));
            source.certain &= speaks;
            if !speaks && quote.cue.is_none() {
                quote.source = None;
            }
        }
    }
    carry_on(article, &mut found);
    repeats::mark(article, &mut found);
    (found, described)
}

/// What is told by somebody named or by a pronoun, and what stands between marks.
fn talk(
    article: &Article,
    mentions: &IndexVec<MentionId, Mention>,
    found: &[Quote],
) -> [Vec<Span>; 2] {
    let mentions = mentions.as_slice();
    let by_person = |it: &Quote| {
        let Some(source) = it.source.map(|it| it.span) else {
            return false;
        };
        let next = mentions.partition_point(|it| it.span.end() <= source.start());
        // `Lind’s reason` says nothing.
        let ends = |it: &Mention| it.span.overlaps(source) && it.span.end() >= source.end();
        let named = mentions
            .get(next)
            .is_some_and(|it| ends(it) && it.kind == MentionKind::Person);
        named || ["he", "she"].contains(&article.slice(source).to_lowercase().as_str())
    };
    let (told, marked): (Vec<&Quote>, Vec<&Quote>) =
        found.iter().partition(|it| it.kind == QuoteKind::Indirect);
    let told = told.into_iter().filter(|it| by_person(it));
    [
        told.map(|it| it.span).collect(),
        marked.into_iter().map(|it| it.span).collect(),
    ]
}

/// A quotation that nothing closes, behind a paragraph without marks of which another one opens, goes on: who said the first is a
/// guess for the second, unless its own sentence names somebody (texts of one sentence a paragraph).
fn carry_on(article: &Article, found: &mut [Quote]) {
    const LONGEST_BETWEEN: usize = 300;
    let marked = (0..found.len()).filter(|&n| found[n].kind != QuoteKind::Indirect);
    let marked: Vec<usize> = marked.collect();
    for pair in marked.windows(2) {
        let (one, two) = (&found[pair[0]], &found[pair[1]]);
        let between = article.text().get(one.span.end()..two.span.start());
        let paragraph = between.is_some_and(|it| {
            let plain = it.trim();
            it.len() < LONGEST_BETWEEN
                && it.ends_with('\n')
                && it.starts_with('\n')
                && !plain.is_empty()
                && !plain.contains('\n')
        });
        let own = two
            .source
            .is_some_and(|it| it.certain || it.mention.is_some());
        let goes_on = !one.closed && paragraph && !own && two.speech;
        let known = one.source.filter(|it| it.mention.is_some());
        if let Some(source) = known.filter(|_| goes_on) {
            found[pair[1]].source = Some(Source {
                certain: false,
                ..source
            });
        }
    }
}

/// `Harbor House` of `the Harbor House`, but for what a name set apart parts from its noun (`the Vell, Tarnland, chapter`).
fn without_article(text: &str, source: Span) -> Span {
    let words = &text[source.range()];
    let bare = roles::after_article(words);
    let aside = text[source.end()..].strip_prefix(", ");
    let goes_on = aside.and_then(|it| it.split(' ').next());
    let bare = bare.filter(|_| !goes_on.is_some_and(|it| it.ends_with(',')));
    Span::new(source.end() - bare.unwrap_or(words).len(), source.end())
}

/// Whether at most a word stands between a source and its cue.
fn is_beside(text: &str, source: Span, cue: Span) -> bool {
    let between = source.end().min(cue.end())..source.start().max(cue.start());
    text.get(between)
        .is_some_and(|it| it.split_whitespace().count() <= 1 && !it.contains([',', ';', '.']))
}

fn add_block(scene: &Scene<'_>, speech: &BlockSpeech, found: &mut Vec<Quote>) {
    for unit in &speech.units {
        let (cue, mut source) = parts(
            scene,
            unit.quotation.content,
            unit.speaker.and_then(|it| it.cue),
            unit.speaker.map(|it| (it.source, it.route)),
        );
        if let (Some(source), Some(speaker)) = (&mut source, unit.speaker) {
            source.certain &= !doubts::is_doubtful(scene, unit, speaker);
        }
        found.push(Quote {
            span: unit.quotation.span,
            content: unit.quotation.content,
            kind: kind(scene, unit),
            closed: unit.quotation.closed,
            speech: unit.speech,
            repeated: false,
            cue,
            source,
        });
    }
    for told in &speech.told {
        let span = scene.span(told.content);
        let route = if told.cue.start() < told.content.start() {
            Route::Before
        } else {
            Route::Behind
        };
        let (cue, source) = parts(scene, span, Some(told.cue), Some((told.source, route)));
        found.push(Quote {
            span,
            content: span,
            kind: QuoteKind::Indirect,
            closed: true,
            speech: true,
            repeated: false,
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
    source: Option<(Words, Route)>,
) -> (Option<Span>, Option<Source>) {
    let source = source
        .map(|(words, route)| {
            let joint = frames::joint(scene, words, cue);
            Source {
                span: scene.span(joint.unwrap_or(words)),
                mention: None,
                certain: is_certain(route) && joint.is_none(),
                route,
            }
        })
        .filter(|it| !it.span.overlaps(content));
    let cue = cue
        .map(|it| scene.span(it))
        .filter(|it| !it.overlaps(content));
    (cue, source)
}

/// Of those that stand in another part of the sentence 29 of 41 were right on annotated news.
fn is_certain(route: Route) -> bool {
    matches!(route, Route::Behind | Route::Before | Route::Carried)
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

/// A quotation over several paragraphs: each part that is followed by another is closed by it, and all have the speaker that a
/// surely cued part names, the last one before others.
fn chain(text: &str, found: &mut [Quote]) {
    let marked: Vec<usize> = (0..found.len())
        .filter(|&n| found[n].kind != QuoteKind::Indirect)
        .collect();
    let goes_on = |a: &Quote, b: &Quote| {
        let between = text.get(a.span.end()..b.span.start()).unwrap_or("-");
        !a.closed && between.contains('\n') && between.trim().is_empty()
    };
    let parts = marked.chunk_by(|&a, &b| goes_on(&found[a], &found[b]));
    let parts: Vec<Vec<usize>> = parts
        .filter(|it| it.len() > 1)
        .map(<[usize]>::to_vec)
        .collect();
    for parts in parts {
        let sources = parts.iter().rev().filter_map(|&it| found[it].source);
        let sure = sources.clone().find(|it| it.certain);
        let source = sure.or_else(|| parts.iter().find_map(|&it| found[it].source));
        for (n, &part) in parts.iter().enumerate() {
            found[part].closed |= n + 1 < parts.len();
            let own = found[part].source.is_some_and(|it| it.certain);
            if !own && source.is_some() {
                found[part].source = source;
            }
        }
    }
}

#[cfg(test)]
mod tests;
