//! The source of an article in the reader's editor, at the passage.

use crate::load::{Input, Request};
use crate::text::normal::fold;
use crate::tui::errand::Hands;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// So many of the first words of a passage are looked for, and fewer where these are not found.
const WORDS: [usize; 4] = [10, 6, 4, 2];
/// A file that holds a zero byte among so many is no text.
const LOOKED_AT: usize = 8192;

/// A passage as it is looked for in the file.
pub struct Wanted<'a> {
    /// Its words.
    pub words: &'a str,
    /// How far into the article it stands, from 0 to 1.
    pub share: f64,
}

/// Opens the file of an article and stays until the editor ends. What is to be said, and whether the file may be another
/// one now.
pub fn edit(request: &Request, wanted: &Wanted<'_>, hands: &mut dyn Hands) -> (String, bool) {
    let path = match source(&request.input) {
        Ok(path) => path,
        Err(said) => return (said, false),
    };
    let name = request.input.name();
    let line = match fs::read(&path) {
        Ok(bytes) if is_binary(&bytes) => {
            return (
                format!("{name} is no text file: no editor shows its lines"),
                false,
            );
        }
        Ok(bytes) => line_of(&String::from_utf8_lossy(&bytes), wanted),
        Err(error) => return (format!("{name}: {error}"), false),
    };
    let Some(editor) = editor() else {
        return (
            "neither $VISUAL nor $EDITOR is set: export EDITOR=vi, or another one".to_owned(),
            false,
        );
    };
    let Some((program, arguments)) = shlex::split(&editor).and_then(|it| {
        let mut words = it.into_iter();
        Some((words.next()?, words.collect::<Vec<String>>()))
    }) else {
        return (
            format!("$VISUAL or $EDITOR cannot be understood: {editor}"),
            false,
        );
    };
    let mut command = Command::new(&program);
    command.args(arguments).args(place(&program, &path, line));
    match hands.lend(&mut command) {
        Ok(status) if status.success() => (String::new(), true),
        Ok(status) => (format!("{program} ended with {status}"), true),
        Err(error) => (
            format!("{program} cannot be started: {error}; set $VISUAL or $EDITOR"),
            false,
        ),
    }
}

/// The whole path of an article's file.
fn source(input: &Input) -> Result<PathBuf, String> {
    let path = match (input.file(), input) {
        (Some(path), _) => path,
        (None, Input::Stdin) => {
            return Err("this article came through standard input: there is no file".to_owned());
        }
        (None, Input::Address(_)) => {
            return Err("this article came from the web: O opens it there".to_owned());
        }
        (None, _) => return Err("this article comes with the program: there is no file".to_owned()),
    };
    // A whole path never looks like an option.
    std::path::absolute(&path).map_err(|error| format!("{}: {error}", path.display()))
}

fn editor() -> Option<String> {
    let set = |name| env::var(name).ok().filter(|it| !it.trim().is_empty());
    set("VISUAL").or_else(|| set("EDITOR"))
}

fn is_binary(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(LOOKED_AT)].contains(&0) || bytes.starts_with(b"%PDF-")
}

/// The file and the line, as each editor takes them; for one that is not known the file alone.
fn place(program: &str, path: &Path, line: usize) -> Vec<String> {
    let name = Path::new(program).file_stem().unwrap_or_default();
    let file = path.display().to_string();
    match name.to_string_lossy().as_ref() {
        "vi" | "vim" | "nvim" | "view" | "gvim" | "vis" | "nano" | "pico" | "emacs"
        | "emacsclient" | "micro" | "kak" | "joe" | "jed" | "mg" | "ne" | "mcedit" | "gedit" => {
            vec![format!("+{line}"), file]
        }
        "hx" | "helix" | "subl" | "zed" => vec![format!("{file}:{line}")],
        "code" | "codium" | "code-insiders" => vec!["-g".to_owned(), format!("{file}:{line}")],
        _ => vec![file],
    }
}

/// The line on which a passage begins, from 1: the first of its words in a row, tags left out; of several places the one
/// nearest to where it stands in the article. The first line where they are not found. Linear in the text.
///
/// Known failure: words written as entities or split by tags are not found, and fewer of them decide.
fn line_of(text: &str, wanted: &Wanted<'_>) -> usize {
    let words = words(text);
    let passage: Vec<String> = self::words(wanted.words)
        .into_iter()
        .map(|it| it.0)
        .collect();
    let expected = (words.len() as f64 * wanted.share) as usize;
    for n in WORDS {
        let first = &passage[..passage.len().min(n)];
        if first.is_empty() {
            break;
        }
        let places = words.windows(first.len()).enumerate();
        let same = places.filter(|(_, it)| it.iter().map(|it| &it.0).eq(first));
        if let Some((at, _)) = same.min_by_key(|it| it.0.abs_diff(expected)) {
            return words[at].1;
        }
    }
    1
}

/// The words of a text, folded, with their lines; what stands in tags is passed over.
fn words(text: &str) -> Vec<(String, usize)> {
    let mut words = Vec::new();
    let mut inside = false;
    for (n, line) in text.lines().enumerate() {
        let mut word = String::new();
        let mut chars = line.chars().chain([' ']).peekable();
        while let Some(c) = chars.next() {
            match c {
                '<' => {
                    let opens = |it: &char| it.is_ascii_alphabetic() || "/!?".contains(*it);
                    inside |= chars.peek().is_some_and(opens);
                }
                '>' => inside = false,
                _ => {}
            }
            if c.is_alphanumeric() && !inside {
                word.push(c);
            } else if !word.is_empty() {
                words.push((fold(&std::mem::take(&mut word)).into_owned(), n + 1));
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Wanted, line_of, place};
    use std::path::Path;

    #[track_caller]
    fn check(text: &str, words: &str, share: f64, line: usize) {
        assert_eq!(line_of(text, &Wanted { words, share }), line, "{words}");
    }

    #[test]
    fn a_passage_is_found_over_row_breaks_and_tags() {
        let text =
            "Title\n\nThe dam\nleaks at two places.\nIt rained.\n\nThe dam leaks at two places.\n";
        check(text, "It rained.", 0.5, 5);
        check(text, "“The dam leaks at two places.”", 0.1, 3);
        check(text, "The dam leaks at two places.", 0.9, 7);
        check(text, "Nothing of it is here.", 0.9, 1);
        check(text, "", 0.9, 1);
        let page = "<p class=\"a\">\n<b>The</b> dam <a href=\"x\">leaks</a> here.</p>\n<p>1 < 2 on Monday</p>\n";
        check(page, "The dam leaks here.", 0.0, 2);
        check(page, "2 on Monday", 0.0, 3);
    }

    #[test]
    fn each_editor_is_told_the_line_as_it_takes_it() {
        let of = |program| place(program, Path::new("/a b.txt"), 7).join(" ");
        assert_eq!(of("/usr/bin/vim"), "+7 /a b.txt");
        assert_eq!(of("hx"), "/a b.txt:7");
        assert_eq!(of("code"), "-g /a b.txt:7");
        assert_eq!(of("my-editor"), "/a b.txt");
    }
}
