//! What a reader made survives other copies of the program, a crash, and a file that is no longer what it was.

use super::super::Store;
use crate::notes::{Anchor, Change, Note, Place};
use std::fs;
use std::path::Path;
use std::thread;
use tempfile::TempDir;

fn write(id: &str, text: &str) -> Change {
    let anchor = Anchor {
        article: "d1".to_owned(),
        source: "/a.txt".to_owned(),
        title: "Dam".to_owned(),
        at: 7,
        text: "The dam “leaks”.".to_owned(),
    };
    let (id, text) = (id.to_owned(), text.to_owned());
    Change::Write(Note { id, anchor, text }, None)
}

fn texts(folder: &Path) -> Vec<String> {
    let shelf = Store::new(folder).shelf();
    assert_eq!(shelf.said, None);
    let mut texts: Vec<String> = shelf.value.notes.into_iter().map(|it| it.text).collect();
    texts.sort();
    texts
}

fn names(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).expect("a folder");
    let name = |it: fs::DirEntry| it.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = all.map(|it| name(it.expect("readable"))).collect();
    names.sort();
    names
}

#[test]
fn what_is_kept_is_there_again() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path().join("not/there/yet");
    assert_eq!(texts(&folder), Vec::<String>::new());
    let store = Store::new(&folder);
    let change = write("1", "see C");
    let after = store.make(std::slice::from_ref(&change)).expect("kept");
    assert_eq!(after.value, store.shelf().value);
    assert_eq!(texts(&folder), ["see C"]);
    let Change::Write(note, _) = change else {
        return;
    };
    assert_eq!(after.value.notes, [note]);
}

#[test]
fn copies_that_write_at_once_lose_nothing_of_each_other() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    thread::scope(|scope| {
        for copy in 0..4 {
            scope.spawn(move || {
                let store = Store::new(folder);
                for n in 0..10 {
                    let name = format!("{copy}-{n}");
                    store.make(&[write(&name, &name)]).expect("kept");
                }
            });
        }
    });
    assert_eq!(texts(folder).len(), 40);
}

#[test]
fn what_a_crash_left_half_written_is_no_part_of_it() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let store = Store::new(folder);
    store.make(&[write("1", "x")]).expect("kept");
    fs::write(folder.join("notes.part"), "{\"version\": 1, \"no").expect("written");
    assert_eq!(texts(folder), ["x"]);
    store.make(&[write("2", "y")]).expect("kept");
    assert_eq!(texts(folder), ["x", "y"]);
    assert_eq!(names(folder), ["notes.json", "notes.lock"]);
}

#[test]
fn a_damaged_file_is_told_and_set_aside_and_never_written_over() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let path = folder.join("notes.json");
    for (n, damaged) in ["{\"version\": 1, \"notes\": [{\"id\"", "", "\0\0\0"]
        .iter()
        .enumerate()
    {
        fs::write(&path, damaged).expect("written");
        let store = Store::new(folder);
        let said = store.shelf().said.expect("something is said");
        assert!(said.contains("notes.json is damaged"), "{said}");
        assert_eq!(
            fs::read_to_string(&path).expect("there"),
            *damaged,
            "reading changes nothing"
        );
        let said = store.make(&[write("1", "x")]).expect("kept").said;
        let said = said.expect("something is said");
        let aside = match n {
            0 => "notes.json.damaged".to_owned(),
            n => format!("notes.json.damaged-{}", n + 1),
        };
        assert!(said.contains(&aside), "{said}");
        assert_eq!(
            fs::read_to_string(folder.join(aside)).expect("there"),
            *damaged
        );
        assert_eq!(texts(folder), ["x"]);
    }
}

#[test]
fn a_file_of_a_later_version_is_left_as_it_is() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("notes.json");
    let later = "{\"version\": 4, \"notes\": {\"other\": true}}";
    fs::write(&path, later).expect("written");
    let store = Store::new(folder.path());
    assert!(
        store
            .shelf()
            .said
            .is_some_and(|it| it.contains("a later parallax"))
    );
    let error = store.make(&[write("1", "x")]).expect_err("not written");
    assert!(error.to_string().contains("a later parallax"), "{error}");
    assert_eq!(fs::read_to_string(&path).expect("there"), later);
}

#[test]
fn a_file_of_an_earlier_version_is_read_and_written_as_one_of_this() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    let path = folder.join("notes.json");
    for version in 1..=3 {
        fs::write(&path, format!("{{\"version\": {version}}}")).expect("written");
        let store = Store::new(folder);
        assert_eq!(store.shelf().said, None);
        store.make(&[write("1", "x")]).expect("kept");
        let text = fs::read_to_string(&path).expect("there");
        // One that knows no readings leaves such a file alone.
        assert!(text.contains("\"version\": 3"), "{text}");
        assert!(text.contains("\"readings\""), "{text}");
        assert_eq!(texts(folder), ["x"]);
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("a-file");
    fs::write(&file, "").expect("written");
    let store = Store::new(&file.join("parallax"));
    assert_eq!(
        store.shelf().said,
        None,
        "nothing was kept yet, and nothing is wrong"
    );
    let error = store.make(&[write("1", "x")]).expect_err("not written");
    assert!(error.to_string().contains("a-file"), "{error}");
}

#[test]
fn a_lock_that_is_never_let_go_is_told_and_nothing_is_written() {
    let folder = TempDir::new().expect("a folder");
    let lock = fs::File::create(folder.path().join("notes.lock")).expect("made");
    lock.lock().expect("locked");
    let store = Store::new(folder.path());
    let error = store.make(&[write("1", "x")]).expect_err("not written");
    assert!(error.to_string().contains("another program"), "{error}");
    assert_eq!(names(folder.path()), ["notes.lock"]);
    drop(lock);
    store.make(&[write("1", "x")]).expect("kept");
}

#[test]
fn only_the_reader_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path().join("state");
    Store::new(&folder).make(&[write("1", "x")]).expect("kept");
    let mode = |it: &Path| fs::metadata(it).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join("notes.json")), 0o600);
}

#[test]
fn places_are_kept_apart_from_notes() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::new(folder.path());
    let articles = vec!["b".to_owned(), "a".to_owned()];
    let place = Place {
        articles: articles.clone(),
        focus: "a".to_owned(),
        at: 12,
    };
    store.set_place(place).expect("kept");
    let places = store.read_places();
    assert_eq!(places.of(&articles).map(|it| it.at), Some(12));
    assert_eq!(places.of(&articles[..1]), None);
    assert_eq!(names(folder.path()), ["places.json", "places.lock"]);
}
