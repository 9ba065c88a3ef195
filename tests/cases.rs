//! Whole reports: the articles of each folder of `tests/cases/`, and the Markdown and JSON expected of them. `UPDATE=1` writes
//! what comes out now: read the difference before it is committed.

use crate::support::{compare_inputs, document};
use parallax::load::{Input, demo};
use parallax::report::Format;
use std::fs;
use std::path::{Path, PathBuf};

/// What is expected stands beside the articles, under these names.
const EXPECTED: [(&str, Format); 2] = [
    ("expected.md", Format::Markdown),
    ("expected.json", Format::Json),
];

fn folder(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(case)
}

/// The articles of a case, under their bare names, in the order of these.
fn inputs(case: &str) -> Vec<Input> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder(case))
        .expect("a folder of articles")
        .map(|it| it.expect("readable entry").path())
        .filter(|it| {
            !it.file_name()
                .is_some_and(|it| it.to_string_lossy().starts_with("expected."))
        })
        .collect();
    paths.sort();
    let input = |path: PathBuf| Input::Bytes {
        name: path
            .file_name()
            .expect("a file")
            .to_string_lossy()
            .into_owned(),
        bytes: fs::read(path).expect("readable article"),
    };
    paths.into_iter().map(input).collect()
}

#[track_caller]
fn check(case: &str, inputs: &[Input]) {
    let comparison = compare_inputs(inputs);
    let update = std::env::var_os("UPDATE").is_some();
    for (name, format) in EXPECTED {
        let path = folder(case).join(name);
        let found = document(format, &comparison);
        if update {
            fs::write(&path, found).expect("expectations can be written");
            continue;
        }
        let expected = fs::read_to_string(&path)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        let pairs = expected
            .lines()
            .map(Some)
            .chain([None])
            .zip(found.lines().map(Some).chain([None]));
        if let Some((n, (expected, found))) = pairs.enumerate().find(|(_, (a, b))| a != b) {
            panic!(
                "{case}/{name}, line {}:\nexpected {}\nfound    {}\nUPDATE=1 cargo test cases writes it anew",
                n + 1,
                expected.unwrap_or("the end"),
                found.unwrap_or("the end")
            );
        }
    }
}

#[test]
fn demo_reports() {
    check("demo", &demo());
}

#[test]
fn library_fire() {
    check("library", &inputs("library"));
}

#[test]
fn tram_strike() {
    check("strike", &inputs("strike"));
}

#[test]
fn every_case_is_run() {
    let source = include_str!("cases.rs");
    for entry in fs::read_dir(folder("")).expect("cases") {
        let name = entry.expect("readable entry").file_name();
        let name = name.to_string_lossy();
        assert!(
            source.contains(&format!("check(\"{name}\"")),
            "{name} is not run"
        );
    }
}
