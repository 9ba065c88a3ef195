//! What pages and reports print around a text: words of menus and players, openings of bylines, credits and notices.

use super::entries;
use std::sync::LazyLock;

/// The lists of all languages that have one: furniture is told before the language of a text is known.
const FILES: [&str; 5] = [
    include_str!("../../assets/lexicon/en/furniture.txt"),
    include_str!("../../assets/lexicon/de/furniture.txt"),
    include_str!("../../assets/lexicon/fr/furniture.txt"),
    include_str!("../../assets/lexicon/es/furniture.txt"),
    include_str!("../../assets/lexicon/other/furniture.txt"),
];

/// What a phrase does, as the lists name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Furniture {
    /// A block that says this and nothing else is no part of an article.
    Alone,
    /// Opens a line of a player that ends with a time or a share.
    Counter,
    /// Stands before a colon and the title of another article.
    Pointer,
    /// Opens an invitation to follow, to pay or to accept.
    Invitation,
    /// Opens an offer of the rest of a report to those who pay.
    Paid,
    /// Opens such an offer where [`Self::Subscriber`] follows in the same block.
    PaidIf,
    /// Stands in an offer to those who pay.
    Subscriber,
    /// Opens the notice about cookies.
    Cookies,
    /// Opens a line on whose the words are.
    Notice,
    /// Stands in such a line.
    Rights,
    /// Opens a line of those who worked on a report.
    SignOff,
    /// Opens a byline.
    By,
    /// Opens a byline in a language in which it opens much else: a name of few words stands behind it, and nothing more.
    ByName,
    /// A byline that names nobody; a place may follow.
    Unsigned,
    /// Stands between the names of a byline and a date.
    Dated,
    /// Opens a note in brackets on what a later version of a report has anew.
    Amends,
    /// Stands around a date and says nothing else.
    AroundDate,
    /// Says that what follows in a mail was forwarded.
    Forwarded,
    /// Stands before a colon in the head of a mail.
    MailField,
    /// Stands before a colon in the subject of an answer, or of a mail that was forwarded.
    Again,
    /// A word with a small letter, or a mark, between names.
    Joins,
    /// Makes a bracket a picture credit.
    Picture,
    /// Opens a picture credit without brackets.
    PictureOpening,
    /// Stands before a colon and what a picture shows.
    Caption,
    /// Opens a report in capitals and is no place.
    Label,
    /// An agency or picture desk, in the letters with which it signs.
    Agency,
    /// An agency of several words.
    AgencyName,
    /// Makes another word of a word that it stands before.
    Prefix,
}

impl Furniture {
    /// All of them, in their order.
    const ALL: [Self; 28] = [
        Self::Alone,
        Self::Counter,
        Self::Pointer,
        Self::Invitation,
        Self::Paid,
        Self::PaidIf,
        Self::Subscriber,
        Self::Cookies,
        Self::Notice,
        Self::Rights,
        Self::SignOff,
        Self::By,
        Self::ByName,
        Self::Unsigned,
        Self::Dated,
        Self::Amends,
        Self::AroundDate,
        Self::Forwarded,
        Self::MailField,
        Self::Again,
        Self::Joins,
        Self::Picture,
        Self::PictureOpening,
        Self::Caption,
        Self::Label,
        Self::Agency,
        Self::AgencyName,
        Self::Prefix,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Counter => "counter",
            Self::Pointer => "pointer",
            Self::Invitation => "invitation",
            Self::Paid => "paid",
            Self::PaidIf => "paid_if",
            Self::Subscriber => "subscriber",
            Self::Cookies => "cookies",
            Self::Notice => "notice",
            Self::Rights => "rights",
            Self::SignOff => "sign_off",
            Self::By => "by",
            Self::ByName => "by_name",
            Self::Unsigned => "unsigned",
            Self::Dated => "dated",
            Self::Amends => "amends",
            Self::AroundDate => "around_date",
            Self::Forwarded => "forwarded",
            Self::MailField => "mail_field",
            Self::Again => "again",
            Self::Joins => "joins",
            Self::Picture => "picture",
            Self::PictureOpening => "picture_opening",
            Self::Caption => "caption",
            Self::Label => "label",
            Self::Agency => "agency",
            Self::AgencyName => "agency_name",
            Self::Prefix => "prefix",
        }
    }

    /// Its phrases, in small letters, as listed.
    #[must_use]
    pub fn phrases(self) -> &'static [&'static str] {
        static PHRASES: LazyLock<[Vec<&'static str>; Furniture::ALL.len()]> = LazyLock::new(|| {
            let mut all = [const { Vec::new() }; Furniture::ALL.len()];
            for (sort, phrases) in FILES.iter().flat_map(|it| lists(it)) {
                if let Some(n) = Furniture::ALL.iter().position(|it| it.name() == sort) {
                    all[n].extend(phrases);
                }
            }
            all
        });
        &PHRASES[self as usize]
    }

    /// Whether a text in small letters is one of its phrases.
    #[must_use]
    pub fn has(self, small: &str) -> bool {
        self.phrases().contains(&small)
    }

    /// Whether a text in small letters begins with one of its phrases.
    #[must_use]
    pub fn opens(self, small: &str) -> bool {
        self.phrases().iter().any(|it| small.starts_with(it))
    }

    /// What stands behind one of its phrases and white space at the start of a text in any letters.
    #[must_use]
    pub fn behind(self, text: &str) -> Option<&str> {
        self.phrases().iter().find_map(|phrase| {
            let (start, rest) = text.split_at_checked(phrase.len())?;
            (start.eq_ignore_ascii_case(phrase) && rest.starts_with(char::is_whitespace))
                .then(|| rest.trim())
        })
    }
}

/// The lines of a list: a sort and its phrases.
fn lists(
    file: &'static str,
) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    entries(file).filter_map(|line| {
        let (sort, phrases) = line.split_once(": ")?;
        Some((sort, phrases.split('|').map(str::trim)))
    })
}

#[cfg(test)]
mod tests {
    use super::{FILES, Furniture, lists};

    #[test]
    fn every_list_is_known_and_in_small_letters() {
        for (sort, phrases) in FILES.iter().flat_map(|it| lists(it)) {
            assert!(Furniture::ALL.iter().any(|it| it.name() == sort), "{sort}");
            for phrase in phrases {
                let small = phrase == phrase.to_lowercase();
                assert!(small || sort.starts_with("agency"), "{sort}: {phrase}");
                assert!(!phrase.is_empty(), "{sort}");
            }
        }
        for (n, it) in Furniture::ALL.into_iter().enumerate() {
            assert_eq!(it as usize, n, "{it:?}");
            assert!(!it.phrases().is_empty(), "{it:?}");
        }
    }
}
