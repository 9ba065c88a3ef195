//! Links and matches on small invented articles, and what always holds for them.

use super::{Alignment, HandLink, Link, align};
use crate::article::{Article, ArticleBuilder, BlockKind, Metadata};
use crate::corpus::{Corpus, PassageRef};
use crate::text::index::ArticleId;
use proptest::prelude::{ProptestConfig, Strategy, prop};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// An article of one sentence a line: the first the headline, `By …` a byline.
fn article(lines: &[&str]) -> Article {
    let mut builder = ArticleBuilder::new(Metadata::default());
    for (n, line) in lines.iter().enumerate() {
        let kind = match n {
            _ if line.starts_with("By ") => BlockKind::Byline,
            0 => BlockKind::Headline,
            _ => BlockKind::Paragraph,
        };
        builder.block(kind, line);
    }
    builder.finish()
}

fn aligned(articles: &[&[&str]]) -> Alignment {
    align(
        &Corpus::new(articles.iter().map(|it| article(it)).collect()),
        &[],
    )
}

/// `A1` for the second passage of the first article.
fn name((article, passage): PassageRef) -> String {
    format!("{article}{}", passage.index())
}

/// Matches as `A0=B0 A2=B1=B4*`; a star for moved ones.
#[track_caller]
fn check_matches(articles: &[&[&str]], expected: &str) {
    let found: Vec<String> = aligned(articles)
        .matches()
        .iter()
        .map(|it| {
            let names: Vec<String> = it.passages.iter().copied().map(name).collect();
            names.join("=") + if it.moved { "*" } else { "" }
        })
        .collect();
    assert_eq!(found.join(" "), expected);
}

const FERRY: &[&str] = &[
    "Ferry runs aground off Halden with 212 on board",
    "By Ida Moe",
    "A passenger ferry ran aground on a sandbank near Halden on Friday night.",
    "All 212 people on board were brought to land by midnight, the coast guard said.",
    "The operator, Skerry Lines, has suspended the route until Monday.",
    "Heavy fog had covered the fjord since the afternoon.",
    "An inquiry will look at the navigation records of the ship.",
];
const FERRY_RETOLD: &[&str] = &[
    "212 brought ashore after ferry grounds near Halden",
    "By Jon Vik",
    "Skerry Lines suspended the route until Monday.",
    "The coast guard said all 212 people on board had been brought to land before midnight.",
    "The ferry had run aground on a sandbank near Halden on Friday night.",
    "Two schools in the town opened their halls for the travellers.",
    "Investigators will study the ship's navigation records.",
];

#[test]
fn passages_that_tell_the_same_are_matched_in_any_order() {
    check_matches(&[FERRY, FERRY_RETOLD], "A0=B0 A2=B4* A3=B3 A4=B2* A6=B6");
}

#[test]
fn a_passage_told_in_two_places_is_one_match_of_three() {
    check_matches(
        &[
            &[
                "Council meets",
                "The mayor of Orsk resigned on Tuesday after a vote and named the treasurer Pia Holm as her successor.",
            ],
            &[
                "Markets",
                "The mayor of Orsk resigned on Tuesday after the vote.",
                "Rain fell on the market.",
                "She named the treasurer Pia Holm as her successor.",
            ],
        ],
        "A1=B1=B3",
    );
}

#[test]
fn sentences_of_one_quote_meet_their_own_counterparts() {
    check_matches(
        &[
            &[
                "Night in the hall",
                "\"They gave us three blankets,\" said Mia Dahl, who had waited since noon.",
                "\"Then they sent the buses away.\"",
            ],
            &[
                "After the flood",
                "Mia Dahl sat on a suitcase. \"They gave us three blankets. Then they sent the buses away.\"",
            ],
        ],
        "A1=B2 A2=B3",
    );
}

#[test]
fn reports_of_different_things_share_nothing() {
    check_matches(
        &[
            FERRY,
            &[
                "Council votes to keep the library open",
                "The town council voted on Thursday to keep the old library open for another year.",
                "Readers had gathered four thousand signatures against the closure.",
            ],
        ],
        "",
    );
    check_matches(&[FERRY], "");
    check_matches(&[FERRY, &[]], "");
}

#[test]
fn three_articles_share_one_match() {
    check_matches(
        &[
            &[
                "The dam at Karsa broke at dawn and flooded six villages.",
                "The army sent boats.",
            ],
            &[
                "Six villages were flooded when the dam at Karsa broke at dawn.",
                "Schools stay closed.",
            ],
            &[
                "Trains stopped.",
                "The Karsa dam broke at dawn, flooding six villages.",
            ],
        ],
        "A0=B0=C1",
    );
}

#[test]
fn an_article_against_itself_is_matched_passage_by_passage() {
    check_matches(&[FERRY, FERRY], "A0=B0 A2=B2 A3=B3 A4=B4 A5=B5 A6=B6");
    check_matches(
        &[
            &["Yes.", "He did.", "Yes.", "* * *"],
            &["Yes.", "He did.", "Yes.", "* * *"],
        ],
        "A0=B0 A1=B1 A2=B2",
    );
}

#[test]
fn one_sentence_repeated_five_thousand_times_costs_no_more_than_others() {
    let text = vec!["The old bridge over the Lerna was closed after an inspection."; 5000];
    let start = Instant::now();
    let alignment = aligned(&[&text, &text]);
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
    assert_eq!(alignment.matches().len(), 5000);
    assert!(alignment.matches().iter().all(|it| !it.moved));
}

/// Articles of a few sentences out of a small stock, so that many are shared.
fn some_articles() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let stock: Vec<&'static str> = FERRY
        .iter()
        .chain(FERRY_RETOLD)
        .copied()
        .chain([
            "…",
            "Yes.",
            "該橋已關閉。",
            "The fog lifted 🙂 on Saturday.",
            "Fog. Fog. Fog.",
        ])
        .collect();
    let article = prop::collection::vec(prop::sample::select(stock), 0..9);
    prop::collection::vec(article, 0..5)
}

/// Links by the position that their articles have in `order`, for comparison under permutation.
fn told(alignment: &Alignment, order: &[usize]) -> BTreeSet<String> {
    let place = |it: PassageRef| (order[it.0.index()], it.1.index());
    let mut told = BTreeSet::new();
    for Link {
        passages,
        score,
        firm,
        evidence,
    } in alignment.links()
    {
        let mut places = passages.map(place);
        places.sort_unstable();
        told.insert(format!("link {places:?} {score:?} {firm:?} {evidence:?}"));
    }
    for it in alignment.near_misses() {
        let mut places = it.passages.map(place);
        places.sort_unstable();
        told.insert(format!("near {places:?} {:?} {:?}", it.score, it.firm));
    }
    for it in alignment.matches() {
        let mut places: Vec<_> = it.passages.iter().copied().map(place).collect();
        places.sort_unstable();
        told.insert(format!("match {places:?} {}", it.moved));
    }
    told
}

proptest::proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn links_and_matches_keep_their_invariants(articles in some_articles()) {
        let slices: Vec<&[&str]> = articles.iter().map(Vec::as_slice).collect();
        let alignment = aligned(&slices);
        let links = alignment.links();
        assert!(links.is_sorted_by(|a, b| a.passages < b.passages), "sorted, each pair once");
        for it in links {
            assert!(it.passages[0].0 < it.passages[1].0, "two articles, lower first");
            let evidence = it.evidence;
            for part in [evidence.words, evidence.names, evidence.quotes, evidence.figures, evidence.order] {
                assert!((0.0..=1.0).contains(&part), "{evidence:?}");
            }
        }
        let near = alignment.near_misses();
        assert!(near.is_sorted_by(|a, b| a.passages < b.passages), "sorted, each pair once");
        for it in near {
            assert!(it.passages[0].0 < it.passages[1].0, "two articles, lower first");
            assert!(alignment.link(it.passages).is_none(), "near, but not linked");
        }
        let mut met = BTreeSet::new();
        for (id, it) in alignment.matches().iter_enumerated() {
            assert!(it.passages.is_sorted());
            let articles: BTreeSet<ArticleId> = it.passages.iter().map(|it| it.0).collect();
            assert!(articles.len() > 1, "a match is told by two articles");
            for &passage in &it.passages {
                assert!(met.insert(passage), "a passage is in one match");
                assert_eq!(alignment.match_of(passage), Some(id));
            }
        }
        let firsts: Vec<PassageRef> = alignment.matches().iter().map(|it| it.passages[0]).collect();
        assert!(firsts.is_sorted(), "in the order of the first article");
    }

    #[test]
    fn permuted_articles_permute_links_and_matches(articles in some_articles(), turn in 0..5_usize) {
        let given: Vec<&[&str]> = articles.iter().map(Vec::as_slice).collect();
        let distinct: BTreeSet<&[&str]> = given.iter().copied().collect();
        proptest::prop_assume!(distinct.len() == given.len());
        let mut order: Vec<usize> = (0..given.len()).rev().collect();
        let steps = turn % given.len().max(1);
        order.rotate_left(steps);
        let permuted: Vec<&[&str]> = order.iter().map(|&n| given[n]).collect();
        let plain: Vec<usize> = (0..given.len()).collect();
        assert_eq!(told(&aligned(&given), &plain), told(&aligned(&permuted), &order));
    }

    #[test]
    fn an_article_against_itself_links_each_passage_with_itself(articles in some_articles()) {
        for lines in &articles {
            let alignment = aligned(&[lines, lines]);
            let corpus = Corpus::new(vec![article(lines)]);
            let id = ArticleId::new(0);
            let segments = corpus.segments(id);
            for (passage, at) in segments.passages().iter_enumerated() {
                let text = corpus.articles()[id].slice(at.span);
                let kind = corpus.articles()[id].blocks()[at.block].kind;
                if kind == BlockKind::Byline || !text.contains(char::is_alphanumeric) {
                    continue;
                }
                let itself = [(id, passage), (ArticleId::new(1), passage)];
                assert!(alignment.links().iter().any(|it| it.passages == itself), "{text}");
            }
        }
    }
}

/// Matches after links by hand, as in [`check_matches`]; pairs of article and passage.
#[track_caller]
fn check_by_hand(articles: &[&[&str]], hand: &[([usize; 2], [usize; 2], bool)], expected: &str) {
    let corpus = Corpus::new(articles.iter().map(|it| article(it)).collect());
    let passage = |[article, passage]: [usize; 2]| {
        (
            ArticleId::new(article),
            crate::text::index::PassageId::new(passage),
        )
    };
    let hand: Vec<HandLink> = hand
        .iter()
        .map(|it| HandLink {
            passages: [passage(it.0), passage(it.1)],
            apart: it.2,
        })
        .collect();
    let alignment = align(&corpus, &hand);
    let found = alignment.matches().iter().map(|it| {
        let names: Vec<String> = it.passages.iter().copied().map(name).collect();
        names.join("=")
    });
    assert_eq!(found.collect::<Vec<_>>().join(" "), expected);
    let is_same = |one: &HandLink, other: &HandLink| {
        one.passages.iter().all(|it| other.passages.contains(it))
    };
    let links = alignment.links();
    assert!(links.is_sorted_by_key(|it| it.passages), "links are sorted");
    let last = |it: &&HandLink| hand.iter().rfind(|one| is_same(one, it)) == Some(*it);
    for it in hand.iter().filter(last).filter(|it| it.apart) {
        let mut matches = alignment.matches().iter();
        assert!(matches.all(|found| !it.passages.iter().all(|p| found.passages.contains(p))));
    }
}

const DAM: &[&str] = &[
    "Dam at Orvik leaks",
    "The dam at Orvik leaks at two places, the mayor said on Tuesday.",
    "Divers went down in the evening.",
];
const DAM_RETOLD: &[&str] = &[
    "Leak found in Orvik dam",
    "On Tuesday the mayor said that the dam at Orvik leaks at two places.",
    "Soup was served in the school.",
];

#[test]
fn the_reader_joins_and_parts_passages_whatever_was_found() {
    let both: &[&[&str]] = &[DAM, DAM_RETOLD];
    check_by_hand(both, &[], "A0=B0 A1=B1");
    check_by_hand(both, &[([0, 2], [1, 2], false)], "A0=B0 A1=B1 A2=B2");
    check_by_hand(both, &[([1, 1], [0, 1], true)], "A0=B0");
    // The last word on a pair counts.
    check_by_hand(
        both,
        &[([0, 1], [1, 1], true), ([1, 1], [0, 1], false)],
        "A0=B0 A1=B1",
    );
    // A passage that was joined elsewhere is in that match.
    check_by_hand(
        both,
        &[([0, 1], [1, 1], true), ([0, 2], [1, 1], false)],
        "A0=B0 A2=B1",
    );
}

#[test]
fn links_by_hand_to_what_is_not_there_are_passed_over() {
    let both: &[&[&str]] = &[DAM, DAM_RETOLD];
    check_by_hand(
        both,
        &[
            ([0, 9], [1, 1], false),
            ([0, 1], [4, 0], true),
            ([0, 1], [0, 2], false),
        ],
        "A0=B0 A1=B1",
    );
}

#[test]
fn a_pair_on_which_the_reader_spoke_is_no_near_miss() {
    const HARBOR: &[&str] = &[
        "Lighthouse keepers to stay",
        "The storm destroyed fourteen boats in the harbor of Tarnholm on Sunday.",
        "The council will meet on Thursday to talk about the damaged breakwater.",
        "Schools stay closed until the roofs have been inspected.",
    ];
    const RETOLD: &[&str] = &[
        "Lighthouse keepers to stay",
        "The storm destroyed fourteen boats in the harbor of Tarnholm on Sunday.",
        "Those who govern the town come together on Thursday and hear what has become of the sea wall.",
        "Whoever owns a roof has to pay for it, say the owners of the canneries, and nobody helps.",
    ];
    let corpus = Corpus::new([HARBOR, RETOLD].map(article).to_vec());
    let near = align(&corpus, &[]).near_misses().to_vec();
    assert!(!near.is_empty(), "the articles are made for it");
    for apart in [true, false] {
        let passages = near[0].passages;
        let alignment = align(&corpus, &[HandLink { passages, apart }]);
        assert_eq!(alignment.link(passages).is_some(), !apart);
        assert_eq!(alignment.near_misses(), &near[1..]);
    }
}
