//! `Key`: one key press as we name it, parsed from and printed as `g`, `Ctrl-d`, `Shift-Tab`, `PageDown`.

use std::fmt;

/// One key press with its modifiers. Shift is part of a character (`G`), and kept for named keys only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// With Control.
    pub ctrl: bool,
    /// With Alt, Option or Meta.
    pub alt: bool,
    /// With Shift; never set for a character.
    pub shift: bool,
}

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character as typed, never a control character.
    Char(char),
    /// A function key, from 1.
    Function(u8),
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Escape.
    Esc,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// Keys that have a name; the first one of a code is the one printed. Compared without case.
const NAMES: &[(&str, Code)] = &[
    ("Enter", Code::Enter),
    ("Return", Code::Enter),
    ("Tab", Code::Tab),
    ("Esc", Code::Esc),
    ("Escape", Code::Esc),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Insert", Code::Insert),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PageUp", Code::PageUp),
    ("PgUp", Code::PageUp),
    ("PageDown", Code::PageDown),
    ("PgDn", Code::PageDown),
    ("Space", Code::Char(' ')),
];

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character without modifiers.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::new(Code::Char(c))
    }

    /// One key: a character, a name, or either behind `Ctrl-`, `Alt-`, `Shift-`. `None` when it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut key = Self::char(' ');
        let mut rest = text;
        while let Some((modifier, tail)) = rest.split_once('-').filter(|it| !it.1.is_empty()) {
            match modifier.to_ascii_lowercase().as_str() {
                "ctrl" | "c" => key.ctrl = true,
                "alt" | "a" => key.alt = true,
                "shift" | "s" => key.shift = true,
                _ => return None,
            }
            rest = tail;
        }
        key.code = parse_code(rest)?;
        match key.code {
            Code::Char(c) if key.shift => {
                key.code = Code::Char(c.to_uppercase().next().unwrap_or(c));
                key.shift = false;
            }
            _ => {}
        }
        Some(key)
    }
}

/// A sequence of keys: one key as [`Key::parse`] takes it (`Ctrl-d`), or characters pressed one after the other (`gg`).
/// `None` when it is empty or holds white space.
#[must_use]
pub fn parse_sequence(text: &str) -> Option<Vec<Key>> {
    if let Some(key) = Key::parse(text) {
        return Some(vec![key]);
    }
    let keys: Vec<Key> = text.chars().map(Key::char).collect();
    let plain = !keys.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    plain.then_some(keys)
}

/// Whether a word is the name of a key of which a letter or two were left out (`Entr`, `PageDwn`).
#[must_use]
pub fn is_mistyped(word: &str) -> bool {
    let misses = |name: &str| {
        let mut letters = name.chars();
        word.chars().all(|c| letters.any(|it| it == c))
    };
    NAMES.iter().any(|(name, _)| {
        let lost = name.len().saturating_sub(word.len());
        word.len() > 2
            && (1..=2).contains(&lost)
            && word.chars().next() == name.chars().next()
            && misses(name)
    })
}

/// A sequence as it is written: the inverse of [`parse_sequence`].
#[must_use]
pub fn print_sequence(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect()
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        if self.shift {
            f.write_str("Shift-")?;
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            Code::Char(c) => write!(f, "{c}"),
            Code::Function(n) => write!(f, "F{n}"),
            _ => unreachable!("every other code has a name"),
        }
    }
}

fn parse_code(text: &str) -> Option<Code> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if !c.is_control() => return Some(Code::Char(c)),
        (Some('F' | 'f'), Some(_)) => {
            if let Ok(n @ 1..=24) = text[1..].parse() {
                return Some(Code::Function(n));
            }
        }
        _ => {}
    }
    NAMES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(text))
        .map(|&(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::{Key, parse_sequence, print_sequence};

    #[track_caller]
    fn check(text: &str, printed: &str) {
        let keys = parse_sequence(text).expect("parses");
        assert_eq!(print_sequence(&keys), printed);
        assert_eq!(parse_sequence(printed), Some(keys));
    }

    #[test]
    fn keys_print_as_they_parse() {
        check("g", "g");
        check("gg", "gg");
        check("]d", "]d");
        check("-", "-");
        check("Ctrl--", "Ctrl--");
        check("ctrl-D", "Ctrl-D");
        check("Shift-Tab", "Shift-Tab");
        check("shift-g", "G");
        check("pgdn", "PageDown");
        check("f10", "F10");
        check("Alt-Left", "Alt-Left");
        check("Space", "Space");
        check("ge", "ge");
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "Hyper-x-Up", "\u{1b}"] {
            assert_eq!(Key::parse(text), None, "{text:?}");
        }
        assert_eq!(parse_sequence("a b"), None);
    }
}
