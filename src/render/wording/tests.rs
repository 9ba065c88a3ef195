//! Sentences name articles by letter and places by paragraph.

use super::{beginning, sentence, shorten};
use crate::align::Score;
use crate::comparison::{Comparison, Options, compare};
use crate::corpus::Site;
use crate::diverge::{Divergence, Kind, Precise, Rest};
use crate::load::{Input, read_one};
use crate::text::Span;
use crate::text::index::ArticleId;

const A: &str =
    "Ferry stopped\n\nThe ferry \"will not sail again\" in May. Nine crews wait.\n\nIt rained.";
const B: &str = "Ferry halted\n\nThe old ferry \"will not sail\" on 4 May. Crews wait.";

fn two() -> Comparison {
    let read = |name: &str, text: &str| {
        let input = Input::Bytes {
            name: name.into(),
            bytes: text.into(),
        };
        read_one(&input).expect("the bytes hold text").0
    };
    compare(
        vec![read("a.txt", A), read("b.txt", B)],
        &Options::default(),
    )
}

fn site(comparison: &Comparison, article: usize, words: &str) -> Site {
    let article = ArticleId::new(article);
    let text = comparison.corpus().articles()[article].text();
    let start = text.find(words).expect("the words stand in the article");
    let span = Span::new(start, start + words.len());
    Site { article, span }
}

#[track_caller]
fn check(kind: impl Fn(&Comparison) -> Kind, sites: &[(usize, &str)], expected: &str) {
    let comparison = two();
    let sites = sites.iter().map(|&(n, words)| site(&comparison, n, words));
    let divergence = Divergence {
        kind: kind(&comparison),
        sites: sites.collect(),
        matched: None,
        confidence: Score::new(1.0),
        shown: true,
    };
    assert_eq!(sentence(&comparison, &divergence), expected);
}

#[test]
fn sentences_name_articles_by_letter() {
    let b = ArticleId::new(1);
    let a = ArticleId::new(0);
    let whole = [(0, "\"will not sail again\""), (1, "\"will not sail\"")];
    check(
        |_| Kind::QuoteCut {
            cut: b,
            kept: 3,
            of: 4,
            rest: Rest::Lost,
        },
        &whole,
        "Quote cut short in B, 3 of A's 4 words, without \"again\"",
    );
    check(
        |_| Kind::QuoteCut {
            cut: b,
            kept: 2,
            of: 4,
            rest: Rest::Lost,
        },
        &whole,
        "Quoted in part in B, 2 of A's 4 words, without \"again\"",
    );
    check(
        |it| Kind::QuoteBounds {
            wider: a,
            words: site(it, 0, "again").span,
            at_start: false,
        },
        &whole,
        "Same quote, other limits: A ends with \"again\"",
    );
    check(
        |_| Kind::QuoteAltered,
        &whole,
        "Quote altered: A \"will not sail again\" / B \"will not sail\"",
    );
    check(
        |_| Kind::MorePrecise {
            what: Precise::Date,
            article: b,
        },
        &[(0, "May"), (1, "4 May")],
        "Date more precise in B: 4 May / A May",
    );
    check(
        |_| Kind::NumberOnly { article: a },
        &[(0, "Nine crews"), (1, "Crews wait.")],
        "Number only in A: Nine crews",
    );
    check(
        |_| Kind::NumberConflict,
        &[(0, "Nine crews"), (1, "4")],
        "Numbers disagree: A Nine crews / B 4",
    );
}

#[test]
fn places_are_paragraphs_and_sentences() {
    let (a, b) = (ArticleId::new(0), ArticleId::new(1));
    check(
        |_| Kind::Only { near: None },
        &[(0, "It rained.")],
        "Told only in A",
    );
    check(
        |it| Kind::Only {
            near: Some(site(it, 1, "Crews wait.")),
        },
        &[(0, "It rained.")],
        "Told only in A; B ¶2 comes near",
    );
    check(
        |_| Kind::Repeated,
        &[(0, "Ferry stopped"), (0, "It rained.")],
        "Told twice in A: ¶1 and ¶3",
    );
    check(
        |_| Kind::Split { parts_in: a },
        &[(0, "The ferry"), (0, "Nine"), (1, "Crews")],
        "Told in one sentence in B, in 2 in A: ¶2 sentence 1, ¶2 sentence 2",
    );
    let moved = [(0, "It rained."), (1, "The old")];
    check(
        |_| Kind::Order { earlier: b },
        &moved,
        "Told earlier in B: B ¶2 of 2, A ¶3 of 3",
    );
    check(
        |_| Kind::Order { earlier: a },
        &moved,
        "Told later in B: B ¶2 of 2, A ¶3 of 3",
    );
}

#[test]
fn long_words_are_cut_at_a_border() {
    assert_eq!(shorten("“one two,”", 8), "one two");
    assert_eq!(beginning("“One two,” he said. Three.", 3), "“One two,” he…");
    assert_eq!(shorten("a b c d e", 4), "a b c d e");
    assert_eq!(shorten("a b, c d e", 2), "a b…");
}
