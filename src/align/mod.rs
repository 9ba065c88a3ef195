//! Which passages tell the same thing: links between pairs, quotes that are shared, matches over all articles.

mod features;
mod links;
mod matches;
mod order;
mod pairs;
pub mod quotes;
mod relations;
mod score;
pub mod stems;

use self::features::{Profile, Vocabulary};
use crate::corpus::{Corpus, PassageRef, Site};
use crate::segment::TokenKind;
use crate::text::index::{ArticleId, IndexVec, MatchId, PassageId, QuoteId};

/// What is linked with what.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    links: Vec<Link>,
    matches: IndexVec<MatchId, Match>,
    shared_quotes: Vec<SharedQuote>,
    // Match of each passage of each article.
    match_of: IndexVec<ArticleId, IndexVec<PassageId, Option<MatchId>>>,
}

/// Two passages tell the same thing. Many-to-many, because a headline, a lead and a later paragraph may all tell one fact.
///
/// Invariants: never within one article; each pair once; lower article first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The two passages.
    pub passages: [PassageRef; 2],
    /// How sure: a probability.
    pub score: Score,
    /// Why.
    pub evidence: Evidence,
}

/// A number in 0..=1, never NaN, so totally ordered.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score(f32);

impl Score {
    /// Clamps to 0..=1; NaN becomes 0.
    #[must_use]
    pub fn new(value: f32) -> Self {
        Self(if value.is_nan() {
            0.0
        } else {
            value.clamp(0.0, 1.0)
        })
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f32 {
        self.0
    }
}

impl Eq for Score {}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// What speaks for a link, each in 0..=1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// Weighted share of words in common.
    pub words: f32,
    /// Share of names in common.
    pub names: f32,
    /// Share of quoted words in common.
    pub quotes: f32,
    /// Share of numbers and dates in common.
    pub figures: f32,
    /// How well the neighbours match too.
    pub order: f32,
}

/// What the reader sees as one numbered thing.
///
/// Invariants: at least two articles; a passage is in one match at most; sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Its passages, sorted by article and place.
    pub passages: Vec<PassageRef>,
    /// Whether it stands in another order in some article: not in the maximum-weight set of matches that do not cross.
    pub moved: bool,
}

/// Words that more than one article quotes, or that one quotes and another narrates.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedQuote {
    /// How the tellings relate.
    pub kind: SharedKind,
    /// Where they stand: one in each of two articles, or for `Joined` one in one article and several in the other. Sorted.
    pub sites: Vec<QuoteSite>,
    /// How sure.
    pub confidence: Score,
}

/// One telling of a shared quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuoteSite {
    /// The quote with its marks, or the passage that narrates it.
    pub site: Site,
    /// The quote; none where the words are narrated.
    pub quote: Option<QuoteId>,
}

/// How two tellings of the same words relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SharedKind {
    /// The same words.
    Same,
    /// The same words, but one begins or ends some small words earlier or later, sense unchanged.
    Bounds,
    /// One keeps only a part of the words that the other quotes.
    Cut,
    /// Some words inside differ.
    Altered,
    /// Quoted here, narrated there.
    Paraphrased,
    /// The same words given to somebody else.
    Speaker,
    /// One runs together what the other gives as two quotes.
    Joined,
}

impl Alignment {
    /// What was linked, put together: matches and links as given, shared quotes as given.
    ///
    /// # Panics
    /// If a match names a passage that the corpus does not have.
    #[must_use]
    pub fn new(
        corpus: &Corpus,
        links: Vec<Link>,
        matches: IndexVec<MatchId, Match>,
        shared_quotes: Vec<SharedQuote>,
    ) -> Self {
        let mut match_of: IndexVec<ArticleId, IndexVec<PassageId, Option<MatchId>>> = corpus
            .articles()
            .ids()
            .map(|id| vec![None; corpus.segments(id).passages().len()].into())
            .collect();
        for (id, it) in matches.iter_enumerated() {
            for &(article, passage) in &it.passages {
                match_of[article][passage] = Some(id);
            }
        }
        Self {
            links,
            matches,
            shared_quotes,
            match_of,
        }
    }

    /// All links, sorted by their passages.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// All matches, in the order of the first article that tells them.
    #[must_use]
    pub fn matches(&self) -> &IndexVec<MatchId, Match> {
        &self.matches
    }

    /// All shared quotes, sorted by place.
    #[must_use]
    pub fn shared_quotes(&self) -> &[SharedQuote] {
        &self.shared_quotes
    }

    /// The match that a passage belongs to.
    #[must_use]
    pub fn match_of(&self, (article, passage): PassageRef) -> Option<MatchId> {
        self.match_of.get(article)?.get(passage).copied().flatten()
    }
}

/// Links the passages of all articles with each other, every two articles compared.
///
/// Permuting the articles permutes what is found. For each pair of articles about linear in the text: see `pairs` for
/// what is given up in long ones.
#[must_use]
pub fn align(corpus: &Corpus) -> Alignment {
    let order = by_text(corpus);
    let shared_quotes = quotes::shared_quotes(corpus);
    let vocabulary = Vocabulary::new(corpus);
    let profiles: IndexVec<ArticleId, Profile> = corpus
        .articles()
        .ids()
        .map(|id| Profile::new(corpus, id, &vocabulary))
        .collect();
    let links = links::links(corpus, &order, &vocabulary, &profiles, &shared_quotes);
    let matches = matches::matches(corpus, &order, &profiles, &links);
    Alignment::new(corpus, links, matches, shared_quotes)
}

/// Whether two passages have the same words; marks do not count. Linear in the passages.
#[must_use]
pub fn same_words(corpus: &Corpus, passages: [PassageRef; 2]) -> bool {
    let [one, other] = passages.map(|(article, passage)| {
        let tokens = corpus.segments(article).tokens_of(passage).iter();
        tokens
            .filter(|it| it.kind != TokenKind::Punctuation)
            .map(|it| it.symbol)
    });
    one.eq(other)
}

/// The articles ordered by their text: an order that does not depend on how they were given. Articles with the same text
/// can be exchanged for each other, so their order does not matter.
fn by_text(corpus: &Corpus) -> Vec<ArticleId> {
    let mut order: Vec<ArticleId> = corpus.articles().ids().collect();
    order.sort_by_key(|id| corpus.articles()[*id].text());
    order
}

#[cfg(test)]
mod tests {
    use super::{Alignment, Link, align};
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
        align(&Corpus::new(
            articles.iter().map(|it| article(it)).collect(),
        ))
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
            evidence,
        } in alignment.links()
        {
            let mut places = passages.map(place);
            places.sort_unstable();
            told.insert(format!("link {places:?} {score:?} {evidence:?}"));
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
}
