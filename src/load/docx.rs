//! DOCX files to blocks: the running text of the document, roles told by its styles.

use super::decode::decode;
use super::pieces::{Found, Source};
use super::structure::{Markup, Piece};
use super::xml::{Attributes, Node, each};
use super::zip::{Archive, Failed};
use crate::article::BlockKind;
use rustc_hash::FxHashMap;

/// Where the document stands in its archive.
pub(super) const DOCUMENT: &str = "word/document.xml";
const STYLES: &str = "word/styles.xml";
/// What is not shown: text moved elsewhere, and the double of a text box for older programs.
const UNSEEN: [&str; 2] = ["moveFrom", "Fallback"];

/// A paragraph that is open.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    numbered: bool,
}

/// What the walk over the document has gathered.
#[derive(Debug, Default)]
struct Walk {
    /// Names of styles by their ids, in lower case.
    styles: FxHashMap<String, String>,
    pieces: Vec<Piece>,
    /// Whether one of them is no caption: the headline stands before.
    begun: bool,
    /// Paragraphs that are open; one with a text box in it holds others.
    open: Vec<Paragraph>,
    /// Rows that are open: where their first piece is, and how many cells they have.
    rows: Vec<(usize, usize)>,
    /// Elements that are open and not shown.
    unseen: usize,
    in_text: bool,
    hidden: bool,
}

/// Blocks of a document. Headers, footers, notes, comments and deleted or hidden text are left out; a row of a table is
/// one block. Linear in the size of the unpacked text.
///
/// Known failure: a document whose headings are only printed large has its roles told from its wording.
pub(super) fn find(source: &Source<'_>) -> Result<Found, Failed> {
    let mut archive = Archive::open(source.bytes).ok_or(Failed::Damaged)?;
    let mut text = |name: &str| Ok(decode(archive.read(name)?, None));
    let styles = match text(STYLES) {
        Ok(xml) => styles(&xml.text),
        Err(Failed::TooLarge) => return Err(Failed::TooLarge),
        Err(_) => FxHashMap::default(),
    };
    let document = text(DOCUMENT)?;
    let mut walk = Walk {
        styles,
        ..Walk::default()
    };
    let mut notes = document.notes;
    if !each(&document.text, |node| walk.take(node)) {
        notes.push("the document is damaged: what stands behind the damage is left out".to_owned());
    }
    while !walk.open.is_empty() {
        walk.end_paragraph();
    }
    let styled = |it: &Piece| !matches!(it.kind, BlockKind::Paragraph | BlockKind::ListItem);
    let markup = match walk.pieces.iter().any(styled) {
        true => Markup::Marked,
        false => Markup::None,
    };
    Ok((walk.pieces, notes, markup))
}

/// Names of styles by their ids: ids are in the language of the program, names are not.
fn styles(xml: &str) -> FxHashMap<String, String> {
    let (mut styles, mut id) = (FxHashMap::default(), None);
    each(xml, |node| match node {
        Node::Open("style", about) => id = about.get("styleId").map(str::to_owned),
        Node::Open("name", about) => {
            if let (Some(id), Some(name)) = (id.take(), about.get("val")) {
                styles.insert(id, name.to_lowercase());
            }
        }
        _ => {}
    });
    styles
}

impl Walk {
    fn take(&mut self, node: Node<'_>) {
        match node {
            Node::Open(name, _) if self.unseen > 0 || UNSEEN.contains(&name) => self.unseen += 1,
            Node::Close(_) if self.unseen > 0 => self.unseen -= 1,
            Node::Open(name, about) => self.begin(name, about),
            Node::Close(name) => self.end(name),
            Node::Text(text) if self.in_text && !self.hidden && self.unseen == 0 => self.push(text),
            Node::Text(_) => {}
        }
    }

    fn begin(&mut self, name: &str, about: &Attributes) {
        let value = about.get("val");
        match name {
            "p" => self.open.push(Paragraph::default()),
            "tr" => self.rows.push((self.pieces.len(), 0)),
            "r" => self.hidden = false,
            "t" => self.in_text = true,
            "vanish" => self.hidden = !matches!(value, Some("0" | "false" | "off")),
            "tab" => self.push(" "),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "pStyle" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.style = value.map(str::to_owned);
                }
            }
            "numId" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.numbered = value != Some("0");
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "t" => self.in_text = false,
            "tc" => {
                if let Some((_, cells)) = self.rows.last_mut() {
                    *cells += 1;
                }
            }
            "tr" => self.end_row(),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else {
            return;
        };
        let style = self.style(&paragraph);
        for text in paragraph.text.split("\n\n") {
            if !text.trim().is_empty() {
                let kind = self.kind(&style, paragraph.numbered);
                self.begun |= kind != BlockKind::Caption;
                self.pieces.push(Piece {
                    kind,
                    text: text.trim().to_owned(),
                });
            }
        }
    }

    /// Joins the cells of a row, unless one holds several paragraphs: such a table is there for the layout.
    fn end_row(&mut self) {
        let Some((start, cells)) = self.rows.pop() else {
            return;
        };
        if self.pieces.len().saturating_sub(start) <= cells && start < self.pieces.len() {
            let texts: Vec<String> = self.pieces.drain(start..).map(|it| it.text).collect();
            self.begun = true;
            self.pieces.push(Piece {
                kind: BlockKind::Paragraph,
                text: texts.join(" "),
            });
        }
    }

    /// The name of the style of a paragraph, in lower case.
    fn style(&self, paragraph: &Paragraph) -> String {
        let id = paragraph.style.as_deref().unwrap_or("");
        let named = self.styles.get(id).cloned();
        named.unwrap_or_else(|| id.to_lowercase())
    }

    /// The role of a paragraph of a style.
    fn kind(&self, style: &str, numbered: bool) -> BlockKind {
        let first = !self.begun;
        match style {
            "title" if first => BlockKind::Headline,
            "title" => BlockKind::Heading,
            "subtitle" => BlockKind::Dek,
            it if it.starts_with("heading") && first => BlockKind::Headline,
            it if it.starts_with("heading") => BlockKind::Heading,
            it if it.contains("quote") => BlockKind::BlockQuote,
            it if it.contains("caption") => BlockKind::Caption,
            it if it.starts_with("list") || numbered => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{DOCUMENT, STYLES};
    use crate::load::zip::tests::zip;
    use crate::load::{Input, read_one};

    /// A document with this body.
    pub(in crate::load) fn docx(body: &str) -> Vec<u8> {
        let document = format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
        );
        let styles = "<w:styles><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
        zip(&[
            ("[Content_Types].xml", b"<Types/>"),
            (DOCUMENT, document.as_bytes()),
            (STYLES, styles.as_bytes()),
        ])
    }

    /// A paragraph of a style.
    pub(in crate::load) fn p(style: &str, text: &str) -> String {
        let style = match style {
            "" => String::new(),
            _ => format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"),
        };
        format!("<w:p>{style}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
    }

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let input = Input::Bytes {
            name: "a".into(),
            bytes: docx(body),
        };
        let (article, warnings) = read_one(&input).expect("an article");
        assert_eq!(warnings, []);
        let got: Vec<String> = article
            .blocks()
            .iter()
            .map(|it| format!("{:?} | {}", it.kind, article.slice(it.span)))
            .collect();
        assert_eq!(got, expected);
    }

    const LEAD: &str = "The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drifted for nine hours.";

    #[test]
    fn many_captions_cost_no_more_than_paragraphs() {
        let many = p("Caption", &"x\n\n".repeat(200_000));
        let start = std::time::Instant::now();
        let found = super::find(&crate::load::pieces::Source {
            name: "a",
            bytes: &docx(&many),
            part: None,
            raw: false,
        });
        assert_eq!(found.expect("a document").0.len(), 200_000);
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }

    #[test]
    fn styles_say_the_roles() {
        check(
            &[
                p("Title", "Ferry drifts for nine hours"),
                p("Subtitle", "Passengers tell of a long night"),
                p("", LEAD),
                p("berschrift1", "In the dark"),
                p("IntenseQuote", "It was dark."),
                p("ListParagraph", "A new rudder"),
                p("Caption", "The Aurelia in June"),
            ]
            .concat(),
            &[
                "Headline | Ferry drifts for nine hours",
                "Dek | Passengers tell of a long night",
                &format!("Paragraph | {LEAD}"),
                "Heading | In the dark",
                "BlockQuote | It was dark.",
                "ListItem | A new rudder",
                "Caption | The Aurelia in June",
            ],
        );
    }

    #[test]
    fn without_styles_the_wording_says_them() {
        check(
            &[p("", "Ferry drifts for nine hours"), p("", LEAD)].concat(),
            &[
                "Headline | Ferry drifts for nine hours",
                &format!("Paragraph | {LEAD}"),
            ],
        );
    }

    #[test]
    fn what_is_deleted_hidden_or_said_twice_is_left_out() {
        check(
            "<w:p><w:r><w:t>The </w:t></w:r><w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:ins><w:r><w:t>ferry</w:t>\
             </w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> (check!)</w:t></w:r><w:r><w:tab/><w:t>left &amp; came\
             </w:t></w:r><w:moveFrom><w:r><w:t> late</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText>\
             <w:t> back.</w:t></w:r></w:p><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>A box.\
             </w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>A box.</w:t></w:r></w:p>\
             </mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around the box.</w:t></w:r></w:p>",
            &[
                "Paragraph | The ferry left & came back.",
                "Paragraph | A box.",
                "Paragraph | Around the box.",
            ],
        );
    }

    #[test]
    fn rows_are_blocks_and_layout_is_not() {
        let cell = |text: &[&str]| {
            let inside: String = text.iter().map(|it| p("", it)).collect();
            format!("<w:tc>{inside}</w:tc>")
        };
        let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
        check(
            &[
                row(&[cell(&["Ship"]), cell(&["Hours adrift."])]),
                row(&[cell(&["Aurelia"]), cell(&["nine."])]),
                row(&[
                    cell(&["One left.", "Two left.", "Three left."]),
                    cell(&["Right."]),
                ]),
            ]
            .concat(),
            &[
                "Paragraph | Ship Hours adrift.",
                "Paragraph | Aurelia nine.",
                "Paragraph | One left.",
                "Paragraph | Two left.",
                "Paragraph | Three left.",
                "Paragraph | Right.",
            ],
        );
    }
}
