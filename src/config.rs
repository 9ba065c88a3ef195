//! The user's configuration file: TOML, every wrong entry told with its line.

mod keys;

use crate::tui::arrangement::LayoutChoice;
use crate::tui::command::Action;
use crate::tui::folds::FilterChoice;
use crate::tui::key::Key;
use crate::tui::keytable::{Change, Clash, KeyTable};
use crate::tui::model::Paragraphs;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The file with every entry at its default, each behind a `#`.
pub const DEFAULTS: &str = include_str!("../assets/config.toml");

/// What the file says, with the default of what it leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Name of a theme, or a theme file.
    pub theme: String,
    /// Whether to use colour: `auto`, `always` or `never`.
    pub color: String,
    /// Whether only ASCII is drawn; `None` follows the locale.
    pub ascii: Option<bool>,
    /// Whether the mouse is reported.
    pub mouse: bool,
    /// Whether articles are read line by line, for screen readers.
    pub linear: bool,
    /// Whether the hint row is shown.
    pub hints: bool,
    /// How paragraphs are parted.
    pub paragraphs: Paragraphs,
    /// Layout at start: one of [`LayoutChoice::NAMES`].
    pub layout: String,
    /// Whether all differences are told.
    pub all_differences: bool,
    /// Whether to start where the articles were left.
    pub resume: bool,
    /// How texts are copied.
    pub clipboard: Clipboard,
    /// What is not folded at start.
    pub filter: FilterChoice,
    /// The keys in force.
    pub keys: KeyTable,
    /// Keys that two commands would have.
    pub clashes: Vec<Clash>,
}

/// How texts are copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clipboard {
    /// Through the terminal over a connection or where no program answers, else by a program.
    #[default]
    Auto,
    /// Through the terminal, by OSC 52.
    Osc52,
    /// By a program of this machine.
    Tool,
    /// Not at all.
    Off,
}

/// An entry that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Problem {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong with it, in words.
    pub what: String,
}

/// The entries besides the keys.
const ENTRIES: [&str; 13] = [
    "theme",
    "color",
    "ascii",
    "mouse",
    "hints",
    "paragraphs",
    "layout",
    "filter",
    "linear",
    "all_differences",
    "resume",
    "clipboard",
    "keys",
];

/// Entries and problems as they come.
struct Reader<'a> {
    text: &'a str,
    config: Config,
    changes: Vec<Change>,
    problems: Vec<Problem>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: "auto".to_owned(),
            color: "auto".to_owned(),
            ascii: None,
            mouse: true,
            linear: false,
            hints: true,
            paragraphs: Paragraphs::Auto,
            layout: "auto".to_owned(),
            all_differences: false,
            resume: true,
            clipboard: Clipboard::Auto,
            filter: FilterChoice::All,
            keys: KeyTable::default(),
            clashes: Vec::new(),
        }
    }
}

impl Config {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// All entries that cannot be used, in the order of their lines.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let mut reader = Reader {
            text,
            config: Self::default(),
            changes: Vec::new(),
            problems: Vec::new(),
        };
        match DeTable::parse(text) {
            Ok(table) => reader.table(table.get_ref()),
            Err(error) => {
                let at = error.span().unwrap_or(0..0);
                reader.problem(at, error.message().to_owned());
            }
        }
        reader.finish()
    }
}

impl Reader<'_> {
    fn problem(&mut self, at: Range<usize>, what: String) {
        let before = self.text.get(..at.start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        self.problems.push(Problem { line, what });
    }

    fn table(&mut self, table: &DeTable<'_>) {
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "theme" => {
                    if let Some(it) = self.text_of("theme", value) {
                        self.config.theme = it;
                    }
                }
                "color" => {
                    if let Some(it) = self.one_of("color", value, &["auto", "always", "never"]) {
                        self.config.color = it;
                    }
                }
                "layout" => {
                    if let Some(it) = self.one_of("layout", value, &LayoutChoice::NAMES) {
                        self.config.layout = it;
                    }
                }
                "resume" => self.config.resume = self.truth("resume", value),
                "clipboard" => {
                    let all = ["auto", "osc52", "tool", "off"];
                    let it = self.one_of("clipboard", value, &all);
                    self.config.clipboard = match it.as_deref() {
                        Some("osc52") => Clipboard::Osc52,
                        Some("tool") => Clipboard::Tool,
                        Some("off") => Clipboard::Off,
                        _ => Clipboard::Auto,
                    };
                }
                "filter" => {
                    if let Some(text) = self.text_of("filter", value) {
                        match FilterChoice::parse(&text) {
                            Some(it) => self.config.filter = it,
                            None => {
                                let all = FilterChoice::NAMES.map(|it| format!("\"{it}\""));
                                let what = format!("filter is one of {}", all.join(", "));
                                self.problem(value.span(), what);
                            }
                        }
                    }
                }
                "paragraphs" => {
                    let it = self.one_of("paragraphs", value, &["auto", "blank", "indent"]);
                    self.config.paragraphs = match it.as_deref() {
                        Some("blank") => Paragraphs::Blank,
                        Some("indent") => Paragraphs::Indent,
                        _ => Paragraphs::Auto,
                    };
                }
                "ascii" => match value.get_ref() {
                    DeValue::Boolean(it) => self.config.ascii = Some(*it),
                    DeValue::String(it) if it == "auto" => self.config.ascii = None,
                    _ => self.problem(value.span(), "ascii is \"auto\", true or false".to_owned()),
                },
                "linear" => self.config.linear = self.truth("linear", value),
                "mouse" => self.config.mouse = self.truth("mouse", value),
                "hints" => self.config.hints = self.truth("hints", value),
                "all_differences" => {
                    self.config.all_differences = self.truth("all_differences", value);
                }
                "keys" => match value.get_ref() {
                    DeValue::Table(keys) => self.keys(keys),
                    _ => self.problem(value.span(), "keys is a table".to_owned()),
                },
                other => {
                    let what = format!("there is no \"{other}\"; there are {}", ENTRIES.join(", "));
                    self.problem(name.span(), what);
                }
            }
        }
    }

    fn text_of(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(it) => Some(it.to_string()),
            _ => {
                self.problem(value.span(), format!("{name} is a text in quotes"));
                None
            }
        }
    }

    fn one_of(&mut self, name: &str, value: &Spanned<DeValue<'_>>, all: &[&str]) -> Option<String> {
        match value.get_ref() {
            DeValue::String(it) if all.contains(&it.as_ref()) => Some(it.to_string()),
            _ => {
                let all: Vec<String> = all.iter().map(|it| format!("\"{it}\"")).collect();
                self.problem(value.span(), format!("{name} is one of {}", all.join(", ")));
                None
            }
        }
    }

    fn truth(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> bool {
        match value.get_ref() {
            DeValue::Boolean(it) => *it,
            _ => {
                self.problem(value.span(), format!("{name} is true or false"));
                true
            }
        }
    }

    fn finish(mut self) -> Result<Config, Vec<Problem>> {
        let (keys, clashes) = KeyTable::changed(&self.changes);
        let quits = |(it, keys): (&'static crate::tui::command::Command, &[Vec<Key>])| {
            matches!(it.action, Action::Quit | Action::QuitNow) && !keys.is_empty()
        };
        if !keys.iter().any(quits) {
            self.problem(0..0, "no key is left to quit with".to_owned());
        }
        self.problems.sort_by_key(|it| it.line);
        match self.problems.is_empty() {
            true => Ok(Config {
                keys,
                clashes,
                ..self.config
            }),
            false => Err(self.problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, DEFAULTS, ENTRIES};
    use crate::tui::keytable::KeyTable;
    use crate::tui::model::Paragraphs;

    /// Problems of a text, one a line.
    #[track_caller]
    fn check(text: &str, want: &str) {
        let problems = Config::parse(text).err().unwrap_or_default();
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems.join("\n"), want);
    }

    #[test]
    fn every_wrong_entry_is_told_with_its_line() {
        check("", "");
        check(
            "theme = 3\nmouse = \"on\"\nlayuot = \"flow\"\nlayout = \"wide\"\n\n[keys]\n\"walk.nxt\" = \"n\"\n\"walk.next\" = [\"n\", \"Hyper-x-\"]\n\"quit\" = true\n",
            &format!(
                "line 1: theme is a text in quotes\n\
             line 2: mouse is true or false\n\
             line 3: there is no \"layuot\"; there are {}\n\
             line 4: layout is one of \"auto\", \"flow\", \"rows\", \"stack\"\n\
             line 7: there is no command \"walk.nxt\"; --keys lists all\n\
             line 9: quit is a list of keys, as [\"n\", \"Ctrl-n\"], or false",
                ENTRIES.join(", ")
            ),
        );
    }

    #[test]
    fn what_is_no_key_is_told() {
        check(
            "[keys]\n\"walk.next\" = [\"n\", \"a b\", 3]",
            "line 2: \"a b\" is no key; keys are written as --keys prints them",
        );
    }

    #[test]
    fn what_is_no_toml_is_told() {
        let problems = Config::parse("theme = \"dark\"\nmouse = \n").expect_err("no TOML");
        assert_eq!(problems[0].line, 2);
    }

    #[test]
    fn a_way_out_must_be_left() {
        check(
            "[keys]\nquit = false\n\"quit.now\" = false\n",
            "line 1: no key is left to quit with",
        );
    }

    #[test]
    fn entries_are_taken() {
        let text = "theme = \"light\"\nascii = true\nmouse = false\nparagraphs = \"indent\"\n[keys]\n\"walk.next\" = [\"w\"]\n\"walk.prev\" = \"W\"\n";
        let config = Config::parse(text).expect("it is right");
        assert_eq!(config.theme, "light");
        assert_eq!(
            (config.ascii, config.mouse, config.hints),
            (Some(true), false, true)
        );
        assert_eq!(config.paragraphs, Paragraphs::Indent);
        assert_eq!(config.keys.written("walk.next"), "w");
        assert_eq!(config.keys.written("walk.prev"), "W");
    }

    #[test]
    fn the_defaults_in_the_file_are_those_in_force() {
        let keys: String = KeyTable::default()
            .iter()
            .map(|(it, _)| {
                let keys: Vec<String> = it
                    .keys
                    .split_whitespace()
                    .map(|it| format!("{it:?}"))
                    .collect();
                format!("#\"{}\" = [{}]\n", it.name, keys.join(", "))
            })
            .collect();
        let (head, listed) = DEFAULTS.split_once("#[keys]\n").expect("a table of keys");
        if listed != keys && std::env::var_os("UPDATE").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/config.toml");
            std::fs::write(path, format!("{head}#[keys]\n{keys}")).expect("written");
            return;
        }
        assert_eq!(listed, keys, "UPDATE=1 cargo test config writes it anew");
        // An entry stands right behind its `#`, a remark behind a space.
        let entries: String = DEFAULTS
            .lines()
            .filter_map(|it| it.strip_prefix('#').filter(|it| !it.starts_with(' ')))
            .map(|it| format!("{it}\n"))
            .collect();
        assert_eq!(Config::parse(&entries), Ok(Config::default()));
        assert!(Config::parse(DEFAULTS) == Ok(Config::default()));
        for entry in ENTRIES {
            assert!(
                DEFAULTS.contains(&format!("#{entry} = ")) || entry == "keys",
                "{entry}"
            );
        }
    }
}
