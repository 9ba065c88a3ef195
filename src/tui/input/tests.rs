//! Bytes at once and byte by byte come to the same.

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
