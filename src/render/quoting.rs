//! How a quote is told elsewhere: what the difference that is told of it says, so that no list of quotes says otherwise than
//! the list of differences.

use crate::align::{QuoteSite, SharedKind, SharedQuote};
use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::diverge::{Class, Divergence, Kind};
use crate::text::index::{ArticleId, EntityId};
use crate::text::normal::fold;
use std::borrow::Cow;

/// How the tellings of a quote relate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// How grave that is.
    pub class: Class,
    /// In few words: `cut short in B`.
    pub words: String,
    /// In a few columns: `cut short B`.
    pub short: String,
}

impl Telling {
    fn new(class: Class, words: &str, short: &str) -> Self {
        Self {
            class,
            words: words.to_owned(),
            short: short.to_owned(),
        }
    }
}

/// How the tellings of a shared quote relate. Linear in the differences.
#[must_use]
pub fn shared(comparison: &Comparison, quote: &SharedQuote) -> Telling {
    let between = |it: &&Divergence| {
        let sites = quote.sites.iter().filter(|at| touches(it, at.site));
        let mut articles = sites.map(|it| it.site.article);
        let first = articles.next();
        articles.any(|it| Some(it) != first)
    };
    let mut all = comparison.divergences().iter();
    if let Some(telling) = all.find(between).and_then(|it| of_finding(comparison, it)) {
        return telling;
    }
    let goes_on = quote.kind == SharedKind::Speaker;
    let mut others = comparison.divergences().iter().filter(|_| goes_on);
    if let Some(it) = others.find(|it| is_of_speakers(comparison, quote, it)) {
        return of_finding(comparison, it)
            .unwrap_or_else(|| Telling::new(it.kind.class(), "other speaker", "other speaker"));
    }
    let narrated = quote.sites.iter().find(|it| it.quote.is_none());
    // What no difference is told of is not called one.
    match (quote.kind, narrated) {
        (
            SharedKind::Same
            | SharedKind::Bounds
            | SharedKind::Parted
            | SharedKind::Speaker
            | SharedKind::Joined,
            _,
        ) => Telling::new(Class::Same, "same words", "same words"),
        (SharedKind::Paraphrased, Some(it)) => {
            let article = it.site.article;
            let [words, short] =
                ["perhaps told in", "perhaps told"].map(|it| format!("{it} {article}"));
            Telling::new(Class::Told, &words, &short)
        }
        _ => in_common(comparison, quote),
    }
}

/// That two quotes share words; with both speakers where they are surely two.
fn in_common(comparison: &Comparison, quote: &SharedQuote) -> Telling {
    let corpus = comparison.corpus();
    let mut named: Vec<(ArticleId, EntityId)> = Vec::new();
    for site in &quote.sites {
        let article = site.site.article;
        let found = site.quote.map(|it| &corpus.annotations(article).quotes[it]);
        let source = found.and_then(|it| it.source).filter(|it| it.certain);
        if let Some(mention) = source.and_then(|it| it.mention) {
            named.push((article, corpus.entity(article, mention)));
        }
    }
    match named[..] {
        [(a, one), (b, two)] if one != two => {
            let [one, two] = [one, two].map(|it| corpus.entities()[it].name.as_str());
            let words = format!("words in common: {a} {one} / {b} {two}");
            Telling::new(Class::Told, &words, &short_names([(a, one), (b, two)]))
        }
        _ => Telling::new(Class::Told, "words in common", "in common"),
    }
}

/// `A Moe / B Holm`: the last word of a name tells most.
fn short_names(named: [(ArticleId, &str); 2]) -> String {
    let short = named.map(|(article, name)| {
        let last = name.split_whitespace().next_back().unwrap_or(name);
        format!("{article} {last}")
    });
    short.join(" / ")
}

/// Whether a difference says that the speakers of a shared quote are not the same: it is told once of all that two persons are given,
/// where a quotation goes on behind who speaks.
fn is_of_speakers(comparison: &Comparison, quote: &SharedQuote, it: &Divergence) -> bool {
    let Kind::QuoteSpeaker { speakers } = &it.kind else {
        return false;
    };
    let source = |at: &QuoteSite| {
        let article = at.site.article;
        let found = comparison.corpus().annotations(article);
        let source = found.quotes[at.quote?].source?;
        // `he` is told by the name that he has.
        let name = source.mention.map(|it| found.mentions[it].span);
        Some((article, source.span, name))
    };
    let told = |at: &QuoteSite| {
        let source = source(at);
        let mut speakers = speakers.iter();
        speakers.any(|it| {
            source.is_some_and(|(article, span, name)| {
                let holds = |span| it.span.contains(span);
                article == it.article && (holds(span) || name.is_some_and(holds))
            })
        })
    };
    quote.sites.iter().all(told)
}

/// How a quote that is no shared one is told elsewhere, and where: if a difference says so, or if it is of a word or two that
/// another article has between marks too. Linear in the differences and the quotes.
#[must_use]
pub fn alone(comparison: &Comparison, quote: Site) -> Option<(Telling, Vec<Site>)> {
    let mut all = comparison.divergences().iter();
    let elsewhere = |it: &Divergence| it.sites.iter().any(|at| at.article != quote.article);
    let Some(found) = all.find(|it| touches(it, quote) && elsewhere(it)) else {
        let twins = twins(comparison, quote);
        let same = Telling::new(Class::Same, "same words", "same");
        return (!twins.is_empty()).then_some((same, twins));
    };
    let others = found.sites.iter().filter(|it| it.article != quote.article);
    Some((of_finding(comparison, found)?, others.copied().collect()))
}

/// Words of the longest quote that is too short to be told from its words alone.
const FEW: usize = 3;

/// Quotes of other articles in the same few words as one, by the same speaker or, where one is not known, in a passage that tells the
/// same: too short for shared quotes, and quoted on both sides all the same. Linear in the quotes: few are looked at beyond their
/// first word.
fn twins(comparison: &Comparison, quote: Site) -> Vec<Site> {
    let corpus = comparison.corpus();
    let own: Vec<_> = words(corpus.slice(quote)).take(FEW + 1).collect();
    if own.is_empty() || own.len() > FEW {
        return Vec::new();
    }
    let speaker = |it: Site| {
        let quotes = &corpus.annotations(it.article).quotes;
        let from = quotes
            .as_slice()
            .partition_point(|quote| quote.span.start() < it.span.start());
        let mut here = quotes.as_slice()[from..].iter();
        let here = here
            .by_ref()
            .take_while(|quote| quote.span.start() == it.span.start());
        let quote = here.into_iter().find(|quote| quote.span == it.span)?;
        Some(corpus.entity(it.article, quote.source?.mention?))
    };
    let of_match = |it: Site| {
        let passage = corpus.passage_of(it)?;
        comparison.alignment().match_of((it.article, passage))
    };
    let others = corpus.articles().ids().filter(|it| *it != quote.article);
    let sites = others.flat_map(|article| {
        let quotes = corpus.annotations(article).quotes.iter();
        let spoken = quotes.filter(|it| it.is_spoken());
        spoken.map(move |it| Site {
            article,
            span: it.span,
        })
    });
    let alike = |it: &Site| words(corpus.slice(*it)).eq(own.iter().cloned());
    let same = |it: &Site| {
        let told = || of_match(quote).is_some() && of_match(quote) == of_match(*it);
        match (speaker(quote), speaker(*it)) {
            (Some(one), Some(two)) => one == two,
            _ => told(),
        }
    };
    sites.filter(alike).filter(same).collect()
}

/// The words of a text, folded.
fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|it| !it.is_empty()).map(fold)
}

/// The class of a quote of which no difference tells: only here where its passage is, and never more than the passage: what
/// another article tells in its own words is not told only here, though it is quoted only here.
#[must_use]
pub fn class_alone(comparison: &Comparison, quote: Site) -> Class {
    let passage = comparison.corpus().passage_of(quote);
    let class = passage.and_then(|it| comparison.passage_class((quote.article, it)));
    match class {
        Some(Class::Only) | None => Class::Only,
        Some(Class::Near) => Class::Near,
        Some(_) => Class::Told,
    }
}

/// Whether a difference of quotes is about the words at a place.
fn touches(it: &Divergence, site: Site) -> bool {
    let about = |at: &Site| at.article == site.article && at.span.overlaps(site.span);
    is_of_quotes(&it.kind) && it.sites.iter().any(about)
}

fn is_of_quotes(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::QuoteCut { .. }
            | Kind::QuoteAltered
            | Kind::QuoteSpeaker { .. }
            | Kind::QuoteJoined { .. }
            | Kind::QuoteParaphrase { .. }
            | Kind::QuoteBounds { .. }
    )
}

fn of_finding(comparison: &Comparison, it: &Divergence) -> Option<Telling> {
    let other = |here: ArticleId| it.sites.iter().find(|at| at.article != here);
    let class = it.kind.class();
    let in_one = |words: &str, article: ArticleId| {
        Some(Telling::new(
            class,
            &format!("{words} in {article}"),
            &format!("{words} {article}"),
        ))
    };
    match &it.kind {
        Kind::QuoteCut { cut, kept: 0, .. } => in_one("left out", *cut),
        Kind::QuoteCut { cut, .. } if it.kind.is_partial() => in_one("in part", *cut),
        Kind::QuoteCut { cut, .. } => in_one("cut short", *cut),
        Kind::QuoteAltered => Some(Telling::new(class, "altered", "altered")),
        Kind::QuoteSpeaker { speakers } => {
            let named = speakers.map(|it| (it.article, comparison.corpus().slice(it)));
            let told = named.map(|(article, name)| format!("{article} {name}"));
            let words = format!("other speaker: {}", told.join(" / "));
            Some(Telling::new(class, &words, &short_names(named)))
        }
        Kind::QuoteJoined { joined } => in_one("joined", *joined),
        Kind::QuoteParaphrase { quoted } => in_one("paraphrased", other(*quoted)?.article),
        Kind::QuoteBounds { .. } => Some(Telling::new(class, "other limits", "other limits")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{alone, shared};
    use crate::comparison::{Comparison, Options, compare};
    use crate::corpus::Site;
    use crate::diverge::Kind;
    use crate::load::{Input, read_one};
    use crate::text::index::ArticleId;

    fn compared(texts: [&str; 2]) -> Comparison {
        let read = |text: &str| {
            let input = Input::Bytes {
                name: "report.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        compare(
            texts.iter().map(|it| read(it)).collect(),
            &Options::default(),
        )
    }

    const LONG: &str = "Bridge shut\n\n\"We will close the old bridge tonight because the northern pier has moved by two centimetres,\" mayor Ida Moe said on Friday.\n\nThe bridge was built in 1931.\n";
    const SHORT: &str = "Halden closes bridge\n\n\"We will close the old bridge tonight,\" mayor Ida Moe said on Friday.\n\nBuses will go round the fjord.\n";
    const OTHER: &str = "Halden closes bridge\n\n\"We will close the old bridge tonight because the western pier has moved by two centimetres,\" mayor Ida Moe said on Friday.\n\nBuses will go round the fjord.\n";

    #[track_caller]
    fn check(texts: [&str; 2], expected: &str) {
        let comparison = compared(texts);
        let quotes = comparison.alignment().shared_quotes();
        let said: Vec<String> = quotes
            .iter()
            .map(|it| shared(&comparison, it).words)
            .collect();
        assert_eq!(said, [expected]);
    }

    #[test]
    fn a_quotation_that_goes_on_is_given_to_another_too() {
        let told = |who: &str, what: &str| {
            format!(
                "{what}\n\n\"The pumps did not work on the lower deck,\" said {who} Holm, a baker. \"We stood in the smoke and nothing happened at all.\"\n"
            )
        };
        let texts = [
            told("Petra", "Fire on the pier"),
            told("Karl", "Smoke over the pier"),
        ];
        let comparison = compared([&texts[0], &texts[1]]);
        let quotes = comparison.alignment().shared_quotes();
        let said: Vec<String> = quotes
            .iter()
            .map(|it| shared(&comparison, it).words)
            .collect();
        assert_eq!(said, ["other speaker: A Petra Holm / B Karl Holm"; 2]);
    }

    #[test]
    fn a_quote_is_called_what_its_difference_is() {
        check([LONG, SHORT], "cut short in B");
        check([SHORT, LONG], "cut short in A");
        check([LONG, OTHER], "altered");
        check([LONG, LONG], "same words");
    }

    #[test]
    fn words_in_common_of_two_speakers_name_both() {
        let told = |words: &str, who: &str, title: &str| {
            format!(
                "{title}\n\nThe ferry to Osk sails again from Halden on Monday, the harbor board said.\n\n\"{words},\" {who} told reporters at the pier.\n"
            )
        };
        let one = "Tonight the fjord belongs to all of us again";
        let one = told(one, "captain Ida Moe", "Osk route open");
        let two = "Tonight the fjord belongs to everyone again";
        let two = told(two, "baker Karl Holm", "Ships sail");
        let comparison = compared([&one, &two]);
        let quotes = comparison.alignment().shared_quotes().iter();
        let said: Vec<String> = quotes.map(|it| shared(&comparison, it).words).collect();
        let both = "A Ida Moe / B Karl Holm";
        assert!(
            !said.is_empty() && said.iter().all(|it| it.ends_with(both)),
            "{said:?}"
        );
    }

    #[test]
    fn what_is_parted_by_who_says_it_is_the_same() {
        let whole = "Bridge shut\n\n\"We close the old bridge tonight, and nobody knows for how long,\" mayor Ida Moe said on Friday.\n";
        let parted = "Halden closes bridge\n\n\"We close the old bridge tonight,\" mayor Ida Moe said, \"and nobody knows for how long.\"\n";
        let comparison = compared([whole, parted]);
        let quotes = comparison.alignment().shared_quotes().iter();
        let said: Vec<String> = quotes.map(|it| shared(&comparison, it).words).collect();
        assert_eq!(said, ["same words"; 2]);
    }

    #[test]
    fn a_word_that_both_quote_is_quoted_on_both_sides() {
        let told = |one: &str, two: &str| {
            let comparison = compared([one, two]);
            let quote = comparison
                .corpus()
                .annotations(ArticleId::new(0))
                .quotes
                .iter();
            let quote = quote.clone().find(|it| it.is_spoken()).expect("a quote");
            let site = Site {
                article: ArticleId::new(0),
                span: quote.span,
            };
            alone(&comparison, site).map(|it| (it.0.words, it.1.len()))
        };
        let one = "Pier opens\n\nMayor Ida Moe called the pier in Halden \"rotten\" on Friday.\n";
        let two = "Bridge shut\n\nThe council met. The bridge is \"rotten,\" mayor Ida Moe said.\n";
        let other = "Bridge shut\n\nThe council met. The bridge is \"rotten,\" Karl Holm said.\n";
        assert_eq!(told(one, two), Some(("same words".to_owned(), 1)));
        assert_eq!(told(one, other), None);
    }

    #[test]
    fn every_difference_of_quotes_is_told_of_the_quotes_it_is_about() {
        let comparison = compared([LONG, SHORT]);
        let cut = comparison.divergences().iter();
        let cut: Vec<_> = cut
            .filter(|it| matches!(it.kind, Kind::QuoteCut { .. }))
            .collect();
        assert_eq!(cut.len(), 1);
        for site in &cut[0].sites {
            let (telling, others) = alone(&comparison, *site).expect("told");
            assert_eq!(telling.words, "cut short in B");
            assert!(others.iter().all(|it| it.article != site.article));
        }
    }
}
