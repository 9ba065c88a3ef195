//! All numbers and dates of the articles side by side: one row for each thing that is counted or dated.

mod stands;
mod table;
mod telephone;
mod things;
mod value;
mod whole;
mod words;

use crate::article::one_line;
use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::diverge::{Class, Kind, SURE};
use crate::lexicon::numbers::number_word;
use crate::render::outline::{Outline, passages};
use crate::render::wording;
use crate::text::index::{ArticleId, DivergenceId};
use table::Table;

/// A number or a date with its tellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Whether it is a date or a time of day.
    pub is_date: bool,
    /// Whether it is when each article says that it was written, which tells of no event.
    pub is_filed: bool,
    /// Where it stands, as printed: at least one place, in order, disjoint.
    pub sites: Vec<Site>,
    /// The listed differences that stand on it, gravest first.
    pub listed: Vec<DivergenceId>,
    /// Where all passages that give it are told in one article only: what says so of the first, by its position among all findings.
    pub alone: Option<DivergenceId>,
    /// Whether a passage that tells the same as one of its passages gives the same number, of whatever.
    pub is_echoed: bool,
    /// Whether its values stand beside each other only because each article gives one of their kind.
    pub is_lone: bool,
    /// Whether what it counts is called by several nouns.
    pub has_nouns: bool,
    /// How its tellings stand to each other: the class of the gravest listed difference; `Same` for one value in passages that tell
    /// the same; `Told` for several values in such passages, of which no difference is listed; else none.
    pub class: Option<Class>,
}

impl Figure {
    /// The places in one article.
    pub fn sites_in(&self, article: ArticleId) -> impl Iterator<Item = Site> + '_ {
        let all = self.sites.iter().copied();
        all.filter(move |it| it.article == article)
    }

    /// Whether several articles give it.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        let first = self.sites.first().map(|it| it.article);
        self.sites.iter().any(|it| Some(it.article) != first)
    }

    /// What is to be said of its tellings where no difference is listed; of what one article gives alone what the reading view says of
    /// its passage.
    #[must_use]
    pub fn relation(&self, comparison: &Comparison) -> String {
        if self.is_filed {
            return "when the report was written, by its own date line".to_owned();
        }
        let said = match self.class {
            Some(Class::Same) if self.has_nouns => "the same number, of what they call otherwise",
            Some(Class::Same) => "the same in passages that tell the same",
            Some(_) => "not the same, no difference listed: compare them",
            None if self.is_lone => "perhaps of one thing: compare them",
            None if self.is_shared() => "the same, not known to be of the same thing",
            None => {
                let alone = self.alone.map(|it| &comparison.all_divergences()[it]);
                return match alone {
                    Some(it) => wording::only(comparison, it),
                    None if self.is_echoed => {
                        "the counterpart has this number, perhaps of another thing".to_owned()
                    }
                    None => "not given by a passage that tells the same".to_owned(),
                };
            }
        };
        said.to_owned()
    }

    /// What each article gives: every value once, as printed, without one with which another begins (`seven`, `seven workers`). Linear
    /// in the places, quadratic in the values.
    #[must_use]
    pub fn values(&self, comparison: &Comparison, article: ArticleId) -> Vec<String> {
        let sites = self.sites_in(article);
        fullest(sites.map(|it| one_line(comparison.corpus().slice(it))))
    }

    /// A value as one article gives it first with the words that say what is counted or dated, in so much room: see
    /// `words::around`; without words where there is no room for them.
    #[must_use]
    pub fn told(
        &self,
        comparison: &Comparison,
        article: ArticleId,
        fits: &dyn Fn(&str) -> bool,
    ) -> [String; 2] {
        let values = self.values(comparison, article).join(" / ");
        if !fits(&values) {
            return [words::cut(&values, fits), String::new()];
        }
        let beside = |it: &str| fits(&format!("{values}{it}"));
        let around = match self.sites_in(article).next() {
            Some(site) => words::around(comparison, site, self.is_date, &beside),
            None => String::new(),
        };
        [values, around]
    }

    /// Every value of every article once, in order.
    #[must_use]
    pub fn name(&self, comparison: &Comparison) -> String {
        let ids = comparison.corpus().articles().ids();
        fullest(ids.flat_map(|id| self.values(comparison, id))).join(" / ")
    }
}

/// Each value once, without one with which another begins and goes on without a number: `two` beside `two people`, but not beside
/// `two hundred`.
fn fullest(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<(String, String)> = Vec::new();
    let begins = |one: &str, two: &str| {
        let rest = one.strip_prefix(two);
        let ends = |it: &str| it.is_empty() || it.starts_with(' ');
        let plain = |it: &str| {
            let mut words = it.split([' ', '-']);
            !it.contains(|c: char| c.is_numeric()) && words.all(|it| number_word(it).is_none())
        };
        rest.is_some_and(|it| ends(it) && plain(it))
    };
    for value in values {
        let key = value.to_lowercase();
        if all.iter().any(|it| begins(&it.0, &key)) {
            continue;
        }
        match all.iter_mut().find(|it| begins(&key, &it.0)) {
            Some(it) => *it = (key, value),
            None => all.push((key, value)),
        }
    }
    all.into_iter().map(|it| it.1).collect()
}

/// All numbers and dates in the order of a reading. Those stand on one row that a listed difference holds against each other; of two
/// passages that are linked, or of which a listed difference holds a number or date against each other, those of one value, and those
/// that are the only ones of their measure there (their unit or what they count; a day or more; a time of day). Of what is left one value
/// of one measure is one row, without a claim, and so are two values of one measure of which each article gives one only. About `n log n` in what is told and linked.
///
/// Known failure: two things with one name of which each linked passage counts one (`12 people` hurt, `20 people` present).
#[must_use]
pub fn figures(comparison: &Comparison, outline: &Outline) -> Vec<Figure> {
    let mut table = Table::new(comparison);
    for (id, it) in comparison.divergences().iter_enumerated() {
        table.list(id, it);
    }
    // What a listed difference holds against each other tells of one thing, linked or not.
    for it in comparison.divergences() {
        if matches!(it.kind, Kind::NumberConflict | Kind::DateConflict)
            && let [one, two] = passages(comparison, it)[..]
            && one.0 != two.0
        {
            table.link([one, two]);
        }
    }
    let alignment = comparison.alignment();
    for link in alignment.links() {
        let [one, two] = link.passages;
        let of = alignment.match_of(one);
        if link.firm.get() >= SURE || of.is_some() && of == alignment.match_of(two) {
            table.link([one, two]);
        }
    }
    table.gather();
    table.rows(outline)
}

#[cfg(test)]
mod tests {
    use super::figures;
    use crate::comparison::{Options, compare};
    use crate::load::{Input, read_one};
    use crate::render::outline::Outline;
    use crate::text::index::ArticleId;

    const A: &str = "Pier closed in Halden\n\nThe harbor office closed the old pier in Halden on Monday after 3 planks broke, and 14 people were brought ashore in rowing boats.\n\nA new pier may cost 48 million crowns, the mayor Ida Moe told the council.\n\nAbout 900 boats land there in a year.\n";
    const B: &str = "Halden shuts pier\n\nAfter 3 planks broke, the old pier in Halden was closed on Monday by the harbor office, and 17 people were brought ashore in rowing boats.\n\nA new pier may cost 48 million crowns, Ida Moe told the council as its mayor.\n\nThe band of the fire brigade played for 2 hours in the rain.\n";

    #[test]
    fn a_value_is_fuller_only_if_it_is_the_same_number() {
        let fullest = |all: [&str; 2]| super::fullest(all.map(str::to_owned).into_iter());
        assert_eq!(fullest(["Two", "two people"]), ["two people"]);
        assert_eq!(fullest(["5", "5 million"]), ["5", "5 million"]);
        assert_eq!(fullest(["March 4", "March"]), ["March 4", "March"]);
    }

    /// Each row as `= 3 planks / 3 planks`.
    fn rows(texts: &[&str]) -> Vec<String> {
        let read = |text: &&str| {
            let input = Input::Bytes {
                name: "a.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let comparison = compare(texts.iter().map(read).collect(), &Options::default());
        let outline = Outline::new(&comparison, ArticleId::new(0));
        let all = figures(&comparison, &outline);
        let row = |it: &super::Figure| {
            let mark = it.class.map_or(' ', super::Class::mark);
            let ids = comparison.corpus().articles().ids();
            let each = ids.map(|id| it.values(&comparison, id).join("+"));
            format!("{mark} {}", each.collect::<Vec<_>>().join(" / "))
        };
        all.iter().map(row).collect()
    }

    #[test]
    fn what_is_told_of_one_thing_stands_on_one_row() {
        let rows = rows(&[A, B]);
        for row in [
            "= 3 planks / 3 planks",
            "! 14 people / 17 people",
            "= Monday / Monday",
            "= 48 million crowns / 48 million crowns",
            "   / 2 hours",
        ] {
            assert!(rows.iter().any(|it| it == row), "{row}: {rows:?}");
        }
        let is_alone = |it: &&String| it.contains("900 boats") && it.ends_with("/ ");
        assert_eq!(rows.iter().filter(is_alone).count(), 1, "{rows:?}");
    }

    #[test]
    fn one_number_of_what_is_called_otherwise_is_one_row_where_it_is_known_which() {
        let told = |a: &str, b: &str| {
            let with = |it: &str| {
                format!(
                    "Storm in Halden\n\nThe storm tore the roof off the old harbor hall in Halden on Monday night, {it}, the fire brigade said.\n"
                )
            };
            rows(&[&with(a), &with(b)])
        };
        let joined = told(
            "and four patients were taken to two clinics",
            "and four people were taken to two hospitals",
        );
        for row in [
            "= four patients / four people",
            "= two clinics / two hospitals",
        ] {
            assert!(joined.iter().any(|it| it == row), "{row}: {joined:?}");
        }
        let apart = told(
            "and four patients and four nurses were brought out",
            "and four people were brought out",
        );
        assert!(
            apart.iter().all(|it| !it.starts_with("= four")),
            "{apart:?}"
        );
        let other = told("and four lanterns were lost", "and four buses were sent");
        assert!(
            other.iter().all(|it| !it.starts_with("= four")),
            "{other:?}"
        );
    }

    #[test]
    fn of_one_number_of_two_things_it_is_said_that_it_is_there() {
        let read = |it: &str| {
            let text = format!(
                "Storm in Halden\n\nThe storm tore the roof off the old harbor hall in Halden on Monday night, {it}, the fire brigade said.\n"
            );
            let input = Input::Bytes {
                name: "a.txt".to_owned(),
                bytes: text.into_bytes(),
            };
            read_one(&input).expect("a text").0
        };
        let said = |a: &str, b: &str| -> Vec<String> {
            let comparison = compare(vec![read(a), read(b)], &Options::default());
            let outline = Outline::new(&comparison, ArticleId::new(0));
            let all = figures(&comparison, &outline);
            let told = all.iter().filter(|it| !it.is_date);
            told.map(|it| it.relation(&comparison)).collect()
        };
        let echoed = "the counterpart has this number, perhaps of another thing";
        let two = said("and four lanterns were lost", "and four buses were sent");
        assert_eq!(two, [echoed; 2]);
        let one = said("and four patients fled", "and four people fled");
        assert_eq!(one, ["the same number, of what they call otherwise"]);
    }

    #[test]
    fn what_each_gives_once_stands_side_by_side_without_a_claim() {
        let told = |cost: &str| {
            rows(&[
                &format!(
                    "Trial ends\n\nThe harbor court was silent on Monday.\n\nRepairs may cost {cost}.\n"
                ),
                "Pilot guilty\n\nHe did not look up when it was over.\n\nA choir from Osk sang before many rich guests in a school that was bought for 11 million pounds by a firm that nobody knew.\n",
            ])
        };
        let one = told("£9 million");
        let row = "  £9 million / 11 million pounds";
        assert!(one.iter().any(|it| it == row), "{one:?}");
        let several = told("£9 million, or £7 million");
        assert!(
            several.iter().all(|it| !it.contains("million / 11")),
            "{several:?}"
        );
    }

    #[test]
    fn a_share_of_ten_is_no_number_of_ten() {
        let told = |it: &str| {
            format!(
                "Vote in Halden\n\n{it} voters in Halden went to the polls on Monday, the harbor board said.\n"
            )
        };
        let rows = rows(&[&told("Six in ten"), &told("Ten")]);
        assert!(rows.iter().any(|it| it.contains("Six in ten")), "{rows:?}");
        let ten = rows.iter().filter(|it| it.contains("Ten voters"));
        assert!(
            ten.clone().count() == 1 && ten.clone().all(|it| it.starts_with(' ')),
            "{rows:?}"
        );
    }

    #[test]
    fn when_a_report_was_written_is_no_date_of_what_it_tells() {
        let told = |day: &str| {
            format!(
                "Pier shut\n\n{day}\n\nThe harbor office closed the old pier in Halden on Sunday after 3 planks broke.\n"
            )
        };
        let rows = rows(&[
            &told("Monday, 7 June 2032"),
            &told("Harbor Post, 6 June 2032"),
        ]);
        let row = "  Monday, 7 June 2032 / 6 June 2032";
        assert!(rows.iter().any(|it| it == row), "{rows:?}");
        assert!(rows.iter().any(|it| it == "= Sunday / Sunday"), "{rows:?}");
    }

    #[test]
    fn every_number_and_date_stands_on_one_row() {
        for texts in [&[A, B][..], &[B, A], &[A]] {
            let rows = rows(texts);
            let n = |printed: &str| rows.iter().filter(|it| it.contains(printed)).count();
            assert_eq!([n("48 million"), n("Monday")], [1, 1], "{rows:?}");
        }
        assert!(rows(&[A]).iter().all(|it| it.starts_with(' ')));
    }

    #[test]
    fn what_one_article_gives_alone_is_said_as_the_reading_view_says_it() {
        let read = |text: &&str| {
            let input = Input::Bytes {
                name: "a.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let comparison = compare([A, B].iter().map(read).collect(), &Options::default());
        let outline = Outline::new(&comparison, ArticleId::new(0));
        let all = figures(&comparison, &outline);
        let said = |value: &str| {
            let found = all.iter().find(|it| it.name(&comparison).contains(value));
            found.expect("a row").relation(&comparison)
        };
        assert_eq!(said("2 hours"), "told only in B");
        assert_eq!(said("Monday"), "the same in passages that tell the same");
    }

    #[test]
    fn a_value_with_which_another_begins_is_not_told_beside_it() {
        let all = ["seven", "Seven keepers", "seven", "two", "twelve"];
        let fullest = super::fullest(all.into_iter().map(str::to_owned));
        assert_eq!(fullest, ["Seven keepers", "two", "twelve"]);
    }
}
