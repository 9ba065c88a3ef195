//! The table holds together: no key twice, every text short, every screen can be left.

use super::{Action, COMMANDS, Mode};
use crate::tui::key::{Key, parse_sequence, print_sequence};

const MODES: [Mode; 5] = [
    Mode::Reading,
    Mode::List,
    Mode::Compare,
    Mode::Overview,
    Mode::Help,
];

fn bound(mode: Mode) -> Vec<(Vec<Key>, &'static str)> {
    let heard = COMMANDS.iter().filter(|it| it.modes.contains(&mode));
    heard
        .flat_map(|it| {
            it.keys
                .split_whitespace()
                .map(|keys| (parse_sequence(keys), it.name))
        })
        .map(|(keys, name)| (keys.expect("every key parses"), name))
        .collect()
}

#[test]
fn names_are_unique() {
    for (n, command) in COMMANDS.iter().enumerate() {
        let twin = COMMANDS[..n].iter().find(|it| it.name == command.name);
        assert!(twin.is_none(), "{} stands twice", command.name);
    }
}

#[test]
fn no_key_is_bound_twice_and_none_begins_another() {
    for mode in MODES {
        let keys = bound(mode);
        for (n, (a, one)) in keys.iter().enumerate() {
            for (b, other) in &keys[n + 1..] {
                let clash = a.starts_with(b) || b.starts_with(a);
                assert!(
                    !clash,
                    "{one} and {other} in {mode:?}: {}",
                    print_sequence(a)
                );
            }
        }
    }
}

#[test]
fn every_key_prints_back_and_every_doc_is_one_short_line() {
    for command in COMMANDS {
        for keys in command.keys.split_whitespace() {
            let parsed = parse_sequence(keys).expect("every key parses");
            assert_eq!(print_sequence(&parsed), keys);
        }
        // Beside keys in the help there is less room than in the palette.
        let most = if command.keys.is_empty() { 44 } else { 23 };
        let doc = command.doc;
        assert!((1..=most).contains(&doc.len()) && doc.is_ascii(), "{doc}");
    }
}

#[test]
fn keys_that_terminals_take_are_not_bound() {
    for mode in MODES {
        for key in ["Ctrl-s", "Ctrl-q", "Ctrl-i", "Ctrl-m", "Ctrl-[", "Ctrl-h"] {
            let key = parse_sequence(key).expect("a key");
            assert!(
                bound(mode).iter().all(|it| it.0 != key),
                "{key:?} in {mode:?}"
            );
        }
    }
}

#[test]
fn every_mode_can_be_left() {
    for mode in MODES {
        let leads = |action| {
            COMMANDS
                .iter()
                .any(|it| it.action == action && it.modes.contains(&mode))
        };
        assert!(
            leads(Action::Quit)
                && leads(Action::QuitNow)
                && leads(Action::Cancel)
                && leads(Action::Help)
        );
    }
}
