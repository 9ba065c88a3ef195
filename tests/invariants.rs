//! What always holds, on random input through the public door: the bold sentences of the architecture.

use crate::support::{compare_texts, document, findings};
use parallax::article::Article;
use parallax::diverge::{Class, Kind};
use parallax::load::{Input, read_one};
use parallax::report::Format;
use parallax::text::Span;
use parallax::{Comparison, Options, compare};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Paragraphs of a news report, each with something that a finder looks for.
const PARAGRAPHS: [&str; 16] = [
    "The harbor of Tellin was closed to large ships on Tuesday after a crane fell across its entrance.",
    "“Nobody will leave this basin before Friday,” harbor master Greta Olsen said. She spoke in Tellin.",
    "\"Nobody will leave this basin before the weekend,\" Greta Olsen told reporters on Tuesday.",
    "Some 140 workers were sent home. At least 12 of them were hurt, the union said.",
    "About 150 workers were sent home, and 14 were hurt, according to the harbor authority.",
    "The crane, built in 1987, weighs 310 tons.",
    "Prime Minister Paul Arden said that the state would pay for the repairs; “all of them, to the last bolt.",
    "Arden's government has put aside $4.5 million. \"We pay,\" he said.",
    "The ferry to Osk sails from the northern pier until March 3.",
    "The ferry to Osk sails from the northern pier until early March, its owner said.",
    "In 2009 a storm had sunk two trawlers in the same place. Seven men died.",
    "Insurers put the damage at 20 percent of the value of the cargo – „vorsichtig geschätzt“, as one wrote.",
    "Ships wait in the roads. Trucks wait on the bridge. Everybody waits.",
    "“It creaked,” said Ivo Lang, a welder, “and then it came down.”",
    "The harbor of Tellin, closed since Tuesday, handles a third of the country's grain exports.",
    "東京の記者によると、港は閉鎖された。 🌉 “Ça suffit,” said Zoë d’Aubigny-O’Neil, 41.",
];

/// A report: a headline, then some of the paragraphs in some order, none twice.
fn report() -> impl Strategy<Value = Vec<&'static str>> {
    Just(PARAGRAPHS.to_vec())
        .prop_shuffle()
        .prop_flat_map(|it| (2..it.len()).prop_map(move |n| it[..n].to_vec()))
}

/// Those that resemble an earlier one: a report with both tells one thing twice, and may part from its own double there.
const ALIKE: [usize; 4] = [2, 4, 9, 14];

/// A report that tells nothing twice.
fn plain_report() -> impl Strategy<Value = Vec<&'static str>> {
    report().prop_map(|mut it| {
        it.retain(|it| !ALIKE.iter().any(|n| PARAGRAPHS[*n] == *it));
        it
    })
}

fn text(paragraphs: &[&str]) -> String {
    format!("Crane falls in Tellin\n\n{}\n", paragraphs.join("\n\n"))
}

fn wild() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,300}",
        "[ \\n\"“”‘’'«»„.,?!A-Za-z0-9$%—–()\\[\\]-]{0,400}",
        "([A-Z][a-z]{1,8}[ .,\"\\n]){0,60}",
    ]
}

/// Everything that a comparison promises about places.
#[track_caller]
fn check(comparison: &Comparison) {
    let corpus = comparison.corpus();
    for (id, article) in corpus.articles().iter_enumerated() {
        check_article(article);
        check_segments(comparison, id);
        check_annotations(comparison, id);
    }
    for (id, entity) in corpus.entities().iter_enumerated() {
        assert!(!entity.mentions.is_empty() && entity.mentions.is_sorted());
        for (article, mention) in &entity.mentions {
            assert_eq!(corpus.entity(*article, *mention), id);
        }
    }
    check_alignment(comparison);
    check_divergences(comparison);
}

#[track_caller]
fn check_article(article: &Article) {
    let mut at = 0;
    for block in article.blocks() {
        assert!(
            !block.span.is_empty() && at <= block.span.start(),
            "blocks overlap"
        );
        assert!(
            article.text()[at..block.span.start()].trim().is_empty(),
            "text outside blocks"
        );
        at = block.span.end();
    }
    assert_eq!(at, article.text().len(), "text outside blocks");
    assert!(
        !article
            .text()
            .contains(|c: char| c.is_control() && c != '\n')
    );
}

#[track_caller]
fn check_segments(comparison: &Comparison, id: parallax::text::index::ArticleId) {
    let corpus = comparison.corpus();
    let (article, segments) = (&corpus.articles()[id], corpus.segments(id));
    let (mut at, mut token) = (0, 0);
    for passage in segments.passages() {
        let gap = &article.text()[at..passage.span.start()];
        assert!(gap.trim().is_empty(), "{gap:?} is in no passage");
        assert!(article.blocks()[passage.block].span.contains(passage.span));
        assert!(!passage.span.is_empty());
        assert_eq!(passage.tokens.start(), token, "runs are adjacent");
        token = passage.tokens.end();
        let mut from = passage.span.start();
        for token in segments.tokens().run(passage.tokens) {
            let gap = &article.text()[from..token.span.start()];
            assert!(gap.trim().is_empty(), "{gap:?} is in no token");
            assert!(passage.span.contains(token.span) && !token.span.is_empty());
            from = token.span.end();
        }
        assert!(article.text()[from..passage.span.end()].trim().is_empty());
        at = passage.span.end();
    }
    assert!(
        article.text()[at..].trim().is_empty(),
        "text after the last passage"
    );
    assert_eq!(token, segments.tokens().len());
}

#[track_caller]
fn check_annotations(comparison: &Comparison, id: parallax::text::index::ArticleId) {
    let corpus = comparison.corpus();
    let (article, found) = (&corpus.articles()[id], corpus.annotations(id));
    for quote in &found.quotes {
        assert!(quote.span.contains(quote.content));
        assert!(
            quote.cue.is_none_or(|it| !it.overlaps(quote.content)),
            "cue inside the quote"
        );
        assert!(
            quote
                .source
                .is_none_or(|it| !it.span.overlaps(quote.content)),
            "source inside"
        );
        assert!(
            article
                .blocks()
                .iter()
                .any(|it| it.span.contains(quote.span)),
            "crosses a block"
        );
        assert!(article.text().get(quote.content.range()).is_some());
    }
    let disjoint = |spans: Vec<Span>| spans.windows(2).all(|it| it[0].end() <= it[1].start());
    assert!(
        disjoint(found.mentions.iter().map(|it| it.span).collect()),
        "mentions"
    );
    assert!(
        disjoint(found.quantities.iter().map(|it| it.span).collect()),
        "quantities"
    );
    assert!(
        disjoint(found.times.iter().map(|it| it.span).collect()),
        "times"
    );
    for (mention, it) in found.mentions.iter_enumerated() {
        let entity = &corpus.entities()[corpus.entity(id, mention)];
        assert!(
            entity.mentions.contains(&(id, mention)),
            "{}",
            article.slice(it.span)
        );
    }
}

#[track_caller]
fn check_alignment(comparison: &Comparison) {
    let alignment = comparison.alignment();
    let pairs: Vec<_> = alignment.links().iter().map(|it| it.passages).collect();
    assert!(
        pairs.windows(2).all(|it| it[0] < it[1]),
        "links are sorted, each pair once"
    );
    for [a, b] in &pairs {
        assert!(a.0 < b.0, "never within one article, lower first");
    }
    let mut seen = BTreeSet::new();
    for (id, it) in alignment.matches().iter_enumerated() {
        assert!(it.passages.is_sorted());
        assert!(it.passages.first().map(|it| it.0) != it.passages.last().map(|it| it.0));
        for passage in &it.passages {
            assert!(seen.insert(*passage), "a passage in two matches");
            assert_eq!(alignment.match_of(*passage), Some(id));
        }
        assert_ne!(comparison.match_class(id), Class::Only);
    }
    for shared in alignment.shared_quotes() {
        assert!(shared.sites.len() > 1);
        assert!(shared.sites.windows(2).all(|it| it[0].site <= it[1].site));
    }
}

#[track_caller]
fn check_divergences(comparison: &Comparison) {
    let corpus = comparison.corpus();
    for it in comparison.divergences() {
        assert!(!it.sites.is_empty() && it.sites.is_sorted(), "{it:?}");
        for site in &it.sites {
            assert!(
                corpus.articles()[site.article]
                    .text()
                    .get(site.span.range())
                    .is_some()
            );
            assert!(corpus.passage_of(*site).is_some());
        }
        if let (Kind::Reworded(edits), [left, right]) = (&it.kind, &it.sites[..]) {
            for edit in edits {
                assert!(
                    left.span.contains(edit.left) && right.span.contains(edit.right),
                    "{it:?}"
                );
            }
        }
    }
    for passage in corpus.passages() {
        let class = comparison.passage_class(passage);
        let alone = corpus.articles().len() < 2;
        assert!(!alone || class.is_none());
        // Nothing is said to be told only here where no other article is in the language.
        assert!(alone || class.is_some() || !corpus.has_peer(passage.0));
    }
}

fn permuted(texts: &[String], order: &[usize]) -> Comparison {
    let articles = order.iter().map(|n| {
        let input = Input::Bytes {
            name: format!("{n}.txt"),
            bytes: texts[*n].clone().into(),
        };
        read_one(&input).expect("text").0
    });
    compare(articles.collect(), &Options::default())
}

/// Few cases, so that all tests end soon; `PROPTEST_CASES=1000` searches longer.
fn bounded() -> ProptestConfig {
    let config = ProptestConfig::default();
    let usual = std::env::var_os("PROPTEST_CASES").is_none();
    ProptestConfig {
        cases: if usual { 24 } else { config.cases },
        failure_persistence: None,
        ..config
    }
}

proptest! {
    #![proptest_config(bounded())]

    #[test]
    fn any_bytes_load_or_fail_cleanly(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..400),
            "(<(p|h1|div|title|script|b)>|</p>|&[a-z]{1,4};|[a-z “”.]{0,20}){0,30}".prop_map(String::into_bytes),
            "(#{1,3} |[*_>\\[\\]()!`|-]{1,3}|[a-z “”.]{0,20}|\\n{1,2}){0,40}".prop_map(String::into_bytes),
        ],
        kind in prop::sample::select(vec!["x", "x.txt", "x.html", "x.md", "x.pdf"]),
    ) {
        match read_one(&Input::Bytes { name: kind.into(), bytes }) {
            Ok((article, _)) => check(&compare(vec![article], &Options::default())),
            Err(error) => prop_assert!(!error.what.is_empty() && !error.next_step.is_empty()),
        }
    }

    #[test]
    fn places_hold_on_wild_text(first in wild(), second in wild()) {
        // A letter each, so that there is text.
        check(&compare_texts(&[&format!("A {first}"), &format!("B {second}")]));
    }

    #[test]
    fn places_hold_on_reports(reports in prop::collection::vec(report(), 1..4)) {
        let texts: Vec<String> = reports.iter().map(|it| text(it)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let comparison = compare_texts(&texts);
        check(&comparison);
        for format in [Format::Text, Format::Ansi, Format::Json, Format::Html, Format::Markdown] {
            prop_assert!(!document(format, &comparison).is_empty());
        }
    }

    #[test]
    fn an_article_does_not_part_from_itself(report in plain_report()) {
        let text = text(&report);
        let comparison = compare_texts(&[&text, &text]);
        let found: Vec<_> = comparison.divergences().iter().map(|it| it.kind.name()).collect();
        prop_assert!(found.is_empty(), "{found:?} in {text}");
        for passage in comparison.corpus().passages() {
            prop_assert_eq!(comparison.passage_class(passage), Some(Class::Same));
        }
    }

    #[test]
    fn shuffled_paragraphs_are_only_in_another_order(
        (first, second) in plain_report().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
    ) {
        let comparison = compare_texts(&[&text(&first), &text(&second)]);
        for it in comparison.divergences() {
            prop_assert!(matches!(it.kind, Kind::Order { .. }), "{:?}", it);
        }
    }

    #[test]
    fn the_order_of_the_articles_changes_no_finding(
        reports in prop::collection::vec(report(), 3),
        order in Just(vec![0, 1, 2]).prop_shuffle(),
    ) {
        let texts: Vec<String> = reports.iter().map(|it| text(it)).collect();
        let straight = findings(&permuted(&texts, &[0, 1, 2]));
        let shuffled = findings(&permuted(&texts, &order));
        let lost: Vec<_> = straight.difference(&shuffled).collect();
        let gained: Vec<_> = shuffled.difference(&straight).collect();
        prop_assert!(lost.is_empty() && gained.is_empty(), "{order:?}\nlost {lost:#?}\ngained {gained:#?}");
    }
}
