//! How linked passages differ: runs the finders, sorts and deduplicates what they report.
//!
//! Every finder is a pure function over what was found in the articles and what is linked. They are conservative: a wrong
//! finding costs more trust than a missing one. What each gets wrong stands in its file.

mod arranged;
mod claims;
mod classes;
mod close;
mod context;
mod facing;
mod facts;
mod kind;
mod merge;
mod named;
mod once;
mod phrased;
mod quoted;
mod run_on;
mod standing;
mod stem_lists;
mod tidy;
mod trace;
mod trust;
mod wording;
mod words;

pub use kind::{Edit, Kind, Precise, Rest};
pub use named::spellings::{are_spellings, is_spelled_otherwise};
pub use trace::Step;
pub use trust::{CLOSE, SHOWN, SURE};
pub use wording::clauses::{ClauseTable, Clauses};

use crate::align::{Alignment, Score};
use crate::corpus::{Corpus, PassageRef, Site};
use crate::text::crew;
use crate::text::index::{ArticleId, DivergenceId, IndexVec, MatchId, PassageId};
use context::Context;
use trace::Trace;
use words::Words;

/// One finding of where articles part. No prose inside: `render::wording` speaks.
///
/// Invariant: sites are sorted, each inside one run of passages.
#[derive(Debug, Clone, PartialEq)]
pub struct Divergence {
    /// What differs, with what its sentence needs.
    pub kind: Kind,
    /// Where: the words it is about. Pairwise kinds have one site in each of two articles, in article order;
    /// disagreements of more than two articles one in each, what one alone tells one in each that lacks it; `Split` and
    /// `Repeated` have several in one article; `Only` has one, of one passage or of a run of them.
    pub sites: Vec<Site>,
    /// The match that it belongs to, if its passages have one.
    pub matched: Option<MatchId>,
    /// How many in a hundred findings like it were right when findings in real reports were read, as a part of one; see
    /// [`trust`].
    pub confidence: Score,
    /// Whether it is told without being asked for: the confidence reaches [`SHOWN`].
    pub shown: bool,
}

/// How much attention a passage, match or divergence asks for. Higher ones win on one row: `!` `+` `~` `?` `:` `=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Same words after folding case, space, quote style and dashes.
    Same,
    /// Told in other words elsewhere, and no difference is sure enough to be listed.
    Told,
    /// Without a counterpart, and not surely enough told only here to be listed.
    Near,
    /// Told differently: a difference of it is listed.
    Different,
    /// Told only here, and listed as that.
    Only,
    /// Numbers, dates or names disagree; a quote is altered, cut, or given to somebody else.
    Check,
}

/// What is told without being asked for, and all that was found.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Those that are sure enough.
    pub told: Divergences,
    /// All of them.
    pub all: Divergences,
    /// What linked passages share clause by clause.
    pub clauses: ClauseTable,
}

/// What the finders report, and the class that follows for every passage and match.
#[derive(Debug, Clone, Default)]
pub struct Divergences {
    /// All findings, sorted by class (check first), other words and details after all else in their class, then place in the
    /// first article that has a site.
    pub list: IndexVec<DivergenceId, Divergence>,
    /// Class of each passage of each article.
    pub passage_class: IndexVec<ArticleId, IndexVec<PassageId, Class>>,
    /// Class of each match.
    pub match_class: IndexVec<MatchId, Class>,
}

impl Divergence {
    /// Whether it holds what one article tells against another.
    #[must_use]
    pub fn is_across(&self) -> bool {
        let first = self.sites.first().map(|it| it.article);
        self.sites.iter().any(|it| Some(it.article) != first)
    }
}

impl Class {
    /// The mark beside the first row of a passage: ASCII, one column.
    #[must_use]
    pub fn mark(self) -> char {
        match self {
            Self::Same => '=',
            Self::Told => ':',
            Self::Near => '?',
            Self::Different => '~',
            Self::Only => '+',
            Self::Check => '!',
        }
    }

    /// Its name in JSON and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Told => "told",
            Self::Near => "near",
            Self::Different => "different",
            Self::Only => "only",
            Self::Check => "check",
        }
    }
}

/// Compares what is linked and reports where the articles part. About linear in the text and the links.
///
/// Permuting the articles permutes what is reported and changes nothing else. One article alone has no divergence and no
/// class.
#[must_use]
pub fn diverge(corpus: &Corpus, alignment: &Alignment) -> Findings {
    if corpus.articles().len() < 2 {
        return Findings::default();
    }
    let words = Words::new(corpus, alignment.stems());
    let context = Context::new(corpus, alignment, &words);
    let list = found(&context, true);
    let told = list.iter().filter(|it| it.shown).cloned().collect();
    let bare = classes::bare(&context);
    Findings {
        told: classes::classify(&context, &bare, told),
        all: classes::classify(&context, &bare, list),
        clauses: wording::clauses::table(&context),
    }
}

/// Runs the finders again and takes down what they do about two passages, lower article first.
#[must_use]
pub fn explain(corpus: &Corpus, alignment: &Alignment, passages: [PassageRef; 2]) -> Vec<Step> {
    let words = Words::new(corpus, alignment.stems());
    let mut context = Context::new(corpus, alignment, &words);
    context.trace = Trace::about(passages);
    // One after the other: their steps are told in that order.
    found(&context, false);
    context.trace.steps()
}

/// What the finders report, merged, sorted and judged.
fn found(context: &Context<'_>, side_by_side: bool) -> IndexVec<DivergenceId, Divergence> {
    let finders: &[fn(&Context<'_>) -> Vec<Divergence>] = &[
        quoted::quotes::find,
        claims::polarity::find,
        quoted::own_quote::find,
        claims::stance::find,
        claims::tense::find,
        claims::planned::find,
        claims::court::find,
        claims::contrary::find,
        claims::possible::find,
        claims::verbs::find,
        claims::one_clause::find,
        facts::numbers::find,
        facts::rounded::find,
        facts::amid::find,
        facts::told_once::find,
        facts::nobody::find,
        facts::one_fact::find,
        facts::one_moment::find,
        facts::one_noun::find,
        facts::same_things::find,
        facts::scores::find,
        facts::vague::find,
        facts::ages::find,
        facts::times::find,
        facts::datelines::find,
        facts::days_of_acts::find,
        named::names::find,
        named::strangers::find,
        named::holders::find,
        named::given_names::find,
        named::last_names::find,
        named::heads::find,
        named::towns::find,
        named::spellings::find,
        quoted::sources::find,
        quoted::unsourced::find,
        named::described::find,
        named::introductions::find,
        wording::other_words::find,
        claims::twins::find,
        quoted::speakers::find,
        quoted::told_quotes::find,
        quoted::two_quotes::find,
        facts::finer_dates::find,
        named::finer_names::find,
        named::fuller_names::find,
        facts::places::find,
        wording::reword::find,
        arranged::splits::find,
        arranged::repeats::find,
        arranged::order::find,
        arranged::omissions::find,
    ];
    let found = match side_by_side {
        true => crew::each(finders.to_vec(), |find| find(context)),
        false => finders.iter().map(|find| find(context)).collect(),
    };
    let found = found.into_iter().flatten().collect();
    tidy::tidy(context, merge::merge(found))
}

#[cfg(test)]
mod tests {
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
        let corpus = Corpus::new(articles.map(testing::article).to_vec());
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
        let mut found = found_by(find, [a, b]);
        let mut turned = found_by(find, [b, a]);
        turned.iter_mut().for_each(|it| it.reverse());
        turned.sort();
        let mut sorted = found.clone();
        sorted.sort();
        assert_eq!(turned, sorted, "the other article first");
        found.dedup();
        found
    }

    /// What each of two reports tells besides, so that a word in one of its sentences is a rare one.
    const BESIDES: [&str; 2] = [
        "Gulls nest on the pier.\n\nThe museum sells old maps.\n\nA brass band practises on Tuesdays.\n\nApples are cheap this year.\n\n\
         The library lends skis.\n\nTwo bakers share one oven.\n\nSnow fell in the hills.\n\nThe choir needs tenors.\n\nGoats graze by the road.",
        "Herons feed in the marsh.\n\nThe cinema shows silent films.\n\nChess is played in the park.\n\nPlums rot on the trees.\n\n\
         The theatre hires ushers.\n\nThree cobblers went to sea.\n\nFog hid the islands.\n\nThe orchestra lost its flute.\n\nBees swarm in May.",
    ];

    /// As [`found_either_way`], of two sentences amid others.
    #[track_caller]
    pub(in crate::diverge) fn found_both_ways(
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
}
