//! A divergence in words, once, for every output.

use crate::comparison::Comparison;
use crate::corpus::{PassageRef, Site};
use crate::diverge::{Divergence, Kind, Precise};
use crate::render::repeated::Repeated;
use crate::text::index::ArticleId;

/// How many words of an article a sentence repeats at most.
pub(super) const QUOTED_WORDS: usize = 8;

/// The sentence that names a divergence, without its class mark and without a full stop.
///
/// The templates are those of the table in the manual; letters are those of the articles.
#[must_use]
pub fn sentence(comparison: &Comparison, divergence: &Divergence) -> String {
    sentence_of(comparison, divergence, QUOTED_WORDS)
}

/// The same, repeating at most so many words of each article at a time.
pub(super) fn sentence_of(comparison: &Comparison, divergence: &Divergence, most: usize) -> String {
    let repeated = Repeated {
        comparison,
        divergence,
        most,
    };
    let at = |n: usize| divergence.sites.get(n).copied();
    let of = |n: usize| repeated.shown(at(n));
    let said = |n: usize| repeated.words(at(n));
    let other = |article| counterpart(divergence, article);
    match &divergence.kind {
        Kind::QuoteCut { cut, .. } => {
            let from = other(*cut);
            let said = repeated.quoted(sites_in(divergence, from).next());
            cut_quote(&divergence.kind, from, &said)
        }
        Kind::QuoteAltered => format!("Quote altered: {} / {}", said(0), said(1)),
        Kind::QuoteSpeaker { speakers } => {
            let [p, q] = speakers.map(|it| repeated.shown(Some(it)));
            format!("Same quote, other speaker: {p} / {q}")
        }
        Kind::QuoteJoined { joined } => format!(
            "{joined} joins two quotes that {} gives apart",
            other(*joined)
        ),
        Kind::NumberConflict => format!("Numbers disagree: {}", repeated.all()),
        Kind::DateConflict => format!("Dates disagree: {}", repeated.all()),
        Kind::NameConflict => format!("Names disagree: {}", repeated.all()),
        Kind::Polarity => format!("Told as the opposite: {} / {}", said(0), said(1)),
        Kind::OwnQuote => {
            let text = |n: usize| repeated.quoted(at(n));
            let (one, two) = (text(0), text(1));
            format!(
                "{} says otherwise than its own quote: {one} / {two}",
                letter(divergence)
            )
        }
        Kind::Certainty => format!("Not equally sure: {} / {}", said(0), said(1)),
        Kind::Status => format!(
            "Planned in one, done in the other: {} / {}",
            said(0),
            said(1)
        ),
        Kind::Detail { article } => format!(
            "Detail {}: {}",
            only_in(comparison, divergence, *article),
            repeated.text_in(*article)
        ),
        Kind::QuoteParaphrase { quoted } => {
            format!("Quoted in {quoted}, paraphrased in {}", other(*quoted))
        }
        Kind::QuoteBounds {
            wider,
            words,
            at_start,
        } => {
            let verb = if *at_start { "begins" } else { "ends" };
            let site = Site {
                article: *wider,
                span: *words,
            };
            let words = repeated.bare(site);
            format!("Same quote, other limits: {wider} {verb} with \"{words}\"")
        }
        Kind::SourceNamed { only: None } => {
            format!("Source named otherwise: {} / {}", of(0), of(1))
        }
        Kind::SourceNamed {
            only: Some(article),
        } => format!(
            "Source {}: {}",
            only_in(comparison, divergence, *article),
            repeated.text_in(*article)
        ),
        Kind::Described { entity } => {
            let Some(entity) = *entity else {
                return format!("Described otherwise: {} / {}", said(0), said(1));
            };
            let name = &comparison.corpus().entities()[entity].name;
            let text = |n: usize| repeated.quoted(at(n));
            format!("{name} described as {} / {}", text(0), text(1))
        }
        Kind::MorePrecise { what, article } => format!(
            "{} {}: {}",
            precise(*what),
            match is_lacking(comparison, divergence, other(*article)) {
                true => only_in(comparison, divergence, *article),
                false => format!("more precise in {article}"),
            },
            repeated.text_in(*article)
        ),
        Kind::NumberOnly { article } => format!(
            "Number {}: {}",
            only_in(comparison, divergence, *article),
            repeated.text_in(*article)
        ),
        Kind::Reworded(_) => "Reworded".to_owned(),
        Kind::Split { parts_in } => {
            let parts: Vec<Site> = sites_in(divergence, *parts_in).collect();
            let list = places(comparison, &parts).join(", ");
            format!("Told in {} places in {parts_in}: {list}", parts.len())
        }
        Kind::Order { earlier } => order(comparison, divergence, *earlier),
        Kind::Repeated => {
            let list = places(comparison, &divergence.sites).join(" and ");
            format!("Told twice in {}: {list}", letter(divergence))
        }
        Kind::Only { near: None } => format!("Told only in {}", letter(divergence)),
        Kind::Only { near: Some(near) } => {
            let place = paragraph(comparison, Some(*near)).unwrap_or_default();
            let own = letter(divergence);
            format!("Told only in {own}; {} {place} comes near", near.article)
        }
    }
}

/// A few words for a kind, for lists and headings: no letter, no text of an article.
#[must_use]
pub fn label(kind: &Kind) -> &'static str {
    match kind {
        Kind::QuoteCut { .. } if kind.is_partial() => "Quoted in part",
        Kind::QuoteCut { .. } => "Quote cut short",
        Kind::QuoteAltered => "Quote altered",
        Kind::QuoteSpeaker { .. } => "Same quote, other speaker",
        Kind::QuoteJoined { .. } => "Quotes joined",
        Kind::NumberConflict => "Numbers disagree",
        Kind::DateConflict => "Dates disagree",
        Kind::NameConflict => "Names disagree",
        Kind::Polarity => "Told as the opposite",
        Kind::OwnQuote => "Other than its own quote",
        Kind::Certainty => "Not equally sure",
        Kind::Status => "Planned, or done",
        Kind::Detail { .. } => "Detail only in one",
        Kind::QuoteParaphrase { .. } => "Quoted, paraphrased",
        Kind::QuoteBounds { .. } => "Same quote, other limits",
        Kind::SourceNamed { .. } => "Source named otherwise",
        Kind::Described { .. } => "Described otherwise",
        Kind::MorePrecise { .. } => "More precise",
        Kind::NumberOnly { .. } => "Number only in one",
        Kind::Reworded(_) => "Reworded",
        Kind::Split { .. } => "Told in several places",
        Kind::Order { .. } => "Told earlier or later",
        Kind::Repeated => "Told twice",
        Kind::Only { .. } => "Told only in one",
    }
}

/// At most `most` words of a text, cut at a border of words with `…`; white space becomes one space each, quote marks and
/// commas around it go.
#[must_use]
pub fn shorten(text: &str, most: usize) -> String {
    let text = text.trim_matches(is_edge);
    let all: Vec<&str> = text.split_whitespace().collect();
    // One word over the limit is printed: a cut that saves one word tells less and is hardly shorter.
    if all.len() <= most + 1 {
        return all.join(" ");
    }
    let kept = all[..most].join(" ");
    format!("{}…", kept.trim_end_matches(is_edge))
}

/// The first `most` words of a passage as it is printed, with its quote marks; one more where that saves a cut.
#[must_use]
pub fn beginning(text: &str, most: usize) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    match all.len() <= most + 1 {
        true => all.join(" "),
        false => format!(
            "{}…",
            all[..most].join(" ").trim_end_matches([',', ';', ':'])
        ),
    }
}

/// Marks that say nothing at the ends of repeated words.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | ',' | ';' | ':')
}

/// Whether the site of an article is a whole passage: it does not tell the thing at all.
fn is_lacking(comparison: &Comparison, divergence: &Divergence, article: ArticleId) -> bool {
    let corpus = comparison.corpus();
    let mut sites = sites_in(divergence, article);
    sites.all(|it| {
        let passage = corpus.passage_of(it);
        passage.is_some_and(|passage| corpus.passage_site((article, passage)) == it)
    })
}

/// `only in A`; of three or more articles, where the finding speaks of some of them alone, `in A, not in B`: another may
/// tell it too.
fn only_in(comparison: &Comparison, divergence: &Divergence, article: ArticleId) -> String {
    let mut others: Vec<ArticleId> = divergence.sites.iter().map(|it| it.article).collect();
    others.retain(|it| *it != article);
    others.sort_unstable();
    others.dedup();
    if others.len() + 1 == comparison.corpus().articles().len() {
        return format!("only in {article}");
    }
    let others: Vec<String> = others.iter().map(ToString::to_string).collect();
    format!("in {article}, not in {}", others.join(" or "))
}

fn precise(what: Precise) -> &'static str {
    match what {
        Precise::Date => "Date",
        Precise::Number => "Number",
        Precise::Place => "Place",
        Precise::Name => "Name",
    }
}

/// What an article keeps of a quote, and what it leaves out.
fn cut_quote(kind: &Kind, from: ArticleId, said: &str) -> String {
    let Kind::QuoteCut {
        cut,
        kept,
        of,
        excerpt,
    } = kind
    else {
        return String::new();
    };
    match (kept, excerpt) {
        (0, _) => format!("Quoted in part: {cut} leaves out {of} words that {from} quotes: {said}"),
        (_, true) => format!(
            "Quoted in part: {cut} gives {kept} of the {of} words that {from} quotes, whole sentences"
        ),
        _ => format!(
            "{}: {cut} keeps {kept} of the {of} words that {from} quotes",
            label(kind)
        ),
    }
}

/// The order as the first article sees it.
fn order(comparison: &Comparison, divergence: &Divergence, earlier: ArticleId) -> String {
    let (Some(&base), Some(&there)) = (divergence.sites.first(), divergence.sites.last()) else {
        return String::new();
    };
    let when = if there.article == earlier {
        "earlier"
    } else {
        "later"
    };
    let at = |site: Site| {
        let place = paragraph(comparison, Some(site)).unwrap_or_default();
        // An earlier place in one article can have the higher number.
        let of = comparison.corpus().articles()[site.article].blocks().len();
        format!("{} {place} of {of}", site.article)
    };
    format!(
        "Told {when} in {}: {}, {}",
        there.article,
        at(there),
        at(base)
    )
}

pub(super) fn sites_in(divergence: &Divergence, article: ArticleId) -> impl Iterator<Item = Site> {
    divergence
        .sites
        .iter()
        .copied()
        .filter(move |it| it.article == article)
}

/// The article of a pairwise divergence that is not `article`.
fn counterpart(divergence: &Divergence, article: ArticleId) -> ArticleId {
    let found = divergence.sites.iter().find(|it| it.article != article);
    found.map_or(article, |it| it.article)
}

fn letter(divergence: &Divergence) -> String {
    let first = divergence.sites.first();
    first.map_or_else(String::new, |it| it.article.to_string())
}

fn paragraph(comparison: &Comparison, site: Option<Site>) -> Option<String> {
    let site = site?;
    let corpus = comparison.corpus();
    let passage = corpus.passage_of(site)?;
    let number = corpus.segments(site.article).paragraph_number(passage);
    Some(format!("¶{number}"))
}

/// Paragraph numbers, with the number of the sentence where one paragraph holds several of the sites.
fn places(comparison: &Comparison, sites: &[Site]) -> Vec<String> {
    let corpus = comparison.corpus();
    let refs: Vec<PassageRef> = sites
        .iter()
        .filter_map(|&it| Some((it.article, corpus.passage_of(it)?)))
        .collect();
    let block = |(article, passage): PassageRef| corpus.segments(article).passages()[passage].block;
    refs.iter()
        .map(|&(article, passage)| {
            let here = block((article, passage));
            let number = corpus.segments(article).paragraph_number(passage);
            if refs.iter().filter(|&&it| block(it) == here).count() < 2 {
                return format!("¶{number}");
            }
            let passages = corpus.segments(article).passages().iter();
            let first = passages.take_while(|it| it.block < here).count();
            format!("¶{number} s{}", passage.index() - first + 1)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{beginning, sentence, shorten};
    use crate::align::Score;
    use crate::comparison::{Comparison, Options, compare};
    use crate::corpus::Site;
    use crate::diverge::{Divergence, Kind, Precise};
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
                excerpt: false,
            },
            &whole,
            "Quote cut short: B keeps 3 of the 4 words that A quotes",
        );
        check(
            |_| Kind::QuoteCut {
                cut: b,
                kept: 2,
                of: 4,
                excerpt: false,
            },
            &whole,
            "Quoted in part: B keeps 2 of the 4 words that A quotes",
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
            "Date more precise in B: 4 May",
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
            "Told in 2 places in A: ¶2 s1, ¶2 s2",
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
}
