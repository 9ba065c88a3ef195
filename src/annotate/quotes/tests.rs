//! Tests of quotes and their sources, on marked text.

use super::Quote;
use crate::annotate::descriptions::{Whose, whose_people};
use crate::annotate::{Mention, MentionKind, QuoteKind};
use crate::article::Article;
use crate::segment::{Segments, segment};
use crate::testing::{Mark, article, article_in, only, parse, print};
use crate::text::Interner;
use crate::text::index::{IndexVec, MentionId};
use proptest::prelude::{Strategy, prop, proptest};

mod apart;
mod beyond;
mod terms;
mod who;

fn quotes(
    article: &Article,
    segments: &Segments,
    interner: &Interner,
    mentions: &IndexVec<MentionId, Mention>,
) -> Vec<Quote> {
    let entities = &whose_people(article, mentions);
    let whose = Whose { mentions, entities };
    super::quotes(article, segments, interner, &whose).0
}

/// Quotes by number: `q` direct, `m` mixed, `i` indirect (contents), `w` no speech; `c` cue, `s` source, `x` uncertain
/// source, `o` what is not closed. Marks `p` are the names of persons that are known, `b` those of bodies.
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
    let mut marks = only(&expected.marks, "p");
    let bodies = only(&expected.marks, "b");
    let named = |all: &[Mark], kind| {
        let all = all.iter().map(|it| Mention {
            span: it.span,
            kind,
        });
        all.collect::<Vec<_>>()
    };
    let mut mentions = named(&marks, MentionKind::Person);
    mentions.extend(named(&bodies, MentionKind::Organization));
    mentions.sort_by_key(|it| it.span);
    let mentions: IndexVec<_, Mention> = mentions.into_iter().collect();
    let found = quotes(&article, &segments, &interner, &mentions);
    marks.extend(bodies);
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
fn a_participle_has_the_subject_of_its_sentence() {
    check("“{q1:We stay,}” {s1:Mara Lind} {c1:said}, citing a report on cranes.");
    check(
        "{x1:{x2:Lind}} hailed the plan as “{m1:fair}”, telling reporters that it is a “{m2:gift}” to Vell.",
    );
    check("The town kept silent, with harbor master {s1:Mara Lind} {c1:saying}, “{q1:We stay.}”");
    check("Alarmed by the storm, {s1:Mara Lind} {c1:called} out, “{q1:We stay.}”");
}

#[test]
fn whoever_is_spoken_to_does_not_speak() {
    check("{p:Mara Lind} was asked, “{q1:Do the cranes stay?}”");
    check("The plan was {c1:described} by {s1:Mara Lind} as “{m1:a gift to the town.}”");
    check("Vell spoke of {s1:{s2:Lind}}’s {c1:{c2:claims}} {i1:that the harbor is “{m2:safe}”}.");
}

#[test]
fn the_nearest_verb_of_speech_has_its_subject() {
    check(
        "{p:{s1=Oda Tarn:Oda Tarn}} {c1:warned} {i1:the town of the storm, but {p:{s2=Lind:Lind}} {c2:said} it was “{m2:a breeze.}”}",
    );
    check("“{q1:We stay,}” {s1:the mayor} sighed, when {p:Lind} said no.");
    check("{s1:Lind} sighed: “{q1:We stay.}”");
    check("VELL, May 3 (AP) — {s1:Mara Lind} cheered the crew, {c1:saying} “{q1:cranes stay.}”");
    check(
        "{s1:{s2:Harbor chief Mara Lind}} {c1:{c2:told}} the town {i1:that cranes are “{m2:a gift}”}.",
    );
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
    check("{p:Ann Lowe} left with {p:Paul Brandt}. “{q1:We sing,}” {s1=Ann Lowe:she} {c1:said}.");
}

#[test]
fn a_pronoun_stands_for_whom_the_sentence_before_is_about() {
    check(
        "“{q1:We stay,}” {p:{s1=Liz Lowe:Liz Lowe}} {c1:said}. Then {p:Mary Lowe} left {p:Ann Moe} alone. “{q2:We sing,}” {s2=Mary Lowe:she} {c2:said}.",
    );
    check("{p:Tarn Vos} met {p:Lind Holm}. “{q1:We sing,}” {s1=Tarn Vos:he} {c1:said}.");
    // One of two whose gender nobody can tell, and whom the sentence before is not about, is not sure.
    check(
        "{p:Tarn Vos} met {p:Lind Holm}. The hall was full. Rain fell. “{q1:We sing,}” {x1=Tarn Vos:he} {c1:said}.",
    );
}

#[test]
fn what_a_headline_or_pull_quote_repeats_is_told_once() {
    let check = |text: &str, expected: &[bool]| {
        let article = article(text);
        let mut interner = Interner::default();
        let segments = segment(&article, &mut interner);
        let found = quotes(&article, &segments, &interner, &IndexVec::new());
        let found: Vec<bool> = found.iter().map(|it| it.repeated).collect();
        assert_eq!(found, expected, "{text}");
    };
    check(
        "“We stay in Vell,” Lind said. “It is our old home.”\n\n“It is our old home”\n\nRain fell all day.",
        &[false, false, true],
    );
    // Words of their own are no repetition, nor are two words.
    check(
        "“We stay in Vell,” Lind said.\n\n“It is our old home”\n\n“We stay”\n\nRain fell.",
        &[false, false, false],
    );
}

#[test]
fn a_name_that_goes_on_in_small_letters_is_not_who_speaks() {
    check("“{q1:We stay,}” {s1:the {p:Lind} campaign} {c1:said}.");
    check("“{q1:We stay,}” {s1=Lind:Mr. {p:Lind} of Vell} {c1:said}.");
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
    check("{i1:{s2:Lind} {c2:said} {i2:that the harbor is safe}}, {s1:the Herald} {c1:reported}.");
    check("The claims were read to the crew.");
}

#[test]
fn told_speech_goes_on_behind_who_says_it() {
    check(
        "{i1:The harbor is safe and open}, {s1:{s2:Lind}} {c1:{c2:said}}, {i2:because the town repaired it}.",
    );
    check("On Monday, {c1:according to} {s1:Lind}, {i1:the harbor was closed again}.");
    check("{x1:A new poll} {c1:showed} {i1:the mayor leads in every district}.");
    check("The crew showed the harbor to the mayor.");
}

#[test]
fn who_hands_on_or_is_spoken_of_does_not_speak() {
    check("“{q1:We stay,}” {s1:Mara Lind} {c1:said}, according to a letter of hers.");
    check("Her words, {c1:said} {s1:Mara Lind}, the mayor, are “{m1:entirely sound and fair.}”");
    check("{s1:A lawyer for {p:Oda Tarn}} {c1:said} {i1:the harbor was safe}.");
    check("{s1=Piet Vos:{p:Tarn}’s lawyer}, {p:Piet Vos}, {c1:said} {i1:the harbor was safe}.");
    check("{s1:Mara Lind} {c1:promised} “{q1:a safer harbor,}” and Holm said the pier was closed.");
    check("Holm left the pier. “{q1:What a night!}” exhaled {s1:Mara Lind}, the mayor.");
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
    // A participle at the end, an infinitive that somebody else's verb governs, a passive.
    check("{s1:Das Ministerium} hatte das „{m1:in aller Form}“ {c1:zurückgewiesen}.");
    check("{i1:Die Stadt müsse erklären, was geschah}, {c1:sagte} {s1:Mara Lind}.");
    check("Der Bau des Hafens wurde am Montag angekündigt, weil die Stadt wächst.");
    // What goes on in the mood of what is told is told by the same.
    check(
        "„{q1:Wir bleiben}“, {c1:{c2:sagte}} {s1:{s2:Mara Lind}}. {i2:Die Stadt werde allen schnell helfen}. Das ist neu.",
    );
    // A paper and a ship are no speech.
    check("{s2:Lind} {c2:sagte} dem „{w1:Vell-Tageblatt}“, {i2:es müsse bald geklärt werden}.");
}

#[test]
fn french_speech() {
    let check = |marked| check_in("fr", marked);
    check("« {q1:Nous restons} », a {c1:déclaré} {s1:Mara Lind} lundi.");
    check("« {q1:Nous restons} », {c1:dit}-{x1:elle}.");
    check("Mis à l'eau lundi, le « {w1:Reine-Blanche} » assurait la liaison avec Vell.");
    check("{s1:La ministre} a {c1:affirmé} {i1:que le port est sûr}.");
    check("{c1:Selon} {s1:le ministère}, {i1:le port est sûr et ouvert}.");
}

#[test]
fn spanish_speech() {
    let check = |marked| check_in("es", marked);
    check("«{q1:Nos quedamos}», {c1:dijo} {s1:Mara Lind} el lunes.");
    check("{s1:La ministra} {c1:aseguró} {i1:que el puerto es seguro}.");
    check("{c1:Según} {s1:el ministerio}, {i1:el puerto es seguro y está abierto}.");
    check(
        "{i1:El puerto es seguro y está abierto}, {c1:según} informó este lunes {s1:el Gobierno}.",
    );
    check("El alcalde, de 61 años, negó las acusaciones.");
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
        let article = article(&text.repeat(10_000));
        let mut interner = Interner::default();
        let start = std::time::Instant::now();
        let segments = segment(&article, &mut interner);
        let found = quotes(&article, &segments, &interner, &IndexVec::default());
        assert_eq!(found.len(), 10_000, "{text}");
        assert!(
            start.elapsed().as_secs() < 20,
            "{text}: {:?}",
            start.elapsed()
        );
    }
}
