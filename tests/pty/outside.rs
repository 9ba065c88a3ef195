//! The editor, the browser and files that are written while reading.

use super::screen::{Screen, Start};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use tempfile::TempDir;

const A: &str = "Dam at Orvik inspected\n\nEngineers inspected\nthe dam at Orvik on Tuesday.\n\nThey found two cracks in the northern wall.\n";
const B: &str = "<html><head><title>Cracks found in dam</title><link rel=\"canonical\" href=\"https://news.example/dam?a=1&amp;b=2\"></head><body><article><h1>Cracks found in dam</h1>\n<p>Two cracks were found in the northern wall of the dam at Orvik.</p>\n<p>The mayor said that the valley below the dam was not evacuated on Tuesday.</p></article></body></html>\n";

fn program(folder: &Path, name: &str, script: &str) {
    let path = folder.join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("set");
}

/// Two reports in a folder, read in it, with programs of the folder before all others.
fn start(folder: &Path, env: &[(&str, &str)]) -> Screen {
    fs::write(folder.join("a.txt"), A).expect("written");
    fs::write(folder.join("b.html"), B).expect("written");
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let script = format!(
        "cd {}; \"$PARALLAX\" a.txt b.html; echo ended",
        folder.display()
    );
    let mut env = env.to_vec();
    env.push(("PATH", &path));
    let screen = Start {
        args: &[&script],
        env: &env,
        ..Start::default()
    }
    .shell();
    screen.wait_for("c compare");
    screen
}

#[track_caller]
fn quit(mut screen: Screen) {
    screen.send("q");
    screen.wait_for("ended");
    assert!(screen.exit().success());
    screen.wait_restored();
}

#[test]
fn the_editor_has_the_terminal_and_gives_it_back() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let script =
        "printf '%s\\n' \"$@\" > given; echo the editor is open; read _; sed -i s/two/nine/ a.txt";
    program(folder, "vim", script);
    let screen = start(folder, &[("EDITOR", "false"), ("VISUAL", "vim -n '-x y'")]);
    screen.send("3jE");
    screen.wait_for("the editor is open");
    screen.wait_restored();
    screen.send("\r");
    screen.wait("the articles again, read again", |it| {
        it.alternate_screen() && it.contents().contains("nine cracks")
    });
    screen.wait_for("1 passage differs");
    let given = fs::read_to_string(folder.join("given")).expect("written");
    let path = folder.join("a.txt").canonicalize().expect("there");
    let lines: Vec<&str> = given.lines().collect();
    assert_eq!(lines[..3], ["-n", "-x y", "+6"]);
    assert_eq!(Path::new(lines[3]).canonicalize().expect("there"), path);
    screen.send("k");
    screen.wait_for("matches");
    quit(screen);
}

#[test]
fn without_an_editor_it_says_what_to_do() {
    let folder = TempDir::new().expect("a folder");
    let screen = start(folder.path(), &[]);
    screen.send("E");
    screen.wait_for("neither $VISUAL nor $EDITOR is set");
    quit(screen);
    let screen = start(folder.path(), &[("EDITOR", "no-such-editor")]);
    screen.send("E");
    screen.wait_for("no-such-editor cannot be started");
    screen.wait("our modes", |it| it.alternate_screen() && it.hide_cursor());
    quit(screen);
}

#[test]
fn the_address_of_an_article_is_one_argument_of_the_browser() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    program(folder, "xdg-open", "printf '%s\\n' \"$@\" > given");
    let screen = start(folder, &[]);
    screen.send("O");
    screen.wait_for("names no address");
    screen.send("\tO");
    screen.wait_for("opened https://news.example/dam?a=1&b=2");
    let given = fs::read_to_string(folder.join("given")).expect("written");
    assert_eq!(given, "https://news.example/dam?a=1&b=2\n");
    quit(screen);
}

#[test]
fn reports_are_written_beside_what_is_there_and_never_over_it() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("parallax-report.html"), "mine").expect("written");
    let screen = start(folder, &[]);
    for (key, name, begins) in [
        ("h", "parallax-report-2.html", "<!DOCTYPE html>"),
        ("m", "parallax-report.md", "# 2 reports"),
        ("j", "parallax-report.json", "{"),
        ("t", "parallax-report.txt", "A  Dam at Orvik"),
        ("n", "parallax-notes.md", "# Notes"),
    ] {
        screen.send(&format!("X{key}"));
        screen.wait("its whole name", |it| {
            let squeezed = it.contents().replace('\n', "");
            squeezed.contains(name) && squeezed.contains("written: /")
        });
        let text = fs::read_to_string(folder.join(name)).expect("written");
        assert!(text.starts_with(begins), "{name}\n{text}");
    }
    let mine = fs::read_to_string(folder.join("parallax-report.html")).expect("there");
    assert_eq!(mine, "mine");
    quit(screen);
}
