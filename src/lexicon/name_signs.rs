//! What a word beside or inside a name says of what it names: the list `name_signs`.

use super::entries;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What a word says of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameSign {
    /// The first word of a place: `Port Ellin`.
    OpensPlace,
    /// Between `in` and a place: `in northern Selnik`.
    Compass,
    /// Before a place: `near Selnik`.
    Inside,
    /// Ends the name of an event, a work or a document.
    Event,
    /// The first word of the name of a storm or an operation: `Storm Agmunda`.
    OpensEvent,
    /// Ends the name of a building.
    Building,
    /// Before the name of a firm: `the contractor Tarnholm Dredging`.
    Firm,
    /// What a firm has: `Tarnholm's chairman`.
    FirmHas,
    /// Behind the name of a firm: `Tarnholm shares`.
    FirmOf,
    /// One does this in a person: `faith in Holm`.
    Faith,
    /// In capitals, and no name: `CEO`.
    Plain,
}

impl NameSign {
    /// The sort as the list calls it.
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "opens_place" => Self::OpensPlace,
            "compass" => Self::Compass,
            "inside" => Self::Inside,
            "event" => Self::Event,
            "opens_event" => Self::OpensEvent,
            "building" => Self::Building,
            "firm" => Self::Firm,
            "firm_has" => Self::FirmHas,
            "firm_of" => Self::FirmOf,
            "faith" => Self::Faith,
            "plain" => Self::Plain,
            _ => return None,
        })
    }

    /// Whether an English word, in small letters, is such a sign.
    #[must_use]
    pub fn is(self, word: &str) -> bool {
        SIGNS.contains(&(self, word))
    }
}

static SIGNS: LazyLock<FxHashSet<(NameSign, &str)>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../assets/lexicon/en/name_signs.txt"));
    let read = |line: &'static str| {
        let (sort, words) = line.split_once('|')?;
        let sign = NameSign::of(sort)?;
        Some(words.split_whitespace().map(move |it| (sign, it)))
    };
    lines.filter_map(read).flatten().collect()
});

#[cfg(test)]
mod tests {
    use super::NameSign;
    use crate::lexicon::entries;

    #[test]
    fn every_line_is_read() {
        for line in entries(include_str!("../../assets/lexicon/en/name_signs.txt")) {
            let (sort, words) = line.split_once('|').expect("a sort");
            let sign = NameSign::of(sort).expect("a known sort");
            assert!(words.split_whitespace().all(|it| sign.is(it)), "{line}");
        }
    }
}
