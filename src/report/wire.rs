//! The types of the JSON document: what other programs rely on, apart from the types that the core may rename freely.

mod names;

use names::{
    WireBlockKind, WireClass, WireEntityKind, WireGrain, WireKind, WirePrecision, WireQuoteKind,
    WireRoute, WireSharedKind,
};
use schemars::JsonSchema;
use serde::Serialize;

/// Rises when a field changes meaning or goes; new fields may appear at any time.
pub(super) const SCHEMA: u32 = 3;

/// `[start, end]`, end exclusive, in Unicode code points of the text of its article.
pub(super) type WireSpan = [u32; 2];

/// What parallax found in reports of one event and between them.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "parallax")]
pub(super) struct Document<'a> {
    /// Rises when a field changes meaning or goes; new fields may appear at any time.
    pub schema: u32,
    /// Name and version of the program.
    pub generator: &'a str,
    /// The articles, in the order given.
    pub articles: Vec<WireArticle<'a>>,
    /// People, organizations and places over all articles.
    pub entities: Vec<WireEntity<'a>>,
    /// Pairs of passages that tell the same thing, many-to-many.
    pub links: Vec<WireLink>,
    /// Groups of linked passages. A passage is in one match at most.
    pub matches: Vec<WireMatch>,
    /// Words that more than one article quotes, or that one quotes and another narrates.
    pub shared_quotes: Vec<WireSharedQuote>,
    /// Where the articles part, most important first.
    pub divergences: Vec<WireDivergence>,
    /// What the reader wrote beside the articles; absent where there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<WireNote>,
    /// What was noticed while reading the articles.
    pub warnings: Vec<String>,
}

/// Words of the reader on a passage.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Note")]
pub(super) struct WireNote {
    /// Letter of the article.
    pub article: String,
    /// Index of the passage; null when the article has no such passage any more.
    pub passage: Option<usize>,
    /// The words of the note.
    pub text: String,
    /// The words of the passage when the note was made.
    pub about: String,
}

/// One article as read: markup, menus and control characters gone, nothing reworded.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Article")]
pub(super) struct WireArticle<'a> {
    /// Letter by position: A is the first.
    pub id: String,
    /// As given: path, address or `-`.
    pub source: &'a str,
    /// Headline.
    pub title: Option<&'a str>,
    /// Who wrote it.
    pub byline: Option<&'a str>,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// When it was published, ISO 8601 where it could be read.
    pub published: Option<&'a str>,
    /// ISO 639-1 code.
    pub language: Option<&'a str>,
    /// What it is called on screen and in reports, from a set; absent where it goes by its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<&'a str>,
    /// Where it is found on the web, as far as that is known; else absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<&'a str>,
    /// What the reader wants to remember about it, from a set; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
    /// The whole text; every span of this article counts in it.
    pub text: &'a str,
    /// Headline, paragraphs and so on, in order.
    pub blocks: Vec<WireBlock>,
    /// One sentence, heading or caption each; they partition the text, white space aside.
    pub passages: Vec<WirePassage>,
    /// What somebody says or writes.
    pub quotes: Vec<WireQuote>,
    /// Words between quotation marks that nobody is said to say: titles, terms, words held at a distance.
    pub phrases: Vec<WirePhrase>,
    /// Names.
    pub mentions: Vec<WireMention>,
    /// Phrases without a name that stand for one (`the minister`); only those of which that is sure.
    pub descriptions: Vec<WireDescription>,
    /// Numbers with what they count.
    pub quantities: Vec<WireQuantity<'a>>,
    /// Dates and times.
    pub times: Vec<WireTime<'a>>,
}

/// A stretch of an article with one role.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Block")]
pub(super) struct WireBlock {
    pub kind: WireBlockKind,
    pub span: WireSpan,
}

/// A sentence, heading or caption.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Passage")]
pub(super) struct WirePassage {
    /// Index of its block.
    pub block: usize,
    pub span: WireSpan,
    /// Null when it was not compared with anything.
    pub class: Option<WireClass>,
    /// Index of its match.
    #[serde(rename = "match")]
    pub matched: Option<usize>,
}

/// A stretch of somebody's words.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Quote")]
pub(super) struct WireQuote {
    /// With its marks.
    pub span: WireSpan,
    /// Without its marks.
    pub content: WireSpan,
    pub kind: WireQuoteKind,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// The verb or phrase that introduces it.
    pub cue: Option<WireSpan>,
    /// Who is quoted; null when unknown.
    pub source: Option<WireSource>,
}

/// Words between quotation marks that nobody is said to say.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Phrase")]
pub(super) struct WirePhrase {
    /// With their marks.
    pub span: WireSpan,
    /// Without their marks.
    pub content: WireSpan,
}

/// Who is quoted.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source")]
pub(super) struct WireSource {
    /// The words that name the source.
    pub span: WireSpan,
    /// Index of the entity that they stand for.
    pub entity: Option<usize>,
    /// Whether it is to be relied on.
    pub certain: bool,
    pub route: WireRoute,
}

/// A name in the text.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Mention")]
pub(super) struct WireMention {
    pub span: WireSpan,
    pub kind: WireEntityKind,
    /// Index of the entity that it names.
    pub entity: usize,
}

/// A phrase without a name that stands for one.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Description")]
pub(super) struct WireDescription {
    pub span: WireSpan,
    /// Index of the entity that it stands for.
    pub entity: usize,
}

/// A number with what it counts.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Quantity")]
pub(super) struct WireQuantity<'a> {
    pub span: WireSpan,
    /// Its value, the lower end of a range; null when it is beyond what a double holds.
    pub value: Option<f64>,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// What is counted or measured, in normal form.
    pub unit: Option<&'a str>,
    /// Whether it is anything but exact.
    pub approximate: bool,
    pub precision: WirePrecision,
}

/// A point or stretch of time.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Time")]
pub(super) struct WireTime<'a> {
    pub span: WireSpan,
    /// `2022`, `2022-02`, `2022-02-24`, `--02-24` without a year, `weekday:4` (Monday is 1), `10:30`.
    pub value: &'a str,
    pub grain: WireGrain,
}

/// One person, organization or place over all articles.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Entity")]
pub(super) struct WireEntity<'a> {
    pub kind: WireEntityKind,
    /// Its fullest name.
    pub name: &'a str,
    /// The articles that name it.
    pub articles: Vec<String>,
}

/// A passage of an article.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PassageSite")]
pub(super) struct WirePassageSite {
    pub article: String,
    /// Index of the passage in its article.
    pub passage: usize,
    /// Its paragraph as shown, from 1.
    pub paragraph: usize,
}

/// Two passages that tell the same thing.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Link")]
pub(super) struct WireLink {
    pub sites: [WirePassageSite; 2],
    /// How sure, 0 to 1.
    pub score: f64,
    pub evidence: WireEvidence,
}

/// What speaks for a link, each 0 to 1.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Evidence")]
pub(super) struct WireEvidence {
    pub words: f64,
    pub names: f64,
    pub quotes: f64,
    pub figures: f64,
    pub order: f64,
}

/// Passages of two or more articles that tell the same thing.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Match")]
pub(super) struct WireMatch {
    /// Its number as shown with the first article as base, from 1.
    pub number: usize,
    pub sites: Vec<WirePassageSite>,
    pub class: WireClass,
    /// Whether it stands in another order in some article.
    pub moved: bool,
}

/// Words that two articles share as a quote.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "SharedQuote")]
pub(super) struct WireSharedQuote {
    pub kind: WireSharedKind,
    pub sites: Vec<WireQuoteSite>,
}

/// One telling of a shared quote.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "QuoteSite")]
pub(super) struct WireQuoteSite {
    pub article: String,
    pub span: WireSpan,
    /// Index of the quote in its article; null where the words are narrated, or are one of its `phrases`.
    pub quote: Option<usize>,
    /// Index among the `phrases` of its article, where the other article quotes the same words.
    pub phrase: Option<usize>,
}

/// One finding of where articles part.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Divergence")]
pub(super) struct WireDivergence {
    pub kind: WireKind,
    pub class: WireClass,
    pub sites: Vec<WireSite>,
    /// Who is named as speaker of the same words, for `quote-speaker`: one for each site.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub speakers: Vec<WireSite>,
    /// Word edits, for kinds that have them: left in the article of the first site, right in that of the second.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub edits: Vec<WireEdit>,
    /// Index of the match that it belongs to.
    #[serde(rename = "match")]
    pub matched: Option<usize>,
    /// The number of that match as shown with the first article as base, from 1.
    pub number: Option<usize>,
    /// How sure, 0 to 1: the part of findings like it that were right when findings in real reports were read.
    pub confidence: f64,
    /// Whether it is told where only what is sure enough is asked for; all findings are listed here.
    pub shown: bool,
    /// Whether the reader ticked it off; absent where he did not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pub ticked: bool,
    /// The finding in words, as on screen.
    pub sentence: String,
}

/// A place that a finding is about.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Site")]
pub(super) struct WireSite {
    pub article: String,
    /// Index of the passage in which it begins.
    pub passage: Option<usize>,
    /// The paragraph in which it begins as shown, from 1.
    pub paragraph: Option<usize>,
    pub span: WireSpan,
}

/// Words that differ between two passages; either side may be empty.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Edit")]
pub(super) struct WireEdit {
    pub left: WireSpan,
    pub right: WireSpan,
}
