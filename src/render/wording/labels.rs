//! What each kind of divergence is called: one name for every screen, report and list, and that name in fewer of its own words where a
//! row is narrow.

use crate::diverge::Kind;

/// Each kind by its name in JSON, and what it is called everywhere: the one table of their names.
const NAMES: &[(&str, &str)] = &[
    ("quote-cut", "Quote cut short"),
    ("quote-altered", "Quote altered"),
    ("quote-speaker", "Same quote, other speaker"),
    ("quote-joined", "Quotes joined"),
    ("number-conflict", "Numbers disagree"),
    ("date-conflict", "Dates disagree"),
    ("name-conflict", "Names disagree"),
    ("polarity", "Told as the opposite"),
    ("own-quote", "Against its own quote"),
    ("certainty", "Not equally sure"),
    ("status", "Planned in one, done in the other"),
    ("detail", "Detail only in one"),
    ("quote-paraphrase", "Quoted, paraphrased"),
    ("quote-bounds", "Same quote, other limits"),
    ("source-named", "Source named otherwise"),
    ("described", "Described otherwise"),
    ("more-precise", "More precise"),
    ("number-only", "Number only in one"),
    ("reworded", "Reworded"),
    ("split", "Told in several sentences"),
    ("order", "Told earlier or later"),
    ("repeated", "Told twice"),
    ("only", "Told only in one"),
];

/// Each kind by its name in JSON, with what it is called.
pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.iter().copied()
}

/// What a kind is called of which nothing is known but its name in JSON; none where there is no such kind.
#[must_use]
pub fn named(kind: &str) -> Option<&'static str> {
    NAMES.iter().find(|it| it.0 == kind).map(|it| it.1)
}

/// A few words for a kind, for lists and headings: no letter, no text of an article.
#[must_use]
pub fn label(kind: &Kind) -> &'static str {
    match kind {
        Kind::QuoteCut { .. } if kind.is_partial() => "Quoted in part",
        Kind::Status { court: true } => "Another stage of the case",
        Kind::SourceNamed { only: Some(_) } => "Source only in one",
        _ => named(kind.name()).unwrap_or_else(|| kind.name()),
    }
}

/// The same name where a row is too narrow for it: some of its words, so that it is known again. Nothing where it is short enough, or
/// where the sentence says more than the label; empty where the heading of the list says it. `called` is its name in full.
#[must_use]
pub(in crate::render) fn narrow(kind: &Kind, called: &str) -> Option<&'static str> {
    Some(match kind {
        Kind::DateConflict if called.starts_with("Times") => "Times",
        Kind::Described { entity: None } => "",
        Kind::QuoteAltered => "Altered",
        Kind::NumberConflict => "Numbers",
        Kind::DateConflict => "Dates",
        Kind::NameConflict => "Names",
        Kind::Status { court: true } => "Another stage",
        Kind::Status { .. } => "Planned, done",
        Kind::Polarity => "Opposite",
        Kind::QuoteSpeaker { .. } => "Other speaker",
        Kind::QuoteBounds { .. } => "Other limits",
        Kind::SourceNamed { only: None } => "Source otherwise",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{label, named, narrow};
    use crate::diverge::{Kind, Precise, Rest};
    use crate::text::Span;
    use crate::text::index::ArticleId;

    /// One of each kind.
    fn kinds() -> Vec<Kind> {
        let a = ArticleId::new(0);
        let span = Span::new(0, 1);
        vec![
            Kind::QuoteCut {
                cut: a,
                kept: 1,
                of: 2,
                rest: Rest::Lost,
            },
            Kind::QuoteBounds {
                wider: a,
                words: span,
                at_start: true,
            },
            Kind::QuoteAltered,
            Kind::QuoteJoined { joined: a },
            Kind::NumberConflict,
            Kind::DateConflict,
            Kind::NameConflict,
            Kind::Polarity,
            Kind::OwnQuote,
            Kind::Certainty,
            Kind::Status { court: true },
            Kind::Status { court: false },
            Kind::SourceNamed { only: None },
            Kind::SourceNamed { only: Some(a) },
            Kind::Described { entity: None },
            Kind::Detail { article: a },
            Kind::NumberOnly { article: a },
            Kind::QuoteParaphrase { quoted: a },
            Kind::MorePrecise {
                what: Precise::Date,
                article: a,
            },
            Kind::Reworded(Vec::new()),
            Kind::Split { parts_in: a },
            Kind::Order { earlier: a },
            Kind::Repeated,
            Kind::Only { near: None },
        ]
    }

    #[test]
    fn every_kind_has_a_name_in_the_table() {
        for kind in kinds() {
            assert!(named(kind.name()).is_some(), "{kind:?}");
            assert_ne!(label(&kind), kind.name());
        }
    }

    #[test]
    fn a_narrow_name_has_words_of_the_name_in_their_order() {
        for kind in kinds() {
            let name = label(&kind).to_lowercase();
            let mut rest = name.split([' ', ',']);
            let short = narrow(&kind, label(&kind)).unwrap_or_default();
            for word in short.to_lowercase().split([' ', ',']) {
                assert!(
                    word.is_empty() || rest.any(|it| it == word),
                    "{short}: {name}"
                );
            }
        }
    }
}
