//! `Words`: the words of the articles as they are compared, each looked up in the lists once for all finders.

use crate::align::stems::Stems;
use crate::corpus::{Corpus, PassageRef};
use crate::diverge::wording::clauses::{Opening, opener};
use crate::lexicon::language::Language;
use crate::lexicon::spelling::{joined, plain};
use crate::lexicon::stance::{StanceSet, Stances};
use crate::segment::{Token, TokenKind};
use crate::text::index::{ArticleId, IndexVec};
use crate::text::normal::fold;
use crate::text::{Span, Symbol};
use rustc_hash::FxHashMap;
use std::num::NonZeroU32;
use std::ops::Deref;
use std::sync::Arc;

/// Letters in which words derived from one another agree.
const ALIKE: usize = 6;

/// Words that say only when, how much or how often, or to whom one speaks.
const LIGHT: [&str; 39] = [
    "since",
    "also",
    "later",
    "still",
    "even",
    "now",
    "then",
    "already",
    "recently",
    "just",
    "more",
    "much",
    "many",
    "some",
    "well",
    "back",
    "away",
    "out",
    "over",
    "ago",
    "early",
    "earlier",
    "mr",
    "mrs",
    "ms",
    "dr",
    "among",
    "following",
    "while",
    "yet",
    "however",
    "meanwhile",
    "include",
    "including",
    "like",
    "vice",
    "general",
    "sen",
    "rep",
];

/// A small number in which an `Option` takes no room of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Number(NonZeroU32);

impl Number {
    /// The number `n`, which is below the greatest one.
    pub(super) fn new(n: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(n))
    }

    /// Which one it is.
    pub(super) fn get(self) -> u32 {
        self.0.get() - 1
    }
}

/// A word as it is compared: without case, style of marks and accents, and what a house style decides; the possessive ending
/// belongs to its word. What is the same wherever the form stands, it has from its [`Form`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plain {
    pub word: Arc<Form>,
    pub span: Span,
    /// Stem of its first token; none for words that tell nothing.
    pub stem: Option<Number>,
    /// Equal for long words that begin with the same letters, as those derived from one another do.
    pub start: Option<Number>,
}

impl Plain {
    /// What it has in common with its other forms; none for words that tell nothing.
    pub(super) fn key(&self) -> Option<Number> {
        self.stem.map(|it| self.word.base.unwrap_or(it))
    }
}

impl Deref for Plain {
    type Target = Form;

    #[inline]
    fn deref(&self) -> &Form {
        &self.word
    }
}

/// What is the same for a form wherever it stands. Held once: an article has few forms for its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    pub form: Arc<str>,
    /// Equal for equal forms of one comparison; says nothing else.
    pub id: u32,
    /// What the forms of a verb have in common: the stem of its base form, or a number beyond all stems where no article has
    /// that.
    pub base: Option<Number>,
    /// As in [`Plain`], of words that tell something.
    pub begins: Option<Number>,
    /// How what it governs is to be taken.
    pub stances: StanceSet,
    /// Whether it says only when, how much or how often, or to whom one speaks.
    pub light: bool,
    /// What it opens, where it opens a piece of a passage.
    pub opens: Option<Opening>,
}

/// The words of all passages, read once for all finders.
#[derive(Debug)]
pub(super) struct Words {
    pub stances: Stances,
    lists: IndexVec<ArticleId, List>,
}

/// The words of one article, passage behind passage; `ends` tells where each ends.
#[derive(Debug)]
struct List {
    words: Vec<Plain>,
    ends: Vec<u32>,
}

/// The different words met so far.
#[derive(Debug)]
struct Met {
    // The words of this language, by symbol.
    language: Language,
    by_symbol: FxHashMap<Symbol, u32>,
    by_form: FxHashMap<Arc<str>, u32>,
    with_ending: FxHashMap<(u32, Symbol), u32>,
    starts: FxHashMap<String, u32>,
    bases: FxHashMap<&'static str, u32>,
    all: Vec<Arc<Form>>,
}

impl Words {
    /// The words and numbers of all passages; marks are passed over. Linear.
    pub(super) fn new(corpus: &Corpus, stems: &Stems) -> Self {
        let mut languages: Vec<Language> = Vec::new();
        for id in corpus.articles().ids() {
            let language = corpus.language(id);
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        let stances = Stances::load(&languages);
        let mut met = Met::new();
        let read = |id| {
            let segments = corpus.segments(id);
            met.speak(corpus.language(id));
            let mut list = List {
                words: Vec::with_capacity(segments.tokens().len()),
                ends: Vec::with_capacity(segments.passages().len()),
            };
            for passage in segments.passages().ids() {
                let tokens = segments.tokens_of(passage);
                met.read(tokens, corpus, stems, &stances, &mut list.words);
                list.ends.push(list.words.len() as u32);
            }
            list.words.shrink_to_fit();
            list
        };
        let lists = corpus.articles().ids().map(read).collect();
        Self { stances, lists }
    }

    /// The words of a passage.
    pub(super) fn of(&self, (article, passage): PassageRef) -> &[Plain] {
        let list = &self.lists[article];
        let at = passage.index();
        let start = at.checked_sub(1).map_or(0, |it| list.ends[it] as usize);
        &list.words[start..list.ends[at] as usize]
    }
}

/// The digits of the number that a token ends and the word before it begins (`forty-two`).
fn joined_number(
    tokens: &[Token],
    at: usize,
    last: &Plain,
    corpus: &Corpus,
    language: Language,
) -> Option<String> {
    let [tens, hyphen] = tokens.get(at.checked_sub(2)?..at)? else {
        return None;
    };
    let adjoin = tens.kind == TokenKind::Word
        && hyphen.kind == TokenKind::Punctuation
        && tens.span.end() == hyphen.span.start()
        && hyphen.span.end() == tokens[at].span.start()
        && last.span == tens.span;
    let ones = corpus.interner().form(tokens[at].symbol);
    adjoin.then(|| joined(&last.form, &plain(ones, language)))?
}

impl Met {
    fn new() -> Self {
        Self {
            language: Language::English,
            by_symbol: FxHashMap::default(),
            by_form: FxHashMap::default(),
            with_ending: FxHashMap::default(),
            starts: FxHashMap::default(),
            bases: FxHashMap::default(),
            all: Vec::new(),
        }
    }

    /// Reads the next words as those of a language.
    fn speak(&mut self, language: Language) {
        if self.language != language {
            self.language = language;
            self.by_symbol.clear();
        }
    }

    /// Puts the words of a passage behind those that are in `out`.
    fn read(
        &mut self,
        tokens: &[Token],
        corpus: &Corpus,
        stems: &Stems,
        stances: &Stances,
        out: &mut Vec<Plain>,
    ) {
        let first = out.len();
        for (at, token) in tokens.iter().enumerate() {
            if token.kind == TokenKind::Punctuation {
                continue;
            }
            if let Some(last) = out[first..].last_mut()
                && let Some(number) = joined_number(tokens, at, last, corpus, self.language)
            {
                let id = self.word(&number, corpus, stems, stances);
                *last = self.plain(id, last.span.cover(token.span), last.stem);
                continue;
            }
            let form = corpus.interner().form(token.symbol);
            let ending = form.starts_with('\'') || form == "n't";
            match out[first..].last_mut() {
                Some(last) if ending && last.span.end() == token.span.start() => {
                    let key = (last.id, token.symbol);
                    let id = self.with_ending.get(&key).copied().unwrap_or_else(|| {
                        let whole = [&*last.form, form].concat();
                        let id = self.word(&whole, corpus, stems, stances);
                        self.with_ending.insert(key, id);
                        id
                    });
                    *last = self.plain(id, last.span.cover(token.span), last.stem);
                }
                _ => {
                    let known = self.by_symbol.get(&token.symbol).copied();
                    let id = known.unwrap_or_else(|| {
                        let id =
                            self.word(&plain(&fold(form), self.language), corpus, stems, stances);
                        self.by_symbol.insert(token.symbol, id);
                        id
                    });
                    out.push(self.plain(id, token.span, stems.of(token).map(Number::new)));
                }
            }
        }
    }

    fn word(&mut self, form: &str, corpus: &Corpus, stems: &Stems, stances: &Stances) -> u32 {
        if let Some(&known) = self.by_form.get(form) {
            return known;
        }
        let base = stances.base(form).map(|base| {
            let known = corpus.interner().get(base);
            let stem = known.and_then(|it| stems.of_symbol(it));
            Number::new(stem.unwrap_or_else(|| {
                let next = (stems.kinds() + self.bases.len()) as u32;
                *self.bases.entry(base).or_insert(next)
            }))
        });
        let start: String = form.chars().take(ALIKE).collect();
        let long = form.chars().nth(ALIKE - 1).is_some() && start.chars().all(char::is_alphabetic);
        let next = self.starts.len() as u32;
        let start = long.then(|| Number::new(*self.starts.entry(start).or_insert(next)));
        let id = self.all.len() as u32;
        let form: Arc<str> = form.into();
        self.all.push(Arc::new(Form {
            form: Arc::clone(&form),
            id,
            base,
            begins: start,
            stances: stances.of(&form),
            light: LIGHT.contains(&&*form),
            opens: opener(&form),
        }));
        self.by_form.insert(form, id);
        id
    }

    fn plain(&self, id: u32, span: Span, stem: Option<Number>) -> Plain {
        let word = &self.all[id as usize];
        Plain {
            word: Arc::clone(word),
            span,
            stem,
            start: stem.and(word.begins),
        }
    }
}
