//! Copying: one paragraph without row breaks or marks, and the way it went.

use super::screen::{Screen, Start};
use super::{quit, wait_compared};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use tempfile::TempDir;

/// The first passage of the first bundled report, as it is copied.
const TITLE: &str = "\"Ardovia moves 11,400 people from below leaking dam\" (A: Ardovia moves 11,400 people from below leaking dam, ¶1, merrow.txt)";

fn start(env: &[(&str, &str)]) -> Screen {
    let screen = Start {
        env,
        ..Start::default()
    }
    .program();
    wait_compared(&screen);
    screen
}

#[test]
fn over_ssh_a_passage_goes_through_the_terminal_as_one_paragraph() {
    let screen = start(&[("SSH_TTY", "/dev/pts/9"), ("DISPLAY", ":0")]);
    screen.send("y");
    screen.wait_for("characters through the terminal");
    assert_eq!(screen.copied(), TITLE);
    // A passage over three rows and more.
    screen.send("5j");
    screen.wait("another passage", |it| {
        !it.contents().contains("through the terminal")
    });
    screen.send("y");
    screen.wait_for("characters through the terminal");
    let copied = screen.copied();
    assert!(!copied.contains('\n') && copied.len() > 90, "{copied}");
    let (words, source) = copied.rsplit_once(" (A: ").expect("a source");
    assert!(words.ends_with(['"', '”']) && source.ends_with(", merrow.txt)"));
    quit(screen);
}

#[test]
fn all_tellings_are_a_table() {
    let screen = start(&[("SSH_CONNECTION", "1 2 3 4")]);
    screen.send("nY");
    screen.wait_for("characters through the terminal");
    let copied = screen.copied();
    let rows: Vec<&str> = copied.lines().collect();
    assert!(rows[0].starts_with("| | match 1 | source |"), "{copied}");
    let told = |letter: &str| rows.iter().filter(|it| it.starts_with(letter)).count();
    assert!(told("| A |") >= 1 && told("| B |") >= 1, "{copied}");
    assert!(
        rows.iter().all(|it| it.matches(" | ").count() >= 2),
        "{copied}"
    );
    quit(screen);
}

#[test]
fn a_program_of_this_machine_is_used_where_one_answers() {
    let folder = TempDir::new().expect("a folder");
    let (tool, taken) = (folder.path().join("xclip"), folder.path().join("taken"));
    let script = format!("#!/bin/sh\ncat > {}\n", taken.display());
    fs::write(&tool, script).expect("written");
    fs::set_permissions(&tool, fs::Permissions::from_mode(0o755)).expect("set");
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let screen = start(&[("PATH", &path), ("DISPLAY", ":0")]);
    screen.send("y");
    screen.wait_for("characters by xclip");
    assert_eq!(fs::read_to_string(&taken).expect("taken"), TITLE);
    assert_eq!(screen.copied(), "");
    quit(screen);
    fs::write(&tool, "#!/bin/sh\nexit 1\n").expect("written");
    let screen = start(&[("PATH", &path), ("DISPLAY", ":0")]);
    screen.send("y");
    screen.wait_for("characters through the terminal");
    assert_eq!(screen.copied(), TITLE);
    quit(screen);
}

#[test]
fn inside_tmux_the_message_says_so() {
    let screen = start(&[("TMUX", "/tmp/tmux-0/default,1,0")]);
    screen.send("y");
    screen.wait_for("characters through the terminal and tmux");
    assert_eq!(screen.copied(), TITLE);
    quit(screen);
}

#[test]
fn a_drag_over_three_rows_is_copied_without_row_breaks_or_the_other_column() {
    let screen = start(&[("SSH_TTY", "/dev/pts/9")]);
    // Columns and rows from 1: inside the second column, from row 5 to row 7.
    screen.send("\x1b[<0;60;5M\x1b[<32;70;6M\x1b[<32;72;7M\x1b[<0;72;7m");
    screen.wait_for("characters through the terminal");
    let copied = screen.copied();
    let demo = parallax::load::demo();
    let within = demo.iter().any(|it| {
        let (article, _) = parallax::load::read_one(it).expect("a report");
        article.text().contains(&copied)
    });
    assert!(within && copied.len() > 40, "{copied}");
    assert!(!copied.replace("\n\n", "").contains('\n'), "{copied}");
    quit(screen);
}

#[test]
fn text_that_is_pasted_goes_into_a_note_only() {
    let screen = start(&[("SSH_TTY", "/dev/pts/9")]);
    screen.send("\x1b[200~q\x1b[201~a\x1b[200~the quay\r\nat three\x1b[201~");
    screen.wait_for("the quay  at three");
    screen.send("\r");
    quit(screen);
}
