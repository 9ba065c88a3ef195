//! Bytes of a terminal to keys, mouse events and answers; what is none of these is dropped, never typed.
//!
//! We read the terminal ourselves. Crossterm's reader loops for ever when the terminal goes away (its issue 793) and may
//! block in the middle of a sequence, and it takes a late answer to a colour question for keys.

mod sequence;

use crate::tui::key::Key;
use crate::tui::message::Position;
use crate::tui::pasted::{self, Pasted};
use sequence::{Head, head, is_string_start};
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

#[cfg(test)]
mod tests;
