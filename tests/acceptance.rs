//! Rows of the design's acceptance table that are about every screen: no colour, ASCII, hostile text, pipes.

use crate::screens::{REPORTS, SCREENS};
use crate::support::DEMO;
use assert_cmd::Command;
use std::fs;
use std::path::Path;

const PROGRAM: &str = env!("CARGO_BIN_EXE_parallax");

/// Screens beside those that are kept as files.
const MORE: &[(&str, &str, &str, usize)] = &[
    ("about", "60x24", "i", 3),
    ("mark words", "80x24", "n n n ~", 2),
    ("hidden marks", "80x24", "\" @ n", 2),
    ("pending", "80x24", "g", 2),
    ("no key", "80x24", "§", 2),
    ("free", "120x40", "down@100,10", 2),
    ("least", "30x8", "c", 2),
    ("wide", "200x50", "n n c d", 3),
];

fn demo() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo")
}

/// A screen as the program prints it.
#[track_caller]
fn screen(size: &str, keys: &str, n: usize, more: &[&str], env: &[(&str, &str)]) -> String {
    let mut command = Command::new(PROGRAM);
    command
        .current_dir(demo())
        .env_clear()
        .env("XDG_CONFIG_HOME", "/nowhere")
        .envs(env.iter().copied())
        .args(&REPORTS[..n])
        .args(["--keys-script", keys, "--screen", size])
        .args(more);
    let output = command.output().expect("it runs");
    assert!(output.status.success(), "{keys}: {output:?}");
    String::from_utf8(output.stdout).expect("text")
}

/// The codes of every change of look.
fn codes(screen: &str) -> Vec<u32> {
    let parts = screen.split("\u{1b}[").skip(1);
    parts
        .flat_map(|it| it.split('m').next().unwrap_or_default().split(';'))
        .map(|it| it.parse().expect("a number"))
        .collect()
}

#[test]
fn without_colour_no_screen_has_a_colour_code() {
    for (name, size, keys, n) in SCREENS.iter().chain(MORE) {
        for (args, env) in [
            (&["--screen-format", "ansi"][..], &[("NO_COLOR", "1")][..]),
            (&["--screen-format", "ansi", "--color", "never"], &[]),
        ] {
            let shown = screen(size, keys, *n, args, env);
            // Plain, bold, underlined, reversed.
            let colors: Vec<u32> = codes(&shown)
                .into_iter()
                .filter(|it| ![0, 1, 4, 7].contains(it))
                .collect();
            assert!(colors.is_empty(), "{name}: {colors:?}");
        }
    }
}

#[test]
fn without_colour_every_meaning_has_a_glyph_or_an_attribute() {
    let ansi = ["--screen-format", "ansi"];
    let plain = [("NO_COLOR", "1")];
    let reading = screen("120x40", "n n n n n", 2, &ansi, &plain);
    // Class, cursor, the drawn line, a shared quote.
    for part in ["▌", "~", "!", "+", "─"] {
        assert!(reading.contains(part), "{part}");
    }
    assert!(
        reading.contains("\u{1b}[0;4m"),
        "a shared quote is underlined"
    );
    // Words that differ, in the comparison and in the reading view.
    let compared = screen("80x24", "n n n c", 2, &[], &plain);
    assert!(
        compared.contains("[Seventeen]") && compared.contains("[Fourteen]"),
        "{compared}"
    );
    let marked = screen("120x40", "n n n ~", 2, &ansi, &plain);
    assert!(marked.contains("\u{1b}[0;1m"), "words that differ are bold");
    // A search hit and the chosen row of a list.
    for keys in ["/ dam Enter", "d j"] {
        let shown = screen("80x24", keys, 2, &ansi, &plain);
        assert!(codes(&shown).contains(&7), "{keys}");
    }
}

#[test]
fn ascii_screens_have_only_ascii_beside_the_words_of_the_articles() {
    let articles = DEMO.corpus().articles().iter();
    let words: String = articles.map(|it| it.text()).collect();
    for (name, size, keys, n) in SCREENS.iter().chain(MORE) {
        let shown = screen(size, keys, *n, &["--ascii"], &[]);
        let odd: Vec<char> = shown
            .chars()
            .filter(|it| !matches!(it, ' '..='~' | '\n') && !words.contains(*it))
            .collect();
        // What is typed is shown as it is.
        let odd: Vec<char> = odd.into_iter().filter(|it| !keys.contains(*it)).collect();
        assert!(odd.is_empty(), "{name}: {odd:?}\n{shown}");
    }
}

/// Everything that could steer a terminal: escapes, titles, the clipboard, bells, returns, C1, overrides of direction.
const HOSTILE: &str = "Dam \u{1b}[31mred\u{1b}[0m \u{1b}]0;title\u{7}\n\nThe \u{1b}]52;c;cXVpdA==\u{7}dam at Orvik\r was\u{0} closed \u{9b}31m on \u{202e}Monday\u{202c}, \u{2066}the mayor\u{2069} said.\n\nEngineers \u{8} found \u{1b}P1$r\u{1b}\\ two cracks\u{1b}c in the northern wall.";

#[test]
fn nothing_in_an_article_or_its_name_steers_the_terminal() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.txt"), HOSTILE).expect("written");
    fs::write(
        path("b\u{1b}[2J\u{7}.txt"),
        HOSTILE.replace("closed", "shut"),
    )
    .expect("written");
    let run = |args: &[&str], typed: &str| {
        let mut command = Command::new(PROGRAM);
        command
            .current_dir(folder.path())
            .env_clear()
            .env("XDG_CONFIG_HOME", "/nowhere")
            .args([
                "a.txt",
                "b\u{1b}[2J\u{7}.txt",
                "--label",
                "x\u{1b}]0;t\u{7}",
            ])
            .args(args)
            .write_stdin(typed);
        let output = command.output().expect("it runs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("text")
    };
    let mut shown = Vec::new();
    for keys in [
        "",
        "n",
        "n c",
        "d",
        "e",
        "s",
        "i",
        "?",
        "/ dam Enter",
        "L n Z",
        "R",
    ] {
        for size in ["80x24", "60x24", "200x50"] {
            shown.push(run(&["--keys-script", keys, "--screen", size], ""));
        }
    }
    shown.push(run(&["--linear"], "n\nd\ne\ns\nr A\n\n/ dam\ni\nq\n"));
    shown.push(run(&["-f", "text"], ""));
    for it in shown {
        let wrong: Vec<char> = it
            .chars()
            .filter(|c| {
                (c.is_control() && *c != '\n')
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:?} in\n{it}");
    }
}

#[test]
fn a_reader_of_a_pipe_may_leave_early() {
    let script = "(\"$PARALLAX\" --demo; echo \"ended with $?\" >&2) | head -1";
    let output = Command::new("/bin/sh")
        .args(["-c", script])
        .env("PARALLAX", PROGRAM)
        .output()
        .expect("a shell");
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(said, "ended with 0\n");
    let first = String::from_utf8(output.stdout).expect("text");
    assert_eq!(first.lines().count(), 1, "{first}");
}
