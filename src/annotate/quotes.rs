//! The quotes of an article: quotations and told speech, each with its cue and source.

use super::attribution::{BlockSpeech, Memory, Unit, block_speech};
use super::frames::{self, How};
use super::scene::{Scene, Words};
use super::speakers::Speakers;
use super::{Mention, MentionKind, Quote, QuoteKind, Source};
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
        if !quote.speech {
            (quote.cue, quote.source) = (None, None);
        }
        if let Some(source) = &mut quote.source {
            source.mention = speakers.mention(source.span);
            // `Beijing said` is a source; a place amid other words (`a lawmaker from Oslo`) only stands near one.
            let is_amid = |it: MentionId| {
                let place = &mentions[it];
                place.kind == MentionKind::Place && !place.span.contains(source.span)
            };
            source.certain &= !source.mention.is_some_and(is_amid);
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
    let source = source
        .map(|(words, certain)| {
            let joint = frames::joint(scene, words, cue);
            Source {
                span: scene.span(joint.unwrap_or(words)),
                mention: None,
                certain: certain && joint.is_none(),
            }
        })
        .filter(|it| !it.span.overlaps(content));
    let cue = cue
        .map(|it| scene.span(it))
        .filter(|it| !it.overlaps(content));
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

#[cfg(test)]
mod tests {
    use super::quotes;
    use crate::annotate::{Mention, MentionKind, QuoteKind};
    use crate::segment::segment;
    use crate::testing::{Mark, article, article_in, only, parse, print};
    use crate::text::Interner;
    use crate::text::index::IndexVec;
    use proptest::prelude::{Strategy, prop, proptest};

    /// Quotes by number: `q` direct, `m` mixed, `i` indirect (contents), `w` no speech; `c` cue, `s` source, `x` uncertain
    /// source, `o` what is not closed. Marks `p` are the names that are known.
    #[track_caller]
    fn check(marked: &str) {
        check_in("en", marked);
    }

    /// The same in another language.
    #[track_caller]
    fn check_in(language: &str, marked: &str) {
        let expected = parse(marked);
        let article = article_in(language, &expected.text);
        let mut interner = Interner::default();
        let segments = segment(&article, &mut interner);
        let mentions: IndexVec<_, Mention> = only(&expected.marks, "p")
            .iter()
            .map(|it| Mention {
                span: it.span,
                kind: MentionKind::Person,
            })
            .collect();
        let found = quotes(&article, &segments, &interner, &mentions);
        let mut marks = only(&expected.marks, "p");
        for (n, it) in (1..).zip(&found) {
            let label = match it.kind {
                _ if !it.closed => "o",
                _ if !it.speech => "w",
                QuoteKind::Direct => "q",
                QuoteKind::Mixed => "m",
                QuoteKind::Indirect => "i",
            };
            marks.push(Mark::new(format!("{label}{n}"), it.content));
            marks.extend(it.cue.map(|cue| Mark::new(format!("c{n}"), cue)));
            marks.extend(it.source.map(|source| {
                let letter = if source.certain { 's' } else { 'x' };
                let stands_for = source.mention.map_or(String::new(), |mention| {
                    let name = article.slice(mentions[mention].span);
                    format!("={name}")
                });
                Mark::new(format!("{letter}{n}{stands_for}"), source.span)
            }));
        }
        assert_eq!(print(&expected.text, &marks), marked);
    }

    #[test]
    fn a_cue_after_the_quotation_names_the_source() {
        check("“{q1:We stay,}” {s1:Mara Lind} {c1:said}.");
        check("“{q1:We stay,}” {c1:said} {s1:Mara Lind}, the mayor of Vell.");
        check(
            "“{q1:We stay,}” {s1:Mara Lind}, a fellow at the Harbor Institute’s Center for Cranes, {c1:told} the Herald.",
        );
        check("“{q1:We stay,}” {s1:the ministry} {c1:said} in a statement.");
        check("“{q1:We stay,}” {c1:according to} {s1:the ministry}.");
    }

    #[test]
    fn a_cue_before_the_quotation_names_the_source() {
        check("On Monday, {s1:Mara Lind} {c1:said}: “{q1:We stay.}”");
        check("Vell has “{m1:never left the harbor,}” the Herald {c1:quoted} {s1:Lind} as saying.");
    }

    #[test]
    fn parts_of_a_split_quotation_share_their_source() {
        check("“{q1:We stay,}” {s1:{s2:Lind}} {c1:said}. “{q2:We do.}”");
        check("“{q1:We stay,}” {s1:{s2:Lind}} {c1:{c2:said}}, “{q2:and we sing.}”");
    }

    #[test]
    fn the_subject_of_the_sentence_is_an_uncertain_source() {
        check("{x1:The mayor} opened a “{m1:safe and lasting home for all cranes.}”");
    }

    #[test]
    fn a_pronoun_stands_for_who_spoke_last() {
        check(
            "“{q1:We stay,}” {p:{s1=Mara Lind:Mara Lind}} {c1:said}.\n\n“{q2:We sing,}” {s2=Mara Lind:she} {c2:said}.",
        );
        check(
            "{p:Ann Lowe} left with {p:Paul Brandt}. “{q1:We sing,}” {s1=Ann Lowe:she} {c1:said}.",
        );
    }

    #[test]
    fn two_who_speak_as_one_are_both_the_source() {
        check(
            "{x1:{x2:{p:Ann Lowe} and {p:Ida Moe}}} {c1:{c2:said}} {i1:the “{m2:home of all cranes}” stays}.",
        );
        check("“{q1:We stay,}” {c1:said} {x1:{p:Ann Lowe} and {p:Ida Moe}}.");
    }

    #[test]
    fn a_role_stands_for_the_name_beside_it() {
        check("Mayor {p:Mara Lind} spoke. “{q1:We sing,}” {s1=Mara Lind:the mayor} {c1:said}.");
    }

    #[test]
    fn a_running_quotation_is_one_voice() {
        check("“{q1:We stay. It is our home.}\n\n“{q2:And we sing,}” {s1:{s2:Lind}} {c2:said}.");
        check("{s1:{s2:Lind}} {c1:{c2:said}} {i1:it was “{o2:a good and quiet home.}}");
    }

    #[test]
    fn a_lost_closing_mark_does_not_swallow_who_speaks() {
        check(
            "“{o1:We sing until the last lamp is out,} {c1:said} {s1:Mara Lind}, who leads the choir.",
        );
        check("“{q1:We sing, said nobody.}\n\n“{q2:Nor do we dance.}”");
    }

    #[test]
    fn told_speech_has_limits() {
        check("{s1:Lind} {c1:said} {i1:that the harbor is safe}.");
        check("{i1:The harbor is safe and open}, {s1:Lind} {c1:said} on Monday.");
        check("{s1:Lind}, in a talk with the Herald, {c1:said} {i1:Vell is open}.");
        check("{s1:Lind} {c1:told} reporters {i1:that the harbor is safe}.");
        check(
            "{i1:{s2:Lind} {c2:said} {i2:that the harbor is safe}}, {c1:according to} {s1:the Herald}.",
        );
        check(
            "{i1:{s2:Lind} {c2:said} {i2:that the harbor is safe}}, {s1:the Herald} {c1:reported}.",
        );
        check("The claims were read to the crew.");
    }

    #[test]
    fn told_speech_goes_on_behind_who_says_it() {
        check(
            "{i1:The harbor is safe and open}, {s1:{s2:Lind}} {c1:{c2:said}}, {i2:because the town repaired it}.",
        );
        check("On Monday, {c1:according to} {s1:Lind}, {i1:the harbor was closed again}.");
        check("{s1:A new poll} {c1:showed} {i1:the mayor leads in every district}.");
        check("The crew showed the harbor to the mayor.");
    }

    #[test]
    fn terms_and_titles_are_no_speech() {
        check("The crew signed a “{w1:no-cranes}” pledge.");
        check("“{q1:We stay,}” {c1:said} {s1:Mara Lind}, host of “{w2:Harbor Lights.}”");
        check("On her podcast, “{w1:The Long Pier,}” {s2:Lind} {c2:said} “{q2:cranes must stay.}”");
        check("The town voted on a method called “{w1:slow lifting}” in May.");
        check("He wore a “{w1:Cranes For All}” hat and sang.");
        check("Marcia “{w1:Pier}” Lind moored the so-called “{w2:ghost ship}” in May.");
        check("The ferry runs past “{w1:Old Light}” and “{w2:Gull Rock}” each day.");
    }

    #[test]
    fn a_few_words_that_somebody_uses_of_something_are_speech() {
        check("{s1:{s2:Lind}} {c1:{c2:called}} {i1:the plan “{m2:a disgrace}” on Monday}.");
        check("{s1:{s2:Lind}} {c1:{c2:called}} {i1:the mayor “{m2:Iron Oda}” on Monday}.");
        check("{x1:Lind} repeated her call for “{m1:fairness}” in Vell.");
        check("{s1:{s2:Lind}} {c1:{c2:said}} {i1:the harbor was “{m2:Grand Old Vell}” to her}.");
    }

    #[test]
    fn german_speech() {
        let check = |marked| check_in("de", marked);
        check("„{q1:Wir bleiben}“, {c1:sagte} {s1:Mara Lind} am Montag.");
        check("»{q1:Wir bleiben}«, {c1:so} {s1:die Ministerin}.");
        check("Am Montag {c1:erklärte} {s1:Mara Lind}: „{q1:Wir bleiben.}“");
        check("{s1:Lind} {c1:sagte} am Montag, {i1:dass der Hafen sicher ist}.");
        check("{i1:Der Hafen sei sicher und offen}, {c1:teilte} {s1:das Ministerium} mit.");
        check("{c1:Nach Angaben} {s1:der Behörde} {i1:ist der Hafen sicher und offen}.");
    }

    #[test]
    fn french_speech() {
        let check = |marked| check_in("fr", marked);
        check("« {q1:Nous restons} », a {c1:déclaré} {s1:Mara Lind} lundi.");
        check("« {q1:Nous restons} », {c1:dit}-{s1:elle}.");
        check("{s1:La ministre} a {c1:affirmé} {i1:que le port est sûr}.");
        check("{c1:Selon} {s1:le ministère}, {i1:le port est sûr et ouvert}.");
    }

    #[test]
    fn spanish_speech() {
        let check = |marked| check_in("es", marked);
        check("«{q1:Nos quedamos}», {c1:dijo} {s1:Mara Lind} el lunes.");
        check("{s1:La ministra} {c1:aseguró} {i1:que el puerto es seguro}.");
        check("{c1:Según} {s1:el ministerio}, {i1:el puerto es seguro y está abierto}.");
    }

    #[test]
    fn a_language_without_lists_has_marks_only() {
        check_in(
            "fi",
            "”{q1:Me jäämme tänne koko talveksi}”, sanoi Mara Lind.",
        );
    }

    fn newsy() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            " ",
            " ",
            " ",
            "\n\n",
            ". ",
            ", ",
            "? ",
            "… ",
            " — ",
            "“",
            "”",
            "\"",
            "‘",
            "’",
            "'s",
            "Mara",
            "Lind",
            "she",
            "he",
            "said",
            "told",
            "who",
            "according to",
            "the",
            "mayor",
            "quoted",
            "as saying",
            "that",
            "and",
            "in",
            "Vell",
            "safe",
            "Monday",
            "reporters",
            "wants",
            "claims",
            "U.S.",
            "她说",
            "。",
        ]);
        prop::collection::vec(piece, 0..50).prop_map(|it| it.join(" "))
    }

    proptest! {
        #[test]
        fn content_lies_in_its_span_and_cue_and_source_outside(text in newsy()) {
            let article = article(&text);
            let mut interner = Interner::default();
            let segments = segment(&article, &mut interner);
            for it in quotes(&article, &segments, &interner, &IndexVec::new()) {
                assert!(it.span.contains(it.content) && !it.content.is_empty());
                assert!(it.cue.is_none_or(|cue| !cue.overlaps(it.content)));
                assert!(it.source.is_none_or(|source| !source.span.overlaps(it.content)));
                let homes = article.blocks().iter().filter(|block| block.span.contains(it.span));
                assert_eq!(homes.count(), 1);
            }
        }
    }

    #[test]
    fn a_paragraph_of_nothing_but_quotations_costs_no_more_than_others() {
        for text in [
            "“we left the hall,” ",
            "‘we left the hall’ ",
            "the “old” hall ",
            "“Stop!” Lind ran ",
        ] {
            let article = article(&text.repeat(20_000));
            let mut interner = Interner::default();
            let start = std::time::Instant::now();
            let segments = segment(&article, &mut interner);
            let found = quotes(&article, &segments, &interner, &IndexVec::default());
            assert_eq!(found.len(), 20_000, "{text}");
            assert!(
                start.elapsed().as_secs() < 20,
                "{text}: {:?}",
                start.elapsed()
            );
        }
    }
}
