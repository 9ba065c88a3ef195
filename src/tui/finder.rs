//! `Finder`: commands asked for by words: the palette, the command line, and what was asked for before.

use crate::tui::command::{Action, Argument, COMMANDS, Command};
use crate::tui::entry::Entry;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// How many command lines are kept.
const DEPTH: usize = 100;

/// What is typed to find a command, and what was asked for before, oldest first.
#[derive(Debug, Default)]
pub(in crate::tui) struct Finder {
    pub prompt: Option<Prompt>,
    pub history: Vec<String>,
    /// Whether the keys that go on from those typed are shown.
    pub shows_keys: bool,
}

/// The palette or the command line while it is typed.
#[derive(Debug)]
pub(in crate::tui) struct Prompt {
    pub kind: PromptKind,
    pub entry: Entry,
    /// What fits, best first.
    pub found: Vec<Choice>,
    pub chosen: usize,
    /// Position of the first choice shown.
    pub top: usize,
    /// How many lines of the history back from the newest; none while something of its own is typed.
    pub recalled: Option<usize>,
}

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum PromptKind {
    /// Found by any letters of what a command does.
    Palette,
    /// Written by name.
    Line,
}

/// A command that can be asked for, with what is said behind its name.
#[derive(Debug, Clone)]
pub(in crate::tui) struct Choice {
    pub command: &'static Command,
    pub argument: String,
}

impl Choice {
    /// As it is written on the command line.
    pub fn line(&self) -> String {
        match self.argument.as_str() {
            "" => self.command.name.to_owned(),
            it => format!("{} {it}", self.command.name),
        }
    }

    /// What it does, in words.
    pub fn words(&self) -> String {
        match self.argument.as_str() {
            "" => self.command.doc.to_owned(),
            it => format!("{}: {it}", self.command.doc.trim_end_matches(" by name")),
        }
    }

    /// Whether something must be said behind its name still.
    pub fn is_open(&self) -> bool {
        self.command.argument != Argument::None && self.argument.is_empty()
    }
}

impl Finder {
    /// Keeps a line that was asked for; one that was there before moves to the end.
    pub fn keep(&mut self, line: &str) {
        self.history.retain(|it| it != line);
        self.history.push(line.to_owned());
        if self.history.len() > DEPTH {
            self.history.remove(0);
        }
    }
}

/// Every command but the two prompts, each word that it takes as a choice of its own.
pub(in crate::tui) fn choices(themes: &[String]) -> Vec<Choice> {
    let mut all = Vec::new();
    for command in COMMANDS {
        let of = |it: &str| Choice {
            command,
            argument: it.to_owned(),
        };
        match (command.action, command.argument) {
            (Action::Palette | Action::CommandLine, _) => {}
            (_, Argument::Words(words)) => all.extend(words.iter().map(|it| of(it))),
            (_, Argument::Theme) => all.extend(themes.iter().map(|it| of(it))),
            _ => all.push(of("")),
        }
    }
    all
}

/// Choices that hold the letters of `text` in order, in what they do, their name or their group, best first; with
/// nothing typed what was asked for last, then all.
pub(in crate::tui) fn fuzzy(all: Vec<Choice>, text: &str, history: &[String]) -> Vec<Choice> {
    let recent = |it: &Choice| history.iter().rposition(|line| *line == it.line());
    let mut ranked: Vec<(u32, Option<usize>, Choice)> = match text.trim() {
        "" => all.into_iter().map(|it| (0, recent(&it), it)).collect(),
        text => {
            let (mut matcher, pattern) = (matcher(), pattern(text));
            let mut letters = Vec::new();
            let mut score =
                |words: &str| pattern.score(Utf32Str::new(words, &mut letters), &mut matcher);
            let scored = all.into_iter().filter_map(|it| {
                let group = it.command.group.title();
                let words = it.words();
                // What it does weighs most; its name and group find it too.
                let best = score(&words).map(|it| it + 8);
                let rest = score(&format!("{words} {} {group}", it.command.name));
                Some((best.max(rest)?, recent(&it), it))
            });
            scored.collect()
        }
    };
    ranked.sort_by_key(|it| (std::cmp::Reverse(it.0), std::cmp::Reverse(it.1)));
    ranked.into_iter().map(|it| it.2).collect()
}

fn matcher() -> Matcher {
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    Matcher::new(config)
}

fn pattern(text: &str) -> Pattern {
    let (case, normal) = (CaseMatching::Ignore, Normalization::Smart);
    Pattern::new(text, case, normal, AtomKind::Fuzzy)
}

/// What a command line may become: commands whose name begins as it does, or, behind a whole name, the words it takes.
pub(in crate::tui) fn completions(all: Vec<Choice>, text: &str) -> Vec<Choice> {
    let text = text.trim_start();
    match text.split_once(char::is_whitespace) {
        None => {
            let mut found: Vec<Choice> = Vec::new();
            for mut it in all {
                it.argument.clear();
                let begins = it.command.name.starts_with(text);
                let twin = |other: &Choice| other.command.name == it.command.name;
                if begins && !found.last().is_some_and(twin) {
                    found.push(it);
                }
            }
            // A name comes before those that begin with it.
            if !text.is_empty() {
                found.sort_by_key(|it| it.command.name.len());
            }
            found
        }
        Some((name, rest)) => all
            .into_iter()
            .filter(|it| it.command.name == name && !it.argument.is_empty())
            .filter(|it| it.argument.starts_with(rest.trim_start()))
            .collect(),
    }
}

/// The command that a line asks for and what is said behind its name; the beginning of a name is enough where one
/// command begins so, or where the others only add to it (`q` is `quit`, not `quit.now`).
///
/// # Errors
/// What is wrong, with the nearest names.
pub(in crate::tui) fn resolve(line: &str) -> Result<(&'static Command, &str), String> {
    let line = line.trim();
    if line.parse::<usize>().is_ok() {
        let go = COMMANDS.iter().find(|it| it.action == Action::Go);
        return go.map(|it| (it, line)).ok_or_else(String::new);
    }
    let (name, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let begins: Vec<&Command> = COMMANDS
        .iter()
        .filter(|it| it.name.starts_with(name))
        .collect();
    let whole = begins.iter().find(|it| it.name == name);
    let root = begins
        .iter()
        .find(|it| begins.iter().all(|other| other.name.starts_with(it.name)));
    if let Some(command) = whole.or(root) {
        return Ok((command, argument.trim()));
    }
    let mut near: Vec<&str> = begins.iter().map(|it| it.name).collect();
    if near.is_empty() {
        let names = COMMANDS.iter().map(|it| it.name);
        let found = pattern(name).match_list(names, &mut matcher());
        near = found.into_iter().map(|it| it.0).collect();
        near.truncate(3);
        near.sort_by_key(|it| it.len());
    }
    near.truncate(3);
    Err(match near.is_empty() {
        true => format!("there is no command {name} · Ctrl-p finds them by what they do"),
        false => format!("there is no command {name}: {}?", near.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::{choices, completions, fuzzy, resolve};
    use crate::tui::command::COMMANDS;

    fn themes() -> Vec<String> {
        ["dark", "light"].map(str::to_owned).into()
    }

    #[track_caller]
    fn check_fuzzy(text: &str, first: &str) {
        let found = fuzzy(choices(&themes()), text, &[]);
        assert_eq!(
            found.first().map(super::Choice::line),
            Some(first.to_owned())
        );
    }

    #[test]
    fn letters_find_what_a_command_does() {
        check_fuzzy("what diff", "list.diffs");
        check_fuzzy("theme li", "theme light");
        check_fuzzy("walkq", "walk quotes");
        check_fuzzy("sus", "suspend");
        assert!(fuzzy(choices(&themes()), "xyzzy", &[]).is_empty());
    }

    #[test]
    fn with_nothing_typed_the_last_comes_first_and_nothing_lacks() {
        let history = ["theme dark".to_owned(), "help".to_owned()];
        let found = fuzzy(choices(&themes()), "", &history);
        let lines: Vec<String> = found.iter().map(super::Choice::line).collect();
        assert_eq!(lines[..2], ["help", "theme dark"]);
        for command in COMMANDS
            .iter()
            .filter(|it| it.keys != ":" && it.keys != "Ctrl-p")
        {
            let has = |line: &String| line.split(' ').next() == Some(command.name);
            assert!(lines.iter().any(has), "{}", command.name);
        }
    }

    #[track_caller]
    fn check_completions(text: &str, want: &[&str]) {
        let found = completions(choices(&themes()), text);
        let lines: Vec<String> = found.iter().map(super::Choice::line).collect();
        assert_eq!(lines, want, "{text}");
    }

    #[test]
    fn names_are_completed_and_then_words() {
        check_completions("theme", &["theme", "theme.next"]);
        check_completions("theme ", &["theme dark", "theme light"]);
        check_completions("theme l", &["theme light"]);
        check_completions("help x", &[]);
    }

    #[track_caller]
    fn check_resolve(line: &str, want: Result<(&str, &str), &str>) {
        let found = resolve(line).map(|(it, argument)| (it.name, argument));
        assert_eq!(found, want.map_err(str::to_owned));
    }

    #[test]
    fn the_beginning_of_a_name_is_enough() {
        check_resolve("theme  dark ", Ok(("theme", "dark")));
        check_resolve("q", Ok(("quit", "")));
        check_resolve("hel", Ok(("help", "")));
        check_resolve("12", Ok(("go", "12")));
        check_resolve("list.d", Ok(("list.diffs", "")));
        check_resolve("thme", Err("there is no command thme: theme, theme.next?"));
        check_resolve(
            "zzz",
            Err("there is no command zzz · Ctrl-p finds them by what they do"),
        );
        assert!(resolve("cursor").is_err());
    }
}
