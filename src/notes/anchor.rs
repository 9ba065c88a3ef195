//! `Anchor`: a passage named so that it is found again, in the same article and in one that was edited.

use crate::corpus::{Corpus, PassageRef};
use crate::segment::Passage;
use crate::text::index::{ArticleId, IndexVec, PassageId};
use crate::text::normal::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// What tells an article from all others: its text, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// SHA-256 of its text, in hexadecimal digits.
    pub digest: String,
    /// Its whole path or address; empty when it came from nowhere that is there again.
    pub source: String,
    /// What it was before it was edited and saved under another name, as far as that is known.
    pub was: Vec<Origin>,
}

/// A text and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// SHA-256 of the text.
    pub digest: String,
    /// Its whole path or address; may be empty.
    pub source: String,
}

/// A passage, by the text of its article, its place and its own words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// SHA-256 of the text of the article.
    pub article: String,
    /// Where the article came from; may be empty.
    pub source: String,
    /// The headline of the article.
    pub title: String,
    /// The first byte of the passage in the text.
    pub at: usize,
    /// The words of the passage.
    pub text: String,
}

/// Where an anchor is among the articles at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// At a passage.
    At(PassageRef),
    /// In an article that has no such passage any more.
    Gone(ArticleId),
    /// In none of the articles.
    Elsewhere,
}

/// The digest of an article's text, in which a narrow or unbreakable space is a space: a text is the same one whichever of them parts the
/// groups of its numbers (`11 400`). Linear in it.
#[must_use]
pub fn digest(text: &str) -> String {
    let mut whole = Sha256::new();
    for (n, run) in text.split(['\u{a0}', '\u{202f}', '\u{2009}']).enumerate() {
        whole.update(if n > 0 { " " } else { "" });
        whole.update(run);
    }
    let bytes = whole.finalize();
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

impl Origin {
    /// Whether it is an article: the same text, or another text from the same place.
    fn is(&self, article: &Identity) -> bool {
        self.digest == article.digest || is_from(&self.source, &article.source)
    }

    /// Whether these are two articles, in order.
    pub(super) fn are(both: &[Self; 2], articles: [&Identity; 2]) -> bool {
        both.iter().zip(articles).all(|(one, it)| one.is(it))
    }
}

/// Whether both came from the same place; what came from nowhere did not.
fn is_from(source: &str, place: &str) -> bool {
    !source.is_empty() && source == place
}

impl Anchor {
    /// An anchor for a passage.
    #[must_use]
    pub fn new(corpus: &Corpus, identity: &Identity, passage: PassageRef) -> Self {
        let article = &corpus.articles()[passage.0];
        let span = corpus.passage_span(passage);
        Self {
            article: identity.digest.clone(),
            source: identity.source.clone(),
            title: article.title().to_owned(),
            at: span.start(),
            text: article.slice(span).to_owned(),
        }
    }

    /// Whether it was made about an article itself: the same text, or another text from the same place. What the article was before it was
    /// edited and saved under another name is left out: what was made about that is found in the copy, and never replaced or removed from it.
    #[must_use]
    pub fn is_of(&self, article: &Identity) -> bool {
        self.article == article.digest || is_from(&self.source, &article.source)
    }

    /// The article that it is about: the same text; else one from the same place, or one that was edited and was the same before.
    pub(super) fn holder<'a>(&self, among: &'a [Identity]) -> Option<&'a Identity> {
        let same = among.iter().find(|it| it.digest == self.article);
        same.or_else(|| among.iter().find(|it| self.comes_from(it)))
    }

    fn comes_from(&self, article: &Identity) -> bool {
        is_from(&self.source, &article.source) || {
            let mut was = article.was.iter();
            was.any(|it| it.digest == self.article || is_from(&self.source, &it.source))
        }
    }

    /// Finds the passage: by its place where the text is the same; else, in an article from the same place, by its words,
    /// then by its words without case, marks and accents, then by most of them: a report that is sent again has a word mended.
    /// Of several the nearest to where it stood. Linear in the article.
    ///
    /// Known failure: a sentence that is gone, where another has most of its words in it.
    #[must_use]
    pub fn find(&self, corpus: &Corpus, identities: &IndexVec<ArticleId, Identity>) -> Found {
        let mut same = identities.iter_enumerated();
        if let Some((id, _)) = same.find(|it| it.1.digest == self.article)
            && let Some(passage) = self.find_in(corpus, id)
        {
            return Found::At((id, passage));
        }
        let mut edited = identities.iter_enumerated();
        let Some((id, _)) = edited.find(|it| self.comes_from(it.1)) else {
            let mut same = identities.iter_enumerated();
            let same = same.find(|it| it.1.digest == self.article);
            return same.map_or(Found::Elsewhere, |it| Found::Gone(it.0));
        };
        match self.find_in(corpus, id) {
            Some(passage) => Found::At((id, passage)),
            None => Found::Gone(id),
        }
    }

    fn find_in(&self, corpus: &Corpus, id: ArticleId) -> Option<PassageId> {
        let article = &corpus.articles()[id];
        let passages = corpus.segments(id).passages();
        let nearest = |is_same: &dyn Fn(&str) -> bool| {
            passages
                .iter_enumerated()
                .filter(|it| is_same(article.slice(it.1.span)))
                .min_by_key(|it| it.1.span.start().abs_diff(self.at))
                .map(|it| it.0)
        };
        let words = words(&self.text);
        nearest(&|it| it == self.text)
            .or_else(|| nearest(&|it| !words.is_empty() && self::words(it) == words))
            .or_else(|| self.reworded_in(corpus, id))
    }

    /// The passage that has most of its words, of several as near the nearest.
    fn reworded_in(&self, corpus: &Corpus, id: ArticleId) -> Option<PassageId> {
        let article = &corpus.articles()[id];
        let before = counted(&self.text);
        let likeness = |it: &Passage| likeness(&before, &counted(article.slice(it.span)));
        let passages = corpus.segments(id).passages().iter_enumerated();
        let alike = passages.filter_map(|(id, it)| {
            let far = it.span.start().abs_diff(self.at);
            Some((likeness(it)?, std::cmp::Reverse(far), id))
        });
        alike.max().map(|it| it.2)
    }
}

/// Fewest words in common of a passage with what it was before it was edited, and how many of a hundred of both.
const FEWEST_IN_COMMON: usize = 4;
const ENOUGH: usize = 70;

/// How many of a hundred words two texts have in common, counted in both; none where these are too few.
fn likeness(a: &FxHashMap<String, usize>, b: &FxHashMap<String, usize>) -> Option<usize> {
    let common: usize = a
        .iter()
        .map(|(word, n)| b.get(word).map_or(0, |other| *n.min(other)))
        .sum();
    let all = a.values().sum::<usize>() + b.values().sum::<usize>();
    let share = 200 * common / all.max(1);
    (common >= FEWEST_IN_COMMON && share >= ENOUGH).then_some(share)
}

/// The words of a text, folded, with how often each stands in it.
fn counted(text: &str) -> FxHashMap<String, usize> {
    let mut counts = FxHashMap::default();
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|it| !it.is_empty()) {
        *counts.entry(word.to_owned()).or_default() += 1;
    }
    counts
}

/// The letters and digits of a text, folded.
fn words(text: &str) -> String {
    let folded = fold(text);
    folded.chars().filter(|it| it.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Found, Identity, digest};
    use crate::corpus::Corpus;
    use crate::testing::article;
    use crate::text::index::{ArticleId, IndexVec, PassageId};

    const TEXT: &str = "The dam leaks. It rained. The dam leaks. Divers went down.";

    fn corpus(text: &str, source: &str) -> (Corpus, IndexVec<ArticleId, Identity>) {
        let corpus = Corpus::new(vec![article(text)]);
        let identity = Identity {
            digest: digest(corpus.articles()[ArticleId::new(0)].text()),
            source: source.to_owned(),
            was: Vec::new(),
        };
        (corpus, vec![identity].into())
    }

    /// Where the third passage of `TEXT` from `/a.txt` is found in another text.
    #[track_caller]
    fn check(text: &str, source: &str, want: Option<Option<usize>>) {
        let id = ArticleId::new(0);
        let (before, identities) = corpus(TEXT, "/a.txt");
        let anchor = Anchor::new(&before, &identities[id], (id, PassageId::new(2)));
        let (after, identities) = corpus(text, source);
        let want = match want {
            None => Found::Elsewhere,
            Some(None) => Found::Gone(id),
            Some(Some(n)) => Found::At((id, PassageId::new(n))),
        };
        assert_eq!(anchor.find(&after, &identities), want, "{text}");
    }

    #[test]
    fn a_text_is_the_same_whichever_space_parts_the_groups_of_its_numbers() {
        let plain = digest("Some 11 400 cups, 2 000 000 crowns");
        assert_eq!(
            digest("Some 11\u{202f}400 cups, 2\u{a0}000\u{2009}000 crowns"),
            plain
        );
        assert_ne!(digest("Some 11400 cups, 2 000 000 crowns"), plain);
        // As it was before such spaces were kept.
        assert_eq!(
            digest("a b"),
            "c8687a08aa5d6ed2044328fa6a697ab8e96dc34291e8c2034ae8c38e6fcc6d65"
        );
    }

    #[test]
    fn the_same_text_has_it_in_its_place_wherever_it_comes_from() {
        check(TEXT, "/a.txt", Some(Some(2)));
        check(TEXT, "/moved/b.txt", Some(Some(2)));
        check(TEXT, "", Some(Some(2)));
    }

    #[test]
    fn an_edited_text_has_it_where_its_words_are_nearest() {
        check(
            "It rained. The dam leaks. Divers went down.",
            "/a.txt",
            Some(Some(1)),
        );
        check(
            "The dam leaks. It rained. Much later. The dam leaks.",
            "/a.txt",
            Some(Some(3)),
        );
        check(
            "It rained. “The dam leaks.” Divers went down.",
            "/a.txt",
            Some(Some(1)),
        );
    }

    #[test]
    fn a_passage_with_a_word_mended_is_found_again() {
        let before = "It rained. The dam of Vell failed its last inspection in May. Divers of Vell went down to the dam in May.";
        let find = |after: &str| {
            let id = ArticleId::new(0);
            let (corpus_before, identities) = corpus(before, "/a.txt");
            let anchor = Anchor::new(&corpus_before, &identities[id], (id, PassageId::new(1)));
            let (after, identities) = corpus(after, "/a.txt");
            match anchor.find(&after, &identities) {
                Found::At((_, passage)) => Some(passage.index()),
                _ => None,
            }
        };
        let mended = "Divers of Vell went down to the dam in May. The dam of Vell failed its final inspection in May. It rained.";
        assert_eq!(find(mended), Some(1));
        assert_eq!(
            find("Divers of Vell went down to the dam in May. It rained."),
            None
        );
        assert_eq!(find("The dam of Vell is old. In May it rained."), None);
    }

    #[test]
    fn what_is_gone_is_told_apart_from_what_is_about_another_article() {
        check("It rained. Divers went down.", "/a.txt", Some(None));
        check("The dam leaks. It rained.", "/b.txt", None);
        check("The dam leaks. It rained.", "", None);
    }
}
