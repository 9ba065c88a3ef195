//! Screens of the demo reports, as a reader sees them: `tests/screens/*.txt`, each headed by its size and keys.
//!
//! A screen that changed fails; `UPDATE=1 cargo test screens` writes it anew, to be looked at before it is committed.

use assert_cmd::Command;
use std::fs;
use std::path::Path;

/// Name, size, keys, and how many of the three reports.
pub const SCREENS: &[(&str, &str, &str, usize)] = &[
    ("reading", "80x24", "n n n n", 2),
    ("reading-wide", "120x40", "n n n n n n", 2),
    ("reading-three", "140x36", "n n n", 3),
    ("reading-on", "80x24", "j j j j j j j j j j j j", 2),
    ("carousel", "100x24", "L Enter", 3),
    ("alone", "80x24", "Ctrl-d j", 1),
    ("zoomed", "100x30", "n n Z", 2),
    ("stack", "60x24", "n n n n n", 2),
    ("stack-least", "30x8", "n n", 2),
    ("too-small", "29x8", "", 2),
    ("compare", "80x24", "n n n n n c", 2),
    ("compare-panel", "170x40", "n n n n n c", 3),
    ("differences", "80x24", "d j", 2),
    ("differences-third-group", "120x40", "d Tab Tab", 3),
    ("differences-gone-to", "100x30", "d j j Enter", 2),
    ("help", "80x24", "?", 2),
    ("search", "80x24", "/ seepage", 2),
    ("search-walked", "120x40", "/ dam Enter n n", 3),
    ("mentions", "80x24", "j * n", 2),
    ("names", "80x24", "e j", 3),
    ("numbers", "80x24", "# j j j", 3),
    ("numbers-wide", "120x40", "# l", 2),
    ("numbers-narrow", "60x24", "# Tab", 2),
    ("number-gone-to", "100x30", "# j j Enter", 2),
    ("said", "120x40", "s j j", 2),
    ("said-narrow", "60x24", "s", 2),
    ("voices", "100x30", "s h j", 3),
    ("said-by-speaker", "80x24", "s l", 2),
    ("differences-narrowed", "80x24", "d / Brodek Enter", 2),
    ("facts", "60x24", "d l", 2),
    ("help-narrowed", "80x24", "? / walk", 2),
    ("search-pattern", "80x24", "/ Ctrl-r [0-9],[0-9]+", 2),
    ("about", "80x24", "i", 1),
    ("filtered", "80x24", "x j j Enter j j j", 2),
    ("filter-menu", "100x24", "x j", 2),
    ("overview", "80x24", "n n o", 2),
    ("overview-wide", "120x40", "o n n", 3),
    ("rows", "80x24", "v n n", 2),
    ("rows-three", "120x40", "v n n n zR", 3),
    ("rows-narrow", "60x24", "v n n n", 3),
    ("wider", "120x40", "n n > > >", 3),
];

pub const REPORTS: [&str; 3] = ["merrow.txt", "radio-ardovia.html", "velin-courier.md"];

fn command(size: &str, keys: &str, n: usize) -> Command {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
    let mut command = Command::cargo_bin("parallax").expect("the program is built");
    command
        .current_dir(demo)
        .args(&REPORTS[..n])
        .args(["--keys-script", keys, "--screen", size])
        .env_remove("PARALLAX_THEME")
        .env("XDG_CONFIG_HOME", "/nowhere");
    command
}

fn screen(size: &str, keys: &str, n: usize) -> String {
    let output = command(size, keys, n).output().expect("it runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn screens_are_as_they_were_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens");
    let mut changed = Vec::new();
    for (name, size, keys, n) in SCREENS {
        let shown = format!("{size} · {n} reports · {keys}\n{}", screen(size, keys, *n));
        let path = folder.join(format!("{name}.txt"));
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&path, &shown).expect("written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if shown != expected {
            changed.push(format!("{name} is now\n{shown}\nand was\n{expected}"));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// The picture in README is what the program draws.
#[test]
fn the_picture_in_the_readme_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screen.svg");
    let mut command = command("140x38", "n n n n", 3);
    command.args(["--theme", "dark", "--screen-format", "svg"]);
    let output = command.output().expect("it runs");
    assert!(output.status.success(), "{output:?}");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &output.stdout).expect("written");
    }
    let is_true = fs::read(&path).is_ok_and(|it| it == output.stdout);
    assert!(is_true, "UPDATE=1 cargo test screens draws it anew");
}

#[test]
fn ascii_draws_ascii_outside_the_articles() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
    let glyphs = "─│┌┐└┘┬┴├┤┼╭╮╰╯▌█↑↓¶·…";
    for keys in ["n n n", "c", "d", "?", "L n", "x", "o", "v zR n", "zM za"] {
        for size in ["80x24", "60x24", "120x40"] {
            let mut command = Command::cargo_bin("parallax").expect("the program is built");
            let output = command
                .args(REPORTS.iter().map(|it| demo.join(it)))
                .args(["--ascii", "--keys-script", keys, "--screen", size])
                .output()
                .expect("it runs");
            let text = String::from_utf8(output.stdout).expect("text");
            let drawn: Vec<char> = text.chars().filter(|it| glyphs.contains(*it)).collect();
            assert!(drawn.is_empty(), "{drawn:?} at {size} after {keys}\n{text}");
        }
    }
}
