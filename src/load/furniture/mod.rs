//! The small print of a report, one line at a time: byline, dateline, credits, and the agencies that sign them.

mod byline;
#[cfg(any(feature = "html", feature = "pdf"))]
pub(super) mod clutter;
mod credit;
mod dateline;
#[cfg(any(feature = "html", feature = "pdf"))]
pub(super) mod title;

pub(super) use byline::{byline, is_sign_off};
pub(super) use credit::{Credit, credit};
pub(super) use dateline::dateline;

/// Agencies and picture desks by the words they sign with; those in capitals are read in capitals only.
const AGENCIES: &str = "AA AAP AFP ANI ANP ANSA AP APA ATS BNS DPA EFE EPA IANS LETA MTI NTB PA PAP PTI RFE RIA TASS UPI VOA \
    dpa Anadolu Bloomberg Getty Interfax Kyodo NurPhoto REUTERS Reuters Shutterstock Sputnik Ukrinform Xinhua XINHUA Yonhap \
    ČTK Zuma";
const AGENCY_NAMES: [&str; 4] = [
    "Associated Press",
    "Agence France-Presse",
    "Press Association",
    "Getty Images",
];

/// Whether a text is the name of an agency and nothing else.
fn is_agency(text: &str) -> bool {
    let text = text.trim();
    is_one_of(text, AGENCIES) || AGENCY_NAMES.contains(&text.trim_start_matches("The "))
}

/// Whether one of the words of a text is an agency.
fn has_agency(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| is_one_of(word, AGENCIES))
        || AGENCY_NAMES.iter().any(|name| text.contains(name))
}

/// Whether `word` is one of the words of a list that is parted by white space.
fn is_one_of(word: &str, list: &str) -> bool {
    list.split_ascii_whitespace().any(|it| it == word)
}
