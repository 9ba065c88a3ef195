//! What the program reads: sets, lists, pipes, bytes of all kinds, many articles, editions of one report.

use crate::support::compare_texts;
use crate::support::folder::Folder;
use parallax::diverge::{Edit, Kind};
use parallax::text::Span;

const FERRY: &str =
    "Ferry runs again\n\nThe ferry to Oxholm runs again from Monday, the harbor office said.\n";
const BOAT: &str =
    "Oxholm ferry is back\n\nThe harbor office said the ferry to Oxholm runs again from Monday.\n";

fn document(out: &str) -> serde_json::Value {
    serde_json::from_str(out).expect("a document")
}

#[test]
fn a_set_opens_a_whole_comparison() {
    let set = "[[article]]\nfile = \"a.txt\"\nlabel = \"Agency\"\nnote = \"as sent\"\n[[article]]\nfile = \"b.txt\"\n";
    let folder = Folder::with(&[
        ("a.txt", FERRY.as_bytes()),
        ("b.txt", BOAT.as_bytes()),
        ("set.toml", set.as_bytes()),
        (
            "bad.toml",
            b"[[article]]\nfile = \"a.txt\"\nlable = \"A\"\n",
        ),
    ]);
    let (code, out, err) = folder.run(&["set.toml", "-f", "json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let json = document(&out);
    assert_eq!(json["articles"][1]["title"], "Oxholm ferry is back");
    assert_eq!(json["articles"][0]["note"], "as sent");
    let (_, out, _) = folder.run(&["set.toml", "--label", "Wire"]);
    assert!(
        out.contains("Wire") && out.contains("as sent") && !out.contains("Agency"),
        "{out}"
    );
    for input in ["a.txt", "set.toml"] {
        let (code, _, err) = folder.run(&["set.toml", "-f", "md", "--force", "-o", input]);
        assert!(code == 2 && err.contains("never written over"), "{err}");
    }
    let (code, _, err) = folder.run(&["bad.toml"]);
    assert_eq!(code, 3);
    assert!(
        err.starts_with("parallax: bad.toml: line 3: unknown field `lable`"),
        "{err}"
    );
    assert!(err.contains("\ntry: "), "{err}");
}

#[test]
fn up_to_sixteen_articles_have_letters() {
    let names: Vec<String> = (0..17).map(|n| format!("{n:02}.txt")).collect();
    let texts: Vec<String> = (0..17)
        .map(|n| {
            format!(
                "Ferry {n} runs\n\nFerry number {n} runs again from Monday, the harbor office said."
            )
        })
        .collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .zip(&texts)
        .map(|(a, b)| (a.as_str(), b.as_bytes()))
        .collect();
    let folder = Folder::with(&files);
    let mut args: Vec<&str> = names.iter().map(String::as_str).collect();
    let (code, _, err) = folder.run(&args);
    assert_eq!(code, 2);
    assert!(
        err.contains("17 articles are more than the limit of 16"),
        "{err}"
    );
    assert!(err.contains("\ntry: "), "{err}");
    args.pop();
    args.extend(["-f", "json"]);
    let (code, out, err) = folder.run(&args);
    assert_eq!((code, err.as_str()), (0, ""));
    let letters: String = document(&out)["articles"]
        .as_array()
        .expect("articles")
        .iter()
        .map(|it| it["id"].as_str().expect("a letter"))
        .collect();
    assert_eq!(letters, "ABCDEFGHIJKLMNOP");
    for format in ["text", "ansi", "md", "html"] {
        args.truncate(16);
        args.extend(["-f", format]);
        let (code, out, _) = folder.run(&args);
        let all = (0..16).all(|n| out.contains(&format!("Ferry {n} runs")));
        assert!(code == 0 && all, "{format}: {out}");
    }
    args.truncate(16);
    args.extend(["--keys-script", "G Tab*15", "--screen", "120x30"]);
    let (code, out, _) = folder.run(&args);
    assert!(code == 0 && out.lines().count() == 30, "{out}");
    assert!(out.contains("P  Ferry 15"), "{out}");
}

#[test]
fn one_text_under_two_names_is_told() {
    let folder = Folder::with(&[("a.txt", FERRY.as_bytes()), ("b.txt", FERRY.as_bytes())]);
    let (code, out, err) = folder.run(&["a.txt", "b.txt"]);
    let said = "b.txt: the same text, word for word, as number 1 (a.txt)";
    assert_eq!(
        (code, err.as_str()),
        (0, format!("parallax: warning: {said}\n").as_str())
    );
    assert!(out.contains("the same text, word for word"), "{out}");
    let (_, _, err) = folder.run(&["a.txt", "./a.txt"]);
    assert!(
        err.contains("the same input is given twice: as number 1 and number 2"),
        "{err}"
    );
}

#[test]
fn what_was_mended_is_told_everywhere() {
    let folder = Folder::with(&[(
        "a.txt",
        b"Caf\xe9 shut\r\n\r\nThe caf\xe9\x07 was \xe2shut\xe2 on Monday.",
    )]);
    let notes = [
        "a.txt: not valid UTF-8, read as windows-1252",
        "a.txt: 1 invisible or control character removed",
    ];
    let (_, out, err) = folder.run(&["a.txt", "-f", "json"]);
    assert_eq!(document(&out)["warnings"], serde_json::json!(notes));
    for format in ["text", "md", "html"] {
        let (_, out, _) = folder.run(&["a.txt", "-f", format]);
        let told = out.contains("windows-1252") && out.contains("character removed");
        assert!(told, "{format}: {out}");
    }
    assert!(notes.iter().all(|it| err.contains(it)), "{err}");
    assert_eq!(folder.run(&["a.txt", "-q"]).2, "");
}

#[test]
fn options_overrule_what_is_found() {
    let page = "<html lang=\"de\"><body><nav>Home Sport</nav><article><h1>Ferry back</h1><p>The ferry to Oxholm runs again \
                from Monday, the harbor office said, after nine weeks in which nobody could cross.</p></article></body></html>";
    let folder = Folder::with(&[("a.html", page.as_bytes())]);
    let text = |args: &[&str]| {
        let (code, out, err) = folder.run(&[&["a.html", "-f", "json"], args].concat());
        assert_eq!(code, 0, "{err}");
        let article = document(&out)["articles"][0].clone();
        let language = article["language"].as_str().map(str::to_owned);
        (article["text"].as_str().expect("text").to_owned(), language)
    };
    let found = text(&[]);
    assert!(
        !found.0.contains("Sport") && found.1.as_deref() == Some("de"),
        "{found:?}"
    );
    assert!(text(&["--raw"]).0.contains("Home Sport"));
    assert!(text(&["--type", "text"]).0.contains("<nav>"));
    assert_eq!(text(&["--lang", "sv"]).1.as_deref(), Some("sv"));
    let (_, out, _) = folder.run(&["a.html", "--label", "The Oxholm Eagle"]);
    assert!(out.contains("The Oxholm Eagle"), "{out}");
}

#[cfg(unix)]
#[test]
fn pipes_are_read_as_files_are() {
    let folder = Folder::with(&[("a.txt", FERRY.as_bytes()), ("b.txt", BOAT.as_bytes())]);
    let json = |script: &str| {
        let (code, out, err) = folder.shell(script);
        assert_eq!((code, err.as_str()), (0, ""));
        document(&out)["articles"]
            .as_array()
            .expect("articles")
            .len()
    };
    // What `parallax <(cat a.txt) <(cat b.txt)` of bash comes to.
    assert_eq!(
        json("cat a.txt | { cat b.txt | \"$P\" -f json /dev/fd/3 /dev/fd/0; } 3<&0"),
        2
    );
    assert_eq!(json("cat a.txt | \"$P\" -f json b.txt -"), 2);
    assert_eq!(json("mkfifo p; cat a.txt > p & \"$P\" -f json p"), 1);
}

/// Nothing to read is said as such, with what to do.
#[track_caller]
fn check_nothing(bytes: &[u8], said: &str) {
    let folder = Folder::with(&[("a.txt", bytes), ("b.txt", FERRY.as_bytes())]);
    let (code, _, err) = folder.run(&["a.txt", "b.txt"]);
    assert_eq!(code, 3, "{err}");
    assert!(
        err.contains(&format!("a.txt: {said}\ntry: ")),
        "{said}: {err}"
    );
}

#[test]
fn files_without_text_are_told() {
    check_nothing(b"", "the file is empty");
    check_nothing(b"\xef\xbb\xbf", "it holds no text");
    check_nothing(b"\xff\xfe", "it holds no text");
    check_nothing(b"\xff\xfe\x0a\0\x0b\x20", "it holds no text");
    check_nothing(b" \r\n\t\r\n", "it holds no text");
}

#[cfg(unix)]
#[test]
fn an_empty_pipe_is_told() {
    let folder = Folder::with(&[]);
    let (code, _, err) = folder.shell("printf '' | \"$P\" -f json -");
    assert!(
        code == 3 && err.contains("-: standard input is empty\ntry: "),
        "{err}"
    );
}

#[test]
fn utf16_reads_as_any_other_text() {
    let bytes = |mark: bool, big: bool| -> Vec<u8> {
        let units = "\u{feff}".encode_utf16().filter(move |_| mark);
        let units = units.chain(FERRY.encode_utf16());
        let pair = |it: u16| {
            if big {
                it.to_be_bytes()
            } else {
                it.to_le_bytes()
            }
        };
        units.flat_map(pair).collect()
    };
    for (mark, big) in [(true, true), (true, false), (false, true), (false, false)] {
        let bytes = bytes(mark, big);
        let folder = Folder::with(&[("a.txt", &bytes)]);
        let (code, out, err) = folder.run(&["a.txt", "-f", "json"]);
        assert_eq!(code, 0, "{err}");
        assert_eq!(document(&out)["articles"][0]["text"], FERRY.trim_end());
        assert_eq!(err.contains("as its zero bytes suggest"), !mark, "{err}");
    }
}

#[test]
fn what_was_mended_and_noted_is_in_the_panel_of_the_article() {
    let set = "[[article]]\nfile = \"a.txt\"\nnote = \"as sent at nine\"\n[[article]]\nfile = \"b.txt\"\n";
    let damaged = [FERRY.as_bytes(), b"\r\nThe caf\xe9\x07 was shut.\n"].concat();
    let folder = Folder::with(&[
        ("a.txt", &damaged),
        ("b.txt", &damaged),
        ("set.toml", set.as_bytes()),
    ]);
    let (code, out, err) = folder.run(&["set.toml", "--keys-script", "i", "--screen", "120x40"]);
    assert_eq!(code, 0, "{err}");
    for fact in [
        "your note       as sent at nine",
        "careful         not valid UTF-8, read as windows-1252",
        "careful         1 invisible or control character removed",
        "careful         the same text, word for word, as B",
    ] {
        assert!(out.contains(fact), "{fact}: {out}");
    }
}

const REPORT: &str = "Storm closes Oxholm harbor\n\nThe harbor of Oxholm was closed on Tuesday after a storm sank 14 boats, \
                      the harbor office said.\n\n“We have never seen waves like these,” said Greta Olsen, who has run the office \
                      since 2009.\n\nNobody was hurt. Insurers put the damage at $3 million, and the pier will stay closed until May.\n";

/// An edition in which `old` became `new` parts from the first in this one thing: it is told once as what it is, and
/// besides that only as other words in the same place.
#[track_caller]
fn check_correction(old: &str, new: &str, is_told: impl Fn(&Kind) -> bool) {
    let texts = [REPORT, &REPORT.replace(old, new)];
    let comparison = compare_texts(&texts);
    let places = [(0, old), (1, new)].map(|(n, words)| {
        let text = comparison.corpus().articles().as_slice()[n].text();
        let start = text.find(words).expect("the words");
        start..start + words.len()
    });
    let inside =
        |span: Span, n: usize| places[n].start <= span.start() && span.end() <= places[n].end;
    let found = comparison.divergences().iter();
    let (other, told): (Vec<_>, Vec<_>) = found
        .map(|it| &it.kind)
        .partition(|it| matches!(it, Kind::Reworded(_)));
    assert!(
        matches!(told[..], [one] if is_told(one)),
        "{old} to {new}: {told:?}"
    );
    for kind in other {
        let Kind::Reworded(edits) = kind else {
            continue;
        };
        let same_place = |it: &Edit| inside(it.left, 0) && inside(it.right, 1);
        assert!(edits.iter().all(same_place), "{old} to {new}: {edits:?}");
    }
}

#[test]
fn editions_of_one_report_part_in_what_was_corrected() {
    check_correction("14 boats", "17 boats", |it| *it == Kind::NumberConflict);
    check_correction("$3 million", "$5 million", |it| {
        it.name().contains("number")
    });
    check_correction("on Tuesday", "on Wednesday", |it| {
        it.name().contains("date")
    });
    check_correction("Greta Olsen", "Greta Holm", |it| {
        matches!(it, Kind::QuoteSpeaker { .. })
    });
}
