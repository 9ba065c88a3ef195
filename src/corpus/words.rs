//! The words of a passage as they are compared: without case, style of marks, and what a house style decides.

use super::{Corpus, PassageRef};
use crate::lexicon::language::Language;
use crate::lexicon::spelling::{joined, plain};
use crate::segment::{Segments, Token, TokenKind};
use crate::text::Interner;
use crate::text::index::{ArticleId, IndexVec, PassageId};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// For each passage of each article a number: the same for passages with the same words in the same order, however they
/// are spelled. For comparing only: the numbers depend on the order of the articles.
pub(super) type Tellings = IndexVec<ArticleId, IndexVec<PassageId, u32>>;

/// The words met so far as they are compared, each with a number.
struct Spellings<'a> {
    numbers: FxHashMap<Cow<'a, str>, u32>,
    // By symbol.
    forms: Vec<Cow<'a, str>>,
    of: Vec<u32>,
}

impl<'a> Spellings<'a> {
    fn new(interner: &'a Interner, language: Language) -> Self {
        let mut it = Self {
            numbers: FxHashMap::default(),
            forms: interner.forms().map(|it| plain(it, language)).collect(),
            of: Vec::new(),
        };
        for n in 0..it.forms.len() {
            let number = it.number(it.forms[n].clone());
            it.of.push(number);
        }
        it
    }

    fn number(&mut self, form: Cow<'a, str>) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(form).or_insert(next)
    }

    /// The words and numbers among tokens; marks are passed over. A number in two words is one (`forty-two`). Linear.
    fn read(&mut self, tokens: &[Token], out: &mut Vec<u32>) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            if token.kind == TokenKind::Punctuation {
                continue;
            }
            if let Some([hyphen, ones]) = tokens.get(at..at + 2)
                && token.kind == TokenKind::Word
                && hyphen.kind == TokenKind::Punctuation
                && token.span.end() == hyphen.span.start()
                && hyphen.span.end() == ones.span.start()
                && let [tens, ones] = [token, ones].map(|it| &self.forms[it.symbol.index()])
                && let Some(number) = joined(tens, ones)
            {
                at += 2;
                out.push(self.number(Cow::Owned(number)));
                continue;
            }
            out.push(self.of[token.symbol.index()]);
        }
    }
}

impl Corpus {
    /// Whether two passages have the same words in the same order, however they are spelled. The first call is linear in the
    /// text, every other one takes no time.
    #[must_use]
    pub fn same_words(&self, passages: [PassageRef; 2]) -> bool {
        let tellings = self.tellings.get_or_init(|| self.tell());
        let [one, other] = passages.map(|(article, passage)| tellings[article][passage]);
        one == other
    }

    fn tell(&self) -> Tellings {
        let mut spellings = Spellings::new(self.interner(), self.common_language());
        let mut known: FxHashMap<Box<[u32]>, u32> = FxHashMap::default();
        let mut words: Vec<u32> = Vec::new();
        let mut telling = |tokens: &[Token]| {
            words.clear();
            spellings.read(tokens, &mut words);
            if let Some(&it) = known.get(&words[..]) {
                return it;
            }
            let next = known.len() as u32;
            known.insert(words.as_slice().into(), next);
            next
        };
        let of_article = |segments: &Segments| {
            let passages = segments.passages().ids();
            passages.map(|it| telling(segments.tokens_of(it))).collect()
        };
        self.segments.iter().map(of_article).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::corpus::Corpus;
    use crate::testing::article;
    use crate::text::index::{ArticleId, PassageId};

    #[track_caller]
    fn check(one: &str, other: &str, same: bool) {
        let corpus = Corpus::new(vec![article(one), article(other)]);
        let passages = [0, 1].map(|it| (ArticleId::new(it), PassageId::new(0)));
        assert_eq!(corpus.same_words(passages), same, "{one} / {other}");
    }

    #[test]
    fn what_a_house_style_decides_is_no_other_word() {
        check("Prices rose 7 percent.", "Prices rose 7%.", true);
        check(
            "Prices rose 7 per cent.",
            "Prices rose seven percent.",
            true,
        );
        check("Forty-two boats sank.", "42 boats sank.", true);
        check("The U.S. Army left.", "The US Army left.", true);
        check(
            "The harbour was organised.",
            "The harbor was organized.",
            true,
        );
        check("They told us.", "They told U.S.", false);
        check("Forty boats sank.", "42 boats sank.", false);
    }
}
