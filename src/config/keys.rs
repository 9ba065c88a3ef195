//! The table `[keys]` of the configuration file: which keys a command gets instead of its own.

use super::Reader;
use crate::tui::command::COMMANDS;
use crate::tui::key::{Key, parse_sequence};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

impl Reader<'_> {
    /// Takes the table `[keys]`: a list of keys, one, or `false` for each command that is named, in the order of the file.
    pub(super) fn keys(&mut self, table: &DeTable<'_>) {
        let mut changes = Vec::new();
        for (name, value) in table {
            if !COMMANDS.iter().any(|it| it.name == name.get_ref().as_ref()) {
                let what = format!(
                    "there is no command \"{}\"; --keys lists all",
                    name.get_ref()
                );
                self.problem(name.span(), what);
                continue;
            }
            let keys = match value.get_ref() {
                DeValue::Boolean(false) => Some(Vec::new()),
                DeValue::String(_) => self.sequence(value).map(|it| vec![it]),
                DeValue::Array(all) => all.iter().map(|it| self.sequence(it)).collect(),
                _ => {
                    let what = format!(
                        "{} is a list of keys, as [\"n\", \"Ctrl-n\"], or false",
                        name.get_ref()
                    );
                    self.problem(value.span(), what);
                    None
                }
            };
            changes.extend(keys.map(|it| (name.span().start, (name.get_ref().to_string(), it))));
        }
        changes.sort_by_key(|it| it.0);
        self.changes = changes.into_iter().map(|it| it.1).collect();
    }

    fn sequence(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Vec<Key>> {
        let text = value.get_ref().as_str();
        let keys = text.and_then(parse_sequence);
        if keys.is_none() {
            let what = format!(
                "{} is no key; keys are written as --keys prints them",
                text.map_or("this".to_owned(), |it| format!("\"{it}\""))
            );
            self.problem(value.span(), what);
        }
        keys
    }
}
