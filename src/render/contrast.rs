//! The words that one passage has and another has not: for passages that no finding compares word by word.

use crate::corpus::{Corpus, PassageRef, Site};
use crate::segment::{Token, TokenKind};
use crate::text::Span;
use crate::text::index::ArticleId;
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
    use super::{left_out, words_only};
    use crate::article::{Article, ArticleBuilder, BlockKind, Metadata};
    use crate::corpus::{Corpus, Site};
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

    #[test]
    fn marks_case_and_accents_do_not_count() {
        check("“The Café,” he said.", "the cafe he said", &[]);
    }
}
