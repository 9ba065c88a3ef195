//! `Words`: the words of the articles as they are compared, each looked up in the lists once for all finders.

use crate::align::stems::Stems;
use crate::corpus::Corpus;
use crate::diverge::wording::clauses::{Opening, opener};
use crate::lexicon::spelling::{joined, plain};
use crate::lexicon::stance::{StanceSet, Stances};
use crate::segment::{Token, TokenKind};
use crate::text::normal::fold;
use crate::text::{Span, Symbol};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

/// Letters in which words derived from one another agree.
const ALIKE: usize = 6;

/// What two forms of one word have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Stem(u32),
    /// Of a verb whose base form no article has: which one.
    Base(u32),
}

/// A word as it is compared: without case, style of marks and accents, and what a house style decides; the possessive ending
/// belongs to its word. What is the same wherever the form stands, it has from its [`Form`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plain {
    pub word: Rc<Form>,
    pub span: Span,
    /// Stem of its first token; none for words that tell nothing.
    pub stem: Option<u32>,
    /// What it has in common with its other forms; none for words that tell nothing.
    pub key: Option<Key>,
    /// Equal for long words that begin with the same letters, as those derived from one another do.
    pub start: Option<u32>,
}

impl Deref for Plain {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.word
    }
}

/// What is the same for a form wherever it stands. Held once: an article has few forms for its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    pub form: Rc<str>,
    /// Equal for equal forms of one comparison; says nothing else.
    pub id: u32,
    /// The base form, of a verb.
    pub base: Option<Key>,
    /// As in [`Plain`], of words that tell something.
    pub begins: Option<u32>,
    /// How what it governs is to be taken.
    pub stances: StanceSet,
    /// What it opens, where it opens a piece of a passage.
    pub opens: Option<Opening>,
}

/// The different words met so far.
#[derive(Debug, Default)]
pub(super) struct Words {
    met: RefCell<Met>,
}

#[derive(Debug, Default)]
struct Met {
    by_form: FxHashMap<Rc<str>, u32>,
    by_symbol: FxHashMap<Symbol, u32>,
    with_ending: FxHashMap<(u32, Symbol), u32>,
    starts: FxHashMap<String, u32>,
    bases: FxHashMap<&'static str, u32>,
    all: Vec<Rc<Form>>,
}

impl Words {
    /// The words and numbers among tokens; marks are passed over. Linear.
    pub(super) fn of(
        &self,
        tokens: &[Token],
        corpus: &Corpus,
        stems: &Stems,
        stances: &Stances,
    ) -> Vec<Plain> {
        let met = &mut *self.met.borrow_mut();
        let mut out: Vec<Plain> = Vec::with_capacity(tokens.len());
        for (at, token) in tokens.iter().enumerate() {
            if token.kind == TokenKind::Punctuation {
                continue;
            }
            if let Some(last) = out.last_mut()
                && let Some(number) = joined_number(tokens, at, last, corpus)
            {
                let id = met.word(&number, corpus, stems, stances);
                *last = met.plain(id, last.span.cover(token.span), last.stem);
                continue;
            }
            let form = corpus.interner().form(token.symbol);
            let ending = form.starts_with('\'') || form == "n't";
            match out.last_mut() {
                Some(last) if ending && last.span.end() == token.span.start() => {
                    let key = (last.id, token.symbol);
                    let id = met.with_ending.get(&key).copied().unwrap_or_else(|| {
                        let whole = [&*last.form, form].concat();
                        let id = met.word(&whole, corpus, stems, stances);
                        met.with_ending.insert(key, id);
                        id
                    });
                    let span = last.span.cover(token.span);
                    *last = met.plain(id, span, last.stem);
                }
                _ => {
                    let known = met.by_symbol.get(&token.symbol).copied();
                    let id = known.unwrap_or_else(|| {
                        let id = met.word(&plain(&fold(form)), corpus, stems, stances);
                        met.by_symbol.insert(token.symbol, id);
                        id
                    });
                    out.push(met.plain(id, token.span, stems.of(token)));
                }
            }
        }
        out
    }
}

/// The digits of the number that a token ends and the word before it begins (`forty-two`).
fn joined_number(tokens: &[Token], at: usize, last: &Plain, corpus: &Corpus) -> Option<String> {
    let [tens, hyphen] = tokens.get(at.checked_sub(2)?..at)? else {
        return None;
    };
    let adjoin = tens.kind == TokenKind::Word
        && hyphen.kind == TokenKind::Punctuation
        && tens.span.end() == hyphen.span.start()
        && hyphen.span.end() == tokens[at].span.start()
        && last.span == tens.span;
    let ones = corpus.interner().form(tokens[at].symbol);
    adjoin.then(|| joined(&last.form, &plain(ones)))?
}

impl Met {
    fn word(&mut self, form: &str, corpus: &Corpus, stems: &Stems, stances: &Stances) -> u32 {
        if let Some(&known) = self.by_form.get(form) {
            return known;
        }
        let base = stances.base(form).map(|base| {
            let known = corpus.interner().get(base);
            let stem = known.and_then(|it| stems.of_symbol(it));
            stem.map_or_else(
                || {
                    let next = self.bases.len() as u32;
                    Key::Base(*self.bases.entry(base).or_insert(next))
                },
                Key::Stem,
            )
        });
        let start: String = form.chars().take(ALIKE).collect();
        let long = form.chars().nth(ALIKE - 1).is_some() && start.chars().all(char::is_alphabetic);
        let next = self.starts.len() as u32;
        let start = long.then(|| *self.starts.entry(start).or_insert(next));
        let id = self.all.len() as u32;
        let form: Rc<str> = form.into();
        self.all.push(Rc::new(Form {
            form: Rc::clone(&form),
            id,
            base,
            begins: start,
            stances: stances.of(&form),
            opens: opener(&form),
        }));
        self.by_form.insert(form, id);
        id
    }

    fn plain(&self, id: u32, span: Span, stem: Option<u32>) -> Plain {
        let word = &self.all[id as usize];
        Plain {
            word: Rc::clone(word),
            span,
            stem,
            key: stem.map(|it| word.base.unwrap_or(Key::Stem(it))),
            start: stem.and(word.begins),
        }
    }
}
