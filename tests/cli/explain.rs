//! `--explain`: why two passages are linked or not, and how passages are named.

use super::{Folder, run};

/// What `--explain` says of the two reports of the folder.
#[track_caller]
fn explained(args: &[&str]) -> String {
    let folder = Folder::new();
    let args = [&["--explain"], args, &["a.txt", "b.txt"]].concat();
    let (code, text, said) = run(&mut folder.command(&args));
    assert_eq!((code, said.as_str()), (0, ""));
    text
}

#[test]
fn why_two_passages_are_linked_is_told_with_every_term() {
    let text = explained(&["A:2", "B:2"]);
    assert!(
        text.contains("LINK: linked, score 1.000, threshold 0.250"),
        "{text}"
    );
    let parts: Vec<f32> = text
        .lines()
        .skip_while(|it| !it.contains("signal"))
        .skip(1)
        .take_while(|it| !it.contains("sum  "))
        .map(|it| {
            it.split_whitespace()
                .last()
                .expect("a number")
                .parse()
                .expect("a number")
        })
        .collect();
    let sum = text
        .lines()
        .find(|it| it.trim_start().starts_with("sum  "))
        .expect("a sum");
    let sum: f32 = sum
        .split_whitespace()
        .last()
        .expect("a number")
        .parse()
        .expect("a number");
    assert_eq!(parts.len(), 8);
    assert!((parts.iter().sum::<f32>() - sum).abs() < 0.01, "{text}");
    for part in [
        "Linked as telling the same: hardly in doubt, 1.00 of 1.",
        "neighbors: ",
        "one match: A:2, B:2",
        "ferry (",
        "DIFFERENCES",
        "reworded         found",
        "TOLD",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn why_two_passages_are_not_linked_is_said_in_short() {
    let args = ["--demo", "--explain", "A:5,B:14"];
    let (code, text, said) = run(&mut Folder::new().command(&args));
    assert_eq!((code, said.as_str()), (0, ""));
    let mut lines = text.lines().skip_while(|it| *it != "IN SHORT").skip(2);
    let short = lines.next().expect("a sentence");
    assert!(short.starts_with("  Not linked: "), "{text}");
    let common = lines.next().expect("a sentence");
    assert!(common.contains("in common"), "{text}");
}

#[test]
fn passages_are_named_by_count_by_paragraph_or_by_match() {
    let text = explained(&["A:2", "B:2"]);
    assert_eq!(explained(&["B:2", "A:2"]), text, "in either order");
    assert_eq!(explained(&["A:2,B:2"]), text);
    assert_eq!(explained(&["A\u{b6}2", "Bp2.1"]), text);
    assert!(explained(&["match:1"]).contains("\nB:1  passage 1 of 2"));
    assert!(explained(&["A:1", "B:2"]).contains("\nTOLD\n"));
}

#[test]
fn a_passage_that_is_not_there_is_told_with_those_that_are() {
    let folder = Folder::new();
    for (args, part) in [
        (["A:9", "B:2", "a.txt", "b.txt"], "A:1 to A:2"),
        (["A:1", "C:2", "a.txt", "b.txt"], "the articles are A to B"),
        (["A:1", "A:2", "a.txt", "b.txt"], "of one article"),
        (
            ["A:1", "a.txt", "b.txt", "b.txt"],
            "\"A:1\" is one passage, and a second one",
        ),
        (["nine", "B:2", "a.txt", "b.txt"], "\"nine\" is no passage"),
        (["match:99", "a.txt", "b.txt", "-q"], "there is no match 99"),
    ] {
        let (code, _, said) = run(&mut folder.command(&[&["--explain"], &args[..]].concat()));
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(part) && said.contains("try:"), "{said}");
    }
}
