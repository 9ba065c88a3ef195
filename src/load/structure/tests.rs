//! What plain lines are taken for.

use super::{Markup, Piece, build, recognise};
use crate::article::{Article, BlockKind, Metadata};

fn article(blocks: &[&str]) -> Article {
    let mut pieces: Vec<Piece> = blocks
        .iter()
        .map(|text| Piece {
            kind: BlockKind::Paragraph,
            text: (*text).to_owned(),
        })
        .collect();
    let mut meta = Metadata::default();
    recognise(&mut pieces, Markup::None, &mut meta);
    build(&pieces, meta)
}

/// Each line is a kind, a bar, and the block; where it is printed with more than counts, that stands before it with ` => `.
#[track_caller]
fn check(lines: &[&str]) {
    let parts: Vec<(&str, (&str, &str))> = lines
        .iter()
        .map(|it| it.split_once(" | ").expect("a bar"))
        .map(|(kind, text)| (kind, text.split_once(" => ").unwrap_or((text, text))))
        .collect();
    let article = article(&parts.iter().map(|it| it.1.0).collect::<Vec<_>>());
    let got: Vec<String> = article
        .blocks()
        .iter()
        .map(|it| format!("{:?} | {}", it.kind, article.slice(it.span)).to_lowercase())
        .collect();
    let told = |(kind, (_, text)): &(&str, (&str, &str))| format!("{kind} | {text}").to_lowercase();
    let expected: Vec<String> = parts.iter().map(told).collect();
    assert_eq!(got, expected);
}

const LEAD: &str = "Paragraph | The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drifted for nine \
                    hours, the harbour master of Lindholm said.";
const MORE: &str = "Paragraph | Two tugs brought it in at dawn, with all of the 214 passengers on board unhurt, and it \
                    will stay in port until the cause is known.";

#[test]
fn a_headline_and_a_standfirst_that_is_told_again() {
    check(&[
        "Headline | Ferry drifts for nine hours off Kestrel Point",
        "Dek | Harbour master Roth, speaking to Radio Norrland, said the old ferry should never have sailed without \
         its second radio.",
        LEAD,
        "Paragraph | Speaking to Radio Norrland on Wednesday, harbour master Roth said the old ferry should never have \
         sailed without a second radio.",
        MORE,
    ]);
}

#[test]
fn a_byline_below_makes_a_standfirst() {
    check(&[
        "Headline | Ferry drifts for nine hours",
        "Dek | Passengers tell of a long night without lights.",
        "Byline | By Ida Roth, Radio Norrland",
        LEAD,
    ]);
}

#[test]
fn pictures_have_captions_before_and_inside_the_report() {
    check(&[
        "Headline | Ferry drifts for nine hours",
        "Caption | The ferry Aurelia at the quay of Lindholm, in June. [AFP]",
        LEAD,
        "Caption | A tug leaves the port (Photo: Tom Vane)",
        MORE,
    ]);
}

#[test]
fn a_label_makes_a_caption_and_brackets_around_it_go() {
    check(&[
        "Headline | Ferry drifts for nine hours",
        LEAD,
        "Caption | [Photo: The ferry Aurelia off Kestrel Point. Credit: J. Vane] => Photo: The ferry Aurelia off Kestrel Point. \
         Credit: J. Vane",
        MORE,
        "Paragraph | [The harbour master did not answer.]",
        "Caption | Caption: Passengers wrapped in blankets on the quay.",
        MORE,
    ]);
}

#[test]
fn the_second_paragraph_alone_is_no_standfirst() {
    check(&["Headline | Ferry drifts for nine hours", LEAD, MORE]);
}

#[test]
fn a_first_sentence_is_no_headline() {
    check(&[LEAD, MORE]);
    check(&["Paragraph | Ferry drifts for nine hours"]);
}

#[test]
fn headings_lists_and_sign_offs() {
    check(&[
        "Headline | Ferry drifts",
        LEAD,
        "Heading | Nine hours in the dark",
        MORE,
        "ListItem | - A new rudder => A new rudder",
        "ListItem | * A second radio => A second radio",
        "ListItem | 3. A third radio",
        MORE,
        "Byline | (Reporting by Ida Roth; editing by Tom Vane)",
    ]);
}

#[test]
fn datelines_and_credits_stand_in_the_final_text() {
    let article = article(&[
        "Ferry drifts for nine hours",
        "The  Aurelia at the quay. [AFP]",
        "LINDHOLM, May 15 (Reuters) - The ferry lost its rudder.",
    ]);
    let dateline = article.dateline().expect("a dateline");
    assert_eq!(article.slice(dateline.span), "LINDHOLM, May 15 (Reuters) -");
    assert_eq!(dateline.place.map(|it| article.slice(it)), Some("LINDHOLM"));
    assert_eq!(
        article
            .credits()
            .iter()
            .map(|it| article.slice(*it))
            .collect::<Vec<_>>(),
        ["[AFP]"]
    );
    assert_eq!(
        article.meta().title.as_deref(),
        Some("Ferry drifts for nine hours")
    );
}
