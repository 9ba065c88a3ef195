//! The configuration file, as the program takes it: wrong entries, keys, and what wins over what.

use assert_cmd::Command;
use std::fs;
use tempfile::TempDir;

/// What the program prints with a configuration of this text: exit code, standard output, standard error.
fn run(config: &str, args: &[&str], env: &[(&str, &str)]) -> (i32, String, String) {
    let home = TempDir::new().expect("a folder");
    let folder = home.path().join("parallax");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("config.toml"), config).expect("written");
    let mut command = Command::cargo_bin("parallax").expect("the program is built");
    for name in [
        "PARALLAX_THEME",
        "PARALLAX_COLOR",
        "PARALLAX_LAYOUT",
        "NO_COLOR",
    ] {
        command.env_remove(name);
    }
    command.env("XDG_CONFIG_HOME", home.path()).args(args);
    let output = command.envs(env.iter().copied()).output().expect("it runs");
    let text = |it| String::from_utf8(it).expect("text");
    let code = output.status.code().unwrap_or(-1);
    (code, text(output.stdout), text(output.stderr))
}

/// The screen after keys, of the reports that come with the program.
fn screen(config: &str, keys: &str, more: &[&str], env: &[(&str, &str)]) -> String {
    let args = ["--demo", "--keys-script", keys, "--screen", "100x30"];
    let (code, screen, said) = run(config, &[&args, more].concat(), env);
    assert_eq!(code, 0, "{said}");
    screen
}

#[test]
fn all_wrong_entries_are_told_at_once() {
    let (code, _, said) = run("mouse = 1\n\nthem = \"dark\"\n", &["--demo"], &[]);
    assert_eq!(code, 2);
    for part in [
        "config.toml:1: mouse is true or false",
        "config.toml:3: there is no \"them\"",
        "try:",
    ] {
        assert!(said.contains(part), "{said}");
    }
    let (code, ..) = run(
        "",
        &["--demo", "--config", "/nowhere/else.toml", "-f", "json"],
        &[],
    );
    assert_eq!(code, 2, "a file that is named must be there");
}

#[test]
fn the_file_with_all_defaults_is_printed_even_if_another_is_wrong() {
    let (code, text, _) = run("nonsense", &["--default-config"], &[]);
    assert_eq!(code, 0);
    assert!(text.contains("#theme = \"auto\"") && text.contains("#\"walk.next\" = [\"n\"]"));
}

#[test]
fn changed_keys_are_heard_and_shown_everywhere() {
    let config = "[keys]\n\"walk.next\" = [\"w\"]\n\"walk.prev\" = false\n";
    let moved = screen(config, "w w", &[], &[]);
    assert_eq!(
        moved.lines().rev().nth(1),
        screen("", "n n", &[], &[]).lines().rev().nth(1),
        "w steps as n did"
    );
    let hints = moved.lines().last().unwrap_or_default();
    assert!(hints.trim_start().starts_with("w match"), "{hints}");
    let help = screen(config, "size@80x90 ?", &[], &[]);
    let row = |text: &str| help.lines().find(|it| it.contains(text)).map(str::to_owned);
    assert!(
        row("next match or stop").is_some_and(|it| it.contains("w    ")),
        "{help}"
    );
    assert_eq!(
        row("previous one"),
        None,
        "what has no key is not in the help"
    );
    let (_, keys, _) = run(config, &["--keys"], &[]);
    let row = keys.lines().find(|it| it.ends_with("walk.next"));
    assert!(
        row.is_some_and(|it| it.trim_start().starts_with("w ")),
        "{keys}"
    );
}

#[test]
fn a_key_that_two_commands_want_is_told_with_both() {
    let config = "[keys]\n\"walk.next\" = [\"n\", \"Down\"]\n";
    let (code, _, said) = run(
        config,
        &["--demo", "--keys-script", "", "--screen", "80x24"],
        &[],
    );
    assert_eq!(code, 0);
    assert!(
        said.contains("\"Down\" is wanted for walk.next and cursor.down: walk.next has it"),
        "{said}"
    );
}

#[test]
fn option_wins_over_variable_and_variable_over_file() {
    let is_stack = |screen: &str| screen.lines().next().unwrap_or_default().contains("B  C");
    let stack = "layout = \"stack\"";
    assert!(!is_stack(&screen("", "", &[], &[])));
    assert!(is_stack(&screen(stack, "", &[], &[])));
    assert!(!is_stack(&screen(
        stack,
        "",
        &[],
        &[("PARALLAX_LAYOUT", "flow")]
    )));
    let both = [("PARALLAX_LAYOUT", "flow")];
    assert!(is_stack(&screen("", "", &["--layout", "stack"], &both)));
}

#[test]
fn the_other_entries_have_an_effect() {
    let hints = screen("hints = false", "", &[], &[]);
    assert!(
        hints
            .lines()
            .last()
            .is_some_and(|it| it.contains(": d lists")),
        "{hints}"
    );
    let plain = screen("ascii = true", "n n n", &[], &[]);
    assert!(
        !plain.contains(['▌', '█']) && !plain.contains('─'),
        "{plain}"
    );
    // Only the overview stands on a row between paragraphs.
    let blank = |it: &str| {
        let screen = screen(it, "", &["--layout", "stack"], &[]);
        let rows = screen.lines().skip(2).take(20);
        rows.filter(|it| it.trim().len() < 2).count()
    };
    assert!(blank("paragraphs = \"indent\"") < blank("paragraphs = \"blank\""));
}

#[test]
fn reading_starts_where_it_is_told() {
    let status = |place: &str| {
        let screen = screen("", "", &["--go", place], &[]);
        screen.lines().rev().nth(1).unwrap_or_default().to_owned()
    };
    assert!(
        status("match:3").contains("walk: matches 3/"),
        "{}",
        status("match:3")
    );
    assert!(status("match:900").contains("there is no number 900"));
    assert!(
        status("quote:2").contains("quotes 2/"),
        "{}",
        status("quote:2")
    );
    assert!(status("no such words at all").contains("stands in no article"));
    assert!(screen("", "", &["--go", "¶:B5"], &[]).contains("¶5/"));
    let (code, ..) = run("", &["--demo", "--go", "match:x", "--keys-script", ""], &[]);
    assert_eq!(code, 2);
    let (code, _, said) = run("", &["--demo", "--go", "match:3", "-f", "text"], &[]);
    assert_eq!((code, said.contains("--go goes with")), (2, true), "{said}");
}
