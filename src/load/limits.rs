//! How much of everything is read: each limit once, as the code holds it and as the manual says it.

#[cfg(feature = "html")]
use super::html;
use std::time::Duration;

pub(super) const MB: usize = 1024 * 1024;

/// Most articles of one comparison: each has a letter and a color of its own, and every pair is compared.
pub const MOST_ARTICLES: usize = 16;
/// Most bytes of one input: far more than any article, little enough to be read and aligned in seconds.
pub(super) const MOST_BYTES: usize = 50 * MB;
/// Most bytes of an HTML page.
pub(super) const MOST_PAGE_BYTES: usize = 20 * MB;
/// Most bytes of a JSON file: its tree takes some thirty times as much memory at worst.
pub(super) const MOST_JSON_BYTES: usize = 10 * MB;
/// Most bytes of a set or a list of addresses.
pub(super) const MOST_LIST_BYTES: usize = 256 * 1024;
/// Most bytes of one member of a DOCX or EPUB file, unpacked: far more than the text of any book.
pub(super) const MOST_MEMBER_BYTES: usize = 20 * MB;
/// Most bytes of all members that are read from one such file.
pub(super) const MOST_UNPACKED_BYTES: usize = 50 * MB;
/// Longest time for finding the article in a page or a mail.
pub(super) const LONGEST_SEARCH: Duration = Duration::from_secs(20);
/// Longest time for all of a request, its redirects and its answer.
pub(super) const LONGEST_FETCH: Duration = Duration::from_secs(20);
/// Most redirects of one address.
pub(super) const MOST_REDIRECTS: u32 = 10;
/// Longest time for the text of a PDF file.
pub(super) const LONGEST_PDF: Duration = Duration::from_secs(30);

/// How deep elements of a page nest at most.
const DEEPEST_PAGE: usize = 500;
#[cfg(feature = "html")]
const _: () = assert!(html::DEEPEST == DEEPEST_PAGE);
/// How deep values of JSON nest at most: what `serde_json` allows.
pub(super) const DEEPEST_JSON: usize = 128;

/// Every limit in words: what it is on, and how much.
#[must_use]
pub fn limits() -> Vec<(&'static str, String)> {
    let mb = |bytes: usize| format!("{} MB", bytes / MB);
    let kb = |bytes: usize| format!("{} KB", bytes / 1024);
    let search = LONGEST_SEARCH.as_secs();
    vec![
        ("articles of one comparison", MOST_ARTICLES.to_string()),
        ("a file, a pipe, the answer of an address", mb(MOST_BYTES)),
        (
            "an address",
            format!(
                "{} s for all of it, {MOST_REDIRECTS} redirects",
                LONGEST_FETCH.as_secs()
            ),
        ),
        (
            "an HTML page",
            format!(
                "{}, elements {DEEPEST_PAGE} deep, {search} s to find the article",
                mb(MOST_PAGE_BYTES)
            ),
        ),
        ("a PDF file", format!("{} s", LONGEST_PDF.as_secs())),
        (
            "a JSON file",
            format!("{}, values {DEEPEST_JSON} deep", mb(MOST_JSON_BYTES)),
        ),
        (
            "a DOCX or EPUB file, unpacked",
            format!(
                "{} a part, {} in all",
                mb(MOST_MEMBER_BYTES),
                mb(MOST_UNPACKED_BYTES)
            ),
        ),
        ("a mail", format!("{search} s to take it apart")),
        ("a set or a list of addresses", kb(MOST_LIST_BYTES)),
    ]
}

#[cfg(test)]
mod tests {
    use super::DEEPEST_JSON;

    #[test]
    fn json_nests_as_deep_as_stated() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        let parses = |n| serde_json::from_str::<serde_json::Value>(&nested(n)).is_ok();
        assert!(parses(DEEPEST_JSON - 1) && !parses(DEEPEST_JSON + 1));
    }
}
