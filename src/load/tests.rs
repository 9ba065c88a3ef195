//! Inputs of every kind through the whole of `load`: what loads, what is refused, and what holds for any bytes.

use super::{Format, Input, InputOptions, Request, check, read, read_one, read_one_with};
use crate::article::Article;
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use std::ffi::OsString;
use std::fs;
use std::path::Path;

fn bytes(name: &str, bytes: &[u8]) -> Input {
    Input::Bytes {
        name: name.into(),
        bytes: bytes.into(),
    }
}

fn request(input: Input) -> Request {
    Request {
        input,
        options: InputOptions::default(),
    }
}

#[track_caller]
fn check_refused(input: &Input, what: &str) {
    let error = read_one(input).expect_err("an error");
    assert_eq!(error.what, what);
    assert!(!error.next_step.is_empty() && !error.next_step.ends_with('.'));
}

#[test]
fn arguments_name_files_addresses_and_standard_input() {
    let input = |it: &str| Input::from_argument(OsString::from(it));
    assert_eq!(input("-"), Input::Stdin);
    assert_eq!(
        input("HTTPS://a.example"),
        Input::Address("HTTPS://a.example".into())
    );
    assert_eq!(input("./http:a"), Input::Path("./http:a".into()));
}

#[test]
fn what_cannot_be_read_is_told_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| Input::Path(folder.path().join(name));
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("written");
    write("empty.txt", b"");
    write("blank.txt", b" \n\t\xe2\x80\x8b\n");
    write("a.zip", b"PK\x03\x04\x14\0\0\0\x08\0\x8a\x93\xef\x56");
    write("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    write("a.rtf", b"{\\rtf1\\ansi The ferry left.}");
    write("noise.txt", &[7; 4096]);
    let large = fs::File::create(folder.path().join("large.txt")).expect("created");
    large.set_len(200 * 1024 * 1024).expect("a sparse file");
    check_refused(&path("none.txt"), "no such file");
    check_refused(&path("a.png/b"), "part of the path is a file, not a folder");
    check_refused(&Input::Path(folder.path().into()), "it is a folder");
    check_refused(&path("empty.txt"), "the file is empty");
    check_refused(&path("blank.txt"), "it holds no text");
    check_refused(
        &path("large.txt"),
        "200 MB are more than the limit of 50 MB",
    );
    check_refused(
        &path("a.zip"),
        "it is a file of type zip (application/zip), not text",
    );
    check_refused(&path("a.png"), "it is a picture (png), not text");
    check_refused(
        &path("a.rtf"),
        "it is a file of type rtf (application/rtf), not text",
    );
    check_refused(&path("noise.txt"), "it holds bytes that are not text");
}

#[test]
fn menus_copied_with_a_text_are_left_out_and_told() {
    let read = |text: &str, raw: bool| {
        let options = InputOptions {
            raw,
            ..InputOptions::default()
        };
        let (article, warnings) =
            read_one_with(&bytes("a.txt", text.as_bytes()), &options).expect("text");
        (article.text().to_owned(), warnings.len())
    };
    let report = "Ferry drifts for nine hours\n\nThe ferry lost its rudder off Kestrel Point.\n\nIt came back.";
    let copied = format!(
        "Skip to main content\n\n{}\n\nShare\n",
        report.replace("\n\nIt", "\n\nAdvertisement\n\nIt")
    );
    assert_eq!(read(&copied, false), (report.to_owned(), 1));
    assert!(read(&copied, true).0.contains("Advertisement"));
    // A line alone may be one of the report.
    let alone = report.replace("It came back.", "Listen");
    assert_eq!(read(&alone, false), (alone.clone(), 0));
}

#[test]
fn a_sentence_may_start_like_a_bitmap() {
    let (article, _) = read_one(&bytes("a.txt", b"BM, as locals call it, is shut.")).expect("text");
    assert_eq!(article.text(), "BM, as locals call it, is shut.");
    // Whichever byte of a character the end of the head falls on.
    for shift in 0..4 {
        let text = format!("BM {}{}.", "x".repeat(shift), "дом ".repeat(3000));
        assert!(read_one(&bytes("a.txt", text.as_bytes())).is_ok());
    }
}

#[test]
fn pages_without_articles_and_nested_pages_are_refused() {
    check_refused(
        &bytes(
            "b.html",
            b"<html><nav>Home Sport Weather</nav><p>Only four words here",
        ),
        "no article text found (4 words outside menus and scripts)",
    );
    check_refused(
        &bytes(
            "b.html",
            format!("<html>{}", "<div>".repeat(60_000)).as_bytes(),
        ),
        "its elements nest more than 500 deep",
    );
}

#[test]
fn options_say_what_would_be_found_out() {
    let input = bytes("a.txt", b"# Ferry\n\nIt left.");
    let options = InputOptions {
        format: Some(Format::Markdown),
        label: Some("Norrland".into()),
        language: Some("sv".into()),
        ..InputOptions::default()
    };
    let (article, _) = read_one_with(&input, &options).expect("an article");
    assert_eq!(article.text(), "Ferry\n\nIt left.");
    assert_eq!(article.meta().label.as_deref(), Some("Norrland"));
    assert_eq!(article.meta().language.as_deref(), Some("sv"));
    let (article, _) = read_one(&input).expect("an article");
    assert_eq!(article.text(), "# Ferry\n\nIt left.");
}

#[test]
fn an_input_given_twice_is_told_standard_input_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, "The ferry left.").expect("written");
    let around = folder
        .path()
        .join(Path::new("./../"))
        .join(folder.path().file_name().expect("a name"))
        .join("a.txt");
    let twice = [request(Input::Path(path)), request(Input::Path(around))];
    let (articles, warnings) = read(&twice).expect("two articles");
    assert_eq!(articles.len(), 2);
    assert_eq!(
        warnings[0].what,
        "the same input is given twice: as number 1 and number 2"
    );
    let error = check(&[request(Input::Stdin), request(Input::Stdin)]).expect_err("twice");
    assert_eq!(
        error.what,
        "standard input is named 2 times, but can be read once"
    );
}

#[cfg(all(feature = "html", feature = "pdf"))]
#[test]
fn what_takes_too_long_is_told_with_the_limit() {
    use super::contain::given;
    use super::epub::tests::epub;
    use std::time::Duration;

    let html = "<p>The ferry left.</p>";
    let mail = "From: a\nDate: b\nSubject: c\n\nIt left.";
    let book = epub(&[html]);
    for (name, content, what) in [
        (
            "a.html",
            html.as_bytes(),
            "no article found in it within 20 s",
        ),
        (
            "a.pdf",
            b"%PDF-1.4",
            "the PDF file could not be read within 30 s",
        ),
        (
            "a.eml",
            mail.as_bytes(),
            "the mail could not be read within 20 s",
        ),
        (
            "a.json",
            br#"{"text": "<p>It left.</p>"}"#,
            "the markup in it could not be read within 20 s",
        ),
        (
            "a.epub",
            &book,
            "the markup in it could not be read within 20 s",
        ),
    ] {
        given(Duration::ZERO, || {
            check_refused(&bytes(name, content), what)
        });
    }
}

#[cfg(feature = "html")]
#[test]
fn hostile_archives_are_refused_in_words() {
    use super::docx::DOCUMENT;
    use super::epub::tests::epub;
    use super::zip::tests::zip;
    const LIMIT: &str = "unpacked it is more than the limit of 20 MB a part, 50 MB in all";

    let page = |mb: usize| format!("<p>The ferry left.</p>{}", " ".repeat(mb * 1024 * 1024));
    let bomb = zip(&[(DOCUMENT, page(21).as_bytes())]);
    let docx = |what| format!("the DOCX file could not be read: {what}");
    check_refused(&bytes("a.docx", &bomb), &docx(LIMIT));
    let epub_refused = format!("the EPUB file could not be read: {LIMIT}");
    check_refused(&bytes("a.epub", &epub(&[&page(21)])), &epub_refused);
    // Nothing is written anywhere, and a name that leads out of the archive is a name like others.
    let outside = zip(&[
        ("../../etc/passwd", b"root"),
        (DOCUMENT, b"<w:p><w:r><w:t>It left.</w:t></w:r></w:p>"),
    ]);
    let (article, _) = read_one(&bytes("a.docx", &outside)).expect("an article");
    assert_eq!(article.text(), "It left.");
    let whole = epub(&["<p>The ferry left.</p>"]);
    let as_epub = InputOptions {
        format: Some(Format::Epub),
        ..InputOptions::default()
    };
    for end in 0..whole.len() {
        assert!(read_one_with(&bytes("a", &whole[..end]), &as_epub).is_err());
    }
}

#[test]
fn warnings_name_the_input() {
    let (article, warnings) =
        read_one(&bytes("a.txt", b"The caf\xe9\x07 \x93Aurelia\x94 shut.")).expect("text");
    assert_eq!(article.text(), "The café “Aurelia” shut.");
    let told: Vec<String> = warnings
        .iter()
        .map(|it| format!("{}: {}", it.source_name, it.what))
        .collect();
    assert_eq!(
        told,
        [
            "a.txt: not valid UTF-8, read as windows-1252",
            "a.txt: 1 invisible or control character removed"
        ]
    );
}

/// What holds for every article.
#[track_caller]
pub(super) fn check_invariants(article: &Article) {
    let text = article.text();
    assert!(
        !text
            .chars()
            .any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c))
    );
    let mut end = 0;
    for block in article.blocks().iter() {
        let slice = article.slice(block.span);
        assert!(!slice.is_empty() && slice.trim() == slice && !slice.contains('\n'));
        assert!(block.span.start() >= end);
        assert_eq!(text[end..block.span.start()].trim(), "");
        end = block.span.end();
    }
    assert_eq!(end, text.len());
    let dateline = article.dateline().map(|it| it.span);
    for span in article.credits().iter().copied().chain(dateline) {
        assert!(article.blocks().iter().any(|it| it.span.contains(span)));
    }
}

/// Bytes of all kinds: noise, and pieces of every format in any order.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    const PARTS: [&[u8]; 24] = [
        b"<html>",
        b"<p>",
        b"<div class=dek>",
        b"</div>",
        b"<br>",
        b"<table><td>",
        b"<!--",
        b"<script>",
        b"<b>",
        b"\n\n",
        b"\r\n",
        b"# ",
        b"> ",
        b"- ",
        b"---\n",
        b"title: a\n",
        b"![a](b)",
        b"| a |\n|---|\n",
        b"%PDF-1.4\n",
        b"1 0 obj << /Type /Catalog >> endobj trailer << /Root 1 0 R >>",
        b"By Ida Roth, 15 May 2031\n\n",
        b"LINDHOLM, May 15 (Reuters) - The ferry left. [AFP]\n\n",
        "“Caf\u{e9}\u{202e}”—\u{200b}渡轮。".as_bytes(),
        b"\xff\xfe\0\x1b[31m\x80",
    ];
    let part = prop_oneof![
        4 => (0..PARTS.len()).prop_map(|n| PARTS[n].to_vec()),
        2 => "[a-zA-Z .,]{0,40}".prop_map(String::into_bytes),
        1 => vec(any::<u8>(), 0..12),
    ];
    prop_oneof![3 => vec(part, 0..24).prop_map(|it| it.concat()), 1 => vec(any::<u8>(), 0..200)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_bytes_load_or_fail_cleanly(
        content in any_bytes(),
        format in prop_oneof![Just(None), (0..Format::ALL.len()).prop_map(|n| Some(Format::ALL[n]))],
        raw in any::<bool>(),
    ) {
        let options = InputOptions { format, raw, ..InputOptions::default() };
        match read_one_with(&bytes("a", &content), &options) {
            Ok((article, _)) => check_invariants(&article),
            Err(error) => assert!(!error.what.is_empty() && !error.next_step.is_empty()),
        }
    }
}
