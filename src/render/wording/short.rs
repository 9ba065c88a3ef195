//! Few words of a text.

/// At most `most` words of a text, cut at a border of words with `…`; white space becomes one space each, quote marks and
/// commas around it go.
#[must_use]
pub fn shorten(text: &str, most: usize) -> String {
    let text = text.trim_matches(is_edge);
    let all: Vec<&str> = text.split_whitespace().collect();
    // One word over the limit is printed: a cut that saves one word tells less and is hardly shorter.
    if all.len() <= most + 1 {
        return all.join(" ");
    }
    let kept = all[..most].join(" ");
    format!("{}…", kept.trim_end_matches(is_edge))
}

/// The first `most` words of a passage as it is printed, with its quote marks; one more where that saves a cut.
#[must_use]
pub fn beginning(text: &str, most: usize) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    match all.len() <= most + 1 {
        true => all.join(" "),
        false => format!(
            "{}…",
            all[..most].join(" ").trim_end_matches([',', ';', ':'])
        ),
    }
}

/// Marks that say nothing at the ends of repeated words.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | ',' | ';' | ':')
}
