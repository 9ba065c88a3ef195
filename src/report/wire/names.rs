//! The closed sets of names in the JSON document, and how the variants of the core become them.

use crate::align::SharedKind;
use crate::annotate::{Grain, MentionKind, Precision, QuoteKind, Route};
use crate::article::BlockKind;
use crate::diverge::{Class, Kind};
use schemars::JsonSchema;
use serde::Serialize;

/// Declares a closed set of names and how the core's variants become them.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident as $shown:literal from $from:ty { $($pattern:pat => $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        #[schemars(rename = $shown)]
        pub(in crate::report) enum $name { $($variant,)* }

        impl From<$from> for $name {
            fn from(it: $from) -> Self {
                match it { $($pattern => Self::$variant,)* }
            }
        }
    };
}

names! {
    /// The role of a block; `dek` is the standfirst below the headline.
    WireBlockKind as "BlockKind" from BlockKind {
        BlockKind::Headline => Headline,
        BlockKind::Dek => Dek,
        BlockKind::Byline => Byline,
        BlockKind::Paragraph => Paragraph,
        BlockKind::Heading => Heading,
        BlockKind::ListItem => ListItem,
        BlockKind::BlockQuote => BlockQuote,
        BlockKind::Caption => Caption,
    }
}

names! {
    /// A whole clause between marks, a part of one, or told without marks.
    WireQuoteKind as "QuoteKind" from QuoteKind {
        QuoteKind::Direct => Direct,
        QuoteKind::Mixed => Mixed,
        QuoteKind::Indirect => Indirect,
    }
}

names! {
    /// How a source was found: a verb of saying behind the quote or before it, another part of the same sentence, what was
    /// quoted or told last in the paragraph, the subject of the sentence, or what stands near.
    WireRoute as "Route" from Route {
        Route::Behind => Behind,
        Route::Before => Before,
        Route::Inherited => Inherited,
        Route::Carried => Carried,
        Route::Subject => Subject,
        Route::Nearby => Nearby,
    }
}

names! {
    /// What a name names.
    WireEntityKind as "EntityKind" from MentionKind {
        MentionKind::Person => Person,
        MentionKind::Organization => Organization,
        MentionKind::Place => Place,
        MentionKind::Other => Other,
    }
}

names! {
    /// How a number is to be read: as printed, `about`, `at least`, `at most`.
    WirePrecision as "Precision" from Precision {
        Precision::Exact => Exact,
        Precision::About => About,
        Precision::AtLeast => AtLeast,
        Precision::AtMost => AtMost,
    }
}

names! {
    /// How fine a time is; `minute` is a part of a day, or finer.
    WireGrain as "Grain" from Grain {
        Grain::Decade => Decade,
        Grain::Year => Year,
        Grain::Month => Month,
        Grain::Week => Week,
        Grain::Day => Day,
        Grain::Minute => Minute,
    }
}

names! {
    /// How much attention it asks for: `same` words; `told` in other words, with no difference that is listed; `near`: without a
    /// counterpart, but not surely told only here; told `different`ly, with a difference that is listed; to `check`; told
    /// `only` here, and listed as that.
    WireClass as "Class" from Class {
        Class::Same => Same,
        Class::Told => Told,
        Class::Near => Near,
        Class::Different => Different,
        Class::Check => Check,
        Class::Only => Only,
    }
}

names! {
    /// How two tellings of the same words relate.
    WireSharedKind as "SharedKind" from SharedKind {
        SharedKind::Same => Same,
        SharedKind::Bounds => Bounds,
        SharedKind::Cut | SharedKind::Excerpt | SharedKind::Parted => Cut,
        SharedKind::Altered | SharedKind::AlteredPart => Altered,
        SharedKind::Paraphrased => Paraphrased,
        SharedKind::Speaker => Speaker,
        SharedKind::Joined => Joined,
    }
}

/// The kind of a divergence.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "Kind")]
pub(in crate::report) enum WireKind {
    QuoteCut,
    QuoteAltered,
    QuoteSpeaker,
    QuoteJoined,
    NumberConflict,
    DateConflict,
    NameConflict,
    Polarity,
    OwnQuote,
    Certainty,
    Status,
    Detail,
    QuoteParaphrase,
    QuoteBounds,
    SourceNamed,
    Described,
    MorePrecise,
    NumberOnly,
    Reworded,
    Split,
    Order,
    Repeated,
    Only,
}

impl From<&Kind> for WireKind {
    fn from(kind: &Kind) -> Self {
        match kind {
            Kind::QuoteCut { .. } => Self::QuoteCut,
            Kind::QuoteAltered => Self::QuoteAltered,
            Kind::QuoteSpeaker { .. } => Self::QuoteSpeaker,
            Kind::QuoteJoined { .. } => Self::QuoteJoined,
            Kind::NumberConflict => Self::NumberConflict,
            Kind::DateConflict => Self::DateConflict,
            Kind::NameConflict => Self::NameConflict,
            Kind::Polarity => Self::Polarity,
            Kind::OwnQuote => Self::OwnQuote,
            Kind::Certainty => Self::Certainty,
            Kind::Status { .. } => Self::Status,
            Kind::Detail { .. } => Self::Detail,
            Kind::QuoteParaphrase { .. } => Self::QuoteParaphrase,
            Kind::QuoteBounds { .. } => Self::QuoteBounds,
            Kind::SourceNamed { .. } => Self::SourceNamed,
            Kind::Described { .. } => Self::Described,
            Kind::MorePrecise { .. } => Self::MorePrecise,
            Kind::NumberOnly { .. } => Self::NumberOnly,
            Kind::Reworded(_) => Self::Reworded,
            Kind::Split { .. } => Self::Split,
            Kind::Order { .. } => Self::Order,
            Kind::Repeated => Self::Repeated,
            Kind::Only { .. } => Self::Only,
        }
    }
}
