//! Plain text to paragraphs: what is joined, and what is not.

use super::{Hyphens, paragraphs};
use proptest::prelude::{ProptestConfig, proptest};
use std::time::{Duration, Instant};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(paragraphs(text, Hyphens::Keep), expected);
}

#[test]
fn a_word_that_a_program_divided_is_whole_again() {
    check(
        "The ferry left the harbor at noon and was adrift for many hours of the after-\n\
         noon, until two tugs from Lindholm came to its help at last; it was a sixty-\n\
         ton ship on a lease that the council had granted it in the spring of the be-\n\
         ginning year.",
        &[
            "The ferry left the harbor at noon and was adrift for many hours of the afternoon, until two tugs from \
             Lindholm came to its help at last; it was a sixty-ton ship on a lease that the council had granted it in \
             the spring of the beginning year.",
        ],
    );
}

#[test]
fn a_prefix_before_a_common_word_keeps_its_hyphen() {
    for (head, tail) in [
        ("re", "sign"),
        ("Re", "cover"),
        ("re", "act"),
        ("co", "op"),
        ("re", "gional"),
    ] {
        let text = format!(
            "The council of Lindholm said that the two of them want to {head}-\n\
             {tail} at the end of the year, whatever the town says of it, and that\n\
             nothing else was known."
        );
        let joined = paragraphs(&text, Hyphens::Keep).concat();
        let kept = joined.contains(&format!("{head}-{tail}"));
        assert_eq!(kept, tail != "gional", "{joined}");
    }
}

#[test]
fn a_paragraph_that_is_one_word_costs_no_more_than_others() {
    let line = format!("{}-\n", "é".repeat(60));
    let text = line.repeat(20_000);
    for hyphens in [Hyphens::Keep, Hyphens::Join] {
        let start = Instant::now();
        let got = paragraphs(&text, hyphens);
        assert_eq!(got.len(), 1);
        assert!(start.elapsed() < Duration::from_secs(5));
        let kept = hyphens == Hyphens::Keep;
        assert_eq!(got[0].matches('-').count(), if kept { 20_000 } else { 1 });
    }
}

#[test]
fn a_byline_below_the_headline_is_a_paragraph() {
    let long = "The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drifted for nine hours \
                before two tugs brought it in, the harbour master of Lindholm said in a statement.";
    for head in [
        [
            "Ferry Adrift for Nine Hours off Kestrel Point",
            "By Ida Roth",
            "Lindholm, 14 March 2031",
        ],
        [
            "Fähre treibt neun Stunden vor Kestrel",
            "Von Ida Roth",
            "Lindholmer Bote, 13. April 2031",
        ],
        [
            "Un ferry à la dérive pendant neuf heures",
            "Par Ida Roth",
            "Le Courrier, le 5 septembre 2031",
        ],
        [
            "Ferry adrift for nine hours off Kestrel",
            "Lindholm Courier, March 15, 2031",
            "AFP",
        ],
    ] {
        let text = format!("{}\n\n{long}\n\n{long}\n", head.join("\n"));
        check(&text, &[head[0], head[1], head[2], long, long]);
    }
    check(
        "Ferry adrift for nine hours off Kestrel Point\n\
         By Ida Roth\n\
         The ferry Aurelia lost its rudder off Kestrel\n\
         Point on Tuesday and drifted for nine hours\n\
         before two tugs brought it in.\n",
        &[
            "Ferry adrift for nine hours off Kestrel Point",
            "By Ida Roth",
            "The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drifted for nine hours \
             before two tugs brought it in.",
        ],
    );
}

#[test]
fn a_line_of_names_within_a_sentence_is_no_byline() {
    check(
        "The harbour master told a man of the agency\n\
         Reuters\n\
         on Tuesday that the ferry Aurelia was adrift\n\
         for nine hours, and that it was seen off the\n\
         point by nobody.\n",
        &[
            "The harbour master told a man of the agency Reuters on Tuesday that the ferry Aurelia was adrift \
           for nine hours, and that it was seen off the point by nobody.",
        ],
    );
}

#[test]
fn a_blank_line_ends_a_paragraph() {
    check(
        "One ferry.\n\n \nTwo ferries.\n",
        &["One ferry.", "Two ferries."],
    );
}

#[test]
fn one_line_is_one_paragraph_when_lines_are_long_or_whole() {
    let long = "The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drifted for nine hours \
                before two tugs brought it in, the harbour master of Lindholm said in a statement.";
    check(
        &format!("Ferry adrift\n{long}\n{long}"),
        &["Ferry adrift", long, long],
    );
    check(
        "The ferry lost its rudder off Kestrel Point on Tuesday.\nNobody on board was hurt, the harbour master said.\n\
         Two tugs brought the ship in at dawn, nine hours later.",
        &[
            "The ferry lost its rudder off Kestrel Point on Tuesday.",
            "Nobody on board was hurt, the harbour master said.",
            "Two tugs brought the ship in at dawn, nine hours later.",
        ],
    );
}

#[test]
fn wrapped_lines_are_joined_again() {
    check(
        "Ferry adrift for nine hours\n\n\
         The ferry Aurelia lost its rudder off Kestrel Point on\n\
         Tuesday and drifted for nine hours before two tugs\n\
         brought it in.\n\n\
         Nobody was hurt, said Ida Roth, the harbour master of\n\
         Lindholm. A long-\nterm repair is planned.",
        &[
            "Ferry adrift for nine hours",
            "The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drifted for nine hours before two \
             tugs brought it in.",
            "Nobody was hurt, said Ida Roth, the harbour master of Lindholm. A long-term repair is planned.",
        ],
    );
}

#[test]
fn wrapped_paragraphs_may_be_told_by_indentation_or_by_a_short_last_line() {
    check(
        "  The ferry Aurelia lost its rudder off Kestrel Point on\n\
         Tuesday and drifted for nine hours before two tugs had\n\
         brought it back to Lindholm at dawn on the next morning.\n\
         \u{20} Nobody was hurt, said Ida Roth, the harbour master at\n\
         Lindholm.\n\
         The cause is not known, and the ship will stay in port\n\
         until it is.",
        &[
            "The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drifted for nine hours before two \
             tugs had brought it back to Lindholm at dawn on the next morning.",
            "Nobody was hurt, said Ida Roth, the harbour master at Lindholm.",
            "The cause is not known, and the ship will stay in port until it is.",
        ],
    );
}

#[test]
fn a_number_that_ends_a_sentence_opens_no_item() {
    check(
        "The owner of the ship has to fit a new rudder before May\n\
         5. It will be built by a yard on the other side of the\n\
         bay, which has a licence for it and two slipways free.",
        &[
            "The owner of the ship has to fit a new rudder before May 5. It will be built by a yard on the other side of the \
             bay, which has a licence for it and two slipways free.",
        ],
    );
    check(
        "The harbour master named two steps that the owner of\n\
         the ship has to take before it sails again, which are\n\
         1. a new rudder, built and fitted by a licensed yard, and\n\
         2. a second radio",
        &[
            "The harbour master named two steps that the owner of the ship has to take before it sails again, which are",
            "1. a new rudder, built and fitted by a licensed yard, and",
            "2. a second radio",
        ],
    );
}

#[test]
fn verse_addresses_and_lists_keep_their_lines() {
    check(
        "Harbour Office\n4 Quay Street\nLindholm",
        &["Harbour Office", "4 Quay Street", "Lindholm"],
    );
    check(
        "The harbour master named three steps that the owner of\n\
         the ship has to take before it sails again:\n\
         - a new rudder, built and fitted by a yard that is\n\
         \u{20} licensed for it\n\
         - a second radio",
        &[
            "The harbour master named three steps that the owner of the ship has to take before it sails again:",
            "- a new rudder, built and fitted by a yard that is licensed for it",
            "- a second radio",
        ],
    );
}

#[test]
fn scripts_without_spaces_are_joined_without_one() {
    let line = "渡轮周二在海岬附近失去方向舵漂流了九个小时后被拖船拖回港口";
    check(
        &format!("{line}\n{line}\n{line}。"),
        &[&format!("{line}{line}{line}。")],
    );
}

#[test]
fn typeset_text_has_its_divided_words_joined() {
    let text = "The harbour master of Lindholm spoke of a long-term re-\n\
                pair that the owner of the ferry will have to pay, long-\n\
                term or not, before it is to sail again.";
    assert_eq!(
        paragraphs(text, Hyphens::Join),
        [
            "The harbour master of Lindholm spoke of a long-term repair that the owner of the ferry will have to pay, \
          long-term or not, before it is to sail again."
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn nothing_is_lost_or_moved(text in "([a-zA-Z,.\"”—é渡-]{0,9}[ \n]{0,2}){0,60}") {
        let kept: String = paragraphs(&text, Hyphens::Keep).concat();
        let mut kept = kept.chars().filter(|c| !c.is_whitespace()).peekable();
        for (at, c) in text.char_indices().filter(|it| !it.1.is_whitespace()) {
            if kept.next_if_eq(&c).is_some() {
                continue;
            }
            // Only a hyphen goes, and only one that divides a word at the end of a line.
            let (before, behind) = (&text[..at], text[at + c.len_utf8()..].trim_start_matches(' '));
            let divides = before.ends_with(char::is_alphabetic) && behind.starts_with('\n');
            assert!(c == '-' && divides, "{c:?} is lost behind {before:?}");
        }
        assert_eq!(kept.next(), None, "something came to {text:?}");
    }
}
