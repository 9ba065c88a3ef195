//! `Keymap`: what each key does in each mode; sequences and counts.

use crate::tui::command::{Action, Mode};
use crate::tui::key::{Code, Key, print_sequence};
use crate::tui::keytable::KeyTable;

/// The keys in force, and what was typed of a sequence that is not whole yet.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<Binding>,
    count: Option<usize>,
    prefix: Vec<Key>,
}

/// What a key press came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Something to do, with the count typed before it.
    Act(Action, Option<usize>),
    /// Part of a sequence; the text to show for it. Empty when a sequence was given up.
    Pending(String),
    /// Keys that are bound to nothing in the mode; the text to show for them.
    Unbound(String),
}

/// A sequence of keys bound to an action in some modes.
#[derive(Debug, Clone)]
struct Binding {
    keys: Vec<Key>,
    modes: &'static [Mode],
    action: Action,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&KeyTable::default())
    }
}

impl Keymap {
    /// The keys of a table. Digits are a count for the key after them: `3n` steps three times, `2Tab` focuses article B.
    #[must_use]
    pub fn new(table: &KeyTable) -> Self {
        let mut bindings = Vec::new();
        for (command, all) in table.iter() {
            bindings.extend(all.iter().map(|keys| Binding {
                keys: keys.clone(),
                modes: command.modes,
                action: command.action,
            }));
        }
        Self {
            bindings,
            count: None,
            prefix: Vec::new(),
        }
    }

    /// Takes one key press. Cost: one look at each binding.
    pub fn press(&mut self, key: Key, mode: Mode) -> Step {
        let pending = self.count.is_some() || !self.prefix.is_empty();
        if pending && key == Key::new(Code::Esc) {
            return self.give_up();
        }
        if self.prefix.is_empty()
            && let Some(digit) = self.count_digit(key)
        {
            // More rows than any article has.
            self.count = Some((self.count.unwrap_or(0) * 10 + digit).min(99_999));
            return Step::Pending(self.pending());
        }
        self.prefix.push(key);
        let candidates = || {
            self.bindings
                .iter()
                .filter(|it| it.modes.contains(&mode) && it.keys.starts_with(&self.prefix))
        };
        if let Some(whole) = candidates().find(|it| it.keys.len() == self.prefix.len()) {
            let action = whole.action;
            let count = self.count;
            self.give_up();
            return Step::Act(action, count);
        }
        if candidates().next().is_some() {
            return Step::Pending(self.pending());
        }
        let typed = print_sequence(&self.prefix);
        self.give_up();
        Step::Unbound(typed)
    }

    fn count_digit(&self, key: Key) -> Option<usize> {
        let Code::Char(c) = key.code else { return None };
        if key.ctrl || key.alt {
            return None;
        }
        c.to_digit(10).map(|it| it as usize)
    }

    fn pending(&self) -> String {
        let count = self.count.map(|n| n.to_string()).unwrap_or_default();
        count + &print_sequence(&self.prefix)
    }

    fn give_up(&mut self) -> Step {
        self.count = None;
        self.prefix.clear();
        Step::Pending(String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::{Keymap, Step};
    use crate::tui::command::{Action, Mode};
    use crate::tui::key::{Key, parse_sequence};
    use crate::tui::keytable::KeyTable;

    #[track_caller]
    fn check(typed: &str, want: &[Step]) {
        let mut keymap = Keymap::new(&KeyTable::default());
        let keys = typed
            .split_whitespace()
            .flat_map(|it| parse_sequence(it).expect("parses"));
        let got: Vec<Step> = keys.map(|key| keymap.press(key, Mode::Reading)).collect();
        assert_eq!(got, want);
    }

    fn pending(text: &str) -> Step {
        Step::Pending(text.to_owned())
    }

    #[test]
    fn sequences_are_whole_at_their_last_key() {
        check("n", &[Step::Act(Action::WalkNext, None)]);
        check("gg", &[pending("g"), Step::Act(Action::First, None)]);
        check(
            "] d",
            &[pending("]"), Step::Act(Action::DifferenceNext, None)],
        );
        check(
            "gx j",
            &[
                pending("g"),
                Step::Unbound("gx".to_owned()),
                Step::Act(Action::CursorDown, None),
            ],
        );
    }

    #[test]
    fn counts_stand_before_a_key() {
        check("3 n", &[pending("3"), Step::Act(Action::WalkNext, Some(3))]);
        check(
            "31 j j",
            &[
                pending("3"),
                pending("31"),
                Step::Act(Action::CursorDown, Some(31)),
                Step::Act(Action::CursorDown, None),
            ],
        );
        check(
            "3 gg",
            &[
                pending("3"),
                pending("3g"),
                Step::Act(Action::First, Some(3)),
            ],
        );
    }

    #[test]
    fn a_digit_is_always_a_count() {
        check(
            "2 Tab",
            &[pending("2"), Step::Act(Action::PaneNext, Some(2))],
        );
        check(
            "0 2 j",
            &[
                pending("0"),
                pending("2"),
                Step::Act(Action::CursorDown, Some(2)),
            ],
        );
    }

    #[test]
    fn escape_gives_a_sequence_up_and_nothing_else() {
        check("g Esc", &[pending("g"), pending("")]);
        check(
            "3 Esc n",
            &[pending("3"), pending(""), Step::Act(Action::WalkNext, None)],
        );
        check("Esc", &[Step::Act(Action::Cancel, None)]);
    }

    #[test]
    fn modes_part_the_same_key() {
        let mut keymap = Keymap::new(&KeyTable::default());
        let tab = Key::parse("Tab").expect("a key");
        assert_eq!(
            keymap.press(tab, Mode::Reading),
            Step::Act(Action::PaneNext, None)
        );
        assert_eq!(
            keymap.press(tab, Mode::List),
            Step::Act(Action::GroupNext, None)
        );
    }
}
