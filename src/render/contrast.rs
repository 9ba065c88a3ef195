//! The words that one passage has and another has not: for passages that no finding compares word by word.

use crate::align::quotes::common_words;
use crate::align::quotes::words::Vocabulary;
use crate::comparison::Comparison;
use crate::corpus::{Corpus, PassageRef, Site};
use crate::segment::{Token, TokenKind};
use crate::text::Span;
use crate::text::index::{ArticleId, PassageId};
use crate::text::normal::fold;
use rustc_hash::FxHashSet;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Stretches of `here` whose words are nowhere in `there`, in order; case, accents and marks do not count. Linear.
///
/// A word told twice here and once there counts as told in both, and so does the same word in another place.
#[must_use]
pub fn words_only(corpus: &Corpus, here: PassageRef, there: PassageRef) -> Vec<Span> {
    let known: FxHashSet<String> = words(corpus, there).map(|it| it.0).collect();
    let mut spans: Vec<Span> = Vec::new();
    let mut goes_on = false;
    for (form, span) in words(corpus, here) {
        let is_new = !known.contains(&form);
        match spans.last_mut() {
            Some(last) if is_new && goes_on => *last = last.cover(span),
            _ if is_new => spans.push(span),
            _ => {}
        }
        goes_on = is_new;
    }
    spans
}

/// Whether one of two passages has a word that the other has not.
#[must_use]
pub fn differ(corpus: &Corpus, [one, two]: [PassageRef; 2]) -> bool {
    let mut ways = [(one, two), (two, one)].into_iter();
    ways.any(|(here, there)| !words_only(corpus, here, there).is_empty())
}

/// Passages before and after a counterpart in which a quote of it may go on.
const GOES_ON: usize = 2;

/// Stretches of the quotes in `here` that the other article quotes beside `there`, a passage or two before or after it: a quote that
/// one report gives in one piece goes on there, and its words are not lacking. Runs of words that common quotes have alone, and of two only where one tells
/// something. The product of the words of the quotes at most, which are few.
#[must_use]
pub fn quoted_beside(comparison: &Comparison, here: PassageRef, there: PassageRef) -> Vec<Span> {
    let corpus = comparison.corpus();
    let around = |at: PassageRef, by: usize| {
        let passages = corpus.segments(at.0).passages();
        let last = passages.len().saturating_sub(1);
        let of = |n: usize| passages[PassageId::new(n.min(last))].span;
        of(at.1.index().saturating_sub(by)).cover(of(at.1.index() + by))
    };
    let quoted = |article: ArticleId, span: Span| {
        let quotes = corpus.annotations(article).quotes.iter();
        let marked = quotes.filter(|it| it.content != it.span);
        marked.filter_map(move |it| it.content.intersection(span))
    };
    let mut vocabulary = Vocabulary::new(corpus.common_language());
    let mut words = |article: ArticleId, span: Span| {
        let text = corpus.articles()[article].text();
        vocabulary.words(text, span)
    };
    let own = around(here, 0);
    let own: Vec<_> = quoted(here.0, own).map(|it| words(here.0, it)).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let theirs: Vec<_> = quoted(there.0, around(there, GOES_ON))
        .map(|it| words(there.0, it))
        .collect();
    let mut spans = Vec::new();
    for (one, two) in own
        .iter()
        .flat_map(|it| theirs.iter().map(move |two| (it, two)))
    {
        for run in common_words(one, two, &vocabulary) {
            let run = &one[run.left..run.left + run.length];
            spans.push(run[0].span.cover(run[run.len() - 1].span));
        }
    }
    spans.sort_unstable();
    spans
}

/// What is left of a stretch of a text without others, in order and without what stands between words at its ends.
#[must_use]
pub fn without(text: &str, span: Span, others: &[Span]) -> Vec<Span> {
    let mut left = Vec::new();
    let mut at = span.start();
    let inside = others.iter().filter(|it| it.overlaps(span));
    for it in inside.copied().chain([Span::new(span.end(), span.end())]) {
        let piece = text.get(at..it.start().max(at)).unwrap_or("");
        let words = piece.trim_matches(|it: char| !it.is_alphanumeric());
        if !words.is_empty() {
            let start = at + piece.find(words).unwrap_or(0);
            left.push(Span::new(start, start + words.len()));
        }
        at = at.max(it.end());
    }
    left
}

/// Stretches of the words of `fuller` that `cut` leaves out, in order: word by word along both. At most the product of their
/// words, which quotes keep small.
#[must_use]
pub fn left_out(corpus: &Corpus, fuller: Site, cut: Site) -> Vec<Span> {
    let [full, kept] = [fuller, cut].map(|it| words_in(corpus, it));
    let forms = |all: &[(String, Span)]| all.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
    let edits = capture_diff_slices(Algorithm::Myers, &forms(&full), &forms(&kept));
    let lost = edits.iter().filter(|it| it.tag() != DiffTag::Equal);
    lost.filter_map(|it| {
        let run = &full[it.old_range()];
        Some(run.first()?.1.cover(run.last()?.1))
    })
    .collect()
}

fn words_in(corpus: &Corpus, it: Site) -> Vec<(String, Span)> {
    let segments = corpus.segments(it.article);
    let tokens = segments.tokens().run(segments.tokens_in(it.span)).iter();
    named(corpus, tokens).collect()
}

fn words(
    corpus: &Corpus,
    (article, passage): PassageRef,
) -> impl Iterator<Item = (String, Span)> + '_ {
    let id: ArticleId = article;
    named(corpus, corpus.segments(id).tokens_of(passage).iter())
}

fn named<'a>(
    corpus: &'a Corpus,
    tokens: impl Iterator<Item = &'a Token> + 'a,
) -> impl Iterator<Item = (String, Span)> + 'a {
    tokens
        .filter(|it| it.kind != TokenKind::Punctuation)
        .map(|it| {
            (
                fold(corpus.interner().form(it.symbol)).into_owned(),
                it.span,
            )
        })
}

#[cfg(test)]
mod tests {
    use super::{left_out, quoted_beside, without, words_only};
    use crate::article::{Article, ArticleBuilder, BlockKind, Metadata};
    use crate::comparison::{Options, compare};
    use crate::corpus::{Corpus, Site};
    use crate::load::{Input, read_one};
    use crate::text::Span;
    use crate::text::index::{ArticleId, PassageId};

    fn article(text: &str) -> Article {
        let mut builder = ArticleBuilder::new(Metadata::default());
        builder.block(BlockKind::Paragraph, text);
        builder.finish()
    }

    #[track_caller]
    fn check(here: &str, there: &str, expected: &[&str]) {
        let corpus = Corpus::new(vec![article(here), article(there)]);
        let [a, b] = [0, 1].map(|it| (ArticleId::new(it), PassageId::new(0)));
        let spans = words_only(&corpus, a, b);
        let words: Vec<&str> = spans.iter().map(|it| &here[it.range()]).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn neighbouring_words_are_one_stretch() {
        check(
            "The old ferry left Halden late on Monday.",
            "On Monday the ferry left.",
            &["old", "Halden late"],
        );
    }

    #[test]
    fn what_a_cut_quote_leaves_out_is_told_word_by_word() {
        let (here, there) = (
            "we will rebuild the bridge, and we will be back",
            "we will be back",
        );
        let corpus = Corpus::new(vec![article(here), article(there)]);
        let [fuller, cut] = [(0, here), (1, there)].map(|(n, text)| Site {
            article: ArticleId::new(n),
            span: Span::new(0, text.len()),
        });
        let spans = left_out(&corpus, fuller, cut);
        let words: Vec<&str> = spans.iter().map(|it| &here[it.range()]).collect();
        assert_eq!(words, ["rebuild the bridge, and we will"]);
        assert!(left_out(&corpus, cut, fuller).is_empty());
    }

    /// What of the words of a passage neither its counterpart has nor what is quoted beside that.
    #[track_caller]
    fn check_beside(texts: [&str; 2], [here, there]: [usize; 2], expected: &[&str]) {
        let read = |text: &str| {
            let input = Input::Bytes {
                name: "report.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let articles = texts.map(read).to_vec();
        let comparison = compare(articles, &Options::default());
        let here = (ArticleId::new(0), PassageId::new(here));
        let there = (ArticleId::new(1), PassageId::new(there));
        let quoted = quoted_beside(&comparison, here, there);
        let text = comparison.corpus().articles()[here.0].text();
        let lacking = words_only(comparison.corpus(), here, there).into_iter();
        let left: Vec<&str> = lacking
            .flat_map(|it| without(text, it, &quoted))
            .map(|it| &text[it.range()])
            .collect();
        assert_eq!(left, expected);
    }

    #[test]
    fn a_quote_that_goes_on_beside_the_counterpart_is_not_lacking() {
        let whole = "Talks end\n\n“We stay in the harbor until noon, and then we sail home to the islands,” Oda Tarn said.\n";
        let parted = "Mayor speaks\n\n“We stay in the harbor until noon,” Oda Tarn said. “And then we sail home to the islands.”\n";
        check_beside([whole, parted], [1, 1], &[]);
        check_beside([whole, parted], [1, 2], &["Oda Tarn said"]);
        let cut = "Mayor speaks\n\n“We stay in the harbor until noon,” Oda Tarn said.\n\nThe boats will sail home to the islands soon.\n";
        check_beside(
            [whole, cut],
            [1, 1],
            &["and then", "sail home to", "islands"],
        );
    }

    #[test]
    fn marks_case_and_accents_do_not_count() {
        check("“The Café,” he said.", "the cafe he said", &[]);
    }
}
