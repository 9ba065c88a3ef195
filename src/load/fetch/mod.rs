//! Addresses that the user named, fetched within limits of time, size and redirects.

use super::format::is_address;
use super::limits::{LONGEST_FETCH, MOST_REDIRECTS};
use super::read::{MOST_BYTES, Raw, too_large};
use super::{LoadError, Progress};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;
use std::time::Duration;
use ureq::http::Uri;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Error, ResponseExt};

const USER_AGENT: &str = concat!(
    "parallax/",
    env!("CARGO_PKG_VERSION_MAJOR"),
    ".",
    env!("CARGO_PKG_VERSION_MINOR")
);
const ACCEPTED: &str =
    "text/html, application/xhtml+xml, text/markdown, text/plain, application/pdf;q=0.9, */*;q=0.5";

/// How an address is to be fetched.
#[derive(Debug, Clone, Copy)]
struct Limits<'a> {
    longest: Duration,
    most_bytes: u64,
    /// A file of certificates, PEM, to be trusted instead of those built in.
    certificates: Option<&'a Path>,
}

/// What an address answers, unpacked. Proxy variables of the environment are heeded, but for this machine's own addresses.
///
/// # Errors
/// When there is no answer, a refusal, more than [`MOST_BYTES`], or `certificates` cannot be read.
pub(super) fn get(
    address: &str,
    certificates: Option<&Path>,
    progress: &Progress,
) -> Result<Raw, LoadError> {
    let limits = Limits {
        longest: LONGEST_FETCH,
        most_bytes: MOST_BYTES,
        certificates,
    };
    progress.begin(address);
    let raw = get_within(address, limits, &mut |bytes| {
        progress.arrived(address, bytes);
    });
    progress.end(address);
    raw
}

/// `arrived` is told how many bytes there are so far.
fn get_within(
    address: &str,
    limits: Limits<'_>,
    arrived: &mut dyn FnMut(u64),
) -> Result<Raw, LoadError> {
    if !is_address(address) {
        let what = "it is no http or https address";
        return Err(LoadError::new(
            address,
            what,
            "write it out, as https://example.org/page",
        ));
    }
    let failed = |error: Error| failure(address, limits.longest, &error);
    let mut answer = agent(address, limits)?
        .get(address)
        .call()
        .map_err(failed)?;
    refuse_status(address, answer.status().as_u16())?;
    let found_at = answer.get_uri().to_string();
    let body = answer.body_mut();
    let charset = body.charset().map(str::to_owned);
    let mime = body.mime_type().map(str::to_ascii_lowercase);
    // ureq counts a body of exactly the limit as too large.
    let mut reader = body.with_config().limit(limits.most_bytes + 1).reader();
    let (mut bytes, mut part) = (Vec::new(), vec![0; 64 * 1024]);
    loop {
        match reader.read(&mut part) {
            Ok(0) => break,
            Ok(n) => bytes.extend_from_slice(&part[..n]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(failed(error.into())),
        }
        arrived(bytes.len() as u64);
    }
    if bytes.len() as u64 > limits.most_bytes {
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

fn agent(address: &str, limits: Limits<'_>) -> Result<Agent, LoadError> {
    let mut config = Agent::config_builder()
        .timeout_global(Some(limits.longest))
        .max_redirects(MOST_REDIRECTS)
        .http_status_as_error(false)
        .user_agent(USER_AGENT)
        .accept(ACCEPTED);
    if is_this_machine(address) {
        config = config.proxy(None);
    }
    if let Some(path) = limits.certificates.filter(|_| is_secure(address)) {
        let roots = RootCerts::new_with_certs(&trusted(path)?);
        config = config.tls_config(TlsConfig::builder().root_certs(roots).build());
    }
    Ok(config.build().new_agent())
}

fn is_secure(address: &str) -> bool {
    address
        .get(..6)
        .is_some_and(|it| it.eq_ignore_ascii_case("https:"))
}

/// The certificates in a PEM file.
fn trusted(path: &Path) -> Result<Vec<Certificate<'static>>, LoadError> {
    let failed = |what: String| {
        let name = path.display().to_string();
        let next_step = "name a PEM file with SSL_CERT_FILE, or unset it";
        LoadError::new(&name, what, next_step)
    };
    let pem = std::fs::read(path)
        .map_err(|error| failed(format!("the certificates cannot be read: {error}")))?;
    let certificates: Vec<_> = parse_pem(&pem)
        .filter_map(|item| match item {
            Ok(PemItem::Certificate(it)) => Some(it),
            _ => None,
        })
        .collect();
    match certificates.is_empty() {
        true => Err(failed("it holds no certificate".to_owned())),
        false => Ok(certificates),
    }
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
        Error::Io(io) if is_of_certificate(io) => (
            "its certificate is not to be trusted".to_owned(),
            "behind a company's proxy name its certificates with SSL_CERT_FILE; else save the page and name that file",
        ),
        Error::Io(io) if io.kind() == ErrorKind::UnexpectedEof => {
            ("the connection broke off".to_owned(), "try again")
        }
        Error::Tls(_) | Error::Rustls(_) => (format!("no secure connection: {error}"), save),
        other => (format!("no answer: {other}"), check),
    };
    LoadError::new(address, what, next_step)
}

/// Whether a connection failed because nobody vouches for who answered.
fn is_of_certificate(error: &io::Error) -> bool {
    let text = error.to_string();
    text.contains("invalid peer certificate")
}

#[cfg(test)]
mod tests;
