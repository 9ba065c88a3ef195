//! Limits: stated in help and manual, told with the number and what to do; and what hostile files cost.

use crate::support::folder::Folder;
use std::fs;

const FERRY: &str =
    "Ferry runs again\n\nThe ferry to Oxholm runs again from Monday, the harbor office said.\n";
const MB: usize = 1024 * 1024;

#[test]
fn limits_are_stated() {
    let folder = Folder::with(&[]);
    let (_, help, _) = folder.run(&["--help"]);
    let (_, manual, _) = folder.run(&["--man"]);
    for (what, limit) in parallax::load::limits() {
        assert!(
            help.contains(what) && help.contains(&limit),
            "{what}: {limit}"
        );
        assert!(manual.contains(what), "{what}");
    }
    assert_eq!(help.matches("\nLimits").count(), 1, "{help}");
}

/// What is over a limit ends with its number and a next step.
#[track_caller]
fn check_over(folder: &Folder, args: &[&str], code: i32, said: &str) {
    let (got, _, err) = folder.run(args);
    assert_eq!(got, code, "{err}");
    assert!(err.contains(said) && err.contains("\ntry: "), "{err}");
}

#[test]
fn more_articles_than_letters_are_refused() {
    let list = "https://a.example/1\n".repeat(17);
    let long = format!("{}{list}", "https://a.example/2\n".repeat(16_000));
    let text = format!("# {FERRY}{}", "The ferry runs again.\n\n".repeat(16_000));
    let folder = Folder::with(&[
        ("a.txt", FERRY.as_bytes()),
        ("list.txt", list.as_bytes()),
        ("long.txt", long.as_bytes()),
        ("text.txt", text.as_bytes()),
        ("set.toml", "#".repeat(300 * 1024).as_bytes()),
    ]);
    let said = "17 articles are more than the limit of 16";
    check_over(&folder, &["list.txt"], 2, said);
    check_over(&folder, &["a.txt"; 17], 2, said);
    let said = "more than the limit of 256 KB for a set";
    check_over(&folder, &["set.toml"], 3, said);
    let said = "more than the limit of 256 KB for a list of addresses";
    check_over(&folder, &["long.txt"], 3, said);
    let (code, _, err) = folder.run(&["text.txt", "-f", "json"]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn files_beyond_their_size_are_refused() {
    let page = format!("<html><p>It left.{}", " ".repeat(20 * MB));
    let json = format!("{{\"text\": \"It left.\"}}{}", " ".repeat(10 * MB));
    let deep = format!("{{\"text\": {}1{}}}", "[".repeat(128), "]".repeat(128));
    let nested = format!("<html>{}It left.", "<div>".repeat(501));
    let folder = Folder::with(&[
        ("a.html", page.as_bytes()),
        ("a.json", json.as_bytes()),
        ("deep.json", deep.as_bytes()),
        ("nested.html", nested.as_bytes()),
    ]);
    let large = fs::File::create(folder.path("large.txt")).expect("a file");
    large.set_len(51 * MB as u64).expect("a sparse file");
    for (name, said) in [
        ("large.txt", "51 MB are more than the limit of 50 MB"),
        ("a.html", "more than the limit of 20 MB for a page"),
        ("a.json", "more than the limit of 10 MB for JSON"),
        ("deep.json", "its values nest more than 128 deep"),
        ("nested.html", "its elements nest more than 500 deep"),
    ] {
        check_over(&folder, &[name], 3, said);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_beyond_its_size_is_refused() {
    let folder = Folder::with(&[]);
    let (code, _, err) = folder.shell("yes ferry | head -c 52428801 | \"$P\" -f json -");
    assert_eq!(code, 3, "{err}");
    assert!(
        err.contains("-: more than the limit of 50 MB") && err.contains("\ntry: "),
        "{err}"
    );
}

/// What the readers are given to live in: 1 GB of addresses, threads' stacks and the program itself included.
#[cfg(target_os = "linux")]
#[test]
fn hostile_files_take_no_more_memory_than_stated() {
    let head = "From: a\nDate: Thu, 15 May 2031 10:40:00 +0200\nSubject: s\nMIME-Version: 1.0\n";
    let nested: String = (0..100_000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=x{n}\n\n--x{n}\n"))
        .collect();
    let mail = format!("{head}{nested}");
    let wide = format!(
        "{{\"text\": \"It left.\", \"x\": [{}1]}}",
        "[],".repeat(3_400_000)
    );
    let folder = Folder::with(&[
        ("nested.json", "[".repeat(5_000_000).as_bytes()),
        ("wide.json", wide.as_bytes()),
        ("nested.eml", mail.as_bytes()),
        ("nested.html", "<div>".repeat(3_000_000).as_bytes()),
        (
            "table.html",
            "<div><table><tr><td></div>".repeat(100_000).as_bytes(),
        ),
        (
            "math.html",
            format!("<html><math>{}", "<tr>".repeat(1_000_000)).as_bytes(),
        ),
        (
            "comment.html",
            format!("<!-->{}", "<div>".repeat(1_000_000)).as_bytes(),
        ),
    ]);
    for (name, wanted, said) in [
        ("nested.json", 3, "its values nest more than 128 deep"),
        ("wide.json", 0, ""),
        ("nested.eml", 3, "it holds no text"),
        ("nested.html", 3, "its elements nest more than 500 deep"),
        ("table.html", 3, "its elements nest more than 500 deep"),
        ("math.html", 3, "its elements nest more than 500 deep"),
        ("comment.html", 3, "its elements nest more than 500 deep"),
    ] {
        let script = format!("ulimit -v 1000000; exec \"$P\" -f json {name}");
        let (code, _, err) = folder.shell(&script);
        assert_eq!(code, wanted, "{name}: {err}");
        assert!(err.contains(said), "{name}: {err}");
    }
}

/// Texts that repeat one thing thousands of times cost what other texts of their size cost: every pass is linear
/// in them. Seconds of processor time in a debug build, and the memory of the hostile files; what is quadratic takes minutes
/// there, or gigabytes.
#[test]
fn monotonous_texts_take_no_more_time_than_others() {
    let texts = [
        ("ellipses", "… ", 4_000),
        ("dashes", "! — ", 4_000),
        ("quotes", "\"We will rebuild the harbor now.\" ", 600),
        ("blocks", "\"We will rebuild the harbor now.\"\n\n", 600),
        ("sources", "said Mr. Tarn ", 4_000),
        ("statements", "said Mr. Tarn.\n\n", 1_500),
        ("commas", "harbor, ", 4_000),
        ("clauses", "the ferry sank and the mayor left and ", 1_000),
        ("infinitives", "to leave ", 4_000),
        ("voices", "according to the mayor, ", 1_600),
        ("small words", "a ", 6_000),
        ("marks", "\"(", 4_000),
        ("names", "Oda Tarn ", 4_000),
        ("ranges", "12 million to 13 ", 1_600),
        ("dates", "on Monday, May 5, 2031, ", 1_000),
        (
            "claims",
            "The mayor said that the council said that ",
            4_000,
        ),
    ];
    for (name, what, times) in texts {
        let text = format!("Harbor\n\n{}\n", what.repeat(times));
        // Nearly the same: what differs from passage to passage, and clause to clause, is looked at.
        let five = format!("then rebuilt {}", what.repeat(5));
        let near = format!("Harbor\n\n{}\n", five.repeat(times / 5));
        // One passage without an end may be linked with each of a thousand.
        let line = format!("{}.\n\n", what.trim());
        let lines = format!("Harbor\n\n{}", line.repeat(times.min(1_000)));
        let folder = Folder::with(&[
            ("a.txt", text.as_bytes()),
            ("b.txt", FERRY.as_bytes()),
            ("near.txt", near.as_bytes()),
            ("lines.txt", lines.as_bytes()),
        ]);
        for other in ["a.txt", "b.txt", "near.txt", "lines.txt"] {
            let script =
                format!("ulimit -t 15; ulimit -v 1000000; exec \"$P\" -f json a.txt {other}");
            let (code, _, err) = folder.shell(&script);
            assert_eq!(code, 0, "{name} {other}: {err}");
        }
    }
}
