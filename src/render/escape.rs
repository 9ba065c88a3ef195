//! Text that cannot be taken for markup.

use std::fmt;

/// A text for HTML, in content and in quoted attributes.
pub struct Escaped<'a>(pub &'a str);

/// A text for Markdown, also inside a table, where something of ours begins the line.
pub struct Literal<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        replaced(self.0, f, |c| match c {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '"' => Some("&quot;"),
            '\'' => Some("&#39;"),
            _ => None,
        })
    }
}

impl fmt::Display for Literal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        replaced(self.0, f, |c| match c {
            '\\' => Some("\\\\"),
            '`' => Some("\\`"),
            '*' => Some("\\*"),
            '_' => Some("\\_"),
            '[' => Some("\\["),
            ']' => Some("\\]"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '&' => Some("&amp;"),
            '|' => Some("\\|"),
            '#' => Some("\\#"),
            '~' => Some("\\~"),
            '$' => Some("\\$"),
            '\n' => Some(" "),
            _ => None,
        })
    }
}

/// Writes `text` with some characters in other words; what needs none goes out in one piece.
fn replaced(
    text: &str,
    f: &mut fmt::Formatter<'_>,
    other: impl Fn(char) -> Option<&'static str>,
) -> fmt::Result {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if let Some(it) = other(c) {
            f.write_str(&text[from..at])?;
            f.write_str(it)?;
            from = at + c.len_utf8();
        }
    }
    f.write_str(&text[from..])
}

#[cfg(test)]
mod tests {
    use super::{Escaped, Literal};

    #[test]
    fn nothing_closes_an_element_or_an_attribute() {
        let hostile = "</p><script>alert('x')</script> & \" onload=\"y";
        let escaped = Escaped(hostile).to_string();
        assert!(!escaped.contains(['<', '>', '"', '\'']));
        assert_eq!(Escaped("R&D — “so”").to_string(), "R&amp;D — “so”");
    }

    #[test]
    fn nothing_opens_a_link_or_a_cell() {
        assert_eq!(
            Literal("a | [b](c) *d* <img>\nmore").to_string(),
            "a \\| \\[b\\](c) \\*d\\* &lt;img&gt; more"
        );
    }
}
