//! What each kind of divergence is called: one name, and that name in fewer words where a row is narrow.

use crate::diverge::Kind;

/// A few words for a kind, for lists and headings: no letter, no text of an article.
#[must_use]
pub fn label(kind: &Kind) -> &'static str {
    match kind {
        Kind::QuoteCut { .. } if kind.is_partial() => "Quoted in part",
        Kind::QuoteCut { .. } => "Quote cut short",
        Kind::QuoteAltered => "Quote altered",
        Kind::QuoteSpeaker { .. } => "Same quote, other speaker",
        Kind::QuoteJoined { .. } => "Quotes joined",
        Kind::NumberConflict => "Numbers disagree",
        Kind::DateConflict => "Dates disagree",
        Kind::NameConflict => "Names disagree",
        Kind::Polarity => "Told as the opposite",
        Kind::OwnQuote => "Other than its own quote",
        Kind::Certainty => "Not equally sure",
        Kind::Status { court: true } => "Another stage of the case",
        Kind::Status { .. } => "Planned, or done",
        Kind::Detail { .. } => "Detail only in one",
        Kind::QuoteParaphrase { .. } => "Quoted, paraphrased",
        Kind::QuoteBounds { .. } => "Same quote, other limits",
        Kind::SourceNamed { .. } => "Source named otherwise",
        Kind::Described { .. } => "Described otherwise",
        Kind::MorePrecise { .. } => "More precise",
        Kind::NumberOnly { .. } => "Number only in one",
        Kind::Reworded(_) => "Reworded",
        Kind::Split { .. } => "Told in several sentences",
        Kind::Order { .. } => "Told earlier or later",
        Kind::Repeated => "Told twice",
        Kind::Only { .. } => "Told only in one",
    }
}

/// The same name where a row is too narrow for it: with fewer words, none of them another name. Nothing where it is short enough, or
/// where the sentence says more than the label; empty where the heading of the list says it. `called` is its name in full.
#[must_use]
pub(in crate::render) fn narrow(kind: &Kind, called: &str) -> Option<&'static str> {
    Some(match kind {
        Kind::DateConflict if called.starts_with("Times") => "Times",
        Kind::Described { entity: None } => "",
        Kind::NumberConflict => "Numbers",
        Kind::DateConflict => "Dates",
        Kind::NameConflict => "Names",
        Kind::Status { court: true } => "Another stage",
        Kind::Status { .. } => "Planned, or done",
        Kind::Polarity => "Opposite",
        Kind::QuoteSpeaker { .. } => "Other speaker",
        Kind::QuoteBounds { .. } => "Other limits",
        Kind::SourceNamed { only: None } => "Source",
        _ => return None,
    })
}
