//! Bytes of any charset to text that is safe to show: marks of the byte order, charset, line ends, invisible characters.

use encoding_rs::{Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Text of an input, with what had to be done to it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text: `\n` and `\t` are its only control characters.
    pub text: String,
    /// What was found, in words, for warnings.
    pub notes: Vec<String>,
}

/// Text of `bytes`; never fails. `declared` is the charset that a header or the page itself names.
///
/// A byte order mark decides; then validity as UTF-8, since text of another charset is hardly ever valid UTF-8 by chance;
/// then `declared`; then a guess by `chardetng`, told in a note. UTF-8 with few damaged places stays UTF-8.
/// Linear; valid UTF-8 without anything to mend is not copied.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Decoded {
    let mut notes = Vec::new();
    let text = to_text(bytes, declared, &mut notes);
    let text = mend(text, &mut notes);
    Decoded { text, notes }
}

/// A text on one line, each stretch of white space one space.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the bytes are hardly text: many NULs or control characters in their first 64 KB, as no charset but UTF-16
/// has them. Known failure: a short binary file passes and is shown as what its bytes look like.
pub(super) fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64 * 1024)];
    if Encoding::for_bom(head).is_some() || utf16_by_zeros(head).is_some() {
        return false;
    }
    let control = head
        .iter()
        .filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
        .count();
    control >= 16 && control * 20 > head.len()
}

/// The characters that the bytes stand for.
fn to_text(bytes: Vec<u8>, declared: Option<&str>, notes: &mut Vec<String>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return from_charset(encoding, &bytes[mark..], notes);
    }
    let declared = declared
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .filter(|&it| it != REPLACEMENT);
    if declared == Some(ISO_2022_JP) && bytes.contains(&0x1b) {
        return from_charset(ISO_2022_JP, &bytes, notes);
    }
    if let Some(encoding) = utf16_by_zeros(&bytes) {
        notes.push(format!(
            "read as {}, as its zero bytes suggest",
            encoding.name()
        ));
        return from_charset(encoding, &bytes, notes);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return text,
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = declared.filter(|&it| it != UTF_8 && it != UTF_16LE && it != UTF_16BE) {
        return from_charset(encoding, &bytes, notes);
    }
    if mostly_utf8(&bytes) {
        return from_charset(UTF_8, &bytes, notes);
    }
    let encoding = guess(&bytes);
    notes.push(format!("not valid UTF-8, read as {}", encoding.name()));
    from_charset(encoding, &bytes, notes)
}

/// Decodes; what has no meaning in the charset becomes U+FFFD and is counted.
fn from_charset(encoding: &'static Encoding, bytes: &[u8], notes: &mut Vec<String>) -> String {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        let n = text.matches('\u{fffd}').count();
        let (are, stand) = if n == 1 { ("", "s") } else { ("s", "") };
        notes.push(format!(
            "{n} character{are} could not be read as {} and stand{stand} as \u{fffd}",
            encoding.name()
        ));
    }
    text.into_owned()
}

/// UTF-16 without a mark: in text of Latin letters every other byte is zero.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 8 || !bytes.len().is_multiple_of(2) {
        None
    } else if odd * 10 >= pairs * 7 && even * 10 <= pairs {
        Some(UTF_16LE)
    } else if even * 10 >= pairs * 7 && odd * 10 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8 with some damage: at least four sound characters beyond ASCII to each damaged place.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut damaged) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|&b| b >= 0xc0).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    sound >= damaged * 4
}

/// The charset that the bytes are in, by the statistics of the first 256 KB from where ASCII ends.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let bytes = &bytes[start.saturating_sub(64)..bytes.len().min(start + 256 * 1024)];
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// One kind of line end, and no character that is not seen but acts: control characters, direction overrides, zero-width
/// characters and soft hyphens. Joiners stay where a script or an emoji needs them.
fn mend(text: String, notes: &mut Vec<String>) -> String {
    if !text.bytes().any(may_need_mending) {
        return text;
    }
    let (mut out, mut kept, mut removed) = (String::with_capacity(text.len()), 0, 0usize);
    let mut previous = '\n';
    for (at, c) in text.char_indices() {
        if matches!(c, ' '..='~' | '\n') {
            previous = c;
            continue;
        }
        let end = at + c.len_utf8();
        let replacement: Cow<'_, str> = match c {
            '\r' if text[end..].starts_with('\n') => "".into(),
            '\r' | '\u{b}' | '\u{85}' | '\u{2028}' => "\n".into(),
            '\u{c}' | '\u{2029}' => "\n\n".into(),
            _ if is_unseen(c) || (is_joiner(c) && !joins(previous, &text[end..])) => {
                removed += 1;
                "".into()
            }
            _ => {
                previous = c;
                continue;
            }
        };
        out.push_str(&text[kept..at]);
        out.push_str(&replacement);
        kept = end;
    }
    out.push_str(&text[kept..]);
    match removed {
        0 => {}
        1 => notes.push("1 invisible or control character removed".to_owned()),
        n => notes.push(format!("{n} invisible or control characters removed")),
    }
    out
}

/// Bytes that any character to be mended holds: control characters, and the first bytes of those beyond ASCII.
fn may_need_mending(b: u8) -> bool {
    (b < 0x20 && b != b'\n' && b != b'\t') || matches!(b, 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef)
}

/// Characters that are never seen and may act on what is.
fn is_unseen(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{feff}' | '\u{fffc}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => true,
        _ => c.is_control(),
    }
}

/// Characters that tell their neighbours to join or part, or which way they run.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}'..='\u{200f}')
}

/// Whether a joiner between these has a use: both sides are beyond Latin letters.
fn joins(previous: char, rest: &str) -> bool {
    let beyond = |c: char| c as u32 > 0x24f;
    beyond(previous) && rest.chars().next().is_some_and(beyond)
}

#[cfg(test)]
mod tests {
    use super::{decode, looks_binary};

    #[track_caller]
    fn check(bytes: &[u8], declared: Option<&str>, text: &str, notes: &[&str]) {
        let decoded = decode(bytes.to_vec(), declared);
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.notes, notes);
    }

    #[test]
    fn marks_of_the_byte_order_decide() {
        check(b"\xef\xbb\xbfCaf\xc3\xa9", None, "Café", &[]);
        check(b"\xff\xfeC\0a\0f\0\xe9\0", None, "Café", &[]);
        check(b"\xfe\xff\0C\0a\0f\0\xe9", Some("utf-8"), "Café", &[]);
    }

    #[test]
    fn utf16_without_a_mark_is_known_by_its_zeros() {
        let bytes: Vec<u8> = "The ferry left at nine."
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        check(
            &bytes,
            None,
            "The ferry left at nine.",
            &["read as UTF-16LE, as its zero bytes suggest"],
        );
        assert!(!looks_binary(&bytes));
    }

    #[test]
    fn a_charset_is_guessed_only_when_it_is_not_utf8() {
        check(
            "“No,” she said".as_bytes(),
            Some("windows-1252"),
            "“No,” she said",
            &[],
        );
        check(
            b"\x93We shut the caf\xe9,\x94 the owner\x92s sister said on Sunday.",
            None,
            "“We shut the café,” the owner’s sister said on Sunday.",
            &["not valid UTF-8, read as windows-1252"],
        );
        check(b"\xc7\xe5\xed\xe0", Some("windows-1251"), "Зена", &[]);
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        check(
            b"\xe2\x80\x9cThe caf\xc3\xa9\xe2\x80\x99s door\xe2\x80\x9d \xc3",
            None,
            "“The café’s door” \u{fffd}",
            &["1 character could not be read as UTF-8 and stands as \u{fffd}"],
        );
    }

    #[test]
    fn line_ends_become_one_kind() {
        check(b"a\r\nb\rc\n\x0cd", None, "a\nb\nc\n\n\nd", &[]);
    }

    #[test]
    fn what_is_not_seen_goes_and_is_counted() {
        check(
            "a\u{0}b\u{1b}[31m \u{202e}x\u{200b}y\u{ad}z\u{7}".as_bytes(),
            None,
            "ab[31m xyz",
            &["6 invisible or control characters removed"],
        );
        check(
            "a\u{200d}b".as_bytes(),
            None,
            "ab",
            &["1 invisible or control character removed"],
        );
        check(
            "👩\u{200d}🚒 می\u{200c}خواهم".as_bytes(),
            None,
            "👩\u{200d}🚒 می\u{200c}خواهم",
            &[],
        );
    }

    #[test]
    fn many_control_characters_are_no_text() {
        let noise: Vec<u8> = (0..=255u8).cycle().take(4096).collect();
        assert!(looks_binary(&noise));
        assert!(looks_binary(&[0; 64]));
        assert!(!looks_binary(b"A \x1b[1mbold\x1b[0m word and a bell\x07."));
    }
}
