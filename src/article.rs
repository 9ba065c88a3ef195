//! What an article is: its text, its blocks, and what is known about it.

use crate::text::Span;
use crate::text::index::{BlockId, IndexVec};

/// One report as read: plain text in blocks, with what is known about it.
///
/// Invariants: blocks are in order, disjoint and not empty; the text has no control character but `\n`, so no output
/// made from it can send an escape sequence, and none is in what is known about it; it holds at most `u32::MAX` bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    meta: Metadata,
    text: String,
    blocks: IndexVec<BlockId, Block>,
    dateline: Option<Dateline>,
    credits: Vec<Span>,
}

impl Article {
    /// What is known about it besides its text.
    #[must_use]
    pub fn meta(&self) -> &Metadata {
        &self.meta
    }

    /// The whole text: blocks joined by one blank line.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its blocks, in published order.
    #[must_use]
    pub fn blocks(&self) -> &IndexVec<BlockId, Block> {
        &self.blocks
    }

    /// The place, date and agency line that opens the report (`BEIJING, May 15 (Reuters) -`), if it has one.
    #[must_use]
    pub fn dateline(&self) -> Option<&Dateline> {
        self.dateline.as_ref()
    }

    /// Agency and picture credits inside the text (`[AFP]`), in order.
    #[must_use]
    pub fn credits(&self) -> &[Span] {
        &self.credits
    }

    /// The text of a span.
    ///
    /// # Panics
    /// If the span is of another article and does not fit this one.
    #[must_use]
    #[track_caller]
    #[inline]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The title, or the start of the text when there is none: its first line, of a long one the first sentence or as many
    /// words as a heading may have. Never empty unless the article is.
    #[must_use]
    pub fn title(&self) -> &str {
        let first = || start_of(self.text.lines().next().unwrap_or(""));
        self.meta.title.as_deref().unwrap_or_else(first)
    }
}

/// What is known about an article besides its text; `None` is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// Where it came from, as given: path, address or `-`.
    pub source: String,
    /// The name that the user gave it (`--label`).
    pub label: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who wrote it, as printed, without "By".
    pub byline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published: ISO 8601 where it could be read, else as printed.
    pub published: Option<String>,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// Its address on the web.
    pub address: Option<String>,
    /// What the reader wants to remember about it (a set's `note`).
    pub note: Option<String>,
    /// What was mended in it or left out of it on the way in, in words.
    pub remarks: Vec<String>,
}

impl Metadata {
    /// Each field on one line, without characters that steer a terminal. A name keeps its spaces.
    fn cleaned(mut self) -> Self {
        self.source = plain(&self.source);
        self.address = self.address.as_deref().map(plain);
        for field in [
            &mut self.label,
            &mut self.title,
            &mut self.byline,
            &mut self.outlet,
            &mut self.published,
            &mut self.language,
            &mut self.note,
        ] {
            *field = field.take().map(|it| one_line(&it));
        }
        for remark in &mut self.remarks {
            *remark = plain(remark);
        }
        self
    }
}

/// A stretch of an article with one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its role.
    pub kind: BlockKind,
    /// Where it stands, without white space around it.
    pub span: Span,
}

/// The role of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BlockKind {
    /// The title of the article; one at most.
    Headline,
    /// The standfirst below the headline.
    Dek,
    /// Who wrote it and when.
    Byline,
    /// Running text.
    Paragraph,
    /// A heading inside the text.
    Heading,
    /// One item of a list.
    ListItem,
    /// A quotation or document set apart as a block.
    BlockQuote,
    /// The text of a picture.
    Caption,
}

/// The line that says where, when and by whom a report was filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// All of it, with the dash that ends it.
    pub span: Span,
    /// The place as printed.
    pub place: Option<Span>,
    /// The date as printed.
    pub date: Option<Span>,
    /// The agency as printed, without brackets.
    pub agency: Option<Span>,
}

/// Builds an [`Article`] block by block and establishes its invariants.
#[derive(Debug, Default)]
pub struct ArticleBuilder {
    meta: Metadata,
    text: String,
    blocks: Vec<Block>,
    dateline: Option<Dateline>,
    credits: Vec<Span>,
}

impl ArticleBuilder {
    /// A builder for an article of which `meta` is known.
    #[must_use]
    pub fn new(meta: Metadata) -> Self {
        Self {
            meta,
            ..Self::default()
        }
    }

    /// Adds a block. White space around the text and control characters in it are dropped, line breaks become spaces;
    /// text with nothing left is passed over. Returns where the block stands.
    pub fn block(&mut self, kind: BlockKind, text: &str) -> Option<Span> {
        let before = self.text.len();
        if before + text.len() + 2 > u32::MAX as usize {
            return None;
        }
        if before > 0 {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        push_clean(&mut self.text, text);
        if self.text.len() == start {
            self.text.truncate(before);
            return None;
        }
        let span = Span::new(start, self.text.len());
        self.blocks.push(Block { kind, span });
        Some(span)
    }

    /// States the dateline, in coordinates of the text built so far.
    pub fn dateline(&mut self, dateline: Dateline) {
        self.dateline = Some(dateline);
    }

    /// States an agency or picture credit, in coordinates of the text built so far.
    pub fn credit(&mut self, span: Span) {
        self.credits.push(span);
    }

    /// The text built so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is known so far, to add to.
    pub fn meta(&mut self) -> &mut Metadata {
        &mut self.meta
    }

    /// The article.
    #[must_use]
    pub fn finish(self) -> Article {
        Article {
            meta: self.meta.cleaned(),
            text: self.text,
            blocks: self.blocks.into(),
            dateline: self.dateline,
            credits: self.credits,
        }
    }
}

/// Text from outside the articles (names, what a reader typed) as an article would hold it: one line, no character that
/// steers a terminal.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut out = String::new();
    push_clean(&mut out, text);
    out
}

/// Text from outside the articles without the characters that steer a terminal or reorder what stands around them; line
/// breaks and tabs become spaces, all else stays.
#[must_use]
pub fn plain(text: &str) -> String {
    let kept = text.chars().filter_map(|c| match c {
        c if c.is_control() => c.is_whitespace().then_some(' '),
        c => (!is_direction_override(c)).then_some(c),
    });
    kept.collect()
}

/// The longest start of a text that stands for a title, in bytes: some more than a headline has.
const LONGEST_START: usize = 160;
/// A sentence that is shorter, and a last word of fewer letters, may be no end: `He met Mr.`
const SHORTEST_START: usize = 32;
const SHORTEST_LAST: usize = 4;

/// The start of a line: all of it if it is short, else its first sentence, else whole words.
fn start_of(line: &str) -> &str {
    let near = &line[..line.floor_char_boundary(LONGEST_START)];
    if near.len() == line.len() {
        return line;
    }
    let stops = |text: &str| {
        let last = text.rsplit(' ').next().unwrap_or("");
        let letters = last.chars().filter(|it| it.is_alphanumeric()).count();
        letters >= SHORTEST_LAST && text.ends_with(['.', '!', '?', '”', '"', '»'])
    };
    let mut places = near.match_indices([' ', '。', '！', '？']);
    let stop = places.find_map(|(at, c)| match c {
        " " => (at >= SHORTEST_START && stops(&near[..at])).then_some(at),
        wide => (at >= SHORTEST_START).then_some(at + wide.len()),
    });
    let word = || near.rfind(' ').filter(|&it| it > 0);
    &near[..stop.or_else(word).unwrap_or(near.len())]
}

/// Whether a narrow or unbreakable space stands between two digits: it sets their groups apart (`11 400`), as a plain space does not.
fn is_inside_number(text: &str, at: usize, c: char) -> bool {
    let digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')
        && digit(text[..at].chars().next_back())
        && digit(text[at..].chars().nth(1))
}

/// Adds white space runs as one space (but for those [inside numbers](is_inside_number)), no control or direction-override character, nothing at the ends. Copies whole
/// runs of text that need no change: most articles are one run per block.
fn push_clean(out: &mut String, text: &str) {
    let text = text.trim();
    let (start, mut kept, mut after_space) = (out.len(), 0, false);
    for (at, c) in text.char_indices() {
        if matches!(c, '!'..='~') {
            after_space = false;
            continue;
        }
        if is_inside_number(text, at, c) {
            after_space = false;
            continue;
        }
        let space = c.is_whitespace();
        if (c == ' ' && !after_space) || !(space || c.is_control() || is_direction_override(c)) {
            after_space = space;
            continue;
        }
        out.push_str(&text[kept..at]);
        kept = at + c.len_utf8();
        if space && !after_space {
            out.push(' ');
            after_space = true;
        }
    }
    out.push_str(&text[kept..]);
    out.truncate(start + out[start..].trim_end().len());
    let lead = out[start..].len() - out[start..].trim_start().len();
    out.drain(start..start + lead);
}

/// Characters that reorder the text around them: they can make an article read otherwise than it is.
fn is_direction_override(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{ArticleBuilder, BlockKind, Metadata, start_of};

    #[test]
    fn white_space_is_one_space_but_inside_a_number() {
        let mut builder = ArticleBuilder::new(Metadata::default());
        let text = " Some\u{a0}\u{202f} 11\u{202f}400\u{a0}cups\t of\u{2009}milk ";
        builder.block(BlockKind::Paragraph, text);
        assert_eq!(builder.finish().text(), "Some 11\u{202f}400 cups of milk");
    }

    #[test]
    fn what_is_known_keeps_no_control_character() {
        let steering = || Some("Ma\u{1b}]0;x\u{7}ra\u{202e}\n Lind".to_owned());
        let article = ArticleBuilder::new(Metadata {
            source: "a  b\u{1b}[2J.txt".to_owned(),
            label: steering(),
            title: steering(),
            byline: steering(),
            outlet: steering(),
            published: steering(),
            language: steering(),
            address: steering(),
            note: steering(),
            remarks: steering().into_iter().collect(),
        })
        .finish();
        let meta = article.meta();
        assert_eq!(meta.source, "a  b[2J.txt");
        assert_eq!(meta.byline.as_deref(), Some("Ma]0;xra Lind"));
        let all = format!("{meta:?}");
        assert!(!all.contains("\\u{") && !all.contains("\\n"), "{all}");
    }

    #[test]
    fn the_start_of_one_long_paragraph_stands_for_a_title() {
        let starts = |text: &str, start: &str| assert_eq!(start_of(text), start);
        let more = "Two tugs brought it in at dawn. ".repeat(300);
        starts("The ferry lost its rudder.", "The ferry lost its rudder.");
        let first = "The ferry lost its rudder off Mr. Roth’s quay.";
        starts(&format!("{first} {more}"), first);
        let unended = "the ferry lost its rudder and ".repeat(300);
        let start = start_of(&unended);
        assert!((100..=160).contains(&start.len()) && unended[start.len()..].starts_with(' '));
        starts(&"渡轮失去了舵。".repeat(300), &"渡轮失去了舵。".repeat(2));
        assert!(start_of(&"é".repeat(300)).len() <= 160);
    }

    #[test]
    fn a_block_keeps_no_control_character() {
        let mut builder = ArticleBuilder::new(Metadata::default());
        builder.block(
            BlockKind::Headline,
            "  Bridge \u{1b}[31mcloses\r\n again\u{7}\u{202e} ",
        );
        builder.block(BlockKind::Paragraph, " \u{0} ");
        builder.block(BlockKind::Paragraph, "It shut.");
        let article = builder.finish();
        assert_eq!(article.text(), "Bridge [31mcloses again\n\nIt shut.");
        assert_eq!(article.blocks().len(), 2);
        assert_eq!(
            article.slice(article.blocks().as_slice()[1].span),
            "It shut."
        );
    }
}
