//! `KeyTable`: the keys of every command as they are in force, after what the reader changed.

use crate::tui::command::{COMMANDS, Command, Mode};
use crate::tui::key::{Key, parse_sequence, print_sequence};

/// The keys of each command, in the order of [`COMMANDS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyTable(Vec<Vec<Vec<Key>>>);

/// Other keys for a command: its name and all of its keys; none unbinds it.
pub type Change = (String, Vec<Vec<Key>>);

/// A key that two commands want in the same mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The key as it is written.
    pub keys: String,
    /// The command that has it.
    pub winner: &'static str,
    /// The command that goes without.
    pub loser: &'static str,
}

impl Default for KeyTable {
    fn default() -> Self {
        let keys = |it: &Command| {
            it.keys
                .split_whitespace()
                .filter_map(parse_sequence)
                .collect()
        };
        Self(COMMANDS.iter().map(keys).collect())
    }
}

impl KeyTable {
    /// The default keys with changes of commands that exist. A key that two commands would have, whole or as the beginning
    /// of another one, goes to the first: changed commands in the order given, then the others in that of the table.
    #[must_use]
    pub fn changed(changes: &[Change]) -> (Self, Vec<Clash>) {
        let mut table = Self::default();
        let mut order: Vec<usize> = Vec::new();
        for (name, keys) in changes {
            if let Some(at) = COMMANDS.iter().position(|it| it.name == name) {
                table.0[at] = keys.clone();
                order.retain(|it| *it != at);
                order.push(at);
            }
        }
        let rest: Vec<usize> = (0..COMMANDS.len())
            .filter(|it| !order.contains(it))
            .collect();
        order.extend(rest);
        let mut clashes = Vec::new();
        let mut taken: Vec<(usize, Vec<Key>)> = Vec::new();
        for at in order {
            let (mut kept, wanted) = (Vec::new(), std::mem::take(&mut table.0[at]));
            for keys in wanted {
                let rival = taken.iter().find(|(other, it)| {
                    meet(&COMMANDS[*other], &COMMANDS[at])
                        && (it.starts_with(&keys) || keys.starts_with(it))
                });
                match rival {
                    Some((other, _)) => clashes.push(Clash {
                        keys: print_sequence(&keys),
                        winner: COMMANDS[*other].name,
                        loser: COMMANDS[at].name,
                    }),
                    None => {
                        taken.push((at, keys.clone()));
                        kept.push(keys);
                    }
                }
            }
            table.0[at] = kept;
        }
        (table, clashes)
    }

    /// Every command with its keys, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Command, &[Vec<Key>])> {
        COMMANDS.iter().zip(self.0.iter().map(Vec::as_slice))
    }

    /// The keys of a command as they are written, parted by spaces; empty when it has none.
    #[must_use]
    pub fn written(&self, name: &str) -> String {
        let keys: Vec<String> = self
            .keys(name)
            .iter()
            .map(|it| print_sequence(it))
            .collect();
        keys.join(" ")
    }

    /// The first key of a command as it is written.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<String> {
        self.keys(name).first().map(|it| print_sequence(it))
    }

    fn keys(&self, name: &str) -> &[Vec<Key>] {
        let at = COMMANDS.iter().position(|it| it.name == name);
        at.map_or(&[], |at| self.0[at].as_slice())
    }
}

/// Whether two commands are heard on the same screen.
fn meet(a: &Command, b: &Command) -> bool {
    let modes: &[Mode] = b.modes;
    a.modes.iter().any(|it| modes.contains(it))
}

#[cfg(test)]
mod tests {
    use super::{Change, KeyTable};
    use crate::tui::key::parse_sequence;

    /// The keys of some commands after changes, and what is said of clashes.
    #[track_caller]
    fn check(changes: &[(&str, &str)], want: &[(&str, &str)], clashes: &[&str]) {
        let change = |it: &(&str, &str)| -> Change {
            let keys =
                it.1.split_whitespace()
                    .map(|it| parse_sequence(it).expect("keys"));
            (it.0.to_owned(), keys.collect())
        };
        let changes: Vec<Change> = changes.iter().map(change).collect();
        let (table, found) = KeyTable::changed(&changes);
        for (name, keys) in want {
            assert_eq!(table.written(name), *keys, "{name}");
        }
        let found: Vec<String> = found
            .iter()
            .map(|it| format!("{} {} {}", it.keys, it.winner, it.loser))
            .collect();
        assert_eq!(found, clashes);
    }

    #[test]
    fn the_table_itself_has_no_clash() {
        check(&[], &[("walk.prev", "p N"), ("quit", "q")], &[]);
        assert_eq!(KeyTable::changed(&[]).0, KeyTable::default());
    }

    #[test]
    fn other_keys_take_the_place_of_all_of_a_command() {
        check(
            &[("walk.next", "w Ctrl-n")],
            &[("walk.next", "w Ctrl-n")],
            &[],
        );
        check(&[("walk.next", "")], &[("walk.next", "")], &[]);
        check(
            &[("walk.next", "p"), ("walk.prev", "n")],
            &[("walk.next", "p"), ("walk.prev", "n")],
            &[],
        );
    }

    #[test]
    fn a_key_wanted_twice_goes_to_the_first() {
        check(
            &[("walk.next", "n Down")],
            &[("walk.next", "n Down"), ("cursor.down", "j")],
            &["Down walk.next cursor.down"],
        );
        check(
            &[("theme.next", "g")],
            &[
                ("theme.next", "g"),
                ("cursor.first", "Home"),
                ("cursor.last", "G End"),
            ],
            &["gg theme.next cursor.first", "ge theme.next cursor.last"],
        );
    }

    #[test]
    fn keys_of_other_screens_do_not_clash() {
        check(&[("list.group", "f")], &[("follow.toggle", "f")], &[]);
    }
}
