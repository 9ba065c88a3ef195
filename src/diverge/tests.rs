//! What all finders together promise, on reports put together at random; and how a finder is tried alone.

use super::{Class, Context, Divergence, Divergences, Kind, Words, diverge};
use crate::align::align;
use crate::article::{Article, ArticleBuilder, BlockKind, Metadata};
use crate::corpus::Corpus;
use crate::testing;
use proptest::prelude::{Just, Strategy, prop};
use proptest::test_runner::Config;

/// The words of what one finder reports of two articles, as [`crate::testing::article`] reads them.
pub(in crate::diverge) fn found_by(
    find: fn(&Context<'_>) -> Vec<Divergence>,
    articles: [&str; 2],
) -> Vec<Vec<String>> {
    found_of(find, articles.map(testing::article).to_vec())
}

fn found_of(find: fn(&Context<'_>) -> Vec<Divergence>, articles: Vec<Article>) -> Vec<Vec<String>> {
    let corpus = Corpus::new(articles);
    let alignment = align(&corpus, &[]);
    let words = Words::new(&corpus, alignment.stems());
    let context = Context::new(&corpus, &alignment, &words);
    let words = |it: &Divergence| {
        let sites = it.sites.iter();
        sites.map(|site| corpus.slice(*site).to_owned()).collect()
    };
    find(&context).iter().map(words).collect()
}

/// As [`found_by`], and held to it that the same is found, mirrored, with the other article first.
#[track_caller]
pub(in crate::diverge) fn found_either_way(
    find: fn(&Context<'_>) -> Vec<Divergence>,
    [a, b]: [&str; 2],
) -> Vec<Vec<String>> {
    mirrored([found_by(find, [a, b]), found_by(find, [b, a])])
}

/// What is found with the one article first, held against what is found with the other one first.
#[track_caller]
fn mirrored([found, mut turned]: [Vec<Vec<String>>; 2]) -> Vec<Vec<String>> {
    turned.iter_mut().for_each(|it| it.reverse());
    turned.sort();
    let mut sorted = found.clone();
    sorted.sort();
    assert_eq!(turned, sorted, "the other article first");
    found
}

/// What each of two reports tells besides, so that a word in one of its sentences is a rare one.
const BESIDES: [&str; 2] = [
    "Gulls nest on the pier.\n\nThe museum sells old maps.\n\nA brass band practises on Tuesdays.\n\nApples are cheap this year.\n\n\
     The library lends skis.\n\nTwo bakers share one oven.\n\nSnow fell in the hills.\n\nThe choir needs tenors.\n\nGoats graze by the road.",
    "Herons feed in the marsh.\n\nThe cinema shows silent films.\n\nChess is played in the park.\n\nPlums rot on the trees.\n\n\
     The theatre hires ushers.\n\nThree cobblers went to sea.\n\nFog hid the islands.\n\nThe orchestra lost its flute.\n\nBees swarm in May.",
];

/// The same in German, French and Spanish.
const BESIDES_ABROAD: [(&str, [&str; 2]); 3] = [
    (
        "de",
        [
            "Möwen nisten auf dem Steg.\n\nDas Museum verkauft alte Karten.\n\nEine Kapelle probt im Saal.\n\nÄpfel gedeihen gut.\n\nZwei \
             Bäcker teilen sich einen Ofen.\n\nDer Chor braucht Tenöre.\n\nZiegen grasen am Weg.",
            "Reiher fischen im Moor.\n\nIm Kino läuft ein Stummfilm.\n\nSchach wird im Park gespielt.\n\nPflaumen faulen an den Bäumen.\n\nDrei \
             Schuster gingen zur See.\n\nNebel verbarg die Inseln.\n\nBienen schwärmen im Garten.",
        ],
    ),
    (
        "fr",
        [
            "Des mouettes nichent sur la jetée.\n\nLe musée vend des cartes.\n\nUne fanfare répète dans la salle.\n\nLes pommes poussent bien.\n\nDeux \
             boulangers partagent un four.\n\nLa chorale cherche des ténors.\n\nDes chèvres broutent.",
            "Des hérons pêchent au marais.\n\nLe cinéma montre un film muet.\n\nOn joue aux échecs au parc.\n\nLes prunes pourrissent.\n\nTrois \
             cordonniers sont partis en mer.\n\nLe brouillard cachait les îles.\n\nDes abeilles essaiment.",
        ],
    ),
    (
        "es",
        [
            "Las gaviotas anidan en el muelle.\n\nLa librería vende mapas.\n\nUna banda ensaya en la sala.\n\nLas manzanas crecen bien.\n\nDos \
             panaderos comparten un horno.\n\nEl coro busca tenores.\n\nHay cabras en el prado.",
            "Las garzas pescan en la marisma.\n\nEl cine pasa una película muda.\n\nEn el parque juegan al ajedrez.\n\nLas ciruelas maduran.\n\nTres \
             zapateros zarparon.\n\nLa niebla ocultaba las islas.\n\nLas abejas vuelan.",
        ],
    ),
];

/// As [`found_amid_others`], in German, French or Spanish.
#[track_caller]
pub(in crate::diverge) fn found_in(
    language: &str,
    find: fn(&Context<'_>) -> Vec<Divergence>,
    sentences: [&str; 2],
) -> Vec<Vec<String>> {
    let besides = BESIDES_ABROAD.iter().find(|it| it.0 == language);
    let besides = besides.expect("a language with sentences").1;
    let [one, two] = [0, 1].map(|n| {
        let text = format!("{}\n\n{}", sentences[n], besides[n]);
        testing::article_in(language, &text)
    });
    let first = found_of(find, vec![one.clone(), two.clone()]);
    mirrored([first, found_of(find, vec![two, one])])
}

/// As [`found_either_way`], of two sentences amid others.
#[track_caller]
pub(in crate::diverge) fn found_amid_others(
    find: fn(&Context<'_>) -> Vec<Divergence>,
    sentences: [&str; 2],
) -> Vec<Vec<String>> {
    let [one, two] = [0, 1].map(|n| format!("{}\n\n{}", sentences[n], BESIDES[n]));
    found_either_way(find, [&one, &two])
}

/// Holds what is found, whichever article comes first, to what is expected, two sites each.
#[track_caller]
pub(in crate::diverge) fn check_found(
    find: fn(&Context<'_>) -> Vec<Divergence>,
    articles: [&str; 2],
    expected: &[[&str; 2]],
) {
    assert_eq!(found_either_way(find, articles), expected);
}

/// How many findings that are told of two sentences amid others are of such a kind.
pub(in crate::diverge) fn told_of(sentences: [&str; 2], is: fn(&Kind) -> bool) -> usize {
    let articles = [0, 1].map(|n| testing::article(&format!("{}\n\n{}", sentences[n], BESIDES[n])));
    let corpus = Corpus::new(articles.to_vec());
    let alignment = align(&corpus, &[]);
    let told = diverge(&corpus, &alignment).told.list;
    told.iter().filter(|it| is(&it.kind)).count()
}

/// A `check` of two reports for what one finder finds between them, by the words of its sites.
macro_rules! checks {
    ($find:path) => {
        #[track_caller]
        fn check(a: &str, b: &str, expected: &[[&str; 2]]) {
            crate::diverge::tests::check_found($find, [a, b], expected);
        }
    };
}
pub(in crate::diverge) use checks;

/// Paragraphs of two invented reports of one storm; same position, same thing.
const PARAGRAPHS: [[&str; 2]; 8] = [
    [
        "The storm destroyed 14 boats in the harbor of Tarnholm on Sunday.",
        "Fourteen boats were destroyed in Tarnholm's harbor by the storm on Sunday night.",
    ],
    [
        "“We will rebuild every pier before the winter,” Mayor Oda Tarn said.",
        "Oda Tarn, the mayor, said the town would \"rebuild every pier\" before winter.",
    ],
    [
        "Insurers expect claims of about 3 million crowns from the canneries.",
        "Claims of 3.1 million crowns are expected from the canneries, insurers say.",
    ],
    [
        "The lighthouse, built in 1931, lost its lamp and two windows.",
        "The lighthouse of April 1931 lost two windows and its lamp.",
    ],
    [
        "Schools stay closed until their roofs have been inspected, the council said.",
        "The council said that schools will stay closed until all roofs are inspected.",
    ],
    [
        "Fishermen asked for new moorings. \"Nobody slept that night,\" said Piet Vos.",
        "“Nobody slept that night,” Oda Tarn said. New moorings are what fishermen ask for.",
    ],
    [
        "A choir sang in the damaged church.",
        "Volunteers from Norland cleared the coastal road of fallen trees within a day.",
    ],
    [
        "Schools stay closed until their roofs have been inspected.",
        "The railway to Velin runs again.",
    ],
];

fn article(title: &str, paragraphs: &[&str]) -> Article {
    let mut builder = ArticleBuilder::new(Metadata::default());
    builder.block(BlockKind::Headline, title);
    for it in paragraphs {
        builder.block(BlockKind::Paragraph, it);
    }
    builder.finish()
}

fn compared(articles: &[Article]) -> (Corpus, Divergences) {
    let corpus = Corpus::new(articles.to_vec());
    let found = diverge(&corpus, &align(&corpus, &[])).all;
    (corpus, found)
}

/// One line for each finding, by words and not by letters, sorted.
fn lines((corpus, found): &(Corpus, Divergences)) -> Vec<String> {
    let mut out: Vec<String> = found
        .list
        .iter()
        .map(|it| {
            let mut sites: Vec<String> = it
                .sites
                .iter()
                .map(|site| {
                    let title = corpus.articles()[site.article].title();
                    format!("{title}@{:?} {}", site.span, corpus.slice(*site))
                })
                .collect();
            sites.sort();
            let edits = match &it.kind {
                Kind::Reworded(edits) => edits.len(),
                _ => 0,
            };
            format!("{} {edits} {}", it.kind.name(), sites.join(" / "))
        })
        .collect();
    out.sort();
    out
}

/// Some of the paragraphs, as told by one of the two, in some order.
fn telling() -> impl Strategy<Value = Vec<&'static str>> {
    let some = prop::sample::subsequence((0..8_usize).collect::<Vec<_>>(), 3..=8);
    (some, prop::collection::vec(0..2_usize, 8)).prop_flat_map(|(some, side)| {
        let told: Vec<&str> = some.iter().map(|&n| PARAGRAPHS[n][side[n]]).collect();
        Just(told).prop_shuffle()
    })
}

fn few() -> Config {
    Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    }
}

#[test]
fn what_is_told_word_by_word_is_compared_with_nothing_else() {
    let [long, short] = [PARAGRAPHS[4][0], PARAGRAPHS[7][0]];
    let other = PARAGRAPHS[5][0];
    let found = compared(&[
        article("Storm over Tarnholm", &[long, short, other]),
        article("Storm over Tarnholm", &[short, other, long]),
    ]);
    let mut kinds = found.1.list.iter().map(|it| &it.kind);
    assert!(
        kinds.all(|it| matches!(it, Kind::Order { .. })),
        "{:#?}",
        lines(&found)
    );
}

proptest::proptest! {
    #![proptest_config(few())]

    #[test]
    fn an_article_against_itself_has_no_divergence(told in telling()) {
        let it = article("Storm over Tarnholm", &told);
        let found = compared(&[it.clone(), it]);
        proptest::prop_assert_eq!(lines(&found), Vec::<String>::new());
        proptest::prop_assert!(found.1.passage_class.iter().flatten().all(|it| *it == Class::Same));
    }

    #[test]
    fn shuffled_paragraphs_differ_in_order_only(told in telling(), other in telling()) {
        let mut order = told.clone();
        order.sort_by_key(|it| other.iter().position(|o| o == it));
        let found = compared(&[article("Storm over Tarnholm", &told), article("Storm over Tarnholm", &order)]);
        proptest::prop_assert!(
            found.1.list.iter().all(|it| matches!(it.kind, Kind::Order { .. })),
            "{:#?}", lines(&found)
        );
    }

    #[test]
    fn quote_style_and_dashes_are_no_divergence(told in telling()) {
        let restyled: Vec<String> = told
            .iter()
            .map(|it| it.replace(['“', '”'], "\"").replace('\'', "’"))
            .collect();
        let restyled: Vec<&str> = restyled.iter().map(String::as_str).collect();
        let found = compared(&[article("Storm over Tarnholm", &told), article("Storm over Tarnholm", &restyled)]);
        proptest::prop_assert_eq!(lines(&found), Vec::<String>::new());
    }

    #[test]
    fn permuting_the_articles_permutes_the_findings(
        a in telling(), b in telling(), c in telling()
    ) {
        let articles = [
            article("Storm over Tarnholm", &a),
            article("Boats lost in storm", &b),
            article("After the storm", &c),
        ];
        let one = lines(&compared(&articles));
        let [a, b, c] = articles;
        let two = lines(&compared(&[c.clone(), a.clone(), b.clone()]));
        let three = lines(&compared(&[b, a, c]));
        proptest::prop_assert_eq!(&one, &two);
        proptest::prop_assert_eq!(&one, &three);
    }
}

#[test]
fn one_article_alone_has_neither_divergence_nor_class() {
    let (_, found) = compared(&[article("Storm", &["It rained."])]);
    assert!(found.list.is_empty() && found.passage_class.is_empty());
    let (_, found) = compared(&[]);
    assert!(found.list.is_empty());
}
