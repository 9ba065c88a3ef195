//! Articles read again while they are shown: the new text, the place of the reader, and files that are gone.

use super::screen::{Screen, Start};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const A: &str = "Dam at Orvik inspected\n\nEngineers inspected the dam at Orvik on Tuesday.\n\nThey found two cracks in the northern wall.\n\nThe valley below was not evacuated, the mayor said.\n";
const B: &str = "Cracks found in dam\n\nTwo cracks were found in the northern wall of the dam at Orvik.\n\nThe mayor said that the valley below was not evacuated.\n";

/// Two reports in a folder of their own, opened.
struct Reading {
    folder: TempDir,
    screen: Screen,
}

impl Reading {
    fn start(options: &[&str]) -> Self {
        let folder = TempDir::new().expect("a folder");
        let path = |name: &str| folder.path().join(name).display().to_string();
        let (a, b) = (path("a.txt"), path("b.txt"));
        fs::write(&a, A).expect("written");
        fs::write(&b, B).expect("written");
        let mut args = vec![a.as_str(), b.as_str()];
        args.extend(options);
        let screen = Start {
            args: &args,
            ..Start::default()
        }
        .program();
        screen.wait_for("1────1");
        Self { folder, screen }
    }

    fn a(&self) -> PathBuf {
        self.folder.path().join("a.txt")
    }

    fn quit(self) {
        super::quit(self.screen);
    }
}

/// The row of the screen on which a text stands.
fn row_of(screen: &Screen, text: &str) -> Option<usize> {
    screen.text().lines().position(|it| it.contains(text))
}

#[test]
fn a_file_that_changes_is_read_again_and_the_reader_stays() {
    let reading = Reading::start(&["--watch"]);
    let screen = &reading.screen;
    screen.send("3j");
    let cursor = |screen: &Screen| {
        let text = screen.text();
        let row = text.lines().find(|it| it.contains('█'));
        row.unwrap_or_default().to_owned()
    };
    screen.wait("the last passage", |it| {
        let text = it.contents();
        text.lines()
            .any(|it| it.contains('█') && it.contains("The valley below"))
    });
    let new = A.replace(
        "on Tuesday.",
        "on Tuesday. Divers helped them for a whole day.",
    );
    fs::write(reading.a(), new).expect("written");
    screen.wait_for("Divers helped them");
    screen.wait_for("read again: 1 passage differs");
    assert!(
        cursor(screen).contains("The valley below"),
        "{}",
        screen.text()
    );
    reading.quit();
}

#[test]
fn another_file_in_its_place_is_read_too() {
    let reading = Reading::start(&["--watch"]);
    let other = reading.folder.path().join("a.txt.part");
    fs::write(&other, A.replace("two cracks", "seven cracks")).expect("written");
    fs::rename(&other, reading.a()).expect("renamed");
    reading.screen.wait_for("seven cracks");
    reading.quit();
}

#[test]
fn a_file_that_is_gone_or_empty_keeps_its_text() {
    let reading = Reading::start(&["--watch"]);
    fs::write(reading.a(), "").expect("written");
    reading.screen.wait_for("the file is empty");
    assert!(row_of(&reading.screen, "Engineers inspected").is_some());
    fs::remove_file(reading.a()).expect("removed");
    reading.screen.wait_for("no such file");
    assert!(row_of(&reading.screen, "Engineers inspected").is_some());
    fs::write(reading.a(), A.replace("two cracks", "nine cracks")).expect("written");
    reading.screen.wait_for("nine cracks");
    reading.quit();
}

#[test]
fn without_watching_a_key_reads_again() {
    let reading = Reading::start(&[]);
    reading.screen.send("R");
    reading.screen.wait_for("nothing changed");
    fs::write(reading.a(), A.replace("northern", "southern")).expect("written");
    reading.screen.send("R");
    reading.screen.wait_for("southern");
    reading.screen.wait_for("1 passage differs");
    reading.quit();
}
