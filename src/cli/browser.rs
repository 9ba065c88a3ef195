//! The address of an article in the reader's browser.

use crate::article::{Metadata, one_line};
use std::io;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

#[cfg(target_os = "macos")]
const OPENER: &str = "open";
#[cfg(not(target_os = "macos"))]
const OPENER: &str = "xdg-open";

/// An address longer than this is none.
const LONGEST: usize = 2048;
/// A program that has not ended by then has found a browser that stays.
const TRIES: u32 = 100;
const BETWEEN: Duration = Duration::from_millis(10);

/// Opens it and tells what came of it.
pub fn browse(meta: &Metadata) -> String {
    let given = meta.address.as_deref().unwrap_or(&meta.source);
    let Some(address) = checked(given) else {
        return match &meta.address {
            Some(_) => {
                "the address in this article is none of the web: it is not opened".to_owned()
            }
            None => "this article names no address of the web".to_owned(),
        };
    };
    match open(address) {
        Ok(true) => format!("opened {address}"),
        Ok(false) => format!("{OPENER} found no browser for {address}"),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            format!("{OPENER} is not here; the address is {address}")
        }
        Err(error) => format!("{OPENER}: {error}; the address is {address}"),
    }
}

/// An address of the web. It stands in an article, which is not trusted: nothing but http and https, without a space or a
/// character that is not seen.
fn checked(address: &str) -> Option<&str> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let is_plain = one_line(address) == address && !address.contains(char::is_whitespace);
    (is_web && is_plain && !rest.is_empty() && address.len() <= LONGEST).then_some(address)
}

/// Hands the address over as one argument, without a shell. Whether it was taken.
fn open(address: &str) -> io::Result<bool> {
    let mut child = Command::new(OPENER)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    for _ in 0..TRIES {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        thread::sleep(BETWEEN);
    }
    // It is waited for elsewhere, so that nothing of it is left when it ends.
    thread::spawn(move || child.wait());
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::checked;

    #[test]
    fn only_addresses_of_the_web_are_opened() {
        for good in [
            "https://example.org/a?b=c&d",
            "HTTP://example.org",
            " http://x.y/ ",
        ] {
            assert_eq!(checked(good), Some(good.trim()), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "-e http://x",
            "https://",
            "https://x.y/ --new-window",
            "https://x.y/\u{1b}[31m",
            "https://x.y/\u{202e}gpj.exe",
            "report.txt",
        ] {
            assert_eq!(checked(bad), None, "{bad}");
        }
    }
}
