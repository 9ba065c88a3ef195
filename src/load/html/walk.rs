//! The text of a tree of elements, block by block.

use crate::article::BlockKind;
use crate::load::decode::tidy;
use crate::load::structure::Piece;
use dom_query::NodeRef;

/// What a walk leaves out besides scripts and the like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Skip {
    Nothing,
    Menus,
}

/// A block as a walk finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub piece: Piece,
    /// Whether all its text is in links.
    pub linked: bool,
}

/// Blocks as a walk gathers them.
#[derive(Debug, Default)]
struct Blocks {
    found: Vec<Found>,
    text: String,
    kind: Option<BlockKind>,
    /// Whether the walk is inside a link.
    in_link: bool,
    /// Whether the block at hand has letters or digits outside links.
    outside: bool,
}

/// What an element does to the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Never shown.
    Unseen,
    /// A block that is no part of an article.
    Menu,
    /// A line break; two in a row end a block.
    Break,
    /// A cell of a table: a row is a block.
    Cell,
    /// A browser puts quote marks around it.
    Quotation,
    Link,
    Inline,
    Block(BlockKind),
}

/// The blocks under an element. Recursive: the depth of the tree is bounded by [`DEEPEST`](super::DEEPEST).
pub(super) fn blocks(root: &NodeRef<'_>, skip: Skip) -> Vec<Found> {
    let mut blocks = Blocks::default();
    walk(root, BlockKind::Paragraph, skip, &mut blocks);
    blocks.end();
    blocks.found
}

impl Blocks {
    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let linked = !std::mem::take(&mut self.outside);
        if !text.trim().is_empty() {
            let kind = self.kind.unwrap_or(BlockKind::Paragraph);
            let text = tidy(&text);
            self.found.push(Found {
                piece: Piece { kind, text },
                linked,
            });
        }
    }

    fn push(&mut self, text: &str, kind: BlockKind) {
        self.kind = Some(kind);
        self.outside |= !self.in_link && text.contains(char::is_alphanumeric);
        // A credit stands in an element of its own, its distance made by style: `at the quay.Tom Vane/AFP`.
        let glued = kind == BlockKind::Caption
            && self
                .text
                .ends_with(|c: char| c.is_lowercase() || ".!?)”\"".contains(c))
            && text.starts_with(char::is_uppercase);
        if glued {
            self.text.push(' ');
        }
        self.text.push_str(text);
    }
}

/// Gathers the text of an element.
fn walk(node: &NodeRef<'_>, kind: BlockKind, skip: Skip, blocks: &mut Blocks) {
    for child in node.children_it(false) {
        if child.is_text() {
            blocks.push(&child.text(), kind);
            continue;
        }
        let Some(name) = child.node_name().filter(|_| child.is_element()) else {
            continue;
        };
        match role(&name, kind) {
            Role::Unseen => {}
            Role::Menu if skip == Skip::Menus => blocks.end(),
            Role::Break if blocks.text.ends_with('\n') => blocks.end(),
            Role::Break => blocks.text.push('\n'),
            Role::Cell => {
                blocks.text.push(' ');
                walk(&child, kind, skip, blocks);
                blocks.text.push(' ');
            }
            Role::Quotation => {
                blocks.text.push('“');
                walk(&child, kind, skip, blocks);
                blocks.text.push('”');
            }
            Role::Link => {
                let outer = std::mem::replace(&mut blocks.in_link, true);
                walk(&child, kind, skip, blocks);
                blocks.in_link = outer;
            }
            Role::Inline => walk(&child, kind, skip, blocks),
            Role::Menu => block(&child, kind, skip, blocks),
            Role::Block(kind) => block(&child, kind, skip, blocks),
        }
    }
}

fn block(node: &NodeRef<'_>, kind: BlockKind, skip: Skip, blocks: &mut Blocks) {
    blocks.end();
    walk(node, kind, skip, blocks);
    blocks.end();
}

/// The role of an element inside a block of a kind.
fn role(name: &str, kind: BlockKind) -> Role {
    match name {
        "script" | "style" | "noscript" | "template" | "head" | "svg" | "math" | "iframe"
        | "object" | "embed" | "canvas" | "audio" | "video" | "textarea" | "datalist"
        | "option" | "rp" | "rt" => Role::Unseen,
        "nav" | "footer" | "aside" | "form" | "button" | "select" | "menu" | "dialog" => Role::Menu,
        "br" => Role::Break,
        "td" | "th" => Role::Cell,
        "q" => Role::Quotation,
        "a" => Role::Link,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if kind == BlockKind::Paragraph => {
            Role::Block(BlockKind::Heading)
        }
        "figure" | "figcaption" | "caption" => Role::Block(BlockKind::Caption),
        "blockquote" => Role::Block(BlockKind::BlockQuote),
        "li" | "dt" | "dd" if kind == BlockKind::Paragraph => Role::Block(BlockKind::ListItem),
        "p" | "div" | "section" | "article" | "main" | "header" | "address" | "body" | "html"
        | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "li" | "dt" | "dd"
        | "table" | "tbody" | "thead" | "tfoot" | "tr" | "pre" | "hr" | "details" | "summary"
        | "fieldset" | "center" | "hgroup" => Role::Block(kind),
        _ => Role::Inline,
    }
}
