//! Bytes of a terminal to keys, mouse events and answers; what is none of these is dropped, never typed.
//!
//! We read the terminal ourselves. Crossterm's reader loops for ever when the terminal goes away (its issue 793) and may
//! block in the middle of a sequence, and it takes a late answer to a colour question for keys.

use crate::tui::key::{Code, Key};
use crate::tui::message::Position;
use crate::tui::pasted::{self, Pasted};
use std::time::Duration;

/// One thing that the terminal sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// The left mouse button went down.
    Press(Position),
    /// The mouse moved with its left button down.
    Drag(Position),
    /// The left mouse button went up.
    Release(Position),
    /// The right mouse button went down.
    Menu(Position),
    /// A letter of pasted text.
    Pasted(char),
    /// The wheel turned by one notch: 1 down, -1 up.
    Wheel(Position, isize),
    /// The answer to OSC 11: the colour behind the text.
    Background([u8; 3]),
    /// The answer to DA1, which every terminal gives: earlier questions are answered or never will be.
    Attributes,
}

/// Puts inputs together from bytes as they come.
#[derive(Debug, Default)]
pub struct Decoder {
    bytes: Vec<u8>,
    pasting: bool,
    /// Letters of the text that is being pasted.
    pasted: usize,
}

/// What the start of the bytes at hand is.
enum Head {
    /// Not whole yet.
    More,
    /// So many bytes that mean this.
    Input(usize, Input),
    /// So many bytes that mean nothing to us.
    Skip(usize),
    /// The start of pasted text, so many bytes long.
    Paste(usize),
}

/// A string sequence longer than this is no answer to anything we asked.
const LONGEST_STRING: usize = 4096;
const ESC: u8 = 0x1b;

impl Decoder {
    /// Takes bytes and gives what is whole. Linear in the bytes.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        self.bytes.extend_from_slice(bytes);
        self.take(false)
    }

    /// Gives up waiting for the rest of what is not whole: a lone escape is the key.
    pub fn flush(&mut self) -> Vec<Input> {
        let inputs = self.take(true);
        self.bytes.clear();
        inputs
    }

    /// How long the rest of what is not whole may take; `None` when nothing is waited for.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        if self.pasting || self.bytes.is_empty() {
            return None;
        }
        let in_string = self.bytes.len() > 2 && is_string_start(&self.bytes);
        Some(Duration::from_millis(if in_string { 1000 } else { 30 }))
    }

    fn take(&mut self, last: bool) -> Vec<Input> {
        let mut inputs = Vec::new();
        let mut at = 0;
        while at < self.bytes.len() {
            if self.pasting {
                let pasted = Pasted::first(&self.bytes[at..]);
                at += pasted.bytes;
                self.pasting = !pasted.ends;
                self.pasted += 1;
                let letter = pasted.letter.filter(|_| self.pasted <= pasted::MOST);
                inputs.extend(letter.map(Input::Pasted));
                if pasted.bytes == 0 {
                    break;
                }
                continue;
            }
            match head(&self.bytes[at..], last) {
                Head::More => break,
                Head::Skip(n) => at += n,
                Head::Input(n, input) => {
                    inputs.push(input);
                    at += n;
                }
                Head::Paste(n) => {
                    self.pasting = true;
                    self.pasted = 0;
                    at += n;
                }
            }
        }
        self.bytes.drain(..at);
        inputs
    }
}

fn is_string_start(bytes: &[u8]) -> bool {
    matches!(bytes, [ESC, b']' | b'P' | b'_' | b'^' | b'X', ..])
}

fn head(bytes: &[u8], last: bool) -> Head {
    match bytes {
        [ESC] if !last => Head::More,
        [ESC] => Head::Input(1, Input::Key(Key::new(Code::Esc))),
        [ESC, ESC, ..] => Head::Input(1, Input::Key(Key::new(Code::Esc))),
        [ESC, b'[', rest @ ..] => control_sequence(rest, last),
        [ESC, b'O', rest @ ..] => match rest {
            [] if !last => Head::More,
            [] => alt(Key::char('O'), 2),
            [c, ..] => named(*c, 1).map_or(Head::Skip(3), |key| Head::Input(3, Input::Key(key))),
        },
        _ if is_string_start(bytes) => string(bytes, last),
        [ESC, rest @ ..] => match character(rest, last) {
            Head::Input(n, Input::Key(key)) => alt(key, n + 1),
            Head::Skip(n) => Head::Skip(n + 1),
            other => other,
        },
        _ => character(bytes, last),
    }
}

fn alt(key: Key, n: usize) -> Head {
    Head::Input(n, Input::Key(Key { alt: true, ..key }))
}

fn character(bytes: &[u8], last: bool) -> Head {
    let Some(&first) = bytes.first() else {
        return Head::More;
    };
    let ctrl = |c: char| Key {
        ctrl: true,
        ..Key::char(c)
    };
    let key = match first {
        b'\r' | b'\n' => Key::new(Code::Enter),
        b'\t' => Key::new(Code::Tab),
        0x7f | 0x08 => Key::new(Code::Backspace),
        0 => ctrl(' '),
        1..=26 => ctrl(char::from(first - 1 + b'a')),
        0x1c..=0x1f => ctrl(char::from(first + 0x40)),
        _ => return text_character(bytes, last),
    };
    Head::Input(1, Input::Key(key))
}

fn text_character(bytes: &[u8], last: bool) -> Head {
    let length = match bytes[0] {
        0..0x80 => 1,
        0xc2..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0..0xf5 => 4,
        _ => return Head::Skip(1),
    };
    if bytes.len() < length && !last {
        return Head::More;
    }
    let character = bytes
        .get(..length)
        .and_then(|it| std::str::from_utf8(it).ok());
    match character.and_then(|it| it.chars().next()) {
        Some(c) if !c.is_control() => Head::Input(length, Input::Key(Key::char(c))),
        Some(_) => Head::Skip(length),
        None => Head::Skip(1),
    }
}

/// A control sequence, without its `ESC [`: parameters, then one final byte.
fn control_sequence(rest: &[u8], last: bool) -> Head {
    let Some(length) = rest.iter().position(|b| !(0x20..0x40).contains(b)) else {
        return match rest {
            _ if !last => Head::More,
            [] => alt(Key::char('['), 2),
            _ => Head::Skip(rest.len() + 2),
        };
    };
    let (end, parameters) = (rest[length], &rest[..length]);
    let n = length + 3;
    let Some(parameters) = std::str::from_utf8(parameters).ok() else {
        return Head::Skip(n);
    };
    if let Some(mouse) = parameters.strip_prefix('<') {
        return mouse_event(mouse, end).map_or(Head::Skip(n), |input| Head::Input(n, input));
    }
    if parameters.starts_with('?') {
        return match end {
            b'c' => Head::Input(n, Input::Attributes),
            _ => Head::Skip(n),
        };
    }
    let numbers: Vec<u32> = parameters
        .split(';')
        .map(|it| {
            it.split(':')
                .next()
                .and_then(|it| it.parse().ok())
                .unwrap_or(0)
        })
        .collect();
    let modifiers = numbers.get(1).copied().unwrap_or(1);
    let key = match (end, numbers[0]) {
        (b'~', 200) => return Head::Paste(n),
        (b'~', 27) => numbers.get(2).and_then(|&c| by_code(c, modifiers)),
        (b'~', number) => by_number(number, modifiers),
        (b'u', code) => by_code(code, modifiers),
        (end, 0 | 1) => named(end, modifiers),
        // A place of the cursor ends like F3.
        _ => None,
    };
    key.map_or(Head::Skip(n), |key| Head::Input(n, Input::Key(key)))
}

fn modified(code: Code, modifiers: u32) -> Key {
    let bits = modifiers.saturating_sub(1);
    Key {
        code,
        shift: bits & 1 != 0,
        alt: bits & 2 != 0,
        ctrl: bits & 4 != 0,
    }
}

/// Keys named by the final byte of a sequence.
fn named(end: u8, modifiers: u32) -> Option<Key> {
    let code = match end {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'M' => Code::Enter,
        b'P' => Code::Function(1),
        b'Q' => Code::Function(2),
        b'R' => Code::Function(3),
        b'S' => Code::Function(4),
        b'Z' => {
            return Some(Key {
                shift: true,
                ..Key::new(Code::Tab)
            });
        }
        _ => return None,
    };
    Some(modified(code, modifiers))
}

/// Keys named by the number before `~`.
fn by_number(number: u32, modifiers: u32) -> Option<Key> {
    let code = match number {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::Function(number as u8 - 10),
        17..=21 => Code::Function(number as u8 - 11),
        23..=24 => Code::Function(number as u8 - 12),
        _ => return None,
    };
    Some(modified(code, modifiers))
}

/// Keys named by their code point (the kitty protocol, `modifyOtherKeys`), for terminals that send so unasked.
fn by_code(code: u32, modifiers: u32) -> Option<Key> {
    let code = match code {
        13 => Code::Enter,
        9 => Code::Tab,
        27 => Code::Esc,
        127 | 8 => Code::Backspace,
        _ => Code::Char(char::from_u32(code).filter(|c| !c.is_control())?),
    };
    let mut key = modified(code, modifiers);
    if let Code::Char(c) = key.code
        && key.shift
    {
        key.code = Code::Char(c.to_uppercase().next().unwrap_or(c));
        key.shift = false;
    }
    Some(key)
}

/// An SGR mouse report, without its `<`: button, column, row from 1.
fn mouse_event(parameters: &str, end: u8) -> Option<Input> {
    let mut numbers = parameters.split(';').map(str::parse::<u16>);
    let button = numbers.next()?.ok()?;
    let x = numbers.next()?.ok()?.checked_sub(1)?;
    let y = numbers.next()?.ok()?.checked_sub(1)?;
    let position = Position { x, y };
    // Bits 4, 8 and 16 are modifiers; 32 is motion, of which we ask for that with a button down.
    match (button & !0b1_1100, end) {
        (0, b'M') => Some(Input::Press(position)),
        (0, b'm') => Some(Input::Release(position)),
        (2, b'M') => Some(Input::Menu(position)),
        (32, b'M') => Some(Input::Drag(position)),
        (64, b'M') => Some(Input::Wheel(position, -1)),
        (65, b'M') => Some(Input::Wheel(position, 1)),
        _ => None,
    }
}

/// A string sequence (OSC, DCS, …), ended by BEL or `ESC \`.
fn string(bytes: &[u8], last: bool) -> Head {
    let body = &bytes[2..];
    let end = body
        .iter()
        .enumerate()
        .find_map(|(n, &b)| match (b, body.get(n + 1)) {
            (0x07, _) => Some((n, n + 1)),
            (ESC, Some(b'\\')) => Some((n, n + 2)),
            _ => None,
        });
    let Some((length, whole)) = end else {
        return match bytes {
            [_, c] if last => alt(Key::char(char::from(*c)), 2),
            _ if last || bytes.len() > LONGEST_STRING => Head::Skip(bytes.len()),
            _ => Head::More,
        };
    };
    match (bytes[1], std::str::from_utf8(&body[..length])) {
        (b']', Ok(text)) => text
            .strip_prefix("11;")
            .and_then(parse_color)
            .map_or(Head::Skip(whole + 2), |rgb| {
                Head::Input(whole + 2, Input::Background(rgb))
            }),
        _ => Head::Skip(whole + 2),
    }
}

/// A colour as terminals answer: `rgb:RRRR/GGGG/BBBB` with 1 to 4 digits each, `rgba:…`, `#RRGGBB`.
fn parse_color(text: &str) -> Option<[u8; 3]> {
    let parts: Vec<&str> = if let Some(digits) = text.strip_prefix('#') {
        let n = digits.len() / 3;
        (digits.is_ascii() && n > 0 && n * 3 == digits.len())
            .then(|| vec![&digits[..n], &digits[n..2 * n], &digits[2 * n..]])?
    } else {
        let body = text.strip_prefix("rgb:").or(text.strip_prefix("rgba:"))?;
        body.split('/').collect()
    };
    let mut rgb = [0; 3];
    for (channel, part) in rgb.iter_mut().zip(parts.get(..3)?) {
        if !(1..=4).contains(&part.len()) {
            return None;
        }
        let most = (1 << (4 * part.len())) - 1;
        *channel = (u32::from_str_radix(part, 16).ok()? * 255 / most) as u8;
    }
    Some(rgb)
}

#[cfg(test)]
mod tests {
    use super::{Decoder, Input};
    use crate::tui::message::Position;
    use proptest::prelude::{any, prop_assert, proptest};

    /// What bytes come to when they arrive at once and nothing follows.
    #[track_caller]
    fn check(bytes: &str, want: &str) {
        let print = |inputs: Vec<Input>| {
            let words = inputs.iter().map(|input| match input {
                Input::Key(key) => key.to_string(),
                other => format!("{other:?}"),
            });
            words.collect::<Vec<_>>().join(" ")
        };
        let mut decoder = Decoder::default();
        let mut inputs = decoder.feed(bytes.as_bytes());
        inputs.extend(decoder.flush());
        assert_eq!(print(inputs), want, "at once");
        let mut inputs = Vec::new();
        for byte in bytes.bytes() {
            inputs.extend(decoder.feed(&[byte]));
        }
        inputs.extend(decoder.flush());
        assert_eq!(print(inputs), want, "byte by byte");
    }

    #[test]
    fn keys() {
        check("jG é", "j G Space é");
        check("\r\t\u{7f}\u{4}\u{1a}", "Enter Tab Backspace Ctrl-d Ctrl-z");
        check(
            "\u{1b}[A\u{1b}OB\u{1b}[5~\u{1b}[6~\u{1b}[Z",
            "Up Down PageUp PageDown Shift-Tab",
        );
        check(
            "\u{1b}[1;3D\u{1b}o\u{1b}OP\u{1b}[15~\u{1b}[24~",
            "Alt-Left Alt-o F1 F5 F12",
        );
        check(
            "\u{1b}[106;5u\u{1b}[103;2u\u{1b}[27;5;106~",
            "Ctrl-j G Ctrl-j",
        );
    }

    #[test]
    fn a_lone_escape_is_a_key_once_nothing_follows() {
        check("\u{1b}", "Esc");
        check("\u{1b}[", "Alt-[");
        check("\u{1b}]", "Alt-]");
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b"), []);
        assert!(decoder.patience().is_some());
    }

    #[test]
    fn answers_are_no_keys() {
        check(
            "\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\\u{1b}[?62;22cj",
            "Background([255, 255, 255]) Attributes j",
        );
        check("\u{1b}]11;rgb:1e/1e/2e\u{7}", "Background([30, 30, 46])");
        check("\u{1b}]11;#282c34\u{7}", "Background([40, 44, 52])");
        check("\u{1b}]11;no colour\u{7}j", "j");
        check("\u{1b}]11;rgb:12", "");
        check("\u{1b}P1$r0m\u{1b}\\j", "j");
        check("\u{1b}[?2026;2$y\u{1b}[I\u{1b}[5;7Rj", "j");
    }

    #[test]
    fn the_mouse_has_places_from_zero() {
        check(
            "\u{1b}[<0;5;3M\u{1b}[<0;5;3m",
            &format!(
                "{:?} {:?}",
                Input::Press(Position { x: 4, y: 2 }),
                Input::Release(Position { x: 4, y: 2 })
            ),
        );
        check(
            "\u{1b}[<32;9;1M",
            &format!("{:?}", Input::Drag(Position { x: 8, y: 0 })),
        );
        check(
            "\u{1b}[<65;1;1M",
            &format!("{:?}", Input::Wheel(Position { x: 0, y: 0 }, 1)),
        );
        let place = Position { x: 0, y: 1 };
        check(
            "\u{1b}[<2;1;2M\u{1b}[<32;1;2M\u{1b}[<35;1;1M\u{1b}[<2;1;2m",
            &format!("{:?} {:?}", Input::Menu(place), Input::Drag(place)),
        );
    }

    #[test]
    fn pasted_text_is_not_typed() {
        check(
            "\u{1b}[200~qé\u{1b}[A\r\u{9b}.\u{1b}[201~j",
            "Pasted('q') Pasted('é') Pasted('[') Pasted('A') Pasted(' ') Pasted('.') j",
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let mut decoder = Decoder::default();
            let n = decoder.feed(&bytes).len() + decoder.flush().len();
            prop_assert!(n <= bytes.len());
            decoder.pasting = false;
            prop_assert!(decoder.patience().is_none());
        }
    }
}
