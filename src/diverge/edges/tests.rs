//! Rows with what denies them, and at edges of phrases.

use super::settle;
use crate::align::{Score, align};
use crate::corpus::{Corpus, Site};
use crate::diverge::context::Context;
use crate::diverge::words::Words;
use crate::diverge::{Divergence, Kind};
use crate::testing::article_in;
use crate::text::Span;
use crate::text::index::ArticleId;

/// What the row of some words of two sentences says, of a kind.
#[track_caller]
fn check_kind(kind: Kind, told: [(&str, &str); 2], expected: [&str; 2]) {
    check_in("en", kind, told, expected);
}

/// The same in a language.
#[track_caller]
fn check_in(language: &str, kind: Kind, told: [(&str, &str); 2], expected: [&str; 2]) {
    let texts = told.map(|it| format!("Storm over Vell\n\n{}", it.0));
    let corpus = Corpus::new(texts.iter().map(|it| article_in(language, it)).collect());
    let alignment = align(&corpus, &[]);
    let words = Words::new(&corpus, alignment.stems());
    let context = Context::new(&corpus, &alignment, &words);
    let sites = [0, 1].map(|n| {
        let article = ArticleId::new(n);
        let text = corpus.articles()[article].text();
        let start = text.find(told[n].1).expect("stands there");
        let span = Span::new(start, start + told[n].1.len());
        Site { article, span }
    });
    let mut found = [Divergence {
        kind,
        sites: sites.to_vec(),
        matched: None,
        confidence: Score::new(1.0),
        shown: true,
    }];
    settle(&context, &mut found);
    let shown: Vec<&str> = found[0].sites.iter().map(|it| corpus.slice(*it)).collect();
    assert_eq!(shown, expected);
}

/// The same of other words, with a row on the other side that stays.
#[track_caller]
fn check(sentence: &str, cut: &str, whole: &str) {
    let other = (
        "The keepers of Vell painted the lamps.",
        "painted the lamps",
    );
    let kind = Kind::Described { entity: None };
    check_kind(kind, [(sentence, cut), other], [whole, other.1]);
}

#[test]
fn what_denies_a_row_is_in_it() {
    for (sentence, cut, whole) in [
        (
            "Oda Tarn has denied that she ever asked for favors in return.",
            "she ever asked for favors in return",
            "has denied that she ever asked for favors in return",
        ),
        (
            "The board did not say when the ferry would sail again.",
            "say",
            "did not say",
        ),
        (
            "The pilot refused to leave the burning ship at noon.",
            "leave the burning ship at noon",
            "refused to leave the burning ship at noon",
        ),
        (
            "The keepers failed to light the northern lamps on Monday.",
            "light the northern lamps on Monday",
            "failed to light the northern lamps on Monday",
        ),
        (
            "The ferry sailed without telling the harbor office at all.",
            "telling the harbor office at all",
            "without telling the harbor office at all",
        ),
        (
            "She never sold the brass lamps of the pier.",
            "sold the brass lamps of the pier",
            "never sold the brass lamps of the pier",
        ),
    ] {
        check(sentence, cut, whole);
    }
}

#[test]
fn a_denial_of_another_clause_is_not() {
    for (sentence, cut) in [
        (
            "The board did not meet because the ferry carried no mail.",
            "the ferry carried no mail",
        ),
        (
            "The pilot refused to speak but the crew left the ship at noon.",
            "the crew left the ship at noon",
        ),
        (
            "Not only the keepers painted the northern lamps.",
            "the keepers painted the northern lamps",
        ),
    ] {
        check(sentence, cut, cut);
    }
}

#[test]
fn a_claim_holds_what_denies_it() {
    check_kind(
        Kind::Certainty,
        [
            ("The dam above Vell is not in danger.", "danger"),
            (
                "The dam above Vell could be in danger.",
                "could be in danger",
            ),
        ],
        ["is not in danger", "could be in danger"],
    );
}

#[test]
fn a_row_ends_and_begins_at_edges_of_phrases() {
    for (sentence, cut, whole) in [
        (
            "Vell will meet Skarn in the final, which starts on 14 May.",
            "will meet Skarn in the final, which starts on 14",
            "will meet Skarn in the final, which starts on 14 May",
        ),
        (
            "A slide buried the rails, and no train will run for three months, the railway said.",
            "buried the rails, and no train will run for three months, the railway",
            "buried the rails, and no train will run for three months, the railway said",
        ),
        (
            "The mast fell on the pier at noon, and the old lamp broke into pieces.",
            "mast fell on the pier at noon, and the old lamp",
            "The mast fell on the pier at noon",
        ),
        (
            "Lind made 38 saves; Holm, in the other net, had 27.",
            "made 38 saves; Holm, in the other net",
            "made 38 saves",
        ),
        (
            "The reds won seven seats on the big council, two more than before.",
            "won seven seats on the big council, two",
            "won seven seats on the big council, two more than before",
        ),
        (
            "The library on the pier, built in 1912, has never been so full.",
            "library on the pier, built in 1912, has never",
            "The library on the pier, built in 1912",
        ),
        (
            "Karl Holm, 58, stood silent in the dock on Monday.",
            "58, stood silent in the dock on Monday",
            "Karl Holm, 58, stood silent in the dock on Monday",
        ),
        (
            "A bus with people of Vell arrived in the harbor.",
            "bus with people of Vell arrived in the harbor",
            "A bus with people of Vell arrived in the harbor",
        ),
    ] {
        check(sentence, cut, whole);
    }
}

#[test]
fn a_number_stands_against_a_number_of_its_unit() {
    check_kind(
        Kind::Described { entity: None },
        [
            (
                "Holm scored in the 44th minute, and Lind tied the game six minutes from the end.",
                "Lind tied the game six minutes from the end",
            ),
            (
                "Holm scored in the 47th minute, before Lind levelled with six minutes left.",
                "Holm scored in the 47th minute, before Lind levelled with six minutes left",
            ),
        ],
        [
            "Holm scored in the 44th minute, and Lind tied the game six minutes from the end",
            "Holm scored in the 47th minute, before Lind levelled with six minutes left",
        ],
    );
}

#[test]
fn a_row_is_not_cut_before_what_turns_its_sense() {
    let check = |language, told, expected| {
        check_in(language, Kind::Described { entity: None }, told, expected);
    };
    check(
        "de",
        [
            (
                "Eine Sperrung der Mole lehnte Hafenmeister Karl Tarn ab, obwohl sie bröckelt.",
                "Eine Sperrung der Mole lehnte Hafenmeister Karl Tarn",
            ),
            (
                "Gefahr für die Boote besteht nach seinen Worten nicht, denn es ist still.",
                "Gefahr für die Boote besteht",
            ),
        ],
        [
            "Eine Sperrung der Mole lehnte Hafenmeister Karl Tarn ab",
            "Gefahr für die Boote besteht nach seinen Worten nicht",
        ],
    );
    check(
        "fr",
        [
            (
                "Le port n'a procédé à aucune fermeture.",
                "Le port n'a procédé",
            ),
            (
                "Le vent a soufflé toute la nuit sur la ville et les quais du vieux port.",
                "Le vent a soufflé",
            ),
        ],
        [
            "Le port n'a procédé à aucune fermeture",
            "Le vent a soufflé",
        ],
    );
}

#[test]
fn a_stretch_is_told_to_its_end() {
    let lamps = "The lamps have serial dates from 1 August to 31 October, the maker said.";
    check_kind(
        Kind::Described { entity: None },
        [
            (lamps, "The lamps have serial dates from 1 August"),
            ("Lamps of that summer are recalled.", "Lamps of that summer"),
        ],
        [
            "The lamps have serial dates from 1 August to 31 October",
            "Lamps of that summer",
        ],
    );
}
