//! The kinds of divergence, with what the sentence of each needs.

use crate::corpus::Site;
use crate::diverge::Class;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId};

/// The kinds of divergence: one variant for each row of the table in the design, section 2.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// One article keeps only a part of the words that the other quotes.
    QuoteCut {
        /// The article that keeps fewer.
        cut: ArticleId,
        /// How many words it keeps; none of a sentence that it leaves out beside what it quotes.
        kept: usize,
        /// How many words the other quotes.
        of: usize,
        /// What becomes of the other words.
        rest: Rest,
    },
    /// Words inside a quotation differ. Sites: the words that differ, with what is needed to read them.
    QuoteAltered,
    /// The same quote, given to somebody else.
    QuoteSpeaker {
        /// Who says it: the words that name the source, in the order of the sites.
        speakers: [Site; 2],
    },
    /// One article joins two quotes that the other gives apart.
    QuoteJoined {
        /// The article that joins them.
        joined: ArticleId,
    },
    /// Two numbers that measure the same thing disagree. Sites: the quantities.
    NumberConflict,
    /// Two dates of the same thing disagree. Sites: the times.
    DateConflict,
    /// Two names for the same role disagree. Sites: the names.
    NameConflict,
    /// One denies what the other confirms, gains or loses a `not`, or says the opposite. Sites: the words that turn it.
    Polarity,
    /// The words of an article outside a quote say otherwise than the quote itself. Sites: both, in one article.
    OwnQuote,
    /// One tells as sure what the other tells as possible or alleged. Sites: the words that say how sure.
    Certainty,
    /// One tells as done what the other tells as to come, or one stage of a case in court and the other another one. Sites: the words
    /// that say so.
    Status {
        /// Whether both are stages of a case in court (`charged`, `convicted`).
        court: bool,
    },
    /// A clause that only one of two linked passages has. Sites: the clause, and the passage that lacks it.
    Detail {
        /// The article that has it.
        article: ArticleId,
    },
    /// Quoted in one article, paraphrased in the other.
    QuoteParaphrase {
        /// The article that quotes.
        quoted: ArticleId,
    },
    /// The same quote with other limits.
    QuoteBounds {
        /// The article whose quote begins (or, when both begin alike, ends) with words outside the other's.
        wider: ArticleId,
        /// Those words.
        words: Span,
        /// Whether they stand at the start.
        at_start: bool,
    },
    /// The source of a quote or statement is named otherwise, or by one only. Sites: the words that name it, or the words
    /// that tell it without a source.
    SourceNamed {
        /// The article that names it, where the other tells the thing itself.
        only: Option<ArticleId>,
    },
    /// The same thing described in other words. Sites: the descriptions.
    Described {
        /// Who is described, where it is somebody with a name.
        entity: Option<EntityId>,
    },
    /// A date, number or place is finer in one article, or in several that give it alike. Sites: the tellings.
    MorePrecise {
        /// What is finer.
        what: Precise,
        /// The article that is finer, the first of several.
        article: ArticleId,
    },
    /// A number that only one of the linked passages gives. Sites: the quantity, and the passage that lacks it.
    NumberOnly {
        /// The article that gives it.
        article: ArticleId,
    },
    /// The same thing in other words.
    Reworded(Vec<Edit>),
    /// One passage of one article is told in several places of another. Sites: the passages.
    Split {
        /// The article that tells it in several places.
        parts_in: ArticleId,
    },
    /// Told earlier or later. Sites: the passages.
    Order {
        /// The article that tells it earlier than the order of the others would have it.
        earlier: ArticleId,
    },
    /// Told twice in one article. Sites: the two passages.
    Repeated,
    /// Told by one article only.
    Only {
        /// The passage of another article that comes so near that this is in doubt.
        near: Option<Site>,
    },
}

/// What a telling gives more finely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precise {
    /// A date or time.
    Date,
    /// A number.
    Number,
    /// A place.
    Place,
    /// Who somebody is: a name for a role or a group.
    Name,
}

/// A stretch of words that differs between two linked passages; either side may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edit {
    /// In the article of the first site.
    pub left: Span,
    /// In the article of the second site.
    pub right: Span,
}

/// What becomes of the words of a quote that another article does not quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// They are lost.
    Lost,
    /// They are whole sentences: it quotes less, and cuts nothing.
    Sentences,
    /// It tells most of them in its own words beside what it quotes.
    Told,
}

/// Words that are borrowed rather than quoted: an article that takes no more of a sentence between its marks shortens nothing that
/// somebody said. Of the 87 cut quotes in 102 pairs of full reports 18 kept so few.
const BORROWED: usize = 2;

impl Kind {
    /// Whether one article quotes less of what another quotes, and shortens no sentence: whole sentences are left out or told
    /// in its own words, or it takes a word or two.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        match self {
            Self::QuoteCut { rest, kept, .. } => {
                *rest != Rest::Lost || (1..=BORROWED).contains(kept)
            }
            _ => false,
        }
    }

    /// Its class.
    #[must_use]
    pub fn class(&self) -> Class {
        match self {
            Self::QuoteCut { .. } if self.is_partial() => Class::Different,
            Self::QuoteCut { .. }
            | Self::QuoteAltered
            | Self::QuoteSpeaker { .. }
            | Self::QuoteJoined { .. }
            | Self::NumberConflict
            | Self::DateConflict
            | Self::NameConflict
            | Self::Polarity
            | Self::OwnQuote => Class::Check,
            Self::Certainty
            | Self::Status { .. }
            | Self::Detail { .. }
            | Self::QuoteParaphrase { .. }
            | Self::QuoteBounds { .. }
            | Self::SourceNamed { .. }
            | Self::Described { .. }
            | Self::MorePrecise { .. }
            | Self::NumberOnly { .. }
            | Self::Reworded(_)
            | Self::Split { .. }
            | Self::Order { .. } => Class::Different,
            Self::Repeated | Self::Only { .. } => Class::Only,
        }
    }

    /// Its name in JSON, configuration and manual.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::QuoteCut { .. } => "quote-cut",
            Self::QuoteAltered => "quote-altered",
            Self::QuoteSpeaker { .. } => "quote-speaker",
            Self::QuoteJoined { .. } => "quote-joined",
            Self::NumberConflict => "number-conflict",
            Self::DateConflict => "date-conflict",
            Self::NameConflict => "name-conflict",
            Self::Polarity => "polarity",
            Self::OwnQuote => "own-quote",
            Self::Certainty => "certainty",
            Self::Status { .. } => "status",
            Self::Detail { .. } => "detail",
            Self::QuoteParaphrase { .. } => "quote-paraphrase",
            Self::QuoteBounds { .. } => "quote-bounds",
            Self::SourceNamed { .. } => "source-named",
            Self::Described { .. } => "described",
            Self::MorePrecise { .. } => "more-precise",
            Self::NumberOnly { .. } => "number-only",
            Self::Reworded(_) => "reworded",
            Self::Split { .. } => "split",
            Self::Order { .. } => "order",
            Self::Repeated => "repeated",
            Self::Only { .. } => "only",
        }
    }
}
