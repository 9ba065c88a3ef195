//! Linear mode, driven by scripts: only appended lines, and everything that was found is in them.

use crate::support::DEMO;
use assert_cmd::Command;
use parallax::article::BlockKind;
use parallax::diverge::Class;
use parallax::render::wording;

/// What the program prints for lines typed into it.
#[track_caller]
fn told(args: &[&str], lines: &str) -> String {
    let [told, _] = run(args, &[], lines);
    told
}

/// What it prints, and on standard error, for lines typed into it, with these variables.
#[track_caller]
fn run(args: &[&str], variables: &[(&str, &std::path::Path)], lines: &str) -> [String; 2] {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .env("XDG_CONFIG_HOME", "/nowhere")
        .envs(variables.iter().copied())
        .timeout(std::time::Duration::from_secs(60))
        .args(args)
        .arg("--linear")
        .write_stdin(lines);
    let output = command.output().expect("it runs");
    assert!(output.status.success(), "{output:?}");
    [output.stdout, output.stderr].map(|it| String::from_utf8(it).expect("text"))
}

/// Nothing in it steers a terminal or draws.
#[track_caller]
fn assert_only_lines(text: &str) {
    let drawn =
        |c: char| matches!(c, '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}' | '¶' | '↑' | '↓');
    let wrong: Vec<char> = text
        .chars()
        .filter(|c| (c.is_control() && *c != '\n') || drawn(*c))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(text.ends_with('\n'));
}

fn class_name(class: Class) -> &'static str {
    match class {
        Class::Same => "Told in the same words",
        Class::Told => "Told in other words",
        Class::Near => "Perhaps told only here",
        Class::Different => "Told differently",
        Class::Only => "Told only here",
        Class::Check => "To check",
    }
}

/// The words of a sentence without its signs for places.
fn words(sentence: &str) -> String {
    let spoken = sentence.replace('¶', "paragraph ");
    spoken.split(" s1").next().unwrap_or_default().to_owned()
}

#[test]
fn a_script_goes_through_every_match_class_and_sentence() {
    let comparison = &*DEMO;
    let corpus = comparison.corpus();
    let n = comparison.alignment().matches().len();
    let text = told(&["--demo"], &format!("{}d\nq\n", "n\n".repeat(n)));
    assert_only_lines(&text);
    // The base is the first article: its order numbers the matches.
    let heads: Vec<&str> = text.lines().filter(|it| it.starts_with("Match ")).collect();
    assert_eq!(heads.len(), n, "each match once");
    for (at, head) in heads.iter().enumerate() {
        assert!(
            head.starts_with(&format!("Match {} of {n}. ", at + 1)),
            "{head}"
        );
    }
    let mut classes: Vec<&str> = comparison
        .alignment()
        .matches()
        .ids()
        .map(|it| class_name(comparison.match_class(it)))
        .collect();
    let mut said: Vec<&str> = heads
        .iter()
        .filter_map(|it| it.split(". ").nth(1))
        .map(|it| it.trim_end_matches('.'))
        .collect();
    classes.sort_unstable();
    said.sort_unstable();
    assert_eq!(said, classes);
    for it in comparison.alignment().matches() {
        for passage in &it.passages {
            let words = corpus.articles()[passage.0].slice(corpus.passage_span(*passage));
            assert!(text.contains(&format!(": {words}\n")), "{words}");
        }
    }
    let list: Vec<&str> = text
        .lines()
        .filter(|it| {
            it.trim_start_matches(|c: char| c.is_ascii_digit())
                .starts_with(". ")
        })
        .collect();
    assert_eq!(list.len(), comparison.divergences().len());
    for it in comparison.divergences() {
        let sentence = words(&wording::sentence(comparison, it));
        assert!(list.iter().any(|row| row.contains(&sentence)), "{sentence}");
    }
}

#[test]
fn an_article_is_read_passage_by_passage_with_its_classes() {
    let comparison = &*DEMO;
    let corpus = comparison.corpus();
    for (id, article) in corpus.articles().iter_enumerated() {
        let n = corpus.segments(id).passages().len();
        let text = told(&["--demo"], &format!("r {id} 1\n{}q\n", "\n".repeat(n - 1)));
        assert_only_lines(&text);
        let mut at = 0;
        for (passage, it) in corpus.segments(id).passages().iter_enumerated() {
            let class = comparison.passage_class((id, passage));
            // Who wrote it is told nowhere else.
            assert_eq!(
                class.is_none(),
                article.blocks()[it.block].kind == BlockKind::Byline
            );
            let words = article.slice(it.span);
            let found = text[at..].find(&format!(" {words}\n")).expect(words);
            let line = text[..at + found].rsplit('\n').next().unwrap_or_default();
            assert!(
                class.is_none_or(|it| line.contains(class_name(it))),
                "{line}"
            );
            at += found + 1 + words.len();
        }
    }
}

#[test]
fn an_article_alone_is_read_with_its_names_and_quotes() {
    let text = told(&["assets/demo/merrow.txt"], "\n\np\nd\n4\ne\ns\nw\n?\n");
    assert_only_lines(&text);
    for part in [
        "One article",
        "A, paragraph 1: Ardovia moves",
        "One article alone has no differences.",
        "There is no match.",
        "Tomas Brenik, person: 1 in A.",
        "Hana Milos: \"Nobody can tell me",
        "There are no two tellings here",
        "r B 12",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn lists_searches_and_places_lead_to_passages() {
    for (lines, want) in [
        ("d 1\nn\n", "Difference 2 of "),
        ("p\n", "Match 23 of 23."),
        ("23\nn\n", "From the first again."),
        ("s 1\n", "Quote 1 of "),
        ("e 2\nn\n", "Passage with Dorn 2 of "),
        ("/ sandbags\n", "Passage with \"sandbags\" 1 of "),
        ("/ zeppelin\n", "is in none of the articles"),
        ("r B 7\n", "B, paragraph 7, sentence 1 of 2: "),
        ("r C 99\n", "C has no paragraph 99"),
        ("r F\n", "there are A to C"),
        ("3\nw\n", "Words of A that B has not: Seventeen"),
        ("\u{1b}[2J\n", "\"[2J\" is nothing"),
        ("999\n", "they are 1 to 23"),
        ("m\n", "1. Told differently. (A paragraph 3"),
        ("3\n.\n.\n", "Match 3 of 23."),
    ] {
        let text = told(&["--demo"], lines);
        assert_only_lines(&text);
        assert!(text.contains(want), "{lines:?}: {want:?} is not in\n{text}");
    }
    let text = told(&["--demo", "--go", "match:5"], "n\n");
    assert!(text.contains("Match 5 of 23.") && text.contains("Match 6 of 23."));
}

#[test]
fn texts_with_nothing_in_common_say_so() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = |name: &str, text: &str| written(folder.path(), name, text);
    let a = path("a.txt", "Ferry runs\n\nThe ferry to Oxholm runs again.");
    let b = path(
        "b.txt",
        "Bread dearer\n\nBakers want three crowns more for a loaf.",
    );
    let text = told(&[&a, &b], "n\nd\n");
    assert!(text.contains("share no passage"), "{text}");
    assert!(text.contains("Told only in B"), "{text}");
}

/// The path of a file with a text.
fn written(folder: &std::path::Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("written");
    path.to_string_lossy().into_owned()
}

/// What the program prints of the demo where what is kept lies in a folder.
#[track_caller]
fn kept_in(folder: &std::path::Path, lines: &str) -> String {
    kept_of(&["--demo"], folder, lines)[0].clone()
}

/// What it prints of some articles, and on standard error.
#[track_caller]
fn kept_of(args: &[&str], folder: &std::path::Path, lines: &str) -> [String; 2] {
    run(args, &[("HOME", folder), ("XDG_STATE_HOME", folder)], lines)
}

#[test]
fn an_edited_copy_under_another_name_keeps_its_ticks_beside_what_it_was_read_with() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = |name: &str, text: &str| written(folder.path(), name, text);
    let demo = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
        std::fs::read_to_string(path.join(name)).expect("it is there")
    };
    let text = demo("merrow.txt");
    let one = path("one.txt", &text);
    let other = path("other.md", &demo("velin-courier.md"));
    let edited = path("edited.txt", &text.replace("sandbags", "bags of sand"));
    let said = |args: &[&str], lines: &str| kept_of(args, folder.path(), lines);
    let [first, _] = said(&[&one, &other], "t 1\nt 2\n");
    assert!(first.contains("Ticked off. Difference 2 of "), "{first}");
    let [text, error] = said(&[&other, &edited], "d\n");
    assert!(text.contains("; 2 ticked off."), "{text}");
    assert!(error.contains("B is an edited copy"), "{error}");
    // Beside another article it may be anything.
    let third = path("third.txt", "Ferry runs\n\nThe ferry to Oxholm runs again.");
    let [text, error] = said(&[&third, &edited], "d\n");
    assert!(
        !text.contains("ticked off") && error.is_empty(),
        "{text}{error}"
    );
}

#[test]
fn behind_a_match_t_ticks_off_the_one_difference_that_it_tells() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let text = "Storm shuts pier

The northern pier of Tarnholm was shut on Monday after a storm broke two of its lamps.

The ferry to Oxholm carried 214 passengers home before the pier was shut.

Fourteen boats were lost in the storm off the northern pier, the harbour board said.

The lamps will be mended by the keeper before the spring.";
    let other = text.replace("214", "241").replace("Fourteen", "Fifteen");
    let one = written(folder.path(), "one.txt", text);
    let other = other.replace(", the harbour board said", "");
    let other = written(folder.path(), "other.txt", &other);
    let lines = "2\nt\n3\nt\nn\nt\nt 2\nn\n";
    let [told, _] = kept_of(&[&one, &other], folder.path(), lines);
    assert_only_lines(&told);
    // A match without one, one with one, and one with two; behind them n goes to the next match.
    let mut rest = told.as_str();
    for part in [
        "Match 2 of 5. Told in the same words.",
        "This match tells no difference.",
        "Match 3 of 5. To check. Numbers disagree: A 214",
        "Ticked off. Difference 1 of 3; 2 are left.",
        "Match 4 of 5. To check. Numbers disagree: A Fourteen",
        "This match tells several differences; t and a number takes one.",
        "t 2: To check. Numbers disagree",
        "t 3: Told differently. Source only in A",
        "Ticked off. Difference 2 of 3; 1 is left.",
        "Match 5 of 5. Told in the same words.",
    ] {
        let at = rest.find(part);
        let at = at.unwrap_or_else(|| panic!("{part} does not come next in\n{told}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn differences_are_ticked_off_passed_over_and_kept() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let n = DEMO.divergences().len();
    let text = kept_in(folder.path(), "t\nd 1\nt\nn\np\nt 3\nt 999\n");
    assert_only_lines(&text);
    for part in [
        "t ticks off the difference told last: go to one first",
        &format!("Ticked off. Difference 1 of {n}; {} are left.", n - 1),
        &format!("Difference 2 of {n}."),
        // Back from the second: the first is passed over.
        &format!("That was the first one. From the last again.\nDifference {n} of {n}."),
        &format!("Ticked off. Difference 3 of {n}; {} are left.", n - 2),
        &format!("There is no difference 999; they are 1 to {n}."),
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    // Another reading: it is as it was left, and what is left is listed with the numbers that it has among all.
    let text = kept_in(folder.path(), "d\nn\nn\nl\nt 1\nt 3\nd\n");
    let rows = |text: &str| -> Vec<String> {
        let is_row = |it: &&str| {
            let rest = it.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.len() < it.len() && rest.starts_with(". ")
        };
        text.lines().filter(is_row).map(str::to_owned).collect()
    };
    let all = rows(&text);
    assert_eq!(all.len(), n + (n - 2) + n, "{text}");
    let ticked = |from: usize, to: usize| {
        let own = all[from..to].iter();
        own.filter(|it| it.contains(". Ticked off. ")).count()
    };
    assert_eq!(ticked(0, n), 2);
    assert!(all[0].starts_with("1. Ticked off. ") && all[2].starts_with("3. Ticked off. "));
    assert_eq!(ticked(n, 2 * n - 2), 0);
    assert!(all[n].starts_with("2. "), "{}", all[n]);
    assert_eq!(ticked(2 * n - 2, all.len()), 0);
    assert!(text.contains(&format!(
        "No longer ticked off. Difference 3 of {n}; {n} are left."
    )));
    assert!(text.contains("2 ticked off"), "said at the start\n{text}");
    // The first that is left comes first.
    assert!(text.contains(&format!("\nDifference 2 of {n}.")));
    assert!(text.contains(&format!("\nDifference 4 of {n}.")));
    // All of them.
    let lines: String = (1..=n).map(|it| format!("t {it}\n")).collect();
    let text = kept_in(folder.path(), &format!("{lines}n\nl\n"));
    assert!(text.contains("none is left."), "{text}");
    let said = format!("Nothing is left: all {n} differences are ticked off.");
    assert_eq!(text.matches(&said).count(), 2, "{text}");
}

#[test]
fn what_is_ticked_off_does_not_count_for_the_exit_code() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let code = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        command
            .env_clear()
            .env("XDG_CONFIG_HOME", "/nowhere")
            .env("XDG_STATE_HOME", folder.path())
            .args(["--demo", "--exit-code", "-f", "text"]);
        command.output().expect("it runs").status.code()
    };
    assert_eq!(code(), Some(1));
    let all = DEMO.divergences().iter();
    let n = all.filter(|it| it.kind.class() == Class::Check).count();
    // Those to check stand first.
    let lines: String = (1..=n).map(|it| format!("t {it}\n")).collect();
    kept_in(folder.path(), &lines);
    assert_eq!(code(), Some(0));
}
