//! The words that one passage has and another has not: for passages that no finding compares word by word.

use crate::corpus::{Corpus, PassageRef};
use crate::segment::TokenKind;
use crate::text::Span;
use crate::text::index::ArticleId;
use crate::text::normal::fold;
use rustc_hash::FxHashSet;

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

fn words(
    corpus: &Corpus,
    (article, passage): PassageRef,
) -> impl Iterator<Item = (String, Span)> + '_ {
    let id: ArticleId = article;
    let tokens = corpus.segments(id).tokens_of(passage).iter();
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
    use super::words_only;
    use crate::article::{Article, ArticleBuilder, BlockKind, Metadata};
    use crate::corpus::Corpus;
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
    fn marks_case_and_accents_do_not_count() {
        check("“The Café,” he said.", "the cafe he said", &[]);
    }
}
