//! Times, as they are read.

use super::super::tokens::Tokens;
use crate::article::{ArticleBuilder, BlockKind, Metadata};
use crate::segment::segment;
use crate::testing::{self, Mark};
use crate::text::Interner;

/// Marks are `{t:…}`; the values in order; with a day of publication or none.
#[track_caller]
fn check(published: Option<&str>, marked: &str, values: &[&str]) {
    let parsed = testing::parse(marked);
    let mut builder = ArticleBuilder::new(Metadata {
        published: published.map(str::to_owned),
        ..Metadata::default()
    });
    builder.block(BlockKind::Paragraph, &parsed.text);
    let article = builder.finish();
    let mut interner = Interner::default();
    let segments = segment(&article, &mut interner);
    let words = Tokens {
        article: &article,
        segments: &segments,
        interner: &interner,
    };
    let found = super::find(words, &[]);
    let marks: Vec<Mark> = found.iter().map(|it| Mark::new("t", it.span)).collect();
    assert_eq!(testing::print(&parsed.text, &marks), marked);
    let found: Vec<&str> = found.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(found, values);
}

#[test]
fn dates_in_any_order_have_one_value() {
    check(
        None,
        "It closed on {t:March 4, 2023}, or {t:4 March 2023}, or {t:2023-03-04}; work began in {t:March 2023} or in {t:2022} or in the {t:1990s}.",
        &[
            "2023-03-04",
            "2023-03-04",
            "2023-03-04",
            "2023-03",
            "2022",
            "1990s",
        ],
    );
    check(
        None,
        "It may open on {t:March 4}; they march in {t:May}.",
        &["--03-04", "--05"],
    );
}

#[test]
fn times_of_day_are_told_from_figures() {
    check(
        None,
        "From {t:10:30} to {t:8 p.m.} and {t:7:15pm}, 30 boats, then at {t:11 a. m.} and {t:3:30 p. m.} on the pier.",
        &["10:30", "20:00", "19:15", "11:00", "15:30"],
    );
}

#[test]
fn times_of_day_in_words_are_no_counts() {
    check(
        None,
        "Rain began at {t:ten past four}, {t:half past nine} and {t:twenty-five past one}; it ended at {t:a quarter to six} \
         or {t:three in the afternoon}. Five to six boats left.",
        &["04:10", "09:30", "01:25", "05:45", "15:00"],
    );
}

#[test]
fn what_a_game_has_left_is_no_time_of_day() {
    check(
        None,
        "The Wolves led with 7:42 left in the half, and with just 2:05 to play they scored. The team went home with the {t:9:15} \
         train, and the {t:10:30} left on time.",
        &["09:15", "10:30"],
    );
}

#[test]
fn a_quarter_to_an_hour_needs_no_word_before_it() {
    check(
        None,
        "It was {t:a quarter to three} when it rang, almost {t:a quarter to six} on the pier.",
        &["02:45", "05:45"],
    );
    check(None, "A quarter to three crews was lost.", &[]);
}

#[test]
fn a_part_of_the_day_makes_an_hour_of_it() {
    check(
        None,
        "It was {t:ten to seven in the evening}, and {t:twenty-five to four in the morning} on the pier; {t:half past nine at night} \
         it ended, not {t:a quarter past two at night}.",
        &["18:50", "03:35", "21:30", "02:15"],
    );
    // How a vote went.
    check(None, "The council passed it by nine to four.", &[]);
    check(None, "Its crew grew from five to nine pilots.", &[]);
}

#[test]
fn an_hour_is_told_by_the_words_before_it() {
    check(
        None,
        "It began shortly after {t:five}, and just before {t:six} on the pier; {t:ten to midnight} it ended, {t:twenty past noon} it began.",
        &["05:00", "06:00", "23:50", "12:20"],
    );
    check(
        None,
        "Shortly after five boats left, just before 6 people came.",
        &[],
    );
}

#[test]
fn a_weekday_and_its_date_are_one_time() {
    check(
        Some("2024-05-20"),
        "It shut on {t:Thursday, May 16}, and on {t:Friday 17 May 2024}; on {t:Monday}, May Lind spoke.",
        &["2024-05-16", "2024-05-17", "2024-05-20"],
    );
}

#[test]
fn the_day_of_publication_places_what_is_relative() {
    let day = Some("2024-05-16T08:00:00Z"); // a Thursday
    check(
        day,
        "He left on {t:Wednesday}; she will leave on {t:Friday}.",
        &["2024-05-15", "2024-05-17"],
    );
    check(
        day,
        "It shut {t:yesterday}, {t:last year} and {t:a decade ago}.",
        &["2024-05-15", "2023", "2014"],
    );
    check(
        day,
        "It opened on {t:December 30}, was shut in {t:March}.",
        &["2023-12-30", "2024-03"],
    );
    check(
        day,
        "It rained for the {t:past two weeks} and {t:last month}.",
        &["past:2w", "2024-04"],
    );
}

#[test]
fn without_a_day_of_publication_it_stays_relative() {
    check(
        None,
        "He left on {t:Wednesday}, {t:last week}, {t:two days ago}.",
        &["weekday:3", "relative:-1w", "relative:-2d"],
    );
}
