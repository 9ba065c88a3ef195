//! Markdown to blocks: the text that a reader of the rendered page sees, and the front matter.

use super::structure::Piece;
use crate::article::{BlockKind, Metadata};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What the walk over the events has gathered.
#[derive(Debug, Default)]
struct Walk {
    pieces: Vec<Piece>,
    /// Whether one of them is no caption: the headline stands before.
    begun: bool,
    /// Text of the block that is open.
    text: String,
    /// Alternative text of the picture that is open.
    picture: Option<String>,
    /// Captions of pictures inside the block that is open.
    captions: Vec<String>,
    /// How many block quotes are open.
    quotes: usize,
    /// How many list items are open.
    items: usize,
}

/// Blocks of a Markdown text. The first heading becomes the headline, links their text, pictures their alternative
/// text as a caption, code its text, footnotes paragraphs where they stand; markup of HTML is left out, its text stays, and so are the
/// numbers of footnotes. Front matter fills in `meta`.
///
/// Known failure: the fields of front matter are read line by line, not as YAML; a value over several lines is cut.
pub(super) fn pieces(text: &str, meta: &mut Metadata) -> Vec<Piece> {
    let (fields, body) = split_front_matter(text);
    let mut walk = Walk::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(body, options) {
        walk.take(event);
    }
    walk.flush(BlockKind::Paragraph);
    let mut pieces = walk.pieces;
    for (name, value) in fields {
        state(&name, value, meta, &mut pieces);
    }
    let headed = pieces.iter().any(|it| it.kind == BlockKind::Headline);
    if let Some(title) = meta.title.clone().filter(|_| !headed) {
        let headline = Piece {
            kind: BlockKind::Headline,
            text: title,
        };
        pieces.insert(0, headline);
    }
    pieces
}

impl Walk {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) => self.push(&text),
            Event::Html(html) | Event::InlineHtml(html) => self.push(&without_tags(&html)),
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            Event::Rule => self.flush(BlockKind::Paragraph),
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn push(&mut self, text: &str) {
        match &mut self.picture {
            Some(alt) => alt.push_str(text),
            None => self.text.push_str(text),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } => self.picture = Some(String::new()),
            Tag::BlockQuote(_) => {
                self.flush(self.kind());
                self.quotes += 1;
            }
            Tag::Item => {
                self.flush(self.kind());
                self.items += 1;
            }
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::List(_)
            | Tag::CodeBlock(_)
            | Tag::Table(_)
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock => {
                self.flush(self.kind());
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.captions.extend(self.picture.take()),
            TagEnd::BlockQuote(_) => {
                self.flush(self.kind());
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush(self.kind());
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Heading(_) => {
                self.flush(match self.begun {
                    false => BlockKind::Headline,
                    true => BlockKind::Heading,
                });
            }
            TagEnd::TableCell => self.text.push(' '),
            TagEnd::Paragraph
            | TagEnd::CodeBlock
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::FootnoteDefinition
            | TagEnd::HtmlBlock => {
                self.flush(self.kind());
            }
            _ => {}
        }
    }

    /// The role of running text where the walk stands.
    fn kind(&self) -> BlockKind {
        match (self.quotes, self.items) {
            (0, 0) => BlockKind::Paragraph,
            (0, _) => BlockKind::ListItem,
            (_, _) => BlockKind::BlockQuote,
        }
    }

    /// Ends the block that is open; its pictures stand before it.
    fn flush(&mut self, kind: BlockKind) {
        let captions = std::mem::take(&mut self.captions)
            .into_iter()
            .map(|text| (BlockKind::Caption, text));
        let text = std::mem::take(&mut self.text);
        self.pieces.extend(
            captions
                .chain([(kind, text)])
                .filter(|(_, text)| !text.trim().is_empty())
                .map(|(kind, text)| Piece { kind, text })
                .inspect(|it| self.begun |= it.kind != BlockKind::Caption),
        );
    }
}

/// The text of a piece of HTML, comments and tags left out.
fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = if rest[at..].starts_with("<!--") {
            "-->"
        } else {
            ">"
        };
        match rest[at..].find(end) {
            Some(length) => rest = &rest[at + length + end.len()..],
            None => return out,
        }
        out.push(' ');
    }
    out.push_str(rest);
    out
}

/// The fields of front matter (`---` with `name: value`, `+++` with `name = value`), names in lower case, and the rest.
fn split_front_matter(text: &str) -> (Vec<(String, String)>, &str) {
    let fence = text.lines().next().unwrap_or("").trim_end();
    let mark = match fence {
        "---" => ':',
        "+++" => '=',
        _ => return (Vec::new(), text),
    };
    let (mut fields, mut at): (Vec<(String, String)>, usize) = (Vec::new(), 0);
    for (n, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        let line = line.trim();
        if n > 0 && (line == fence || line == "...") {
            return (fields, &text[at..]);
        }
        if let Some((name, value)) = line
            .split_once(mark)
            .filter(|(name, _)| is_field(name.trim()))
        {
            fields.push((name.trim().to_ascii_lowercase(), unquoted(value)));
        } else if let (Some(item), Some((_, value))) = (line.strip_prefix("- "), fields.last_mut())
        {
            if !value.is_empty() {
                value.push_str(", ");
            }
            value.push_str(&unquoted(item));
        }
    }
    (Vec::new(), text)
}

fn is_field(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 30
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// A value without quote marks, and a list in brackets without those.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    let list = value
        .strip_prefix('[')
        .and_then(|it| it.strip_suffix(']'))
        .unwrap_or(value);
    let parts: Vec<&str> = match list.len() == value.len() {
        true => vec![value],
        false => list.split(',').collect(),
    };
    let bare = |part: &str| part.trim().trim_matches(['"', '\'']).to_owned();
    parts.into_iter().map(bare).collect::<Vec<_>>().join(", ")
}

/// What a field of front matter says about the article.
fn state(name: &str, value: String, meta: &mut Metadata, pieces: &mut Vec<Piece>) {
    if value.is_empty() {
        return;
    }
    let field = match name {
        "title" | "headline" => &mut meta.title,
        "author" | "authors" | "byline" | "by" => &mut meta.byline,
        "date" | "published" | "pubdate" | "publish_date" => &mut meta.published,
        "source" | "outlet" | "publisher" | "publication" | "site" => &mut meta.outlet,
        "url" | "link" | "canonical" | "address" => &mut meta.address,
        "lang" | "language" => {
            meta.language = super::language::from_tag(&value);
            return;
        }
        "subtitle" | "dek" | "standfirst" => {
            let at = usize::from(
                pieces
                    .first()
                    .is_some_and(|it| it.kind == BlockKind::Headline),
            );
            let dek = Piece {
                kind: BlockKind::Dek,
                text: value,
            };
            if pieces.get(at).is_none_or(|it| it.kind != BlockKind::Dek) {
                pieces.insert(at, dek);
            }
            return;
        }
        _ => return,
    };
    *field = Some(value);
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use crate::article::Metadata;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) -> Metadata {
        let mut meta = Metadata::default();
        let got: Vec<String> = pieces(text, &mut meta)
            .into_iter()
            .map(|it| format!("{:?} | {}", it.kind, it.text.trim()))
            .collect();
        assert_eq!(got, expected);
        meta
    }

    #[test]
    fn boxes_of_a_task_list_are_no_text() {
        check(
            "- [ ] cause unknown\n- [x] rudder found",
            &["ListItem | cause unknown", "ListItem | rudder found"],
        );
    }

    #[test]
    fn markup_becomes_blocks_of_plain_text() {
        check(
            "# Ferry *drifts*\n\n![The Aurelia. [AFP]](a.jpg)\n\nThe [ferry](https://example.org) lost\nits **rudder**.\n\n\
             ## The night\n\n> It was dark.\n\n1. One `tug`\n2. Two tugs\n\n   and more\n\n```\ncode\n```\n\n---\nEnd<br>ed.",
            &[
                "Headline | Ferry drifts",
                "Caption | The Aurelia. [AFP]",
                "Paragraph | The ferry lost its rudder.",
                "Heading | The night",
                "BlockQuote | It was dark.",
                "ListItem | One tug",
                "ListItem | Two tugs",
                "ListItem | and more",
                "Paragraph | code",
                "Paragraph | End ed.",
            ],
        );
    }

    #[test]
    fn many_pictures_and_fields_cost_no_more_than_paragraphs() {
        let pictures = "![x](a)\n\n#\n\n".repeat(100_000);
        let fields = "dek: x\n".repeat(100_000);
        for text in [
            pictures,
            format!("---\n{fields}---\n{}", "x\n\n".repeat(100_000)),
        ] {
            let start = std::time::Instant::now();
            assert!(pieces(&text, &mut Metadata::default()).len() >= 100_000);
            assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
        }
    }

    #[test]
    fn front_matter_says_what_is_known() {
        let meta = check(
            "---\ntitle: \"Ferry drifts: the night\"\nauthors:\n- Ida Roth\n- Tom Vane\ndate: 2031-05-15\n\
             source: Radio Norrland\nlang: en-GB\ntags: [sea]\n---\nIt drifted.",
            &[
                "Headline | Ferry drifts: the night",
                "Paragraph | It drifted.",
            ],
        );
        assert_eq!(meta.byline.as_deref(), Some("Ida Roth, Tom Vane"));
        assert_eq!(meta.published.as_deref(), Some("2031-05-15"));
        assert_eq!(meta.outlet.as_deref(), Some("Radio Norrland"));
        assert_eq!(meta.language.as_deref(), Some("en"));
    }

    #[test]
    fn footnotes_are_paragraphs_without_their_numbers() {
        check(
            "The ferry drifted.[^1] It came back.[^log]\n\n[^1]: For nine hours.\n\n[^log]: So says *the log*.\n\n\
             A price of 5 [^ crowns.",
            &[
                "Paragraph | The ferry drifted. It came back.",
                "Paragraph | For nine hours.",
                "Paragraph | So says the log.",
                "Paragraph | A price of 5 [^ crowns.",
            ],
        );
    }

    #[test]
    fn front_matter_that_does_not_end_is_text() {
        check("---\nIt drifted.", &["Paragraph | It drifted."]);
    }

    #[test]
    fn tables_and_html_keep_their_words() {
        check(
            "| Ship | Hours |\n|---|---|\n| Aurelia | nine |\n\n<div class=\"x\">In <b>port</b></div><!-- no -->",
            &[
                "Paragraph | Ship Hours",
                "Paragraph | Aurelia nine",
                "Paragraph | In  port",
            ],
        );
    }
}
