//! Pasted text as a terminal sends it, letter by letter: it is never a command, and no control character stays in it.

const END: &[u8] = b"\x1b[201~";

/// Letters of a paste that are taken at most: no note has room for more.
pub(super) const MOST: usize = 4096;

/// The beginning of what is pasted.
pub(super) struct Pasted {
    /// How many bytes it takes; none while more have to come.
    pub bytes: usize,
    /// One letter, or a blank for a row break.
    pub letter: Option<char>,
    /// Whether the paste ends here.
    pub ends: bool,
}

impl Pasted {
    /// Takes one letter from the start of the bytes at hand.
    pub fn first(bytes: &[u8]) -> Self {
        let take = |bytes, letter, ends| Self {
            bytes,
            letter,
            ends,
        };
        if bytes.starts_with(END) {
            return take(END.len(), None, true);
        }
        if END.starts_with(bytes) {
            return take(0, None, false);
        }
        let start = &bytes[..bytes.len().min(4)];
        let valid = match std::str::from_utf8(start) {
            Ok(text) => text,
            Err(error) if error.valid_up_to() > 0 => {
                std::str::from_utf8(&start[..error.valid_up_to()]).unwrap_or_default()
            }
            Err(error) => return take(error.error_len().unwrap_or(0), None, false),
        };
        let Some(letter) = valid.chars().next() else {
            return take(0, None, false);
        };
        let shown = match letter {
            '\n' | '\r' | '\t' => Some(' '),
            it => Some(it).filter(|it| !it.is_control()),
        };
        take(letter.len_utf8(), shown, false)
    }
}
