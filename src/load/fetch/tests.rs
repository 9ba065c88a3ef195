//! Fetching from a real server on this machine: redirects, packed answers, charsets, limits, failures, TLS.

use super::{Limits, get_within};
use crate::article::Article;
use crate::load::{Input, InputOptions, LoadError, Progress, Request, read_one, read_one_with};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const TEXT: &str = "The ferry left the café behind, and nobody on board knew why its rudder had not moved since noon.";

/// What the server answers for a path, `None` when it hangs. `own` is its address.
fn answer(path: &str, own: &str) -> Option<Vec<u8>> {
    let page = |head: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 200 OK\r\n{head}Connection: close\r\n\r\n");
        [head.as_bytes(), body].concat()
    };
    let empty = |status: &str| {
        format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").into_bytes()
    };
    let latin1: Vec<u8> = TEXT.chars().map(|c| c as u8).collect();
    Some(match path {
        "/ferry" => page("Content-Type: text/plain; charset=iso-8859-1\r\n", &latin1),
        "/moved" => empty(&format!("302 Found\r\nLocation: {own}/ferry")),
        "/round" => empty(&format!("302 Found\r\nLocation: {own}/round")),
        "/gzip" => page("Content-Encoding: gzip\r\n", &gzip(TEXT.as_bytes())),
        "/brotli" => page("Content-Encoding: br\r\n", &brotli(TEXT.as_bytes())),
        "/broken" => page("Content-Encoding: gzip\r\n", b"\x1f\x8bno gzip behind this"),
        "/meta" => {
            let mut body = b"<html><head><meta charset=windows-1252><title>Ferry</title></head><body><p>".to_vec();
            body.extend(&latin1);
            page("Content-Type: text/html\r\n", &body)
        }
        "/empty" => page("Content-Type: text/html\r\n", b""),
        "/script" => page("Content-Type: text/html\r\n", b"<html><body><div id=app></div><script>start()</script>"),
        "/paid" => page(
            "Content-Type: text/html\r\n",
            b"<html><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script><p>Subscribe",
        ),
        "/picture" => page("Content-Type: image/png\r\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08"),
        "/cut" => page("Content-Length: 900\r\n", TEXT.as_bytes()),
        "/shut" => empty("403 Forbidden"),
        "/busy" => empty("429 Too Many Requests"),
        "/failing" => empty("503 Service Unavailable"),
        _ if path.starts_with("/slow") => return None,
        _ => empty("404 Not Found"),
    })
}

/// Reads a request and answers it; what did not come from us is not answered.
fn serve(stream: &mut (impl Read + Write), own: &str) {
    let mut lines = Vec::new();
    let mut reader = BufReader::new(&mut *stream);
    loop {
        let mut line = String::new();
        match reader.read_line(&mut line) {
            Ok(n) if n > 2 => lines.push(line.trim().to_owned()),
            _ => break,
        }
    }
    let says = |it: &str| lines.iter().any(|line| line == it);
    let path = lines
        .first()
        .and_then(|it| it.split(' ').nth(1))
        .unwrap_or("/");
    assert!(
        lines.is_empty() || (says("user-agent: parallax/0.1") && says("accept-encoding: gzip, br")),
        "{lines:?}"
    );
    match answer(path, own) {
        // Whoever asked may be gone.
        Some(bytes) => drop(stream.write_all(&bytes)),
        None => thread::sleep(Duration::from_secs(2)),
    }
}

fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let own = format!("http://{}", listener.local_addr().expect("an address"));
    let address = own.clone();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, own) = (stream.expect("a connection"), own.clone());
            thread::spawn(move || serve(&mut stream, &own));
        }
    });
    address
}

/// The same behind TLS, with a certificate that only a file vouches for.
fn secure_server(folder: &TempDir) -> (String, PathBuf) {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let file = folder.path().join("root.pem");
    std::fs::write(&file, cert.pem()).expect("written");
    let key = signing_key.serialize_der().try_into().expect("a key");
    let config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .expect("a server");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let own = format!("https://localhost:{port}");
    let address = own.clone();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let mut stream = StreamOwned::new(connection, stream.expect("a connection"));
            serve(&mut stream, &own);
            stream.conn.send_close_notify();
            let _ = stream.flush();
        }
    });
    (address, file)
}

/// Bytes as gzip packs them when it packs nothing.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut sum = !0u32;
    for &byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(sum & 1));
        }
    }
    let length = u16::try_from(bytes.len()).expect("short");
    let mut out = b"\x1f\x8b\x08\0\0\0\0\0\0\xff\x01".to_vec();
    out.extend(length.to_le_bytes());
    out.extend((!length).to_le_bytes());
    out.extend(bytes);
    out.extend((!sum).to_le_bytes());
    out.extend(u32::from(length).to_le_bytes());
    out
}

/// Bytes as brotli packs them when it packs nothing: window, length less one, the mark of raw bytes; then an empty end.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).expect("short");
    let head = ((length - 1) << 4) | (1 << 20);
    let mut out = head.to_le_bytes()[..3].to_vec();
    out.extend(bytes);
    out.push(3);
    out
}

fn load(address: &str) -> Result<Article, LoadError> {
    read_one(&Input::Address(address.to_owned())).map(|it| it.0)
}

#[track_caller]
fn check_text(path: &str) {
    let article = load(&(server() + path)).expect("an article");
    assert!(article.text().ends_with(TEXT), "{}", article.text());
}

#[track_caller]
fn check_failure(path: &str, expected: &str) {
    let error = load(&(server() + path)).expect_err("a failure");
    assert!(!error.next_step.is_empty());
    assert_eq!(error.what, expected);
}

#[track_caller]
fn check_limit(path: &str, expected: &str) {
    let limits = Limits {
        longest: Duration::from_millis(900),
        most_bytes: 20,
        certificates: None,
    };
    let error = get_within(&(server() + path), limits, &mut |_| {}).expect_err("a failure");
    assert_eq!(error.what, expected);
}

#[test]
fn a_redirect_is_followed() {
    let own = server();
    let (article, warnings) =
        read_one(&Input::Address(format!("{own}/moved"))).expect("an article");
    assert_eq!(article.text(), TEXT);
    assert_eq!(article.meta().source, format!("{own}/moved"));
    assert_eq!(article.meta().address, Some(format!("{own}/ferry")));
    assert_eq!(warnings, []);
}

#[test]
fn charsets_and_packing_of_all_kinds_are_read() {
    check_text("/ferry");
    check_text("/meta");
    check_text("/gzip");
    check_text("/brotli");
}

#[test]
fn failures_are_told_in_words() {
    check_failure("/none", "the server has no such page (status 404)");
    check_failure("/shut", "the server does not let it be read (status 403)");
    check_failure("/busy", "the server was asked too often (status 429)");
    check_failure("/failing", "the server failed (status 503)");
    check_failure("/round", "more than 10 redirects");
    check_failure("/empty", "the answer is empty");
    check_failure("/cut", "the connection broke off");
    check_failure("/picture", "it is a picture (png), not text");
    check_failure(
        "/script",
        "no article text found (0 words outside menus and scripts)",
    );
    check_failure(
        "/paid",
        "no article text found: the page says that it is for subscribers",
    );
    let error = load(&(server() + "/broken")).expect_err("no gzip");
    assert!(error.what.starts_with("no answer"), "{error}");
}

#[test]
fn size_and_time_are_limited_after_unpacking() {
    check_limit("/ferry", "more than the limit of 50 MB");
    check_limit("/gzip", "more than the limit of 50 MB");
    check_limit("/slow", "no whole answer within 0 s");
}

#[test]
fn an_address_where_nothing_answers() {
    let free = TcpListener::bind("127.0.0.1:0")
        .expect("a port")
        .local_addr()
        .expect("an address");
    let error = load(&format!("http://{free}/")).expect_err("nobody there");
    assert_eq!(error.what, "nothing answers there");
}

#[test]
fn certificates_are_those_that_the_file_names() {
    let folder = TempDir::new().expect("a folder");
    let (own, file) = secure_server(&folder);
    let input = Input::Address(format!("{own}/moved"));
    let error = read_one(&input).expect_err("nobody vouches for it");
    assert_eq!(error.what, "its certificate is not to be trusted");
    let with = |certificates: PathBuf| {
        let certificates = Some(certificates);
        read_one_with(
            &input,
            &InputOptions {
                certificates,
                ..InputOptions::default()
            },
        )
    };
    let (article, _) = with(file).expect("an article");
    assert_eq!(article.text(), TEXT);
    let none = folder.path().join("none.pem");
    std::fs::write(&none, "no certificate").expect("written");
    assert_eq!(
        with(none).expect_err("none").what,
        "it holds no certificate"
    );
}

#[test]
fn addresses_are_fetched_at_the_same_time_and_progress_tells_of_them() {
    let own = server();
    let request = |path: &str| Request {
        input: Input::Address(format!("{own}{path}")),
        options: InputOptions::default(),
    };
    let progress = Progress::default();
    let both = [request("/slow"), request("/slow?b")];
    thread::scope(|scope| {
        let reading = scope.spawn(|| crate::load::read_watched(&both, &progress));
        let start = Instant::now();
        while progress.fetching().len() < 2 && start.elapsed() < Duration::from_secs(20) {
            thread::sleep(Duration::from_millis(5));
        }
        let seen = progress.fetching();
        assert!(
            seen.len() == 2 && seen.iter().all(|it| it.address.starts_with(&own)),
            "{seen:?}"
        );
        let error = reading.join().expect("joined").expect_err("no answer");
        assert_eq!(error.source_name, format!("{own}/slow"));
    });
    assert_eq!(progress.fetching(), []);
}
