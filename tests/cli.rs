//! The built program without a terminal: messages, next steps and exit codes.

// `--explain`.
mod explain;

use assert_cmd::Command;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder with inputs good and bad.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(TempDir::new().expect("a folder"));
        for (name, bytes) in [
            ("a.txt", &b"Ferry runs again\n\nThe ferry to Oxholm runs again from Monday, the harbor office said."[..]),
            ("b.txt", b"Oxholm ferry is back\n\nThe harbor office said the ferry to Oxholm runs again from Monday."),
            ("empty.txt", b""),
            ("blank.txt", b" \n\n\t\n"),
            ("binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0"),
            ("latin1.txt", b"Caf\xe9 shut\n\nThe caf\xe9 at the harbor was shut on Monday."),
        ] {
            fs::write(folder.path(name), bytes).expect("a file");
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        command.current_dir(self.0.path()).env_clear().args(args);
        command.timeout(std::time::Duration::from_secs(30));
        command
    }
}

/// What a run says: exit code, standard output, standard error.
#[track_caller]
fn run(command: &mut Command) -> (i32, String, String) {
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    let code = output.status.code().expect("it ends by itself");
    (code, text(output.stdout), text(output.stderr))
}

/// Bad usage or input: nothing on standard output, a message with `what`, and a line with the next step.
#[track_caller]
fn refuses(args: &[&str], code: i32, what: &str) {
    let folder = Folder::new();
    let (got, out, err) = run(&mut folder.command(args));
    assert_eq!(got, code, "{args:?}: {err}");
    assert_eq!(out, "", "{args:?}");
    let mut lines = err.lines();
    let first = lines.next().unwrap_or_default();
    assert!(
        first.starts_with("parallax: ") && first.contains(what),
        "{args:?}: {err}"
    );
    assert!(
        lines.any(|line| line.starts_with("try: ")),
        "{args:?}: {err}"
    );
}

#[test]
fn inputs_that_cannot_be_read() {
    refuses(&["a.txt", "missing.txt"], 3, "missing.txt: ");
    refuses(&["a.txt", "."], 3, ".: ");
    refuses(&["a.txt", "empty.txt"], 3, "empty.txt: ");
    refuses(&["blank.txt"], 3, "blank.txt: ");
    refuses(&["binary.txt", "a.txt"], 3, "binary.txt: ");
    refuses(&["-"], 3, "-: ");
}

#[test]
fn usage_that_is_wrong() {
    refuses(&["--formt", "json", "a.txt"], 2, "unknown option --formt");
    refuses(&["--color", "sometimes", "a.txt"], 2, "--color");
    refuses(&["--width", "wide", "a.txt"], 2, "--width");
    refuses(&["--width", "100000", "a.txt"], 2, "--width");
    refuses(&["a.txt", "-f"], 2, "--format");
    refuses(&["--demo", "a.txt"], 2, "--demo");
    refuses(&["--theme", "dusk", "a.txt"], 2, "dusk");
    refuses(&["--label", "A", "--label", "B", "a.txt"], 2, "--label");
    refuses(&["--keys-script", "hop@1", "a.txt"], 2, "hop@1");
    refuses(&["--screen", "80x24", "-f", "json", "a.txt"], 2, "--format");
    refuses(
        &["--keys-script", "n", "--screen", "3", "a.txt"],
        2,
        "\"3\"",
    );
}

#[test]
fn the_widest_report_is_written() {
    let folder = Folder::new();
    let (code, out, err) = run(&mut folder.command(&["--width", "65535", "a.txt", "b.txt"]));
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Ferry runs again"), "{out}");
}

#[test]
fn a_name_of_a_file_steers_no_terminal() {
    let name = "a\u{1b}]0;owned\u{7}\u{202e}.txt";
    let folder = Folder::new();
    fs::write(folder.path(name), b"").expect("a file");
    for inputs in [
        vec![name],
        vec!["b.txt", name],
        vec!["b.txt", "none\u{1b}[2J.txt"],
    ] {
        let (code, out, err) = run(&mut folder.command(&inputs));
        assert_eq!((code, out.as_str()), (3, ""));
        let steers = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!err.is_empty() && !err.contains(steers), "{err:?}");
    }
}

#[test]
fn a_mistyped_option_names_the_nearest() {
    let folder = Folder::new();
    let (_, _, err) = run(&mut folder.command(&["--formt", "json", "a.txt"]));
    assert!(err.contains("try: --format"), "{err}");
}

#[test]
fn no_argument_prints_the_start_of_the_help() {
    let folder = Folder::new();
    let (code, out, err) = run(&mut folder.command(&[]));
    assert_eq!((code, out.as_str(), err.lines().count()), (2, "", 12));
    assert!(
        err.starts_with("parallax - read reports of one event side by side\n"),
        "{err}"
    );
}

#[test]
fn help_and_version_go_to_standard_output() {
    let folder = Folder::new();
    for args in [
        ["-h"],
        ["--help"],
        ["-V"],
        ["--keys"],
        ["--man"],
        ["--json-schema"],
    ] {
        let (code, out, err) = run(&mut folder.command(&args));
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
        assert!(!out.is_empty() && !out.contains('\u{1b}'), "{args:?}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, out, _) = run(&mut folder.command(&["--completions", shell]));
        assert!(code == 0 && out.contains("json-schema"), "{shell}");
    }
}

#[test]
fn standard_input_is_an_article_once() {
    let folder = Folder::new();
    let mut once = folder.command(&["a.txt", "-"]);
    let (code, out, err) = run(once.write_stdin("Boat back\n\nThe boat to Oxholm sails again."));
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Boat back"), "{out}");
    let mut twice = folder.command(&["-", "-"]);
    let (code, _, err) = run(twice.write_stdin("Boat back\n\nThe boat sails again."));
    assert_eq!(code, 3, "{err}");
}

#[test]
fn without_a_terminal_the_plain_report_goes_out() {
    let folder = Folder::new();
    for env in [
        ("TERM", "xterm-256color"),
        ("TERM", "dumb"),
        ("NO_COLOR", "1"),
    ] {
        let mut command = folder.command(&["a.txt", "b.txt"]);
        let (code, out, _) = run(command.env(env.0, env.1).env("COLORTERM", "truecolor"));
        assert_eq!(code, 0);
        assert!(
            out.contains("Ferry runs again") && !out.contains('\u{1b}'),
            "{out}"
        );
    }
}

#[test]
fn text_that_is_not_utf8_is_read() {
    let folder = Folder::new();
    let (code, out, _) = run(&mut folder.command(&["latin1.txt"]));
    assert_eq!(code, 0);
    assert!(out.contains("Café shut"), "{out}");
}

#[test]
fn an_input_is_never_written_over() {
    let folder = Folder::new();
    let before = fs::read(folder.path("a.txt")).expect("a file");
    for path in ["a.txt", "./a.txt", "../../a.txt"] {
        let args = ["a.txt", "b.txt", "-f", "json", "--force", "-o", path];
        let (code, ..) = run(&mut folder.command(&args));
        assert!(code == 2 || path.starts_with(".."), "{path}");
        assert_eq!(fs::read(folder.path("a.txt")).expect("a file"), before);
    }
}

#[test]
fn a_report_goes_to_a_file_and_replaces_one_only_if_told() {
    let folder = Folder::new();
    let (code, out, _) = run(&mut folder.command(&["a.txt", "b.txt", "-o", "report.json"]));
    assert_eq!((code, out.as_str()), (0, ""));
    let report = fs::read_to_string(folder.path("report.json")).expect("a report");
    assert!(report.starts_with('{'), "{report}");
    refuses(&["a.txt", "-o", "b.txt"], 2, "b.txt: the file exists");
    refuses(&["a.txt", "--force", "-o", "."], 2, ".: this is a folder");
    let again = [
        "a.txt",
        "b.txt",
        "-f",
        "text",
        "-o",
        "report.json",
        "--force",
    ];
    assert_eq!(run(&mut folder.command(&again)).0, 0);
    let report = fs::read_to_string(folder.path("report.json")).expect("a report");
    assert!(!report.starts_with('{'), "{report}");
    refuses(
        &["a.txt", "-o", "no/such/folder/x.md"],
        4,
        "no/such/folder/x.md",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_said() {
    let folder = Folder::new();
    let shell = |script: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", script]).current_dir(folder.0.path());
        command.env("PARALLAX", env!("CARGO_BIN_EXE_parallax"));
        run(&mut command)
    };
    let (code, _, err) = shell("\"$PARALLAX\" a.txt b.txt > /dev/full");
    assert!(code == 4 && err.contains("standard output"), "{err}");
    let (code, _, err) = shell("{ \"$PARALLAX\" a.txt b.txt -f json; echo $? >&2; } | true");
    assert!(code == 0 && err.trim() == "0", "{err}");
}

#[test]
fn checks_are_told_by_the_exit_code_only_if_asked() {
    let folder = Folder::new();
    let args = ["a.txt", "b.txt", "-f", "json"];
    assert_eq!(run(&mut folder.command(&args)).0, 0);
    assert_eq!(
        run(&mut folder.command(&["a.txt", "a.txt", "--exit-code"])).0,
        0
    );
    let (code, out, _) = run(&mut folder.command(&["--demo", "-f", "json"]));
    assert_eq!(code, 0);
    let has_checks = out.replace(' ', "").contains("\"class\":\"check\"");
    let (code, ..) = run(&mut folder.command(&["--demo", "--exit-code", "-f", "json"]));
    assert_eq!(code, i32::from(has_checks));
}

#[test]
fn colours_of_a_document_are_asked_for() {
    let folder = Folder::new();
    let colored = |args: &[&str], env: &[(&str, &str)]| {
        let mut command = folder.command(args);
        command
            .env("TERM", "xterm-256color")
            .envs(env.iter().copied());
        run(&mut command).1.contains("\u{1b}[38;5;")
    };
    assert!(colored(&["--demo", "-f", "ansi"], &[]));
    assert!(colored(
        &["--demo", "--color", "always"],
        &[("NO_COLOR", "1")]
    ));
    assert!(colored(&["--demo"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&["--demo"], &[("CLICOLOR_FORCE", "0")]));
    assert!(!colored(&["--demo", "-f", "ansi"], &[("NO_COLOR", "1")]));
    assert!(!colored(&["--demo", "-f", "ansi", "--color", "never"], &[]));
    assert!(!colored(
        &["--demo", "-f", "ansi"],
        &[("PARALLAX_COLOR", "never")]
    ));
    assert!(colored(
        &["--demo", "-f", "ansi", "--color", "always"],
        &[("PARALLAX_COLOR", "never")]
    ));
}

#[test]
fn a_screen_is_printed_with_keys_or_without() {
    let folder = Folder::new();
    let args = [
        "a.txt",
        "b.txt",
        "--keys-script",
        "n ?",
        "--screen",
        "60x12",
    ];
    let (code, out, _) = run(&mut folder.command(&args));
    assert_eq!((code, out.lines().count()), (0, 12));
    assert!(out.contains("told only here"), "{out}");
    let (code, out, _) = run(&mut folder.command(&["a.txt", "b.txt", "--screen", "60x12"]));
    assert_eq!((code, out.lines().count()), (0, 12));
    assert!(out.contains("? help"), "{out}");
    let mut svg = folder.command(&["a.txt", "--screen-format", "svg"]);
    assert!(run(&mut svg).1.starts_with("<svg "));
}

#[cfg(feature = "fetch")]
#[test]
fn proxy_variables_are_heeded() {
    use std::io::{BufRead as _, BufReader, Write as _};
    let proxy = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", proxy.local_addr().expect("an address"));
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = proxy.accept().expect("a connection");
        let mut lines = BufReader::new(stream.try_clone().expect("a handle")).lines();
        let mut head = || {
            let lines = lines.by_ref().map_while(Result::ok);
            lines.take_while(|it| !it.is_empty()).collect::<Vec<_>>()
        };
        let (tunnel, page) = (
            "HTTP/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nFerry back\n\nIt runs again.",
        );
        let first = head().remove(0);
        stream.write_all(tunnel.as_bytes()).expect("a tunnel");
        let second = head().remove(0);
        stream.write_all(page.as_bytes()).expect("answered");
        [first, second]
    });
    let folder = Folder::new();
    let mut command = folder.command(&["a.txt", "http://news.invalid/ferry", "-f", "text"]);
    let (code, text, errors) = run(command.env("http_proxy", address));
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(text.contains("Ferry back"), "{text}");
    let expected = ["CONNECT news.invalid:80 HTTP/1.1", "GET /ferry HTTP/1.1"];
    assert_eq!(asked.join().expect("asked"), expected);
}

#[test]
fn a_value_that_is_none_is_told_with_those_that_are() {
    let folder = Folder::new();
    for (args, code_expected, part) in [
        (["--filter", "odd"], 2, "one of "),
        (
            ["--layout", "flows"],
            2,
            "flow, or one of auto, flow, rows, stack",
        ),
        (["--format", "odd"], 2, "one of text, ansi, json, html, md"),
        (["--output", "none/there.md"], 4, "make the folder first"),
        (["--output", "none/there.md"], 4, "-o"),
    ] {
        let articles = ["a.txt", "b.txt"];
        let (code, _, said) = run(&mut folder.command(&[&args[..], &articles].concat()));
        assert_eq!(code, code_expected, "{said}");
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn an_article_that_is_the_only_one_of_its_file_has_no_number() {
    let folder = Folder::new();
    let (code, _, said) = run(&mut folder.command(&["a.txt#2", "b.txt", "-f", "text"]));
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("without the # and the number"), "{said}");
}

#[test]
fn less_sure_differences_are_told_when_asked_for() {
    let folder = Folder::new();
    let (_, sure, _) = run(&mut folder.command(&["a.txt", "b.txt"]));
    let (_, all, _) = run(&mut folder.command(&["a.txt", "b.txt", "--all-differences"]));
    assert!(
        !sure.contains("Reworded") && sure.contains("less sure and not listed: --all-differences"),
        "{sure}"
    );
    assert!(
        all.contains("Reworded") && !all.contains("less sure"),
        "{all}"
    );
    fs::write(folder.path("c.toml"), "all_differences = true\n").expect("a file");
    let (_, by_file, _) = run(&mut folder.command(&["a.txt", "b.txt", "--config", "c.toml"]));
    assert_eq!(by_file, all);
}
