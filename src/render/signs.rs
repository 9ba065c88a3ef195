//! Every sign that can stand on the screen, and what it means: the one legend of help, manual and README.

use crate::diverge::Class;
use crate::render::theme::Role;

/// A sign of the reading view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// The mark of a passage, beside it and at the edges.
    Mark(Class),
    /// Beside what is at the cursor, and the line that joins it to its counterparts.
    Cursor,
    /// Before a passage that begins in mid row.
    Begins,
    /// The number of a match.
    Number,
    /// Beside a number: its counterpart is outside the window.
    Far,
    /// Beside a number: there are more.
    More,
    /// At the first or last row of a part: so many rows are not shown.
    Rest,
    /// Beside a passage with a note.
    Note,
    /// Before a difference that is ticked off.
    Ticked,
    /// Before the number of a paragraph.
    Paragraph,
    /// In the heading of an article.
    Free,
    /// Around a folded run.
    Fold,
    /// Before an item of a list, or a quotation set apart, in an article.
    Block,
    /// The overview at the edges.
    Edge,
    /// A name in the text.
    Name,
    /// Words of a shared quote in the text.
    Quote,
    /// Words to check in the text.
    Word,
    /// What was searched for.
    Hit,
}

use Class as C;

/// Name, sign, short text for the help, and the whole of it.
type Row = (Sign, &'static str, &'static str, &'static str);

/// Beside the passage at the cursor.
pub const FOCUS: &str = "█";
/// Beside its counterparts.
pub const CURSOR: &str = "▌";
/// Before a passage that begins in mid row.
pub const BEGINS: &str = "│";
/// Beside a number whose counterpart is above the window.
pub const ABOVE: char = '↑';
/// Beside a number whose counterpart is below the window.
pub const BELOW: char = '↓';
/// Beside a number where there are more.
pub const MORE: char = '…';
/// Beside a passage with a note.
pub const NOTE: char = '*';
/// Before a difference that is ticked off.
pub const TICKED: &str = "x";
/// Before the number of a paragraph.
pub const PARAGRAPH: char = '¶';
/// Around a folded run.
pub const FOLD: &str = "···";
/// Before an item of a list.
pub const ITEM: &str = "·";
/// Before a row of a quotation set apart.
pub const BLOCK: &str = "│";

/// All of them, in the order of the legend.
const SIGNS: &[Row] = &[
    (
        Sign::Mark(C::Same),
        "=",
        "told in the same words",
        "told in the same words elsewhere; case, spaces, quote marks and dashes do not count",
    ),
    (
        Sign::Mark(C::Told),
        ":",
        "told in other words, unlisted",
        "told elsewhere in other words, but no difference is sure enough to be listed: compare them yourself",
    ),
    (
        Sign::Mark(C::Different),
        "~",
        "told differently",
        "told differently, with a row in the list of differences: described in other words, paraphrased, quoted in part, more precise, not equally sure, planned in one and done in the other, a detail that one alone has, another order",
    ),
    (
        Sign::Mark(C::Check),
        "!",
        "to check: fact or quote differs",
        "to check: numbers, dates or names disagree; one says the opposite; a quote is cut, altered, joined or given to somebody else; a report is against its own quote",
    ),
    (
        Sign::Mark(C::Only),
        "+",
        "told only here",
        "told only here: no other article has a counterpart; a row in the list of differences",
    ),
    (
        Sign::Mark(C::Near),
        "?",
        "perhaps told only here",
        "perhaps told only here: no counterpart was found, but it is not sure enough that there is none to be listed",
    ),
    (
        Sign::Cursor,
        "█──▌",
        "at the cursor; its counterparts",
        "beside the passage at the cursor (█) and its counterparts (▌); the line joins them",
    ),
    (
        Sign::Begins,
        "│",
        "a passage begins in mid row",
        "between two sentences, in the colour of a mark: the passage that the mark is about begins here (without colour the mark itself stands there)",
    ),
    (
        Sign::Number,
        "5",
        "same number: same thing told",
        "beside a passage: passages with the same number tell the same thing",
    ),
    (
        Sign::Far,
        "5↑ 5↓",
        "its counterpart is above, below",
        "beside a number: its counterpart is above or below the window",
    ),
    (
        Sign::More,
        "5…",
        "more numbers on this row",
        "beside a number: more numbered passages begin on this row",
    ),
    (
        Sign::Rest,
        "↓3",
        "three more rows below",
        "at the end of the lower part, where there is one: so many rows more, above or below",
    ),
    (
        Sign::Note,
        "*",
        "a note of yours",
        "beside a passage or its number: a note of yours",
    ),
    (
        Sign::Ticked,
        "x",
        "ticked off by you (t)",
        "in the list of differences, the status bar and the overview: ticked off by you; beside the articles the number of a match is dimmed of which all is",
    ),
    (
        Sign::Paragraph,
        "¶3/13",
        "paragraph 3 of 13",
        "in the heading: the paragraph that is read, and how many there are",
    ),
    (
        Sign::Free,
        "free",
        "scrolled apart: n lines it up",
        "in the heading: the article was scrolled apart from the others; the next step lines it up again",
    ),
    (
        Sign::Fold,
        "···",
        "folded passages: za opens",
        "around a row: passages that are folded; za opens them",
    ),
    (
        Sign::Block,
        "·  │",
        "list item; long quotation",
        "at the beginning of a row: an item of a list, or a quotation set apart, in the article",
    ),
    (
        Sign::Edge,
        "edge",
        "whole article; shaded: shown",
        "the column of marks at the edge is the whole article from top to bottom, the strongest mark of each part; what is shown now is shaded",
    ),
    (
        Sign::Name,
        "name",
        "a person, place or body",
        "in this colour: a person, place, organization or other name",
    ),
    (
        Sign::Quote,
        "quote",
        "another article quotes it too",
        "underlined: words in a quote that another article has too",
    ),
    (
        Sign::Word,
        "word",
        "words to check ([ ]: no colour)",
        "on a tint: the words to check; ~ tints all words that differ; in [ ] where passages are compared without colour",
    ),
    (
        Sign::Hit,
        "hit",
        "what was searched for",
        "reversed: what was searched for; bold: the name that is walked",
    ),
];

impl Sign {
    /// All of them, in the order of the legend.
    pub fn all() -> impl Iterator<Item = Self> {
        SIGNS.iter().map(|it| it.0)
    }

    /// How it looks: an example, where it is words.
    #[must_use]
    pub fn glyph(self) -> &'static str {
        self.row().1
    }

    /// What it means, in few words.
    #[must_use]
    pub fn short(self) -> &'static str {
        self.row().2
    }

    /// What it means.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        self.row().3
    }

    /// How it is painted.
    #[must_use]
    pub fn role(self) -> Role {
        match self {
            Self::Mark(C::Same | C::Told) => Role::Same,
            Self::Mark(C::Near) => Role::Muted,
            Self::Mark(C::Different) | Self::Begins => Role::Different,
            Self::Mark(C::Check) => Role::Check,
            Self::Mark(C::Only) => Role::Only,
            Self::Cursor => Role::Article(0),
            Self::Number | Self::Far | Self::More => Role::Different,
            Self::Block => Role::Line,
            Self::Note | Self::Ticked | Self::Rest => Role::Heading,
            Self::Paragraph | Self::Free | Self::Fold | Self::Edge => Role::Muted,
            Self::Name => Role::Entity,
            Self::Quote => Role::Quote,
            Self::Word => Role::CheckTint,
            Self::Hit => Role::Hit,
        }
    }

    /// The row of the table; a test holds that every sign has one.
    fn row(self) -> &'static Row {
        let found = SIGNS.iter().find(|it| it.0 == self);
        found.unwrap_or(&SIGNS[0])
    }
}

/// What a sign beside a number or date means: the sign, in few words, and the whole of it.
type Valued = (&'static str, &'static str, &'static str);

/// What the signs say of what stands on one row in the list of numbers and dates; a gap where there is none.
const FIGURES: &[Valued] = &[
    (
        "! ~",
        "a listed difference",
        "a listed difference stands on it",
    ),
    (
        "=",
        "one value, same thing told",
        "one value in passages that tell the same",
    ),
    (
        ":",
        "several values, none listed",
        "several values in passages that tell the same, of which no difference is listed",
    ),
    (
        "",
        "not given by the counterpart",
        "not given by a passage that tells the same",
    ),
];

/// The signs beside numbers and dates (`#`): each with what it means in few words, and the whole of it.
pub fn figures() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    FIGURES.iter().copied()
}

/// In few words, what a class of passages or matches is.
#[must_use]
pub fn told(class: Class) -> &'static str {
    Sign::Mark(class).short()
}

/// The classes of passages with what their marks mean, the gravest first.
#[must_use]
pub fn legend() -> [(Class, &'static str); 6] {
    [C::Check, C::Different, C::Only, C::Near, C::Told, C::Same].map(|it| (it, told(it)))
}

/// The marks in one line, the gravest first.
#[must_use]
pub fn marks() -> String {
    let each = legend().map(|(class, told)| format!("{} {told}", class.mark()));
    each.join("   ")
}

#[cfg(test)]
mod tests {
    use super::{SIGNS, Sign, marks};
    use crate::diverge::Class;
    use crate::render::wrap::columns;

    #[test]
    fn every_sign_stands_once_and_its_texts_fit() {
        for (n, (sign, glyph, short, meaning)) in SIGNS.iter().enumerate() {
            assert!(SIGNS[..n].iter().all(|it| it.0 != *sign), "{sign:?}");
            assert!((1..=5).contains(&columns(glyph)), "{glyph}");
            assert!((1..=31).contains(&columns(short)), "{short}");
            assert!(meaning.len() >= short.len() - 3, "{meaning}");
        }
        assert_eq!(Sign::all().count(), 23);
    }

    #[test]
    fn what_is_drawn_stands_in_the_legend() {
        let shows = |sign: Sign, drawn: &str| assert!(sign.glyph().contains(drawn), "{drawn}");
        shows(Sign::Cursor, super::FOCUS);
        shows(Sign::Cursor, super::CURSOR);
        shows(Sign::Begins, super::BEGINS);
        for arrow in [super::ABOVE, super::BELOW] {
            shows(Sign::Far, &arrow.to_string());
        }
        shows(Sign::More, &super::MORE.to_string());
        shows(Sign::Note, &super::NOTE.to_string());
        shows(Sign::Ticked, super::TICKED);
        shows(Sign::Paragraph, &super::PARAGRAPH.to_string());
        shows(Sign::Fold, super::FOLD);
        shows(Sign::Block, super::ITEM);
        shows(Sign::Block, super::BLOCK);
    }

    #[test]
    fn marks_are_those_of_the_classes() {
        use Class::{Check, Different, Near, Only, Same, Told};
        for class in [Same, Told, Near, Different, Only, Check] {
            assert_eq!(Sign::Mark(class).glyph(), class.mark().to_string());
        }
        assert!(marks().starts_with("! to check"));
    }
}
