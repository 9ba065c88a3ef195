//! Which format an input is in: by its content first, by its name second.

use super::zip::Archive;
use super::{docx, epub, mail};
use std::fmt;

/// A format that articles come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// An HTML page.
    Html,
    /// A PDF file.
    Pdf,
    /// A DOCX file, as office programs write it.
    Docx,
    /// An EPUB file: a book or one of its chapters.
    Epub,
    /// A mail (`.eml`).
    Mail,
    /// An article as JSON.
    Json,
}

impl Format {
    /// Every format, in the order of the manual.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Pdf,
        Self::Docx,
        Self::Epub,
        Self::Mail,
        Self::Json,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Epub => "epub",
            Self::Mail => "mail",
            Self::Json => "json",
        }
    }

    /// The format of that name on the command line; `auto` and unknown names are none.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether a name is an http(s) address.
pub(super) fn is_address(name: &str) -> bool {
    let starts = |scheme: &str| {
        name.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    starts("http://") || starts("https://")
}

/// The format of an input: by its content first, by its name second, plain text when neither tells.
/// `mime` is what a server called it. Looks at the first 4 KB.
pub(super) fn detect(name: &str, mime: Option<&str>, bytes: &[u8]) -> Format {
    let head = &bytes[..bytes.len().min(4096)];
    if is_pdf(head) {
        return Format::Pdf;
    }
    if let Some(format) = zipped(bytes) {
        return format;
    }
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let extension = extension(name);
    if opens_as_json(
        head,
        extension == "json" || mime.is_some_and(|it| it.contains("json")),
    ) {
        return Format::Json;
    }
    let says_mail = extension == "eml" || mime == Some("message/rfc822");
    if mail::opens_as_mail(head, says_mail) {
        return Format::Mail;
    }
    if opens_as_page(head) {
        return Format::Html;
    }
    let says_html = matches!(extension.as_str(), "html" | "htm" | "xhtml")
        || mime.is_some_and(|it| it.contains("html"));
    let tags = count_tags(head);
    if tags >= 6 || (says_html && tags > 0) {
        return Format::Html;
    }
    let says_markdown = matches!(extension.as_str(), "md" | "markdown" | "mdown" | "mkd")
        || mime.is_some_and(|it| it.contains("markdown"));
    let signs = markdown_signs(head);
    if says_markdown || signs >= 2 {
        return Format::Markdown;
    }
    Format::Text
}

/// Whether bytes start as a PDF file does, with at most 1 KB of anything before, as readers of PDF allow.
pub(super) fn is_pdf(head: &[u8]) -> bool {
    head[..head.len().min(1024)]
        .windows(5)
        .any(|it| it == b"%PDF-")
}

/// The end of a file name or address after its last dot, in lower case; empty when there is none.
pub(super) fn extension(name: &str) -> String {
    let path = if is_address(name) {
        name.split(['?', '#']).next().unwrap_or(name)
    } else {
        name
    };
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match file.rsplit_once('.') {
        Some((_, extension)) => extension.to_ascii_lowercase(),
        None => String::new(),
    }
}

/// The format of an archive, by the members that one must have.
fn zipped(bytes: &[u8]) -> Option<Format> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let archive = Archive::open(bytes)?;
    match () {
        () if archive.has(docx::DOCUMENT) => Some(Format::Docx),
        () if archive.has(epub::CONTAINER) => Some(Format::Epub),
        () => None,
    }
}

/// Whether text starts as JSON does: `{"` or `[{`; for input that is called so, `{` or `[`.
pub(super) fn opens_as_json(head: &str, named: bool) -> bool {
    let next = |open: char| head.strip_prefix(open).map(str::trim_start);
    match (next('{'), next('[')) {
        (None, None) => false,
        _ if named => true,
        (Some(inside), _) => inside.starts_with('"'),
        (_, Some(inside)) => {
            let object = inside.strip_prefix('{').map(str::trim_start);
            object.is_some_and(|it| it.starts_with('"'))
        }
    }
}

/// Whether text starts as a page does: comments and an XML declaration aside, a document type or one of the outer tags.
fn opens_as_page(head: &str) -> bool {
    let mut rest = head;
    while let Some((end, skipped)) = [("<!--", "-->"), ("<?", "?>")]
        .iter()
        .find(|(start, _)| rest.starts_with(start))
        .map(|(_, end)| (end, rest.find(end)))
    {
        match skipped {
            Some(at) => rest = rest[at + end.len()..].trim_start(),
            None => return false,
        }
    }
    let starts = |tag: &str| {
        rest.get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
    };
    ["<!doctype html", "<html", "<head", "<body", "<article"]
        .into_iter()
        .any(starts)
}

/// How many tags of running text stand in it: `<p>`, `<div …>`, `</h1>` and the like.
fn count_tags(head: &str) -> usize {
    const TAGS: [&str; 14] = [
        "p", "div", "h1", "h2", "h3", "span", "a", "br", "article", "section", "main", "ul", "li",
        "meta",
    ];
    head.split('<')
        .skip(1)
        .filter(|after| {
            let after = after.strip_prefix('/').unwrap_or(after);
            let end = after
                .find(|c: char| !c.is_ascii_alphanumeric())
                .unwrap_or(after.len());
            after[end..].starts_with(['>', ' ', '\n', '/'])
                && TAGS
                    .iter()
                    .any(|tag| after[..end].eq_ignore_ascii_case(tag))
        })
        .count()
}

/// How many signs of Markdown stand in it: front matter, headings, links, strong words.
/// One sign alone is no proof: a line of plain text may begin with `#`.
fn markdown_signs(head: &str) -> usize {
    let heading = |line: &str| {
        let level = line.bytes().take_while(|&b| b == b'#').count();
        (1..=6).contains(&level) && line[level..].starts_with(' ')
    };
    let front_matter = head.starts_with("---\n") || head.starts_with("---\r\n");
    let fields = head.lines().skip(1).take_while(|line| *line != "---");
    let front_matter = front_matter && fields.filter(|line| line.contains(": ")).count() > 0;
    let first_is_heading = head.lines().next().is_some_and(heading);
    let headings = head.lines().filter(|line| heading(line)).count();
    usize::from(front_matter) * 2
        + usize::from(first_is_heading)
        + usize::from(headings >= 2)
        + usize::from(head.contains("](http"))
        + usize::from(head.matches("**").count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::{Format, detect};

    #[track_caller]
    fn check(name: &str, text: &str, format: Format) {
        assert_eq!(detect(name, None, text.as_bytes()), format);
    }

    #[test]
    fn the_content_decides_before_the_name() {
        check("a.txt", "<!DOCTYPE html><title>Ferry</title>", Format::Html);
        check(
            "-",
            "\u{feff} <?xml version=\"1.0\"?>\n<!-- x -->\n<html>",
            Format::Html,
        );
        check("a.md", "%PDF-1.7 …", Format::Pdf);
        check("a.html", "No tag in here, and 3 < 4.", Format::Text);
        check("a.txt", "<p>One</p><p>Two</p>\n<p>Three</p>", Format::Html);
    }

    #[test]
    fn the_name_decides_where_the_content_does_not() {
        check("a.md", "The ferry left at nine.", Format::Markdown);
        check(
            "https://example.org/a.html?b=c.txt",
            "<b>Ferry</b> <p>It left.",
            Format::Html,
        );
        check("a.txt", "The ferry left at nine.", Format::Text);
    }

    #[test]
    fn markdown_needs_two_signs() {
        check(
            "-",
            "# Ferry adrift\n\nIt left [at nine](https://example.org).",
            Format::Markdown,
        );
        check(
            "-",
            "---\ntitle: Ferry adrift\n---\nIt left.",
            Format::Markdown,
        );
        check("-", "# 1 in the charts\n\nThe song leads.", Format::Text);
    }
}
