//! The small print of a report, one line at a time: byline, dateline, credits, and the agencies that sign them.

mod byline;
pub(super) mod clutter;
mod credit;
mod dateline;
#[cfg(any(feature = "html", feature = "pdf"))]
pub(super) mod title;

pub(super) use byline::{byline, is_sign_off};
pub(super) use credit::{Credit, credit};
pub(super) use dateline::dateline;

use crate::lexicon::furniture::Furniture;

/// Whether a text is the name of an agency and nothing else.
fn is_agency(text: &str) -> bool {
    let text = text.trim();
    Furniture::Agency.has(text) || Furniture::AgencyName.has(text.trim_start_matches("The "))
}

/// Whether one of the words of a text is an agency.
fn has_agency(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| Furniture::Agency.has(word))
        || Furniture::AgencyName
            .phrases()
            .iter()
            .any(|name| text.contains(name))
}
