//! The rules of the house, held by reading the sources: floors, sizes, first lines, places for output, assets, README.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Longer files are split.
const MOST_LINES: usize = 500;

/// A source file.
#[derive(Clone)]
struct Source {
    /// Relative to `src/` or `tests/`, with `/`.
    path: String,
    text: String,
}

impl Source {
    /// What comes before the tests.
    fn code(&self) -> &str {
        if self.path.ends_with("tests.rs") {
            return "";
        }
        let tests = self.text.find("\n#[cfg(test)]\nmod tests {");
        &self.text[..tests.unwrap_or(self.text.len())]
    }

    /// Lines of code with their numbers from 1, comments left out.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.code().lines().enumerate();
        lines
            .map(|(n, line)| (n + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Whether a line names with `super` what lies outside the room, where nobody sees which room it is.
    fn climbs_out(&self, line: &str) -> bool {
        let path = self.path.trim_end_matches(".rs");
        let own = path.trim_end_matches("/mod").split('/').count() - 1;
        // A module inside the file may climb one more: only `tests` do.
        let longest = line.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
        let steps = longest.map(|it| it.split("::").take_while(|it| *it == "super").count());
        steps.max().unwrap_or(0) > own
    }

    /// The room it belongs to: the folder or file below `src/`.
    fn room(&self) -> &str {
        let room = self.path.split('/').next().unwrap_or("");
        room.trim_end_matches(".rs")
    }
}

fn sources(folder: &str) -> Vec<Source> {
    let base = Path::new(ROOT).join(folder);
    let files = files(&base)
        .into_iter()
        .filter(|it| it.extension().is_some_and(|it| it == "rs"));
    files
        .map(|it| Source {
            path: relative(&it, &base),
            text: fs::read_to_string(&it).expect("source is text"),
        })
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("folder of the project") {
        let path = entry.expect("readable entry").path();
        match path.is_dir() {
            true => files.extend(self::files(&path)),
            false => files.push(path),
        }
    }
    files.sort();
    files
}

/// The name at the start of a path.
fn first_name(path: &str) -> &str {
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_');
    &path[..end.unwrap_or(path.len())]
}

fn relative(path: &Path, base: &Path) -> String {
    let path = path.strip_prefix(base).expect("below base");
    path.to_string_lossy().replace('\\', "/")
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).expect(path)
}

#[track_caller]
fn check(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// The table of floors in `src/ARCHITECTURE.md`: room and floor.
fn floors() -> BTreeMap<String, u32> {
    let mut floors = BTreeMap::new();
    for line in read("src/ARCHITECTURE.md").lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, floor, rooms, ..] = cells[..] else {
            continue;
        };
        let Ok(floor) = floor.parse::<u32>() else {
            continue;
        };
        for room in rooms.split(',') {
            floors.insert(room.trim().trim_matches('`').to_owned(), floor);
        }
    }
    floors
}

#[test]
fn modules_import_only_lower_floors() {
    let floors = floors();
    assert!(
        floors.len() > 12,
        "the table of floors in src/ARCHITECTURE.md is not found"
    );
    let mut complaints = Vec::new();
    for source in sources("src") {
        let (room, path) = (source.room(), &source.path);
        if matches!(room, "lib" | "main" | "testing") || path.ends_with("tests.rs") {
            continue;
        }
        let Some(floor) = floors.get(room) else {
            complaints.push(format!(
                "{path}: {room} has no floor in src/ARCHITECTURE.md"
            ));
            continue;
        };
        for (n, line) in source.lines() {
            if source.climbs_out(line) {
                complaints.push(format!("{path}:{n}: leaves its room: name it with crate::"));
            }
            for target in line.split("crate::").skip(1) {
                let target = first_name(target);
                match floors.get(target) {
                    Some(_) if target == room => {}
                    Some(other) if other < floor => {}
                    Some(_) => complaints.push(format!("{path}:{n}: {room} may not know {target}")),
                    None => {
                        complaints.push(format!("{path}:{n}: name the room, not crate::{target}"))
                    }
                }
            }
        }
    }
    check(complaints);
}

/// In the reading view `update` changes the model and `view` shows it: what both need lies beside them, and knows neither.
#[test]
fn the_view_knows_nothing_of_what_changes_it() {
    let mut complaints = Vec::new();
    let (mut shared, mut views) = (0, 0);
    for source in sources("src/tui") {
        let part = source.room().to_owned();
        let is_loop = matches!(
            part.as_str(),
            "mod" | "script" | "terminal" | "update" | "tests"
        );
        if is_loop || source.path.contains("tests") {
            continue;
        }
        let forbidden: &[&str] = match part.as_str() {
            "view" => &["tui::update"],
            _ => &["tui::update", "tui::view"],
        };
        *(if part == "view" {
            &mut views
        } else {
            &mut shared
        }) += 1;
        for (n, line) in source.lines() {
            for it in forbidden.iter().filter(|it| line.contains(**it)) {
                complaints.push(format!(
                    "src/tui/{}:{n}: {part} may not know {it}",
                    source.path
                ));
            }
        }
    }
    assert!(
        shared > 10 && views > 10,
        "the rooms of the reading view are not found"
    );
    check(complaints);
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let all = sources("src").into_iter().map(|it| ("src", it));
    let all = all.chain(sources("tests").into_iter().map(|it| ("tests", it)));
    let mut complaints = Vec::new();
    for (folder, source) in all {
        let (path, n) = (&source.path, source.text.lines().count());
        let first = source.text.lines().next().unwrap_or("");
        if !first.starts_with("//! ") || !first.ends_with(['.', ':', ';', ',']) && first.len() < 80
        {
            complaints.push(format!("{folder}/{path}: opens without a //! sentence"));
        }
        if n > MOST_LINES {
            complaints.push(format!("{folder}/{path}: {n} lines, split it"));
        }
    }
    check(complaints);
}

#[test]
fn nothing_prints_panics_or_hushes_outside_its_place() {
    let anywhere = [
        ".unwrap()",
        "todo!(",
        "unimplemented!(",
        "dbg!(",
        "#[allow(",
        "#![allow(",
        "unsafe {",
        "static mut ",
    ];
    let process = [
        "println!(",
        "print!(",
        "eprint!(",
        "std::env",
        "std::fs",
        "std::net",
        "std::process",
        "SystemTime",
        "Instant",
    ];
    let mut complaints = Vec::new();
    for source in sources("src") {
        let edge = matches!(
            source.room(),
            "main" | "cli" | "config" | "state" | "tui" | "load" | "testing"
        );
        for (n, line) in source.lines() {
            let words = anywhere.iter().chain(process.iter().filter(|_| !edge));
            for word in words.filter(|it| line.contains(**it)) {
                complaints.push(format!("src/{}:{n}: {word}", source.path));
            }
            let prints = line.contains("println!(")
                || line.contains(" print!(")
                || line.contains("eprint!(");
            if prints && !matches!(source.room(), "cli" | "main") {
                complaints.push(format!("src/{}:{n}: only cli prints", source.path));
            }
        }
    }
    complaints.dedup();
    check(complaints);
}

#[test]
fn every_asset_is_used() {
    let mut users: String = sources("src").into_iter().map(|it| it.text).collect();
    users.push_str(&read("README.md"));
    let assets = Path::new(ROOT).join("assets");
    let unused = files(&assets).into_iter().filter_map(|it| {
        let path = relative(&it, &assets);
        // A list of one language is named by folder and file where a macro joins the two.
        let name = path.rsplit('/').next().unwrap_or("");
        if name == "NOTICE" {
            return None;
        }
        (!users.contains(&path)
            && !users.contains(&format!("/{name}\""))
            && !users.contains(&format!("\"{name}\"")))
        .then(|| format!("assets/{path}: nobody reads it"))
    });
    check(unused.collect());
}

#[test]
fn every_dependency_is_used_and_says_why() {
    let manifest = read("Cargo.toml");
    let code = [sources("src"), sources("tests")].concat();
    let mut inside = false;
    let mut complaints = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        } else if inside && let Some((name, rest)) = line.split_once(" = ") {
            if !rest.contains(" # ") {
                complaints.push(format!("Cargo.toml: no reason for {line}"));
            }
            let name = name.replace('-', "_");
            let uses = |it: &Source| it.text.contains(&format!("{name}::"));
            if !code.iter().any(uses) {
                complaints.push(format!("Cargo.toml: nobody uses {name}"));
            }
        }
    }
    check(complaints);
}

#[test]
fn every_file_of_rules_is_named_in_the_map() {
    let map = read("src/ARCHITECTURE.md");
    let rooms: Vec<String> = sources("src")
        .iter()
        .map(|it| it.room().to_owned())
        .collect();
    let missing = rooms.iter().filter(|it| !map.contains(&format!("`{it}`")));
    check(
        missing
            .map(|it| format!("src/ARCHITECTURE.md: says nothing of `{it}`"))
            .collect(),
    );
}

#[test]
#[cfg(feature = "tui")]
fn readme_lists_the_keys_and_limits_there_are() {
    check_readme("keys", &key_table());
    let mut limits = String::from("| limit | |\n| --- | --- |\n");
    for (what, limit) in parallax::load::limits() {
        limits += &format!("| {what} | {limit} |\n");
    }
    check_readme("limits", &limits);
}

#[cfg(feature = "tui")]
#[test]
fn readme_explains_every_sign() {
    use parallax::render::signs::Sign;
    let rows = Sign::all().map(|it| format!("| `{}` | {} |\n", it.glyph(), it.meaning()));
    let rows: String = rows.collect();
    check_readme(
        "signs",
        &format!("| sign | what it means |\n| --- | --- |\n{rows}"),
    );
}

#[cfg(feature = "tui")]
#[test]
fn readme_names_every_kind() {
    let rows = parallax::render::wording::names();
    let rows = rows.map(|(kind, name)| format!("| {name} | `{kind}` |\n"));
    let rows: String = rows.collect();
    check_readme(
        "kinds",
        &format!("| difference | `kind` in JSON |\n| --- | --- |\n{rows}"),
    );
}

/// Compares what stands between two marks in the README; with `UPDATE=1` writes it.
#[cfg(feature = "tui")]
fn check_readme(mark: &str, table: &str) {
    let readme = read("README.md");
    let (begin, end) = (
        format!("<!-- {mark}:begin -->\n"),
        format!("<!-- {mark}:end -->"),
    );
    let (before, rest) = readme.split_once(&begin).expect("marker");
    let (shown, after) = rest.split_once(&end).expect("marker");
    if shown != table && std::env::var_os("UPDATE").is_some() {
        let whole = format!("{before}{begin}{table}{end}{after}");
        fs::write(Path::new(ROOT).join("README.md"), whole).expect("README.md can be written");
        return;
    }
    assert_eq!(
        shown, table,
        "UPDATE=1 cargo test tidy writes the table anew"
    );
}

/// The keys of the reading view as a table, from the table of commands.
#[cfg(feature = "tui")]
fn key_table() -> String {
    use parallax::tui::command::COMMANDS;
    let mut table = String::from("| keys | what they do |\n| --- | --- |\n");
    for command in COMMANDS {
        let keys = command.keys.split_whitespace().map(|it| format!("`{it}`"));
        let keys: Vec<String> = keys.collect();
        let doc = command.doc;
        if keys.is_empty() {
            table += &format!("| `:{}` | {doc} |\n", command.name);
            continue;
        }
        table += &format!("| {} | {doc} |\n", keys.join(" "));
    }
    table
}
