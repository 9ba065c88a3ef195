//! How an article becomes passages and tokens.

use crate::article::Article;
use crate::text::index::{BlockId, IndexVec, PassageId, TokenId};
use crate::text::{Interner, Run, Span, Symbol};
use landmarks::Landmarks;
use marks::Quotation;

mod astray;
mod landmarks;
pub mod marks;
mod passages;
mod running;
mod singles;
mod tokens;

/// The passages and tokens of one article.
///
/// Invariants: passages partition their block and tokens their passage, white space aside; runs are adjacent.
#[derive(Debug, Clone, Default)]
pub struct Segments {
    passages: IndexVec<PassageId, Passage>,
    tokens: IndexVec<TokenId, Token>,
    landmarks: Landmarks,
    quotations: IndexVec<BlockId, Vec<Quotation>>,
}

/// One sentence, heading or caption: the unit of cursor, match and note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// The block it stands in.
    pub block: BlockId,
    /// Where it stands, without white space around it.
    pub span: Span,
    /// Its tokens.
    pub tokens: Run<TokenId>,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Its normal form.
    pub symbol: Symbol,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word; the possessive ending (`'s`) is a word of its own.
    Word,
    /// Digits with their separators (`8,000`, `1.2`).
    Number,
    /// One mark.
    Punctuation,
}

impl Segments {
    /// All passages in published order.
    #[must_use]
    pub fn passages(&self) -> &IndexVec<PassageId, Passage> {
        &self.passages
    }

    /// All tokens in published order.
    #[must_use]
    pub fn tokens(&self) -> &IndexVec<TokenId, Token> {
        &self.tokens
    }

    /// The tokens of a passage.
    #[must_use]
    pub fn tokens_of(&self, passage: PassageId) -> &[Token] {
        self.tokens.run(self.passages[passage].tokens)
    }

    /// The passage that holds the byte at `offset`, or the last one before it; none in an empty article. Logarithmic.
    #[must_use]
    pub fn passage_at(&self, offset: usize) -> Option<PassageId> {
        let after = self
            .passages
            .as_slice()
            .partition_point(|it| it.span.start() <= offset);
        (!self.passages.is_empty()).then(|| PassageId::new(after.saturating_sub(1)))
    }

    /// The passages that share a byte with `span`. Logarithmic.
    #[must_use]
    pub fn passages_in(&self, span: Span) -> Run<PassageId> {
        let start = self
            .passages
            .as_slice()
            .partition_point(|it| it.span.end() <= span.start());
        Run::new(
            start,
            reach(&self.passages.as_slice()[start..], span, |it| it.span) + start,
        )
    }

    /// The tokens that share a byte with `span`. Logarithmic.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Run<TokenId> {
        let tokens = self.tokens.as_slice();
        let start = self.landmarks.first_behind(tokens, span.start());
        Run::new(start, reach(&tokens[start..], span, |it| it.span) + start)
    }

    /// What stands between quotation marks in a block, in order.
    #[must_use]
    pub fn quotations(&self, block: BlockId) -> &[Quotation] {
        self.quotations.get(block).map_or(&[], Vec::as_slice)
    }

    /// The passages of a paragraph (block) of a number, from 1; none where there is no such paragraph, or it is empty. Logarithmic.
    pub fn in_paragraph(&self, number: usize) -> impl Iterator<Item = PassageId> + use<> {
        let all = self.passages.as_slice();
        let before = |n: usize| all.partition_point(|it| it.block.index() < n);
        (before(number.saturating_sub(1))..before(number)).map(PassageId::new)
    }

    /// The number, from 1, of the paragraph (block) that a passage stands in: what `¶` shows.
    #[must_use]
    pub fn paragraph_number(&self, passage: PassageId) -> usize {
        self.passages
            .get(passage)
            .map_or(0, |it| it.block.index() + 1)
    }
}

/// How many of these begin before a span ends: most spans hold a few, so the first ones are looked at one by one.
fn reach<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> usize {
    const FEW: usize = 8;
    let before = |it: &T| of(it).start() < span.end();
    let few = items.iter().take(FEW).take_while(|it| before(it)).count();
    match few < FEW {
        true => few,
        false => few + items[few..].partition_point(before),
    }
}

/// Cuts an article into passages and tokens; words go to the interner in normal form. Linear in the text.
#[must_use]
pub fn segment(article: &Article, interner: &mut Interner) -> Segments {
    let language = article.meta().language.as_deref();
    let rules = passages::Rules::load(language);
    let elided = matches!(language, Some("fr" | "it" | "ca"));
    let mut segments = Segments::default();
    let quoted = running::quotations(article);
    for (block, it) in article.blocks().iter_enumerated() {
        let text = article.text();
        let quotations = &quoted[block];
        let credits = article.credits();
        for span in passages::passages(text, (it.kind, it.span), quotations, credits, &rules) {
            let first = segments.tokens.len();
            tokens::tokens(text, span, elided, |span, kind| {
                let symbol = interner.intern(&tokens::form(article.slice(span)));
                segments.tokens.push(Token { span, kind, symbol });
            });
            let tokens = Run::new(first, segments.tokens.len());
            segments.passages.push(Passage {
                block,
                span,
                tokens,
            });
        }
    }
    segments.quotations = quoted;
    segments.landmarks = Landmarks::new(segments.tokens.as_slice());
    segments
}

#[cfg(test)]
mod tests {
    use super::{Quotation, Segments, segment};
    use crate::article::{Article, ArticleBuilder, BlockKind, Metadata};
    use crate::testing::{Mark, article, parse, print};
    use crate::text::{Interner, Span};
    use proptest::prelude::{Strategy, prop, proptest};

    /// The quotations of a text: `q` marks the content, `u` of what is not closed.
    #[track_caller]
    pub(super) fn check_quotations(marked: &str, find: impl FnOnce(&Article) -> Vec<Quotation>) {
        let expected = parse(marked);
        let found = find(&article(&expected.text));
        let mark = |it: &Quotation| Mark::new(if it.closed { "q" } else { "u" }, it.content);
        let marks: Vec<Mark> = found.iter().map(mark).collect();
        assert_eq!(print(&expected.text, &marks), marked);
    }

    /// The tokens of a text, parted by spaces.
    #[track_caller]
    fn check(text: &str, tokens: &str) {
        let article = article(text);
        let segments = segment(&article, &mut Interner::default());
        let found: Vec<&str> = segments
            .tokens()
            .iter()
            .map(|it| article.slice(it.span))
            .collect();
        assert_eq!(found.join(" "), tokens);
    }

    #[test]
    fn words_numbers_and_marks() {
        check("Vell’s two-day U.S. fair", "Vell ’s two - day U.S. fair");
        check(
            "They don't pay $8,000.50, or 3%.",
            "They don't pay $ 8,000.50 , or 3 % .",
        );
        check(
            "at 10:30 p.m. on the 20th...",
            "at 10:30 p.m. on the 20th ...",
        );
        check(
            "at 11 a. m. in the U. S. and A. M. Lind",
            "at 11 a. m. in the U . S . and A . M . Lind",
        );
        check("the miners’ rock ’n’ roll", "the miners ’ rock ’ n ’ roll");
        check(
            "11\u{202f}400 cups, 1\u{a0}200\u{a0}000 crowns",
            "11\u{202f}400 cups , 1\u{a0}200\u{a0}000 crowns",
        );
        check(
            "in 2019\u{a0}400 cups of 12\u{202f}40",
            "in 2019 400 cups of 12 40",
        );
        check("她说no。", "她 说 no 。");
        check("``Go,'' J.K. said", "`` Go , '' J.K. said");
        check("the 1990s’ F16 it's", "the 1990s ’ F16 it 's");
    }

    /// `parts` cover `whole` but for white space, in order and without overlap.
    fn assert_partition(article: &Article, whole: Span, parts: &[Span]) {
        let mut at = whole.start();
        for part in parts {
            assert!(article.text()[at..part.start()].trim().is_empty());
            assert!(!article.slice(*part).is_empty());
            assert_eq!(article.slice(*part).trim(), article.slice(*part));
            at = part.end();
        }
        assert_eq!(at, whole.end());
    }

    fn assert_invariants(article: &Article, segments: &Segments) {
        let mut passage = 0;
        let mut token = 0;
        for (block, it) in article.blocks().iter_enumerated() {
            let passages: Vec<_> = segments
                .passages()
                .iter()
                .filter(|it| it.block == block)
                .collect();
            let spans: Vec<Span> = passages.iter().map(|it| it.span).collect();
            assert_partition(article, it.span, &spans);
            for it in passages {
                assert_eq!(it.tokens.start(), token);
                token = it.tokens.end();
                let spans: Vec<Span> = segments
                    .tokens
                    .run(it.tokens)
                    .iter()
                    .map(|it| it.span)
                    .collect();
                assert_partition(article, it.span, &spans);
                passage += 1;
            }
        }
        assert_eq!(
            (passage, token),
            (segments.passages.len(), segments.tokens.len())
        );
    }

    fn newsy() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            " ",
            " ",
            "\n\n",
            ".",
            ". ",
            "! ",
            "?",
            "…",
            "...",
            "“",
            "”",
            "\"",
            "'",
            "’",
            "‘",
            "''",
            "``",
            "«",
            "»",
            "„",
            "[",
            "]",
            "(",
            ")",
            "-",
            "—",
            "$",
            "%",
            "8",
            "1,000",
            "A",
            "No",
            "Mr",
            "U.S.",
            "p.m",
            "said",
            "Mara",
            "she",
            "The",
            "é",
            "e\u{301}",
            "她",
            "。",
            "說",
            "👩\u{200d}🚒",
            "\u{ad}",
            "\u{200b}",
            "<a ",
            ">",
            "'s",
            "6'2\"",
        ]);
        prop::collection::vec(piece, 0..60).prop_map(|it| it.concat())
    }

    proptest! {
        #[test]
        fn passages_partition_blocks_and_tokens_passages(text in newsy()) {
            let article = article(&text);
            assert_invariants(&article, &segment(&article, &mut Interner::default()));
        }

        #[test]
        fn any_text_is_partitioned(text in "\\PC*") {
            let article = article(&text);
            assert_invariants(&article, &segment(&article, &mut Interner::default()));
        }
    }

    #[test]
    fn long_passages_and_many_credits_cost_no_more_than_words() {
        let mut french = ArticleBuilder::new(Metadata {
            language: Some("fr".to_owned()),
            ..Metadata::default()
        });
        french.block(BlockKind::Paragraph, &"mer ".repeat(400_000));
        let mut credited = ArticleBuilder::new(Metadata::default());
        for _ in 0..100_000 {
            let span = credited.block(BlockKind::Paragraph, "[AFP] It sank. It rose.");
            let start = span.expect("a block").start();
            credited.credit(Span::new(start, start + 5));
        }
        for article in [french.finish(), credited.finish()] {
            let start = std::time::Instant::now();
            assert!(
                !segment(&article, &mut Interner::default())
                    .tokens()
                    .is_empty()
            );
            assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
        }
    }

    #[test]
    fn marks_on_end_cost_no_more_than_words() {
        for text in ["'", "\"", "“", ".", "A.", "A. "] {
            let article = article(&text.repeat(20_000));
            let start = std::time::Instant::now();
            let found = segment(&article, &mut Interner::default());
            assert!(!found.tokens().is_empty());
            assert!(
                start.elapsed().as_secs() < 20,
                "{text}: {:?}",
                start.elapsed()
            );
        }
    }
}
