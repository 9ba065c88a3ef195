//! Copying: by a program of this machine, or through the terminal (OSC 52), and by which of the two it went.

use crate::config::Clipboard;
use crate::tui::errand::Hands;
use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use std::env;
use std::io::{self, Write as _};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A program that takes what it is given for the clipboard: the variable without which it cannot, and its arguments.
type Tool = (&'static str, &'static [&'static str]);

/// In the order in which they are tried.
#[cfg(target_os = "macos")]
const TOOLS: &[Tool] = &[("", &["pbcopy"])];
#[cfg(not(target_os = "macos"))]
const TOOLS: &[Tool] = &[
    ("WAYLAND_DISPLAY", &["wl-copy"]),
    ("DISPLAY", &["xclip", "-selection", "clipboard", "-in"]),
    ("DISPLAY", &["xsel", "--clipboard", "--input"]),
    ("WSL_DISTRO_NAME", &["clip.exe"]),
];

/// A program that has not taken the text by then never will.
const PATIENCE: Duration = Duration::from_secs(2);

/// Copies a text and says which way it went: a program of another machine may succeed into a clipboard that nobody can
/// reach, and a terminal tells nothing at all.
pub fn copy(text: &str, how: Clipboard, hands: &mut dyn Hands) -> String {
    let n = text.chars().count();
    let characters = if n == 1 { "character" } else { "characters" };
    let tool = match how {
        Clipboard::Off => {
            return "nothing is copied: clipboard = \"off\" in the configuration".to_owned();
        }
        Clipboard::Osc52 => None,
        Clipboard::Auto if is_remote() => None,
        Clipboard::Auto | Clipboard::Tool => by_tool(text),
    };
    if let Some(name) = tool {
        return format!("copied {n} {characters} by {name}");
    }
    if how == Clipboard::Tool {
        return format!(
            "nothing is copied: none of {} is here; clipboard = \"osc52\" copies through the terminal",
            TOOLS
                .iter()
                .map(|it| it.1[0])
                .collect::<Vec<_>>()
                .join(", ")
        );
    }
    match hands.send(&sequence(text)) {
        Ok(()) => format!("copied {n} {characters} through the terminal{}", via()),
        Err(error) => format!("nothing is copied: {error}"),
    }
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|it| !it.is_empty())
}

/// Whether the programs of this machine are not those of the screen that the reader looks at.
fn is_remote() -> bool {
    is_set("SSH_TTY") || is_set("SSH_CONNECTION")
}

fn via() -> &'static str {
    match is_set("TMUX") {
        true => " and tmux",
        false => "",
    }
}

/// OSC 52. Inside tmux both as tmux takes it itself (`set-clipboard on`) and wrapped, as it passes it on
/// (`allow-passthrough on`): which of the two it does is not to be known from here.
fn sequence(text: &str) -> String {
    let mut plain = String::new();
    // Writing to memory does not fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
    match is_set("TMUX") {
        true => format!("{plain}{}", wrapped(&plain)),
        false => plain,
    }
}

fn wrapped(sequence: &str) -> String {
    format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b"))
}

/// Hands the text to the first program that takes it, and tells its name.
fn by_tool(text: &str) -> Option<&'static str> {
    let mut here = TOOLS.iter().filter(|it| it.0.is_empty() || is_set(it.0));
    let taken = |it: &&Tool| give(it.1, text).unwrap_or(false);
    here.find(taken).map(|it| it.1[0])
}

fn give(tool: &[&str], text: &str) -> io::Result<bool> {
    let mut child = Command::new(tool[0])
        .args(&tool[1..])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let Some(mut input) = child.stdin.take() else {
        return Ok(false);
    };
    let text = text.to_owned();
    // A program that does not read must not hold the reading view.
    thread::spawn(move || {
        let _ = input.write_all(text.as_bytes());
    });
    ended(&mut child)
}

/// Whether a program ends well in time; one that does not is ended.
fn ended(child: &mut Child) -> io::Result<bool> {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if Instant::now() > end {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(test)]
mod tests {
    use super::{give, wrapped};

    #[test]
    fn tmux_passes_on_what_is_wrapped() {
        assert_eq!(
            wrapped("\x1b]52;c;eA==\x1b\\"),
            "\x1bPtmux;\x1b\x1b]52;c;eA==\x1b\x1b\\\x1b\\"
        );
    }

    #[test]
    fn a_program_that_fails_or_is_not_there_has_copied_nothing() {
        assert!(give(&["cat"], "words").expect("cat is here"));
        assert!(!give(&["false"], "words").expect("false is here"));
        assert!(give(&["no-such-program-of-parallax"], "words").is_err());
    }
}
