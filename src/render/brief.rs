//! A divergence in words where there is one row for it.

use crate::comparison::Comparison;
use crate::diverge::{Divergence, Kind};
use crate::render::wording::{QUOTED_WORDS, label, sentence_of};

/// How many words of an article a row repeats at least, beside the label and without it.
const FEWEST: usize = 3;
const BARE: usize = 2;

/// The sentence of a divergence with so few words of the articles that it fits; so each article keeps its share of the row,
/// where a cut at the end would tell of the first one only.
///
/// What is told in other words, and numbers, dates and names that disagree, go without their label where the row has no room
/// for both: the words of the articles say it. What does not fit even so comes as it is with the fewest words. Cost: a sentence a try, 13 at most.
#[must_use]
pub fn brief(
    comparison: &Comparison,
    divergence: &Divergence,
    fits: impl Fn(&str) -> bool,
) -> String {
    let whole = |most| sentence_of(comparison, divergence, most);
    let mut tries = (FEWEST..=QUOTED_WORDS).rev().map(whole);
    if let Some(found) = tries.find(|it| fits(it)) {
        return found;
    }
    let bare = |it: &String| {
        let rest = it.strip_prefix(label(&divergence.kind));
        rest.and_then(|it| it.strip_prefix(": ")).map(str::to_owned)
    };
    match &divergence.kind {
        Kind::Described { entity: None }
        | Kind::NumberConflict
        | Kind::DateConflict
        | Kind::NameConflict => {
            let mut tries = (BARE..=QUOTED_WORDS).rev().map(whole);
            let found = tries.find_map(|it| bare(&it).filter(|it| fits(it)));
            found.unwrap_or_else(|| bare(&whole(BARE)).unwrap_or_default())
        }
        _ => whole(FEWEST),
    }
}

#[cfg(test)]
mod tests {
    use super::brief;
    use crate::comparison::{Options, compare};
    use crate::load::{Input, read_one};
    use crate::render::wording::sentence;

    const A: &str =
        "Ferry stopped\n\nThe harbor office in Merrow closed both of the old piers on Friday.";
    const B: &str = "Ferry halted\n\nThe harbor office in Merrow barred every ship from its landing stages on Friday.";

    #[track_caller]
    fn check(width: usize, expected: &str) {
        let read = |name: &str, text: &str| {
            let input = Input::Bytes {
                name: name.into(),
                bytes: text.into(),
            };
            read_one(&input).expect("the bytes hold text").0
        };
        let articles = vec![read("a.txt", A), read("b.txt", B)];
        let it = compare(articles, &Options::default());
        let mut all = it.all_divergences().iter();
        let found = all.find(|found| sentence(&it, found).contains("barred"));
        let found = found.expect("the piers are told otherwise");
        assert_eq!(
            brief(&it, found, |it| it.chars().count() <= width),
            expected
        );
    }

    #[test]
    fn what_both_begin_with_gives_way() {
        let text = |it: &str| {
            format!("Ferry stopped\n\nThe harbor office in Merrow said that it {it} on Friday.")
        };
        let read = |name: &str, text: String| {
            let input = Input::Bytes {
                name: name.into(),
                bytes: text.into_bytes(),
            };
            read_one(&input).expect("the bytes hold text").0
        };
        let it = compare(
            vec![
                read(
                    "a.txt",
                    text("closed both of the old wooden landing stages"),
                ),
                read("b.txt", text("closed both of the new steel piers")),
            ],
            &Options::default(),
        );
        let mut all = it.all_divergences().iter();
        let found = all.find(|found| sentence(&it, found).starts_with("Described"));
        let found = found.expect("what is closed is told otherwise");
        assert_eq!(
            brief(&it, found, |it| it.len() < 60),
            r#"A "…old wooden landing stages" / B "…new steel piers""#
        );
    }

    #[test]
    fn each_article_keeps_its_share_of_a_row() {
        check(
            100,
            r#"Described otherwise: A "closed both of the old piers" / B "barred every ship from its…""#,
        );
        check(
            80,
            r#"Described otherwise: A "closed both of the…" / B "barred every ship from…""#,
        );
        check(
            60,
            r#"A "closed both of the…" / B "barred every ship from…""#,
        );
        check(10, r#"A "closed both…" / B "barred every…""#);
    }
}
