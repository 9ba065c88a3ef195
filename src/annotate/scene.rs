//! `Scene`: an article as attribution reads it: tokens with their word classes, sentences that keep quotations whole.

use super::incise;
use super::words::{self, Class};
use crate::article::Article;
use crate::lexicon::cues::Cue;
use crate::lexicon::language::Language;
use crate::segment::marks::Quotation;
use crate::segment::{Segments, Token, TokenKind};
use crate::text::index::{BlockId, TokenId};
use crate::text::{Interner, Run, Span, Symbol};

/// A run of tokens of the article.
pub(super) type Words = Run<TokenId>;

/// The article with the class of each token.
pub(super) struct Scene<'a> {
    pub article: &'a Article,
    segments: &'a Segments,
    tokens: &'a [Token],
    classes: Vec<Class>,
    /// Its language.
    pub language: Language,
    according: Vec<Vec<Symbol>>,
    // Whether each token stands between quotation marks.
    quoted: Vec<bool>,
    // Whether it stands between marks inside a clause that goes on behind them.
    held: Vec<bool>,
}

/// A sentence in which a quotation counts as one word: passages joined over the quotations that they cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub words: Words,
    pub span: Span,
}

/// One block, cut into frames, with its quotations.
pub(super) struct Scenery {
    pub quotations: Vec<Quotation>,
    pub frames: Vec<Frame>,
}

impl<'a> Scene<'a> {
    /// Classifies every token. Linear in the tokens and the words met so far.
    pub fn new(article: &'a Article, segments: &'a Segments, interner: &Interner) -> Self {
        let language = Language::of(article.meta().language.as_deref());
        let words = words::table(interner, language);
        let tokens = segments.tokens().as_slice();
        let classes = tokens
            .iter()
            .map(|it| {
                let known = words.classes.get(it.symbol.index()).copied();
                words::with_shape(
                    known.unwrap_or_default(),
                    article.slice(it.span),
                    it.kind,
                    language,
                )
            })
            .collect();
        Self {
            article,
            segments,
            tokens,
            classes,
            language,
            according: words.according,
            quoted: vec![false; tokens.len()],
            held: vec![false; tokens.len()],
        }
    }

    /// The quotations and frames of a block; remembers which tokens are quoted. Blocks are to be taken in order.
    pub fn scenery(&mut self, block: BlockId) -> Scenery {
        let span = self.article.blocks()[block].span;
        let whole = self.segments.quotations(block).iter().copied();
        let mut quotations: Vec<Quotation> = whole
            .flat_map(|it| incise::parts(self, it).unwrap_or_else(|| vec![it]))
            .collect();
        for it in &mut quotations {
            if let Some(end) = self.lost_end(*it, block) {
                it.span = Span::new(it.span.start(), end);
                it.content = Span::new(it.content.start(), end);
            }
            let run = self.segments.tokens_in(it.span);
            self.quoted[run.start()..run.end()].fill(true);
        }
        let run = self.segments.passages_in(span);
        let mut frames: Vec<Frame> = Vec::new();
        for passage in self.segments.passages().run(run) {
            let joins = frames.last().is_some_and(|it| {
                let n = quotations.partition_point(|q| q.span.start() < it.span.end());
                n > 0 && quotations[n - 1].span.end() > it.span.end()
            });
            match frames.last_mut() {
                Some(last) if joins => {
                    last.span = last.span.cover(passage.span);
                    last.words = Run::new(last.words.start(), passage.tokens.end());
                }
                _ => frames.push(Frame {
                    words: passage.tokens,
                    span: passage.span,
                }),
            }
        }
        Scenery { quotations, frames }
    }

    /// Where a quotation without a closing mark ends all the same: at the comma before a verb of speech and a name
    /// (`“We stay, said Mara Lind.`), unless the next block opens it again.
    fn lost_end(&self, it: Quotation, block: BlockId) -> Option<usize> {
        let end = self.article.blocks()[block].span.end();
        let next = self.article.text()[end..].trim_start();
        if it.closed || next.starts_with(['"', '“', '„', '«', '‘', '\'']) || self.runs_on(block)
        {
            return None;
        }
        let run = self.segments.tokens_in(it.content);
        let ends = |n: &usize| {
            self.is_mark(*n, ",")
                && self.classes[n + 1].cue() == Some(Cue::Speech)
                && self.is(n + 2, Class::CAPITAL)
        };
        let comma = (run.start()..run.end().saturating_sub(2)).find(ends)?;
        Some(self.tokens[comma].span.end())
    }

    /// Whether the next block begins inside a quotation.
    fn runs_on(&self, block: BlockId) -> bool {
        let next = BlockId::new(block.index() + 1);
        let blocks = self.article.blocks();
        blocks.get(next).is_some_and(|it| {
            let first = self.segments.quotations(next).first();
            first.is_some_and(|quoted| quoted.span.start() == it.span.start())
        })
    }

    /// The tokens of the passage with which the next block begins.
    pub fn next_passage(&self, block: BlockId) -> Option<Words> {
        let next = self.article.blocks().get(BlockId::new(block.index() + 1))?;
        let passages = self.segments.passages_in(next.span);
        let all = self.segments.passages().as_slice();
        all.get(passages.start()).map(|it| it.tokens)
    }

    /// First token of the passage in which words begin, and one past its last.
    pub fn sentence_around(&self, words: Words) -> (usize, usize) {
        let at = self.tokens[words.start()].span.start();
        let passage = self.segments.passage_at(at);
        passage.map_or((words.start(), words.end()), |it| {
            let tokens = self.segments.passages()[it].tokens;
            (tokens.start(), tokens.end())
        })
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The tokens of a span.
    pub fn words_of(&self, span: Span) -> Words {
        self.segments.tokens_in(span)
    }

    /// The span of a run of tokens that is not empty.
    pub fn span(&self, words: Words) -> Span {
        self.tokens[words.start()]
            .span
            .cover(self.tokens[words.end() - 1].span)
    }

    /// The token as printed.
    pub fn text(&self, n: usize) -> &'a str {
        &self.article.text()[self.tokens[n].span.range()]
    }

    /// Whether the token is of any of these classes.
    pub fn is(&self, n: usize, class: Class) -> bool {
        self.classes[n].any(class)
    }

    /// What the token can introduce, outside quotations.
    pub fn cue(&self, n: usize) -> Option<Cue> {
        // `United States`, `Human Rights Watch Reports`
        let named = self.is(n, Class::CAPITAL) && n > 0 && self.is(n - 1, Class::CAPITAL);
        // Where nouns have capitals, `Sagen` is none.
        let noun = self.is(n, Class::CAPITAL) && self.language.has_capital_nouns();
        // `heard chants of`, `despite claims of`
        let many = self.is(n, Class::VOICE) && self.text(n).ends_with('s');
        let of = many && n + 1 < self.tokens.len() && self.is(n + 1, Class::OF);
        // `the much-criticized plan`
        let compound = n > 0 && self.is_mark(n - 1, "-") && self.language == Language::English;
        if self.quoted[n] || named || noun || of || compound || self.goes_on(n) {
            return None;
        }
        self.classes[n].cue()
    }

    /// `continued to spend`, `continues despite`: no speech goes on.
    fn goes_on(&self, n: usize) -> bool {
        let next = n + 1;
        let verb = ["continued", "continues"]
            .iter()
            .any(|it| self.is_text(n, it));
        let word = || next < self.len() && self.is_word(next) && !self.quoted[next];
        verb && word() && (self.is_text(next, "to") || n == 0 || !self.quoted[n - 1])
    }

    /// The length of the phrase at a token that introduces a source (`according to`), before `end`; 0 when there is none.
    pub fn according_len(&self, n: usize, end: usize) -> usize {
        if self.quoted[n] {
            return 0;
        }
        if self.is(n, Class::ACCORDING_AFTER) {
            return 1;
        }
        if self.is(n, Class::SO) && n > 0 && self.is_mark(n - 1, ",") {
            let starts = Class::DETERMINER.or(Class::CAPITAL).or(Class::ROLE);
            return usize::from(n + 1 < end && self.is(n + 1, starts));
        }
        if !self.is(n, Class::ACCORDING) {
            return 0;
        }
        let fits = |phrase: &&Vec<Symbol>| {
            n + phrase.len() <= end
                && phrase
                    .iter()
                    .zip(&self.tokens[n..])
                    .all(|(it, token)| *it == token.symbol)
        };
        self.according.iter().find(fits).map_or(0, Vec::len)
    }

    /// Whether a cue is a phrase that introduces a source, and no verb.
    pub fn is_phrase(&self, cue: Words) -> bool {
        let phrases = Class::ACCORDING.or(Class::ACCORDING_AFTER).or(Class::SO);
        self.is(cue.start(), phrases) && self.cue(cue.start()).is_none()
    }

    /// Whether the token stands between quotation marks.
    pub fn is_quoted(&self, n: usize) -> bool {
        self.quoted[n]
    }

    /// Whether the token stands between marks inside a clause that goes on behind them (`his “Harbor First” speech`).
    pub fn is_held(&self, n: usize) -> bool {
        self.held[n]
    }

    /// Remembers that a quotation does not end the clause it stands in.
    pub fn hold(&mut self, words: Words) {
        self.held[words.start()..words.end()].fill(true);
    }

    /// Whether the token is a word or number.
    pub fn is_word(&self, n: usize) -> bool {
        self.tokens[n].kind != TokenKind::Punctuation
    }

    /// Whether the token is this mark.
    pub fn is_mark(&self, n: usize, mark: &str) -> bool {
        self.tokens[n].kind == TokenKind::Punctuation && self.text(n) == mark
    }

    /// Whether there is a token and it is this mark.
    pub fn is_mark_at(&self, n: usize, mark: &str) -> bool {
        n < self.len() && self.is_mark(n, mark)
    }

    /// The token as printed, nothing beyond the end.
    pub fn text_at(&self, n: usize) -> &'a str {
        if n < self.len() { self.text(n) } else { "" }
    }

    /// Whether a line ends behind the token.
    pub fn is_cut_behind(&self, n: usize) -> bool {
        let next = self.tokens.get(n + 1).map(|it| it.span.start());
        let between = self.tokens[n].span.end()..next.unwrap_or(self.tokens[n].span.end());
        next.is_none() || self.article.text()[between].contains('\n')
    }

    /// Whether the token is this word, in lower case.
    pub fn is_text(&self, n: usize, word: &str) -> bool {
        self.text(n).eq_ignore_ascii_case(word)
    }

    /// Whether there is a token before `end` and it is this word.
    pub fn is_text_at(&self, n: usize, end: usize, word: &str) -> bool {
        n < end && self.is_text(n, word)
    }

    /// Whether there is a token before `end` and it is a word.
    pub fn is_word_at(&self, n: usize, end: usize) -> bool {
        n < end && self.is_word(n)
    }

    /// Number of words in a run.
    pub fn count(&self, words: Words) -> usize {
        (words.start()..words.end())
            .filter(|&n| self.is_word(n))
            .count()
    }

    /// Whether a run holds so many words.
    pub fn has_words(&self, words: Words, least: usize) -> bool {
        let all = (words.start()..words.end()).filter(|&n| self.is_word(n));
        all.take(least).count() == least
    }

    /// Whether a run holds no word.
    pub fn is_wordless(&self, words: Words) -> bool {
        !(words.start()..words.end()).any(|n| self.is_word(n))
    }
}
