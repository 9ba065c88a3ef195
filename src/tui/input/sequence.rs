//! The first thing that bytes of a terminal mean: a character, a key with a name, a mouse report, an answer.

use super::Input;
use crate::tui::key::{Code, Key};
use crate::tui::message::Position;

/// What the start of the bytes at hand is.
pub(super) enum Head {
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

/// Whether a string sequence begins here.
pub(super) fn is_string_start(bytes: &[u8]) -> bool {
    matches!(bytes, [ESC, b']' | b'P' | b'_' | b'^' | b'X', ..])
}

/// What the bytes begin with; `last` where nothing will follow.
pub(super) fn head(bytes: &[u8], last: bool) -> Head {
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
