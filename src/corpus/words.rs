//! The words of a passage as they are compared: without case, style of marks, and what a house style decides.

use super::{Corpus, PassageRef};
use crate::lexicon::spelling::{joined, plain};
use crate::segment::{Token, TokenKind};
use std::borrow::Cow;

impl Corpus {
    /// The words and numbers of a passage as they are compared; marks are passed over. A number in two words is one
    /// (`forty-two`). Linear in the passage.
    fn compared(&self, (article, passage): PassageRef) -> impl Iterator<Item = Cow<'_, str>> {
        let tokens = self.segments(article).tokens_of(passage);
        let form = |token: &Token| plain(self.interner().form(token.symbol));
        let mut at = 0;
        std::iter::from_fn(move || {
            while tokens.get(at)?.kind == TokenKind::Punctuation {
                at += 1;
            }
            let token = &tokens[at];
            let own = form(token);
            at += 1;
            if let Some([hyphen, ones]) = tokens.get(at..at + 2)
                && token.kind == TokenKind::Word
                && hyphen.kind == TokenKind::Punctuation
                && token.span.end() == hyphen.span.start()
                && hyphen.span.end() == ones.span.start()
                && let Some(number) = joined(&own, &form(ones))
            {
                at += 2;
                return Some(Cow::Owned(number));
            }
            Some(own)
        })
    }

    /// Whether two passages have the same words in the same order, however they are spelled.
    #[must_use]
    pub fn same_words(&self, [one, other]: [PassageRef; 2]) -> bool {
        self.compared(one).eq(self.compared(other))
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
