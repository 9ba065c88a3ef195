//! Articles that take their time: the first one can be read, keys work, and what comes late finds its place.

use super::screen::{Screen, Start};
use super::{TITLE, quit};
use tempfile::TempDir;

/// B comes from a pipe that opens a file's worth of text only when it is told to.
const SCRIPT: &str = "mkfifo \"$D/b\" \"$D/go\"; (read _ < \"$D/go\"; cat assets/demo/velin-courier.md > \"$D/b\") & \"$PARALLAX\" assets/demo/merrow.txt \"$D/b\"; echo ended with $?; kill %1 2>/dev/null";

/// Reads the first article while the second one waits for what is written to `go` in the folder.
#[track_caller]
fn start_waiting(folder: &TempDir) -> Screen {
    let path = folder.path().display().to_string();
    let screen = Start {
        args: &[SCRIPT],
        env: &[("D", &path)],
        ..Start::default()
    }
    .shell();
    screen.wait_for(TITLE);
    screen
}

#[test]
fn the_first_article_is_read_before_the_second_has_come() {
    let folder = TempDir::new().expect("a folder");
    let screen = start_waiting(&folder);
    screen.wait_for("reading ");
    screen.wait_for("(being read)");
    screen.wait_for("you can read now");
    // A key is answered meanwhile, and over a second the wait is measured.
    screen.send("?");
    screen.wait_for("next match or stop");
    screen.send("qjj");
    screen.wait_for("1 s");
    std::fs::write(folder.path().join("go"), "go\n").expect("the pipe is read");
    screen.wait("the second article, compared", |it| {
        let text = it.contents();
        text.contains("Brodek spends") && !text.contains("you can read now")
    });
    screen.send("n");
    super::wait_walking(&screen);
    screen.send("q");
    screen.wait_for("ended with 0");
    screen.wait_restored();
}

#[test]
fn quitting_does_not_wait_for_what_has_not_come() {
    let folder = TempDir::new().expect("a folder");
    let screen = start_waiting(&folder);
    screen.send("q");
    screen.wait_for("ended with 0");
    screen.wait_restored();
}

#[test]
fn an_article_that_cannot_be_read_keeps_its_column_until_r_finds_it() {
    let folder = TempDir::new().expect("a folder");
    let b = folder.path().join("b.md");
    let name = b.display().to_string();
    let screen = Start {
        args: &["assets/demo/merrow.txt", &name],
        size: (110, 30),
        ..Start::default()
    }
    .program();
    screen.wait_for("(not readable)");
    screen.wait_for("reads it again");
    std::fs::copy("assets/demo/velin-courier.md", &b).expect("copied");
    screen.send("R");
    screen.wait_for("1 article can be read now");
    screen.wait_for("Brodek spends");
    quit(screen);
}
