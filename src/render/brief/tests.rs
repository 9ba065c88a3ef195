//! Rows that are too narrow for what is said keep what differs, of each article its share.

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

/// The first difference of a kind in a row of so many columns.
#[track_caller]
fn check_of(texts: [&str; 2], label: &str, width: usize, expected: &str) {
    let read = |text: &str| {
        let input = Input::Bytes {
            name: "report.txt".to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        read_one(&input).expect("a text").0
    };
    let it = compare(texts.map(read).into(), &Options::default());
    let mut all = it.divergences().iter().chain(it.all_divergences());
    let found = all.find(|it| crate::render::wording::label(&it.kind) == label);
    let found = found.expect("a difference of that kind");
    assert_eq!(
        brief(&it, found, |it| it.chars().count() <= width),
        expected
    );
}

#[test]
fn two_quotes_that_are_cut_alike_are_told_apart() {
    const LONG: &str = "Bridge shut\n\n\"We will close the old bridge tonight because the northern pier has moved by two centimetres,\" mayor Ida Moe said on Friday.\n\nThe bridge was built in 1931.\n";
    const SHORT: &str = "Halden closes bridge\n\n\"We will close the old bridge tonight,\" mayor Ida Moe said on Friday.\n\nBuses will go round the fjord.\n";
    let cut = |width, expected| check_of([LONG, SHORT], "Quote cut short", width, expected);
    cut(
        120,
        r#"Quote cut short in B, 7 of A's 16 words, without "because the northern pier has moved by two centimetres""#,
    );
    cut(
        70,
        r#"Quote cut short in B, 7 of 16, without "because the northern pier…""#,
    );
    cut(47, "Quote cut short in B, 7 of A's 16 words");
    cut(38, "Quote cut short in B, 7 of 16");
}

#[test]
fn an_altered_quote_is_not_cut_before_the_word_that_differs() {
    let texts = [
        "Pier open\n\n\"Tonight the northern pier belongs to everyone again,\" Mayor Ida Moe said.",
        "Pier again\n\n\"Tonight the northern pier belongs to all of us again,\" Mayor Ida Moe said.",
    ];
    check_of(
        texts,
        "Quote altered",
        40,
        r#"Altered: A "…to everyone again" / B "…to all…""#,
    );
}

#[test]
fn that_an_article_is_against_its_own_quote_is_said_shortly() {
    const A: &str = "Pier will close\n\nThe council will close the northern pier of Tarnholm this winter.\n\n\"We will not close the northern pier this winter,\" Mayor Oda Tarn said.\n";
    const B: &str =
        "Pier decision\n\nThe northern pier of Tarnholm was discussed by the council.\n";
    let own = |width, expected| check_of([A, B], "Against its own quote", width, expected);
    own(
        80,
        r#"A against its own quote: "will close" / "will not close""#,
    );
    own(
        60,
        r#"A against its own quote: "will close" / "will not close""#,
    );
}

#[test]
fn how_somebody_is_described_keeps_both_words() {
    const A: &str = "Keeper leaves\n\nThe lighthouse of Tarnholm closes in May. The decision was attacked by campaign aide Oda Tarn on Monday.\n";
    const B: &str = "A light goes out\n\nShips will have to do without the old lamp. Oda Tarn, a retired pilot, called for a meeting of all captains.\n";
    let described = |width, expected| check_of([A, B], "Described otherwise", width, expected);
    described(
        60,
        r#"Oda Tarn described as "campaign aide" / "retired pilot""#,
    );
    described(50, r#"Oda Tarn: "campaign aide" / "retired pilot""#);
}

#[test]
fn numbers_keep_what_differs() {
    let a = "Ferry stopped\n\nThe harbor office said 48 old wooden ships were lost in Halden on Friday.\n";
    let b = "Ferry halted\n\nThe harbor office said 84 old wooden ships were lost in Halden on Friday.\n";
    let label = "Numbers disagree";
    check_of(
        [a, b],
        label,
        70,
        "Numbers disagree: A 48 old wooden ships / B 84 old wooden ships",
    );
    check_of([a, b], label, 28, "Numbers: A 48 / B 84 old…");
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
