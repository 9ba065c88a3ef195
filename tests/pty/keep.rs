//! What a reader makes and where he was, from one reading to the next: two programs at once, a kill, edited files, a damaged
//! file, a folder that cannot be written.

use super::quit;
use super::screen::{PROGRAM, Screen, Start};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

const A: &str = "Dam at Orvik inspected\n\nEngineers inspected the dam at Orvik on Tuesday.\n\nThey found two cracks in the northern wall.\n\nThe valley below was not evacuated, the mayor said.\n";
const B: &str = "Cracks found in dam\n\nTwo cracks were found in the northern wall of the dam at Orvik.\n\nThe mayor said that the valley below was not evacuated.\n";

/// Two reports and a state directory.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: TempDir::new().expect("a folder"),
        };
        fs::write(desk.path("a.txt"), A).expect("written");
        fs::write(desk.path("b.txt"), B).expect("written");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    fn start_with(&self, options: &[&str], state: &str) -> Screen {
        let (a, b) = (self.text("a.txt"), self.text("b.txt"));
        let mut args = vec![a.as_str(), b.as_str()];
        args.extend(options);
        Start {
            args: &args,
            env: &[("XDG_STATE_HOME", &self.text(state))],
            ..Start::default()
        }
        .program()
    }

    fn start(&self) -> Screen {
        let screen = self.start_with(&[], "state");
        wait_read(&screen);
        screen
    }

    fn notes(&self) -> Vec<String> {
        let path = self.path("state/parallax/notes.json");
        let text = fs::read_to_string(path).expect("there");
        let json: Value = serde_json::from_str(&text).expect("whole");
        let all = json["notes"].as_array().expect("a list").iter();
        let mut texts: Vec<String> = all
            .map(|it| it["text"].as_str().expect("a text").to_owned())
            .collect();
        texts.sort();
        texts
    }

    /// A report, as the program writes it.
    fn report(&self, options: &[&str]) -> String {
        let output = Command::new(PROGRAM)
            .args([self.path("a.txt"), self.path("b.txt")])
            .args(options)
            .env("XDG_STATE_HOME", self.path("state"))
            .env("XDG_CONFIG_HOME", "/nowhere")
            .output()
            .expect("it runs");
        String::from_utf8(output.stdout).expect("text")
    }
}

#[track_caller]
fn wait_read(screen: &Screen) {
    screen.wait_for("matches");
    screen.wait_for("c compare");
}

#[track_caller]
fn write(screen: &Screen, text: &str) {
    screen.send("a");
    screen.wait_for("Note on");
    screen.send(&format!("{text}\r"));
    screen.wait_for("note kept");
}

#[test]
fn two_programs_that_write_at_once_lose_nothing_of_each_other() {
    let desk = Desk::new();
    let both = [desk.start(), desk.start()];
    for n in 0..4 {
        for (screen, name) in both.iter().zip(["one", "other"]) {
            screen.send("j");
            screen.send("a");
            screen.wait_for("Note on");
            screen.send(&format!("{name} {n}"));
        }
        // Now at once.
        for screen in &both {
            screen.send("\r");
        }
        for screen in &both {
            screen.wait("kept", |it| !it.contents().contains("Note on"));
        }
    }
    both.into_iter().for_each(quit);
    let notes = desk.notes();
    assert!(notes.contains(&"one 0".to_owned()) && notes.contains(&"other 0".to_owned()));
    // The last passage is reached: its note is gone on with.
    assert!(notes.len() >= 6, "{notes:?}");
}

#[test]
fn a_kill_leaves_what_was_kept_whole() {
    let desk = Desk::new();
    let mut kept = Vec::new();
    for n in 0..4 {
        let mut screen = desk.start();
        screen.send(&"j".repeat(n));
        write(&screen, &format!("kept {n}"));
        kept.push(format!("kept {n}"));
        screen.send("a");
        screen.wait_for("Note on");
        screen.send(" and more\r");
        std::thread::sleep(std::time::Duration::from_millis(n as u64 * 3));
        screen.signal("KILL");
        assert!(!screen.exit().success());
        let notes = desk.notes();
        for it in &kept {
            assert!(
                notes.iter().any(|note| note.starts_with(it)),
                "{it}: {notes:?}"
            );
        }
    }
}

#[test]
fn a_signal_keeps_the_note_that_is_being_written() {
    let desk = Desk::new();
    let mut screen = desk.start();
    screen.send("a");
    screen.wait_for("Note on");
    screen.send("half a thou");
    screen.wait_for("half a thou");
    screen.signal("TERM");
    screen.exit();
    assert_eq!(desk.notes(), ["half a thou"]);
}

#[test]
fn notes_are_found_again_in_an_edited_file_and_those_that_are_not_stay() {
    let desk = Desk::new();
    let screen = desk.start();
    screen.send("j");
    write(&screen, "who were they");
    screen.send("j");
    write(&screen, "B says which");
    quit(screen);
    let edited = A
        .replace("Engineers", "It rained all night.\n\nEngineers")
        .replace(
            "They found two cracks in the northern wall.",
            "Divers will come in May.",
        );
    fs::write(desk.path("a.txt"), edited).expect("written");
    let screen = desk.start();
    screen.send("A");
    screen.wait_for("Not found again 1");
    screen.wait_for("On A 1");
    screen.send("gg\r");
    screen.wait("the passage", |it| {
        it.contents()
            .lines()
            .any(|it| it.contains('█') && it.contains("Engineers"))
    });
    quit(screen);
    let report = desk.report(&["-f", "md"]);
    assert!(report.contains("| A¶3 | who were they |"), "{report}");
    assert!(
        report.contains("| A (not found again) | B says which |"),
        "{report}"
    );
}

#[test]
fn every_report_shows_the_notes_and_writes_none() {
    let desk = Desk::new();
    let screen = desk.start();
    screen.send("j");
    write(&screen, "see <b> | C");
    quit(screen);
    let path = desk.path("state/parallax/notes.json");
    let before = fs::metadata(&path)
        .and_then(|it| it.modified())
        .expect("there");
    for (format, words) in [
        ("text", "see <b> | C"),
        ("md", "see &lt;b&gt; \\| C"),
        ("html", "see &lt;b&gt; | C"),
        ("json", "\"text\":\"see <b> | C\""),
    ] {
        let report = desk.report(&["-f", format]);
        assert!(report.contains(words), "{format}\n{report}");
        let without = desk.report(&["-f", format, "--no-state"]);
        assert!(!without.contains("see "), "{format}\n{without}");
    }
    let after = fs::metadata(&path)
        .and_then(|it| it.modified())
        .expect("there");
    assert_eq!(before, after);
}

#[test]
fn a_damaged_file_is_told_and_set_aside() {
    let desk = Desk::new();
    let folder = desk.path("state/parallax");
    fs::create_dir_all(&folder).expect("made");
    fs::write(folder.join("notes.json"), "{\"version\": 1, \"no").expect("written");
    let screen = desk.start_with(&[], "state");
    screen.wait_for("notes.json is damaged");
    screen.wait_for("matches");
    write(&screen, "x");
    screen.wait_for("kept as notes.json.damaged");
    quit(screen);
    assert_eq!(desk.notes(), ["x"]);
    let aside = fs::read_to_string(folder.join("notes.json.damaged")).expect("there");
    assert_eq!(aside, "{\"version\": 1, \"no");
}

#[test]
fn where_nothing_can_be_written_reading_goes_on_and_notes_are_told_at_the_end() {
    let desk = Desk::new();
    // Permissions do not stop everybody; a file where a folder should be does.
    fs::write(desk.path("state"), "").expect("written");
    let mut screen = desk.start_with(&[], "state");
    screen.wait_for("nothing can be kept");
    write(&screen, "not to be lost");
    screen.wait_for("until you quit");
    screen.send("j");
    screen.send("q");
    assert!(screen.exit().success());
    screen.wait_restored();
    screen.wait_for("not to be lost");
    assert_eq!(fs::read_to_string(desk.path("state")).expect("there"), "");
}

/// Whether the cursor stands at a passage.
fn is_at(screen: &vt100::Screen, words: &str) -> bool {
    let text = screen.contents();
    text.lines()
        .any(|it| it.contains('█') && it.contains(words))
}

#[test]
fn a_reader_comes_back_to_where_he_left() {
    let desk = Desk::new();
    let screen = desk.start();
    screen.send("3j");
    screen.wait("the last passage", |it| is_at(it, "The valley"));
    quit(screen);
    let screen = desk.start_with(&[], "state");
    screen.wait("the last passage", |it| is_at(it, "The valley"));
    screen.wait_for("where you left");
    quit(screen);
    for options in [&["--no-resume"][..], &["--no-state"], &["--go", "match:1"]] {
        let screen = desk.start_with(options, "state");
        screen.wait_for("matches");
        screen.wait("another passage", |it| {
            it.contents().contains('█') && !is_at(it, "The valley")
        });
        // Nothing of it is kept.
        screen.signal("KILL");
    }
    let screen = desk.start_with(&["--no-state"], "state");
    screen.wait_for("matches");
    quit(screen);
    let screen = desk.start_with(&[], "state");
    screen.wait("the last passage", |it| is_at(it, "The valley"));
    quit(screen);
}

#[test]
fn letters_and_links_by_hand_are_there_again() {
    let desk = Desk::new();
    let screen = desk.start();
    screen.send("jmk");
    screen.wait_for("'k leads here");
    screen.send("u");
    screen.wait_for("taken:");
    screen.send("2\t");
    screen.send("ggu");
    screen.wait_for("linked by hand");
    quit(screen);
    let screen = desk.start_with(&["--no-resume"], "state");
    wait_read(&screen);
    screen.send("G'k");
    screen.wait("the passage", |it| is_at(it, "Engineers"));
    screen.wait("its counterpart", |it| is_at(it, "Cracks found"));
    quit(screen);
}
