//! A line on standard error while addresses are fetched, when it takes long enough to wonder.

use super::look;
use crate::article::{Article, plain};
use crate::load::{self, Fetching, LoadError, Progress, Request, Warning};
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How to wait no longer. ASCII: its bytes are its columns.
const STOPS: &str = " - Ctrl-c stops";
/// A shorter wait is not told.
const PATIENCE: Duration = Duration::from_millis(300);
/// Time between two looks at how far it has come.
const PAUSE: Duration = Duration::from_millis(100);

/// Reads the articles; says on a terminal what is waited for, unless `quiet`. Ctrl-C ends the program as ever: nothing is
/// changed of the terminal.
pub fn read(requests: &[Request], quiet: bool) -> Result<(Vec<Article>, Vec<Warning>), LoadError> {
    let progress = Progress::default();
    let silent = quiet || !io::stderr().is_terminal() || look::is_dumb();
    if silent {
        return load::read_watched(requests, &progress);
    }
    let (done, end) = channel();
    thread::scope(|scope| {
        let progress = &progress;
        scope.spawn(move || show(progress, &end));
        let read = load::read_watched(requests, progress);
        drop(done);
        read
    })
}

/// Shows what is on its way until the other end of the channel is gone, and leaves an empty line.
fn show(progress: &Progress, end: &Receiver<()>) {
    let mut pause = PATIENCE;
    let mut shown = false;
    while end.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        let line = line(&progress.fetching());
        if shown || !line.is_empty() {
            put(&format!("\r{line}\x1b[K"));
        }
        shown |= !line.is_empty();
        pause = PAUSE;
    }
    if shown {
        put("\r\x1b[K");
    }
}

/// When even standard error is closed there is nobody to tell.
fn put(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes());
    let _ = stderr.flush();
}

/// `fetching https://a.example/ferry 120 kB · Ctrl-c stops`, cut to a row of the terminal; several addresses as their number.
fn line(fetching: &[Fetching]) -> String {
    let columns = crossterm::terminal::size().map_or(80, |it| usize::from(it.0));
    line_within(fetching, columns)
}

fn line_within(fetching: &[Fetching], columns: usize) -> String {
    let bytes: u64 = fetching.iter().map(|it| it.bytes).sum();
    let size = match bytes {
        0 => String::new(),
        bytes => format!(" {} kB", bytes.div_ceil(1000)),
    };
    let name = match fetching {
        [] => return String::new(),
        [one] => plain(&one.address),
        several => format!("{} pages", several.len()),
    };
    // An address is ASCII but for what the user typed; a cut row is no loss.
    let room = columns.saturating_sub("fetching ".len() + size.len() + STOPS.len() + 1);
    let name: String = name.chars().take(room).collect();
    format!("fetching {name}{size}{STOPS}")
}

#[cfg(test)]
mod tests {
    use super::{Fetching, line_within};

    #[track_caller]
    fn check(fetching: &[(&str, u64)], columns: usize, expected: &str) {
        let fetching: Vec<Fetching> = fetching
            .iter()
            .map(|&(address, bytes)| Fetching {
                address: address.to_owned(),
                bytes,
            })
            .collect();
        assert_eq!(line_within(&fetching, columns), expected);
    }

    #[test]
    fn what_is_waited_for_in_one_row() {
        check(&[], 80, "");
        check(
            &[("https://a.example/\u{1b}[31m", 0)],
            80,
            "fetching https://a.example/[31m - Ctrl-c stops",
        );
        check(
            &[("https://a.example/ferry", 119_200)],
            80,
            "fetching https://a.example/ferry 120 kB - Ctrl-c stops",
        );
        check(
            &[("https://a.example/ferry", 1)],
            40,
            "fetching https://a. 1 kB - Ctrl-c stops",
        );
        check(
            &[("https://a.example", 500), ("https://b.example", 600)],
            80,
            "fetching 2 pages 2 kB - Ctrl-c stops",
        );
    }
}
