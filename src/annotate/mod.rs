//! What is found in one article taken alone: names, quotes with their sources, quantities, times.

mod abroad;
mod any_verb;
mod attribution;
mod descriptions;
mod doubts;
mod elsewhere;
mod frames;
mod german;
mod incise;
mod indirect;
mod mentions;
mod noun_phrase;
pub(crate) mod people;
mod quantities;
mod quotes;
mod repeats;
mod roles;
mod scene;
mod speakers;
mod speech;
mod subject;
#[doc(hidden)]
pub mod tagger;
#[cfg(test)]
mod tests;
mod times;
mod titles;
mod tokens;
mod verbs;
mod words;

use crate::article::Article;
use crate::lexicon::language::Language;
use crate::segment::Segments;
use crate::text::index::{EntityId, IndexVec, MentionId, QuoteId};
use crate::text::{Interner, Span};
pub use descriptions::Description;

/// Everything found in one article; each list in order of place.
#[derive(Debug, Clone, Default)]
pub struct Annotations {
    /// Names of people, organizations, places. Disjoint.
    pub mentions: IndexVec<MentionId, Mention>,
    /// Phrases that stand for one of them (`the minister`). Disjoint.
    pub descriptions: Vec<Description>,
    /// What is quoted, with its source.
    pub quotes: IndexVec<QuoteId, Quote>,
    /// Numbers with what they count. Disjoint.
    pub quantities: Vec<Quantity>,
    /// Dates, weekdays, relative times. Disjoint.
    pub times: Vec<Time>,
}

/// A stretch of somebody's words.
///
/// Invariants: `content` lies in `span`; `cue` and `source` lie outside `content`. One quote never crosses a block: a
/// quotation over several paragraphs is one quote a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// Without its marks.
    pub content: Span,
    /// How it is told.
    pub kind: QuoteKind,
    /// Whether a closing mark was found (or the next paragraph goes on with an opening mark).
    pub closed: bool,
    /// Whether it is somebody's speech, rather than a title, a term or a word held at a distance, which has neither cue nor
    /// source.
    pub speech: bool,
    /// Whether a headline or pull quote repeats words here that stand in a quotation of the running text.
    pub repeated: bool,
    /// The verb or phrase that introduces it (`said`, `according to`).
    pub cue: Option<Span>,
    /// Who says it.
    pub source: Option<Source>,
}

impl Quote {
    /// Whether it is speech between marks that is told here first: no title or term, nothing that a headline repeats.
    #[must_use]
    pub fn is_spoken(&self) -> bool {
        self.speech && !self.repeated && self.content != self.span
    }
}

/// How words are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// A whole clause or more, between marks.
    Direct,
    /// A part of a clause, between marks.
    Mixed,
    /// Told without marks (`said that …`).
    Indirect,
}

/// Who is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The words that name the source (`Putin`, `he`, `the minister`).
    pub span: Span,
    /// The mention that those words are, or stand for; none when it is not known.
    pub mention: Option<MentionId>,
    /// Whether it is to be relied on: by the way it was found, and by what its words stand for.
    pub certain: bool,
    /// The way it was found.
    pub route: Route,
}

/// How the source of a quote was found, surest ways first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// A verb of saying, or a signature, behind the quote.
    Behind,
    /// A verb of saying, or a colon, before it.
    Before,
    /// Another part of the same sentence, or of the same quotation, has it.
    Inherited,
    /// What was quoted or told last in the paragraph has it.
    Carried,
    /// The subject of its sentence, or of what leads to it.
    Subject,
    /// The sentence or paragraph before, or a quote behind.
    Nearby,
}

/// A name in the text, without title or possessive ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it names.
    pub kind: MentionKind,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionKind {
    /// A human being.
    Person,
    /// A company, party, agency, government body.
    Organization,
    /// A country, town, region, river.
    Place,
    /// Any other name: events, works, languages, and the people of a country, who are one entity with it.
    Other,
}

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Number and unit as printed (`nearly 8,000 people`).
    pub span: Span,
    /// The number itself inside `span` (`8,000`).
    pub number: Span,
    /// Its value; for a range the lower end.
    pub value: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// What is counted or measured, in normal form: a unit (`percent`, `usd`, `km`) or a head noun (`people`); none when
    /// it stands alone.
    pub unit: Option<String>,
    /// How it is to be read.
    pub precision: Precision,
}

/// How a number is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// As printed.
    Exact,
    /// `about`, `nearly`, `some`.
    About,
    /// `at least`, `more than`.
    AtLeast,
    /// `at most`, `up to`, `fewer than`.
    AtMost,
}

/// A point or stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// Normalized value, placed by the day of publication where it is known:
    ///
    /// - `2022`, `2022-02`, `2022-W08`, `2022-02-24`, `1990s`;
    /// - `--02`, `--02-24` when the year is unknown;
    /// - `weekday:4` (Monday 1), `relative:-1w` (units `h d w m y D`, the last a decade) when nothing places it;
    /// - `past:2w` for the last two weeks, always so;
    /// - `10:30` for a time of day.
    pub value: String,
    /// How fine it is.
    pub grain: Grain,
}

/// How fine a time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grain {
    /// Ten years or more.
    Decade,
    /// A year.
    Year,
    /// A month.
    Month,
    /// A week.
    Week,
    /// A day.
    Day,
    /// A part of a day, or finer.
    Minute,
}

/// The names that an article gives away taken alone, disjoint and in order of place; the corpus adds those that only the
/// other articles make known. Linear in the text.
#[must_use]
pub fn names(article: &Article, segments: &Segments, interner: &Interner) -> Vec<Mention> {
    match Language::of(article.meta().language.as_deref()) {
        Language::English => mentions::find(article, segments, interner),
        language => abroad::names(article, segments, interner, language),
    }
}

/// Runs the finders over one article of which the names, and what they name, are known: quotes with their sources, what stands
/// for a name, quantities, times.
/// Linear in the text.
#[must_use]
pub fn annotate(
    article: &Article,
    segments: &Segments,
    interner: &Interner,
    mentions: Vec<Mention>,
    entities: &IndexVec<MentionId, EntityId>,
) -> Annotations {
    let tokens = tokens::Tokens {
        article,
        segments,
        interner,
    };
    let language = Language::of(article.meta().language.as_deref());
    let (times, quantities) = if language == Language::English {
        let times = times::find(tokens, &mentions);
        let quantities = quantities::find(tokens, &mentions, &times);
        (times, quantities)
    } else {
        let times = abroad::times(tokens, language, &mentions);
        let quantities = abroad::quantities(tokens, language, &mentions, &times);
        (times, quantities)
    };
    let mentions = mentions.into();
    let whose = descriptions::Whose {
        mentions: &mentions,
        entities,
    };
    let (quotes, descriptions) = quotes::quotes(article, segments, interner, &whose);
    Annotations {
        mentions,
        descriptions,
        quotes: quotes.into(),
        quantities,
        times,
    }
}
