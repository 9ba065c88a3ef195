//! Articles in JSON files, as they are read.

use super::apart;
use crate::article::Metadata;
use crate::load::{Input, read_one};

fn input(json: &str) -> Input {
    Input::Bytes {
        name: "a.json".into(),
        bytes: json.into(),
    }
}

#[track_caller]
fn check(json: &str, expected: &[&str]) -> Metadata {
    let (article, _) = read_one(&input(json)).expect("an article");
    let blocks = article.blocks().iter();
    let got: Vec<String> = blocks
        .map(|it| format!("{:?} | {}", it.kind, article.slice(it.span)))
        .collect();
    assert_eq!(got, expected);
    article.meta().clone()
}

#[track_caller]
fn check_refused(json: &str, what: &str) {
    let error = read_one(&input(json)).expect_err("an error");
    assert!(error.what.starts_with(what), "{error}");
}

#[test]
fn plain_fields() {
    let meta = check(
        r#"{"title": "Ferry adrift", "text": "The ferry left.\n\nIt drifted.", "date": "2031-05-15", "source": "Radio Norrland",
            "author": ["Ida Roth", {"name": "Tom Vane"}], "url": "https://norrland.example/a", "lang": "en-GB"}"#,
        &[
            "Headline | Ferry adrift",
            "Paragraph | The ferry left.",
            "Paragraph | It drifted.",
        ],
    );
    assert_eq!(meta.outlet.as_deref(), Some("Radio Norrland"));
    assert_eq!(meta.byline.as_deref(), Some("Ida Roth, Tom Vane"));
    assert_eq!(meta.published.as_deref(), Some("2031-05-15"));
    assert_eq!(meta.address.as_deref(), Some("https://norrland.example/a"));
    assert_eq!(meta.language.as_deref(), Some("en"));
}

#[test]
fn a_date_for_readers_and_a_moment_are_read() {
    let published = |date: &str| {
        let json = format!(r#"{{"text": "The ferry left.", "date": {date}}}"#);
        check(&json, &["Paragraph | The ferry left."]).published
    };
    assert_eq!(published("\"15 May 2031\"").as_deref(), Some("2031-05-15"));
    let moment = published("1936608000");
    assert_eq!(moment.as_deref(), Some("2031-05-15T10:40:00Z"));
    assert_eq!(published("\"in spring\"").as_deref(), Some("in spring"));
}

#[test]
fn linked_data_and_wrapped_answers() {
    let meta = check(
        r#"{"@graph": [{"@type": "Person", "name": "Ida Roth"}, {"@type": "NewsArticle", "headline": "Ferry adrift",
            "articleBody": "The ferry left.", "datePublished": "2031-05-15T10:00Z", "publisher": {"name": "Norrland"}}]}"#,
        &["Headline | Ferry adrift", "Paragraph | The ferry left."],
    );
    assert_eq!(meta.outlet.as_deref(), Some("Norrland"));
    assert_eq!(meta.published.as_deref(), Some("2031-05-15T10:00Z"));
    check(
        r#"{"response": {"docs": [{"content": ["The ferry left.", "It drifted."]}]}}"#,
        &["Paragraph | The ferry left.", "Paragraph | It drifted."],
    );
}

#[test]
fn blocks_with_types() {
    check(
        r#"{"headline": "Ferry adrift", "standfirst": "A long night", "body": [{"type": "paragraph", "text": "It left."},
            {"type": "heading", "text": "The night"}, {"type": "pull_quote", "content": "It was dark."}, {"type": "ad"}, 7]}"#,
        &[
            "Headline | Ferry adrift",
            "Dek | A long night",
            "Paragraph | It left.",
            "Heading | The night",
            "BlockQuote | It was dark.",
        ],
    );
}

#[cfg(feature = "html")]
#[test]
fn markup_in_fields_is_read_as_such() {
    check(
        r#"{"title": {"rendered": "Ferry adrift"}, "content": {"rendered": "<p>The <b>ferry</b> left.</p><p>It drifted.</p>"}}"#,
        &[
            "Headline | Ferry adrift",
            "Paragraph | The ferry left.",
            "Paragraph | It drifted.",
        ],
    );
}

#[test]
fn lists_and_what_is_no_article() {
    let list = r#"[{"text": "One left."}, {"text": "Two left."}]"#;
    assert_eq!(apart(list.as_bytes()).len(), 2);
    check_refused(list, "it holds 2 articles");
    check_refused(
        r#"{"title": "Ferry", "text": null}"#,
        "no article found in it",
    );
    check_refused("[{\"text\": \"One\"", "it is not JSON: EOF while parsing");
    check_refused(&"[".repeat(5000), "its values nest more than 128 deep");
    check_refused(
        &format!("{{\"text\": \"{}\"}}", "a ".repeat(6 << 20)),
        "more than the limit of 10 MB for JSON",
    );
}
