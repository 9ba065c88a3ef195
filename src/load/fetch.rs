//! Addresses that the user named, fetched within limits of time, size and redirects.

use super::LoadError;
use super::format::is_address;
use super::read::{MOST_BYTES, Raw, too_large};
use std::io::ErrorKind;
use std::time::Duration;
use ureq::http::Uri;
use ureq::{Agent, Error, ResponseExt};

/// Longest time for all of a request, its redirects and its answer.
const LONGEST: Duration = Duration::from_secs(20);
const MOST_REDIRECTS: u32 = 10;
const USER_AGENT: &str = concat!(
    "parallax/",
    env!("CARGO_PKG_VERSION_MAJOR"),
    ".",
    env!("CARGO_PKG_VERSION_MINOR")
);
const ACCEPTED: &str =
    "text/html, application/xhtml+xml, text/markdown, text/plain, application/pdf;q=0.9, */*;q=0.5";

/// What an address answers. Proxy variables of the environment are heeded, but for this machine's own addresses.
///
/// # Errors
/// When there is no answer, a refusal, or more than [`MOST_BYTES`].
pub(super) fn get(address: &str) -> Result<Raw, LoadError> {
    get_within(address, LONGEST, MOST_BYTES)
}

fn get_within(address: &str, longest: Duration, most_bytes: u64) -> Result<Raw, LoadError> {
    if !is_address(address) {
        let what = "it is no http or https address";
        return Err(LoadError::new(
            address,
            what,
            "write it out, as https://example.org/page",
        ));
    }
    let failed = |error: Error| failure(address, longest, &error);
    let mut answer = agent(address, longest)
        .get(address)
        .call()
        .map_err(failed)?;
    refuse_status(address, answer.status().as_u16())?;
    let found_at = answer.get_uri().to_string();
    let body = answer.body_mut();
    let charset = body.charset().map(str::to_owned);
    let mime = body.mime_type().map(str::to_ascii_lowercase);
    // ureq counts a body of exactly the limit as too large.
    let bytes = body
        .with_config()
        .limit(most_bytes + 1)
        .read_to_vec()
        .map_err(failed)?;
    if bytes.len() as u64 > most_bytes {
        return Err(too_large(address, None));
    }
    Ok(Raw {
        name: address.to_owned(),
        bytes,
        charset,
        mime,
        address: Some(found_at),
        ..Raw::default()
    })
}

fn agent(address: &str, longest: Duration) -> Agent {
    let mut config = Agent::config_builder()
        .timeout_global(Some(longest))
        .max_redirects(MOST_REDIRECTS)
        .http_status_as_error(false)
        .user_agent(USER_AGENT)
        .accept(ACCEPTED);
    if is_this_machine(address) {
        config = config.proxy(None);
    }
    config.build().new_agent()
}

fn is_this_machine(address: &str) -> bool {
    let host = address
        .parse()
        .ok()
        .and_then(|uri: Uri| uri.host().map(str::to_owned));
    host.is_some_and(|host| host == "localhost" || host == "[::1]" || host.starts_with("127."))
}

/// Turns an answer that is no page into words.
fn refuse_status(address: &str, status: u16) -> Result<(), LoadError> {
    let (what, next_step) = match status {
        200..=299 => return Ok(()),
        404 | 410 => (
            "the server has no such page",
            "check the address in a browser",
        ),
        401..=403 | 407 | 451 => (
            "the server does not let it be read",
            "open it in a browser, save the page and name that file",
        ),
        429 => (
            "the server was asked too often",
            "wait a minute, then try again",
        ),
        500..=599 => (
            "the server failed",
            "try again later, or save the page from a browser and name that file",
        ),
        _ => (
            "the server gave no page",
            "open it in a browser, save the page and name that file",
        ),
    };
    Err(LoadError::new(
        address,
        format!("{what} (status {status})"),
        next_step,
    ))
}

fn failure(address: &str, longest: Duration, error: &Error) -> LoadError {
    let check = "check the address and the connection";
    let save = "open it in a browser, save the page and name that file";
    let (what, next_step) = match error {
        Error::Timeout(_) => (
            format!("no whole answer within {} s", longest.as_secs()),
            "try again later",
        ),
        Error::HostNotFound => ("no such host".to_owned(), check),
        Error::TooManyRedirects => (format!("more than {MOST_REDIRECTS} redirects"), save),
        Error::BadUri(_) | Error::Http(_) => (
            "it is no whole address".to_owned(),
            "write it out, as https://example.org/page",
        ),
        Error::BodyExceedsLimit(_) => return too_large(address, None),
        Error::Io(io) if io.kind() == ErrorKind::ConnectionRefused => {
            ("nothing answers there".to_owned(), check)
        }
        Error::Io(io) if io.kind() == ErrorKind::TimedOut => {
            ("no answer in time".to_owned(), "try again later")
        }
        Error::Tls(_) | Error::Rustls(_) => (format!("no secure connection: {error}"), save),
        other => (format!("no answer: {other}"), check),
    };
    LoadError::new(address, what, next_step)
}

#[cfg(test)]
mod tests {
    use super::get_within;
    use crate::load::{Input, read_one};
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;
    use std::thread;
    use std::time::Duration;

    /// A server on this machine that gives one answer for each path; `{self}` in an answer stands for its address.
    fn server(answers: &'static [(&'static str, &'static str)]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let own = address.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let mut lines = BufReader::new(stream.try_clone().expect("a handle")).lines();
                let first = lines.next().expect("a line").expect("text");
                let agent = lines
                    .by_ref()
                    .map_while(Result::ok)
                    .take_while(|it| !it.is_empty())
                    .any(|it| it == "user-agent: parallax/0.1");
                let path = first.split(' ').nth(1).expect("a path");
                let answer = answers
                    .iter()
                    .find(|it| it.0 == path && agent)
                    .map_or("404 Not Found\r\n\r\n", |it| it.1);
                let answer = answer.replace("{self}", &own);
                let bytes: Vec<u8> = answer.chars().map(|c| c as u8).collect();
                if answer != "wait" {
                    let _ = stream
                        .write_all(b"HTTP/1.1 ")
                        .and_then(|()| stream.write_all(&bytes));
                } else {
                    thread::spawn(move || (thread::sleep(Duration::from_secs(2)), stream));
                }
            }
        });
        address
    }

    const SERVED: &[(&str, &str)] = &[
        (
            "/moved",
            "302 Found\r\nLocation: {self}/ferry\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ),
        (
            "/ferry",
            "200 OK\r\nContent-Type: text/plain; charset=iso-8859-1\r\nConnection: close\r\n\r\nThe ferry left the caf\u{e9} behind.",
        ),
        (
            "/round",
            "302 Found\r\nLocation: {self}/round\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ),
        (
            "/shut",
            "403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ),
        ("/slow", "wait"),
    ];

    #[track_caller]
    fn check(path: &str, expected: &str) {
        let address = server(SERVED) + path;
        let error = get_within(&address, Duration::from_millis(900), 20).expect_err("a failure");
        assert!(!error.next_step.is_empty());
        assert_eq!(error.what, expected);
    }

    #[test]
    fn a_redirect_is_followed_and_the_charset_of_the_header_taken() {
        let address = server(SERVED);
        let (article, warnings) =
            read_one(&Input::Address(format!("{address}/moved"))).expect("an article");
        assert_eq!(article.text(), "The ferry left the café behind.");
        assert_eq!(article.meta().source, format!("{address}/moved"));
        assert_eq!(article.meta().address, Some(format!("{address}/ferry")));
        assert_eq!(warnings, []);
    }

    #[test]
    fn failures_are_told_in_words() {
        check("/none", "the server has no such page (status 404)");
        check("/shut", "the server does not let it be read (status 403)");
        check("/round", "more than 10 redirects");
        check("/ferry", "more than the limit of 50 MB");
        check("/slow", "no whole answer within 0 s");
    }

    #[test]
    fn an_address_where_nothing_answers() {
        let free = TcpListener::bind("127.0.0.1:0")
            .expect("a port")
            .local_addr()
            .expect("an address");
        let error = read_one(&Input::Address(format!("http://{free}/"))).expect_err("nobody there");
        assert_eq!(error.what, "nothing answers there");
    }
}
