//! What passages are made of, in terms that all articles share: weighted words and character 4-grams.

use super::stems::Stems;
use crate::article::BlockKind;
use crate::corpus::Corpus;
use crate::lexicon::numbers::{NumberWord, number_word};
use crate::lexicon::spelling::in_letters;
use crate::segment::{Token, TokenKind};
use crate::text::index::{ArticleId, PassageId};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How much of its weight a compound leaves to its parts.
const PARTS: f32 = 0.4;

/// Letters of a word looked at for 4-grams; longer ones are addresses or noise.
const LONGEST_WORD: usize = 48;

/// As a part of how many words a number word counts where nothing follows that it counts.
const NUMBER_RUN: u8 = 3;

/// Words and 4-grams of all symbols of a corpus, as small integers.
///
/// The integers depend on the order of the articles: indices for tables, never to sort by.
pub(super) struct Vocabulary<'a> {
    stems: &'a Stems,
    // By symbol: whether it is a number below a hundred in words.
    small_number: Vec<bool>,
    // The 4-grams of symbol `s` are grams[gram_start[s]..gram_start[s + 1]].
    grams: Vec<u32>,
    gram_start: Vec<u32>,
    gram_kinds: usize,
}

/// The passages of one article that may be linked.
pub(super) struct Profile {
    // By passage; empty for passages that are never linked.
    words: Vec<Range<u32>>,
    linkable: Vec<bool>,
    opens: Vec<bool>,
    titles: Vec<bool>,
    held: Vec<HeldWord>,
    // Those that stand outside of names, sorted by passage.
    plain: Vec<u32>,
    plain_of: Vec<Range<u32>>,
    /// Number of passages that may be linked.
    pub(super) size: usize,
    /// In how many passages each word stands.
    pub(super) passages_with: Vec<u32>,
    /// How often each 4-gram occurs.
    pub(super) gram_counts: Vec<u32>,
}

/// One of the different words of a passage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct HeldWord {
    /// Which word.
    pub(super) word: u32,
    /// How much of its weight it carries: all of it alone, 1 / n in a run of n capitalized words, which is one name with
    /// its title and not n independent rare words.
    pub(super) share: f32,
    /// Whether it stands here by itself, not as a part of a compound only.
    pub(super) whole: bool,
    /// Whether it stands here outside of names too: in lower case, or first in its sentence.
    pub(super) plain: bool,
}

impl<'a> Vocabulary<'a> {
    /// Words and 4-grams of all symbols. Linear in the number of different words.
    pub(super) fn new(corpus: &Corpus, stems: &'a Stems) -> Self {
        let mut kinds: FxHashMap<[char; 4], u32> = FxHashMap::default();
        let mut it = Self {
            stems,
            small_number: Vec::new(),
            grams: Vec::new(),
            gram_start: vec![0],
            gram_kinds: 0,
        };
        for form in corpus.interner().forms() {
            let small = matches!(number_word(form), Some(NumberWord::Small(_)));
            it.small_number.push(small);
            each_gram(&in_letters(form, corpus.common_language()), |gram| {
                let next = kinds.len() as u32;
                it.grams.push(*kinds.entry(gram).or_insert(next));
            });
            it.gram_start.push(it.grams.len() as u32);
        }
        it.gram_kinds = kinds.len();
        it
    }

    /// The word that a token is; none for stop words and marks.
    pub(super) fn word_of(&self, token: &Token) -> Option<u32> {
        self.stems.of_symbol(token.symbol)
    }

    /// The same with the parts of a compound, and how much of its weight each carries.
    pub(super) fn shares_of(&self, token: &Token) -> impl Iterator<Item = (u32, f32)> + '_ {
        let word = self.word_of(token);
        let parts = word.map_or(&[][..], |it| self.stems.parts(it));
        let own = if parts.is_empty() { 1.0 } else { 1.0 - PARTS };
        let whole = word.into_iter().map(move |it| (it, own));
        whole.chain(parts.iter().map(|it| (*it, PARTS)))
    }

    /// Number of different words.
    pub(super) fn words(&self) -> usize {
        self.stems.kinds()
    }

    /// Number of different 4-grams.
    pub(super) fn gram_kinds(&self) -> usize {
        self.gram_kinds
    }

    /// Whether a token is a small number in words that counts nothing: `three towns` and `two-day` say something, the
    /// `three` of `three in the morning` hardly anything, since any two reports have such words.
    fn is_bare_number(&self, tokens: &[Token], at: usize) -> bool {
        let counted = tokens[at + 1..]
            .iter()
            .find(|it| it.kind != TokenKind::Punctuation);
        let is_word = |it: &Token| self.word_of(it).is_some();
        self.small_number[tokens[at].symbol.index()] && !counted.is_some_and(is_word)
    }

    /// The 4-grams of a token, with a space before and after it; none of marks.
    pub(super) fn grams_of(&self, token: &Token) -> &[u32] {
        let at = token.symbol.index();
        &self.grams[self.gram_start[at] as usize..self.gram_start[at + 1] as usize]
    }
}

impl Profile {
    /// The words of an article, passage by passage. Linear in its text.
    pub(super) fn new(corpus: &Corpus, article: ArticleId, vocabulary: &Vocabulary<'_>) -> Self {
        let segments = corpus.segments(article);
        let blocks = corpus.articles()[article].blocks();
        // Where a report was filed says nothing about what its first sentence tells.
        let dateline = corpus.articles()[article].dateline().map(|it| it.span);
        let mut it = Self {
            words: Vec::with_capacity(segments.passages().len()),
            linkable: Vec::with_capacity(segments.passages().len()),
            opens: opening(corpus, article),
            titles: Vec::with_capacity(segments.passages().len()),
            held: Vec::new(),
            plain: Vec::new(),
            plain_of: Vec::with_capacity(segments.passages().len()),
            size: 0,
            passages_with: vec![0; vocabulary.words()],
            gram_counts: vec![0; vocabulary.gram_kinds],
        };
        // The last passage in which each word was met, and where it was put.
        let mut met: Vec<(u32, u32)> = vec![(u32::MAX, 0); vocabulary.words()];
        for (passage, at) in segments.passages().iter_enumerated() {
            let start = it.held.len() as u32;
            let kind = blocks[at.block].kind;
            let tokens = segments.tokens_of(passage);
            let linkable = kind != BlockKind::Byline
                && tokens.iter().any(|it| it.kind != TokenKind::Punctuation);
            if linkable {
                it.size += 1;
                let names_show = !matches!(kind, BlockKind::Headline | BlockKind::Heading);
                let runs = if names_show {
                    name_runs(tokens, corpus.articles()[article].text())
                } else {
                    vec![1; tokens.len()]
                };
                let text = corpus.articles()[article].text();
                for (n, (token, run)) in tokens.iter().zip(runs).enumerate() {
                    if dateline.is_some_and(|it| it.contains(token.span)) {
                        continue;
                    }
                    let plain = n == 0 || !is_capitalized(token, text);
                    let run = if vocabulary.is_bare_number(tokens, n) {
                        run.max(NUMBER_RUN)
                    } else {
                        run
                    };
                    it.hold(token, (run, plain), passage, vocabulary, &mut met);
                }
            }
            it.linkable.push(linkable);
            it.titles
                .push(matches!(kind, BlockKind::Headline | BlockKind::Dek));
            it.words.push(start..it.held.len() as u32);
            let plain = it.plain.len();
            let held = it.held[start as usize..].iter().filter(|it| it.plain);
            it.plain.extend(held.map(|it| it.word));
            it.plain[plain..].sort_unstable();
            it.plain_of.push(plain as u32..it.plain.len() as u32);
        }
        it
    }

    /// Takes in one token of the passage at hand.
    fn hold(
        &mut self,
        token: &Token,
        (run, plain): (u8, bool),
        passage: PassageId,
        vocabulary: &Vocabulary<'_>,
        met: &mut [(u32, u32)],
    ) {
        for &gram in vocabulary.grams_of(token) {
            self.gram_counts[gram as usize] += 1;
        }
        for (n, (word, part)) in vocabulary.shares_of(token).enumerate() {
            let whole = n == 0;
            let share = part / f32::from(run);
            let (last, at) = met[word as usize];
            if last == passage.index() as u32 {
                let held = &mut self.held[at as usize];
                held.share = held.share.max(share);
                held.plain |= plain;
                held.whole |= whole;
            } else {
                met[word as usize] = (passage.index() as u32, self.held.len() as u32);
                self.held.push(HeldWord {
                    word,
                    share,
                    whole,
                    plain,
                });
                self.passages_with[word as usize] += 1;
            }
        }
    }

    /// The different words of a passage, in the order of the text.
    pub(super) fn words(&self, passage: PassageId) -> &[HeldWord] {
        let range = &self.words[passage.index()];
        &self.held[range.start as usize..range.end as usize]
    }

    /// The words of a passage that stand in it outside of names, sorted.
    pub(super) fn plain(&self, passage: PassageId) -> &[u32] {
        let range = &self.plain_of[passage.index()];
        &self.plain[range.start as usize..range.end as usize]
    }

    /// Whether a passage may be linked: bylines and passages of marks alone never are.
    pub(super) fn linkable(&self, passage: PassageId) -> bool {
        self.linkable[passage.index()]
    }

    /// Whether a passage opens its article: it stands in the headline or standfirst, or is the first of the text.
    pub(super) fn opens(&self, passage: PassageId) -> bool {
        self.opens[passage.index()]
    }

    /// Whether a passage stands in the headline or standfirst.
    pub(super) fn is_title(&self, passage: PassageId) -> bool {
        self.titles[passage.index()]
    }

    /// All passages, linkable or not.
    pub(super) fn passages(&self) -> impl ExactSizeIterator<Item = PassageId> + use<> {
        (0..self.words.len()).map(PassageId::new)
    }
}

/// By passage, whether it opens the article: those of headline and standfirst, and the first of the first paragraph.
///
/// Known failure: a greeting or a date in a paragraph of its own is taken for the first of the text.
fn opening(corpus: &Corpus, article: ArticleId) -> Vec<bool> {
    let blocks = corpus.articles()[article].blocks();
    let mut lead_met = false;
    let passages = corpus.segments(article).passages().iter();
    passages
        .map(|it| match blocks[it.block].kind {
            BlockKind::Headline | BlockKind::Dek => true,
            BlockKind::Paragraph => !std::mem::replace(&mut lead_met, true),
            _ => false,
        })
        .collect()
}

/// For each token, how many words the run of capitalized words has in which it stands; 1 outside of such runs.
///
/// Known failure: the first word of a sentence joins the name that follows it.
fn name_runs(tokens: &[Token], text: &str) -> Vec<u8> {
    let mut runs = vec![1; tokens.len()];
    let mut start = 0;
    while start < tokens.len() {
        let mut end = start;
        while end < tokens.len()
            && is_capitalized(&tokens[end], text)
            && (end == start || tokens[end - 1].span.end() + 1 == tokens[end].span.start())
        {
            end += 1;
        }
        let length = u8::try_from(end - start).unwrap_or(u8::MAX).max(1);
        end = end.max(start + 1);
        runs[start..end].fill(length);
        start = end;
    }
    runs
}

/// Whether a word begins with a capital letter.
fn is_capitalized(token: &Token, text: &str) -> bool {
    token.kind == TokenKind::Word && text[token.span.range()].starts_with(char::is_uppercase)
}

/// Calls `found` for each 4-gram of a word set between spaces; for the whole when it is shorter.
fn each_gram(form: &str, mut found: impl FnMut([char; 4])) {
    let letters = form
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(LONGEST_WORD);
    let mut gram = ['\0', '\0', '\0', ' '];
    let mut met = 0;
    for letter in letters.chain([' ']) {
        gram = [gram[1], gram[2], gram[3], letter];
        met += 1;
        if met > 2 {
            found(gram);
        }
    }
    if met == 2 {
        found(gram);
    }
}

#[cfg(test)]
mod tests {
    use super::{each_gram, name_runs};
    use crate::segment::{Token, TokenKind};
    use crate::text::{Interner, Span, offset_in};

    #[track_caller]
    fn check_grams(form: &str, expected: &str) {
        let mut out = Vec::new();
        each_gram(form, |it| {
            out.push(it.iter().filter(|c| **c != '\0').collect::<String>());
        });
        assert_eq!(out.join("|"), expected);
    }

    #[test]
    fn grams_of_a_word_take_in_its_ends() {
        check_grams("dams", " dam|dams|ams ");
        check_grams("ox", " ox ");
        check_grams("a", " a ");
        check_grams("—", "");
    }

    #[test]
    fn a_name_with_its_title_is_one_run() {
        let text = "said Prime Minister Ada Lind, Norway agreed";
        let mut interner = Interner::default();
        let tokens: Vec<Token> = text
            .split_inclusive([' ', ','])
            .map(|it| {
                let start = offset_in(text, it);
                let word = it.trim_end_matches([' ', ',']);
                Token {
                    span: Span::new(start, start + word.len()),
                    kind: if word.is_empty() {
                        TokenKind::Punctuation
                    } else {
                        TokenKind::Word
                    },
                    symbol: interner.intern(word),
                }
            })
            .collect();
        assert_eq!(name_runs(&tokens, text), [1, 4, 4, 4, 4, 1, 1, 1]);
    }
}
