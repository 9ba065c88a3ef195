//! Sound files of every format, broken in random ways: whatever comes out of it is an article or a message, soon.

use super::docx::tests::{docx, p};
use super::epub::tests::epub;
use super::tests::check_invariants;
use super::{Format, Input, InputOptions, Request, expand, read_one_with};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof, proptest};
use std::time::{Duration, Instant};

/// Longest time for one file, on a busy machine and without optimization.
const LONGEST: Duration = Duration::from_secs(10);

const MAIL: &str = "From: =?utf-8?Q?Ida_R=C3=B6th?= <ida@norrland.example>\r\nDate: Thu, 15 May 2031 10:40:00 +0200\r\n\
    Subject: =?utf-8?B?RmVycnkg4oCcQXVyZWxpYeKAnQ==?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n\
    --x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\
    Content-Transfer-Encoding: quoted-printable\r\n\r\nThe ferry left the caf=E9 =\r\nat nine.\r\n--y\r\nContent-Type: text/html\r\n\
    \r\n<p>The ferry left.</p>\r\n--y--\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: b\r\n\r\nIt left.\r\n--x\r\n\
    Content-Type: application/pdf\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--x--\r\n";
const JSON: &str = r#"{"@graph": [{"headline": "Ferry \u201cAurelia\u201d", "author": [{"name": "Ida Roth"}], "datePublished":
    "2031-05-15", "body": [{"type": "heading", "text": "The night"}, "The ferry left.", {"html": "<p>It <b>came</b>.</p>"}]},
    {"title": {"rendered": "Two"}, "content": {"rendered": "<p>Two left.</p>"}, "description": null, "n": [1, 2.5e300, true]}]}"#;
const PAGE: &str = "<!DOCTYPE html><html lang=en><head><title>Ferry adrift | Norrland</title><script type=\"application/ld+json\">\
    {\"@type\":\"NewsArticle\",\"headline\":\"Ferry adrift\"}</script></head><body><nav><a href=/>Home</a></nav><article><h1>Ferry \
    adrift</h1><p>The ferry lost its rudder off Kestrel Point on Tuesday, and drifted for nine hours, said Ida Roth.</p><table><tr>\
    <td>One<td>Two</table><blockquote>It was dark.</blockquote></article></body></html>";
const PLAIN: &str = "Ferry adrift\n\nBy Ida Roth, 15 May 2031\n\nLINDHOLM, May 15 (Reuters) - The ferry “Aurelia” left. [AFP]\n";
const MARKDOWN: &str = "---\ntitle: Ferry\nauthors:\n- Ida\n---\n# Ferry\n\n> It *left*.\n\n1. One\n\n| a | b |\n|---|---|\n| c | d |\n";
const PDF: &str = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\n\
    endobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>\nendobj\n4 0 obj\n\
    << /Length 44 >>\nstream\nBT /F 12 Tf 72 720 Td (The ferry left.) Tj ET\nendstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype \
    /Type1 /BaseFont /Helvetica >>\nendobj\ntrailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n";
const SET: &str = "[[article]]\nfile = \"a.txt\"\nlabel = \"A\"\ndate = 2031-05-15\n[[article]]\naddress = \"https://a.example\"\n\
    type = \"html\"\nnote = \"\"\"\nb\"\"\"\n";
const BODY: &str = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Ferry &amp; tug</w:t></w:r></w:p><w:tbl><w:tr><w:tc>\
    <w:p><w:r><w:t>The ferry</w:t><w:br/></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:t>left.</w:t></w:r></w:p>";
const CHAPTER: &str =
    "<h1>The rudder</h1><p>The ferry &#8220;Aurelia&#8221; lost it.</p><ul><li>One</li></ul>";

/// One way to break a file; places are parts of its length.
#[derive(Debug, Clone)]
enum Change {
    Flip(f64, u8),
    Cut(f64, f64),
    Repeat(f64, f64, usize),
    Move(f64, f64, f64),
    Put(f64, Vec<u8>),
    End(f64),
}

fn change() -> impl Strategy<Value = Change> {
    const TOKENS: [&[u8]; 20] = [
        b"<",
        b">",
        b"</",
        b"&",
        b"&#x110000;",
        b"]]>",
        b"<![CDATA[",
        b"<!--",
        b"\"",
        b"{",
        b"[[",
        b"}",
        b"\r\n--x\r\n",
        b"\r\n\r\n",
        b"=?utf-8?B?",
        b"\0",
        b"\xff\xff\xff\xff",
        b"PK\x05\x06",
        b"endobj",
        "\u{202e}\u{200b}é渡".as_bytes(),
    ];
    let at = || 0.0..1.0f64;
    prop_oneof![
        3 => (at(), any::<u8>()).prop_map(|(at, with)| Change::Flip(at, with)),
        2 => (at(), at()).prop_map(|(from, to)| Change::Cut(from, to)),
        1 => (at(), at(), 2..40usize).prop_map(|(from, to, times)| Change::Repeat(from, to, times)),
        1 => (at(), at(), at()).prop_map(|(from, to, there)| Change::Move(from, to, there)),
        3 => (at(), 0..TOKENS.len()).prop_map(|(at, n)| Change::Put(at, TOKENS[n].to_vec())),
        1 => at().prop_map(Change::End),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let place = |at: f64| (at * bytes.len() as f64) as usize;
        // Short stretches, so that the file stays what it is.
        let stretch = |from: f64, to: f64| {
            let start = place(from);
            start..(start + (to * 60.0) as usize).min(bytes.len())
        };
        match change {
            _ if bytes.is_empty() => {}
            Change::Flip(at, with) => {
                let at = place(*at);
                bytes[at] ^= with;
            }
            Change::Cut(from, to) => {
                let stretch = stretch(*from, *to);
                bytes.drain(stretch);
            }
            Change::Repeat(from, to, times) => {
                let stretch = stretch(*from, *to);
                let (end, copies) = (stretch.end, bytes[stretch].repeat(*times));
                bytes.splice(end..end, copies);
            }
            Change::Move(from, to, there) => {
                let (stretch, there) = (stretch(*from, *to), place(*there));
                let moved: Vec<u8> = bytes.drain(stretch).collect();
                let there = there.min(bytes.len());
                bytes.splice(there..there, moved);
            }
            Change::Put(at, token) => {
                let at = place(*at);
                bytes.splice(at..at, token.iter().copied());
            }
            Change::End(at) => bytes.truncate(place(*at)),
        }
    }
    bytes
}

/// Loads what a sound file has become: an article that keeps its promises, or a message with a next step, in time.
#[track_caller]
fn check(bytes: Vec<u8>, format: Option<Format>) {
    let started = Instant::now();
    let options = InputOptions {
        format,
        ..InputOptions::default()
    };
    let name = "a".to_owned();
    match read_one_with(&Input::Bytes { name, bytes }, &options) {
        Ok((article, _)) => check_invariants(&article),
        Err(error) => assert!(!error.what.is_empty() && !error.next_step.is_empty()),
    }
    assert!(started.elapsed() < LONGEST, "took {:?}", started.elapsed());
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// How many files of each format are broken: more where `PARALLAX_FUZZ` says so.
pub(super) fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PARALLAX_FUZZ").ok();
    let cases = asked.and_then(|it| it.parse().ok()).unwrap_or(usual);
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn broken_texts_load_or_fail_cleanly(which in 0..3usize, changes in vec(change(), 1..8)) {
        check(changed([PLAIN, MARKDOWN, MAIL][which].into(), &changes), None);
    }

    #[test]
    fn broken_json_loads_or_fails_cleanly(changes in vec(change(), 1..6)) {
        check(changed(JSON.into(), &changes), Some(Format::Json));
    }

    #[test]
    fn broken_mails_load_or_fail_cleanly(changes in vec(change(), 1..8)) {
        check(changed(MAIL.into(), &changes), Some(Format::Mail));
    }

    #[test]
    fn broken_docx_loads_or_fails_cleanly(outer in vec(change(), 0..4), inner in vec(change(), 0..8)) {
        check(changed(docx(&lossy(&changed(BODY.into(), &inner))), &outer), Some(Format::Docx));
        check(docx(&lossy(&changed([BODY, &p("Quote", "a")].concat().into(), &inner))), None);
    }
}

proptest! {
    #![proptest_config(cases(80))]

    #[test]
    fn broken_books_load_or_fail_cleanly(outer in vec(change(), 0..3), inner in vec(change(), 0..8)) {
        let chapter = lossy(&changed(CHAPTER.into(), &inner));
        check(changed(epub(&[&chapter, CHAPTER]), &outer), Some(Format::Epub));
    }

    #[test]
    fn broken_pages_load_or_fail_cleanly(changes in vec(change(), 1..8)) {
        check(changed(PAGE.into(), &changes), Some(Format::Html));
    }

    #[test]
    fn broken_pdf_loads_or_fails_cleanly(changes in vec(change(), 1..6)) {
        check(changed(PDF.into(), &changes), Some(Format::Pdf));
    }

    #[test]
    fn broken_sets_open_or_fail_cleanly(changes in vec(change(), 1..6)) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("set.toml");
        std::fs::write(&path, changed(SET.into(), &changes)).expect("written");
        let input = Input::Path(path);
        let options = InputOptions::default();
        match expand(vec![Request { input, options }]) {
            Ok(requests) => assert!(!requests.is_empty()),
            Err(error) => assert!(!error.what.is_empty() && !error.next_step.is_empty()),
        }
    }
}
